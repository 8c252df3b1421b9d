import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFINITION, POLICY, definitions } from '../../src/statistics/codes.js';
import { type Alike, type Place, countsOf } from '../../src/statistics/cube.js';
import { disclosed, rounded } from '../../src/statistics/disclosure.js';
import { Flow } from '../../src/statistics/flow.js';
import { hiddenCells } from '../../src/statistics/hide-cells.js';

/** By hand with others: SEED=7 npm test -- disclosure */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const checked = { seed: SEED, numRuns: 150, verbose: true };

/** Cases of a few States and districts: many small groups, some large. */
const aCountry = fc.array(
  fc.record<Alike>({
    state: fc.integer({ min: 1, max: 4 }),
    district: fc.integer({ min: 1, max: 6 }),
    stage: fc.constantFrom('INTAKE', 'TRIAGE', 'RESCUE', 'CLOSED'),
    kind: fc.constantFrom('TRAFFICKING', 'CHILD_LABOUR', 'MISSING_CHILD'),
    cases: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 500 })),
  }),
  { maxLength: 25 },
);

/** A district lies in one State. */
const placed = (groups: readonly Alike[]): Alike[] => groups.map((group) => ({ ...group, district: group.state * 100 + group.district }));

function tableOf(groups: readonly Alike[]): { counts: Map<string, number>; districts: Place[] } {
  const districts = new Map(placed(groups).map(({ state, district }) => [district, { state, district }]));
  return { counts: countsOf(placed(groups)), districts: [...districts.values()] };
}

const tell = ({ counts, districts }: ReturnType<typeof tableOf>, key: string) => disclosed(counts, districts, POLICY, key);

test(`1 to 9 are never told, 0 always is, and the rest lie within 4 of the count, on a multiple of 5, never below 10 (seed ${SEED})`, () => {
  fc.assert(
    fc.property(aCountry, fc.string(), (groups, key) => {
      const { counts, districts } = tableOf(groups);
      const told = tell({ counts, districts }, key);
      const hidden = hiddenCells(counts, districts, POLICY);
      expect([...told.keys()]).toEqual([...counts.keys()]);
      for (const [cell, count] of counts) {
        const says = told.get(cell)!;
        expect(says === null).toBe(hidden.has(cell));
        if (says === null) continue;
        expect(count).toBeGreaterThanOrEqual(10);
        expect(says).toBeGreaterThanOrEqual(10);
        expect(says % 5).toBe(0);
        expect(Math.abs(says - count)).toBeLessThan(5);
      }
    }),
    checked,
  );
});

test(`the same cases are told the same way, in whatever order they are counted (seed ${SEED})`, () => {
  fc.assert(
    fc.property(aCountry, fc.string(), (groups, key) => {
      const sorted = (told: Map<string, number | null>) => [...told].toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(tell(tableOf(groups.toReversed()), key))).toEqual(sorted(tell(tableOf(groups), key)));
    }),
    checked,
  );
});

test(`rounding adds and takes away as much, cell by cell by chance, and another key rounds another way (seed ${SEED})`, () => {
  const cells = Array.from({ length: 4000 }, (_, i) => `${SEED} ${i} KIND MISSING_CHILD`);
  for (const [count, up] of [
    [10, 0],
    [11, 0.2],
    [12, 0.4],
    [13, 0.6],
    [14, 0.8],
  ] as const) {
    const share = cells.filter((cell) => rounded('key', cell, count, 5) === 15).length / cells.length;
    // Five standard deviations at most.
    expect(Math.abs(share - up)).toBeLessThan(0.04);
  }
  expect(cells.some((cell) => rounded('key', cell, 12, 5) !== rounded('another', cell, 12, 5))).toBe(true);
});

test('closed cases are told as those at the last step are, which they are', () => {
  const cases = Array.from({ length: 40 }, (_, i) => ({ state: 1, district: 101 + i, stage: 'CLOSED', kind: 'CHILD_LABOUR', cases: 511 + i }));
  const told = tell(tableOf([...cases, ...cases.map((one) => ({ ...one, stage: 'INTAKE' }))]), 'key');
  const of = (cell: string) => [...told].filter(([name]) => name.endsWith(cell)).map(([, count]) => count);
  expect(of('STATUS CLOSED')).toEqual(of('STAGE CLOSED'));
  expect(of('STATUS CLOSED').length).toBe(42);
});

test('counts that do not add up are not published', () => {
  const { counts, districts } = tableOf([{ state: 1, district: 101, stage: 'INTAKE', kind: 'CHILD_LABOUR', cases: 40 }]);
  const total = [...counts.keys()].find((cell) => cell.startsWith('0 0 TOTAL'))!;
  expect(() => hiddenCells(counts.set(total, 41), districts, POLICY)).toThrow('do not add up to their totals');
});

test('what is published says by which policy, and the words of a version stay', () => {
  expect(POLICY).toEqual({ threshold: 10, base: 5, width: 10 });
  expect(DEFINITION).toBe(2);
  expect(definitions[1]).toContain('Counts of 1 to 9 are not told, nor others from which they would follow.');
  expect(definitions[2]).toContain('more than a range of 10 or wider');
});

test('an edge moves as far as the others leave it, and names what holds it', () => {
  // Two ways lead from a to b beside the one that is asked: over c, where 3 and 4 are, and straight, where 5 are told.
  const flow = new Flow();
  const [a, b, c] = [flow.node(), flow.node(), flow.node()];
  const asked = flow.edge(a, b, 2);
  const [there, on, straight, back] = [flow.edge(a, c, 3), flow.edge(c, b, 4), flow.edge(a, b, 5), flow.edge(b, a, 11)];
  const more = flow.edge(a, c, 1);
  expect(flow.isBalanced()).toBe(true);
  expect(flow.howFar(asked, 1, 10)).toBe(0);
  for (const edge of [asked, there, on]) flow.free(edge, 1);
  // Two of the three over c can go straight.
  expect(flow.howFar(asked, 1, 10)).toBe(2);
  expect(flow.knownWidth(asked)).toBe(2);
  expect(flow.heldBy().map(({ edge, room }) => [edge, room])).toEqual(
    expect.arrayContaining([
      [straight, 4],
      [more, 0],
    ]),
  );
  expect(flow.howFar(asked, -1, 10)).toBe(1);
  flow.free(back, 0);
  expect(flow.howFar(asked, 1, 10)).toBe(10);
  expect(flow.howFar(asked, 1, 10, back)).toBe(2);
});
