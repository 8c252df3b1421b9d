import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import { officeOfCapacity, paras, ReportStatus, SignatureCapacity, signatories } from './codes.js';
import { contentOf, hashOf } from './content.js';
import { answersTo } from './count-report.js';
import { ActionReport, ReportSignature } from './report.entity.js';
import { differences, questionsOfReport } from './verify-report.js';

const LONGEST_NARRATIVE = 4000;

@InputType({ description: 'What the office has to say on a paragraph.' })
export class WriteNarrativeInput extends UpdateInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field({ description: 'The paragraph: (i) to (viii), 3, or CROSS.' })
  para!: string;

  @Field({ description: 'The text; empty to take it out. Name no person.' })
  text!: string;
}

export const WriteNarrativePayload = PayloadOf('writeNarrative', 'report', () => ActionReport);

export async function writeNarrative({ actor, load }: Work, input: WriteNarrativeInput): Promise<ActionReport> {
  const report = await load(ActionReport, input.reportId, 'reportId');
  mustBeCurrent(report, input.expectedVersion);
  if (report.office.id !== actor.officeId) throw new Forbidden('Only the office that draws up a report writes its text.');
  if (report.status !== ReportStatus.DRAFT) throw new Conflict('This report has been signed, and its text stays.', ['reportId'], 'ILLEGAL_STEP');
  if (!paras.includes(input.para)) throw new Invalid(`A paragraph is one of ${paras.join(', ')}.`, ['para']);
  const { [input.para]: _, ...rest } = report.narrative;
  report.narrative = input.text.trim() ? { ...rest, [input.para]: written(input.text, ['text'], LONGEST_NARRATIVE) } : rest;
  report.hash = hashOf(contentOf(report));
  report.version++;
  return report;
}

@InputType({ description: 'Your office signs a report: what its hash is of.' })
export class SignReportInput extends UpdateInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field({ description: 'The hash that you have read. If the report has another, nothing is signed.' })
  hash!: string;
}

export const SignReportPayload = PayloadOf('signReport', 'report', () => ActionReport);

/** In the order of the table; whoever draws it up signs first. Before that it is counted anew: what does not come out again is not signed. */
export async function signReport(work: Work, input: SignReportInput): Promise<ActionReport> {
  const { em, actor, now, context, load, save } = work;
  const report = await load(ActionReport, input.reportId, 'reportId');
  mustBeCurrent(report, input.expectedVersion);
  if (report.status !== ReportStatus.DRAFT && report.status !== ReportStatus.SIGNING)
    throw new Conflict('All have signed this report that are to.', ['reportId'], 'ILLEGAL_STEP');
  if (input.hash !== report.hash) throw new Conflict('This is not the hash of the report. Read it again, and sign what you have read.', ['hash']);
  const { kind, period, state, district } = report;
  if (await em.count(ActionReport, { kind, period, state: state.code, district: district?.code ?? null, edition: { $gt: report.edition } }))
    throw new Conflict('Another report of this period has been drawn up since. Sign that one.', ['reportId']);
  const wrong = differences(report, await answersTo((sql, params) => em.execute(sql, params), report.id, questionsOfReport(report)));
  if (wrong.length) throw new Conflict(`This report does not come out again when it is counted: ${wrong.join('; ')}. Draw up another.`, ['reportId']);

  const order = signatories[kind][district ? 'DISTRICT' : 'STATE'];
  const signed = await em.find(ReportSignature, { report: report.id });
  const capacity = order.find((each) => !signed.some((one) => one.capacity === each))!;
  await mustSignAs(work, report, capacity, signed);
  em.create(ReportSignature, {
    report: ref(report),
    capacity,
    office: ref(em.getReference(Office, actor.officeId)),
    officer: ref(em.getReference(Officer, actor.officerId)),
    signedAt: now,
    hash: report.hash,
  });
  await save();
  const next = order[signed.length + 1];
  report.status = next ? ReportStatus.SIGNING : ReportStatus.SIGNED;
  report.version++;
  const subject = globalId('ActionReport', report.id);
  if (next) for (const office of await officesFor(work, report, next)) tell(em, context, NoticeKind.REPORT_TO_SIGN, { officeId: office.id }, subject);
  else if (report.office.id !== actor.officeId) tell(em, context, NoticeKind.REPORT_MOVED, { officeId: report.office.id }, subject);
  return report;
}

async function mustSignAs(work: Work, report: ActionReport, capacity: SignatureCapacity, signed: readonly ReportSignature[]): Promise<void> {
  const { actor } = work;
  if (signed.some(({ officer }) => officer.id === actor.officerId)) throw new Forbidden('You have signed this report. Another officer signs next.');
  const offices = await officesFor(work, report, capacity);
  if (!offices.some(({ id }) => id === actor.officeId))
    throw new Forbidden(`The next signature is that of ${offices.map(({ name }) => name).join(' or ')}.`);
}

/** Which offices can sign in a capacity. A State without a committee in the hub signs by two officers of its bureau. */
async function officesFor({ em }: Work, report: ActionReport, capacity: SignatureCapacity): Promise<Office[]> {
  const of = { state: report.state.code, district: report.district?.code ?? null, activeTo: null };
  const offices = await em.find(Office, { kind: officeOfCapacity[capacity], ...of });
  if (offices.length === 0 && capacity === SignatureCapacity.STATE_COMMITTEE) return em.find(Office, { id: report.office.id });
  return offices;
}
