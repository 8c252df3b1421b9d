import { randomUUID } from 'node:crypto';
import { Conflict } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import { SECRETS_AT_ONCE } from './codes.js';
import type { SecretSalt } from './webhook.entity.js';

/**
 * The secret of a webhook, as Standard Webhooks writes it. It is made anew whenever it is needed, of a key that is not in the database and a
 * salt that is: so no secret lies anywhere, and neither the key nor the database alone gives one.
 */
export function secretOf(keys: KeyRing, webhookId: string, { salt }: Pick<SecretSalt, 'salt'>): string {
  return `whsec_${keys.sign('webhook', `webhook|${webhookId}|${salt}`).toString('base64')}`;
}

export function newSalt(): SecretSalt {
  return { salt: randomUUID(), until: null };
}

/** Those that sign at this time. */
export function signing(secrets: readonly SecretSalt[], now: Date): SecretSalt[] {
  return secrets.filter(({ until }) => until === null || new Date(until) > now);
}

/**
 * A new one, and those before it until the overlap is over: all of them, not the last alone, since the answer that held the last may have been
 * lost, and the receiver then still has the one before.
 */
export function rotated(secrets: readonly SecretSalt[], now: Date, overlapMs: number): SecretSalt[] {
  const end = new Date(now.getTime() + overlapMs);
  const before = signing(secrets, now)
    .map(({ salt, until }) => ({ salt, until: (until !== null && new Date(until) < end ? new Date(until) : end).toISOString() }))
    .filter(({ until }) => new Date(until) > now);
  if (before.length >= SECRETS_AT_ONCE)
    throw new Conflict(
      `${SECRETS_AT_ONCE} secrets of this webhook sign at this time. Wait until one has ended, or end them at once: overlapHours 0.`,
    );
  return [...before, newSalt()];
}
