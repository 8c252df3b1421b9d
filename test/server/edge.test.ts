import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { bearer, post, send, serve } from './http.js';

const hub = useHub();
let production: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  production = await serve(hub);
});
afterAll(() => production.stop());

const OPEN = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { code } } }';
const input = {
  opId: '019a0000-0000-7000-8000-000000000002',
  kind: 'CHILD_LABOUR',
  district: 102,
  channel: 'PENCIL',
  receivedAt: '2026-06-02T10:05:00+05:30',
};

const contentTypes = [
  undefined,
  '',
  'text/plain',
  'text/plain;charset=UTF-8',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/octet-stream',
  'application/json-patch+json',
  'text/html',
];

/** Node sends what it is told to send; `fetch` adds a content type. */
function raw(method: string, path: string, headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${production.url}${path}`, { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk)).on('end', () => resolve({ status: response.statusCode!, text }));
    });
    sent.on('error', reject).end(body);
  });
}

test('of what a page elsewhere can make a browser send, nothing is executed: 12 content types by 3 methods', async () => {
  const { authorization } = await bearer(hub, 'police@102');
  const count = async () => Number((await hub.admin.query('select count(*) as n from hub.case_file')).rows[0].n);
  const before = await count();
  const body = JSON.stringify({ query: OPEN, variables: { input } });
  const search = new URLSearchParams({ query: OPEN, variables: JSON.stringify({ input }) });
  const answers: string[] = [];
  for (const type of contentTypes)
    for (const [method, path, content] of [
      ['POST', '/graphql', body],
      ['POST', `/graphql?${search}`, search.toString()],
      ['GET', `/graphql?${search}`, ''],
    ] as const) {
      const { status, text } = await raw(method, path, { authorization, ...(type !== undefined && { 'content-type': type }) }, content);
      if (status < 400 || status >= 500 || text.includes('"data"')) answers.push(`${method} ${type}: ${status} ${text}`);
    }
  expect(answers).toEqual([]);
  expect(await count()).toBe(before);
  // Control: with the one content type that no foreign page can send, it is done.
  expect((await raw('POST', '/graphql', { authorization, 'content-type': 'application/json' }, body)).status).toBe(200);
  expect(await count()).toBe(before + 1);
});

test('no answer is kept by anybody on the way, and no browser is left to guess', async () => {
  const police = await bearer(hub, 'police@102');
  const replies = [
    await post(production, { query: '{ viewer { roles } }' }, police),
    await post(production, { query: '{ nothing }' }, police),
    await post(production, { query: '{ viewer { roles } }' }),
    await send(production, '/nothing'),
    await send(production, '/readyz'),
  ];
  for (const { headers } of replies)
    expect(
      Object.fromEntries(
        ['cache-control', 'x-content-type-options', 'x-frame-options', 'referrer-policy', 'x-powered-by'].map((name) => [name, headers.get(name)]),
      ),
    ).toEqual({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'x-powered-by': null,
    });
  expect(replies[0]!.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
});

test('who waits for a lock waits no longer than a request may take, is told so, and nothing was changed', async () => {
  const hurried = await serve(hub, { requestTimeoutMs: 1000 });
  const holder = await hub.admin.query('begin; lock table hub.case_file in access exclusive mode').then(() => hub.admin);
  try {
    const police = await bearer(hub, 'police@102');
    const asked = [
      post(hurried, { query: '{ cases { nodes { number } } }' }, police),
      // Handed back to the ordinary resolvers, one after the other.
      post(
        hurried,
        { query: '{ a: cases { nodes { number } } b: cases { totalCount } node(id: "Case_019a0000-0000-7000-8000-000000000001") { id } }' },
        police,
      ),
    ];
    for (const reply of await Promise.all(asked)) expect({ status: reply.status, code: reply.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
  } finally {
    await holder.query('rollback');
    await hurried.stop();
  }
});

test('a change that took too long is undone, and its opId is free', async () => {
  const hurried = await serve(hub, { requestTimeoutMs: 500 });
  await hub.admin.query(
    `create function public.dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.8); return new; end $$;
     create trigger a_planted_fault before insert on hub.outbox for each row execute function public.dawdle();`,
  );
  const opId = '019a0000-0000-7000-8000-000000000003';
  const police = await bearer(hub, 'police@102');
  const count = async () => Number((await hub.admin.query('select count(*) as n from hub.audit_record where op_id = $1', [opId])).rows[0].n);
  try {
    const reply = await post(hurried, { query: OPEN, variables: { input: { ...input, opId } } }, police);
    expect({ status: reply.status, code: reply.code, recorded: await count() }).toEqual({ status: 503, code: 'UNAVAILABLE', recorded: 0 });
  } finally {
    await hub.admin.query('drop trigger a_planted_fault on hub.outbox; drop function public.dawdle()');
  }
  expect((await post(hurried, { query: OPEN, variables: { input: { ...input, opId } } }, police)).json.data.openCase.problems).toEqual([]);
  expect(await count()).toBe(1);
  await hurried.stop();
});

test('a request that is sent a byte at a time is cut off', async () => {
  const hurried = await serve(hub, { requestTimeoutMs: 500 });
  const { port } = new URL(hurried.url);
  const socket = connect(Number(port), '127.0.0.1');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let told = '';
  socket.on('data', (text: Buffer) => (told += text)).on('error', () => undefined);
  socket.write('POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{');
  const drip = setInterval(() => socket.write(' '), 50);
  await closed;
  clearInterval(drip);
  expect(told).toMatch(/^HTTP\/1\.1 408/);
  await hurried.stop();
}, 60_000);
