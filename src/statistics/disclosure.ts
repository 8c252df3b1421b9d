import { createHmac } from 'node:crypto';

/** From this count on a cell may be told. */
export const THRESHOLD = 10;
/** What is told is a multiple of this. It divides the threshold, so that no rounding goes below it. */
export const BASE = 5;

/** A published total and the published cells that add up to it. */
export interface Line {
  total: string;
  parts: readonly string[];
}

/**
 * What may be told of a table of counts: a number, or null where nothing is told. A cell that is not in `counts` is 0 and told as 0.
 *
 * 1. A count of 1 to 9 is hidden: behind it stand people whom somebody in the district knows.
 * 2. In no line (cells and their total) is exactly one cell hidden, since it would be the total less the rest. Where one is, the
 *    smallest told cell of the line is hidden with it; that may leave another line with one, so it goes on until no line has one.
 * 3. What is told is rounded up or down to a multiple of 5, by chance but always the same way: the chance is a keyed hash of the
 *    cell's coordinates, and on average nothing is added or taken away. Without the key nobody can tell which way it went.
 *
 * What remains, and must be known to whoever widens the tables:
 * - Several lines together are a system of equations. Whether it pins a hidden cell down, or leaves it too narrow a range, is for an
 *   audit by linear programming, which does not exist yet. Until then only rounding stands in the way: each term is off by 4 at most.
 *   Measured on 58 months of 20,000 made-up cases: solved together, without the rounding, the lines pin down 5 of 80,412 hidden cells.
 * - Who knows some of the cases, as an office knows its own, subtracts them from what is told. An own count of all but one, in a
 *   cell that is told, says that there are others; rounding blurs how many.
 * - That a cell is hidden says that it is not 0. So of a place whose total is hidden no zero is told either (`published-numbers.ts`);
 *   of a place whose total is told, a category that is hidden among zeros is known to hold some.
 * - A cell and a total that are the same count are rounded each by itself, and the two together are narrower than either.
 */
export function disclosed(counts: ReadonlyMap<string, number>, lines: readonly Line[], key: string): Map<string, number | null> {
  const hidden = suppressed(counts, lines);
  return new Map([...counts].map(([cell, count]) => [cell, hidden.has(cell) ? null : rounded(key, cell, count)]));
}

/** The counts that are too small to be told. */
export function tooSmall(counts: ReadonlyMap<string, number>): Set<string> {
  return new Set([...counts].filter(([, count]) => count > 0 && count < THRESHOLD).map(([cell]) => cell));
}

/** The cells that are hidden: those too small, and those that would give one of them away. */
export function suppressed(counts: ReadonlyMap<string, number>, lines: readonly Line[]): Set<string> {
  const countOf = (cell: string) => counts.get(cell) ?? 0;
  for (const { total, parts } of lines)
    if (parts.reduce((sum, part) => sum + countOf(part), 0) !== countOf(total)) throw new Error(`The cells of ${total} do not add up to it`);

  const hidden = tooSmall(counts);
  const linesOf = new Map<string, Line[]>();
  for (const line of lines) for (const cell of [...line.parts, line.total]) linesOf.set(cell, [...(linesOf.get(cell) ?? []), line]);
  // A set is walked in the order of its entries, and what is taken out and put in again comes last.
  const unsettled = new Set(lines);
  for (const line of unsettled) {
    unsettled.delete(line);
    const cells = [...line.parts, line.total].filter((cell) => countOf(cell) > 0);
    if (cells.filter((cell) => hidden.has(cell)).length !== 1) continue;
    // Of the parts if one is left; the total last, since it is a part of a line above.
    const told = line.parts.filter((cell) => countOf(cell) > 0 && !hidden.has(cell));
    const companion = told.toSorted((a, b) => countOf(a) - countOf(b) || (a < b ? -1 : 1))[0] ?? line.total;
    hidden.add(companion);
    for (const other of linesOf.get(companion)!) {
      unsettled.delete(other);
      unsettled.add(other);
    }
  }
  return hidden;
}

/** To a multiple of the base, up as often as the count lies above the lower one: 12 of 5 times becomes 15 twice and 10 three times. */
export function rounded(key: string, cell: string, count: number): number {
  const above = count % BASE;
  return count - above + (above > chance(key, cell) * BASE ? BASE : 0);
}

/** A number from 0 up to 1 that the key and the coordinates settle. */
function chance(key: string, cell: string): number {
  return createHmac('sha256', key).update(cell).digest().readUInt32BE() / 2 ** 32;
}
