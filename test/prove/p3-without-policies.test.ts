import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HUB } from '../../src/access/visibility.js';
import { catalogProblems } from '../../src/database/catalog.js';
import { TestHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { Checker } from './checker.js';
import { Oracle } from './oracle.js';
import { proof } from './proof.js';
import { type World, inAWorld } from './whole-world.js';

const hub = new TestHub();
let world: World;
const policies = new Map<string, string>();

beforeAll(async () => {
  world = await inAWorld(hub);
}, 300_000);
afterAll(() => hub.stop());

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
  { full: 20_000, small: 120 },
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
