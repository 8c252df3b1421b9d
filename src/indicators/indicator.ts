/** What a figure is a number of. */
export enum Unit {
  NUMBER = 'NUMBER',
  PEOPLE = 'PEOPLE',
  PERCENT = 'PERCENT',
  HOURS = 'HOURS',
  PAISE = 'PAISE',
  POINTS = 'POINTS',
}

/** Whether more is better. Of many it is neither: more that is found may be more that happens, or more that is seen. */
export enum Better {
  HIGHER = 'HIGHER',
  LOWER = 'LOWER',
  NEITHER = 'NEITHER',
}

/** How far the source of a definition or target was verified; `U` and `D` advise. The marks are those of the domain reference. */
export enum Verification {
  V = 'V',
  V2 = 'V2',
  U = 'U',
  D = 'D',
}

/** Which facts: of these kinds, with all of these marks, one at least of these, and none of those; and for which what they wait for came in time. */
export interface Selection {
  kinds: readonly string[];
  with?: readonly string[];
  oneOf?: readonly string[];
  without?: readonly string[];
  withinHours?: number;
  /** As it stands, from whenever it is, and not of the period alone. */
  isStock?: true;
}

/** How a figure is made of facts. Nothing else decides it. */
export type Rule =
  /** How many. */
  | { count: Selection }
  /** How many of the second are also of the first, in percent. */
  | { share: Selection; of: Selection }
  /** Their amounts together. */
  | { sum: Selection }
  /** The amounts of the first, in percent of those of the second. */
  | { sum: Selection; of: Selection }
  /** The middle amount, or the middle time from `at` to `until`; of an even number the lower of the two. */
  | { median: 'AMOUNT' | 'WAIT'; of: Selection }
  /** How many districts have so many of them or more, in percent of all that the report covers, or of those that have any of the second. */
  | { districts: Selection; atLeast: number; among?: Selection }
  /** Of how many of these there is any. */
  | { any: readonly Selection[] };

/** One version of one indicator. A version is never edited: a change is a new one, for periods that begin on its day or later. */
export interface Indicator {
  /** Such as I10; parts of one indicator have a letter: I9a. */
  code: string;
  version: number;
  /** For periods that begin on this day or later (YYYY-MM-DD). */
  from: string;
  /** The paragraph of the advisory: (i) to (viii), 3, or CROSS. */
  para: string;
  title: string;
  unit: Unit;
  /** What is counted, in words; and out of what. */
  numerator: string;
  denominator?: string;
  /** What is left out, and what the figure does not say. */
  exclusions: string;
  better: Better;
  /** In the unit. */
  target?: { value: number; source: string; verified: Verification };
  /** Where the indicator comes from, and how far that was verified. */
  source: string;
  verified: Verification;
  rule: Rule;
  /** Whether it counts people: small numbers of them are not told. */
  people?: true;
  /** So many months up to the end of the period, where that is longer. */
  months?: number;
  /** In the reports of States alone. */
  ofState?: true;
}

/** The definitions for a period that begins on a day: of each code the newest version that holds by then. */
export function inForce<T extends Pick<Indicator, 'code' | 'version' | 'from'>>(firstDay: string, table: readonly T[]): T[] {
  return table.filter(
    (one) => one.from <= firstDay && !table.some((other) => other.code === one.code && other.from <= firstDay && other.version > one.version),
  );
}

/** The selections of a rule: what is counted, and what it is out of. */
export function selectionsOf(rule: Rule): { counted: readonly Selection[]; of?: Selection } {
  if ('count' in rule) return { counted: [rule.count] };
  if ('share' in rule) return { counted: [rule.share], of: rule.of };
  if ('sum' in rule) return 'of' in rule ? { counted: [rule.sum], of: rule.of } : { counted: [rule.sum] };
  if ('median' in rule) return { counted: [rule.of] };
  if ('districts' in rule) return rule.among ? { counted: [rule.districts], of: rule.among } : { counted: [rule.districts] };
  return { counted: rule.any };
}

/** The kinds of fact of which some must be there, or a nil return, for the figure to be reported: those that it is out of. */
export function kindsOf(rule: Rule): readonly string[] {
  const { counted, of } = selectionsOf(rule);
  return [...new Set((of ? [of] : counted).flatMap(({ kinds }) => kinds))];
}

/** What a figure says, in one text: printed with it. */
export function definitionOf({
  numerator,
  denominator,
  exclusions,
  rule,
  unit,
  people,
  months,
  source,
  verified,
  better,
  target,
}: Indicator): string {
  const parts = [
    `Counts ${numerator}${denominator ? `, out of ${denominator}` : ''}.`,
    ...('median' in rule ? ['The middle value; of an even number the lower of the two in the middle.'] : []),
    ...(unit === Unit.PERCENT ? ['In percent, to one decimal.'] : []),
    ...(months && months < STOCK ? [`Over the ${months} months up to the end of the period.`] : []),
    exclusions,
    ...(people ? [SMALL] : []),
    ...(better === Better.NEITHER ? ['More is neither better nor worse: low numbers may mean that little is found.'] : []),
    ...(target ? [`Target: ${target.value} (${target.source}; ${target.verified}).`] : []),
    `Source: ${source} (${verified}).`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What is counted as it stands is counted from all time: units, posts, agencies on a register. In months. */
export const STOCK = 1200;

/** From this number of people on a count is told. Domain reference, section 3.1: fewer are not told to roles that see statistics alone. */
export const SMALLEST_TOLD = 5;

const SMALL = `Counts of 1 to ${SMALLEST_TOLD - 1} people are not told, nor what they would follow from.`;
