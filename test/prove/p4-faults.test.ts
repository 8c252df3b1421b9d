import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { Checker } from './checker.js';
import { type Fault, faults as all } from './faults.js';
import { Oracle } from './oracle.js';
import { proof } from './proof.js';
import { type World, inAWorld } from './whole-world.js';

/** Without kept answers, which a fault that comes and goes would leave behind. The fault of keeping brings its own. */
const hub = new TestHub();
let world: World;
/** Those that the door hides are hunted without it (`p4-behind-the-door.test.ts`). */
const faults = all.filter(({ behindTheDoor }) => !behindTheDoor);

/** So many operations a fault may hide from. P1 asks three times as many. */
const AT_MOST = 60_000;

beforeAll(async () => {
  world = await inAWorld(hub, { keeping: false });
}, 300_000);
afterAll(() => hub.stop());

/**
 * What few operations show, and by what these are known: so that the machine's hours go into operations that could show it. They are drawn
 * like all others, and those that do not mention it are laid aside. Hunted in the full size alone. Kept answers hid from 8,000 operations.
 */
const rare: ReadonlyMap<string, RegExp | undefined> = new Map([
  ['the viewer is told of another agreement', /\bsees\b/],
  ['the planner orders the steps of a journey by another day', /\bjourney\b/],
  ['the office that recorded is told by the ordinary way', /\bjourney\b[^]*\brecordedBy\b/],
  ['there seems to be a next page where the rest is hidden', /\bhasNextPage\b/],
  ['kept answers are given to other roles of the office', undefined],
  ['DCPU_OFFICER is let into age_finding', /\b(finding|AgeDetermination|ageDeterminations)\b/],
  ['the police go on to read medical reports of closed cases', /\b(report|MedicalReport|MedicalExamination|medicalExaminations)\b/],
  ['homes see placements in other homes', /\b(placements|Placement)\b/],
  ['whoever is asked for an age sees the tasks of others', /\b(AgeDetermination|ageDeterminations)\b/],
  ['who has handed over the lead goes on reading statements', /\b(statements|Statement)\b/],
]);

/** Plants a fault, lets the checker look for it, and takes it away. */
async function hunt(fault: Fault, seed: number): Promise<{ done: number; problem: string | undefined }> {
  const mend = await fault.plant(hub, world.everybody);
  try {
    const { findings, done } = await new Checker(hub, world, new Oracle(world.raw), random(seed), 0.6).run(AT_MOST, {
      enough: 1,
      near: rare.get(fault.name),
    });
    return { done, problem: findings[0]?.problem };
  } finally {
    await mend();
  }
}

test('control: before any fault is planted nothing is found', async () => {
  const { findings } = await new Checker(hub, world, new Oracle(world.raw), random(5)).run(60);
  expect(findings).toEqual([]);
}, 300_000);

proof('P4', 'every planted fault in rules, policies and queries is found', { full: faults.length, small: 1 }, async ({ size, seed, progress }) => {
  // Another part of the list each time. FAULT='kept|sealed' hunts those of that name.
  const named = process.env.FAULT ? faults.filter(({ name }) => new RegExp(process.env.FAULT!).test(name)) : [];
  const list = named.length ? named : size < faults.length ? faults.filter(({ name }) => !rare.has(name)) : faults;
  const chosen = Array.from(
    { length: Math.min(size, list.length) },
    (_, i) => list[(seed * 7 + i * Math.max(1, Math.floor(list.length / size))) % list.length]!,
  );
  const findings: unknown[] = [];
  const after: number[] = [];
  for (const fault of new Set(chosen)) {
    const { done, problem } = await hunt(fault, seed);
    process.stderr.write(`P4: ${fault.kind} ${fault.name}: ${problem ? `after ${done}: ${problem.slice(0, 160)}` : `not found in ${done}`}\n`);
    if (problem) after.push(done);
    else findings.push({ fault: fault.name, kind: fault.kind, problem: `not found in ${done} operations` });
    progress(after.length, chosen.length);
  }
  after.sort((a, b) => a - b);
  return {
    findings,
    counts: {
      faults: faults.length,
      planted: chosen.length,
      found: after.length,
      'operations in the middle': after[after.length >> 1] ?? 0,
      'operations at most': after.at(-1) ?? 0,
    },
  };
});

test('there are sixty of them and more, of every kind, and no two alike', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect([...rare.keys()].filter((name) => !faults.some((fault) => fault.name === name))).toEqual([]);
  for (const kind of ['rule', 'policy', 'query']) expect(faults.filter((fault) => fault.kind === kind).length).toBeGreaterThanOrEqual(5);
});
