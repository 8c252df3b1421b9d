import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { VisitOutcome } from './codes.js';

@ObjectType({ implements: Node, description: 'A follow-up visit: when it is due and when it was done (class RHB).' })
@Entity({ tableName: 'follow_up_visit', ...statusOf('RHB', 'survivor') })
export class FollowUpVisit extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => LocalDate, { description: 'Day by which it is due (IST).' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  visitedAt?: Date;

  @Content(() => VisitReport, 'What the visit found; null where it is not for you.')
  report!: Content<VisitReport>;
}

@ObjectType({ description: 'What a follow-up visit found (class RHB).' })
@Entity({ tableName: 'visit_report', ...contentOf('RHB', 'survivor') })
export class VisitReport extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => FollowUpVisit, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<FollowUpVisit>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => VisitOutcome, { description: 'What was found.' })
  @Enum(() => VisitOutcome)
  outcome!: VisitOutcome;

  @Field(() => String, { nullable: true, description: 'Note.' })
  @Property({ type: 'text', nullable: true })
  note?: string;
}
