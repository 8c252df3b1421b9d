import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { random } from '../planner/draw.js';
import { proof } from './proof.js';
import type { World } from './whole-world.js';

// What the door refuses, no policy shows to be open. So the policies behind it are looked at as P3 does: without a door.
jest.unstable_mockModule('../../src/access/shield.js', () => ({ withShield: (schema: GraphQLSchema) => schema }));
const { TestHub } = await import('../hub.js');
const { Checker } = await import('./checker.js');
const { faults } = await import('./faults.js');
const { Oracle } = await import('./oracle.js');
const { inAWorld } = await import('./whole-world.js');

const hub = new TestHub();
let world: World;
const hidden = faults.filter(({ behindTheDoor }) => behindTheDoor);

beforeAll(async () => {
  world = await inAWorld(hub, { keeping: false });
}, 300_000);
afterAll(() => hub.stop());

const checker = (seed: number) => new Checker(hub, world, new Oracle(world.raw, { door: false, classes: true }), random(seed));

test('control: before any fault is planted nothing is found', async () => {
  expect((await checker(3).run(60)).findings).toEqual([]);
}, 300_000);

proof('P4', 'every planted fault that the door hides is found without it', { full: hidden.length, small: 1 }, async ({ seed, progress }) => {
  const findings: unknown[] = [];
  for (const [n, fault] of hidden.entries()) {
    const mend = await fault.plant(hub, world.everybody);
    try {
      const { findings: found, done } = await checker(seed + n).run(20_000, { enough: 1 });
      process.stderr.write(`P4: ${fault.kind} ${fault.name}: after ${done}: ${found[0]?.problem.slice(0, 160)}\n`);
      if (found.length === 0) findings.push({ fault: fault.name, problem: `not found in ${done} operations` });
    } finally {
      await mend();
    }
    progress(n + 1, hidden.length);
  }
  return { findings, counts: { planted: hidden.length } };
});
