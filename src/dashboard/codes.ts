import { registerEnumType } from 'type-graphql';

/** The numbers of a dashboard. What each is counted from stands in `figures.ts`. */
export enum FigureCode {
  CLOCKS_OVERDUE = 'CLOCKS_OVERDUE',
  CLOCKS_ON_TIME = 'CLOCKS_ON_TIME',
  FUNNEL = 'FUNNEL',
  COMPLAINT_TO_FIR = 'COMPLAINT_TO_FIR',
  RESCUE_TO_PRODUCTION = 'RESCUE_TO_PRODUCTION',
  ENTITLEMENTS = 'ENTITLEMENTS',
  FOLLOW_UP = 'FOLLOW_UP',
  SCHOOL_RETENTION = 'SCHOOL_RETENTION',
  RETRAFFICKED = 'RETRAFFICKED',
  HANDOVERS = 'HANDOVERS',
  INSPECTIONS = 'INSPECTIONS',
  CORRIDORS = 'CORRIDORS',
}

/** The steps of the funnel, in their order. */
export enum FunnelStep {
  RESCUED = 'RESCUED',
  PRODUCED = 'PRODUCED',
  INTERIM_ORDER = 'INTERIM_ORDER',
  INVESTIGATED = 'INVESTIGATED',
  FINAL_ORDER = 'FINAL_ORDER',
  HOME_OR_LINKED = 'HOME_OR_LINKED',
}

/** After so many months it is asked whether a child is still at school. */
export enum SchoolTerm {
  SIX_MONTHS = 'SIX_MONTHS',
  TWELVE_MONTHS = 'TWELVE_MONTHS',
}

export enum FigureState {
  TOLD = 'TOLD',
  NIL = 'NIL',
  NOT_REPORTED = 'NOT_REPORTED',
  HIDDEN = 'HIDDEN',
}

export enum FigureUnit {
  PEOPLE = 'PEOPLE',
  CASES = 'CASES',
  DUTIES = 'DUTIES',
  CLAIMS = 'CLAIMS',
  VISITS = 'VISITS',
  HANDOVERS = 'HANDOVERS',
  INSPECTIONS = 'INSPECTIONS',
}

export enum Better {
  HIGHER = 'HIGHER',
  LOWER = 'LOWER',
  NEITHER = 'NEITHER',
}

registerEnumType(FigureCode, {
  name: 'FigureCode',
  description: 'A number of a dashboard. Its `definition` says what it counts.',
  valuesConfig: {
    CLOCKS_OVERDUE: { description: 'Duties of the law that are past their time and not done, now.' },
    CLOCKS_ON_TIME: { description: 'Duties whose time was up in the months, and of these those done in time.' },
    FUNNEL: { description: 'People found in the months, by the steps that they have reached.' },
    COMPLAINT_TO_FIR: { description: 'Complaints of a cognizable offence, and of these those with an FIR; how long it took.' },
    RESCUE_TO_PRODUCTION: { description: 'Children brought before a Committee, and of these those within 24 hours; how long it took.' },
    ENTITLEMENTS: { description: 'Claims that fell due, and of these those credited, with the amounts.' },
    FOLLOW_UP: { description: 'Follow-up visits due, and of these those done.' },
    SCHOOL_RETENTION: { description: 'Restored children visited after six and twelve months, and of these those at school.' },
    RETRAFFICKED: { description: 'People restored, and of these those found trafficked again within 24 months.' },
    HANDOVERS: { description: 'Handovers proposed to offices of the place, and of these those acknowledged in time.' },
    INSPECTIONS: { description: 'Inspections of establishments and checks by the police on their beat, and of these those that found a violation.' },
    CORRIDORS: { description: 'People found away from their home district, by home and by where they were found.' },
  },
});
registerEnumType(FigureState, {
  name: 'FigureState',
  description: 'Whether there is a number. Nothing counted is not the same as nothing reported.',
  valuesConfig: {
    TOLD: { description: 'There is a number; parts of it may be hidden.' },
    NIL: { description: 'None: offices that report this have reported in the months, and of this there was nothing.' },
    NOT_REPORTED: { description: 'Not known: no office that reports this has put anything on record in the months. It is not 0.' },
    HIDDEN: { description: 'Not told: too few, or not for you. It is not 0.' },
  },
});
registerEnumType(FigureUnit, { name: 'FigureUnit', description: 'What is counted.' });
registerEnumType(Better, { name: 'Better', description: 'Which way is better.' });
