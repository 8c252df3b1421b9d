import { registerEnumType } from 'type-graphql';
import { LegalEventKind, legalEvents } from './legal-events.js';

export enum ClockState {
  RUNNING = 'RUNNING',
  MET = 'MET',
  MET_LATE = 'MET_LATE',
  BREACHED = 'BREACHED',
  EXTENDED = 'EXTENDED',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}
registerEnumType(ClockState, {
  name: 'ClockState',
  description: 'Where a duty stands.',
  valuesConfig: {
    RUNNING: { description: 'Not done yet, and in time. An advisory clock goes on running when it is late: see `isOverdue`.' },
    MET: { description: 'Done in time.' },
    MET_LATE: { description: 'Done, and too late.' },
    BREACHED: { description: 'Not done, and too late.' },
    EXTENDED: { description: 'Not done yet; an order gives more time.' },
    NOT_APPLICABLE: { description: 'The duty does not exist here: see `notApplicable`.' },
  },
});

export enum NotApplicableReason {
  ADULT = 'ADULT',
  DECEASED = 'DECEASED',
  CASE_ENDED = 'CASE_ENDED',
  MERGED = 'MERGED',
}
registerEnumType(NotApplicableReason, {
  name: 'NotApplicableReason',
  description: 'Why a duty does not exist.',
  valuesConfig: {
    ADULT: { description: 'The survivor is no child.' },
    DECEASED: { description: 'The survivor has died.' },
    CASE_ENDED: { description: 'The case was closed as false information, no offence or a duplicate.' },
    MERGED: { description: 'The person was recorded twice: the duty is with the other record.' },
  },
});

export enum ClockSeverity {
  CRITICAL = 'CRITICAL',
  HIGH = 'HIGH',
  NORMAL = 'NORMAL',
}
registerEnumType(ClockSeverity, { name: 'ClockSeverity', description: 'How grave it is when the duty is late.' });

registerEnumType(LegalEventKind, {
  name: 'LegalEventKind',
  description: 'Something that starts or ends a clock and that no other record of the hub says.',
  valuesConfig: Object.fromEntries(Object.entries(legalEvents).map(([kind, { says }]) => [kind, { description: says }])),
});
