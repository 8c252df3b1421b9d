import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { ofOfficerAlone } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Channel, Delivery } from './codes.js';

/** One for each way. Nothing but a code goes to an address until that code has come back. */
@ObjectType({ implements: Node, description: 'An address of your own, to which the hub sends messages. Nobody else sees it.' })
@Entity({ tableName: 'officer_contact', ...ofOfficerAlone })
@Unique({ properties: ['officerId', 'channel'] })
export class OfficerContact {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid' })
  officerId!: string;

  @Field(() => Channel, { description: 'Mail or SMS.' })
  @Enum(() => Channel)
  channel!: Channel;

  @Field(() => String, { nullable: true, description: 'E-mail address, or mobile number in the form of E.164 (+91...); null: taken away.' })
  @Property({ type: 'text', nullable: true })
  address?: string | null;

  @Field(() => Delivery, { description: 'What is sent to it.' })
  @Enum(() => Delivery)
  delivery!: Delivery;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it is known to be yours (UTC): you have sent back the code. Until then nothing else goes there.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  verifiedAt?: Date | null;

  /** What the code is made of (`codeOf`). The code itself is kept nowhere. */
  @Property({ type: 'uuid', nullable: true })
  codeId?: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  codeAt?: Date | null;

  /** How often a wrong code came back. */
  @Property({ type: 'int' })
  tries: number = 0;

  /** The day (IST) on which codes were last sent, and how many. */
  @Property({ type: 'date', nullable: true })
  codesOn?: string | null;

  @Property({ type: 'int' })
  codes: number = 0;
}
