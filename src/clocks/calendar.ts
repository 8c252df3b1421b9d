import { Temporal } from 'temporal-polyfill';
import { dayInIndia, startOfDayInIndia } from './india.js';

/** How long a duty may take, as the law says it. */
export type Within =
  | { hours: number }
  | { days: number }
  | { workingDays: number }
  | { months: number }
  /** At once. What is measured against is a tolerance of ours, in hours; the law knows none. */
  | { forthwith: number };

/** Which days nobody works, of one State. */
export interface Calendar {
  /** Gazetted holidays, as YYYY-MM-DD. */
  holidays: ReadonlySet<string>;
  /** Days of the week (1 Monday to 7 Sunday) on which its offices are closed. */
  closedOn: readonly number[];
  /** The years for which what the State has gazetted is on file, beside the holidays of all India. */
  gazettedFor: ReadonlySet<number>;
}

/**
 * When something is due that was started at an instant. Hours run by the clock, through the night and over holidays. Days are those of the
 * calendar: the day of the start does not count, and the last one counts to its end (General Clauses Act 1897, s. 9). A month ends
 * on the day of the same number, or on the last one where there is none: from 31 January to 28 or 29 February. Working days leave out
 * the State's weekly and gazetted holidays. `excludedMinutes` are added after that, such as a journey's (JJ Act s. 31).
 */
export function dueAfter(start: Date, within: Within, calendar: Calendar, excludedMinutes = 0): Date {
  return new Date(dueOf(start, within, calendar) + excludedMinutes * 60_000);
}

function dueOf(start: Date, within: Within, calendar: Calendar): number {
  if ('hours' in within) return start.getTime() + within.hours * 3_600_000;
  if ('forthwith' in within) return start.getTime() + within.forthwith * 3_600_000;
  const day = dayOf(start);
  if ('days' in within) return endOf(day.add({ days: within.days }));
  if ('months' in within) return endOf(day.add({ months: within.months }, { overflow: 'constrain' }));
  let [last, left] = [day, within.workingDays];
  while (left > 0) {
    last = last.add({ days: 1 });
    if (isWorkingDay(last, calendar)) left--;
  }
  return endOf(last);
}

export function isWorkingDay(day: Temporal.PlainDate, { holidays, closedOn }: Calendar): boolean {
  return !closedOn.includes(day.dayOfWeek) && !holidays.has(day.toString());
}

/** Whether working days can be counted from one instant to another: without the State's own holidays a day may be called late that was not. */
export function isGazetted({ gazettedFor }: Calendar, from: number, to: number): boolean {
  const [first, last] = [dayOf(new Date(from)).year, dayOf(new Date(to)).year];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).every((year) => gazettedFor.has(year));
}

/** The last millisecond of a day. */
function endOf(day: Temporal.PlainDate): number {
  return startOfDayInIndia(day.add({ days: 1 }).toString()).getTime() - 1;
}

function dayOf(instant: Date): Temporal.PlainDate {
  return Temporal.PlainDate.from(dayInIndia(instant));
}

/** Months and quarters (of the calendar year), from the one that holds `from` up to the one that holds `to`: their first and last days. */
export function periodsBetween(from: Date, to: Date, every: 'MONTH' | 'QUARTER'): { first: string; last: string }[] {
  const months = every === 'MONTH' ? 1 : 3;
  const begin = dayOf(from);
  let first = begin.with({ day: 1, month: begin.month - ((begin.month - 1) % months) });
  const end = dayOf(to);
  const periods: { first: string; last: string }[] = [];
  while (Temporal.PlainDate.compare(first, end) <= 0) {
    const next = first.add({ months });
    periods.push({ first: first.toString(), last: next.subtract({ days: 1 }).toString() });
    first = next;
  }
  return periods;
}
