import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { contextOfHubItself } from '../access/actor.js';
import { inTransaction } from '../database/transaction.js';
import type { KeyRing } from '../keys/key-ring.js';

/** A change that has its place, and which offices are to be told. What they see of it is read under their own policies. */
export interface Routed {
  place: number;
  event: string;
  caseId: string;
  offices: readonly string[];
}

interface Told {
  changed(changes: readonly Routed[]): void;
  /** Something in the directory is not what it was, or may not be: the connection was gone. */
  directoryChanged(): void;
  failed(error: unknown): void;
}

/** A notification that is lost costs a second, and a day in India begins without any. */
const LOOK_EVERY_MS = 1000;
const RECONNECT_AT_LEAST_MS = 50;
const RECONNECT_AT_MOST_MS = 2000;
const AT_ONCE = 500;

/**
 * The one connection on which a process hears that something has changed. It is only ever woken: what there is, it reads by its place, so
 * what it missed while the connection was gone it reads when it is back.
 */
export class Listener {
  private client: pg.Client | undefined;
  private place: number | undefined;
  private isStopped = false;
  private isLooking = false;
  private lookAgain = false;
  private wait = RECONNECT_AT_LEAST_MS;
  private readonly timer: NodeJS.Timeout;
  private readonly first = Promise.withResolvers<void>();
  /** The first connection: before it, nobody can be told anything. */
  readonly ready = this.first.promise;

  constructor(
    private readonly url: string,
    private readonly keys: KeyRing,
    private readonly told: Told,
  ) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    this.ready.catch(() => undefined);
    void this.connect();
  }

  /** Up to where this process has heard, once it is ready. */
  get heardUpTo(): number {
    return this.place!;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    this.first.reject(new Error('The hub stops'));
    await this.client?.end().catch(() => undefined);
  }

  /** Cuts the connection, as a network would: for tests of what is missed. */
  cut(): void {
    (this.client as unknown as { connection: { stream: { destroy(): void } } } | undefined)?.connection.stream.destroy();
  }

  private async connect(): Promise<void> {
    while (!this.isStopped) {
      const client = new pg.Client({
        connectionString: this.url,
        application_name: 'samanvay live',
        keepAlive: true,
        connectionTimeoutMillis: 5000,
        query_timeout: 20_000,
      });
      try {
        client.on('error', () => undefined);
        client.on('notification', ({ channel }) => {
          if (channel === 'samanvay_directory') this.told.directoryChanged();
          else void this.look();
        });
        await client.connect();
        client.on('end', () => {
          if (this.client !== client) return;
          this.client = undefined;
          void this.connect();
        });
        await client.query('listen samanvay_changes; listen samanvay_directory');
        this.place ??= await asHubItself(client, this.keys, async () => {
          const { rows } = await client.query<{ place: string }>('select hub.newest_change() as place');
          return Number(rows[0]!.place);
        });
        if (this.isStopped) {
          await client.end();
          return;
        }
        this.client = client;
        this.wait = RECONNECT_AT_LEAST_MS;
        this.first.resolve();
        this.told.directoryChanged();
        void this.look();
        return;
      } catch (error) {
        this.told.failed(error);
        await client.end().catch(() => undefined);
        await sleep(this.wait, undefined, { ref: false });
        this.wait = Math.min(this.wait * 2, RECONNECT_AT_MOST_MS);
      }
    }
  }

  /** Reads on from its place until there is nothing more. One look at a time; a call during one makes it look once more. */
  private async look(): Promise<void> {
    this.lookAgain = true;
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      while (this.lookAgain && this.client && !this.isStopped) {
        this.lookAgain = false;
        const { client } = this;
        const changes = await asHubItself(client, this.keys, async () => {
          const { rows } = await client.query<{ place: string; event: string; caseId: string; offices: string[] }>(
            `select place, event, case_id as "caseId", offices from hub.changes_since($1, $2)`,
            [this.place, AT_ONCE],
          );
          return rows.map((row) => ({ ...row, place: Number(row.place) }));
        });
        if (changes.length === 0) continue;
        this.place = changes.at(-1)!.place;
        this.lookAgain ||= changes.length === AT_ONCE;
        this.told.changed(changes);
      }
    } catch (error) {
      this.told.failed(error);
      // Whatever it was, a new connection reads on from the same place.
      await this.client?.end().catch(() => undefined);
    } finally {
      this.isLooking = false;
    }
  }
}

function asHubItself<T>(client: pg.Client, keys: KeyRing, work: () => Promise<T>): Promise<T> {
  const itself = contextOfHubItself((message) => keys.sign('context', message));
  return inTransaction(client, async () => {
    await client.query('select hub.enter($1)', [itself]);
    return work();
  });
}
