/** What lies on this phone: in plain how it is locked and since when it waits, everything else sealed. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Lock, Sealed } from './sealed.js';

export type ItemState = 'waiting' | 'asks' | 'sent' | 'dropped';

/** An item of the outbox as it lies here. Which ones wait is plain, so that a locked phone can say how many. */
export interface Kept {
  opId: string;
  /** Its place in the order in which they were made. */
  n: number;
  state: ItemState;
  sealed: Sealed;
}

interface Plain {
  lock: Lock;
  /** Wrong PINs in a row. */
  tries: number;
  /** When the hub last answered, by its clock. */
  contact: number;
  /** Why what was here about survivors was removed. */
  ended: 'revoked' | 'old';
}

interface Tables extends DBSchema {
  plain: { key: keyof Plain; value: Plain[keyof Plain] };
  sealed: { key: string; value: Sealed };
  outbox: { key: string; value: Kept };
}

let opened: Promise<IDBPDatabase<Tables>> | undefined;

/** The database; opened again after it was closed from outside, such as by clearing the browser's data. */
export function database(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('field', 1, {
    upgrade(made) {
      made.createObjectStore('plain');
      made.createObjectStore('sealed');
      made.createObjectStore('outbox', { keyPath: 'opId' });
    },
    terminated: () => (opened = undefined),
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

export async function plain<Name extends keyof Plain>(name: Name): Promise<Plain[Name] | undefined> {
  return (await (await database()).get('plain', name)) as Plain[Name] | undefined;
}

export async function setPlain<Name extends keyof Plain>(name: Name, value: Plain[Name] | undefined): Promise<void> {
  const to = await database();
  await (value === undefined ? to.delete('plain', name) : to.put('plain', value, name));
}

/** Removes everything about survivors, and leaves what waits and the key to it. */
export async function removeSealed(): Promise<void> {
  await (await database()).clear('sealed');
}

/** Removes everything. */
export async function removeAll(): Promise<void> {
  const gone = (await database()).transaction(['plain', 'sealed', 'outbox'], 'readwrite', { durability: 'strict' });
  await Promise.all([gone.objectStore('plain').clear(), gone.objectStore('sealed').clear(), gone.objectStore('outbox').clear(), gone.done]);
}
