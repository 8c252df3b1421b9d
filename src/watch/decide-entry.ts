import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { mustBeCurrent, mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office, Officer } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import { DateTime } from '../planner/scalars.js';
import { KINDS_NEEDED, THRESHOLD } from './evidence.js';
import { mustBeOneOf, mustStand } from './propose-entry.js';
import {
  APPEAL_DECIDED_DAYS,
  APPEAL_WITHIN_DAYS,
  AppealOutcome,
  EXPIRY_DAYS,
  NoticeService,
  REPLY_DAYS,
  REVIEW_DAYS,
  WatchReason,
  WatchState,
} from './watch-codes.js';
import { WatchEntry } from './watch-entry.entity.js';

const DAY = 86_400_000;

/** What a step of an entry is sent. */
@InputType()
abstract class EntryStepInput extends UpdateInput {
  @Field(() => ID, { description: 'The entry.' })
  entryId!: string;
}

/** The entry as it was read, and the step of one of these offices. */
async function entryFor(work: Work, input: EntryStepInput, whose: (entry: WatchEntry) => (string | undefined)[]): Promise<WatchEntry> {
  const entry = await work.load(WatchEntry, input.entryId, 'entryId');
  mustBeCurrent(entry, input.expectedVersion);
  mustBeOneOf(
    work,
    whose(entry).filter((id) => id !== undefined),
  );
  entry.version++;
  return entry;
}

const both = ({ proposedByOffice, decidedByOffice }: WatchEntry) => [proposedByOffice.id, decidedByOffice.id];
const whoDecides = ({ decidedByOffice }: WatchEntry) => [decidedByOffice.id];

function tellOf({ em, context, actor }: Work, entry: WatchEntry, kind: NoticeKind, officeId: string): void {
  if (officeId !== actor.officeId) tell(em, context, kind, { officeId }, globalId('WatchEntry', entry.id));
}

@InputType({ description: 'That the party was given notice: what is held against it, and until when it may reply.' })
export class ServeWatchNoticeInput extends EntryStepInput {
  @Field(() => DateTime, { description: 'When it was served.' })
  servedAt!: Date;

  @Field(() => NoticeService, { description: 'How.' })
  how!: NoticeService;
}

export const ServeWatchNoticePayload = PayloadOf('serveWatchNotice', 'entry', () => WatchEntry);

export async function serveWatchNotice(work: Work, input: ServeWatchNoticeInput): Promise<WatchEntry> {
  mustHaveHappened(input.servedAt, work.now, 'servedAt');
  const entry = await entryFor(work, input, both);
  mustStand(entry, WatchState.PROPOSED);
  mustFollow(input.servedAt, entry.proposedAt, 'servedAt', 'The notice comes after the proposal.');
  const replyBy = new Date(input.servedAt.getTime() + REPLY_DAYS * DAY);
  Object.assign(entry, { state: WatchState.NOTIFIED, servedAt: input.servedAt, servedHow: input.how, replyBy });
  return entry;
}

@InputType({ description: 'That the party replied. Its words are in the file of your office, under the number.' })
export class RecordWatchReplyInput extends EntryStepInput {
  @Field(() => DateTime, { description: 'When the reply came in.' })
  repliedAt!: Date;

  @Field({ description: 'The number of the reply in the file of your office.' })
  reference!: string;
}

export const RecordWatchReplyPayload = PayloadOf('recordWatchReply', 'entry', () => WatchEntry);

export async function recordWatchReply(work: Work, input: RecordWatchReplyInput): Promise<WatchEntry> {
  mustHaveHappened(input.repliedAt, work.now, 'repliedAt');
  mustBeANumber(input.reference, ['reference']);
  const entry = await entryFor(work, input, both);
  mustStand(entry, WatchState.NOTIFIED);
  if (entry.repliedAt) throw new Conflict('The reply is on record already.', ['entryId']);
  mustFollow(input.repliedAt, entry.servedAt!, 'repliedAt', 'The reply comes after the notice.');
  Object.assign(entry, { repliedAt: input.repliedAt, replyReference: input.reference });
  tellOf(work, entry, NoticeKind.WATCH_ASKED, entry.decidedByOffice.id);
  return entry;
}

@InputType({
  description: 'The decision, with reasons and the number of the order: by the office that decides, when the party was heard or its time is over.',
})
export class DecideWatchEntryInput extends EntryStepInput {
  @Field({ description: 'Whether it is put on the list.' })
  isListed!: boolean;

  @Field(() => WatchReason, { description: 'Why.' })
  reason!: WatchReason;

  @Field({ description: 'The number of the order.' })
  orderNumber!: string;
}

export const DecideWatchEntryPayload = PayloadOf('decideWatchEntry', 'entry', () => WatchEntry);

const speaksFor: readonly WatchReason[] = [WatchReason.BORNE_OUT, WatchReason.REPLY_DOES_NOT_ANSWER, WatchReason.STILL_BORNE_OUT];

export async function decideWatchEntry(work: Work, input: DecideWatchEntryInput): Promise<WatchEntry> {
  const { now } = work;
  mustBeANumber(input.orderNumber, ['orderNumber']);
  const entry = await entryFor(work, input, whoDecides);
  mustStand(entry, WatchState.NOTIFIED);
  const { kind } = await entry.decidedByOffice.loadOrFail();
  if (kind === OfficeKind.AHTB && (await work.em.count(Officer, { supervisor: work.actor.officerId })) > 0)
    throw new Forbidden('The head of the bureau decides upon appeals, and so upon no entry at first.');
  if (!entry.repliedAt && now < entry.replyBy!)
    throw new Conflict(`The party may reply until ${dayInIndia(entry.replyBy!)}. Decide when it has, or when that is over.`, ['entryId']);
  mustGiveAFittingReason(input.isListed, input.reason);
  if (input.isListed) await mustReachTheThreshold(work, entry);
  Object.assign(entry, {
    decidedAt: now,
    decidedById: work.actor.officerId,
    reason: input.reason,
    orderNumber: input.orderNumber,
    ...(input.isListed
      ? { state: WatchState.LISTED, reviewOn: daysOn(now, REVIEW_DAYS), expiresOn: daysOn(now, EXPIRY_DAYS) }
      : { state: WatchState.REFUSED, endedAt: now }),
  });
  tellOf(work, entry, NoticeKind.WATCH_DECIDED, entry.proposedByOffice.id);
  return entry;
}

function mustGiveAFittingReason(isListed: boolean, reason: WatchReason): void {
  if (speaksFor.includes(reason) !== isListed)
    throw new Invalid(isListed ? 'This is a reason to leave it off the list.' : 'This is a reason to have it on the list.', ['reason']);
}

/** The database refuses it too; here it is said in words. */
async function mustReachTheThreshold({ em }: Work, entry: WatchEntry): Promise<void> {
  const [weighed]: { weight: number; is_enough: boolean }[] = await em.execute('select * from hub.watch_weight(?)', [entry.id]);
  if (!weighed!.is_enough)
    throw new Conflict(
      `The evidence weighs ${weighed!.weight}. To be listed, an entry needs ${THRESHOLD}, from at least ${KINDS_NEEDED} kinds of source, one of them official: \`evidenceRules\` tells the weights.`,
      ['entryId'],
    );
}

function daysOn(from: Date, days: number): string {
  return dayInIndia(new Date(from.getTime() + days * DAY));
}

/** What a review comes to. */
export enum WatchReview {
  KEEP = 'KEEP',
  RENEW = 'RENEW',
  DELIST = 'DELIST',
}
registerEnumType(WatchReview, {
  name: 'WatchReview',
  description: 'What a review of an entry comes to.',
  valuesConfig: {
    KEEP: { description: 'It stays; the next review is in 90 days, and it expires when it did.' },
    RENEW: { description: 'It stays for another year from today. The evidence must still reach the threshold.' },
    DELIST: { description: 'It is taken off the list.' },
  },
});

@InputType({ description: 'The review of an entry on the list, by the office that decided.' })
export class ReviewWatchEntryInput extends EntryStepInput {
  @Field(() => WatchReview, { description: 'What it comes to.' })
  result!: WatchReview;

  @Field(() => WatchReason, { description: 'Why.' })
  reason!: WatchReason;

  @Field({ description: 'The number of the order.' })
  orderNumber!: string;
}

export const ReviewWatchEntryPayload = PayloadOf('reviewWatchEntry', 'entry', () => WatchEntry);

export async function reviewWatchEntry(work: Work, input: ReviewWatchEntryInput): Promise<WatchEntry> {
  const { now } = work;
  mustBeANumber(input.orderNumber, ['orderNumber']);
  const entry = await entryFor(work, input, whoDecides);
  mustStand(entry, WatchState.LISTED);
  const stays = input.result !== WatchReview.DELIST;
  mustGiveAFittingReason(stays, input.reason);
  if (stays) await mustReachTheThreshold(work, entry);
  const expiresOn = input.result === WatchReview.RENEW ? daysOn(now, EXPIRY_DAYS) : entry.expiresOn;
  Object.assign(entry, {
    reason: input.reason,
    orderNumber: input.orderNumber,
    ...(stays ? { reviewOn: daysOn(now, REVIEW_DAYS), expiresOn } : { state: WatchState.DELISTED, endedAt: now }),
  });
  tellOf(work, entry, NoticeKind.WATCH_DECIDED, entry.proposedByOffice.id);
  return entry;
}

@InputType({ description: 'That the party appeals against an entry on the list.' })
export class AppealWatchEntryInput extends EntryStepInput {
  @Field(() => DateTime, { description: `When the appeal came in: within ${APPEAL_WITHIN_DAYS} days of the decision.` })
  appealedAt!: Date;
}

export const AppealWatchEntryPayload = PayloadOf('appealWatchEntry', 'entry', () => WatchEntry);

/** It goes to the State bureau. Meanwhile the entry stands: whoever wants it off sooner lifts it in a review. */
export async function appealWatchEntry(work: Work, input: AppealWatchEntryInput): Promise<WatchEntry> {
  const { em, now } = work;
  mustHaveHappened(input.appealedAt, now, 'appealedAt');
  const entry = await entryFor(work, input, both);
  mustStand(entry, WatchState.LISTED);
  if (entry.appealedAt) throw new Conflict('The appeal is on record already.', ['entryId']);
  mustFollow(input.appealedAt, entry.decidedAt!, 'appealedAt', 'The appeal comes after the decision.');
  if (input.appealedAt.getTime() > entry.decidedAt!.getTime() + APPEAL_WITHIN_DAYS * DAY)
    throw new Conflict(`An appeal comes within ${APPEAL_WITHIN_DAYS} days of the decision. The next review hears the party too.`, ['appealedAt']);
  const bureau = await em.findOne(
    Office,
    { kind: OfficeKind.AHTB, state: entry.stateOf.code, activeTo: null, id: { $ne: entry.proposedByOffice.id } },
    { orderBy: { activeFrom: 'asc', id: 'asc' } },
  );
  if (!bureau) throw new Conflict('The State has no bureau (AHTB) in the hub that could decide upon an appeal. Ask its administrator.', ['entryId']);
  const appealBy = new Date(input.appealedAt.getTime() + APPEAL_DECIDED_DAYS * DAY);
  Object.assign(entry, { appealedAt: input.appealedAt, appealOffice: ref(bureau), appealBy });
  tell(em, work.context, NoticeKind.WATCH_ASKED, { officeId: bureau.id }, globalId('WatchEntry', entry.id));
  return entry;
}

@InputType({ description: 'The decision upon an appeal: by the State bureau, and never by who decided before.' })
export class DecideWatchAppealInput extends EntryStepInput {
  @Field(() => AppealOutcome, { description: 'What becomes of the entry.' })
  outcome!: AppealOutcome;

  @Field(() => WatchReason, { description: 'Why.' })
  reason!: WatchReason;
}

export const DecideWatchAppealPayload = PayloadOf('decideWatchAppeal', 'entry', () => WatchEntry);

export async function decideWatchAppeal(work: Work, input: DecideWatchAppealInput): Promise<WatchEntry> {
  const { em, actor, now } = work;
  const entry = await entryFor(work, input, ({ appealOffice }) => [appealOffice?.id]);
  mustStand(entry, WatchState.LISTED);
  if (!entry.appealedAt || entry.appealDecidedAt) throw new Conflict('There is no appeal that waits.', ['entryId']);
  if (actor.officerId === entry.decidedById) throw new Forbidden('Nobody decides upon an appeal against their own decision.');
  // Of a decision of the bureau itself, its head.
  if (entry.decidedByOffice.id === actor.officeId) {
    const { supervisor } = await em.findOneOrFail(Officer, { id: entry.decidedById! });
    if (supervisor && supervisor.id !== actor.officerId)
      throw new Forbidden('Upon an appeal against a decision of the bureau itself, its head decides.');
  }
  mustGiveAFittingReason(input.outcome === AppealOutcome.UPHELD, input.reason);
  Object.assign(entry, {
    appealOutcome: input.outcome,
    appealDecidedAt: now,
    appealDecidedById: actor.officerId,
    ...(input.outcome === AppealOutcome.ALLOWED && { state: WatchState.DELISTED, reason: input.reason, endedAt: now }),
  });
  for (const office of new Set(both(entry))) tellOf(work, entry, NoticeKind.WATCH_DECIDED, office);
  return entry;
}

@InputType({ description: 'Takes a proposal back, before it is decided.' })
export class WithdrawWatchEntryInput extends EntryStepInput {}

export const WithdrawWatchEntryPayload = PayloadOf('withdrawWatchEntry', 'entry', () => WatchEntry);

export async function withdrawWatchEntry(work: Work, input: WithdrawWatchEntryInput): Promise<WatchEntry> {
  const entry = await entryFor(work, input, ({ proposedByOffice }) => [proposedByOffice.id]);
  mustStand(entry, WatchState.PROPOSED, WatchState.NOTIFIED);
  Object.assign(entry, { state: WatchState.WITHDRAWN, endedAt: work.now });
  tellOf(work, entry, NoticeKind.WATCH_DECIDED, entry.decidedByOffice.id);
  return entry;
}
