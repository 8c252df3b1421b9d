import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeyRing } from '../keys/key-ring.js';
import type { Script } from './codes.js';
import { SurvivorIdentity, SurvivorName } from './identity.entity.js';

/** Who a survivor is. */
export interface Identity {
  names: { script: Script; fullName: string }[];
  bornOn?: string;
  guardians?: string;
  address?: string;
  village?: string;
  homeDistrict?: number;
  school?: string;
  phone?: string;
}

/** Of the survivors asked for, those whose identity rows, or names alone, the caller's row policies open. By survivor. */
export async function readIdentities(em: EntityManager, _keys: KeyRing, survivorIds: readonly string[]): Promise<Map<string, Identity>> {
  const found = new Map<string, Identity>();
  for (const name of await em.find(SurvivorName, { survivor: { $in: [...survivorIds] } }, { orderBy: { id: 'asc' } })) {
    const identity = found.get(name.survivor.id) ?? { names: [] };
    identity.names.push({ script: name.script, fullName: name.fullName });
    found.set(name.survivor.id, identity);
  }
  for (const row of await em.find(SurvivorIdentity, { survivor: { $in: [...survivorIds] } })) {
    const { bornOn, guardians, address, village, homeDistrict, school, phone } = row;
    const known = { bornOn, guardians, address, village, homeDistrict: homeDistrict?.code, school, phone };
    const { names } = found.get(row.survivor.id) ?? { names: [] };
    found.set(row.survivor.id, { names, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value != null)) });
  }
  return found;
}
