import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { asKeeper } from '../database/as-keeper.js';
import type { KeyRing } from '../keys/key-ring.js';
import { ROTATION, rewrapped } from './sealed-identity.js';

interface Rewrapped {
  /** The version that wraps all of them now. */
  version: number;
  /** How many data keys were wrapped anew. */
  rewrapped: number;
  /** How many data keys each version wraps now. */
  wraps: Record<number, number>;
}

const BATCH = 500;
/** Whoever records an identity meanwhile waits for us no longer than this. */
const PATIENCE_MS = 200;

/**
 * Wraps every data key of a State with the newest version of its key, while the hub goes on: in batches, over an administrator's
 * connection. What was sealed stays as it is. May be stopped, and run again.
 */
export async function rewrapKeys(
  client: pg.Client,
  keys: KeyRing,
  state: number,
  told: (done: number, of: number) => void = () => undefined,
): Promise<Rewrapped> {
  const version = await keys.states.newest(state);
  await untilOthersHaveWritten(client, state);
  const of = sum(withoutVersion(await countByVersion(client, state), version));
  let [done, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const last = await asKeeper(client, async () => {
      const { rows } = await client.query<{ id: string; from: number; wrapped: Buffer }>(
        `select survivor_id as id, state_key_version as from, wrapped from hub.survivor_key
         where survivor_id > $1 and state_code = $2 and state_key_version < $3 and wrapped is not null
         order by survivor_id limit ${BATCH} for update`,
        [after, state, version],
      );
      const anew = await Promise.all(
        rows.map(async ({ id, from, wrapped }) => ({
          id,
          wrapped: `\\x${(await rewrapped(keys, { survivorId: id, state, from, to: version, wrapped })).toString('hex')}`,
        })),
      );
      await client.query(
        `update hub.survivor_key k set wrapped = r.wrapped, state_key_version = $2
         from jsonb_to_recordset($1) as r(id uuid, wrapped bytea) where k.survivor_id = r.id`,
        [JSON.stringify(anew), version],
      );
      done += rows.length;
      return rows.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
    told(done, of);
  }
  return { version, rewrapped: done, wraps: await countByVersion(client, state) };
}

/** How many data keys each version of the State's key wraps. Those that were destroyed are wrapped by none. */
async function countByVersion(client: pg.Client, state: number): Promise<Record<number, number>> {
  const { rows } = await asKeeper(client, () =>
    client.query<{ version: number; n: number }>(
      `select state_key_version as version, count(*)::int as n from hub.survivor_key where state_code = $1 and wrapped is not null group by 1 order by 1`,
      [state],
    ),
  );
  return Object.fromEntries(rows.map(({ version, n }) => [version, n]));
}

/**
 * Whoever looked up the newest version before there was this one writes what it wrapped, and whoever looks it up later finds this one: so
 * after this nothing more is wrapped with those before it.
 */
async function untilOthersHaveWritten(client: pg.Client, state: number): Promise<void> {
  for (;;) {
    try {
      await asKeeper(client, async () => {
        await client.query(`set local lock_timeout = ${PATIENCE_MS}`);
        await client.query(`select pg_advisory_xact_lock(${ROTATION}, $1)`, [state]);
      });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03') throw error;
      await sleep(PATIENCE_MS);
    }
  }
}

function withoutVersion(wraps: Record<number, number>, version: number): Record<number, number> {
  return Object.fromEntries(Object.entries(wraps).filter(([other]) => Number(other) !== version));
}

function sum(wraps: Record<number, number>): number {
  return Object.values(wraps).reduce((total, n) => total + n, 0);
}
