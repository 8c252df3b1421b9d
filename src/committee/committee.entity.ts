import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { committeeAccess, committeesSeen, seatsSeen } from '../access/visibility.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CommitteeKind, SeatKind } from './codes.js';
import { committeeRules, lastDayOfPeriod } from './rules.js';

@ObjectType({
  implements: Node,
  description: 'A committee of a district or a State. What is its own is seen by the offices that have a seat in it, and by nobody else.',
})
@Entity({ tableName: 'committee', ...committeesSeen })
@Index({
  name: 'one_committee_of_a_kind',
  expression: 'create unique index one_committee_of_a_kind on hub.committee (kind, state_code, coalesce(district_code, 0))',
})
export class Committee {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CommitteeKind, { description: 'What it is.' })
  @Enum(() => CommitteeKind)
  kind!: CommitteeKind;

  @Field(() => State, { description: 'The State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'The district; null for a committee of the State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | null;

  @Field(() => Office, { nullable: true, description: 'The office that the committee is itself, where it has one.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  office?: Ref<Office> | null;

  @Field(() => Office, { description: 'The office that constituted it, and fills its seats.' })
  @ManyToOne(() => Office, { ref: true })
  formedByOffice!: Ref<Office>;

  @Field(() => Officer, { description: 'Who put that on record, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  formedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When that was put on record (UTC).' })
  @Property({ type: 'timestamptz' })
  formedAt!: Date;

  @Field({ description: 'Number of the order or notification.' })
  @Property({ type: 'text' })
  notification!: string;

  @Field(() => DateTime, { nullable: true, description: 'When its last meeting with closed minutes began (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  lastMetAt?: Date | null;

  @Many(() => Seat, { by: 'committee', orderBy: 'since', description: 'Its seats, those that have ended among them.' })
  seats!: Many<Seat>;

  @Field({ description: 'The provision under which it is. `committeeLaws` says what that asks of it.' })
  law(): string {
    return committeeRules[this.kind].law;
  }

  @Field(() => LocalDate, { description: 'By which day (IST) it is to meet next: the end of the first month or quarter in which it has not.' })
  meetsBy(@Ctx() { clock }: { clock: () => Date }): string {
    return lastDayOfPeriod(this.kind, clock(), this.lastMetAt ? new Date(this.lastMetAt) : null);
  }
}

@ObjectType({ implements: Node, description: 'A seat in a committee. It is of an office, and never of a person.' })
@Entity({ tableName: 'seat', ...seatsSeen })
@Index({
  name: 'one_seat_of_an_office',
  expression: 'create unique index one_seat_of_an_office on hub.seat (committee_id, office_id) where ended_at is null',
})
@Index({
  name: 'one_chair_one_secretary',
  expression: `create unique index one_chair_one_secretary on hub.seat (committee_id, kind) where ended_at is null and kind in ('CHAIR', 'SECRETARY')`,
})
@Index({ name: 'seat_ends', expression: 'create index seat_ends on hub.seat (until) where ended_at is null and until is not null' })
export class Seat {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Committee, { description: 'The committee.' })
  @ManyToOne(() => Committee, { ref: true })
  committee!: Ref<Committee>;

  @Field(() => Office, { description: 'Whose seat it is.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => SeatKind, { description: 'As what.' })
  @Enum(() => SeatKind)
  kind!: SeatKind;

  @Field(() => LocalDate, { description: 'From which day on (IST).' })
  @Property({ type: 'date' })
  since!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Up to which day (IST), where the rule says so: then another takes its turn.' })
  @Property({ type: 'date', nullable: true })
  until?: string | null;

  @Field(() => Officer, { description: 'Who put it on record, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  seatedBy!: Ref<Officer>;

  @Field(() => DateTime, { nullable: true, description: 'When it ended (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date | null;
}

/** In which committees an office sits, and as what. Triggers keep it. */
@Entity({ tableName: 'committee_access', ...committeeAccess })
export class CommitteeAccess {
  [PrimaryKeyProp]?: ['committeeId', 'officeId'];
  [OptionalProps]?: 'isChair' | 'isSecretary';

  @PrimaryKey({ type: 'uuid' })
  committeeId!: string;

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'boolean' })
  isChair!: boolean;

  @Property({ type: 'boolean' })
  isSecretary!: boolean;
}
