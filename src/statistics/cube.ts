import { ALL, Breakdown, categories } from './codes.js';
import type { Line } from './disclosure.js';

/** A code of the Local Government Directory, or this: all States, all districts of the State. No place has it. */
export const WHOLE = 0;

export interface Place {
  state: number;
  district: number;
}

/** How many cases of a district are alike in everything that is counted. */
export interface Alike extends Place {
  status: string;
  stage: string;
  kind: string;
  cases: number;
}

const INDIA: Place = { state: WHOLE, district: WHOLE };
const cellsOfAPlace = Object.values(Breakdown).flatMap((breakdown) => categories[breakdown].map((category) => ({ breakdown, category })));

/** A cell's coordinates within its month. */
export function cellOf({ state, district }: Place, breakdown: Breakdown, category: string): string {
  return [state, district, breakdown, category].join(' ');
}

export function coordinatesOf(cell: string): Place & { breakdown: string; category: string } {
  const [state, district, breakdown, category] = cell.split(' ') as [string, string, string, string];
  return { state: Number(state), district: Number(district), breakdown, category };
}

/** The cells that are not 0: each case in its district, its State and India, in the total and once in each breakdown. */
export function countsOf(groups: readonly Alike[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, district, status, stage, kind, cases } of groups)
    for (const place of [{ state, district }, { state, district: WHOLE }, INDIA])
      for (const [breakdown, category] of Object.entries({ TOTAL: ALL, STATUS: status, STAGE: stage, KIND: kind })) {
        const cell = cellOf(place, breakdown as Breakdown, category);
        counts.set(cell, (counts.get(cell) ?? 0) + cases);
      }
  return counts;
}

/** Every published line over these districts: the categories of a place, the districts of a State, the States of India. */
export function linesOf(districts: readonly Place[]): Line[] {
  const byState = Map.groupBy(districts, ({ state }) => state);
  const states = [...byState.keys()].map((state) => ({ state, district: WHOLE }));
  const across = [...districts, ...states, INDIA].flatMap((place) =>
    Object.values(Breakdown)
      .filter((breakdown) => breakdown !== Breakdown.TOTAL)
      .map((breakdown) => ({
        total: cellOf(place, Breakdown.TOTAL, ALL),
        parts: categories[breakdown].map((category) => cellOf(place, breakdown, category)),
      })),
  );
  const hierarchy: [Place, readonly Place[]][] = [...states.map((state): [Place, Place[]] => [state, byState.get(state.state)!]), [INDIA, states]];
  const down = hierarchy.flatMap(([whole, places]) =>
    cellsOfAPlace.map(({ breakdown, category }) => ({
      total: cellOf(whole, breakdown, category),
      parts: places.map((place) => cellOf(place, breakdown, category)),
    })),
  );
  return [...across, ...down];
}
