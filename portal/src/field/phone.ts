/**
 * The phone as a whole: new, locked, open. While it is open the data key is in memory and what is sealed can be read; locked, nothing of a survivor is in
 * memory or on the screen. What waits to be sent is never removed without a word.
 */
import { signal } from '@preact/signals';
import { changeLock, isGoodPin, newLock, openLock, seal, unseal } from './sealed.js';
import { database, plain, removeAll, removeSealed, setPlain } from './store.js';
import { now } from './time.js';

export const phase = signal<'starting' | 'new' | 'locked' | 'open' | 'broken'>('starting');
/** How many items wait, and how many need an answer; also of a locked phone. */
export const counts = signal({ waiting: 0, asks: 0 });
/** When the hub last answered. */
export const contact = signal(0);
/** Why what was here about survivors is not here any more. */
export const ended = signal<'revoked' | 'old' | 'pin' | 'evicted' | undefined>(undefined);

export const TRIES = 5;
export const triesLeft = signal(TRIES);
const LOCK_AFTER_MS = 2 * 60_000;
const OLD_AFTER_MS = 14 * 24 * 60 * 60_000;
/** In the plain storage of the browser: whether there was ever anything, so that its loss is told. */
const HAD = 'samanvay.field.had';

let key: CryptoKey | undefined;

/** What is in memory while the phone is open. */
export interface Memory {
  fill: () => Promise<void>;
  clear: () => void;
}
const memories: Memory[] = [];
export const remembers = (...those: Memory[]) => void memories.push(...those);

export function dataKey(): CryptoKey {
  if (!key) throw new Error('LOCKED');
  return key;
}

/** The phone has no room left, and what is on the screen may not be on the disk. */
export const isFull = signal(false);

/** Goes on when there is no room, and says so on every screen: for what can be read again. */
export async function orFull(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
    isFull.value = false;
  } catch (error) {
    if ((error as Error).name !== 'QuotaExceededError') throw error;
    isFull.value = true;
  }
}

/** Seals a value under a name; reads it again. */
export async function keep(name: string, value: unknown): Promise<void> {
  const sealed = await seal(dataKey(), name, value);
  await orFull((await database()).put('sealed', sealed, name));
}
export async function kept<T>(name: string): Promise<T | undefined> {
  const sealed = await (await database()).get('sealed', name);
  return sealed && unseal<T>(dataKey(), name, sealed);
}
export async function forget(name: string): Promise<void> {
  await (await database()).delete('sealed', name);
}

/** Looks what is on this phone. */
export async function start(): Promise<void> {
  try {
    contact.value = (await plain('contact')) ?? 0;
    ended.value = await plain('ended');
    triesLeft.value = TRIES - ((await plain('tries')) ?? 0);
    await count();
    await mustBeRecent();
    const isThere = (await plain('lock')) !== undefined;
    if (!isThere && ended.value === undefined && localStorage.getItem(HAD) !== null) ended.value = 'evicted';
    phase.value = isThere ? 'locked' : 'new';
  } catch {
    phase.value = 'broken';
  }
}

export async function count(): Promise<void> {
  const items = await (await database()).getAll('outbox');
  const of = (state: string) => items.filter((item) => item.state === state).length;
  counts.value = { waiting: of('waiting'), asks: of('asks') };
}

export const isWaiting = () => counts.value.waiting + counts.value.asks > 0;

/** A PIN for a phone that has none. */
export async function choosePin(pin: string): Promise<void> {
  await setPlain('lock', await newLock(pin));
  localStorage.setItem(HAD, 'yes');
  // Asked for, so that the browser does not take this for a cache; whether it agreed is shown under Me.
  await navigator.storage?.persist?.().catch(() => false);
  await open(pin);
}

/** A try is counted before it is made: pulling the battery gives none back. After the fifth the key is gone, and with it all that it sealed. */
export async function open(pin: string): Promise<'open' | 'wrong' | 'gone'> {
  const lock = await plain('lock');
  if (!lock) return 'gone';
  const tries = ((await plain('tries')) ?? 0) + 1;
  await setPlain('tries', tries);
  const found = await openLock(pin, lock);
  if (!found) {
    triesLeft.value = TRIES - tries;
    if (tries < TRIES) return 'wrong';
    await wipe('pin');
    return 'gone';
  }
  await setPlain('tries', undefined);
  triesLeft.value = TRIES;
  key = found;
  for (const { fill } of memories) await fill();
  touched = Date.now();
  phase.value = 'open';
  return 'open';
}

export async function changePin(pin: string, next: string): Promise<'changed' | 'wrong' | 'weak'> {
  if (!isGoodPin(next)) return 'weak';
  const lock = await changeLock(pin, (await plain('lock'))!, next);
  if (!lock) return 'wrong';
  await setPlain('lock', lock);
  return 'changed';
}

export function close(): void {
  if (phase.value !== 'open') return;
  key = undefined;
  for (const { clear } of memories) clear();
  phase.value = 'locked';
}

/** Everything is removed. */
export async function wipe(why?: 'revoked' | 'old' | 'pin'): Promise<void> {
  key = undefined;
  for (const { clear } of memories) clear();
  await removeAll();
  localStorage.removeItem(HAD);
  counts.value = { waiting: 0, asks: 0 };
  contact.value = 0;
  triesLeft.value = TRIES;
  ended.value = why;
  phase.value = 'new';
}

/** The hub lets this officer in no more, or was not asked for too long: all about survivors goes; what waits stays, sealed, until it is handed over. */
export async function endAccess(why: 'revoked' | 'old'): Promise<void> {
  if (!isWaiting()) return wipe(why);
  await removeSealed();
  await setPlain('ended', why);
  ended.value = why;
}

/** The hub answered. */
export async function hadContact(): Promise<void> {
  contact.value = now().getTime();
  await setPlain('contact', contact.value);
  if (ended.value) await setPlain('ended', undefined);
  ended.value = undefined;
}

async function mustBeRecent(): Promise<void> {
  if (contact.value > 0 && now().getTime() - contact.value > OLD_AFTER_MS && ended.value === undefined) await endAccess('old');
}

let touched = Date.now();

/** Two minutes without a touch lock it, also when nobody looks. */
export function watchTouches(): void {
  const touch = () => (touched = Date.now());
  for (const event of ['pointerdown', 'keydown', 'scroll', 'input']) addEventListener(event, touch, { passive: true, capture: true });
  const look = () => {
    if (phase.value === 'open' && Date.now() - touched > LOCK_AFTER_MS) close();
  };
  setInterval(look, 5000);
  setInterval(() => void mustBeRecent(), 60 * 60_000);
  document.addEventListener('visibilitychange', look);
}
