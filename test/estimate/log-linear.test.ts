import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Model, fitLogLinear, pairsOf } from '../../src/estimate/log-linear.js';
import { listedIn, onAllOf } from '../../src/estimate/overlap-table.js';
import { type PublishedTable, pair, published, publishedTables } from './published-tables.js';

/** By hand with others: SEED=7 npm test -- log-linear */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const checked = { seed: SEED, numRuns: 300, verbose: true };

const tableOf = (lists: number, counts: readonly number[]) => ({
  lists: Array.from({ length: lists }, (_, at) => 'ABCDEFGH'[at]!),
  counts: Float64Array.from([0, ...counts]),
});
const aTable = (least: number) =>
  fc
    .integer({ min: 3, max: 5 })
    .chain((lists) =>
      fc.tuple(fc.constant(lists), fc.array(fc.integer({ min: least, max: 60 }), { minLength: 2 ** lists - 1, maxLength: 2 ** lists - 1 })),
    );
const aModel = (lists: number) => fc.subarray(pairsOf(lists));

test.each(Object.entries(publishedTables))('the table %s adds up to what its source says', (name, { listed }) => {
  expect(listedIn(published(name as PublishedTable))).toBe(listed);
});

test.each<{ name: PublishedTable; model: Model; estimate: number; aic?: number }>([
  // Two lists: 948 on one, 421 on the other, 167 on both.
  { name: 'seber-1982', model: [], estimate: (948 * 421) / 167, aic: 28.831 },
  { name: 'korea', model: [pair(1, 2)], estimate: 268.7778, aic: 44.90767 },
  { name: 'korea', model: [pair(1, 2), pair(2, 3)], estimate: 157.1667 },
  { name: 'census-post-enumeration-r3', model: pairsOf(3), estimate: 1240 },
  { name: 'census-post-enumeration-r3', model: [pair(1, 2), pair(2, 3)], estimate: 850 },
  { name: 'diabetes-1988', model: pairsOf(4).filter((one) => one !== pair(1, 4)), estimate: 2771 },
  { name: 'diabetes-1988', model: [pair(1, 3), pair(2, 4), pair(3, 4)], estimate: 2472 },
  { name: 'occupational-deaths', model: [], estimate: 215 },
  { name: 'occupational-deaths', model: [pair(1, 2), pair(1, 4), pair(3, 4)], estimate: 218 },
  { name: 'new-orleans', model: [pair(4, 5)], estimate: 1110.488 },
])('$name with the pairs $model is fitted as its authors fitted it', ({ name, model, estimate, aic }) => {
  const table = published(name);
  const fit = fitLogLinear(table, model);
  // As exactly as it is printed.
  expect(Math.abs(listedIn(table) + fit!.expected[0]! - estimate)).toBeLessThan(Number.isInteger(estimate) ? 0.5 : 5e-4);
  if (aic !== undefined) expect(fit!.aic).toBeCloseTo(aic, 3);
});

test(`what is expected has the margins of what was counted: that is what largest likelihood means (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      aTable(1).chain(([lists, counts]) => fc.tuple(fc.constant(tableOf(lists, counts)), aModel(lists))),
      ([table, model]) => {
        const { expected } = fitLogLinear(table, model)!;
        const fitted = { counts: expected.with(0, 0) };
        for (const term of [0, ...table.lists.map((_, at) => 1 << at), ...model]) expect(onAllOf(fitted, term)).toBeCloseTo(onAllOf(table, term), 5);
      },
    ),
    checked,
  );
});

test(`with every pair of three lists it is the closed form (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 7, maxLength: 7 }), ([a, b, ab, c, ac, bc, abc]) => {
      const fit = fitLogLinear(tableOf(3, [a!, b!, ab!, c!, ac!, bc!, abc!]), pairsOf(3))!;
      expect(fit.expected[0]! / ((a! * b! * c! * abc!) / (ab! * ac! * bc!))).toBeCloseTo(1, 6);
    }),
    checked,
  );
});

/** Chan, Silverman and Vincent 2021, tables 2 and 3: 40 on A, 30 on B, 20 on C, 6 on A and B. */
const artificial = tableOf(3, [40, 30, 6, 20, 0, 0, 0]);

test('there is an estimate exactly where the literature says so', () => {
  const exists = (...model: Model) => fitLogLinear(artificial, model) !== undefined;
  expect({ all: exists(...pairsOf(3)), ab: exists(pair(1, 2)), abAc: exists(pair(1, 2), pair(1, 3)) }).toEqual({
    all: false,
    ab: false,
    abAc: false,
  });
  expect({ none: exists(), ac: exists(pair(1, 3)), acBc: exists(pair(1, 3), pair(2, 3)) }).toEqual({ none: true, ac: true, acBc: true });
  // Lists without anybody in common: their parameter is minus infinity, A and B remain, and it counts as a parameter.
  const fit = fitLogLinear(artificial, [pair(1, 3), pair(2, 3)])!;
  expect(fit.expected[0]).toBeCloseTo((40 * 30) / 6, 6);
  expect([fit.expected[pair(1, 3)], fit.expected[pair(2, 3)], fit.expected[7]]).toEqual([0, 0, 0]);
});

test(`there is one exactly where some positive table has the same margins (seed ${SEED})`, () => {
  const tried = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
      fc.subarray(pairsOf(3), { minLength: 1 }),
      (counts, model) => {
        const table = tableOf(3, counts);
        fc.pre([1, 2, 4, ...model].every((term) => onAllOf(table, term) > 0));
        const exists = hasPositiveTable(counts, model);
        tried[exists ? 'yes' : 'no'] += 1;
        expect(fitLogLinear(table, model) !== undefined).toBe(exists);
      },
    ),
    { ...checked, numRuns: 500 },
  );
  expect(Math.min(tried.yes, tried.no)).toBeGreaterThan(20);
});

/**
 * The same question answered without fitting anything. Tables with the same margins differ by moves: one for each pair outside the model, that
 * changes what the two have in common by one and no other margin. The moves are whole numbers, so if any sum of them makes every cell positive,
 * one in quarters does.
 */
function hasPositiveTable(counts: readonly number[], model: Model): boolean {
  const moves = pairsOf(3)
    .filter((one) => !model.includes(one))
    .map(moveOf);
  const quarters = Array.from({ length: 8 * 21 + 1 }, (_, at) => (at - 84) / 4);
  const reach = (table: readonly number[], [move, ...rest]: readonly (readonly number[])[]): boolean =>
    move
      ? quarters.some((times) =>
          reach(
            table.map((cell, at) => cell + times * move[at]!),
            rest,
          ),
        )
      : table.every((cell) => cell > 0);
  return reach(counts, moves);
}

/** Over the patterns A, B, AB, C, AC, BC, ABC: one more in common to the pair, and everything else adds up as before. */
function moveOf(one: number): number[] {
  // Those two and no other list gain one, all three stay: each of the two loses one who was on it alone, and the sum one who is on the third.
  const third = 7 ^ one;
  const cells = Array.from({ length: 7 }, () => 0);
  const add = (pattern: number, by: number) => (cells[pattern - 1]! += by);
  const [first, second] = [one & -one, one & (one - 1)];
  add(7, 1);
  add(first | third, -1);
  add(second | third, -1);
  add(third, 1);
  return cells;
}
