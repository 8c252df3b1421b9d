import { randomBytes } from 'node:crypto';
import { Field, InputType, ObjectType } from 'type-graphql';
import { type Work, change, keyedHash } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import type { Actor } from '../access/actor.js';
import type { Context } from '../context.js';
import { Conflict } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CalendarAddress } from './calendar-address.entity.js';
import { mustBeSignedIn } from './set-contact.js';

@InputType({ description: 'A secret address for your calendar program.' })
export class RenewCalendarAddressInput extends ChangeInput {}

const Renewed = PayloadOf('renewCalendarAddress', 'calendarAddress', () => CalendarAddress);

@ObjectType({ description: 'The answer of `renewCalendarAddress`.' })
export class RenewCalendarAddressPayload extends Renewed {
  @Field(() => String, {
    nullable: true,
    description: 'The address, from the root of the hub: /calendar/....ics. Shown this once and kept nowhere; null when the operation is sent again.',
  })
  path!: string | null;
}

/** Draws a new secret and ends the one before, so that whoever lost a phone renews. */
export async function renewCalendarAddress(context: Context, input: RenewCalendarAddressInput): Promise<object> {
  let secret: string | undefined;
  const renew = async ({ em, actor, keys, now }: Work): Promise<CalendarAddress> => {
    mustBeSignedIn(actor);
    for (const before of await standing(em, actor)) before.endedAt = now;
    secret = randomBytes(32).toString('base64url');
    return em.create(CalendarAddress, { officerId: actor.officerId, secretHash: hashOfSecret(keys, secret), madeAt: now });
  };
  const answer = await change(context, 'renewCalendarAddress', RenewCalendarAddressPayload, input, renew);
  return { ...answer, path: secret ? `/calendar/${secret}.ics` : null };
}

@InputType({ description: 'Nobody reads your calendar any more.' })
export class EndCalendarAddressInput extends ChangeInput {}

export const EndCalendarAddressPayload = PayloadOf('endCalendarAddress', 'calendarAddress', () => CalendarAddress);

export async function endCalendarAddress({ em, actor, now }: Work): Promise<CalendarAddress> {
  const [address] = await standing(em, actor);
  if (!address) throw new Conflict('You have no calendar address.');
  address.endedAt = now;
  return address;
}

async function standing(em: EntityManager, { officerId }: Actor): Promise<CalendarAddress[]> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`calendar of ${officerId}`]);
  return em.find(CalendarAddress, { officerId, endedAt: null });
}

/** By what a secret is known again. */
export function hashOfSecret(keys: KeyRing, secret: string): string {
  return keyedHash(keys, `calendar|${secret}`);
}
