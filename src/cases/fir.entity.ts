import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { FirStatus, NoFirReason } from './codes.js';
import { Fact, FactContent } from './fact.js';

/** Every case has one from the day it opens, so that "no FIR yet" is said and never merely silent (advisory, para ii). */
@ObjectType({ description: 'Whether there is an FIR in the case (class ACC).' })
@Entity({ tableName: 'fir_standing', ...statusOf('ACC', 'case') })
export class FirStanding {
  [PrimaryKeyProp]?: 'caseFile';

  [OptionalProps]?: 'status';

  @OneToOne(() => CaseFile, { primary: true, ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => FirStatus, { description: 'NOT_YET until an FIR is registered or its refusal is recorded.' })
  @Enum(() => FirStatus)
  status: FirStatus = FirStatus.NOT_YET;

  @Field(() => DateTime, { description: 'Since when it stands so (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => NoFirReason, { nullable: true, description: 'Why there is none: a refusal needs a reason.' })
  @Enum({ items: () => NoFirReason, nullable: true })
  reason?: NoFirReason;
}

@ObjectType({ implements: Node, description: 'That an FIR is registered, and when (class ACC).' })
@Entity({ tableName: 'fir', ...statusOf('ACC', 'case') })
export class Fir extends Fact {
  [OptionalProps]?: 'isZeroFir';

  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => DateTime, { description: 'When it was registered (UTC).' })
  @Property({ type: 'timestamptz' })
  registeredAt!: Date;

  @Field({ description: 'Registered outside the area of the offence, to be sent on (BNSS s. 173).' })
  @Property({ type: 'boolean' })
  isZeroFir: boolean = false;

  @Field(() => DateTime, { nullable: true, description: 'When a zero-FIR was sent to the station that has the area (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  transferredAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the charge sheet was filed (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  chargeSheetAt?: Date;

  @Content(() => FirDetail, 'Number, station and sections; null where it is not for you.')
  detail!: Content<FirDetail>;
}

@ObjectType({ description: 'What an FIR says (class ACC).' })
@Entity({ tableName: 'fir_detail', ...contentOf('ACC', 'case') })
export class FirDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Fir, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Fir>;

  @Field({ description: 'Number as spoken, such as 212/2026. Unique only with station and district.' })
  @Property({ type: 'text' })
  number!: string;

  @Field(() => Office, { description: 'The office that registered it.' })
  @ManyToOne(() => Office, { ref: true })
  station!: Ref<Office>;

  @Field(() => Office, { nullable: true, description: 'The office a zero-FIR was sent to.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  transferredTo?: Ref<Office>;

  @Field(() => LocalDate, { description: 'Day of the offence (IST). It decides which code book applies: BNS from 1 July 2024, IPC before.' })
  @Property({ type: 'date' })
  offenceDate!: string;

  @Field(() => [String], { description: 'Sections as ACT:section, such as BNS:143(4).' })
  @Property({ type: 'text[]' })
  sections!: string[];
}
