import { Field, ID, InputType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage, CorrectionReason } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, recordedBy } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Forbidden, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { corrects } from '../survivors/answer.js';
import { fileBehind, fileOf } from '../survivors/survivor-file.js';
import type { Survivor } from '../survivors/survivor.entity.js';
import { VisitOutcome } from './codes.js';
import { FollowUpVisit, VisitReport } from './follow-up.entity.js';

@InputType({ description: 'A follow-up visit is due.' })
export class ScheduleVisitInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => LocalDate, { description: 'Day by which it is due (IST).' })
  dueOn!: string;
}

export const ScheduleVisitPayload = PayloadOf('scheduleVisit', 'followUpVisit', () => FollowUpVisit);

/** The Committees and the Units of the district where the survivor was found and of the home district. */
export async function scheduleVisit(work: Work, input: ScheduleVisitInput): Promise<FollowUpVisit> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  const district = await districtOf(work);
  if (![survivor.foundIn.code, survivor.homeDistrict?.code].includes(district))
    throw new Forbidden('Visits are scheduled by the offices of the district where the survivor was found, and of the home district.');
  mustBeToCome(input.dueOn, dayInIndia(now), 'dueOn');
  return em.create(FollowUpVisit, { caseId: caseFile.id, survivor, dueOn: input.dueOn, ...recordedBy(actor, now) });
}

@InputType({ description: 'What a follow-up visit found.' })
export class RecordVisitInput extends ChangeInput {
  @Field(() => ID, { description: 'The visit that was due, or the one whose report is corrected.' })
  visitId!: string;

  @Field(() => DateTime, { description: 'When it was done.' })
  visitedAt!: Date;

  @Field(() => VisitOutcome, { description: 'What was found.' })
  outcome!: VisitOutcome;

  @Field(() => String, { nullable: true, description: 'Note. No names.' })
  note?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which the next visit is due (IST). It is scheduled with this.' })
  nextDueOn?: string;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why, when a report is on record and this one takes its place.' })
  correctionReason?: CorrectionReason;
}

export const RecordVisitPayload = PayloadOf('recordVisit', 'followUpVisit', () => FollowUpVisit);

export async function recordVisit(work: Work, input: RecordVisitInput): Promise<FollowUpVisit> {
  const { em, actor, now, load } = work;
  const { visitedAt, outcome, note, nextDueOn } = input;
  const due = await load(FollowUpVisit, input.visitId, 'visitId');
  const { survivor, caseFile } = await fileBehind(work, due);
  await mustVisit(work, survivor);
  mustHaveHappened(visitedAt, now, 'visitedAt');
  mustFollow(visitedAt, survivor.foundAt, 'visitedAt', 'A visit cannot come before the person was found.');
  if (nextDueOn) mustBeToCome(nextDueOn, dayInIndia(visitedAt), 'nextDueOn');
  const report = due.visitedAt && (await em.findOne(VisitReport, { of: due.id }));
  const isCorrection = corrects(work, due, { at: due.visitedAt, by: report?.recordedByOfficeId }, input.correctionReason);

  const about = { caseId: caseFile.id, survivor, ...recordedBy(actor, now) };
  const visit = isCorrection ? em.create(FollowUpVisit, { ...about, dueOn: due.dueOn }) : due;
  visit.visitedAt = visitedAt;
  em.create(VisitReport, { of: visit, survivorId: survivor.id, outcome, note, ...contentBy(actor, caseFile.id) });
  if (nextDueOn) em.create(FollowUpVisit, { ...about, dueOn: nextDueOn });
  reach(em, actor, caseFile, CaseStage.FOLLOW_UP, now);
  return visit;
}

/** The Unit of the home district (where it is not known, of the district where the survivor was found), or the organisation assigned. */
async function mustVisit(work: Work, survivor: Survivor): Promise<void> {
  // A partner organisation sees this survivor only while it is assigned.
  if (hasRole(work.actor, Role.NGO_WORKER)) return;
  if ((await districtOf(work)) !== (survivor.homeDistrict ?? survivor.foundIn).code)
    throw new Forbidden('Only the Child Protection Unit of the home district, or the organisation assigned, records a visit.');
}

async function districtOf({ em, actor }: Work): Promise<number | undefined> {
  return (await em.findOneOrFail(Office, { id: actor.officeId })).district?.code;
}

function mustBeToCome(day: string, from: string, path: string): void {
  if (day < from) throw new Invalid('A visit is due on a day to come.', [path]);
}
