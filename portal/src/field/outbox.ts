/** What was recorded on this phone and is not in the hub yet. It is on the disk before the screen says so. */
import { signal } from '@preact/signals';
import type { JourneyStatus, OpenCaseInput, RecordJourneyEventInput, RecordVisitInput } from '../../generated/field.js';
import { counts, dataKey, orFull, remembers } from './phone.js';
import { seal, unseal } from './sealed.js';
import { database, type ItemState, type Kept } from './store.js';
import { now } from './time.js';

interface Kinds {
  step: RecordJourneyEventInput & { survivorId: string };
  visit: RecordVisitInput & { visitId: string };
  case: OpenCaseInput;
}
export type Kind = keyof Kinds;
type Of<K extends Kind> = { kind: K; input: Kinds[K] };

/** What is recorded, and what to call it: a pseudonym, a place. */
export type Draft = (Of<'step'> | Of<'visit'> | Of<'case'>) & { title: string };

/** What stands on record meanwhile. */
export interface Theirs {
  status: JourneyStatus;
  at: string;
  office: string | undefined;
  nextSteps: readonly JourneyStatus[];
}

export type Item = Draft & {
  opId: string;
  n: number;
  state: ItemState;
  /** The officer who recorded it: nobody else sends it. */
  by: string | undefined;
  madeAt: number;
  /** By this phone's clock: not sent before, so that it can be undone. */
  heldUntil: number;
  attempts: number;
  /** By this phone's clock. */
  nextTry: number;
  /** Begun anew from the record as it is when it is sent. */
  rebase?: boolean;
  why?: { code: string; message: string; path: readonly string[] };
  theirs?: Theirs;
  /** By the hub's clock. */
  doneAt?: number;
};

export const HELD_MS = 10_000;
const SENT_KEPT = 50;

/** In the order in which they were made. */
export const items = signal<readonly Item[]>([]);

const others = new BroadcastChannel('samanvay.field');
/** Tells the other tabs of this phone that something here has changed. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
export const tellTabs = () => others.postMessage('changed');
export const whenOthersChange = (again: () => void) => others.addEventListener('message', again);

remembers({ fill: readItems, clear: () => (items.value = []) });

export async function readItems(): Promise<void> {
  const records = await (await database()).getAll('outbox');
  const read = await Promise.all(
    records.map(
      async ({ opId, n, state, sealed }) =>
        ({ ...(await unseal<Omit<Item, 'opId' | 'n' | 'state'>>(dataKey(), opId, sealed)), opId, n, state }) as Item,
    ),
  );
  show(read);
}

function show(next: readonly Item[]): void {
  items.value = next.toSorted((a, b) => a.n - b.n);
  const of = (state: ItemState) => next.filter((item) => item.state === state).length;
  counts.value = { waiting: of('waiting'), asks: of('asks') };
}

async function sealed({ opId, n, state, ...rest }: Item): Promise<Kept> {
  return { opId, n, state, sealed: await seal(dataKey(), opId, rest) };
}

/** Puts items down, all or none; fails when the phone has no room for them. On the disk when it is done, whatever becomes of the battery. */
async function put(changed: readonly Item[]): Promise<void> {
  await write(changed);
  showChanged(changed);
}

async function write(changed: readonly Item[]): Promise<void> {
  const records = await Promise.all(changed.map(sealed));
  const writing = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
  await Promise.all([...records.map((record) => writing.store.put(record)), writing.done]);
}

function showChanged(changed: readonly Item[]): void {
  const ids = new Set(changed.map(({ opId }) => opId));
  show([...items.value.filter(({ opId }) => !ids.has(opId)), ...changed]);
  tellTabs();
}

export async function record(drafts: readonly Draft[], by: string | undefined, heldMs = HELD_MS): Promise<readonly Item[]> {
  const last = items.value.at(-1)?.n ?? 0;
  const made = drafts.map((draft, i): Item => {
    const { opId } = draft.input;
    const times = { madeAt: now().getTime(), heldUntil: Date.now() + heldMs, attempts: 0, nextTry: 0 };
    return { ...draft, opId, n: last + 1 + i, state: 'waiting', by, ...times };
  });
  await put(made);
  return made;
}

/** Puts back items of a copy that are not here; they keep their ids, so that what was sent meanwhile is not sent twice. */
export async function restore(found: readonly Item[]): Promise<number> {
  const last = items.value.at(-1)?.n ?? 0;
  const missing = found.filter(({ opId }) => !items.value.some((item) => item.opId === opId));
  await put(missing.map((item, i) => ({ ...item, n: last + 1 + i, nextTry: 0, heldUntil: 0 })));
  return missing.length;
}

/** How an item stands now. It goes on where there is no room: sending makes room, and sent again it is the same. */
export async function update(item: Item): Promise<void> {
  await orFull(write([item]));
  showChanged([item]);
}

/** Takes back what was not sent yet; false: it was. */
export async function undo(ids: readonly string[]): Promise<boolean> {
  const theirs = items.value.filter(({ opId }) => ids.includes(opId));
  if (theirs.some(({ opId, state }) => state !== 'waiting' || sending.has(opId))) return false;
  await remove(ids);
  return true;
}

/** What is on the line at this moment: it may be in the hub already. */
export const sending = new Set<string>();

async function remove(ids: readonly string[]): Promise<void> {
  const writing = (await database()).transaction('outbox', 'readwrite', { durability: 'strict' });
  await Promise.all([...ids.map((id) => writing.store.delete(id)), writing.done]);
  show(items.value.filter(({ opId }) => !ids.includes(opId)));
  tellTabs();
}

/** Of what is done with the last ones are kept, to be looked up. */
export async function prune(): Promise<void> {
  const done = items.value.filter(({ state }) => state === 'sent' || state === 'dropped');
  if (done.length > SENT_KEPT) await remove(done.slice(0, -SENT_KEPT).map(({ opId }) => opId));
}

const released = new Set<string>();

/** Whoever undoes nothing more is done with the toast: what was held goes now. */
export const release = (): void => items.value.forEach(({ opId }) => released.add(opId));

/** A clock that was set back must hold nothing for days. */
export function isHeld({ opId, heldUntil }: Item): boolean {
  const left = heldUntil - Date.now();
  return left > 0 && left <= HELD_MS && !released.has(opId);
}

/** Of the same survivor the later step waits for the earlier one. */
export function isBehind(item: Item, all: readonly Item[] = items.value): boolean {
  if (item.kind !== 'step') return false;
  const { survivorId } = item.input;
  return all.some(
    (one) => one.kind === 'step' && one.n < item.n && one.input.survivorId === survivorId && (one.state === 'waiting' || one.state === 'asks'),
  );
}
