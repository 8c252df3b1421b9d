import type { Answers, Question, Tally } from '../indicators/count.js';
import { WHOLE } from '../indicators/count.js';

interface Row {
  nr: number;
  district: number | null;
  facts: number;
  amount: string | number | null;
  median_amount: string | number | null;
  median_minutes: number | null;
}

/** Asks the database to count the facts of one report. With the rights of whoever is connected: an officer who sees the report, or the keeper. */
export async function answersTo(
  execute: (sql: string, params: unknown[]) => Promise<Row[]>,
  reportId: string,
  questions: readonly Question[],
  mark: (n: number) => string = () => '?',
): Promise<Answers> {
  const sql = `select nr, district, facts::int, amount, median_amount, median_minutes from hub.tally_report(${mark(1)}::uuid, ${mark(2)}::jsonb)`;
  const answers = new Map<number, Map<number, Tally>>();
  for (const row of await execute(sql, [reportId, JSON.stringify(questions)])) {
    const of = answers.get(row.nr) ?? new Map<number, Tally>();
    answers.set(row.nr, of);
    of.set(row.district ?? WHOLE, {
      facts: row.facts,
      amount: Number(row.amount ?? 0),
      medianAmount: row.median_amount === null ? null : Number(row.median_amount),
      medianMinutes: row.median_minutes,
    });
  }
  return answers;
}
