import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { fieldSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CorrectionReason } from '../cases/codes.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { InspectionKind, InspectionOutcome, RegistersFound } from './codes.js';
import { FieldRecord } from './field-record.js';
import { Premises } from './premises.entity.js';
import { ViolationCode } from './violations.js';

@ObjectType({ implements: Node, description: 'A look at an establishment that is to be taken. It is done when an inspection names it.' })
@Entity({ tableName: 'inspection_plan', ...fieldSeen })
export class InspectionPlan extends FieldRecord {
  @Field(() => Premises, { description: 'Which establishment.' })
  @ManyToOne(() => Premises, { ref: true, index: true })
  premises!: Ref<Premises>;

  @Field(() => InspectionKind, { description: 'What kind of look.' })
  @Enum(() => InspectionKind)
  kind!: InspectionKind;

  @Field(() => LocalDate, { description: 'On which day (IST).' })
  @Property({ type: 'date' })
  plannedFor!: string;
}

/** A legal fact like any other: added, superseded with a reason, never edited. Of the people who were seen it knows how many. */
@ObjectType({
  implements: Node,
  description: 'What was seen in an establishment: an inspection of the labour department, or a check of the police on their beat. Nobody is named.',
})
@Entity({ tableName: 'inspection', ...fieldSeen })
@Index({ name: 'inspection_of_area', expression: 'create index inspection_of_area on hub.inspection (state_code, district_code, happened_at desc)' })
@Index({ properties: ['premises', 'happenedAt'] })
export class Inspection extends FieldRecord {
  @Field(() => Premises, { description: 'Which establishment.' })
  @ManyToOne(() => Premises, { ref: true })
  premises!: Ref<Premises>;

  @Field(() => InspectionPlan, { nullable: true, description: 'The plan that it carries out.' })
  @OneToOne(() => InspectionPlan, { ref: true, nullable: true, owner: true })
  plan?: Ref<InspectionPlan> | null;

  @Field(() => InspectionKind, { description: 'What kind of look it was.' })
  @Enum(() => InspectionKind)
  kind!: InspectionKind;

  @Field(() => DateTime, { description: 'When, by the clock of whoever was there (UTC).' })
  @Property({ type: 'timestamptz' })
  happenedAt!: Date;

  @Field(() => Int, { description: 'How many people were seen at work who say that they are under 14.' })
  @Property({ type: 'int' })
  seenUnder14!: number;

  @Field(() => Int, { description: 'Who say that they are 14 or 15.' })
  @Property({ type: 'int' })
  seenFrom14!: number;

  @Field(() => Int, { description: 'Who say that they are 16 or 17.' })
  @Property({ type: 'int' })
  seenFrom16!: number;

  @Field(() => Int, { description: 'Who say that they are 18 or older.' })
  @Property({ type: 'int' })
  seenAdults!: number;

  @Field(() => RegistersFound, { description: 'How the registers were found.' })
  @Enum(() => RegistersFound)
  registers!: RegistersFound;

  @Field(() => [ViolationCode], { description: 'Of what the establishment was found in breach.' })
  @Property({ type: 'text[]' })
  violations!: ViolationCode[];

  @Field(() => [ViolationCode], { description: 'About what the employer was advised, where it is no breach.' })
  @Property({ type: 'text[]' })
  advice!: ViolationCode[];

  @Field(() => Int, { description: 'How many children and adolescents were found employed in breach of the law.' })
  @Property({ type: 'int' })
  childrenFound!: number;

  @Field(() => InspectionOutcome, { description: 'What came of it.' })
  @Enum(() => InspectionOutcome)
  outcome!: InspectionOutcome;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case that it led to, for those who see the case.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile> | null;

  @Field(() => DateTime, { nullable: true, description: 'When a correction took its place (UTC); null: it stands.' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date | null;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why a correction took its place.' })
  @Enum({ items: () => CorrectionReason, nullable: true })
  supersededBecause?: CorrectionReason | null;

  @Many(() => InspectionPartner, { by: 'inspection', description: 'The offices that were there too.' })
  jointWith!: Many<InspectionPartner>;
}

@ObjectType({ description: 'An office that was there too.' })
@Entity({ tableName: 'inspection_partner', ...fieldSeen })
export class InspectionPartner extends FieldRecord {
  @ManyToOne(() => Inspection, { ref: true, index: true })
  inspection!: Ref<Inspection>;

  @Field(() => Office, { description: 'The office: of the police, the child protection unit, a partner organisation.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;
}
