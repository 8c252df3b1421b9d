import { Breakdown, categories } from '../../src/statistics/codes.js';
import { type Place, cellOf } from '../../src/statistics/cube.js';

/** What is not enough, for the controls. */

type Counts = ReadonlyMap<string, number>;

/** The counts of 1 to 9 and nothing else. */
export function smallCells(counts: Counts): Set<string> {
  return new Set([...counts].filter(([, count]) => count < 10).map(([cell]) => cell));
}

/** In no line of cells and their total exactly one: the smallest told cell of such a line is hidden too, until there is none. */
export function hiddenLineByLine(counts: Counts, districts: readonly Place[]): Set<string> {
  const countOf = (cell: string) => counts.get(cell) ?? 0;
  const hidden = smallCells(counts);
  for (let again = true; again;) {
    again = false;
    for (const { total, parts } of linesOf(districts)) {
      const cells = [...parts, total].filter((cell) => countOf(cell) > 0);
      if (cells.filter((cell) => hidden.has(cell)).length !== 1) continue;
      const told = parts.filter((cell) => countOf(cell) > 0 && !hidden.has(cell));
      hidden.add(told.toSorted((a, b) => countOf(a) - countOf(b) || (a < b ? -1 : 1))[0] ?? total);
      again = true;
    }
  }
  return hidden;
}

function linesOf(districts: readonly Place[]): { total: string; parts: string[] }[] {
  const states = [...new Set(districts.map(({ state }) => state))].map((state) => ({ state, district: 0 }));
  const india = { state: 0, district: 0 };
  const of = (place: Place) =>
    Object.values(Breakdown).map((breakdown) => categories[breakdown].map((category) => cellOf(place, breakdown, category)));
  const across = [...districts, ...states, india].flatMap((place) => {
    const [[total], ...rows] = of(place) as [string[], ...string[][]];
    return rows.map((parts) => ({ total: total!, parts }));
  });
  const down = [...states.map((state) => [state, districts.filter((one) => one.state === state.state)] as const), [india, states] as const].flatMap(
    ([whole, places]) =>
      of(whole)
        .flat()
        .map((total, i) => ({ total, parts: places.map((place) => of(place).flat()[i]!) })),
  );
  return [...across, ...down];
}
