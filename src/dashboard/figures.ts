import type { DataClass } from '../access/need-to-know.js';
import { CaseKind } from '../cases/codes.js';
import { dayInIndia, firstOfMonth } from '../clocks/india.js';
import type { LogEvent, LogSurvivor } from '../clocks/log.js';
import { HandoverKind } from '../handovers/codes.js';
import { OfficeKind } from '../offices/codes.js';
import { ClaimKind } from '../rehabilitation/codes.js';
import { InspectionKind } from '../watch/codes.js';
import { Better, FigureCode, FigureUnit, FunnelStep, SchoolTerm } from './codes.js';
import type { FigureRecord } from './figure-record.js';

/** What one case adds to one cell of one figure. */
export interface Contribution {
  /** LGD code of the district to which it counts. */
  district: number;
  /** The first day of the month in India to which it counts. */
  month: string;
  category: string;
  numerator: number;
  denominator: number;
  /** In `hourClasses`; left out where no time is measured. */
  hours?: number;
  duePaise?: number;
  creditedPaise?: number;
  /** That it is so tells something of a class; whoever does not know so much of it does not find the case in the list behind. */
  needs?: Needs;
}

export type Needs = `${DataClass}:${'F' | 'S'}`;

export interface FigureRule {
  code: FigureCode;
  title: string;
  /** What is counted above the line; of a plain count, what is counted. */
  numerator: string;
  /** Of what it is a share; null: a plain count. */
  denominator: string | null;
  /** When a thing counts, and by which record. */
  cutOff: string;
  exclusions: string;
  source: string;
  unit: FigureUnit;
  better: Better;
  /** The same in the action-taken report (I1 to I35), to compare. */
  indicator: string | null;
  /** Its categories, all of them, in their order; `OPEN`: whatever there is, those that are hidden left out. */
  categories: readonly string[] | 'OPEN';
  /** Steps are each a share of all; otherwise every thing is in one category. */
  steps?: true;
  /** What there is of this in a place nobody knows, if none of these offices has put anything on record. */
  reportedBy: readonly OfficeKind[];
  /** What a role must know to get the figure exactly where it is of a part of its area. */
  needs?: Needs;
  /** Whose work it is, and not who people are: those who are responsible get it exactly. */
  isWorkload?: true;
  /** Adds up how long it took. */
  measuresTime?: true;
  /** Pure. Left out: nothing of a case is counted; clocks and inspections have triggers of their own that move the tallies. */
  of?: (record: FigureRecord) => Contribution[];
}

/** A month in India, by its first day, of an instant in milliseconds. */
export const monthOf = (at: number): string => firstOfMonth(dayInIndia(new Date(at)));

/** The category of a figure that has none. */
export const ALL = 'ALL';
const HOUR = 3_600_000;
/** The upper ends of the classes of hours in which times are kept; what took longer is in one class above. */
export const hourClasses = [1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720, 1440, 2160] as const;

/** The class of a time in milliseconds: `hourClasses[n]` hours at most. What lies before its beginning took no time. */
export function hourClassOf(ms: number): number {
  const found = hourClasses.findIndex((hours) => ms <= hours * HOUR);
  return found < 0 ? hourClasses.length : found;
}

const police = [OfficeKind.POLICE_STATION, OfficeKind.AHTU, OfficeKind.GRP, OfficeKind.SJPU];
const rescuers = [...police, OfficeKind.DISTRICT_LABOUR_OFFICE, OfficeKind.DISTRICT_MAGISTRATE, OfficeKind.DCPU];
const welfare = [OfficeKind.CWC, OfficeKind.DCPU];
const money = [OfficeKind.DISTRICT_LABOUR_OFFICE, OfficeKind.DISTRICT_MAGISTRATE, OfficeKind.DCPU, OfficeKind.DLSA];
const anybody = Object.values(OfficeKind);

const noOffence = new Set(['FALSE_INFORMATION', 'NOT_AN_OFFENCE', 'DUPLICATE_MERGED']);
const EXCLUDES_MERGED = 'The second record of a person who was recorded twice.';
const RECORD = 'The record as it stands: superseded facts do not count, late ones count to the month in which they happened.';

/** Persons once. */
const people = ({ survivors }: FigureRecord) => survivors.filter(({ isMerged }) => !isMerged);
const eventsOf = ({ events }: FigureRecord, { id }: LogSurvivor, ...kinds: string[]) =>
  events.filter(({ kind, survivorId }) => survivorId === id && kinds.includes(kind)).toSorted((a, b) => a.at - b.at);
const isChild = ({ ageFrom }: LogSurvivor) => ageFrom < 18;
const foundOf = (record: FigureRecord, survivor: LogSurvivor): LogEvent | undefined => eventsOf(record, survivor, 'FOUND')[0];
/** Back home: the last time, since a restoration that failed is followed by another. */
const restorationsOf = (record: FigureRecord, survivor: LogSurvivor) => eventsOf(record, survivor, 'JOURNEY:RESTORED');

const HOME_OR_LINKED = ['JOURNEY:RESTORED', 'JOURNEY:IN_LONG_TERM_CARE', 'JOURNEY:INDEPENDENT'];
const INTERIM = ['PLACED', 'ORDERED:PLACE_CCI', 'ORDERED:FIT_PERSON', 'ORDERED:FOSTER'];

const steps: Record<FunnelStep, { reached: readonly string[] | null; needs?: Needs }> = {
  RESCUED: { reached: null },
  PRODUCED: { reached: ['PRODUCED', 'JOURNEY:BEFORE_MAGISTRATE', 'PRODUCED_BEFORE_MAGISTRATE'] },
  INTERIM_ORDER: { reached: INTERIM, needs: 'RHB:S' },
  INVESTIGATED: { reached: ['INVESTIGATION_SUBMITTED'], needs: 'ST:S' },
  FINAL_ORDER: { reached: ['ORDERED:FINAL'], needs: 'RHB:S' },
  HOME_OR_LINKED: { reached: HOME_OR_LINKED },
};

function funnel(record: FigureRecord): Contribution[] {
  return people(record).flatMap((survivor) => {
    const found = foundOf(record, survivor);
    if (!found) return [];
    return Object.entries(steps).map(([category, { reached, needs }]) => ({
      district: survivor.foundIn,
      month: monthOf(found.at),
      category,
      numerator: reached === null || eventsOf(record, survivor, ...reached).length > 0 ? 1 : 0,
      denominator: 1,
      ...(needs && { needs }),
    }));
  });
}

/** What makes a complaint one of a cognizable offence: what starts C01. */
const COGNIZABLE = ['COGNIZABLE_INFORMATION', 'RESCUED', 'REPORTED:MISSING_CHILD', 'REPORTED:SEXUAL_EXPLOITATION', 'REPORTED:TRAFFICKING'];

function complaintToFir(record: FigureRecord): Contribution[] {
  if (record.closedBecause && noOffence.has(record.closedBecause)) return [];
  if (!record.events.some(({ kind }) => COGNIZABLE.includes(kind))) return [];
  const first = (is: (kind: string) => boolean) =>
    record.events.filter(({ kind }) => is(kind)).reduce<number | undefined>((least, { at }) => Math.min(least ?? at, at), undefined);
  const complaint = first((kind) => kind.startsWith('REPORTED:'));
  if (complaint === undefined) return [];
  const fir = first((kind) => kind === 'FIR_REGISTERED');
  const more = fir === undefined ? { numerator: 0 } : { numerator: 1, hours: hourClassOf(fir - complaint) };
  return [{ district: record.district, month: monthOf(complaint), category: record.kind, denominator: 1, needs: 'ACC:S', ...more }];
}

/** JJ Act s. 31(1): twenty-four hours, without the journey. Of several productions the first counts. */
function rescueToProduction(record: FigureRecord): Contribution[] {
  return people(record)
    .filter(isChild)
    .flatMap((survivor) => {
      const [taken] = eventsOf(record, survivor, 'TAKEN_IN_CHARGE');
      const [produced] = eventsOf(record, survivor, 'PRODUCED');
      if (!taken || !produced) return [];
      const net = produced.at - taken.at - (produced.journeyMinutes ?? 0) * 60_000;
      return [
        {
          district: survivor.foundIn,
          month: monthOf(produced.at),
          category: ALL,
          numerator: net <= 24 * HOUR ? 1 : 0,
          denominator: 1,
          hours: hourClassOf(net),
        },
      ];
    });
}

function entitlements(record: FigureRecord): Contribution[] {
  const standing = new Set(people(record).map(({ id }) => id));
  return record.claims
    .filter(({ survivorId, stage }) => standing.has(survivorId) && stage !== 'REJECTED' && stage !== 'LAPSED')
    .map(({ kind, stage, dueAt, duePaise, creditedPaise }) => ({
      district: record.district,
      month: monthOf(dueAt),
      category: kind,
      numerator: stage === 'CREDITED' ? 1 : 0,
      denominator: 1,
      duePaise,
      creditedPaise: stage === 'CREDITED' ? (creditedPaise ?? 0) : 0,
      needs: 'FIN:F' as const,
    }));
}

const homeOf = (record: FigureRecord, survivor: LogSurvivor) => survivor.homeDistrict ?? survivor.foundIn ?? record.district;

/** To the home district, whose Child Protection Unit visits. */
function followUp(record: FigureRecord): Contribution[] {
  const standing = new Map(people(record).map((survivor) => [survivor.id, survivor]));
  return record.visits
    .filter(({ survivorId }) => standing.has(survivorId))
    .map(({ survivorId, dueOn, visitedAt }) => ({
      district: homeOf(record, standing.get(survivorId)!),
      month: firstOfMonth(dueOn),
      category: ALL,
      numerator: visitedAt === null ? 0 : 1,
      denominator: 1,
      needs: 'RHB:S' as const,
    }));
}

/** So many months after an instant: the same day of the month in India, or its last. */
function monthsLater(at: number, months: number): number {
  const [day, first] = [dayInIndia(new Date(at)), firstOfMonth(dayInIndia(new Date(at)), months)];
  const last = Number(new Date(Date.parse(firstOfMonth(first, 1)) - 86_400_000).toISOString().slice(8, 10));
  const there = `${first.slice(0, 8)}${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
  return Date.parse(`${there}T00:00:00+05:30`) + (at - Date.parse(`${day}T00:00:00+05:30`));
}

const terms: Record<SchoolTerm, { from: number; before: number }> = {
  SIX_MONTHS: { from: 6, before: 12 },
  TWELVE_MONTHS: { from: 12, before: 24 },
};

/** By the first visit of each term whose outcome is known; the child must have been found by it. */
function schoolRetention(record: FigureRecord): Contribution[] {
  return people(record)
    .filter(isChild)
    .flatMap((survivor) => {
      const restored = restorationsOf(record, survivor).at(-1);
      if (!restored) return [];
      return Object.entries(terms).flatMap(([category, { from, before }]) => {
        const visit = record.visits
          .filter(
            ({ survivorId, visitedAt, outcome }) =>
              survivorId === survivor.id &&
              outcome !== null &&
              outcome !== 'NOT_FOUND' &&
              visitedAt !== null &&
              visitedAt >= monthsLater(restored.at, from) &&
              visitedAt < monthsLater(restored.at, before),
          )
          .toSorted((a, b) => a.visitedAt! - b.visitedAt!)[0];
        if (!visit) return [];
        return [
          {
            district: homeOf(record, survivor),
            month: monthOf(visit.visitedAt!),
            category,
            numerator: visit.outcome === 'SAFE_IN_SCHOOL' ? 1 : 0,
            denominator: 1,
            needs: 'RHB:F' as const,
          },
        ];
      });
    });
}

/** To the month of the first restoration: of whom was brought home then. */
function retrafficked(record: FigureRecord): Contribution[] {
  return people(record).flatMap((survivor) => {
    const [restored] = restorationsOf(record, survivor);
    if (!restored) return [];
    const until = monthsLater(restored.at, 24);
    const again = record.visits.some(
      ({ survivorId, outcome, visitedAt }) =>
        survivorId === survivor.id && outcome === 'RETRAFFICKED' && visitedAt !== null && visitedAt >= restored.at && visitedAt < until,
    );
    return [
      {
        district: homeOf(record, survivor),
        month: monthOf(restored.at),
        category: ALL,
        numerator: again ? 1 : 0,
        denominator: 1,
        needs: 'RHB:F' as const,
      },
    ];
  });
}

function handovers(record: FigureRecord): Contribution[] {
  return record.handovers
    .filter(({ isTakenBack, acknowledgedAt }) => !isTakenBack || acknowledgedAt !== null)
    .map(({ kind, district, proposedAt, acknowledgeBy, acknowledgedAt }) => ({
      district: district ?? record.district,
      month: monthOf(proposedAt),
      category: kind,
      numerator: acknowledgedAt !== null && acknowledgedAt <= acknowledgeBy ? 1 : 0,
      denominator: 1,
    }));
}

function corridors(record: FigureRecord): Contribution[] {
  return people(record).flatMap((survivor) => {
    const found = foundOf(record, survivor);
    const { homeDistrict, foundIn } = survivor;
    if (!found || homeDistrict === null || homeDistrict === foundIn) return [];
    return [{ district: foundIn, month: monthOf(found.at), category: `${homeDistrict}>${foundIn}`, numerator: 1, denominator: 1 }];
  });
}

/**
 * WHAT A DASHBOARD COUNTS. A row says what a number is and how it is counted, so that the two cannot part. What a case contributes is a pure
 * function of its record: it does not ask what time it is; months are those in which things happened.
 */
export const figureRules: readonly FigureRule[] = [
  {
    code: FigureCode.CLOCKS_OVERDUE,
    title: 'Overdue duties',
    numerator:
      'Duties of the law that are not done and past their time now, whenever they began: binding ones that are breached, and advisory ones that are late.',
    denominator: null,
    cutOff: 'Now, as the worker last ran the clocks (twice a second). Not of the months alone.',
    exclusions: 'Duties that do not exist here (an adult, a case without an offence); duties owed by a home are counted and named nowhere.',
    source: 'The clocks of the law (domain table C01 to C37).',
    unit: FigureUnit.DUTIES,
    better: Better.LOWER,
    indicator: null,
    categories: 'OPEN',
    reportedBy: anybody,
    isWorkload: true,
  },
  {
    code: FigureCode.CLOCKS_ON_TIME,
    title: 'Duties done in time',
    numerator: 'Of these, the duties that were done before their time was up.',
    denominator: 'Duties whose time was up in the months, and those due later in the running month that are done already.',
    cutOff: 'By the month in India in which the time is up, with what the law excludes and what an order has given. Judged by when things happened.',
    exclusions: 'Duties that do not exist here; duties that still run; advisory ones that are late and not done (they are in CLOCKS_OVERDUE).',
    source: 'The clocks of the law (domain table C01 to C37).',
    unit: FigureUnit.DUTIES,
    better: Better.HIGHER,
    indicator: null,
    categories: 'OPEN',
    reportedBy: anybody,
    isWorkload: true,
  },
  {
    code: FigureCode.FUNNEL,
    title: 'People by step',
    numerator:
      'Of these, the people who have reached the step: produced before a Committee or a magistrate; placed, or ordered to a home, fit person or foster family; social investigation submitted; final order made; restored, in long-term care or independent.',
    denominator: 'People found in the months in the place.',
    cutOff: `By the month in India in which they were found. Steps reached since then count. ${RECORD}`,
    exclusions: EXCLUDES_MERGED,
    source: 'Rescues, productions, orders, placements, social investigations, journeys.',
    unit: FigureUnit.PEOPLE,
    better: Better.HIGHER,
    indicator: null,
    categories: Object.values(FunnelStep),
    steps: true,
    reportedBy: rescuers,
    of: funnel,
  },
  {
    code: FigureCode.COMPLAINT_TO_FIR,
    title: 'Complaint to FIR',
    numerator: 'Of these, the cases in which an FIR is registered. The median is of the hours from the first report to the first FIR.',
    denominator: 'Cases whose record holds information of a cognizable offence (what starts C01), by the first report.',
    cutOff: `By the month in India of the first report. ${RECORD}`,
    exclusions: 'Cases closed as false information, no offence or a duplicate; cases nobody has reported.',
    source: 'Reports, rescues, legal events, FIRs. BNSS s. 173; MHA advisory of 4 March 2024, para (ii).',
    unit: FigureUnit.CASES,
    better: Better.HIGHER,
    indicator: 'I5, I6',
    categories: Object.values(CaseKind),
    reportedBy: police,
    needs: 'ACC:S',
    measuresTime: true,
    of: complaintToFir,
  },
  {
    code: FigureCode.RESCUE_TO_PRODUCTION,
    title: 'Rescue to production',
    numerator: 'Of these, the children produced within 24 hours net of the journey. The median is of these net hours.',
    denominator: 'Children brought before a Child Welfare Committee in the months, each by the first production.',
    cutOff: `By the month in India of the production. ${RECORD}`,
    exclusions: `Adults; children not produced yet (see C04 among the overdue duties). ${EXCLUDES_MERGED}`,
    source: 'Productions. JJ Act s. 31(1).',
    unit: FigureUnit.PEOPLE,
    better: Better.HIGHER,
    indicator: 'I10',
    categories: [ALL],
    reportedBy: rescuers,
    measuresTime: true,
    of: rescueToProduction,
  },
  {
    code: FigureCode.ENTITLEMENTS,
    title: 'Entitlements credited',
    numerator: 'Of these, the claims whose money is in the account of the survivor, and the amount credited. Sanctioned is not credited.',
    denominator: 'Claims that fell due in the months, and the amount due.',
    cutOff: `By the month in India in which the claim fell due. ${RECORD}`,
    exclusions: `Claims rejected or lapsed. ${EXCLUDES_MERGED}`,
    source: 'Claims: due, sanctioned, credited (class FIN).',
    unit: FigureUnit.CLAIMS,
    better: Better.HIGHER,
    indicator: 'I32',
    categories: Object.values(ClaimKind),
    reportedBy: money,
    needs: 'FIN:F',
    of: entitlements,
  },
  {
    code: FigureCode.FOLLOW_UP,
    title: 'Follow-up done',
    numerator: 'Of these, the visits that were done, whenever.',
    denominator: 'Follow-up visits due in the months; of the running month all of them.',
    cutOff: `By the month in India in which the visit is due, to the home district. ${RECORD}`,
    exclusions: EXCLUDES_MERGED,
    source: 'Follow-up visits (class RHB). Model Rules 2016 r. 82, unverified.',
    unit: FigureUnit.VISITS,
    better: Better.HIGHER,
    indicator: 'I33',
    categories: [ALL],
    reportedBy: welfare,
    needs: 'RHB:S',
    of: followUp,
  },
  {
    code: FigureCode.SCHOOL_RETENTION,
    title: 'Still at school',
    numerator: 'Of these, the children whom the visit found safe and at school.',
    denominator:
      'Children restored, visited from six months (and from twelve) after the last restoration on; the first such visit counts, and each child once a term.',
    cutOff: `By the month in India of the visit, to the home district. ${RECORD}`,
    exclusions: `Adults; children not visited in the term, or not found by the visit: nothing is known of them, and the share may be too high for it. ${EXCLUDES_MERGED}`,
    source: 'Outcomes of follow-up visits (class RHB).',
    unit: FigureUnit.PEOPLE,
    better: Better.HIGHER,
    indicator: 'I35',
    categories: Object.values(SchoolTerm),
    reportedBy: welfare,
    needs: 'RHB:F',
    of: schoolRetention,
  },
  {
    code: FigureCode.RETRAFFICKED,
    title: 'Trafficked again',
    numerator: 'Of these, the people whom a visit within 24 months found trafficked again.',
    denominator: 'People restored in the months, each by the first restoration.',
    cutOff: `By the month in India of the restoration, to the home district. The 24 months are not over for all of them. ${RECORD}`,
    exclusions: `Who was trafficked again and is in another case, unless a visit says so. ${EXCLUDES_MERGED}`,
    source: 'Journeys, outcomes of follow-up visits (class RHB).',
    unit: FigureUnit.PEOPLE,
    better: Better.LOWER,
    indicator: 'I34',
    categories: [ALL],
    reportedBy: welfare,
    needs: 'RHB:F',
    of: retrafficked,
  },
  {
    code: FigureCode.HANDOVERS,
    title: 'Handovers acknowledged in time',
    numerator: 'Of these, the handovers that the addressee acknowledged or answered in its term.',
    denominator: 'Handovers proposed in the months to offices of the district; to an office of the State, by the district of the case.',
    cutOff: `By the month in India in which they were proposed; one whose term still runs counts as not acknowledged yet. ${RECORD}`,
    exclusions: 'Those of custody, which say where somebody is; those taken back or overtaken before they were acknowledged.',
    source: 'Handovers between offices. The terms are our proposal (D).',
    unit: FigureUnit.HANDOVERS,
    better: Better.HIGHER,
    indicator: 'I4',
    categories: Object.values(HandoverKind),
    reportedBy: anybody,
    isWorkload: true,
    of: handovers,
  },
  {
    code: FigureCode.INSPECTIONS,
    title: 'Inspections',
    numerator: 'Of these, those that found a violation.',
    denominator: 'Inspections by inspectors and checks by the police on their beat, done in the months.',
    cutOff: 'By the month in India in which it was done, by the clock of whoever was there. A corrected one counts as corrected.',
    exclusions: 'None. An establishment that was looked at twice counts twice.',
    source: 'Inspections and vigil checks (class EMP). MHA advisory of 4 March 2024, para (iv).',
    unit: FigureUnit.INSPECTIONS,
    better: Better.NEITHER,
    indicator: 'I9',
    categories: Object.values(InspectionKind),
    reportedBy: [...police, OfficeKind.DISTRICT_LABOUR_OFFICE, OfficeKind.DISTRICT_MAGISTRATE],
    isWorkload: true,
  },
  {
    code: FigureCode.CORRIDORS,
    title: 'Corridors',
    numerator: 'People found in the months away from their home district, by home district and district where they were found.',
    denominator: null,
    cutOff: `By the month in India in which they were found. ${RECORD}`,
    exclusions: `People whose home district is not known, or is where they were found. Corridors of fewer than five people are not listed. ${EXCLUDES_MERGED}`,
    source: 'Rescues and home districts of survivors.',
    unit: FigureUnit.PEOPLE,
    better: Better.NEITHER,
    indicator: null,
    categories: 'OPEN',
    reportedBy: rescuers,
    of: corridors,
  },
];

export const ruleOf = (code: FigureCode): FigureRule => figureRules.find((rule) => rule.code === code)!;

/** A clock, `c`, that is past its time and not done: breached, or advisory and late, of which the worker has told. As its tally counts it. */
export const overdueInSql = `(c.state = 'BREACHED' or (c.is_advisory and c.state in ('RUNNING', 'EXTENDED') and c.reached = 100))`;

/** Kept beside the figures, under a code of its own: which kinds of office have put something on record, where and when. */
export const REPORTING = 'REPORTING';

/** Everything that a case adds, by the code of the figure. Pure. */
export function contributionsOf(record: FigureRecord): ({ figure: string } & Contribution)[] {
  const counted = figureRules.flatMap(({ code, of }) => (of?.(record) ?? []).map((row) => ({ figure: code as string, ...row })));
  const reported = record.reporting.map(({ kind, district, month }) => ({
    figure: REPORTING,
    district,
    month,
    category: kind,
    numerator: 1,
    denominator: 1,
  }));
  return [...counted, ...reported];
}
