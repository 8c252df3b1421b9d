import { beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { ClockKeeper } from '../../src/clocks/keep-clocks.js';
import { keepClocks } from '../../src/clocks/clock-worker.js';
import { everyCaseIsDue } from '../../src/clocks/roll-out.js';
import { keepContradictions } from '../../src/contradictions/keep-contradictions.js';
import { seedCases } from '../../src/database/seed/seed.js';
import { workerUrl } from '../../src/database/logins.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();
const as = (persona: string) => hub.officer(persona);

beforeAll(async () => {
  await seedCases(hub.databaseUrl, hub.keys, { cases: 150, seed: 1 });
  hub.setClock('2026-11-02T12:00:00+05:30');
}, 60_000);

/** As `samanvay clocks run --all` does it. */
async function runAll(quietBefore?: Date): Promise<void> {
  const pool = new pg.Pool({ connectionString: workerUrl(hub.databaseUrl), max: 2 });
  try {
    const keeper = new ClockKeeper(pool, hub.now, keepContradictions);
    await keeper.withConnection((client) => everyCaseIsDue(client, hub.now(), quietBefore));
    await keepClocks(keeper, { calendar: true });
  } finally {
    await pool.end();
  }
}

const count = async (sql: string, params: unknown[] = []): Promise<number> =>
  (await hub.admin.query(`select count(*)::int as n from ${sql}`, params)).rows[0].n;
/** Notices of clocks and contradictions, and what those who listen were told. */
const told = async () => [
  await count(`hub.notice where kind like 'CLOCK%' or kind = 'CONTRADICTION_FOUND'`),
  await count(`hub.outbox where event = 'clockMoved'`),
];

test('the first run over what was there before tells nobody, and shows what is breached as breached', async () => {
  expect(await count('hub.clock')).toBe(0);
  await runAll();
  expect(await told()).toEqual([0, 0]);
  const breached = await count(`hub.clock where state = 'BREACHED'`);
  expect(breached).toBeGreaterThan(100);
  expect(await count(`hub.clock where state = 'BREACHED' and (reached <> 100 or next_at is not null)`)).toBe(0);
  expect(await count(`hub.contradiction`)).toBeGreaterThan(0);
  const { rows } = await hub.admin.query<{ subject: string }>(
    `select o.subject from hub.clock c join hub.officer o on o.office_id = c.owner_office_id where c.state = 'BREACHED' and c.case_id is not null order by 1 limit 1`,
  );
  const { clocks } = await as(rows[0]!.subject).data('{ clocks(filter: { states: [BREACHED] }) { nodes { state isOverdue reached } } }');
  expect(clocks.nodes[0]).toEqual({ state: 'BREACHED', isOverdue: true, reached: 100 });
  // Once more, at whatever time of day: nothing.
  await runAll();
  expect(await told()).toEqual([0, 0]);
});

test('what runs late from then on is told, the next level once', async () => {
  const running = `hub.clock where next_at is not null and case_id is not null`;
  const { rows } = await hub.admin.query<{ id: string; next_at: Date; reached: number }>(
    `select id, next_at, reached from ${running} and reached between 50 and 80 order by next_at limit 1`,
  );
  const [clock] = rows;
  hub.setClock(new Date(clock!.next_at.getTime() + 1000).toISOString());
  await hub.work();
  await hub.work();
  const { rows: levels } = await hub.admin.query<{ level: number; nobody: boolean }>(
    `select level, office_ids = '{}' as nobody from hub.clock_escalation where clock_id = $1 order by level`,
    [clock!.id],
  );
  expect(levels).toEqual([
    ...[50, 80].filter((level) => level <= clock!.reached).map((level) => ({ level, nobody: true })),
    { level: expect.any(Number), nobody: false },
  ]);
  expect(await count(`hub.notice where subject = $1`, [`Clock_${clock!.id}`])).toBeGreaterThan(0);
  expect(await count(`(select 1 from hub.notice where subject = $1 group by office_id having count(*) > 1) twice`, [`Clock_${clock!.id}`])).toBe(0);
});

test('a case that this hub put on record is told of everything, however late it was reported', async () => {
  hub.setClock('2026-11-20T12:00:00+05:30');
  const { id: caseId } = await as('ahtu').does('openCase', {
    kind: 'TRAFFICKING',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2026-11-17T05:00:00+05:30',
  });
  await hub.work();
  const breached = async (code: string) =>
    count(`hub.clock c join hub.notice n on n.subject = 'Clock_' || c.id where c.case_id = $1 and c.code = $2 and n.kind = 'CLOCK_100'`, [
      caseId.split('_')[1],
      code,
    ]);
  expect(await breached('C01')).toBeGreaterThan(0);
  // And of a case that gave no cause for a clock before: found three days ago, put on file today.
  const { id: second } = await as('ahtu').does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PATROL',
    receivedAt: '2026-11-20T05:00:00+05:30',
  });
  await hub.work();
  expect(await count('hub.clock where case_id = $1', [second.split('_')[1]])).toBe(0);
  hub.setClock('2026-11-20T13:00:00+05:30');
  await as('ahtu').does('addSurvivor', { caseId: second, district: 102, foundAt: '2026-11-20T06:00:00+05:30', survivor: aBoy });
  hub.setClock('2026-11-21T14:00:00+05:30');
  // The worker was away for a day.
  await hub.work();
  expect(
    await count(`hub.clock c join hub.notice n on n.subject = 'Clock_' || c.id where c.case_id = $1 and c.code = 'C04' and n.kind = 'CLOCK_100'`, [
      second.split('_')[1],
    ]),
  ).toBeGreaterThan(0);
});

test('who says from when on, is obeyed for clocks that stand as well; who says long ago, is told of everything', async () => {
  hub.setClock('2026-12-20T12:00:00+05:30');
  const before = await told();
  await runAll(hub.now());
  // Of cases nothing; duties of the calendar go on as ever.
  const ofCases = `hub.notice n join hub.clock c on n.subject = 'Clock_' || c.id where c.case_id is not null and n.at >= $1`;
  expect(await count(ofCases, ['2026-12-20T12:00:00+05:30'])).toBe(0);
  expect(await count(`hub.clock where case_id is not null and next_at < $1`, [hub.now()])).toBe(0);
  // Control: the same history, told from its beginning on, is what the first test is about.
  await hub.admin.query('delete from hub.clock_escalation; delete from hub.clock where case_id is not null');
  await runAll(new Date('2000-01-01T00:00:00Z'));
  expect((await told())[0]! - before[0]!).toBeGreaterThan(100);
}, 60_000);
