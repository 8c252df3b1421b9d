import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { type GraphQLField, type GraphQLNamedType, buildSchema, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { publishMonths } from '../../src/statistics/publish-months.js';
import { useHub } from '../hub.js';
import { putOnFile } from './caseload.js';

const hub = useHub();
const GAYA = 196;
/** Who has no case there: unit, bureau and committee of another State. */
const strangers = ['ahtu', 'ahtb', 'committee'];

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

/** The one query that tells of cases which are not one's own, and what is asked of it. */
const CUBE: Record<string, string> = { publishedNumbers: '(month: "2026-06-01")', publishedMonths: '' };

/** What must be said to ask the others. */
const given: Record<string, string> = {
  ...CUBE,
  driveResults: '(from: "2026-04-01", until: "2026-06-30")',
  fieldFigures: '(month: "2026-06-01")',
  // of the State in which the strangers have no part
  hotspots: '(state: 10)',
};

/** They are asked of one row by its id: what is not one's own is not found (P2, P10), and has no numbers; officers are no cases. */
const ofOneRow = new Set(['whoSaw', 'relatedAlerts', 'explainAccess', 'officers', 'casesBehind']);

/** Each query with everything in its answer that can be a number, so that one which is added later is asked too. */
function questions(): { name: string; query: string }[] {
  return Object.values(schema.getQueryType()!.getFields())
    .filter((field) => !isOfARow(getNamedType(field.type)) && !ofOneRow.has(field.name))
    .map((field) => {
      const needed = field.args.filter(isRequiredArgument).map(({ name }) => name);
      if (needed.length > 0 && !(field.name in given))
        throw new Error(`${field.name} must be given ${needed.join(', ')}: say here what is asked of it, or that it is of one row`);
      return { name: field.name, query: `{ ${field.name}${given[field.name] ?? ''} ${everythingOf(getNamedType(field.type))} }` };
    });
}

const isOfARow = (type: GraphQLNamedType) => type.name === 'Node' || (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'));

function everythingOf(type: GraphQLNamedType, deep = 3): string {
  if (!isObjectType(type)) return '';
  const asked = (field: GraphQLField<unknown, unknown>): string[] => {
    const inner = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(inner)) return [field.name];
    // Of a list its rows and their number; rows by themselves are proved elsewhere (P1 to P3).
    if (isOfARow(inner)) return deep === 0 ? [] : [`${field.name} { __typename }`];
    if (field.name === 'edges' || field.name === 'pageInfo' || deep === 0) return [];
    return [`${field.name} ${everythingOf(inner, deep - 1)}`];
  };
  return `{ __typename ${Object.values(type.getFields()).flatMap(asked).join(' ')} }`;
}

const answersOf = async (persona: string): Promise<Record<string, unknown>> => {
  const answers: Record<string, unknown> = {};
  for (const { name, query } of questions()) {
    const answer = await hub.officer(persona).ask(query);
    const codes = answer.errors?.map(({ extensions }) => extensions.code);
    if (codes?.some((code) => !['FORBIDDEN', 'NOT_FOUND'].includes(code))) throw new Error(`${persona} ${name}: ${JSON.stringify(answer.errors)}`);
    answers[name] = codes ?? answer.data;
  }
  return answers;
};

const openInGaya = () =>
  hub
    .officer(`ahtu@${GAYA}`)
    .does('openCase', { kind: 'CHILD_LABOUR', district: GAYA, channel: 'WALK_IN', receivedAt: '2026-05-01T10:00:00+05:30' }, 'id version');

beforeAll(async () => {
  hub.setClock('2026-06-10T12:00:00+05:30');
  await openInGaya();
  for (const one of ['ahtu', 'police'])
    await hub.officer(one).does('openCase', { kind: 'MISSING_CHILD', district: 102, channel: 'WALK_IN', receivedAt: '2026-05-01T10:00:00+05:30' });
  await putOnFile(hub.admin, '2026-06', [{ state: 10, district: GAYA, stage: 'INTAKE', kind: 'CHILD_LABOUR', cases: 60 }]);
}, 60_000);

test('no number that an office is told moves by a case of another jurisdiction, but those of the cube when it is published', async () => {
  expect(questions().map(({ name }) => name)).toEqual(
    expect.arrayContaining(['caseNumbers', 'caseCounts', 'cases', 'workload', 'survivors', 'publishedNumbers']),
  );
  const before = await Promise.all(strangers.map(answersOf));
  const there = await answersOf(`ahtu@${GAYA}`);
  // The unit is told of its own cases: a number that is refused, or 0 for everybody, would prove nothing.
  expect(before[0]).toMatchObject({ caseNumbers: { caseNumbers: { total: 2 } } });

  const opened = await openInGaya();
  const { id, version } = await openInGaya();
  await hub.officer(`ahtu@${GAYA}`).does('closeCase', { caseId: id, expectedVersion: version, reason: 'NOT_AN_OFFENCE' });
  await hub.officer(`ahtu@${GAYA}`).does('triageCase', { caseId: opened.id, expectedVersion: opened.version, priority: 'HIGH' });
  expect(await Promise.all(strangers.map(answersOf))).toEqual(before);

  // Control: whoever has cases there sees their numbers move.
  const moved = await answersOf(`ahtu@${GAYA}`);
  for (const name of ['caseNumbers', 'caseCounts', 'cases']) expect(moved[name]).not.toEqual(there[name]);

  await publishMonths(hub.admin, { now: new Date('2026-07-02T06:00:00+05:30') });
  const after = await Promise.all(strangers.map(answersOf));
  for (const [i, answers] of after.entries())
    expect(
      Object.keys(answers)
        .filter((name) => JSON.stringify(answers[name]) !== JSON.stringify(before[i]![name]))
        .toSorted(),
    ).toEqual(Object.keys(CUBE).toSorted());
}, 120_000);
