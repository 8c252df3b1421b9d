import { expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { useHub } from '../hub.js';
import { bearer, post, send } from './http.js';

const hub = useHub();

test('every audit of the GraphQL over HTTP specification passes', async () => {
  const headers = await bearer(hub, 'police@102');
  const fetchFn = (url: string, init: RequestInit = {}) => {
    const all = new Headers(init.headers);
    all.set('authorization', headers.authorization);
    // Ordinary queries by GET are allowed to whoever says by a header that no foreign page sent them.
    if ((init.method ?? 'GET') === 'GET') all.set('apollo-require-preflight', 'true');
    return fetch(url, { ...init, headers: all });
  };
  const counts = { ok: 0, notice: 0, warn: 0, error: 0 };
  const failed: string[] = [];
  for (const audit of serverAudits({ url: `${hub.url}/graphql`, fetchFn })) {
    const result = await audit.fn();
    counts[result.status]++;
    if (result.status !== 'ok') failed.push(`${result.status} ${result.id} ${result.name}: ${result.reason}`);
  }
  process.stdout.write(`graphql-http audits: ${JSON.stringify(counts)}\n${failed.map((line) => `  ${line}\n`).join('')}`);
  expect(failed).toEqual([]);
  expect(counts.ok).toBeGreaterThan(50);
});

test('control: the audits find what is wrong with a server that answers everything with plain text', async () => {
  const fetchFn = async () => new Response('no', { status: 500, headers: { 'content-type': 'text/plain' } });
  const results = await Promise.all(serverAudits({ url: `${hub.url}/graphql`, fetchFn }).map((audit) => audit.fn()));
  expect(results.filter(({ status }) => status === 'error').length).toBeGreaterThan(0);
});

const OPEN = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { code } } }';
const input = {
  opId: '019a0000-0000-7000-8000-000000000001',
  kind: 'CHILD_LABOUR',
  district: 102,
  channel: 'PENCIL',
  receivedAt: '2026-06-02T10:05:00+05:30',
};

async function cases(): Promise<number> {
  const { rows } = await hub.admin.query('select count(*)::int as n from hub.case_file');
  return rows[0].n as number;
}

test('a page elsewhere cannot make a browser send anything: simple content types and mutations by GET execute nothing', async () => {
  const authorization = await bearer(hub, 'police@102');
  const before = await cases();
  const body = JSON.stringify({ query: OPEN, variables: { input } });
  const form = new URLSearchParams({ query: OPEN, variables: JSON.stringify({ input }) });
  const parts = new FormData();
  parts.set('operations', body);
  parts.set('map', '{}');
  const attempts: [string, Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }][] = [
    ['no content type', { body: new Blob([body]), headers: {} }],
    ['text/plain', { body, headers: { 'content-type': 'text/plain' } }],
    ['text/plain that looks like JSON', { body, headers: { 'content-type': 'text/plain; application/json' } }],
    ['form', { body: form }],
    ['multipart', { body: parts }],
    ['form with the CSRF header', { body: form, headers: { 'apollo-require-preflight': 'true' } }],
    ['multipart with the CSRF header', { body: parts, headers: { 'apollo-require-preflight': 'true' } }],
    ['application/graphql', { body: OPEN, headers: { 'content-type': 'application/graphql' } }],
  ];
  for (const [name, { headers, ...init }] of attempts) {
    const reply = await send(hub, '/graphql', { method: 'POST', ...init, headers: { ...authorization, ...headers } });
    expect({ name, refused: reply.status >= 400 && reply.status < 500, data: reply.json.data, code: reply.code }).toEqual({
      name,
      refused: true,
      data: undefined,
      code: 'BAD_USER_INPUT',
    });
  }
  const byGet = `/graphql?${form}`;
  expect(await send(hub, byGet, { headers: authorization })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(await send(hub, byGet, { headers: { ...authorization, 'apollo-require-preflight': 'true' } })).toMatchObject({
    status: 405,
    code: 'BAD_USER_INPUT',
  });
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await send(hub, '/graphql', { method, body, headers: { ...authorization, 'content-type': 'application/json' } })).status).toBe(405);
  expect(await cases()).toBe(before);

  const meant = await post(hub, { query: OPEN, variables: { input } }, authorization);
  expect(meant.json.data.openCase.problems).toEqual([]);
  expect(await cases()).toBe(before + 1);
});

test('a query by GET needs the CSRF header, and with it is answered', async () => {
  const authorization = await bearer(hub, 'police@102');
  const path = `/graphql?${new URLSearchParams({ query: '{ viewer { roles } }' })}`;
  expect(await send(hub, path, { headers: authorization })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  const reply = await send(hub, path, { headers: { ...authorization, 'x-apollo-operation-name': 'Viewer' } });
  expect(reply.json).toEqual({ data: { viewer: { roles: ['POLICE_OFFICER'] } } });
});

test('several operations in one request are refused', async () => {
  const one = { query: '{ viewer { roles } }' };
  const reply = await post(hub, [one, one], await bearer(hub, 'police@102'));
  expect(reply).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(reply.json.data).toBeUndefined();
});

test('a body of 10 MB is refused in JSON, with how much is allowed', async () => {
  const reply = await post(
    hub,
    { query: '{ viewer { roles } }', variables: { junk: 'x'.repeat(10 * 1024 * 1024) } },
    await bearer(hub, 'police@102'),
  );
  expect({ status: reply.status, json: reply.json }).toEqual({
    status: 413,
    json: { errors: [{ message: 'A request has at most 256 kB.', extensions: { code: 'BAD_USER_INPUT' } }] },
  });
});

test.each([
  ['broken JSON', { body: '{"query": "{ viewer', headers: { 'content-type': 'application/json' } }, 400],
  ['a JSON text', { body: '"query"', headers: { 'content-type': 'application/json' } }, 400],
  ['null', { body: 'null', headers: { 'content-type': 'application/json' } }, 400],
  ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }, 400],
  ['an unknown encoding', { body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'rot13' } }, 415],
  ['what is not gzip', { body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, 400],
  ['an unknown character set', { body: '{}', headers: { 'content-type': 'application/json; charset=koi8-r' } }, 415],
  ['a query that is no text', { body: '{"query": 7}', headers: { 'content-type': 'application/json' } }, 400],
  ['variables that are a list', { body: '{"query": "{ __typename }", "variables": []}', headers: { 'content-type': 'application/json' } }, 400],
  [
    'an operation that the document does not have',
    { body: '{"query": "{ __typename }", "operationName": "Other"}', headers: { 'content-type': 'application/json' } },
    400,
  ],
])('%s is refused in JSON with a code', async (_, init, status) => {
  const reply = await send(hub, '/graphql', { method: 'POST', ...init });
  expect({ status: reply.status, code: reply.code, message: typeof reply.json.errors[0].message }).toEqual({
    status,
    code: 'BAD_USER_INPUT',
    message: 'string',
  });
});

test('an address that is none, or cannot be one, is refused in JSON', async () => {
  expect(await send(hub, '/nothing')).toMatchObject({ status: 404 });
  expect((await send(hub, '/nothing')).json.errors).toHaveLength(1);
  const broken = await send(hub, '/%');
  expect([400, 404]).toContain(broken.status);
  expect(broken.json.errors).toHaveLength(1);
});
