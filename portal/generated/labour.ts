/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
/** Further evidence, until it is decided and for a review: by the office that proposed the entry or the one that decides. */
export type AddWatchEvidenceInput = {
  /** The entry. */
  entryId: string | number;
  /** Upon what. */
  evidence: Array<EvidenceInput>;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What is complained of. A code and not a text, so that no name slips in. */
export type AgencyAllegation =
  /** It has placed a child in work. */
  | 'CHILD_PLACED'
  /** It keeps people against their will. */
  | 'CONFINEMENT'
  /** The work was not what it had promised. */
  | 'FALSE_PROMISE'
  /** It takes fees of those whom it places. */
  | 'FEES_TAKEN'
  /** Somebody whom it placed is missing. */
  | 'MISSING_AFTER_PLACEMENT'
  /** It works without the licence that its regime asks for. */
  | 'NO_LICENCE'
  /** It keeps wages back. */
  | 'WAGES_WITHHELD';

/** Which agencies. What is left out does not narrow. */
export type AgencyFilter = {
  /** In this district (LGD code). */
  district?: number | null | undefined;
  /** On the watch list, or not. */
  listed?: boolean | null | undefined;
  /** Whose name, or another name, begins so; at least 3 characters. */
  name?: string | null | undefined;
  /** Under one of these licence regimes. */
  regimes?: Array<LicenceRegime> | null | undefined;
  /** In this State (LGD code). */
  state?: number | null | undefined;
};

/** What your office has found out about a complaint. */
export type AnswerComplaintInput = {
  /** Which complaint. */
  complaintId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** VERIFIED or NOT_BORNE_OUT. */
  standing: ComplaintStanding;
};

/** That the party appeals against an entry on the list. */
export type AppealWatchEntryInput = {
  /** When the appeal came in: within 30 days of the decision. */
  appealedAt: string;
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What a case is about. */
export type CaseKind =
  | 'BONDED_LABOUR'
  | 'CHILD_LABOUR'
  | 'MISSING_CHILD'
  | 'SEXUAL_EXPLOITATION'
  | 'TRAFFICKING';

/** What a survivor is entitled to. */
export type ClaimEntitlementInput = {
  /** When it becomes or became due. */
  dueAt: string;
  /** Due, in paise. */
  duePaise: number;
  /** What is claimed. */
  kind: ClaimKind;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The office that processes it, which must take part; yours when left out. */
  processedById?: string | number | null | undefined;
  /** The survivor. */
  survivorId: string | number;
};

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

/** From whom a complaint is. Who it was stands in the diary of the office that took it, and never in the hub. */
export type ComplaintSource =
  /** Nobody knows. */
  | 'ANONYMOUS_TIP'
  /** A person whose name the office knows. */
  | 'NAMED_PERSON'
  /** Another office. */
  | 'OFFICE'
  /** An organisation. */
  | 'ORGANISATION';

/** What has become of a complaint. */
export type ComplaintStanding =
  /** An office looked into it, and nothing bears it out. */
  | 'NOT_BORNE_OUT'
  /** It came in. */
  | 'RECEIVED'
  /** An office looked into it, and it is so. */
  | 'VERIFIED';

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

/** The decision upon an appeal: by the State bureau, and never by who decided before. */
export type DecideWatchAppealInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What becomes of the entry. */
  outcome: WatchAppealOutcome;
  /** Why. */
  reason: WatchReason;
};

/** The decision, with reasons and the number of the order: by the office that decides, when the party was heard or its time is over. */
export type DecideWatchEntryInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** Whether it is put on the list. */
  isListed: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The number of the order. */
  orderNumber: string;
  /** Why. */
  reason: WatchReason;
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

/** Something upon which an entry is proposed: an inspection or a complaint on record, which say themselves of which kind they are; or a kind, with a number and a day. */
export type EvidenceInput = {
  /** A complaint: verified, of somebody whom the office knows; or an anonymous tip, which counts as such. */
  complaintId?: string | number | null | undefined;
  /** And its day (IST). */
  datedOn?: string | null | undefined;
  /** An inspection in which a violation was found. */
  inspectionId?: string | number | null | undefined;
  /** CONVICTION, FIR_NAMED or NO_LICENCE, where it is neither of the two. */
  kind?: EvidenceKind | null | undefined;
  /** The number of the judgment, of the FIR, or of the report on the licence. */
  reference?: string | null | undefined;
};

/** What an entry on the watch list can be proposed upon. `evidenceRules` tells the weights. */
export type EvidenceKind =
  /** A tip of which nobody knows from whom. */
  | 'ANONYMOUS_TIP'
  /** A complaint of somebody whom the office knows, looked into and borne out. */
  | 'COMPLAINT_VERIFIED'
  /** A court convicted it, or somebody for what was done in it. */
  | 'CONVICTION'
  /** An FIR names it. */
  | 'FIR_NAMED'
  /** An inspection or check on record found a violation. */
  | 'INSPECTION_VIOLATION'
  /** An office has found that it works without the licence that its regime asks for. */
  | 'NO_LICENCE';

/** Which inspections and checks. What is left out does not narrow. */
export type InspectionFilter = {
  /** In this district (LGD code). */
  district?: number | null | undefined;
  /** Of this kind. */
  kind?: InspectionKind | null | undefined;
  /** With one of these outcomes. */
  outcomes?: Array<InspectionOutcome> | null | undefined;
  /** Those that a correction has taken the place of, too. */
  withSuperseded?: boolean | null | undefined;
};

/** What kind of look at an establishment it was. */
export type InspectionKind =
  /** By an inspector of the labour department or the district administration (CALPRA s. 17). */
  | 'LABOUR_INSPECTION'
  /** By the police on their beat: at eateries, small shops, kilns (advisory, para iv). */
  | 'VIGIL_CHECK';

/** What came of an inspection or check. */
export type InspectionOutcome =
  /** The employer was advised to mend what was found. */
  | 'ADVISED'
  /** Children were found employed in breach of the law: it goes with a case. */
  | 'CHILD_FOUND'
  /** The offence was compounded. */
  | 'COMPOUNDED'
  /** Nothing was found. */
  | 'NIL'
  /** A notice was issued. */
  | 'NOTICE'
  /** What was seen is no offence; the employer may have been advised. */
  | 'NOT_AN_OFFENCE'
  /** A complaint was made to a court, or an FIR was asked for. */
  | 'PROSECUTED';

/** Under which law a placement agency is licensed. */
export type LicenceRegime =
  /** Chhattisgarh Private Placement Agencies (Regulation) Act 2013 (verified). */
  | 'CHHATTISGARH_2013'
  /** Delhi Private Placement Agencies (Regulation) Order 2014 (verified). */
  | 'DELHI_2014'
  /** Jharkhand Private Placement Agencies and Domestic Workers (Regulation) Act 2016 (not verified). */
  | 'JHARKHAND_2016'
  /** No law of the State asks for a licence, as far as is known (not verified). */
  | 'NONE';

/** Whether an agency has the licence that its regime asks for. */
export type LicenceStanding =
  /** It had one, whose last day is over. */
  | 'EXPIRED'
  /** No law of the State asks for one, as far as is known. */
  | 'NOT_ASKED_FOR'
  /** Its regime asks for one, and none is on record. */
  | 'UNLICENSED'
  /** It has one that is valid today. */
  | 'VALID';

/** A claim comes further. */
export type MoveEntitlementInput = {
  /** Since when. */
  at: string;
  /** The bank's reference of the credit: with CREDITED and only there. */
  bankReference?: string | null | undefined;
  /** Credited, in paise: with CREDITED and only there. */
  creditedPaise?: number | null | undefined;
  /** The claim. */
  entitlementId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Sanctioned, in paise: with SANCTIONED and only there. */
  sanctionedPaise?: number | null | undefined;
  /** How far it has come. */
  stage: ClaimStage;
};

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

/** How many people were seen at work, by the age that they say. Nobody is named. */
export type PeopleSeenInput = {
  /** 18 or older. */
  adults: number;
  /** 14 or 15. */
  from14To15: number;
  /** 16 or 17. */
  from16To17: number;
  /** Under 14. */
  under14: number;
};

/** A look at an establishment that is to be taken. */
export type PlanInspectionInput = {
  /** What kind of look. */
  kind: InspectionKind;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** On which day (IST), today or within a year. */
  plannedFor: string;
  /** Which establishment. */
  premisesId: string | number;
};

/** Which establishments. What is left out does not narrow. */
export type PremisesFilter = {
  /** In this district (LGD code). */
  district?: number | null | undefined;
  /** Of one of these kinds. */
  kinds?: Array<EstablishmentKind> | null | undefined;
};

/** An establishment as it is found: what kind, where, and the name over the door. Name no person. */
export type PremisesInput = {
  /** Address, in at most 500 characters. */
  address?: string | null | undefined;
  /** The placement agency that works here; for the kind PLACEMENT_AGENCY alone. */
  agencyId?: string | number | null | undefined;
  /** The district it lies in (LGD code): that of your office, or of its State where it is an office of the State. */
  district: number;
  /** What kind of place it is. */
  kind: EstablishmentKind;
  /** Name over the door, or what the place is called, in at most 200 characters. */
  name: string;
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

/** An agency or an establishment that is to be on the watch list. Another office decides, when the party has been heard. */
export type ProposeWatchEntryInput = {
  /** The agency; or */
  agencyId?: string | number | null | undefined;
  /** The office that is to decide: the State bureau (AHTB) of its State or the District Magistrate of its district, and not your own. */
  decidingOfficeId: string | number;
  /** Upon what, 1 to 20. More can follow until it is decided. */
  evidence: Array<EvidenceInput>;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** the establishment. */
  premisesId?: string | number | null | undefined;
};

/** That somebody complained of an agency. Who it was stays in the diary of your office: say its number there. */
export type RecordComplaintInput = {
  /** Of which agency. */
  agencyId: string | number;
  /** What is complained of. */
  allegations: Array<AgencyAllegation>;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When it came in. */
  receivedAt: string;
  /** Its number in the diary of your office; an anonymous tip may have none. */
  reference?: string | null | undefined;
  /** From whom. */
  source: ComplaintSource;
};

/** A look at an establishment, as it was. Name the establishment by its id, or as it was found; a plan that it carries out names it too. `opId` and `happenedAt` are made by the phone, also without a network. */
export type RecordInspectionInput = {
  /** About what the employer was advised, where it is no breach. */
  advice?: Array<ViolationCode> | null | undefined;
  /** The case that it belongs to. CHILD_FOUND goes with a case: this one, or a new one. */
  caseId?: string | number | null | undefined;
  /** How many children and adolescents were found employed in breach of the law; 0 unless the outcome is CHILD_FOUND. */
  childrenFound: number;
  /** When it corrects an inspection on record. */
  correction?: CorrectionInput | null | undefined;
  /** When, by the clock of whoever was there: at most 30 days ago. */
  happenedAt: string;
  /** The offices that were there too, at most 10. */
  jointWithOfficeIds?: Array<string | number> | null | undefined;
  /** What kind of look it was. */
  kind: InspectionKind;
  /** Opens a case of this kind, of the instant of the inspection, which your office leads. */
  newCase?: CaseKind | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What came of it. */
  outcome: InspectionOutcome;
  /** The plan that it carries out. */
  planId?: string | number | null | undefined;
  /** The establishment as it was found: it is put on the register if it is not there. */
  premises?: PremisesInput | null | undefined;
  /** The establishment, where it is on the register. */
  premisesId?: string | number | null | undefined;
  /** How the registers were found. */
  registers: RegistersFound;
  /** Who was seen at work. */
  seen: PeopleSeenInput;
  /** Of what the establishment was found in breach; none is an answer too. */
  violations: Array<ViolationCode>;
};

/** That the party replied. Its words are in the file of your office, under the number. */
export type RecordWatchReplyInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The number of the reply in the file of your office. */
  reference: string;
  /** When the reply came in. */
  repliedAt: string;
};

/** A placement agency that is to be on the register. */
export type RegisterAgencyInput = {
  /** Address. */
  address?: string | null | undefined;
  /** What else it is called, at most 20. Names of the agency, never of a person. */
  aliases?: Array<string> | null | undefined;
  /** The district it works from (LGD code); it need not be yours. */
  district: number;
  /** Number of its licence; none: it was asked for and there is none. */
  licenceNumber?: string | null | undefined;
  /** Under which law of its State it needs a licence. */
  licenceRegime: LicenceRegime;
  /** Last day of its licence (IST). */
  licenceValidUntil?: string | null | undefined;
  /** What it is called. */
  name: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** How the registers of the employer were found. */
export type RegistersFound =
  /** Kept, with gaps. */
  | 'INCOMPLETE'
  /** Kept, and as they should be. */
  | 'IN_ORDER'
  /** They were not asked for, as on a beat check. */
  | 'NOT_ASKED'
  /** There are none. */
  | 'NOT_KEPT'
  /** They were asked for and not shown. */
  | 'NOT_SHOWN';

/** The review of an entry on the list, by the office that decided. */
export type ReviewWatchEntryInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The number of the order. */
  orderNumber: string;
  /** Why. */
  reason: WatchReason;
  /** What it comes to. */
  result: WatchReview;
};

/** That the party was given notice: what is held against it, and until when it may reply. */
export type ServeWatchNoticeInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** How. */
  how: WatchNoticeService;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** When it was served. */
  servedAt: string;
};

/** What has changed of an agency of your area, or that your office registered: its licence, its names. */
export type UpdateAgencyInput = {
  /** Address. */
  address?: string | null | undefined;
  /** Which agency. */
  agencyId: string | number;
  /** What else it is called, at most 20. Names of the agency, never of a person. */
  aliases?: Array<string> | null | undefined;
  /** The `version` that the change is based on. */
  expectedVersion: number;
  /** Number of its licence; none: it was asked for and there is none. */
  licenceNumber?: string | null | undefined;
  /** Under which law of its State it needs a licence. */
  licenceRegime: LicenceRegime;
  /** Last day of its licence (IST). */
  licenceValidUntil?: string | null | undefined;
  /** What it is called. */
  name: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** How far the source of a rule was verified. */
export type Verified =
  /** Matched to press, commentary or a law firm only. */
  | 'SECONDARY'
  /** Matched to a copy of the statute, rule or gazette. */
  | 'STATUTE'
  /** No source matched. Advisory. */
  | 'UNVERIFIED';

/** What an establishment can be found in breach of. `violations` tells the law. */
export type ViolationCode =
  /** CALPRA s. 12: no notice of the Act displayed. */
  | 'ABSTRACT_NOT_DISPLAYED'
  /** CALPRA s. 3A: an adolescent (14 to 17) in a hazardous occupation or process of the Schedule. */
  | 'ADOLESCENT_IN_HAZARD'
  /** BLSA s. 16: bonded labour compelled. */
  | 'BONDED_LABOUR'
  /** CALPRA s. 3: a child under 14 employed or permitted to work. */
  | 'CHILD_EMPLOYED'
  /** JJ Act s. 79: a child kept in bondage for employment, or its earnings withheld. */
  | 'CHILD_EXPLOITED'
  /** CALPRA s. 13: rules of health and safety not kept. */
  | 'HEALTH_AND_SAFETY'
  /** CALPRA s. 7: an adolescent at work for longer, or at other hours, than allowed. */
  | 'HOURS'
  /** the licence regime of the State: a placement agency without the licence that its regime asks for. */
  | 'NO_LICENCE'
  /** CALPRA s. 9: employment of adolescents of which the inspector was not told. */
  | 'NO_NOTICE_TO_INSPECTOR'
  /** CALPRA s. 11: no register of the adolescents employed. */
  | 'REGISTER_NOT_KEPT'
  /** CALPRA s. 8: an adolescent without a weekly holiday. */
  | 'WEEKLY_HOLIDAY';

/** What became of an appeal. */
export type WatchAppealOutcome =
  /** The entry is taken off the list. */
  | 'ALLOWED'
  /** The entry stays on the list. */
  | 'UPHELD';

/** How the notice reached the party. */
export type WatchNoticeService =
  /** Affixed at the place of business, since nobody took it. */
  | 'AFFIXED'
  /** To the address of the licence, with an acknowledgement. */
  | 'BY_EMAIL'
  /** Handed over against a receipt. */
  | 'BY_HAND'
  /** By registered post. */
  | 'BY_POST';

/** Why it was decided so. A code and not a text: the party is given it. */
export type WatchReason =
  /** The evidence bears it out; no reply came within its time. */
  | 'BORNE_OUT'
  /** The party works no more. */
  | 'CLOSED_DOWN'
  /** What was found has been mended. */
  | 'MENDED'
  /** The evidence does not bear it out. */
  | 'NOT_BORNE_OUT'
  /** The reply answers the evidence. */
  | 'REPLY_ANSWERS'
  /** The evidence bears it out, and the reply does not answer it. */
  | 'REPLY_DOES_NOT_ANSWER'
  /** At the review the evidence still bears it out. */
  | 'STILL_BORNE_OUT'
  /** It is about another. */
  | 'WRONG_PARTY';

/** What a review of an entry comes to. */
export type WatchReview =
  /** It is taken off the list. */
  | 'DELIST'
  /** It stays; the next review is in 90 days, and it expires when it did. */
  | 'KEEP'
  /** It stays for another year from today. The evidence must still reach the threshold. */
  | 'RENEW';

/** Where an entry on the watch list stands. Only LISTED is on the list. */
export type WatchState =
  /** It was on the list and is not any more: by a review, or by an appeal. */
  | 'DELISTED'
  /** It was on the list for a year and was not renewed. */
  | 'EXPIRED'
  /** It is on the list, until its review, its expiry or an appeal ends that. */
  | 'LISTED'
  /** The party has been given notice, and may reply. */
  | 'NOTIFIED'
  /** An office proposes it. The party has not been told. */
  | 'PROPOSED'
  /** The office that decides refused it. */
  | 'REFUSED'
  /** The office that proposed it took it back. */
  | 'WITHDRAWN';

/** Takes a proposal back, before it is decided. */
export type WithdrawWatchEntryInput = {
  /** The entry. */
  entryId: string | number;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

export type LabourClaimFragment = { id: string, version: number, stage: ClaimStage, dueAt: string, appliedAt: string | null, sanctionedAt: string | null, releasedAt: string | null, creditedAt: string | null, detail: { kind: ClaimKind, duePaise: number, sanctionedPaise: number | null, creditedPaise: number | null, bankReference: string | null, processedBy: { id: string, name: string } } | null };

export type LabourLedgerQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LabourLedgerQuery = { survivors: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, pseudonym: string, entitlements: { nodes: Array<{ id: string, version: number, stage: ClaimStage, dueAt: string, appliedAt: string | null, sanctionedAt: string | null, releasedAt: string | null, creditedAt: string | null, detail: { kind: ClaimKind, duePaise: number, sanctionedPaise: number | null, creditedPaise: number | null, bankReference: string | null, processedBy: { id: string, name: string } } | null }> } }> } };

export type LabourProcessorsQueryVariables = Exact<{
  district?: number | null | undefined;
  state?: number | null | undefined;
}>;


export type LabourProcessorsQuery = { offices: { nodes: Array<{ id: string, name: string }> } };

export type LabourClaimEntitlementMutationVariables = Exact<{
  input: ClaimEntitlementInput;
}>;


export type LabourClaimEntitlementMutation = { claimEntitlement: { entitlement: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourMoveEntitlementMutationVariables = Exact<{
  input: MoveEntitlementInput;
}>;


export type LabourMoveEntitlementMutation = { moveEntitlement: { entitlement: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourWatchTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type LabourWatchTodayQuery = { inspectionPlans: { totalCount: number, nodes: Array<{ id: string, plannedFor: string, kind: InspectionKind, premises: { id: string, name: string, kind: EstablishmentKind, address: string | null } }> }, clocks: { totalCount: number, nodes: Array<{ id: string, code: string, dueAt: string, isAdvisory: boolean, rule: { duty: string, law: string }, case: { id: string, number: string } | null, survivor: { id: string, pseudonym: string } | null }> }, complaintsOfChildLabour: { totalCount: number, nodes: Array<{ id: string, dueAt: string, isOverdue: boolean, case: { id: string, number: string } | null }> }, watchEntries: { totalCount: number, nodes: Array<{ id: string, state: WatchState, replyBy: string | null, repliedAt: string | null, reviewOn: string | null, appealBy: string | null, appealDecidedAt: string | null, agency: { id: string, name: string } | null, premises: { id: string, name: string } | null }> } };

export type LabourOpenComplaintsQueryVariables = Exact<{
  district?: number | null | undefined;
  state?: number | null | undefined;
}>;


export type LabourOpenComplaintsQuery = { agencies: { nodes: Array<{ id: string, name: string, complaints: { nodes: Array<{ id: string, receivedAt: string, standing: ComplaintStanding, source: ComplaintSource, allegations: Array<AgencyAllegation> }> } }> } };

export type LabourInspectionsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: InspectionFilter | null | undefined;
}>;


export type LabourInspectionsQuery = { inspections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: InspectionKind, happenedAt: string, outcome: InspectionOutcome, registers: RegistersFound, violations: Array<ViolationCode>, childrenFound: number, seenUnder14: number, seenFrom14: number, seenFrom16: number, seenAdults: number, recordedByOffice: { id: string, name: string }, premises: { id: string, name: string, kind: EstablishmentKind }, case: { id: string, number: string } | null }> } };

export type LabourPremisesQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: PremisesFilter | null | undefined;
}>;


export type LabourPremisesQuery = { premises: { totalCount: number, nodes: Array<{ id: string, name: string, kind: EstablishmentKind, address: string | null }> } };

export type LabourPlanQueryVariables = Exact<{
  id: string | number;
}>;


export type LabourPlanQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { kind: InspectionKind, plannedFor: string, id: string, premises: { id: string, name: string, kind: EstablishmentKind, address: string | null } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type LabourViolationsQueryVariables = Exact<{ [key: string]: never; }>;


export type LabourViolationsQuery = { violations: Array<{ code: ViolationCode, law: string, findsChild: boolean, isCompoundable: boolean, verified: Verified }> };

export type LabourCasesToNameQueryVariables = Exact<{ [key: string]: never; }>;


export type LabourCasesToNameQuery = { cases: { nodes: Array<{ id: string, number: string, kind: CaseKind }> } };

export type LabourDistrictsQueryVariables = Exact<{
  state: number;
}>;


export type LabourDistrictsQuery = { places: { nodes: Array<{ code: number, name: string }> } };

export type LabourStatesQueryVariables = Exact<{ [key: string]: never; }>;


export type LabourStatesQuery = { states: Array<{ code: number, name: string }> };

export type LabourPlanInspectionMutationVariables = Exact<{
  input: PlanInspectionInput;
}>;


export type LabourPlanInspectionMutation = { planInspection: { plan: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourRecordInspectionMutationVariables = Exact<{
  input: RecordInspectionInput;
}>;


export type LabourRecordInspectionMutation = { recordInspection: { inspection: { id: string, outcome: InspectionOutcome, premises: { id: string, name: string }, case: { id: string, number: string } | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourAgenciesQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: AgencyFilter | null | undefined;
}>;


export type LabourAgenciesQuery = { agencies: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, aliases: Array<string>, licence: LicenceStanding, licenceRegime: LicenceRegime, licenceValidUntil: string | null, linkedCases: number, district: { code: number, name: string }, complaints: { totalCount: number }, watchEntries: { nodes: Array<{ id: string, state: WatchState }> } }> } };

export type LabourAgencyQueryVariables = Exact<{
  id: string | number;
}>;


export type LabourAgencyQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { version: number, name: string, aliases: Array<string>, address: string | null, licence: LicenceStanding, licenceRegime: LicenceRegime, licenceNumber: string | null, licenceValidUntil: string | null, linkedCases: number, id: string, district: { code: number, name: string, state: { code: number, name: string } }, recordedByOffice: { id: string, name: string }, cases: { nodes: Array<{ id: string, case: { id: string, number: string } }> }, complaints: { totalCount: number, nodes: Array<{ id: string, version: number, receivedAt: string, reference: string | null, source: ComplaintSource, allegations: Array<AgencyAllegation>, standing: ComplaintStanding, verifiedAt: string | null, recordedByOffice: { id: string, name: string } }> }, watchEntries: { nodes: Array<{ id: string, version: number, state: WatchState, reason: WatchReason | null, orderNumber: string | null, proposedAt: string, servedAt: string | null, servedHow: WatchNoticeService | null, replyBy: string | null, repliedAt: string | null, replyReference: string | null, decidedAt: string | null, reviewOn: string | null, expiresOn: string | null, appealedAt: string | null, appealBy: string | null, appealDecidedAt: string | null, appealOutcome: WatchAppealOutcome | null, endedAt: string | null, proposedByOffice: { id: string, name: string }, decidedByOffice: { id: string, name: string }, appealOffice: { id: string, name: string } | null, evidence: { nodes: Array<{ kind: EvidenceKind, datedOn: string, reference: string | null, complaint: { id: string, reference: string | null } | null, inspection: { id: string, violations: Array<ViolationCode> } | null }> } }> } }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type LabourEvidenceRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type LabourEvidenceRulesQuery = { evidenceRules: Array<{ kind: EvidenceKind, weight: number, atMost: number, isOfficial: boolean }> };

export type LabourDecidersQueryVariables = Exact<{
  state: number;
}>;


export type LabourDecidersQuery = { offices: { nodes: Array<{ id: string, name: string, kind: OfficeKind, district: { code: number } | null }> } };

export type LabourRegisterAgencyMutationVariables = Exact<{
  input: RegisterAgencyInput;
}>;


export type LabourRegisterAgencyMutation = { registerAgency: { agency: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourUpdateAgencyMutationVariables = Exact<{
  input: UpdateAgencyInput;
}>;


export type LabourUpdateAgencyMutation = { updateAgency: { agency: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourRecordComplaintMutationVariables = Exact<{
  input: RecordComplaintInput;
}>;


export type LabourRecordComplaintMutation = { recordComplaint: { complaint: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourAnswerComplaintMutationVariables = Exact<{
  input: AnswerComplaintInput;
}>;


export type LabourAnswerComplaintMutation = { answerComplaint: { complaint: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourProposeWatchEntryMutationVariables = Exact<{
  input: ProposeWatchEntryInput;
}>;


export type LabourProposeWatchEntryMutation = { proposeWatchEntry: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourAddWatchEvidenceMutationVariables = Exact<{
  input: AddWatchEvidenceInput;
}>;


export type LabourAddWatchEvidenceMutation = { addWatchEvidence: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourServeWatchNoticeMutationVariables = Exact<{
  input: ServeWatchNoticeInput;
}>;


export type LabourServeWatchNoticeMutation = { serveWatchNotice: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourRecordWatchReplyMutationVariables = Exact<{
  input: RecordWatchReplyInput;
}>;


export type LabourRecordWatchReplyMutation = { recordWatchReply: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourDecideWatchEntryMutationVariables = Exact<{
  input: DecideWatchEntryInput;
}>;


export type LabourDecideWatchEntryMutation = { decideWatchEntry: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourReviewWatchEntryMutationVariables = Exact<{
  input: ReviewWatchEntryInput;
}>;


export type LabourReviewWatchEntryMutation = { reviewWatchEntry: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourAppealWatchEntryMutationVariables = Exact<{
  input: AppealWatchEntryInput;
}>;


export type LabourAppealWatchEntryMutation = { appealWatchEntry: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourDecideWatchAppealMutationVariables = Exact<{
  input: DecideWatchAppealInput;
}>;


export type LabourDecideWatchAppealMutation = { decideWatchAppeal: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type LabourWithdrawWatchEntryMutationVariables = Exact<{
  input: WithdrawWatchEntryInput;
}>;


export type LabourWithdrawWatchEntryMutation = { withdrawWatchEntry: { entry: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export const LabourLedgerDocument: Doc<LabourLedgerQuery, LabourLedgerQueryVariables> = { id: 'sha256:8714e4c8eb048565ceffc9ff29a387e8c24d2e69183635a1f2b56e468990bdf3' };
export const LabourProcessorsDocument: Doc<LabourProcessorsQuery, LabourProcessorsQueryVariables> = { id: 'sha256:ca76a67d9ea1fb2890ce55e6fdfc418587724ad834abfc8fa8490b05b4619c11' };
export const LabourClaimEntitlementDocument: Doc<LabourClaimEntitlementMutation, LabourClaimEntitlementMutationVariables> = { id: 'sha256:dcd3d7a725c7a39a6f1c5ff5f014e0e5aeb2ac949f8f1723fcc5b33558dcc489' };
export const LabourMoveEntitlementDocument: Doc<LabourMoveEntitlementMutation, LabourMoveEntitlementMutationVariables> = { id: 'sha256:1ae6fdc22556fdecdce11625afe8f0696530a8e0442af69d3c5e93e4af955af1' };
export const LabourWatchTodayDocument: Doc<LabourWatchTodayQuery, LabourWatchTodayQueryVariables> = { id: 'sha256:e2ac9d8e623eca08d465eda466bed24976bbc4fc20d523957616f37259ec7e54' };
export const LabourOpenComplaintsDocument: Doc<LabourOpenComplaintsQuery, LabourOpenComplaintsQueryVariables> = { id: 'sha256:ffa8429e655d9a54ccfe66027e4c2d1a6a64b6fa8e0a05b8e6dc5b175b943a27' };
export const LabourInspectionsDocument: Doc<LabourInspectionsQuery, LabourInspectionsQueryVariables> = { id: 'sha256:60ca0c5c5cea79ed249ade98f564e8390dfb6f4f0e092208d9ebf44df622cd05' };
export const LabourPremisesDocument: Doc<LabourPremisesQuery, LabourPremisesQueryVariables> = { id: 'sha256:b63efe1f2691cf428b85c4e2fcda6632f88b43797f3b80501cbfbf7e1d4ce16c' };
export const LabourPlanDocument: Doc<LabourPlanQuery, LabourPlanQueryVariables> = { id: 'sha256:52d6d9b5482ae45470779eb55c5730a5793444f32b0a4a0ba9482e1912f51ba9' };
export const LabourViolationsDocument: Doc<LabourViolationsQuery, LabourViolationsQueryVariables> = { id: 'sha256:ddf03766a975dfee3160bb2b61777c7aea193b6448dbdc3c2a1b8e186113cee2' };
export const LabourCasesToNameDocument: Doc<LabourCasesToNameQuery, LabourCasesToNameQueryVariables> = { id: 'sha256:d65ae19c66483d39b7e855a36a9b0f1ac87905f6057e1174de9d7d625a869ff6' };
export const LabourDistrictsDocument: Doc<LabourDistrictsQuery, LabourDistrictsQueryVariables> = { id: 'sha256:71fd8593fcbe1c3ed42f4cd8eabde7b16f569aa2dfea9dae98303952ae07acfa' };
export const LabourStatesDocument: Doc<LabourStatesQuery, LabourStatesQueryVariables> = { id: 'sha256:51d22bacb8224c21b631326ca5b3496919972cb165ff01f64061e5650057f4f7' };
export const LabourPlanInspectionDocument: Doc<LabourPlanInspectionMutation, LabourPlanInspectionMutationVariables> = { id: 'sha256:bbe62a5e93f458f9c52cfa285d0372e05af018ede2a43263474e6d9638ee7fb3' };
export const LabourRecordInspectionDocument: Doc<LabourRecordInspectionMutation, LabourRecordInspectionMutationVariables> = { id: 'sha256:064705a246707044c97842154032778a6f531f45b051b0cb0ee355e53f7b7e59' };
export const LabourAgenciesDocument: Doc<LabourAgenciesQuery, LabourAgenciesQueryVariables> = { id: 'sha256:160bdf7ce66c6758749f903d7836d326eb25571940246927f743afc619959767' };
export const LabourAgencyDocument: Doc<LabourAgencyQuery, LabourAgencyQueryVariables> = { id: 'sha256:100a8f006837af4dcf84f7723dd873b210d02cd824a1328063ac432c6a160e04' };
export const LabourEvidenceRulesDocument: Doc<LabourEvidenceRulesQuery, LabourEvidenceRulesQueryVariables> = { id: 'sha256:4fa08c0b3d761469322deee1c9daccd1a9a241d81f646438722ad1d9eaaf6fe4' };
export const LabourDecidersDocument: Doc<LabourDecidersQuery, LabourDecidersQueryVariables> = { id: 'sha256:2d2a53d3ece74caab21b44058582e586889dbfc5b49a5b53d4b465654bd1d8ab' };
export const LabourRegisterAgencyDocument: Doc<LabourRegisterAgencyMutation, LabourRegisterAgencyMutationVariables> = { id: 'sha256:44b205204febb91de5e47fe4f03e776dda826867045fedae4c3a91727eb689cd' };
export const LabourUpdateAgencyDocument: Doc<LabourUpdateAgencyMutation, LabourUpdateAgencyMutationVariables> = { id: 'sha256:7656eb583da1665b670c6d18751e76a9a78064b6c3531c12fe667ec3c5113063' };
export const LabourRecordComplaintDocument: Doc<LabourRecordComplaintMutation, LabourRecordComplaintMutationVariables> = { id: 'sha256:91f2c2a16a8f9940e713216eaf0229af8ee59b8d8effad854521f36e969d5726' };
export const LabourAnswerComplaintDocument: Doc<LabourAnswerComplaintMutation, LabourAnswerComplaintMutationVariables> = { id: 'sha256:9645b5062bf97893a7fa2fc51afac9db60ff441b57a1beb60ea430bf8f2c554e' };
export const LabourProposeWatchEntryDocument: Doc<LabourProposeWatchEntryMutation, LabourProposeWatchEntryMutationVariables> = { id: 'sha256:b00d9e005c033c1ea6b1d22aaac988fefa70d380da02c60cbb20b04a54689060' };
export const LabourAddWatchEvidenceDocument: Doc<LabourAddWatchEvidenceMutation, LabourAddWatchEvidenceMutationVariables> = { id: 'sha256:48c3b95c7b929de827c4c3999ec6785250bacbddee9227522ec9c3cdeffca2f9' };
export const LabourServeWatchNoticeDocument: Doc<LabourServeWatchNoticeMutation, LabourServeWatchNoticeMutationVariables> = { id: 'sha256:4ef5e1393238ca00f9550448934bd01ba28895d33bbe25a318558e9a795faf04' };
export const LabourRecordWatchReplyDocument: Doc<LabourRecordWatchReplyMutation, LabourRecordWatchReplyMutationVariables> = { id: 'sha256:38c902589b894ebff1dffb85dd0122c974f9e99d10d3597515fbea4d4a1f72c6' };
export const LabourDecideWatchEntryDocument: Doc<LabourDecideWatchEntryMutation, LabourDecideWatchEntryMutationVariables> = { id: 'sha256:93487e6f993a4457dc79ae3a4eda9f7866be3d415d99451b0109e15021cf1445' };
export const LabourReviewWatchEntryDocument: Doc<LabourReviewWatchEntryMutation, LabourReviewWatchEntryMutationVariables> = { id: 'sha256:b0ef746bcb83e959a58feee7597e4fb5330e4ba5e235acfdf5fef6347b68b48a' };
export const LabourAppealWatchEntryDocument: Doc<LabourAppealWatchEntryMutation, LabourAppealWatchEntryMutationVariables> = { id: 'sha256:b441bfd69a0ec32b7feb0121747537c76e69fdc6e68530b6074f82f37d651dd7' };
export const LabourDecideWatchAppealDocument: Doc<LabourDecideWatchAppealMutation, LabourDecideWatchAppealMutationVariables> = { id: 'sha256:85d6a0932baef5ed60da286b1b296086819df039f4e8999c308f960b5b853ee2' };
export const LabourWithdrawWatchEntryDocument: Doc<LabourWithdrawWatchEntryMutation, LabourWithdrawWatchEntryMutationVariables> = { id: 'sha256:1d2e9347ff02bf6c40df3f4ddd44ed840f013cc7b086d30ab3a9edd564d73b53' };