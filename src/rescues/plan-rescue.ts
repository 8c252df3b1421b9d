import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Capacity, CaseStage, ParticipationBasis } from '../cases/codes.js';
import { join } from '../cases/participation.js';
import { reach } from '../cases/progress.js';
import { Invalid } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { DateTime } from '../planner/scalars.js';
import { RescuePlan, RescuePlanDetail } from './rescue-plan.entity.js';

@InputType({ description: 'A rescue plan. From the moment it is sealed only the named team sees that it exists.' })
export class PlanRescueInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field({ description: 'The site.' })
  site!: string;

  @Field(() => DateTime, { description: 'When the team moves.' })
  plannedFor!: Date;

  @Field(() => [ID], { description: 'The named team, officers by id. Whoever plans is in it.' })
  team!: string[];

  @Field(() => String, { nullable: true, description: 'Interpreter, vehicles, shelter places and what else the team must bear in mind.' })
  notes?: string;
}

export const PlanRescuePayload = PayloadOf('planRescue', 'plan', () => RescuePlan);

/**
 * The case does not move when a plan is sealed, and the offices of the team join unseen by the others: a stage or a new
 * name on the list would tell the accused's friend what is coming.
 */
export async function planRescue({ em, actor, now, load }: Work, input: PlanRescueInput): Promise<RescuePlan> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  if (input.plannedFor < now) throw new Invalid('A plan is for a time to come.', ['plannedFor']);
  if (input.team.length > 50) throw new Invalid('A team has at most 50 officers.', ['team']);
  const officers = new Map<string, Officer>();
  for (const [i, id] of input.team.entries()) {
    const officer = await load(Officer, id, `team.${i}`);
    officers.set(officer.id, officer);
  }
  officers.set(actor.officerId, await em.findOneOrFail(Officer, { id: actor.officerId }));
  const team = [...officers.keys()].toSorted();
  const plan = em.create(RescuePlan, { caseFile, team, recordedByOffice: actor.officeId, sealedAt: now });
  em.create(RescuePlanDetail, { of: plan, caseId: caseFile.id, team, site: input.site, plannedFor: input.plannedFor, notes: input.notes });
  for (const officeId of new Set([...officers.values()].map(({ office }) => office.id)))
    if (officeId !== actor.officeId)
      await join(em, caseFile, officeId, { basis: ParticipationBasis.TEAM, capacity: Capacity.RESCUE_TEAM, sealed: true }, now);
  return plan;
}

@InputType({ description: 'The rescue starts, and the seal of its plan is broken.' })
export class StartRescueInput extends UpdateInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => DateTime, { description: 'When it started.' })
  startedAt!: Date;
}

export const StartRescuePayload = PayloadOf('startRescue', 'plan', () => RescuePlan);

export async function startRescue({ em, actor, now, load }: Work, input: StartRescueInput): Promise<RescuePlan> {
  const plan = await load(RescuePlan, input.planId, 'planId');
  mustBeCurrent(plan, input.expectedVersion);
  mustHaveHappened(input.startedAt, now, 'startedAt');
  plan.start(input.startedAt);
  const detail = await em.findOneOrFail(RescuePlanDetail, { of: plan.id });
  detail.startedAt = input.startedAt;
  const caseFile = await em.findOneOrFail(CaseFile, { id: plan.caseFile.id });
  await em.execute('select hub.unseal(?)', [plan.id]);
  reach(em, actor, caseFile, CaseStage.PLAN, now);
  return plan;
}
