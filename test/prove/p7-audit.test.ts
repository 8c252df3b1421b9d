import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { aNamed, lawful } from '../disclosure/openings.js';
import { useHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { KilledHub } from './killed-hub.js';
import { proof } from './proof.js';

const hub = useHub();
const OPEN =
  'mutation($input: OpenInput!) { openIdentity(input: $input) { identities { survivor { id } names { fullName } village } problems { code } } }';
/** In each of these districts a rescue of four, each with a name that nobody else has. */
const districts = [102, 103, 104, 105, 106, 107];
const survivorsOf = new Map<number, string[]>();
/** Two, so that one serves while the other is being started: the time is for openings. */
let hubs: [KilledHub, KilledHub];

/** What a client has received: who, under which operation, of whom. */
interface Received {
  subject: string;
  opId: string;
  survivorId: string;
}

beforeAll(async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  for (const district of districts) {
    const ahtu = hub.officer(`ahtu@${district}`);
    const { id: caseId } = await ahtu.does('openCase', {
      kind: 'CHILD_LABOUR',
      district,
      channel: 'PENCIL',
      receivedAt: '2026-06-02T10:05:00+05:30',
    });
    const survivors = ['A', 'B', 'C', 'D'].map((letter) => aNamed(`Mark${letter} OfDistrict`));
    const rescue = await ahtu.does(
      'recordRescue',
      { caseId, district, startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30', survivors },
      'survivors { nodes { id } }',
    );
    survivorsOf.set(
      district,
      rescue.survivors.nodes.map(({ id }: { id: string }) => id),
    );
  }
  hubs = [new KilledHub(hub), new KilledHub(hub)];
}, 120_000);

afterAll(() => Promise.all((hubs ?? []).map((each) => each.kill())));

/** Those of the identities received of which no record says that they were seen, by this officer under this operation. */
async function notOnRecord(received: readonly Received[]): Promise<Received[]> {
  const { rows } = await hub.admin.query<{ key: string }>(
    `select o.subject || ' ' || a.op_id || ' ' || replace(s, 'ID:', 'Survivor_') as key
     from hub.audit_record a join hub.officer o on o.id = a.officer_id, unnest(a.seen) s
     where a.operation = 'openIdentity' and a.decision = 'ALLOWED' and a.purpose is not null and a.basis is not null`,
  );
  const seen = new Set(rows.map(({ key }) => key));
  return received.filter(({ subject, opId, survivorId }) => !seen.has(`${subject} ${opId} ${survivorId}`));
}

/** What of an answer is identity. */
function identitiesIn(text: string | undefined, subject: string, opId: string): Received[] {
  if (!text?.includes('Mark')) return [];
  const { data } = JSON.parse(text) as { data: { openIdentity: { identities: { survivor: { id: string } }[] } } };
  return data.openIdentity.identities.map(({ survivor }) => ({ subject, opId, survivorId: survivor.id }));
}

/** The budget of the day is not what is tried here. */
const freshBudget = () => hub.admin.query('delete from hub.opening_count');

proof(
  'P7',
  'every identity that anybody received is on record, with the hub killed every two seconds',
  { full: 100_000, small: 80 },
  async ({ size, seed, progress }) => {
    const dice = random(seed);
    const received: Received[] = [];
    let [unanswered, isDone] = [0, false];
    let [serving, next] = hubs;
    await serving.start();
    const killer = (async () => {
      while (!isDone) {
        await Promise.all([next.start(), sleep(size < 1000 ? 1000 : 2000)]);
        await serving.kill();
        [serving, next] = [next, serving];
        await freshBudget();
      }
    })();
    const client = async () => {
      while (received.length < size) {
        progress(received.length);
        const district = dice.pick(districts);
        const subject = `${dice.pick(['ahtu', 'police-head', 'cwc', 'dcpu', 'child-police'])}@${district}`;
        const [opId, survivors] = [randomUUID(), survivorsOf.get(district)!];
        const survivorIds = [...new Set([dice.pick(survivors), ...survivors.filter(() => dice.chance(0.6))])];
        const body = { query: OPEN, variables: { input: { opId, survivorIds, ...lawful } } };
        // Whoever has no answer asks again under the same opId, until there is one.
        for (;;) {
          const text = await serving.ask(subject, body);
          received.push(...identitiesIn(text, subject, opId));
          if (text !== undefined) break;
          unanswered++;
          await sleep(100);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    isDone = true;
    await killer;
    await serving.kill();
    const kills = hubs[0].kills + hubs[1].kills;
    const lacking = await notOnRecord(received);
    // Proved is what was received, so that is what is counted: a proof in which nobody received anything would prove nothing.
    expect(received.length).toBeGreaterThanOrEqual(size);
    expect(kills).toBeGreaterThan(0);
    return { findings: lacking, counts: { received: received.length, 'without an answer': unanswered, kills } };
  },
);

test('control: a record that a superuser has taken away is found lacking', async () => {
  const [survivorId] = survivorsOf.get(102)!;
  const opId = randomUUID();
  const { data } = await hub.officer('ahtu').ask(OPEN, { input: { opId, survivorIds: [survivorId], ...lawful } });
  const received = identitiesIn(JSON.stringify({ data }), 'ahtu@102', opId);
  expect(await notOnRecord(received)).toEqual([]);
  await hub.admin.query('begin');
  await hub.admin.query(`set local session_replication_role = replica`);
  await hub.admin.query('delete from hub.audit_record where op_id = $1', [opId]);
  expect(await notOnRecord(received)).toEqual(received);
  await hub.admin.query('rollback');
});

/** How the store of the audit breaks, and how it is mended. */
const faults: [how: string, plant: string, mend: string][] = [
  ['nobody may write it', 'revoke insert on hub.audit_record from samanvay_hub', 'grant insert on hub.audit_record to samanvay_hub'],
  [
    'it refuses what is written',
    `create function hub.refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
     create trigger refuse before insert on hub.audit_record for each row execute function hub.refuse()`,
    'drop function hub.refuse() cascade',
  ],
  ['it is gone', 'alter table hub.audit_record rename to audit_elsewhere', 'alter table hub.audit_elsewhere rename to audit_record'],
  [
    'it fails at the very end, when the transaction is committed',
    `create function hub.refuse() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
     create constraint trigger refuse after insert on hub.audit_record deferrable initially deferred for each row execute function hub.refuse()`,
    'drop function hub.refuse() cascade',
  ],
  [
    'it swallows what is written and says nothing',
    `create function hub.swallow() returns trigger language plpgsql as $$ begin return null; end $$;
     create trigger swallow before insert on hub.audit_record for each row execute function hub.swallow()`,
    'drop function hub.swallow() cascade',
  ],
  [
    'the connection dies while it is written',
    `create function hub.die() returns trigger language plpgsql security definer as $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return new; end $$;
     create trigger die before insert on hub.audit_record for each row execute function hub.die()`,
    'drop function hub.die() cascade',
  ],
];

proof(
  'P7',
  'no way to break the store of the audit lets a protected byte out, and it works again without a restart',
  { full: 6 * 2000, small: 6 * 8 },
  async ({ size, seed, progress }) => {
    const dice = random(seed);
    const findings: unknown[] = [];
    let [asked, refused] = [0, 0];
    const one = async (): Promise<string> => {
      const district = dice.pick(districts);
      const input = { opId: randomUUID(), survivorIds: [dice.pick(survivorsOf.get(district)!)], ...lawful };
      return JSON.stringify(await hub.officer(`${dice.pick(['ahtu', 'cwc', 'dcpu'])}@${district}`).ask(OPEN, { input }));
    };
    for (const [how, plant, mend] of faults) {
      await freshBudget();
      await hub.admin.query(plant);
      try {
        for (let n = 0; n < size / faults.length; n += 8) {
          for (const text of await Promise.all(Array.from({ length: 8 }, one))) {
            progress(++asked);
            if (/Mark|Guardian|Village/.test(text)) findings.push({ how, text });
            else if (text.includes('AUDIT_UNAVAILABLE') && !/audit_record|full|trigger/.test(text)) refused++;
            else if (!text.includes('"UNAVAILABLE"')) findings.push({ how, text });
          }
        }
      } finally {
        await hub.admin.query(mend);
      }
      // It can be written again, and so it is opened again.
      await freshBudget();
      const text = await one();
      if (!text.includes('Mark')) findings.push({ how, after: text });
    }
    expect(refused).toBeGreaterThan(asked / 2);
    return { findings, counts: { asked, 'refused for want of a record': refused } };
  },
);

test('a change that cannot be put on record is not made either', async () => {
  for (const [how, plant, mend] of faults.slice(0, 3)) {
    await hub.admin.query(plant);
    const before = await hub.admin.query('select count(*)::int as n from hub.case_file');
    const { errors } = await hub.officer('ahtu').ask(`mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }`, {
      input: { opId: randomUUID(), kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30' },
    });
    await hub.admin.query(mend);
    expect({ how, errors: errors?.length, cases: (await hub.admin.query('select count(*)::int as n from hub.case_file')).rows }).toEqual({
      how,
      errors: 1,
      cases: before.rows,
    });
  }
});
