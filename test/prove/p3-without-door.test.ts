import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { random } from '../planner/draw.js';
import { proof } from './proof.js';
import type { World } from './whole-world.js';

// The hub is built as always, but for the door: no rule stands before any operation.
jest.unstable_mockModule('../../src/access/shield.js', () => ({ withShield: (schema: GraphQLSchema) => schema }));
const { TestHub } = await import('../hub.js');
const { Checker } = await import('./checker.js');
const { Oracle } = await import('./oracle.js');
const { inAWorld } = await import('./whole-world.js');

const hub = new TestHub();
let world: World;

beforeAll(async () => {
  world = await inAWorld(hub);
}, 300_000);
afterAll(() => hub.stop());

proof(
  'P3',
  'without the door the row policies alone answer exactly what the agreement says',
  { full: 20_000, small: 100 },
  async ({ size, seed, progress }) => {
    const checker = new Checker(hub, world, new Oracle(world.raw, { door: false, classes: true }), random(seed));
    const { findings, done } = await checker.run(size, { progress });
    return { findings, counts: { operations: done, ...checker.ways } };
  },
);

test('control: there is no door indeed, and what it would have refused is answered with nothing', async () => {
  expect(await hub.officer('ngo').ask('{ publishedMonths { month } }')).toEqual({ data: { publishedMonths: [] } });
  const checker = new Checker(hub, world, new Oracle(world.raw), random(1));
  const ngo = world.everybody.find(({ name }) => name === 'ngo@102')!;
  expect(await checker.check(ngo, '{ publishedMonths { month } }')).toMatch(/instead of|errors/);
});

test('control: a policy that forgets the class of its rows is found without the door too', async () => {
  const { rows } = await hub.admin.query<{ using: string }>(
    `select qual as using from pg_policies where tablename = 'statement' and policyname = 'read'`,
  );
  await hub.admin.query(
    'alter policy read on hub.statement using ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id))',
  );
  const checker = new Checker(hub, world, new Oracle(world.raw, { door: false, classes: true }), random(2));
  const { findings, done } = await checker.run(20_000, { enough: 1 });
  await hub.admin.query(`alter policy read on hub.statement using (${rows[0]!.using})`);
  process.stderr.write(`P3: the control was found after ${done} operations: ${findings[0]?.problem}\n`);
  expect(findings[0]?.problem).toMatch(/instead of/);
}, 300_000);
