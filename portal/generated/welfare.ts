/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
/** Your office takes over. */
export type AcceptHandoverInput = {
  /** What is handed over. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** How the age is known (JJ Act s. 94). */
export type AgeBasis =
  | 'CIVIC_CERTIFICATE'
  | 'CLAIMED'
  | 'ESTIMATED'
  | 'OSSIFICATION'
  | 'SCHOOL_CERTIFICATE';

/** The answer to a question that your office has accepted. */
export type AnswerConsultationInput = {
  /** The answer, for the office that asked alone. Name nobody. */
  answer: string;
  /** The question. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** The Committee approves a care plan. */
export type ApproveCarePlanInput = {
  /** When it was approved. */
  approvedAt: string;
  /** The plan. */
  carePlanId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** One goal of a care plan. */
export type CareGoalInput = {
  /** The domain, such as health, education, family, livelihood. */
  domain: string;
  /** What is to be reached. No names. */
  goal: string;
};

/** What a case is about. */
export type CaseKind =
  | 'BONDED_LABOUR'
  | 'CHILD_LABOUR'
  | 'MISSING_CHILD'
  | 'SEXUAL_EXPLOITATION'
  | 'TRAFFICKING';

/** Whether the case is open. */
export type CaseStatus =
  | 'CLOSED'
  | 'OPEN';

/** What a survivor is entitled to. */
export type ClaimKind =
  | 'BACK_WAGES'
  | 'BL_IMMEDIATE'
  | 'BL_REHAB'
  | 'CALPRA_FUND'
  | 'COURT_COMP_395'
  | 'POA_RELIEF'
  | 'POCSO_COMP'
  | 'POCSO_SPECIAL_RELIEF'
  | 'VCS_FINAL'
  | 'VCS_INTERIM';

/** How far a claim has come. Settled only when CREDITED. */
export type ClaimStage =
  | 'APPLIED'
  | 'CREDITED'
  | 'ELIGIBLE'
  | 'LAPSED'
  | 'REJECTED'
  | 'RELEASED'
  | 'SANCTIONED';

/** Whose clocks. */
export type ClockScope =
  /** Duties of your office's district, in the cases in which it takes part. */
  | 'DISTRICT'
  /** Duties that your office owes. */
  | 'OFFICE';

/** Where a duty stands. */
export type ClockState =
  /** Not done, and too late. */
  | 'BREACHED'
  /** Not done yet; an order gives more time. */
  | 'EXTENDED'
  /** Done in time. */
  | 'MET'
  /** Done, and too late. */
  | 'MET_LATE'
  /** The duty does not exist here: see `notApplicable`. */
  | 'NOT_APPLICABLE'
  /** Not done yet, and in time. An advisory clock goes on running when it is late: see `isOverdue`. */
  | 'RUNNING';

/** The Committee consults the home district of a survivor (JJ Act s. 95). */
export type ConsultHomeDistrictInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** The home district (LGD code). Its Committee and its Child Protection Unit take part from now on. */
  homeDistrict: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The survivor. */
  survivorId: string | number;
};

/** The fact that this one takes the place of. Facts are superseded and never edited. */
export type CorrectionInput = {
  /** Why. */
  reason: CorrectionReason;
  /** Global id of the fact to supersede. It must be of the same kind and about the same case or person. */
  supersedes: string | number;
};

/** Why a recorded fact was superseded. */
export type CorrectionReason =
  | 'CLERICAL_ERROR'
  | 'COURT_ORDER'
  | 'NEW_EVIDENCE'
  | 'RECORDED_TWICE'
  | 'WRONG_PERSON';

/** The Committee directs a social investigation (JJ Act s. 36(2)). */
export type DirectInvestigationInput = {
  /** When it corrects a direction on record. */
  correction?: CorrectionInput | null | undefined;
  /** When it was directed. The report is due within fifteen days. */
  directedAt: string;
  /** The office that is to report; the District Child Protection Unit of the Committee's district when left out. */
  investigatorId?: string | number | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The survivor. */
  survivorId: string | number;
};

/** An individual care plan. */
export type DrawUpCarePlanInput = {
  /** When it takes the place of a plan of your office. */
  correction?: CorrectionInput | null | undefined;
  /** When it was drawn up. */
  drawnUpAt: string;
  /** The goals, 1 to 30. */
  goals: Array<CareGoalInput>;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Day of the next review (IST). */
  reviewOn: string;
  /** The survivor. */
  survivorId: string | number;
};

/** What one office hands to another. */
export type HandoverKind =
  /** A question, which wants an answer. */
  | 'CONSULT'
  /** A task within the case. */
  | 'REFER'
  /** The lead of the case, or the custody of survivors. */
  | 'TRANSFER';

/** How a handover stands. */
export type HandoverStatus =
  /** The addressee has accepted, and has still to do, to answer or to receive. */
  | 'ACCEPTED'
  /** The task is done, the question answered, the lead taken over, the survivors received. */
  | 'DONE'
  /** Nobody answered in time. */
  | 'EXPIRED'
  /** The survivor was placed elsewhere, or the case closed, before it was done. */
  | 'OVERTAKEN'
  /** The addressee has not answered. */
  | 'PROPOSED'
  /** The addressee has refused, with a reason. */
  | 'REFUSED'
  /** The sender has taken it back before it was answered. */
  | 'REVOKED';

/** Where a journey stood when a step was recorded, on a phone that may have been without a network for days. */
export type JourneySeenInput = {
  /** The `statusSince` that was seen (UTC). */
  since: string;
  /** The `status` that was seen. */
  status: JourneyStatus;
};

/** Where a rescued person is on the way back to a life of their own. */
export type JourneyStatus =
  /** At a hospital for examination or care. */
  | 'AT_MEDICAL_EXAMINATION'
  /** Reached the Child Welfare Committee (JJ Act s. 31). */
  | 'BEFORE_CWC'
  /** Received by the Committee of the home district. */
  | 'BEFORE_HOME_CWC'
  /** Reached a magistrate (ITPA s. 15, adults). */
  | 'BEFORE_MAGISTRATE'
  /** Deceased. */
  | 'DECEASED'
  /** An adult who declined support. */
  | 'DECLINED_SUPPORT'
  /** On their own feet, with aftercare where due. */
  | 'INDEPENDENT'
  /** In interim care by order of the Committee. */
  | 'IN_INTERIM_CARE'
  /** In long-term care: home, foster family, sponsorship, hostel. */
  | 'IN_LONG_TERM_CARE'
  /** In safe custody, apart from the accused. */
  | 'IN_SAFE_CUSTODY'
  /** On the way to the home district, escorted (JJ Act s. 95). */
  | 'IN_TRANSIT_HOME'
  /** Whereabouts unknown: ran away, taken, or absent from school and home. */
  | 'MISSING'
  /** Found and taken in charge. */
  | 'RESCUED'
  /** Back with the family or a fit person (JJ Act s. 40). */
  | 'RESTORED';

/** A service starts, is completed or stops. */
export type MoveServiceInput = {
  /** Since when; now when left out. */
  at?: string | null | undefined;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The service. */
  serviceId: string | number;
  /** How far it has come. */
  status: ServiceStatus;
};

/** What a Child Welfare Committee ordered (JJ Act ss. 36, 37, 95). The hub records what the bench decided and never suggests it. */
export type OrderType =
  | 'ASSIGN_NGO'
  | 'COUNSELLING'
  | 'DECLARE_CNCP'
  | 'DISCLOSURE_PERMIT'
  | 'FIT_PERSON'
  | 'FOSTER'
  | 'FREE_FOR_ADOPTION'
  | 'LEGAL_AID'
  | 'MEDICAL'
  | 'PLACE_CCI'
  | 'RESTORE'
  | 'SPONSOR'
  | 'TRANSFER_95'
  | 'WAGE_DIRECTION';

/** A service is planned. */
export type PlanServiceInput = {
  /** The care plan. */
  carePlanId: string | number;
  /** Which service. */
  kind: ServiceKind;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The office that gives it, where it is known. It learns of nobody by this. */
  providerId?: string | number | null | undefined;
};

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

/** A survivor has arrived: custody passes to your office. */
export type ReceiveSurvivorInput = {
  /** The handover of custody, accepted. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When. */
  receivedAt: string;
  /** The kind of shelter, where your office is a home. Any other office has the survivor IN_CHARGE. */
  shelter?: ShelterKind | null | undefined;
  /** The survivor. */
  survivorId: string | number;
};

/** Survivors whose custody is handed over are on their way, with an escort (JJ Act s. 95). */
export type RecordEscortInput = {
  /** The office that escorts. */
  escortOfficeId: string | number;
  /** The handover of custody, accepted. */
  handoverId: string | number;
  /** When the escort left. */
  leftAt: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Whether a woman officer is in the escort. A girl needs one (JJ Act s. 95(2)). */
  womanOfficer: boolean;
};

/** One step of a rescued person, as it happened. */
export type RecordJourneyEventInput = {
  /** When nobody has moved the journey on since, it does not matter that something else of the record has changed: the step is added. Otherwise `expectedVersion` decides, and the answer is STALE_VERSION. */
  basedOn?: JourneySeenInput | null | undefined;
  /** The step that this one takes the place of. */
  correction?: CorrectionInput | null | undefined;
  /** Where: district (LGD code). Sealed with class LOC. */
  district?: number | null | undefined;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** When it happened; it may be recorded later, when there is network again. */
  happenedAt: string;
  /** Note, for those who see rehabilitation in full (class RHB). No names. */
  note?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Where. Sealed with class LOC. */
  place?: string | null | undefined;
  /** The status reached. */
  status: JourneyStatus;
  /** The survivor. */
  survivorId: string | number;
};

/** What a Child Welfare Committee ordered for one survivor. */
export type RecordOrderInput = {
  /** When it corrects an order on record. */
  correction?: CorrectionInput | null | undefined;
  /** Whether it ends the inquiry (JJ Act s. 36(2)). */
  isFinal: boolean;
  /** When it was made. */
  madeAt: string;
  /** The Committee's number of the order. */
  number: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The survivor. */
  survivorId: string | number;
  /** What it orders. A partner organisation is assigned with `assignNgo`, which names it. */
  type: OrderType;
};

/** A child was brought before a Child Welfare Committee (JJ Act s. 31). */
export type RecordProductionInput = {
  /** The Committee. */
  committeeId: string | number;
  /** When it corrects a production on record. */
  correction?: CorrectionInput | null | undefined;
  /** Time needed for the journey, in minutes. It does not count towards the 24 hours. */
  journeyMinutes: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When the child was before the Committee. */
  producedAt: string;
  /** The survivor. */
  survivorId: string | number;
  /** When the child was taken in charge. */
  takenInChargeAt: string;
};

/** What a follow-up visit found. */
export type RecordVisitInput = {
  /** Why, when a report is on record and this one takes its place. */
  correctionReason?: CorrectionReason | null | undefined;
  /** Day by which the next visit is due (IST). It is scheduled with this. */
  nextDueOn?: string | null | undefined;
  /** Note. No names. */
  note?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What was found. */
  outcome: VisitOutcome;
  /** The visit that was due, or the one whose report is corrected. */
  visitId: string | number;
  /** When it was done. */
  visitedAt: string;
};

/** A follow-up visit is due. */
export type ScheduleVisitInput = {
  /** Day by which it is due (IST). */
  dueOn: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The survivor. */
  survivorId: string | number;
};

/** A service of a care plan. */
export type ServiceKind =
  | 'AFTERCARE'
  | 'BANK_ACCOUNT'
  | 'BRIDGE_COURSE'
  | 'DEADDICTION'
  | 'HOUSING'
  | 'ID_DOCUMENT'
  | 'INTERPRETER'
  | 'KGBV_HOSTEL'
  | 'LEGAL_AID'
  | 'LIVELIHOOD_FAMILY'
  | 'MEDICAL'
  | 'MENTAL_HEALTH'
  | 'PENSION'
  | 'RATION'
  | 'REINTEGRATION_VISIT'
  | 'SCHOOL_ENROL'
  | 'SPONSORSHIP'
  | 'SUPPORT_PERSON'
  | 'VOCATIONAL'
  | 'WITNESS_PROTECTION';

/** How far a service has come. */
export type ServiceStatus =
  | 'COMPLETED'
  | 'PLANNED'
  | 'STARTED'
  | 'STOPPED';

/** Sex as recorded. */
export type Sex =
  | 'FEMALE'
  | 'MALE'
  | 'TRANSGENDER'
  | 'UNKNOWN';

/** The kind of shelter. */
export type ShelterKind =
  | 'CH'
  | 'CHL_POINT'
  | 'CRADLE'
  | 'FIT_FACILITY'
  | 'FIT_PERSON'
  | 'HOSPITAL'
  | 'IN_CHARGE'
  | 'ITPA_PROTECTIVE_HOME'
  | 'OBS_HOME'
  | 'OPEN_SHELTER'
  | 'OSC'
  | 'PLACE_OF_SAFETY'
  | 'SAA'
  | 'SHAKTI_SADAN'
  | 'SPECIAL_HOME';

/** The report of a social investigation. Confidential: JJ Act s. 99. */
export type SubmitInvestigationInput = {
  /** Why, when a report is on record and this one takes its place. */
  correctionReason?: CorrectionReason | null | undefined;
  /** Whether the family is safe to return to. */
  familyIsSafe: boolean;
  /** The investigation that was directed, or the one whose report is corrected. */
  investigationId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Whether there is a risk of being trafficked again. */
  riskOfRetrafficking: boolean;
  /** When the report was submitted. */
  submittedAt: string;
  /** The report. No names. */
  text: string;
};

/** What a TRANSFER transfers. */
export type Transferred =
  /** The custody of survivors, of each when it is received. */
  | 'CUSTODY'
  /** The lead of the case, when it is accepted. */
  | 'LEAD';

/** What a follow-up visit found. */
export type VisitOutcome =
  | 'AT_RISK'
  | 'AT_WORK'
  | 'NOT_FOUND'
  | 'RETRAFFICKED'
  | 'SAFE_IN_SCHOOL'
  | 'SAFE_NOT_IN_SCHOOL';

export type WelfareSittingQueryVariables = Exact<{
  scope: ClockScope;
}>;


export type WelfareSittingQuery = { survivors: { totalCount: number, nodes: Array<{ id: string, version: number, pseudonym: string, ageBand: string, sex: Sex, foundAt: string, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, foundIn: { code: number, name: string }, productions: { totalCount: number }, clocks: { nodes: Array<{ id: string, code: string, dueAt: string, state: ClockState, isOverdue: boolean, excludedMinutes: number, ownerOffice: { id: string, name: string } }> } }> }, before: { totalCount: number, nodes: Array<{ id: string, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, orders: { totalCount: number, nodes: Array<{ id: string, madeAt: string, detail: { type: OrderType, isFinal: boolean } | null }> } }> }, finalOrders: { totalCount: number, nodes: Array<{ id: string, dueAt: string, state: ClockState, isOverdue: boolean, survivor: { id: string, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, orders: { totalCount: number, nodes: Array<{ id: string, madeAt: string, detail: { type: OrderType, isFinal: boolean } | null }> } } | null }> }, investigations: { totalCount: number, nodes: Array<{ id: string, dueAt: string, state: ClockState, isOverdue: boolean, ownerOffice: { id: string, name: string }, survivor: { id: string, pseudonym: string, socialInvestigations: { nodes: Array<{ id: string, directedAt: string, submittedAt: string | null, askedOf: { id: string } }> } } | null }> } };

export type WelfareBenchFragment = { id: string, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, orders: { totalCount: number, nodes: Array<{ id: string, madeAt: string, detail: { type: OrderType, isFinal: boolean } | null }> } };

export type WelfareCommitteesQueryVariables = Exact<{
  district?: number | null | undefined;
}>;


export type WelfareCommitteesQuery = { offices: { nodes: Array<{ id: string, name: string }> } };

export type WelfareInvestigatorsQueryVariables = Exact<{
  district?: number | null | undefined;
}>;


export type WelfareInvestigatorsQuery = { offices: { nodes: Array<{ id: string, name: string }> } };

export type WelfareEscortsQueryVariables = Exact<{
  district?: number | null | undefined;
}>;


export type WelfareEscortsQuery = { offices: { nodes: Array<{ id: string, name: string }> } };

export type WelfareStatesQueryVariables = Exact<{ [key: string]: never; }>;


export type WelfareStatesQuery = { states: Array<{ code: number, name: string }> };

export type WelfareDistrictsQueryVariables = Exact<{
  state: number;
}>;


export type WelfareDistrictsQuery = { places: { nodes: Array<{ code: number, name: string }> } };

export type WelfarePeopleQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WelfarePeopleQuery = { rehabilitation: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, rehabilitationStatus: { placedSince: string | null, carePlanApprovedAt: string | null, servicesPlanned: number, servicesStarted: number, servicesCompleted: number, claims: number, claimsCredited: number, duePaise: number | null, creditedPaise: number | null, lastVisitAt: string | null, nextVisitOn: string | null } }> } };

export type WelfareStandingFragment = { placedSince: string | null, carePlanApprovedAt: string | null, servicesPlanned: number, servicesStarted: number, servicesCompleted: number, claims: number, claimsCredited: number, duePaise: number | null, creditedPaise: number | null, lastVisitAt: string | null, nextVisitOn: string | null };

export type WelfarePersonQueryVariables = Exact<{
  id: string | number;
}>;


export type WelfarePersonQuery = { survivor: { id: string, version: number, pseudonym: string, ageBand: string, ageBasis: AgeBasis, sex: Sex, status: JourneyStatus, statusSince: string, foundAt: string, nextSteps: Array<JourneyStatus>, foundIn: { code: number, name: string }, homeDistrict: { code: number, name: string } | null, case: { id: string, number: string, kind: CaseKind, status: CaseStatus }, rehabilitationStatus: { placedSince: string | null, carePlanApprovedAt: string | null, servicesPlanned: number, servicesStarted: number, servicesCompleted: number, claims: number, claimsCredited: number, duePaise: number | null, creditedPaise: number | null, lastVisitAt: string | null, nextVisitOn: string | null }, clocks: { nodes: Array<{ id: string, code: string, state: ClockState, dueAt: string, isOverdue: boolean, isAdvisory: boolean, rule: { duty: string, law: string }, ownerOffice: { id: string, name: string } }> }, productions: { nodes: Array<{ id: string, producedAt: string, netMinutes: number, withinTime: boolean, committee: { id: string, name: string } }> }, orders: { nodes: Array<{ id: string, madeAt: string, detail: { number: string, type: OrderType, isFinal: boolean } | null, recordedBy: { id: string, name: string } | null }> }, placements: { nodes: Array<{ id: string, since: string, until: string | null }> }, socialInvestigations: { nodes: Array<{ id: string, directedAt: string, submittedAt: string | null, askedOf: { id: string, name: string }, report: { familyIsSafe: boolean, riskOfRetrafficking: boolean, text: string } | null }> }, carePlans: { nodes: Array<{ id: string, drawnUpAt: string, approvedAt: string | null, recordedBy: { id: string, name: string } | null, detail: { reviewOn: string, goals: Array<{ domain: string, goal: string }> } | null, services: { nodes: Array<{ id: string, version: number, status: ServiceStatus, statusSince: string, detail: { kind: ServiceKind, provider: { id: string, name: string } | null } | null }> } }> }, followUpVisits: { nodes: Array<{ id: string, dueOn: string, visitedAt: string | null, report: { outcome: VisitOutcome, note: string | null } | null }> }, entitlements: { nodes: Array<{ id: string, stage: ClaimStage, dueAt: string, appliedAt: string | null, sanctionedAt: string | null, releasedAt: string | null, creditedAt: string | null, detail: { kind: ClaimKind, duePaise: number, creditedPaise: number | null } | null }> } } | null };

export type WelfareResidentsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WelfareResidentsQuery = { survivors: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, placements: { nodes: Array<{ id: string, since: string, until: string | null }> }, rehabilitationStatus: { carePlanApprovedAt: string | null, nextVisitOn: string | null, servicesStarted: number, servicesPlanned: number } }> }, handovers: { nodes: Array<{ id: string, caseNumber: string, transfers: Transferred | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null }> } }> }, arriving: { nodes: Array<{ id: string, caseNumber: string, transfers: Transferred | null, status: HandoverStatus, proposedAt: string, leftAt: string | null, fromOffice: { id: string, name: string } }> } };

export type WelfareTransfersQueryVariables = Exact<{ [key: string]: never; }>;


export type WelfareTransfersQuery = { survivors: { totalCount: number, nodes: Array<{ id: string, version: number, pseudonym: string, ageBand: string, sex: Sex, status: JourneyStatus, statusSince: string, foundIn: { code: number, name: string }, homeDistrict: { code: number, name: string } | null, case: { id: string } }> }, handovers: { nodes: Array<{ id: string, kind: HandoverKind, transfers: Transferred | null, status: HandoverStatus, caseNumber: string, proposedAt: string, answeredAt: string | null, leftAt: string | null, womanOfficer: boolean | null, fromOffice: { id: string, name: string }, toOffice: { id: string, name: string }, escortOffice: { id: string, name: string } | null, words: { message: string, answer: string | null } | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null, survivor: { id: string, pseudonym: string } | null }> } }> } };

export type WelfareRecordOrderMutationVariables = Exact<{
  input: RecordOrderInput;
}>;


export type WelfareRecordOrderMutation = { recordOrder: { order: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareRecordProductionMutationVariables = Exact<{
  input: RecordProductionInput;
}>;


export type WelfareRecordProductionMutation = { recordProduction: { production: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareDirectInvestigationMutationVariables = Exact<{
  input: DirectInvestigationInput;
}>;


export type WelfareDirectInvestigationMutation = { directInvestigation: { socialInvestigation: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareSubmitInvestigationMutationVariables = Exact<{
  input: SubmitInvestigationInput;
}>;


export type WelfareSubmitInvestigationMutation = { submitInvestigation: { socialInvestigation: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareDrawUpCarePlanMutationVariables = Exact<{
  input: DrawUpCarePlanInput;
}>;


export type WelfareDrawUpCarePlanMutation = { drawUpCarePlan: { carePlan: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfarePlanServiceMutationVariables = Exact<{
  input: PlanServiceInput;
}>;


export type WelfarePlanServiceMutation = { planService: { service: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareMoveServiceMutationVariables = Exact<{
  input: MoveServiceInput;
}>;


export type WelfareMoveServiceMutation = { moveService: { service: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareApproveCarePlanMutationVariables = Exact<{
  input: ApproveCarePlanInput;
}>;


export type WelfareApproveCarePlanMutation = { approveCarePlan: { carePlan: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareScheduleVisitMutationVariables = Exact<{
  input: ScheduleVisitInput;
}>;


export type WelfareScheduleVisitMutation = { scheduleVisit: { followUpVisit: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareRecordVisitMutationVariables = Exact<{
  input: RecordVisitInput;
}>;


export type WelfareRecordVisitMutation = { recordVisit: { followUpVisit: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareRecordJourneyEventMutationVariables = Exact<{
  input: RecordJourneyEventInput;
}>;


export type WelfareRecordJourneyEventMutation = { recordJourneyEvent: { survivor: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareConsultHomeDistrictMutationVariables = Exact<{
  input: ConsultHomeDistrictInput;
}>;


export type WelfareConsultHomeDistrictMutation = { consultHomeDistrict: { survivor: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareAcceptHandoverMutationVariables = Exact<{
  input: AcceptHandoverInput;
}>;


export type WelfareAcceptHandoverMutation = { acceptHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareAnswerConsultationMutationVariables = Exact<{
  input: AnswerConsultationInput;
}>;


export type WelfareAnswerConsultationMutation = { answerConsultation: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareRecordEscortMutationVariables = Exact<{
  input: RecordEscortInput;
}>;


export type WelfareRecordEscortMutation = { recordEscort: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type WelfareReceiveSurvivorMutationVariables = Exact<{
  input: ReceiveSurvivorInput;
}>;


export type WelfareReceiveSurvivorMutation = { receiveSurvivor: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export const WelfareSittingDocument: Doc<WelfareSittingQuery, WelfareSittingQueryVariables> = { id: 'sha256:cc4fc4cc5455a93ad7b038739d5d4f23aad12152011a6693eba4264ae79b7e00' };
export const WelfareCommitteesDocument: Doc<WelfareCommitteesQuery, WelfareCommitteesQueryVariables> = { id: 'sha256:5011a5f7cdc710e775bb3c4a35c6fd6437e1e57773c6b8f8322ebf7877b82ad1' };
export const WelfareInvestigatorsDocument: Doc<WelfareInvestigatorsQuery, WelfareInvestigatorsQueryVariables> = { id: 'sha256:4abd26ca97f9f010a35bb3a165e91fda5b1e06b289c83b4162f058a823498970' };
export const WelfareEscortsDocument: Doc<WelfareEscortsQuery, WelfareEscortsQueryVariables> = { id: 'sha256:33ebc0b532fbc713ddf2430ce3cea2e7f11b540931978fc59973f6d9bd9935fd' };
export const WelfareStatesDocument: Doc<WelfareStatesQuery, WelfareStatesQueryVariables> = { id: 'sha256:17aaffa2674d2898aeb83781cc218b77ea1ff49517cb9af1d2a83e52ff514961' };
export const WelfareDistrictsDocument: Doc<WelfareDistrictsQuery, WelfareDistrictsQueryVariables> = { id: 'sha256:abc06f6df01a4d045b5601fd886acdc10280a3aaab5af40856c6b4c4cebdd079' };
export const WelfarePeopleDocument: Doc<WelfarePeopleQuery, WelfarePeopleQueryVariables> = { id: 'sha256:2c2f855c93aecf6173e72084b79d94b46c8fc11cff6ae283da7fc760733d9efb' };
export const WelfarePersonDocument: Doc<WelfarePersonQuery, WelfarePersonQueryVariables> = { id: 'sha256:0e022d873b04a038b5503e041b3119e8397151f1562e5adbafdb1880c63e7be2' };
export const WelfareResidentsDocument: Doc<WelfareResidentsQuery, WelfareResidentsQueryVariables> = { id: 'sha256:891492e4454bc7b138314835a3a5d86115b10a3c452d33459c06d41f63bf4e6f' };
export const WelfareTransfersDocument: Doc<WelfareTransfersQuery, WelfareTransfersQueryVariables> = { id: 'sha256:aedf9d6f1117af050dc7cf632b056de75b118af50a06c6bc261936c133103098' };
export const WelfareRecordOrderDocument: Doc<WelfareRecordOrderMutation, WelfareRecordOrderMutationVariables> = { id: 'sha256:9644efdd1c0d1f22c56b9edf819c4539925206ec214f25ccca2cdb680ee36fec' };
export const WelfareRecordProductionDocument: Doc<WelfareRecordProductionMutation, WelfareRecordProductionMutationVariables> = { id: 'sha256:bec655cda657baed8335df5262e7133394213947c1cc62cbab4e562bfff715a3' };
export const WelfareDirectInvestigationDocument: Doc<WelfareDirectInvestigationMutation, WelfareDirectInvestigationMutationVariables> = { id: 'sha256:d7d97c98946ce6fe4613f6e2bf6f88e59dafb1e7834bd64236b767aafc1eedce' };
export const WelfareSubmitInvestigationDocument: Doc<WelfareSubmitInvestigationMutation, WelfareSubmitInvestigationMutationVariables> = { id: 'sha256:851a29cc5e2d7bf609fe401aab12cfe19ed3beaab4d7cbdb8b4d7eb466c678b0' };
export const WelfareDrawUpCarePlanDocument: Doc<WelfareDrawUpCarePlanMutation, WelfareDrawUpCarePlanMutationVariables> = { id: 'sha256:d0673a9acb2cb3f5320e830dd442eb721c35e829e4c34ef2cfb2b4a3b73cee72' };
export const WelfarePlanServiceDocument: Doc<WelfarePlanServiceMutation, WelfarePlanServiceMutationVariables> = { id: 'sha256:1b6d65cf2be4b10971ffeceac8dffbf01a696e6ecdc4c08bc03d8d073a11feb1' };
export const WelfareMoveServiceDocument: Doc<WelfareMoveServiceMutation, WelfareMoveServiceMutationVariables> = { id: 'sha256:7d60c45e34e691875e291d3dbee17c86d3897d518ed6cac7630aae671bbb00f3' };
export const WelfareApproveCarePlanDocument: Doc<WelfareApproveCarePlanMutation, WelfareApproveCarePlanMutationVariables> = { id: 'sha256:2a4a27e047b56936e7ffa5880c802144d9a03f43202292faa547c85755be1748' };
export const WelfareScheduleVisitDocument: Doc<WelfareScheduleVisitMutation, WelfareScheduleVisitMutationVariables> = { id: 'sha256:b9e45deea41c8002f4e0fa1d4026fa09332f2cc405fb2185c0866fe09b355e76' };
export const WelfareRecordVisitDocument: Doc<WelfareRecordVisitMutation, WelfareRecordVisitMutationVariables> = { id: 'sha256:7cf53bc6aab43280c372205aa4177d888f397823395d4ca6c0430ad8d19fdb14' };
export const WelfareRecordJourneyEventDocument: Doc<WelfareRecordJourneyEventMutation, WelfareRecordJourneyEventMutationVariables> = { id: 'sha256:6cb6f861efcf72dba998e3f9b625f9e0e98cbe4339ca66bf4c8e356ca96d7682' };
export const WelfareConsultHomeDistrictDocument: Doc<WelfareConsultHomeDistrictMutation, WelfareConsultHomeDistrictMutationVariables> = { id: 'sha256:7d6a9d47d4eb049acf24cc48f246c3e41a89c8a187e94d2dee5400aec872cc64' };
export const WelfareAcceptHandoverDocument: Doc<WelfareAcceptHandoverMutation, WelfareAcceptHandoverMutationVariables> = { id: 'sha256:fa414a9e46275870496e70698d953a336f3eba4f15356698f880a2ff00fcc5ad' };
export const WelfareAnswerConsultationDocument: Doc<WelfareAnswerConsultationMutation, WelfareAnswerConsultationMutationVariables> = { id: 'sha256:c013175adb04a37bd0a8b7b747a08a3eddf4429cc97447a67896f44af8e523dd' };
export const WelfareRecordEscortDocument: Doc<WelfareRecordEscortMutation, WelfareRecordEscortMutationVariables> = { id: 'sha256:cc1a64f4bb05075658c99a48cfa98956e9b5ce6c9e0e472144a1a5110304ea45' };
export const WelfareReceiveSurvivorDocument: Doc<WelfareReceiveSurvivorMutation, WelfareReceiveSurvivorMutationVariables> = { id: 'sha256:b2c17f01506c1354b3ce106e369b198420984d8501b5c1c82a1a68250198976c' };