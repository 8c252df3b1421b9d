/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
/** What a case is about. */
export type CaseKind =
  | 'BONDED_LABOUR'
  | 'CHILD_LABOUR'
  | 'MISSING_CHILD'
  | 'SEXUAL_EXPLOITATION'
  | 'TRAFFICKING';

/** How urgent it is. Cases of children start HIGH (advisory, para iii). */
export type CasePriority =
  | 'HIGH'
  | 'NORMAL'
  | 'URGENT';

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

/** How the information came in. */
export type IntakeChannel =
  | 'CHILD_HELPLINE_1098'
  | 'ERSS_112'
  | 'INSPECTION'
  | 'NGO_TIP'
  | 'OTHER'
  | 'PATROL'
  | 'PENCIL'
  | 'WALK_IN';

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

/** A new case: an incident or an operation. */
export type OpenCaseInput = {
  /** How the information came in. */
  channel: IntakeChannel;
  /** The district where it happened or was found (LGD code). */
  district: number;
  /** What it is about. */
  kind: CaseKind;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** How urgent it is; HIGH when left out (advisory, para iii). */
  priority?: CasePriority | null | undefined;
  /** When the information came in. */
  receivedAt: string;
  /** Who reported, if they gave a name. */
  reporter?: ReporterInput | null | undefined;
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

/** Who reported. Sealed: class REP. */
export type ReporterInput = {
  /** Name as given. */
  name?: string | null | undefined;
  /** Telephone as given. */
  phone?: string | null | undefined;
};

/** Sex as recorded. */
export type Sex =
  | 'FEMALE'
  | 'MALE'
  | 'TRANSGENDER'
  | 'UNKNOWN';

/** What a follow-up visit found. */
export type VisitOutcome =
  | 'AT_RISK'
  | 'AT_WORK'
  | 'NOT_FOUND'
  | 'RETRAFFICKED'
  | 'SAFE_IN_SCHOOL'
  | 'SAFE_NOT_IN_SCHOOL';

export type FieldRescuesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FieldRescuesQuery = { viewer: { operations: Array<string>, officer: { id: string, designation: string }, office: { id: string, name: string, district: { code: number, name: string } | null, state: { code: number, name: string } } }, survivors: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, version: number, nextSteps: Array<JourneyStatus>, expectedStep: JourneyStatus | null, foundIn: { name: string }, rescue: { id: string, startedAt: string, district: { name: string } } | null, clocks: { nodes: Array<{ code: string, dueAt: string, state: ClockState, rule: { duty: string } }> }, followUpVisits: { nodes: Array<{ id: string, dueOn: string, visitedAt: string | null }> } }> } };

export type FieldSurvivorNowQueryVariables = Exact<{
  id: string | number;
}>;


export type FieldSurvivorNowQuery = { survivor: { id: string, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, version: number, nextSteps: Array<JourneyStatus>, expectedStep: JourneyStatus | null, journey: { nodes: Array<{ status: JourneyStatus, happenedAt: string, recordedAt: string, recordedBy: { name: string } | null }> }, foundIn: { name: string }, rescue: { id: string, startedAt: string, district: { name: string } } | null, clocks: { nodes: Array<{ code: string, dueAt: string, state: ClockState, rule: { duty: string } }> }, followUpVisits: { nodes: Array<{ id: string, dueOn: string, visitedAt: string | null }> } } | null };

export type FieldNewsQueryVariables = Exact<{
  cursor?: string | null | undefined;
}>;


export type FieldNewsQuery = { changesSince: { nodes: Array<{ subjectId: string }>, pageInfo: { endCursor: string } } };

export type FieldPlacesQueryVariables = Exact<{
  state?: number | null | undefined;
  search?: string | null | undefined;
}>;


export type FieldPlacesQuery = { places: { nodes: Array<{ code: number, name: string, state: { name: string } }> } };

export type FieldStepMutationVariables = Exact<{
  input: RecordJourneyEventInput;
}>;


export type FieldStepMutation = { recordJourneyEvent: { survivor: { id: string, status: JourneyStatus, statusSince: string, version: number, nextSteps: Array<JourneyStatus>, expectedStep: JourneyStatus | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type FieldVisitMutationVariables = Exact<{
  input: RecordVisitInput;
}>;


export type FieldVisitMutation = { recordVisit: { followUpVisit: { id: string, visitedAt: string | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type FieldCaseMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type FieldCaseMutation = { openCase: { case: { number: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type FieldSurvivorFragment = { id: string, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, version: number, nextSteps: Array<JourneyStatus>, expectedStep: JourneyStatus | null, foundIn: { name: string }, rescue: { id: string, startedAt: string, district: { name: string } } | null, clocks: { nodes: Array<{ code: string, dueAt: string, state: ClockState, rule: { duty: string } }> }, followUpVisits: { nodes: Array<{ id: string, dueOn: string, visitedAt: string | null }> } };

export const FieldRescuesDocument: Doc<FieldRescuesQuery, FieldRescuesQueryVariables> = { id: 'sha256:0d8936ffa9e2fe3ec2e25f84c680d7c5d3125a42bdb9b94ee07504bc08c53ed6' };
export const FieldSurvivorNowDocument: Doc<FieldSurvivorNowQuery, FieldSurvivorNowQueryVariables> = { id: 'sha256:80a315ff328e9bf4b634ca9b619aba680b0b6d28a2fab2d480b215aa31fde16e' };
export const FieldNewsDocument: Doc<FieldNewsQuery, FieldNewsQueryVariables> = { id: 'sha256:568e2c8f8b6276f70a4ea2e40dcec97a8b1eaa738824e2c42828788c466c8013' };
export const FieldPlacesDocument: Doc<FieldPlacesQuery, FieldPlacesQueryVariables> = { id: 'sha256:6687d41093bb25436e04dea021e6e92b3fa5f2ec83c275435a7825d26dff456a' };
export const FieldStepDocument: Doc<FieldStepMutation, FieldStepMutationVariables> = { id: 'sha256:1943e75ef205094bc246dde1106ae079a175b2fc923b514279f106c75dd9a0e1' };
export const FieldVisitDocument: Doc<FieldVisitMutation, FieldVisitMutationVariables> = { id: 'sha256:2bbd9fdaf56a22743a50030b3ee5a66f0a3254f0d3f736316ab351ef48303d64' };
export const FieldCaseDocument: Doc<FieldCaseMutation, FieldCaseMutationVariables> = { id: 'sha256:6e4a2089d92bdd1e8b76cfddbde6b3c2581571492bc01d5c4cbb2957fbfed907' };