import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { Checker, coverageOf } from './checker.js';
import { walked } from './operations.js';
import { Oracle, presenceChecked } from './oracle.js';
import { proof } from './proof.js';
import { type World, inAWorld } from './whole-world.js';

const hub = new TestHub();
let world: World;

beforeAll(async () => {
  world = await inAWorld(hub);
}, 300_000);
afterAll(() => hub.stop());

proof(
  'P1',
  'each leaf of each answer is what the agreement says, for every role, on every path: none leaked, none withheld',
  { full: 200_000, small: 120 },
  async ({ size, seed, progress }) => {
    const oracle = new Oracle(world.raw);
    const unknown = oracle.unknown().map((field) => ({ problem: `the oracle does not know ${field}` }));
    const checker = new Checker(hub, world, oracle, random(seed));
    const started = Date.now();
    const { findings, done } = await checker.run(size, { progress });
    const { paths, walked: reached, fifty } = walked(oracle.paths.values());
    const { reachable, missed, hidden, missedHidden } = coverageOf(oracle, world.everybody);
    if (size >= 20_000) {
      process.stderr.write(
        `P1: not exercised: ${[...missed, ...missedHidden.map((key) => `withheld ${key}`)].slice(0, 60).join(', ') || 'nothing'}\n`,
      );
      process.stderr.write(`P1: presence-checked only: ${presenceChecked.join(', ')}\n`);
    }
    return {
      findings: [...unknown, ...findings],
      counts: {
        operations: done,
        'per second': Math.round((done * 1000) / (Date.now() - started)),
        ...checker.ways,
        actors: world.everybody.length,
        'of (role, type, field) reachable': reachable.length,
        'of them exercised': reachable.length - missed.length,
        'of (role, type) withheld': hidden.length,
        'of these exercised': hidden.length - missedHidden.length,
        'relation paths': paths,
        'paths walked': reached,
        'paths walked fifty times': fifty,
      },
    };
  },
);

test('control: a policy that forgets the class of its rows is found', async () => {
  await hub.admin.query(`alter policy read on hub.statement using ((select true from hub.survivor a where a.id = statement.survivor_id))`);
  const checker = new Checker(hub, world, new Oracle(world.raw), random(1));
  const { findings, done } = await checker.run(20_000, { enough: 1 });
  process.stderr.write(`P1: the control was found after ${done} operations: ${findings[0]?.problem}\n`);
  expect(findings[0]?.problem).toMatch(/instead of/);
}, 300_000);
