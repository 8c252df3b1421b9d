/** What somebody sends who wants the hub to fall, to stumble or to tell: known shapes, and garbage that looks almost right. */
import { gzipSync } from 'node:zlib';
import type { GraphQLSchema } from 'graphql';
import { type Random, draw } from '../planner/draw.js';

export interface Hostile {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** It asks for what nobody may have: an answer with data is a finding. */
  isRefused: boolean;
}

const times = (n: number, text: (i: number) => string): string => Array.from({ length: n }, (_, i) => text(i)).join(' ');
const json = { 'content-type': 'application/json' };
const upTo = (dice: Random, n: number): number => 1 + dice.below(n);

/** Documents that are to be refused, each drawn in another size. */
const documents: Record<string, (dice: Random) => string> = {
  'deep nesting': (dice) => {
    const n = 15 + dice.below(900);
    return `{ cases { nodes { ${times(n, () => 'survivors { nodes { case {')} number ${'} } }'.repeat(n)} } } }`;
  },
  'brackets without end': (dice) => '{ a '.repeat(1000 + dice.below(20_000)),
  'deep inline fragments': (dice) => {
    const n = 4100 + dice.below(2000);
    return `{ viewer { ${'... { '.repeat(n)} roles ${'}'.repeat(n)} } }`;
  },
  'deep lists in a literal': (dice) => `{ nodes(ids: ${'['.repeat(500 + dice.below(3000))}1) { id } }`,
  'deep objects in a literal': (dice) => `{ cases(filter: ${'{a:'.repeat(500 + dice.below(800))}1) { totalCount } }`,
  'aliases of a field': (dice) => `{ viewer { ${times(41 + dice.below(900), (i) => `a${i}: roles`)} } }`,
  'aliases of a list': (dice) => `{ ${times(21 + dice.below(200), (i) => `a${i}: cases(first: 100) { nodes { id } }`)} }`,
  'aliases of changes': (dice) => `mutation { ${times(21 + dice.below(200), (i) => `a${i}: openCase(input: {}) { problems { code } }`)} }`,
  'a fragment that spreads itself': () => '{ cases { nodes { ...F } } } fragment F on Case { number ...F }',
  'fragments in a circle': (dice) => {
    const n = 2 + dice.below(40);
    return `{ cases { nodes { ...F0 } } } ${times(n, (i) => `fragment F${i} on Case { number ...F${(i + 1) % n} }`)}`;
  },
  'a bomb of fragments': (dice) => {
    const n = 16 + dice.below(30);
    return `{ cases { nodes { ...F0 } } } ${times(n, (i) => `fragment F${i} on Case { ${i === n - 1 ? 'number' : `...F${i + 1} ...F${i + 1}`} }`)}`;
  },
  'fragments that all spread each other': (dice) => {
    const n = 8 + dice.below(40);
    return `{ cases { nodes { ...F0 } } } ${times(n, (i) => `fragment F${i} on Case { ${times(n, (j) => `...F${j}`)} }`)}`;
  },
  'a thousand fragments': (dice) => `{ viewer { ...F0 } } ${times(51 + dice.below(400), (i) => `fragment F${i} on Viewer { roles }`)}`,
  'directives on a field': (dice) => `{ viewer { roles ${'@include(if: true) '.repeat(6 + dice.below(600))} } }`,
  'unknown directives': (dice) => `{ viewer { roles ${times(6 + dice.below(1500), (i) => `@d${i}`)} } }`,
  'directives everywhere': (dice) => `{ viewer { ${times(41 + dice.below(150), () => 'roles @skip(if: false)')} } }`,
  'fields that could conflict': (dice) => `{ cases { nodes { ${'number kind stage '.repeat(70 + dice.below(1200))} } } }`,
  'fields that do conflict': (dice) => `{ ${times(21 + dice.below(400), (i) => `a: cases(first: ${i}) { nodes { id } }`)} }`,
  'lists that could conflict below each other': (dice) =>
    `{ ${times(21 + dice.below(100), () => 'cases { nodes { survivors { nodes { case { number kind } } } } }')} }`,
  'fragments that could conflict': (dice) => {
    const n = 51 + dice.below(150);
    return `{ cases { nodes { ${times(n, (i) => `...F${i}`)} } } } ${times(n, (i) => `fragment F${i} on Case { number kind survivors { nodes { id } } }`)}`;
  },
  'operations of one name': (dice) => times(2 + dice.below(400), () => 'query Q { viewer { roles } }'),
  'many operations': (dice) => times(11 + dice.below(400), (i) => `query Q${i} { viewer { roles } }`),
  'fragments of one name': (dice) => `{ viewer { ...F } } ${times(2 + dice.below(40), () => 'fragment F on Viewer { roles }')}`,
  'many variables': (dice) => `query(${times(100 + dice.below(700), (i) => `$v${i}: Int`)}) { viewer { roles } }`,
  'variables of one name': (dice) => `query(${times(2 + dice.below(700), () => '$v: Int')}) { viewer { roles } }`,
  'a schema': () => 'type Query { a: Int } extend type Case { b: Int } { viewer { roles } }',
  'a subscription': () => 'subscription { caseChanged { id } }',
  'the schema of the schema, deep': () => `{ __schema { types { fields { type ${'{ fields { type '.repeat(8)} { name } ${'} }'.repeat(8)} } } } }`,
  'the schema of the schema, wide': (dice) => `{ ${times(21 + dice.below(60), (i) => `s${i}: __schema { types { name fields { name } } }`)} }`,
  'unknown fields': (dice) => `{ ${times(21 + dice.below(1500), (i) => `case${i}`)} }`,
  'unknown arguments': (dice) => `{ cases(${times(10 + dice.below(900), (i) => `firs${i}: 1`)}) { totalCount } }`,
  'a long name': (dice) => `{ ${'a'.repeat(upTo(dice, 200_000))} }`,
  'a long number': (dice) => `{ cases(first: ${'1'.repeat(20 + dice.below(100_000))}) { totalCount } }`,
  'a long fraction': (dice) => `{ cases(first: 0.${'1'.repeat(upTo(dice, 100_000))}) { totalCount } }`,
  'a long text': (dice) => `{ cases(first: "${'x'.repeat(upTo(dice, 200_000))}") { totalCount } }`,
  'a text of escapes': (dice) => `{ cases(first: "${'\\u0041'.repeat(upTo(dice, 30_000))}") { totalCount } }`,
  'a block of text': (dice) => `{ cases(first: """${'\n      '.repeat(upTo(dice, 20_000))}""") { totalCount } }`,
  comments: (dice) => `{ ${'#\n'.repeat(upTo(dice, 100_000))} nothing }`,
  commas: (dice) => `{ ${','.repeat(upTo(dice, 200_000))} nothing }`,
  'half a character': () => '{ viewer { roles(x: "\ud800") } }',
  'a name with a mark that cannot be seen': () => '{ view\u200ber { roles } }',
  'a name in another alphabet': () => '{ viеwer { roles } }',
  'a zero byte': () => '{ viewer\u0000 { roles } }',
  nothing: () => '',
  'only blanks': (dice) => ' '.repeat(upTo(dice, 100_000)),
};

const listOf = (n: number): unknown[] => Array.from({ length: n }, (_, i) => i);
const nested = (text: string, end: string, n: number, inner = '1'): string => text.repeat(n) + inner + end.repeat(n);

/** Variables for `query($input: CaseFilter)`, as JSON. */
const variables: Record<string, (dice: Random) => string> = {
  'a long list': (dice) => JSON.stringify({ status: listOf(201 + dice.below(30_000)) }),
  'lists in lists': (dice) => JSON.stringify({ status: Array.from({ length: 200 }, () => listOf(1 + dice.below(200))) }),
  'deep lists': (dice) => `{"status":${nested('[', ']', 20 + dice.below(60_000))}}`,
  'deep objects': (dice) => nested('{"status":', '}', 20 + dice.below(12_000)),
  'a long text in a variable': (dice) => JSON.stringify({ status: 'x'.repeat(1 + dice.below(200_000)) }),
  'unknown fields of an input': (dice) => JSON.stringify(Object.fromEntries(listOf(1 + dice.below(9000)).map((i) => [`statu${i}`, 1]))),
  'a large number': () => '{"district":1e400}',
  'a number beyond all integers': () => '{"district":9007199254740993}',
  'a number that is none': () => '{"district":-0.0000000000000000000000000000001}',
  'keys of the prototype': () => '{"__proto__":{"status":"OPEN"},"constructor":{"prototype":{"x":1}},"toString":1}',
  'an input that is a list': () => '[[[]]]',
  'an input that is a text': () => '"__proto__"',
  'half a character in a variable': () => '{"status":"\\ud800\\udfff\\udfff"}',
};

/** Whole requests that are none. */
const requests: Record<string, (dice: Random) => Partial<Hostile>> = {
  'a batch': (dice) => ({ body: JSON.stringify(Array.from({ length: upTo(dice, 2000) }, () => ({ query: '{ viewer { roles } }' }))) }),
  'an empty batch': () => ({ body: '[]' }),
  multipart: () => ({
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ viewer { roles } }"}\r\n--x--\r\n',
  }),
  'a form': () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={viewer{roles}}' }),
  'plain text': () => ({ headers: { 'content-type': 'text/plain' }, body: '{"query":"{ viewer { roles } }"}' }),
  'GET without the header': () => ({ method: 'GET', path: '/graphql?query={viewer{roles}}', headers: {}, body: '' }),
  'a change by GET': () => ({
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent('mutation { openCase(input: {}) { problems { code } } }')}`,
    headers: { 'apollo-require-preflight': 'true' },
    body: '',
  }),
  'GET twice over': () => ({ method: 'GET', path: '/graphql?query={a}&query={b}', headers: { 'apollo-require-preflight': 'true' }, body: '' }),
  'GET of broken percents': () => ({
    method: 'GET',
    path: '/graphql?query=%E0%A4%A&variables=%7B',
    headers: { 'apollo-require-preflight': 'true' },
    body: '',
  }),
  'another method': (dice) => ({ method: dice.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS']), body: '{"query":"{ viewer { roles } }"}' }),
  'broken JSON': (dice) => ({ body: '{"query":"{ viewer { roles } }","variables":{"a":[1,2,{"b":null}]}}'.slice(0, 1 + dice.below(60)) }),
  'JSON of brackets': (dice) => ({ body: nested('[', ']', upTo(dice, 120_000)) }),
  'JSON of objects': (dice) => ({ body: nested('{"query":', '}', upTo(dice, 20_000)) }),
  'JSON that is no object': (dice) => ({
    body: dice.pick([
      'null',
      'true',
      '7',
      '"query"',
      '',
      '{}',
      'NaN',
      '\ufeff{}',
      '{"query":null}',
      '{"query":["a"]}',
      '{"query":{"kind":"Document"}}',
    ]),
  }),
  'fields of the wrong kind': (dice) => ({
    body: dice.pick([
      '{"query":"{ viewer { roles } }","variables":[1]}',
      '{"query":"{ viewer { roles } }","variables":"{}"}',
      '{"query":"{ viewer { roles } }","operationName":7}',
      '{"query":"{ viewer { roles } }","extensions":[]}',
      '{"query":"query A { viewer { roles } } query B { viewer { roles } }"}',
      '{"query":"query A { viewer { roles } }","operationName":"__proto__"}',
    ]),
  }),
  'keys of the prototype in the request': () => ({
    body: '{"__proto__":{"query":"{ viewer { roles } }"},"constructor":{"query":"{ viewer { roles } }"}}',
  }),
  'a body that is too large': () => ({ body: `{"query":"${'x'.repeat(300_000)}"}` }),
  'a bomb of gzip': () => ({ headers: { ...json, 'content-encoding': 'gzip' }, body: bomb }),
  'what is not gzip': () => ({ headers: { ...json, 'content-encoding': 'gzip' }, body: '{"query":"{ viewer { roles } }"}' }),
  'another character set': (dice) => ({
    headers: { 'content-type': `application/json; charset=${dice.pick(['utf-16', 'utf-32', 'utf-7', 'x'])}` },
    body: '{"query":"{ nothing }"}',
  }),
  'the name of an unknown document': (dice) => ({
    body: JSON.stringify(
      dice.pick<object>([
        { documentId: `sha256:${'0'.repeat(64)}` },
        { documentId: '__proto__' },
        { documentId: { toString: 1 } },
        { documentId: 'x'.repeat(100_000) },
        { extensions: { persistedQuery: { version: 1, sha256Hash: 'constructor' } } },
        { extensions: { persistedQuery: null } },
      ]),
    ),
  }),
  'a header of garbage': (dice) => ({
    headers: {
      ...json,
      [dice.pick(['samanvay-on-behalf-of', 'samanvay-broken-glass', 'accept', 'x-forwarded-for', 'apollo-require-preflight'])]: dice.pick([
        'x'.repeat(8000),
        '\u00e9\u00ff',
        '__proto__',
        'BrokenGlass_',
        "' or 1=1 --",
        '*/*;q=;q',
      ]),
    },
    body: '{"query":"{ nothing }"}',
  }),
  'no token that could be one': (dice) => ({
    headers: {
      ...json,
      authorization: dice.pick(['Bearer ', 'Bearer a.b.c', `Bearer ${'a'.repeat(7000)}.b.c`, 'Basic eDp5', 'Bearer eyJhbGciOiJub25lIn0.e30.']),
    },
    body: '{"query":"{ viewer { roles } }"}',
  }),
};
const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));

/** Values that are looked at by our own code, or that reach the database as parameters. Whatever they answer, it is not a failure. */
const values: Record<string, (dice: Random) => { query: string; variables?: object }> = {
  'an id of garbage': (dice) => ({ query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id: garbageText(dice) } }),
  'ids of garbage': (dice) => ({
    query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: upTo(dice, 200) }, () => garbageText(dice)) },
  }),
  'a cursor of garbage': (dice) => ({
    query: 'query($after: String) { cases(after: $after) { nodes { id } } }',
    variables: { after: garbageText(dice) },
  }),
  'a page of garbage': (dice) => ({
    query: 'query($n: Int) { cases(first: $n) { nodes { id } } }',
    variables: { n: dice.pick([-1, 0, 101, 2 ** 31 - 1, -(2 ** 31), 1.5, 1e300, '1', null]) },
  }),
  'a filter of garbage': (dice) => ({
    query: 'query($filter: CaseFilter) { cases(filter: $filter) { totalCount } }',
    variables: {
      filter: { openedFrom: dice.pick([garbageText(dice), '9999-99-99', '-271821-04-20', '1e9', 0]), district: dice.pick([2 ** 31 - 1, -1, 0]) },
    },
  }),
  'a change of garbage': (dice) => ({
    query: 'mutation($input: TriageCaseInput!) { triageCase(input: $input) { problems { code } } }',
    variables: {
      input: { opId: garbageText(dice), caseId: garbageText(dice), expectedVersion: dice.pick([0, -1, 2 ** 31 - 1]), priority: 'URGENT' },
    },
  }),
};

function garbageText(dice: Random): string {
  return dice.pick<() => string>([
    () => String.fromCodePoint(...Array.from({ length: upTo(dice, 200) }, () => dice.below(0x2ff))),
    () => "Case_'; drop table hub.case_file; --",
    () => `Case_${'0'.repeat(36)}`,
    () => Buffer.from(JSON.stringify({ __proto__: 1, a: [null] })).toString('base64url'),
    () => '\ud800',
    () => '\u0000',
    () => 'Case_019a0000-0000-7000-8000-000000000001',
    () => 'x'.repeat(upTo(dice, 20_000)),
    () => '../../../etc/passwd',
    () => '𝕮𝖆𝖘𝖊_\u202e1',
  ])();
}

const punctuation = ['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '...', '=', '|', '&', '"', '"""', '#', '\\', ',', '\n'];
const keywords = ['query', 'mutation', 'subscription', 'fragment', 'on', 'true', 'null', 'type', '__typename', '__schema', '0', '-1', '1.5e3'];

/** Pieces of documents in the order of chance; or a lawful document with a few pieces lost, doubled, moved or bent. */
function garbage(schema: GraphQLSchema, dice: Random): { query: string; variables?: object } {
  const words = [...punctuation, ...keywords, ...Object.keys(schema.getQueryType()!.getFields()), ...Object.keys(schema.getTypeMap())];
  if (dice.chance(0.4)) return { query: Array.from({ length: upTo(dice, 200) }, () => dice.pick(words)).join(dice.chance(0.5) ? ' ' : '') };
  const { source, variables: given } = draw(schema, dice, { ids: [], cursors: [] });
  const pieces = source.split(/(?<=[\s{}():$@!,[\]])/);
  for (let n = upTo(dice, 6); n > 0; n--) {
    const at = dice.below(pieces.length);
    const bend: (() => void)[] = [
      () => pieces.splice(at, 1),
      () => pieces.splice(at, 0, pieces[dice.below(pieces.length)] ?? ''),
      () => pieces.splice(at, 1, dice.pick(words)),
      () => pieces.splice(at, 0, String.fromCodePoint(dice.below(0x1ff))),
      () => pieces.splice(at, 1, ...Array.from({ length: 50 }, () => pieces[at] ?? '')),
    ];
    dice.pick(bend)();
  }
  return { query: pieces.join(''), variables: given };
}

function mutated(text: string, dice: Random): string {
  const at = dice.below(text.length);
  return text.slice(0, at) + dice.pick(['', '"', '{', '\\', '\u0007', '[[', 'null', '}', '\\u00']) + text.slice(at + dice.below(3));
}

/** The known shapes, each once in a size by chance. */
export function knownShapes(dice: Random): Hostile[] {
  const post = (name: string, more: Partial<Hostile>): Hostile => ({
    name,
    method: 'POST',
    path: '/graphql',
    headers: json,
    body: '',
    isRefused: true,
    ...more,
  });
  const cases = 'query($input: CaseFilter) { cases(filter: $input) { totalCount } }';
  return [
    ...Object.entries(documents).map(([name, query]) => post(name, { body: JSON.stringify({ query: query(dice) }) })),
    ...Object.entries(variables).map(([name, value]) =>
      post(name, { body: `{"query":${JSON.stringify(cases)},"variables":{"input":${value(dice)}}}` }),
    ),
    ...Object.entries(requests).map(([name, more]) => post(name, more(dice))),
    ...Object.entries(values).map(([name, body]) => post(name, { body: JSON.stringify(body(dice)), isRefused: false })),
  ];
}

/** Without end: known shapes and garbage, mostly signed in. */
export function* hostile(schema: GraphQLSchema, dice: Random): Generator<Hostile> {
  for (;;) {
    const shapes = knownShapes(dice);
    for (const shape of shapes) {
      yield shape;
      const made = JSON.stringify(garbage(schema, dice));
      yield {
        name: 'garbage',
        method: 'POST',
        path: '/graphql',
        headers: json,
        body: dice.chance(0.2) ? mutated(made, dice) : made,
        isRefused: false,
      };
    }
  }
}
