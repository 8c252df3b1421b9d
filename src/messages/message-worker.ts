import type { Logger } from 'pino';
import type { MessageSender } from './send-messages.js';

const LOOKS_EVERY_MS = 1000;
/** Mails at once from one process: most of the time of each is waiting for a server. */
const LANES = 4;

/**
 * Looks once a second for what is to be sent, as long as it is not stopped. Not a job of the queue for each message: a job whose process was killed
 * is taken up again after four hours, and a duty of 24 hours cannot wait for that. What waits lies in `message`.
 */
export class MessageWorker {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly sender: MessageSender,
    private readonly log: Logger,
  ) {
    this.next(0);
  }

  /** Finishes what is being handed over. */
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
    try {
      await this.sender.giveUpOnTheDead();
      await this.sender.address();
      await Promise.all(Array.from({ length: LANES }, () => this.lane()));
    } catch (error) {
      this.log.warn({ error: (error as Error).name, code: (error as { code?: string }).code }, 'Messages could not be sent, and are tried again');
    }
  }

  private async lane(): Promise<void> {
    while (!this.stopped && (await this.sender.sendNext()));
  }
}
