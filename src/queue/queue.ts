import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';

/** Work that is done apart from requests: by whichever process takes it, each piece once, again with growing pauses when it fails. */
export interface Tasks {
  tasks: TaskList;
  /** What comes at fixed times (UTC), as `graphile-worker` writes them. */
  crontab?: { task: string; match: string; options?: { backfillPeriod: number } }[];
}

export interface QueueOptions {
  /** The worker's own login (`samanvay_worker`). */
  url: string;
  log: Log;
  work: Tasks;
  /** How many pieces at once. */
  concurrency?: number;
}

/** Where graphile-worker keeps its tables; they are the worker's own. */
export const QUEUE_SCHEMA = 'graphile_worker';

/**
 * One of any number of workers over one database. What is waiting lies in the database, so a process that dies loses nothing: its pieces are
 * taken up again (graphile-worker; decision 0017).
 */
export class Queue {
  private constructor(
    private readonly runner: Runner,
    private readonly pool: pg.Pool,
  ) {}

  static async open({ url, log, work, concurrency = 2 }: QueueOptions): Promise<Queue> {
    const pool = poolOf(url, concurrency + 2, log);
    const events = new EventEmitter();
    events.on('job:error', ({ job, error }: { job: { task_identifier: string; attempts: number }; error: unknown }) =>
      log.warn({ task: job.task_identifier, attempt: job.attempts, error: (error as Error)?.name }, 'A piece of work failed and is tried again'),
    );
    const runner = await run({
      pgPool: pool,
      schema: QUEUE_SCHEMA,
      taskList: work.tasks,
      parsedCronItems: parseCronItems(work.crontab ?? []),
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      events,
      // Its own words hold payloads; what failed is said above.
      logger: new Logger(() => () => undefined),
    });
    return new Queue(runner, pool);
  }

  async stop(): Promise<void> {
    await this.runner.stop();
    await this.pool.end();
  }
}

/** Connections of the worker. One that breaks while it lies idle is replaced, and is no reason to end the process. */
export function poolOf(url: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  const broken = (error: Error) => log.warn({ error: error.name }, 'A connection of the worker broke');
  // Of one that is in use, too, or its breaking would end the process; whoever uses it hears of it from the query.
  pool.on('error', broken).on('connect', (client) => void client.on('error', broken));
  return pool;
}
