/** The codes of the API that are offered in lists, in the order in which they are offered. */
import type {
  AgencyAllegation,
  CaseKind,
  ClaimKind,
  ClaimStage,
  ComplaintSource,
  EstablishmentKind,
  EvidenceKind,
  InspectionKind,
  InspectionOutcome,
  LicenceRegime,
  RegistersFound,
  WatchAppealOutcome,
  WatchNoticeService,
  WatchReason,
  WatchReview,
} from '../../generated/labour.js';

export const claimStages: readonly ClaimStage[] = ['ELIGIBLE', 'APPLIED', 'SANCTIONED', 'RELEASED', 'CREDITED', 'REJECTED', 'LAPSED'];
export const claimKinds: readonly ClaimKind[] = [
  'BACK_WAGES',
  'BL_IMMEDIATE',
  'BL_REHAB',
  'CALPRA_FUND',
  'VCS_INTERIM',
  'VCS_FINAL',
  'POCSO_SPECIAL_RELIEF',
  'POCSO_COMP',
  'POA_RELIEF',
  'COURT_COMP_395',
];
export const inspectionKinds: readonly InspectionKind[] = ['LABOUR_INSPECTION', 'VIGIL_CHECK'];
export const outcomes: readonly InspectionOutcome[] = ['CHILD_FOUND', 'NIL', 'ADVISED', 'NOTICE', 'COMPOUNDED', 'PROSECUTED', 'NOT_AN_OFFENCE'];
export const registersFound: readonly RegistersFound[] = ['IN_ORDER', 'INCOMPLETE', 'NOT_KEPT', 'NOT_SHOWN', 'NOT_ASKED'];
export const caseKinds: readonly CaseKind[] = ['CHILD_LABOUR', 'BONDED_LABOUR', 'TRAFFICKING', 'SEXUAL_EXPLOITATION', 'MISSING_CHILD'];
export const establishmentKinds: readonly EstablishmentKind[] = [
  'EATERY_DHABA',
  'SMALL_SHOP',
  'AUTO_WORKSHOP',
  'BANGLE_LAC',
  'BRICK_KILN',
  'CARPET_LOOM',
  'CONSTRUCTION',
  'DOMESTIC_HOUSEHOLD',
  'FARM_PLANTATION',
  'FIREWORKS',
  'FISHERY',
  'GARMENT_ZARI',
  'HOTEL',
  'ORCHESTRA_DANCE',
  'PLACEMENT_AGENCY',
  'QUARRY_MINE',
  'SPA_PARLOUR',
  'BROTHEL_LODGE',
  'CALL_CENTRE_SCAM_SITE',
  'STREET_TRAFFIC_SIGNAL',
  'TRAIN_STATION',
  'BUS',
  'OTHER',
];
export const regimes: readonly LicenceRegime[] = ['DELHI_2014', 'CHHATTISGARH_2013', 'JHARKHAND_2016', 'NONE'];
export const sources: readonly ComplaintSource[] = ['NAMED_PERSON', 'ORGANISATION', 'OFFICE', 'ANONYMOUS_TIP'];
export const allegations: readonly AgencyAllegation[] = [
  'CHILD_PLACED',
  'CONFINEMENT',
  'WAGES_WITHHELD',
  'FEES_TAKEN',
  'FALSE_PROMISE',
  'MISSING_AFTER_PLACEMENT',
  'NO_LICENCE',
];
/** What is on record elsewhere, and is said with a number and a day; complaints and inspections are named themselves. */
export const evidenceByNumber: readonly EvidenceKind[] = ['CONVICTION', 'FIR_NAMED', 'NO_LICENCE'];
export const services: readonly WatchNoticeService[] = ['BY_HAND', 'BY_POST', 'BY_EMAIL', 'AFFIXED'];
export const reasons: readonly WatchReason[] = [
  'BORNE_OUT',
  'REPLY_DOES_NOT_ANSWER',
  'STILL_BORNE_OUT',
  'NOT_BORNE_OUT',
  'REPLY_ANSWERS',
  'MENDED',
  'WRONG_PARTY',
  'CLOSED_DOWN',
];
export const reviews: readonly WatchReview[] = ['KEEP', 'RENEW', 'DELIST'];
export const appealOutcomes: readonly WatchAppealOutcome[] = ['UPHELD', 'ALLOWED'];
