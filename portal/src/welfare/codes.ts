/** The codes of the API that are offered in lists, in the order in which they are offered. */
import type { OrderType, ServiceKind, ServiceStatus, ShelterKind, VisitOutcome } from '../../generated/welfare.js';

/** In the order of the Act and never of likelihood: what the bench decides is not suggested. */
export const orderTypes: readonly OrderType[] = [
  'DECLARE_CNCP',
  'RESTORE',
  'PLACE_CCI',
  'FIT_PERSON',
  'FOSTER',
  'SPONSOR',
  'TRANSFER_95',
  'FREE_FOR_ADOPTION',
  'MEDICAL',
  'COUNSELLING',
  'LEGAL_AID',
  'DISCLOSURE_PERMIT',
  'WAGE_DIRECTION',
];
export const serviceKinds: readonly ServiceKind[] = [
  'MEDICAL',
  'MENTAL_HEALTH',
  'DEADDICTION',
  'BRIDGE_COURSE',
  'SCHOOL_ENROL',
  'KGBV_HOSTEL',
  'VOCATIONAL',
  'LEGAL_AID',
  'SUPPORT_PERSON',
  'INTERPRETER',
  'ID_DOCUMENT',
  'BANK_ACCOUNT',
  'SPONSORSHIP',
  'AFTERCARE',
  'HOUSING',
  'RATION',
  'PENSION',
  'LIVELIHOOD_FAMILY',
  'WITNESS_PROTECTION',
  'REINTEGRATION_VISIT',
];
export const serviceStatuses: readonly ServiceStatus[] = ['STARTED', 'COMPLETED', 'STOPPED'];
export const visitOutcomes: readonly VisitOutcome[] = ['SAFE_IN_SCHOOL', 'SAFE_NOT_IN_SCHOOL', 'AT_WORK', 'AT_RISK', 'NOT_FOUND', 'RETRAFFICKED'];
export const shelters: readonly ShelterKind[] = [
  'CH',
  'OPEN_SHELTER',
  'SAA',
  'FIT_FACILITY',
  'FIT_PERSON',
  'OBS_HOME',
  'SPECIAL_HOME',
  'PLACE_OF_SAFETY',
  'OSC',
  'SHAKTI_SADAN',
  'ITPA_PROTECTIVE_HOME',
  'HOSPITAL',
  'CHL_POINT',
  'CRADLE',
];
/** Domains of a care plan that are offered; another can be written. */
export const domains = ['health', 'mind', 'education', 'family', 'work', 'law', 'papers', 'safety'] as const;
