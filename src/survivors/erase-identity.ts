import type pg from 'pg';
import { asKeeper } from '../database/as-keeper.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { parseGlobalId } from '../planner/global-id.js';

/**
 * Destroys a survivor's data key, over an administrator's connection: what it closed is closed for ever, and nobody finds the survivor by
 * name. The case, its facts and the audit stay, since nothing in them is identity; a tombstone says when. Answers that instant.
 */
export async function eraseIdentity(client: pg.Client, survivorId: string): Promise<{ destroyedAt: Date; state: number }> {
  const id = parseGlobalId(survivorId)?.id ?? survivorId.toLowerCase();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Invalid('A survivor is named by the id, such as Survivor_0192...');
  const erased = await asKeeper(client, async () => {
    const { rows: known } = await client.query<{ destroyedAt: Date | null }>(
      'select destroyed_at as "destroyedAt" from hub.survivor s left join hub.survivor_key k on k.survivor_id = s.id where s.id = $1',
      [id],
    );
    if (!known[0]) throw new NotFound();
    if (known[0].destroyedAt) throw new Conflict(`The identity of this survivor was erased at ${known[0].destroyedAt.toISOString()}.`);
    const { rows } = await client.query<{ destroyedAt: Date; state: number }>(
      `update hub.survivor_key set wrapped = null, destroyed_at = now() where survivor_id = $1 and destroyed_at is null
       returning destroyed_at as "destroyedAt", state_code as state`,
      [id],
    );
    if (!rows[0]) throw new Conflict('No identity of this survivor is on record, so there is nothing to erase.');
    await client.query('delete from hub.identity_token where survivor_id = $1', [id]);
    return rows[0];
  });
  for (const table of ['survivor_key', 'identity_token']) await client.query(`vacuum hub.${table}`);
  return erased;
}
