import type { FactSource } from '../src/indicators/fact.js';
import { asKeeper } from '../src/database/as-keeper.js';
import type { TestHub } from './hub.js';

export interface FactRow {
  id: string;
  case_id: string | null;
  state_code: number;
  district_code: number | null;
  at: Date;
  until: Date | null;
  amount: string | null;
  marks: string[];
}

const COLUMNS = ['id', 'case_id', 'state_code', 'district_code', 'at', 'until', 'amount', 'marks'];
const TYPES = ['uuid', 'uuid', 'int', 'int', 'timestamptz', 'timestamptz', 'numeric', 'text[]'];

/** The facts of one kind as of a cut-off, counted as the keeper and held to what `FactSource` promises: types, one id once, and known marks. */
export async function factsOf(hub: TestHub, sources: readonly FactSource[], kind: string, cutOff: Date): Promise<FactRow[]> {
  const source = sources.find((one) => one.kind === kind);
  if (!source) throw new Error(`There is no source of ${kind}`);
  const sql = `with f (${COLUMNS.join(', ')}) as (${source.sql}) select ${COLUMNS.map((column, i) => `${column}::${TYPES[i]} as "${column}"`).join(', ')},
    ${COLUMNS.map((column) => `pg_typeof(${column})::text`).join(` || ',' || `)} as types from f`;
  const { rows } = await asKeeper(hub.admin, () => hub.admin.query<FactRow & { types: string }>(sql, [cutOff]));
  const expected = 'uuid,uuid,integer,integer,timestamp with time zone,timestamp with time zone,numeric,text[]';
  if (new Set(rows.map(({ id }) => id)).size < rows.length) throw new Error(`${kind}: an id comes twice`);
  for (const { types, marks } of rows) {
    if (types !== expected) throw new Error(`${kind}: ${types}`);
    for (const mark of marks) if (!(mark in source.marks)) throw new Error(`${kind}: nobody explained ${mark}`);
  }
  return rows;
}
