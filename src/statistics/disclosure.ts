import { createHmac } from 'node:crypto';
import { CaseStage, CaseStatus } from '../cases/codes.js';
import { Breakdown, type Policy } from './codes.js';
import { type Place, cellOf, coordinatesOf } from './cube.js';
import { hiddenCells } from './hide-cells.js';

/**
 * What may be told of a table of counts: a number, or null where nothing is told. A cell that is not in `counts` is 0; it is told as 0 where
 * the total of its place is told.
 *
 * 1. A count of 1 to 9 is hidden: behind it stand people whom somebody in the district knows.
 * 2. Others are hidden with it, until no hidden cell follows from the told ones, nor is narrower than the policy's width, however the
 *    reader puts them together (`hide-cells.ts`).
 * 3. What is told is rounded up or down to a multiple of 5, by chance but always the same way: the chance is a keyed hash of the
 *    cell's coordinates, and on average nothing is added or taken away. Without the key nobody can tell which way it went. This is for
 *    whoever brings more than what is published: an office subtracts its own cases, and is left with a range and not with a number.
 *
 * What remains, and must be known to whoever widens the tables:
 * - A new breakdown is another circulation. Two things broken down together, or one that says something of another, are not: what the
 *   status says of the steps had to be found by hand. `test/statistics/attack.test.ts` knows only what it is told of.
 * - Who knows some of the cases, as an office knows its own, narrows hidden cells by them as well.
 * - That a cell is hidden says that it is not 0, where zeros around it are told.
 * - A range is what is possible and not what is likely. And whoever reads this program can ask, of each possibility, whether it would have
 *   hidden the same cells.
 * - A cell and a total that are the same count are rounded each by itself, and the two together are narrower than either.
 */
export function disclosed(counts: ReadonlyMap<string, number>, districts: readonly Place[], policy: Policy, key: string): Map<string, number | null> {
  const hidden = hiddenCells(counts, districts, policy);
  return new Map([...counts].map(([cell, count]) => [cell, hidden.has(cell) ? null : rounded(key, cell, count, policy.base)]));
}

/** To a multiple of the base, up as often as the count lies above the lower one: 12 of 5 times becomes 15 twice and 10 three times. */
export function rounded(key: string, cell: string, count: number, base: number): number {
  const above = count % base;
  return count - above + (above > chance(key, cell) * base ? base : 0);
}

/** A number from 0 up to 1 that the key and the coordinates settle. */
function chance(key: string, cell: string): number {
  return createHmac('sha256', key).update(roundedAs(cell)).digest().readUInt32BE() / 2 ** 32;
}

/** Closed cases are those at the step CLOSED, so they are rounded as these: two roundings of one count are narrower than one. */
function roundedAs(cell: string): string {
  const place = coordinatesOf(cell);
  const isStatus = cell === cellOf(place, Breakdown.STATUS, CaseStatus.CLOSED);
  return isStatus ? cellOf(place, Breakdown.STAGE, CaseStage.CLOSED) : cell;
}
