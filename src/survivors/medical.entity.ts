import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { contentOf, statusOf, statusOfTask } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { AgeBasis } from './codes.js';
import { SurvivorFact } from './survivor-fact.js';
import { Survivor } from './survivor.entity.js';

@ObjectType({ implements: Node, description: 'That a medical examination was done, and when (class MED).' })
@Entity({ tableName: 'medical_examination', ...statusOf('MED', 'survivor') })
export class MedicalExamination extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When the examination began (UTC).' })
  @Property({ type: 'timestamptz' })
  examinedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the report went to the investigating officer (UTC; BNSS s. 184(6)).' })
  @Property({ type: 'timestamptz', nullable: true })
  reportedAt?: Date;

  @Content(() => MedicalReport, 'What was found; null where it is not for you.')
  report!: Content<MedicalReport>;
}

@ObjectType({ description: 'What a medical examination found (class MED).' })
@Entity({ tableName: 'medical_report', ...contentOf('MED', 'survivor') })
export class MedicalReport extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => MedicalExamination, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<MedicalExamination>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field({ description: 'Consent was given, or assent where a guardian consents.' })
  @Property({ type: 'boolean' })
  consentGiven!: boolean;

  @Field({ description: 'Findings.' })
  @Property({ type: 'text' })
  findings!: string;
}

@ObjectType({ implements: Node, description: 'That an age determination was ordered or done, and when (class MED; JJ Act s. 94: within 15 days).' })
@Entity({ tableName: 'age_determination', ...statusOfTask('MED', 'survivor') })
export class AgeDetermination extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When it was ordered (UTC).' })
  @Property({ type: 'timestamptz' })
  orderedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the result was given (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  determinedAt?: Date;

  @Field(() => Office, { nullable: true, description: 'The hospital that the Committee asked for a test; null while it looks for documents.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  askedOf?: Ref<Office>;

  @Content(() => AgeFinding, 'The result; null before it is given and where it is not for you.')
  finding!: Content<AgeFinding>;
}

@ObjectType({ description: 'The result of an age determination (class MED).' })
@Entity({ tableName: 'age_finding', ...contentOf('MED', 'survivor') })
export class AgeFinding extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => AgeDetermination, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<AgeDetermination>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => AgeBasis, { description: 'The proof: school certificate first, then civic certificate, then ossification.' })
  @Enum(() => AgeBasis)
  basis!: AgeBasis;

  @Field(() => Int, { description: 'At least this many completed years.' })
  @Property({ type: 'int' })
  ageFrom!: number;

  @Field(() => Int, { description: 'At most this many completed years.' })
  @Property({ type: 'int' })
  ageTo!: number;
}
