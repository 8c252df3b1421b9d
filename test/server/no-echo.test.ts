import { expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { bearer, post, type Reply, send, serve } from './http.js';

const hub = useHub();

/** A child's name, typed into the wrong place. In letters and underscores, so that it can stand anywhere in a document. */
const MARKER = 'Zubeida_Khatoon';
const PHONE = 9_876_543_210_123;

const OPEN = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { message path } } }';
const FOUND = 'mutation($input: AddSurvivorInput!) { addSurvivor(input: $input) { survivor { id } problems { message path } } }';
const valid = {
  opId: '019a0000-0000-7000-8000-000000000001',
  kind: 'CHILD_LABOUR',
  district: 102,
  channel: 'PENCIL',
  receivedAt: '2026-06-02T10:05:00+05:30',
};
const person = { sex: 'MALE', ageFrom: 12, ageTo: 13, ageBasis: 'CLAIMED', exploitation: ['CHILD_LABOUR'] };
const found = {
  opId: valid.opId,
  caseId: 'Case_019a0000-0000-7000-8000-000000000001',
  district: 102,
  foundAt: '2026-06-02T10:05:00+05:30',
  survivor: person,
};
const named = (fullName: unknown, script: unknown = 'LATIN') => ({ ...found, survivor: { ...person, identity: { names: [{ script, fullName }] } } });

/** Names in wrong places: a body each. */
const bodies: [string, object][] = [
  ['a wrong enum value in a variable', { query: OPEN, variables: { input: { ...valid, kind: MARKER } } }],
  ['a wrong enum value in a literal', { query: `{ cases(filter: { status: ${MARKER} }) { totalCount } }` }],
  ['a text for an enum in a literal', { query: `{ cases(filter: { status: "${MARKER}" }) { totalCount } }` }],
  ['a text for a number in a variable', { query: OPEN, variables: { input: { ...valid, district: MARKER } } }],
  ['a text for a number in a literal', { query: `{ places(state: "${MARKER}") { totalCount } }` }],
  ['a long number for a number', { query: OPEN, variables: { input: { ...valid, district: PHONE } } }],
  ['a long number in a literal', { query: `{ places(state: ${PHONE}) { totalCount } }` }],
  ['a text for an instant in a variable', { query: OPEN, variables: { input: { ...valid, receivedAt: MARKER } } }],
  ['a text for an instant in a literal', { query: `{ cases(filter: { openedFrom: "${MARKER}" }) { totalCount } }` }],
  ['a name for an instant in a literal', { query: `{ cases(filter: { openedFrom: ${MARKER} }) { totalCount } }` }],
  ['a text for an object', { query: OPEN, variables: { input: MARKER } }],
  ['an object for a text', { query: FOUND, variables: { input: named({ [MARKER]: MARKER }) } }],
  ['a list for a text', { query: FOUND, variables: { input: named([MARKER]) } }],
  ['a name for a script', { query: FOUND, variables: { input: named('x', MARKER) } }],
  ['an unknown field of an input', { query: OPEN, variables: { input: { ...valid, [MARKER]: 1 } } }],
  ['an unknown field of an input that holds a name', { query: OPEN, variables: { input: { ...valid, name: MARKER } } }],
  ['an unknown field of an input in a literal', { query: `{ cases(filter: { ${MARKER}: 1 }) { totalCount } }` }],
  ['a block of text in a literal', { query: `{ cases(filter: { status: """${MARKER}""" }) { totalCount } }` }],
  ['an object in a literal', { query: `{ cases(filter: { kinds: { ${MARKER}: "${MARKER}" } }) { totalCount } }` }],
  ['an unknown field', { query: `{ ${MARKER} }` }],
  ['an unknown field below', { query: `{ viewer { ${MARKER} } }` }],
  ['an unknown argument', { query: `{ viewer(${MARKER}: 1) { roles } }` }],
  ['an unknown type', { query: `query($x: ${MARKER}) { viewer { roles } }` }],
  ['an unknown fragment', { query: `{ viewer { ...${MARKER} } }` }],
  ['a fragment nobody uses', { query: `{ viewer { roles } } fragment ${MARKER} on Viewer { roles }` }],
  ['an unknown directive', { query: `{ viewer { roles @${MARKER} } }` }],
  ['an unknown variable', { query: `{ cases(filter: { district: $${MARKER} }) { totalCount } }` }],
  ['a variable nobody uses', { query: `query($${MARKER}: Int) { viewer { roles } }` }],
  ['a variable of the wrong type', { query: `query($${MARKER}: String) { places(state: $${MARKER}) { totalCount } }`, variables: { [MARKER]: 'x' } }],
  ['a variable that is missing', { query: `query($${MARKER}: ID!) { node(id: $${MARKER}) { id } }` }],
  ['one alias for two things', { query: `{ viewer { ${MARKER}: roles ${MARKER}: client } }` }],
  ['an unknown operation', { query: '{ viewer { roles } }', operationName: MARKER }],
  ['an operation twice', { query: `query ${MARKER} { viewer { roles } } query ${MARKER} { viewer { roles } }` }],
  ['text before the document', { query: `${MARKER} { viewer { roles } }` }],
  ['text that never ends', { query: `{ node(id: "${MARKER}) { id } }` }],
  ['text in the middle of the document', { query: `{ viewer { roles } } "${MARKER}"` }],
  ['Devanagari in the document', { query: '{ viewer { ज़ुबैदा } }' }],
  ['an id that is a name', { query: `{ node(id: "${MARKER}") { id } }` }],
  ['an id of a case that is a name', { query: `{ case(id: "${MARKER}") { number } }` }],
  ['an id with a name for its type', { query: '{ case(id: "ZubeidaKhatoon_019a0000-0000-7000-8000-000000000001") { number } }' }],
  ['a cursor that is a name', { query: `{ cases(after: "${MARKER}") { totalCount } }` }],
  ['an opId that is a name', { query: OPEN, variables: { input: { ...valid, opId: MARKER } } }],
  ['a name with a null byte', { query: FOUND, variables: { input: named(`${MARKER}\0`) } }],
  ['a name that the database would refuse', { query: FOUND, variables: { input: named(`${MARKER} \ud800`) } }],
  ['a name in variables that are no object', { query: OPEN, variables: MARKER }],
  ['a name in extensions that are no object', { query: OPEN, extensions: MARKER }],
  ['a name for a query', { query: { name: MARKER } }],
];

/** Everything that left the hub for this request: the answer and its headers. What the caller named (aliases) stands in `path` by the specification. */
function leaves({ text, headers }: Reply): string {
  return `${text}\n${[...headers].join('\n')}`;
}

const traces = /ज़ुबैदा|Zubeida|Khatoon|9876543210|select |insert |\bat .*:\d+:\d+|node_modules|\.ts\b|\/src\//i;

test.each(bodies)('%s: the answer and the log do not repeat it', async (_, body) => {
  const authorization = await bearer(hub, 'police@102');
  const before = hub.log.length;
  const reply = await post(hub, body, authorization);
  expect(
    reply.json.errors?.length ??
      reply.json.data.openCase?.problems.length ??
      reply.json.data.addSurvivor?.problems.length ??
      (reply.json.data.node === null ? 1 : 0),
  ).toBeGreaterThan(0);
  expect(leaves(reply)).not.toMatch(traces);
  expect(hub.log.slice(before).join('')).not.toMatch(traces);
});

test('in the address, in headers and in a broken body it is not repeated either', async () => {
  const replies = [
    await send(hub, `/${MARKER}`),
    await send(hub, `/graphql?query=${MARKER}`, { headers: { 'apollo-require-preflight': 'true' } }),
    await send(hub, `/graphql?query={__typename}&variables=${MARKER}`, { headers: { 'apollo-require-preflight': 'true' } }),
    await send(hub, '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"query": ${MARKER}` }),
    await send(hub, '/graphql', { method: 'POST', headers: { 'content-type': `application/json; charset=${MARKER}` }, body: '{}' }),
    await send(hub, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: `text/${MARKER}` },
      body: '{"query":"{__typename}"}',
    }),
    await send(hub, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${MARKER}` },
      body: '{"query":"{viewer{roles}}"}',
    }),
  ];
  for (const reply of replies) {
    expect(reply.json.errors).toHaveLength(1);
    expect(leaves(reply)).not.toMatch(traces);
  }
  expect(hub.log.join('')).not.toMatch(traces);
});

test('control: the library itself repeats what was sent, so the test would see it', async () => {
  const { parse, validate } = await import('graphql');
  const { buildHubSchema } = await import('../../src/server/schema.js');
  const { schema } = await buildHubSchema(hub.orm.getMetadata());
  const [error] = validate(schema, parse(`{ ${MARKER} }`));
  expect(error!.message).toMatch(traces);
});

test('to a developer a message still says what is wrong', async () => {
  const authorization = await bearer(hub, 'police@102');
  const messageOf = async (body: object) => (await post(hub, body, authorization)).json.errors[0].message as string;
  expect(await messageOf({ query: '{ viewer { rolez } }' })).toBe('Cannot query field "…" on type "Viewer". Did you mean "roles"?');
  expect(await messageOf({ query: OPEN, variables: { input: { ...valid, kind: MARKER } } })).toBe(
    'Variable "$input" got invalid value "…" at "input.kind"; Value "…" does not exist in "CaseKind" enum.',
  );
  expect(await messageOf({ query: OPEN, variables: { input: {} } })).toMatch(/Field "\w+" of required type "[\w!]+" was not provided/);
});

test('a failure inside the hub is masked, and the log says where but not what', async () => {
  await hub.admin.query('alter table hub.case_file rename to case_file_away');
  try {
    const reply = await post(
      hub,
      { query: `{ places(search: "${MARKER}") { totalCount } cases { nodes { id } } }` },
      await bearer(hub, 'police@102'),
    );
    expect(reply).toMatchObject({ code: 'INTERNAL' });
    expect(leaves(reply)).not.toMatch(traces);
    expect(hub.log.at(-1)).toContain('A request failed inside the hub');
    expect(hub.log.join('')).not.toMatch(/Zubeida|select/i);
  } finally {
    await hub.admin.query('alter table hub.case_file_away rename to case_file');
  }
});

test('in production there is no introspection, and no word of the schema leaves in an error', async () => {
  const production = await serve(hub);
  try {
    const authorization = await bearer(hub, 'police@102');
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Case") { fields { name } } }',
      '{ viewer { __typename ... on Viewer { x: __typename } } __schema { queryType { name } } }',
    ])
      expect(await post(production, { query }, authorization)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });

    const attempts: object[] = [
      { query: '{ case }' },
      { query: '{ cas }' },
      { query: '{ node { id } }' },
      { query: '{ viewer }' },
      { query: '{ viewer { rolez } }' },
      { query: '{ viewer { roles { x } } }' },
      { query: '{ cases(filter: { statu: OPEN }) { totalCount } }' },
      { query: '{ cases(filter: { status: OPE }) { totalCount } }' },
      { query: '{ ... on Foo { x } }' },
      { query: 'mutation { openCase { problems { code } } }' },
      { query: 'mutation { openCas }' },
      { query: 'mutation($input: OpenCas) { openCase(input: $input) { problems { code } } }' },
      { query: OPEN, variables: {} },
      { query: OPEN, variables: { input: {} } },
      { query: OPEN, variables: { input: { ...valid, kin: 'x' } } },
      { query: OPEN, variables: { input: { ...valid, kind: 'CHILD' } } },
      { query: 'query($a: Int) { node(id: $a) { id } }' },
      { query: '{ case(id: 1) { number' },
    ];
    for (const body of attempts) {
      const { errors } = (await post(production, body, authorization)).json;
      for (const { message, extensions } of errors) {
        expect([
          'This is not a GraphQL document.',
          'The document does not fit the schema of the hub.',
          'A value of a variable does not fit its type.',
        ]).toContain(message);
        expect(Object.keys(extensions)).toEqual(['code']);
      }
    }
    // Control: a hub for developers helps.
    expect((await post(hub, { query: '{ viewer { rolez } }' }, authorization)).text).toContain('roles');
    // And what the hub itself says, it says in production too.
    expect((await post(production, { query: '{ cases(first: 101) { totalCount } }' }, authorization)).json.errors[0].message).toContain('0 to 100');
    expect(production.log.join('')).not.toMatch(traces);
  } finally {
    await production.stop();
  }
});
