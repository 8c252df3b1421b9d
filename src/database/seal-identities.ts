import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { OWNER } from '../access/visibility.js';
import { keyedHash } from '../audit/change.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { Script } from '../survivors/codes.js';
import { tokensOf } from '../survivors/identity-tokens.js';
import { type Identity, Sealing } from '../survivors/sealed-identity.js';
import { asKeeper } from './as-keeper.js';

/** The migration that makes room for sealed identities, and the one after which nothing plain is left. */
export const ROOM_TO_SEAL = 'Migration20261126135731_sealed_identity';
export const NOTHING_PLAIN = 'Migration20261126135732_plain_identity_gone';

/** How far a long change has come. */
export type Told = (done: number, of: number) => void;

const BATCH = 500;

interface Plain {
  survivor_id: string;
  case_id: string;
  state_code: number;
  age_from: number;
  age_to: number;
  age_on: string;
  /** Without what is not known; null where there are names alone. */
  particulars: Omit<Identity, 'names'> | null;
  names: { id: string; script: Script; fullName: string }[];
}

/**
 * Seals what an older version of the hub kept plain, in batches, each of which is whole, and clears away what was plain. It may be stopped
 * and run again.
 */
export async function sealIdentities(client: pg.Client, keys: KeyRing, told: Told = () => undefined): Promise<void> {
  const { rows } = await asKeeper(client, () => client.query<{ n: number }>(`select count(*)::int as n from (${UNSEALED}) u`));
  const of = rows[0]!.n;
  let done = 0;
  for (let count = -1; count !== 0; told(done, of)) {
    count = await asKeeper(client, () => sealBatch(client, keys));
    done += count;
  }
  await hashesWithKey(client, keys);
  const { rows: there } = await asKeeper(client, () =>
    client.query<{ any: boolean }>('select exists (select from hub.survivor_key) or exists (select from hub.operation_done) as any'),
  );
  if (there[0]!.any) await forgetPlain(client);
}

/**
 * Rows that were changed lie about in the tables' files until these are written anew, and the planner's statistics had the commonest
 * names. The log of the database (WAL) and backups from before keep what they have: docs/operations.md says what to do.
 */
async function forgetPlain(client: pg.Client): Promise<void> {
  await client.query(`set role ${OWNER}`);
  for (const table of ['survivor_identity', 'survivor_name', 'operation_done']) await writeAnew(client, `hub.${table}`);
  await client.query('reset role');
  await client.query('vacuum full pg_catalog.pg_statistic');
  await client.query('checkpoint').catch(() => undefined);
}

/** How long somebody else may go on reading what the rows were, such as the backend of a process that was killed: ten seconds. */
const [TRIES, WAIT_MS] = [50, 200];

/** Writes a table's file anew, until nothing of what its rows were is in it: while another transaction may still read that, PostgreSQL keeps it. */
async function writeAnew(client: pg.Client, table: string): Promise<void> {
  for (let n = 0; n < TRIES; n++) {
    let kept = 0;
    // "3 dead row versions cannot be removed yet", in whatever language the server speaks.
    const told = ({ detail }: { detail?: string | undefined }) => (kept += Number(/^\d+/.exec(detail ?? '')?.[0] ?? 0));
    client.on('notice', told);
    await client.query(`vacuum (full, verbose, analyze) ${table}`).finally(() => client.off('notice', told));
    if (kept === 0) return;
    await sleep(WAIT_MS);
  }
  throw new Error(`Somebody still reads what ${table} was before it was sealed. End what else is connected to the database, and migrate again.`);
}

const UNSEALED = `select survivor_id from hub.survivor_identity where sealed is null
  union select survivor_id from hub.survivor_name where sealed is null`;

const PLAIN = `select u.survivor_id, s.case_id, c.state_code, s.age_from, s.age_to, to_char(s.age_on, 'YYYY-MM-DD') as age_on,
    (select jsonb_strip_nulls(jsonb_build_object('bornOn', to_char(i.born_on, 'YYYY-MM-DD'), 'guardians', i.guardians, 'address', i.address,
       'village', i.village, 'homeDistrict', i.home_district_code, 'school', i.school, 'phone', i.phone))
     from hub.survivor_identity i where i.survivor_id = u.survivor_id) as particulars,
    coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'script', n.script, 'fullName', n.full_name) order by n.id)
     from hub.survivor_name n where n.survivor_id = u.survivor_id), '[]') as names
  from (${UNSEALED} limit ${BATCH}) u join hub.survivor s on s.id = u.survivor_id join hub.case_file c on c.id = s.case_id`;

async function sealBatch(client: pg.Client, keys: KeyRing): Promise<number> {
  const { rows } = await client.query<Plain>(PLAIN);
  const sealings = new Map<number, Sealing>();
  for (const state of new Set(rows.map((row) => row.state_code)))
    sealings.set(state, await Sealing.begin(keys, state, (sql, params) => client.query(sql.replace('?', '$1'), params)));
  const tokens: object[] = [];
  const sealedNames: object[] = [];
  const sealedRows: object[] = [];
  for (const { survivor_id, case_id, state_code, particulars, names, ...age } of rows) {
    const identity = { ...particulars, names };
    const sealed = await sealings.get(state_code)!.seal(
      survivor_id,
      identity,
      names.map(({ id }) => id),
    );
    const { version, stateKeyVersion: state_key_version, wrapped } = sealed.key;
    sealedRows.push({ survivor_id, case_id, version, state_code, state_key_version, wrapped: hex(wrapped), sealed: hex(sealed.sealed) });
    for (const [i, { id }] of names.entries()) sealedNames.push({ id, sealed: hex(sealed.names[i]!) });
    for (const token of tokensOf(keys, identity, { ageFrom: age.age_from, ageTo: age.age_to, ageOn: age.age_on }))
      tokens.push({ survivor_id, case_id, token });
  }
  const write = (sql: string, values: object[]) => client.query(sql, [JSON.stringify(values)]);
  await write(
    `insert into hub.survivor_key (survivor_id, case_id, version, state_code, state_key_version, wrapped, made_at)
     select survivor_id, case_id, version, state_code, state_key_version, wrapped, now()
     from jsonb_to_recordset($1) as r(survivor_id uuid, case_id uuid, version int, state_code int, state_key_version int, wrapped bytea)`,
    sealedRows,
  );
  await write(
    `update hub.survivor_identity i set sealed = r.sealed, born_on = null, guardians = null, address = null, village = null,
       home_district_code = null, school = null, phone = null
     from jsonb_to_recordset($1) as r(survivor_id uuid, sealed bytea) where i.survivor_id = r.survivor_id`,
    sealedRows,
  );
  await write(
    `update hub.survivor_name n set sealed = r.sealed, full_name = null from jsonb_to_recordset($1) as r(id uuid, sealed bytea) where n.id = r.id`,
    sealedNames,
  );
  await write(
    `insert into hub.identity_token (survivor_id, case_id, token)
     select survivor_id, case_id, token from jsonb_to_recordset($1) as r(survivor_id uuid, case_id uuid, token bigint)`,
    tokens,
  );
  return rows.length;
}

/** A plain hash of what was sent says whether a guessed name is right: the older ones get the key, too. */
async function hashesWithKey(client: pg.Client, keys: KeyRing): Promise<void> {
  for (let count = -1; count !== 0;)
    count = await asKeeper(client, async () => {
      const { rows } = await client.query<{ input_hash: string }>(
        `select distinct input_hash from hub.operation_done where length(input_hash) = 64 limit ${BATCH * 10}`,
      );
      const hashed = rows.map(({ input_hash }) => ({ plain: input_hash, keyed: keyedHash(keys, input_hash) }));
      await client.query(
        `update hub.operation_done d set input_hash = r.keyed from jsonb_to_recordset($1) as r(plain text, keyed text) where d.input_hash = r.plain`,
        [JSON.stringify(hashed)],
      );
      return rows.length;
    });
}

/** As jsonb_to_recordset reads a bytea. */
function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
