import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Role } from '../../src/access/roles.js';
import { FigureCode } from '../../src/dashboard/codes.js';
import type { DashboardFigure, FigureNumbers } from '../../src/dashboard/dashboard.js';
import { ruleOf } from '../../src/dashboard/figures.js';
import { isSmall } from '../../src/dashboard/hide.js';
import { type Asked, type Margin, duties } from '../../src/dashboard/read-dashboard.js';
import { monthsOf, tellFigures } from '../../src/dashboard/tell-dashboard.js';

const options = { numRuns: 400, seed: Number(process.env.SEED ?? Date.now() % 1_000_000) };
const committee = { roles: [Role.COMMITTEE_MEMBER] };
const asked: Asked = { state: 8, district: 102, from: '2026-01-01', until: '2026-06-01', sight: 'COMMITTEE', officeId: 'x', isWhole: true };

interface Pair {
  n: number;
  d: number;
}
/** One thing that is counted: of a month, a category and a place, and whether it is above the line. */
const thing = fc.record({ month: fc.nat(5), category: fc.nat(4), place: fc.nat(3), isDone: fc.boolean() });
/** Often few, sometimes many: where small numbers are, and where there are none. */
const things = fc.oneof(fc.array(thing, { maxLength: 25 }), fc.array(thing, { minLength: 30, maxLength: 200 }));
type Thing = { month: number; category: number; place: number; isDone: boolean };

const knownDuties = [...duties].filter(([, { needs }]) => !needs).map(([code]) => code);
const keysOf: Record<string, (thing: Thing) => string> = {
  MONTH: ({ month }) => monthsOf(asked)[month]!,
  CATEGORY: ({ category }) => knownDuties[category]!,
  PLACE: ({ place }) => `office ${place}`,
};

/** The margins of things, as the database would say. */
function marginsOf(drawn: readonly Thing[], figure: FigureCode, by: readonly string[], category?: (thing: Thing) => string): Margin[] {
  return by.flatMap((which) =>
    [...Map.groupBy(drawn, which === 'CATEGORY' && category ? category : keysOf[which]!)].map(([key, some]) => ({
      figure,
      by: which as Margin['by'],
      key,
      label: null,
      numerator: some.filter(({ isDone }) => isDone).length,
      denominator: some.length,
      duePaise: 0,
      creditedPaise: 0,
      cells: 1,
    })),
  );
}

interface Cell {
  name: string;
  told: FigureNumbers | undefined;
  is: Pair;
}

/**
 * Whoever reads the dashboard and can add: every cell is two unknowns, what is told is known, and months, categories and places add up to the total. Answers
 * the counts of 1 to 4 that follow, one cell or several together.
 */
function attacked(total: Cell, tables: readonly (readonly Cell[])[]): string[] {
  const cells = [total, ...tables.flat()];
  const unknowns = cells.flatMap(({ name, told }) => [
    ...(told && told.numerator !== null ? [] : [`${name} n`]),
    ...(told && told.denominator !== null ? [] : [`${name} d`]),
  ]);
  const row = (of: readonly string[], sign = 1): number[] => unknowns.map((each) => (of.includes(each) ? sign : 0));
  const plus = (a: number[], b: number[]) => a.map((x, i) => x + b[i]!);
  const rows = tables.flatMap((table) =>
    ['n', 'd'].map((part) =>
      plus(
        row([`${total.name} ${part}`]),
        row(
          table.map(({ name }) => `${name} ${part}`),
          -1,
        ),
      ),
    ),
  );
  const rank = rankOf(rows);
  const follows = (functional: number[]) => functional.every((x) => x === 0) || rankOf([...rows, functional]) === rank;
  const found: string[] = [];
  for (const { name, is } of cells)
    for (const [part, functional, count] of [
      ['n', row([`${name} n`]), is.n],
      ['d', row([`${name} d`]), is.d],
      ['rest', plus(row([`${name} d`]), row([`${name} n`], -1)), is.d - is.n],
    ] as const)
      if (isSmall(count) && follows(functional)) found.push(`${name} ${part} is ${count}`);
  // What is left of a total when all that is told is taken away.
  for (const table of tables)
    for (const part of ['n', 'd'] as const) {
      const left = table.filter(({ name }) => unknowns.includes(`${name} ${part}`));
      if (left.length === 0 || unknowns.includes(`${total.name} ${part}`)) continue;
      const count = left.reduce((sum, { is }) => sum + is[part], 0);
      if (isSmall(count)) found.push(`${left.map(({ name }) => name).join(' and ')} ${part} are ${count}`);
    }
  return found;
}

function rankOf(matrix: readonly number[][]): number {
  const rows = matrix.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    for (let i = rank + 1; i < rows.length; i++) {
      const factor = rows[i]![column]! / rows[rank]![column]!;
      for (let j = column; j < rows[i]!.length; j++) rows[i]![j]! -= factor * rows[rank]![j]!;
    }
    rank++;
  }
  return rank;
}

const pairOf = (some: readonly Thing[]): Pair => ({ n: some.filter(({ isDone }) => isDone).length, d: some.length });

/** The committee's table of duties, by month, duty and office. */
function attackedDuties(drawn: readonly Thing[], tell: typeof tellFigures): string[] {
  const margins = marginsOf(drawn, FigureCode.CLOCKS_ON_TIME, ['MONTH', 'CATEGORY', 'PLACE']);
  const figure = tell(margins, asked, committee).find(({ code }) => code === FigureCode.CLOCKS_ON_TIME)!;
  const cellsOf = (which: string, told: readonly (readonly [string, FigureNumbers])[]) =>
    [...Map.groupBy(drawn, keysOf[which]!)].map(([key, some]) => ({
      name: `${which} ${key}`,
      told: told.find(([of]) => of === key)?.[1],
      is: pairOf(some),
    }));
  return attacked({ name: 'total', told: figure, is: pairOf(drawn) }, [
    cellsOf(
      'MONTH',
      figure.byMonth.map((each) => [each.month, each] as const),
    ),
    cellsOf(
      'CATEGORY',
      figure.byCategory.map((each) => [each.category, each] as const),
    ),
    cellsOf(
      'PLACE',
      figure.byPlace.map((each) => [each.officeId!, each] as const),
    ),
  ]);
}

/** Hides what is small and nothing else. */
const hidesTheSmallAlone: typeof tellFigures = (margins, of, actor) => {
  const naive = (told: FigureNumbers, { numerator, denominator }: Pick<Margin, 'numerator' | 'denominator'>) =>
    Object.assign(told, {
      numerator: isSmall(numerator) || isSmall(denominator - numerator) ? null : numerator,
      denominator: isSmall(denominator) ? null : denominator,
    });
  return tellFigures(margins, of, actor).map((figure) => {
    const by = (which: string, key: string) => margins.find((each) => each.by === which && each.key === key) ?? { numerator: 0, denominator: 0 };
    for (const each of figure.byMonth) naive(each, by('MONTH', each.month));
    for (const each of figure.byCategory) naive(each, by('CATEGORY', each.category));
    for (const each of figure.byPlace) naive(each, by('PLACE', each.officeId!));
    const all = margins.filter((each) => each.by === 'MONTH');
    naive(figure, {
      numerator: all.reduce((sum, { numerator }) => sum + numerator, 0),
      denominator: all.reduce((sum, { denominator }) => sum + denominator, 0),
    });
    return figure;
  });
};

test(`no count of 1 to 4 follows from what a committee is told of duties (seed ${options.seed})`, () => {
  fc.assert(
    fc.property(things, (drawn) => {
      expect(attackedDuties(drawn, tellFigures)).toEqual([]);
    }),
    options,
  );
});

test('control: hiding the small ones alone gives them away', () => {
  expect(() =>
    fc.assert(
      fc.property(things, (drawn) => {
        expect(attackedDuties(drawn, hidesTheSmallAlone)).toEqual([]);
      }),
      options,
    ),
  ).toThrow(/Property failed/);
});

const steps = ruleOf(FigureCode.FUNNEL).categories as readonly string[];

/** Of people in their months, how many have come how far. */
function funnelOf(people: readonly { month: number; reached: number }[]): { figure: DashboardFigure; counts: number[] } {
  const counts = steps.map((_, step) => people.filter(({ reached }) => reached >= step).length);
  const margin = (by: Margin['by'], key: string, numerator: number, denominator: number): Margin => ({
    figure: FigureCode.FUNNEL,
    by,
    key,
    label: null,
    numerator,
    denominator,
    duePaise: 0,
    creditedPaise: 0,
    cells: 1,
  });
  const months = [...Map.groupBy(people, ({ month }) => monthsOf(asked)[month]!)].map(([month, some]) =>
    margin('MONTH', month, some.length, some.length),
  );
  const categories = people.length === 0 ? [] : steps.map((step, i) => margin('CATEGORY', step, counts[i]!, people.length));
  const figure = tellFigures([...months, ...categories], asked, committee).find(({ code }) => code === FigureCode.FUNNEL)!;
  return { figure, counts };
}

const walkers = fc.array(fc.record({ month: fc.nat(5), reached: fc.nat(steps.length - 1) }), { maxLength: 120 });
const smallDifferences = (told: readonly number[]) => told.flatMap((a, i) => told.slice(i + 1).map((b) => Math.abs(a - b))).filter(isSmall);

test(`of the steps of people no two that are told lie 1 to 4 apart (seed ${options.seed})`, () => {
  let told = 0;
  fc.assert(
    fc.property(walkers, (people) => {
      const { figure } = funnelOf(people);
      const numbers = figure.byCategory.flatMap(({ numerator }) => (numerator === null ? [] : [numerator]));
      told += numbers.filter((count) => count > 0).length;
      expect(smallDifferences([...numbers, ...(figure.denominator === null ? [] : [figure.denominator])])).toEqual([]);
      expect(numbers.filter(isSmall)).toEqual([]);
    }),
    options,
  );
  // And something is told.
  expect(told).toBeGreaterThan(options.numRuns / 4);
});

test('control: steps that are all told lie close together', () => {
  expect(() =>
    fc.assert(
      fc.property(walkers, (people) => {
        expect(smallDifferences(funnelOf(people).counts)).toEqual([]);
      }),
      options,
    ),
  ).toThrow(/Property failed/);
});

test('corridors that are too small are not listed, and what is left of the total is none or five and more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 60 }), (homes) => {
      const drawn = homes.map((home, i) => ({ month: i % 6, category: home, place: 0, isDone: true }));
      const margins = marginsOf(drawn, FigureCode.CORRIDORS, ['MONTH', 'CATEGORY'], ({ category }) => `${category}>102`);
      const figure = tellFigures(margins, asked, committee).find(({ code }) => code === FigureCode.CORRIDORS)!;
      const told = figure.byCategory.map(({ numerator }) => numerator!);
      expect(told.filter((count) => count < 5)).toEqual([]);
      if (figure.numerator === null) return;
      const left = figure.numerator - told.reduce((sum, count) => sum + count, 0);
      expect(isSmall(left)).toBe(false);
      expect(figure.others).toBe(left);
    }),
    options,
  );
});

test('what is too small is hidden in the same way, whether it was read one by one or together', () => {
  const together = (margins: readonly Margin[]): Margin[] => {
    const isOne = ({ by, denominator }: Margin) => by === 'CATEGORY' && denominator < 5;
    const [small, others] = [margins.filter(isOne), margins.filter((margin) => !isOne(margin))];
    if (small.length === 0) return others;
    const n = small.reduce((sum, { denominator }) => sum + denominator, 0);
    return [...others, { ...small[0]!, key: '', numerator: n, denominator: n, cells: small.length }];
  };
  fc.assert(
    fc.property(fc.array(fc.nat(14), { maxLength: 80 }), (homes) => {
      const drawn = homes.map((home, i) => ({ month: i % 6, category: home, place: 0, isDone: true }));
      const margins = marginsOf(drawn, FigureCode.CORRIDORS, ['MONTH', 'CATEGORY'], ({ category }) => `${String(category).padStart(2, '0')}>102`);
      const told = (all: readonly Margin[]) => {
        const { byCategory, numerator, others, state } = tellFigures(all, asked, committee).find(({ code }) => code === FigureCode.CORRIDORS)!;
        return { categories: byCategory.map(({ category, numerator: n }) => [category, n]), numerator, others, state };
      };
      expect(told(together(margins))).toEqual(told(margins));
    }),
    options,
  );
});

test('work is exact for whoever is responsible, and hidden for a committee; people are hidden for both', () => {
  const drawn = [...Array(3)].map(() => ({ month: 0, category: 0, place: 0, isDone: false }));
  const margins = [
    ...marginsOf(drawn, FigureCode.CLOCKS_OVERDUE, ['CATEGORY', 'PLACE']).map((margin) => ({ ...margin, numerator: margin.denominator })),
    ...marginsOf(drawn, FigureCode.RESCUE_TO_PRODUCTION, ['MONTH', 'CATEGORY'], () => 'ALL'),
  ];
  const seen = (sight: Asked['sight'], roles: Role[]) => {
    const figures = tellFigures(margins, { ...asked, sight }, { roles });
    return [FigureCode.CLOCKS_OVERDUE, FigureCode.RESCUE_TO_PRODUCTION].map((code) => {
      const { numerator, denominator, hidden, state } = figures.find((figure) => figure.code === code)!;
      return { numerator, denominator, hidden, state };
    });
  };
  expect(seen('AREA', [Role.DISTRICT_ADMINISTRATION])).toEqual([
    { numerator: 3, denominator: null, hidden: false, state: 'TOLD' },
    { numerator: 0, denominator: null, hidden: true, state: 'TOLD' },
  ]);
  expect(seen('COMMITTEE', [Role.COMMITTEE_MEMBER])[0]).toEqual({ numerator: null, denominator: null, hidden: true, state: 'HIDDEN' });
});
