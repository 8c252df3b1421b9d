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

/** What the numbers of a publication mean, by the version that it carries. A new meaning is a new version, and old ones stay as they are. */
export const definitions: Readonly<Record<number, string>> = {
  1:
    'Cases put on file in the month, by the calendar of India, each counted once, in the district where it happened or was found. ' +
    'Status and furthest step are those of the record at the cut-off, which is the end of the month. ' +
    'Counts of 1 to 9 are not told, nor others from which they would follow. ' +
    'The rest are rounded to a multiple of 5, each by itself: parts need not add up to their total.',
};

export const DEFINITION = 1;
