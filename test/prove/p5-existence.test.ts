import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { permissions } from '../../src/access/permissions.js';
import { Forbidden } from '../../src/errors.js';
import { type Random, random } from '../planner/draw.js';
import { TestHub } from '../hub.js';
import { serve } from '../server/http.js';
import { type Call, type IdPath, idPaths, minimalCall } from '../server/minimal-call.js';
import { type Caller, Knowledge, callerOf, openTables, sumOf, tablesOf, typeOf } from './agreement.js';
import { expectedType, lawful, withResult } from './calls.js';
import { uuid } from './hidden-changes.js';
import { type Findings, type Trial, proof } from './proof.js';
import { ask } from './twins.js';
import { inAWorld, districts, everyRole } from './world.js';

const hub = new TestHub();
let schema: GraphQLSchema;
let ordinary: Awaited<ReturnType<typeof serve>>;
let callers: Sight[];
let versions: Map<string, number>;

/** A caller with the global ids of all rows: what may be known, and what may not. */
interface Sight {
  caller: Caller;
  visible: string[];
  hidden: string[];
}

/** A place of an operation's arguments where an id stands. */
interface Place {
  kind: 'Query' | 'Mutation';
  name: string;
  path: IdPath;
}

beforeAll(async () => {
  await inAWorld(hub);
  ordinary = await serve(hub, { planning: false, development: true });
  schema = hub.app.hub.schema;
  callers = [];
  for (const subject of [...districts.flatMap((district) => everyRole.map((persona) => `${persona}@${district}`)), 'cwc@196', 'railway-police@102'])
    callers.push(await sightOf(await callerOf(hub.admin, subject)));
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

/** What a token of the test's own hub says. */
const claimsOf = (sub: string) => JSON.stringify({ sub });

async function sightOf(caller: Caller): Promise<Sight> {
  const knowledge = await Knowledge.of(caller, hub.admin);
  const each = Object.entries(typeOf).map(
    ([table, type]) => `select '${type}_' || t.id as id, coalesce((${knowledge.of(table)}), false) as known from hub.${table} t`,
  );
  const { rows } = await hub.admin.query<{ id: string; known: boolean }>(each.join(' union all '));
  const of = (isKnown: boolean) => rows.filter(({ known }) => known === isKnown).map(({ id }) => id);
  return { caller, visible: of(true), hidden: of(false) };
}

/** Every place of every operation where an id stands, from the schema: a new operation is proved by itself. */
function places(): Place[] {
  return (['Query', 'Mutation'] as const).flatMap((kind) =>
    Object.keys(permissions[kind]).flatMap((name) => idPaths(schema, kind, name).map((path) => ({ kind, name, path }))),
  );
}

/** What a refused operation may write: that it was tried, and of the caller's own how often. */
const writtenByRefusals: readonly string[] = ['audit_record', 'opening_count'];

/** A call that is lawful but for the id in one place; that is left open. */
function callWith({ kind, name, path }: Place, { visible }: Sight, dice: Random): (id: string) => Call {
  const open = 'Open_00000000-0000-7000-8000-000000000000';
  let version = 1;
  const call = minimalCall(schema, kind, name, {
    alsoFill: path,
    values: lawful,
    idFor: (at) => {
      if (at.join('.') === path.join('.')) return open;
      const type = expectedType(schema, kind, name, at);
      const fitting = visible.filter((id) => id.startsWith(`${type}_`));
      const id = fitting.length ? dice.pick(fitting) : type === 'Office' ? offices[dice.below(offices.length)]! : `${type}_${uuid(dice)}`;
      version = versions.get(id) ?? version;
      return id;
    },
  });
  const input = call.variables.input as Record<string, unknown> | undefined;
  if (input && 'expectedVersion' in input) input.expectedVersion = version;
  const text = JSON.stringify(kind === 'Mutation' ? withResult(schema, name, call) : call);
  return (id) => JSON.parse(text.replaceAll(open, id)) as Call;
}

/** Offices of every kind: they are in the directory for everybody. */
const offices: string[] = [];
beforeAll(async () => {
  const { rows } = await hub.admin.query<{ id: string }>(`select 'Office_' || id as id from hub.office where district_code = any($1) order by id`, [
    [...districts],
  ]);
  offices.push(...rows.map(({ id }) => id));
});

/** Ids of which none is the caller's to know, or of the type that is asked for. `node` finds whatever is visible, so there it must be hidden. */
function idsToTry({ kind, name, path }: Place, { hidden, visible }: Sight, dice: Random): string[] {
  const expected = expectedType(schema, kind, name, path);
  const fitting = hidden.filter((id) => id.startsWith(`${expected}_`));
  const first = fitting.length && dice.chance(0.7) ? dice.pick(fitting) : dice.pick(hidden);
  const [type, key] = first.split('_') as [string, string];
  const other = dice.pick(Object.values(typeOf).filter((candidate) => candidate !== expected && candidate !== type));
  const ids = [first, `${type}_${uuid(dice)}`, `${other}_${key}`];
  const wrong = visible.filter((id) => expected && !id.startsWith(`${expected}_`));
  return wrong.length ? [...ids, dice.pick(wrong)] : [...ids, `${other}_${uuid(dice)}`];
}

/** Asks with ids that are hidden, never issued and of another type, as officers of every role: one answer, and nothing changed. */
async function existence({ size, seed, progress }: Trial, where: readonly Place[]): Promise<Findings> {
  const dice = random(seed);
  const findings: unknown[] = [];
  const counts = { places: where.length, calls: 0, 'refusals by the door': 0, 'found nothing under the id': 0 };
  const tables = (await tablesOf(hub.admin)).filter((table) => !writtenByRefusals.includes(table));
  const whole = await sumOf(hub.admin, tables);
  const changing = tables.filter((table) => !openTables.includes(table));
  let before = await sumOf(hub.admin, changing);
  for (const [n, place] of where.entries()) {
    const may = callers.filter(({ caller }) => (permissions[place.kind][place.name] as readonly string[]).includes(caller.role));
    for (let trial = 0; trial < size; trial++) {
      const sight = dice.pick(dice.chance(0.9) ? may : callers);
      const at = dice.chance(0.8) ? hub.url : ordinary.url;
      const call = callWith(place, sight, dice);
      const ids = idsToTry(place, sight, dice);
      const answers = await Promise.all(ids.map((id) => ask(`${at}/graphql`, sight.caller.subject, JSON.stringify(call(id)), claimsOf)));
      counts.calls += ids.length;
      if (answers[0]!.includes('"FORBIDDEN","') || answers[0]!.includes('Your role may not')) counts['refusals by the door']++;
      if (/"NOT_FOUND"|"(node|nodes)":(null|\[null\])/.test(answers[0]!)) counts['found nothing under the id']++;
      const told = { place: `${place.name} ${place.path.join('.')}`, caller: sight.caller.subject };
      for (const [i, answer] of answers.entries()) {
        if (answer !== answers[0]) findings.push({ ...told, ids: [ids[0], ids[i]], answers: [bodyOf(answers[0]!), bodyOf(answer)] });
        if (/"INTERNAL"/.test(answer) || answer.includes(ids[i]!.split('_')[1]!)) findings.push({ ...told, id: ids[i], answer: bodyOf(answer) });
      }
      if (findings.length > 20) return { findings, counts };
    }
    const after = await sumOf(hub.admin, changing);
    if (after !== before) findings.push({ place: `${place.name} ${place.path.join('.')}`, what: 'the database has changed' });
    before = after;
    progress(n * size, where.length * size);
  }
  if ((await sumOf(hub.admin, tables)) !== whole) findings.push('the directory has changed');
  return { findings, counts };
}

function bodyOf(answer: string): string {
  return `${answer.slice(0, 4)}${answer.slice(answer.lastIndexOf('] {') + 2, answer.lastIndexOf('] {') + 400)}`;
}

// Each trial compares three other ids with one that is hidden: 10,000 comparisons of each operation.
proof('P5', 'what is hidden and what never was get the same answer, on every operation that takes an id', { full: 3334, small: 2 }, (trial) =>
  existence(trial, places()),
);

test('there is an operation for every place, and for most there is something hidden and something visible', () => {
  expect(places().length).toBeGreaterThan(60);
  for (const { caller, hidden, visible } of callers) {
    expect({ caller, hidden: hidden.length > 50 }).toEqual({ caller, hidden: true });
    if (!['COMMITTEE_MEMBER', 'STATE_ADMIN'].includes(caller.role) && !/196/.test(caller.subject))
      expect({ caller, visible: visible.length > 5 }).toEqual({ caller, visible: true });
  }
});

/** Operations whose time is taken: by id, below a row, and the ways of a change. */
const timed: Place[] = [
  { kind: 'Query', name: 'case', path: ['id'] },
  { kind: 'Query', name: 'survivor', path: ['id'] },
  { kind: 'Query', name: 'node', path: ['id'] },
  { kind: 'Mutation', name: 'triageCase', path: ['input', 'caseId'] },
  { kind: 'Mutation', name: 'recordJourneyEvent', path: ['input', 'survivorId'] },
  { kind: 'Mutation', name: 'recordStatement', path: ['input', 'survivorId'] },
];

/** Takes the time of hidden and of never issued in turn, and compares the medians; what differs thrice in the same direction is a finding. */
async function timing({ size, seed, progress }: Trial, where: readonly Place[]): Promise<Findings> {
  const dice = random(seed);
  const slack = 1.1 + 2.5 / Math.sqrt(size);
  const findings: unknown[] = [];
  let asked = 0;
  const sight = callers.find(({ caller }) => caller.subject === 'ahtu@103')!;
  for (const place of where) {
    const ratios: number[] = [];
    while (ratios.length < 3 && ratios.every((ratio) => ratio > slack || ratio < 1 / slack)) {
      const times = { hidden: [] as number[], absent: [] as number[] };
      for (let n = 0; n < size; n++) {
        const call = callWith(place, sight, dice);
        const type = expectedType(schema, place.kind, place.name, place.path);
        const hidden = dice.pick(sight.hidden.filter((id) => !type || id.startsWith(`${type}_`)));
        const pair = [
          ['hidden', hidden],
          ['absent', `${hidden.split('_')[0]}_${uuid(dice)}`],
        ] as const;
        for (const [what, id] of dice.chance(0.5) ? pair : pair.toReversed()) {
          const body = JSON.stringify(call(id));
          const start = performance.now();
          await ask(`${hub.url}/graphql`, sight.caller.subject, body, claimsOf);
          times[what].push(performance.now() - start);
          asked++;
        }
        progress(n);
      }
      ratios.push(median(times.hidden) / median(times.absent));
    }
    if (ratios.length === 3 && (ratios.every((ratio) => ratio > 1) || ratios.every((ratio) => ratio < 1))) findings.push({ place, ratios });
  }
  return { findings, counts: { operations: where.length, calls: asked } };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

proof('P5', 'and take the same time', { full: 2000, small: 30 }, (trial) => timing(trial, timed));

/** Plants what a door does with a row that is there and hidden, for as long as something is done. */
async function planted<T>({ kind, name, path }: Place, fault: () => unknown, doing: () => Promise<T>): Promise<T> {
  const doors = hub.app.hub.doors.get(kind) as Map<string, (...args: any[]) => Promise<unknown>>;
  const sound = doors.get(name)!;
  const inDatabase = new Set(callers.flatMap(({ hidden, visible }) => [...hidden, ...visible]));
  doors.set(name, async (...args) => {
    const id = path.reduce((value: any, field) => value[field], args[1]) as string;
    const { actor } = args[2] as { actor: { subject: string } };
    const sight = callers.find(({ caller }) => caller.subject === actor.subject)!;
    if (inDatabase.has(id) && sight.hidden.includes(id)) await fault();
    return sound(...args);
  });
  try {
    return await doing();
  } finally {
    doors.set(name, sound);
  }
}

const silent = { seed: 1, progress: () => undefined };

test.each(timed)(
  'control: a refusal that says of something hidden that it is there is found: $name',
  async (place) => {
    const refuse = () => {
      throw new Forbidden('This is not for you.');
    };
    const { findings } = await planted(place, refuse, () => existence({ ...silent, size: 30 }, [place]));
    expect(findings).not.toEqual([]);
  },
  120_000,
);

test('control: an operation that takes longer over what is hidden is found', async () => {
  const [place] = timed;
  const { findings } = await planted(
    place!,
    () => new Promise((done) => setTimeout(done, 100)),
    () => timing({ ...silent, size: 9 }, [place!]),
  );
  expect(findings).toHaveLength(1);
}, 120_000);

test('control: an operation that writes although it refuses is found', async () => {
  const place: Place = { kind: 'Query', name: 'survivor', path: ['id'] };
  const write = () => hub.admin.query(`update hub.statement_text set text = text || '.'`);
  const { findings } = await planted(place, write, () => existence({ ...silent, size: 20 }, [place]));
  expect(findings).toContainEqual({ place: 'survivor id', what: 'the database has changed' });
}, 120_000);
