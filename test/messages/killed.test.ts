import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { useHub } from '../hub.js';
import { MailServer, Sending, boxOf } from './sending.js';

const hub = useHub();
let mails: MailServer;
let survivor: Sending;
const children: ChildProcess[] = [];

beforeAll(async () => {
  mails = await MailServer.open();
  survivor = new Sending(hub, mails);
  hub.setClock('2026-06-05T10:00:00+05:30');
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await survivor.end();
  await mails.close();
});

function aWorker(): ChildProcess {
  const env = {
    ...process.env,
    DATABASE: hub.databaseUrl,
    KEYS: process.env.SAMANVAY_TEST_KEYS,
    OFFSET: String(hub.now().getTime() - Date.now()),
    SMTP: mails.url,
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'sender-process.mjs')], {
    env,
    stdio: 'ignore',
  });
  children.push(child);
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

const tell = (persona: string) =>
  hub.admin.query(
    `insert into hub.notice (id, at, office_id, kind) select gen_random_uuid(), $1, id, 'GLASS_BROKEN' from hub.office where email = $2`,
    [hub.now(), boxOf(persona)],
  );
const stateOf = async (persona: string) =>
  (
    await hub.admin.query(`select m.state from hub.message m join hub.office o on o.id = m.office_id where o.email = $1 and m.template <> 'DIGEST'`, [
      boxOf(persona),
    ])
  ).rows.map(({ state }) => state);

test('a worker that is killed before it hands the mail over has sent nothing, and another sends it: once', async () => {
  let isAsked: (() => void) | undefined;
  const asked = new Promise<void>((done) => (isAsked = done));
  mails.waits = (to) => {
    if (to !== boxOf('cwc')) return undefined;
    isAsked!();
    return new Promise<void>((done) => setTimeout(done, 3000));
  };
  await tell('cwc');
  const child = aWorker();
  await asked;
  // Locked by it: nobody else may send it meanwhile.
  await survivor.sendAll();
  expect(mails.to(boxOf('cwc'))).toEqual([]);
  await killed(child);
  mails.waits = () => undefined;
  await expectSoon(async () => {
    await survivor.sendAll();
    return mails.to(boxOf('cwc')).length === 1;
  });
  expect(await stateOf('cwc')).toEqual(['SENT']);
}, 60_000);

test('a worker that is killed while it hands the mail over: it is not sent again by itself, and the digest of the morning has it', async () => {
  let isTaking: (() => void) | undefined;
  const taking = new Promise<void>((done) => (isTaking = done));
  mails.whileTaking = () => {
    isTaking!();
    return new Promise((done) => setTimeout(done, 2000));
  };
  await tell('dcpu');
  const child = aWorker();
  await taking;
  await killed(child);
  mails.whileTaking = async () => undefined;
  hub.setClock('2026-06-05T10:30:00+05:30');
  await survivor.sendAll();
  expect(await stateOf('dcpu')).toEqual(['UNCERTAIN']);
  hub.setClock('2026-06-06T08:00:00+05:30');
  await survivor.sender.digest();
  await survivor.sendAll();
  const byMail = mails.to(boxOf('dcpu')).filter(({ headers }) => headers.includes('A glass was broken'));
  // The server had all of it, and took it, though nobody waited for its answer.
  expect(byMail.length).toBeLessThanOrEqual(1);
  expect(mails.to(boxOf('dcpu')).at(-1)!.text).toContain('- A glass was broken: 1\n');
  expect(await stateOf('dcpu')).toEqual(['IN_DIGEST']);
}, 60_000);

async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('It did not come to that');
}
