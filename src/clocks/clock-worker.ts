import type { Logger } from 'pino';
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
  await escalate(keeper);
}

/** Looks twice a second, as long as it is not stopped. What fails is tried at the next look: it lies in the database until it is done. */
export class ClockWorker {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private work: Promise<void> = Promise.resolve();
  private calendarAt = 0;

  constructor(
    private readonly keeper: ClockKeeper,
    private readonly log: Logger,
  ) {
    this.next(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.work;
  }

  private next(inMs: number): void {
    if (this.stopped) return;
    const look = () => void (this.work = this.look().finally(() => this.next(LOOKS_EVERY_MS)));
    this.timer = setTimeout(look, inMs).unref();
  }

  private async look(): Promise<void> {
    const calendar = Date.now() - this.calendarAt > CALENDAR_EVERY_MS;
    try {
      await keepClocks(this.keeper, { calendar });
      if (calendar) this.calendarAt = Date.now();
    } catch (error) {
      this.log.warn({ error: (error as Error).name, code: (error as { code?: string }).code }, 'The clocks could not be kept, and are tried again');
    }
  }
}
