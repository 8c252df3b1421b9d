import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import {
  AcceptHandoverInput,
  AcceptHandoverPayload,
  acceptHandover,
  AcknowledgeHandoverInput,
  AcknowledgeHandoverPayload,
  acknowledgeHandover,
  RefuseHandoverInput,
  RefuseHandoverPayload,
  refuseHandover,
  RevokeHandoverInput,
  RevokeHandoverPayload,
  revokeHandover,
} from './answer-handover.js';
import {
  AnswerConsultationInput,
  AnswerConsultationPayload,
  answerConsultation,
  CompleteReferralInput,
  CompleteReferralPayload,
  completeReferral,
  ReceiveSurvivorInput,
  ReceiveSurvivorPayload,
  receiveSurvivor,
  RecordEscortInput,
  RecordEscortPayload,
  recordEscort,
} from './carry-out-handover.js';
import { HandoverFilter, handoverSource } from './handover-list.js';
import { Handover } from './handover.entity.js';
import { ProposeHandoverInput, ProposeHandoverPayload, proposeHandover } from './propose-handover.js';

const HandoverConnection = ConnectionOf(Handover);

@Resolver()
export class HandoverResolver {
  @Query(() => HandoverConnection, { description: 'What your office hands to others and what is handed to it; newest first.' })
  handovers(
    @Arg('filter', () => HandoverFilter, { nullable: true, description: 'Which handovers.' }) filter: HandoverFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor, clock }: Context,
  ) {
    return new PageReading(handoverSource(actor, filter ?? {}, clock()), page);
  }

  @Mutation(() => ProposeHandoverPayload, {
    description:
      'Proposes that another office take over a task, a question, the lead of a case or the custody of survivors. Nothing is opened and nothing passes until it accepts.',
  })
  proposeHandover(
    @Arg('input', () => ProposeHandoverInput, { description: 'What, to whom, and what is shared.' }) input: ProposeHandoverInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'proposeHandover', ProposeHandoverPayload, input, proposeHandover);
  }

  @Mutation(() => AcknowledgeHandoverPayload, {
    description: 'Says that your office has seen what is handed over, before it decides.',
  })
  acknowledgeHandover(
    @Arg('input', () => AcknowledgeHandoverInput, { description: 'Which.' }) input: AcknowledgeHandoverInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'acknowledgeHandover', AcknowledgeHandoverPayload, input, acknowledgeHandover);
  }

  @Mutation(() => AcceptHandoverPayload, {
    description:
      'Takes over. Your office takes part from now on, in the classes that were ticked; the lead passes at once, custody when the survivor is received.',
  })
  acceptHandover(@Arg('input', () => AcceptHandoverInput, { description: 'Which.' }) input: AcceptHandoverInput, @Ctx() context: Context) {
    return change(context, 'acceptHandover', AcceptHandoverPayload, input, acceptHandover);
  }

  @Mutation(() => RefuseHandoverPayload, {
    description: 'Does not take over, with a reason.',
  })
  refuseHandover(@Arg('input', () => RefuseHandoverInput, { description: 'Which, and why.' }) input: RefuseHandoverInput, @Ctx() context: Context) {
    return change(context, 'refuseHandover', RefuseHandoverPayload, input, refuseHandover);
  }

  @Mutation(() => RevokeHandoverPayload, {
    description: 'Takes back what your office has proposed, before it is accepted.',
  })
  revokeHandover(@Arg('input', () => RevokeHandoverInput, { description: 'Which.' }) input: RevokeHandoverInput, @Ctx() context: Context) {
    return change(context, 'revokeHandover', RevokeHandoverPayload, input, revokeHandover);
  }

  @Mutation(() => AnswerConsultationPayload, {
    description: 'Answers a question that your office has accepted. What was shared for it ends.',
  })
  answerConsultation(
    @Arg('input', () => AnswerConsultationInput, { description: 'The answer.' }) input: AnswerConsultationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerConsultation', AnswerConsultationPayload, input, answerConsultation);
  }

  @Mutation(() => CompleteReferralPayload, {
    description: 'Says that a task is done that your office has accepted. What was shared for it ends.',
  })
  completeReferral(@Arg('input', () => CompleteReferralInput, { description: 'Which.' }) input: CompleteReferralInput, @Ctx() context: Context) {
    return change(context, 'completeReferral', CompleteReferralPayload, input, completeReferral);
  }

  @Mutation(() => RecordEscortPayload, {
    description: 'Puts on record who escorts survivors whose custody is handed over. A girl needs a woman officer in the escort (JJ Act s. 95(2)).',
  })
  recordEscort(@Arg('input', () => RecordEscortInput, { description: 'Who escorts.' }) input: RecordEscortInput, @Ctx() context: Context) {
    return change(context, 'recordEscort', RecordEscortPayload, input, recordEscort);
  }

  @Mutation(() => ReceiveSurvivorPayload, {
    description: 'Receives a survivor: custody passes to your office now, and not before.',
  })
  receiveSurvivor(
    @Arg('input', () => ReceiveSurvivorInput, { description: 'Whom, and when.' }) input: ReceiveSurvivorInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'receiveSurvivor', ReceiveSurvivorPayload, input, receiveSurvivor);
  }
}
