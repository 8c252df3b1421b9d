import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { shelterOfficeKinds } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { rowId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { makeAgenda, meetingFor } from './call-meeting.js';
import { MeetingState, SeatKind } from './codes.js';
import { Committee, Seat } from './committee.entity.js';
import { mustBeOfItsArea } from './form-committee.js';
import { AgendaItem, Attendance, Decision, Dissent, Meeting } from './meeting.entity.js';
import { isPast, quorumOf } from './rules.js';

const LONGEST_DECISION = 1000;
const LONGEST_DISSENT = 500;

@InputType({ description: 'Who is there. The first time it begins the meeting.' })
export class RecordAttendanceInput extends UpdateInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => [ID], { description: 'The seats for which somebody is there. All other seats are absent.' })
  presentSeats!: string[];
}

export const RecordAttendancePayload = PayloadOf('recordAttendance', 'meeting', () => Meeting);

/** Begins the meeting: the agenda is made a last time and stands, and so do the seats. Said again, it corrects who is there. */
export async function recordAttendance(work: Work, input: RecordAttendanceInput): Promise<Meeting> {
  const { em } = work;
  const meeting = await meetingFor(work, input.meetingId, SeatKind.SECRETARY);
  mustBeCurrent(meeting, input.expectedVersion);
  const present = new Set(input.presentSeats.map((id, i) => rowId('Seat', id, ['presentSeats', String(i)])));
  // A seat of a committee that is hidden is none, whatever else there is to say.
  if ((await em.count(Seat, { id: { $in: [...present] } })) < present.size) throw new NotFound();
  if (meeting.state === MeetingState.CALLED) await begin(work, meeting);
  else {
    meeting.mustBe(MeetingState.IN_SESSION);
    meeting.version++;
  }
  const attendance = await em.find(Attendance, { meeting: meeting.id });
  const seats = new Set(attendance.map(({ seat }) => seat.id));
  if ([...present].some((id) => !seats.has(id)))
    throw new Invalid('This is no seat of the committee, or it had ended when the meeting began.', ['presentSeats']);
  for (const line of attendance) line.isPresent = present.has(line.seat.id);
  return meeting;
}

async function begin(work: Work, meeting: Meeting): Promise<void> {
  const { em, now } = work;
  if (dayInIndia(now) < dayInIndia(meeting.meetsAt))
    throw new Conflict('This meeting is called for a later day. Cancel it and call another, if it takes place earlier.', ['meetingId']);
  await makeAgenda(work, meeting);
  const committee = await em.findOneOrFail(Committee, { id: meeting.committee.id });
  const seats = await em.find(Seat, { committee: committee.id, endedAt: null });
  meeting.begin(now, quorumOf(committee.kind, seats.length));
  await work.save();
  for (const seat of seats)
    em.create(Attendance, { meeting: ref(meeting), committeeId: committee.id, seat: ref(seat), office: seat.office, isPresent: false });
  await work.save();
}

@InputType({ description: 'That an office is against a decision, and why.' })
export class DissentInput {
  @Field(() => ID, { description: 'The office, one that is there.' })
  officeId!: string;

  @Field({ description: `Why, in at most ${LONGEST_DISSENT} characters. Names nobody.` })
  says!: string;
}

@InputType({ description: 'What the meeting decided: what is to be done, by which office, by when, and who was against it.' })
export class RecordDecisionInput extends ChangeInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'The point of its agenda, where it is about one.' })
  agendaItemId?: string;

  @Field({
    description: `What is to be done, in at most ${LONGEST_DECISION} characters. Name nobody: cases have numbers and offices have designations.`,
  })
  says!: string;

  @Field(() => ID, { nullable: true, description: 'The office that is to do it. There is no decision without one.' })
  ownerOfficeId?: string;

  @Field(() => LocalDate, { nullable: true, description: 'By the end of which day (IST). There is no decision without one.' })
  dueOn?: string;

  @Field(() => [DissentInput], { nullable: true, description: 'Who was against it.' })
  dissents?: DissentInput[];

  @Field(() => ID, { nullable: true, description: 'The decision of the same meeting that it takes the place of.' })
  replaces?: string;
}

export const RecordDecisionPayload = PayloadOf('recordDecision', 'decision', () => Decision);

/** Writes down a decision of a meeting that is in session. What it gives to do is given when the meeting is closed. */
export async function recordDecision(work: Work, input: RecordDecisionInput): Promise<Decision> {
  const { em, now } = work;
  const meeting = await meetingFor(work, input.meetingId, SeatKind.SECRETARY);
  meeting.mustBe(MeetingState.IN_SESSION);
  if (!input.ownerOfficeId) throw new Invalid('Say which office is to do it: what everybody is to do, nobody does.', ['ownerOfficeId']);
  if (!input.dueOn) throw new Invalid('Say by which day.', ['dueOn']);
  if (isPast(input.dueOn, now)) throw new Invalid('This day is over. Say by which day to come.', ['dueOn']);
  const says = written(input.says, ['says'], LONGEST_DECISION);
  const committee = await em.findOneOrFail(Committee, { id: meeting.committee.id });
  const owner = await em.findOne(Office, { id: rowId('Office', input.ownerOfficeId, ['ownerOfficeId']) });
  if (!owner) throw new NotFound();
  mustBeOfItsArea(committee, owner, 'ownerOfficeId');
  // That a home has to do with what is decided may say where somebody is.
  if (shelterOfficeKinds.includes(owner.kind))
    throw new Invalid('A home is given nothing by a committee: give it to the office that looks after homes.', ['ownerOfficeId']);
  if (input.replaces) await replace(work, meeting, input.replaces);
  const point = input.agendaItemId
    ? await em.findOne(AgendaItem, { id: rowId('AgendaItem', input.agendaItemId, ['agendaItemId']), meeting: meeting.id })
    : null;
  if (input.agendaItemId && !point) throw new NotFound();
  const decision = em.create(Decision, {
    meeting: ref(meeting),
    committeeId: committee.id,
    agendaItem: point ? ref(point) : null,
    says,
    ownerOffice: ref(owner),
    dueOn: input.dueOn,
    recordedAt: now,
  });
  await dissent(work, meeting, decision, input.dissents ?? []);
  return decision;
}

async function replace({ em, now }: Work, meeting: Meeting, id: string): Promise<void> {
  const before = await em.findOne(Decision, { id: rowId('Decision', id, ['replaces']), meeting: meeting.id });
  if (!before) throw new NotFound();
  if (before.supersededAt) throw new Conflict('Another decision has taken the place of this one already.', ['replaces']);
  before.supersededAt = now;
}

async function dissent({ em }: Work, meeting: Meeting, decision: Decision, dissents: readonly DissentInput[]): Promise<void> {
  const there = await em.find(Attendance, { meeting: meeting.id, isPresent: true });
  const said = new Set<string>();
  for (const [i, { officeId, says }] of dissents.entries()) {
    const office = there.find((line) => line.office.id === rowId('Office', officeId, ['dissents', String(i), 'officeId']))?.office;
    if (!office) throw new Invalid('Only an office that is there dissents.', ['dissents', String(i), 'officeId']);
    if (said.has(office.id)) throw new Invalid('An office dissents once.', ['dissents', String(i), 'officeId']);
    said.add(office.id);
    em.create(Dissent, {
      decision: ref(decision),
      meetingId: meeting.id,
      committeeId: decision.committeeId,
      office,
      says: written(says, ['dissents', String(i), 'says'], LONGEST_DISSENT),
    });
  }
}
