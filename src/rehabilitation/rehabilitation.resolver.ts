import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { JourneyStatus } from '../rescues/codes.js';
import { survivorSource } from '../survivors/survivor-list.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { AssignNgoInput, AssignNgoPayload, assignNgo } from './assign-ngo.js';
import {
  DrawUpCarePlanInput,
  DrawUpCarePlanPayload,
  ApproveCarePlanInput,
  ApproveCarePlanPayload,
  PlanServiceInput,
  PlanServicePayload,
  MoveServiceInput,
  MoveServicePayload,
  drawUpCarePlan,
  approveCarePlan,
  planService,
  moveService,
} from './care-plan.js';
import {
  ClaimEntitlementInput,
  ClaimEntitlementPayload,
  MoveEntitlementInput,
  MoveEntitlementPayload,
  claimEntitlement,
  moveEntitlement,
} from './claim-entitlement.js';
import { ConsultHomeDistrictInput, ConsultHomeDistrictPayload, consultHomeDistrict } from './consult-home-district.js';
import { ScheduleVisitInput, ScheduleVisitPayload, RecordVisitInput, RecordVisitPayload, scheduleVisit, recordVisit } from './follow-up.js';
import {
  DirectInvestigationInput,
  DirectInvestigationPayload,
  SubmitInvestigationInput,
  SubmitInvestigationPayload,
  directInvestigation,
  submitInvestigation,
} from './investigate.js';
import { PlaceSurvivorInput, PlaceSurvivorPayload, EndPlacementInput, EndPlacementPayload, placeSurvivor, endPlacement } from './place-survivor.js';
import { RecordOrderInput, RecordOrderPayload, recordOrder } from './record-order.js';

const SurvivorConnection = ConnectionOf(Survivor);

/** The way has ended. */
const ended: readonly JourneyStatus[] = [JourneyStatus.INDEPENDENT, JourneyStatus.DECLINED_SUPPORT, JourneyStatus.DECEASED];

@Resolver()
export class RehabilitationResolver {
  @Query(() => SurvivorConnection, {
    description: 'Survivors on the way back, newest first: ask each for its `rehabilitation`. Those whose way has ended are left out.',
  })
  rehabilitation(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const statuses = Object.values(JourneyStatus).filter((status) => !ended.includes(status));
    return new PageReading(survivorSource(context.actor, { statuses }), page);
  }

  @Mutation(() => RecordOrderPayload, { description: 'Records an order of a Child Welfare Committee. Only the Committee with jurisdiction.' })
  recordOrder(@Arg('input', () => RecordOrderInput, { description: 'The order.' }) input: RecordOrderInput, @Ctx() context: Context) {
    return change(context, 'recordOrder', RecordOrderPayload, input, recordOrder);
  }

  @Mutation(() => AssignNgoPayload, {
    description: 'Assigns a partner organisation to survivors of one case, by order. It sees them from now on, and no other.',
  })
  assignNgo(@Arg('input', () => AssignNgoInput, { description: 'The assignment.' }) input: AssignNgoInput, @Ctx() context: Context) {
    return change(context, 'assignNgo', AssignNgoPayload, input, assignNgo);
  }

  @Mutation(() => PlaceSurvivorPayload, {
    description: 'Places a survivor in a home. A placement that stands ends, and the home before sees the survivor no more.',
  })
  placeSurvivor(@Arg('input', () => PlaceSurvivorInput, { description: 'The placement.' }) input: PlaceSurvivorInput, @Ctx() context: Context) {
    return change(context, 'placeSurvivor', PlaceSurvivorPayload, input, placeSurvivor);
  }

  @Mutation(() => EndPlacementPayload, { description: 'Ends a placement. The home sees the survivor no more, at once.' })
  endPlacement(@Arg('input', () => EndPlacementInput, { description: 'The end.' }) input: EndPlacementInput, @Ctx() context: Context) {
    return change(context, 'endPlacement', EndPlacementPayload, input, endPlacement);
  }

  @Mutation(() => ConsultHomeDistrictPayload, {
    description: 'Opens a consultation with the home district (JJ Act s. 95). Its offices take part from now on.',
  })
  consultHomeDistrict(
    @Arg('input', () => ConsultHomeDistrictInput, { description: 'The consultation.' }) input: ConsultHomeDistrictInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'consultHomeDistrict', ConsultHomeDistrictPayload, input, consultHomeDistrict);
  }

  @Mutation(() => DirectInvestigationPayload, { description: 'Directs a social investigation (JJ Act s. 36). Only the Committee with jurisdiction.' })
  directInvestigation(
    @Arg('input', () => DirectInvestigationInput, { description: 'The direction.' }) input: DirectInvestigationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'directInvestigation', DirectInvestigationPayload, input, directInvestigation);
  }

  @Mutation(() => SubmitInvestigationPayload, { description: 'Submits the report of a social investigation. Only the office that was directed.' })
  submitInvestigation(
    @Arg('input', () => SubmitInvestigationInput, { description: 'The report.' }) input: SubmitInvestigationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'submitInvestigation', SubmitInvestigationPayload, input, submitInvestigation);
  }

  @Mutation(() => DrawUpCarePlanPayload, { description: 'Puts an individual care plan on file.' })
  drawUpCarePlan(@Arg('input', () => DrawUpCarePlanInput, { description: 'The plan.' }) input: DrawUpCarePlanInput, @Ctx() context: Context) {
    return change(context, 'drawUpCarePlan', DrawUpCarePlanPayload, input, drawUpCarePlan);
  }

  @Mutation(() => ApproveCarePlanPayload, { description: 'Approves a care plan. Only the Committee with jurisdiction.' })
  approveCarePlan(@Arg('input', () => ApproveCarePlanInput, { description: 'The approval.' }) input: ApproveCarePlanInput, @Ctx() context: Context) {
    return change(context, 'approveCarePlan', ApproveCarePlanPayload, input, approveCarePlan);
  }

  @Mutation(() => PlanServicePayload, { description: 'Plans a service of a care plan.' })
  planService(@Arg('input', () => PlanServiceInput, { description: 'The service.' }) input: PlanServiceInput, @Ctx() context: Context) {
    return change(context, 'planService', PlanServicePayload, input, planService);
  }

  @Mutation(() => MoveServicePayload, { description: 'Records that a service starts, is completed or stops.' })
  moveService(@Arg('input', () => MoveServiceInput, { description: 'The change.' }) input: MoveServiceInput, @Ctx() context: Context) {
    return change(context, 'moveService', MoveServicePayload, input, moveService);
  }

  @Mutation(() => ClaimEntitlementPayload, { description: 'Puts a claim on file, and names the office that processes it.' })
  claimEntitlement(@Arg('input', () => ClaimEntitlementInput, { description: 'The claim.' }) input: ClaimEntitlementInput, @Ctx() context: Context) {
    return change(context, 'claimEntitlement', ClaimEntitlementPayload, input, claimEntitlement);
  }

  @Mutation(() => MoveEntitlementPayload, {
    description: 'Records that a claim comes further. Only the office that processes it. Settled only when the money is credited.',
  })
  moveEntitlement(@Arg('input', () => MoveEntitlementInput, { description: 'The step.' }) input: MoveEntitlementInput, @Ctx() context: Context) {
    return change(context, 'moveEntitlement', MoveEntitlementPayload, input, moveEntitlement);
  }

  @Mutation(() => ScheduleVisitPayload, { description: 'Schedules a follow-up visit.' })
  scheduleVisit(@Arg('input', () => ScheduleVisitInput, { description: 'The visit.' }) input: ScheduleVisitInput, @Ctx() context: Context) {
    return change(context, 'scheduleVisit', ScheduleVisitPayload, input, scheduleVisit);
  }

  @Mutation(() => RecordVisitPayload, {
    description: 'Records what a follow-up visit found. The Child Protection Unit of the home district, or the organisation assigned.',
  })
  recordVisit(@Arg('input', () => RecordVisitInput, { description: 'The report.' }) input: RecordVisitInput, @Ctx() context: Context) {
    return change(context, 'recordVisit', RecordVisitPayload, input, recordVisit);
  }
}
