import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { accessListProblems } from '../../src/database/access-lists.js';
import { aBoy } from '../hub.js';
import { random } from '../planner/draw.js';
import { HubProcess, Issuer, KilledDatabase } from './killed-server.js';
import { proof } from './proof.js';

const CLIENTS = 16;
let database: KilledDatabase;
let issuer: Issuer;
let hubs: HubProcess[];
let subjects: string[];

beforeAll(async () => {
  [database, issuer] = await Promise.all([KilledDatabase.create(), Issuer.open()]);
  // Two processes over one database: who is not answered by the one asks the other.
  hubs = await Promise.all([HubProcess.create(database.url, issuer), HubProcess.create(database.url, issuer)]);
  await Promise.all(hubs.map((hub) => hub.start()));
  const { rows } = await database.admin.query<{ subject: string }>(
    `select subject from hub.officer where subject like 'ahtu@%' order by subject limit ${CLIENTS}`,
  );
  subjects = rows.map(({ subject }) => subject);
}, 120_000);
afterAll(async () => {
  await Promise.all(hubs?.map((hub) => hub.kill()) ?? []);
  await database?.remove();
  await issuer?.close();
});

/** One thing that somebody meant to record: the opIds it was sent under, and the one that was answered. */
interface Intent {
  operation: string;
  opIds: string[];
  acknowledged?: string;
}

interface Habits {
  /** A client that makes a new opId when it was not answered. */
  forgetsOpId?: boolean;
  /** How many of the answers are lost on the way. */
  loses?: number;
}

interface Answered {
  data?: Record<string, { noun: any; problems: { code: string; message: string }[] }>;
  errors?: { message: string; extensions: { code: string } }[];
}

/** Sixteen officers who record what they do. Whoever is not answered asks again, until there is an answer. */
class Clients {
  readonly intents: Intent[] = [];
  readonly unexpected: string[] = [];
  acknowledged = 0;
  retries = 0;
  private isOver = false;
  private readonly working: Promise<void>[];

  constructor(
    private readonly draw: () => number,
    private readonly habits: Habits = {},
  ) {
    this.working = subjects.map((subject) => this.work(subject));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.working);
  }

  private async work(subject: string): Promise<void> {
    const token = await issuer.token(subject);
    const district = Number(subject.split('@')[1]);
    const does = (operation: string, noun: string, input: object, fields: string) => this.record(token, operation, noun, input, fields);
    while (!this.isOver) {
      const start = Date.now() - 3 * 86_400_000;
      const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
      const opened = await does('openCase', 'case', { kind: 'CHILD_LABOUR', district, channel: 'PATROL', receivedAt: at(0) }, 'id');
      if (!opened) continue;
      const rescue = await does(
        'recordRescue',
        'rescue',
        { caseId: opened.id, district, startedAt: at(10), endedAt: at(20), survivors: [aBoy] },
        'survivors { nodes { id version } }',
      );
      let survivor: { id: string; version: number } | undefined = rescue?.survivors.nodes[0];
      for (let step = 0; survivor && step < 20 && !this.isOver; step++)
        survivor = await does(
          'recordJourneyEvent',
          'survivor',
          {
            survivorId: survivor.id,
            expectedVersion: survivor.version,
            status: step % 2 ? 'AT_MEDICAL_EXAMINATION' : 'IN_SAFE_CUSTODY',
            happenedAt: at(60 + step),
            // With a note and without: the same statement, other rows.
            ...(step % 3 === 0 && { note: 'In good health', place: 'Bus stand' }),
          },
          'id version',
        );
    }
  }

  /** Sends it until it is answered; undefined when the work is over before. */
  private async record(token: string, operation: string, noun: string, input: object, fields: string): Promise<any> {
    const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input!`;
    const query = `mutation M($input: ${type}) { answer: ${operation}(input: $input) { noun: ${noun} { ${fields} } problems { code message } } }`;
    const intent: Intent = { operation, opIds: [randomUUID()] };
    this.intents.push(intent);
    for (let tries = 0; tries === 0 || !this.isOver; tries++) {
      if (tries > 0) {
        this.retries++;
        if (this.habits.forgetsOpId) intent.opIds.push(randomUUID());
        await sleep(20 + this.draw() * 60);
      }
      const opId = intent.opIds.at(-1)!;
      const send = () => this.ask(token, { query, variables: { input: { opId, ...input } } });
      // Some are sent twice at once, and of some the answer is lost on the way.
      const [answer] = await Promise.all(this.draw() < 0.05 ? [send(), send()] : [send()]);
      if (this.draw() < (this.habits.loses ?? 0.05) || !answer?.data?.answer) {
        const code = answer?.errors?.[0]?.extensions.code;
        if (code && code !== 'UNAVAILABLE') this.unexpected.push(`${operation}: ${code}`);
        continue;
      }
      const { noun: found, problems } = answer.data.answer;
      if (problems.length > 0) {
        this.unexpected.push(`${operation}: ${problems[0]!.code} ${problems[0]!.message}`);
        return undefined;
      }
      intent.acknowledged = opId;
      this.acknowledged++;
      return found;
    }
    return undefined;
  }

  /** Asks one of the hubs; undefined: there was no answer, and what became of it is not known. */
  private async ask(token: string, body: object): Promise<Answered | undefined> {
    const hub = hubs[Math.floor(this.draw() * hubs.length)]!;
    try {
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      return (await response.json()) as Answered;
    } catch {
      return undefined;
    }
  }
}

/** Everything that is in one transaction and must be there with the rest of it or not at all. */
const halves: Record<string, string> = {
  'operation and audit are not one transaction each': `
    select x::text as what from (
      select xmin as x, 1 as done, 0 as audited from hub.operation_done
      union all select xmin, 0, 1 from hub.audit_record where changed <> '{}' and decision = 'ALLOWED') rows
    group by x having (sum(done), sum(audited)) <> (1, 1)`,
  // A row of the outbox is given its place after the commit: by then it is another transaction's.
  'an operation is not told of once': `
    select d.op_id::text as what from hub.operation_done d left join hub.outbox o on o.officer_id = d.officer_id and o.event = d.operation and o.at = d.at
      and o.subject like '%' || d.result_id group by d.officer_id, d.op_id having count(o.id) <> 1`,
  'told of what was not done': `
    select o.id::text as what from hub.outbox o where o.event <> 'clockMoved' and not exists (
      select from hub.operation_done d where d.officer_id = o.officer_id and d.operation = o.event and d.at = o.at and o.subject like '%' || d.result_id)`,
  'the audit names another opId, officer or operation': `
    select a.op_id::text as what from hub.audit_record a join hub.operation_done d on d.xmin = a.xmin
    where (a.op_id, a.officer_id, a.operation) is distinct from (d.op_id, d.officer_id, d.operation)`,
  ...Object.fromEntries(
    ['case_file', 'rescue', 'survivor', 'journey_event', 'journey_note', 'journey_place'].flatMap((table) => [
      [
        `${table} without an audit row`,
        `select t.id::text as what from hub.${table} t left join (select unnest(changed) as row from hub.audit_record) a on a.row = '${table}:' || t.id
         group by t.id having count(a.row) = 0`,
      ],
      [
        `audit of a ${table} that is not there`,
        `select a.row as what from (select distinct unnest(changed) as row from hub.audit_record) a
         where a.row like '${table}:%' and not exists (select from hub.${table} t where '${table}:' || t.id = a.row)`,
      ],
    ]),
  ),
  'a step is in another transaction than its audit': `
    select e.id::text as what from hub.journey_event e join (select xmin as x, unnest(changed) as row from hub.audit_record) a
      on a.row = 'journey_event:' || e.id where e.xmin <> a.x`,
  'a survivor has not moved with the journey': `
    select s.id::text as what from hub.survivor s join hub.journey_event e on e.survivor_id = s.id group by s.id having s.version <> count(*)`,
};

async function faults(client: pg.Client, intents: readonly Intent[]): Promise<string[]> {
  const found: string[] = [];
  const { rows } = await client.query<{ op_id: string; times: number }>(
    'select op_id, count(*)::int as times from hub.audit_record where op_id = any($1) and changed <> $2 group by op_id',
    [intents.flatMap(({ opIds }) => opIds), []],
  );
  const times = new Map(rows.map((row) => [row.op_id, row.times]));
  for (const { operation, opIds, acknowledged } of intents) {
    if (acknowledged && !times.has(acknowledged)) found.push(`lost: ${operation} ${acknowledged}`);
    const done = opIds.reduce((sum, opId) => sum + (times.get(opId) ?? 0), 0);
    if (done > 1) found.push(`doubled: ${operation} ${opIds.join(' ')}`);
  }
  for (const [what, sql] of Object.entries(halves))
    for (const row of (await client.query<{ what: string }>(sql)).rows) found.push(`half-done: ${what}: ${row.what}`);
  for (const problem of await accessListProblems(client)) found.push(`half-done: ${problem}`);
  return found;
}

proof(
  'P9',
  'no acknowledged change is lost, none is doubled and none half-done, with hub and database killed in turn',
  { full: 300, small: 2 },
  async ({ size, seed, progress }) => {
    const draw = random(seed).next;
    const clients = new Clients(draw);
    const kills = { hubs: 0, databases: 0 };
    const coming: Promise<void>[] = [];
    for (let n = 0; n < size; n++) {
      progress(n);
      const enough = clients.acknowledged + 10 + Math.floor(draw() * 60);
      for (let waited = 0; clients.acknowledged < enough; waited++) {
        if (waited > 6000) throw new Error(`Nobody is answered any more after ${n} kills`);
        await sleep(10);
      }
      await sleep(draw() * 30);
      if (n % 2) {
        await database.kill();
        await database.start();
        kills.databases++;
      } else {
        await Promise.all(coming.splice(0));
        const hub = hubs[(n / 2) % hubs.length]!;
        await hub.kill();
        kills.hubs++;
        // The other goes on meanwhile.
        coming.push(hub.start());
      }
    }
    await Promise.all(coming);
    const enough = clients.acknowledged + CLIENTS;
    while (clients.acknowledged < enough) await sleep(10);
    await clients.stop();
    const { intents, acknowledged, retries, unexpected } = clients;
    const found = await faults(database.admin, intents);
    return { findings: [...found, ...unexpected], counts: { ...kills, intents: intents.length, acknowledged, retries } };
  },
);

test('control: a client that asks again under a new opId doubles what it records, and that is found', async () => {
  const clients = new Clients(random(1).next, { forgetsOpId: true, loses: 0.5 });
  while (clients.acknowledged < 60) await sleep(10);
  await clients.stop();
  const found = await faults(database.admin, clients.intents);
  expect(found.some((fault) => fault.startsWith('doubled: '))).toBe(true);
}, 60_000);

test('control: a database that acknowledges what it has not written loses it, and that is found', async () => {
  await database.kill();
  // Nothing is written for ten seconds, unless the log's memory is full before.
  await database.start({ synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB', checkpoint_timeout: '1h' });
  const clients = new Clients(random(2).next);
  while (clients.acknowledged < 40) await sleep(10);
  await database.kill();
  await database.start();
  await clients.stop();
  const found = await faults(database.admin, clients.intents);
  expect(found.some((fault) => fault.startsWith('lost: '))).toBe(true);
}, 60_000);

test.each([
  [
    'a change without its audit row',
    `delete from hub.audit_record where ctid = (select ctid from hub.audit_record where operation = 'openCase' limit 1)`,
  ],
  ['a change without its outbox row', 'delete from hub.outbox where ctid = (select ctid from hub.outbox limit 1)'],
  ['an audit row without its change', `delete from hub.journey_note where ctid = (select ctid from hub.journey_note limit 1)`],
])('control: %s is found', async (_, plant) => {
  await database.admin.query('begin; set local session_replication_role = replica');
  expect(await database.admin.query(plant)).toMatchObject({ rowCount: 1 });
  const found = await faults(database.admin, []);
  await database.admin.query('rollback');
  expect(found.some((fault) => fault.startsWith('half-done: '))).toBe(true);
});
