/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Doc } from '../src/hub/ask.js';
/** The second person's answer to a draft. */
export type AnswerClockRuleInput = {
  /** Whether clocks are to run by it. */
  isApproved: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The draft. */
  ruleId: string | number;
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

/** The role that an officer of your State is to be given. */
export type AskRoleInput = {
  /** The officer (`officers`). */
  officerId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why, in your own words: 30 characters or more. Name nobody. */
  reason: string;
  /** The role: one of those that the kind of the office can have. */
  role: Role;
};

/** By which way a message leaves the hub. */
export type Channel =
  /** E-mail. */
  | 'MAIL'
  /** Text message: of what is urgent alone. */
  | 'SMS';

/** How grave it is when the duty is late. */
export type ClockSeverity =
  | 'CRITICAL'
  | 'HIGH'
  | 'NORMAL';

/** The code that came to your address. */
export type ConfirmContactInput = {
  /** To which of your addresses. */
  channel: Channel;
  /** Six digits. */
  code: string;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** What is sent to an address. */
export type Delivery =
  /** What you are told, when you are told it; by SMS what is urgent alone. Of mail in the morning what is due and what was held back. */
  | 'AT_ONCE'
  /** One mail in the morning, when there is something to say. Not by SMS. */
  | 'DIGEST'
  /** Nothing. */
  | 'OFF';

/** The department or sector an office belongs to. */
export type Department =
  | 'CHILD_WELFARE'
  | 'CIVIL_SOCIETY'
  | 'COMMITTEE'
  | 'DISTRICT_ADMINISTRATION'
  | 'HEALTH'
  | 'HUB'
  | 'LABOUR'
  | 'LEGAL_SERVICES'
  | 'POLICE';

/** A new version of a rule. What is left out stays as it is in the version before. */
export type DraftClockRuleInput = {
  /** The code of the duty, such as C04. */
  code: string;
  /** From which day on (IST): for clocks that start then or later. Those that run go on under the version before. */
  commences: string;
  /** In days of the calendar. */
  days?: number | null | undefined;
  /** What is to be done. */
  duty?: string | null | undefined;
  /** The time, in hours. One of the four. */
  hours?: number | null | undefined;
  /** Act and section, gazette and number: the source of the change. */
  law?: string | null | undefined;
  /** In months. */
  months?: number | null | undefined;
  /** What else is to be known. */
  note?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The States whose rule it is (LGD codes); an empty list: all of India. */
  states?: Array<number> | null | undefined;
  /** How far the source was verified. */
  verified?: Verified | null | undefined;
  /** In working days. */
  workingDays?: number | null | undefined;
};

/** Nobody reads your calendar any more. */
export type EndCalendarAddressInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** A webhook is to send nothing any more. */
export type EndWebhookInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The webhook. */
  webhookId: string | number;
};

/** Officers of your State, as a file has them. */
export type ImportOfficersInput = {
  /** Says what would happen, and writes nothing. */
  isRehearsal: boolean;
  /** Stops if any row is wrong. Otherwise the good rows are imported, and the others told. */
  onlyIfAllAreReady: boolean;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The rows: 1 to 500. */
  rows: Array<OfficerRow>;
};

/** What becomes of a row of an import of officers. */
export type ImportOutcome =
  /** This officer is in this office already: skipped. */
  | 'EXISTS'
  /** It was imported. */
  | 'IMPORTED'
  /** It can be imported. */
  | 'READY'
  /** Something in it is to be mended first. */
  | 'WRONG';

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

/** Which offices. What is left out does not narrow. */
export type OfficeFilter = {
  /** Of this district (LGD code). */
  district?: number | null | undefined;
  /** Of one of these kinds. */
  kinds?: Array<OfficeKind> | null | undefined;
  /** Of this State (LGD code). */
  state?: number | null | undefined;
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

/** An officer as a file has them: every value as it stands there. */
export type OfficerRow = {
  /** Designation, such as Station House Officer. The hub keeps no name of an officer. */
  designation: string;
  /** LGD code or name of the district, in your State; empty for an office of the State itself. */
  district: string;
  /** Name of the office as the directory has it, or its kind where the district has one of that kind. */
  office: string;
  /** The role to be asked for; the head of the office answers. Empty: none. */
  role?: string | null | undefined;
  /** The sign-in name at the identity provider (`sub`). */
  subject: string;
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

/** Why an office takes part in a case. */
export type ParticipationBasis =
  | 'BREAK_GLASS'
  | 'HANDOVER'
  | 'OPENED'
  | 'ORDER'
  | 'RULE'
  | 'TEAM';

/** A webhook is to send nothing for now. */
export type PauseWebhookInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The webhook. */
  webhookId: string | number;
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

/** An authority outside the hub to which identities may be exported, by its kind. The number of its matter says which. */
export type RecipientAuthority =
  /** The National or a State Commission for Protection of Child Rights. */
  | 'CHILD_RIGHTS_COMMISSION'
  /** A High Court. */
  | 'HIGH_COURT'
  /** The National or a State Human Rights Commission. */
  | 'HUMAN_RIGHTS_COMMISSION'
  /** A Juvenile Justice Board (JJ Act s. 4). */
  | 'JUVENILE_JUSTICE_BOARD'
  /** A Legal Services Authority that takes no part in the hub. */
  | 'LEGAL_SERVICES_AUTHORITY'
  /** A court of a Judicial Magistrate. */
  | 'MAGISTRATE_COURT'
  /** A Court of Session. */
  | 'SESSIONS_COURT'
  /** A Special Court, such as that of POCSO Act s. 28. */
  | 'SPECIAL_COURT'
  /** The Supreme Court of India. */
  | 'SUPREME_COURT';

/** An address to which the hub is to send what changes in the cases of your office. It stands in your name. */
export type RegisterWebhookInput = {
  /** What it is for, in at most 200 characters. Name no person. */
  description?: string | null | undefined;
  /** The events to send, by the names of the operations, such as `recordJourneyEvent`; all when left out. */
  events?: Array<string> | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Where to send: https, the public name of a server, port 443 or 8443. Private addresses are refused, and redirects are not followed. */
  url: string;
};

/** A secret address for your calendar program. */
export type RenewCalendarAddressInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** A webhook is to send again what it has sent, as far as you may still be told of it. Say from where: either `cursor` or `since`. */
export type ReplayWebhookInput = {
  /** What came after this cursor, as it stands in a message (`data.cursor`). */
  cursor?: string | null | undefined;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** What was done at this time or after it (UTC). */
  since?: string | null | undefined;
  /** The webhook. It stands in your name from then on. */
  webhookId: string | number;
};

/** A webhook is to send again, from where it was. It stands in your name from then on. */
export type ResumeWebhookInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** The webhook. */
  webhookId: string | number;
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

/** A new secret for a webhook. It stands in your name from then on. */
export type RotateWebhookSecretInput = {
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** For how many hours the secrets before it go on to sign beside it, 0 to 168; 24 when left out. 0: at once none, for a secret that others know. */
  overlapHours?: number | null | undefined;
  /** The webhook. */
  webhookId: string | number;
};

/** What is wrong with a row of an import, for programs. */
export type RowProblemCode =
  /** It must be filled in. */
  | 'EMPTY'
  /** Nobody could give the role. */
  | 'NOBODY_ANSWERS'
  /** This sign-in name cannot be taken. */
  | 'NOT_FREE'
  /** An office of this kind has no such role. */
  | 'NOT_OF_KIND'
  /** The office has no head. Its first head comes with the import of the operator. */
  | 'NO_HEAD'
  /** The State of the administrator has no such district. */
  | 'NO_SUCH_DISTRICT'
  /** The district has no such office. */
  | 'NO_SUCH_OFFICE'
  /** There is no such role. */
  | 'NO_SUCH_ROLE'
  /** Several offices of the district can be meant. */
  | 'SEVERAL_OFFICES'
  /** It is longer than it can be. */
  | 'TOO_LONG'
  /** Two rows have the same sign-in name. */
  | 'TWICE';

/** Whether clocks run by a version of a rule. */
export type RuleStatus =
  /** Drafted; a second person has not answered. */
  | 'DRAFT'
  /** Clocks run by it, from the day on which it commences. */
  | 'LIVE'
  /** The second person has refused it. */
  | 'REFUSED';

/** Where you want messages to go, and which. */
export type SetContactInput = {
  /** E-mail address, or Indian mobile number as +91 and ten digits. A code is sent there, and nothing else until it has come back. Null: none. */
  address?: string | null | undefined;
  /** Mail or SMS: one address for each. */
  channel: Channel;
  /** What is sent to it. */
  delivery: Delivery;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
};

/** State or Union Territory. */
export type StateKind =
  /** State */
  | 'STATE'
  /** Union Territory */
  | 'UT';

/** Another address, other events or other words for a webhook. What is left out stays. It stands in your name from then on. */
export type UpdateWebhookInput = {
  /** What it is for. Name no person. */
  description?: string | null | undefined;
  /** The events to send from now on; an empty list: all. */
  events?: Array<string> | null | undefined;
  /** The `version` that the change is based on. If the record has moved on, nothing is changed. */
  expectedVersion: number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Where to send from now on. A new address is asked first whether it takes messages. */
  url?: string | null | undefined;
  /** The webhook. */
  webhookId: string | number;
};

/** How far the source of a rule was verified. */
export type Verified =
  /** Matched to press, commentary or a law firm only. */
  | 'SECONDARY'
  /** Matched to a copy of the statute, rule or gazette. */
  | 'STATUTE'
  /** No source matched. Advisory. */
  | 'UNVERIFIED';

/** Where a message stands. */
export type WebhookDeliveryState =
  /** The receiver took it. */
  | 'DELIVERED'
  /** It is still to be sent, or to be sent again. */
  | 'WAITING'
  /** What it tells is no longer for the officer in whose name the webhook stands, or no longer asked for. */
  | 'WITHHELD';

/** Why a webhook is paused. */
export type WebhookPauseReason =
  /** An officer of the office paused it. */
  | 'BY_OFFICE'
  /** The receiver answered that it is there no more (410). */
  | 'GONE'
  /** The officer in whose name it stands, or the portal, is not in service any more or has lost the role. Another officer of the office takes it over with `resumeWebhook`. */
  | 'NOT_IN_SERVICE'
  /** The receiver did not take a message for three days. */
  | 'NOT_TAKEN';

/** Why a message was not taken. */
export type WebhookProblem =
  /** The certificate of the receiver does not hold: it has ended, is for another name, or nobody known has signed it. */
  | 'CERTIFICATE'
  /** The receiver says that it is there no more (410). The webhook is paused. */
  | 'GONE'
  /** This server is not among those that the hub may send to. Ask the administrator of the hub to list it (WEBHOOK_HOSTS). */
  | 'HOST_NOT_LISTED'
  /** This name means something inside one network alone. Write the full public name of the server, without a point at its end. */
  | 'LOCAL_NAME'
  /** Nobody knows a server of this name at the moment. Look for a slip in it, or ask whoever keeps the name. */
  | 'NAME_UNKNOWN'
  /** This is not an address that the hub can send to. Write it as https://portal.example.gov.in/samanvay, in at most 500 characters. */
  | 'NOT_AN_ADDRESS'
  /** The hub sends over https alone. Write https:// at the beginning, and see that the server has a certificate. */
  | 'NOT_HTTPS'
  /** Write the name of the server and not its number: certificates are issued to names, and numbers lead into private networks. */
  | 'NUMBER_INSTEAD_OF_NAME'
  /** The hub sends to the ports 443 and 8443 alone. Let the receiver listen on one of them. */
  | 'ODD_PORT'
  /** This name leads into a private network, or back to the hub itself, and there the hub sends nothing. Have the name point to a public address. */
  | 'PRIVATE_ADDRESS'
  /** The receiver sends on to another address, and the hub follows nobody: it could be led into a private network. Register the address where the messages are taken. */
  | 'REDIRECTED'
  /** The receiver answered with an error. Its own log says why; the status of the answer is beside this. */
  | 'REFUSED'
  /** This address holds a user name or a password. Leave both out: each message is signed, and by that the receiver knows the hub. */
  | 'SIGN_IN_IN_ADDRESS'
  /** The receiver took longer than ten seconds. Let it answer first and work afterwards. */
  | 'TOO_SLOW'
  /** The receiver does not answer. See that it runs and that its firewall lets the hub in. */
  | 'UNREACHABLE';

/** Where a webhook stands. */
export type WebhookState =
  /** What happens is sent. */
  | 'ACTIVE'
  /** Nothing is sent any more. */
  | 'ENDED'
  /** Nothing is sent. What happens meanwhile is sent after `resumeWebhook`. */
  | 'PAUSED'
  /** The address has not yet taken the first message (`in.samanvay.webhook.verification`). Until then nothing else is sent. */
  | 'PENDING';

/** The role that an officer has no longer. */
export type WithdrawRoleInput = {
  /** The officer (`officers`). */
  officerId: string | number;
  /** A UUID made by the caller for this one operation. Sent again with the same content it answers the same and changes nothing. */
  opId: string;
  /** Why, in your own words: 30 characters or more. Name nobody. */
  reason: string;
  /** The role. */
  role: Role;
};

export type AdminOfficeRowFragment = { id: string, name: string, kind: OfficeKind, department: Department, activeTo: string | null, district: { code: number, name: string } | null, state: { code: number, name: string } };

export type AdminStatesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminStatesQuery = { states: Array<{ code: number, name: string, kind: StateKind }> };

export type AdminDistrictsQueryVariables = Exact<{
  state?: number | null | undefined;
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminDistrictsQuery = { places: { totalCount: number, nodes: Array<{ code: number, name: string, state: { code: number, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminOfficesQueryVariables = Exact<{
  filter?: OfficeFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminOfficesQuery = { offices: { totalCount: number, nodes: Array<{ id: string, name: string, kind: OfficeKind, department: Department, activeTo: string | null, district: { code: number, name: string } | null, state: { code: number, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminOneOfficeQueryVariables = Exact<{
  id: string | number;
}>;


export type AdminOneOfficeQuery = { node:
    | { stationCode: string | null, canRegisterFir: boolean, notification: string | null, phone: string | null, email: string | null, activeFrom: string, id: string, name: string, kind: OfficeKind, department: Department, activeTo: string | null, district: { code: number, name: string } | null, state: { code: number, name: string } }
    | Record<PropertyKey, never>
   | null };

export type AdminOfficersOfQueryVariables = Exact<{
  officeId: string | number;
  after?: string | null | undefined;
}>;


export type AdminOfficersOfQuery = { officers: { totalCount: number, nodes: Array<{ id: string, designation: string, roles: Array<Role>, activeFrom: string, activeTo: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminGrantFragment = { id: string, step: RoleStep, role: Role, reason: string, askedAt: string, expiresAt: string | null, answeredAt: string | null, isGranted: boolean | null, officer: { id: string, designation: string }, office: { id: string, name: string, kind: OfficeKind }, askedBy: { id: string, designation: string }, answeredBy: { id: string, designation: string } | null };

export type AdminRoleGrantsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminRoleGrantsQuery = { roleGrants: { totalCount: number, nodes: Array<{ id: string, step: RoleStep, role: Role, reason: string, askedAt: string, expiresAt: string | null, answeredAt: string | null, isGranted: boolean | null, officer: { id: string, designation: string }, office: { id: string, name: string, kind: OfficeKind }, askedBy: { id: string, designation: string }, answeredBy: { id: string, designation: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminAskRoleMutationVariables = Exact<{
  input: AskRoleInput;
}>;


export type AdminAskRoleMutation = { askRole: { roleGrant: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminAnswerRoleMutationVariables = Exact<{
  input: AnswerRoleInput;
}>;


export type AdminAnswerRoleMutation = { answerRole: { roleGrant: { id: string, isGranted: boolean | null } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminWithdrawRoleMutationVariables = Exact<{
  input: WithdrawRoleInput;
}>;


export type AdminWithdrawRoleMutation = { withdrawRole: { roleGrant: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminImportOfficersMutationVariables = Exact<{
  input: ImportOfficersInput;
}>;


export type AdminImportOfficersMutation = { importOfficers: { report: { ready: number, imported: number, existing: number, wrong: number, rolesAsked: number, rows: Array<{ row: number, outcome: ImportOutcome, problems: Array<{ column: string, code: RowProblemCode, message: string, suggestion: string | null }> }> } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminRuleFragment = { id: string, code: string, version: number, duty: string, law: string, time: string, commences: string, verified: Verified, severity: ClockSeverity, states: Array<number> | null, status: RuleStatus };

export type AdminClockRulesQueryVariables = Exact<{
  code?: string | null | undefined;
  status?: RuleStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminClockRulesQuery = { clockRules: { totalCount: number, nodes: Array<{ id: string, code: string, version: number, duty: string, law: string, time: string, commences: string, verified: Verified, severity: ClockSeverity, states: Array<number> | null, status: RuleStatus }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminVersionsOfRuleQueryVariables = Exact<{
  code: string;
}>;


export type AdminVersionsOfRuleQuery = { clockRules: { nodes: Array<{ note: string | null, answeredAt: string | null, id: string, code: string, version: number, duty: string, law: string, time: string, commences: string, verified: Verified, severity: ClockSeverity, states: Array<number> | null, status: RuleStatus, draftedBy: { id: string, designation: string } | null, answeredBy: { id: string, designation: string } | null, preview: { clocks: number, turnsRed: number, turnsFromRed: number, countedAt: string } | null }> } };

export type AdminDraftClockRuleMutationVariables = Exact<{
  input: DraftClockRuleInput;
}>;


export type AdminDraftClockRuleMutation = { draftClockRule: { rule: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminAnswerClockRuleMutationVariables = Exact<{
  input: AnswerClockRuleInput;
}>;


export type AdminAnswerClockRuleMutation = { answerClockRule: { rule: { id: string, status: RuleStatus } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminHookFragment = { id: string, url: string, events: Array<string> | null, description: string | null, state: WebhookState, pausedBecause: WebhookPauseReason | null, registeredAt: string, verifiedAt: string | null, version: number, portal: string | null, officer: { id: string, designation: string } };

export type AdminWebhooksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminWebhooksQuery = { webhooks: { totalCount: number, nodes: Array<{ id: string, url: string, events: Array<string> | null, description: string | null, state: WebhookState, pausedBecause: WebhookPauseReason | null, registeredAt: string, verifiedAt: string | null, version: number, portal: string | null, officer: { id: string, designation: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminOneWebhookQueryVariables = Exact<{
  id: string | number;
  before?: string | null | undefined;
}>;


export type AdminOneWebhookQuery = { node:
    | { id: string, url: string, events: Array<string> | null, description: string | null, state: WebhookState, pausedBecause: WebhookPauseReason | null, registeredAt: string, verifiedAt: string | null, version: number, portal: string | null, deliveries: { totalCount: number, nodes: Array<{ id: string, messageId: string, state: WebhookDeliveryState, attempts: number, status: number | null, problem: WebhookProblem | null, explanation: string | null, triedAt: string | null, nextAttemptAt: string | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } }, officer: { id: string, designation: string } }
    | Record<PropertyKey, never>
   | null };

export type AdminRegisterWebhookMutationVariables = Exact<{
  input: RegisterWebhookInput;
}>;


export type AdminRegisterWebhookMutation = { registerWebhook: { secret: string | null, webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminUpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type AdminUpdateWebhookMutation = { updateWebhook: { webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminPauseWebhookMutationVariables = Exact<{
  input: PauseWebhookInput;
}>;


export type AdminPauseWebhookMutation = { pauseWebhook: { webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminResumeWebhookMutationVariables = Exact<{
  input: ResumeWebhookInput;
}>;


export type AdminResumeWebhookMutation = { resumeWebhook: { webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminRotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type AdminRotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminReplayWebhookMutationVariables = Exact<{
  input: ReplayWebhookInput;
}>;


export type AdminReplayWebhookMutation = { replayWebhook: { webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminEndWebhookMutationVariables = Exact<{
  input: EndWebhookInput;
}>;


export type AdminEndWebhookMutation = { endWebhook: { webhook: { id: string } | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminSurvivorsToAuditQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminSurvivorsToAuditQuery = { survivors: { totalCount: number, nodes: Array<{ id: string, pseudonym: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminWhoSawQueryVariables = Exact<{
  survivorId: string | number;
  after?: string | null | undefined;
}>;


export type AdminWhoSawQuery = { whoSaw: { totalCount: number, nodes: Array<{ id: string, at: string, dataClass: string, basis: ParticipationBasis, purpose: OpeningPurpose | null, legalBasis: LegalBasis | null, reference: string | null, reason: string | null, clientId: string | null, officer: { id: string, designation: string }, office: { id: string, name: string }, export: { id: string, useUntil: string, recipientAuthority: RecipientAuthority | null, recipientNumber: string | null, recipientOffice: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, survivor: { id: string, pseudonym: string } | null };

export type AdminApprovalsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminApprovalsQuery = { approvals: { totalCount: number, nodes: Array<{ id: string, action: ApprovalAction, dataClass: OpenedClass | null, howMany: number, purpose: OpeningPurpose | null, reason: string, recipientAuthority: RecipientAuthority | null, recipientNumber: string | null, recipientKey: string | null, askedAt: string, expiresAt: string, answeredAt: string | null, isGranted: boolean | null, usedAt: string | null, recipientOffice: { id: string, name: string } | null, case: { id: string, number: string }, askedBy: { id: string, designation: string }, askedByOffice: { id: string, name: string }, answeredBy: { id: string, designation: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminBrokenGlassesQueryVariables = Exact<{
  mine: boolean;
  after?: string | null | undefined;
}>;


export type AdminBrokenGlassesQuery = { brokenGlasses: { totalCount: number, nodes: Array<{ id: string, reason: string, reference: string | null, since: string, until: string, reviewDueAt: string, reviewedAt: string | null, isJustified: boolean | null, case: { id: string, number: string } | null, officer: { id: string, designation: string }, office: { id: string, name: string }, reviewedBy: { id: string, designation: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminAccessRequestsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdminAccessRequestsQuery = { accessRequests: { totalCount: number, nodes: Array<{ id: string, caseNumber: string, askedAt: string, reason: string, expiresAt: string, answeredAt: string | null, isGranted: boolean | null, grantedUntil: string | null, case: { id: string } | null, askedBy: { id: string, designation: string }, askedByOffice: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AdminMineQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminMineQuery = { contacts: { nodes: Array<{ id: string, channel: Channel, address: string | null, delivery: Delivery, verifiedAt: string | null }> } };

export type AdminMyCalendarQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminMyCalendarQuery = { calendarAddresses: { nodes: Array<{ id: string, madeAt: string, endedAt: string | null }> } };

export type AdminSetContactMutationVariables = Exact<{
  input: SetContactInput;
}>;


export type AdminSetContactMutation = { setContact: { problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminConfirmContactMutationVariables = Exact<{
  input: ConfirmContactInput;
}>;


export type AdminConfirmContactMutation = { confirmContact: { problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminRenewCalendarAddressMutationVariables = Exact<{
  input: RenewCalendarAddressInput;
}>;


export type AdminRenewCalendarAddressMutation = { renewCalendarAddress: { path: string | null, problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export type AdminEndCalendarAddressMutationVariables = Exact<{
  input: EndCalendarAddressInput;
}>;


export type AdminEndCalendarAddressMutation = { endCalendarAddress: { problems: Array<{ code: ProblemCode, message: string, path: Array<string> }> } };

export const AdminStatesDocument: Doc<AdminStatesQuery, AdminStatesQueryVariables> = { id: 'sha256:88f4b35a8b9310061196e7dbb74df5413e4fab311c666876ff0f06bc5068a3a7' };
export const AdminDistrictsDocument: Doc<AdminDistrictsQuery, AdminDistrictsQueryVariables> = { id: 'sha256:c9733c41eb53d2de57303cb1d7b62c0a23f7b564519425bf0c77f3a5bfe99d31' };
export const AdminOfficesDocument: Doc<AdminOfficesQuery, AdminOfficesQueryVariables> = { id: 'sha256:526e8585ea56588d1bddbeed9f0e58a06b190787c21e3c4b1d0c7cdafd4d0c9b' };
export const AdminOneOfficeDocument: Doc<AdminOneOfficeQuery, AdminOneOfficeQueryVariables> = { id: 'sha256:89a6ddca3553445e07692d1f7cbabd84b339a942a46cdfa5ca437dc847628691' };
export const AdminOfficersOfDocument: Doc<AdminOfficersOfQuery, AdminOfficersOfQueryVariables> = { id: 'sha256:0a3a85e7e7348ba5031c2dd327fa0cc4323f9050c78dd9559bb38fc0ff9fc67d' };
export const AdminRoleGrantsDocument: Doc<AdminRoleGrantsQuery, AdminRoleGrantsQueryVariables> = { id: 'sha256:fde55f8360c89047362cb76799732765650489ffe6a96c77b1adade78ebbf08a' };
export const AdminAskRoleDocument: Doc<AdminAskRoleMutation, AdminAskRoleMutationVariables> = { id: 'sha256:ad1901535a6ec1d9fbdc5513c0a8979bd7dda00dae03883b4fccf708376d99ea' };
export const AdminAnswerRoleDocument: Doc<AdminAnswerRoleMutation, AdminAnswerRoleMutationVariables> = { id: 'sha256:d04796c0a9f532f290fd8d2476725615db440bd384ee9c5eaffff3f7a8b3cf5b' };
export const AdminWithdrawRoleDocument: Doc<AdminWithdrawRoleMutation, AdminWithdrawRoleMutationVariables> = { id: 'sha256:4ab1c2dad1a3dcf71c0a20a112a08338f2b2976509112897ca1a2a2c7db2d4e7' };
export const AdminImportOfficersDocument: Doc<AdminImportOfficersMutation, AdminImportOfficersMutationVariables> = { id: 'sha256:b04304786f7c80782ab35642872b06d1cfd5a9c85b046cb23a3f3316ccd42e1d' };
export const AdminClockRulesDocument: Doc<AdminClockRulesQuery, AdminClockRulesQueryVariables> = { id: 'sha256:6c823063ac83a1b3de2ad415f8d7d66f9160eb77181a176b039d6f3c41a81659' };
export const AdminVersionsOfRuleDocument: Doc<AdminVersionsOfRuleQuery, AdminVersionsOfRuleQueryVariables> = { id: 'sha256:249c0552969fcedb2a07c934e895cc48ba42216d9fdb4d6fb05d7d7ff1e00bb7' };
export const AdminDraftClockRuleDocument: Doc<AdminDraftClockRuleMutation, AdminDraftClockRuleMutationVariables> = { id: 'sha256:be73ce1e9ad61edbd20eb4b03ddd2271ba87b4697a633a8938a4d6decebccbd0' };
export const AdminAnswerClockRuleDocument: Doc<AdminAnswerClockRuleMutation, AdminAnswerClockRuleMutationVariables> = { id: 'sha256:703cb9815bf82e4e047b98b01922b9d7d9f8fdf2b4a7070726d6d1d7b27a934e' };
export const AdminWebhooksDocument: Doc<AdminWebhooksQuery, AdminWebhooksQueryVariables> = { id: 'sha256:810edad065fab921644e9efab6b38f983fb7ab04a6f8f0a7bfda52c4abe62900' };
export const AdminOneWebhookDocument: Doc<AdminOneWebhookQuery, AdminOneWebhookQueryVariables> = { id: 'sha256:5a1ef93a88275c01053425fe9fe422ac5ede0e1b91ddac4135563d6e0d4734e4' };
export const AdminRegisterWebhookDocument: Doc<AdminRegisterWebhookMutation, AdminRegisterWebhookMutationVariables> = { id: 'sha256:db3740d7603bc152a246458860f1fe7b76f12b956946c56db07fb7cfac01700d' };
export const AdminUpdateWebhookDocument: Doc<AdminUpdateWebhookMutation, AdminUpdateWebhookMutationVariables> = { id: 'sha256:a3bcf3413e9ad71cf6b52ba180a7db948b5c96342ba211b22a98b1cb1fc9d6dd' };
export const AdminPauseWebhookDocument: Doc<AdminPauseWebhookMutation, AdminPauseWebhookMutationVariables> = { id: 'sha256:a21240ff5dfc00eefa4b59caff392fd0deadd89ceba67ddc471f65a479be003e' };
export const AdminResumeWebhookDocument: Doc<AdminResumeWebhookMutation, AdminResumeWebhookMutationVariables> = { id: 'sha256:66d8a6f7a67f0dca13251bd6fe583a26d5c4ea7014f677b90129b46fab4a2ac0' };
export const AdminRotateWebhookSecretDocument: Doc<AdminRotateWebhookSecretMutation, AdminRotateWebhookSecretMutationVariables> = { id: 'sha256:c9e7c002bae82448fd5e558a7327178a734ef43f7d4e29b322eb38fcb1760eee' };
export const AdminReplayWebhookDocument: Doc<AdminReplayWebhookMutation, AdminReplayWebhookMutationVariables> = { id: 'sha256:cf4f7a13eed99f3e9eff02b5c9bfd7a0f249d5fc8f6bff31b65d65f6b8743ea0' };
export const AdminEndWebhookDocument: Doc<AdminEndWebhookMutation, AdminEndWebhookMutationVariables> = { id: 'sha256:97e53a10158a2bcf1691a20f12436296488f506249f2cbc61113550e3cb413d4' };
export const AdminSurvivorsToAuditDocument: Doc<AdminSurvivorsToAuditQuery, AdminSurvivorsToAuditQueryVariables> = { id: 'sha256:e9189f3c4f7c3bde5f0e3cde953365d28aebe658ce572375ceb84d5a1a2800c2' };
export const AdminWhoSawDocument: Doc<AdminWhoSawQuery, AdminWhoSawQueryVariables> = { id: 'sha256:8fd2ec0e7ae3e2254e83821542af173e369fc7440365dc8f982b85e8b309c1d4' };
export const AdminApprovalsDocument: Doc<AdminApprovalsQuery, AdminApprovalsQueryVariables> = { id: 'sha256:2c9c94dd367d4c9597ebd356c13e608ab7b5029ae9d44e769dc19d7b91fe9c3c' };
export const AdminBrokenGlassesDocument: Doc<AdminBrokenGlassesQuery, AdminBrokenGlassesQueryVariables> = { id: 'sha256:c83300f80b7c40d7b7b383a240d38872e283cdcc2b8a8051cbf39c27da669e9a' };
export const AdminAccessRequestsDocument: Doc<AdminAccessRequestsQuery, AdminAccessRequestsQueryVariables> = { id: 'sha256:fdd82e0907002774080c6eb9aef24e050e089891cdd23c57e77ed689fb7fee3f' };
export const AdminMineDocument: Doc<AdminMineQuery, AdminMineQueryVariables> = { id: 'sha256:b7744f1eecbcbdb12b561b976f98b43abb1c20a1a20a9f4154c76ba249d1c63c' };
export const AdminMyCalendarDocument: Doc<AdminMyCalendarQuery, AdminMyCalendarQueryVariables> = { id: 'sha256:ed2449398257bd5829a71f2e3ea80b1c1aa90dd698be5196b82c5c9d7efbefdf' };
export const AdminSetContactDocument: Doc<AdminSetContactMutation, AdminSetContactMutationVariables> = { id: 'sha256:9347946e413cb9bfe36b2a021c55af0ee41f83b215d069b7d689df8b4cb08fa1' };
export const AdminConfirmContactDocument: Doc<AdminConfirmContactMutation, AdminConfirmContactMutationVariables> = { id: 'sha256:d4b64106544b6a21ae6bfd61b1bd157671b4adca98d9a5f671ebc47e534cdd4f' };
export const AdminRenewCalendarAddressDocument: Doc<AdminRenewCalendarAddressMutation, AdminRenewCalendarAddressMutationVariables> = { id: 'sha256:6176a2135267703af2a7b23d1f0173223128a1ab3d6af19d4083aff59308adfd' };
export const AdminEndCalendarAddressDocument: Doc<AdminEndCalendarAddressMutation, AdminEndCalendarAddressMutationVariables> = { id: 'sha256:0c3ac48e0823722db49fb508695f8dc21f24c4699ddbad698e6c3326c2cafa8c' };