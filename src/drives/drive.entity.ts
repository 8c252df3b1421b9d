import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { drivePartsSeen, drivesSeen } from '../access/visibility.js';
import { EstablishmentKind } from '../cases/codes.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CampaignTopic, DriveAnswer, DriveKind, DriveRefusal } from './codes.js';

/** Kinds, a district and days, and no text: where and when a raid is, is class PLAN and stands in a sealed plan alone. */
@ObjectType({
  implements: Node,
  description:
    'A joint drive or campaign in a district: planned by one office, with others asked to take part. It names kinds of establishments and never one.',
})
@Entity({ tableName: 'drive', ...drivesSeen })
@Index({ properties: ['district', 'startsOn'] })
export class Drive {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => DriveKind, { description: 'What it is.' })
  @Enum(() => DriveKind)
  kind!: DriveKind;

  @Field(() => State, { description: 'The State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { description: 'The district.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => [EstablishmentKind], { description: 'The kinds of establishments that are visited.' })
  @Property({ type: 'text[]' })
  establishmentKinds!: EstablishmentKind[];

  @Field(() => [CampaignTopic], { description: 'What it tells people.' })
  @Property({ type: 'text[]' })
  topics!: CampaignTopic[];

  @Field(() => Int, { nullable: true, description: 'How many villages it is to reach.' })
  @Property({ type: 'int', nullable: true })
  villagesPlanned?: number | undefined;

  @Field(() => LocalDate, { description: 'Its first day (IST).' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Its last day (IST).' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => Office, { description: 'The office that leads it.' })
  @ManyToOne(() => Office, { ref: true })
  leadOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was planned (UTC).' })
  @Property({ type: 'timestamptz' })
  plannedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the lead closed it (UTC); null: it is open.' })
  @Property({ type: 'timestamptz', nullable: true })
  closedAt?: Date;

  @Field(() => Int, { description: 'Grows with every change of the drive itself. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => DrivePart, {
    by: 'drive',
    description: 'The offices that take part or are asked to, with what they report. For these, and those who answer for them.',
  })
  parts!: Many<DrivePart>;
}

@ObjectType({ implements: Node, description: 'One office in a drive: what it answered, and what it reports as numbers.' })
@Entity({ tableName: 'drive_part', ...drivePartsSeen })
@Unique({ properties: ['drive', 'office'] })
@Index({ properties: ['office', 'askedAt'] })
export class DrivePart {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Drive, { description: 'The drive.' })
  @ManyToOne(() => Drive, { ref: true })
  drive!: Ref<Drive>;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  /** Of the drive, for the policy. */
  @Property({ type: 'uuid' })
  leadOfficeId!: string;

  @Property({ type: 'int' })
  stateCode!: number;

  @Property({ type: 'int' })
  districtCode!: number;

  @Field(() => DateTime, { description: 'When it was asked (UTC).' })
  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Field(() => DriveAnswer, { nullable: true, description: 'What it says; null: nothing yet.' })
  @Enum({ items: () => DriveAnswer, nullable: true })
  answer?: DriveAnswer;

  @Field(() => DriveRefusal, { nullable: true, description: 'Why it does not take part.' })
  @Enum({ items: () => DriveRefusal, nullable: true })
  refusedBecause?: DriveRefusal | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When it answered (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => Int, { nullable: true, description: 'Coverage: places visited.' })
  @Property({ type: 'int', nullable: true })
  placesVisited?: number;

  @Field(() => Int, { nullable: true, description: 'Coverage: villages reached.' })
  @Property({ type: 'int', nullable: true })
  villagesReached?: number;

  @Field(() => Int, { nullable: true, description: 'Coverage: people reached.' })
  @Property({ type: 'int', nullable: true })
  peopleReached?: number;

  @Field(() => Int, { nullable: true, description: 'Result: inspections done.' })
  @Property({ type: 'int', nullable: true })
  inspections?: number;

  @Field(() => Int, { nullable: true, description: 'Result: violations found.' })
  @Property({ type: 'int', nullable: true })
  violations?: number;

  @Field(() => Int, { nullable: true, description: 'Result: children and adolescents rescued.' })
  @Property({ type: 'int', nullable: true })
  childrenRescued?: number;

  @Field(() => Int, { nullable: true, description: 'Result: leads that people gave.' })
  @Property({ type: 'int', nullable: true })
  leads?: number;

  @Field(() => DateTime, { nullable: true, description: 'When it reported last (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  reportedAt?: Date;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;
}
