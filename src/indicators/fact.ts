/**
 * A FACT is one thing that figures are counted from: one complaint, one production, one inspection, one meeting. Each room says in a table
 * of its own (`<room>/facts.ts`) which of its rows are facts; `facts.ts` puts the tables together. Reports freeze the facts of their period
 * and count them, so that a report counted anew a year later is the same; dashboards count the same facts as they stand.
 *
 * A fact names nobody and nothing of a class: an id, a place, instants, an amount and marks from a fixed list.
 */
export interface FactSource {
  /** What is counted, in the singular: INSPECTION, PRODUCTION. */
  kind: string;
  /** What one of them is, and where its instants come from. Printed with every figure that counts it. */
  means: string;
  /**
   * One SELECT, run as the keeper, of the columns below in this order, over what was recorded before `$1` (the cut-off, timestamptz). What was
   * recorded later, or is superseded by then, is not in it: a late freeze says what a punctual one would.
   *
   * - `id uuid`: of the thing; unique within the kind
   * - `case_id uuid`, or null
   * - `state_code int`, `district_code int` (LGD; the district is null for a fact of a State alone)
   * - `at timestamptz`: when it happened, or when what it waits for began. Whether it is of a period is decided by this.
   * - `until timestamptz`, or null: when what it waits for came
   * - `amount numeric`, or null: paise, minutes, persons; `means` says which
   * - `marks text[]`: what is true of it (COGNIZABLE, MET, BREACHED, NIL), each explained in `marks`
   */
  sql: string;
  /** What each mark says. */
  marks: Readonly<Record<string, string>>;
}
