import type pg from 'pg';
import { REMINDED_DAYS } from './codes.js';

/** Tells the supervisors of officers whose last certificate ends soon, once for each certificate. Run daily by the worker. Answers how many were told. */
export async function remindOfTraining(client: pg.ClientBase, now: Date): Promise<number> {
  const { rows } = await client.query<{ told: number }>('select hub.remind_of_training($1, $2) as told', [now, REMINDED_DAYS]);
  return rows[0]!.told;
}
