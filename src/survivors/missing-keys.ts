import type pg from 'pg';
import { asKeeper } from '../database/as-keeper.js';
import type { KeyRing } from '../keys/key-ring.js';
import { opensKey } from './sealed-identity.js';

/** Versions of State keys with which data keys are wrapped and which this hub does not hold: of whom nobody can open who they are. */
export async function missingKeys(client: pg.Client, keys: KeyRing): Promise<string[]> {
  const { rows } = await asKeeper(client, () =>
    client.query<{ state: number; version: number; n: number; survivorId: string; wrapped: Buffer }>(
      `select distinct on (state_code, state_key_version) state_code as state, state_key_version as version, survivor_id as "survivorId", wrapped,
         (count(*) over (partition by state_code, state_key_version))::int as n
       from hub.survivor_key where wrapped is not null order by state_code, state_key_version`,
    ),
  );
  const problems: string[] = [];
  for (const { state, version, n, survivorId, wrapped } of rows)
    if (!(await opensKey(keys, { survivorId, state, version, wrapped })))
      problems.push(`The key of State ${state}, version ${version}, is missing or another one: it wraps the data keys of ${n} survivors.`);
  return problems;
}
