import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import { ReportKind, ReportStatus } from './codes.js';
import { ActionReport } from './report.entity.js';

@InputType({ description: 'A signed report goes up: of a district to the State; of a State it is closed, for the Ministry.' })
export class SendReportInput extends UpdateInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}

export const SendReportPayload = PayloadOf('sendReport', 'report', () => ActionReport);

/** The Ministry has no office in the hub: the report of a State is final when it is closed, and leaves as a file. */
export async function sendReport(work: Work, input: SendReportInput): Promise<ActionReport> {
  const { em, actor, now, context, load } = work;
  const report = await load(ActionReport, input.reportId, 'reportId');
  mustBeCurrent(report, input.expectedVersion);
  mustBe(actor, report.office, 'Only the office that draws up a report sends it.');
  if (report.kind === ReportKind.REVIEW_PACK) throw new Conflict('A review pack goes nowhere: the committee reads it here.', ['reportId']);
  if (report.status !== ReportStatus.SIGNED)
    throw new Conflict('A report is sent when all have signed it that are to, and once.', ['reportId'], 'ILLEGAL_STEP');
  report.status = report.district ? ReportStatus.SENT : ReportStatus.FINAL;
  report.sentAt = now;
  report.version++;
  if (report.district)
    for (const bureau of await em.find(Office, { kind: OfficeKind.AHTB, state: report.state.code, activeTo: null }))
      tell(em, context, NoticeKind.REPORT_MOVED, { officeId: bureau.id }, globalId('ActionReport', report.id));
  return report;
}

@InputType({ description: 'The State takes the report of a district.' })
export class ReceiveReportInput extends UpdateInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}

export const ReceiveReportPayload = PayloadOf('receiveReport', 'report', () => ActionReport);

export async function receiveReport(work: Work, input: ReceiveReportInput): Promise<ActionReport> {
  const report = await toAnswer(work, input);
  report.status = ReportStatus.RECEIVED;
  return report;
}

@InputType({ description: 'The State returns the report of a district, which draws up another.' })
export class ReturnReportInput extends UpdateInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field({ description: 'Why, in at most 1000 characters. Name no person.' })
  reason!: string;
}

export const ReturnReportPayload = PayloadOf('returnReport', 'report', () => ActionReport);

export async function returnReport(work: Work, input: ReturnReportInput): Promise<ActionReport> {
  const report = await toAnswer(work, input);
  report.status = ReportStatus.RETURNED;
  report.returnedBecause = written(input.reason, ['reason'], 1000);
  return report;
}

async function toAnswer({ em, actor, now, context, load }: Work, input: ReceiveReportInput): Promise<ActionReport> {
  const report = await load(ActionReport, input.reportId, 'reportId');
  mustBeCurrent(report, input.expectedVersion);
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  if (office.kind !== OfficeKind.AHTB || !report.district)
    throw new Forbidden("The bureau of the State answers the reports of the State's districts.");
  if (report.status !== ReportStatus.SENT) throw new Conflict('This report does not wait for an answer.', ['reportId'], 'ILLEGAL_STEP');
  report.answeredAt = now;
  report.version++;
  tell(em, context, NoticeKind.REPORT_MOVED, { officeId: report.office.id }, globalId('ActionReport', report.id));
  return report;
}
