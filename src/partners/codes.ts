import { registerEnumType } from 'type-graphql';
import { dayInIndia } from '../clocks/india.js';

/** So many days before an accreditation or vetting ends, those who have to do with it are told. D of the domain reference. */
export const PARTNER_REMINDED_DAYS = 30;
/** Within so many hours a lead of a partner organisation is to be acted on (indicator I18, D). */
export const LEAD_HOURS = 48;

/** The law under which an organisation is registered. */
export enum RegistrationAct {
  SOCIETIES_1860 = 'SOCIETIES_1860',
  TRUSTS = 'TRUSTS',
  COMPANIES_2013_S8 = 'COMPANIES_2013_S8',
  STATE_SOCIETIES = 'STATE_SOCIETIES',
  OTHER = 'OTHER',
}

export enum VettingResult {
  CLEAR = 'CLEAR',
  ADVERSE = 'ADVERSE',
}

/** Whether an organisation may be assigned. */
export enum PartnerStanding {
  ACTIVE = 'ACTIVE',
  NOT_YET = 'NOT_YET',
  SUSPENDED = 'SUSPENDED',
  ENDED = 'ENDED',
}

/** Where an accreditation stands at an instant: its days begin and end in India. */
export function standingOf(
  { validFrom, validUntil, suspendedAt }: { validFrom: string; validUntil: string; suspendedAt?: Date | null },
  now: Date,
): PartnerStanding {
  const today = dayInIndia(now);
  if (validUntil < today) return PartnerStanding.ENDED;
  if (suspendedAt) return PartnerStanding.SUSPENDED;
  return validFrom > today ? PartnerStanding.NOT_YET : PartnerStanding.ACTIVE;
}

export enum FeedbackCode {
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
  REPORTS_COMPLETE = 'REPORTS_COMPLETE',
  REPORTS_LACKING = 'REPORTS_LACKING',
  GOOD_WITH_SURVIVORS = 'GOOD_WITH_SURVIVORS',
  CONCERN = 'CONCERN',
  NOT_REACHABLE = 'NOT_REACHABLE',
  ORDER_UNCLEAR = 'ORDER_UNCLEAR',
  NOT_INFORMED = 'NOT_INFORMED',
  WELL_SUPPORTED = 'WELL_SUPPORTED',
  NO_PAYMENT = 'NO_PAYMENT',
}

registerEnumType(RegistrationAct, {
  name: 'RegistrationAct',
  description: 'The law under which an organisation is registered.',
  valuesConfig: {
    SOCIETIES_1860: { description: 'Societies Registration Act 1860.' },
    TRUSTS: { description: 'Indian Trusts Act 1882, or the public trusts Act of a State.' },
    COMPANIES_2013_S8: { description: 'Companies Act 2013, s. 8.' },
    STATE_SOCIETIES: { description: 'The societies Act of a State.' },
    OTHER: { description: 'Another law.' },
  },
});
registerEnumType(VettingResult, {
  name: 'VettingResult',
  description: 'What the police found of an organisation.',
  valuesConfig: { CLEAR: { description: 'Nothing against it.' }, ADVERSE: { description: 'Something against it.' } },
});
registerEnumType(PartnerStanding, {
  name: 'PartnerStanding',
  description: 'Whether an organisation may be assigned under an accreditation.',
  valuesConfig: {
    ACTIVE: { description: 'It stands.' },
    NOT_YET: { description: 'It begins later.' },
    SUSPENDED: { description: 'It is suspended: no new assignments; those there are go on.' },
    ENDED: { description: 'It is over: no new assignments; those there are go on.' },
  },
});
registerEnumType(FeedbackCode, {
  name: 'FeedbackCode',
  description: 'What one office says of its work with another.',
  valuesConfig: {
    ON_TIME: { description: 'What was due came in time.' },
    LATE: { description: 'What was due came late.' },
    REPORTS_COMPLETE: { description: 'Reports say what is needed.' },
    REPORTS_LACKING: { description: 'Reports lack what is needed.' },
    GOOD_WITH_SURVIVORS: { description: 'Survivors were treated well.' },
    CONCERN: { description: 'Something in the way survivors were treated gives concern. Act on it besides.' },
    NOT_REACHABLE: { description: 'The other office could not be reached.' },
    ORDER_UNCLEAR: { description: 'What was ordered was unclear.' },
    NOT_INFORMED: { description: 'The other office did not tell what was needed for the work.' },
    WELL_SUPPORTED: { description: 'The other office supported the work.' },
    NO_PAYMENT: { description: 'What the work costs was not paid.' },
  },
});
