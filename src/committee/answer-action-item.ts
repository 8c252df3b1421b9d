import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { mustBeANumber, written } from '../audit/clean-input.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Forbidden, Invalid, NotFound } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { mustSitAs } from './call-meeting.js';
import { ActionEvidence, SeatKind } from './codes.js';
import { ActionAnswer, ActionItem } from './meeting.entity.js';

const LONGEST_ANSWER = 500;

@InputType({ description: 'A paper that shows that something is done.' })
export class ActionEvidenceInput {
  @Field(() => ActionEvidence, { description: 'What it is.' })
  kind!: ActionEvidence;

  @Field({ description: 'Its number.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Its day (IST).' })
  on!: string;
}

@InputType({ description: 'What your office did about an action item.' })
export class AnswerActionItemInput extends UpdateInput {
  @Field(() => ID, { description: 'The action item.' })
  actionItemId!: string;

  @Field({ description: `What was done, in at most ${LONGEST_ANSWER} characters. Name nobody.` })
  says!: string;

  @Field(() => ActionEvidenceInput, { nullable: true, description: 'What shows it. There is no answer without it.' })
  evidence?: ActionEvidenceInput;
}

export const AnswerActionItemPayload = PayloadOf('answerActionItem', 'actionItem', () => ActionItem);

/** Answers an action item with evidence. The chair is told. */
export async function answerActionItem(work: Work, input: AnswerActionItemInput): Promise<ActionItem> {
  const { em, actor, now } = work;
  const seen = await em.findOne(ActionItem, { id: rowId('ActionItem', input.actionItemId, ['actionItemId']) });
  if (!seen) throw new NotFound();
  if (seen.ownerOffice.id !== actor.officeId) throw new Forbidden('Only the office that is to do it answers.');
  const item = await work.load(ActionItem, input.actionItemId, 'actionItemId');
  mustBeCurrent(item, input.expectedVersion);
  const says = written(input.says, ['says'], LONGEST_ANSWER);
  const { evidence } = input;
  if (!evidence) throw new Invalid('Say what shows that it is done: the kind, number and day of a paper.', ['evidence']);
  mustBeANumber(evidence.number, ['evidence', 'number']);
  if (evidence.on > dayInIndia(now)) throw new Invalid('A paper of a day to come shows nothing.', ['evidence', 'on']);
  item.answer();
  em.create(ActionAnswer, {
    item: ref(item),
    committeeId: item.committeeId,
    ownerOfficeId: actor.officeId,
    says,
    evidence: evidence.kind,
    evidenceNumber: evidence.number,
    evidenceOn: evidence.on,
    answeredBy: ref(em.getReference(Officer, actor.officerId)),
    answeredAt: now,
  });
  // Who answers need not sit, and then sees no seat: whom it is told to is the database's to know.
  await em.execute('select hub.tell_chair_of_answer(?::uuid, ?::timestamptz)', [item.id, now]);
  return item;
}

@InputType({ description: 'What the chair makes of an answer.' })
export class SettleActionItemInput extends UpdateInput {
  @Field(() => ID, { description: 'The action item.' })
  actionItemId!: string;

  @Field({ description: 'Accepted, or returned to the office.' })
  isAccepted!: boolean;

  @Field(() => String, { nullable: true, description: `Why it is returned, in at most ${LONGEST_ANSWER} characters. Name nobody.` })
  reason?: string;
}

export const SettleActionItemPayload = PayloadOf('settleActionItem', 'actionItem', () => ActionItem);

/** Accepts an answer, or returns it with a reason; then it is open again. */
export async function settleActionItem(work: Work, input: SettleActionItemInput): Promise<ActionItem> {
  const { em, actor, now, context } = work;
  const seen = await em.findOne(ActionItem, { id: rowId('ActionItem', input.actionItemId, ['actionItemId']) });
  if (!seen) throw new NotFound();
  await mustSitAs(work, seen.committeeId, SeatKind.CHAIR);
  const item = await work.load(ActionItem, input.actionItemId, 'actionItemId');
  mustBeCurrent(item, input.expectedVersion);
  if (!input.isAccepted && !input.reason) throw new Invalid('Say why it is returned.', ['reason']);
  if (input.isAccepted && input.reason) throw new Invalid('A reason goes with what is returned.', ['reason']);
  const answer = await em.findOne(ActionAnswer, { item: item.id, settledAt: null });
  item.settle(input.isAccepted, now);
  answer!.isAccepted = input.isAccepted;
  answer!.returnedBecause = input.reason ? written(input.reason, ['reason'], LONGEST_ANSWER) : null;
  answer!.settledBy = ref(em.getReference(Officer, actor.officerId));
  answer!.settledAt = now;
  tell(em, context, NoticeKind.ACTION_ITEM_SETTLED, { officeId: item.ownerOffice.id }, globalId('ActionItem', item.id));
  return item;
}
