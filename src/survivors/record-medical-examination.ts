import { Field, ID, InputType } from 'type-graphql';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { DateTime } from '../planner/scalars.js';
import { MedicalExamination, MedicalReport } from './medical.entity.js';
import { fileOf } from './survivor-file.js';

@InputType({ description: 'A medical examination and what it found.' })
export class RecordMedicalExaminationInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => DateTime, { description: 'When the examination began.' })
  examinedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the report went to the investigating officer (BNSS s. 184(6): within seven days).' })
  reportedAt?: Date;

  @Field({ description: 'Consent was given, or assent where a guardian consents.' })
  consentGiven!: boolean;

  @Field({ description: 'Findings. No names.' })
  findings!: string;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an examination on record.' })
  correction?: CorrectionInput;
}

export const RecordMedicalExaminationPayload = PayloadOf('recordMedicalExamination', 'medicalExamination', () => MedicalExamination);

/** A hospital reaches only those who were referred to it. The survivor's version stays: this is class MED. */
export async function recordMedicalExamination(work: Work, input: RecordMedicalExaminationInput): Promise<MedicalExamination> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  const { examinedAt, reportedAt, consentGiven } = input;
  mustHaveHappened(examinedAt, now, 'examinedAt');
  mustFollow(examinedAt, survivor.foundAt, 'examinedAt', 'An examination cannot come before the person was found.');
  if (reportedAt) {
    mustHaveHappened(reportedAt, now, 'reportedAt');
    mustFollow(reportedAt, examinedAt, 'reportedAt', 'A report cannot come before the examination.');
  }
  const findings = written(input.findings, ['findings']);
  mustBeAboutTheSame(await supersede(work, MedicalExamination, input.correction), survivor);

  const examination = em.create(MedicalExamination, { caseId: caseFile.id, survivor, examinedAt, reportedAt, ...recordedBy(actor, now) });
  em.create(MedicalReport, { of: examination, survivorId: survivor.id, consentGiven, findings, ...contentBy(actor, caseFile.id) });
  reach(em, actor, caseFile, CaseStage.MEDICAL_AGE, now);
  return examination;
}
