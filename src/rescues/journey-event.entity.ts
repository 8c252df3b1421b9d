import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, recordedByMyOffice, seenWithSurvivor } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { JourneyStatus } from './codes.js';

@ObjectType({
  implements: Node,
  description: 'One step of a rescued person. Steps are added, and corrected by superseding; where it was is apart (class LOC).',
})
@Entity({ tableName: 'journey_event', ...seenWithSurvivor })
@Index({ properties: ['survivor', 'happenedAt'] })
export class JourneyEvent extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true })
  survivor!: Ref<Survivor>;

  @Field(() => JourneyStatus, { description: 'The status reached.' })
  @Enum(() => JourneyStatus)
  status!: JourneyStatus;

  @Field(() => DateTime, { description: 'When it happened (UTC), as the officer says; `recordedAt` is when the hub learned of it.' })
  @Property({ type: 'timestamptz' })
  happenedAt!: Date;

  @Content(() => JourneyNote, 'What the officer noted; null where there is nothing or it is not for you (class RHB).')
  note!: Content<JourneyNote>;
}

@ObjectType({ description: 'A note to a step of the journey (class RHB).' })
@Entity({ tableName: 'journey_note', ...contentOf('RHB', 'survivor') })
export class JourneyNote extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => JourneyEvent, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<JourneyEvent>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field({ description: 'The note.' })
  @Property({ type: 'text' })
  text!: string;
}

/** Where a step happened. Class LOC: no GraphQL type is made from it; it is opened with identity, on record. */
@Entity({ tableName: 'journey_place', ...contentOf('LOC', 'survivor', recordedByMyOffice) })
export class JourneyPlace extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => JourneyEvent, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<JourneyEvent>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District>;

  @Property({ type: 'text', nullable: true })
  place?: string;
}
