import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import {
  AnswerActionItemInput,
  AnswerActionItemPayload,
  answerActionItem,
  SettleActionItemInput,
  SettleActionItemPayload,
  settleActionItem,
} from './answer-action-item.js';
import { CallMeetingInput, CallMeetingPayload, callMeeting, CancelMeetingInput, CancelMeetingPayload, cancelMeeting } from './call-meeting.js';
import { CloseMeetingInput, CloseMeetingPayload, closeMeeting, SignMinutesInput, SignMinutesPayload, signMinutes } from './close-meeting.js';
import { CommitteeKind } from './codes.js';
import { Committee } from './committee.entity.js';
import { CommitteeLaw, committeeLaws } from './composition.js';
import { ActionItemFilter, actionItemSource, committeeSource, MeetingFilter, meetingSource } from './committee-list.js';
import {
  EndSeatInput,
  EndSeatPayload,
  endSeat,
  FormCommitteeInput,
  FormCommitteePayload,
  formCommittee,
  SeatOfficeInput,
  SeatOfficePayload,
  seatOffice,
} from './form-committee.js';
import {
  RecordAttendanceInput,
  RecordAttendancePayload,
  recordAttendance,
  RecordDecisionInput,
  RecordDecisionPayload,
  recordDecision,
} from './hold-meeting.js';
import { ActionItem, Meeting } from './meeting.entity.js';

const CommitteeConnection = ConnectionOf(Committee);
const MeetingConnection = ConnectionOf(Meeting);
const ActionItemConnection = ConnectionOf(ActionItem);

@Resolver()
export class CommitteeResolver {
  @Query(() => [CommitteeLaw], {
    description: 'What the law says of committees: who constitutes them, who sits, how often they meet, and how far each of it was verified.',
  })
  committeeLaws(): CommitteeLaw[] {
    return committeeLaws();
  }

  @Query(() => CommitteeConnection, { description: 'The committees in which your office sits, and those that it has constituted.' })
  committees(
    @Arg('kind', () => CommitteeKind, { nullable: true, description: 'Of this kind alone.' }) kind: CommitteeKind | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(committeeSource(kind), page);
  }

  @Query(() => Committee, { nullable: true, description: 'One committee.' })
  committee(@Arg('id', () => ID, { description: 'The committee.' }) id: string) {
    return new RowReading(Committee, rowId('Committee', id), 'NOT_FOUND');
  }

  @Query(() => MeetingConnection, { description: 'The meetings of the committees in which your office sits; the latest first.' })
  async meetings(
    @Arg('filter', () => MeetingFilter, { nullable: true, description: 'Which.' }) filter: MeetingFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(await meetingSource(context, filter ?? {}), page);
  }

  @Query(() => Meeting, { nullable: true, description: 'One meeting, with its agenda, attendance, decisions and minutes.' })
  meeting(@Arg('id', () => ID, { description: 'The meeting.' }) id: string) {
    return new RowReading(Meeting, rowId('Meeting', id), 'NOT_FOUND');
  }

  @Query(() => ActionItemConnection, {
    description: 'What meetings gave to offices to do: of the committees in which your office sits, and what it is to do itself; due first on top.',
  })
  async actionItems(
    @Arg('filter', () => ActionItemFilter, { nullable: true, description: 'Which.' }) filter: ActionItemFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(await actionItemSource(context, filter ?? {}), page);
  }

  @Mutation(() => FormCommitteePayload, {
    description: 'Puts on record that a committee was constituted, and seats whom the law names. Where there is a choice, `seatOffice` says it.',
  })
  formCommittee(
    @Arg('input', () => FormCommitteeInput, { description: 'Which, where, by which order.' }) input: FormCommitteeInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'formCommittee', FormCommitteePayload, input, formCommittee);
  }

  @Mutation(() => SeatOfficePayload, { description: 'Gives an office a seat in a committee, as the composition says.' })
  seatOffice(@Arg('input', () => SeatOfficeInput, { description: 'Which, as what.' }) input: SeatOfficeInput, @Ctx() context: Context) {
    return change(context, 'seatOffice', SeatOfficePayload, input, seatOffice);
  }

  @Mutation(() => EndSeatPayload, { description: 'Ends a seat at once: its office sees nothing of the committee any more.' })
  endSeat(@Arg('input', () => EndSeatInput, { description: 'Which.' }) input: EndSeatInput, @Ctx() context: Context) {
    return change(context, 'endSeat', EndSeatPayload, input, endSeat);
  }

  @Mutation(() => CallMeetingPayload, {
    description: 'Calls a meeting. Its agenda makes itself of the record, and follows it until the meeting begins. Those who sit are told.',
  })
  callMeeting(
    @Arg('input', () => CallMeetingInput, { description: 'Of which committee, for when.' }) input: CallMeetingInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'callMeeting', CallMeetingPayload, input, callMeeting);
  }

  @Mutation(() => CancelMeetingPayload, { description: 'Cancels a meeting that has not begun.' })
  cancelMeeting(@Arg('input', () => CancelMeetingInput, { description: 'Which.' }) input: CancelMeetingInput, @Ctx() context: Context) {
    return change(context, 'cancelMeeting', CancelMeetingPayload, input, cancelMeeting);
  }

  @Mutation(() => RecordAttendancePayload, {
    description: 'Says who is there. The first time it begins the meeting: the agenda is made a last time, and stands.',
  })
  recordAttendance(
    @Arg('input', () => RecordAttendanceInput, { description: 'Of which meeting, who.' }) input: RecordAttendanceInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordAttendance', RecordAttendancePayload, input, recordAttendance);
  }

  @Mutation(() => RecordDecisionPayload, {
    description: 'Writes down a decision of a meeting in session: what is to be done, by which office, by when, and who was against it.',
  })
  recordDecision(@Arg('input', () => RecordDecisionInput, { description: 'The decision.' }) input: RecordDecisionInput, @Ctx() context: Context) {
    return change(context, 'recordDecision', RecordDecisionPayload, input, recordDecision);
  }

  @Mutation(() => CloseMeetingPayload, {
    description:
      'Closes a meeting that had its quorum: its minutes are frozen with their hash, and what was decided is given to its offices. A meeting of the District Task Force ends the duty of the month (C34) by itself.',
  })
  closeMeeting(@Arg('input', () => CloseMeetingInput, { description: 'Which.' }) input: CloseMeetingInput, @Ctx() context: Context) {
    return change(context, 'closeMeeting', CloseMeetingPayload, input, closeMeeting);
  }

  @Mutation(() => SignMinutesPayload, {
    description: 'Signs closed minutes in your own name, as the chair or as the secretary. With the second signature they are issued.',
  })
  signMinutes(
    @Arg('input', () => SignMinutesInput, { description: 'Which, and the hash of what you have read.' }) input: SignMinutesInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'signMinutes', SignMinutesPayload, input, signMinutes);
  }

  @Mutation(() => AnswerActionItemPayload, { description: 'Answers an action item of your office with evidence. The chair accepts or returns it.' })
  answerActionItem(
    @Arg('input', () => AnswerActionItemInput, { description: 'Which, what was done, what shows it.' }) input: AnswerActionItemInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerActionItem', AnswerActionItemPayload, input, answerActionItem);
  }

  @Mutation(() => SettleActionItemPayload, { description: 'Accepts the answer to an action item, or returns it with a reason: for the chair.' })
  settleActionItem(
    @Arg('input', () => SettleActionItemInput, { description: 'Which, and what the chair makes of it.' }) input: SettleActionItemInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'settleActionItem', SettleActionItemPayload, input, settleActionItem);
  }
}
