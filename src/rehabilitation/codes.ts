import { registerEnumType } from 'type-graphql';

export enum OrderType {
  DECLARE_CNCP = 'DECLARE_CNCP',
  RESTORE = 'RESTORE',
  PLACE_CCI = 'PLACE_CCI',
  FIT_PERSON = 'FIT_PERSON',
  FOSTER = 'FOSTER',
  SPONSOR = 'SPONSOR',
  TRANSFER_95 = 'TRANSFER_95',
  MEDICAL = 'MEDICAL',
  COUNSELLING = 'COUNSELLING',
  LEGAL_AID = 'LEGAL_AID',
  FREE_FOR_ADOPTION = 'FREE_FOR_ADOPTION',
  DISCLOSURE_PERMIT = 'DISCLOSURE_PERMIT',
  WAGE_DIRECTION = 'WAGE_DIRECTION',
  ASSIGN_NGO = 'ASSIGN_NGO',
}

export enum ShelterKind {
  CH = 'CH',
  OPEN_SHELTER = 'OPEN_SHELTER',
  SAA = 'SAA',
  FIT_FACILITY = 'FIT_FACILITY',
  FIT_PERSON = 'FIT_PERSON',
  OBS_HOME = 'OBS_HOME',
  SPECIAL_HOME = 'SPECIAL_HOME',
  PLACE_OF_SAFETY = 'PLACE_OF_SAFETY',
  OSC = 'OSC',
  SHAKTI_SADAN = 'SHAKTI_SADAN',
  ITPA_PROTECTIVE_HOME = 'ITPA_PROTECTIVE_HOME',
  HOSPITAL = 'HOSPITAL',
  CHL_POINT = 'CHL_POINT',
  CRADLE = 'CRADLE',
  /** In the charge of an office that is no home: a Committee, a Child Protection Unit, an escort, on the way to one. */
  IN_CHARGE = 'IN_CHARGE',
}

export enum ServiceKind {
  MEDICAL = 'MEDICAL',
  MENTAL_HEALTH = 'MENTAL_HEALTH',
  DEADDICTION = 'DEADDICTION',
  LEGAL_AID = 'LEGAL_AID',
  SUPPORT_PERSON = 'SUPPORT_PERSON',
  INTERPRETER = 'INTERPRETER',
  ID_DOCUMENT = 'ID_DOCUMENT',
  BANK_ACCOUNT = 'BANK_ACCOUNT',
  BRIDGE_COURSE = 'BRIDGE_COURSE',
  SCHOOL_ENROL = 'SCHOOL_ENROL',
  KGBV_HOSTEL = 'KGBV_HOSTEL',
  VOCATIONAL = 'VOCATIONAL',
  SPONSORSHIP = 'SPONSORSHIP',
  AFTERCARE = 'AFTERCARE',
  HOUSING = 'HOUSING',
  RATION = 'RATION',
  PENSION = 'PENSION',
  LIVELIHOOD_FAMILY = 'LIVELIHOOD_FAMILY',
  WITNESS_PROTECTION = 'WITNESS_PROTECTION',
  REINTEGRATION_VISIT = 'REINTEGRATION_VISIT',
}

export enum ServiceStatus {
  PLANNED = 'PLANNED',
  STARTED = 'STARTED',
  COMPLETED = 'COMPLETED',
  STOPPED = 'STOPPED',
}

/** Stopped can start again; what is completed is not taken up again, a new service is planned. */
export const nextServiceStatuses: Readonly<Record<ServiceStatus, readonly ServiceStatus[]>> = {
  PLANNED: [ServiceStatus.STARTED, ServiceStatus.COMPLETED, ServiceStatus.STOPPED],
  STARTED: [ServiceStatus.COMPLETED, ServiceStatus.STOPPED],
  STOPPED: [ServiceStatus.STARTED],
  COMPLETED: [],
};

export enum ClaimKind {
  BL_IMMEDIATE = 'BL_IMMEDIATE',
  BL_REHAB = 'BL_REHAB',
  CALPRA_FUND = 'CALPRA_FUND',
  BACK_WAGES = 'BACK_WAGES',
  VCS_INTERIM = 'VCS_INTERIM',
  VCS_FINAL = 'VCS_FINAL',
  POCSO_SPECIAL_RELIEF = 'POCSO_SPECIAL_RELIEF',
  POCSO_COMP = 'POCSO_COMP',
  POA_RELIEF = 'POA_RELIEF',
  COURT_COMP_395 = 'COURT_COMP_395',
}

/** A claim is settled only when the money is CREDITED; sanctioned is not paid. */
export enum ClaimStage {
  ELIGIBLE = 'ELIGIBLE',
  APPLIED = 'APPLIED',
  SANCTIONED = 'SANCTIONED',
  RELEASED = 'RELEASED',
  CREDITED = 'CREDITED',
  REJECTED = 'REJECTED',
  LAPSED = 'LAPSED',
}

export const nextClaimStages: Readonly<Record<ClaimStage, readonly ClaimStage[]>> = {
  ELIGIBLE: [ClaimStage.APPLIED, ClaimStage.LAPSED],
  APPLIED: [ClaimStage.SANCTIONED, ClaimStage.REJECTED, ClaimStage.LAPSED],
  SANCTIONED: [ClaimStage.RELEASED, ClaimStage.LAPSED],
  RELEASED: [ClaimStage.CREDITED],
  CREDITED: [],
  REJECTED: [ClaimStage.APPLIED],
  LAPSED: [ClaimStage.APPLIED],
};

export enum VisitOutcome {
  SAFE_IN_SCHOOL = 'SAFE_IN_SCHOOL',
  SAFE_NOT_IN_SCHOOL = 'SAFE_NOT_IN_SCHOOL',
  AT_WORK = 'AT_WORK',
  AT_RISK = 'AT_RISK',
  NOT_FOUND = 'NOT_FOUND',
  RETRAFFICKED = 'RETRAFFICKED',
}

register(
  OrderType,
  'OrderType',
  'What a Child Welfare Committee ordered (JJ Act ss. 36, 37, 95). The hub records what the bench decided and never suggests it.',
);
register(ShelterKind, 'ShelterKind', 'The kind of shelter.');
register(ServiceKind, 'ServiceKind', 'A service of a care plan.');
register(ServiceStatus, 'ServiceStatus', 'How far a service has come.');
register(ClaimKind, 'ClaimKind', 'What a survivor is entitled to.');
register(ClaimStage, 'ClaimStage', 'How far a claim has come. Settled only when CREDITED.');
register(VisitOutcome, 'VisitOutcome', 'What a follow-up visit found.');

function register(code: object, name: string, description: string): void {
  registerEnumType(code, { name, description });
}
