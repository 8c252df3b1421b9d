/** What waits to be taken from a subscription by a library that takes it bit by bit. Bounded: whoever is too far behind is cut off. */
export class ResultQueue implements AsyncGenerator<never, undefined, undefined> {
  private stop: (() => void) | undefined;
  private readonly waiting: unknown[] = [];
  private wake: (() => void) | undefined;
  private isOver = false;

  constructor(private readonly atMost: number) {}

  /** What is done when it ends; at once, if it has ended by now. */
  whenOver(stop: () => void): void {
    if (this.isOver) stop();
    else this.stop = stop;
  }

  /** False: it is full. */
  push(result: unknown): boolean {
    if (this.isOver || this.waiting.length >= this.atMost) return false;
    this.waiting.push(result);
    this.wake?.();
    return true;
  }

  /** Nothing more comes; what waits is still given. `last` comes even to one that is full. */
  end(last?: unknown): void {
    if (this.isOver) return;
    if (last !== undefined) this.waiting.push(last);
    this.isOver = true;
    this.stop?.();
    this.wake?.();
  }

  async next(): Promise<IteratorResult<never, undefined>> {
    while (this.waiting.length === 0) {
      if (this.isOver) return { done: true, value: undefined };
      await new Promise<void>((wake) => {
        this.wake = wake;
      });
      this.wake = undefined;
    }
    return { done: false, value: this.waiting.shift() as never };
  }

  async return(): Promise<IteratorResult<never, undefined>> {
    this.waiting.length = 0;
    this.end();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<never, undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
