/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
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

export type OfficersPlaceholderQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficersPlaceholderQuery = { viewer: { roles: Array<Role> } };

export const OfficersPlaceholderDocument: Doc<OfficersPlaceholderQuery, OfficersPlaceholderQueryVariables> = { id: 'sha256:d70c1e8ba13229a6fbe61f6afe28c36cdb2a86be4bbfa91673fdf77972be802a' };