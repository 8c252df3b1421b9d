import { Invalid } from '../errors.js';

/** How many lists a table may have. Eight lists have 255 patterns and 28 pairs; beyond that a search among models is no longer honest, nor quick. */
export const MOST_LISTS = 8;
const MOST_BYTES = 1_000_000;
/** Where whole numbers are still exact in sums of squares. */
const LARGEST_COUNT = 10_000_000;

/** Who is on which lists, and on no other. A pattern is a number: bit 0 is the first list. Pattern 0, on no list, is what is estimated. */
export interface OverlapTable {
  lists: readonly string[];
  /** By pattern, 2 to the number of lists; a pattern that nobody has is 0. `counts[0]` is 0 and means nothing. */
  counts: Float64Array;
  /** What was taken for granted. */
  remarks: readonly string[];
}

/** How many are on at least one list. */
export function listedIn({ counts }: Pick<OverlapTable, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many are on all of the lists of the pattern, whatever else they are on. */
export function onAllOf({ counts }: Pick<OverlapTable, 'counts'>, pattern: number): number {
  return counts.reduce((sum, count, at) => ((at & pattern) === pattern ? sum + count : sum), 0);
}

/** How many are on two lists or more: what an estimate lives on. */
export function onTwoOrMore({ counts }: Pick<OverlapTable, 'counts'>): number {
  return counts.reduce((sum, count, at) => ((at & (at - 1)) === 0 ? sum : sum + count), 0);
}

/** The lists that everybody is on. */
export function listsOfAll({ lists, counts }: Pick<OverlapTable, 'lists' | 'counts'>): string[] {
  return lists.filter((_, list) => counts.every((count, at) => count === 0 || at & (1 << list)));
}

/** A pattern in words: POLICE + LABOUR. */
export function namesOf(lists: readonly string[], pattern: number): string[] {
  return lists.filter((_, at) => pattern & (1 << at));
}

/**
 * Reads a table as it is published: a column of 0 or 1 for each list and one named `count`, in a row for each pattern. Separated by
 * commas, semicolons or tabs. A pattern that no row names was not seen: 0, as the published tables and the packages of R have it. A row that
 * is there says its count: an empty one, or NA, is a missing cell, and is refused, since nobody but its author knows whether it was small
 * or not counted.
 */
export function readOverlapTable(text: string): OverlapTable {
  if (text.length > MOST_BYTES)
    throw new Invalid(`The table is longer than ${MOST_BYTES.toLocaleString('en-IN')} characters. It is not a table of overlaps.`);
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ line, row: at + 1 }))
    .filter(({ line }) => line.trim() !== '');
  if (lines.length === 0) throw new Invalid('The table is empty. It has one column of 0 or 1 for each list, and one named count.');
  const [head, ...rows] = lines as [{ line: string; row: number }, ...{ line: string; row: number }[]];
  const separator = ['\t', ';', ','].find((one) => head.line.includes(one)) ?? ',';
  const columns = cellsOf(head.line, separator);
  const counted = columns.findIndex((column) => column.toLowerCase() === 'count');
  const lists = columns.filter((_, at) => at !== counted);
  mustBeAHead(columns, counted, lists);
  if (rows.length === 0) throw new Invalid('The table has a head and no rows.');

  const counts = new Float64Array(2 ** lists.length);
  const rowOf = new Map<number, number>();
  const remarks: string[] = [];
  for (const { line, row } of rows) {
    const cells = cellsOf(line, separator);
    if (cells.length !== columns.length) throw new Invalid(`Line ${row} has ${cells.length} cells, and the head has ${columns.length}.`);
    const marks = cells.filter((_, at) => at !== counted);
    const pattern = marks.reduce((sum, mark, at) => sum + (markOf(mark, lists[at]!, row) << at), 0);
    const before = rowOf.get(pattern);
    if (before !== undefined)
      throw new Invalid(`Lines ${before} and ${row} are of the same lists. Each combination has one line: add them up, or correct one.`);
    rowOf.set(pattern, row);
    if (pattern === 0) remarks.push(unlisted(cells[counted]!, row));
    else counts[pattern] = countOf(cells[counted]!, namesOf(lists, pattern), row);
  }
  if (listedIn({ counts }) === 0) throw new Invalid('Every count is 0: nobody is on any list.');
  const absent = counts.length - 1 - [...rowOf.keys()].filter((pattern) => pattern !== 0).length;
  if (absent > 0) remarks.push(`${absent} of ${counts.length - 1} combinations of lists have no line. They are taken as 0.`);
  return { lists, counts, remarks };
}

function mustBeAHead(columns: readonly string[], counted: number, lists: readonly string[]): void {
  if (counted < 0) throw new Invalid(`No column is named count. The head reads: ${columns.map(quoted).join(', ')}.`);
  const unnamed = columns.indexOf('');
  if (unnamed >= 0)
    throw new Invalid(
      `Column ${unnamed + 1} has no name. Each column is a list, or the count. (R writes row numbers so: write.csv(..., row.names = FALSE).)`,
    );
  const odd = lists.find((list) => !/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.()/&-]{0,39}$/u.test(list));
  if (odd !== undefined) throw new Invalid(`${quoted(odd)} is no name of a list: up to 40 letters, figures, spaces and _ . - ( ) / &.`);
  const twice = columns.find((column, at) => columns.findIndex((other) => other.toLowerCase() === column.toLowerCase()) !== at);
  if (twice !== undefined) throw new Invalid(`Two columns are named ${quoted(twice)}.`);
  if (lists.length < 2)
    throw new Invalid('The table has one list. From one list alone nothing follows about those on no list: it takes two that overlap.');
  if (lists.length > MOST_LISTS)
    throw new Invalid(`The table has ${lists.length} lists, and at most ${MOST_LISTS} are estimated from. Put lists of one kind together.`);
}

/** No cell of such a table holds a separator, so quotes are taken off and nothing more. */
function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function markOf(cell: string, list: string, row: number): number {
  if (cell === '0' || cell === '1') return Number(cell);
  throw new Invalid(
    `Line ${row}: the column ${list} holds ${quoted(cell)}. The column of a list holds 0 (not on it) or 1 (on it); the counts are in the column count.`,
  );
}

const MISSING = /^(na|n\/a|null|nan|none|-|\.)?$/i;

function countOf(cell: string, lists: readonly string[], row: number): number {
  const which = lists.join(' and ');
  if (MISSING.test(cell))
    throw new Invalid(
      `Line ${row}: the count of ${which} is missing. Write 0 if nobody is on just these lists; if it was not counted, or is withheld, nothing can be estimated from the table.`,
    );
  if (/^-\d/.test(cell)) throw new Invalid(`Line ${row}: the count of ${which} is negative (${cell}). Nobody can be on lists less than no time.`);
  if (!/^\d+$/.test(cell)) throw new Invalid(`Line ${row}: the count of ${which} is ${quoted(cell)}. A count is a whole number without separators.`);
  const count = Number(cell);
  if (count > LARGEST_COUNT) throw new Invalid(`Line ${row}: the count of ${which} is over ${LARGEST_COUNT.toLocaleString('en-IN')}.`);
  return count;
}

/** The row of those on no list: nobody can have counted them. */
function unlisted(cell: string, row: number): string {
  if (MISSING.test(cell) || cell === '0') return `Line ${row} is of those on no list. It is what is estimated, and is not read.`;
  throw new Invalid(`Line ${row} says how many are on no list (${quoted(cell)}). That is what is estimated: leave the line out.`);
}

function quoted(text: string): string {
  // Control characters too, and not longer than a line.
  return JSON.stringify(text.slice(0, 60));
}
