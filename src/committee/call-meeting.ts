import { LockMode, ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { DateTime } from '../planner/scalars.js';
import { sourcesForDatabase } from './agenda-sources.js';
import { MeetingState, SeatKind } from './codes.js';
import { Committee, CommitteeAccess, Seat } from './committee.entity.js';
import { Meeting } from './meeting.entity.js';

/** Nobody calls a meeting for a year on. */
const DAYS_AHEAD = 120;

@InputType({ description: 'A meeting that is called.' })
export class CallMeetingInput extends ChangeInput {
  @Field(() => ID, { description: 'The committee.' })
  committeeId!: string;

  @Field(() => DateTime, { description: `For when (UTC): within ${DAYS_AHEAD} days.` })
  meetsAt!: Date;
}

export const CallMeetingPayload = PayloadOf('callMeeting', 'meeting', () => Meeting);

/** Calls a meeting. Its agenda is made of the record at once, and anew until it begins. */
export async function callMeeting(work: Work, input: CallMeetingInput): Promise<Meeting> {
  const { em, actor, now, context } = work;
  const committee = await em.findOne(Committee, { id: rowId('Committee', input.committeeId, ['committeeId']) });
  if (!committee) throw new NotFound();
  await mustSitAs(work, committee.id, SeatKind.CHAIR);
  if (input.meetsAt <= now) throw new Invalid('A meeting is called for a time to come.', ['meetsAt']);
  if (input.meetsAt.getTime() > now.getTime() + DAYS_AHEAD * 86_400_000)
    throw new Invalid(`A meeting is called for at most ${DAYS_AHEAD} days ahead.`, ['meetsAt']);
  const earlier = await em.find(
    Meeting,
    { committee: committee.id },
    { orderBy: { number: 'desc' }, limit: 1, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const [last] = earlier;
  if (last?.state === MeetingState.CALLED || last?.state === MeetingState.IN_SESSION)
    throw new Conflict('A meeting of this committee is called already. Close or cancel it first.', ['committeeId']);
  const meeting = em.create(Meeting, {
    committee: ref(committee),
    number: (last?.number ?? 0) + 1,
    meetsAt: input.meetsAt,
    calledBy: ref(em.getReference(Officer, actor.officerId)),
    calledAt: now,
  });
  await work.save();
  await makeAgenda(work, meeting);
  for (const officeId of await officesOf(work, committee))
    if (officeId !== actor.officeId) tell(em, context, NoticeKind.MEETING_CALLED, { officeId }, globalId('Meeting', meeting.id));
  return meeting;
}

@InputType({ description: 'A meeting that will not take place.' })
export class CancelMeetingInput extends UpdateInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;
}

export const CancelMeetingPayload = PayloadOf('cancelMeeting', 'meeting', () => Meeting);

export async function cancelMeeting(work: Work, { meetingId, expectedVersion }: CancelMeetingInput): Promise<Meeting> {
  const meeting = await meetingFor(work, meetingId, SeatKind.CHAIR);
  mustBeCurrent(meeting, expectedVersion);
  meeting.cancel(work.now);
  return meeting;
}

/** The agenda as the record stands now. The function of the database looks who asks, and hands out ids, codes and counts. */
export async function makeAgenda({ em, now }: Work, { id }: Meeting): Promise<void> {
  await em.execute('select hub.make_agenda(?::uuid, ?::text[], ?::timestamptz)', [id, sourcesForDatabase, now]);
}

const refusals = {
  [SeatKind.CHAIR]: 'Only the office in the chair of the committee may do this.',
  [SeatKind.SECRETARY]: 'Only the office of the secretary of the committee may do this.',
};

/** A meeting that the caller sees, locked for whoever sits as the chair or as the secretary of its committee. */
export async function meetingFor(work: Work, id: string, as: keyof typeof refusals): Promise<Meeting> {
  const seen = await work.em.findOne(Meeting, { id: rowId('Meeting', id, ['meetingId']) });
  if (!seen) throw new NotFound();
  await mustSitAs(work, seen.committee.id, as);
  return work.load(Meeting, id, 'meetingId');
}

export async function mustSitAs({ em, actor }: Work, committeeId: string, as: keyof typeof refusals): Promise<void> {
  const mine = await em.findOne(CommitteeAccess, { committeeId, officeId: actor.officeId });
  if (!(as === SeatKind.CHAIR ? mine?.isChair : mine?.isSecretary)) throw new Forbidden(refusals[as]);
}

/** Whom a committee tells: the offices that sit, and its own. */
export async function officesOf({ em }: Work, { id, office }: Committee): Promise<string[]> {
  const seats = await em.find(Seat, { committee: id, endedAt: null });
  return [...new Set([...seats.map((seat) => seat.office.id), ...(office ? [office.id] : [])])];
}
