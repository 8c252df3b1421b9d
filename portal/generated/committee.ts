/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
/** What shows that an action item is done. A paper with a number, and never a person. */
export type ActionEvidence =
  /** A letter. */
  | 'LETTER'
  /** An order. */
  | 'ORDER'
  /** A receipt. */
  | 'RECEIPT'
  /** An entry in a register. */
  | 'REGISTER_ENTRY'
  /** A report. */
  | 'REPORT';

/** A paper that shows that something is done. */
export type ActionEvidenceInput = {
  /** What it is. */
  kind: ActionEvidence;
  /** Its number. */
  number: string;
  /** Its day (IST). */
  on: string;
};

/** Which action items. What is left out does not narrow. */
export type ActionItemFilter = {
  /** Of this committee. */
  committeeId?: string | number | null | undefined;
  /** Those that your office is to do, or those of others. */
  mine?: boolean | null | undefined;
  /** Those that are not done and whose day is over, or the others. */
  overdue?: boolean | null | undefined;
  /** Where they stand. */
  state?: ActionState | null | undefined;
};

/** What a report is for. */
export type ActionReportKind =
  /** The action-taken report on the advisory of the Ministry of Home Affairs, of a quarter: district to State to Ministry. */
  | 'ACTION_TAKEN'
  /** What a committee reviews: the same figures, of a month. */
  | 'REVIEW_PACK';

/** Where a report stands. */
export type ActionReportStatus =
  /** Its figures are frozen; its text is being written. */
  | 'DRAFT'
  /** The report of a State, closed: this is what goes to the Ministry. */
  | 'FINAL'
  /** The State has taken it; it is counted in the report of the State. */
  | 'RECEIVED'
  /** The State has returned it, with a reason. The district draws up another. */
  | 'RETURNED'
  /** A district has sent it to the State. */
  | 'SENT'
  /** All offices have signed that are to. */
  | 'SIGNED'
  /** A first office has signed. Nothing of it changes any more. */
  | 'SIGNING';

/** Where an action item stands. */
export type ActionState =
  /** Accepted by the chair. */
  | 'ACCEPTED'
  /** The office says, with evidence, that it is done; the chair has not decided. */
  | 'ANSWERED'
  /** To be done, or returned by the chair. */
  | 'OPEN';

/** Where a point of the agenda comes from. Nobody types it. */
export type AgendaKind =
  /** What an earlier meeting gave an office to do, and is not accepted. */
  | 'ACTION_ITEM'
  /** Something on record does not fit together, and an office can correct it. */
  | 'CONTRADICTION'
  /** A duty of an office that is not done and past its time. */
  | 'OVERDUE_CLOCK'
  /** Something handed over to an office, which has not answered. */
  | 'WAITING_HANDOVER'
  /** An entry on the watch list that is to be reviewed. */
  | 'WATCH_REVIEW';

/** What your office did about an action item. */
export type AnswerActionItemInput = {
  /** The action item. */
  actionItemId: string | number;
  /** What shows it. There is no answer without it. */
  evidence?: ActionEvidenceInput | null | undefined;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What was done, in at most 500 characters. Name nobody. */
  says: string;
};

/** Which way is better. */
export type Better =
  | 'HIGHER'
  | 'LOWER'
  | 'NEITHER';

/** A meeting that is called. */
export type CallMeetingInput = {
  /** The committee. */
  committeeId: string | number;
  /** For when (UTC): within 120 days. */
  meetsAt: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** A meeting that will not take place. */
export type CancelMeetingInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** The meeting. */
  meetingId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** A meeting that is over. */
export type CloseMeetingInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** The meeting. */
  meetingId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What a committee is under the Acts and schemes. */
export type CommitteeKind =
  /** District Child Welfare and Protection Committee (Mission Vatsalya). */
  | 'DISTRICT_CHILD_PROTECTION'
  /** District Task Force (Child Labour Rules, r. 17C). */
  | 'DISTRICT_TASK_FORCE'
  /** State advisory or anti-trafficking committee. */
  | 'STATE_ADVISORY'
  /** State Child Welfare and Protection Committee (Mission Vatsalya). */
  | 'STATE_CHILD_PROTECTION'
  /** Vigilance Committee of a district (Bonded Labour Act, s. 13). */
  | 'VIGILANCE_COMMITTEE';

/** That an office is against a decision, and why. */
export type DissentInput = {
  /** The office, one that is there. */
  officeId: string | number;
  /** Why, in at most 500 characters. Names nobody. */
  says: string;
};

/** A report of your district or State is to be drawn up: its figures are counted and frozen. */
export type DraftReportInput = {
  /** What it is for. */
  kind: ActionReportKind;
  /** The codes of the indicators of which the offices responsible have said that there was nothing (nil return). What is neither on record nor said to be nil is printed as "not reported". */
  nil?: Array<string> | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Of which quarter (2026-Q3: July to September 2026) or, for a review, month (2026-10). It must have ended. */
  period: string;
};

/** Of which part of a number the list is. What is left out does not narrow. */
export type DutyFilter = {
  /** Of this category, such as C04 or FINAL_ORDER. */
  category?: string | null | undefined;
  /** Of this part. */
  part?: FigurePart | null | undefined;
};

/** The kind of place where a person was found at work or exploited. */
export type EstablishmentKind =
  | 'AUTO_WORKSHOP'
  | 'BANGLE_LAC'
  | 'BRICK_KILN'
  | 'BROTHEL_LODGE'
  | 'BUS'
  | 'CALL_CENTRE_SCAM_SITE'
  | 'CARPET_LOOM'
  | 'CONSTRUCTION'
  | 'DOMESTIC_HOUSEHOLD'
  | 'EATERY_DHABA'
  | 'FARM_PLANTATION'
  | 'FIREWORKS'
  | 'FISHERY'
  | 'GARMENT_ZARI'
  | 'HOTEL'
  | 'ORCHESTRA_DANCE'
  | 'OTHER'
  | 'PLACEMENT_AGENCY'
  | 'QUARRY_MINE'
  | 'SMALL_SHOP'
  | 'SPA_PARLOUR'
  | 'STREET_TRAFFIC_SIGNAL'
  | 'TRAIN_STATION';

/** A number of a dashboard. Its `definition` says what it counts. */
export type FigureCode =
  /** Duties whose time was up in the months, and of these those done in time. */
  | 'CLOCKS_ON_TIME'
  /** Duties of the law that are past their time and not done, now. */
  | 'CLOCKS_OVERDUE'
  /** Complaints of a cognizable offence, and of these those with an FIR; how long it took. */
  | 'COMPLAINT_TO_FIR'
  /** People found away from their home district, by home and by where they were found. */
  | 'CORRIDORS'
  /** Claims that fell due, and of these those credited, with the amounts. */
  | 'ENTITLEMENTS'
  /** Follow-up visits due, and of these those done. */
  | 'FOLLOW_UP'
  /** People found in the months, by the steps that they have reached. */
  | 'FUNNEL'
  /** Handovers proposed to offices of the place, and of these those acknowledged in time. */
  | 'HANDOVERS'
  /** Inspections of establishments and checks by the police on their beat, and of these those that found a violation. */
  | 'INSPECTIONS'
  /** Children brought before a Committee, and of these those within 24 hours; how long it took. */
  | 'RESCUE_TO_PRODUCTION'
  /** People restored, and of these those found trafficked again within 24 months. */
  | 'RETRAFFICKED'
  /** Restored children visited after six and twelve months, and of these those at school. */
  | 'SCHOOL_RETENTION';

/** Which part of what is counted. */
export type FigurePart =
  /** In the numerator. */
  | 'DONE'
  /** In the denominator and not in the numerator. */
  | 'NOT_DONE';

/** Whether there is a number. Nothing counted is not the same as nothing reported. */
export type FigureState =
  /** Not told: too few, or not for you. It is not 0. */
  | 'HIDDEN'
  /** None: offices that report this have reported in the months, and of this there was nothing. */
  | 'NIL'
  /** Not known: no office that reports this has put anything on record in the months. It is not 0. */
  | 'NOT_REPORTED'
  /** There is a number; parts of it may be hidden. */
  | 'TOLD';

/** What is counted. */
export type FigureUnit =
  | 'CASES'
  | 'CLAIMS'
  | 'DUTIES'
  | 'HANDOVERS'
  | 'INSPECTIONS'
  | 'PEOPLE'
  | 'VISITS';

/** What one office hands to another. */
export type HandoverKind =
  /** A question, which wants an answer. */
  | 'CONSULT'
  /** A task within the case. */
  | 'REFER'
  /** The lead of the case, or the custody of survivors. */
  | 'TRANSFER';

/** What a figure is a number of. */
export type IndicatorUnit =
  /** Hours, to one decimal. */
  | 'HOURS'
  /** Things: cases, FIRs, inspections, meetings. */
  | 'NUMBER'
  /** Paise: a hundred are a rupee. */
  | 'PAISE'
  /** People. Small numbers of them are not told. */
  | 'PEOPLE'
  /** Percent, to one decimal. */
  | 'PERCENT'
  /** Points of a score. */
  | 'POINTS';

/** Which meetings. What is left out does not narrow. */
export type MeetingFilter = {
  /** Of this committee. */
  committeeId?: string | number | null | undefined;
  /** Where they stand. */
  state?: MeetingState | null | undefined;
};

/** Where a meeting stands. */
export type MeetingState =
  /** Called. Its agenda still follows the record. */
  | 'CALLED'
  /** It will not take place. */
  | 'CANCELLED'
  /** Over. Its minutes are frozen; a correction is made by the next meeting. */
  | 'CLOSED'
  /** It has begun: who is there is on record, and the agenda stands. */
  | 'IN_SESSION';

/** What kind of failure the caller can mend. */
export type ProblemCode =
  /** You have opened as many identities today as one may alone. A second person may consent to more. */
  | 'BUDGET_REACHED'
  /** It does not fit what is on record. */
  | 'CONFLICT'
  /** The life cycle does not allow this step from here. */
  | 'ILLEGAL_STEP'
  /** A value cannot be meant. `path` says which. */
  | 'INVALID'
  /** This `opId` was used for something else. Make a new one for each operation. */
  | 'OP_ID_REUSED'
  /** So many at once, an export, or a merge, need the consent of a second person: `askSecondPerson`. */
  | 'SECOND_PERSON_NEEDED'
  /** The record has changed since it was read. Read it again. */
  | 'STALE_VERSION';

/** The State takes the report of a district. */
export type ReceiveReportInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The report. */
  reportId: string | number;
};

/** Who is there. The first time it begins the meeting. */
export type RecordAttendanceInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** The meeting. */
  meetingId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The seats for which somebody is there. All other seats are absent. */
  presentSeats: Array<string | number>;
};

/** What the meeting decided: what is to be done, by which office, by when, and who was against it. */
export type RecordDecisionInput = {
  /** The point of its agenda, where it is about one. */
  agendaItemId?: string | number | null | undefined;
  /** Who was against it. */
  dissents?: Array<DissentInput> | null | undefined;
  /** By the end of which day (IST). There is no decision without one. */
  dueOn?: string | null | undefined;
  /** The meeting. */
  meetingId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The office that is to do it. There is no decision without one. */
  ownerOfficeId?: string | number | null | undefined;
  /** The decision of the same meeting that it takes the place of. */
  replaces?: string | number | null | undefined;
  /** What is to be done, in at most 1000 characters. Name nobody: cases have numbers and offices have designations. */
  says: string;
};

/** Which reports. What is left out does not narrow. */
export type ReportFilter = {
  /** Of this district (LGD code). */
  district?: number | null | undefined;
  /** Of this kind. */
  kind?: ActionReportKind | null | undefined;
  /** Of this quarter (2026-Q3) or month (2026-10). */
  period?: string | null | undefined;
  /** That stand in one of these ways. */
  statuses?: Array<ActionReportStatus> | null | undefined;
};

/** In what capacity an office signs a report. */
export type ReportSignatureCapacity =
  /** The Anti Human Trafficking Unit of the district. */
  | 'ANTI_TRAFFICKING_UNIT'
  /** The administration of the district, which draws it up. */
  | 'DISTRICT_MAGISTRATE'
  /** The committee of the State; where the hub has none, a second officer of the bureau. */
  | 'STATE_COMMITTEE'
  /** The bureau of the State, which draws it up. */
  | 'STATE_NODAL_OFFICER';

/** The State returns the report of a district, which draws up another. */
export type ReturnReportInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why, in at most 1000 characters. Name no person. */
  reason: string;
  /** The report. */
  reportId: string | number;
};

/** As what an office sits in a committee. */
export type SeatKind =
  /** For the unit or bureau against human trafficking. */
  | 'AHTU'
  /** The Assistant Labour Commissioner (Central). */
  | 'CENTRAL_LABOUR'
  /** In the chair: calls, closes, signs, accepts. */
  | 'CHAIR'
  /** The District Child Protection Officer. */
  | 'CHILD_PROTECTION'
  /** The chair of the Child Welfare Committee. */
  | 'CHILD_WELFARE'
  /** A voluntary organisation, where the rule says so for a time. */
  | 'CIVIL_SOCIETY'
  /** For the health department. */
  | 'HEALTH'
  /** For the labour department of the State. */
  | 'LABOUR'
  /** The nominee of the Legal Services Authority. */
  | 'LEGAL_SERVICES'
  /** Nominated by whoever constitutes the committee. */
  | 'NOMINEE'
  /** For the police of the district. */
  | 'POLICE'
  /** Writes attendance and decisions, and signs. */
  | 'SECRETARY';

/** A signed report goes up: of a district to the State; of a State it is closed, for the Ministry. */
export type SendReportInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The report. */
  reportId: string | number;
};

/** What the chair makes of an answer. */
export type SettleActionItemInput = {
  /** The action item. */
  actionItemId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** Accepted, or returned to the office. */
  isAccepted: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why it is returned, in at most 500 characters. Name nobody. */
  reason?: string | null | undefined;
};

/** A signature under minutes. */
export type SignMinutesInput = {
  /** The meeting. */
  meetingId: string | number;
  /** The `minutesHash` of what you have read. Other minutes are not signed. */
  minutesHash: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** Your office signs a report: what its hash is of. */
export type SignReportInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** The hash that you have read. If the report has another, nothing is signed. */
  hash: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The report. */
  reportId: string | number;
};

/** As what minutes are signed. */
export type SigningCapacity =
  /** In the chair. */
  | 'CHAIR'
  /** As secretary. */
  | 'SECRETARY';

/** What the office has to say on a paragraph. */
export type WriteNarrativeInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The paragraph: (i) to (viii), 3, or CROSS. */
  para: string;
  /** The report. */
  reportId: string | number;
  /** The text; empty to take it out. Name no person. */
  text: string;
};

export type FigureHeadFragment = { code: FigureCode, state: FigureState, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, medianHours: number | null, medianHoursOfState: number | null, duePaise: number | null, creditedPaise: number | null, definition: { title: string, numerator: string, denominator: string | null, cutOff: string, exclusions: string, source: string, disclosure: string, indicator: string | null, unit: FigureUnit, better: Better }, byCategory: Array<{ category: string, label: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, isInTotal: boolean }> };

export type MonthFragment = { month: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null };

export type DashboardQueryVariables = Exact<{
  district?: number | null | undefined;
  months: number;
}>;


export type DashboardQuery = { dashboard: { asOf: string, from: string, until: string, district: { code: number, name: string } | null, state: { code: number, name: string } | null, figures: Array<{ code: FigureCode, state: FigureState, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, medianHours: number | null, medianHoursOfState: number | null, duePaise: number | null, creditedPaise: number | null, byMonth: Array<{ month: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null }>, byPlace: Array<{ district: { code: number, name: string } | null }>, definition: { title: string, numerator: string, denominator: string | null, cutOff: string, exclusions: string, source: string, disclosure: string, indicator: string | null, unit: FigureUnit, better: Better }, byCategory: Array<{ category: string, label: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, isInTotal: boolean }> }>, handoversWaiting: Array<{ kind: HandoverKind, proposedAt: string, acknowledgeBy: string, fromOffice: { id: string, name: string } | null, toOffice: { id: string, name: string } | null }> } };

export type FigureQueryVariables = Exact<{
  district?: number | null | undefined;
  months: number;
  code: FigureCode;
  filter?: DutyFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type FigureQuery = { dashboard: { asOf: string, from: string, until: string, district: { code: number, name: string } | null, state: { code: number, name: string } | null, figures: Array<{ code: FigureCode, state: FigureState, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, medianHours: number | null, medianHoursOfState: number | null, duePaise: number | null, creditedPaise: number | null, byMonth: Array<{ month: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null }>, byPlace: Array<{ numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, office: { id: string, name: string } | null, district: { code: number, name: string } | null }>, behind: { nodes: Array<{ caseNumber: string | null, duty: string | null, day: string, office: { id: string, name: string } | null, case: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, definition: { title: string, numerator: string, denominator: string | null, cutOff: string, exclusions: string, source: string, disclosure: string, indicator: string | null, unit: FigureUnit, better: Better }, byCategory: Array<{ category: string, label: string, numerator: number | null, denominator: number | null, hidden: boolean, percent: number | null, percentOfState: number | null, isInTotal: boolean }> }> } };

export type HotspotsQueryVariables = Exact<{
  state: number;
  district?: number | null | undefined;
}>;


export type HotspotsQuery = { hotspots: { asOf: string, method: string, rows: Array<{ kind: EstablishmentKind | null, score: number, lower: number, upper: number, listed: number, hasFewData: boolean, district: { code: number, name: string, latitude: number | null, longitude: number | null } }> } };

export type DistrictsOfStateQueryVariables = Exact<{
  state: number;
}>;


export type DistrictsOfStateQuery = { places: { nodes: Array<{ code: number, name: string, latitude: number | null, longitude: number | null }> } };

export type ActionLineFragment = { id: string, state: ActionState, dueOn: string, isOverdue: boolean, ownerOffice: { id: string, name: string }, decision: { says: string } };

export type ActionsInShortQueryVariables = Exact<{
  first: number;
  mine?: boolean | null | undefined;
}>;


export type ActionsInShortQuery = { overdue: { totalCount: number, nodes: Array<{ id: string, state: ActionState, dueOn: string, isOverdue: boolean, ownerOffice: { id: string, name: string }, decision: { says: string } }> }, answered: { totalCount: number, nodes: Array<{ id: string, state: ActionState, dueOn: string, isOverdue: boolean, ownerOffice: { id: string, name: string }, decision: { says: string } }> }, open: { totalCount: number, nodes: Array<{ id: string, state: ActionState, dueOn: string, isOverdue: boolean, ownerOffice: { id: string, name: string }, decision: { says: string } }> } };

export type ActionItemsQueryVariables = Exact<{
  filter?: ActionItemFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ActionItemsQuery = { actionItems: { totalCount: number, nodes: Array<{ id: string, state: ActionState, dueOn: string, isOverdue: boolean, ownerOffice: { id: string, name: string }, decision: { says: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ActionItemQueryVariables = Exact<{
  id: string | number;
}>;


export type ActionItemQuery = { node:
    | { id: string, state: ActionState, dueOn: string, isOverdue: boolean, givenAt: string, settledAt: string | null, version: number, ownerOffice: { id: string, name: string }, decision: { says: string, dueOn: string, dissents: { nodes: Array<{ id: string, says: string, office: { name: string } }> }, meeting: { id: string, number: number, committee: { id: string, kind: CommitteeKind, seats: { nodes: Array<{ id: string, kind: SeatKind, endedAt: string | null, until: string | null, office: { id: string, name: string } }> } } } | null }, answers: { nodes: Array<{ id: string, says: string, evidence: ActionEvidence, evidenceNumber: string, evidenceOn: string, answeredAt: string, isAccepted: boolean | null, returnedBecause: string | null, settledAt: string | null, answeredBy: { designation: string }, settledBy: { designation: string } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type SeatLineFragment = { id: string, kind: SeatKind, endedAt: string | null, until: string | null, office: { id: string, name: string } };

export type CommitteesQueryVariables = Exact<{ [key: string]: never; }>;


export type CommitteesQuery = { committees: { nodes: Array<{ id: string, kind: CommitteeKind, law: string, notification: string, meetsBy: string, lastMetAt: string | null, district: { code: number, name: string } | null, state: { code: number, name: string }, seats: { nodes: Array<{ id: string, kind: SeatKind, endedAt: string | null, until: string | null, office: { id: string, name: string } }> } }> } };

export type MeetingsQueryVariables = Exact<{
  filter?: MeetingFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingsQuery = { meetings: { nodes: Array<{ id: string, number: number, state: MeetingState, meetsAt: string, committee: { id: string, kind: CommitteeKind }, agenda: { totalCount: number }, decisions: { totalCount: number }, signatures: { nodes: Array<{ id: string, capacity: SigningCapacity }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MeetingQueryVariables = Exact<{
  id: string | number;
}>;


export type MeetingQuery = { meeting: { id: string, number: number, state: MeetingState, version: number, quorum: number | null, meetsAt: string, begunAt: string | null, endedAt: string | null, agendaAsOf: string | null, minutes: string | null, minutesHash: string | null, committee: { id: string, kind: CommitteeKind, law: string, district: { code: number, name: string } | null, state: { code: number, name: string }, seats: { nodes: Array<{ id: string, kind: SeatKind, endedAt: string | null, until: string | null, office: { id: string, name: string } }> } }, agenda: { totalCount: number, nodes: Array<{ id: string, position: number, kind: AgendaKind, code: string | null, says: string, since: string | null, cases: number, caseNumbers: Array<string>, office: { id: string, name: string } | null, district: { code: number, name: string } | null, actionItem: { id: string } | null }> }, attendance: { nodes: Array<{ id: string, isPresent: boolean, office: { id: string, name: string }, seat: { id: string, kind: SeatKind } }> }, decisions: { nodes: Array<{ id: string, says: string, dueOn: string, supersededAt: string | null, ownerOffice: { id: string, name: string }, agendaItem: { id: string, position: number } | null, dissents: { nodes: Array<{ id: string, says: string, office: { id: string, name: string } }> } }> }, signatures: { nodes: Array<{ id: string, capacity: SigningCapacity, signedAt: string, hash: string, office: { name: string }, signedBy: { designation: string } }> } } | null };

export type OfficesOfQueryVariables = Exact<{
  district: number;
}>;


export type OfficesOfQuery = { offices: { nodes: Array<{ id: string, name: string }> } };

export type CallMeetingMutationVariables = Exact<{
  input: CallMeetingInput;
}>;


export type CallMeetingMutation = { callMeeting: { meeting: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type CancelMeetingMutationVariables = Exact<{
  input: CancelMeetingInput;
}>;


export type CancelMeetingMutation = { cancelMeeting: { meeting: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type RecordAttendanceMutationVariables = Exact<{
  input: RecordAttendanceInput;
}>;


export type RecordAttendanceMutation = { recordAttendance: { meeting: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type RecordDecisionMutationVariables = Exact<{
  input: RecordDecisionInput;
}>;


export type RecordDecisionMutation = { recordDecision: { decision: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type CloseMeetingMutationVariables = Exact<{
  input: CloseMeetingInput;
}>;


export type CloseMeetingMutation = { closeMeeting: { meeting: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type SignMinutesMutationVariables = Exact<{
  input: SignMinutesInput;
}>;


export type SignMinutesMutation = { signMinutes: { meeting: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AnswerActionItemMutationVariables = Exact<{
  input: AnswerActionItemInput;
}>;


export type AnswerActionItemMutation = { answerActionItem: { actionItem: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type SettleActionItemMutationVariables = Exact<{
  input: SettleActionItemInput;
}>;


export type SettleActionItemMutation = { settleActionItem: { actionItem: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type ReportsQueryVariables = Exact<{
  filter?: ReportFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ReportsQuery = { reports: { nodes: Array<{ id: string, kind: ActionReportKind, period: string, edition: number, status: ActionReportStatus, draftedAt: string, sentAt: string | null, district: { code: number, name: string } | null, state: { code: number, name: string }, office: { id: string, name: string }, signatures: { nodes: Array<{ id: string, capacity: ReportSignatureCapacity }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReportQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportQuery = { report: { id: string, kind: ActionReportKind, period: string, edition: number, status: ActionReportStatus, version: number, cutOff: string, draftedAt: string, sentAt: string | null, answeredAt: string | null, returnedBecause: string | null, hash: string | null, district: { code: number, name: string } | null, state: { code: number, name: string }, office: { id: string, name: string }, sections: Array<{ para: string, title: string, narrative: string | null, figures: Array<{ code: string, version: number, title: string, unit: IndicatorUnit, value: number | null, shown: string | null, numerator: number | null, denominator: number | null, reported: boolean, nil: boolean, hidden: boolean, definition: string, series: Array<{ district: number, label: string, reported: boolean, shown: string | null }> }>, tables: Array<{ title: string, columns: Array<string>, rows: Array<Array<string>> }> }>, signatures: { nodes: Array<{ id: string, capacity: ReportSignatureCapacity, signedAt: string, hash: string, office: { id: string, name: string }, officer: { id: string, designation: string } }> } } | null };

export type ReportFilesQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportFilesQuery = { report: { json: string, csv: string } | null };

export type IndicatorsQueryVariables = Exact<{
  on: string;
}>;


export type IndicatorsQuery = { indicators: Array<{ code: string, title: string, para: string, hasSource: boolean }> };

export type DraftReportMutationVariables = Exact<{
  input: DraftReportInput;
}>;


export type DraftReportMutation = { draftReport: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WriteNarrativeMutationVariables = Exact<{
  input: WriteNarrativeInput;
}>;


export type WriteNarrativeMutation = { writeNarrative: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type SignReportMutationVariables = Exact<{
  input: SignReportInput;
}>;


export type SignReportMutation = { signReport: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type SendReportMutationVariables = Exact<{
  input: SendReportInput;
}>;


export type SendReportMutation = { sendReport: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type ReceiveReportMutationVariables = Exact<{
  input: ReceiveReportInput;
}>;


export type ReceiveReportMutation = { receiveReport: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type ReturnReportMutationVariables = Exact<{
  input: ReturnReportInput;
}>;


export type ReturnReportMutation = { returnReport: { report: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type ProblemLineFragment = { code: ProblemCode, message: string, path: Array<string> };

export const DashboardDocument: Doc<DashboardQuery, DashboardQueryVariables> = { id: 'sha256:25bf1fd403455619ac23c1da49e2be5fb081366e7ea83f9c6cff60bf5e62da88' };
export const FigureDocument: Doc<FigureQuery, FigureQueryVariables> = { id: 'sha256:e50b388dc1f3d2ac425d535fd8d9d4fd5225c8144bc6f5be9631fbcb97b2c8c1' };
export const HotspotsDocument: Doc<HotspotsQuery, HotspotsQueryVariables> = { id: 'sha256:5fdcf843080d518ceeefd961d818d777a9a82051895bf170213bfc2a02b722a2' };
export const DistrictsOfStateDocument: Doc<DistrictsOfStateQuery, DistrictsOfStateQueryVariables> = { id: 'sha256:32de31bdda4339603ea4e2e2b516cabb1445f38c8a8cd33db9a9db7be90a9bbe' };
export const ActionsInShortDocument: Doc<ActionsInShortQuery, ActionsInShortQueryVariables> = { id: 'sha256:3001888792a3696537b65c7bb834fe3f07973e6b331b45fe779f5f47cfd3c8fe' };
export const ActionItemsDocument: Doc<ActionItemsQuery, ActionItemsQueryVariables> = { id: 'sha256:3a8d6d56f6dd8d0e62b1640045c4278e7c8b9a6be156a241aeb3b16186a2799f' };
export const ActionItemDocument: Doc<ActionItemQuery, ActionItemQueryVariables> = { id: 'sha256:84acd0bca5be4465b181e00bb445ce06d01fcb25bb10f46d9ea7bfacd59f42da' };
export const CommitteesDocument: Doc<CommitteesQuery, CommitteesQueryVariables> = { id: 'sha256:fd9717c8a6a43c38b3744062f538aecb5f98dee75e5ce554281e0d3dcd6d6eff' };
export const MeetingsDocument: Doc<MeetingsQuery, MeetingsQueryVariables> = { id: 'sha256:cd4c26999127601c01f03bbbc0fd5ddcad744648562163ba28321d19068f580c' };
export const MeetingDocument: Doc<MeetingQuery, MeetingQueryVariables> = { id: 'sha256:4fa68c04a7971695efe3121c24f3d655ac23c757774aa640f2b3b534aae5324a' };
export const OfficesOfDocument: Doc<OfficesOfQuery, OfficesOfQueryVariables> = { id: 'sha256:855d31d3db4e3af3fd7efa3f25d63c9e2c620d294b1ea3457623abe3f8198a4b' };
export const CallMeetingDocument: Doc<CallMeetingMutation, CallMeetingMutationVariables> = { id: 'sha256:bcb5597de5ddabfecaec040a7cc5ef40587027a5768bb8ad675d025d66b90591' };
export const CancelMeetingDocument: Doc<CancelMeetingMutation, CancelMeetingMutationVariables> = { id: 'sha256:670bf5e09347cc4d8a6093e16ace21450e42ba5189fe1ff0682b2e4e4f0b99a0' };
export const RecordAttendanceDocument: Doc<RecordAttendanceMutation, RecordAttendanceMutationVariables> = { id: 'sha256:d03c3897d05622e756e4cc790356133c6db89aa5075cdf9ce88d8b4d771e3813' };
export const RecordDecisionDocument: Doc<RecordDecisionMutation, RecordDecisionMutationVariables> = { id: 'sha256:3261e342c1fd5cbd77cef3dc3baa6d8e56a29597f8daf4e715d1caff21914134' };
export const CloseMeetingDocument: Doc<CloseMeetingMutation, CloseMeetingMutationVariables> = { id: 'sha256:0f795b62443d6bc82aeacd7a6817c696357931dbbf5110fef0a7144c51bbdf39' };
export const SignMinutesDocument: Doc<SignMinutesMutation, SignMinutesMutationVariables> = { id: 'sha256:db45b18dd7394099ea06b36ad9fbb97847abb46b5c10b54d7041e123a672731d' };
export const AnswerActionItemDocument: Doc<AnswerActionItemMutation, AnswerActionItemMutationVariables> = { id: 'sha256:5dce9fe158f9f61849f6fb5721af5256fd2fe118b8d0e81c666fab6a57804026' };
export const SettleActionItemDocument: Doc<SettleActionItemMutation, SettleActionItemMutationVariables> = { id: 'sha256:091618f9486fe03b5da6f4cbdbba583c2545a6e93069d2dc30dc411403da90ca' };
export const ReportsDocument: Doc<ReportsQuery, ReportsQueryVariables> = { id: 'sha256:6ffb8a60e06784b339a0edb0eacd26ba7385d4b7d0009828cd12fd686c8d0dcd' };
export const ReportDocument: Doc<ReportQuery, ReportQueryVariables> = { id: 'sha256:1b5c139042ccd6be74c837bb5454d1a14fc7e88a3a0f1109b1a76bbddce394b1' };
export const ReportFilesDocument: Doc<ReportFilesQuery, ReportFilesQueryVariables> = { id: 'sha256:430f28a812e9d23a028ec3d3c49c4926f6bfbb9d946775357d6535f47f42e4e6' };
export const IndicatorsDocument: Doc<IndicatorsQuery, IndicatorsQueryVariables> = { id: 'sha256:a7504bbc54c7429a36b623c6618d28e6bedbbf2155d655451322c9732e71caec' };
export const DraftReportDocument: Doc<DraftReportMutation, DraftReportMutationVariables> = { id: 'sha256:7a8ba8c5cc2a70e71c42a1728d78a7f4c992b2219801370b0326b97c759004b3' };
export const WriteNarrativeDocument: Doc<WriteNarrativeMutation, WriteNarrativeMutationVariables> = { id: 'sha256:47dc0cd3b0849880e310afc725762b74bf0a31f16dec60e9e5a1b5f34cc97a86' };
export const SignReportDocument: Doc<SignReportMutation, SignReportMutationVariables> = { id: 'sha256:e83a54809658e6d5776c0b9b1664f95f69f3d3c10f416809114840a12a25832f' };
export const SendReportDocument: Doc<SendReportMutation, SendReportMutationVariables> = { id: 'sha256:35df3059a5a8e2fccfded784fec6555f7aedc16ffbaca25daf35ea629d0cb1c8' };
export const ReceiveReportDocument: Doc<ReceiveReportMutation, ReceiveReportMutationVariables> = { id: 'sha256:313605ca4c00d6251811e196f0b295dab2447ea84b807a08faa35cf64be2527f' };
export const ReturnReportDocument: Doc<ReturnReportMutation, ReturnReportMutationVariables> = { id: 'sha256:5f9decba605e20bcbc12feb205f84dede738855d122b126635fa13ba9993c230' };