import { registerEnumType } from 'type-graphql';

export enum CommitteeKind {
  DISTRICT_TASK_FORCE = 'DISTRICT_TASK_FORCE',
  VIGILANCE_COMMITTEE = 'VIGILANCE_COMMITTEE',
  DISTRICT_CHILD_PROTECTION = 'DISTRICT_CHILD_PROTECTION',
  STATE_CHILD_PROTECTION = 'STATE_CHILD_PROTECTION',
  STATE_ADVISORY = 'STATE_ADVISORY',
}

/** As what an office sits. */
export enum SeatKind {
  CHAIR = 'CHAIR',
  SECRETARY = 'SECRETARY',
  POLICE = 'POLICE',
  AHTU = 'AHTU',
  CHILD_WELFARE = 'CHILD_WELFARE',
  CHILD_PROTECTION = 'CHILD_PROTECTION',
  LABOUR = 'LABOUR',
  CENTRAL_LABOUR = 'CENTRAL_LABOUR',
  LEGAL_SERVICES = 'LEGAL_SERVICES',
  HEALTH = 'HEALTH',
  CIVIL_SOCIETY = 'CIVIL_SOCIETY',
  NOMINEE = 'NOMINEE',
}

/** How often a committee meets. */
export enum MeetingPeriod {
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
}

/** How far what a rule of composition says was verified (domain reference: V, V2, U, D). */
export enum CompositionMark {
  STATUTE = 'STATUTE',
  SECONDARY = 'SECONDARY',
  UNVERIFIED = 'UNVERIFIED',
  PROPOSAL = 'PROPOSAL',
}

export enum MeetingState {
  CALLED = 'CALLED',
  IN_SESSION = 'IN_SESSION',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}

/** Where a point of the agenda comes from. */
export enum AgendaKind {
  ACTION_ITEM = 'ACTION_ITEM',
  OVERDUE_CLOCK = 'OVERDUE_CLOCK',
  WAITING_HANDOVER = 'WAITING_HANDOVER',
  CONTRADICTION = 'CONTRADICTION',
  WATCH_REVIEW = 'WATCH_REVIEW',
}

/** Who signs minutes. */
export enum SigningCapacity {
  CHAIR = 'CHAIR',
  SECRETARY = 'SECRETARY',
}

export enum ActionState {
  OPEN = 'OPEN',
  ANSWERED = 'ANSWERED',
  ACCEPTED = 'ACCEPTED',
}

/** What an office shows for having done what it was to do. */
export enum ActionEvidence {
  ORDER = 'ORDER',
  LETTER = 'LETTER',
  REPORT = 'REPORT',
  REGISTER_ENTRY = 'REGISTER_ENTRY',
  RECEIPT = 'RECEIPT',
}

registerEnumType(CommitteeKind, {
  name: 'CommitteeKind',
  description: 'What a committee is under the Acts and schemes.',
  valuesConfig: {
    DISTRICT_TASK_FORCE: { description: 'District Task Force (Child Labour Rules, r. 17C).' },
    VIGILANCE_COMMITTEE: { description: 'Vigilance Committee of a district (Bonded Labour Act, s. 13).' },
    DISTRICT_CHILD_PROTECTION: { description: 'District Child Welfare and Protection Committee (Mission Vatsalya).' },
    STATE_CHILD_PROTECTION: { description: 'State Child Welfare and Protection Committee (Mission Vatsalya).' },
    STATE_ADVISORY: { description: 'State advisory or anti-trafficking committee.' },
  },
});
registerEnumType(SeatKind, {
  name: 'SeatKind',
  description: 'As what an office sits in a committee.',
  valuesConfig: {
    CHAIR: { description: 'In the chair: calls, closes, signs, accepts.' },
    SECRETARY: { description: 'Writes attendance and decisions, and signs.' },
    POLICE: { description: 'For the police of the district.' },
    AHTU: { description: 'For the unit or bureau against human trafficking.' },
    CHILD_WELFARE: { description: 'The chair of the Child Welfare Committee.' },
    CHILD_PROTECTION: { description: 'The District Child Protection Officer.' },
    LABOUR: { description: 'For the labour department of the State.' },
    CENTRAL_LABOUR: { description: 'The Assistant Labour Commissioner (Central).' },
    LEGAL_SERVICES: { description: 'The nominee of the Legal Services Authority.' },
    HEALTH: { description: 'For the health department.' },
    CIVIL_SOCIETY: { description: 'A voluntary organisation, where the rule says so for a time.' },
    NOMINEE: { description: 'Nominated by whoever constitutes the committee.' },
  },
});
registerEnumType(MeetingPeriod, {
  name: 'MeetingPeriod',
  description: 'How often a committee meets.',
  valuesConfig: { MONTH: { description: 'Once in a month of the calendar.' }, QUARTER: { description: 'Once in a quarter of the calendar year.' } },
});
registerEnumType(CompositionMark, {
  name: 'CompositionMark',
  description: 'How far it was verified. What is not verified advises.',
  valuesConfig: {
    STATUTE: { description: 'Read in the Act or the scheme.' },
    SECONDARY: { description: 'From a secondary source.' },
    UNVERIFIED: { description: 'Not verified.' },
    PROPOSAL: { description: 'No source was found: our proposal, for the departments to sign.' },
  },
});
registerEnumType(MeetingState, {
  name: 'MeetingState',
  description: 'Where a meeting stands.',
  valuesConfig: {
    CALLED: { description: 'Called. Its agenda still follows the record.' },
    IN_SESSION: { description: 'It has begun: who is there is on record, and the agenda stands.' },
    CLOSED: { description: 'Over. Its minutes are frozen; a correction is made by the next meeting.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});
registerEnumType(AgendaKind, {
  name: 'AgendaKind',
  description: 'Where a point of the agenda comes from. Nobody types it.',
  valuesConfig: {
    ACTION_ITEM: { description: 'What an earlier meeting gave an office to do, and is not accepted.' },
    OVERDUE_CLOCK: { description: 'A duty of an office that is not done and past its time.' },
    WAITING_HANDOVER: { description: 'Something handed over to an office, which has not answered.' },
    CONTRADICTION: { description: 'Something on record does not fit together, and an office can correct it.' },
    WATCH_REVIEW: { description: 'An entry on the watch list that is to be reviewed.' },
  },
});
registerEnumType(SigningCapacity, {
  name: 'SigningCapacity',
  description: 'As what minutes are signed.',
  valuesConfig: { CHAIR: { description: 'In the chair.' }, SECRETARY: { description: 'As secretary.' } },
});
registerEnumType(ActionState, {
  name: 'ActionState',
  description: 'Where an action item stands.',
  valuesConfig: {
    OPEN: { description: 'To be done, or returned by the chair.' },
    ANSWERED: { description: 'The office says, with evidence, that it is done; the chair has not decided.' },
    ACCEPTED: { description: 'Accepted by the chair.' },
  },
});
registerEnumType(ActionEvidence, {
  name: 'ActionEvidence',
  description: 'What shows that an action item is done. A paper with a number, and never a person.',
  valuesConfig: {
    ORDER: { description: 'An order.' },
    LETTER: { description: 'A letter.' },
    REPORT: { description: 'A report.' },
    REGISTER_ENTRY: { description: 'An entry in a register.' },
    RECEIPT: { description: 'A receipt.' },
  },
});
