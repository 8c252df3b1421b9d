import { conditions } from '../clocks/conditions.js';
import type { CaseLog, LogEvent, LogSurvivor } from '../clocks/log.js';

/** Something in a case that does not fit together. */
export interface Found {
  survivorId: string | null;
  /** Who can correct it. */
  officeId: string;
  /** The records that do not fit: ids, for whoever may open them. */
  of: readonly string[];
  /** Since when it has not fitted (milliseconds). */
  since: number;
}

/** One rule that runs between departments. Each is a file of `rules/`, with one example in its test and one near miss. */
export interface ContradictionRule {
  code: string;
  /** What to do, for the office that is told. Tells nothing that it may not see. */
  says: string;
  find: (log: CaseLog, now: number) => Found[];
}

export const DAY = 86_400_000;

export function eventsOf(log: CaseLog, survivor: LogSurvivor | null, ...kinds: readonly string[]): LogEvent[] {
  const fits = ({ kind }: LogEvent) => kinds.some((each) => (each.endsWith(':') ? kind.startsWith(each) : kind === each));
  return log.events
    .filter((event) => fits(event) && (!survivor || event.survivorId === survivor.id))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Survivors who are children as far as is known. */
export function childrenOf(log: CaseLog): LogSurvivor[] {
  return log.survivors.filter((survivor) => conditions.CHILD({ log, survivor, trigger: log.events[0]! }));
}
