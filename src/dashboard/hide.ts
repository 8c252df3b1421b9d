/** From this count of people on a cell may be told within an area (domain reference, section 3.1; under 10 for the public, see `statistics/disclosure.ts`). */
export const LEAST = 5;

/** Parts, and the total that they add up to. */
export interface Line {
  total: string;
  parts: readonly string[];
}

/**
 * Which cells of a table are not told. A count of 1 to 4 never is; and of no line may what is told give one away:
 *
 * - in no line is exactly one cell hidden, since it would be the total less the rest, or the rest added up;
 * - what is left of a told total when the told parts are taken away is 0, or 5 and more.
 *
 * Where it is otherwise the smallest told part is hidden too, the total last; that may leave another line so, until no line is. Cells that are not in
 * `counts` are 0, and 0 is told. Lines share cells only as a total with its rows and columns, or this would not be enough (decision 0028).
 */
export function hidden(counts: ReadonlyMap<string, number>, lines: readonly Line[]): Set<string> {
  const countOf = (cell: string) => counts.get(cell) ?? 0;
  for (const { total, parts } of lines)
    if (parts.reduce((sum, part) => sum + countOf(part), 0) !== countOf(total)) throw new Error(`The parts of ${total} do not add up to it`);
  const gone = new Set([...counts].filter(([, count]) => isSmall(count)).map(([cell]) => cell));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const { total, parts } of lines) {
      const away = parts.filter((part) => gone.has(part));
      const left = away.reduce((sum, part) => sum + countOf(part), 0);
      const isSafe = gone.has(total) ? away.length > 0 || countOf(total) === 0 : away.length === 0 || (away.length > 1 && !isSmall(left));
      if (isSafe) continue;
      const told = parts.filter((part) => countOf(part) > 0 && !gone.has(part));
      gone.add(told.toSorted((a, b) => countOf(a) - countOf(b) || (a < b ? -1 : 1))[0] ?? total);
      isSettled = false;
    }
  }
  return gone;
}

export function isSmall(count: number): boolean {
  return count > 0 && count < LEAST;
}

/**
 * Of steps of one way, in their order of weight, those that are not told: the difference of two of them is a count of people too, those who have reached
 * the one and not the other.
 */
export function hiddenSteps(counts: readonly { cell: string; count: number }[], gone: ReadonlySet<string>): Set<string> {
  const told: number[] = [];
  const more = new Set<string>();
  for (const { cell, count } of counts) {
    if (gone.has(cell)) continue;
    if (told.some((other) => isSmall(Math.abs(other - count)))) more.add(cell);
    else told.push(count);
  }
  return more;
}
