import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage, CorrectionReason } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { Conflict, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { DateTime } from '../planner/scalars.js';
import { corrects } from '../survivors/answer.js';
import { fileBehind, fileOf, mustBeItsCommittee, officeOf, takesPart } from '../survivors/survivor-file.js';
import { SocialInvestigation, SocialInvestigationReport } from './social-investigation.entity.js';

/** Probation and child welfare officers are with the Unit; a child welfare police officer or a partner organisation can be directed too. */
const investigators = [OfficeKind.DCPU, OfficeKind.SJPU, OfficeKind.POLICE_STATION, OfficeKind.GRP, OfficeKind.NGO];

@InputType({ description: 'The Committee directs a social investigation (JJ Act s. 36(2)).' })
export class DirectInvestigationInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => DateTime, { description: 'When it was directed. The report is due within fifteen days.' })
  directedAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: "The office that is to report; the District Child Protection Unit of the Committee's district when left out.",
  })
  investigatorId?: string;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects a direction on record.' })
  correction?: CorrectionInput;
}

export const DirectInvestigationPayload = PayloadOf('directInvestigation', 'socialInvestigation', () => SocialInvestigation);

/** The office that is directed must see the survivor already; a direction opens no case. */
export async function directInvestigation(work: Work, input: DirectInvestigationInput): Promise<SocialInvestigation> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  await mustBeItsCommittee(work, survivor);
  mustHaveHappened(input.directedAt, now, 'directedAt');
  mustFollow(input.directedAt, survivor.foundAt, 'directedAt', 'A direction cannot come before the person was found.');
  const investigator = input.investigatorId
    ? await officeOf(
        work,
        input.investigatorId,
        'investigatorId',
        investigators,
        'A District Child Protection Unit, a child welfare police officer or a partner organisation investigates.',
      )
    : await unitOfMyDistrict(work);
  if (!(await takesPart(work, investigator, survivor))) throw new Conflict('That office does not take part for this survivor.', ['investigatorId']);
  const corrected = await supersede(work, SocialInvestigation, input.correction);
  mustBeAboutTheSame(corrected, survivor);
  if (corrected?.submittedAt) throw new Conflict('The report is on record. Its author corrects it.', ['correction', 'supersedes']);
  return em.create(SocialInvestigation, {
    caseId: caseFile.id,
    survivor,
    directedAt: input.directedAt,
    askedOf: ref(investigator),
    ...recordedBy(actor, now),
  });
}

async function unitOfMyDistrict({ em, actor }: Work): Promise<Office> {
  const { district } = await em.findOneOrFail(Office, { id: actor.officeId });
  const [unit, another] = await em.find(Office, { kind: OfficeKind.DCPU, district: district?.code ?? null, activeTo: null });
  if (!unit || another) throw new Invalid('Name the office that is to report.', ['investigatorId']);
  return unit;
}

@InputType({ description: 'The report of a social investigation. Confidential: JJ Act s. 99.' })
export class SubmitInvestigationInput extends ChangeInput {
  @Field(() => ID, { description: 'The investigation that was directed, or the one whose report is corrected.' })
  investigationId!: string;

  @Field(() => DateTime, { description: 'When the report was submitted.' })
  submittedAt!: Date;

  @Field({ description: 'Whether the family is safe to return to.' })
  familyIsSafe!: boolean;

  @Field({ description: 'Whether there is a risk of being trafficked again.' })
  riskOfRetrafficking!: boolean;

  @Field({ description: 'The report. No names.' })
  text!: string;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why, when a report is on record and this one takes its place.' })
  correctionReason?: CorrectionReason;
}

export const SubmitInvestigationPayload = PayloadOf('submitInvestigation', 'socialInvestigation', () => SocialInvestigation);

/** Only the office that was directed. It may write what it cannot read again: content is class ST. */
export async function submitInvestigation(work: Work, input: SubmitInvestigationInput): Promise<SocialInvestigation> {
  const { em, actor, now, load } = work;
  const { submittedAt, familyIsSafe, riskOfRetrafficking } = input;
  const directed = await load(SocialInvestigation, input.investigationId, 'investigationId');
  const { survivor, caseFile } = await fileBehind(work, directed);
  mustBe(actor, directed.askedOf, 'Only the office that the Committee directed submits the report.');
  mustHaveHappened(submittedAt, now, 'submittedAt');
  mustFollow(submittedAt, directed.directedAt, 'submittedAt', 'A report cannot come before the direction.');
  const text = written(input.text, ['text']);
  const isCorrection = corrects(work, directed, { at: directed.submittedAt, by: directed.askedOf.id }, input.correctionReason);

  const { directedAt, askedOf } = directed;
  const investigation = isCorrection
    ? em.create(SocialInvestigation, { caseId: caseFile.id, survivor, directedAt, askedOf, ...recordedBy(actor, now) })
    : directed;
  investigation.submittedAt = submittedAt;
  em.create(SocialInvestigationReport, {
    of: investigation,
    survivorId: survivor.id,
    familyIsSafe,
    riskOfRetrafficking,
    text,
    ...contentBy(actor, caseFile.id),
  });
  reach(em, actor, caseFile, CaseStage.SIR, now);
  return investigation;
}
