import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { permissions } from '../../src/access/permissions.js';
import type { PageReading, SummaryReading } from '../../src/planner/reading.js';
import { NotFound, Forbidden } from '../../src/errors.js';
import { draw, harvest, random, type Random, type Seen } from '../planner/draw.js';
import { type Caller, Knowledge, callerOf, typeOf } from './agreement.js';
import { drawMutation } from './calls.js';
import { type HiddenChange, HiddenChanges, uuid } from './hidden-changes.js';
import { type Findings, type Trial, proof } from './proof.js';
import { type Twin, type Way, ask, askedAt, inOrder, mustBeAlike, twins, ways } from './twins.js';
import { inAWorld, districts, everyRole } from './world.js';

let pair: [Twin, Twin];
let schema: GraphQLSchema;
let callers: Caller[];

beforeAll(async () => {
  pair = await twins(inAWorld);
  schema = pair[0].apps.kept.hub.schema;
  const subjects = [
    ...districts.flatMap((district) => everyRole.map((persona) => `${persona}@${district}`)),
    'cwc@196',
    'dcpu@196',
    'railway-police@102',
  ];
  callers = [];
  for (const subject of subjects) callers.push(await callerOf(pair[0].admin, subject));
  for (const { admin } of pair) {
    // Changes come as far as the last moment and are taken back: what they would answer on the way is compared, and both stay the same.
    await admin.query(`create function hub.never() returns trigger language plpgsql as $$ begin raise exception 'taken back'; end $$`);
    await admin.query(
      'create constraint trigger never after insert on hub.operation_done deferrable initially deferred for each row execute function hub.never()',
    );
    // That content was read is put on record under an id that is drawn: what the asking itself leaves, neither shows.
    await admin.query(`create policy told_before on hub.sighting as restrictive for select to samanvay_hub using (at < '${askedAt.toISOString()}')`);
  }
}, 120_000);
afterAll(async () => {
  for (const twin of pair) await twin.stop();
});

/** What is tried: everything, or what a control is about. */
interface Attempt {
  callers: readonly Caller[];
  /** Of which kinds the hidden changes are; all when left out. */
  kinds?: HiddenChanges['kinds'];
  /** Draws a request's body. */
  request: (memory: Memory, caller: Caller, dice: Random) => string;
  way?: Way;
  pairsARound?: number;
  /** So many findings are enough. */
  enough: number;
}

/** What a caller has seen and asked so far, and what the caller may not know of. */
interface Memory {
  seen: Seen;
  hidden: string[];
  /** Of it, what is in one of the two databases alone. */
  fresh: string[];
  sorts: string[];
  versions: Map<string, number>;
  asked: string[];
}

const AT_ONCE = 4;

/**
 * Changes in the second database what the caller may not know of, asks both the same, and compares every byte. Then the first one is
 * changed likewise: both hold the same again, and the next round is about another caller.
 */
async function compare([a, b]: [Twin, Twin], { size, seed, progress }: Trial, attempt: Attempt): Promise<Findings & { unknown: string[] }> {
  const dice = random(seed);
  const changes = await HiddenChanges.over(b.admin);
  const memories = new Map<string, Memory>();
  const findings: unknown[] = [];
  const counts: Record<string, number> = { pairs: 0, rounds: 0, 'answers with data': 0, refusals: 0, 'changes that came to their end': 0 };
  const count = (what: string, n = 1) => (counts[what] = (counts[what] ?? 0) + n);
  const { kinds = changes.kinds, pairsARound = 25 } = attempt;
  while (counts.pairs! < size && findings.length < attempt.enough) {
    const caller = dice.pick(attempt.callers);
    const memory: Memory = memories.get(caller.subject) ?? {
      seen: { ids: [], cursors: [] },
      hidden: [],
      fresh: [],
      sorts: [],
      versions: new Map(),
      asked: [],
    };
    memories.set(caller.subject, memory);
    // What was asked twice is kept: before the change, so that it could be told again after it.
    for (const body of memory.asked.slice(-3))
      for (const twin of [a, b]) for (let n = 0; n < 2; n++) harvest(dataOf(await ask(twin.urls.kept, caller.subject, body)), memory.seen);

    const made = await changes.make(caller, dice, 3 + dice.below(6), kinds);
    for (const { kind } of made) count(kind);
    count('rounds');
    if (made.length > 0) {
      await learn(memory, caller, b, dice);
      memory.fresh = made.flatMap(({ statements }) => statements.flatMap(({ adds }) => adds ?? []));
      const requests = Array.from({ length: Math.min(pairsARound, size - counts.pairs!) }, () => {
        const body = memory.asked.length > 5 && dice.chance(0.3) ? dice.pick(memory.asked) : attempt.request(memory, caller, dice);
        return { body, way: attempt.way ?? dice.pick(ways) };
      });
      for (let at = 0; at < requests.length; at += AT_ONCE) {
        const asked = requests.slice(at, at + AT_ONCE).map(async ({ body, way }) => {
          const [first, second] = await Promise.all([ask(a.urls[way], caller.subject, body), ask(b.urls[way], caller.subject, body)]);
          const data = dataOf(first);
          harvest(data, memory.seen);
          count(data && !first.includes('"problems":[{') ? 'answers with data' : 'refusals');
          if (body.includes('mutation') && first.includes('"INTERNAL"')) count('changes that came to their end');
          if (first !== second && inOrder(first) !== inOrder(second))
            findings.push({ ...difference(first, second), body, way, of: describe(caller, made) });
          if (!body.includes('mutation')) memory.asked.push(body);
        });
        await Promise.all(asked);
        count('pairs', asked.length);
      }
      memory.asked.splice(0, memory.asked.length - 60);
    }
    for (const { statements } of made) for (const { sql, params } of statements) await a.admin.query(sql, params);
    if (counts.rounds! % 20 === 0) await mustBeAlike(a, b);
    progress(counts.pairs!);
  }
  return { findings, counts: { ...counts, 'tables left alone': changes.unknown.length }, unknown: changes.unknown };
}

function dataOf(answer: string): any {
  const at = answer.indexOf('{"data":');
  return at < 0 ? undefined : (JSON.parse(answer.slice(at)) as { data: unknown }).data;
}

function describe({ subject }: Caller, made: readonly HiddenChange[]): string {
  return `${subject}; ${made.map(({ what }) => what).join('; ')}`;
}

function difference(first: string, second: string): object {
  let at = 0;
  while (first[at] === second[at]) at++;
  return { first: first.slice(Math.max(0, at - 120), at + 120), second: second.slice(Math.max(0, at - 120), at + 120) };
}

/** Ids and sort values of what the caller may not know of (some of it in one of the databases alone), and what may be known. */
async function learn(memory: Memory, caller: Caller, twin: Twin, dice: Random): Promise<void> {
  const knowledge = await Knowledge.of(caller, twin.admin);
  const salt = String(dice.below(1e9));
  const pick = (table: string, isHidden: boolean) =>
    `(select '${typeOf[table]}_' || t.id as id, ${isHidden} as hidden from hub.${table} t where coalesce((${knowledge.of(table)}), false) <> ${isHidden}
      order by md5(t.id::text || '${salt}') limit 4)`;
  const each = Object.keys(typeOf).flatMap((table) => [pick(table, true), pick(table, false)]);
  const { rows } = await twin.admin.query<{ id: string; hidden: boolean }>(each.join(' union all '));
  memory.hidden = rows.filter(({ hidden }) => hidden).map(({ id }) => id);
  harvest(
    rows.filter(({ hidden }) => !hidden).map(({ id }) => id),
    memory.seen,
  );
  const { rows: sorts } = await twin.admin.query<{ sort: string }>(
    `select t.updated_at::text as sort from hub.case_file t where not coalesce((${knowledge.of('case_file')}), false)
     union all select t.opened_at::text from hub.case_file t where not coalesce((${knowledge.of('case_file')}), false) limit 40`,
  );
  memory.sorts = sorts.map(({ sort }) => sort);
  const { rows: versions } = await twin.admin.query<{ id: string; version: number }>(
    ['case_file', 'survivor', 'service', 'entitlement', 'rescue_plan']
      .map((table) => `select '${typeOf[table]}_' || id as id, version from hub.${table}`)
      .join(' union all '),
  );
  memory.versions = new Map(versions.map(({ id, version }) => [id, version]));
}

/** Any query, or any mutation: about what the caller sees, what the caller may not know of, and what never was. */
function anyRequest(memory: Memory, caller: Caller, dice: Random): string {
  const { seen, versions } = memory;
  const hidden = [...memory.hidden, ...memory.fresh];
  if (dice.chance(0.35)) {
    const names = Object.keys(permissions.Mutation);
    const own = names.filter((name) => (permissions.Mutation[name] as readonly string[]).includes(caller.role));
    const idFor = (type: string | undefined) => {
      const among = dice.chance(0.4) ? hidden : seen.ids;
      const fitting = among.filter((id) => id.startsWith(`${type}_`));
      return fitting.length && dice.chance(0.95) ? dice.pick(fitting) : among.length && dice.chance(0.5) ? dice.pick(among) : `${type}_${uuid(dice)}`;
    };
    return JSON.stringify(drawMutation(schema, dice.pick(own.length && dice.chance(0.9) ? own : names), dice, idFor, (id) => versions.get(id) ?? 1));
  }
  const mixed: Seen = {
    ids: [...seen.ids, ...hidden, `Case_${uuid(dice)}`, `Survivor_${uuid(dice)}`],
    cursors: dice.chance(0.3) ? [...seen.cursors, ...seen.cursors.slice(0, 40).map((cursor) => moved(cursor, memory, dice))] : seen.cursors,
  };
  const { source, variables } = draw(schema, dice, mixed);
  return JSON.stringify({ query: source, variables });
}

/** A cursor that stands where something hidden would. */
function moved(cursor: string, { hidden, sorts }: Memory, dice: Random): string {
  const [list, sort, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];
  const row = hidden.length ? dice.pick(hidden).split('_')[1]! : id;
  const value = sort === id ? row : /^\d{4}-.*:/.test(sort) && sorts.length ? dice.pick(sorts) : sort;
  return Buffer.from(JSON.stringify([list, value, sort === id ? value : row])).toString('base64url');
}

proof('P2', 'what an officer may not see changes no byte of any answer they get', { full: 50_000, small: 120 }, async (trial) => {
  const { unknown, ...found } = await compare(pair, trial, { callers, request: anyRequest, enough: 10 });
  process.stderr.write(`P2: left alone, since the agreement here says nothing of them: ${unknown.join(', ')}\n`);
  return found;
});

/** What is hidden of a case, in a number: a function of somebody who sees everything. */
const leaked = 'hub.leaked(a.case_id)';

beforeAll(async () => {
  for (const { admin } of pair) {
    await admin.query(`create function hub.leaked(the_case uuid) returns int stable language sql security definer set search_path = hub, pg_temp
      as $$ select abs(hashtext(coalesce(string_agg(e::text, ',' order by id), ''))) % 1000 from entitlement_detail e where case_id = the_case $$`);
    // Views read with the rights of who made them.
    await admin.query('create view hub.every_access as select * from hub.case_access; create view hub.every_tally as select * from hub.case_tally');
    await admin.query('grant select on hub.every_access, hub.every_tally to samanvay_hub');
  }
});

type Door = (...args: any[]) => Promise<unknown>;

/** Plants a fault behind the door of a query in both running hubs, looks for it as the proof does, and takes it out again. */
async function planted(
  query: string,
  fault: (reading: any, args: any, twin: Twin) => unknown,
  attempt: Omit<Attempt, 'callers' | 'enough'> & { caller: string; size: number },
) {
  const doors = pair.map((twin) => ({ twin, map: twin.apps.planned.hub.doors.get('Query') as Map<string, Door> }));
  const sound = doors.map(({ map }) => map.get(query)!);
  for (const [i, { map, twin }] of doors.entries())
    map.set(query, async (...args) => (await fault(await sound[i]!(...args), args[1], twin)) ?? (await sound[i]!(...args)));
  try {
    const { caller, size, ...rest } = attempt;
    const callersOf = [callers.find(({ subject }) => subject === caller)!];
    return await compare(
      pair,
      { size, seed: 1, progress: () => undefined },
      { ...rest, way: 'planned', pairsARound: 2, callers: callersOf, enough: 1 },
    );
  } finally {
    for (const [i, { map }] of doors.entries()) map.set(query, sound[i]!);
  }
}

const money: HiddenChanges['kinds'] = [
  function (caller, dice) {
    return this.update(caller, dice, 'entitlement_detail');
  },
];
const wholeCases: HiddenChanges['kinds'] = [HiddenChanges.prototype.copyOfCase];

const faults: [what: string, query: string, fault: Parameters<typeof planted>[1], kinds: HiddenChanges['kinds'], source: string][] = [
  [
    'sort',
    'cases',
    (reading: PageReading) => {
      reading.source.order = { column: `(a.updated_at + make_interval(days => ${leaked}))`, type: 'timestamptz' };
    },
    money,
    '{ cases { nodes { id } } }',
  ],
  [
    'filter',
    'cases',
    (reading: PageReading) => void reading.source.where!.push({ sql: `${leaked} % 2 = 0`, params: [] }),
    money,
    '{ cases(filter: { status: OPEN }) { nodes { id } } }',
  ],
  [
    'cursor',
    'cases',
    (reading: PageReading) => {
      reading.source.order = { column: `(a.updated_at + make_interval(secs => ${leaked} / 1e6))`, type: 'timestamptz', descending: true };
    },
    money,
    '{ cases { pageInfo { endCursor } } }',
  ],
  [
    'count',
    'cases',
    (reading: PageReading) => void Object.assign(reading.source, { accessList: 'hub.every_access a', where: [] }),
    wholeCases,
    '{ cases(first: 1) { totalCount } }',
  ],
  [
    'aggregate',
    'caseNumbers',
    (reading: SummaryReading) => {
      const gathered = reading.gathered.replaceAll('office_id = ?', '(office_id = ? or true)').replaceAll('hub.case_tally', 'hub.every_tally');
      // By its text the planner knows it again: the plan of the fault must not outlive it.
      Object.assign(reading, { gathered, sql: `${reading.sql} -- planted` });
    },
    wholeCases,
    '{ caseNumbers { byStage { stage cases } } }',
  ],
  [
    'error',
    'case',
    async (_reading, { id }: { id: string }, { admin }) => {
      const { rowCount } = await admin.query(`select 1 from hub.case_file where id = $1 and number like 'XX-%'`, [id.split('_')[1]]);
      if (rowCount) throw new Forbidden('This case is not for you.');
      throw new NotFound();
    },
    wholeCases,
    'query($id: ID!) { case(id: $id) { number } }',
  ],
];

test.each(faults)(
  'control: a planted %s that leaks is found',
  async (_what, query, fault, kinds, source) => {
    const request = ({ fresh }: Memory, _caller: Caller, dice: Random) => {
      const cases = fresh.filter((id) => id.startsWith('Case_'));
      return JSON.stringify({
        query: source,
        variables: source.includes('$id') ? { id: cases.length ? dice.pick(cases) : `Case_${uuid(dice)}` } : {},
      });
    };
    const caller = 'child-police@102';
    const { findings } = await planted(query, (reading, args, twin) => Promise.resolve(fault(reading, args, twin)).then(() => reading), {
      caller,
      kinds,
      request,
      size: 200,
    });
    expect(findings).not.toEqual([]);
    // And what it found was the fault.
    const none = await planted(query, (reading) => reading, { caller, kinds, request, size: 4 });
    expect(none.findings).toEqual([]);
  },
  120_000,
);
