import { registerEnumType } from 'type-graphql';
import { dayInIndia, firstOfMonth, startOfDayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';

export enum ReportKind {
  ACTION_TAKEN = 'ACTION_TAKEN',
  REVIEW_PACK = 'REVIEW_PACK',
}
registerEnumType(ReportKind, {
  name: 'ActionReportKind',
  description: 'What a report is for.',
  valuesConfig: {
    ACTION_TAKEN: {
      description: 'The action-taken report on the advisory of the Ministry of Home Affairs, of a quarter: district to State to Ministry.',
    },
    REVIEW_PACK: { description: 'What a committee reviews: the same figures, of a month.' },
  },
});

export enum ReportStatus {
  DRAFT = 'DRAFT',
  SIGNING = 'SIGNING',
  SIGNED = 'SIGNED',
  SENT = 'SENT',
  RETURNED = 'RETURNED',
  RECEIVED = 'RECEIVED',
  FINAL = 'FINAL',
}
registerEnumType(ReportStatus, {
  name: 'ActionReportStatus',
  description: 'Where a report stands.',
  valuesConfig: {
    DRAFT: { description: 'Its figures are frozen; its text is being written.' },
    SIGNING: { description: 'A first office has signed. Nothing of it changes any more.' },
    SIGNED: { description: 'All offices have signed that are to.' },
    SENT: { description: 'A district has sent it to the State.' },
    RETURNED: { description: 'The State has returned it, with a reason. The district draws up another.' },
    RECEIVED: { description: 'The State has taken it; it is counted in the report of the State.' },
    FINAL: { description: 'The report of a State, closed: this is what goes to the Ministry.' },
  },
});

/** In what capacity an office signs. */
export enum SignatureCapacity {
  DISTRICT_MAGISTRATE = 'DISTRICT_MAGISTRATE',
  ANTI_TRAFFICKING_UNIT = 'ANTI_TRAFFICKING_UNIT',
  STATE_NODAL_OFFICER = 'STATE_NODAL_OFFICER',
  STATE_COMMITTEE = 'STATE_COMMITTEE',
}
registerEnumType(SignatureCapacity, {
  name: 'ReportSignatureCapacity',
  description: 'In what capacity an office signs a report.',
  valuesConfig: {
    DISTRICT_MAGISTRATE: { description: 'The administration of the district, which draws it up.' },
    ANTI_TRAFFICKING_UNIT: { description: 'The Anti Human Trafficking Unit of the district.' },
    STATE_NODAL_OFFICER: { description: 'The bureau of the State, which draws it up.' },
    STATE_COMMITTEE: { description: 'The committee of the State; where the hub has none, a second officer of the bureau.' },
  },
});

/** Who signs, by the kind of report and its level, in this order. Our proposal (D): the advisory names no signatories. */
export const signatories: Record<ReportKind, Record<'DISTRICT' | 'STATE', readonly SignatureCapacity[]>> = {
  ACTION_TAKEN: {
    DISTRICT: [SignatureCapacity.DISTRICT_MAGISTRATE, SignatureCapacity.ANTI_TRAFFICKING_UNIT],
    STATE: [SignatureCapacity.STATE_NODAL_OFFICER, SignatureCapacity.STATE_COMMITTEE],
  },
  REVIEW_PACK: { DISTRICT: [SignatureCapacity.DISTRICT_MAGISTRATE], STATE: [SignatureCapacity.STATE_NODAL_OFFICER] },
};

/** The kind of office that signs in a capacity. */
export const officeOfCapacity: Record<SignatureCapacity, OfficeKind> = {
  DISTRICT_MAGISTRATE: OfficeKind.DISTRICT_MAGISTRATE,
  ANTI_TRAFFICKING_UNIT: OfficeKind.AHTU,
  STATE_NODAL_OFFICER: OfficeKind.AHTB,
  STATE_COMMITTEE: OfficeKind.STATE_COMMITTEE,
};

/** The paragraphs of the advisory (MHA No. 15011/36/2022-ATC, 4 March 2024) as sections of a report, and what cuts across them. */
export const sections: readonly { para: string; title: string }[] = [
  { para: '(i)', title: 'Anti Human Trafficking Bureau and Units, and their coordination' },
  { para: '(ii)', title: 'Priority to cases of children, and an FIR in every case' },
  { para: '(iii)', title: 'Urgency in child labour: inspection, rescue, production, prosecution' },
  { para: '(iv)', title: 'Short courses for police and checks on the beat' },
  { para: '(v)', title: 'Civil society as partners' },
  { para: '(vi)', title: 'Placement agencies, and campaigns' },
  { para: '(vii)', title: 'Convergence with labour departments, and hotspots' },
  { para: '(viii)', title: 'CCTNS and Cri-MAC' },
  { para: '3', title: 'Instructions issued, and reports' },
  { para: 'CROSS', title: 'Outcomes' },
];
export const paras = sections.map(({ para }) => para);

export interface Period {
  label: string;
  /** The first instant, and the first instant after it. */
  from: Date;
  until: Date;
  /** First and last day, in India. */
  firstDay: string;
  lastDay: string;
}

/** Days after the end of a quarter by which a district's report is to be with the State. Ours (D): the advisory asks for the report and gives no day. */
export const DAYS_TO_SEND = 15;

/** What is recorded in the days after a period is still in its first report: what happened on its last days comes late. Ours (D). */
const DAYS_OF_GRACE = 7;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MONTH = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1]!;

/** `2026-Q3` is July to September 2026, quarters being those of the calendar year; `2026-10` is a month. */
export function periodOf(kind: ReportKind, text: string): Period {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (kind === ReportKind.ACTION_TAKEN && !quarter)
    throw new Invalid('A quarter is written YYYY-Qn, such as 2026-Q3 for July to September 2026.', ['period']);
  if (kind === ReportKind.REVIEW_PACK && !month) throw new Invalid('A month is written YYYY-MM, such as 2026-10.', ['period']);
  const firstDay = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01` : `${text}-01`;
  const next = firstOfMonth(firstDay, quarter ? 3 : 1);
  const until = startOfDayInIndia(next);
  const lastDay = dayInIndia(new Date(until.getTime() - 1));
  const label = quarter ? `${MONTH(firstDay)} to ${MONTH(lastDay)} ${firstDay.slice(0, 4)}` : `${MONTH(firstDay)} ${firstDay.slice(0, 4)}`;
  return { label, from: startOfDayInIndia(firstDay), until, firstDay, lastDay };
}

/**
 * The cut-off of a report that is drawn up now. Of the first for a period it is the end of the days of grace, or of the time that the districts
 * have, so that a late report says what a punctual one would. Of one that follows a returned one it is this instant, so that what was corrected
 * meanwhile is in it.
 */
export function cutOffOf(
  { label, until, lastDay }: Period,
  now: Date,
  { isOfState, before }: { isOfState: boolean; before: { status: ReportStatus; cutOff: Date } | undefined },
): Date {
  if (now < until) throw new Conflict(`${label} has not ended in India. Its report is drawn up when it is over, after ${lastDay}.`, ['period']);
  const grace = new Date(until.getTime() + (isOfState ? DAYS_TO_SEND : DAYS_OF_GRACE) * 86_400_000);
  if (now < grace)
    throw new Conflict(
      `What happened in ${label} may be ${isOfState ? 'sent by the districts' : 'recorded'} until ${dayInIndia(new Date(grace.getTime() - 1))}. Its report is drawn up from ${dayInIndia(grace)} on.`,
      ['period'],
    );
  if (!before) return grace;
  return before.status === ReportStatus.RETURNED ? now : before.cutOff;
}
