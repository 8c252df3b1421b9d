import type { Logger } from 'pino';
import { Looker } from '../queue/looker.js';
import { runCalendar } from './calendar-clocks.js';
import { escalate } from './escalate.js';
import { followRules } from './roll-out.js';
import type { ClockKeeper } from './keep-clocks.js';

const LOOKS_EVERY_MS = 500;
const CALENDAR_EVERY_MS = 3_600_000;

/** Everything that is due now, once: clocks whose log has changed, duties of the calendar, escalations. */
export async function keepClocks(keeper: ClockKeeper, { calendar = false }: { calendar?: boolean } = {}): Promise<void> {
  await followRules(keeper);
  await keeper.runDue();
  if (calendar || keeper.calendarIsDue) {
    keeper.calendarIsDue = false;
    await runCalendar(keeper);
  }
  // What was escalated is looked at once more: late may mean that something does not fit.
  if ((await escalate(keeper)) > 0) await keeper.runDue();
}

/** Keeps the clocks, looking twice a second. */
export function clockWorker(keeper: ClockKeeper, log: Logger): Looker {
  let calendarAt = 0;
  const look = async () => {
    const calendar = Date.now() - calendarAt > CALENDAR_EVERY_MS;
    await keepClocks(keeper, { calendar });
    if (calendar) calendarAt = Date.now();
  };
  return new Looker(LOOKS_EVERY_MS, look, log, 'The clocks could not be kept, and are tried again');
}
