import { type Indicator, kindsOf, type Selection, selectionsOf, SMALLEST_TOLD, Unit } from './indicator.js';
import { isSmall, sumMayBeTold } from './small-cells.js';

/** What the database says of the facts of one selection, in one place. */
export interface Tally {
  facts: number;
  amount: number;
  /** The middle amount, and the middle wait in minutes; null where there is none. */
  medianAmount: number | null;
  medianMinutes: number | null;
}

/** One question to the database: some facts of a report, from an instant on. */
export interface Question {
  nr: number;
  kinds: readonly string[];
  with: readonly string[];
  /** Null: any. */
  one_of: readonly string[] | null;
  without: readonly string[];
  /** Null: whether or not. */
  within_hours: number | null;
  /** An instant, in UTC. */
  since: string;
}

/** The answers: by question and district; under `WHOLE` those of all districts together. */
export type Answers = ReadonlyMap<number, ReadonlyMap<number, Tally>>;
export const WHOLE = 0;

/** The part of a figure that is one district's. */
export interface Part {
  district: number;
  /** What may be told: a number, `<5`, `>90`; null: not told, or not reported. */
  shown: string | null;
  reported: boolean;
}

/** What is printed of one indicator. What may not be told is not in it. */
export interface Figure {
  code: string;
  version: number;
  value: number | null;
  /** As it is printed; null: hidden or not reported. */
  shown: string | null;
  numerator: number | null;
  denominator: number | null;
  /** Whether any source had something to say; without it nothing is printed, and never 0. */
  reported: boolean;
  /** Whether it is 0 because an office says so. */
  nil: boolean;
  hidden: boolean;
  series: Part[];
}

export interface Asked {
  indicators: readonly Indicator[];
  /** The districts of the report, by LGD code. */
  districts: readonly number[];
  /** The period. */
  from: Date;
  until: Date;
  /** Of which districts an office has said that there was none, by the code of the indicator. */
  nil: Readonly<Record<string, readonly number[]>>;
}

/** The first instant of the facts that an indicator counts, for a period. */
export function since({ months }: Pick<Indicator, 'months'>, { from, until }: { from: Date; until: Date }): Date {
  if (!months) return from;
  // Periods begin and end at midnight in India, so months are counted on its calendar.
  const india = 5.5 * 3_600_000;
  const day = new Date(until.getTime() + india);
  day.setUTCMonth(day.getUTCMonth() - months);
  const first = new Date(Math.max(day.getTime() - india, Date.UTC(1970, 0, 1)));
  return first < from ? first : from;
}

/** What to ask for the indicators: of each its selections in their order, and then whether anything was reported. */
export function questionsOf({ indicators, ...period }: Pick<Asked, 'indicators' | 'from' | 'until'>): Question[] {
  let nr = 0;
  return indicators.flatMap((indicator) => {
    const ask = ({ kinds, with: marks = [], oneOf, without = [], withinHours, isStock }: Selection): Question => ({
      nr: nr++,
      kinds,
      with: marks,
      one_of: oneOf ?? null,
      within_hours: withinHours ?? null,
      without,
      since: (isStock ? new Date(0) : since(indicator, period)).toISOString(),
    });
    const { counted, of } = selectionsOf(indicator.rule);
    const outOf = of ? [of] : counted;
    const isStock = outOf.some((selection) => selection.isStock) && { isStock: true as const };
    return [...counted, ...(of ? [of] : []), { kinds: kindsOf(indicator.rule), ...isStock }].map(ask);
  });
}

const NOTHING: Tally = { facts: 0, amount: 0, medianAmount: null, medianMinutes: null };

/** The figures of a report: a function of the answers and of nothing else. */
export function figuresOf(asked: Asked, answers: Answers): Figure[] {
  const { indicators, districts, nil } = asked;
  const isOfMany = districts.length > 1;
  let nr = 0;
  const counted = indicators.map((indicator) => {
    const { counted: of, of: outOf } = selectionsOf(indicator.rule);
    const numbers = [...of, ...(outOf ? [outOf] : []), 'reported'].map(() => nr++);
    const at = (district: number) => numbers.map((number) => answers.get(number)?.get(district) ?? NOTHING);
    return { indicator, whole: at(WHOLE), parts: districts.map((district) => ({ district, tallies: at(district) })) };
  });
  const exact = counted.map(({ indicator, whole, parts }) => ({
    whole: exactly(
      indicator,
      whole,
      parts.map(({ tallies }) => tallies),
    ),
    parts: parts.map(({ tallies }) => exactly(indicator, tallies, [tallies])),
  }));
  const partsTold = districts.map((_, d) =>
    withCompanions(
      indicators,
      indicators.map((indicator, i) => told(indicator, exact[i]!.parts[d]!)),
    ),
  );
  const wholesTold = indicators.map((indicator, i) => {
    const { whole, parts } = exact[i]!;
    const arePartsTold = partsTold.map((of) => !of[i]!.hidden);
    return isOfMany ? toldOfMany(indicator, whole, parts, arePartsTold) : told(indicator, whole);
  });
  const wholes = withCompanions(indicators, wholesTold);
  return counted.map(({ indicator: { code, version, rule }, whole, parts }, i) => {
    const nilIn = nil[code] ?? [];
    const isReported = (tallies: readonly Tally[], where: readonly number[]) =>
      tallies.at(-1)!.facts > 0 || where.some((district) => nilIn.includes(district));
    const series = parts.map(({ district, tallies }, d) => {
      const reported = isReported(tallies, [district]);
      return { district, reported, shown: reported ? partsTold[d]![i]!.shown : null };
    });
    const reported = isReported(whole, districts);
    const base = { code, version, reported, nil: reported && whole.at(-1)!.facts === 0, series: isOfMany && !('districts' in rule) ? series : [] };
    return reported ? { ...base, ...wholes[i]! } : { ...base, value: null, shown: null, numerator: null, denominator: null, hidden: false };
  });
}

type Exact = Pick<Figure, 'value' | 'numerator' | 'denominator'> & { people: { counted: number; of?: number } };

/** The numbers as they are, whatever may be told of them. */
function exactly({ rule, unit }: Indicator, tallies: readonly Tally[], byDistrict: readonly (readonly Tally[])[]): Exact {
  const [first, second] = tallies as [Tally, Tally];
  const percent = (a: number, b: number) => (b === 0 ? null : tenths((100 * a) / b));
  if ('count' in rule) return { value: first.facts, numerator: first.facts, denominator: null, people: { counted: first.facts } };
  if ('share' in rule)
    return {
      value: percent(first.facts, second.facts),
      numerator: first.facts,
      denominator: second.facts,
      people: { counted: first.facts, of: second.facts },
    };
  if ('sum' in rule) {
    if (!('of' in rule)) return { value: first.amount, numerator: first.amount, denominator: null, people: { counted: first.facts } };
    return {
      value: percent(first.amount, second.amount),
      numerator: first.amount,
      denominator: second.amount,
      people: { counted: first.facts, of: second.facts },
    };
  }
  if ('median' in rule) {
    const middle = rule.median === 'AMOUNT' ? first.medianAmount : first.medianMinutes;
    const value = middle === null ? null : tenths(unit === Unit.HOURS ? middle / 60 : middle);
    return { value, numerator: first.facts, denominator: null, people: { counted: first.facts } };
  }
  if ('any' in rule) {
    const n = tallies.slice(0, rule.any.length).filter(({ facts }) => facts > 0).length;
    return { value: n, numerator: n, denominator: rule.any.length, people: { counted: n } };
  }
  const among = rule.among ? byDistrict.filter(([, other]) => other!.facts > 0) : byDistrict;
  const n = among.filter(([one]) => one!.facts >= rule.atLeast).length;
  return { value: percent(n, among.length), numerator: n, denominator: among.length, people: { counted: n } };
}

type Told = Pick<Figure, 'value' | 'shown' | 'numerator' | 'denominator' | 'hidden'>;
const hidden = (shown: string | null, denominator: number | null = null): Told => ({
  value: null,
  shown,
  numerator: null,
  denominator,
  hidden: true,
});

/** What may be told of one place. Of a share that a few are part of, and of one of which a few are not, on which side it lies. */
function told({ people, rule, unit }: Indicator, { value, numerator, denominator, people: n }: Exact): Told {
  const all: Told = { value, shown: value === null ? null : inWords(value), numerator, denominator, hidden: false };
  if (!people) return all;
  if (n.of !== undefined ? isSmall(n.of) : isSmall(n.counted))
    return hidden(unit === Unit.PEOPLE || unit === Unit.NUMBER ? `<${SMALLEST_TOLD}` : null);
  if (n.of === undefined) return all;
  const [few, most] = [isSmall(n.counted), isSmall(n.of - n.counted)];
  if (!few && !most) return all;
  if (!('share' in rule)) return hidden(null);
  const line = tenths((100 * SMALLEST_TOLD) / n.of);
  return hidden(few ? `<${inWords(line)}` : `>${inWords(tenths(100 - line))}`, denominator);
}

/** What may be told of all districts together, whose own reports tell what they may: nothing from which a hidden number of a district follows. */
function toldOfMany(indicator: Indicator, whole: Exact, parts: readonly Exact[], arePartsTold: readonly boolean[]): Told {
  const all = told(indicator, whole);
  if (!indicator.people || all.hidden) return all;
  const hiddenOf = (count: (people: Exact['people']) => number, isHidden: (n: number, i: number) => boolean) =>
    parts.map(({ people }) => count(people)).filter(isHidden);
  const counted = hiddenOf(
    (n) => n.counted,
    (n, i) => n > 0 && (isSmall(n) || !arePartsTold[i]),
  );
  const outOf = hiddenOf((n) => n.of ?? 0, isSmall);
  const others = hiddenOf((n) => (n.of ?? n.counted) - n.counted, isSmall);
  return [counted, outOf, others].every(sumMayBeTold) ? all : hidden(null);
}

/**
 * Of numbers that add up to another one that is printed, one alone must not be hidden: it would be the rest. With it goes the smallest that is
 * told. Children and adolescents are those who are to be produced.
 */
const ADD_UP: readonly (readonly string[])[] = [['I9c', 'I9d']];

function withCompanions(indicators: readonly Indicator[], figures: readonly Told[]): Told[] {
  const companions = ADD_UP.flatMap((codes) => {
    const line = figures.filter((_, i) => codes.includes(indicators[i]!.code));
    if (line.filter((figure) => figure.hidden).length !== 1) return [];
    return line
      .filter(({ value }) => value)
      .toSorted((a, b) => a.value! - b.value!)
      .slice(0, 1);
  });
  return figures.map((figure) => (companions.includes(figure) ? hidden(null) : figure));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function inWords(value: number): string {
  return String(value);
}
