import { CaseStage, CaseStatus } from '../cases/codes.js';
import { ALL, type Breakdown } from './codes.js';

/** A code of the Local Government Directory, or this: all States, all districts of the State. No place has it. */
export const WHOLE = 0;

export interface Place {
  state: number;
  district: number;
}

/** How many cases of a district are alike in everything that is counted. */
export interface Alike extends Place {
  stage: string;
  kind: string;
  cases: number;
}

export const INDIA: Place = { state: WHOLE, district: WHOLE };

/** A cell's coordinates within its month. */
export function cellOf({ state, district }: Place, breakdown: Breakdown, category: string): string {
  return [state, district, breakdown, category].join(' ');
}

export function coordinatesOf(cell: string): Place & { breakdown: Breakdown; category: string } {
  const [state, district, breakdown, category] = cell.split(' ') as [string, string, Breakdown, string];
  return { state: Number(state), district: Number(district), breakdown, category };
}

/**
 * The cells that are not 0: each case in its district, its State and India, in the total and once in each breakdown. A case is closed when its
 * furthest step is CLOSED: closing it is that step, and opening it again goes back.
 */
export function countsOf(groups: readonly Alike[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, district, stage, kind, cases } of groups) {
    const status = (stage as CaseStage) === CaseStage.CLOSED ? CaseStatus.CLOSED : CaseStatus.OPEN;
    for (const place of [{ state, district }, { state, district: WHOLE }, INDIA])
      for (const [breakdown, category] of Object.entries({ TOTAL: ALL, STATUS: status, STAGE: stage, KIND: kind })) {
        const cell = cellOf(place, breakdown as Breakdown, category);
        counts.set(cell, (counts.get(cell) ?? 0) + cases);
      }
  }
  return counts;
}
