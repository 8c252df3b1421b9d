import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { webhookDeliveriesSeen, webhooksSeen } from '../access/visibility.js';
import { Conflict } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { DeliveryState, PauseReason, problemsInWords, WebhookProblem, WebhookState } from './codes.js';

/** What a secret is made of, with a key that the database does not have (`secrets.ts`); and until when it signs, null: until another takes its place. */
export interface SecretSalt {
  salt: string;
  until: string | null;
}

/**
 * What one officer would be told by `changesSince`, sent to an address. Whoever changes where or what is sent has it in their own name from
 * then on, so that nobody has another's view sent to themselves (a trigger holds it).
 */
@ObjectType({
  implements: Node,
  description:
    'An address to which the hub sends what changes in the cases of your office: ids alone, as the officer in whose name it stands would be told them.',
})
@Entity({ tableName: 'webhook', ...webhooksSeen })
@Index({ properties: ['office', 'registeredAt'] })
export class Webhook {
  [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Office, { description: 'Whose it is.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => Officer, { description: 'In whose name it stands: what this officer may be told is what is sent.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => String, {
    name: 'portal',
    nullable: true,
    description: 'Through which portal it was registered or changed last: it narrows what is sent.',
  })
  @Property({ type: 'text', nullable: true })
  clientId?: string | null;

  @Field({ description: 'Where it is sent.' })
  @Property({ type: 'text' })
  url!: string;

  @Field(() => [String], { nullable: true, description: 'The events that are sent, by the names of the operations; null: all.' })
  @Property({ type: 'text[]', nullable: true })
  events?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What it is for, in the words of the office.' })
  @Property({ type: 'text', nullable: true })
  description?: string | null;

  @Field(() => WebhookState, { description: 'Where it stands.' })
  @Enum(() => WebhookState)
  state: WebhookState = WebhookState.PENDING;

  @Field(() => PauseReason, { nullable: true, description: 'Why it is paused.' })
  @Enum({ items: () => PauseReason, nullable: true })
  pausedBecause?: PauseReason | null;

  @Field(() => DateTime, { description: 'When it was registered (UTC).' })
  @Property({ type: 'timestamptz' })
  registeredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When this address took the first message (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  verifiedAt?: Date | null;

  @Property({ type: 'json' })
  secrets!: SecretSalt[];

  /** Up to where the list of the office has been read for it. It never leaves: in its gaps one could count what is hidden. */
  @Property({ type: new BigIntType('number') })
  position!: number;

  @Field(() => Int, { description: 'Grows with every change that an officer makes. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => WebhookDelivery, {
    by: 'webhook',
    description:
      'What was sent, is still to be sent or was withheld, oldest first: ask for the `last` ones. Those that were taken are kept for 30 days.',
  })
  deliveries!: Many<WebhookDelivery>;

  mustNotHaveEnded(): void {
    if (this.state === WebhookState.ENDED) throw new Conflict('This webhook has ended. Register a new one.', ['webhookId']);
  }
}

/** One message to one address. Which change it tells, its place says; the message itself is made anew for each attempt, and is kept nowhere. */
@ObjectType({ implements: Node, description: 'A message of a webhook, and what became of it. Never what it says.' })
@Entity({ tableName: 'webhook_delivery', ...webhookDeliveriesSeen })
@Unique({ properties: ['webhook', 'position'] })
@Index({
  name: 'webhook_delivery_lane',
  expression: `create index webhook_delivery_lane on hub.webhook_delivery (webhook_id, case_id, position) where state = 'WAITING'`,
})
@Index({
  name: 'webhook_delivery_due',
  expression: `create index webhook_delivery_due on hub.webhook_delivery (next_at) where state = 'WAITING'`,
})
@Index({
  name: 'webhook_delivery_over',
  expression: `create index webhook_delivery_over on hub.webhook_delivery (tried_at) where state <> 'WAITING'`,
})
export class WebhookDelivery {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Webhook, { ref: true })
  webhook!: Ref<Webhook>;

  /** Of the webhook, for the policy. */
  @Property({ type: 'uuid' })
  officeId!: string;

  @Field(() => ID, { description: 'The `webhook-id` of the message, the same at every attempt: by it the receiver knows what it has already.' })
  @Property({ type: 'uuid' })
  messageId!: string;

  /** Of one case, one after the other. None: the first message, which asks whether the address takes any. */
  @Property({ type: 'uuid', nullable: true })
  caseId?: string | null;

  /** The place of the change; 0: the first message. It never leaves. */
  @Property({ type: new BigIntType('number') })
  position!: number;

  @Field(() => DeliveryState, { description: 'Where it stands.' })
  @Enum(() => DeliveryState)
  state!: DeliveryState;

  @Field(() => Int, { description: 'How often it was tried since it was last begun anew (`resumeWebhook`, `replayWebhook`).' })
  @Property({ type: 'smallint' })
  attempts!: number;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer, if there was one.' })
  @Property({ type: 'smallint', nullable: true })
  status?: number | null;

  @Field(() => WebhookProblem, { nullable: true, description: 'Why the last attempt failed, for programs.' })
  @Enum({ items: () => WebhookProblem, nullable: true })
  problem?: WebhookProblem | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last tried (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  triedAt?: Date | null;

  @Field(() => DateTime, { name: 'nextAttemptAt', nullable: true, description: 'When it is tried next (UTC); null: not by itself.' })
  @Property({ type: 'timestamptz', nullable: true })
  nextAt?: Date | null;

  /** Whoever sends it has it until then. A process that died gives it back by that. */
  @Property({ type: 'timestamptz', nullable: true })
  takenUntil?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed and what to do, for people.' })
  explanation(): string | null {
    return this.problem ? problemsInWords[this.problem] : null;
  }
}
