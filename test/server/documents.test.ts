import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { listDocuments, removeDocuments } from '../../src/documents/register-documents.js';
import { TrustedDocuments, idOfDocument } from '../../src/documents/trusted-documents.js';
import { root } from '../../src/root.js';
import { examples } from '../../src/server/examples.js';
import { useHub } from '../hub.js';
import { bearer, post, type Reply, send, serve } from './http.js';

const hub = useHub();
const folder = mkdtempSync(join(tmpdir(), 'samanvay-documents-'));
/** As in production: registered documents alone; and as in production with `SAMANVAY_DOCUMENTS=any`. */
let trusted: Awaited<ReturnType<typeof serve>>;
let open: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  trusted = await serve(hub, { documents: 'trusted' });
  open = await serve(hub, { documents: 'any' });
});
afterAll(async () => {
  await Promise.all([trusted.stop(), open.stop()]);
  rmSync(folder, { recursive: true });
});

const ROLES = 'query Roles { viewer { roles } }';
const NEVER = 'query Never { viewer { operations } }';
const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const roles = { data: { viewer: { roles: ['POLICE_OFFICER'] } } };

function samanvay(...args: string[]): { status: number; out: string } {
  try {
    const env = { ...process.env, DATABASE_URL: hub.databaseUrl };
    return { status: 0, out: execFileSync(process.execPath, [join(root, 'dist/src/main.js'), ...args], { env, encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { status, out: stderr };
  }
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('in production a document is executed when the administrator has registered it, and by every process', async () => {
  const police = await bearer(hub, 'police@102');
  const refused = await post(trusted, { documentId: idOf(ROLES) }, police);
  expect(refused.json.data).toBeUndefined();

  const added = samanvay('documents', 'add', file('roles.graphql', ROLES), '--json');
  expect(JSON.parse(added.out).documents).toMatchObject([{ documentId: idOf(ROLES), name: 'Roles', added: true }]);
  expect(JSON.parse(samanvay('documents', 'add', file('roles.graphql', ROLES), '--json').out).documents).toMatchObject([{ added: false }]);
  expect(JSON.parse(samanvay('documents', 'list', '--json').out).registered).toMatchObject([{ documentId: idOf(ROLES), name: 'Roles' }]);

  // A process that has looked a moment ago looks again after two seconds.
  const later = async (body: object): Promise<Reply> => {
    for (let i = 0; i < 100; i++) {
      const reply = await post(trusted, body, police);
      if (reply.json.data) return reply;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('Never executed');
  };
  expect((await later({ documentId: idOf(ROLES) })).json).toEqual(roles);
  const hash = idOf(ROLES).slice('sha256:'.length);
  // As Apollo Client and urql name it; by GET; and a text is as good as its name.
  expect((await post(trusted, { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }, police)).json).toEqual(roles);
  const get = { headers: { ...police, 'apollo-require-preflight': 'true' } };
  expect((await send(trusted, `/graphql?${new URLSearchParams({ documentId: idOf(ROLES) })}`, get)).json).toEqual(roles);
  const asApollo = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  expect((await send(trusted, `/graphql?${new URLSearchParams({ extensions: asApollo })}`, get)).json).toEqual(roles);
  expect((await post(trusted, { query: ROLES }, police)).json).toEqual(roles);
  // The name decides, and not the text that comes along.
  expect((await post(trusted, { documentId: idOf(ROLES), query: NEVER }, police)).json).toEqual(roles);
  expect((await post(trusted, { documentId: idOf(NEVER), query: ROLES }, police)).json.data).toBeUndefined();

  await removeDocuments(hub.admin, [idOf(ROLES)]);
  expect(samanvay('documents', 'remove', idOf(ROLES)).status).toBe(1);
});

test('the hub brings its own documents along', async () => {
  const who = examples.find(({ title }) => title.startsWith('Who am I'))!;
  expect((await post(trusted, { documentId: idOf(who.query) }, await bearer(hub, 'police@102'))).json.data.viewer.roles).toEqual(['POLICE_OFFICER']);
});

test.each([
  ['is no document', 'query {', 'Syntax Error'],
  ['does not fit the schema', '{ viewer { salary } }', 'salary'],
  ['outgrows the limits', `{ ${'viewer { roles } '.repeat(21)} }`, '20 fields at the root'],
  [
    'asks for too many rows',
    '{ cases(first: 100) { nodes { survivors(first: 100) { nodes { orders(first: 100) { nodes { id } } } } } } }',
    '20000 rows',
  ],
  ['asks for the schema', '{ __schema { types { name } } }', 'introspection'],
])('what %s is not registered, and nothing beside it', async (_, text, why) => {
  const { status, out } = samanvay('documents', 'add', file('good.graphql', ROLES), file('bad.graphql', text));
  expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining(why) });
  expect(await listDocuments(hub.admin)).toEqual([]);
});

test('manifests of compilers are registered as they are; one whose names are no SHA-256 is refused', () => {
  const relay = file('relay.json', JSON.stringify({ [idOf(ROLES).slice(7)]: ROLES }));
  const apollo = file(
    'apollo.json',
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: idOf(NEVER).slice(7), name: 'Never', type: 'query', body: NEVER }],
    }),
  );
  expect(JSON.parse(samanvay('documents', 'add', relay, apollo, '--json').out).documents.map(({ documentId }: any) => documentId)).toEqual([
    idOf(ROLES),
    idOf(NEVER),
  ]);
  samanvay('documents', 'remove', idOf(ROLES), idOf(NEVER));
  expect(samanvay('documents', 'add', file('md5.json', JSON.stringify({ '900150983cd24fb0d6963f7d28e17f72': ROLES })))).toMatchObject({
    status: 1,
    out: expect.stringContaining('SHA-256'),
  });
});

test('a text that was changed in the table is not executed under the name of another', async () => {
  const register = { ids: async () => [idOfDocument(ROLES)], text: async () => NEVER };
  expect(await new TrustedDocuments(register, []).textOf(idOfDocument(ROLES))).toBeUndefined();
  const honest = { ...register, text: async () => ROLES };
  expect(await new TrustedDocuments(honest, []).textOf(idOfDocument(ROLES))).toBe(ROLES);
});

test('who asks for unknown documents all day has the register read every two seconds, and what was removed is forgotten in a minute', async () => {
  let reads = 0;
  let now = 0;
  let ids = [idOfDocument(ROLES)];
  const register = { ids: async () => (reads++, ids), text: async () => ROLES };
  const documents = new TrustedDocuments(register, [], () => now);
  for (let i = 0; i < 1000; i++) await documents.textOf(idOfDocument(`unknown ${i}`));
  expect(reads).toBe(1);
  now = 2001;
  await Promise.all(Array.from({ length: 100 }, (_, i) => documents.textOf(idOfDocument(`unknown ${i}`))));
  expect(reads).toBe(2);
  expect(await documents.textOf(idOfDocument(ROLES))).toBe(ROLES);
  ids = [];
  now = 2001 + 60_000;
  expect(await documents.textOf(idOfDocument(ROLES))).toBeUndefined();
});

const wrong: [string, object][] = [
  ['a syntax error', { query: '{ viewer { roles ' }],
  ['an unknown field', { query: '{ viewr { roles } }' }],
  ['an unknown field below', { query: '{ viewer { role } }' }],
  ['three of them', { query: '{ viewer { role rol } vieer { x } }' }],
  ['an unknown argument', { query: '{ cases(frist: 1) { totalCount } }' }],
  ['an unknown type', { query: 'query($x: Cas) { viewer { roles } }' }],
  ['an unknown type in a fragment', { query: '{ viewer { ... on Viewr { roles } } }' }],
  ['an unknown directive', { query: '{ viewer { roles @inclde(if: true) } }' }],
  ['an unknown value of an enum', { query: '{ cases(filter: { status: OPNE }) { totalCount } }' }],
  ['a wrong literal', { query: '{ cases(first: "ten") { totalCount } }' }],
  ['a field of an object without a selection', { query: '{ viewer }' }],
  ['a selection of a text', { query: '{ viewer { roles { x } } }' }],
  ['introspection', { query: '{ __schema { types { name } } }' }],
  ['more tokens than a document has', { query: `{ viewer { ${'roles '.repeat(5000)} } }` }],
  ['an unknown document', { documentId: idOf('never registered') }],
  ['an unknown document as Apollo Client names it', { extensions: { persistedQuery: { version: 1, sha256Hash: idOf('x').slice(7) } } }],
  ['a name of a document that cannot be one', { documentId: 'sha256:viewer' }],
  ['a name of a document that is no text', { documentId: { sha256: 1 } }],
];

test('whatever is wrong with a document, production says the same to the byte', async () => {
  const police = await bearer(hub, 'police@102');
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const answers = new Map<string, string[]>();
    for (const served of [trusted, open])
      for (const [name, body] of wrong) {
        const { status, text, headers } = await post(served, body, { ...police, accept });
        const answer = `${status} ${headers.get('content-type')} ${text}`;
        answers.set(answer, [...(answers.get(answer) ?? []), name]);
      }
    expect([...answers]).toEqual([[expect.stringContaining('"GRAPHQL_VALIDATION_FAILED"'), expect.anything()]]);
  }
});

test('control: in development they are told apart', async () => {
  const police = await bearer(hub, 'police@102');
  const answers = new Set<string>();
  for (const [, body] of wrong) answers.add((await post(hub, body, police)).text);
  expect(answers.size).toBeGreaterThan(wrong.length / 2);
});

/** Every name of the real schema. */
function words(): string[] {
  const { schema } = hub.app.hub;
  const all = Object.values(schema.getTypeMap()).flatMap((type) => [
    type.name,
    ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : []),
    ...(isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).flatMap(({ args }) => args.map(({ name }) => name)) : []),
    ...(isEnumType(type) ? type.getValues().map(({ name }) => name) : []),
  ]);
  return [...new Set(all)].filter((name) => !name.startsWith('__')).toSorted();
}

/** What an attacker learns of the schema who has all of its words and tries each in every place: how many answers differ from that to nonsense. */
async function recovered(served: { url: string }): Promise<string[]> {
  const police = await bearer(hub, 'police@102');
  const ask = async (query: string) => {
    const { status, text } = await post(served, { query }, police);
    return `${status} ${text}`;
  };
  const shapes: ((word: string) => string)[] = [
    (word) => `{ ${word} }`,
    (word) => `{ ${word} { __typename } }`,
    (word) => `mutation { ${word} }`,
    (word) => `{ viewer { ${word} } }`,
    (word) => `{ a: ${word} ...F } fragment F on ${word} { __typename }`,
    (word) => `{ cases(${word}: 1) { __typename } }`,
    (word) => `query($v: ${word}) { __typename }`,
    // A letter short: "Did you mean".
    (word) => `{ ${word.slice(0, -1)}x }`,
    (word) => `{ a: __type(name: "${word}") { fields { name } } }`,
    (word) => `{ ...F } fragment F on Query { b: __schema { types { ${word} } } }`,
  ];
  const found: string[] = [];
  for (const [n, shape] of shapes.entries()) {
    const nonsense = await ask(shape('Zzzzyzx'));
    // All of them as fields, above and below; a tenth in each of the other places.
    const list = words().filter((_, i) => n === 0 || n === 3 || i % 10 === n);
    for (let i = 0; i < list.length; i += 64)
      await Promise.all(list.slice(i, i + 64).map(async (word) => ((await ask(shape(word))) === nonsense ? undefined : found.push(shape(word)))));
  }
  return found;
}

test('with all words of the real schema an attacker recovers none of it from production', async () => {
  expect(words().length).toBeGreaterThan(500);
  expect(await recovered(trusted)).toEqual([]);
}, 120_000);

test('control: the same attack recovers the schema from a hub in development', async () => {
  const police = await bearer(hub, 'police@102');
  const told = await post(hub, { query: '{ caes { totalCount } }' }, police);
  expect(told.json.errors[0].message).toContain('Did you mean');
  expect((await post(hub, { query: '{ a: __type(name: "Case") { fields { name } } }' }, police)).json.data.a.fields.length).toBeGreaterThan(10);
});
