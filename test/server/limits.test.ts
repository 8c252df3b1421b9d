import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Context } from '../../src/context.js';
import { limits } from '../../src/server/limits.js';
import { useHub } from '../hub.js';
import { bearer, post } from './http.js';

const hub = useHub();
let read: jest.SpiedFunction<Context['read']>;
let write: jest.SpiedFunction<Context['write']>;

beforeEach(() => {
  read = jest.spyOn(Context.prototype, 'read');
  write = jest.spyOn(Context.prototype, 'write');
});
afterEach(() => void jest.restoreAllMocks());

const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(' ');

/** n fragments, each spreading the next one twice: 2^n copies of the last. */
function bomb(n: number, last = 'number'): string {
  return `query { cases { nodes { ...F0 } } } ${times(n, (i) => `fragment F${i} on Case { ${i === n - 1 ? last : `...F${i + 1} ...F${i + 1}`} }`)}`;
}

const tooMuch: [string, string][] = [
  ['15 levels', `{ cases { nodes { ${times(5, () => 'survivors { nodes { case {')} number ${'}'.repeat(15)} } } }`],
  [
    'levels hidden in fragments',
    `{ cases { nodes { ...A } } } ${times(6, (i) => `fragment ${'ABCDEFG'[i]} on Case { survivors { nodes { case { ${i < 5 ? `...${'ABCDEFG'[i + 1]}` : 'number'} } } } }`)}`,
  ],
  ['41 aliases', `{ viewer { ${times(limits.aliases + 1, (i) => `a${i}: roles`)} } }`],
  [
    'aliases in a fragment spread many times',
    `{ viewer { ...R } ${times(9, () => 'viewer { ...R }')} } fragment R on Viewer { ${times(5, (i) => `a${i}: roles`)} }`,
  ],
  ['21 fields at the root', `{ ${times(limits.rootFields + 1, () => 'viewer { roles }')} }`],
  ['fields at the root in a fragment', `{ ...R ...R } fragment R on Query { ${times(11, () => 'viewer { roles }')} }`],
  ['a bomb of 2^20 fragments', bomb(20)],
  ['a bomb of fragments without a field', bomb(20, '...F19')],
  [
    'fragments that all spread each other',
    `{ cases { nodes { ...F0 } } } ${times(25, (i) => `fragment F${i} on Case { ${times(25, (j) => `...F${j}`)} }`)}`,
  ],
  ['a fragment that spreads itself', '{ cases { nodes { ...F } } } fragment F on Case { number ...F }'],
  [
    'a cycle of fragments through fields',
    '{ cases { nodes { ...F } } } fragment F on Case { survivors { nodes { ...G } } } fragment G on Survivor { case { ...F } }',
  ],
  ['more tokens than a document has', `{ viewer { ${'roles '.repeat(limits.tokens)} } }`],
  ['10,000 brackets', `${'{ a '.repeat(10_000)}${'}'.repeat(10_000)}`],
  ['many fields that could conflict', `{ cases { nodes { ${'number kind stage '.repeat(1200)} } } }`],
  ['directives within the tokens', `{ viewer { roles ${'@include(if: true) '.repeat(6)} } }`],
  [
    'directives on many fields',
    `{ ${times(10, (i) => `a${i}: viewer { ${'roles @include(if: true) @skip(if: false) kind: operations @include(if: true) @skip(if: false) '.repeat(2)} }`)} }`,
  ],
  [
    'directives in a fragment spread many times',
    `{ viewer { ${'...R '.repeat(30)} } } fragment R on Viewer { roles @include(if: true) @skip(if: false) }`,
  ],
  ['201 fields at one place', `{ viewer { ${'roles '.repeat(limits.breadth + 1)} } }`],
  [
    '201 fields at one place of a fragment that nobody spreads',
    `{ viewer { roles } } fragment R on Viewer { ${'roles '.repeat(limits.breadth + 1)} }`,
  ],
  ['11 operations', times(limits.operations + 1, (i) => `query Q${i} { viewer { roles } }`)],
  ['51 fragments', `{ viewer { ...R0 } } ${times(limits.fragments + 1, (i) => `fragment R${i} on Viewer { roles }`)}`],
  ['10,000 directives', `{ viewer { roles ${'@include(if: true) '.repeat(10_000)} } }`],
];

test.each(tooMuch)('%s: refused at once, with a code, and nothing is read', async (_, query) => {
  const authorization = await bearer(hub, 'police@102');
  await post(hub, { query: '{ viewer { roles } }' }, authorization);
  read.mockClear();
  const started = performance.now();
  const reply = await post(hub, { query }, authorization);
  const took = performance.now() - started;
  expect({ data: reply.json.data, reads: read.mock.calls.length, writes: write.mock.calls.length }).toEqual({ data: undefined, reads: 0, writes: 0 });
  expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']).toContain(reply.code);
  expect(reply.text.length).toBeLessThan(40_000);
  // Not a measure of speed: what explodes takes minutes.
  expect(took).toBeLessThan(2000);
});

/** A document is innocent of what its variables hold. */
const tooMuchInVariables: [string, unknown][] = [
  ['too much text', { kind: 'x'.repeat(limits.variables) }],
  ['too many names', Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`a-name-of-twenty-odd-characters-${i}`, 1]))],
  ['a list of 201', { kind: Array.from({ length: limits.list + 1 }, () => 1) }],
  ['lists of lists', { kind: Array.from({ length: 190 }, () => Array.from({ length: 190 }, () => [1, 2])) }],
  ['4,000 levels', JSON.parse(`${'['.repeat(4000)}${']'.repeat(4000)}`)],
  ['levels of objects', JSON.parse(`${'{"a":'.repeat(limits.variablesDepth + 1)}1${'}'.repeat(limits.variablesDepth + 1)}`)],
];

test.each(tooMuchInVariables)('%s in the variables: refused at once, and nothing is read', async (_, input) => {
  const authorization = await bearer(hub, 'police@102');
  await post(hub, { query: '{ viewer { roles } }' }, authorization);
  read.mockClear();
  const query = 'query($input: CaseFilter) { cases(filter: $input) { totalCount } }';
  for (const variables of [{ input }, { other: input }]) {
    const reply = await post(hub, { query, variables }, authorization);
    expect({ code: reply.code, reads: read.mock.calls.length, words: reply.json.errors[0].message }).toEqual({
      code: 'BAD_USER_INPUT',
      reads: 0,
      words: expect.stringMatching(/variables/i),
    });
  }
});

test('control: what stays just within the limits is answered', async () => {
  const authorization = await bearer(hub, 'police@102');
  const within = [
    `{ cases { nodes { ${times(3, () => 'survivors(first: 2) { nodes { case {')} leadOffice { state { code } } ${'}'.repeat(9)} } } }`,
    `{ viewer { ${times(limits.aliases, (i) => `a${i}: roles`)} } }`,
    `{ ${times(limits.rootFields, () => 'viewer { roles }')} }`,
    bomb(5),
  ];
  for (const query of within) {
    const reply = await post(hub, { query }, authorization);
    expect({ query, errors: reply.json.errors }).toEqual({ query, errors: undefined });
  }
  expect(read).toHaveBeenCalled();
});

test('a mutation that is too large changes nothing', async () => {
  const query = `mutation($input: OpenCaseInput!) { ${times(limits.rootFields + 1, (i) => `a${i}: openCase(input: $input) { problems { code } }`)} }`;
  const input = {
    opId: '019a0000-0000-7000-8000-000000000001',
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PENCIL',
    receivedAt: '2026-06-02T10:05:00+05:30',
  };
  const reply = await post(hub, { query, variables: { input } }, await bearer(hub, 'police@102'));
  expect(reply).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(write).not.toHaveBeenCalled();
});
