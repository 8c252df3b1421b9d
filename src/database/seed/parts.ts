import type { Id } from './random.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** In India it is later than in UTC. */
export const IST = 5.5 * HOUR;

/** The day in India on which an instant falls, counted from 1 January 1970. */
export function dayOf(at: number): number {
  return Math.floor((at + IST) / DAY);
}

/** The content of a fact carries its key, and what the row policies read. */
export function contentOf({ id, case_id, recorded_by_office_id }: { id: Id; case_id: Id; recorded_by_office_id: Id }): {
  id: Id;
  case_id: Id;
  recorded_by_office_id: Id;
} {
  return { id, case_id, recorded_by_office_id };
}
