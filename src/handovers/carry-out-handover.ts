import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { NoticeKind } from '../disclosure/codes.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { rowId } from '../planner/global-id.js';
import { DateTime } from '../planner/scalars.js';
import { ShelterKind } from '../rehabilitation/codes.js';
import { sheltersOf } from '../rehabilitation/place-survivor.js';
import { Sex } from '../survivors/codes.js';
import { handoverOf, locked, mustNotStandInTheWay, tellSender } from './answer-handover.js';
import { HandoverKind, HandoverStatus, Transferred } from './codes.js';
import { HandedSurvivor, Handover, HandoverWords } from './handover.entity.js';

@InputType({ description: 'The answer to a question that your office has accepted.' })
export class AnswerConsultationInput extends ChangeInput {
  @Field(() => ID, { description: 'The question.' })
  handoverId!: string;

  @Field({ description: 'The answer, for the office that asked alone. Name nobody.' })
  answer!: string;
}

export const AnswerConsultationPayload = PayloadOf('answerConsultation', 'handover', () => Handover);

export function answerConsultation(work: Work, { handoverId, answer }: AnswerConsultationInput): Promise<Handover> {
  return finish(work, handoverId, HandoverKind.CONSULT, written(answer, ['answer']));
}

@InputType({ description: 'The task that your office has accepted is done.' })
export class CompleteReferralInput extends ChangeInput {
  @Field(() => ID, { description: 'The task.' })
  handoverId!: string;

  @Field({ nullable: true, description: 'How it was done, for the office that handed it over alone. Name nobody.' })
  outcome?: string;
}

export const CompleteReferralPayload = PayloadOf('completeReferral', 'handover', () => Handover);

export function completeReferral(work: Work, { handoverId, outcome }: CompleteReferralInput): Promise<Handover> {
  return finish(work, handoverId, HandoverKind.REFER, outcome && written(outcome, ['outcome']));
}

/** With the task or the question ends what was shared for it: who takes part by this handover alone, does no more. */
async function finish(work: Work, id: string, kind: HandoverKind, answer: string | undefined): Promise<Handover> {
  const { em, actor, now } = work;
  const handover = await handoverOf(work, id);
  mustBe(actor, handover.toOffice, 'Only the office that has taken this over finishes it.');
  if (handover.kind !== kind)
    throw new Conflict('This is done in another way: a question is answered, a task completed, a survivor received.', ['handoverId']);
  await locked(work, handover, HandoverStatus.ACCEPTED);
  handover.status = HandoverStatus.DONE;
  handover.endedAt = now;
  if (answer) (await em.findOneOrFail(HandoverWords, { of: handover.id })).answer = answer;
  tellSender(work, handover, NoticeKind.HANDOVER_ANSWERED);
  return handover;
}

@InputType({ description: 'Survivors whose custody is handed over are on their way, with an escort (JJ Act s. 95).' })
export class RecordEscortInput extends ChangeInput {
  @Field(() => ID, { description: 'The handover of custody, accepted.' })
  handoverId!: string;

  @Field(() => ID, { description: 'The office that escorts.' })
  escortOfficeId!: string;

  @Field({ description: 'Whether a woman officer is in the escort. A girl needs one (JJ Act s. 95(2)).' })
  womanOfficer!: boolean;

  @Field(() => DateTime, { description: 'When the escort left.' })
  leftAt!: Date;
}

export const RecordEscortPayload = PayloadOf('recordEscort', 'handover', () => Handover);

/** By either office: the one sends, or the other fetches. So nothing waits for one that does not act. */
export async function recordEscort(work: Work, input: RecordEscortInput): Promise<Handover> {
  const { em, actor, now, load } = work;
  const handover = await handoverOf(work, input.handoverId);
  if (![handover.fromOffice.id, handover.toOffice.id].includes(actor.officeId))
    throw new Forbidden('The two offices of a handover record its escort.');
  if (handover.transfers !== Transferred.CUSTODY) throw new Conflict('Nobody is moved by this handover.', ['handoverId']);
  await locked(work, handover, HandoverStatus.ACCEPTED);
  if (handover.leftAt) throw new Conflict('The escort is on record already.', ['handoverId']);
  const escort = await load(Office, input.escortOfficeId, 'escortOfficeId');
  if (escort.activeTo) throw new Conflict('This office has closed.', ['escortOfficeId']);
  mustHaveHappened(input.leftAt, now, 'leftAt');
  mustFollow(input.leftAt, handover.answeredAt!, 'leftAt', 'An escort leaves when the addressee has accepted, and not before.');
  const handed = await em.find(HandedSurvivor, { handover: handover.id }, { populate: ['survivor'] });
  if (!input.womanOfficer && handed.some(({ survivor }) => survivor.unwrap().sex === Sex.FEMALE))
    throw new Invalid('A girl is escorted with a woman officer (JJ Act s. 95(2)).', ['womanOfficer']);
  handover.escortOffice = ref(escort);
  handover.womanOfficer = input.womanOfficer;
  handover.leftAt = input.leftAt;
  return handover;
}

@InputType({ description: 'A survivor has arrived: custody passes to your office.' })
export class ReceiveSurvivorInput extends ChangeInput {
  @Field(() => ID, { description: 'The handover of custody, accepted.' })
  handoverId!: string;

  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => DateTime, { description: 'When.' })
  receivedAt!: Date;

  @Field(() => ShelterKind, {
    nullable: true,
    description: 'The kind of shelter, where your office is a home. Any other office has the survivor IN_CHARGE.',
  })
  shelter?: ShelterKind;
}

export const ReceiveSurvivorPayload = PayloadOf('receiveSurvivor', 'handover', () => Handover);

const notYet: Record<string, string> = {
  NO_ESCORT: 'Record the escort first (`recordEscort`).',
  BEFORE_IT_LEFT: 'A survivor arrives after the escort has left.',
  BEFORE_IT_BEGAN: 'Custody cannot pass before the sender had it.',
  RECEIVED: 'This survivor has been received already.',
};

/** Custody of the sender ends and that of the addressee begins in one statement of the database: never two custodians, and never none. */
export async function receiveSurvivor(work: Work, input: ReceiveSurvivorInput): Promise<Handover> {
  const { em, actor, now } = work;
  const handover = await handoverOf(work, input.handoverId);
  mustBe(actor, handover.toOffice, 'Only the office that custody goes to receives a survivor.');
  if (handover.transfers !== Transferred.CUSTODY) throw new Conflict('No custody is handed over by this.', ['handoverId']);
  handover.mustBe(HandoverStatus.ACCEPTED);
  mustHaveHappened(input.receivedAt, now, 'receivedAt');
  const { kind } = await em.findOneOrFail(Office, { id: actor.officeId });
  const shelters = sheltersOf[kind] ?? [ShelterKind.IN_CHARGE];
  const shelter = input.shelter ?? (shelters.length === 1 ? shelters[0] : undefined);
  if (!shelter || !shelters.includes(shelter)) throw new Invalid('Name a kind of shelter that your office offers.', ['shelter']);
  const [{ verdict }]: [{ verdict: string }] = await em.execute('select hub.receive_survivor(?, ?, ?, ?, ?) as verdict', [
    handover.id,
    rowId('Survivor', input.survivorId, ['survivorId']),
    shelter,
    input.receivedAt,
    now,
  ]);
  if (verdict !== 'RECEIVED_NOW') mustNotStandInTheWay(verdict, notYet);
  await em.refresh(handover);
  tellSender(work, handover, NoticeKind.HANDOVER_ANSWERED);
  return handover;
}
