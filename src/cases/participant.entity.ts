import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { seenUnlessCustodian, seenUnlessSealed } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { CaseFile } from './case-file.entity.js';
import { Capacity, ParticipationBasis, SharedClass } from './codes.js';

/** The law or a person put an office into a case, and `basis` says which. Nothing else opens a case. */
@ObjectType({ implements: Node, description: 'An office that takes part in a case: why, as what, and since when.' })
@Entity({ tableName: 'case_participant', ...seenUnlessSealed })
@Index({ name: 'case_participant_list', properties: ['caseFile', 'since', 'id'] })
export class Participant {
  [OptionalProps]?: 'sealed';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true, index: true })
  office!: Ref<Office>;

  @Field(() => Capacity, { description: 'As what it takes part.' })
  @Enum(() => Capacity)
  capacity!: Capacity;

  @Field(() => ParticipationBasis, { description: 'Why it takes part.' })
  @Enum(() => ParticipationBasis)
  basis!: ParticipationBasis;

  @Field(() => String, { nullable: true, description: 'The law behind a RULE, or the number and date of an ORDER.' })
  @Property({ type: 'text', nullable: true })
  authority?: string;

  /** Named in a plan that has not started: others must not learn of it. */
  @Property({ type: 'boolean' })
  sealed: boolean = false;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when (UTC); null: it still does.' })
  @Property({ type: 'timestamptz', nullable: true })
  until?: Date;

  /** It was given for a time, and ends by itself (`hub.end_expired`). */
  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself (UTC), where it was given for a time.' })
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt?: Date;

  /** The handover that it comes from. It narrows nothing for an office that takes part in another way too. */
  @Property({ type: 'uuid', nullable: true })
  handoverId?: string;

  @Field(() => [SharedClass], {
    nullable: true,
    description: 'The classes of data whose content was shared by the handover; null: all that the roles of the office may know.',
  })
  @Property({ type: 'text[]', nullable: true })
  contentOf?: SharedClass[];

  @Field(() => [SharedClass], { nullable: true, description: 'The classes of which it knows the status: that something is done, and when.' })
  @Property({ type: 'text[]', nullable: true })
  statusOf?: SharedClass[];
}

/**
 * Homes, hospitals and partner organisations see single survivors: those placed with them, referred to them or
 * assigned to them by order.
 */
@ObjectType({ implements: Node, description: 'A survivor placed with, referred to or assigned to an office that sees single survivors only.' })
@Entity({ tableName: 'survivor_participant', ...seenUnlessCustodian })
export class SurvivorParticipant {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true, index: true })
  office!: Ref<Office>;

  @Field(() => Capacity, { description: 'As what it takes part.' })
  @Enum(() => Capacity)
  capacity!: Capacity;

  @Field(() => String, { nullable: true, description: 'Number and date of the order.' })
  @Property({ type: 'text', nullable: true })
  authority?: string;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when (UTC); null: it still does.' })
  @Property({ type: 'timestamptz', nullable: true })
  until?: Date;

  /** The handover that it comes from. */
  @Property({ type: 'uuid', nullable: true })
  handoverId?: string;
}
