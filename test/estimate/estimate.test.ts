import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../../src/database/seed/random.js';
import { normalQuantile, normalShare } from '../../src/estimate/bca-interval.js';
import { type Estimate, estimateUnlisted } from '../../src/estimate/estimate-unlisted.js';
import { readOverlapTable } from '../../src/estimate/overlap-table.js';
import { type Refusal, sparsityRules } from '../../src/estimate/sparse.js';
import { published } from './published-tables.js';

/** By hand with others: SEED=7 npm test -- estimate/estimate */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Counts in the order of the patterns: of A, B, AB, C, AC, BC, ABC. */
const tableOf = (...counts: number[]) => ({
  lists: ['A', 'B', 'C', 'D'].slice(0, Math.log2(counts.length + 1)),
  counts: Float64Array.from([0, ...counts]),
  remarks: [],
});
const estimated = (...given: Parameters<typeof estimateUnlisted>): Estimate => {
  const answer = estimateUnlisted(...given);
  if ('why' in answer) throw new Error(answer.why);
  return answer;
};

test(`of two lists it is what Petersen computed: one times the other, by what they have in common (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 5000 }), fc.integer({ min: 40, max: 5000 }), fc.integer({ min: 30, max: 900 }), (a, b, both) => {
      const { listed, estimate, interval, model } = estimated(tableOf(a, b, both), { bootstrap: 100 });
      expect(listed).toBe(a + b + both);
      expect(Math.abs(estimate - ((a + both) * (b + both)) / both)).toBeLessThanOrEqual(0.005 + 1e-9 * estimate);
      expect(model).toBe('A + B');
      expect(interval[0]).toBeLessThan(estimate);
      expect(interval[1]).toBeGreaterThan(estimate);
    }),
    { seed: SEED, numRuns: 40 },
  );
});

test('three lists that catch a half, two fifths and a fifth of a thousand, each by itself, tell of a thousand', () => {
  // 1000 x 1/2 x 3/5 x 4/5 on A alone, and so on.
  const { listed, estimate, model, interval } = estimated(tableOf(240, 160, 160, 60, 60, 40, 40));
  expect({ listed, estimate, model }).toEqual({ listed: 760, estimate: 1000, model: 'A + B + C' });
  expect(interval[0]).toBeGreaterThan(850);
  expect(interval[1]).toBeLessThan(1200);
});

test('lists that go hand in hand are found out: without the pair a third of the people would be missing', () => {
  // Of 1000 people A has 500; B has 400, 360 of them from A; C catches a fifth whatever else they are on.
  const { estimate, model } = estimated(tableOf(112, 32, 288, 92, 28, 8, 72));
  expect(model).toBe('A + B + C + A:B');
  expect(estimate).toBeCloseTo(1000, 6);
  expect(estimated(tableOf(112 + 28, 32 + 8, 288 + 72), { bootstrap: 100 }).estimate).toBeLessThan(600);
});

test.each([
  ['united-kingdom-2013', 10_000, 13_000],
  ['seber-1982', 2389, 2391],
  ['diabetes-1988', 2770, 2772],
  ['korea', 157, 158],
  ['census-post-enumeration-r3', 1239, 1241],
] as const)('%s: the estimate is that of its authors, %i to %i', (name, from, to) => {
  const { listed, estimate, interval } = estimated(published(name), { bootstrap: 100 });
  expect(estimate).toBeGreaterThanOrEqual(from);
  expect(estimate).toBeLessThanOrEqual(to);
  expect(interval[0]).toBeGreaterThanOrEqual(listed);
  expect(interval[0]).toBeLessThan(estimate);
  expect(interval[1]).toBeGreaterThan(estimate);
});

test('the same seed gives the same interval, and another one nearly the same', () => {
  const of = (seed: number) => estimated(published('seber-1982'), { seed, bootstrap: 1000 }).interval;
  const [one, other] = [of(1), of(2)];
  expect(of(1)).toEqual(one);
  expect(other).not.toEqual(one);
  for (const end of [0, 1]) expect(Math.abs(other[end]! / one[end]! - 1)).toBeLessThan(0.05);
  // Within a tenth of what the standard error says that R's Rcapture prints of this table, 130.4.
  expect(Math.abs((one[1] - one[0]) / (2 * 1.96 * 130.4) - 1)).toBeLessThan(0.1);
});

/** People on three lists by chance; A and B in hand. */
function drawn(random: Random, people: number): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let person = 0; person < people; person += 1) {
    const a = random.chance(0.4);
    const pattern = (a ? 1 : 0) | (random.chance(a ? 0.7 : 0.2) ? 2 : 0) | (random.chance(0.3) ? 4 : 0);
    if (pattern > 0) counts[pattern - 1]! += 1;
  }
  return counts;
}

test(`of made-up peoples of 800 the interval holds the truth most times, and without the pair seldom (seed ${SEED})`, () => {
  const random = new Random(`peoples ${SEED}`);
  const tables = Array.from({ length: 40 }, () => drawn(random, 800));
  const holds = ({ interval: [low, high] }: Estimate) => low <= 800 && 800 <= high;
  const found = tables.filter((counts) => holds(estimated(tableOf(...counts), { bootstrap: 150 })));
  // Control: A and B alone look independent to whoever has only them.
  const [a, b, ab] = [0, 1, 2].map((at) => (counts: number[]) => counts[at]! + counts[at + 4]!) as ((counts: number[]) => number)[];
  const foundWithoutPair = tables.filter((counts) => holds(estimated(tableOf(a!(counts), b!(counts), ab!(counts)), { bootstrap: 150 })));
  expect(found.length).toBeGreaterThan(40 * 0.75);
  expect(foundWithoutPair.length).toBeLessThan(40 * 0.25);
});

const refused = (text: string, bootstrap = 200) => (estimateUnlisted(readOverlapTable(text), { bootstrap }) as Refusal).code;

test.each([
  ['TOO_FEW_IN_COMMON', 'A,B,count\n1,0,50\n0,1,40\n1,1,0'],
  ['TOO_FEW_IN_COMMON', 'A,B,count\n1,0,50\n0,1,40\n1,1,6'],
  ['LIST_APART', 'A,B,C,count\n1,0,0,50\n0,1,0,40\n1,1,0,20\n0,0,1,60'],
  ['LIST_OF_ALL', 'A,B,count\n1,0,50\n0,1,0\n1,1,20'],
  ['TOO_WIDE', 'A,B,C,count\n1,0,0,400\n0,1,0,1\n1,1,0,1\n0,0,1,300\n0,1,1,5\n1,1,1,1'],
  ['TOO_WIDE', 'A,B,C,count\n1,0,0,400\n0,1,0,400\n0,0,1,400\n1,1,0,1\n1,0,1,1\n0,1,1,1\n1,1,1,20'],
])('lists too sparse for it are refused: %s', (code, text) => {
  expect(refused(text)).toBe(code);
});

test('every rule of sparsity is one that some table meets, and one more in common is enough', () => {
  expect(sparsityRules.map(({ code }) => code)).toEqual(['TOO_FEW_IN_COMMON', 'LIST_APART', 'LIST_OF_ALL', 'TOO_WIDE']);
  expect(estimated(readOverlapTable('A,B,count\n1,0,50\n0,1,40\n1,1,7')).estimate).toBeCloseTo((57 * 47) / 7, 1);
});

test('the normal distribution is that of the tables', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8);
  expect(normalQuantile(0.0005)).toBeCloseTo(-3.290526731, 8);
  expect(normalShare(1)).toBeCloseTo(0.8413447461, 9);
});
