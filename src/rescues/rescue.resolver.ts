import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { SurvivorFilter, survivorSource } from '../survivors/survivor-list.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { PlanRescueInput, PlanRescuePayload, StartRescueInput, StartRescuePayload, planRescue, startRescue } from './plan-rescue.js';
import { RecordJourneyEventInput, RecordJourneyEventPayload, recordJourneyEvent } from './record-journey-event.js';
import { recordJourneyEventStatement } from './record-journey-event.statement.js';
import { RecordProductionInput, RecordProductionPayload, recordProduction } from './record-production.js';
import {
  AddSurvivorInput,
  AddSurvivorPayload,
  RecordIdentityInput,
  RecordIdentityPayload,
  RecordRescueInput,
  RecordRescuePayload,
  addSurvivor,
  recordIdentity,
  recordRescue,
} from './record-rescue.js';
import { RescueFilter, rescueSource } from './rescue-list.js';
import { Rescue } from './rescue.entity.js';

const RescueConnection = ConnectionOf(Rescue);
const SurvivorConnection = ConnectionOf(Survivor);

@Resolver()
export class RescueResolver {
  @Query(() => RescueConnection, { description: 'Rescue operations of the cases your office takes part in, newest first.' })
  rescues(
    @Arg('filter', () => RescueFilter, { nullable: true, description: 'Which rescues.' }) filter: RescueFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(rescueSource(context.actor, filter ?? {}), page);
  }

  @Query(() => SurvivorConnection, { description: 'The survivors that are yours to see, newest first.' })
  survivors(
    @Arg('filter', () => SurvivorFilter, { nullable: true, description: 'Which survivors.' }) filter: SurvivorFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(survivorSource(context.actor, filter ?? {}), page);
  }

  @Query(() => Survivor, { nullable: true, description: 'One survivor. Hidden and never issued are the same NOT_FOUND.' })
  survivor(@Arg('id', () => ID, { description: 'Global id.' }) id: string) {
    return new RowReading(Survivor, rowId('Survivor', id, ['id']), 'NOT_FOUND');
  }

  @Mutation(() => PlanRescuePayload, { description: 'Seals a rescue plan. Only the named team sees that it exists.' })
  planRescue(@Arg('input', () => PlanRescueInput, { description: 'The plan.' }) input: PlanRescueInput, @Ctx() context: Context) {
    return change(context, 'planRescue', PlanRescuePayload, input, planRescue);
  }

  @Mutation(() => StartRescuePayload, { description: 'The rescue starts; the plan opens to those whom the agreement lets see it.' })
  startRescue(@Arg('input', () => StartRescueInput, { description: 'The start.' }) input: StartRescueInput, @Ctx() context: Context) {
    return change(context, 'startRescue', StartRescuePayload, input, startRescue);
  }

  @Mutation(() => RecordRescuePayload, {
    description: 'Puts a rescue and the people found on file. The offices that the law names take part from then on.',
  })
  recordRescue(@Arg('input', () => RecordRescueInput, { description: 'The rescue.' }) input: RecordRescueInput, @Ctx() context: Context) {
    return change(context, 'recordRescue', RecordRescuePayload, input, recordRescue);
  }

  @Mutation(() => AddSurvivorPayload, { description: 'Puts one more person on file.' })
  addSurvivor(@Arg('input', () => AddSurvivorInput, { description: 'The person.' }) input: AddSurvivorInput, @Ctx() context: Context) {
    return change(context, 'addSurvivor', AddSurvivorPayload, input, addSurvivor);
  }

  @Mutation(() => RecordIdentityPayload, { description: 'Puts on file who a survivor is. It never comes back in a query.' })
  recordIdentity(@Arg('input', () => RecordIdentityInput, { description: 'Who it is.' }) input: RecordIdentityInput, @Ctx() context: Context) {
    return change(context, 'recordIdentity', RecordIdentityPayload, input, recordIdentity);
  }

  @Mutation(() => RecordJourneyEventPayload, { description: 'Records one step of a rescued person. All who take part see the new status.' })
  recordJourneyEvent(
    @Arg('input', () => RecordJourneyEventInput, { description: 'The step.' }) input: RecordJourneyEventInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordJourneyEvent', RecordJourneyEventPayload, input, recordJourneyEvent, recordJourneyEventStatement);
  }

  @Mutation(() => RecordProductionPayload, { description: 'Records that a child was brought before a Child Welfare Committee.' })
  recordProduction(
    @Arg('input', () => RecordProductionInput, { description: 'The production.' }) input: RecordProductionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordProduction', RecordProductionPayload, input, recordProduction);
  }
}
