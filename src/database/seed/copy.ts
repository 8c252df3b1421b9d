import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import copyFrom from 'pg-copy-streams';

/** Instants are milliseconds, days are counted from 1 January 1970, ids are their sixteen bytes; what is left out is null. */
export type Row = Readonly<Record<string, unknown>>;

interface Column {
  name: string;
  type: string;
}

export interface Table {
  name: string;
  columns: readonly Column[];
}

const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TAIL = Buffer.from([0xff, 0xff]);
/** PostgreSQL counts from 1 January 2000. */
const EPOCH = Date.UTC(2000, 0, 1);
const EPOCH_DAY = EPOCH / 86_400_000;
const TWO_32 = 0x1_0000_0000;
const TEXT_OID = 25;
const INTEGER_OID = 23;

/** The columns of these tables as the database has them now, so that a new column needs no word here. */
export async function readTables(client: pg.Client, names: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'hub'::regnamespace and c.relname = any($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname, a.attnum`,
    [names],
  );
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return names.map((name) => {
    const columns = byTable.get(name);
    if (!columns) throw new Error(`The database has no table hub.${name}.`);
    return { name, columns: columns.map((column) => ({ name: column.name, type: column.type })) };
  });
}

/** The rows of one table on their way: COPY's binary form, which neither side has to parse. */
export class Shipment {
  rows = 0;
  private bytes = Buffer.allocUnsafe(1 << 16);
  private end = HEAD.copy(this.bytes);

  constructor(readonly table: Table) {}

  add(row: Row): void {
    const { columns, name } = this.table;
    if (this.rows === 0)
      for (const key of Object.keys(row)) if (!columns.some((column) => column.name === key)) throw new Error(`hub.${name} has no column ${key}`);
    this.reserve(2 + columns.length * 20);
    this.end = this.bytes.writeInt16BE(columns.length, this.end);
    for (const { name: column, type } of columns) this.write(type, row[column]);
    this.rows++;
  }

  clear(): void {
    this.rows = 0;
    this.end = HEAD.length;
  }

  /** Into the table of this name, of the hub's schema or of one that stands in for it. */
  async send(client: pg.Client, schema: 'hub' | 'pg_temp'): Promise<void> {
    if (this.rows === 0) return;
    const columns = this.table.columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
    this.reserve(TAIL.length);
    const bytes = this.bytes.subarray(0, this.end + TAIL.copy(this.bytes, this.end));
    await pipeline(
      Readable.from(chunksOf(bytes)),
      client.query(copyFrom.from(`copy ${schema}.${pg.escapeIdentifier(this.table.name)} (${columns}) from stdin (format binary)`)),
    );
  }

  private write(type: string, value: unknown): void {
    if (value === undefined || value === null) {
      this.reserve(4);
      this.end = this.bytes.writeInt32BE(-1, this.end);
      return;
    }
    switch (type) {
      case 'uuid':
        this.reserve(20);
        this.end = this.bytes.writeInt32BE(16, this.end);
        this.bytes.set(value as Buffer, this.end);
        this.end += 16;
        return;
      case 'bytea':
        return this.raw(value as Buffer);
      case 'text':
        return this.text(value as string);
      case 'timestamp with time zone':
        return this.wide(Math.floor(value as number) * 1000 - EPOCH * 1000);
      case 'bigint':
        return this.wide(value as number);
      case 'integer':
        return this.narrow(value as number);
      case 'date':
        return this.narrow((value as number) - EPOCH_DAY);
      case 'boolean':
        this.reserve(5);
        this.end = this.bytes.writeInt32BE(1, this.end);
        this.bytes[this.end++] = value ? 1 : 0;
        return;
      case 'text[]':
        return this.list(TEXT_OID, value as readonly string[], (word) => this.text(word));
      case 'integer[]':
        return this.list(INTEGER_OID, value as readonly number[], (number) => this.narrow(number));
      case 'jsonb':
        return this.text(`\x01${JSON.stringify(value)}`);
      default:
        throw new Error(`hub.${this.table.name} has a column of type ${type}, which the seed cannot write yet`);
    }
  }

  private raw(value: Buffer): void {
    this.reserve(4 + value.length);
    this.end = this.bytes.writeInt32BE(value.length, this.end);
    this.bytes.set(value, this.end);
    this.end += value.length;
  }

  private narrow(value: number): void {
    this.reserve(8);
    this.end = this.bytes.writeInt32BE(4, this.end);
    this.end = this.bytes.writeInt32BE(value, this.end);
  }

  private wide(value: number): void {
    this.reserve(12);
    this.end = this.bytes.writeInt32BE(8, this.end);
    const high = Math.floor(value / TWO_32);
    this.end = this.bytes.writeInt32BE(high, this.end);
    this.end = this.bytes.writeUInt32BE(value - high * TWO_32, this.end);
  }

  private text(value: string): void {
    this.reserve(4 + value.length * 3);
    const length = this.bytes.write(value, this.end + 4, 'utf8');
    this.bytes.writeInt32BE(length, this.end);
    this.end += 4 + length;
  }

  private list<T>(oid: number, values: readonly T[], write: (value: T) => void): void {
    this.reserve(24);
    const start = this.end;
    this.end += 4;
    for (const word of values.length === 0 ? [0, 0, oid] : [1, 0, oid, values.length, 1]) this.end = this.bytes.writeInt32BE(word, this.end);
    for (const value of values) write(value);
    this.bytes.writeInt32BE(this.end - start - 4, start);
  }

  private reserve(room: number): void {
    if (this.end + room <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + room));
    this.bytes.copy(wider, 0, 0, this.end);
    this.bytes = wider;
  }
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += 1 << 18) yield bytes.subarray(from, from + (1 << 18));
}
