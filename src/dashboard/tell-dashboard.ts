import type { Actor } from '../access/actor.js';
import { firstOfMonth } from '../clocks/india.js';
import { FigureCode, FigureState } from './codes.js';
import { DashboardFigure, FigureDefinition, type FigureNumbers, FigureOfCategory, FigureOfMonth, FigureOfPlace } from './dashboard.js';
import { type FigureRule, figureRules, hourClasses } from './figures.js';
import { LEAST, type Line, hidden, hiddenSteps, isSmall } from './hide.js';
import { type Asked, type Margin, SMALL, duties, knows, reportingKinds } from './read-dashboard.js';

/** How a figure is told: nothing of it, exactly, or with what is small hidden. */
type Telling = 'NOT' | 'EXACTLY' | 'HIDING';

const disclosures: Record<Telling, string> = {
  NOT: 'Not told: of a part of your area you would have it exactly by subtraction, and your role is given it in statistics alone.',
  EXACTLY: 'Exact: it is work for which you are responsible.',
  HIDING: 'Never 1 to 4, and nothing from which such a number follows.',
};

/**
 * Work is told exactly to whoever is responsible for it, as far as they may find it row by row. Everything else is a statistic: hidden where it is small, and
 * told of an office's whole area alone, since of parts and a whole the rest is known.
 */
function tellingOf({ isWorkload, needs }: Pick<FigureRule, 'isWorkload' | 'needs'>, actor: Pick<Actor, 'roles'>, { sight, isWhole }: Asked): Telling {
  if (sight === 'OFFICE') return isWorkload ? 'EXACTLY' : 'NOT';
  if (sight === 'AREA' && isWorkload && knows(actor, needs)) return 'EXACTLY';
  return isWhole || knows(actor, needs) ? 'HIDING' : 'NOT';
}

interface Pair {
  numerator: number;
  denominator: number;
  duePaise: number;
  creditedPaise: number;
}
const nothing: Pair = { numerator: 0, denominator: 0, duePaise: 0, creditedPaise: 0 };
const added = (a: Pair, b: Pair): Pair => ({
  numerator: a.numerator + b.numerator,
  denominator: a.denominator + b.denominator,
  duePaise: a.duePaise + b.duePaise,
  creditedPaise: a.creditedPaise + b.creditedPaise,
});

/** The figures that are for the asker, of what was read. Pure. */
export function tellFigures(margins: readonly Margin[], asked: Asked, actor: Pick<Actor, 'roles'>): DashboardFigure[] {
  const reported = reportingKinds(margins);
  const byFigure = Map.groupBy(margins, ({ figure }) => figure);
  return figureRules
    .filter((rule) => asked.sight !== 'OFFICE' || rule.code === FigureCode.CLOCKS_OVERDUE || rule.code === FigureCode.CLOCKS_ON_TIME)
    .map((rule) => {
      const telling = tellingOf(rule, actor, asked);
      const isReported = asked.sight === 'OFFICE' || rule.reportedBy.some((kind) => reported.has(kind));
      return tellFigure(rule, byFigure.get(rule.code) ?? [], { asked, actor, telling, isReported });
    });
}

function tellFigure(
  rule: FigureRule,
  all: readonly Margin[],
  { asked, actor, telling, isReported }: { asked: Asked; actor: Pick<Actor, 'roles'>; telling: Telling; isReported: boolean },
): DashboardFigure {
  const margins = telling === 'NOT' ? [] : all;
  const by = (which: Margin['by']) => new Map(margins.filter((margin) => margin.by === which).map((margin) => [margin.key, margin]));
  const [months, categories, places, hours, ofState] = [by('MONTH'), by('CATEGORY'), by('PLACE'), by('HOURS'), by('STATE')];
  // Duties that tell something of a class which the asker does not know are a statistic each by itself, and in no total.
  const isDuties = rule.categories === 'OPEN' && rule.isWorkload === true;
  const apart = isDuties && asked.sight !== 'OFFICE' ? [...categories.keys()].filter((code) => !knows(actor, duties.get(code)?.needs)) : [];
  const inTotal = [...categories].filter(([code]) => !apart.includes(code));
  const sum = (pairs: Iterable<Pair>) => [...pairs].reduce(added, nothing);
  const total = rule.steps ? (categories.get(rule.categories[0]!) ?? nothing) : sum(inTotal.map(([, pair]) => pair));
  const away = telling === 'HIDING' ? hiddenOf(rule, total, months, new Map(inTotal.flatMap(apartAgain)), places) : new Set<string>();
  const plain = rule.denominator === null;
  const isAway = (cell: string) => telling === 'NOT' || away.has(cell);
  const numbersOf = (cell: string, pair: Pair) => numbers(pair, { plain, n: isAway(`${cell} n`), d: isAway(`${cell} d`) });

  const figure = Object.assign(new DashboardFigure(), numbersOf('total', total), {
    asked,
    code: rule.code,
    definition: definitionOf(rule, telling),
    medianHours: rule.measuresTime ? medianOf(hours) : null,
    percentOfState: plain || rule.steps ? null : (ofState.get('ALL')?.numerator ?? null),
    medianHoursOfState: rule.measuresTime ? hoursOf(ofState.get('ALL')?.duePaise ?? -1) : null,
    byMonth:
      rule.code === FigureCode.CLOCKS_OVERDUE || telling === 'NOT'
        ? []
        : monthsOf(asked).map((month) => Object.assign(new FigureOfMonth(), numbersOf(`month ${month}`, months.get(month) ?? nothing), { month })),
    byPlace: [...places].map(([key, pair]) => Object.assign(new FigureOfPlace(), numbersOf(`place ${key}`, pair), placeOf(key, asked))),
    others: null,
  });
  const categoryOf = (category: string, told: FigureNumbers, isInTotal = true) =>
    Object.assign(new FigureOfCategory(), told, {
      category,
      label: categories.get(category)?.label ?? duties.get(category)?.label ?? category,
      isInTotal,
      percentOfState: rule.steps ? (ofState.get(category)?.numerator ?? null) : null,
    });
  const listed =
    rule.categories === 'OPEN'
      ? inTotal.flatMap(([category]) => (category === SMALL ? [] : [category])).toSorted()
      : telling === 'NOT'
        ? []
        : [...rule.categories];
  figure.byCategory = listed.map((category) => categoryOf(category, numbersOf(`category ${category}`, categories.get(category) ?? nothing)));
  for (const category of apart.toSorted()) {
    const pair = categories.get(category)!;
    const isHidden = !asked.isWhole || [pair.denominator, pair.numerator, pair.denominator - pair.numerator].some(isSmall);
    figure.byCategory.push(categoryOf(category, numbers(pair, { plain, n: isHidden, d: isHidden }), false));
  }
  if (rule.code === FigureCode.CORRIDORS) foldCorridors(figure, total);
  const isNothing = total.denominator === 0 && apart.every((code) => categories.get(code)!.denominator === 0);
  figure.state = stateOf(figure, { telling, isReported, isNothing });
  return figure;
}

/** Nil is what is nothing altogether: what stands apart from the total counts too. */
function stateOf(
  figure: DashboardFigure,
  { telling, isReported, isNothing }: { telling: Telling; isReported: boolean; isNothing: boolean },
): FigureState {
  if (telling === 'NOT') return FigureState.HIDDEN;
  if (isNothing) return isReported ? FigureState.NIL : FigureState.NOT_REPORTED;
  return figure.hidden && figure.numerator === null && figure.denominator === null ? FigureState.HIDDEN : FigureState.TOLD;
}

/**
 * What was told together as too small, as cells of 1 to 4 again, as many as there are at most: which they are is of no matter for what must be hidden, only how
 * many, whether one alone or several, and what they come to.
 */
function apartAgain([key, margin]: [string, Margin]): [string, Pair][] {
  if (key !== SMALL || margin.cells === 1) return [[key, margin]];
  const cells = Math.max(2, Math.ceil(margin.denominator / (LEAST - 1)));
  const [each, more] = [Math.floor(margin.denominator / cells), margin.denominator % cells];
  return Array.from({ length: cells }, (_, i) => {
    const n = each + (i < more ? 1 : 0);
    return [`${key}${i}`, { ...nothing, numerator: n, denominator: n }];
  });
}

/** The cells of a figure and the lines in which they add up: by month, by category, by place, and above and below the line. */
function hiddenOf(rule: FigureRule, total: Pair, ...tables: readonly ReadonlyMap<string, Pair>[]): Set<string> {
  const counts = new Map<string, number>();
  const lines: Line[] = [];
  const put = (cell: string, { numerator, denominator }: Pair) => {
    counts.set(`${cell} n`, numerator);
    counts.set(`${cell} r`, denominator - numerator);
    counts.set(`${cell} d`, denominator);
    lines.push({ total: `${cell} d`, parts: [`${cell} n`, `${cell} r`] });
  };
  put('total', total);
  ['month', 'category', 'place'].forEach((name, i) => {
    const cells = [...tables[i]!];
    for (const [key, pair] of cells) put(`${name} ${key}`, pair);
    // Of offices those that are homes are in no row; of steps each is of all people.
    const isAll = cells.reduce((sum, [, { denominator }]) => sum + denominator, 0) === total.denominator;
    if (cells.length === 0) return;
    if (name === 'category' && rule.steps) return;
    const rest = isAll
      ? []
      : restOf(
          total,
          cells.map(([, pair]) => pair),
        );
    if (!isAll) put(`${name} rest`, rest[0]!);
    const keys = [...cells.map(([key]) => key), ...(isAll ? [] : ['rest'])];
    for (const part of ['n', 'r', 'd']) lines.push({ total: `total ${part}`, parts: keys.map((key) => `${name} ${key} ${part}`) });
  });
  const away = hidden(counts, lines);
  if (!rule.steps) return away;
  const steps = [...tables[1]!].map(([key, { numerator }]) => ({ cell: `category ${key} n`, count: numerator }));
  return new Set([...away, ...hiddenSteps(steps, away)]);
}

function restOf(total: Pair, pairs: readonly Pair[]): Pair[] {
  const sum = pairs.reduce(added, nothing);
  return [{ ...nothing, numerator: total.numerator - sum.numerator, denominator: total.denominator - sum.denominator }];
}

/** `n`, `d`: whether what is above the line, or below it, is hidden. */
function numbers(pair: Pair, { plain, n, d }: { plain: boolean; n: boolean; d: boolean }): FigureNumbers {
  const away = n || d;
  const hasMoney = pair.duePaise > 0 || pair.creditedPaise > 0;
  return {
    numerator: n ? null : pair.numerator,
    denominator: plain || d ? null : pair.denominator,
    hidden: away,
    percent: plain || away || pair.denominator < LEAST ? null : Math.round((1000 * pair.numerator) / pair.denominator) / 10,
    duePaise: hasMoney && !away ? pair.duePaise : null,
    creditedPaise: hasMoney && !away ? pair.creditedPaise : null,
  };
}

/** Corridors that are hidden are not listed: that there is one is somebody's way. Those left over are told together. */
function foldCorridors(figure: DashboardFigure, total: Pair): void {
  const told = figure.byCategory.filter(({ hidden: isHidden }) => !isHidden).toSorted((a, b) => b.numerator! - a.numerator!);
  figure.byCategory = told;
  const rest = total.denominator - told.reduce((sum, { numerator }) => sum + numerator!, 0);
  figure.others = figure.hidden || isSmall(rest) ? null : rest;
}

function medianOf(classes: ReadonlyMap<string, Pair>): number | null {
  const timed = [...classes].map(([key, { denominator }]) => ({ hours: Number(key), denominator })).filter(({ hours }) => hours >= 0);
  const all = timed.reduce((sum, { denominator }) => sum + denominator, 0);
  if (all < LEAST) return null;
  let upTo = 0;
  for (const { hours, denominator } of timed.toSorted((a, b) => a.hours - b.hours)) {
    upTo += denominator;
    if (upTo * 2 >= all) return hoursOf(hours);
  }
  return null;
}

/** The upper end of a class of hours; beyond the last one, one more than it. */
function hoursOf(index: number): number | null {
  return index < 0 ? null : (hourClasses[index] ?? hourClasses.at(-1)! + 1);
}

function placeOf(key: string, { district, sight }: Asked): { officeId: string | null; districtCode: number | null } {
  return district === null && sight !== 'OFFICE' ? { officeId: null, districtCode: Number(key) } : { officeId: key, districtCode: null };
}

export function monthsOf({ from, until }: Asked): string[] {
  const months: string[] = [];
  for (let month = from; month <= until; month = firstOfMonth(month, 1)) months.push(month);
  return months;
}

function definitionOf(rule: FigureRule, telling: Telling): FigureDefinition {
  const { title, numerator, denominator, unit, cutOff, exclusions, source, better, indicator } = rule;
  return Object.assign(new FigureDefinition(), {
    title,
    numerator,
    denominator,
    unit,
    cutOff,
    exclusions,
    source,
    better,
    indicator,
    disclosure: disclosures[telling],
  });
}
