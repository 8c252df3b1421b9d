import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { OrderType } from './codes.js';

/** The Committee is a bench: its orders bind. The hub records them and never computes them. */
@ObjectType({ implements: Node, description: 'That a Child Welfare Committee made an order, and when (class RHB).' })
@Entity({ tableName: 'cwc_order', ...statusOf('RHB', 'survivor') })
export class Order extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When it was made (UTC).' })
  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Content(() => OrderDetail, 'What was ordered; null where it is not for you.')
  detail!: Content<OrderDetail>;
}

@ObjectType({ description: 'What a Child Welfare Committee ordered (class RHB).' })
@Entity({ tableName: 'cwc_order_detail', ...contentOf('RHB', 'survivor') })
export class OrderDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Order, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Order>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field({ description: "The Committee's number of the order." })
  @Property({ type: 'text' })
  number!: string;

  @Field(() => OrderType, { description: 'What it orders.' })
  @Enum(() => OrderType)
  type!: OrderType;

  @Field({ description: 'Whether it ends the inquiry (JJ Act s. 36(2)).' })
  @Property({ type: 'boolean' })
  isFinal!: boolean;
}
