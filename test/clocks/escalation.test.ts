import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import pino from 'pino';
import { escalate } from '../../src/clocks/escalate.js';
import { ClockKeeper } from '../../src/clocks/keep-clocks.js';
import { workerUrl } from '../../src/database/logins.js';
import { poolOf } from '../../src/queue/queue.js';
import { useHub } from '../hub.js';
import { aNamed } from '../disclosure/openings.js';

const hub = useHub();
const at = (time: string) => hub.setClock(`2026-06-${time}+05:30`);
let caseId: string;
let keepers: { keeper: ClockKeeper; pool: pg.Pool }[];

beforeAll(async () => {
  keepers = [1, 2].map(() => {
    const pool = poolOf(workerUrl(hub.databaseUrl), 2, pino({ level: 'silent' }));
    return { pool, keeper: new ClockKeeper(pool, hub.now) };
  });
  at('05T07:30:00');
  const ahtu = hub.officer('ahtu');
  ({ id: caseId } = await ahtu.does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: '2026-06-05T05:00:00+05:30' }));
  await ahtu.does('recordRescue', {
    caseId,
    district: 102,
    startedAt: '2026-06-05T05:30:00+05:30',
    endedAt: '2026-06-05T07:10:00+05:30',
    survivors: Array.from({ length: 6 }, (_, i) => aNamed(`Somebody ${i}`)),
  });
});
afterAll(async () => {
  for (const { pool } of keepers) await pool.end();
});

const told = async () =>
  (
    await hub.admin.query<{ kind: string; office: string; n: number }>(
      `select n.kind, o.kind as office, count(*)::int as n from hub.notice n join hub.office o on o.id = n.office_id
       join hub.clock c on n.subject = 'Clock_' || c.id where c.code = 'C04' group by 1, 2 order by 1, 2`,
    )
  ).rows;

test('two workers together tell each level once: the owner, then the district, then the bureau of the State', async () => {
  const together = () => Promise.all(keepers.map(async ({ keeper }) => (await keeper.runDue(3), escalate(keeper, 2))));
  await together();
  expect(await told()).toEqual([]);
  at('05T19:10:00');
  await Promise.all([together(), together()]);
  expect(await told()).toEqual([{ kind: 'CLOCK_50', office: 'AHTU', n: 6 }]);
  at('06T02:22:01');
  await together();
  expect(await told()).toEqual([
    { kind: 'CLOCK_50', office: 'AHTU', n: 6 },
    { kind: 'CLOCK_80', office: 'AHTU', n: 6 },
    { kind: 'CLOCK_80', office: 'DISTRICT_MAGISTRATE', n: 6 },
  ]);
});

test('a worker that dies in the middle has told nobody, and the next one tells once', async () => {
  at('06T07:10:01');
  // It writes, and the connection is cut before the commit.
  const dying = poolOf(workerUrl(hub.databaseUrl), 1, pino({ level: 'silent' }));
  const keeper = new ClockKeeper(dying, hub.now);
  const cut = keeper.inTransaction.bind(keeper);
  keeper.inTransaction = (work) =>
    cut(async (client) => {
      const result = await work(client);
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await hub.admin.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
      await new Promise((done) => setTimeout(done, 50));
      return result;
    });
  await expect(escalate(keeper)).rejects.toThrow();
  await dying.end().catch(() => undefined);
  expect((await told()).filter(({ kind }) => kind === 'CLOCK_100')).toEqual([]);

  await Promise.all(keepers.map(({ keeper: each }) => escalate(each)));
  await Promise.all(keepers.map(({ keeper: each }) => escalate(each)));
  expect((await told()).filter(({ kind }) => kind === 'CLOCK_100')).toEqual([
    { kind: 'CLOCK_100', office: 'AHTB', n: 6 },
    { kind: 'CLOCK_100', office: 'AHTU', n: 6 },
    { kind: 'CLOCK_100', office: 'DISTRICT_MAGISTRATE', n: 6 },
  ]);
  // And the clocks are red, for whoever lists them.
  const { clocks } = await hub.officer('ahtu').data('{ clocks(filter: { codes: ["C04"], states: [BREACHED], overdue: true }) { totalCount } }');
  expect(clocks.totalCount).toBe(6);
});

test('control: without the row that only one can add, each level would be told twice', async () => {
  await hub.admin.query(`delete from hub.clock_escalation where level = 100; update hub.clock set reached = 80, next_at = due_at where code = 'C04'`);
  await escalate(keepers[0]!.keeper);
  expect((await told()).find(({ kind, office }) => kind === 'CLOCK_100' && office === 'AHTB')).toMatchObject({ n: 12 });
});

test('whoever is told opens what it is about under their own rights', async () => {
  const { notices } = await hub.officer('ahtb').data('{ notices(first: 1) { nodes { kind subject about { id } } } }');
  expect(notices.nodes[0]).toMatchObject({ kind: 'CLOCK_100', about: null });
  const read = 'query($id: ID!) { node(id: $id) { ... on Clock { code state ownerOffice { kind } rule { law verified } } } }';
  expect((await hub.officer('ahtb').data(read, { id: notices.nodes[0].subject })).node).toMatchObject({ state: 'BREACHED' });
  expect((await hub.officer('police@196').data(read, { id: notices.nodes[0].subject })).node).toBeNull();
  expect((await hub.officer('police@196').data(read, { id: `Clock_${randomUUID()}` })).node).toBeNull();
});
