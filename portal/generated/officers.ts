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

/** Where an accused person stands in the criminal case. */
export type AccusedStatus =
  | 'ABSCONDING'
  | 'ACQUITTED'
  | 'ARRESTED'
  | 'BAILED'
  | 'CHARGE_SHEETED'
  | 'CONVICTED'
  | 'DISCHARGED'
  | 'NAMED'
  | 'SUSPECTED';

/** Your office has seen what is handed over, and has still to decide. */
export type AcknowledgeHandoverInput = {
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

/** Yes or no to an office that asks to take part. */
export type AnswerAccessRequestInput = {
  /** What is asked. */
  accessRequestId: string | number;
  /** For how many days, 1 to 90; 30 when left out. */
  days?: number | null | undefined;
  /** Whether the office takes part from now on. */
  isGranted: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** The answer to a question that your office has accepted. */
export type AnswerConsultationInput = {
  /** The answer, for the office that asked alone. Name nobody. */
  answer: string;
  /** The question. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** Yes or no to a role that is asked for. */
export type AnswerRoleInput = {
  /** What is asked. */
  grantId: string | number;
  /** Whether the officer has the role from now on. */
  isGranted: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** The answer of the second person. */
export type AnswerSecondPersonInput = {
  /** What is asked. */
  approvalId: string | number;
  /** Whether you consent. */
  isGranted: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What a second person is asked to consent to. A consent to the one serves for no other. */
export type ApprovalAction =
  /** Identities leaving the hub, encrypted to the key of one recipient. */
  | 'EXPORT'
  /** Two records of one person in one case becoming one: the one named stays, the other is a person no more. */
  | 'MERGE'
  /** Opening more at once or in a day than one may alone. */
  | 'OPEN'
  /** Two records that were merged becoming two persons again. */
  | 'UNDO_MERGE';

/** An emergency: an officer must see a case in which their office takes no part. */
export type BreakGlassInput = {
  /** The number of the case, such as RJ-JAI-042715, as somebody has told it. */
  caseNumber: string;
  /** For how many minutes, 1 to 60; 60 when left out. */
  minutes?: number | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why, in your own words: 30 characters or more. Name nobody. */
  reason: string;
  /** Number of the FIR or of the diary entry. */
  reference?: string | null | undefined;
};

/** What an office is in a case. */
export type Capacity =
  | 'ADMINISTRATION'
  | 'BUREAU'
  | 'CHILD_WELFARE'
  | 'CONSULTED'
  | 'CUSTODIAN'
  | 'FORMER_LEAD'
  | 'HOME_DISTRICT'
  | 'INVESTIGATION'
  | 'LABOUR'
  | 'LEAD'
  | 'LEGAL_AID'
  | 'MEDICAL'
  | 'PARTNER'
  | 'RECEIVING'
  | 'REFERRED'
  | 'RESCUE_TEAM';

/** What happened to the case as a whole. */
export type CaseEventKind =
  | 'CLOSED'
  | 'LEAD_HANDED_OVER'
  | 'OPENED'
  | 'PRIORITY_CHANGED'
  | 'REOPENED'
  | 'STAGE_REACHED'
  | 'TRIAGED'
  | 'WORKSTREAM_CLOSED';

/** Which cases. What is left out does not narrow; an unknown field is an error and never ignored. */
export type CaseFilter = {
  /** Of this district (LGD code). */
  district?: number | null | undefined;
  /** Of one of these kinds. */
  kinds?: Array<CaseKind> | null | undefined;
  /** In which this office takes part openly. */
  office?: string | number | null | undefined;
  /** Opened before this instant. */
  openedBefore?: string | null | undefined;
  /** Opened at this instant or later. */
  openedFrom?: string | null | undefined;
  /** Of one of these priorities. */
  priorities?: Array<CasePriority> | null | undefined;
  /** At one of these stages. */
  stages?: Array<CaseStage> | null | undefined;
  /** Of this State (LGD code). */
  state?: number | null | undefined;
  /** Open or closed. */
  status?: CaseStatus | null | undefined;
};

/** What a case is about. */
export type CaseKind =
  | 'BONDED_LABOUR'
  | 'CHILD_LABOUR'
  | 'MISSING_CHILD'
  | 'SEXUAL_EXPLOITATION'
  | 'TRAFFICKING';

/** The order of a list of cases. Only facts open to every participant order a list. */
export type CaseOrder =
  | 'OPENED_ASC'
  | 'OPENED_DESC'
  | 'UPDATED_ASC'
  | 'UPDATED_DESC';

/** How urgent it is. Cases of children start HIGH (advisory, para iii). */
export type CasePriority =
  | 'HIGH'
  | 'NORMAL'
  | 'URGENT';

/** The furthest step of the life cycle that the case has reached. */
export type CaseStage =
  | 'CLOSED'
  | 'CWC_PRODUCTION'
  | 'ENTITLEMENTS'
  | 'FINAL_ORDER'
  | 'FIR'
  | 'FOLLOW_UP'
  | 'ICP'
  | 'INTAKE'
  | 'INTERIM_PLACEMENT'
  | 'LINKAGE'
  | 'MEDICAL_AGE'
  | 'PLAN'
  | 'RESCUE'
  | 'SIR'
  | 'TRANSFER_RESTORE'
  | 'TRIAGE';

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

/** Which clocks. What is left out does not narrow. */
export type ClockFilter = {
  /** Of one of these duties, by code, such as C04. */
  codes?: Array<string> | null | undefined;
  /** Due before this instant (UTC). */
  dueBefore?: string | null | undefined;
  /** Of a rule that only advises, or of one that binds. */
  isAdvisory?: boolean | null | undefined;
  /** Not done and past its time, or neither. */
  overdue?: boolean | null | undefined;
  /** Whose: OFFICE when left out. */
  scope?: ClockScope | null | undefined;
  /** In one of these states. */
  states?: Array<ClockState> | null | undefined;
};

/** Whose clocks. */
export type ClockScope =
  /** Duties of your office's district, in the cases in which it takes part. */
  | 'DISTRICT'
  /** Duties that your office owes. */
  | 'OFFICE';

/** How grave it is when the duty is late. */
export type ClockSeverity =
  | 'CRITICAL'
  | 'HIGH'
  | 'NORMAL';

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

/** The case is done. */
export type CloseCaseInput = {
  /** The case. */
  caseId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why. */
  reason: ClosureReason;
};

/** Why a case or workstream ended. */
export type ClosureReason =
  | 'ACQUITTED_SERVICES_DONE'
  | 'ADOPTED_FOSTERED'
  | 'ATTAINED_18_AFTERCARE'
  | 'COMPOUNDED'
  | 'CONVICTED'
  | 'DECEASED'
  | 'DUPLICATE_MERGED'
  | 'FALSE_INFORMATION'
  | 'NOT_AN_OFFENCE'
  | 'REPATRIATED_ABROAD'
  | 'RESTORED_STABLE'
  | 'SURVIVOR_DECLINED'
  | 'TRANSFERRED_ACCEPTED'
  | 'UNTRACED_REPORT';

/** The task that your office has accepted is done. */
export type CompleteReferralInput = {
  /** The task. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** How it was done, for the office that handed it over alone. Name nobody. */
  outcome?: string | null | undefined;
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

/** What was done to a person. Maps to the IOM Human Trafficking Case Data Standard 2.0 (CC BY 4.0; no endorsement implied). */
export type ExploitationType =
  | 'ARMED_GROUP'
  | 'BEGGING'
  | 'BONDED'
  | 'BRIDE_TRAFFICKING'
  | 'CHILD_LABOUR'
  | 'CRIME_COURIER'
  | 'CSE'
  | 'CYBER_SCAM'
  | 'DOMESTIC_SERVITUDE'
  | 'FORCED_LABOUR'
  | 'FORCED_MARRIAGE'
  | 'HAZ_ADOLESCENT'
  | 'ILLEGAL_ADOPTION'
  | 'ORGAN'
  | 'OTHER'
  | 'SURROGACY';

/** Whether an FIR is registered. NOT_YET is a state of its own: the advisory asks for an FIR in every case. */
export type FirStatus =
  | 'NOT_YET'
  | 'REFUSED'
  | 'REGISTERED';

/** A survivor whom a handover is about. */
export type HandedSurvivorInput = {
  /** The `version` of the survivor on which this is based. Who has moved meanwhile is not handed over. */
  expectedVersion: number;
  /** The survivor. */
  survivorId: string | number;
};

/** Which way a handover goes. */
export type HandoverDirection =
  /** To your office. */
  | 'RECEIVED'
  /** From your office. */
  | 'SENT';

/** Which handovers. What is left out does not narrow. */
export type HandoverFilter = {
  /** From your office, or to it. */
  direction?: HandoverDirection | null | undefined;
  /** Those that the addressee should have acknowledged by now and has not, or all others. */
  overdue?: boolean | null | undefined;
  /** That stand in one of these ways. */
  statuses?: Array<HandoverStatus> | null | undefined;
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

/** The law that lets an identity be read. */
export type LegalBasis =
  /** Bonded Labour System (Abolition) Act 1976, ss. 10-12: the District Magistrate frees and rehabilitates. */
  | 'BLSA_SS10_12'
  /** Bharatiya Nagarik Suraksha Sanhita 2023, s. 173: information in cognizable cases, and the investigation that follows. */
  | 'BNSS_S173'
  /** Bharatiya Nagarik Suraksha Sanhita 2023, s. 184: medical examination of a victim. */
  | 'BNSS_S184'
  /** Bharatiya Nagarik Suraksha Sanhita 2023, s. 396: victim compensation. */
  | 'BNSS_S396'
  /** Child and Adolescent Labour Act 1986, s. 17: inspectors. */
  | 'CALPRA_S17'
  /** An order of a court. */
  | 'COURT_ORDER'
  /** Juvenile Justice Act 2015, s. 31: production before the Committee. */
  | 'JJ_ACT_S31'
  /** Juvenile Justice Act 2015, s. 36: inquiry and social investigation. */
  | 'JJ_ACT_S36'
  /** Juvenile Justice Act 2015, s. 37: orders about a child in need of care. */
  | 'JJ_ACT_S37'
  /** Juvenile Justice Act 2015, s. 39: rehabilitation and social reintegration. */
  | 'JJ_ACT_S39'
  /** Juvenile Justice Act 2015, s. 40: restoration. */
  | 'JJ_ACT_S40'
  /** Juvenile Justice Act 2015, s. 74(1) proviso: disclosure in the interest of the child, reasons in writing. */
  | 'JJ_ACT_S74_PROVISO'
  /** Juvenile Justice Act 2015, s. 94: determination of age. */
  | 'JJ_ACT_S94'
  /** Legal Services Authorities Act 1987, s. 12: who is given legal services. */
  | 'LSA_ACT_S12';

/** Why no FIR was registered. */
export type NoFirReason =
  | 'INFORMANT_WITHDREW'
  | 'NON_COGNIZABLE'
  | 'NO_OFFENCE_DISCLOSED'
  | 'PRELIMINARY_INQUIRY'
  | 'SENT_TO_OTHER_STATION';

/** Why a duty does not exist. */
export type NotApplicableReason =
  /** The survivor is no child. */
  | 'ADULT'
  /** The case was closed as false information, no offence or a duplicate. */
  | 'CASE_ENDED'
  /** The survivor has died. */
  | 'DECEASED'
  /** The person was recorded twice: the duty is with the other record. */
  | 'MERGED';

/** That an office has taken note of what does not fit. */
export type NoteContradictionInput = {
  /** What does not fit. */
  contradictionId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What a notice tells. */
export type NoticeKind =
  /** What your office asked for has been answered. */
  | 'ACCESS_ANSWERED'
  /** An office asks to take part in a case that your office leads. */
  | 'ACCESS_REQUESTED'
  /** An office has answered an action item; the chair accepts or returns it. */
  | 'ACTION_ITEM_ANSWERED'
  /** A committee has decided something that your office is to do, by a day. */
  | 'ACTION_ITEM_GIVEN'
  /** The day of an action item of your office is over and it is not answered. */
  | 'ACTION_ITEM_OVERDUE'
  /** The chair has accepted, returned or withdrawn an action item of your office. */
  | 'ACTION_ITEM_SETTLED'
  /** An office has acted upon an alert of your office. */
  | 'ALERT_ACTED'
  /** An alert is addressed to your office. */
  | 'ALERT_RECEIVED'
  /** Something was seen of what an alert of your office, or of a case that it leads, is about. */
  | 'ALERT_SIGHTING'
  /** An alert that your office received was withdrawn. */
  | 'ALERT_WITHDRAWN'
  /** An officer whom you supervise has opened as many identities today as one may alone. */
  | 'BUDGET_REACHED'
  /** Half of the time of a duty is gone: told to the office that owes it. */
  | 'CLOCK_50'
  /** Four fifths of the time of a duty are gone: told to the district as well. */
  | 'CLOCK_80'
  /** The time of a duty is over and it is not done: told to the bureau of the State as well. */
  | 'CLOCK_100'
  /** What is on record does not fit together, and your office can correct it. */
  | 'CONTRADICTION_FOUND'
  /** Your office is asked to take part in a joint drive or campaign. */
  | 'DRIVE_PLANNED'
  /** An officer has broken the glass of a case. It is to be reviewed within 24 hours. */
  | 'GLASS_BROKEN'
  /** An officer whom you supervise tried to break the glass of a case that is not there. */
  | 'GLASS_NOT_BROKEN'
  /** The review of a broken glass is done. */
  | 'GLASS_REVIEWED'
  /** What your office hands over was accepted, refused, answered, done or received. */
  | 'HANDOVER_ANSWERED'
  /** A handover to or from your office was revoked, or overtaken by what happened meanwhile. */
  | 'HANDOVER_ENDED'
  /** What your office handed over was not answered in time. Propose it anew, or to another office. */
  | 'HANDOVER_EXPIRED'
  /** Another office hands something over to yours. Acknowledge it in time; then accept or refuse. */
  | 'HANDOVER_PROPOSED'
  /** A meeting of a committee in which your office has a seat is called. */
  | 'MEETING_CALLED'
  /** Messages to an office or to an officer of it could not be delivered, and are tried no more. Look after the address. */
  | 'MESSAGES_GIVEN_UP'
  /** The minutes of a meeting in which your office has a seat are closed and signed. */
  | 'MINUTES_ISSUED'
  /** An officer whom you supervise has written names into texts of alerts as often as is let pass in a day. */
  | 'NAMES_REFUSED'
  /** The accreditation or vetting of a partner organisation ends soon. */
  | 'PARTNER_EXPIRING'
  /** An action-taken report of your office was signed, sent on or returned. */
  | 'REPORT_MOVED'
  /** An action-taken report waits for the signature of your office. */
  | 'REPORT_TO_SIGN'
  /** The role that you asked for was given, or not. */
  | 'ROLE_ANSWERED'
  /** An administrator asks that an officer of your office be given a role. A head of the office answers. */
  | 'ROLE_ASKED'
  /** An officer of your office has lost a role. */
  | 'ROLE_WITHDRAWN'
  /** The second person that you asked has answered. */
  | 'SECOND_PERSON_ANSWERED'
  /** A second person of your office is asked to consent to a bulk opening or an export. */
  | 'SECOND_PERSON_ASKED'
  /** The training of staff of your office is due to be refreshed. */
  | 'TRAINING_DUE'
  /** Somebody proposes an entry on the watch list, or a reply or appeal has come in: your office decides. */
  | 'WATCH_ASKED'
  /** An entry on the watch list that your office proposed was decided, or has ended. */
  | 'WATCH_DECIDED'
  /** The day of review of an entry on the watch list has come. */
  | 'WATCH_REVIEW_DUE'
  /** A webhook of your office is paused: it says why. What happens meanwhile is sent when it is resumed. */
  | 'WEBHOOK_PAUSED';

/** What an office is under the Acts and the advisory. */
export type OfficeKind =
  /** Anti Human Trafficking Bureau, State headquarters */
  | 'AHTB'
  /** Anti Human Trafficking Unit */
  | 'AHTU'
  /** Central labour machinery: railways, major ports, mines, oilfields */
  | 'CENTRAL_LABOUR'
  /** Children's home, open shelter or fit facility */
  | 'CHILD_CARE_INSTITUTION'
  /** Child Welfare Committee (JJ Act s. 27) */
  | 'CWC'
  /** District Child Protection Unit, with the child helpline unit */
  | 'DCPU'
  /** District labour office */
  | 'DISTRICT_LABOUR_OFFICE'
  /** District administration: DM, SDM, District Nodal Officer */
  | 'DISTRICT_MAGISTRATE'
  /** District Task Force (CALPR r. 17C) */
  | 'DISTRICT_TASK_FORCE'
  /** District Legal Services Authority */
  | 'DLSA'
  /** Government Railway Police station */
  | 'GRP'
  /** Hospital */
  | 'HOSPITAL'
  /** Administration of the hub in a State */
  | 'HUB_ADMINISTRATION'
  /** Partner organisation of civil society */
  | 'NGO'
  /** One Stop Centre */
  | 'ONE_STOP_CENTRE'
  /** Police station */
  | 'POLICE_STATION'
  /** Railway Protection Force post */
  | 'RPF'
  /** Shakti Sadan, relief home for women */
  | 'SHAKTI_SADAN'
  /** Special Juvenile Police Unit (JJ Act s. 107) */
  | 'SJPU'
  /** State advisory or child-protection committee */
  | 'STATE_COMMITTEE';

/** What is opened, what for, and on which basis. */
export type OpenInput = {
  /** The second person's consent (`askSecondPerson`), for more at once or in a day than one may open alone. */
  approvalId?: string | number | null | undefined;
  /** The law that lets you. Each purpose has its own. */
  legalBasis: LegalBasis;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What for. Each purpose has its roles. */
  purpose: OpeningPurpose;
  /** Why, in your own words, where the purpose asks for it: 30 characters or more. Name nobody. */
  reason?: string | null | undefined;
  /** Number of the FIR or of the order, where the purpose asks for one, such as 0212/2026. */
  reference?: string | null | undefined;
  /** One survivor, or at most 20 of one case. More than 5 at once need a second person's consent. */
  survivorIds: Array<string | number>;
};

/** A class that no query answers. */
export type OpenedClass =
  /** Identity. */
  | 'ID'
  /** Where the survivor is sheltered. */
  | 'LOC';

/** What an identity or a shelter is opened for. Each purpose has its roles and its law. */
export type OpeningPurpose =
  /** To care for the person, by order. */
  | 'CARE'
  /** To avert danger to the person; say why in 30 characters or more. */
  | 'EMERGENCY'
  /** To pay wages, compensation or relief to the person. */
  | 'ENTITLEMENT'
  /** To visit the person after restoration. */
  | 'FOLLOW_UP'
  /** To investigate under an FIR; name its number. */
  | 'INVESTIGATION'
  /** To give legal aid. */
  | 'LEGAL_AID'
  /** To examine the person, or determine the age. */
  | 'MEDICAL_EXAMINATION'
  /** Because a court or the Committee has ordered it; name the number of the order. */
  | 'ORDER'
  /** To rescue the person or bring a child before the Committee. */
  | 'RESCUE_AND_PRODUCTION'
  /** To trace the family and restore the person to it. */
  | 'RESTORATION'
  /** To make the social investigation report. */
  | 'SOCIAL_INVESTIGATION';

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

/** Why an office takes part in a case. */
export type ParticipationBasis =
  | 'BREAK_GLASS'
  | 'HANDOVER'
  | 'OPENED'
  | 'ORDER'
  | 'RULE'
  | 'TEAM';

/** A rescue plan. From the moment it is sealed only the named team sees that it exists. */
export type PlanRescueInput = {
  /** The case. */
  caseId: string | number;
  /** Interpreter, vehicles, shelter places and what else the team must bear in mind. */
  notes?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When the team moves. */
  plannedFor: string;
  /** The site. */
  site: string;
  /** The named team, officers by id. Whoever plans is in it. */
  team: Array<string | number>;
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

/** Your office hands a task, a question, the lead of a case or the custody of survivors to another office. `expectedVersion` is that of the case. */
export type ProposeHandoverInput = {
  /** The case. */
  caseId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A task, a transfer or a question. */
  kind: HandoverKind;
  /** The task, the question, or why. The two offices read it, nobody else. Name nobody. */
  message: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The classes of data that are shared, each as far as the role of the addressee goes. The lead alone may leave them out: then the whole case goes. */
  shares?: Array<SharedClass> | null | undefined;
  /** The survivors, at most 100: for custody, and for an office that sees single survivors. */
  survivors?: Array<HandedSurvivorInput> | null | undefined;
  /** The office that is to take over. */
  toOfficeId: string | number;
  /** The officer of that office who alone is to answer, or the head of the office. */
  toOfficerId?: string | number | null | undefined;
  /** What a TRANSFER transfers, and nothing else. */
  transfers?: Transferred | null | undefined;
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

/** Why an office does not take over. */
export type RefusalReason =
  /** What was shared is not enough to do it. */
  | 'INFORMATION_MISSING'
  /** Another district or State has jurisdiction. */
  | 'NOT_OUR_JURISDICTION'
  /** The law gives this to an office of another kind. */
  | 'NOT_OUR_TASK'
  /** It would put the survivor in danger. */
  | 'NOT_SAFE'
  /** No place, or nobody who could do it in time. */
  | 'NO_CAPACITY'
  /** It needs an order of the Committee or of a court first. */
  | 'ORDER_MISSING'
  /** Another office is at it already. */
  | 'OTHER_OFFICE_ACTS';

/** Your office does not take over, and says why. */
export type RefuseHandoverInput = {
  /** What is handed over. */
  handoverId: string | number;
  /** What else there is to say to the sender. Name nobody. */
  note?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why. */
  reason: RefusalReason;
};

/** A first information report. */
export type RegisterFirInput = {
  /** The case. */
  caseId: string | number;
  /** When it corrects an FIR on record. */
  correction?: CorrectionInput | null | undefined;
  /** Registered outside the area of the offence (BNSS s. 173). */
  isZeroFir?: boolean | null | undefined;
  /** Number as spoken, such as 212/2026; a zero-FIR begins with 0. */
  number: string;
  /** Day of the offence (IST). It decides which code book applies. */
  offenceDate: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When it was registered. */
  registeredAt: string;
  /** Sections as ACT:section, such as BNS:143(4). */
  sections: Array<string>;
};

/** Why a closed case was opened again. */
export type ReopeningReason =
  | 'CLOSED_IN_ERROR'
  | 'COURT_ORDER'
  | 'NEW_EVIDENCE'
  | 'REOPENED_RETRAFFICKED';

/** Your office asks to take part in a case of which it knows the number. */
export type RequestAccessInput = {
  /** The number of the case, such as RJ-JAI-042715. */
  caseNumber: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why, in your own words: 30 characters or more. Name nobody. */
  reason: string;
};

/** The review of a broken glass. */
export type ReviewBrokenGlassInput = {
  /** The broken glass. */
  brokenGlassId: string | number;
  /** Whether it was right. When not, the officer breaks no other for 90 days. */
  isJustified: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** Your office takes back what it has proposed. */
export type RevokeHandoverInput = {
  /** What your office has proposed. */
  handoverId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What an officer does. It decides which operations may be called and which classes of data may be seen. */
export type Role =
  /** Officer of a State Anti Human Trafficking Bureau, or the State Nodal Officer */
  | 'AHTB_OFFICER'
  /** Officer of a district Anti Human Trafficking Unit */
  | 'AHTU_OFFICER'
  /** Child Welfare Police Officer, Special Juvenile Police Unit (JJ Act s. 107) */
  | 'CHILD_WELFARE_POLICE'
  /** Member of a convergence committee (District Task Force, State committees) */
  | 'COMMITTEE_MEMBER'
  /** Chair or member of a Child Welfare Committee (JJ Act s. 27) */
  | 'CWC_MEMBER'
  /** District Child Protection Unit, probation officer, child helpline unit */
  | 'DCPU_OFFICER'
  /** District or Sub-Divisional Magistrate, District Nodal Officer */
  | 'DISTRICT_ADMINISTRATION'
  /** Staff of a child care institution, Shakti Sadan or One Stop Centre */
  | 'HOME_STAFF'
  /** Labour inspector or District Labour Officer */
  | 'LABOUR_OFFICER'
  /** District Legal Services Authority or Special Public Prosecutor */
  | 'LEGAL_SERVICES'
  /** Medical officer of a hospital */
  | 'MEDICAL_OFFICER'
  /** Case worker of a partner organisation */
  | 'NGO_WORKER'
  /** Station House Officer or Investigating Officer of a police station, GRP or RPF post */
  | 'POLICE_OFFICER'
  /** Administrator of the hub in a State */
  | 'STATE_ADMIN';

/** What is done with a role of an officer. */
export type RoleStep =
  /** It is to be given: asked by one, answered by another. */
  | 'GIVEN'
  /** It was taken away, by one and at once. */
  | 'WITHDRAWN';

/** The script a name is written in. */
export type Script =
  | 'ARABIC'
  | 'BENGALI'
  | 'DEVANAGARI'
  | 'GUJARATI'
  | 'GURMUKHI'
  | 'KANNADA'
  | 'LATIN'
  | 'MALAYALAM'
  | 'ODIA'
  | 'OTHER'
  | 'TAMIL'
  | 'TELUGU';

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

/** A class of data that one office can share with another. What each holds is in the access matrix. */
export type SharedClass =
  | 'ACC'
  | 'EMP'
  | 'FIN'
  | 'ID'
  | 'LOC'
  | 'MED'
  | 'PLAN'
  | 'REP'
  | 'RHB'
  | 'ST';

/** The rescue starts, and the seal of its plan is broken. */
export type StartRescueInput = {
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The plan. */
  planId: string | number;
  /** When it started. */
  startedAt: string;
};

/** Before whom a statement was made, or what it is about. */
export type StatementKind =
  | 'TO_CWC'
  | 'TO_MAGISTRATE'
  | 'TO_POLICE'
  | 'WORK_FACTS';

/** Which survivors. Only facts open to every participant narrow a list; identity never does. */
export type SurvivorFilter = {
  /** Found in this district (LGD code). */
  foundIn?: number | null | undefined;
  /** Who stand at one of these steps. */
  statuses?: Array<JourneyStatus> | null | undefined;
};

/** What a TRANSFER transfers. */
export type Transferred =
  /** The custody of survivors, of each when it is received. */
  | 'CUSTODY'
  /** The lead of the case, when it is accepted. */
  | 'LEAD';

/** The information was weighed: how urgent it is. */
export type TriageCaseInput = {
  /** The case. */
  caseId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** How urgent it is. */
  priority: CasePriority;
};

/** How far the source of a rule was verified. */
export type Verified =
  /** Matched to press, commentary or a law firm only. */
  | 'SECONDARY'
  /** Matched to a copy of the statute, rule or gazette. */
  | 'STATUTE'
  /** No source matched. Advisory. */
  | 'UNVERIFIED';

/** What a follow-up visit found. */
export type VisitOutcome =
  | 'AT_RISK'
  | 'AT_WORK'
  | 'NOT_FOUND'
  | 'RETRAFFICKED'
  | 'SAFE_IN_SCHOOL'
  | 'SAFE_NOT_IN_SCHOOL';

/** A strand of a case that closes on its own. */
export type WorkstreamKind =
  | 'CRIMINAL'
  | 'LABOUR'
  | 'MONEY'
  | 'WELFARE';

export type ClockFactsFragment = { id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null };

export type HandoverFactsFragment = { id: string, kind: HandoverKind, transfers: Transferred | null, status: HandoverStatus, caseNumber: string, proposedAt: string, acknowledgeBy: string, acknowledgedAt: string | null, expiresAt: string, answeredAt: string | null, endedAt: string | null, refusedBecause: RefusalReason | null, shares: Array<SharedClass> | null, case: { id: string } | null, fromOffice: { id: string, name: string }, toOffice: { id: string, name: string }, words: { message: string, answer: string | null, refusalNote: string | null } | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null, survivor: { id: string, pseudonym: string } | null }> } };

export type CaseRowFragment = { id: string, number: string, kind: CaseKind, stage: CaseStage, status: CaseStatus, priority: CasePriority, updatedAt: string, district: { name: string }, leadOffice: { name: string }, survivors: { totalCount: number } };

export type SurvivorRowFragment = { id: string, version: number, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, foundIn: { name: string }, homeDistrict: { name: string } | null, case: { id: string, number: string, district: { code: number, name: string } }, productions: { totalCount: number } };

export type OfficersHomeQueryVariables = Exact<{
  soon: string;
  later: string;
}>;


export type OfficersHomeQuery = { late: { totalCount: number, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, soon: { totalCount: number, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, later: { totalCount: number, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, notices: { totalCount: number, nodes: Array<{ id: string, kind: NoticeKind, at: string, subject: string | null, about: { designation: string, office: { name: string } } | null }> }, cases: { totalCount: number, nodes: Array<{ id: string, number: string, kind: CaseKind, stage: CaseStage, status: CaseStatus, priority: CasePriority, updatedAt: string, district: { name: string }, leadOffice: { name: string }, survivors: { totalCount: number } }> } };

export type OfficersNewestNoticeQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersNewestNoticeQuery = { notices: { nodes: Array<{ id: string }> } };

export type OfficersHandoversWaitingQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersHandoversWaitingQuery = { handovers: { totalCount: number, nodes: Array<{ id: string, kind: HandoverKind, transfers: Transferred | null, status: HandoverStatus, caseNumber: string, proposedAt: string, acknowledgeBy: string, acknowledgedAt: string | null, expiresAt: string, answeredAt: string | null, endedAt: string | null, refusedBecause: RefusalReason | null, shares: Array<SharedClass> | null, case: { id: string } | null, fromOffice: { id: string, name: string }, toOffice: { id: string, name: string }, words: { message: string, answer: string | null, refusalNote: string | null } | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null, survivor: { id: string, pseudonym: string } | null }> } }> } };

export type OfficersAccessAskedQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersAccessAskedQuery = { accessRequests: { nodes: Array<{ id: string, caseNumber: string, reason: string, askedAt: string, answeredAt: string | null, expiresAt: string, askedByOffice: { id: string, name: string }, askedBy: { designation: string }, case: { id: string } | null }> } };

export type OfficersConsentAskedQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersConsentAskedQuery = { approvals: { nodes: Array<{ id: string, action: ApprovalAction, dataClass: OpenedClass | null, howMany: number, purpose: OpeningPurpose | null, reason: string, askedAt: string, answeredAt: string | null, expiresAt: string, askedBy: { id: string, designation: string }, askedByOffice: { name: string }, case: { id: string, number: string } }> } };

export type OfficersRolesAskedQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersRolesAskedQuery = { roleGrants: { nodes: Array<{ id: string, step: RoleStep, role: Role, reason: string, askedAt: string, answeredAt: string | null, expiresAt: string | null, askedBy: { id: string }, officer: { id: string, designation: string }, office: { id: string, name: string } }> } };

export type OfficersGlassesQueryVariables = Exact<{
  mine: boolean;
}>;


export type OfficersGlassesQuery = { brokenGlasses: { nodes: Array<{ id: string, reason: string, reference: string | null, since: string, until: string, reviewDueAt: string, reviewedAt: string | null, officer: { id: string, designation: string }, office: { name: string }, case: { id: string, number: string } | null }> } };

export type OfficersContradictionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersContradictionsQuery = { contradictions: { totalCount: number, nodes: Array<{ id: string, code: string, says: string, since: string, notedAt: string | null, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> } };

export type OfficersCasesQueryVariables = Exact<{
  filter: CaseFilter;
  orderBy: CaseOrder;
  after?: string | null | undefined;
}>;


export type OfficersCasesQuery = { cases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, kind: CaseKind, stage: CaseStage, status: CaseStatus, priority: CasePriority, updatedAt: string, district: { name: string }, leadOffice: { name: string }, survivors: { totalCount: number } }> } };

export type OfficersCaseQueryVariables = Exact<{
  id: string | number;
}>;


export type OfficersCaseQuery = { case: { id: string, version: number, number: string, kind: CaseKind, stage: CaseStage, status: CaseStatus, priority: CasePriority, channel: IntakeChannel, receivedAt: string, openedAt: string, updatedAt: string, district: { code: number, name: string, state: { name: string } }, leadOffice: { id: string, name: string }, participants: { nodes: Array<{ id: string, capacity: Capacity, basis: ParticipationBasis, since: string, until: string | null, expiresAt: string | null, office: { id: string, name: string } }> }, clocks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, firStanding: { status: FirStatus, reason: NoFirReason | null, since: string } | null, firs: { nodes: Array<{ id: string, registeredAt: string, isZeroFir: boolean, chargeSheetAt: string | null, transferredAt: string | null, recordedBy: { name: string } | null, detail: { number: string, offenceDate: string, sections: Array<string>, station: { name: string }, transferredTo: { name: string } | null } | null }> }, rescues: { nodes: Array<{ id: string, startedAt: string, endedAt: string | null, headcount: number, district: { name: string }, recordedBy: { name: string } | null }> }, accused: { totalCount: number, nodes: Array<{ id: string, since: string, detail: { part: string | null, standing: AccusedStatus } | null }> }, survivors: { totalCount: number, nodes: Array<{ id: string, version: number, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, rehabilitationStatus: { carePlanApprovedAt: string | null, claims: number, claimsCredited: number }, foundIn: { name: string }, homeDistrict: { name: string } | null, case: { id: string, number: string, district: { code: number, name: string } }, productions: { totalCount: number } }> }, handovers: { nodes: Array<{ id: string, kind: HandoverKind, transfers: Transferred | null, status: HandoverStatus, caseNumber: string, proposedAt: string, acknowledgeBy: string, acknowledgedAt: string | null, expiresAt: string, answeredAt: string | null, endedAt: string | null, refusedBecause: RefusalReason | null, shares: Array<SharedClass> | null, case: { id: string } | null, fromOffice: { id: string, name: string }, toOffice: { id: string, name: string }, words: { message: string, answer: string | null, refusalNote: string | null } | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null, survivor: { id: string, pseudonym: string } | null }> } }> }, workstreams: { nodes: Array<{ id: string, kind: WorkstreamKind, openedAt: string, closedAt: string | null, closedBecause: ClosureReason | null }> }, events: { totalCount: number, nodes: Array<{ id: string, kind: CaseEventKind, recordedAt: string, stage: CaseStage | null, priority: CasePriority | null, workstream: WorkstreamKind | null, closedBecause: ClosureReason | null, reopenedBecause: ReopeningReason | null, recordedBy: { name: string } | null }> } } | null };

export type OfficersCaseClocksQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type OfficersCaseClocksQuery = { case: { clocks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> } } | null };

export type OfficersPeopleQueryVariables = Exact<{
  filter: SurvivorFilter;
  after?: string | null | undefined;
}>;


export type OfficersPeopleQuery = { survivors: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, foundIn: { name: string }, homeDistrict: { name: string } | null, case: { id: string, number: string, district: { code: number, name: string } }, productions: { totalCount: number } }> } };

export type OfficersPersonQueryVariables = Exact<{
  id: string | number;
}>;


export type OfficersPersonQuery = { survivor: { ageOn: string, ageBasis: AgeBasis, exploitation: Array<ExploitationType>, foundAt: string, id: string, version: number, pseudonym: string, sex: Sex, ageBand: string, status: JourneyStatus, statusSince: string, nextSteps: Array<JourneyStatus>, mergedInto: { id: string, pseudonym: string } | null, assignedTo: { nodes: Array<{ id: string, capacity: Capacity, since: string, until: string | null, office: { name: string } }> }, clocks: { nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, journey: { nodes: Array<{ id: string, status: JourneyStatus, happenedAt: string, recordedAt: string, recordedBy: { name: string } | null }> }, produced: { nodes: Array<{ id: string, producedAt: string, takenInChargeAt: string, netMinutes: number, journeyMinutes: number, withinTime: boolean, committee: { name: string } }> }, placements: { nodes: Array<{ id: string, since: string, until: string | null }> }, orders: { nodes: Array<{ id: string, madeAt: string }> }, ageDeterminations: { nodes: Array<{ id: string, orderedAt: string, determinedAt: string | null }> }, medicalExaminations: { nodes: Array<{ id: string, examinedAt: string, reportedAt: string | null }> }, socialInvestigations: { nodes: Array<{ id: string, directedAt: string, submittedAt: string | null, askedOf: { name: string } }> }, statements: { nodes: Array<{ id: string, madeAt: string }> }, carePlans: { nodes: Array<{ id: string, drawnUpAt: string, approvedAt: string | null, services: { nodes: Array<{ id: string, status: ServiceStatus, statusSince: string }> } }> }, followUpVisits: { nodes: Array<{ id: string, dueOn: string, visitedAt: string | null }> }, entitlements: { nodes: Array<{ id: string, stage: ClaimStage, dueAt: string, appliedAt: string | null, sanctionedAt: string | null, creditedAt: string | null }> }, foundIn: { name: string }, homeDistrict: { name: string } | null, case: { id: string, number: string, district: { code: number, name: string } }, productions: { totalCount: number } } | null };

export type OfficersRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type OfficersRecordQuery = { survivor: { id: string, journey: { nodes: Array<{ id: string, status: JourneyStatus, happenedAt: string, note: { text: string } | null }> }, orders: { nodes: Array<{ id: string, madeAt: string, detail: { number: string, type: OrderType, isFinal: boolean } | null }> }, ageDeterminations: { nodes: Array<{ id: string, determinedAt: string | null, finding: { ageFrom: number, ageTo: number, basis: AgeBasis } | null }> }, medicalExaminations: { nodes: Array<{ id: string, examinedAt: string, report: { consentGiven: boolean, findings: string } | null }> }, socialInvestigations: { nodes: Array<{ id: string, submittedAt: string | null, report: { familyIsSafe: boolean, riskOfRetrafficking: boolean, text: string } | null }> }, statements: { nodes: Array<{ id: string, madeAt: string, content: { kind: StatementKind, text: string } | null }> }, carePlans: { nodes: Array<{ id: string, drawnUpAt: string, detail: { reviewOn: string, goals: Array<{ domain: string, goal: string }> } | null }> }, followUpVisits: { nodes: Array<{ id: string, visitedAt: string | null, report: { outcome: VisitOutcome, note: string | null } | null }> }, entitlements: { nodes: Array<{ id: string, detail: { kind: ClaimKind, duePaise: number, sanctionedPaise: number | null, creditedPaise: number | null } | null }> } } | null };

export type OfficersWhoSawQueryVariables = Exact<{
  survivorId: string | number;
  after?: string | null | undefined;
}>;


export type OfficersWhoSawQuery = { whoSaw: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, dataClass: string, purpose: OpeningPurpose | null, legalBasis: LegalBasis | null, reference: string | null, reason: string | null, basis: ParticipationBasis, officer: { designation: string }, office: { name: string } }> } };

export type OfficersWhyQueryVariables = Exact<{
  id: string | number;
  asked: string;
}>;


export type OfficersWhyQuery = { explainAccess: { isAllowed: boolean, rule: string, dataClass: string | null, level: string | null, howToAsk: string | null, participation: { basis: ParticipationBasis, capacity: Capacity, authority: string | null, since: string, expiresAt: string | null } | null } };

export type OfficersHandoversQueryVariables = Exact<{
  filter: HandoverFilter;
  after?: string | null | undefined;
}>;


export type OfficersHandoversQuery = { handovers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: HandoverKind, transfers: Transferred | null, status: HandoverStatus, caseNumber: string, proposedAt: string, acknowledgeBy: string, acknowledgedAt: string | null, expiresAt: string, answeredAt: string | null, endedAt: string | null, refusedBecause: RefusalReason | null, shares: Array<SharedClass> | null, case: { id: string } | null, fromOffice: { id: string, name: string }, toOffice: { id: string, name: string }, words: { message: string, answer: string | null, refusalNote: string | null } | null, survivors: { nodes: Array<{ id: string, receivedAt: string | null, survivor: { id: string, pseudonym: string } | null }> } }> } };

export type OfficersClocksQueryVariables = Exact<{
  filter: ClockFilter;
  after?: string | null | undefined;
}>;


export type OfficersClocksQuery = { clocks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, state: ClockState, isOverdue: boolean, isAdvisory: boolean, startedAt: string, dueAt: string, metAt: string | null, excludedMinutes: number, notApplicable: NotApplicableReason | null, ownerOffice: { id: string, name: string }, rule: { duty: string, law: string, time: string, note: string | null, verified: Verified, severity: ClockSeverity }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> } };

export type OfficersPlacesQueryVariables = Exact<{
  search: string;
}>;


export type OfficersPlacesQuery = { places: { nodes: Array<{ code: number, name: string, state: { name: string } }> } };

export type OfficersOfficesQueryVariables = Exact<{
  district: number;
  kinds?: Array<OfficeKind> | OfficeKind | null | undefined;
}>;


export type OfficersOfficesQuery = { offices: { nodes: Array<{ id: string, name: string, kind: OfficeKind }> } };

export type OfficersSectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersSectionsQuery = { sections: Array<{ code: string, substance: string, from: string | null, to: string | null }> };

export type OfficersRegisterFirMutationVariables = Exact<{
  input: RegisterFirInput;
}>;


export type OfficersRegisterFirMutation = { registerFir: { fir: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersRecordJourneyEventMutationVariables = Exact<{
  input: RecordJourneyEventInput;
}>;


export type OfficersRecordJourneyEventMutation = { recordJourneyEvent: { survivor: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersRecordProductionMutationVariables = Exact<{
  input: RecordProductionInput;
}>;


export type OfficersRecordProductionMutation = { recordProduction: { production: { id: string, withinTime: boolean } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersProposeHandoverMutationVariables = Exact<{
  input: ProposeHandoverInput;
}>;


export type OfficersProposeHandoverMutation = { proposeHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersTriageCaseMutationVariables = Exact<{
  input: TriageCaseInput;
}>;


export type OfficersTriageCaseMutation = { triageCase: { case: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersCloseCaseMutationVariables = Exact<{
  input: CloseCaseInput;
}>;


export type OfficersCloseCaseMutation = { closeCase: { case: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAcknowledgeHandoverMutationVariables = Exact<{
  input: AcknowledgeHandoverInput;
}>;


export type OfficersAcknowledgeHandoverMutation = { acknowledgeHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAcceptHandoverMutationVariables = Exact<{
  input: AcceptHandoverInput;
}>;


export type OfficersAcceptHandoverMutation = { acceptHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersRefuseHandoverMutationVariables = Exact<{
  input: RefuseHandoverInput;
}>;


export type OfficersRefuseHandoverMutation = { refuseHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersRevokeHandoverMutationVariables = Exact<{
  input: RevokeHandoverInput;
}>;


export type OfficersRevokeHandoverMutation = { revokeHandover: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAnswerConsultationMutationVariables = Exact<{
  input: AnswerConsultationInput;
}>;


export type OfficersAnswerConsultationMutation = { answerConsultation: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersCompleteReferralMutationVariables = Exact<{
  input: CompleteReferralInput;
}>;


export type OfficersCompleteReferralMutation = { completeReferral: { handover: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAnswerAccessRequestMutationVariables = Exact<{
  input: AnswerAccessRequestInput;
}>;


export type OfficersAnswerAccessRequestMutation = { answerAccessRequest: { accessRequest: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAnswerSecondPersonMutationVariables = Exact<{
  input: AnswerSecondPersonInput;
}>;


export type OfficersAnswerSecondPersonMutation = { answerSecondPerson: { approval: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersAnswerRoleMutationVariables = Exact<{
  input: AnswerRoleInput;
}>;


export type OfficersAnswerRoleMutation = { answerRole: { roleGrant: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersReviewBrokenGlassMutationVariables = Exact<{
  input: ReviewBrokenGlassInput;
}>;


export type OfficersReviewBrokenGlassMutation = { reviewBrokenGlass: { brokenGlass: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersNoteContradictionMutationVariables = Exact<{
  input: NoteContradictionInput;
}>;


export type OfficersNoteContradictionMutation = { noteContradiction: { contradiction: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersRequestAccessMutationVariables = Exact<{
  input: RequestAccessInput;
}>;


export type OfficersRequestAccessMutation = { requestAccess: { accessRequest: { id: string, expiresAt: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersBreakGlassMutationVariables = Exact<{
  input: BreakGlassInput;
}>;


export type OfficersBreakGlassMutation = { breakGlass: { brokenGlass: { id: string, until: string, reviewDueAt: string, case: { id: string } | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersOpenIdentityMutationVariables = Exact<{
  input: OpenInput;
}>;


export type OfficersOpenIdentityMutation = { openIdentity: { identities: Array<{ bornOn: string | null, guardians: string | null, address: string | null, village: string | null, homeDistrict: number | null, school: string | null, phone: string | null, survivor: { id: string, pseudonym: string }, names: Array<{ script: Script, fullName: string }> }>, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersPlansQueryVariables = Exact<{
  id: string | number;
}>;


export type OfficersPlansQuery = { case: { plans: { nodes: Array<{ id: string, version: number, startedAt: string | null, detail: { site: string, plannedFor: string, notes: string | null, members: Array<{ id: string, designation: string, office: { name: string } }> } | null }> } } | null };

export type OfficersOfficersQueryVariables = Exact<{
  officeId: string | number;
}>;


export type OfficersOfficersQuery = { officers: { nodes: Array<{ id: string, designation: string, roles: Array<Role>, office: { name: string } }> } };

export type OfficersPlanRescueMutationVariables = Exact<{
  input: PlanRescueInput;
}>;


export type OfficersPlanRescueMutation = { planRescue: { plan: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type OfficersStartRescueMutationVariables = Exact<{
  input: StartRescueInput;
}>;


export type OfficersStartRescueMutation = { startRescue: { plan: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export const OfficersHomeDocument: Doc<OfficersHomeQuery, OfficersHomeQueryVariables> = { id: 'sha256:68b6699a4924f6df598bca8d493cf065b74296327228eaa3f7abdc607d791449' };
export const OfficersNewestNoticeDocument: Doc<OfficersNewestNoticeQuery, OfficersNewestNoticeQueryVariables> = { id: 'sha256:558f232f88138c39226ee6f096214f75678056cef7608fb6db2c9775c57d89ca' };
export const OfficersHandoversWaitingDocument: Doc<OfficersHandoversWaitingQuery, OfficersHandoversWaitingQueryVariables> = { id: 'sha256:b0ccbfd8f15e65ff3e7b1ff4f8a872256d44d027f5fa06c9e6b5e1915958d635' };
export const OfficersAccessAskedDocument: Doc<OfficersAccessAskedQuery, OfficersAccessAskedQueryVariables> = { id: 'sha256:f42c5afaa0b47052aa596c59baec19720f4ab6fdf68b58f660eb08e3e0c739f9' };
export const OfficersConsentAskedDocument: Doc<OfficersConsentAskedQuery, OfficersConsentAskedQueryVariables> = { id: 'sha256:be13f7223a8e8cf904f51097e31b3ad044ca985b9a6d27e9d4e8b809f76373c5' };
export const OfficersRolesAskedDocument: Doc<OfficersRolesAskedQuery, OfficersRolesAskedQueryVariables> = { id: 'sha256:e260f7290eae96fd585bf83c49e055e99bad0d1b93831b35c3aacfa4357d3b9b' };
export const OfficersGlassesDocument: Doc<OfficersGlassesQuery, OfficersGlassesQueryVariables> = { id: 'sha256:a9cbf100f77992d7aca1a246b9ba76e5336789b0b770000f3dd87fc45d070e32' };
export const OfficersContradictionsDocument: Doc<OfficersContradictionsQuery, OfficersContradictionsQueryVariables> = { id: 'sha256:2307b5b70edb91cbb03e912ab2b3e77cd17846f74640b8df7056e50b70077c93' };
export const OfficersCasesDocument: Doc<OfficersCasesQuery, OfficersCasesQueryVariables> = { id: 'sha256:b693c4e6c48006ca895d3c21264717cff20caae02ff988c9f5639a086296a9da' };
export const OfficersCaseDocument: Doc<OfficersCaseQuery, OfficersCaseQueryVariables> = { id: 'sha256:8c142763e253b10458cbc1fb7f437c1fbbdb2eeda046909636c1f2103b0ca568' };
export const OfficersCaseClocksDocument: Doc<OfficersCaseClocksQuery, OfficersCaseClocksQueryVariables> = { id: 'sha256:4749872b3553483990f5ed4cf046bcf57adce9a5566a01b7726b82ef405357b1' };
export const OfficersPeopleDocument: Doc<OfficersPeopleQuery, OfficersPeopleQueryVariables> = { id: 'sha256:91d13584a9a5466a35b0d9fc1f47fce68965bd12a140c43a5a10410560790755' };
export const OfficersPersonDocument: Doc<OfficersPersonQuery, OfficersPersonQueryVariables> = { id: 'sha256:46c54fbc7ee383aed10efbfa5c61680661edd3cbbcdff309ed81d3595da4a2c4' };
export const OfficersRecordDocument: Doc<OfficersRecordQuery, OfficersRecordQueryVariables> = { id: 'sha256:df345678745d82950d33627a162d41d7c47d3e7efaca794d33f9afe32c9ccd8d' };
export const OfficersWhoSawDocument: Doc<OfficersWhoSawQuery, OfficersWhoSawQueryVariables> = { id: 'sha256:c41f97ca088563be4fa13c5feed40b6f5a6b1ee42b26b3fb2f66b80a7955c463' };
export const OfficersWhyDocument: Doc<OfficersWhyQuery, OfficersWhyQueryVariables> = { id: 'sha256:0c121145de3c46f72193b699c209fce16127fa6cc5e72395be2382c384540c77' };
export const OfficersHandoversDocument: Doc<OfficersHandoversQuery, OfficersHandoversQueryVariables> = { id: 'sha256:e3ae5e908a37e303fc7f12d51d1124df1b4db615e65d552e6360a4bccc89059e' };
export const OfficersClocksDocument: Doc<OfficersClocksQuery, OfficersClocksQueryVariables> = { id: 'sha256:799082bbdfc83d09bddeb1a999839be9cdd65e096ed681a80aa7e32d42685242' };
export const OfficersPlacesDocument: Doc<OfficersPlacesQuery, OfficersPlacesQueryVariables> = { id: 'sha256:9d371f27d6b31544fc44a6823dc40bbf096157d071e19941f9dd57ecd67d11af' };
export const OfficersOfficesDocument: Doc<OfficersOfficesQuery, OfficersOfficesQueryVariables> = { id: 'sha256:28f28242928b271f50c54e938c290c5bf8798d9b790dbab9fc2f277490ae6b3f' };
export const OfficersSectionsDocument: Doc<OfficersSectionsQuery, OfficersSectionsQueryVariables> = { id: 'sha256:bd8838c2df279dae42230845bf3db2148e7d7992d986a45d34301a39d19233e9' };
export const OfficersRegisterFirDocument: Doc<OfficersRegisterFirMutation, OfficersRegisterFirMutationVariables> = { id: 'sha256:55eea20547743c046380cf1e40f9008732f7e73417146deae23115bbcce53bd3' };
export const OfficersRecordJourneyEventDocument: Doc<OfficersRecordJourneyEventMutation, OfficersRecordJourneyEventMutationVariables> = { id: 'sha256:5c967a3e05641a551da038fdc66779201fdb61a0b61c583e662af78dc59ea52e' };
export const OfficersRecordProductionDocument: Doc<OfficersRecordProductionMutation, OfficersRecordProductionMutationVariables> = { id: 'sha256:c9b10c24ff5c02fe55400d413b46ece093e87416a0e263de60b636707de841ea' };
export const OfficersProposeHandoverDocument: Doc<OfficersProposeHandoverMutation, OfficersProposeHandoverMutationVariables> = { id: 'sha256:a477ca7a03e4adb9b517ab98fc2b5f1213e49fa77877a7734fb3f36e5ab554ea' };
export const OfficersTriageCaseDocument: Doc<OfficersTriageCaseMutation, OfficersTriageCaseMutationVariables> = { id: 'sha256:c7c87641ad85e01f826eaae17d61309a0b59e31687617a2c62aedb1e6e74bef4' };
export const OfficersCloseCaseDocument: Doc<OfficersCloseCaseMutation, OfficersCloseCaseMutationVariables> = { id: 'sha256:bd5873a807eacb2e2cfbf43764bd8e6232e86c19656ffc6423f0ee4aafb56d4e' };
export const OfficersAcknowledgeHandoverDocument: Doc<OfficersAcknowledgeHandoverMutation, OfficersAcknowledgeHandoverMutationVariables> = { id: 'sha256:6dc74fcb549b09cda4f22b31bd23a3a0237b798819eeb1212445ce95121eecd6' };
export const OfficersAcceptHandoverDocument: Doc<OfficersAcceptHandoverMutation, OfficersAcceptHandoverMutationVariables> = { id: 'sha256:792e4c37dfc75f8aacbd2b11277a704038aa7def7f90ca5d9b94f3d875a0c26f' };
export const OfficersRefuseHandoverDocument: Doc<OfficersRefuseHandoverMutation, OfficersRefuseHandoverMutationVariables> = { id: 'sha256:e17ae434dba8d7cd93c3ebaaf4e98a95349705967f2235c87641819323a08a94' };
export const OfficersRevokeHandoverDocument: Doc<OfficersRevokeHandoverMutation, OfficersRevokeHandoverMutationVariables> = { id: 'sha256:677455da010be949b3de52a15a12905a947ebf58b27e835757f35ca50d73ca5b' };
export const OfficersAnswerConsultationDocument: Doc<OfficersAnswerConsultationMutation, OfficersAnswerConsultationMutationVariables> = { id: 'sha256:64408c825d625747116e2dfdf414e0d5f23582fe7789a53687ba8cf3903ce2ac' };
export const OfficersCompleteReferralDocument: Doc<OfficersCompleteReferralMutation, OfficersCompleteReferralMutationVariables> = { id: 'sha256:2b215e547c1328c0e4a7dba2d56578b8a74b35610c0d7aab591f97fb5d08b87a' };
export const OfficersAnswerAccessRequestDocument: Doc<OfficersAnswerAccessRequestMutation, OfficersAnswerAccessRequestMutationVariables> = { id: 'sha256:9b8efb41296e73ce8949c1afde17fd10b717343332a93c51c6ed1ea44f25e66c' };
export const OfficersAnswerSecondPersonDocument: Doc<OfficersAnswerSecondPersonMutation, OfficersAnswerSecondPersonMutationVariables> = { id: 'sha256:2152acd9275e4d9460f2443e939df989a96ce5c63ba23f9810eaac70dfb73e09' };
export const OfficersAnswerRoleDocument: Doc<OfficersAnswerRoleMutation, OfficersAnswerRoleMutationVariables> = { id: 'sha256:1267d080ab2eb6dbf32bda37c2f373e44a6c6a9b968d74a8560b19d81b2dcf6b' };
export const OfficersReviewBrokenGlassDocument: Doc<OfficersReviewBrokenGlassMutation, OfficersReviewBrokenGlassMutationVariables> = { id: 'sha256:16af2ba586c20abae62f53b14189843d47a6013601adc6ead40f1cad12b51d38' };
export const OfficersNoteContradictionDocument: Doc<OfficersNoteContradictionMutation, OfficersNoteContradictionMutationVariables> = { id: 'sha256:39220d6834512977061c80c424cd43423621d52c762eef5d856501f7ca2eb5fa' };
export const OfficersRequestAccessDocument: Doc<OfficersRequestAccessMutation, OfficersRequestAccessMutationVariables> = { id: 'sha256:d507e6f8bab2e921334add4136fccf3d1ac6e6d877099dc5fd07e37ced5e1da1' };
export const OfficersBreakGlassDocument: Doc<OfficersBreakGlassMutation, OfficersBreakGlassMutationVariables> = { id: 'sha256:ec733287e4f89170bfcfcd64a1c564e35949fd8dd5d55afc3d13787bf21831e9' };
export const OfficersOpenIdentityDocument: Doc<OfficersOpenIdentityMutation, OfficersOpenIdentityMutationVariables> = { id: 'sha256:997de690c65f73d88c7b356b40cfbcb58c60e43b465f6f9005b2117e31caf387' };
export const OfficersPlansDocument: Doc<OfficersPlansQuery, OfficersPlansQueryVariables> = { id: 'sha256:01ffa958aaa0dfcaf2a71e086b6bfbd43709e84446e2a1056325d2fee667d14f' };
export const OfficersOfficersDocument: Doc<OfficersOfficersQuery, OfficersOfficersQueryVariables> = { id: 'sha256:51cc3aac5680b29335c71e40df84cf1a6cf63bdbbbf7d39ba3a89095ac11b294' };
export const OfficersPlanRescueDocument: Doc<OfficersPlanRescueMutation, OfficersPlanRescueMutationVariables> = { id: 'sha256:15bf464029a77bac35d76e7cc9c211e54cc103951415062fa4d633560de7ecdb' };
export const OfficersStartRescueDocument: Doc<OfficersStartRescueMutation, OfficersStartRescueMutationVariables> = { id: 'sha256:00ced893dc3174d4c51a8a16d0bca5dcfc2438cef7184a77edf0b29ddaf5e496' };