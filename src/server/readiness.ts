import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import pg from 'pg';
import { contextOf } from '../access/actor.js';
import type { KeyRing } from '../keys/key-ring.js';
import { outliveConnections, patience } from '../planner/pipeline.js';
import { root } from '../root.js';

/** A hub and a database whose clocks differ by more do not agree on what is late, and on which context still holds. */
const CLOCKS_APART_MS = 2000;
/** Whoever asks has asked to know it soon. */
const ANSWERED_WITHIN_MS = 3000;

interface ReadinessOptions {
  /** The hub's own login. */
  url: string;
  keys: KeyRing;
  /** The machine's clock. */
  now?: () => number;
  /** The migration that this version of the hub needs. */
  migration?: string | undefined;
}

/** What is wrong, in words of ours. */
export class NotReady extends Error {}

/**
 * Whether requests should come here: the database answers, has the newest migration this process knows, takes what the process signs,
 * would take an audit row, and its clock is ours. Asked over a connection of its own, so that a busy hub is not taken for a
 * broken one; who asks meanwhile gets the same answer. Why not, the log says, and never the answer.
 */
export class Readiness {
  private readonly pool: pg.Pool;
  private readonly migration: string | undefined;
  private readonly now: () => number;
  private leaving = false;
  private asking: Promise<boolean> | undefined;

  constructor(
    private readonly options: ReadinessOptions,
    private readonly failed: (error: unknown) => void,
  ) {
    this.migration = 'migration' in options ? options.migration : newestMigration();
    this.now = options.now ?? Date.now;
    this.pool = new pg.Pool({ connectionString: options.url, max: 1, idleTimeoutMillis: 30_000, statement_timeout: 2000, ...patience(0) });
    outliveConnections(this.pool);
  }

  readonly handler: RequestHandler = async (_request, response) => {
    const isReady = !this.leaving && (await this.ask());
    response.status(isReady && !this.leaving ? 200 : 503).json({ status: isReady && !this.leaving ? 'ok' : 'unavailable' });
  };

  /** From now on it is not: the process is about to go. */
  leave(): void {
    this.leaving = true;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private ask(): Promise<boolean> {
    this.asking ??= this.askOnce().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async askOnce(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const tooLate = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new NotReady('The database takes too long')), ANSWERED_WITHIN_MS);
      });
      await Promise.race([this.look(), tooLate]);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  private async look(): Promise<void> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const before = this.now();
      const { rows } = await client.query<{ clock: string; migrated: boolean }>(
        `select extract(epoch from clock_timestamp()) * 1000 as clock, $1::text is null or exists (select from hub.migration where name = $1) as migrated`,
        [this.migration],
      );
      const after = this.now();
      const { clock, migrated } = rows[0]!;
      if (!migrated) throw new NotReady('The newest migration is not applied');
      if (Number(clock) < before - CLOCKS_APART_MS || Number(clock) > after + CLOCKS_APART_MS)
        throw new NotReady('The clocks of hub and database differ');
      await this.wouldTakeAudit(client);
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** As an officer who does not exist: the policy asks that the row be in the name of who is signed for, and the row does not stay. */
  private async wouldTakeAudit(client: pg.PoolClient): Promise<void> {
    const nobody = randomUUID();
    const context = contextOf({ officerId: nobody, officeId: nobody, roles: [] }, (message) => this.options.keys.sign('context', message));
    await client.query('begin');
    try {
      await client.query('select hub.enter($1)', [context]);
      await client.query(
        `insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, changed, seen, asked, decision, outcome, writer, writer_seq, form, mac)
         values ($1, now(), $1, $1, 'readiness', $1, $1, '{}', '{}', '{}', 'ALLOWED', 'DONE', $1, 0, 1, sha256('readiness'))`,
        [nobody],
      );
    } finally {
      await client.query('rollback');
    }
  }
}

/** By name, which begins with when it was written. */
function newestMigration(): string | undefined {
  return readdirSync(join(root, 'dist/migrations'))
    .filter((file) => /^Migration\d+\w*\.js$/.test(file))
    .map((file) => file.slice(0, -'.js'.length))
    .toSorted()
    .at(-1);
}
