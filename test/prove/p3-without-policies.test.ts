import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { HUB } from '../../src/access/visibility.js';
import { catalogProblems } from '../../src/database/catalog.js';
import { loadDemoDirectory } from '../../src/database/directory.js';
import { startEmbedded } from '../../src/database/embedded.js';
import { migrate } from '../../src/database/migrate.js';
import { TestHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { Checker } from './checker.js';
import { Oracle } from './oracle.js';
import { proof } from './proof.js';
import { type World, aWorld } from './whole-world.js';

/** A server of its own: the hub's login belongs to the whole server, and is made to bypass the policies here. */
let server: Awaited<ReturnType<typeof startEmbedded>>;
let dataDir: string;
const hub = new TestHub();
let world: World;
const policies = new Map<string, string>();

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-walls-'));
  server = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database walled');
  await admin.end();
  await migrate(server.urlOf('walled'), { keys: hub.keys });
  await loadDemoDirectory(server.urlOf('walled'));
  await hub.start(server.urlOf('walled'));
  world = await aWorld(hub, { cases: 40, seed: 13 });
}, 300_000);

afterAll(async () => {
  await hub.stop();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every row of every table for whoever asks, or as it was. */
async function policiesAre(what: 'open' | 'in force'): Promise<void> {
  const { rows } = await hub.admin.query<{ table: string; using: string }>(
    `select tablename as table, qual as using from pg_policies where schemaname = 'hub' and policyname = 'read' and '${HUB}' = any(roles) order by 1`,
  );
  if (policies.size === 0) for (const { table, using } of rows) policies.set(table, using);
  for (const [table, using] of policies) await hub.admin.query(`alter policy read on hub."${table}" using (${what === 'open' ? 'true' : using})`);
}

/**
 * What the application alone holds: rows by participation. Of the classes of data it knows nothing, by design: they are the policies', and
 * so is what offices tell and ask each other (`heldByPolicies`).
 */
const rowsAlone = { door: true, classes: false };

proof(
  'P3',
  'with every row policy open the application alone still answers no row of a case or survivor that is not the office’s',
  { full: 20_000, small: 200 },
  async ({ size, seed, progress }) => {
    await policiesAre('open');
    try {
      const checker = new Checker(hub, world, new Oracle(world.raw, rowsAlone), random(seed));
      const { findings, done } = await checker.run(size, { progress });
      return { findings, counts: { operations: done, ...checker.ways } };
    } finally {
      await policiesAre('in force');
    }
  },
);

test('control: the policies were open indeed: classes of data come through, and the checker of P1 sees it at once', async () => {
  await policiesAre('open');
  try {
    const checker = new Checker(hub, world, new Oracle(world.raw), random(3));
    const { findings, done } = await checker.run(5000, { enough: 1 });
    process.stderr.write(`P3: the control was found after ${done} operations\n`);
    expect(findings).not.toEqual([]);
  } finally {
    await policiesAre('in force');
  }
}, 300_000);

test('control: an application that forgets its own condition leaks without policies, and is found', async () => {
  await policiesAre('open');
  // What it asks of the list of survivors, the list answers with everybody's.
  await hub.admin.query(`alter table hub.survivor_access rename to survivor_access_kept;
    create view hub.survivor_access with (security_invoker = true) as
      select s.id as survivor_id, f.id as office_id, s.case_id from hub.survivor s cross join hub.office f;
    grant select on hub.survivor_access to ${HUB}`);
  try {
    const checker = new Checker(hub, world, new Oracle(world.raw, rowsAlone), random(4));
    const { findings, done } = await checker.run(5000, { enough: 1 });
    process.stderr.write(`P3: the control was found after ${done} operations\n`);
    expect(findings).not.toEqual([]);
  } finally {
    await hub.admin.query(`drop view hub.survivor_access; alter table hub.survivor_access_kept rename to survivor_access`);
    await policiesAre('in force');
  }
}, 300_000);

test('a hub with open policies does not start: the check of the catalog names every table', async () => {
  await policiesAre('open');
  try {
    expect(await catalogProblems(hub.databaseUrl)).toEqual(
      expect.arrayContaining([...policies.keys()].map((table) => `policy that does not ask who asks: ${table}.read`)),
    );
  } finally {
    await policiesAre('in force');
  }
  expect(await catalogProblems(hub.databaseUrl)).toEqual([]);
});

test.each([
  ['a login that bypasses policies', `alter role ${HUB} bypassrls`, `alter role ${HUB} nobypassrls`],
  ['a login that is a superuser', `alter role ${HUB} superuser`, `alter role ${HUB} nosuperuser`],
  [
    'policies switched off where reading begins',
    'alter table hub.case_access disable row level security',
    'alter table hub.case_access enable row level security',
  ],
])('%s is noticed by the next request: nobody is answered, by whatever way', async (_, weaken, mend) => {
  const cwc = hub.officer('cwc');
  const query = '{ cases(first: 1) { totalCount nodes { number } } }';
  expect((await cwc.data(query)).cases.totalCount).toBeGreaterThan(0);
  await hub.admin.query(weaken);
  try {
    const answer = await cwc.ask(query);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(
      JSON.stringify(
        await cwc.ask(
          'mutation { triageCase(input: {opId: "0d6f5e0a-3f0b-4a57-9f6e-1b2c3d4e5f61", caseId: "Case_00000000-0000-7000-8000-000000000000", expectedVersion: 1, priority: HIGH}) { case { number } } }',
        ),
      ),
    ).toContain('INTERNAL');
  } finally {
    await hub.admin.query(mend);
  }
  expect((await cwc.data(query)).cases.totalCount).toBeGreaterThan(0);
});
