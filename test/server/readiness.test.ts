import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import express from 'express';
import { afterEach, expect, test } from '@jest/globals';
import { hubUrl } from '../../src/database/logins.js';
import type { KeyRing } from '../../src/keys/key-ring.js';
import { NotReady, Readiness } from '../../src/server/readiness.js';
import { useHub } from '../hub.js';
import { send, serve } from './http.js';

const hub = useHub();
const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function readiness(options: Partial<ConstructorParameters<typeof Readiness>[0]> = {}) {
  const why: string[] = [];
  const ready = new Readiness({ url: hubUrl(hub.databaseUrl), keys: hub.keys, ...options }, (error) =>
    why.push(error instanceof NotReady ? error.message : String((error as { code?: unknown }).code)),
  );
  const server: Server = createServer(express().get('/readyz', ready.handler));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push(async () => {
    await new Promise((done) => server.close(done).closeAllConnections());
    await ready.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { ready, why, ask: async () => (({ status, text }) => ({ status, text }))(await send({ url }, '/readyz')) };
}

const ok = { status: 200, text: '{"status":"ok"}' };
const unavailable = { status: 503, text: '{"status":"unavailable"}' };

test('a hub that can do its work is ready, and asking leaves nothing behind', async () => {
  const audits = async () => (await hub.admin.query('select count(*) as n from hub.audit_record')).rows[0].n as string;
  const before = await audits();
  const { ask, why } = await readiness();
  expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array.from({ length: 20 }, () => ok));
  expect({ why, audits: await audits() }).toEqual({ why: [], audits: before });
});

test('not with a database that lacks the newest migration', async () => {
  const { ask, why } = await readiness({ migration: 'Migration29991231000000_of_tomorrow' });
  expect(await ask()).toEqual(unavailable);
  expect(why).toEqual(['The newest migration is not applied']);
});

test('a database that is ahead is no hindrance: the new version migrates while the old one runs', async () => {
  await hub.admin.query(`insert into hub.migration (name) values ('Migration29991231000000_of_tomorrow')`);
  expect(await (await readiness()).ask()).toEqual(ok);
  await hub.admin.query(`delete from hub.migration where name like '%of_tomorrow'`);
});

test.each([3000, -3000])('not with a clock that is %i ms away from the database', async (offset) => {
  const { ask, why } = await readiness({ now: () => Date.now() + offset });
  expect(await ask()).toEqual(unavailable);
  expect(why).toEqual(['The clocks of hub and database differ']);
});

test('not when no audit row could be added', async () => {
  const { ask } = await readiness();
  await hub.admin.query('revoke insert on hub.audit_record from samanvay_hub');
  try {
    expect(await ask()).toEqual(unavailable);
  } finally {
    await hub.admin.query('grant insert on hub.audit_record to samanvay_hub');
  }
  expect(await ask()).toEqual(ok);
});

test('not with keys that the database does not know', async () => {
  const { ask } = await readiness({ keys: { sign: () => randomBytes(32) } as unknown as KeyRing });
  expect(await ask()).toEqual(unavailable);
});

test('not when the database does not answer in time, and soon', async () => {
  await hub.admin.query('begin; lock table hub.audit_record in access exclusive mode');
  try {
    expect(await (await readiness()).ask()).toEqual(unavailable);
  } finally {
    await hub.admin.query('rollback');
  }
});

test('a hub that is to go says so first, goes on to answer, finishes what it has begun, and then takes nothing more', async () => {
  const going = await serve(hub, { noticeMs: 700 });
  const { authorization } = { authorization: `Bearer ${await hub.token('police@102')}` };
  const ask = (query: string) =>
    fetch(`${going.url}/graphql`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  expect((await send(going, '/readyz')).status).toBe(200);
  await hub.admin.query('begin; lock table hub.case_file in access exclusive mode');
  // Waits for the lock beyond the notice.
  const begun = ask('{ cases { totalCount nodes { number } } }');
  await new Promise((done) => setTimeout(done, 200));
  const stopped = going.stopGently();
  await new Promise((done) => setTimeout(done, 100));
  expect((await send(going, '/readyz')).status).toBe(503);
  expect((await send(going, '/livez')).status).toBe(200);
  expect((await (await ask('{ viewer { roles } }')).json()) as object).toEqual({ data: { viewer: { roles: ['POLICE_OFFICER'] } } });
  await new Promise((done) => setTimeout(done, 1000));
  await expect(ask('{ viewer { roles } }')).rejects.toThrow();
  await hub.admin.query('rollback');
  expect(((await (await begun).json()) as { data: object }).data).toMatchObject({ cases: { totalCount: expect.any(Number) } });
  await stopped;
});
