import type pg from 'pg';
import { type AlsoKept, together } from '../clocks/keep-clocks.js';
import type { CaseLog } from '../clocks/log.js';
import { idOf } from '../clocks/run-clocks.js';
import { keepContradictions } from '../contradictions/keep-contradictions.js';
import { type FigureRecord, recordsOf } from './figure-record.js';
import { type Contribution, contributionsOf, monthOf } from './figures.js';

/** A row of `case_figure`. */
export interface FigureRow {
  id: string;
  case_id: string;
  figure: string;
  district_code: number;
  month: string;
  category: string;
  hours: number;
  numerator: number;
  denominator: number;
  due_paise: number;
  credited_paise: number;
  needs: string | null;
}

const COLUMNS = 'id, case_id, figure, district_code, month, category, hours, numerator, denominator, due_paise, credited_paise, needs';

/** What a case adds to each cell, added up. The id says all of it, so that what has not changed is not written. */
export function figureRowsOf(record: FigureRecord): FigureRow[] {
  const cellOf = ({ figure, district, month, category, hours, needs }: { figure: string } & Contribution) =>
    JSON.stringify([figure, district, month, category, hours, needs]);
  return [...Map.groupBy(contributionsOf(record), cellOf).values()].map((rows) => {
    const { figure, district, month, category, hours = -1, needs = null } = rows[0]!;
    const sum = (of: (row: Contribution) => number | undefined) => rows.reduce((total, row) => total + (of(row) ?? 0), 0);
    const row = {
      case_id: record.caseId,
      figure,
      district_code: district,
      month,
      category,
      hours,
      numerator: sum(({ numerator }) => numerator),
      denominator: sum(({ denominator }) => denominator),
      due_paise: sum(({ duePaise }) => duePaise),
      credited_paise: sum(({ creditedPaise }) => creditedPaise),
      needs,
    };
    return { id: idOf('figure', ...Object.values(row).map((value) => value ?? '')), ...row };
  });
}

/** Makes the rows of these cases what their records say. The tallies follow by trigger. */
export async function keepFiguresOf(client: pg.ClientBase, logs: readonly CaseLog[], cases: readonly string[]): Promise<void> {
  const { rows: kept } = await client.query<{ id: string }>('select id from hub.case_figure where case_id = any($1::uuid[])', [cases]);
  const known = new Set(kept.map(({ id }) => id));
  const rows = (await recordsOf(client, logs, monthOf)).flatMap(figureRowsOf);
  const standing = new Set(rows.map(({ id }) => id));
  const gone = [...known].filter((id) => !standing.has(id));
  const fresh = rows.filter(({ id }) => !known.has(id));
  if (gone.length > 0) await client.query('delete from hub.case_figure where id = any($1::uuid[])', [gone]);
  if (fresh.length > 0)
    await client.query(`insert into hub.case_figure (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::hub.case_figure, $1::jsonb)`, [
      JSON.stringify(fresh),
    ]);
}

/** Figures are kept by the worker that runs the clocks, in its transactions: of a case whenever its record changes. */
export const keepFigures: AlsoKept = {
  ofCases: (client, logs, cases) => keepFiguresOf(client, logs, cases),
  ofOffices: async () => undefined,
};

/** Everything that is kept in the transactions that run the clocks. */
export const keptWithClocks = together(keepContradictions, keepFigures);
