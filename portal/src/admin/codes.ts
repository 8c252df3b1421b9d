/** Codes of the API that one chooses from. The types hold the lists to the schema: a code that is missing does not compile. */
import type { OfficeKind, Role, RuleStatus, Verified } from '../../generated/admin.js';

const list = <Code extends string>(codes: Record<Code, true>): readonly Code[] => Object.keys(codes) as Code[];

export const officeKinds = list<OfficeKind>({
  POLICE_STATION: true,
  SJPU: true,
  AHTU: true,
  AHTB: true,
  GRP: true,
  RPF: true,
  DISTRICT_LABOUR_OFFICE: true,
  CENTRAL_LABOUR: true,
  DISTRICT_MAGISTRATE: true,
  CWC: true,
  DCPU: true,
  CHILD_CARE_INSTITUTION: true,
  SHAKTI_SADAN: true,
  ONE_STOP_CENTRE: true,
  HOSPITAL: true,
  DLSA: true,
  NGO: true,
  DISTRICT_TASK_FORCE: true,
  STATE_COMMITTEE: true,
  HUB_ADMINISTRATION: true,
});

export const roles = list<Role>({
  POLICE_OFFICER: true,
  AHTU_OFFICER: true,
  AHTB_OFFICER: true,
  CHILD_WELFARE_POLICE: true,
  LABOUR_OFFICER: true,
  DISTRICT_ADMINISTRATION: true,
  CWC_MEMBER: true,
  DCPU_OFFICER: true,
  HOME_STAFF: true,
  MEDICAL_OFFICER: true,
  LEGAL_SERVICES: true,
  NGO_WORKER: true,
  COMMITTEE_MEMBER: true,
  STATE_ADMIN: true,
});

export const ruleStatuses = list<RuleStatus>({ LIVE: true, DRAFT: true, REFUSED: true });

export const verifications = list<Verified>({ STATUTE: true, SECONDARY: true, UNVERIFIED: true });
