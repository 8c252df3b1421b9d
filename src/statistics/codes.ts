import { CaseKind, CaseStage, CaseStatus } from '../cases/codes.js';

/** What a published number is broken down by: one at a time, never two together. */
export enum Breakdown {
  TOTAL = 'TOTAL',
  STATUS = 'STATUS',
  STAGE = 'STAGE',
  KIND = 'KIND',
}

/** The one category of a total. */
export const ALL = 'ALL';

/** The fixed categories. Nobody chooses others: two choices that differ by a case would tell it. */
export const categories: Readonly<Record<Breakdown, readonly string[]>> = {
  TOTAL: [ALL],
  STATUS: Object.values(CaseStatus),
  STAGE: Object.values(CaseStage),
  KIND: Object.values(CaseKind),
};

/** What may be told of a count. */
export interface Policy {
  /** From this count on a number may be told. */
  threshold: number;
  /** What is told is a multiple of this. It divides the threshold, so that no rounding goes below it. */
  base: number;
  /**
   * Between how much and how much a number that is not told must still be able to lie, for whoever solves everything that is published: the
   * greatest possible less the least possible (the sliding protection level of Fischetti and Salazar, Management Science 47(7), 2001; the
   * feasibility interval of Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4). At least the threshold, so that of no number that is not
   * told it follows that it is a small one.
   */
  width: number;
}

/** The policy by which months are published now. */
export const POLICY: Policy = { threshold: 10, base: 5, width: 10 };

/** The version of the definition by which months are published now. */
export const DEFINITION = 2;

const counted =
  'Cases put on file in the month, by the calendar of India, each counted once, in the district where it happened or was found. ' +
  'Status and furthest step are those of the record at the cut-off, which is the end of the month. ';

/** What the numbers of a publication mean, by the version that it carries. A new meaning is a new version, and old ones stay as they are. */
export const definitions: Readonly<Record<number, string>> = {
  1:
    `${counted}Counts of 1 to 9 are not told, nor others from which they would follow. ` +
    'The rest are rounded to a multiple of 5, each by itself: parts need not add up to their total.',
  2:
    `${counted}Counts of 1 to 9 are not told, nor as many others as it takes that nobody who solves everything published together, and even knew ` +
    'the counts behind the rounded numbers, can tell of any number that is not told more than a range of 10 or wider. ' +
    'The rest are rounded to a multiple of 5: parts need not add up to their total.',
};
