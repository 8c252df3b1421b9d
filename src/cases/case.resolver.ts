import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { caseSource } from './case-list.js';
import { CaseNumbers, CaseNumbersFilter, caseCounts, caseNumbers } from './case-numbers.js';
import {
  CloseCaseInput,
  CloseCasePayload,
  CloseWorkstreamInput,
  CloseWorkstreamPayload,
  EndParticipationInput,
  EndParticipationPayload,
  ReopenCaseInput,
  ReopenCasePayload,
  closeCase,
  closeWorkstream,
  endParticipation,
  reopenCase,
} from './close-case.js';
import { CaseKind, CasePriority, CaseStage, CaseStatus } from './codes.js';
import { OpenCaseInput, OpenCasePayload, openCase } from './open-case.js';
import {
  RecordAccusedInput,
  RecordAccusedPayload,
  RecordEstablishmentInput,
  RecordEstablishmentPayload,
  recordAccused,
  recordEstablishment,
} from './record-parties.js';
import {
  FileChargeSheetInput,
  FileChargeSheetPayload,
  RecordNoFirInput,
  RecordNoFirPayload,
  RegisterFirInput,
  RegisterFirPayload,
  TransferFirInput,
  TransferFirPayload,
  fileChargeSheet,
  recordNoFir,
  registerFir,
  transferFir,
} from './register-fir.js';
import { Section, sections } from './sections.js';
import { CaseStanding, standingAsOf } from './standing.js';
import { TriageCaseInput, TriageCasePayload, triageCase } from './triage-case.js';

const CaseConnection = ConnectionOf(CaseFile);

export enum CaseOrder {
  UPDATED_DESC = 'UPDATED_DESC',
  UPDATED_ASC = 'UPDATED_ASC',
  OPENED_DESC = 'OPENED_DESC',
  OPENED_ASC = 'OPENED_ASC',
}
registerEnumType(CaseOrder, { name: 'CaseOrder', description: 'The order of a list of cases. Only facts open to every participant order a list.' });

@InputType({ description: 'Which cases. What is left out does not narrow; an unknown field is an error and never ignored.' })
export class CaseFilter {
  @Field(() => Int, { nullable: true, description: 'Of this State (LGD code).' })
  state?: number;

  @Field(() => Int, { nullable: true, description: 'Of this district (LGD code).' })
  district?: number;

  @Field(() => [CaseKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: CaseKind[];

  @Field(() => [CaseStage], { nullable: true, description: 'At one of these stages.' })
  stages?: CaseStage[];

  @Field(() => CaseStatus, { nullable: true, description: 'Open or closed.' })
  status?: CaseStatus;

  @Field(() => [CasePriority], { nullable: true, description: 'Of one of these priorities.' })
  priorities?: CasePriority[];

  @Field(() => ID, { nullable: true, description: 'In which this office takes part openly.' })
  office?: string;

  @Field(() => DateTime, { nullable: true, description: 'Opened at this instant or later.' })
  openedFrom?: Date;

  @Field(() => DateTime, { nullable: true, description: 'Opened before this instant.' })
  openedBefore?: Date;
}

@ObjectType({ description: 'How many of the cases you may see stand so.' })
export class CaseCount {
  @Field(() => CaseStatus, { description: 'Open or closed.' })
  status!: CaseStatus;

  @Field(() => CaseStage, { description: 'The furthest step reached.' })
  stage!: CaseStage;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@Resolver(() => CaseFile)
export class CaseResolver {
  @Query(() => CaseConnection, { description: 'The cases your office takes part in.' })
  cases(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases.' }) filter: CaseFilter | undefined,
    @Arg('orderBy', () => CaseOrder, { defaultValue: CaseOrder.UPDATED_DESC, description: 'The order; newest change first when left out.' })
    orderBy: CaseOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return new PageReading(caseSource(context.actor, filter ?? {}, orderBy), page);
  }

  @Query(() => CaseFile, { nullable: true, description: 'One case. Hidden and never issued are the same NOT_FOUND.' })
  case(@Arg('id', () => ID, { description: 'Global id.' }) id: string) {
    return new RowReading(CaseFile, rowId('Case', id, ['id']), 'NOT_FOUND');
  }

  @Query(() => [CaseCount], { description: 'How many of the cases you may see stand where.' })
  caseCounts(
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases.' }) filter: CaseFilter | undefined,
    @Ctx() context: Context,
  ) {
    return caseCounts(context.actor, filter ?? {});
  }

  @Query(() => CaseNumbers, { description: 'The cases you may see in numbers, by status, step, district and month of opening.' })
  caseNumbers(
    @Arg('filter', () => CaseNumbersFilter, { nullable: true, description: 'Which cases.' }) filter: CaseNumbersFilter | undefined,
    @Ctx() context: Context,
  ) {
    return caseNumbers(context.actor, filter ?? {});
  }

  @FieldResolver(() => CaseStanding, {
    nullable: true,
    description: 'How the case stood at an instant, as far as the record then said; null before it was on file.',
  })
  standing(@Root() caseFile: CaseFile, @Arg('asOf', () => DateTime, { description: 'The instant.' }) asOf: Date, @Ctx() context: Context) {
    return standingAsOf(context, caseFile, asOf);
  }

  @Query(() => [Section], { description: 'The sections an FIR can name, of both code books.' })
  sections(): Section[] {
    return [...sections.values()];
  }

  @Mutation(() => OpenCasePayload, { description: 'Puts a case on file. The office that opens it leads it; the law brings in others.' })
  openCase(@Arg('input', () => OpenCaseInput, { description: 'The case.' }) input: OpenCaseInput, @Ctx() context: Context) {
    return change(context, 'openCase', OpenCasePayload, input, openCase);
  }

  @Mutation(() => TriageCasePayload, { description: 'The information was weighed and found genuine.' })
  triageCase(@Arg('input', () => TriageCaseInput, { description: 'The outcome.' }) input: TriageCaseInput, @Ctx() context: Context) {
    return change(context, 'triageCase', TriageCasePayload, input, triageCase);
  }

  @Mutation(() => RegisterFirPayload, { description: 'Puts an FIR on file.' })
  registerFir(@Arg('input', () => RegisterFirInput, { description: 'The FIR.' }) input: RegisterFirInput, @Ctx() context: Context) {
    return change(context, 'registerFir', RegisterFirPayload, input, registerFir);
  }

  @Mutation(() => TransferFirPayload, { description: 'Sends a zero-FIR to the station that has the area, which takes part from then on.' })
  transferFir(@Arg('input', () => TransferFirInput, { description: 'The transfer.' }) input: TransferFirInput, @Ctx() context: Context) {
    return change(context, 'transferFir', TransferFirPayload, input, transferFir);
  }

  @Mutation(() => RecordNoFirPayload, { description: 'Records that there is no FIR, and why.' })
  recordNoFir(@Arg('input', () => RecordNoFirInput, { description: 'The reason.' }) input: RecordNoFirInput, @Ctx() context: Context) {
    return change(context, 'recordNoFir', RecordNoFirPayload, input, recordNoFir);
  }

  @Mutation(() => FileChargeSheetPayload, { description: 'The charge sheet was filed.' })
  fileChargeSheet(@Arg('input', () => FileChargeSheetInput, { description: 'The filing.' }) input: FileChargeSheetInput, @Ctx() context: Context) {
    return change(context, 'fileChargeSheet', FileChargeSheetPayload, input, fileChargeSheet);
  }

  @Mutation(() => RecordAccusedPayload, { description: 'Puts an accused person on file, or a new standing of one.' })
  recordAccused(@Arg('input', () => RecordAccusedInput, { description: 'The person.' }) input: RecordAccusedInput, @Ctx() context: Context) {
    return change(context, 'recordAccused', RecordAccusedPayload, input, recordAccused);
  }

  @Mutation(() => RecordEstablishmentPayload, { description: 'Puts an employer, establishment or agency on file.' })
  recordEstablishment(
    @Arg('input', () => RecordEstablishmentInput, { description: 'The establishment.' }) input: RecordEstablishmentInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordEstablishment', RecordEstablishmentPayload, input, recordEstablishment);
  }

  @Mutation(() => CloseWorkstreamPayload, { description: 'Ends one strand of a case.' })
  closeWorkstream(@Arg('input', () => CloseWorkstreamInput, { description: 'The strand.' }) input: CloseWorkstreamInput, @Ctx() context: Context) {
    return change(context, 'closeWorkstream', CloseWorkstreamPayload, input, closeWorkstream);
  }

  @Mutation(() => CloseCasePayload, { description: 'Ends a case. Only the office that leads it does so.' })
  closeCase(@Arg('input', () => CloseCaseInput, { description: 'The case.' }) input: CloseCaseInput, @Ctx() context: Context) {
    return change(context, 'closeCase', CloseCasePayload, input, closeCase);
  }

  @Mutation(() => ReopenCasePayload, { description: 'Opens a closed case again.' })
  reopenCase(@Arg('input', () => ReopenCaseInput, { description: 'The case.' }) input: ReopenCaseInput, @Ctx() context: Context) {
    return change(context, 'reopenCase', ReopenCasePayload, input, reopenCase);
  }

  @Mutation(() => EndParticipationPayload, { description: "Ends an office's part in a case, at once." })
  endParticipation(
    @Arg('input', () => EndParticipationInput, { description: 'The participation.' }) input: EndParticipationInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'endParticipation', EndParticipationPayload, input, endParticipation);
  }
}
