import { timingSafeEqual } from 'node:crypto';
import { Invalid } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';

/** Before the first change. */
export const BEGINNING = '00000000-0000-0000-0000-000000000000';

const ID_BYTES = 16;
const MAC_BYTES = 16;

/**
 * Where somebody stands among the changes: the id of the last one that they saw, and a signature, so that a cursor is one that the hub has
 * given and ids cannot be tried. It is no number: between two numbers one could count what is hidden.
 */
export function cursorOf(keys: KeyRing, changeId: string): string {
  const id = Buffer.from(changeId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(keys, id)]).toString('base64url');
}

/** The id in a cursor of the hub's own. */
export function changeIdIn(keys: KeyRing, cursor: string, path: string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const [id, mac] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
  if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(keys, id)) || bytes.toString('base64url') !== cursor)
    throw new Invalid('This is not a cursor of the hub. Send cursors back exactly as the hub gave them.', [path]);
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function macOf(keys: KeyRing, id: Uint8Array): Buffer {
  return keys.sign('blind-index', Buffer.concat([Buffer.from('cursor|'), id])).subarray(0, MAC_BYTES);
}
