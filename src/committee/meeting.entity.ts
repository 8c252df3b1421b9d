import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import {
  actionAnswersSeen,
  actionItemsSeen,
  agendaSeen,
  decisionsSeen,
  meetingsSeen,
  proceedingsSeen,
  signaturesSeen,
} from '../access/visibility.js';
import { rulePack } from '../clocks/rules.js';
import { contradictionRules, officeRules } from '../contradictions/rules.js';
import { Conflict } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { ActionState, AgendaKind, ActionEvidence, MeetingState, SigningCapacity } from './codes.js';
import { Committee, Seat } from './committee.entity.js';
import { isPast } from './rules.js';

/** When it is closed, triggers let nobody change it, or what was said in it: a correction is made by the next meeting. */
@ObjectType({ implements: Node, description: 'A meeting of a committee, from the call to minutes that nobody changes any more.' })
@Entity({ tableName: 'meeting', ...meetingsSeen })
@Unique({ properties: ['committee', 'number'] })
@Index({
  name: 'one_meeting_at_a_time',
  expression: `create unique index one_meeting_at_a_time on hub.meeting (committee_id) where state in ('CALLED', 'IN_SESSION')`,
})
@Index({ name: 'meeting_agenda_due', expression: `create index meeting_agenda_due on hub.meeting (agenda_as_of) where state = 'CALLED'` })
export class Meeting {
  [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Committee, { description: 'The committee.' })
  @ManyToOne(() => Committee, { ref: true })
  committee!: Ref<Committee>;

  @Field(() => Int, { description: 'The how-manieth of the committee in the hub.' })
  @Property({ type: 'int' })
  number!: number;

  @Field(() => MeetingState, { description: 'Where it stands.' })
  @Enum(() => MeetingState)
  state: MeetingState = MeetingState.CALLED;

  @Field(() => DateTime, { description: 'For when it was called (UTC).' })
  @Property({ type: 'timestamptz' })
  meetsAt!: Date;

  @Field(() => Officer, { description: 'Who called it, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  calledBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When it was called (UTC).' })
  @Property({ type: 'timestamptz' })
  calledAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'What the agenda is made of is what the record said at this instant (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  agendaAsOf?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it began (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  begunAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many must be there, the chair among them: of the seats that were filled when it began.' })
  @Property({ type: 'int', nullable: true })
  quorum?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, or cancelled (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The minutes, as they were closed: agenda, attendance, decisions and dissent in canonical JSON (RFC 8785). Null until then.',
  })
  @Property({ type: 'text', nullable: true })
  minutes?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of `minutes`, in hex. It is what chair and secretary sign.' })
  @Property({ type: 'text', nullable: true })
  minutesHash?: string | null;

  /** The event of the law that it was, where there is one. */
  @Property({ type: 'uuid', nullable: true })
  legalEventId?: string | null;

  @Field(() => Int, { description: 'Grows with every change of the meeting itself. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => AgendaItem, { by: 'meeting', orderBy: 'position', description: 'The agenda, made from the record until the meeting begins.' })
  agenda!: Many<AgendaItem>;

  @Many(() => Attendance, { by: 'meeting', description: 'Who was there.' })
  attendance!: Many<Attendance>;

  @Many(() => Decision, { by: 'meeting', description: 'What was decided, in the order in which it was written.' })
  decisions!: Many<Decision>;

  @Many(() => MinutesSignature, { by: 'meeting', orderBy: 'signedAt', description: 'Who has signed the minutes.' })
  signatures!: Many<MinutesSignature>;

  mustBe(state: MeetingState): void {
    if (this.state !== state) throw new Conflict(otherwise[this.state], ['meetingId'], 'ILLEGAL_STEP');
  }

  begin(now: Date, quorum: number): void {
    this.mustBe(MeetingState.CALLED);
    this.state = MeetingState.IN_SESSION;
    this.begunAt = now;
    this.quorum = quorum;
    this.version++;
  }

  cancel(now: Date): void {
    this.mustBe(MeetingState.CALLED);
    this.state = MeetingState.CANCELLED;
    this.endedAt = now;
    this.version++;
  }

  close(now: Date, minutes: string, hash: string, legalEventId: string | null): void {
    this.mustBe(MeetingState.IN_SESSION);
    this.state = MeetingState.CLOSED;
    this.endedAt = now;
    this.minutes = minutes;
    this.minutesHash = hash;
    this.legalEventId = legalEventId;
    this.version++;
  }
}

const otherwise: Record<MeetingState, string> = {
  CALLED: 'This meeting has not begun. Record who is there first.',
  IN_SESSION: 'This meeting is in session.',
  CLOSED: 'This meeting is closed and its minutes stand. What is to be corrected, the next meeting decides.',
  CANCELLED: 'This meeting was cancelled. Call another.',
};

/** Written by `hub.write_agenda` alone, of what the functions of `agenda-sources.ts` hand out: ids, codes, counts, and no person. */
@ObjectType({
  implements: Node,
  description:
    'A point of the agenda that nobody typed. It says which office, which code and how many cases; never a person, and nothing of a class of data.',
})
@Entity({ tableName: 'agenda_item', ...agendaSeen })
@Unique({ properties: ['meeting', 'position'] })
export class AgendaItem {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  /** For the policy. */
  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => Int, { description: 'Its place on the agenda, from 1.' })
  @Property({ type: 'int' })
  position!: number;

  @Field(() => AgendaKind, { description: 'Where it comes from.' })
  @Enum(() => AgendaKind)
  kind!: AgendaKind;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the duty, the handover or the rule; null where the code would tell of a class of data.',
  })
  @Property({ type: 'text', nullable: true })
  code?: string | null;

  @Field(() => Office, { nullable: true, description: 'Whose it is; null before a committee of the State, which is told of districts.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  office?: Ref<Office> | null;

  @Field(() => District, { nullable: true, description: 'The district of that office.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | null;

  @Field(() => Int, { description: 'How many cases: cases are counted, and never people. 0 where it is of no case.' })
  @Property({ type: 'int' })
  cases!: number;

  @Field(() => [String], { description: "The numbers of those cases that are of the committee's own district, at most 50." })
  @Property({ type: 'text[]' })
  caseNumbers!: string[];

  @Field(() => DateTime, { nullable: true, description: 'Since when, of the oldest (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  since?: Date | null;

  @Field(() => ActionItem, { nullable: true, description: 'The action item, where it is one.' })
  @ManyToOne(() => ActionItem, { ref: true, nullable: true })
  actionItem?: Ref<ActionItem> | null;

  @Field({ description: 'What it says, for people.' })
  says(): string {
    return sayings[this.kind](this.code ?? null);
  }
}

const sayings: Record<AgendaKind, (code: string | null) => string> = {
  ACTION_ITEM: (code) =>
    code === 'OVERDUE'
      ? 'Given by an earlier meeting, and overdue'
      : code === 'ANSWERED'
        ? 'Answered, for the chair to decide'
        : 'Given by an earlier meeting, and open',
  OVERDUE_CLOCK: (code) => `Overdue: ${rulePack.find((rule) => rule.code === code)?.duty ?? 'a duty'}`,
  WAITING_HANDOVER: () => 'Handed over, and not answered',
  CONTRADICTION: (code) =>
    [...contradictionRules, ...officeRules].find((rule) => rule.code === code)?.says ?? 'What is on record does not fit together',
  WATCH_REVIEW: () => 'An entry on the watch list is to be reviewed',
};

@ObjectType({ implements: Node, description: 'Whether an office that has a seat was there.' })
@Entity({ tableName: 'attendance', ...proceedingsSeen })
@Unique({ properties: ['meeting', 'seat'] })
export class Attendance {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => Seat, { description: 'The seat.' })
  @ManyToOne(() => Seat, { ref: true })
  seat!: Ref<Seat>;

  @Field(() => Office, { description: 'Whose it is.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field({ description: 'Whether somebody was there for it.' })
  @Property({ type: 'boolean' })
  isPresent!: boolean;
}

@ObjectType({ implements: Node, description: 'What a meeting decided: who is to do it, an office, and by when.' })
@Entity({ tableName: 'decision', ...decisionsSeen })
@Index({ properties: ['meeting'] })
export class Decision {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Meeting, { nullable: true, description: 'The meeting, for those who have a seat in the committee.' })
  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => AgendaItem, { nullable: true, description: 'The point of the agenda, where it is about one.' })
  @ManyToOne(() => AgendaItem, { ref: true, nullable: true })
  agendaItem?: Ref<AgendaItem> | null;

  @Field({ description: 'What is to be done. Names nobody.' })
  @Property({ type: 'text' })
  says!: string;

  @Field(() => Office, { description: 'The office that is to do it.' })
  @ManyToOne(() => Office, { ref: true })
  ownerOffice!: Ref<Office>;

  @Field(() => LocalDate, { description: 'By the end of which day (IST).' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => DateTime, { description: 'When it was written (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the meeting put another in its place (UTC). Such a one is not in the minutes.' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date | null;

  @Many(() => Dissent, { by: 'decision', description: 'Which offices were against it, and why.' })
  dissents!: Many<Dissent>;
}

@ObjectType({ implements: Node, description: 'That an office was against a decision.' })
@Entity({ tableName: 'dissent', ...proceedingsSeen })
@Unique({ properties: ['decision', 'office'] })
export class Dissent {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Decision, { ref: true })
  decision!: Ref<Decision>;

  @Property({ type: 'uuid' })
  meetingId!: string;

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field({ description: 'Why, in its own words.' })
  @Property({ type: 'text' })
  says!: string;
}

@ObjectType({ implements: Node, description: 'A signature under minutes: who, as what, when, and the hash of what was signed.' })
@Entity({ tableName: 'minutes_signature', ...signaturesSeen })
@Unique({ properties: ['meeting', 'capacity'] })
export class MinutesSignature {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => SigningCapacity, { description: 'As what.' })
  @Enum(() => SigningCapacity)
  capacity!: SigningCapacity;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => Officer, { description: 'Who signed, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  signedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  signedAt!: Date;

  @Field({ description: 'SHA-256 of the minutes that were signed, in hex.' })
  @Property({ type: 'text' })
  hash!: string;
}

/** Given when the meeting closes, one for each decision. It comes back on every agenda until the chair accepts an answer. */
@ObjectType({
  implements: Node,
  description: 'Something that a meeting gave an office to do. It comes back on every agenda until the chair accepts an answer.',
})
@Entity({ tableName: 'action_item', ...actionItemsSeen })
@Unique({ properties: ['decision'] })
@Index({
  name: 'action_item_of_committee',
  expression: `create index action_item_of_committee on hub.action_item (committee_id, due_on) where state <> 'ACCEPTED'`,
})
@Index({ name: 'action_item_of_office', expression: 'create index action_item_of_office on hub.action_item (owner_office_id, due_on, id)' })
@Index({
  name: 'action_item_runs_late',
  expression: `create index action_item_runs_late on hub.action_item (due_on) where state = 'OPEN' and overdue_at is null`,
})
export class ActionItem {
  [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Field(() => Decision, { description: 'What was decided.' })
  @ManyToOne(() => Decision, { ref: true })
  decision!: Ref<Decision>;

  @Field(() => Office, { description: 'The office that is to do it.' })
  @ManyToOne(() => Office, { ref: true })
  ownerOffice!: Ref<Office>;

  @Field(() => LocalDate, { description: 'By the end of which day (IST).' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => DateTime, { description: 'When the meeting that gave it was closed (UTC).' })
  @Property({ type: 'timestamptz' })
  givenAt!: Date;

  @Field(() => ActionState, { description: 'Where it stands.' })
  @Enum(() => ActionState)
  state: ActionState = ActionState.OPEN;

  /** When owner and chair were told that it is late. */
  @Property({ type: 'timestamptz', nullable: true })
  overdueAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the chair accepted an answer (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  settledAt?: Date | null;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => ActionAnswer, { by: 'item', orderBy: 'answeredAt', description: 'What the office has answered, and what the chair made of it.' })
  answers!: Many<ActionAnswer>;

  @Field({ description: 'Not done, and its day (IST) is over.' })
  isOverdue(@Ctx() { clock }: { clock: () => Date }): boolean {
    return this.state === ActionState.OPEN && isPast(this.dueOn, clock());
  }

  answer(): void {
    if (this.state === ActionState.ACCEPTED)
      throw new Conflict('The chair has accepted this. Nothing is left to answer.', ['actionItemId'], 'ILLEGAL_STEP');
    if (this.state === ActionState.ANSWERED)
      throw new Conflict('This has been answered, and the chair has not decided yet.', ['actionItemId'], 'ILLEGAL_STEP');
    this.state = ActionState.ANSWERED;
    this.version++;
  }

  settle(isAccepted: boolean, now: Date): void {
    if (this.state !== ActionState.ANSWERED)
      throw new Conflict(
        this.state === ActionState.OPEN ? 'The office has not answered this yet.' : 'This has been accepted already.',
        ['actionItemId'],
        'ILLEGAL_STEP',
      );
    this.state = isAccepted ? ActionState.ACCEPTED : ActionState.OPEN;
    if (isAccepted) this.settledAt = now;
    this.version++;
  }
}

@ObjectType({ implements: Node, description: 'What an office answers to an action item, with its evidence, and what the chair made of it.' })
@Entity({ tableName: 'action_answer', ...actionAnswersSeen })
@Index({ properties: ['item', 'answeredAt'] })
export class ActionAnswer {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => ActionItem, { ref: true })
  item!: Ref<ActionItem>;

  @Property({ type: 'uuid' })
  committeeId!: string;

  @Property({ type: 'uuid' })
  ownerOfficeId!: string;

  @Field({ description: 'What was done, in a line. Names nobody.' })
  @Property({ type: 'text' })
  says!: string;

  @Field(() => ActionEvidence, { description: 'What shows it.' })
  @Enum(() => ActionEvidence)
  evidence!: ActionEvidence;

  @Field({ description: 'The number of that paper.' })
  @Property({ type: 'text' })
  evidenceNumber!: string;

  @Field(() => LocalDate, { description: 'Its day (IST).' })
  @Property({ type: 'date' })
  evidenceOn!: string;

  @Field(() => Officer, { description: 'Who answered, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  answeredBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  answeredAt!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether the chair accepted it; null: not decided.' })
  @Property({ type: 'boolean', nullable: true })
  isAccepted?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why it was returned.' })
  @Property({ type: 'text', nullable: true })
  returnedBecause?: string | null;

  @Field(() => Officer, { nullable: true, description: 'Who decided, by designation.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  settledBy?: Ref<Officer> | null;

  @Field(() => DateTime, { nullable: true, description: 'When (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  settledAt?: Date | null;
}
