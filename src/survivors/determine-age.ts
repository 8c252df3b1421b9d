import { Field, ID, InputType, Int } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage, CorrectionReason } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { corrects } from './answer.js';
import { AgeBasis } from './codes.js';
import { AgeDetermination, AgeFinding } from './medical.entity.js';
import { fileBehind, fileOf, mustBeItsCommittee } from './survivor-file.js';

@InputType({ description: 'The Committee orders that an age be determined (JJ Act s. 94).' })
export class OrderAgeDeterminationInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => DateTime, { description: 'When it was ordered. The result is due within fifteen days.' })
  orderedAt!: Date;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an order on record.' })
  correction?: CorrectionInput;
}

export const OrderAgeDeterminationPayload = PayloadOf('orderAgeDetermination', 'ageDetermination', () => AgeDetermination);

/** The Committee looks for documents first; when it refers the survivor to a hospital, the order is addressed to that hospital. */
export async function orderAgeDetermination(work: Work, input: OrderAgeDeterminationInput): Promise<AgeDetermination> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  await mustBeItsCommittee(work, survivor);
  mustHaveHappened(input.orderedAt, now, 'orderedAt');
  mustFollow(input.orderedAt, survivor.foundAt, 'orderedAt', 'An order cannot come before the person was found.');
  const corrected = await supersede(work, AgeDetermination, input.correction);
  mustBeAboutTheSame(corrected, survivor);
  if (corrected?.determinedAt) throw new Conflict('The result is on record. Correct the result, not the order.', ['correction', 'supersedes']);
  reach(em, actor, caseFile, CaseStage.MEDICAL_AGE, now);
  return em.create(AgeDetermination, {
    caseId: caseFile.id,
    survivor,
    orderedAt: input.orderedAt,
    askedOf: corrected?.askedOf,
    ...recordedBy(actor, now),
  });
}

@InputType({ description: 'The result of an age determination.' })
export class RecordAgeDeterminationInput extends ChangeInput {
  @Field(() => ID, { description: 'The determination that was ordered, or the one whose result is corrected.' })
  determinationId!: string;

  @Field(() => DateTime, { description: 'When the result was given.' })
  determinedAt!: Date;

  @Field(() => AgeBasis, { description: 'The proof. Certificates are for the Committee to weigh; a hospital reports the test.' })
  basis!: AgeBasis;

  @Field(() => Int, { description: 'At least this many completed years, on the day of the result.' })
  ageFrom!: number;

  @Field(() => Int, { description: 'At most this many completed years, on the day of the result.' })
  ageTo!: number;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why, when a result is on record and this one takes its place.' })
  correctionReason?: CorrectionReason;
}

export const RecordAgeDeterminationPayload = PayloadOf('recordAgeDetermination', 'ageDetermination', () => AgeDetermination);

/** In the order of proof (JJ Act s. 94(2)). What was claimed or estimated determines nothing. */
const proofs: readonly AgeBasis[] = [AgeBasis.SCHOOL_CERTIFICATE, AgeBasis.CIVIC_CERTIFICATE, AgeBasis.OSSIFICATION];

/** The finding is class MED; the age band that follows from it is a case fact, and every participant sees it move. */
export async function recordAgeDetermination(work: Work, input: RecordAgeDeterminationInput): Promise<AgeDetermination> {
  const { em, actor, now, load } = work;
  const { determinedAt, basis, ageFrom, ageTo } = input;
  const ordered = await load(AgeDetermination, input.determinationId, 'determinationId');
  const { survivor, caseFile } = await fileBehind(work, ordered);
  const isCommittee = hasRole(actor, Role.CWC_MEMBER);
  if (isCommittee) await mustBeItsCommittee(work, survivor);
  else if (ordered.askedOf?.id !== actor.officeId)
    throw new Forbidden('Only the hospital that was asked for the test, or the Committee, records the result.');
  mustHaveHappened(determinedAt, now, 'determinedAt');
  mustFollow(determinedAt, ordered.orderedAt, 'determinedAt', 'A result cannot come before the order.');
  if (!proofs.includes(basis)) throw new Invalid('A claim or an estimate is no determination (JJ Act s. 94).', ['basis']);
  if (!isCommittee && basis !== AgeBasis.OSSIFICATION)
    throw new Invalid('Certificates are for the Committee to weigh; a hospital reports the test (JJ Act s. 94(2)).', ['basis']);
  if (ageFrom < 0 || ageTo > 120 || ageFrom > ageTo)
    throw new Invalid('An age band goes from 0 to 120 completed years, the younger age first.', ['ageFrom']);
  // A finding that is not the caller's own may be hidden from it: then it is another's, and not for the caller to correct.
  const finding = ordered.determinedAt && (await em.findOne(AgeFinding, { of: ordered.id }));
  const isCorrection = corrects(work, ordered, { at: ordered.determinedAt, by: finding?.recordedByOfficeId }, input.correctionReason);

  const { orderedAt, askedOf } = ordered;
  const determination = isCorrection
    ? em.create(AgeDetermination, { caseId: caseFile.id, survivor, orderedAt, askedOf, ...recordedBy(actor, now) })
    : ordered;
  determination.determinedAt = determinedAt;
  em.create(AgeFinding, { of: determination, survivorId: survivor.id, basis, ageFrom, ageTo, ...contentBy(actor, caseFile.id) });
  Object.assign(survivor, { ageFrom, ageTo, ageOn: dayInIndia(determinedAt), ageBasis: basis });
  reach(em, actor, caseFile, CaseStage.MEDICAL_AGE, now);
  survivor.touch(now);
  caseFile.updatedAt = now;
  return determination;
}
