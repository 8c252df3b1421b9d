/**
 * A table that is printed in reports: which department issued what order when, which district has sent its report. As with facts, a room says in
 * one SELECT what its rows are, and reports freeze them.
 */
export interface ReportedTable {
  /** In lower case with underscores. */
  code: string;
  /** In which section. */
  para: string;
  title: string;
  columns: readonly string[];
  /**
   * One SELECT, run as the keeper, over what was recorded before `$1` (the cut-off): `state_code int`, `district_code int` (null: of the State
   * alone), `at timestamptz`, which puts it into a period or before it, and `cells text[]`, one for each column. No name of a person.
   */
  sql: string;
  /** Of the period alone, or of all time up to its end. */
  of: 'PERIOD' | 'ALL_TIME';
  /** In the reports of States alone. */
  ofState?: true;
}
