import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { staffReportsSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { StaffRank } from './codes.js';

/** One rank of one unit. A later report of the unit takes the place of all rows of the one before: what it says no more, is no more. */
@ObjectType({ implements: Node, description: 'How many posts of a rank a unit has and fills, as the unit reported it. Numbers, and nobody.' })
@Entity({ tableName: 'staff_report', ...staffReportsSeen })
@Index({ properties: ['office', 'reportedOn'] })
export class StaffReport {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Office, { description: 'The unit.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => State, { description: 'Its State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'Its district; null for an office of the State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | undefined;

  @Field(() => StaffRank, { description: 'The rank.' })
  @Enum(() => StaffRank)
  rank!: StaffRank;

  @Field(() => Int, { description: 'Sanctioned posts.' })
  @Property({ type: 'int' })
  sanctioned!: number;

  @Field(() => Int, { description: 'Filled posts.' })
  @Property({ type: 'int' })
  filled!: number;

  @Field(() => Int, { description: 'Of the filled: how many are no officers of the hub. The others are counted one by one.' })
  @Property({ type: 'int' })
  outsideHub!: number;

  @Field(() => Int, { description: 'Of those who are no officers of the hub: how many were trained in the 24 months before.' })
  @Property({ type: 'int' })
  trainedOutsideHub!: number;

  @Field(() => LocalDate, { description: 'As of which day the unit reported it (IST).' })
  @Property({ type: 'date' })
  reportedOn!: string;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a later report took its place (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date;
}
