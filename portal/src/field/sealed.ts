/**
 * Sealing on this phone. A data key (AES-GCM) seals; it lies here only wrapped by a key that is made from the PIN, and in memory only while the phone is
 * open. Who takes the whole storage away can try PINs at leisure: six digits hold off a finder, not a laboratory.
 */

/** What opens the data key, together with the PIN. */
export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const ITERATIONS = 310_000;
const AES = { name: 'AES-GCM', length: 256 } as const;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const text = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }, text, AES, false, ['wrapKey', 'unwrapKey']);
}

async function lockUp(key: CryptoKey, pin: string): Promise<Lock> {
  const [salt, iv] = [random(16), random(12)];
  return { salt, iv, wrapped: await crypto.subtle.wrapKey('raw', key, await pinKey(pin, salt), { ...AES, iv }) };
}

async function unlock(pin: string, { salt, iv, wrapped }: Lock, extractable: boolean): Promise<CryptoKey | undefined> {
  const opener = await pinKey(pin, salt);
  return crypto.subtle.unwrapKey('raw', wrapped, opener, { ...AES, iv }, AES, extractable, ['encrypt', 'decrypt']).catch(() => undefined);
}

/** A new data key, and what lies on the phone in its place. */
export async function newLock(pin: string): Promise<Lock> {
  return lockUp(await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']), pin);
}

/** The data key; undefined: that is not the PIN. */
export const openLock = (pin: string, lock: Lock): Promise<CryptoKey | undefined> => unlock(pin, lock, false);

/** The same data key under another PIN; undefined: the old one is not the PIN. */
export async function changeLock(pin: string, lock: Lock, next: string): Promise<Lock | undefined> {
  const key = await unlock(pin, lock, true);
  return key && lockUp(key, next);
}

/** `name` is where it will lie: what is moved elsewhere does not open. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = random(12);
  const additionalData = new TextEncoder().encode(name);
  return { iv, data: await crypto.subtle.encrypt({ ...AES, iv, additionalData }, key, new TextEncoder().encode(JSON.stringify(value))) };
}

export async function unseal<T>(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt({ ...AES, iv, additionalData: new TextEncoder().encode(name) }, key, data);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

/** At least six digits, and not the ones that are tried first. */
export function isGoodPin(pin: string): boolean {
  return /^\d{6,12}$/.test(pin) && !/^(\d)\1+$/.test(pin) && !'01234567890'.includes(pin) && !'09876543210'.includes(pin);
}
