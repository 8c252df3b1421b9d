import { ref } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { change, mustBeCurrent, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Conflict, Invalid } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { DeliveryState, LONGEST_OVERLAP_HOURS, OVERLAP_HOURS, PauseReason, WebhookState } from './codes.js';
import { addressOf, descriptionOf, eventsOf, tellingSecret, withSecret } from './register-webhook.js';
import { rotated } from './secrets.js';
import { Webhook, WebhookDelivery } from './webhook.entity.js';

@InputType({
  description: 'Another address, other events or other words for a webhook. What is left out stays. It stands in your name from then on.',
})
export class UpdateWebhookInput extends UpdateInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => String, { nullable: true, description: 'Where to send from now on. A new address is asked first whether it takes messages.' })
  url?: string;

  @Field(() => [String], { nullable: true, description: 'The events to send from now on; an empty list: all.' })
  events?: string[];

  @Field(() => String, { nullable: true, description: 'What it is for. Name no person.' })
  description?: string;
}

export const UpdateWebhookPayload = PayloadOf('updateWebhook', 'webhook', () => Webhook);

export async function updateWebhook(context: Context, input: UpdateWebhookInput): Promise<object> {
  const address = addressOf(context, input.url);
  const verb = async (work: Work) => {
    const webhook = await ownWebhook(work, input.webhookId);
    mustBeCurrent(webhook, input.expectedVersion);
    if (input.events != null) webhook.events = eventsOf(input.events);
    if (input.description != null) webhook.description = descriptionOf(input.description);
    const url = input.url == null ? webhook.url : address();
    if (url !== webhook.url) {
      webhook.url = url;
      webhook.verifiedAt = null;
      if (webhook.state === WebhookState.ACTIVE) webhook.state = WebhookState.PENDING;
      await askAgain(work, webhook);
    }
    standsInMyName(work, webhook);
    return webhook;
  };
  return change(context, 'updateWebhook', UpdateWebhookPayload, input, verb, undefined, address.look);
}

@InputType({ description: 'A new secret for a webhook. It stands in your name from then on.' })
export class RotateWebhookSecretInput extends ChangeInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;

  @Field(() => Int, {
    nullable: true,
    description: `For how many hours the secrets before it go on to sign beside it, 0 to ${LONGEST_OVERLAP_HOURS}; ${OVERLAP_HOURS} when left out. 0: at once none, for a secret that others know.`,
  })
  overlapHours?: number;
}

export const RotateWebhookSecretPayload = withSecret(PayloadOf('rotateWebhookSecret', 'webhook', () => Webhook));

export async function rotateWebhookSecret(context: Context, input: RotateWebhookSecretInput): Promise<object> {
  const hours = input.overlapHours ?? OVERLAP_HOURS;
  const made: { webhook?: Webhook } = {};
  const verb = async (work: Work) => {
    if (hours < 0 || hours > LONGEST_OVERLAP_HOURS) throw new Invalid(`Secrets overlap for 0 to ${LONGEST_OVERLAP_HOURS} hours.`, ['overlapHours']);
    const webhook = await ownWebhook(work, input.webhookId);
    webhook.secrets = rotated(webhook.secrets, work.now, hours * 3_600_000);
    standsInMyName(work, webhook);
    return (made.webhook = webhook);
  };
  return tellingSecret(context, made, await change(context, 'rotateWebhookSecret', RotateWebhookSecretPayload, input, verb));
}

@InputType({ description: 'A webhook is to send nothing for now.' })
export class PauseWebhookInput extends ChangeInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

export const PauseWebhookPayload = PayloadOf('pauseWebhook', 'webhook', () => Webhook);

export async function pauseWebhook(work: Work, input: PauseWebhookInput): Promise<Webhook> {
  const webhook = await ownWebhook(work, input.webhookId);
  if (webhook.state === WebhookState.PAUSED) throw new Conflict('This webhook is paused already.', ['webhookId'], 'ILLEGAL_STEP');
  webhook.state = WebhookState.PAUSED;
  webhook.pausedBecause = PauseReason.BY_OFFICE;
  webhook.version++;
  return webhook;
}

@InputType({ description: 'A webhook is to send again, from where it was. It stands in your name from then on.' })
export class ResumeWebhookInput extends ChangeInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

export const ResumeWebhookPayload = PayloadOf('resumeWebhook', 'webhook', () => Webhook);

/** Goes on where it stopped, and tries at once what is waiting: also the first message, of one that was never paused. */
export async function resumeWebhook(work: Work, input: ResumeWebhookInput): Promise<Webhook> {
  const { em, now } = work;
  const webhook = await ownWebhook(work, input.webhookId);
  webhook.state = webhook.verifiedAt ? WebhookState.ACTIVE : WebhookState.PENDING;
  webhook.pausedBecause = null;
  standsInMyName(work, webhook);
  await em.nativeUpdate(WebhookDelivery, { webhook: webhook.id, state: DeliveryState.WAITING }, { attempts: 0, nextAt: now });
  return webhook;
}

@InputType({ description: 'A webhook is to send nothing any more.' })
export class EndWebhookInput extends ChangeInput {
  @Field(() => ID, { description: 'The webhook.' })
  webhookId!: string;
}

export const EndWebhookPayload = PayloadOf('endWebhook', 'webhook', () => Webhook);

export async function endWebhook(work: Work, input: EndWebhookInput): Promise<Webhook> {
  const webhook = await ownWebhook(work, input.webhookId);
  webhook.state = WebhookState.ENDED;
  webhook.pausedBecause = null;
  webhook.version++;
  return webhook;
}

/** One of the office's that has not ended, locked for this change: what reads for it waits. */
export async function ownWebhook({ load }: Work, webhookId: string): Promise<Webhook> {
  const webhook = await load(Webhook, webhookId, 'webhookId');
  webhook.mustNotHaveEnded();
  return webhook;
}

/** Whoever decides where or what is sent answers for it: it is what they may be told, by the portal that they used. */
export function standsInMyName({ em, actor }: { em: Work['em']; actor: Actor }, webhook: Webhook): void {
  webhook.officer = ref(em.getReference(Officer, actor.officerId));
  webhook.clientId = actor.clientId ?? null;
  webhook.version++;
}

async function askAgain({ em, now }: Work, webhook: Webhook): Promise<void> {
  const anew = { messageId: uuidv7(), state: DeliveryState.WAITING, attempts: 0, nextAt: now, takenUntil: null, status: null, problem: null };
  await em.nativeUpdate(WebhookDelivery, { webhook: webhook.id, position: 0 }, anew);
}
