import { Field, ID, InputType, Int } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { DriveAnswer, DriveRefusal } from './codes.js';
import { Drive, DrivePart } from './drive.entity.js';

/** No district has more; of leads each is counted as one. */
const MOST = 10_000_000;
const MOST_LEADS = 10_000;

@InputType({ description: 'Whether your office takes part in a drive to which it is asked.' })
export class AnswerDriveInput extends UpdateInput {
  @Field(() => ID, { description: 'The part of your office in the drive.' })
  partId!: string;

  @Field(() => DriveAnswer, { description: 'Whether it takes part.' })
  answer!: DriveAnswer;

  @Field(() => DriveRefusal, { nullable: true, description: 'Why it does not. None for one that does.' })
  refusedBecause?: DriveRefusal;
}

export const AnswerDrivePayload = PayloadOf('answerDrive', 'drivePart', () => DrivePart);

/** An answer can be changed until something is reported: whoever refused may find the time, and the other way. */
export async function answerDrive(work: Work, input: AnswerDriveInput): Promise<DrivePart> {
  const { part, drive } = await partOf(work, input);
  if (drive.leadOffice.id === part.office.id) throw new Conflict('Your office leads this drive. There is nothing to answer.', ['partId']);
  if (part.reportedAt) throw new Conflict('Your office has reported, so it takes part.', ['partId'], 'ILLEGAL_STEP');
  if ((input.answer === DriveAnswer.REFUSED) !== (input.refusedBecause != null))
    throw new Invalid('Say why your office does not take part; one that does has no such reason.', ['refusedBecause']);
  part.answer = input.answer;
  part.refusedBecause = input.refusedBecause;
  part.answeredAt = work.now;
  part.version++;
  return part;
}

@InputType({ description: 'What your office did in a drive, as numbers. Reported again, the numbers take the place of those before.' })
export class ReportDriveInput extends UpdateInput {
  @Field(() => ID, { description: 'The part of your office in the drive.' })
  partId!: string;

  @Field(() => Int, { description: 'Coverage: places visited.' })
  placesVisited!: number;

  @Field(() => Int, { description: 'Coverage: villages reached.' })
  villagesReached!: number;

  @Field(() => Int, { description: 'Coverage: people reached.' })
  peopleReached!: number;

  @Field(() => Int, { description: 'Result: inspections done.' })
  inspections!: number;

  @Field(() => Int, { description: 'Result: violations found.' })
  violations!: number;

  @Field(() => Int, { description: 'Result: children and adolescents rescued.' })
  childrenRescued!: number;

  @Field(() => Int, { description: 'Result: leads that people gave.' })
  leads!: number;
}

export const ReportDrivePayload = PayloadOf('reportDrive', 'drivePart', () => DrivePart);

/** Each office for itself, and what two did together by one of them: the numbers of all are added. */
export async function reportDrive(work: Work, input: ReportDriveInput): Promise<DrivePart> {
  const { part, drive } = await partOf(work, input);
  if (part.answer !== DriveAnswer.ACCEPTED) throw new Conflict('Accept first: an office that takes part reports.', ['partId'], 'ILLEGAL_STEP');
  if (drive.startsOn > dayInIndia(work.now)) throw new Invalid('This drive has not begun. Report what was done.', ['partId']);
  const { placesVisited, villagesReached, peopleReached, inspections, violations, childrenRescued, leads } = input;
  const numbers = { placesVisited, villagesReached, peopleReached, inspections, violations, childrenRescued, leads };
  for (const [name, n] of Object.entries(numbers)) {
    const most = name === 'leads' ? MOST_LEADS : MOST;
    if (n < 0 || n > most) throw new Invalid(`This number goes from 0 to ${most}.`, [name]);
  }
  Object.assign(part, numbers);
  part.reportedAt = work.now;
  part.version++;
  return part;
}

@InputType({ description: 'A drive that your office leads is over, with what it covered.' })
export class CloseDriveInput extends UpdateInput {
  @Field(() => ID, { description: 'The drive.' })
  driveId!: string;
}

export const CloseDrivePayload = PayloadOf('closeDrive', 'drive', () => Drive);

/** By the lead, when it is over and every office that takes part has reported, with something covered. */
export async function closeDrive({ em, actor, now, load }: Work, input: CloseDriveInput): Promise<Drive> {
  const seen = await em.findOne(Drive, { id: rowId('Drive', input.driveId, ['driveId']) });
  if (!seen) throw new NotFound();
  mustBe(actor, seen.leadOffice, 'The office that leads a drive closes it.');
  const drive = await load(Drive, input.driveId, 'driveId');
  mustBeCurrent(drive, input.expectedVersion);
  mustBeOpen(drive);
  if (drive.endsOn > dayInIndia(now)) throw new Conflict('This drive lasts until its last day. Close it then.', ['driveId'], 'ILLEGAL_STEP');
  const parts = (await em.find(DrivePart, { drive: drive.id })).filter(({ answer }) => answer === DriveAnswer.ACCEPTED);
  if (parts.some(({ reportedAt }) => !reportedAt))
    throw new Conflict('An office that takes part has not reported yet. `parts` says which.', ['driveId'], 'ILLEGAL_STEP');
  if (!parts.some((part) => part.placesVisited! + part.villagesReached! + part.peopleReached! > 0))
    throw new Conflict('No coverage is reported: no place, village or person. A drive without any is not closed.', ['driveId'], 'ILLEGAL_STEP');
  drive.closedAt = now;
  drive.version++;
  return drive;
}

/** The part of the actor's own office, locked. Those of others are seen by some, and changed by nobody else. */
async function partOf({ em, actor, load }: Work, input: AnswerDriveInput | ReportDriveInput): Promise<{ part: DrivePart; drive: Drive }> {
  const seen = await em.findOne(DrivePart, { id: rowId('DrivePart', input.partId, ['partId']) });
  if (!seen) throw new NotFound();
  mustBe(actor, seen.office, 'Each office answers and reports for itself.');
  const part = await load(DrivePart, input.partId, 'partId');
  mustBeCurrent(part, input.expectedVersion);
  const drive = await em.findOneOrFail(Drive, { id: part.drive.id });
  mustBeOpen(drive);
  return { part, drive };
}

function mustBeOpen({ closedAt }: Drive): void {
  if (closedAt) throw new Conflict('This drive is closed.', [], 'ILLEGAL_STEP');
}
