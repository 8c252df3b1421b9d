/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
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

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { roles: Array<Role>, operations: Array<string>, officer: { id: string, designation: string }, office: { id: string, name: string, kind: OfficeKind, district: { code: number, name: string } | null, state: { code: number, name: string } }, sees: Array<{ dataClass: string, level: string, means: string }> } };

export type ChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ChangesSubscription = { changes: { event: string, caseId: string, subjectId: string, cursor: string } };

export const ViewerDocument: Doc<ViewerQuery, ViewerQueryVariables> = { id: 'sha256:ab905a93a895d4d8647031c612b70226312bfd78001a1b7efdf8392376837d44' };
export const ChangesDocument: Doc<ChangesSubscription, ChangesSubscriptionVariables> = { id: 'sha256:39c761b26e0e96fd072fd2057d9b66583898fd81ca18e78e8f41db475fe51abf' };