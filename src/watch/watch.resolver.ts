import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { LocalDate } from '../planner/scalars.js';
import { Agency } from './agency.entity.js';
import { AnswerAgencyInput, AnswerAgencyPayload, answerAgency } from './answer-agency.js';
import {
  AppealWatchEntryInput,
  AppealWatchEntryPayload,
  appealWatchEntry,
  DecideWatchAppealInput,
  DecideWatchAppealPayload,
  decideWatchAppeal,
  DecideWatchEntryInput,
  DecideWatchEntryPayload,
  decideWatchEntry,
  RecordWatchReplyInput,
  RecordWatchReplyPayload,
  recordWatchReply,
  ReviewWatchEntryInput,
  ReviewWatchEntryPayload,
  reviewWatchEntry,
  ServeWatchNoticeInput,
  ServeWatchNoticePayload,
  serveWatchNotice,
  WithdrawWatchEntryInput,
  WithdrawWatchEntryPayload,
  withdrawWatchEntry,
} from './decide-entry.js';
import { EvidenceRule, evidenceRules } from './evidence.js';
import { FieldFigures, fieldFigures, InspectionFilter, inspectionSource, planSource, PremisesFilter, premisesSource } from './field-lists.js';
import { Inspection, InspectionPlan } from './inspection.entity.js';
import { Premises } from './premises.entity.js';
import {
  AddWatchEvidenceInput,
  AddWatchEvidencePayload,
  addWatchEvidence,
  ProposeWatchEntryInput,
  ProposeWatchEntryPayload,
  proposeWatchEntry,
} from './propose-entry.js';
import {
  PlanInspectionInput,
  PlanInspectionPayload,
  planInspection,
  RecordInspectionInput,
  RecordInspectionPayload,
  recordInspection,
  RecordInspectionsInput,
  RecordInspectionsPayload,
  recordInspections,
} from './record-inspection.js';
import {
  AnswerComplaintInput,
  AnswerComplaintPayload,
  answerComplaint,
  LinkAgencyInput,
  LinkAgencyPayload,
  linkAgency,
  RecordAgentInput,
  RecordAgentPayload,
  recordAgent,
  RecordComplaintInput,
  RecordComplaintPayload,
  recordComplaint,
  RegisterAgencyInput,
  RegisterAgencyPayload,
  registerAgency,
  UpdateAgencyInput,
  UpdateAgencyPayload,
  updateAgency,
} from './register-agency.js';
import { RegisterPremisesInput, RegisterPremisesPayload, registerPremises } from './register-premises.js';
import { Violation, violations } from './violations.js';
import { AgencyFilter, agencySource, answerSource, WatchFilter, watchSource } from './watch-list.js';
import { AgencyAnswer, WatchEntry } from './watch-entry.entity.js';

const PremisesConnection = ConnectionOf(Premises);
const InspectionConnection = ConnectionOf(Inspection);
const InspectionPlanConnection = ConnectionOf(InspectionPlan);
const AgencyConnection = ConnectionOf(Agency);
const WatchEntryConnection = ConnectionOf(WatchEntry);
const AgencyAnswerConnection = ConnectionOf(AgencyAnswer);

@Resolver()
export class WatchResolver {
  @Query(() => PremisesConnection, { description: 'The establishments of your area, newest entries first.' })
  premises(
    @Arg('filter', () => PremisesFilter, { nullable: true, description: 'Which.' }) filter: PremisesFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(premisesSource(filter ?? {}), page);
  }

  @Query(() => InspectionConnection, { description: 'What was seen in the establishments of your area, newest first.' })
  inspections(
    @Arg('filter', () => InspectionFilter, { nullable: true, description: 'Which.' }) filter: InspectionFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(inspectionSource(filter ?? {}), page);
  }

  @Query(() => InspectionPlanConnection, { description: 'What is planned in your area and not done, the nearest day first.' })
  inspectionPlans(@Args(() => PageArgs) page: PageArgs) {
    return new PageReading(planSource(), page);
  }

  @Query(() => [FieldFigures], { description: 'How much was looked at in the districts of your area in a month, as figures.' })
  fieldFigures(
    @Arg('month', () => LocalDate, { description: 'Any day of the month (IST).' }) month: string,
    @Ctx() context: Context,
  ): Promise<FieldFigures[]> {
    return fieldFigures(context, month);
  }

  @Query(() => [Violation], { description: 'What an establishment can be found in breach of, and by which law.' })
  violations(): Violation[] {
    return [...violations.values()];
  }

  @Query(() => [EvidenceRule], { description: 'What an entry on the watch list can be proposed upon, and how much it weighs.' })
  evidenceRules(): readonly EvidenceRule[] {
    return evidenceRules;
  }

  @Query(() => AgencyConnection, { description: 'The register of placement agencies of all States, newest entries first.' })
  agencies(
    @Arg('filter', () => AgencyFilter, { nullable: true, description: 'Which.' }) filter: AgencyFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(agencySource(filter ?? {}), page);
  }

  @Query(() => WatchEntryConnection, { description: 'The watch list, and the proceedings of your office; newest first.' })
  watchEntries(
    @Arg('filter', () => WatchFilter, { nullable: true, description: 'Which.' }) filter: WatchFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor, clock }: Context,
  ) {
    return new PageReading(watchSource(actor, filter ?? {}, clock()), page);
  }

  @Query(() => AgencyAnswerConnection, { description: 'What agencies that asked were told by your office, newest first.' })
  agencyAnswers(@Args(() => PageArgs) page: PageArgs) {
    return new PageReading(answerSource(), page);
  }

  @Mutation(() => RegisterPremisesPayload, { description: 'Puts an establishment on the register of your area.' })
  registerPremises(
    @Arg('input', () => RegisterPremisesInput, { description: 'The establishment.' }) input: RegisterPremisesInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'registerPremises', RegisterPremisesPayload, input, registerPremises);
  }

  @Mutation(() => PlanInspectionPayload, { description: 'Plans a look at an establishment.' })
  planInspection(@Arg('input', () => PlanInspectionInput, { description: 'Which, and when.' }) input: PlanInspectionInput, @Ctx() context: Context) {
    return change(context, 'planInspection', PlanInspectionPayload, input, planInspection);
  }

  @Mutation(() => RecordInspectionPayload, {
    description: 'Records what was seen in an establishment. Where a child was found, it goes with a case.',
  })
  recordInspection(
    @Arg('input', () => RecordInspectionInput, { description: 'What was seen.' }) input: RecordInspectionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordInspection', RecordInspectionPayload, input, recordInspection);
  }

  @Mutation(() => RecordInspectionsPayload, {
    description:
      'Records up to 50 inspections and checks that a phone has kept without a network. Each stands by itself, is answered by itself, and sent again answers as before.',
  })
  recordInspections(
    @Arg('input', () => RecordInspectionsInput, { description: 'What was seen, each with an `opId` of its own.' }) input: RecordInspectionsInput,
    @Ctx() context: Context,
  ): Promise<RecordInspectionsPayload> {
    return recordInspections(context, input);
  }

  @Mutation(() => RegisterAgencyPayload, { description: 'Puts a placement agency on the register, in whichever State it works.' })
  registerAgency(@Arg('input', () => RegisterAgencyInput, { description: 'The agency.' }) input: RegisterAgencyInput, @Ctx() context: Context) {
    return change(context, 'registerAgency', RegisterAgencyPayload, input, registerAgency);
  }

  @Mutation(() => UpdateAgencyPayload, { description: 'Says anew what an agency of your area is, such as that its licence has ended.' })
  updateAgency(@Arg('input', () => UpdateAgencyInput, { description: 'What has changed.' }) input: UpdateAgencyInput, @Ctx() context: Context) {
    return change(context, 'updateAgency', UpdateAgencyPayload, input, updateAgency);
  }

  @Mutation(() => RecordComplaintPayload, {
    description: 'Records that somebody complained of an agency. Who it was stays in the diary of your office.',
  })
  recordComplaint(
    @Arg('input', () => RecordComplaintInput, { description: 'What is complained of.' }) input: RecordComplaintInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordComplaint', RecordComplaintPayload, input, recordComplaint);
  }

  @Mutation(() => AnswerComplaintPayload, { description: 'Says what your office has found out about a complaint.' })
  answerComplaint(
    @Arg('input', () => AnswerComplaintInput, { description: 'Which, and what.' }) input: AnswerComplaintInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerComplaint', AnswerComplaintPayload, input, answerComplaint);
  }

  @Mutation(() => RecordAgentPayload, { description: 'Records who recruits for an agency, for those who know the accused (class ACC).' })
  recordAgent(@Arg('input', () => RecordAgentInput, { description: 'Who.' }) input: RecordAgentInput, @Ctx() context: Context) {
    return change(context, 'recordAgent', RecordAgentPayload, input, recordAgent);
  }

  @Mutation(() => LinkAgencyPayload, {
    description: 'Says that a case which you see has to do with an agency. Others see how many such cases there are.',
  })
  linkAgency(@Arg('input', () => LinkAgencyInput, { description: 'Which case.' }) input: LinkAgencyInput, @Ctx() context: Context) {
    return change(context, 'linkAgency', LinkAgencyPayload, input, linkAgency);
  }

  @Mutation(() => ProposeWatchEntryPayload, {
    description: 'Proposes an entry on the watch list. Another office decides, when the party was given notice and could reply.',
  })
  proposeWatchEntry(
    @Arg('input', () => ProposeWatchEntryInput, { description: 'Whom, and upon what.' }) input: ProposeWatchEntryInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'proposeWatchEntry', ProposeWatchEntryPayload, input, proposeWatchEntry);
  }

  @Mutation(() => AddWatchEvidencePayload, { description: 'Puts further evidence forward.' })
  addWatchEvidence(@Arg('input', () => AddWatchEvidenceInput, { description: 'Upon what.' }) input: AddWatchEvidenceInput, @Ctx() context: Context) {
    return change(context, 'addWatchEvidence', AddWatchEvidencePayload, input, addWatchEvidence);
  }

  @Mutation(() => ServeWatchNoticePayload, { description: 'Records that the party was given notice. From then on it has 15 days to reply.' })
  serveWatchNotice(
    @Arg('input', () => ServeWatchNoticeInput, { description: 'When, and how.' }) input: ServeWatchNoticeInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'serveWatchNotice', ServeWatchNoticePayload, input, serveWatchNotice);
  }

  @Mutation(() => RecordWatchReplyPayload, { description: 'Records that the party replied.' })
  recordWatchReply(@Arg('input', () => RecordWatchReplyInput, { description: 'When.' }) input: RecordWatchReplyInput, @Ctx() context: Context) {
    return change(context, 'recordWatchReply', RecordWatchReplyPayload, input, recordWatchReply);
  }

  @Mutation(() => DecideWatchEntryPayload, { description: 'Decides upon an entry. Below the threshold of evidence nothing is listed.' })
  decideWatchEntry(
    @Arg('input', () => DecideWatchEntryInput, { description: 'The decision.' }) input: DecideWatchEntryInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'decideWatchEntry', DecideWatchEntryPayload, input, decideWatchEntry);
  }

  @Mutation(() => ReviewWatchEntryPayload, { description: 'Reviews an entry on the list: it stays, is renewed for a year, or is taken off.' })
  reviewWatchEntry(
    @Arg('input', () => ReviewWatchEntryInput, { description: 'What it comes to.' }) input: ReviewWatchEntryInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'reviewWatchEntry', ReviewWatchEntryPayload, input, reviewWatchEntry);
  }

  @Mutation(() => AppealWatchEntryPayload, { description: 'Records that the party appeals. The State bureau decides, within 30 days.' })
  appealWatchEntry(@Arg('input', () => AppealWatchEntryInput, { description: 'When.' }) input: AppealWatchEntryInput, @Ctx() context: Context) {
    return change(context, 'appealWatchEntry', AppealWatchEntryPayload, input, appealWatchEntry);
  }

  @Mutation(() => DecideWatchAppealPayload, { description: 'Decides upon an appeal, as another than who decided before.' })
  decideWatchAppeal(
    @Arg('input', () => DecideWatchAppealInput, { description: 'What becomes of it.' }) input: DecideWatchAppealInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'decideWatchAppeal', DecideWatchAppealPayload, input, decideWatchAppeal);
  }

  @Mutation(() => WithdrawWatchEntryPayload, { description: 'Takes a proposal back, before it is decided.' })
  withdrawWatchEntry(
    @Arg('input', () => WithdrawWatchEntryInput, { description: 'Which.' }) input: WithdrawWatchEntryInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'withdrawWatchEntry', WithdrawWatchEntryPayload, input, withdrawWatchEntry);
  }

  @Mutation(() => AnswerAgencyPayload, {
    description: 'Tells an agency that asks what the watch list says of it: its own entry and nothing else, on record.',
  })
  answerAgency(
    @Arg('input', () => AnswerAgencyInput, { description: 'Which, and how it proved who it is.' }) input: AnswerAgencyInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'answerAgency', AnswerAgencyPayload, input, answerAgency);
  }
}
