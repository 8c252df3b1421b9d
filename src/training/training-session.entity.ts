import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { enrolmentsSeen, trainingSessionsSeen } from '../access/visibility.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { Course } from './course.entity.js';

@ObjectType({ implements: Node, description: 'A course held once: where, when and for how many.' })
@Entity({ tableName: 'training_session', ...trainingSessionsSeen })
@Index({ properties: ['state', 'startsOn'] })
export class TrainingSession {
  [OptionalProps]?: 'version' | 'enrolled';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Course, { description: 'The course.' })
  @ManyToOne(() => Course, { ref: true })
  course!: Ref<Course>;

  @Field(() => Office, { description: 'The office that holds it, and keeps attendance and scores.' })
  @ManyToOne(() => Office, { ref: true })
  keeperOffice!: Ref<Office>;

  @Field(() => State, { description: 'The State it is for.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'The district it is held in and for; null: for the whole State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | undefined;

  @Field({ description: 'Where it is held.' })
  @Property({ type: 'text' })
  venue!: string;

  @Field(() => LocalDate, { description: 'Its first day (IST).' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Its last day (IST).' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => Int, { description: 'For how many officers there is room.' })
  @Property({ type: 'int' })
  capacity!: number;

  /** Kept by a trigger: nobody sees the enrolments of all units. */
  @Field(() => Int, { description: 'How many officers of all units are enrolled.' })
  @Property({ type: 'int' })
  enrolled: number = 0;

  @Field(() => DateTime, { nullable: true, description: 'When it was recorded as held (UTC); null: not yet.' })
  @Property({ type: 'timestamptz', nullable: true })
  heldAt?: Date;

  @Field(() => Int, { nullable: true, description: 'How many took part who sign in to no hub, of any unit.' })
  @Property({ type: 'int', nullable: true })
  othersAttended?: number;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => Enrolment, {
    by: 'session',
    fact: true,
    description: 'Who is enrolled: all of them for the office that holds it, those whom it supervises for any other.',
  })
  enrolments!: Many<Enrolment>;
}

/** Attendance and scores are of one person. The three who have to do with them see them; all others see shares (`training-share.ts`). */
@ObjectType({
  implements: Node,
  description:
    'That an officer takes part in a session, and what came of it. Seen by the officer, by the office of their supervisor and by the office that holds the session.',
})
@Entity({ tableName: 'enrolment', ...enrolmentsSeen })
@Index({
  name: 'enrolment_once',
  expression: 'create unique index enrolment_once on hub.enrolment (session_id, officer_id) where superseded_at is null',
})
@Index({ properties: ['officer', 'validUntil'] })
@Index({ properties: ['office', 'recordedAt'] })
export class Enrolment {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => TrainingSession, { description: 'The session.' })
  @ManyToOne(() => TrainingSession, { ref: true })
  session!: Ref<TrainingSession>;

  @Field(() => Officer, { description: 'The officer, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => Office, { description: 'The unit that enrolled the officer.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  /** Of the session, for the policy. */
  @Property({ type: 'uuid' })
  keeperOfficeId!: string;

  @Field(() => DateTime, { description: 'When the officer was enrolled, or this correction was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a correction took its place (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the officer was there; null: not recorded yet.' })
  @Property({ type: 'boolean', nullable: true })
  attended?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Score before, 0 to 100.' })
  @Property({ type: 'smallint', nullable: true })
  scoreBefore?: number | null;

  @Field(() => Int, { nullable: true, description: 'Score after, 0 to 100.' })
  @Property({ type: 'smallint', nullable: true })
  scoreAfter?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the certificate; null: none was given.' })
  @Property({ type: 'date', nullable: true })
  validUntil?: string | null;

  /** When the supervisor was told that it ends. */
  @Property({ type: 'timestamptz', nullable: true })
  remindedAt?: Date;
}
