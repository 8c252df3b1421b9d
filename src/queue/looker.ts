import type { Logger } from 'pino';

/**
 * Looks for what is to be done, again and again until it is stopped, one look at a time. What fails is tried at the next look: it lies in the
 * database until it is done.
 */
export class Looker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly everyMs: number,
    private readonly look: () => Promise<unknown>,
    private readonly log: Logger,
    /** What is logged when a look fails. */
    private readonly failed: string,
  ) {
    this.next(0);
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Finishes the look that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private next(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void (this.looking = this.lookOnce().finally(() => this.next(this.everyMs))), inMs).unref();
  }

  private async lookOnce(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.log.warn({ error: (error as Error).name, code: (error as { code?: string }).code }, this.failed);
    }
  }
}
