import { hash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import pg from 'pg';
import { ENTER } from '../access/actor.js';

/** A statement of the hub's own making, with the values of one request. */
export interface Statement {
  sql: string;
  /** Of a statement worth keeping prepared (`nameOfStatement`). Without it, it is asked once and forgotten. */
  name?: string | undefined;
  params: readonly unknown[];
}

/** The same for the same statement, whoever makes it; of PostgreSQL's 63 characters at most. */
export function nameOfStatement(sql: string): string {
  return `p_${hash('sha256', sql, 'hex').slice(0, 40)}`;
}

/** The statement ran or waited longer than it may, or was stopped since whoever asked has gone. */
export function isOutOfTime(error: unknown): boolean {
  return isNativeError(error) && 'code' in error && (error.code === '57014' || error.code === '55P03');
}

/** Whoever asked hung up, or has waited as long as anybody waits. Told as a statement that was stopped is. */
export class Gone extends Error {
  readonly code = '57014';
}

/** What the server itself does not stop, since it is away or the way to it is: a little after it would have. */
export function patience(statementTimeoutMs = 3000): { query_timeout: number; connectionTimeoutMillis: number } {
  return { query_timeout: statementTimeoutMs + 2000, connectionTimeoutMillis: statementTimeoutMs + 2000 };
}

/**
 * A connection that breaks while idle is replaced; whoever waits on one is told by its own query. It says so itself as well, and where
 * nobody listens that would end the process.
 */
export function outliveConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
}

/** How many statements a connection keeps prepared. */
const PREPARED_AT_MOST = 200;

/**
 * Connections for whole transactions that are sent in one go: begin, the actor's context, the statements, commit. READ: read-only,
 * of one snapshot, for the planner. WRITE: for the commands that are one statement. The context is local to the transaction, so it
 * is gone whether it ends well or not; and without one, row policies open no row. Generic plans, since parameters never change what a statement should do.
 */
export class Pipeline {
  private readonly pool: pg.Pool;
  /** Of its own: when all connections are busy is when somebody hangs up. */
  private readonly canceller: pg.Pool;
  /** Names of the statements each connection has prepared, least recently used first. */
  private readonly prepared = new WeakMap<pg.PoolClient, Set<string>>();

  constructor(
    connectionString: string,
    does: 'READ' | 'WRITE',
    options: { connections?: number | undefined; statementTimeoutMs?: number | undefined } = {},
  ) {
    const settings = {
      ...(does === 'READ' && { default_transaction_read_only: 'on', default_transaction_isolation: 'repeatable\\ read' }),
      plan_cache_mode: 'force_generic_plan',
      jit: 'off',
      max_parallel_workers_per_gather: '0',
      timezone: 'UTC',
      statement_timeout: String(options.statementTimeoutMs ?? 3000),
      idle_in_transaction_session_timeout: '10000',
    };
    const config: pg.PoolConfig & { pipeline: true } = {
      connectionString,
      ...patience(options.statementTimeoutMs),
      max: options.connections ?? 4,
      pipeline: true,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    };
    this.pool = new pg.Pool(config);
    this.canceller = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 1000, ...patience(0) });
    for (const pool of [this.pool, this.canceller]) outliveConnections(pool);
  }

  /** The one value that each statement answers; undefined: the actor is not in service any more. `entering` are the values for `ENTER`. */
  async run(entering: unknown[], statements: readonly Statement[], aborted?: AbortSignal): Promise<(string | null)[] | undefined> {
    const client = await this.pool.connect();
    if (aborted?.aborted) {
      client.release();
      throw new Gone();
    }
    let broken: Error | undefined;
    let cancelling: Promise<void> | undefined;
    const cancel = () => {
      cancelling = this.cancel(client);
    };
    aborted?.addEventListener('abort', cancel, { once: true });
    // In one piece: sent one by one, each of them wakes the server for itself.
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    try {
      const sent = [
        client.query('begin'),
        client.query({ name: 'enter', text: ENTER, values: entering }),
        ...statements.map(({ sql, name, params }) => {
          if (name) this.keep(client, name);
          return client.query<[string | null], unknown[]>({ ...(name && { name }), text: sql, values: [...params], rowMode: 'array' });
        }),
        client.query('commit'),
      ] as Promise<unknown>[];
      stream.uncork();
      const answers = await Promise.allSettled(sent);
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed) throw failed.reason;
      if ((answers[1] as PromiseFulfilledResult<pg.QueryResult>).value.rowCount === 0) return undefined;
      return answers
        .slice(2, -1)
        .map((answer) => (answer as PromiseFulfilledResult<pg.QueryArrayResult<[string | null]>>).value.rows[0]?.[0] ?? null);
    } catch (error) {
      // Cut by the server: the connection is of no use to the next one.
      if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') broken = error as Error;
      throw error;
    } finally {
      aborted?.removeEventListener('abort', cancel);
      // Not before the cancel has arrived: it must not meet the next one's statement.
      await cancelling;
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.canceller.end()]);
  }

  /** Notes that the connection has this statement prepared, and has it forget the one it has not used for longest. */
  private keep(client: pg.PoolClient, name: string): void {
    const names = this.prepared.get(client) ?? new Set<string>();
    this.prepared.set(client, names);
    names.delete(name);
    names.add(name);
    if (names.size > PREPARED_AT_MOST) {
      const [oldest] = names;
      names.delete(oldest!);
      // Whatever stops it stops the statements behind it too, and they tell.
      client.query(`deallocate ${oldest}`).catch(() => undefined);
      delete (client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements[oldest!];
    }
  }

  /** Asks the server to stop what this connection does: whoever asked has gone. */
  private async cancel(client: pg.PoolClient): Promise<void> {
    const { processID } = client as unknown as { processID: number };
    await this.canceller.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
  }
}
