import { registerEnumType } from 'type-graphql';

/** What kind of look it was. */
export enum InspectionKind {
  LABOUR_INSPECTION = 'LABOUR_INSPECTION',
  VIGIL_CHECK = 'VIGIL_CHECK',
}

/** What came of it. */
export enum InspectionOutcome {
  CHILD_FOUND = 'CHILD_FOUND',
  ADVISED = 'ADVISED',
  NOTICE = 'NOTICE',
  PROSECUTED = 'PROSECUTED',
  COMPOUNDED = 'COMPOUNDED',
  NOT_AN_OFFENCE = 'NOT_AN_OFFENCE',
  NIL = 'NIL',
}

/** How the registers of the employer were found. */
export enum RegistersFound {
  IN_ORDER = 'IN_ORDER',
  INCOMPLETE = 'INCOMPLETE',
  NOT_KEPT = 'NOT_KEPT',
  NOT_SHOWN = 'NOT_SHOWN',
  NOT_ASKED = 'NOT_ASKED',
}

/** A phone that was without a network may send what it recorded up to so many days ago (D). */
export const OFFLINE_DAYS = 30;
export const CHECKS_AT_ONCE = 50;
export const PARTNERS_AT_MOST = 10;

registerEnumType(InspectionKind, {
  name: 'InspectionKind',
  description: 'What kind of look at an establishment it was.',
  valuesConfig: {
    LABOUR_INSPECTION: { description: 'By an inspector of the labour department or the district administration (CALPRA s. 17).' },
    VIGIL_CHECK: { description: 'By the police on their beat: at eateries, small shops, kilns (advisory, para iv).' },
  },
});
registerEnumType(InspectionOutcome, {
  name: 'InspectionOutcome',
  description: 'What came of an inspection or check.',
  valuesConfig: {
    CHILD_FOUND: { description: 'Children were found employed in breach of the law: it goes with a case.' },
    ADVISED: { description: 'The employer was advised to mend what was found.' },
    NOTICE: { description: 'A notice was issued.' },
    PROSECUTED: { description: 'A complaint was made to a court, or an FIR was asked for.' },
    COMPOUNDED: { description: 'The offence was compounded.' },
    NOT_AN_OFFENCE: { description: 'What was seen is no offence; the employer may have been advised.' },
    NIL: { description: 'Nothing was found.' },
  },
});
registerEnumType(RegistersFound, {
  name: 'RegistersFound',
  description: 'How the registers of the employer were found.',
  valuesConfig: {
    IN_ORDER: { description: 'Kept, and as they should be.' },
    INCOMPLETE: { description: 'Kept, with gaps.' },
    NOT_KEPT: { description: 'There are none.' },
    NOT_SHOWN: { description: 'They were asked for and not shown.' },
    NOT_ASKED: { description: 'They were not asked for, as on a beat check.' },
  },
});
