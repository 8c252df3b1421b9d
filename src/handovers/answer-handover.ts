import { ref } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { joinByRule } from '../cases/participation.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, NotFound } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { HandoverStatus, RefusalReason, Transferred } from './codes.js';
import { HandedSurvivor, Handover, HandoverWords, over } from './handover.entity.js';

@InputType({ description: 'Your office takes over.' })
export class AcceptHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'What is handed over.' })
  handoverId!: string;
}

export const AcceptHandoverPayload = PayloadOf('acceptHandover', 'handover', () => Handover);

/** What stands in the way of the function that does it, as it says so. */
const inTheWay: Record<string, string> = {
  CLOSED: 'This case is closed. There is nothing to take over.',
  GONE: 'The office that proposed this takes part in the case no more, and can share nothing.',
  MOVED: 'What was to be handed over has moved meanwhile: the sender has it no more.',
};

/**
 * The addressee takes part from now on, in the classes that were ticked. The lead passes at once; custody when the survivor is received,
 * and not before. Between two States the bureaus of both join, and for custody the Committee and the Child Protection Unit there.
 */
export async function acceptHandover(work: Work, input: AcceptHandoverInput): Promise<Handover> {
  const { em, now } = work;
  const handover = await toAnswer(work, input.handoverId);
  const [{ verdict }]: [{ verdict: string }] = await em.execute('select hub.accept_handover(?, ?) as verdict', [handover.id, now]);
  if (verdict !== 'ACCEPTED') mustNotStandInTheWay(verdict);
  await em.refresh(handover);
  const caseFile = await em.findOneOrFail(CaseFile, { id: handover.caseFile.id });
  const [from, to] = [await em.findOneOrFail(Office, { id: handover.fromOffice.id }), await em.findOneOrFail(Office, { id: handover.toOffice.id })];
  if (from.state.code !== to.state.code) await crossStates(work, handover, caseFile, from, to);
  tellSender(work, handover, NoticeKind.HANDOVER_ANSWERED);
  return handover;
}

async function crossStates({ em, now, save }: Work, handover: Handover, caseFile: CaseFile, from: Office, to: Office): Promise<void> {
  for (const { state } of [from, to]) await joinByRule(em, caseFile, 'HANDED_TO_ANOTHER_STATE', { district: 0, state: state.code }, now);
  await save();
  if (handover.transfers !== Transferred.CUSTODY) return;
  const handed = await em.find(HandedSurvivor, { handover: handover.id });
  const survivors = await em.find(Survivor, { id: { $in: handed.map(({ survivor }) => survivor.id) } });
  // Where the home is known it is the home district, and otherwise where the survivor is taken to.
  const districts = new Set(survivors.map(({ homeDistrict }) => homeDistrict?.code ?? to.district?.code));
  for (const district of districts)
    if (district !== undefined) {
      await joinByRule(em, caseFile, 'CUSTODY_LEAVES_THE_STATE', { district, state: to.state.code }, now);
      await save();
    }
}

@InputType({ description: 'Your office does not take over, and says why.' })
export class RefuseHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'What is handed over.' })
  handoverId!: string;

  @Field(() => RefusalReason, { description: 'Why.' })
  reason!: RefusalReason;

  @Field({ nullable: true, description: 'What else there is to say to the sender. Name nobody.' })
  note?: string;
}

export const RefuseHandoverPayload = PayloadOf('refuseHandover', 'handover', () => Handover);

export async function refuseHandover(work: Work, input: RefuseHandoverInput): Promise<Handover> {
  const { em, actor, now } = work;
  const handover = await locked(work, await toAnswer(work, input.handoverId), HandoverStatus.PROPOSED);
  handover.status = HandoverStatus.REFUSED;
  handover.refusedBecause = input.reason;
  handover.answeredAt = now;
  handover.answeredBy = ref(Officer, actor.officerId);
  handover.acknowledgedAt ??= now;
  handover.endedAt = now;
  if (input.note) (await em.findOneOrFail(HandoverWords, { of: handover.id })).refusalNote = written(input.note, ['note'], 1000);
  tellSender(work, handover, NoticeKind.HANDOVER_ANSWERED);
  return handover;
}

@InputType({ description: 'Your office has seen what is handed over, and has still to decide.' })
export class AcknowledgeHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'What is handed over.' })
  handoverId!: string;
}

export const AcknowledgeHandoverPayload = PayloadOf('acknowledgeHandover', 'handover', () => Handover);

export async function acknowledgeHandover(work: Work, input: AcknowledgeHandoverInput): Promise<Handover> {
  const handover = await locked(work, await toAnswer(work, input.handoverId), HandoverStatus.PROPOSED);
  if (handover.acknowledgedAt) throw new Conflict('This has been acknowledged. Accept or refuse it.', ['handoverId']);
  handover.acknowledgedAt = work.now;
  return handover;
}

@InputType({ description: 'Your office takes back what it has proposed.' })
export class RevokeHandoverInput extends ChangeInput {
  @Field(() => ID, { description: 'What your office has proposed.' })
  handoverId!: string;
}

export const RevokeHandoverPayload = PayloadOf('revokeHandover', 'handover', () => Handover);

export async function revokeHandover(work: Work, input: RevokeHandoverInput): Promise<Handover> {
  const { em, actor, now, context } = work;
  const handover = await handoverOf(work, input.handoverId);
  mustBe(actor, handover.fromOffice, 'Only the office that proposed this takes it back.');
  await locked(work, handover, HandoverStatus.PROPOSED);
  handover.status = HandoverStatus.REVOKED;
  handover.endedAt = now;
  tell(
    em,
    context,
    NoticeKind.HANDOVER_ENDED,
    { officeId: handover.toOffice.id, officerId: handover.toOfficer?.id },
    globalId('Handover', handover.id),
  );
  return handover;
}

/**
 * Not locked: only the two offices may change it, and others who see it as a fact of their case are told so. Accepting and receiving lock
 * survivors and the case first, as all verbs do.
 */
export async function handoverOf({ em }: Work, id: string): Promise<Handover> {
  const handover = await em.findOne(Handover, { id: rowId('Handover', id, ['handoverId']) });
  if (!handover) throw new NotFound();
  return handover;
}

/** Read again under lock, so that of two who come together one finds what the other has done. */
export async function locked({ em }: Work, handover: Handover, status: HandoverStatus): Promise<Handover> {
  await em.refresh(handover, { lockMode: LockMode.PESSIMISTIC_WRITE });
  handover.mustBe(status);
  return handover;
}

/** What waits for an answer that this officer may give. */
async function toAnswer(work: Work, id: string): Promise<Handover> {
  const { em, actor, now } = work;
  const handover = await handoverOf(work, id);
  const named = handover.toOfficer && (await em.findOneOrFail(Officer, { id: handover.toOfficer.id }, { populate: ['supervisor'] }));
  const above = named?.supervisor?.unwrap();
  handover.mustBeAnsweredBy(actor, above?.office.id === handover.toOffice.id ? above.id : undefined);
  handover.mustBe(HandoverStatus.PROPOSED);
  if (handover.expiresAt <= now) throw new Conflict('This has expired unanswered. The sender can propose it anew.', ['handoverId']);
  return handover;
}

/** In words, what the database found in the way. */
export function mustNotStandInTheWay(verdict: string, more: Record<string, string> = {}): never {
  const said = more[verdict] ?? inTheWay[verdict];
  if (said) throw new Conflict(said, ['handoverId']);
  // Between the reading and the lock somebody else was faster.
  if (verdict in HandoverStatus) throw new Conflict(over[verdict as HandoverStatus], ['handoverId']);
  throw new NotFound();
}

export function tellSender({ em, context }: Work, handover: Handover, kind: NoticeKind): void {
  tell(em, context, kind, { officeId: handover.fromOffice.id }, globalId('Handover', handover.id));
}
