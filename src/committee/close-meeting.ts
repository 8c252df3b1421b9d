import { createHash } from 'node:crypto';
import { ref } from '@mikro-orm/core';
import canonicalize from 'canonicalize';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { recordedBy } from '../cases/supersede.js';
import { LegalEvent } from '../clocks/legal-event.entity.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { meetingFor, officesOf } from './call-meeting.js';
import { MeetingState, SeatKind, SigningCapacity } from './codes.js';
import { Committee, CommitteeAccess } from './committee.entity.js';
import { ActionItem, AgendaItem, Attendance, Decision, Dissent, Meeting, MinutesSignature } from './meeting.entity.js';
import { committeeRules } from './rules.js';

@InputType({ description: 'A meeting that is over.' })
export class CloseMeetingInput extends UpdateInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;
}

export const CloseMeetingPayload = PayloadOf('closeMeeting', 'meeting', () => Meeting);

/**
 * Closes a meeting: its minutes are frozen with their hash, what was decided is given to its offices, and where the meeting is an event of
 * the law (C34), that is on record with it, so that nobody types it twice.
 */
export async function closeMeeting(work: Work, { meetingId, expectedVersion }: CloseMeetingInput): Promise<Meeting> {
  const { em, actor, now, context } = work;
  const meeting = await meetingFor(work, meetingId, SeatKind.CHAIR);
  mustBeCurrent(meeting, expectedVersion);
  meeting.mustBe(MeetingState.IN_SESSION);
  const attendance = await em.find(Attendance, { meeting: meeting.id }, { populate: ['seat'], orderBy: { id: 'asc' } });
  mustHaveQuorum(meeting, attendance);
  const committee = await work.load(Committee, `Committee_${meeting.committee.id}`, 'meetingId');
  const decisions = await em.find(Decision, { meeting: meeting.id, supersededAt: null }, { orderBy: { id: 'asc' } });
  const minutes = await minutesOf(work, committee, meeting, attendance, decisions);
  const { meets } = committeeRules[committee.kind];
  const event = meets && em.create(LegalEvent, { kind: meets, happenedAt: meeting.begunAt!, ...recordedBy(actor, now) });
  for (const decision of decisions) {
    const { committeeId, ownerOffice, dueOn } = decision;
    const item = em.create(ActionItem, { committeeId, decision: ref(decision), ownerOffice, dueOn, givenAt: now });
    tell(em, context, NoticeKind.ACTION_ITEM_GIVEN, { officeId: ownerOffice.id }, globalId('ActionItem', item.id));
  }
  committee.lastMetAt = meeting.begunAt!;
  meeting.close(now, minutes, createHash('sha256').update(minutes).digest('hex'), event?.id ?? null);
  return meeting;
}

function mustHaveQuorum({ quorum }: Meeting, attendance: readonly Attendance[]): void {
  const there = attendance.filter(({ isPresent }) => isPresent);
  if (!there.some(({ seat }) => seat.unwrap().kind === SeatKind.CHAIR))
    throw new Conflict('The chair is not there, so there is no quorum. Record who is there, or let the meeting stand until the chair is.', [
      'meetingId',
    ]);
  if (there.length < quorum!)
    throw new Conflict(`There is no quorum: ${there.length} are there, and ${quorum} must be. A meeting without it decides nothing.`, ['meetingId']);
}

/** The minutes in one text that cannot be read in two ways (RFC 8785). Ids, codes, numbers of cases, and what the meeting itself wrote. */
async function minutesOf(
  { em, now }: Work,
  committee: Committee,
  meeting: Meeting,
  attendance: readonly Attendance[],
  decisions: readonly Decision[],
): Promise<string> {
  const agenda = await em.find(AgendaItem, { meeting: meeting.id }, { orderBy: { position: 'asc' } });
  const dissents = await em.find(Dissent, { meetingId: meeting.id }, { orderBy: { id: 'asc' } });
  const office = (of: { id: string } | null | undefined) => (of ? globalId('Office', of.id) : null);
  return canonicalize({
    committee: {
      id: globalId('Committee', committee.id),
      kind: committee.kind,
      state: committee.state.code,
      district: committee.district?.code ?? null,
    },
    meeting: {
      id: globalId('Meeting', meeting.id),
      number: meeting.number,
      calledFor: meeting.meetsAt.toISOString(),
      begunAt: meeting.begunAt!.toISOString(),
      closedAt: now.toISOString(),
      quorum: meeting.quorum,
    },
    agenda: agenda.map((point) => ({
      position: point.position,
      kind: point.kind,
      code: point.code ?? null,
      office: office(point.office),
      district: point.district?.code ?? null,
      cases: point.cases,
      caseNumbers: point.caseNumbers,
      since: point.since?.toISOString() ?? null,
      actionItem: point.actionItem ? globalId('ActionItem', point.actionItem.id) : null,
    })),
    attendance: attendance.map((line) => ({ office: office(line.office), seat: line.seat.unwrap().kind, isPresent: line.isPresent })),
    decisions: decisions.map((decision) => ({
      id: globalId('Decision', decision.id),
      agendaItem: agenda.find(({ id }) => id === decision.agendaItem?.id)?.position ?? null,
      says: decision.says,
      ownerOffice: office(decision.ownerOffice),
      dueOn: decision.dueOn.slice(0, 10),
      dissents: dissents.filter((each) => each.decision.id === decision.id).map((each) => ({ office: office(each.office), says: each.says })),
    })),
  })!;
}

@InputType({ description: 'A signature under minutes.' })
export class SignMinutesInput extends ChangeInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field({ description: 'The `minutesHash` of what you have read. Other minutes are not signed.' })
  minutesHash!: string;
}

export const SignMinutesPayload = PayloadOf('signMinutes', 'meeting', () => Meeting);

/** Signs closed minutes, as the chair or as the secretary: two offices, and so two persons. With the second signature they are issued. */
export async function signMinutes(work: Work, { meetingId, minutesHash }: SignMinutesInput): Promise<Meeting> {
  const { em, actor, now, context } = work;
  const seen = await em.findOne(Meeting, { id: rowId('Meeting', meetingId, ['meetingId']) });
  if (!seen) throw new NotFound();
  const sits = await em.findOne(CommitteeAccess, { committeeId: seen.committee.id, officeId: actor.officeId });
  if (!sits?.isChair && !sits?.isSecretary) throw new Forbidden('Minutes are signed by the office in the chair and by that of the secretary.');
  const meeting = await work.load(Meeting, meetingId, 'meetingId');
  if (meeting.state !== MeetingState.CLOSED) throw new Conflict('Minutes are signed when the meeting is closed.', ['meetingId'], 'ILLEGAL_STEP');
  if (minutesHash !== meeting.minutesHash)
    throw new Invalid('This is not the hash of these minutes. Read them again, and sign what you have read.', ['minutesHash']);
  const capacity = sits.isChair ? SigningCapacity.CHAIR : SigningCapacity.SECRETARY;
  const signed = await em.find(MinutesSignature, { meeting: meeting.id });
  if (signed.some((signature) => signature.capacity === capacity)) throw new Conflict('Your office has signed these minutes already.', ['meetingId']);
  em.create(MinutesSignature, {
    meeting: ref(meeting),
    committeeId: meeting.committee.id,
    capacity,
    office: ref(em.getReference(Office, actor.officeId)),
    signedBy: ref(em.getReference(Officer, actor.officerId)),
    signedAt: now,
    hash: meeting.minutesHash,
  });
  if (signed.length === 0) return meeting;
  const committee = await em.findOneOrFail(Committee, { id: meeting.committee.id });
  for (const officeId of await officesOf(work, committee))
    if (officeId !== actor.officeId) tell(em, context, NoticeKind.MINUTES_ISSUED, { officeId }, globalId('Meeting', meeting.id));
  return meeting;
}
