import canonicalize from 'canonicalize';
import pg from 'pg';

/** What a column of a record may hold. */
export type Value = string | number | boolean | Date | Uint8Array | readonly string[] | null | undefined;

/**
 * A record as one text that cannot be read in two ways: JSON by RFC 8785, by the names of its columns, and what is null left out. Whoever
 * checks it needs no program of ours: any library for RFC 8785 writes the same.
 */
export function canonical(record: Readonly<Record<string, Value>>): string {
  const there = Object.entries(record).filter(([, value]) => value !== null && value !== undefined);
  return canonicalize(Object.fromEntries(there.map(([column, value]) => [column, plain(value!)])))!;
}

/** A row's values by the names of their columns. */
export function byColumn(properties: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function plain(value: NonNullable<Value>): string | number | boolean | readonly string[] {
  if (value instanceof Date) return value.toISOString();
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

/** A column as PostgreSQL writes it in COPY, and how that becomes JSON: what stands between the marks of a text, or all of it. */
export interface Column {
  name: string;
  /** `"name":` */
  key: string;
  /** Undefined: the cell as it is. */
  read: ((cell: string) => string) | undefined;
  isQuoted: boolean;
}

/** All columns of the audit, in the order of RFC 8785, asked of the catalog: one that is added later is among them. */
export async function recordColumns(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = 'hub.audit_record'::regclass and attnum > 0 and not attisdropped`,
  );
  return rows
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, type }) => ({ name, key: `${JSON.stringify(name)}:`, ...(kinds[type] ?? kinds['text']!) }));
}

/** The settings under which cells are read as they are written here. For the transaction. */
export const AS_CANONICAL = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex'`;

/** How COPY writes null. */
export const NULL = '\\N';

const kinds: Record<string, Pick<Column, 'read' | 'isQuoted'>> = {
  uuid: { read: undefined, isQuoted: true },
  text: { read: asText, isQuoted: true },
  smallint: { read: undefined, isQuoted: false },
  integer: { read: undefined, isQuoted: false },
  bigint: { read: undefined, isQuoted: false },
  boolean: { read: (cell) => (cell === 't' ? 'true' : 'false'), isQuoted: false },
  // COPY doubles the stroke of `\x`.
  bytea: { read: (cell) => cell.slice(3), isQuoted: true },
  'timestamp with time zone': { read: asInstant, isQuoted: true },
  'text[]': { read: asTexts, isQuoted: false },
};

/** Nothing in it that COPY, an array or JSON would write otherwise: nearly every code and id. */
const isPlain = /^\w+$/;
const isPlainList = /^\{[\w:,-]+\}$/;

function asText(cell: string): string {
  return isPlain.test(cell) ? cell : JSON.stringify(unescaped(cell)).slice(1, -1);
}

/** `2026-06-05 06:30:00.12+00` as JavaScript says it; what is finer than milliseconds is kept. */
function asInstant(cell: string): string {
  if (cell.length === 26 && cell[19] === '.' && cell.endsWith('+00')) return `${cell.slice(0, 10)}T${cell.slice(11, 23)}Z`;
  const [, date, time, fraction = ''] = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(cell) ?? [];
  return date ? `${date}T${time}.${fraction.padEnd(fraction.length > 3 ? 6 : 3, '0')}Z` : asText(cell);
}

const parseTexts = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];

function asTexts(cell: string): string {
  if (cell === '{}') return '[]';
  if (isPlainList.test(cell) && !cell.includes('NULL')) return `["${cell.slice(1, -1).replaceAll(',', '","')}"]`;
  return JSON.stringify(parseTexts(unescaped(cell)));
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescaped(cell: string): string {
  return cell.includes('\\') ? cell.replaceAll(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter) : cell;
}
