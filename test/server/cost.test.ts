import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { type OperationDefinitionNode, buildSchema, parse } from 'graphql';
import pg from 'pg';
import { root } from '../../src/root.js';
import { rowsAtMost } from '../../src/server/cost.js';
import { examples } from '../../src/server/examples.js';
import { limits } from '../../src/server/limits.js';
import { useHub } from '../hub.js';
import { bearer, post, serve } from './http.js';

const hub = useHub();
afterEach(() => void jest.restoreAllMocks());

const schema = buildSchema(readFileSync(join(root, 'schema/schema.graphql'), 'utf8'));
const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(' ');

function rows(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return rowsAtMost(schema, document, document.definitions[0] as OperationDefinitionNode, variables) - 1;
}

test.each<[string, number, string, Record<string, unknown>?]>([
  ['a page counts its rows', 100, '{ cases(first: 100) { nodes { id number kind } } }'],
  ['the last counts like the first', 7, '{ cases(last: 7) { nodes { id } } }'],
  ['without a size a page has twenty', 20, '{ cases { edges { node { id } cursor } pageInfo { endCursor } } }'],
  ['a size may be a variable', 30, 'query($n: Int) { cases(first: $n) { nodes { id } } }', { n: 30 }],
  ['a variable that is not sent has its default', 40, 'query($n: Int = 40) { cases(first: $n) { nodes { id } } }'],
  ['a variable that is null has none', 20, 'query($n: Int = 40) { cases(first: $n) { nodes { id } } }', { n: null }],
  ['more than a page has is refused by the list, not here', 100, 'query($n: Int) { cases(first: $n) { nodes { id } } }', { n: 2_000_000_000 }],
  [
    'nor does less than nothing earn anything',
    5,
    '{ cases(first: -100) { nodes { survivors { nodes { id } } } } survivors(first: 5) { nodes { id } } }',
  ],
  ['a page below each row multiplies', 10 + 30, '{ cases(first: 10) { nodes { survivors(first: 3) { nodes { id } } } } }'],
  ['a single object counts once a row', 10 + 10 + 10, '{ cases(first: 10) { nodes { district { state { code } } } } }'],
  ['a count costs ten', 20 + 10, '{ cases { totalCount nodes { id } } }'],
  ['a count below each row costs ten for each', 10 + 10 * (20 + 10), '{ cases(first: 10) { nodes { survivors { totalCount } } } }'],
  [
    'edges and nodes are one page, and what hangs below both counts twice',
    10 + 20,
    '{ cases(first: 10) { edges { node { district { name } } } nodes { district { name } } } }',
  ],
  ['ids count as many as they are', 3, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }],
  ['ids may stand in the document', 2, '{ nodes(ids: ["a", "b"]) { id } }'],
  [
    'fragments count where they are spread',
    10 + 30,
    '{ cases(first: 10) { nodes { ...F ... on Case { id } } } } fragment F on Case { survivors(first: 3) { nodes { id } } }',
  ],
  ['what is behind an interface counts', 1 + 3, '{ node(id: "x") { ... on Case { survivors(first: 3) { nodes { id } } } } }'],
  [
    'what a mutation answers counts',
    1 + 1 + 3,
    'mutation($input: TriageCaseInput!) { triageCase(input: $input) { case { survivors(first: 3) { nodes { id } } } } }',
  ],
  ['the schema of the schema counts nothing', 0, '{ __schema { types { fields { type { name } } } } __typename }'],
])('%s: %i rows', (_, expected, query, variables = {}) => {
  expect(rows(query, variables)).toBe(expected);
});

const tooMuch: [string, string, object?][] = [
  ['500 aliases of one list', `{ ${times(500, (i) => `a${i}: cases(first: 100) { nodes { id } }`)} }`],
  ['aliases within the limits, each with two levels', `{ ${times(20, (i) => `a${i}: cases(first: 100) { nodes { survivors { nodes { id } } } }`)} }`],
  ['12 levels', `{ cases { nodes { ${times(5, () => 'survivors { nodes {  case {')} number ${'}'.repeat(15)} } } }`],
  [
    '12 levels of pages of two',
    `{ rescues(first: 100) { nodes { case { ${times(3, () => 'survivors { nodes { case {')} number ${'}'.repeat(9)} } } } }`,
  ],
  [
    '1 MB of fragments',
    `{ cases { nodes { ...F0 } } } ${times(10_000, (i) => `fragment F${i} on Case { number kind stage status priority survivors(first: 100) { nodes { id } } }`)}`,
  ],
  [
    '200 kB of fragments',
    `{ cases { nodes { ...F0 } } } ${times(2000, (i) => `fragment F${i} on Case { number kind stage survivors(first: 100) { nodes { id } } }`)}`,
  ],
  ['pages of 100 at every level', `{ cases(first: 100) { nodes { survivors(first: 100) { nodes { orders(first: 100) { nodes { id } } } } } } }`],
  ['the same from the end', `{ cases(last: 100) { nodes { survivors(last: 100) { nodes { orders(last: 100) { nodes { id } } } } } } }`],
  [
    'the same in fragments',
    `{ cases(first: 100) { nodes { ...C } } } fragment C on Case { survivors(first: 100) { nodes { ...S } } } fragment S on Survivor { orders(first: 100) { nodes { id } } }`,
  ],
  [
    'the same in variables',
    'query($n: Int) { cases(first: $n) { nodes { survivors(first: $n) { nodes { orders(first: $n) { nodes { id } } } } } } }',
    { n: 100 },
  ],
  [
    'the same as a default of a variable',
    'query($n: Int = 100) { cases(first: $n) { nodes { survivors(first: $n) { nodes { orders(first: $n) { nodes { id } } } } } } }',
  ],
  [
    'the same over edges',
    `{ cases(first: 100) { edges { node { survivors(first: 100) { edges { node { orders(first: 100) { edges { cursor } } } } } } } } }`,
  ],
  [
    'the same below a node',
    '{ nodes(ids: ["a", "b", "c"]) { ... on Case { survivors(first: 100) { nodes { orders(first: 100) { nodes { id } } } } } } }',
  ],
  ['counts below pages of 100', '{ cases(first: 100) { nodes { survivors(first: 100) { nodes { orders(first: 0) { totalCount } } } } } }'],
  ['ordinary pages four levels deep', '{ cases { nodes { survivors { nodes { carePlans { nodes { services { nodes { id } } } } } } } } }'],
  [
    'a mutation that asks for too much',
    'mutation($input: TriageCaseInput!) { triageCase(input: $input) { case { survivors(first: 100) { nodes { orders(first: 100) { nodes { detail { number } } } } } } } }',
    { input: {} },
  ],
];

function textOf(sent: unknown): string {
  return typeof sent === 'string' ? sent : String((sent as { text?: unknown }).text);
}

/** Statements about cases and people that were sent to the database while `work` ran. Who asks may be looked up before, whatever they ask. */
async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: number }> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  const result = await work();
  // What the hub does by itself every few seconds is a call of one of its functions.
  const asked = query.mock.calls.map(([sent]) => textOf(sent)).filter((text) => !/^\s*select ([^()]* from )?hub\.\w+\(/i.test(text));
  const statements = asked.filter((text) => /\b(case|survivor|rescue|order|access)/i.test(text.replaceAll('order by', ''))).length;
  query.mockRestore();
  return { result, statements };
}

test('too much is refused before anything is read, and says what to do', async () => {
  const authorization = await bearer(hub, 'police@102');
  await post(hub, { query: '{ cases { nodes { id } } }' }, authorization);
  const idle = await statementsOf(() => post(hub, { query: '{ __typename }' }, authorization));
  const ordinary = await statementsOf(() => post(hub, { query: '{ cases { nodes { id } } }' }, authorization));
  // Control: what reads is seen to read.
  expect({ idle: idle.statements, reads: ordinary.statements > 0 }).toEqual({ idle: 0, reads: true });

  for (const [what, query, variables] of tooMuch) {
    const started = performance.now();
    const { result, statements } = await statementsOf(() => post(hub, { query, variables }, authorization));
    const took = performance.now() - started;
    const found = {
      what,
      data: result.json.data,
      hasCode: ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'].includes(result.code!),
      reads: statements > 0,
    };
    expect(found).toEqual({ what, data: undefined, hasCode: true, reads: false });
    expect(result.text).not.toMatch(/stack|node_modules|\.ts:/);
    if (process.env.SAMANVAY_TIMES) process.stderr.write(`${took.toFixed(1)} ms ${what}: ${result.text.slice(0, 120)}\n`);
  }
});

test('pages of 100 at every level are told to be smaller, in production too', async () => {
  const query = '{ cases(first: 100) { nodes { survivors(first: 100) { nodes { orders(first: 100) { nodes { id } } } } } } }';
  const production = await serve(hub);
  const authorization = await bearer(hub, 'police@102');
  for (const served of [hub, production]) {
    const reply = await post(served, { query }, authorization);
    expect(reply.json).toEqual({
      errors: [
        {
          message: `This asks for more than ${limits.rows} rows at once. Ask for smaller pages (\`first\`) or for fewer levels.`,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  }
  await production.stop();
});

test('without a token even too much is answered with the sign-in', async () => {
  const query = '{ cases(first: 100) { nodes { survivors(first: 100) { nodes { orders(first: 100) { nodes { id } } } } } } }';
  expect((await post(hub, { query })).code).toBe('UNAUTHENTICATED');
});

test('one document asked with small pages and then with large ones is costed each time', async () => {
  const query = 'query($n: Int) { cases(first: $n) { nodes { survivors(first: $n) { nodes { orders(first: $n) { nodes { id } } } } } } }';
  const authorization = await bearer(hub, 'police@102');
  const codes = [];
  for (const n of [5, 100, 5]) codes.push((await post(hub, { query, variables: { n } }, authorization)).code);
  expect(codes).toEqual([undefined, 'BAD_USER_INPUT', undefined]);
});

test('control: an ordinary page of 100, two levels of it, and every example fit', async () => {
  const authorization = await bearer(hub, 'police@102');
  for (const query of [
    '{ cases(first: 100) { totalCount nodes { number district { name } leadOffice { name } } } }',
    '{ cases(first: 100) { nodes { survivors(first: 100) { nodes { pseudonym } } } } }',
  ])
    expect((await post(hub, { query }, authorization)).json.errors).toBeUndefined();
  for (const { title, query, variables } of examples.filter((example) => example.title !== 'A query that asks for too much'))
    expect({ title, fits: rows(query, variables) < limits.rows / 2 }).toEqual({ title, fits: true });
});
