import { registerEnumType } from 'type-graphql';

/** Under which law a placement agency is licensed. */
export enum LicenceRegime {
  DELHI_2014 = 'DELHI_2014',
  CHHATTISGARH_2013 = 'CHHATTISGARH_2013',
  JHARKHAND_2016 = 'JHARKHAND_2016',
  NONE = 'NONE',
}

/** The State of each regime (LGD), and how far its source was verified: V [S38] for the first two, U for the third. */
export const regimes: Record<LicenceRegime, { law: string; state?: number; verified: 'STATUTE' | 'UNVERIFIED' }> = {
  DELHI_2014: { law: 'Delhi Private Placement Agencies (Regulation) Order 2014', state: 7, verified: 'STATUTE' },
  CHHATTISGARH_2013: { law: 'Chhattisgarh Private Placement Agencies (Regulation) Act 2013', state: 22, verified: 'STATUTE' },
  JHARKHAND_2016: { law: 'Jharkhand Private Placement Agencies and Domestic Workers (Regulation) Act 2016', state: 20, verified: 'UNVERIFIED' },
  NONE: { law: 'No law of the State asks for a licence, as far as is known', verified: 'UNVERIFIED' },
};

/** Whether the agency has the licence that its regime asks for. */
export enum LicenceStanding {
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  UNLICENSED = 'UNLICENSED',
  NOT_ASKED_FOR = 'NOT_ASKED_FOR',
}

/** From whom a complaint is. Who it was stands in the diary of the office that took it, and never here. */
export enum ComplaintSource {
  NAMED_PERSON = 'NAMED_PERSON',
  ORGANISATION = 'ORGANISATION',
  OFFICE = 'OFFICE',
  ANONYMOUS_TIP = 'ANONYMOUS_TIP',
}

export enum Allegation {
  NO_LICENCE = 'NO_LICENCE',
  CHILD_PLACED = 'CHILD_PLACED',
  CONFINEMENT = 'CONFINEMENT',
  WAGES_WITHHELD = 'WAGES_WITHHELD',
  FEES_TAKEN = 'FEES_TAKEN',
  MISSING_AFTER_PLACEMENT = 'MISSING_AFTER_PLACEMENT',
  FALSE_PROMISE = 'FALSE_PROMISE',
}

export enum ComplaintStanding {
  RECEIVED = 'RECEIVED',
  VERIFIED = 'VERIFIED',
  NOT_BORNE_OUT = 'NOT_BORNE_OUT',
}

/** The part of a person in an agency. */
export enum AgentPart {
  OWNER = 'OWNER',
  RECRUITER = 'RECRUITER',
  ESCORT = 'ESCORT',
  CARETAKER = 'CARETAKER',
}

registerEnumType(LicenceRegime, {
  name: 'LicenceRegime',
  description: 'Under which law a placement agency is licensed.',
  valuesConfig: Object.fromEntries(
    Object.entries(regimes).map(([code, { law, verified }]) => [
      code,
      { description: `${law} (${verified === 'STATUTE' ? 'verified' : 'not verified'}).` },
    ]),
  ),
});
registerEnumType(LicenceStanding, {
  name: 'LicenceStanding',
  description: 'Whether an agency has the licence that its regime asks for.',
  valuesConfig: {
    VALID: { description: 'It has one that is valid today.' },
    EXPIRED: { description: 'It had one, whose last day is over.' },
    UNLICENSED: { description: 'Its regime asks for one, and none is on record.' },
    NOT_ASKED_FOR: { description: 'No law of the State asks for one, as far as is known.' },
  },
});
registerEnumType(ComplaintSource, {
  name: 'ComplaintSource',
  description: 'From whom a complaint is. Who it was stands in the diary of the office that took it, and never in the hub.',
  valuesConfig: {
    NAMED_PERSON: { description: 'A person whose name the office knows.' },
    ORGANISATION: { description: 'An organisation.' },
    OFFICE: { description: 'Another office.' },
    ANONYMOUS_TIP: { description: 'Nobody knows.' },
  },
});
registerEnumType(Allegation, {
  name: 'AgencyAllegation',
  description: 'What is complained of. A code and not a text, so that no name slips in.',
  valuesConfig: {
    NO_LICENCE: { description: 'It works without the licence that its regime asks for.' },
    CHILD_PLACED: { description: 'It has placed a child in work.' },
    CONFINEMENT: { description: 'It keeps people against their will.' },
    WAGES_WITHHELD: { description: 'It keeps wages back.' },
    FEES_TAKEN: { description: 'It takes fees of those whom it places.' },
    MISSING_AFTER_PLACEMENT: { description: 'Somebody whom it placed is missing.' },
    FALSE_PROMISE: { description: 'The work was not what it had promised.' },
  },
});
registerEnumType(ComplaintStanding, {
  name: 'ComplaintStanding',
  description: 'What has become of a complaint.',
  valuesConfig: {
    RECEIVED: { description: 'It came in.' },
    VERIFIED: { description: 'An office looked into it, and it is so.' },
    NOT_BORNE_OUT: { description: 'An office looked into it, and nothing bears it out.' },
  },
});
registerEnumType(AgentPart, {
  name: 'AgentPart',
  description: 'The part of a person in an agency.',
  valuesConfig: {
    OWNER: { description: 'Owns or runs it.' },
    RECRUITER: { description: 'Recruits for it where people come from.' },
    ESCORT: { description: 'Travels with those who are recruited.' },
    CARETAKER: { description: 'Keeps the place where they wait.' },
  },
});
