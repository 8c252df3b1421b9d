import { BigIntType } from '@mikro-orm/core';
import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { keptByKeeper, keptByWorker } from '../access/visibility.js';
import { Channel, MessageState } from './codes.js';

/** Notices that nobody has been sent a message of yet: added by a trigger in the transaction of the notice, taken away with the messages made. */
@Entity({ tableName: 'message_due', ...keptByKeeper })
export class MessageDue {
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: true })
  id!: number;

  @Property({ type: 'uuid' })
  noticeId!: string;
}

/**
 * What is to leave the hub, and whether it has. No text and no address: both are made when it leaves. One thing goes to one receiver by one way
 * once, whoever makes the row.
 */
@Entity({ tableName: 'message', ...keptByWorker })
@Unique({
  name: 'message_once',
  expression: 'create unique index message_once on hub.message (about, channel, office_id, officer_id) nulls not distinct',
})
@Index({ name: 'message_waiting', expression: `create index message_waiting on hub.message (next_at, id) where state = 'WAITING'` })
@Index({ name: 'message_sending', expression: `create index message_sending on hub.message (claimed_at) where state = 'SENDING'` })
@Index({ name: 'message_held', expression: `create index message_held on hub.message (office_id, officer_id) where state in ('HELD', 'UNCERTAIN')` })
@Index({ name: 'message_of_receiver', expression: 'create index message_of_receiver on hub.message (office_id, officer_id, channel, claimed_at)' })
export class Message {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** What it tells of: the id of a notice, the day (IST) of a digest, the id of a code. */
  @Property({ type: 'text' })
  about!: string;

  /** By which text of `texts.ts`. */
  @Property({ type: 'text' })
  template!: string;

  @Enum(() => Channel)
  channel!: Channel;

  /** To whom: the office's own address, or that of the officer of it who is named. */
  @Property({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'uuid', nullable: true })
  officerId?: string;

  @Enum(() => MessageState)
  state!: MessageState;

  @Property({ type: 'int', default: 0 })
  attempts!: number;

  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  /** When it is tried next. */
  @Property({ type: 'timestamptz' })
  nextAt!: Date;

  /** When it was last handed over. */
  @Property({ type: 'timestamptz', nullable: true })
  claimedAt?: Date;

  @Property({ type: 'timestamptz', nullable: true })
  sentAt?: Date;
}
