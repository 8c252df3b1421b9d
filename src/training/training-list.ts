import { Field, InputType, Int } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { dayInIndia } from '../clocks/india.js';
import type { PageSource } from '../planner/page.js';
import { LocalDate } from '../planner/scalars.js';
import { Enrolment, TrainingSession } from './training-session.entity.js';

@InputType({ description: 'Which sessions. What is left out does not narrow.' })
export class TrainingSessionFilter {
  @Field(() => Int, { nullable: true, description: 'Held in and for this district (LGD code).' })
  district?: number;

  @Field(() => LocalDate, { nullable: true, description: 'That end on this day (IST) or later.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'That begin on this day (IST) or before.' })
  until?: string;

  @Field(() => Boolean, { nullable: true, description: 'Recorded as held, or not.' })
  isHeld?: boolean;
}

/** The calendar of the State, what comes last on top. */
export function trainingSessionSource({ district, from, until, isHeld }: TrainingSessionFilter): PageSource<TrainingSession> {
  const where: { sql: string; params: unknown[] }[] = [];
  if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
  if (from) where.push({ sql: 't.ends_on >= ?::date', params: [from] });
  if (until) where.push({ sql: 't.starts_on <= ?::date', params: [until] });
  if (isHeld != null) where.push({ sql: `t.held_at is ${isHeld ? 'not ' : ''}null`, params: [] });
  return { entity: TrainingSession, where, order: { column: 't.starts_on', type: 'date', descending: true } };
}

@InputType({ description: 'Which enrolments. What is left out does not narrow.' })
export class EnrolmentFilter {
  @Field(() => Boolean, { nullable: true, description: 'Your own alone.' })
  isMine?: boolean;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Certificates that end on this day (IST) or before, and were not renewed: whose training is due to be refreshed.',
  })
  dueBy?: string;
}

/** What the viewer may see of who learned what, newest first. */
export function enrolmentSource({ officerId }: Actor, { isMine, dueBy }: EnrolmentFilter, now: Date): PageSource<Enrolment> {
  const where: { sql: string; params: unknown[] }[] = [{ sql: 't.superseded_at is null', params: [] }];
  if (isMine != null) where.push({ sql: `t.officer_id ${isMine ? '=' : '<>'} ?`, params: [officerId] });
  if (dueBy) where.push({ sql: due, params: [dueBy, dayInIndia(now)] });
  return { entity: Enrolment, where, order: { column: 't.recorded_at', type: 'timestamptz', descending: true } };
}

/** The last certificate of an officer in service, when it ends by a day. */
const due = `t.valid_until <= ?::date and not exists (select 1 from hub.enrolment l where l.officer_id = t.officer_id and l.superseded_at is null and l.valid_until > t.valid_until)
  and exists (select 1 from hub.officer o where o.id = t.officer_id and (o.active_to is null or o.active_to >= ?::date))`;
