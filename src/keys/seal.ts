import { type KeyObject, createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Closes a value: AES-256-GCM under a nonce of 96 random bits. `about` says what it is and where it belongs, and is not kept: whoever
 * opens it says it anew, so that a value that was moved elsewhere does not open.
 */
export function seal(key: KeyObject | Uint8Array, value: Uint8Array, about: string): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(about));
  const closed = cipher.update(value);
  cipher.final();
  return Buffer.concat([nonce, closed, cipher.getAuthTag()]);
}

/** Opens it, or fails: with another key, about something else, or when a bit of it was changed. */
export function unseal(key: KeyObject | Uint8Array, sealed: Uint8Array, about: string): Buffer {
  if (sealed.length < NONCE + TAG) throw new DoesNotOpen();
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new DoesNotOpen();
  }
}

/** Says nothing of what was in it, nor whose it was. */
export class DoesNotOpen extends Error {
  constructor() {
    super('A sealed value does not open: it was changed, moved from elsewhere, or sealed with a key that this hub does not hold.');
    this.name = 'DoesNotOpen';
  }
}

const drawn = Buffer.alloc(4096);
let used = drawn.length;

/** From the system's randomness, fetched in larger pieces: asked for twelve bytes at a time it takes as long as the cipher. */
export function random(length: number): Buffer {
  if (used + length > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const bytes = Buffer.from(drawn.subarray(used, used + length));
  drawn.fill(0, used, used + length);
  used += length;
  return bytes;
}
