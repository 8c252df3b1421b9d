import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebhookSender } from '../../src/webhooks/deliver.js';
import { useHub } from '../hub.js';
import { eventually } from '../live/telling.js';
import { anOpenCase, NOON } from '../stories.js';
import { aReceiver, aSender, type Receiver, registers } from './receiver.js';

const hub = useHub();
let receiver: Receiver;
const running = new Set<ChildProcess>();
let steady: WebhookSender | undefined;

beforeEach(async () => {
  receiver = await aReceiver();
});
afterEach(async () => {
  for (const child of running) await killed(child);
  await steady?.stop();
  await receiver.close();
  await hub.admin.query('truncate hub.webhook_delivery, hub.webhook, hub.change_access, hub.change');
});

/** A further process that sends, over the same database. */
async function aProcess(): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE: hub.databaseUrl,
    KEYS: process.env.SAMANVAY_TEST_KEYS,
    OFFSET: String(hub.now().getTime() - Date.now()),
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'sender-process.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The sender did not start')));
  });
  return child;
}

/** SIGKILL: nothing is finished, nothing is said. */
async function killed(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Cases with some changes each, and what of them must arrive in which order. */
async function changes(cases: number, each: number): Promise<Map<string, string[]>> {
  const found = await Promise.all(Array.from({ length: cases }, () => anOpenCase(hub, {}, hub.now().toISOString())));
  for (let n = 0; n < each; n++)
    await Promise.all(
      found.map(async (one) => {
        const input = { caseId: one.caseId, expectedVersion: one.version, priority: n % 2 ? 'HIGH' : 'URGENT' };
        one.version = (await hub.officer('ahtu').does('triageCase', input, 'version')).version;
      }),
    );
  const { rows } = await hub.admin.query<{ id: string; of: string }>(
    `select id, 'Case_' || case_id as of from hub.outbox where case_id = any($1) order by seq`,
    [found.map(({ caseId }) => caseId.split('_')[1])],
  );
  return new Map([...Map.groupBy(rows, ({ of }) => of)].map(([of, ids]) => [of, ids.map(({ id }) => id)]));
}

/** Of each case, the ids in the order in which each came first. */
function arrived(): Map<string, string[]> {
  const told = receiver.taken.filter(({ event }) => event.data.caseId).map(({ event }) => ({ of: event.data.caseId, id: event.id }));
  return new Map([...Map.groupBy(told, ({ of }) => of)].map(([of, ids]) => [of, [...new Set(ids.map(({ id }) => id))]]));
}

/** What failed and what the dead had taken comes again in time, and time goes by here as it is told to. */
function timeGoesBy(): true {
  hub.setClock(new Date(hub.now().getTime() + 200).toISOString());
  return true;
}

const sorted = (map: Map<string, string[]>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('a process that is killed in mid-delivery loses nothing: another takes up what it had taken, and the order holds', async () => {
  hub.setClock(NOON);
  await registers(hub, 'ahtu', { url: receiver.url });
  await aSender(hub).finish();
  const expected = await changes(4, 3);
  // It has sent four messages and waits for the answers when it dies.
  receiver.answers = () => 'never';
  const child = await aProcess();
  await eventually(() => receiver.asked.length >= 5, 20_000);
  await killed(child);
  receiver.answers = () => ({ status: 200 });
  const { rows } = await hub.admin.query<{ n: number }>('select count(*)::int as n from hub.webhook_delivery where taken_until is not null');
  expect(rows[0]!.n).toBe(4);
  // As long as they may still be under way, nobody else sends them, nor what comes after them.
  await aSender(hub).finish();
  expect(receiver.taken.filter(({ event }) => event.data.caseId)).toEqual([]);
  hub.setClock(new Date(hub.now().getTime() + 31_000).toISOString());
  await aSender(hub).finish();
  expect(sorted(arrived())).toEqual(sorted(expected));
}, 60_000);

test('control: a sender that ticks off what it has taken before it has arrived loses what it had when it died', async () => {
  hub.setClock(NOON);
  await registers(hub, 'ahtu', { url: receiver.url });
  await aSender(hub).finish();
  const expected = await changes(4, 1);
  const { rows } = await hub.admin.query<{ text: string }>(`select pg_get_functiondef('hub.take_messages'::regproc) as text`);
  await hub.admin.query(rows[0]!.text.replace('set taken_until = until', `set taken_until = until, state = 'DELIVERED'`));
  receiver.answers = () => 'never';
  const child = await aProcess();
  await eventually(() => receiver.asked.length >= 5, 20_000);
  await killed(child);
  await hub.admin.query(rows[0]!.text);
  receiver.answers = () => ({ status: 200 });
  hub.setClock(new Date(hub.now().getTime() + 31_000).toISOString());
  await aSender(hub).finish();
  const lost = [...expected.values()].flat().length - [...arrived().values()].flat().length;
  expect(lost).toBeGreaterThanOrEqual(4);
}, 60_000);

test('two processes send together, one of them is killed again and again, and of each case everything arrives in its order', async () => {
  hub.setClock(NOON);
  await registers(hub, 'ahtu', { url: receiver.url });
  await aSender(hub).finish();
  let asked = 0;
  receiver.answers = () => (++asked % 7 === 0 ? { status: 503 } : { status: 200 });
  steady = aSender(hub).start();
  const expected = new Map<string, string[]>();
  for (let kill = 0; kill < 3; kill++) {
    const child = await aProcess();
    const before = receiver.asked.length;
    const made = changes(5, 3);
    await eventually(
      () => timeGoesBy() && receiver.asked.length > before + 3,
      30_000,
      () => `${receiver.asked.length - before} came`,
    );
    await killed(child);
    for (const [of, ids] of await made) expected.set(of, ids);
  }
  await eventually(
    () => timeGoesBy() && [...arrived().values()].flat().length === [...expected.values()].flat().length,
    60_000,
    () => `${[...arrived().values()].flat().length} of ${[...expected.values()].flat().length} arrived`,
  );
  expect(sorted(arrived())).toEqual(sorted(expected));
}, 120_000);
