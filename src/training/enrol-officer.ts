import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Forbidden, NotFound } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { rowId } from '../planner/global-id.js';
import { Enrolment, TrainingSession } from './training-session.entity.js';

@InputType({ description: 'An officer of your office takes part in a session.' })
export class EnrolOfficerInput extends ChangeInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => ID, { description: 'The officer (`officers`).' })
  officerId!: string;
}

export const EnrolOfficerPayload = PayloadOf('enrolOfficer', 'enrolment', () => Enrolment);

/** A unit enrols its own. The session is the keeper's and is not locked here: that no more are enrolled than there is room for, the database holds. */
export async function enrolOfficer({ em, actor, now, load }: Work, input: EnrolOfficerInput): Promise<Enrolment> {
  const session = await em.findOne(TrainingSession, { id: rowId('TrainingSession', input.sessionId, ['sessionId']) });
  if (!session) throw new NotFound();
  const officer = await load(Officer, input.officerId, 'officerId');
  if (officer.office.id !== actor.officeId) throw new Forbidden('An office enrols its own officers.');
  if (officer.activeTo && officer.activeTo < dayInIndia(now)) throw new Conflict('This officer is not in service.', ['officerId']);
  if (session.heldAt) throw new Conflict('This session has been held. Look for a later one.', ['sessionId'], 'ILLEGAL_STEP');
  if (await em.count(Enrolment, { session: session.id, officer: officer.id, supersededAt: null }))
    throw new Conflict('The officer is enrolled already.', ['officerId']);
  if (session.enrolled >= session.capacity) throw new Conflict('This session is full. Look for another one.', ['sessionId']);
  return em.create(Enrolment, {
    session: ref(session),
    officer: ref(officer),
    office: ref(em.getReference(Office, actor.officeId)),
    keeperOfficeId: session.keeperOffice.id,
    recordedAt: now,
  });
}
