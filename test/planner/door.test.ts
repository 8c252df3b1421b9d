import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { permissions } from '../../src/access/permissions.js';
import { Role } from '../../src/access/roles.js';
import { personaSubject } from '../../src/offices/personas.js';
import { examples } from '../../src/server/examples.js';
import { TestHub } from '../hub.js';
import { inJaipur } from '../jaipur.js';
import { bearer, post, serve } from '../server/http.js';

const hub = new TestHub();
let ordinary: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  await inJaipur(hub);
  ordinary = await serve(hub, { planning: false, development: true });
}, 400_000);
afterAll(async () => {
  await ordinary.stop();
  await hub.stop();
});

async function ask(at: { url: string }, persona: string, query: string, variables?: object): Promise<string> {
  const { status, text } = await post(at, { query, variables }, await bearer(hub, personaSubject(persona)));
  return `${status} ${text}`;
}

const personas = [
  'police',
  'ahtu',
  'ahtb',
  'child-police',
  'labour',
  'administration',
  'cwc',
  'dcpu',
  'home',
  'medical',
  'legal',
  'ngo',
  'committee',
  'admin',
];
const queries = examples.filter(({ query }) => !query.startsWith('mutation'));

test('what code computes of a row is computed of that row, however deep it stands under others like it', async () => {
  const query = `{ survivors(last: 5) { nodes { id ageBand ageCategories { act category }
    case { survivors(first: 20) { nodes { id ageBand ageCategories { act category } } } } } } }`;
  const answer = await ask(hub, 'ahtu', query);
  expect(answer).toEqual(await ask(ordinary, 'ahtu', query));
  expect(new Set([...answer.matchAll(/"ageBand":"([\d-]+)"/g)].map(([, band]) => band)).size).toBeGreaterThan(1);
});

test.each(queries.map(({ title, query, variables }) => [title, query, variables] as const))(
  'without the planner every department gets the same bytes: %s',
  async (_title, query, variables) => {
    for (const persona of personas)
      expect({ persona, answer: await ask(hub, persona, query, variables) }).toEqual({
        persona,
        answer: await ask(ordinary, persona, query, variables),
      });
  },
);

/** How often the door asks who may call an operation, while something is done. */
async function asked(operation: string, doing: () => Promise<unknown>, of: 'Query' | 'Mutation' = 'Query'): Promise<number> {
  let times = 0;
  const listed = permissions[of][operation]!;
  permissions[of][operation] = Object.assign([...listed], {
    some(is: (role: Role) => boolean) {
      times++;
      return listed.some(is);
    },
  });
  try {
    await doing();
  } finally {
    permissions[of][operation] = listed;
  }
  return times;
}

test.each([
  ['planned', '{ cases { nodes { number } } }'],
  ['handed back for a computed list', '{ cases { nodes { number } } viewer { roles } }'],
  ['refused', '{ cases(first: 101) { nodes { number } } }'],
  ['handed back after the statement: nothing is there', '{ cases { totalCount } case(id: "Case_00000000-0000-7000-8000-000000000000") { id } }'],
])('the door is passed once for each field, on both ways: %s', async (_, query) => {
  expect(await asked('cases', () => ask(hub, 'ahtu', query))).toBe(1);
  expect(await asked('cases', () => ask(ordinary, 'ahtu', query))).toBe(1);
});

test('twice is counted as twice', async () => {
  expect(await asked('cases', () => ask(hub, 'ahtu', '{ cases { totalCount } again: cases { totalCount } }'))).toBe(2);
});

test('a role that may not call gets the same refusal on both ways', async () => {
  const listed = permissions.Query.cases!;
  permissions.Query.cases = listed.filter((role) => role !== Role.LABOUR_OFFICER);
  try {
    const query = '{ cases { nodes { number } } states { code } }';
    const answer = await ask(hub, 'labour', query);
    expect(answer).toContain('FORBIDDEN');
    expect(answer).toBe(await ask(ordinary, 'labour', query));
    expect(await ask(hub, 'ahtu', query)).not.toContain('FORBIDDEN');
  } finally {
    permissions.Query.cases = listed;
  }
});

const CHANGE = `mutation($a: OpenCaseInput!, $b: OpenCaseInput!, $more: Boolean!) {
  first: openCase(input: $a) { problems { code message path } case { ...Of } again: case @include(if: $more) { number version } __typename }
  second: openCase(input: $b) { case { ...Of survivors { totalCount } } problems { code } }
} fragment Of on Case { id number stage leadOffice { name } participants { nodes { capacity office { name } } } }`;
const A_CASE = { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-11-20T10:05:00+05:30' };

test.each([
  ['done', {}],
  ['with problems', { receivedAt: '2031-01-01T00:00:00+05:30' }],
  ['refused by the verb', { district: 9999 }],
])('a change is made once behind its door, and told in the same bytes on both ways: %s', async (_, second) => {
  const variables = { a: { opId: randomUUID(), ...A_CASE }, b: { opId: randomUUID(), ...A_CASE, ...second }, more: true };
  let planned = '';
  expect(await asked('openCase', async () => (planned = await ask(hub, 'ahtu', CHANGE, variables)), 'Mutation')).toBe(2);
  const count = async () => (await hub.admin.query('select count(*)::int as n from hub.case_file')).rows;
  const cases = await count();
  // The same operations again, the ordinary way: nothing is changed, and the answer is the same.
  let told = '';
  expect(await asked('openCase', async () => (told = await ask(ordinary, 'ahtu', CHANGE, variables)), 'Mutation')).toBe(2);
  expect(told).toBe(planned);
  expect(await count()).toEqual(cases);
});

test('a role that may not change gets the same refusal on both ways', async () => {
  const variables = { a: { opId: randomUUID(), ...A_CASE }, b: { opId: randomUUID(), ...A_CASE }, more: false };
  const answer = await ask(hub, 'committee', CHANGE, variables);
  expect(answer).toContain('FORBIDDEN');
  expect(answer).toBe(await ask(ordinary, 'committee', CHANGE, variables));
});
