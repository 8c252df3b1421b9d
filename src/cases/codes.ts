import { registerEnumType } from 'type-graphql';

export enum CaseKind {
  TRAFFICKING = 'TRAFFICKING',
  CHILD_LABOUR = 'CHILD_LABOUR',
  BONDED_LABOUR = 'BONDED_LABOUR',
  MISSING_CHILD = 'MISSING_CHILD',
  SEXUAL_EXPLOITATION = 'SEXUAL_EXPLOITATION',
}

export enum CasePriority {
  URGENT = 'URGENT',
  HIGH = 'HIGH',
  NORMAL = 'NORMAL',
}

/** The life cycle of the domain reference, section 2. The furthest step the case has reached. */
export enum CaseStage {
  INTAKE = 'INTAKE',
  TRIAGE = 'TRIAGE',
  PLAN = 'PLAN',
  RESCUE = 'RESCUE',
  MEDICAL_AGE = 'MEDICAL_AGE',
  FIR = 'FIR',
  CWC_PRODUCTION = 'CWC_PRODUCTION',
  INTERIM_PLACEMENT = 'INTERIM_PLACEMENT',
  SIR = 'SIR',
  ICP = 'ICP',
  FINAL_ORDER = 'FINAL_ORDER',
  TRANSFER_RESTORE = 'TRANSFER_RESTORE',
  ENTITLEMENTS = 'ENTITLEMENTS',
  LINKAGE = 'LINKAGE',
  FOLLOW_UP = 'FOLLOW_UP',
  CLOSED = 'CLOSED',
}

export enum CaseStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

export enum IntakeChannel {
  PENCIL = 'PENCIL',
  CHILD_HELPLINE_1098 = 'CHILD_HELPLINE_1098',
  ERSS_112 = 'ERSS_112',
  WALK_IN = 'WALK_IN',
  INSPECTION = 'INSPECTION',
  PATROL = 'PATROL',
  NGO_TIP = 'NGO_TIP',
  OTHER = 'OTHER',
}

/** Parallel strands of one case. They close apart from each other. */
export enum WorkstreamKind {
  CRIMINAL = 'CRIMINAL',
  LABOUR = 'LABOUR',
  WELFARE = 'WELFARE',
  MONEY = 'MONEY',
}

export enum FirStatus {
  NOT_YET = 'NOT_YET',
  REFUSED = 'REFUSED',
  REGISTERED = 'REGISTERED',
}

/** Why no FIR was registered. A code and not a text, so that it can be counted and holds no name. */
export enum NoFirReason {
  PRELIMINARY_INQUIRY = 'PRELIMINARY_INQUIRY',
  NON_COGNIZABLE = 'NON_COGNIZABLE',
  NO_OFFENCE_DISCLOSED = 'NO_OFFENCE_DISCLOSED',
  SENT_TO_OTHER_STATION = 'SENT_TO_OTHER_STATION',
  INFORMANT_WITHDREW = 'INFORMANT_WITHDREW',
}

export enum ParticipationBasis {
  OPENED = 'OPENED',
  RULE = 'RULE',
  HANDOVER = 'HANDOVER',
  ORDER = 'ORDER',
  TEAM = 'TEAM',
  BREAK_GLASS = 'BREAK_GLASS',
}

export enum Capacity {
  LEAD = 'LEAD',
  INVESTIGATION = 'INVESTIGATION',
  LABOUR = 'LABOUR',
  ADMINISTRATION = 'ADMINISTRATION',
  CHILD_WELFARE = 'CHILD_WELFARE',
  HOME_DISTRICT = 'HOME_DISTRICT',
  CUSTODIAN = 'CUSTODIAN',
  MEDICAL = 'MEDICAL',
  LEGAL_AID = 'LEGAL_AID',
  PARTNER = 'PARTNER',
  BUREAU = 'BUREAU',
  RESCUE_TEAM = 'RESCUE_TEAM',
  CONSULTED = 'CONSULTED',
  /** Was handed a task. */
  REFERRED = 'REFERRED',
  /** Has accepted custody, which passes when the survivor is received. */
  RECEIVING = 'RECEIVING',
  /** Led the case and handed it over: sees how it stands, and no content. */
  FORMER_LEAD = 'FORMER_LEAD',
}

/** The classes of data that one office can share with another. Statistics are nobody's to share. */
export enum SharedClass {
  ID = 'ID',
  LOC = 'LOC',
  MED = 'MED',
  ST = 'ST',
  ACC = 'ACC',
  EMP = 'EMP',
  RHB = 'RHB',
  FIN = 'FIN',
  REP = 'REP',
  PLAN = 'PLAN',
}

/** Why a case or a workstream ended. Domain reference, section 4.9. */
export enum ClosureReason {
  RESTORED_STABLE = 'RESTORED_STABLE',
  ATTAINED_18_AFTERCARE = 'ATTAINED_18_AFTERCARE',
  ADOPTED_FOSTERED = 'ADOPTED_FOSTERED',
  TRANSFERRED_ACCEPTED = 'TRANSFERRED_ACCEPTED',
  REPATRIATED_ABROAD = 'REPATRIATED_ABROAD',
  CONVICTED = 'CONVICTED',
  ACQUITTED_SERVICES_DONE = 'ACQUITTED_SERVICES_DONE',
  COMPOUNDED = 'COMPOUNDED',
  UNTRACED_REPORT = 'UNTRACED_REPORT',
  FALSE_INFORMATION = 'FALSE_INFORMATION',
  NOT_AN_OFFENCE = 'NOT_AN_OFFENCE',
  DUPLICATE_MERGED = 'DUPLICATE_MERGED',
  DECEASED = 'DECEASED',
  SURVIVOR_DECLINED = 'SURVIVOR_DECLINED',
}

export enum ReopeningReason {
  REOPENED_RETRAFFICKED = 'REOPENED_RETRAFFICKED',
  NEW_EVIDENCE = 'NEW_EVIDENCE',
  COURT_ORDER = 'COURT_ORDER',
  CLOSED_IN_ERROR = 'CLOSED_IN_ERROR',
}

/** Why a recorded fact was superseded. A code and not a text, so that no name slips into it. */
export enum CorrectionReason {
  CLERICAL_ERROR = 'CLERICAL_ERROR',
  NEW_EVIDENCE = 'NEW_EVIDENCE',
  COURT_ORDER = 'COURT_ORDER',
  WRONG_PERSON = 'WRONG_PERSON',
  RECORDED_TWICE = 'RECORDED_TWICE',
}

export enum ExploitationType {
  CHILD_LABOUR = 'CHILD_LABOUR',
  HAZ_ADOLESCENT = 'HAZ_ADOLESCENT',
  BONDED = 'BONDED',
  FORCED_LABOUR = 'FORCED_LABOUR',
  DOMESTIC_SERVITUDE = 'DOMESTIC_SERVITUDE',
  CSE = 'CSE',
  BEGGING = 'BEGGING',
  FORCED_MARRIAGE = 'FORCED_MARRIAGE',
  BRIDE_TRAFFICKING = 'BRIDE_TRAFFICKING',
  ILLEGAL_ADOPTION = 'ILLEGAL_ADOPTION',
  SURROGACY = 'SURROGACY',
  ORGAN = 'ORGAN',
  ARMED_GROUP = 'ARMED_GROUP',
  CYBER_SCAM = 'CYBER_SCAM',
  CRIME_COURIER = 'CRIME_COURIER',
  OTHER = 'OTHER',
}

export enum EstablishmentKind {
  EATERY_DHABA = 'EATERY_DHABA',
  HOTEL = 'HOTEL',
  SMALL_SHOP = 'SMALL_SHOP',
  AUTO_WORKSHOP = 'AUTO_WORKSHOP',
  BRICK_KILN = 'BRICK_KILN',
  GARMENT_ZARI = 'GARMENT_ZARI',
  BANGLE_LAC = 'BANGLE_LAC',
  CARPET_LOOM = 'CARPET_LOOM',
  FIREWORKS = 'FIREWORKS',
  QUARRY_MINE = 'QUARRY_MINE',
  CONSTRUCTION = 'CONSTRUCTION',
  FARM_PLANTATION = 'FARM_PLANTATION',
  FISHERY = 'FISHERY',
  DOMESTIC_HOUSEHOLD = 'DOMESTIC_HOUSEHOLD',
  PLACEMENT_AGENCY = 'PLACEMENT_AGENCY',
  SPA_PARLOUR = 'SPA_PARLOUR',
  BROTHEL_LODGE = 'BROTHEL_LODGE',
  ORCHESTRA_DANCE = 'ORCHESTRA_DANCE',
  STREET_TRAFFIC_SIGNAL = 'STREET_TRAFFIC_SIGNAL',
  TRAIN_STATION = 'TRAIN_STATION',
  BUS = 'BUS',
  CALL_CENTRE_SCAM_SITE = 'CALL_CENTRE_SCAM_SITE',
  OTHER = 'OTHER',
}

/** Where a person stands in the criminal case. */
export enum AccusedStatus {
  SUSPECTED = 'SUSPECTED',
  NAMED = 'NAMED',
  ARRESTED = 'ARRESTED',
  BAILED = 'BAILED',
  ABSCONDING = 'ABSCONDING',
  CHARGE_SHEETED = 'CHARGE_SHEETED',
  CONVICTED = 'CONVICTED',
  ACQUITTED = 'ACQUITTED',
  DISCHARGED = 'DISCHARGED',
}

export enum CaseEventKind {
  OPENED = 'OPENED',
  TRIAGED = 'TRIAGED',
  PRIORITY_CHANGED = 'PRIORITY_CHANGED',
  STAGE_REACHED = 'STAGE_REACHED',
  WORKSTREAM_CLOSED = 'WORKSTREAM_CLOSED',
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
  LEAD_HANDED_OVER = 'LEAD_HANDED_OVER',
}

register(CaseKind, 'CaseKind', 'What a case is about.');
register(CasePriority, 'CasePriority', 'How urgent it is. Cases of children start HIGH (advisory, para iii).');
register(CaseStage, 'CaseStage', 'The furthest step of the life cycle that the case has reached.');
register(CaseStatus, 'CaseStatus', 'Whether the case is open.');
register(IntakeChannel, 'IntakeChannel', 'How the information came in.');
register(WorkstreamKind, 'WorkstreamKind', 'A strand of a case that closes on its own.');
register(FirStatus, 'FirStatus', 'Whether an FIR is registered. NOT_YET is a state of its own: the advisory asks for an FIR in every case.');
register(NoFirReason, 'NoFirReason', 'Why no FIR was registered.');
register(ParticipationBasis, 'ParticipationBasis', 'Why an office takes part in a case.');
register(Capacity, 'Capacity', 'What an office is in a case.');
register(SharedClass, 'SharedClass', 'A class of data that one office can share with another. What each holds is in the access matrix.');
register(ClosureReason, 'ClosureReason', 'Why a case or workstream ended.');
register(ReopeningReason, 'ReopeningReason', 'Why a closed case was opened again.');
register(CorrectionReason, 'CorrectionReason', 'Why a recorded fact was superseded.');
register(
  ExploitationType,
  'ExploitationType',
  'What was done to a person. Maps to the IOM Human Trafficking Case Data Standard 2.0 (CC BY 4.0; no endorsement implied).',
);
register(EstablishmentKind, 'EstablishmentKind', 'The kind of place where a person was found at work or exploited.');
register(AccusedStatus, 'AccusedStatus', 'Where an accused person stands in the criminal case.');
register(CaseEventKind, 'CaseEventKind', 'What happened to the case as a whole.');

function register(code: object, name: string, description: string): void {
  registerEnumType(code, { name, description });
}
