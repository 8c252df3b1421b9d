import type pg from 'pg';
import { PARTNER_REMINDED_DAYS } from './codes.js';

/**
 * Tells the organisation and the authority that an accreditation or vetting ends soon; and when an accreditation has ended, the Committees too whose
 * assignments go on. Each once. Run daily by the worker. Answers how many were told.
 */
export async function remindOfPartners(client: pg.ClientBase, now: Date): Promise<number> {
  const { rows } = await client.query<{ told: number }>('select hub.remind_of_partners($1, $2) as told', [now, PARTNER_REMINDED_DAYS]);
  return rows[0]!.told;
}
