import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { permissions } from '../../src/access/permissions.js';
import { TestHub } from '../hub.js';
import { type Random, random } from '../planner/draw.js';
import { serve } from '../server/http.js';
import { type IdPath, idPaths, minimalCall } from '../server/minimal-call.js';
import { type Caller, Knowledge, callerOf, madeTables, openTables, sumOf, tablesOf, typeOf } from './agreement.js';
import { expectedType, lawful, withResult } from './calls.js';
import { type Findings, type Trial, proof } from './proof.js';
import { ask } from './twins.js';
import { inAWorld, everyRole } from './world.js';

const hub = new TestHub();
let ordinary: Awaited<ReturnType<typeof serve>>;
let schema: GraphQLSchema;
let holders: Holder[];
let versions: Map<string, number>;
/** The types whose rows have global ids, with one row of each at least. */
const types = [...Object.values(typeOf), 'Office', 'Officer', 'Workstream', 'CaseEvent'];

/** An officer, with the rows that are theirs to know, by type: so that not the wall refuses, but the type. */
interface Holder {
  caller: Caller;
  rows: Map<string, string[]>;
}

interface Pair {
  name: string;
  path: IdPath;
  expected: string | undefined;
  /** The type that the id says it is of. */
  said: string;
  /** The type of the row whose key is in it. */
  row: string;
}

const claimsOf = (sub: string) => JSON.stringify({ sub });

beforeAll(async () => {
  await inAWorld(hub);
  schema = hub.app.hub.schema;
  ordinary = await serve(hub, { planning: false, development: true });
  holders = [];
  for (const persona of everyRole) holders.push(await holderOf(await callerOf(hub.admin, `${persona}@102`)));
  const { rows } = await hub.admin.query<{ id: string; version: number }>(
    ['case_file', 'survivor', 'service', 'entitlement', 'rescue_plan']
      .map((table) => `select '${typeOf[table]}_' || id as id, version from hub.${table}`)
      .join(' union all '),
  );
  versions = new Map(rows.map(({ id, version }) => [id, version]));
}, 300_000);
afterAll(async () => {
  await ordinary.stop();
  await hub.stop();
});

async function holderOf(caller: Caller): Promise<Holder> {
  const knowledge = await Knowledge.of(caller, hub.admin);
  const each = Object.entries({ ...typeOf, workstream: 'Workstream', case_event: 'CaseEvent' }).map(
    ([table, type]) => `select '${type}' as type, t.id from hub.${table} t where coalesce((${knowledge.of(table)}), false)`,
  );
  each.push(`select 'Office', id from hub.office t where district_code = 102`, `select 'Officer', id from hub.officer t where subject like '%@102'`);
  const { rows } = await hub.admin.query<{ type: string; id: string }>(`select * from (${each.join(' union all ')}) r order by id`);
  return {
    caller,
    rows: new Map([...Map.groupBy(rows, ({ type }) => type)].map(([type, found]) => [type, found.map(({ id }) => id)])),
  };
}

/**
 * Every place of every mutation where an id stands, with every other type: a row of that type under its own name, the same row under
 * the name of the type that is meant, and the very row that is meant under the other's name.
 */
function allPairs(): Pair[] {
  return Object.keys(permissions.Mutation).flatMap((name) =>
    idPaths(schema, 'Mutation', name).flatMap((path) => {
      const expected = expectedType(schema, 'Mutation', name, path);
      return types
        .filter((type) => type !== expected)
        .flatMap((other): Pair[] => {
          const of = { name, path, expected };
          const own = { ...of, said: other, row: other };
          return expected ? [own, { ...of, said: expected, row: other }, { ...of, said: other, row: expected }] : [own];
        });
    }),
  );
}

/** Calls a mutation with the id of another type, the rest of it as lawful as it can be. Answers what came back. */
async function call({ name, path, said, row }: Pair, dice: Random): Promise<{ answer: string; caller: string }> {
  const may = holders.filter(({ caller }) => (permissions.Mutation[name] as readonly string[]).includes(caller.role));
  const holding = may.filter(({ rows }) => rows.has(row));
  const { caller, rows } = dice.pick(holding.length ? holding : may);
  const of = (type: string | undefined) => {
    const found = type && rows.get(type);
    return found ? dice.pick(found) : '00000000-0000-7000-8000-000000000000';
  };
  const others = holders.find((other) => other.rows.has(row))?.rows.get(row);
  const key = rows.has(row) || !others ? of(row) : dice.pick(others);
  let version = 1;
  const made = minimalCall(schema, 'Mutation', name, {
    alsoFill: path,
    values: lawful,
    idFor: (at) => {
      if (at.join('.') === path.join('.')) {
        version = [...versions].find(([id]) => id.endsWith(key))?.[1] ?? version;
        return `${said}_${key}`;
      }
      const type = expectedType(schema, 'Mutation', name, at);
      const id = `${type}_${of(type)}`;
      version = versions.get(id) ?? version;
      return id;
    },
  });
  const input = made.variables.input as Record<string, unknown> | undefined;
  if (input && 'expectedVersion' in input) input.expectedVersion = version;
  const answer = await ask(`${hub.url}/graphql`, caller.subject, JSON.stringify(withResult(schema, name, made)), claimsOf);
  return { answer: answer.slice(answer.lastIndexOf('] {') + 2), caller: caller.subject };
}

/** Nothing was done: an error, or a problem and no noun, or of several a problem of each. */
function isRefused(answer: string): boolean {
  const { data, errors } = JSON.parse(answer) as {
    data?: Record<string, { problems?: unknown[]; answers?: { problems?: unknown[] }[] } | null>;
    errors?: { extensions: { code: string } }[];
  };
  if (errors) return errors.every(({ extensions }) => extensions.code !== 'INTERNAL');
  return Object.values(data!).every((payload) => isProblem(payload) || (Array.isArray(payload?.answers) && payload.answers.every(isProblem)));
}

const isProblem = (answer: { problems?: unknown[] } | null | undefined) => Boolean(answer?.problems?.length);

async function confuse({ seed, progress }: Trial, pairs: readonly Pair[]): Promise<Findings> {
  const dice = random(seed);
  const findings: unknown[] = [];
  const counts = { pairs: 0, 'not found': 0, 'refused for something else': 0 };
  const tables = await tablesOf(hub.admin);
  // That it was tried is put on record, and of the caller's own how often.
  const kept = tables.filter((table) => !['audit_record', 'opening_count'].includes(table));
  const changing = kept.filter((table) => !openTables.includes(table) && !madeTables.includes(table));
  const whole = await sumOf(hub.admin, kept);
  let before = await sumOf(hub.admin, changing);
  for (const pair of pairs) {
    const { answer, caller } = await call(pair, dice);
    const after = await sumOf(hub.admin, changing);
    if (!isRefused(answer) || after !== before) findings.push({ ...pair, caller, answer, changed: after !== before });
    counts[answer.includes('"NOT_FOUND"') ? 'not found' : 'refused for something else']++;
    before = after;
    progress(++counts.pairs, pairs.length);
  }
  if (findings.length === 0 && (await sumOf(hub.admin, kept)) !== whole) findings.push('something else has changed');
  return { findings, counts };
}

/** The queries by id: whatever an id says it is, only the row of that type answers. */
async function forge({ seed }: Trial, size: number): Promise<Findings> {
  const dice = random(seed);
  const findings: unknown[] = [];
  const nodes = Object.keys(schema.getTypeMap()).filter((type) => types.includes(type));
  let asked = 0;
  for (let n = 0; n < size; n++) {
    const { caller, rows } = dice.pick(holders.filter((holder) => holder.rows.size > 5));
    const ids = Array.from({ length: 20 }, () => {
      const row = dice.pick([...rows.keys()]);
      const key = dice.pick(rows.get(row)!);
      return `${dice.pick(nodes.filter((type) => type !== row))}_${key}`;
    });
    const url = `${dice.chance(0.5) ? hub.url : ordinary.url}/graphql`;
    const all = await ask(
      url,
      caller.subject,
      JSON.stringify({ query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids } }),
      claimsOf,
    );
    if (!all.endsWith(`{"data":{"nodes":[${ids.map(() => 'null').join()}]}}\n`)) findings.push({ caller: caller.subject, ids, all });
    for (const id of ids.slice(0, 3)) {
      const one = await ask(url, caller.subject, JSON.stringify({ query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id } }), claimsOf);
      if (!one.endsWith('{"data":{"node":null}}\n')) findings.push({ caller: caller.subject, id, one });
      for (const name of ['case', 'survivor']) {
        const own = await ask(
          url,
          caller.subject,
          JSON.stringify({ query: `query($id: ID!) { ${name}(id: $id) { id } }`, variables: { id } }),
          claimsOf,
        );
        if (!own.includes('"NOT_FOUND"')) findings.push({ caller: caller.subject, name, id, own });
      }
    }
    asked += 29;
  }
  return { findings, counts: { 'forged ids asked for': asked } };
}

proof(
  'P10',
  'an id of another type is refused by every mutation and every query, and changes no row',
  { full: 100_000, small: 150 },
  async (trial) => {
    const dice = random(trial.seed);
    const pairs = allPairs();
    // All of them, or so many drawn from them.
    const tried = trial.size >= pairs.length ? pairs : Array.from({ length: trial.size }, () => dice.pick(pairs));
    const confused = await confuse(trial, tried);
    const forged = await forge(trial, Math.min(500, Math.ceil(trial.size / 10)));
    return {
      findings: [...confused.findings, ...forged.findings],
      counts: { 'pairs there are': pairs.length, ...confused.counts, ...forged.counts },
    };
  },
);

test('for nearly every place it is known which type is meant there: calls.ts says it where the name does not', () => {
  const unknown = new Set(allPairs().flatMap(({ name, path, expected }) => (expected ? [] : [`${name} ${path.join('.')}`])));
  expect([...unknown].slice(5)).toEqual([]);
});

test('control: a mutation that does not look at the type of an id is found', async () => {
  const doors = hub.app.hub.doors.get('Mutation') as Map<string, (...args: any[]) => Promise<unknown>>;
  const sound = doors.get('triageCase')!;
  doors.set('triageCase', (root, { input }, ...rest) => sound(root, { input: { ...input, caseId: `Case_${input.caseId.split('_')[1]}` } }, ...rest));
  try {
    const pairs = allPairs().filter(({ name, said, row }) => name === 'triageCase' && said !== 'Case' && row === 'Case');
    const { findings } = await confuse({ size: 0, seed: 1, progress: () => undefined }, pairs);
    expect(findings).toContainEqual(expect.objectContaining({ name: 'triageCase', row: 'Case', changed: true }));
  } finally {
    doors.set('triageCase', sound);
  }
}, 120_000);
