/** Tables as offices keep them: read from a file or from what was copied out of a spreadsheet, and written again with what is wrong. */
import type { OfficerRow } from '../../generated/admin.js';

export const MOST_ROWS = 500;
export const MOST_BYTES = 1_000_000;

/** The columns of an import, in the order of the form. */
export const columns = ['district', 'office', 'designation', 'subject', 'role'] as const;
export type Column = (typeof columns)[number];

/** A line of the table, and which one it is in the spreadsheet. */
export interface Line {
  number: number;
  cells: readonly string[];
}

/** Why a file cannot be read: a key of the words (`import.refused.*`). */
export type Refusal = 'workbook' | 'notUtf8' | 'tooBig' | 'empty';

const isWorkbook = ({ name }: File, bytes: Uint8Array) => /\.(xlsx?|xlsm|ods)$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b);

/** The text of a file, with or without the mark that says it is UTF-8. */
export async function textOf(file: File): Promise<{ text: string } | { refusal: Refusal }> {
  const bytes = new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer());
  if (isWorkbook(file, bytes)) return { refusal: 'workbook' };
  if (bytes.length > MOST_BYTES) return { refusal: 'tooBig' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { refusal: 'notUtf8' };
  }
}

/** The lines that hold something. Commas, semicolons (as in an Indian or European Excel) or tabs (as a spreadsheet copies) part them. */
export async function linesOf(text: string): Promise<Line[]> {
  const { default: Papa } = await import('papaparse');
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: ['\t', ',', ';'] });
  return data
    .map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => cell.replaceAll(/\s+/gu, ' ').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Lines as CSV for a spreadsheet: nothing in it is taken for a formula. */
export async function csvOf(lines: readonly (readonly string[])[]): Promise<Blob> {
  const { default: Papa } = await import('papaparse');
  return new Blob(['\ufeff', Papa.unparse(lines as string[][], { quotes: true, escapeFormulae: true })], { type: 'text/csv;charset=utf-8' });
}

/** What offices write over such a column. */
const headings: Record<Column, readonly string[]> = {
  district: ['district', 'lgd', 'जिला', 'जनपद', 'மாவட்டம்'],
  office: ['office', 'unit', 'कार्यालय', 'அலுவலகம்'],
  designation: ['designation', 'post', 'rank', 'पदनाम', 'பதவி'],
  subject: ['sign in', 'signin', 'subject', 'login', 'user', 'e mail', 'email', 'साइन इन', 'ईमेल', 'உள்நுழைவு', 'மின்னஞ்சல்'],
  role: ['role', 'भूमिका', 'பொறுப்பு'],
};

/** Without what is written in two ways: capitals, hyphens, the dot under a Hindi letter. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('\u093c', '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

export type Match = Record<Column, number | undefined>;

/** Which column of the table is which of ours, by what stands over it: each at most once. */
export function guess(head: readonly string[]): Match {
  const taken = new Set<number>();
  const find = (column: Column): number | undefined => {
    const names = headings[column].map(plain);
    const found = [(text: string) => names.includes(text), (text: string) => names.some((name) => text.includes(name))]
      .map((fits) => head.findIndex((text, i) => !taken.has(i) && fits(plain(text))))
      .find((i) => i >= 0);
    if (found !== undefined) taken.add(found);
    return found;
  };
  return Object.fromEntries(columns.map((column) => [column, find(column)])) as Match;
}

/** What the API is sent of a line. */
export function rowOf({ cells }: Line, match: Match): OfficerRow {
  const value = (column: Column): string => (match[column] === undefined ? '' : (cells[match[column]] ?? ''));
  return {
    district: value('district'),
    office: value('office'),
    designation: value('designation'),
    subject: value('subject'),
    ...(value('role') !== '' && { role: value('role') }),
  };
}
