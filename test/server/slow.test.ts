import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { hubUrl } from '../../src/database/logins.js';
import { openOrm } from '../../src/database/orm.js';
import { useHub } from '../hub.js';
import { bearer, post, serve } from './http.js';

const hub = useHub();
let orm: MikroORM;
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  orm = await openOrm({ url: hubUrl(hub.databaseUrl), connections: 3, statementTimeoutMs: 400 });
  served = await serve(hub, { orm, statementTimeoutMs: 400 });
});
afterAll(async () => {
  await served.stop();
  await orm.close(true);
});

test('the logins that answer requests end what takes too long; the administrator has all the time', async () => {
  const shown = async (name: string): Promise<string> => (await orm.em.fork().execute<Record<string, string>[]>(`show ${name}`))[0]![name]!;
  expect([await shown('statement_timeout'), await shown('lock_timeout'), await shown('idle_in_transaction_session_timeout')]).toEqual([
    '400ms',
    '1s',
    '10s',
  ]);
  const { rows } = await hub.admin.query('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '0' }]);
});

test('what waits for a lock ends with a code that says so, and is answered when the lock is gone', async () => {
  const authorization = await bearer(hub, 'police@102');
  const query = { query: '{ cases { nodes { id } } }' };
  await hub.admin.query('begin; lock table hub.case_file in access exclusive mode');
  try {
    const reply = await post(served, query, authorization);
    expect({ status: reply.status, code: reply.code, message: reply.json.errors[0].message }).toEqual({
      status: 503,
      code: 'UNAVAILABLE',
      message: 'This took too long and was stopped. Ask for less, or try again shortly.',
    });
    expect(reply.text).not.toMatch(/canceling|statement|57014|case_file/);
  } finally {
    await hub.admin.query('rollback');
  }
  expect((await post(served, query, authorization)).json).toMatchObject({ data: { cases: { nodes: [] } } });
  expect(served.log.join('')).toContain('took too long');
});
