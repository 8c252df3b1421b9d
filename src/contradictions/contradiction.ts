import { conditions } from '../clocks/conditions.js';
import type { CaseLog, LogEvent, LogOffice, LogSurvivor } from '../clocks/log.js';
import type { OfficeKind } from '../offices/codes.js';

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

/** What waits for an office, of all cases together: no id, no case, and nothing that anybody wrote. Times are milliseconds. */
export interface OfficeLog extends LogOffice {
  /** When the oldest handover or alert reached it that it has not acknowledged and that nobody has taken back; expired ones count. */
  waitingSince: number;
  /** When it last acknowledged one; null: not lately. */
  acknowledgedAt: number | null;
}

/** One rule about an office as a whole. Told to the office and to the one above it; like a rule of cases, a file and a line in `rules.ts`. */
export interface OfficeRule {
  code: string;
  /** For both that are told. Tells nothing of any case. */
  says: string;
  /** The kinds of office that it is about, and which kind of office of the same State is above each. */
  above: Partial<Record<OfficeKind, OfficeKind>>;
  /** Since when it has not fitted (milliseconds); null: it does. */
  find: (log: OfficeLog, now: number) => number | null;
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
