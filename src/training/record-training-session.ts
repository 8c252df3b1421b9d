import { Field, ID, InputType, Int } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { Course } from './course.entity.js';
import { Enrolment, TrainingSession } from './training-session.entity.js';

@InputType({ description: 'What came of the session for one officer.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'The enrolment.' })
  enrolmentId!: string;

  @Field({ description: 'Whether the officer was there.' })
  attended!: boolean;

  @Field(() => Int, { nullable: true, description: 'Score before, 0 to 100. None for who was not there.' })
  scoreBefore?: number;

  @Field(() => Int, { nullable: true, description: 'Score after, 0 to 100. None for who was not there.' })
  scoreAfter?: number;
}

@InputType({ description: 'A session of your office was held. Recorded again, what differs supersedes what was said.' })
export class RecordTrainingSessionInput extends UpdateInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => [AttendanceInput], { description: 'Of all who were enrolled: who was there, and their scores.' })
  attendance!: AttendanceInput[];

  @Field(() => Int, { nullable: true, description: 'How many took part who sign in to no hub.' })
  othersAttended?: number;
}

export const RecordTrainingSessionPayload = PayloadOf('recordTrainingSession', 'trainingSession', () => TrainingSession);

/** By the office that holds it, when it is over. Who was there has a certificate from its last day on. */
export async function recordTrainingSession({ em, actor, now, load, save }: Work, input: RecordTrainingSessionInput): Promise<TrainingSession> {
  const { attendance, othersAttended = 0 } = input;
  const seen = await em.findOne(TrainingSession, { id: rowId('TrainingSession', input.sessionId, ['sessionId']) });
  if (!seen) throw new NotFound();
  mustBe(actor, seen.keeperOffice, 'The office that holds a session keeps its attendance and scores.');
  const session = await load(TrainingSession, input.sessionId, 'sessionId');
  mustBeCurrent(session, input.expectedVersion);
  if (session.endsOn > dayInIndia(now)) throw new Invalid('This session is not over. Record what was held, on its last day or later.', ['sessionId']);
  if (othersAttended < 0 || othersAttended > 100_000) throw new Invalid('A number of people is 0 or more.', ['othersAttended']);
  const course = await em.findOneOrFail(Course, { id: session.course.id });
  const enrolled = new Map((await em.find(Enrolment, { session: session.id, supersededAt: null })).map((enrolment) => [enrolment.id, enrolment]));
  for (const [i, one] of attendance.entries()) {
    const path = ['attendance', String(i)];
    const id = rowId('Enrolment', one.enrolmentId, [...path, 'enrolmentId']);
    const enrolment = enrolled.get(id);
    if (!enrolment) throw new NotFound();
    enrolled.delete(id);
    mustBeScores(one, path);
    const { attended, scoreBefore = null, scoreAfter = null } = one;
    const outcome = { attended, scoreBefore, scoreAfter, validUntil: attended ? monthsOn(session.endsOn, course.validMonths) : null };
    if (enrolment.attended == null) Object.assign(enrolment, outcome);
    else if (enrolment.attended !== attended || enrolment.scoreBefore !== scoreBefore || enrolment.scoreAfter !== scoreAfter) {
      enrolment.supersededAt = now;
      // Written first: of one officer one stands.
      await save();
      const { officer, office, keeperOfficeId } = enrolment;
      em.create(Enrolment, { session, officer, office, keeperOfficeId, recordedAt: now, ...outcome });
    }
  }
  if (enrolled.size > 0) throw new Conflict('Say of every officer who is enrolled whether they were there, each once.', ['attendance']);
  if (session.heldAt && session.othersAttended !== othersAttended)
    throw new Conflict('How many others took part has been recorded, and stands.', ['othersAttended']);
  session.heldAt ??= now;
  session.othersAttended = othersAttended;
  session.version++;
  return session;
}

function mustBeScores({ attended, scoreBefore, scoreAfter }: AttendanceInput, path: readonly string[]): void {
  for (const [name, score] of Object.entries({ scoreBefore, scoreAfter })) {
    if (score == null) continue;
    if (!attended) throw new Invalid('Who was not there has no score.', [...path, name]);
    if (score < 0 || score > 100) throw new Invalid('A score goes from 0 to 100.', [...path, name]);
  }
}

/** The day so many months on, or the last one of that month: a month after 31 January is the end of February. */
export function monthsOn(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
