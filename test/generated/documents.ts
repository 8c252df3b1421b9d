/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** Who reported. Sealed: class REP. */
export type ReporterInput = {
  /** Name as given. */
  name?: string | null | undefined;
  /** Telephone as given. */
  phone?: string | null | undefined;
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

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { client: string | null, roles: Array<Role>, office: { kind: OfficeKind, name: string } } };

export type SurvivorsOfCaseQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
}>;


export type SurvivorsOfCaseQuery = { case: { number: string, receivedAt: string, survivors: { totalCount: number, nodes: Array<{ id: string, pseudonym: string, status: JourneyStatus, ageOn: string, version: number }> } } | null };

export type OpenCaseMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type OpenCaseMutation = { openCase: { case: { id: string, stage: CaseStage } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };


export const WhoAmIDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"client"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"office"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;
export const SurvivorsOfCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SurvivorsOfCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"survivors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"pseudonym"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"ageOn"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SurvivorsOfCaseQuery, SurvivorsOfCaseQueryVariables>;
export const OpenCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OpenCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<OpenCaseMutation, OpenCaseMutationVariables>;