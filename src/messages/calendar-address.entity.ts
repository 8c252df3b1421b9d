import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { ofOfficerAlone } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';

/** The secret is known to whoever was shown it, once. Here is what it is known again by. */
@ObjectType({
  implements: Node,
  description:
    'A secret address at which a calendar program reads the duties of your office, with your rights of that moment and without your sign-in.',
})
@Entity({ tableName: 'calendar_address', ...ofOfficerAlone })
@Index({ name: 'calendar_of_officer', expression: 'create index calendar_of_officer on hub.calendar_address (officer_id, made_at desc, id desc)' })
export class CalendarAddress {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid' })
  officerId!: string;

  @Property({ type: 'text', unique: true })
  secretHash!: string;

  @Field(() => DateTime, { description: 'Since when there is this one (UTC).' })
  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended (UTC): renewed, or ended by you. Null: it holds.' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date | null;
}
