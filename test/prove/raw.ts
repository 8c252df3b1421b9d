import type pg from 'pg';

/** A row as the database holds it: columns by their names, instants as text with six digits of a second, in UTC. */
export type Row = Readonly<Record<string, any>>;

const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}(:\d{2})?)$/;

/** An instant in a form whose order as text is its order in time; anything else as it is. The server speaks UTC here. */
export function comparable(value: unknown): unknown {
  const match = typeof value === 'string' ? instant.exec(value) : null;
  return match ? `${match[1]}T${match[2]}.${(match[3] ?? '.').slice(1).padEnd(6, '0')}` : value;
}

function comparableRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, comparable(value)]));
}

/** All tables of the hub in memory, read behind the wall. What the oracle knows, it knows from here and from the agreement. */
export class Raw {
  private readonly indexes = new Map<string, Map<unknown, Row[]>>();
  /** The instant at which everything is asked. */
  now = '';
  private readonly orders = new Map<string, readonly Row[]>();

  private constructor(private readonly tables: Map<string, readonly Row[]>) {}

  /** @param admin A superuser's connection. */
  static async read(admin: pg.Client): Promise<Raw> {
    const tables = new Map<string, Row[]>();
    await admin.query('begin isolation level repeatable read');
    await admin.query(`set local timezone = 'UTC'`);
    const { rows: names } = await admin.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' order by 1`,
    );
    for (const { name } of names) {
      const { rows } = await admin.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from hub."${name}" t`);
      tables.set(
        name,
        rows.map(({ row }) => comparableRow(row)),
      );
    }
    await admin.query('commit');
    return new Raw(tables);
  }

  /** Reads what was added to a table meanwhile. */
  async readAdded(admin: pg.Client, table: string): Promise<void> {
    const known = new Set(this.all(table).map(({ id }) => id as string));
    await admin.query('begin');
    await admin.query(`set local timezone = 'UTC'`);
    const { rows } = await admin.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from hub."${table}" t`);
    await admin.query('commit');
    const added = rows.map(({ row }) => comparableRow(row)).filter(({ id }) => !known.has(id as string));
    if (added.length === 0) return;
    this.tables.set(table, [...this.all(table), ...added]);
    for (const name of this.indexes.keys()) if (name.startsWith(`${table}.`)) this.indexes.delete(name);
  }

  all(table: string): readonly Row[] {
    const rows = this.tables.get(table);
    if (!rows) throw new Error(`There is no table ${table}`);
    return rows;
  }

  /** The rows of a table in the order of a column and the key. */
  sorted(table: string, column: string, key: string): readonly Row[] {
    const name = `${table} by ${column}`;
    const known = this.orders.get(name);
    if (known) return known;
    const by = (a: Row, b: Row, of: string) => (a[of] === b[of] ? 0 : a[of] < b[of] ? -1 : 1);
    const sorted = this.all(table).toSorted((a, b) => by(a, b, column) || by(a, b, key));
    this.orders.set(name, sorted);
    return sorted;
  }

  /** The rows of a table that have a value in a column. */
  where(table: string, column: string, value: unknown): readonly Row[] {
    const name = `${table}.${column}`;
    let index = this.indexes.get(name);
    if (!index) {
      index = Map.groupBy(this.all(table), (row) => row[column] as unknown);
      this.indexes.set(name, index);
    }
    return index.get(value) ?? [];
  }

  one(table: string, column: string, value: unknown): Row | undefined {
    return value == null ? undefined : this.where(table, column, value)[0];
  }
}
