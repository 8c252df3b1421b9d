/**
 * What waits, as a file. In plain for a supervisor: ids, times and codes, and nothing that anybody wrote. Or as it lies here, sealed: for who has forgotten
 * the PIN, to be brought back when it comes to mind.
 */
import { type Item, items, restore } from './outbox.js';
import { who } from './people.js';
import { type Lock, openLock, type Sealed, unseal } from './sealed.js';
import { database, plain } from './store.js';
import { now } from './time.js';

const FORM = 'field-outbox-1';
const operations = { step: 'recordJourneyEvent', visit: 'recordVisit', case: 'openCase' } as const;

function save(name: string, content: object): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${now().toISOString().slice(0, 16).replaceAll(/\D/g, '')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const isLeft = ({ state }: { state: string }) => state === 'waiting' || state === 'asks';

/** For a supervisor, who records it at a desk: what each item is and when, without notes and without who reported. */
export function saveForSupervisor(): void {
  const left = items.value.filter(isLeft).map(({ kind, input, madeAt, attempts, why }) => {
    const { note: _note, reporter: _reporter, ...rest } = input as Record<string, unknown>;
    return { operation: operations[kind], madeAt: new Date(madeAt).toISOString(), attempts, refused: why?.code, input: rest };
  });
  save('for-supervisor', { officer: who.value?.officer, office: who.value?.office.name, savedAt: now().toISOString(), items: left });
}

const toText = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const toBytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

interface SealedText {
  iv: string;
  data: string;
}

/** As it is in the file. */
interface Copy {
  form: typeof FORM;
  lock: { salt: string; iv: string; wrapped: string };
  items: ({ opId: string; state: Item['state'] } & SealedText)[];
}

/** What waits, as it lies here, with the lock that the PIN of this phone opens. */
export async function saveSealed(): Promise<void> {
  const lock = await plain('lock');
  if (!lock) return;
  const records = (await (await database()).getAll('outbox')).filter(isLeft).toSorted((a, b) => a.n - b.n);
  const copy: Copy = {
    form: FORM,
    lock: { salt: toText(lock.salt), iv: toText(lock.iv), wrapped: toText(lock.wrapped) },
    items: records.map(({ opId, state, sealed: { iv, data } }) => ({ opId, state, iv: toText(iv), data: toText(data) })),
  };
  save('sealed-copy', copy);
}

/** Brings back what a sealed copy has and this phone has not. The number of items; or why not. */
export async function bringBack(file: File, pin: string): Promise<number | 'unreadable' | 'wrong' | 'other'> {
  let copy: Copy;
  try {
    copy = JSON.parse(await file.text()) as Copy;
    if (copy.form !== FORM) return 'unreadable';
    const { salt, iv, wrapped } = copy.lock;
    const lock: Lock = { salt: toBytes(salt), iv: toBytes(iv), wrapped: toBytes(wrapped).buffer };
    const key = await openLock(pin, lock);
    if (!key) return 'wrong';
    const found = await Promise.all(
      copy.items.map(async ({ opId, state, iv: itemIv, data }) => {
        const sealed: Sealed = { iv: toBytes(itemIv), data: toBytes(data).buffer };
        return { ...(await unseal<Item>(key, opId, sealed)), opId, state };
      }),
    );
    if (found.some(({ by }) => by !== who.value?.officer.id)) return 'other';
    return await restore(found);
  } catch {
    return 'unreadable';
  }
}
