import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { Field, InputType } from 'type-graphql';
import { OperationDone } from '../audit/audit.entity.js';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { Actor } from '../access/actor.js';
import { isAddress } from './addresses.js';
import { CODES_A_DAY, CODE_MINUTES, CODE_TRIES, Channel, Delivery } from './codes.js';
import { OfficerContact } from './contact.entity.js';

@InputType({ description: 'Where you want messages to go, and which.' })
export class SetContactInput extends ChangeInput {
  @Field(() => Channel, { description: 'Mail or SMS: one address for each.' })
  channel!: Channel;

  @Field(() => String, {
    nullable: true,
    description:
      'E-mail address, or Indian mobile number as +91 and ten digits. A code is sent there, and nothing else until it has come back. Null: none.',
  })
  address?: string | null;

  @Field(() => Delivery, { description: 'What is sent to it.' })
  delivery!: Delivery;
}

export const SetContactPayload = PayloadOf('setContact', 'contact', () => OfficerContact);

/**
 * Puts down an address, or another wish for the one that is there. A new address, or the same one that was never confirmed, gets a code: a
 * trigger makes the message, in this transaction.
 */
export async function setContact({ em, actor, now }: Work, input: SetContactInput): Promise<OfficerContact> {
  mustBeSignedIn(actor);
  const { channel, delivery } = input;
  const address = input.address?.trim() || null;
  if (address && !isAddress(channel, address))
    throw new Invalid(
      channel === Channel.MAIL ? 'This is no e-mail address.' : 'This is no Indian mobile number: +91 and ten digits, without spaces.',
      ['address'],
    );
  if (channel === Channel.SMS && delivery === Delivery.DIGEST) throw new Invalid('There is no digest by SMS.', ['delivery']);
  const contact =
    (await ownContact(em, actor, channel)) ?? em.create(OfficerContact, { officerId: actor.officerId, channel, delivery, tries: 0, codes: 0 });
  contact.delivery = delivery;
  if (address === (contact.address ?? null) && (contact.verifiedAt || !address)) return contact;
  contact.address = address;
  contact.verifiedAt = null;
  contact.codeId = null;
  contact.codeAt = null;
  if (address) drawCode(contact, now);
  return contact;
}

/** Few in a day: whoever asks for codes sends mail to somebody. */
function drawCode(contact: OfficerContact, now: Date): void {
  const today = dayInIndia(now);
  if (contact.codesOn !== today) contact.codes = 0;
  if (contact.codes >= CODES_A_DAY) throw new Conflict(`${CODES_A_DAY} codes were sent today. Try again tomorrow.`, ['address']);
  contact.codesOn = today;
  contact.codes += 1;
  contact.codeId = uuidv7();
  contact.codeAt = now;
  contact.tries = 0;
}

@InputType({ description: 'The code that came to your address.' })
export class ConfirmContactInput extends ChangeInput {
  @Field(() => Channel, { description: 'To which of your addresses.' })
  channel!: Channel;

  @Field({ description: 'Six digits.' })
  code!: string;
}

export const ConfirmContactPayload = PayloadOf('confirmContact', 'contact', () => OfficerContact);

/** Before the change, and whatever becomes of it: that a code was tried. So that trying a million takes longer than anybody lives. */
export async function countTry(context: Context, { channel, opId }: ConfirmContactInput): Promise<void> {
  const { officerId } = context.actor;
  await context.write(async (em) => {
    if (await em.findOne(OperationDone, { officerId, opId })) return;
    await em.execute('update hub.officer_contact set tries = tries + 1 where officer_id = ?::uuid and channel = ? and code_id is not null', [
      officerId,
      channel,
    ]);
  });
}

export async function confirmContact({ em, actor, keys, now }: Work, { channel, code }: ConfirmContactInput): Promise<OfficerContact> {
  mustBeSignedIn(actor);
  const contact = await ownContact(em, actor, channel);
  // One answer, whether there is no code, another one, or one whose time is over.
  const { codeId, codeAt, tries } = contact ?? {};
  const isCode =
    codeId != null && isTheCode(keys, codeId, code) && tries! <= CODE_TRIES && now.getTime() - codeAt!.getTime() <= CODE_MINUTES * 60_000;
  if (!contact || !isCode)
    throw new Invalid(`This is not the code, or its ${CODE_MINUTES} minutes or ${CODE_TRIES} tries are over. Set the address again for another.`, [
      'code',
    ]);
  contact.verifiedAt = now;
  contact.codeId = null;
  contact.codeAt = null;
  return contact;
}

/** Locked, as every row that is changed. */
async function ownContact(em: EntityManager, { officerId }: Actor, channel: Channel): Promise<OfficerContact | null> {
  // Two who set the first address at once: the second finds that of the first.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`contact of ${officerId} ${channel}`]);
  return em.findOne(OfficerContact, { officerId, channel });
}

/** An address of an officer's own outlives the portal's session, and gives what the officer may have, not what both may. */
export function mustBeSignedIn({ clientId }: Actor): void {
  if (clientId) throw new Forbidden('This is for the officer alone: sign in yourself, and not through a portal.');
}

/**
 * The six digits of a code: made of its id under the hub's key, so that they are kept nowhere, whoever sends the message makes the same ones
 * again, and a copy of the database has none of them.
 */
export function codeOf(keys: KeyRing, codeId: string): string {
  return String(keys.sign('blind-index', `code|${codeId}`).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

function isTheCode(keys: KeyRing, codeId: string, said: string): boolean {
  return /^\d{6}$/.test(said) && timingSafeEqual(Buffer.from(codeOf(keys, codeId)), Buffer.from(said));
}
