import { registerEnumType } from 'type-graphql';
import { Role } from '../access/roles.js';

/** What a survivor's identity or shelter is opened for. */
export enum OpeningPurpose {
  RESCUE_AND_PRODUCTION = 'RESCUE_AND_PRODUCTION',
  INVESTIGATION = 'INVESTIGATION',
  MEDICAL_EXAMINATION = 'MEDICAL_EXAMINATION',
  CARE = 'CARE',
  SOCIAL_INVESTIGATION = 'SOCIAL_INVESTIGATION',
  RESTORATION = 'RESTORATION',
  ENTITLEMENT = 'ENTITLEMENT',
  LEGAL_AID = 'LEGAL_AID',
  ORDER = 'ORDER',
  FOLLOW_UP = 'FOLLOW_UP',
  EMERGENCY = 'EMERGENCY',
}

/** The law that lets an identity be read. */
export enum LegalBasis {
  JJ_ACT_S31 = 'JJ_ACT_S31',
  JJ_ACT_S36 = 'JJ_ACT_S36',
  JJ_ACT_S37 = 'JJ_ACT_S37',
  JJ_ACT_S39 = 'JJ_ACT_S39',
  JJ_ACT_S40 = 'JJ_ACT_S40',
  JJ_ACT_S74_PROVISO = 'JJ_ACT_S74_PROVISO',
  JJ_ACT_S94 = 'JJ_ACT_S94',
  BNSS_S173 = 'BNSS_S173',
  BNSS_S184 = 'BNSS_S184',
  BNSS_S396 = 'BNSS_S396',
  BLSA_SS10_12 = 'BLSA_SS10_12',
  CALPRA_S17 = 'CALPRA_S17',
  LSA_ACT_S12 = 'LSA_ACT_S12',
  COURT_ORDER = 'COURT_ORDER',
}

const { POLICE_OFFICER, AHTU_OFFICER, CHILD_WELFARE_POLICE, LABOUR_OFFICER, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER } = Role;
const { HOME_STAFF, MEDICAL_OFFICER, LEGAL_SERVICES, NGO_WORKER } = Role;
const police = [POLICE_OFFICER, AHTU_OFFICER, CHILD_WELFARE_POLICE];

interface PurposeRule {
  /** Who may open for it. That the class is theirs at all, the need-to-know table says. */
  roles: readonly Role[];
  bases: readonly LegalBasis[];
  /** A number must be named: of the FIR, or of the order. */
  needs?: 'FIR' | 'ORDER';
  /** Why, in the officer's own words. */
  needsReason?: true;
  means: string;
}

/**
 * The law is data: who opens what for, on which basis, and what they must name. Which purpose goes with which role is our proposal on
 * JJ Act ss. 74 and 99 (not a statute); the sections named are those that give the duty.
 */
export const openingPurposes: Record<OpeningPurpose, PurposeRule> = {
  RESCUE_AND_PRODUCTION: {
    roles: [...police, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
    bases: [LegalBasis.JJ_ACT_S31, LegalBasis.BLSA_SS10_12],
    means: 'To rescue the person or bring a child before the Committee.',
  },
  INVESTIGATION: {
    roles: police,
    bases: [LegalBasis.BNSS_S173],
    needs: 'FIR',
    means: 'To investigate under an FIR; name its number.',
  },
  MEDICAL_EXAMINATION: {
    roles: [...police, MEDICAL_OFFICER, CWC_MEMBER],
    bases: [LegalBasis.BNSS_S184, LegalBasis.JJ_ACT_S94],
    means: 'To examine the person, or determine the age.',
  },
  CARE: {
    roles: [HOME_STAFF, CWC_MEMBER, DCPU_OFFICER, NGO_WORKER],
    bases: [LegalBasis.JJ_ACT_S37, LegalBasis.JJ_ACT_S39],
    means: 'To care for the person, by order.',
  },
  SOCIAL_INVESTIGATION: {
    roles: [CHILD_WELFARE_POLICE, DCPU_OFFICER, NGO_WORKER, CWC_MEMBER],
    bases: [LegalBasis.JJ_ACT_S36],
    means: 'To make the social investigation report.',
  },
  RESTORATION: {
    roles: [CHILD_WELFARE_POLICE, AHTU_OFFICER, CWC_MEMBER, DCPU_OFFICER, HOME_STAFF, NGO_WORKER, LEGAL_SERVICES],
    bases: [LegalBasis.JJ_ACT_S40],
    means: 'To trace the family and restore the person to it.',
  },
  ENTITLEMENT: {
    roles: [LABOUR_OFFICER, DISTRICT_ADMINISTRATION, DCPU_OFFICER, LEGAL_SERVICES],
    bases: [LegalBasis.BLSA_SS10_12, LegalBasis.BNSS_S396, LegalBasis.CALPRA_S17],
    means: 'To pay wages, compensation or relief to the person.',
  },
  LEGAL_AID: { roles: [LEGAL_SERVICES], bases: [LegalBasis.LSA_ACT_S12, LegalBasis.BNSS_S396], means: 'To give legal aid.' },
  ORDER: {
    roles: [...police, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER, HOME_STAFF, MEDICAL_OFFICER, LEGAL_SERVICES, NGO_WORKER],
    bases: [LegalBasis.COURT_ORDER, LegalBasis.JJ_ACT_S74_PROVISO],
    needs: 'ORDER',
    means: 'Because a court or the Committee has ordered it; name the number of the order.',
  },
  FOLLOW_UP: {
    roles: [DCPU_OFFICER, NGO_WORKER, CWC_MEMBER],
    bases: [LegalBasis.JJ_ACT_S40, LegalBasis.JJ_ACT_S39],
    means: 'To visit the person after restoration.',
  },
  EMERGENCY: {
    roles: [...police, DISTRICT_ADMINISTRATION, CWC_MEMBER, DCPU_OFFICER, HOME_STAFF, MEDICAL_OFFICER, LEGAL_SERVICES, NGO_WORKER],
    bases: [LegalBasis.JJ_ACT_S31, LegalBasis.JJ_ACT_S74_PROVISO],
    needsReason: true,
    means: 'To avert danger to the person; say why in 30 characters or more.',
  },
};

/** The classes that no query answers: they are opened. */
export enum OpenedClass {
  ID = 'ID',
  LOC = 'LOC',
}

/** What a second person is asked to consent to. A consent to the one serves for no other. */
export enum ApprovalAction {
  OPEN = 'OPEN',
  EXPORT = 'EXPORT',
  MERGE = 'MERGE',
  UNDO_MERGE = 'UNDO_MERGE',
}

/** Whom an export may go to, besides an office of the hub: an authority by its kind and the number of its matter, never a person. */
export enum RecipientAuthority {
  SUPREME_COURT = 'SUPREME_COURT',
  HIGH_COURT = 'HIGH_COURT',
  SESSIONS_COURT = 'SESSIONS_COURT',
  SPECIAL_COURT = 'SPECIAL_COURT',
  MAGISTRATE_COURT = 'MAGISTRATE_COURT',
  JUVENILE_JUSTICE_BOARD = 'JUVENILE_JUSTICE_BOARD',
  HUMAN_RIGHTS_COMMISSION = 'HUMAN_RIGHTS_COMMISSION',
  CHILD_RIGHTS_COMMISSION = 'CHILD_RIGHTS_COMMISSION',
  LEGAL_SERVICES_AUTHORITY = 'LEGAL_SERVICES_AUTHORITY',
}

/** How what is exported is written. */
export enum ExportFormat {
  JSON = 'JSON',
  CSV = 'CSV',
}

/** For so many hours what was exported may be used. */
export const HOURS_OF_USE = 72;

/** Identities that an officer may open in a day (IST). More needs a second person. */
export const DAILY_BUDGET = 30;
/** Persons opened at once, without a second person, and at all. */
export const ALONE_AT_MOST = 5;
export const AT_ONCE_AT_MOST = 20;
/** A reason in the officer's own words has at least so many characters. */
export const SHORTEST_REASON = 30;

/** What a notice tells. */
export enum NoticeKind {
  BUDGET_REACHED = 'BUDGET_REACHED',
  SECOND_PERSON_ASKED = 'SECOND_PERSON_ASKED',
  SECOND_PERSON_ANSWERED = 'SECOND_PERSON_ANSWERED',
  GLASS_BROKEN = 'GLASS_BROKEN',
  GLASS_NOT_BROKEN = 'GLASS_NOT_BROKEN',
  GLASS_REVIEWED = 'GLASS_REVIEWED',
  ACCESS_REQUESTED = 'ACCESS_REQUESTED',
  ACCESS_ANSWERED = 'ACCESS_ANSWERED',
  HANDOVER_PROPOSED = 'HANDOVER_PROPOSED',
  HANDOVER_ANSWERED = 'HANDOVER_ANSWERED',
  HANDOVER_ENDED = 'HANDOVER_ENDED',
  HANDOVER_EXPIRED = 'HANDOVER_EXPIRED',
  CLOCK_50 = 'CLOCK_50',
  CLOCK_80 = 'CLOCK_80',
  CLOCK_100 = 'CLOCK_100',
  CONTRADICTION_FOUND = 'CONTRADICTION_FOUND',
  ALERT_RECEIVED = 'ALERT_RECEIVED',
  ALERT_WITHDRAWN = 'ALERT_WITHDRAWN',
  ALERT_SIGHTING = 'ALERT_SIGHTING',
  ALERT_ACTED = 'ALERT_ACTED',
  NAMES_REFUSED = 'NAMES_REFUSED',
  WEBHOOK_PAUSED = 'WEBHOOK_PAUSED',
  MESSAGES_GIVEN_UP = 'MESSAGES_GIVEN_UP',
  ROLE_ASKED = 'ROLE_ASKED',
  ROLE_ANSWERED = 'ROLE_ANSWERED',
  ROLE_WITHDRAWN = 'ROLE_WITHDRAWN',
  MEETING_CALLED = 'MEETING_CALLED',
  MINUTES_ISSUED = 'MINUTES_ISSUED',
  ACTION_ITEM_GIVEN = 'ACTION_ITEM_GIVEN',
  ACTION_ITEM_ANSWERED = 'ACTION_ITEM_ANSWERED',
  ACTION_ITEM_SETTLED = 'ACTION_ITEM_SETTLED',
  ACTION_ITEM_OVERDUE = 'ACTION_ITEM_OVERDUE',
  WATCH_ASKED = 'WATCH_ASKED',
  WATCH_DECIDED = 'WATCH_DECIDED',
  WATCH_REVIEW_DUE = 'WATCH_REVIEW_DUE',
  PARTNER_EXPIRING = 'PARTNER_EXPIRING',
  TRAINING_DUE = 'TRAINING_DUE',
  DRIVE_PLANNED = 'DRIVE_PLANNED',
  REPORT_TO_SIGN = 'REPORT_TO_SIGN',
  REPORT_MOVED = 'REPORT_MOVED',
}

registerEnumType(OpeningPurpose, {
  name: 'OpeningPurpose',
  description: 'What an identity or a shelter is opened for. Each purpose has its roles and its law.',
  valuesConfig: Object.fromEntries(Object.entries(openingPurposes).map(([purpose, { means }]) => [purpose, { description: means }])),
});
registerEnumType(LegalBasis, {
  name: 'LegalBasis',
  description: 'The law that lets an identity be read.',
  valuesConfig: {
    JJ_ACT_S31: { description: 'Juvenile Justice Act 2015, s. 31: production before the Committee.' },
    JJ_ACT_S36: { description: 'Juvenile Justice Act 2015, s. 36: inquiry and social investigation.' },
    JJ_ACT_S37: { description: 'Juvenile Justice Act 2015, s. 37: orders about a child in need of care.' },
    JJ_ACT_S39: { description: 'Juvenile Justice Act 2015, s. 39: rehabilitation and social reintegration.' },
    JJ_ACT_S40: { description: 'Juvenile Justice Act 2015, s. 40: restoration.' },
    JJ_ACT_S74_PROVISO: { description: 'Juvenile Justice Act 2015, s. 74(1) proviso: disclosure in the interest of the child, reasons in writing.' },
    JJ_ACT_S94: { description: 'Juvenile Justice Act 2015, s. 94: determination of age.' },
    BNSS_S173: {
      description: 'Bharatiya Nagarik Suraksha Sanhita 2023, s. 173: information in cognizable cases, and the investigation that follows.',
    },
    BNSS_S184: { description: 'Bharatiya Nagarik Suraksha Sanhita 2023, s. 184: medical examination of a victim.' },
    BNSS_S396: { description: 'Bharatiya Nagarik Suraksha Sanhita 2023, s. 396: victim compensation.' },
    BLSA_SS10_12: { description: 'Bonded Labour System (Abolition) Act 1976, ss. 10-12: the District Magistrate frees and rehabilitates.' },
    CALPRA_S17: { description: 'Child and Adolescent Labour Act 1986, s. 17: inspectors.' },
    LSA_ACT_S12: { description: 'Legal Services Authorities Act 1987, s. 12: who is given legal services.' },
    COURT_ORDER: { description: 'An order of a court.' },
  },
});
registerEnumType(OpenedClass, {
  name: 'OpenedClass',
  description: 'A class that no query answers.',
  valuesConfig: { ID: { description: 'Identity.' }, LOC: { description: 'Where the survivor is sheltered.' } },
});
registerEnumType(ApprovalAction, {
  name: 'ApprovalAction',
  description: 'What a second person is asked to consent to. A consent to the one serves for no other.',
  valuesConfig: {
    OPEN: { description: 'Opening more at once or in a day than one may alone.' },
    EXPORT: { description: 'Identities leaving the hub, encrypted to the key of one recipient.' },
    MERGE: { description: 'Two records of one person in one case becoming one: the one named stays, the other is a person no more.' },
    UNDO_MERGE: { description: 'Two records that were merged becoming two persons again.' },
  },
});
registerEnumType(RecipientAuthority, {
  name: 'RecipientAuthority',
  description: 'An authority outside the hub to which identities may be exported, by its kind. The number of its matter says which.',
  valuesConfig: {
    SUPREME_COURT: { description: 'The Supreme Court of India.' },
    HIGH_COURT: { description: 'A High Court.' },
    SESSIONS_COURT: { description: 'A Court of Session.' },
    SPECIAL_COURT: { description: 'A Special Court, such as that of POCSO Act s. 28.' },
    MAGISTRATE_COURT: { description: 'A court of a Judicial Magistrate.' },
    JUVENILE_JUSTICE_BOARD: { description: 'A Juvenile Justice Board (JJ Act s. 4).' },
    HUMAN_RIGHTS_COMMISSION: { description: 'The National or a State Human Rights Commission.' },
    CHILD_RIGHTS_COMMISSION: { description: 'The National or a State Commission for Protection of Child Rights.' },
    LEGAL_SERVICES_AUTHORITY: { description: 'A Legal Services Authority that takes no part in the hub.' },
  },
});
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'How what is exported is written, inside the encryption.',
  valuesConfig: {
    JSON: { description: 'JSON: an object with the head and the survivors.' },
    CSV: { description: 'CSV (RFC 4180), UTF-8: the head in lines of name and value, an empty line, and a table with a header.' },
  },
});
registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a notice tells.',
  valuesConfig: {
    BUDGET_REACHED: { description: 'An officer whom you supervise has opened as many identities today as one may alone.' },
    SECOND_PERSON_ASKED: { description: 'A second person of your office is asked to consent to a bulk opening or an export.' },
    SECOND_PERSON_ANSWERED: { description: 'The second person that you asked has answered.' },
    GLASS_BROKEN: { description: 'An officer has broken the glass of a case. It is to be reviewed within 24 hours.' },
    GLASS_NOT_BROKEN: { description: 'An officer whom you supervise tried to break the glass of a case that is not there.' },
    GLASS_REVIEWED: { description: 'The review of a broken glass is done.' },
    ACCESS_REQUESTED: { description: 'An office asks to take part in a case that your office leads.' },
    ACCESS_ANSWERED: { description: 'What your office asked for has been answered.' },
    HANDOVER_PROPOSED: { description: 'Another office hands something over to yours. Acknowledge it in time; then accept or refuse.' },
    HANDOVER_ANSWERED: { description: 'What your office hands over was accepted, refused, answered, done or received.' },
    HANDOVER_ENDED: { description: 'A handover to or from your office was revoked, or overtaken by what happened meanwhile.' },
    HANDOVER_EXPIRED: { description: 'What your office handed over was not answered in time. Propose it anew, or to another office.' },
    CLOCK_50: { description: 'Half of the time of a duty is gone: told to the office that owes it.' },
    CLOCK_80: { description: 'Four fifths of the time of a duty are gone: told to the district as well.' },
    CONTRADICTION_FOUND: { description: 'What is on record does not fit together, and your office can correct it.' },
    CLOCK_100: { description: 'The time of a duty is over and it is not done: told to the bureau of the State as well.' },
    ALERT_RECEIVED: { description: 'An alert is addressed to your office.' },
    ALERT_WITHDRAWN: { description: 'An alert that your office received was withdrawn.' },
    ALERT_SIGHTING: { description: 'Something was seen of what an alert of your office, or of a case that it leads, is about.' },
    ALERT_ACTED: { description: 'An office has acted upon an alert of your office.' },
    ROLE_ASKED: { description: 'An administrator asks that an officer of your office be given a role. A head of the office answers.' },
    ROLE_ANSWERED: { description: 'The role that you asked for was given, or not.' },
    ROLE_WITHDRAWN: { description: 'An officer of your office has lost a role.' },
    NAMES_REFUSED: { description: 'An officer whom you supervise has written names into texts of alerts as often as is let pass in a day.' },
    WEBHOOK_PAUSED: { description: 'A webhook of your office is paused: it says why. What happens meanwhile is sent when it is resumed.' },
    MEETING_CALLED: { description: 'A meeting of a committee in which your office has a seat is called.' },
    MINUTES_ISSUED: { description: 'The minutes of a meeting in which your office has a seat are closed and signed.' },
    ACTION_ITEM_GIVEN: { description: 'A committee has decided something that your office is to do, by a day.' },
    ACTION_ITEM_ANSWERED: { description: 'An office has answered an action item; the chair accepts or returns it.' },
    ACTION_ITEM_SETTLED: { description: 'The chair has accepted, returned or withdrawn an action item of your office.' },
    ACTION_ITEM_OVERDUE: { description: 'The day of an action item of your office is over and it is not answered.' },
    WATCH_ASKED: { description: 'Somebody proposes an entry on the watch list, or a reply or appeal has come in: your office decides.' },
    WATCH_DECIDED: { description: 'An entry on the watch list that your office proposed was decided, or has ended.' },
    WATCH_REVIEW_DUE: { description: 'The day of review of an entry on the watch list has come.' },
    PARTNER_EXPIRING: { description: 'The accreditation or vetting of a partner organisation ends soon.' },
    TRAINING_DUE: { description: 'The training of staff of your office is due to be refreshed.' },
    DRIVE_PLANNED: { description: 'Your office is asked to take part in a joint drive or campaign.' },
    REPORT_TO_SIGN: { description: 'An action-taken report waits for the signature of your office.' },
    REPORT_MOVED: { description: 'An action-taken report of your office was signed, sent on or returned.' },
    MESSAGES_GIVEN_UP: {
      description: 'Messages to an office or to an officer of it could not be delivered, and are tried no more. Look after the address.',
    },
  },
});
