import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Invalid } from '../errors.js';
import { placeOf } from '../live/read-changes.js';
import { DateTime } from '../planner/scalars.js';
import { ownWebhook, standsInMyName } from './change-webhook.js';
import { DeliveryState } from './codes.js';
import { Webhook, WebhookDelivery } from './webhook.entity.js';

@InputType({
  description: 'A webhook is to send again what it has sent, as far as you may still be told of it. Say from where: either `cursor` or `since`.',
})
export class ReplayWebhookInput extends ChangeInput {
  @Field(() => ID, { description: 'The webhook. It stands in your name from then on.' })
  webhookId!: string;

  @Field(() => String, { nullable: true, description: 'What came after this cursor, as it stands in a message (`data.cursor`).' })
  cursor?: string;

  @Field(() => DateTime, { nullable: true, description: 'What was done at this time or after it (UTC).' })
  since?: Date;
}

export const ReplayWebhookPayload = PayloadOf('replayWebhook', 'webhook', () => Webhook);

/**
 * Goes back in the list and reads it anew, under today's rights. What still waits beyond that point is set aside until it is read again, or
 * later messages of a case would overtake the earlier ones.
 */
export async function replayWebhook(work: Work, input: ReplayWebhookInput): Promise<Webhook> {
  const { em, now } = work;
  if ((input.cursor == null) === (input.since == null)) throw new Invalid('Say from where: either `cursor` or `since`.', ['cursor']);
  const webhook = await ownWebhook(work, input.webhookId);
  const from = await placeBefore(work, input);
  if (from < webhook.position) {
    webhook.position = from;
    const aside = { state: DeliveryState.WITHHELD, triedAt: now, nextAt: null };
    await em.nativeUpdate(WebhookDelivery, { webhook: webhook.id, state: DeliveryState.WAITING, position: { $gt: from } }, aside);
  }
  standsInMyName(work, webhook);
  return webhook;
}

/** The place after which it begins. A cursor of a change that is nowhere any more begins at the beginning. */
async function placeBefore({ em, actor, keys }: Work, { cursor, since }: ReplayWebhookInput): Promise<number> {
  if (since != null) {
    const [found]: { position: string }[] = await em.execute(
      `select c.position from hub.change_access a join hub.change c on c.position = a.position
       where a.office_id = ?::uuid and c.at >= ? order by a.position limit 1`,
      [actor.officeId, since],
    );
    return found ? Number(found.position) - 1 : Number.POSITIVE_INFINITY;
  }
  const asked = placeOf(keys, cursor!, 'cursor');
  if (!asked) return 0;
  const [place]: { place: string | null }[] = await em.execute('select hub.place_of_change(?::uuid)::text as place', [...asked.params]);
  return Number(place?.place ?? 0);
}
