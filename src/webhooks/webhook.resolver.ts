import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import {
  EndWebhookInput,
  EndWebhookPayload,
  endWebhook,
  PauseWebhookInput,
  PauseWebhookPayload,
  pauseWebhook,
  ResumeWebhookInput,
  ResumeWebhookPayload,
  resumeWebhook,
  RotateWebhookSecretInput,
  RotateWebhookSecretPayload,
  rotateWebhookSecret,
  UpdateWebhookInput,
  UpdateWebhookPayload,
  updateWebhook,
} from './change-webhook.js';
import { RegisterWebhookInput, RegisterWebhookPayload, registerWebhook } from './register-webhook.js';
import { ReplayWebhookInput, ReplayWebhookPayload, replayWebhook } from './replay-webhook.js';
import { Webhook } from './webhook.entity.js';

const WebhookConnection = ConnectionOf(Webhook);

@Resolver()
export class WebhookResolver {
  @Query(() => WebhookConnection, { description: 'The webhooks of your office, those that have ended among them; newest first.' })
  webhooks(@Args(() => PageArgs) page: PageArgs, @Ctx() { actor }: Context) {
    const order = { column: 't.registered_at', type: 'timestamptz', descending: true } as const;
    return new PageReading({ entity: Webhook, where: [{ sql: 't.office_id = ?', params: [actor.officeId] }], order }, page);
  }

  @Mutation(() => RegisterWebhookPayload, {
    description:
      'Registers an address to which the hub sends what changes in the cases of your office, as you would be told by `changesSince`: a CloudEvent of ids, signed after Standard Webhooks, of one case in order. At most 10 for an office.',
  })
  registerWebhook(
    @Arg('input', () => RegisterWebhookInput, { description: 'Where to, and of which events.' }) input: RegisterWebhookInput,
    @Ctx() context: Context,
  ) {
    return registerWebhook(context, input);
  }

  @Mutation(() => UpdateWebhookPayload, { description: 'Changes where and what a webhook of your office sends.' })
  updateWebhook(
    @Arg('input', () => UpdateWebhookInput, { description: 'What is to be different.' }) input: UpdateWebhookInput,
    @Ctx() context: Context,
  ) {
    return updateWebhook(context, input);
  }

  @Mutation(() => RotateWebhookSecretPayload, { description: 'Makes a new secret for a webhook. For a time both sign.' })
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'Of which webhook, and how long they overlap.' }) input: RotateWebhookSecretInput,
    @Ctx() context: Context,
  ) {
    return rotateWebhookSecret(context, input);
  }

  @Mutation(() => PauseWebhookPayload, { description: 'Pauses a webhook. What happens meanwhile is sent when it is resumed.' })
  pauseWebhook(@Arg('input', () => PauseWebhookInput, { description: 'Which.' }) input: PauseWebhookInput, @Ctx() context: Context) {
    return change(context, 'pauseWebhook', PauseWebhookPayload, input, pauseWebhook);
  }

  @Mutation(() => ResumeWebhookPayload, {
    description:
      'Lets a webhook of your office go on where it stopped, in your name, and tries at once what waits. So one officer takes over what another can answer for no longer.',
  })
  resumeWebhook(@Arg('input', () => ResumeWebhookInput, { description: 'Which.' }) input: ResumeWebhookInput, @Ctx() context: Context) {
    return change(context, 'resumeWebhook', ResumeWebhookPayload, input, resumeWebhook);
  }

  @Mutation(() => ReplayWebhookPayload, {
    description:
      'Sends again what a webhook has sent, from a cursor or a time on, as far as you may still be told of it. The ids of the messages are the same.',
  })
  replayWebhook(
    @Arg('input', () => ReplayWebhookInput, { description: 'Which, and from where.' }) input: ReplayWebhookInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'replayWebhook', ReplayWebhookPayload, input, replayWebhook);
  }

  @Mutation(() => EndWebhookPayload, { description: 'Ends a webhook of your office for good.' })
  endWebhook(@Arg('input', () => EndWebhookInput, { description: 'Which.' }) input: EndWebhookInput, @Ctx() context: Context) {
    return change(context, 'endWebhook', EndWebhookPayload, input, endWebhook);
  }
}
