import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { shelterOfficeKinds } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { fileBehind, fileOf, mustBeItsCommittee } from '../survivors/survivor-file.js';
import { CarePlan, CarePlanDetail, Service, ServiceDetail } from './care-plan.entity.js';
import { ServiceKind, ServiceStatus } from './codes.js';

@InputType({ description: 'One goal of a care plan.' })
export class CareGoalInput {
  @Field({ description: 'The domain, such as health, education, family, livelihood.' })
  domain!: string;

  @Field({ description: 'What is to be reached. No names.' })
  goal!: string;
}

@InputType({ description: 'An individual care plan.' })
export class DrawUpCarePlanInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => DateTime, { description: 'When it was drawn up.' })
  drawnUpAt!: Date;

  @Field(() => LocalDate, { description: 'Day of the next review (IST).' })
  reviewOn!: string;

  @Field(() => [CareGoalInput], { description: 'The goals, 1 to 30.' })
  goals!: CareGoalInput[];

  @Field(() => CorrectionInput, { nullable: true, description: 'When it takes the place of a plan of your office.' })
  correction?: CorrectionInput;
}

export const DrawUpCarePlanPayload = PayloadOf('drawUpCarePlan', 'carePlan', () => CarePlan);

/** Whoever sees rehabilitation in full and takes part for the survivor: the home, the Unit, the assigned organisation. */
export async function drawUpCarePlan(work: Work, input: DrawUpCarePlanInput): Promise<CarePlan> {
  const { em, actor, now } = work;
  const { drawnUpAt, reviewOn } = input;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  mustHaveHappened(drawnUpAt, now, 'drawnUpAt');
  mustFollow(drawnUpAt, survivor.foundAt, 'drawnUpAt', 'A plan cannot come before the person was found.');
  if (reviewOn <= dayInIndia(drawnUpAt)) throw new Invalid('A plan is reviewed on a day after it was drawn up.', ['reviewOn']);
  if (input.goals.length === 0 || input.goals.length > 30) throw new Invalid('A plan has 1 to 30 goals.', ['goals']);
  const goals = input.goals.map(({ domain, goal }, i) => ({
    domain: written(domain, ['goals', String(i), 'domain'], 100),
    goal: written(goal, ['goals', String(i), 'goal'], 2000),
  }));
  mustBeAboutTheSame(await supersede(work, CarePlan, input.correction), survivor);

  const carePlan = em.create(CarePlan, { caseId: caseFile.id, survivor, drawnUpAt, ...recordedBy(actor, now) });
  em.create(CarePlanDetail, { of: carePlan, survivorId: survivor.id, reviewOn, goals, ...contentBy(actor, caseFile.id) });
  reach(em, actor, caseFile, CaseStage.ICP, now);
  return carePlan;
}

@InputType({ description: 'The Committee approves a care plan.' })
export class ApproveCarePlanInput extends ChangeInput {
  @Field(() => ID, { description: 'The plan.' })
  carePlanId!: string;

  @Field(() => DateTime, { description: 'When it was approved.' })
  approvedAt!: Date;
}

export const ApproveCarePlanPayload = PayloadOf('approveCarePlan', 'carePlan', () => CarePlan);

export async function approveCarePlan(work: Work, input: ApproveCarePlanInput): Promise<CarePlan> {
  const carePlan = await work.load(CarePlan, input.carePlanId, 'carePlanId');
  const { survivor } = await fileBehind(work, carePlan);
  await mustBeItsCommittee(work, survivor);
  mustStand(carePlan);
  if (carePlan.approvedAt) throw new Conflict('This plan has been approved already.', ['carePlanId']);
  mustHaveHappened(input.approvedAt, work.now, 'approvedAt');
  mustFollow(input.approvedAt, carePlan.drawnUpAt, 'approvedAt', 'A plan cannot be approved before it was drawn up.');
  carePlan.approvedAt = input.approvedAt;
  return carePlan;
}

@InputType({ description: 'A service is planned.' })
export class PlanServiceInput extends ChangeInput {
  @Field(() => ID, { description: 'The care plan.' })
  carePlanId!: string;

  @Field(() => ServiceKind, { description: 'Which service.' })
  kind!: ServiceKind;

  @Field(() => ID, { nullable: true, description: 'The office that gives it, where it is known. It learns of nobody by this.' })
  providerId?: string;
}

export const PlanServicePayload = PayloadOf('planService', 'service', () => Service);

/** What cannot wait is planned before the Committee approves. */
export async function planService(work: Work, input: PlanServiceInput): Promise<Service> {
  const { em, actor, now, load } = work;
  const carePlan = await load(CarePlan, input.carePlanId, 'carePlanId');
  const { survivor, caseFile } = await fileBehind(work, carePlan);
  mustStand(carePlan);
  const provider = input.providerId ? await load(Office, input.providerId, 'providerId') : undefined;
  if (provider && shelterOfficeKinds.includes(provider.kind))
    throw new Invalid('A home is known by the placement, and named nowhere else: it says where the survivor is.', ['providerId']);
  const service = em.create(Service, { caseId: caseFile.id, survivor, carePlan, statusSince: now });
  em.create(ServiceDetail, {
    of: service,
    survivorId: survivor.id,
    kind: input.kind,
    provider: provider && ref(provider),
    ...contentBy(actor, caseFile.id),
  });
  return service;
}

@InputType({ description: 'A service starts, is completed or stops.' })
export class MoveServiceInput extends UpdateInput {
  @Field(() => ID, { description: 'The service.' })
  serviceId!: string;

  @Field(() => ServiceStatus, { description: 'How far it has come.' })
  status!: ServiceStatus;

  @Field(() => DateTime, { nullable: true, description: 'Since when; now when left out.' })
  at?: Date;
}

export const MoveServicePayload = PayloadOf('moveService', 'service', () => Service);

export async function moveService(work: Work, input: MoveServiceInput): Promise<Service> {
  const { em, actor, now, load } = work;
  const service = await load(Service, input.serviceId, 'serviceId');
  mustBeCurrent(service, input.expectedVersion);
  const { survivor, caseFile } = await fileBehind(work, service);
  const at = input.at ?? now;
  mustHaveHappened(at, now, 'at');
  // A plan is often written down after the service it names began.
  const earliest = service.status === ServiceStatus.PLANNED ? survivor.foundAt : service.statusSince;
  mustFollow(at, earliest, 'at', 'This cannot come before what is on record.');
  service.moveTo(input.status, at);
  if (input.status !== ServiceStatus.STOPPED) reach(em, actor, caseFile, CaseStage.LINKAGE, now);
  return service;
}

function mustStand(carePlan: CarePlan): void {
  if (carePlan.supersededAt) throw new Conflict('This plan has been superseded. Go on with the one that took its place.', ['carePlanId']);
}
