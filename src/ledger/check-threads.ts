import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { WorkerInput } from './check-records.worker.js';
import type { LeavesOf, RecordsChecked } from './check-records.js';

/** At most so many batches wait for a thread: more would only lie in memory. */
const WAITING_AT_MOST = 4;

/** Threads that check records beside the one that builds the tree. All see what the caller's transaction sees. */
export class CheckThreads {
  private readonly idle: Worker[];
  private readonly waiting: LeavesOf[] = [];
  private readonly results: RecordsChecked[] = [];
  private pending = 0;
  private failure: Error | undefined;
  private wake: () => void = () => undefined;

  private constructor(private readonly workers: Worker[]) {
    this.idle = [...workers];
    for (const worker of workers) {
      worker.on('message', (checked: RecordsChecked) => {
        this.results.push(checked);
        this.pending--;
        this.idle.push(worker);
        this.dispatch();
        this.wake();
      });
      worker.on('error', (error: Error) => {
        this.failure = error;
        this.wake();
      });
    }
  }

  static async start(client: pg.ClientBase, url: string, macKey: Buffer | undefined): Promise<CheckThreads> {
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    const workerData: WorkerInput = { url, snapshot: rows[0]!.snapshot, macKey };
    const count = Math.min(4, Math.max(2, availableParallelism()));
    return new CheckThreads(Array.from({ length: count }, () => new Worker(new URL('check-records.worker.js', import.meta.url), { workerData })));
  }

  /** Hands a batch over, as soon as there is room, and answers what was found in others meanwhile. */
  async check(leaves: LeavesOf): Promise<RecordsChecked[]> {
    this.waiting.push(leaves);
    this.pending++;
    this.dispatch();
    while (this.waiting.length > WAITING_AT_MOST) await this.next();
    return this.results.splice(0);
  }

  /** Everything that is left. */
  async finish(): Promise<RecordsChecked[]> {
    while (this.pending > 0) await this.next();
    return this.results.splice(0);
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) await worker.terminate();
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && this.idle.length > 0) {
      const leaves = this.waiting.shift()!;
      this.idle.pop()!.postMessage(leaves, [leaves.seqs.buffer as ArrayBuffer, leaves.positions.buffer as ArrayBuffer]);
    }
  }

  private async next(): Promise<void> {
    if (!this.failure) await new Promise<void>((wake) => (this.wake = wake));
    if (this.failure) throw this.failure;
  }
}
