import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Forbidden, Invalid, NotFound } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { rowId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { Course } from './course.entity.js';
import { TrainingSession } from './training-session.entity.js';

const LONGEST_VENUE = 200;
const LONGEST_DAYS = 60;
const MOST_PLACES = 1000;

@InputType({ description: 'A course is to be held. Your office holds it, and keeps attendance and scores.' })
export class PlanTrainingSessionInput extends ChangeInput {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => Int, { nullable: true, description: 'The district it is held in and for (LGD code); left out: for the whole State.' })
  district?: number;

  @Field({ description: `Where it is held, in at most ${LONGEST_VENUE} characters. Name no person.` })
  venue!: string;

  @Field(() => LocalDate, { description: 'Its first day (IST).' })
  startsOn!: string;

  @Field(() => LocalDate, { description: `Its last day (IST), at most ${LONGEST_DAYS} days on.` })
  endsOn!: string;

  @Field(() => Int, { description: `For how many officers there is room, 1 to ${MOST_PLACES}.` })
  capacity!: number;
}

export const PlanTrainingSessionPayload = PayloadOf('planTrainingSession', 'trainingSession', () => TrainingSession);

/** By the State, or by a head of office. One that was held already is put on record in the same way, and then as held. */
export async function planTrainingSession({ em, actor }: Work, input: PlanTrainingSessionInput): Promise<TrainingSession> {
  const { startsOn, endsOn, capacity } = input;
  const me = await em.findOneOrFail(Officer, { id: actor.officerId });
  if (me.supervisor && !hasRole(actor, Role.AHTB_OFFICER, Role.STATE_ADMIN))
    throw new Forbidden('A head of office, the bureau of the State or its administration plans training.');
  const course = await em.findOne(Course, { id: rowId('Course', input.courseId, ['courseId']) });
  if (!course) throw new NotFound();
  if (endsOn < startsOn) throw new Invalid('A session ends on the day on which it begins, or later.', ['endsOn']);
  if (Date.parse(endsOn) - Date.parse(startsOn) > LONGEST_DAYS * 86_400_000)
    throw new Invalid(`A session lasts at most ${LONGEST_DAYS} days.`, ['endsOn']);
  if (capacity < 1 || capacity > MOST_PLACES) throw new Invalid(`There is room for 1 to ${MOST_PLACES} officers.`, ['capacity']);
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  const district = input.district == null ? undefined : await em.findOne(District, { code: input.district });
  if (district === null || (district && district.state.code !== office.state.code))
    throw new Invalid('Name a district of your State, by its LGD code.', ['district']);
  const venue = written(input.venue, ['venue'], LONGEST_VENUE);
  return em.create(TrainingSession, {
    course,
    keeperOffice: ref(office),
    state: office.state,
    district: district && ref(district),
    venue,
    startsOn,
    endsOn,
    capacity,
  });
}
