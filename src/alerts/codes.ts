import { registerEnumType } from 'type-graphql';
import { OfficeKind } from '../offices/codes.js';

export enum AlertKind {
  MISSING_CHILD = 'MISSING_CHILD',
  TRAFFICKING_ROUTE = 'TRAFFICKING_ROUTE',
  WANTED_AGENT = 'WANTED_AGENT',
  VEHICLE = 'VEHICLE',
  TRAIN = 'TRAIN',
  OTHER = 'OTHER',
}

export enum AlertUrgency {
  ORDINARY = 'ORDINARY',
  URGENT = 'URGENT',
  IMMEDIATE = 'IMMEDIATE',
}

/** Where an alert stands: what was done with it, and otherwise its time. */
export enum AlertState {
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum AlertDirection {
  RECEIVED = 'RECEIVED',
  ISSUED = 'ISSUED',
}

/** What came of an alert at an office that received it. */
export enum AlertOutcome {
  NOTHING_FOUND = 'NOTHING_FOUND',
  UNDER_WATCH = 'UNDER_WATCH',
  INTERCEPTED = 'INTERCEPTED',
  PERSON_RESCUED = 'PERSON_RESCUED',
  PERSON_ARRESTED = 'PERSON_ARRESTED',
}

export enum WithdrawalReason {
  PERSON_FOUND = 'PERSON_FOUND',
  PERSON_ARRESTED = 'PERSON_ARRESTED',
  MISTAKEN = 'MISTAKEN',
  NO_LONGER_NEEDED = 'NO_LONGER_NEEDED',
}

/** An alert ends by itself, so that nobody looks for what was found long ago. */
export const LONGEST_DAYS = 30;
export const LONGEST_ALERT = 1000;
/** Texts with a name in them that are refused to one officer on one day (IST). From then on none of theirs is looked at until tomorrow. */
export const REFUSALS_A_DAY = 5;

const { AHTU, POLICE_STATION, SJPU, DCPU, GRP, RPF } = OfficeKind;

export const railwayPolice: readonly OfficeKind[] = [GRP, RPF];

/** Who is told of what in a district that an alert is addressed to; in a State its bureau as well. Our proposal, not the law's. */
export const toldOf: Record<AlertKind, readonly OfficeKind[]> = {
  MISSING_CHILD: [AHTU, POLICE_STATION, SJPU, DCPU],
  TRAFFICKING_ROUTE: [AHTU, POLICE_STATION, SJPU],
  WANTED_AGENT: [AHTU, POLICE_STATION],
  VEHICLE: [AHTU, POLICE_STATION],
  TRAIN: [AHTU, ...railwayPolice],
  OTHER: [AHTU, POLICE_STATION],
};

/** They review, administer and count, and are told of nobody who is looked for. */
export const neverTold: readonly OfficeKind[] = [OfficeKind.DISTRICT_TASK_FORCE, OfficeKind.STATE_COMMITTEE, OfficeKind.HUB_ADMINISTRATION];

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert is about.',
  valuesConfig: {
    MISSING_CHILD: { description: 'A child is missing: described without a name.' },
    TRAFFICKING_ROUTE: { description: 'A way by which people are taken.' },
    WANTED_AGENT: { description: 'An agent or trafficker is looked for.' },
    VEHICLE: { description: 'A vehicle is looked for.' },
    TRAIN: { description: 'A train is to be watched; railway police are told.' },
    OTHER: { description: 'Something else.' },
  },
});
registerEnumType(AlertUrgency, {
  name: 'AlertUrgency',
  description: 'How urgent an alert is.',
  valuesConfig: {
    ORDINARY: { description: 'In the course of duty.' },
    URGENT: { description: 'Today.' },
    IMMEDIATE: { description: 'Now: people may be on their way.' },
  },
});
registerEnumType(AlertState, {
  name: 'AlertState',
  description: 'Where an alert stands.',
  valuesConfig: {
    ACTIVE: { description: 'Stands.' },
    EXPIRED: { description: 'Its time is over.' },
    SUPERSEDED: { description: 'Another has taken its place.' },
    WITHDRAWN: { description: 'Taken back by the office that issued it.' },
  },
});
registerEnumType(AlertDirection, {
  name: 'AlertDirection',
  description: 'Whether your office received an alert or issued it.',
  valuesConfig: { RECEIVED: { description: 'Addressed to your office.' }, ISSUED: { description: 'Issued by your office.' } },
});
registerEnumType(AlertOutcome, {
  name: 'AlertOutcome',
  description: 'What came of an alert at an office that received it.',
  valuesConfig: {
    NOTHING_FOUND: { description: 'Looked for, and nothing found.' },
    UNDER_WATCH: { description: 'Watched for.' },
    INTERCEPTED: { description: 'Vehicle, train or route intercepted.' },
    PERSON_RESCUED: { description: 'Somebody was rescued.' },
    PERSON_ARRESTED: { description: 'Somebody was arrested.' },
  },
});
registerEnumType(WithdrawalReason, {
  name: 'AlertWithdrawalReason',
  description: 'Why an alert is taken back.',
  valuesConfig: {
    PERSON_FOUND: { description: 'Who was looked for is found.' },
    PERSON_ARRESTED: { description: 'Who was wanted is arrested.' },
    MISTAKEN: { description: 'It was mistaken.' },
    NO_LONGER_NEEDED: { description: 'It is not needed any more.' },
  },
});
