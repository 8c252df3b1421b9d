import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { change } from '../audit/change.js';
import { CaseFile } from '../cases/case-file.entity.js';
import type { Context } from '../context.js';
import { Invalid } from '../errors.js';
import { indicators } from '../indicators/indicators.js';
import { rowId } from '../planner/global-id.js';
import { PageReading, RowReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { canonicalContent, contentOf, csvOf } from './content.js';
import { ReportSection } from './section.js';
import { casesBehindSource } from './cases-behind.js';
import { ReportKind, ReportStatus } from './codes.js';
import { DraftReportInput, DraftReportPayload, draftReport } from './draft-report.js';
import { ActionReport } from './report.entity.js';
import { reportSource } from './report-list.js';
import {
  ReceiveReportInput,
  ReceiveReportPayload,
  receiveReport,
  ReturnReportInput,
  ReturnReportPayload,
  returnReport,
  SendReportInput,
  SendReportPayload,
  sendReport,
} from './send-report.js';
import { SignReportInput, SignReportPayload, signReport, WriteNarrativeInput, WriteNarrativePayload, writeNarrative } from './sign-report.js';

const ReportConnection = ConnectionOf(ActionReport);
const CaseConnection = ConnectionOf(CaseFile);

@InputType({ description: 'Which reports. What is left out does not narrow.' })
export class ReportFilter {
  @Field(() => ReportKind, { nullable: true, description: 'Of this kind.' })
  kind?: ReportKind;

  @Field(() => String, { nullable: true, description: 'Of this quarter (2026-Q3) or month (2026-10).' })
  period?: string;

  @Field(() => [ReportStatus], { nullable: true, description: 'That stand in one of these ways.' })
  statuses?: ReportStatus[];

  @Field(() => Int, { nullable: true, description: 'Of this district (LGD code).' })
  district?: number;
}

@Resolver(() => ActionReport)
export class ReportResolver {
  @FieldResolver(() => [ReportSection], { description: 'Its figures and words, by the paragraphs of the advisory.' })
  sections(@Root() report: ActionReport) {
    return contentOf(report).sections;
  }

  @FieldResolver(() => String, {
    description:
      'All of it but the signatures, as JSON in the form of RFC 8785. `hash` is the SHA-256 of these bytes: any tool computes it, `sha256sum` too.',
  })
  json(@Root() report: ActionReport) {
    return canonicalContent(contentOf(report));
  }

  @FieldResolver(() => String, { description: 'Its figures as CSV (RFC 4180): one line for each, and one for each district of a State.' })
  csv(@Root() report: ActionReport) {
    return csvOf(contentOf(report));
  }

  @Query(() => ReportConnection, {
    description:
      'The reports that your office draws up, those of your district or State once they are no drafts, and those sent to it; newest first.',
  })
  reports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ReportFilter, { nullable: true, description: 'Which of them.' }) filter?: ReportFilter,
  ) {
    return new PageReading(reportSource(filter ?? {}), page);
  }

  @Query(() => ActionReport, { nullable: true, description: 'One report by its id.' })
  report(@Arg('id', () => ID, { description: 'Its global id.' }) id: string) {
    return new RowReading(ActionReport, rowId('ActionReport', id, ['id']), 'NOT_FOUND');
  }

  @Query(() => CaseConnection, {
    description:
      'The cases behind a figure of a report: those of them in which your office takes part, and of which you may know what the figure tells. Whoever takes part in none gets an empty list.',
  })
  casesBehind(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('reportId', () => ID, { description: 'The report.' }) reportId: string,
    @Arg('code', { description: 'The indicator, such as I10.' }) code: string,
    @Ctx() { actor }: Context,
  ) {
    if (!indicators.some((indicator) => indicator.code === code))
      throw new Invalid('There is no indicator of this code. They are told by `indicators`.', ['code']);
    return new PageReading(casesBehindSource(actor, rowId('ActionReport', reportId, ['reportId']), code), page);
  }

  @Mutation(() => DraftReportPayload, {
    description:
      'Draws up the report of your district or State for a period that has ended: copies the facts of the period as they were on record at the cut-off, and counts them. From then on its figures stay.',
  })
  draftReport(@Arg('input', () => DraftReportInput, { description: 'For what, and of when.' }) input: DraftReportInput, @Ctx() context: Context) {
    return change(context, 'draftReport', DraftReportPayload, input, draftReport);
  }

  @Mutation(() => WriteNarrativePayload, { description: 'Writes what your office has to say on a paragraph of its draft.' })
  writeNarrative(
    @Arg('input', () => WriteNarrativeInput, { description: 'On what, and what.' }) input: WriteNarrativeInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'writeNarrative', WriteNarrativePayload, input, writeNarrative);
  }

  @Mutation(() => SignReportPayload, {
    description:
      'Signs a report for your office. It is counted anew before that, and not signed if it comes out otherwise. Who signs in which order, the kind of report says.',
  })
  signReport(
    @Arg('input', () => SignReportInput, { description: 'Which, and the hash that you have read.' }) input: SignReportInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'signReport', SignReportPayload, input, signReport);
  }

  @Mutation(() => SendReportPayload, { description: 'Sends a signed report of a district to the State; closes that of a State.' })
  sendReport(@Arg('input', () => SendReportInput, { description: 'Which.' }) input: SendReportInput, @Ctx() context: Context) {
    return change(context, 'sendReport', SendReportPayload, input, sendReport);
  }

  @Mutation(() => ReceiveReportPayload, { description: 'Takes the report of a district. It is counted in that of the State.' })
  receiveReport(@Arg('input', () => ReceiveReportInput, { description: 'Which.' }) input: ReceiveReportInput, @Ctx() context: Context) {
    return change(context, 'receiveReport', ReceiveReportPayload, input, receiveReport);
  }

  @Mutation(() => ReturnReportPayload, { description: 'Returns the report of a district with a reason. The district draws up another.' })
  returnReport(@Arg('input', () => ReturnReportInput, { description: 'Which, and why.' }) input: ReturnReportInput, @Ctx() context: Context) {
    return change(context, 'returnReport', ReturnReportPayload, input, returnReport);
  }
}
