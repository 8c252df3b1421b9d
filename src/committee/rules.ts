import { Role } from '../access/roles.js';
import { OfficeKind, shelterOfficeKinds } from '../offices/codes.js';
import { dayInIndia, firstOfMonth, startOfDayInIndia } from '../clocks/india.js';
import { LegalEventKind } from '../clocks/legal-events.js';
import { type CommitteeKind, CompositionMark, MeetingPeriod, SeatKind } from './codes.js';

/** One line of a composition: as what, which kinds of office, how many. */
interface SeatRule {
  seat: SeatKind;
  of: readonly OfficeKind[];
  atMost: number;
  /** After so many years another takes its turn. */
  years?: number;
  mark: CompositionMark;
  note?: string;
}

export interface CommitteeRule {
  label: string;
  law: string;
  mark: CompositionMark;
  level: 'DISTRICT' | 'STATE';
  /** Whose act it is to constitute it and to fill its seats. */
  formedBy: Role.DISTRICT_ADMINISTRATION | Role.STATE_ADMIN;
  formedByMark: CompositionMark;
  /** The office of the hub that the committee is itself: its members see what is the committee's. */
  own?: OfficeKind;
  every: MeetingPeriod;
  everyMark: CompositionMark;
  /** The event of the law that a meeting is, where a clock ends with it. */
  meets?: LegalEventKind;
  /** With the chair among them, so large a part of the seats that are filled. */
  quorum: { of: number; seats: number };
  quorumMark: CompositionMark;
  seats: readonly SeatRule[];
}

const { STATUTE, SECONDARY, UNVERIFIED, PROPOSAL } = CompositionMark;
const K = OfficeKind;
const anyButHomes = Object.values(OfficeKind).filter((kind) => !shelterOfficeKinds.includes(kind));
/** No national quorum was found for any of these committees: half of the seats that are filled, the chair among them. */
const HALF = { of: 1, seats: 2 } as const;
const seat = (kind: SeatKind, of: readonly OfficeKind[], atMost: number, mark: CompositionMark, more: { years?: number; note?: string } = {}) => ({
  seat: kind,
  of,
  atMost,
  mark,
  ...more,
});
const districtMagistrate = seat(SeatKind.CHAIR, [K.DISTRICT_MAGISTRATE], 1, STATUTE, {
  note: 'The Additional District Magistrate and the District Nodal Officer sit in the same office of the hub.',
});
const nominees = (mark: CompositionMark, note?: string) => seat(SeatKind.NOMINEE, anyButHomes, 12, mark, note ? { note } : {});

/**
 * THE COMMITTEES OF THE LAW (domain reference, sections 1 and 2.1): who constitutes each, who sits, who chairs and writes, how often it meets.
 * Seats are of offices and not of persons. No home has one: that a home has to do with a case says where somebody is. Offices that take no
 * part in the hub (the District Education Officer, the banks of BLSA s. 13) come in as nominees when they do.
 */
export const committeeRules: Record<CommitteeKind, CommitteeRule> = {
  DISTRICT_TASK_FORCE: {
    label: 'District Task Force',
    law: 'Child and Adolescent Labour Rules 1988, r. 17C',
    mark: STATUTE,
    level: 'DISTRICT',
    formedBy: Role.DISTRICT_ADMINISTRATION,
    formedByMark: STATUTE,
    own: K.DISTRICT_TASK_FORCE,
    every: MeetingPeriod.MONTH,
    everyMark: SECONDARY,
    meets: LegalEventKind.TASK_FORCE_MET,
    quorum: HALF,
    quorumMark: PROPOSAL,
    seats: [
      districtMagistrate,
      seat(SeatKind.SECRETARY, [K.DISTRICT_LABOUR_OFFICE], 1, PROPOSAL, {
        note: 'The Inspector sits by the rule; that the labour office writes is our proposal.',
      }),
      seat(SeatKind.POLICE, [K.SJPU, K.POLICE_STATION], 1, STATUTE, { note: 'The Superintendent of Police.' }),
      seat(SeatKind.AHTU, [K.AHTU], 1, STATUTE),
      seat(SeatKind.CHILD_WELFARE, [K.CWC], 1, STATUTE),
      seat(SeatKind.CHILD_PROTECTION, [K.DCPU], 1, STATUTE),
      seat(SeatKind.CENTRAL_LABOUR, [K.CENTRAL_LABOUR], 1, STATUTE),
      seat(SeatKind.LEGAL_SERVICES, [K.DLSA], 1, STATUTE),
      seat(SeatKind.CIVIL_SOCIETY, [K.NGO], 2, STATUTE, { years: 2, note: 'In rotation, for two years. How many: our proposal.' }),
      nominees(STATUTE, 'Whom the District Magistrate nominates.'),
    ],
  },
  VIGILANCE_COMMITTEE: {
    label: 'Vigilance Committee',
    law: 'Bonded Labour System (Abolition) Act 1976, s. 13',
    mark: STATUTE,
    level: 'DISTRICT',
    formedBy: Role.STATE_ADMIN,
    formedByMark: STATUTE,
    every: MeetingPeriod.QUARTER,
    everyMark: PROPOSAL,
    quorum: HALF,
    quorumMark: PROPOSAL,
    seats: [
      districtMagistrate,
      seat(SeatKind.SECRETARY, [K.DISTRICT_LABOUR_OFFICE], 1, PROPOSAL),
      seat(SeatKind.CIVIL_SOCIETY, [K.NGO], 2, STATUTE, { note: 'Two social workers of the district.' }),
      nominees(
        STATUTE,
        'Members of Scheduled Castes and Tribes, rural development and credit institutions, for which there is no kind of office here.',
      ),
    ],
  },
  DISTRICT_CHILD_PROTECTION: {
    label: 'District Child Welfare and Protection Committee',
    law: 'Mission Vatsalya guidelines 2022',
    mark: STATUTE,
    level: 'DISTRICT',
    formedBy: Role.DISTRICT_ADMINISTRATION,
    formedByMark: PROPOSAL,
    every: MeetingPeriod.QUARTER,
    everyMark: UNVERIFIED,
    quorum: HALF,
    quorumMark: PROPOSAL,
    seats: [
      { ...districtMagistrate, mark: UNVERIFIED },
      seat(SeatKind.SECRETARY, [K.DCPU], 1, UNVERIFIED),
      seat(SeatKind.POLICE, [K.SJPU], 1, UNVERIFIED),
      seat(SeatKind.CHILD_WELFARE, [K.CWC], 1, UNVERIFIED),
      seat(SeatKind.LABOUR, [K.DISTRICT_LABOUR_OFFICE], 1, UNVERIFIED),
      seat(SeatKind.LEGAL_SERVICES, [K.DLSA], 1, UNVERIFIED),
      seat(SeatKind.HEALTH, [K.HOSPITAL], 1, UNVERIFIED),
      seat(SeatKind.CIVIL_SOCIETY, [K.NGO], 2, UNVERIFIED),
      nominees(UNVERIFIED),
    ],
  },
  STATE_CHILD_PROTECTION: {
    label: 'State Child Welfare and Protection Committee',
    law: 'Mission Vatsalya guidelines 2022',
    mark: STATUTE,
    level: 'STATE',
    formedBy: Role.STATE_ADMIN,
    formedByMark: PROPOSAL,
    own: K.STATE_COMMITTEE,
    every: MeetingPeriod.QUARTER,
    everyMark: UNVERIFIED,
    quorum: HALF,
    quorumMark: PROPOSAL,
    seats: [
      seat(SeatKind.CHAIR, [K.STATE_COMMITTEE], 1, PROPOSAL),
      seat(SeatKind.SECRETARY, [K.AHTB], 1, PROPOSAL, { note: 'Until the State Child Protection Society takes part in the hub.' }),
      nominees(PROPOSAL),
    ],
  },
  STATE_ADVISORY: {
    label: 'State advisory committee against trafficking',
    law: 'MHA advisory on human trafficking of 2009',
    mark: SECONDARY,
    level: 'STATE',
    formedBy: Role.STATE_ADMIN,
    formedByMark: PROPOSAL,
    own: K.STATE_COMMITTEE,
    every: MeetingPeriod.QUARTER,
    everyMark: PROPOSAL,
    quorum: HALF,
    quorumMark: PROPOSAL,
    seats: [
      seat(SeatKind.CHAIR, [K.STATE_COMMITTEE], 1, PROPOSAL),
      seat(SeatKind.SECRETARY, [K.AHTB], 1, PROPOSAL, { note: 'The State Nodal Officer.' }),
      nominees(PROPOSAL),
    ],
  },
};

/** How many of the filled seats must be there, the chair among them. */
export function quorumOf(kind: CommitteeKind, filled: number): number {
  const { of, seats } = committeeRules[kind].quorum;
  return Math.max(2, Math.ceil((filled * of) / seats));
}

/** The last day (IST) of the month or quarter in which a committee is to meet next: this one, or the one after the one in which it met last. */
export function lastDayOfPeriod(kind: CommitteeKind, now: Date, lastMetAt: Date | null): string {
  const months = committeeRules[kind].every === MeetingPeriod.MONTH ? 1 : 3;
  const firstDay = (at: Date): string => {
    const month = firstOfMonth(dayInIndia(at));
    return firstOfMonth(month, -((Number(month.slice(5, 7)) - 1) % months));
  };
  const period = firstDay(now);
  const isMet = lastMetAt !== null && firstDay(lastMetAt) >= period;
  const next = firstOfMonth(isMet ? firstDay(lastMetAt) : period, isMet ? 2 * months : months);
  return dayInIndia(new Date(startOfDayInIndia(next).getTime() - 1));
}

/** Whether a day (IST) is over. */
export function isPast(day: string, now: Date): boolean {
  return day.slice(0, 10) < dayInIndia(now);
}
