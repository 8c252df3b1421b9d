import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type OverlapTable, readOverlapTable } from '../../src/estimate/overlap-table.js';
import { root } from '../../src/root.js';

/**
 * Tables of overlaps that others have published, with what they made of them. Counts are facts; each says where it was printed, and against
 * which program its answer was computed by its authors.
 */
export const publishedTables = {
  /** Seber 1982, The Estimation of Animal Abundance, p. 107; answer of R's Rcapture 1.4 (`closedp.t`, Mt): 2389.9, AIC 28.831. */
  'seber-1982': { listed: 1202 },
  /** Comfort women of the Second World War in Korea: Ball, Shin and Yang 2018; R's MultipleSystemsEstimation, user guide. */
  korea: { listed: 123 },
  /** Darroch, Fienberg, Glonek and Junker 1993, J. Am. Stat. Assoc. 88, 1137-1148, stratum R3; answers of Rivest 2011. */
  'census-post-enumeration-r3': { listed: 414 },
  /** Known diabetics of Casale Monferrato: Bruno et al. 1994, Int. J. Epidemiol. 23, 1155-1161; answers of Rivest 2011. */
  'diabetes-1988': { listed: 2069 },
  /** Deaths at work in New Zealand: Cormack, Chang and Smith 2000, J. Clin. Epidemiol. 53, 736-741, table 3a. */
  'occupational-deaths': { listed: 215 },
  /**
   * Bales, Murphy and Silverman 2020, J. Human Trafficking 6, 375-384: eight lists of New Orleans. Chan, Silverman and Vincent 2021, section 4.1, as
   * R's MultipleSystemsEstimation prints it: with the one pair D and E 1110.488.
   */
  'new-orleans': { listed: 186 },
  /** Silverman 2014, Modern Slavery: an application of Multiple Systems Estimation, Home Office (Open Government Licence 3.0): 10,000 to 13,000. */
  'united-kingdom-2013': { listed: 2744 },
} as const;

export type PublishedTable = keyof typeof publishedTables;

export const fileOf = (name: PublishedTable) => path.join(root, 'test/estimate/tables', `${name}.csv`);

export const published = (name: PublishedTable): OverlapTable => readOverlapTable(readFileSync(fileOf(name), 'utf8'));

/** Pairs of lists by their place from 1: the first two are `pair(1, 2)`. */
export const pair = (one: number, other: number) => (1 << (one - 1)) | (1 << (other - 1));
