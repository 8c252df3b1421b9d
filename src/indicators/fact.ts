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
  /**
   * What somebody must know of the case to be told that this fact is of it: nothing more than the case (CASE), or a class and a level. Left
   * out: of no case, or nobody is told. The list behind a figure is read under it (`report_fact`).
   */
  needs?: 'CASE' | `${'MED' | 'ST' | 'ACC' | 'EMP' | 'RHB' | 'FIN'}:${'S' | 'F'}`;
}

/** The zone in which days of the law begin and end. */
export const ZONE = "'Asia/Kolkata'";

/** Condition: the fact was on record at the cut-off, and not superseded by then. */
export function stoodAtCutOff(row: string): string {
  return `${row}.recorded_at < $1 and (${row}.superseded_at is null or ${row}.superseded_at >= $1)`;
}

/**
 * An instant that a later operation wrote into a row which was there already, or null if that was not on record at the cut-off. When it was
 * recorded, the change that told of it says; where none did (data from before, made-up bulk data), when it happened.
 */
export function writtenBy(event: string, row: string, instant: string): string {
  const recorded = `(select max(w.at) from hub.change w where w.case_id = ${row}.case_id and w.event = '${event}' and w.subject_id = ${row}.id)`;
  return `(case when coalesce(${recorded}, ${instant}) < $1 then ${instant} end)`;
}

/**
 * The last instant of the day in India that comes so long after that of an instant: how days and months of the law are counted
 * (`clocks/calendar.ts`). `after` is an SQL interval.
 */
export function endOfDay(instant: string, after = "interval '0'"): string {
  return `((((${instant}) at time zone ${ZONE})::date + ${after} + interval '1 day') at time zone ${ZONE} - interval '1 millisecond')`;
}
