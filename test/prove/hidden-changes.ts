import type pg from 'pg';
import type { Random } from '../planner/draw.js';
import { type Caller, Knowledge, agreedTables, madeTables, openTables, sumOf, tablesOf, typeOf } from './agreement.js';

/** A statement for a superuser, with every value said, so that it does the same wherever it is run. */
export interface Written {
  sql: string;
  params: unknown[];
  /** The global id of the row that it adds, where it has one. */
  adds?: string;
}

/** A change of which a caller may not learn. */
export interface HiddenChange {
  kind: 'rows changed' | 'rows added' | 'rows deleted' | 'cases and survivors added' | 'cases and survivors deleted';
  what: string;
  statements: Written[];
}

interface Column {
  name: string;
  type: string;
  isKey: boolean;
  isChecked: boolean;
}

interface Table {
  name: string;
  columns: Column[];
  /** The tables whose rows must be there before. */
  needs: string[];
  /** The table whose key is this one's: a content's status. */
  statusOf?: string;
}

type Row = Record<string, any>;

/** Draws a change of its kind, hidden or not. */
type Kind = (this: HiddenChanges, caller: Caller, dice: Random) => Promise<HiddenChange | undefined>;

/**
 * What nobody can do in the hub, and no trigger follows: a case's part, person or rescue that moves to another case or office, or is
 * deleted. What such a change would leave behind in the access lists is no lawful state to compare.
 */
const fixed: Record<string, readonly string[]> = {
  case_participant: ['case_id', 'office_id'],
  survivor_participant: ['case_id', 'survivor_id', 'office_id'],
  survivor: ['case_id'],
  rescue: ['case_id'],
};
const neverDeleted = ['case_file', ...Object.keys(fixed)];

/** Never moved: they are not about a case, or triggers make them. Of the tallies and the officers' own, rows of others are changed. */
const left = new Set([...openTables, ...madeTables, 'rounding_key']);
const notCopied = new Set(['audit_record', 'outbox', 'operation_done', 'case_tally', 'case_month_tally']);

/**
 * Draws changes at random, and makes those of which the caller may not learn by the agreement: everything that the caller may know is
 * the same with the change as without it. Whether it is, is asked with the triggers off, so that what a trigger tells sideways counts
 * as told.
 */
export class HiddenChanges {
  /** Tables that the agreement as it is written here does not know. They are left alone. */
  unknown: string[] = [];
  private tables = new Map<string, Table>();
  private drawn: Table[] = [];

  private constructor(private readonly admin: pg.Client) {}

  static async over(admin: pg.Client): Promise<HiddenChanges> {
    const changes = new HiddenChanges(admin);
    await changes.learn();
    return changes;
  }

  /** Tries so often, and answers what was changed. */
  async make(caller: Caller, dice: Random, tries: number, kinds = this.kinds): Promise<HiddenChange[]> {
    const made: HiddenChange[] = [];
    let before = await this.told(caller);
    for (let n = 0; n < tries; n++) {
      const change = await dice.pick(kinds).call(this, caller, dice);
      if (!change || !(await this.isHidden(caller, change, before))) continue;
      if (!(await this.run(change))) continue;
      made.push(change);
      before = await this.told(caller);
    }
    return made;
  }

  /** The kinds of change, the usual ones several times. */
  readonly kinds: readonly Kind[] = [
    ...Array.from({ length: 10 }, () => this.update),
    ...Array.from({ length: 5 }, () => this.add),
    ...Array.from({ length: 2 }, () => this.remove),
    this.copyOfCase,
    this.copyOfCase,
    this.copyOfSurvivor,
    this.copyOfSurvivor,
    this.endOfCase,
    this.endOfSurvivor,
  ];

  /** Some columns of a row get other values. */
  async update(caller: Caller, dice: Random, of?: string): Promise<HiddenChange | undefined> {
    const table = of ? this.tables.get(of)! : dice.pick(this.drawn);
    const row = await this.hidden(caller, table.name, dice);
    const columns = table.columns.filter(({ name, isKey }) => !isKey && !fixed[table.name]?.includes(name));
    if (!row || columns.length === 0) return undefined;
    const params: unknown[] = [];
    const sets: string[] = [];
    for (const column of new Set(Array.from({ length: 1 + dice.below(3) }, () => dice.pick(columns)))) {
      params.push(await this.anotherValue(table, column, row[column.name], dice));
      sets.push(`"${column.name}" = $${params.length}::text::${column.type}`);
    }
    const keys = table.columns.filter(({ isKey }) => isKey);
    const where = keys.map(({ name, type }) => `"${name}" = $${params.push(row[name])}::text::${type}`);
    const sql = `update hub."${table.name}" set ${sets.join(', ')} where ${where.join(' and ')}`;
    return { kind: 'rows changed', what: `update ${table.name}: ${sets.map((set) => set.split(' ')[0]).join()}`, statements: [{ sql, params }] };
  }

  /** A row like another one, of some case or survivor. */
  async add(_caller: Caller, dice: Random, of?: string): Promise<HiddenChange | undefined> {
    const choice = this.drawn.filter(({ name }) => !['case_file', 'survivor', 'case_tally', 'case_month_tally'].includes(name));
    const table = of ? this.tables.get(of)! : dice.pick(choice);
    const like = await this.any(table.name, dice);
    if (!like) return undefined;
    const row: Row = { ...like };
    const has = (column: string) => table.columns.some(({ name }) => name === column);
    if (table.statusOf) {
      const key = table.columns.find(({ isKey }) => isKey)!.name;
      const status = await this.any(table.statusOf, dice, `not exists (select 1 from hub."${table.name}" c where c."${key}" = t.id)`);
      if (!status) return undefined;
      row[key] = status.id;
      if (has('case_id') && key !== 'case_id') row.case_id = status.case_id;
      if (has('survivor_id') && key !== 'survivor_id') row.survivor_id = status.survivor_id;
    } else if (has('survivor_id')) {
      const survivor = (await this.any('survivor', dice))!;
      Object.assign(row, { survivor_id: survivor.id, case_id: survivor.case_id });
    } else if (has('case_id')) row.case_id = (await this.any('case_file', dice))!.id;
    for (const { name, isKey } of table.columns) if (isKey && ['id', 'op_id'].includes(name) && !table.statusOf) row[name] = uuid(dice);
    if (['case_participant', 'survivor_participant'].includes(table.name)) row.office_id = (await this.any('case_participant', dice))!.office_id;
    return { kind: 'rows added', what: `add ${table.name}`, statements: [this.insert(table.name, row)] };
  }

  /** A row on which nothing hangs goes, its content with it. */
  async remove(caller: Caller, dice: Random): Promise<HiddenChange | undefined> {
    const table = dice.pick(this.drawn.filter(({ name }) => !neverDeleted.includes(name)));
    const row = await this.hidden(caller, table.name, dice);
    if (!row) return undefined;
    const keys = table.columns.filter(({ isKey }) => isKey);
    const where = keys.map(({ name, type }, i) => `"${name}" = $${i + 1}::text::${type}`).join(' and ');
    const statements = [{ sql: `delete from hub."${table.name}" where ${where}`, params: keys.map(({ name }) => row[name]) }];
    return { kind: 'rows deleted', what: `delete ${table.name}`, statements };
  }

  /** A whole case like another one, with everybody in it but the caller's office. */
  async copyOfCase(caller: Caller, dice: Random): Promise<HiddenChange | undefined> {
    const caseFile = (await this.any('case_file', dice))!;
    const number = `XX-${dice.below(1e9)}`;
    const [other] = [(await this.any('case_participant', dice, `t.office_id <> '${caller.officeId}'`))!];
    const copies = await this.copies('case_id', caseFile, [[caseFile.number as string, number]], dice);
    const [opened, ...rest] = copies.toSorted((a, b) => Number(b.table === 'case_file') - Number(a.table === 'case_file'));
    const lead = opened!.row;
    if (lead.lead_office_id === caller.officeId) lead.lead_office_id = other.office_id;
    const statements = [
      this.insert('case_file', lead),
      // The trigger lets the lead office take part, under a key that it draws.
      { sql: `update hub.case_participant set id = $2::text::uuid where case_id = $1::text::uuid`, params: [lead.id, uuid(dice)] },
      ...rest
        .filter(({ table, row }) => table !== 'case_participant' || (row.office_id !== caller.officeId && row.basis !== 'OPENED'))
        .map(({ table, row }) => this.insert(table, row)),
    ];
    return { kind: 'cases and survivors added', what: 'add a case', statements };
  }

  /** One more survivor of a case, like another one. */
  async copyOfSurvivor(_caller: Caller, dice: Random): Promise<HiddenChange | undefined> {
    const survivor = (await this.any('survivor', dice))!;
    const copies = await this.copies('survivor_id', survivor, [[survivor.pseudonym as string, `X-${dice.below(1e9)}`]], dice);
    return { kind: 'cases and survivors added', what: 'add a survivor', statements: copies.map(({ table, row }) => this.insert(table, row)) };
  }

  async endOfCase(caller: Caller, dice: Random): Promise<HiddenChange | undefined> {
    const row = await this.hidden(caller, 'case_file', dice);
    // The first cases stay, so that there is something to see.
    if (!row || !String(row.number).startsWith('XX-')) return undefined;
    return { kind: 'cases and survivors deleted', what: 'delete a case', statements: this.removal('case_id', 'case_file', row.id) };
  }

  async endOfSurvivor(caller: Caller, dice: Random): Promise<HiddenChange | undefined> {
    const row = await this.hidden(caller, 'survivor', dice);
    if (!row || !/^X-|^XX-/.test(String(row.pseudonym))) return undefined;
    return { kind: 'cases and survivors deleted', what: 'delete a survivor', statements: this.removal('survivor_id', 'survivor', row.id) };
  }

  /** Whether everything that the caller may know is the same with this change. Triggers are off, and it is taken back. */
  private async isHidden(caller: Caller, change: HiddenChange, before: string): Promise<boolean> {
    await this.admin.query('begin; set local session_replication_role = replica');
    try {
      for (const { sql, params } of change.statements) await this.admin.query(sql, params);
      return (await this.told(caller)) === before;
    } catch {
      return false;
    } finally {
      await this.admin.query('rollback');
    }
  }

  private async run({ statements }: HiddenChange): Promise<boolean> {
    await this.admin.query('begin');
    try {
      for (const { sql, params } of statements) await this.admin.query(sql, params);
      await this.admin.query('commit');
      return true;
    } catch {
      await this.admin.query('rollback');
      return false;
    }
  }

  /** Everything the caller may know, in one number. */
  private async told(caller: Caller): Promise<string> {
    const knowledge = await Knowledge.of(caller, this.admin);
    return sumOf(
      this.admin,
      this.drawn.map(({ name }) => name),
      (table) => `coalesce((${knowledge.of(table)}), false)`,
    );
  }

  /** A row of which the caller may not know. */
  private async hidden(caller: Caller, table: string, dice: Random): Promise<Row | undefined> {
    const knowledge = await Knowledge.of(caller, this.admin);
    return this.any(table, dice, `not coalesce((${knowledge.of(table)}), false)`);
  }

  private async any(table: string, dice: Random, where = 'true'): Promise<Row | undefined> {
    const { rows } = await this.admin.query<{ row: Row }>(
      `select to_jsonb(t) as row from hub."${table}" t where ${where} order by md5(t::text || $1) limit 1`,
      [String(dice.below(1e9))],
    );
    return rows[0]?.row && this.asText(table, rows[0].row);
  }

  /** Values as text, as PostgreSQL reads them back: JSON has its own idea of arrays. */
  private asText(table: string, row: Row): Row {
    const columns = this.tables.get(table)?.columns ?? [];
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const type = columns.find((column) => column.name === name)?.type ?? '';
        if (value === null) return [name, null];
        if (type.endsWith('[]')) return [name, `{${(value as unknown[]).map((item) => JSON.stringify(item)).join()}}`];
        return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
      }),
    );
  }

  private insert(table: string, row: Row): Written {
    const columns = this.tables.get(table)!.columns;
    const values = columns.map(({ type }, i) => `$${i + 1}::text::${type}`);
    return {
      sql: `insert into hub."${table}" (${columns.map(({ name }) => `"${name}"`).join()}) values (${values.join()})`,
      params: columns.map(({ name }) => row[name] ?? null),
      ...(typeOf[table] && { adds: `${typeOf[table]}_${row.id}` }),
    };
  }

  private async anotherValue(table: Table, { name, type, isChecked }: Column, value: string | null, dice: Random): Promise<string | null> {
    if (type === 'boolean') return String(value !== 'true');
    if (type.startsWith('timestamp') && value && dice.chance(0.5))
      return new Date(new Date(value).getTime() + (dice.below(400) - 200) * 3_600_000 + dice.below(1000)).toISOString();
    if (type === 'text' && !isChecked && dice.chance(0.7)) return `drawn ${dice.below(1e9)}`;
    if (/^(int|bigint)/.test(type) && !isChecked && dice.chance(0.3)) return String(dice.below(1e6));
    const other = await this.any(table.name, dice);
    return (other?.[name] as string | null | undefined) ?? null;
  }

  /** The rows below a case or a survivor, itself included, under new keys, in an order in which they can be added. */
  private async copies(by: 'case_id' | 'survivor_id', root: Row, texts: [string, string][], dice: Random): Promise<{ table: string; row: Row }[]> {
    const rootTable = by === 'case_id' ? 'case_file' : 'survivor';
    const rows: { table: string; row: Row }[] = [{ table: rootTable, row: root }];
    for (const table of this.below(by)) {
      const { rows: found } = await this.admin.query<{ row: Row }>(
        `select to_jsonb(t) as row from hub."${table}" t where "${by}" = $1 order by t::text`,
        [root.id],
      );
      for (const { row } of found) rows.push({ table, row: this.asText(table, row) });
    }
    const replaced = [...texts];
    for (const { row } of rows) if (row.id && !replaced.some(([old]) => old === row.id)) replaced.push([row.id as string, uuid(dice)]);
    const text = replaced.reduce((all, [old, fresh]) => all.replaceAll(old, fresh), JSON.stringify(rows));
    return JSON.parse(text) as { table: string; row: Row }[];
  }

  private removal(by: 'case_id' | 'survivor_id', rootTable: string, id: string): Written[] {
    const lists = by === 'case_id' ? ['case_access', 'survivor_access', 'rescue_access'] : ['survivor_access'];
    const tables = [...[...this.below(by)].toReversed(), ...lists];
    return [
      ...tables.map((table) => ({ sql: `delete from hub."${table}" where "${by}" = $1::text::uuid`, params: [id] })),
      { sql: `delete from hub."${rootTable}" where id = $1::text::uuid`, params: [id] },
    ];
  }

  /** The tables below a case or a survivor, each after those it needs. */
  private below(by: string): string[] {
    const wanted = [...this.tables.values()].filter(({ name, columns }) => !notCopied.has(name) && columns.some((column) => column.name === by));
    const sorted: Table[] = [];
    const visit = (table: Table): void => {
      if (sorted.includes(table)) return;
      for (const need of table.needs) {
        const needed = wanted.find(({ name }) => name === need);
        if (needed && needed !== table) visit(needed);
      }
      sorted.push(table);
    };
    wanted.forEach(visit);
    return sorted.map(({ name }) => name);
  }

  private async learn(): Promise<void> {
    const names = (await tablesOf(this.admin)).filter((name) => !left.has(name));
    this.unknown = names.filter((name) => !agreedTables.includes(name));
    for (const name of names.filter((table) => agreedTables.includes(table))) {
      const { rows: columns } = await this.admin.query<Column>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, coalesce(a.attnum = any(p.conkey), false) as "isKey",
           exists (select 1 from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any(c.conkey)) as "isChecked"
         from pg_attribute a left join pg_constraint p on p.conrelid = a.attrelid and p.contype = 'p'
         where a.attrelid = ('hub.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
        [name],
      );
      const { rows: needs } = await this.admin.query<{ table: string; isKey: boolean }>(
        `select f.relname as table, c.conkey = p.conkey as "isKey" from pg_constraint c join pg_class f on f.oid = c.confrelid
           join pg_constraint p on p.conrelid = c.conrelid and p.contype = 'p'
         where c.conrelid = ('hub.' || quote_ident($1))::regclass and c.contype = 'f'`,
        [name],
      );
      const statusOf = needs.find(({ isKey }) => isKey)?.table;
      this.tables.set(name, { name, columns, needs: needs.map(({ table }) => table), ...(statusOf && { statusOf }) });
    }
    this.drawn = [...this.tables.values()];
  }
}

/** A key of the form that the hub draws, and that follows from the dice. Among the others in their order. */
export function uuid(dice: Random): string {
  const hex = (digits: number) => Array.from({ length: digits }, () => dice.below(16).toString(16)).join('');
  return `019${hex(5)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}
