import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeyRing } from '../keys/key-ring.js';
import { DoesNotOpen, random, seal, unseal } from '../keys/seal.js';
import type { Script } from './codes.js';
import { SurvivorIdentity, SurvivorKey, SurvivorName } from './identity.entity.js';

/** Who a survivor is, as far as it is on record and the caller may open it. */
export interface Identity {
  names: { script: Script; fullName: string }[];
  /** As YYYY-MM-DD. */
  bornOn?: string;
  guardians?: string;
  address?: string;
  village?: string;
  /** LGD code. */
  homeDistrict?: number;
  school?: string;
  phone?: string;
}

type Particulars = Omit<Identity, 'names'>;

/** What is written of an identity: nothing of it can be read without the State's key. */
interface SealedIdentity {
  key: { version: number; stateCode: number; stateKeyVersion: number; wrapped: Buffer };
  sealed: Buffer;
  /** In the order of the names. */
  names: Buffer[];
}

const KEY_BYTES = 32;
/** The first data key of a survivor. */
const FIRST = 1;
/** Sealed values come in steps of so many bytes: how long a name is says something of whose it is. */
const STEP = 64;

/**
 * Seals identities of survivors whose cases are one State's, each with a data key of its own, under the version of the State's key that
 * was the newest when it began.
 */
export class Sealing {
  private constructor(
    private readonly keys: KeyRing,
    private readonly state: number,
    private readonly version: number,
  ) {}

  /** `guard` runs a statement in the transaction that will write what is sealed. */
  static async begin(keys: KeyRing, state: number, guard: (sql: string, params: unknown[]) => Promise<unknown>): Promise<Sealing> {
    await guard(...untilWritten(state));
    return new Sealing(keys, state, await keys.states.newest(state));
  }

  async seal(survivorId: string, { names, ...particulars }: Identity, nameIds: readonly string[]): Promise<SealedIdentity> {
    const dataKey = random(KEY_BYTES);
    const { state, version } = this;
    const sealed = {
      key: {
        version: FIRST,
        stateCode: state,
        stateKeyVersion: version,
        wrapped: await this.keys.states.wrap(state, version, dataKey, aboutKey(survivorId, version)),
      },
      sealed: seal(dataKey, padded(particulars), aboutIdentity(survivorId, FIRST)),
      names: names.map(({ fullName }, i) => seal(dataKey, padded(fullName), aboutName(nameIds[i]!, FIRST))),
    };
    dataKey.fill(0);
    return sealed;
  }
}

/**
 * Of the survivors asked for, those whose identity, or name alone, the row policies of this connection open. Whose key was destroyed is not
 * among them. Nothing here is on record: whoever hands an identity on puts that on record before (JJ Act s. 74).
 */
export async function readIdentities(em: EntityManager, keys: KeyRing, survivorIds: readonly string[]): Promise<Map<string, Identity>> {
  const survivor = { $in: [...survivorIds] };
  const ofWhom = { disableIdentityMap: true };
  const held = await em.find(SurvivorKey, { survivor, destroyedAt: null }, ofWhom);
  const sealed = await em.find(SurvivorIdentity, { survivor }, ofWhom);
  const names = await em.find(SurvivorName, { survivor }, { ...ofWhom, orderBy: { id: 'asc' } });
  return openAll(
    keys,
    held.map(({ survivor: { id }, ...key }) => ({ id, ...key })),
    new Map(sealed.map((row) => [row.survivor.id, row.sealed])),
    Map.groupBy(names, (row) => row.survivor.id),
  );
}

/**
 * All identities of a case, for one purpose: that none of them is in a text that goes to others. They are compared in this process and go no
 * further. The caller's row policies do not open them; that the caller takes part, or received the alert, the database asks (decision 0019).
 */
export async function identitiesToKeepOut(
  em: EntityManager,
  keys: KeyRing,
  { caseId, alertId }: { caseId?: string | undefined; alertId?: string | undefined },
): Promise<Identity[]> {
  const rows: (Held & { script: Script | null; name_id: string | null; sealed: Buffer | null })[] = await em.execute(
    `select survivor_id as id, version, state_code as "stateCode", state_key_version as "stateKeyVersion", wrapped, script, name_id, sealed
     from hub.identities_to_keep_out(?::uuid, ?::uuid)`,
    [caseId ?? null, alertId ?? null],
  );
  const held = [...new Map(rows.map((row) => [row.id, row])).values()];
  const particulars = new Map(rows.filter((row) => !row.name_id && row.sealed).map((row) => [row.id, row.sealed!]));
  const names = rows.filter((row) => row.name_id).map((row) => ({ of: row.id, id: row.name_id!, script: row.script!, sealed: row.sealed! }));
  return [
    ...(
      await openAll(
        keys,
        held,
        particulars,
        Map.groupBy(names, ({ of }) => of),
      )
    ).values(),
  ];
}

interface Held {
  id: string;
  version: number;
  stateCode: number;
  stateKeyVersion: number;
  wrapped?: Buffer | null;
}

async function openAll(
  keys: KeyRing,
  held: readonly Held[],
  particularsById: ReadonlyMap<string, Buffer>,
  namesById: ReadonlyMap<string, readonly { id: string; script: Script; sealed: Buffer }[]>,
): Promise<Map<string, Identity>> {
  const identities = new Map<string, Identity>();
  for (const { id, version, stateCode, stateKeyVersion, wrapped } of held) {
    const particulars = particularsById.get(id);
    const named = namesById.get(id) ?? [];
    if (!particulars && named.length === 0) continue;
    const dataKey = await keys.states.unwrap(stateCode, stateKeyVersion, wrapped!, aboutKey(id, stateKeyVersion));
    identities.set(id, {
      names: named.map((row) => ({ script: row.script, fullName: opened<string>(dataKey, row.sealed, aboutName(row.id, version)) })),
      ...(particulars && opened<Particulars>(dataKey, particulars, aboutIdentity(id, version))),
    });
    dataKey.fill(0);
  }
  return identities;
}

/** Wraps a survivor's data key anew, under another version of the State's key. */
export async function rewrapped(
  keys: KeyRing,
  { survivorId, state, from, to, wrapped }: { survivorId: string; state: number; from: number; to: number; wrapped: Uint8Array },
): Promise<Buffer> {
  const dataKey = await keys.states.unwrap(state, from, wrapped, aboutKey(survivorId, from));
  const anew = await keys.states.wrap(state, to, dataKey, aboutKey(survivorId, to));
  dataKey.fill(0);
  return anew;
}

/** Whether this hub holds the key that wraps a survivor's. */
export async function opensKey(
  keys: KeyRing,
  { survivorId, state, version, wrapped }: { survivorId: string; state: number; version: number; wrapped: Uint8Array },
): Promise<boolean> {
  try {
    (await keys.states.unwrap(state, version, wrapped, aboutKey(survivorId, version))).fill(0);
    return true;
  } catch (error) {
    if (error instanceof DoesNotOpen) return false;
    throw error;
  }
}

/**
 * Held from before the newest version is looked up until what it wraps is written. Who rotates waits for those who hold it (rewrap-keys.ts), so
 * that no key is wrapped with a version that was said to be free.
 */
function untilWritten(state: number): [string, unknown[]] {
  return [`select pg_advisory_xact_lock_shared(${ROTATION}, ?)`, [state]];
}

/** The first half of the lock; the State is the second. */
export const ROTATION = `hashtext('samanvay rotation')`;

/** What each sealed value is about: table, column, row, and the version of the key that closes it. */
const aboutKey = (survivorId: string, stateKeyVersion: number) => `survivor_key|wrapped|${survivorId}|${stateKeyVersion}`;
const aboutIdentity = (survivorId: string, version: number) => `survivor_identity|sealed|${survivorId}|${version}`;
const aboutName = (id: string, version: number) => `survivor_name|sealed|${id}|${version}`;

/** JSON with spaces behind it, which JSON does not mind. */
function padded(value: Particulars | string): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc(STEP - (text.length % STEP), ' ')]);
}

function opened<T>(dataKey: Buffer, sealed: Uint8Array, about: string): T {
  return JSON.parse(unseal(dataKey, sealed, about).toString('utf8')) as T;
}
