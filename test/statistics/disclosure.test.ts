import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Alike, countsOf, linesOf } from '../../src/statistics/cube.js';
import { BASE, type Line, THRESHOLD, disclosed, rounded, suppressed, tooSmall } from '../../src/statistics/disclosure.js';

/** By hand with others: SEED=7 npm test -- disclosure */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const checked = { seed: SEED, numRuns: 400, verbose: true };

/** Cases of a few States and districts: many small groups, some large. */
const aCountry = fc.array(
  fc.record<Alike>({
    state: fc.integer({ min: 1, max: 4 }),
    district: fc.integer({ min: 1, max: 6 }),
    status: fc.constantFrom('OPEN', 'OPEN', 'CLOSED'),
    stage: fc.constantFrom('INTAKE', 'TRIAGE', 'RESCUE', 'CLOSED'),
    kind: fc.constantFrom('TRAFFICKING', 'CHILD_LABOUR', 'MISSING_CHILD'),
    cases: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 500 })),
  }),
  { maxLength: 25 },
);

/** A district lies in one State. */
const placed = (groups: readonly Alike[]): Alike[] => groups.map((group) => ({ ...group, district: group.state * 100 + group.district }));

function tableOf(groups: readonly Alike[]): { counts: Map<string, number>; lines: Line[] } {
  const districts = new Map(placed(groups).map(({ state, district }) => [district, { state, district }]));
  return { counts: countsOf(placed(groups)), lines: linesOf([...districts.values()]) };
}

/** The lines in which what is hidden follows from the rest: all that the reader of one line can do is to subtract. */
const givenAway = (lines: readonly Line[], hidden: ReadonlySet<string>) =>
  lines.filter(({ total, parts }) => [total, ...parts].filter((cell) => hidden.has(cell)).length === 1);

const holdsFor = (hide: typeof suppressed) =>
  fc.property(aCountry, (groups) => {
    const { counts, lines } = tableOf(groups);
    expect(givenAway(lines, hide(counts, lines))).toEqual([]);
  });

test(`in no line of cells and their total is exactly one hidden (seed ${SEED})`, () => {
  fc.assert(holdsFor(suppressed), checked);
});

test(`control: hiding the small counts alone gives some of them away (seed ${SEED})`, () => {
  expect(() => fc.assert(holdsFor(tooSmall), checked)).toThrow('Property failed');
});

test(`control: going over the lines once is not enough (seed ${SEED})`, () => {
  const once: typeof suppressed = (counts, lines) => {
    const hidden = tooSmall(counts);
    for (const { total, parts } of lines) {
      const cells = [...parts, total].filter((cell) => (counts.get(cell) ?? 0) > 0);
      if (cells.filter((cell) => hidden.has(cell)).length === 1) hidden.add(cells.find((cell) => !hidden.has(cell))!);
    }
    return hidden;
  };
  expect(() => fc.assert(holdsFor(once), checked)).toThrow('Property failed');
});

test(`1 to 9 are never told, 0 always is, and the rest lie within 4 of the count, on a multiple of 5, never below 10 (seed ${SEED})`, () => {
  fc.assert(
    fc.property(aCountry, fc.string(), (groups, key) => {
      const { counts, lines } = tableOf(groups);
      const told = disclosed(counts, lines, key);
      const hidden = suppressed(counts, lines);
      expect([...told.keys()]).toEqual([...counts.keys()]);
      for (const [cell, count] of counts) {
        const says = told.get(cell)!;
        expect(says === null).toBe(hidden.has(cell));
        if (says === null) continue;
        expect(count).toBeGreaterThanOrEqual(THRESHOLD);
        expect(says).toBeGreaterThanOrEqual(THRESHOLD);
        expect(says % BASE).toBe(0);
        expect(Math.abs(says - count)).toBeLessThan(BASE);
      }
    }),
    checked,
  );
});

test(`the same cases are told the same way, in whatever order they are counted (seed ${SEED})`, () => {
  fc.assert(
    fc.property(aCountry, fc.string(), (groups, key) => {
      const [{ counts, lines }, turned] = [tableOf(groups), tableOf(groups.toReversed())];
      const sorted = (told: Map<string, number | null>) => [...told].toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(disclosed(turned.counts, lines, key))).toEqual(sorted(disclosed(counts, lines, key)));
    }),
    checked,
  );
});

test(`rounding adds and takes away as much, cell by cell by chance, and another key rounds another way (seed ${SEED})`, () => {
  const cells = Array.from({ length: 4000 }, (_, i) => `cell ${SEED} ${i}`);
  for (const [count, up] of [
    [10, 0],
    [11, 0.2],
    [12, 0.4],
    [13, 0.6],
    [14, 0.8],
  ] as const) {
    const share = cells.filter((cell) => rounded('key', cell, count) === 15).length / cells.length;
    // Five standard deviations at most.
    expect(Math.abs(share - up)).toBeLessThan(0.04);
  }
  expect(cells.some((cell) => rounded('key', cell, 12) !== rounded('another', cell, 12))).toBe(true);
});

test('counts that do not add up are not published', () => {
  expect(() =>
    suppressed(
      new Map([
        ['a', 20],
        ['all', 30],
      ]),
      [{ total: 'all', parts: ['a', 'b'] }],
    ),
  ).toThrow('The cells of all do not add up to it');
});

test('a small cell takes the smallest told one with it, and a hidden total takes a part', () => {
  const hidden = (counts: Record<string, number>, ...lines: Line[]) => [...suppressed(new Map(Object.entries(counts)), lines)].toSorted();
  const line = { total: 'all', parts: ['a', 'b', 'c'] };
  expect(hidden({ a: 4, b: 30, c: 20, all: 54 }, line)).toEqual(['a', 'c']);
  expect(hidden({ a: 4, b: 6, c: 20, all: 30 }, line)).toEqual(['a', 'b']);
  expect(hidden({ a: 4, all: 4 }, line)).toEqual(['a', 'all']);
  expect(hidden({ b: 30, c: 20, all: 50 }, line)).toEqual([]);
  // `all` is hidden as the companion of its small neighbour, so that one of its own parts must be.
  expect(hidden({ b: 30, c: 20, all: 50, near: 3, top: 53 }, line, { total: 'top', parts: ['all', 'near'] })).toEqual(['all', 'c', 'near']);
});
