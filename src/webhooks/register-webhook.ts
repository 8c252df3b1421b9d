import { ref } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Field, InputType } from 'type-graphql';
import { told } from '../access/told.js';
import { change, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, type PayloadClass, PayloadOf, type Problem } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Conflict, Invalid } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import type { RowReading } from '../planner/reading.js';
import { DeliveryState, problemsInWords, WEBHOOKS_OF_ONE_OFFICE, WebhookState } from './codes.js';
import { type Checked, Egress } from './egress.js';
import { newSalt, secretOf } from './secrets.js';
import { Webhook, WebhookDelivery } from './webhook.entity.js';

const LONGEST_DESCRIPTION = 200;

@InputType({ description: 'An address to which the hub is to send what changes in the cases of your office. It stands in your name.' })
export class RegisterWebhookInput extends ChangeInput {
  @Field({
    description:
      'Where to send: https, the public name of a server, port 443 or 8443. Private addresses are refused, and redirects are not followed.',
  })
  url!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The events to send, by the names of the operations, such as `recordJourneyEvent`; all when left out.',
  })
  events?: string[];

  @Field(() => String, { nullable: true, description: `What it is for, in at most ${LONGEST_DESCRIPTION} characters. Name no person.` })
  description?: string;
}

/** Shown in the answer that made it and never again: whoever lost it rotates. */
export function withSecret<T extends object>(payload: PayloadClass<T>): PayloadClass<T> {
  Field(() => String, {
    nullable: true,
    description:
      'The secret with which messages are signed (Standard Webhooks, `whsec_…`). It is shown this once; null when the operation is sent again. Whoever has lost it asks for another with `rotateWebhookSecret`.',
  })(payload.prototype as object, 'secret');
  return payload;
}

export const RegisterWebhookPayload = withSecret(PayloadOf('registerWebhook', 'webhook', () => Webhook));

/** Registers an address. Nothing is sent but one message that asks for it, until it has taken that. */
export async function registerWebhook(context: Context, input: RegisterWebhookInput): Promise<object> {
  const address = addressOf(context, input.url);
  const made: { webhook?: Webhook } = {};
  const verb = async (work: Work) => (made.webhook = await register(work, input, address()));
  return tellingSecret(context, made, await change(context, 'registerWebhook', RegisterWebhookPayload, input, verb, undefined, address.look));
}

/** Looks at an address before the transaction: names are resolved by others. What was found is told within, so that what is sent again answers the same. */
export function addressOf(context: Context, url: string | null | undefined): { (): string; look(): Promise<void> } {
  let found: Awaited<ReturnType<Egress['check']>> | undefined;
  const told = (): string => {
    if (typeof found === 'string') throw new Invalid(problemsInWords[found], ['url']);
    return (found as Checked).url.href;
  };
  const look = async () => void (found = url == null ? undefined : await (context.hub.egress ?? new Egress()).check(url));
  return Object.assign(told, { look });
}

/** Puts the secret into the answer of the change that made it, and of no other. */
export function tellingSecret(context: Context, { webhook }: { webhook?: Webhook }, payload: object): object {
  const { webhook: reading } = payload as { webhook: RowReading | null; problems: Problem[] };
  const isNew = webhook !== undefined && reading?.id === webhook.id;
  return { ...payload, secret: isNew ? secretOf(context.hub.keys, webhook.id, webhook.secrets.at(-1)!) : null };
}

async function register({ em, actor, now }: Work, input: RegisterWebhookInput, url: string): Promise<Webhook> {
  const standing = await em.count(Webhook, { office: actor.officeId, state: { $ne: WebhookState.ENDED } });
  if (standing >= WEBHOOKS_OF_ONE_OFFICE) throw new Conflict(`An office has at most ${WEBHOOKS_OF_ONE_OFFICE} webhooks. End one of them.`);
  const [newest]: { position: string | null }[] = await em.execute(
    'select max(position) as position from hub.change_access where office_id = ?::uuid',
    [actor.officeId],
  );
  const webhook = em.create(Webhook, {
    office: ref(em.getReference(Office, actor.officeId)),
    officer: ref(em.getReference(Officer, actor.officerId)),
    clientId: actor.clientId ?? null,
    url,
    events: eventsOf(input.events),
    description: descriptionOf(input.description),
    registeredAt: now,
    secrets: [newSalt()],
    position: Number(newest?.position ?? 0),
  });
  em.create(WebhookDelivery, {
    webhook: ref(webhook),
    officeId: actor.officeId,
    messageId: uuidv7(),
    position: 0,
    state: DeliveryState.WAITING,
    attempts: 0,
    nextAt: now,
  });
  return webhook;
}

export function eventsOf(events: readonly string[] | null | undefined): string[] | null {
  if (!events || events.length === 0) return null;
  for (const [i, event] of events.entries())
    if (!told[event]) throw new Invalid('Nobody is told of an event of this name. Events are called as the operations are.', ['events', String(i)]);
  return [...new Set(events)];
}

export function descriptionOf(description: string | null | undefined): string | null {
  return description?.trim() ? written(description, ['description'], LONGEST_DESCRIPTION) : null;
}
