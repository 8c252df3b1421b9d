import { registerEnumType } from 'type-graphql';
import { Role } from '../access/roles.js';

/** Where a rescued person is on the way back to a life of their own. */
export enum JourneyStatus {
  RESCUED = 'RESCUED',
  IN_SAFE_CUSTODY = 'IN_SAFE_CUSTODY',
  AT_MEDICAL_EXAMINATION = 'AT_MEDICAL_EXAMINATION',
  BEFORE_CWC = 'BEFORE_CWC',
  BEFORE_MAGISTRATE = 'BEFORE_MAGISTRATE',
  IN_INTERIM_CARE = 'IN_INTERIM_CARE',
  IN_TRANSIT_HOME = 'IN_TRANSIT_HOME',
  BEFORE_HOME_CWC = 'BEFORE_HOME_CWC',
  RESTORED = 'RESTORED',
  IN_LONG_TERM_CARE = 'IN_LONG_TERM_CARE',
  INDEPENDENT = 'INDEPENDENT',
  MISSING = 'MISSING',
  DECLINED_SUPPORT = 'DECLINED_SUPPORT',
  DECEASED = 'DECEASED',
}

registerEnumType(JourneyStatus, {
  name: 'JourneyStatus',
  description: 'Where a rescued person is on the way back to a life of their own.',
  valuesConfig: {
    RESCUED: { description: 'Found and taken in charge.' },
    IN_SAFE_CUSTODY: { description: 'In safe custody, apart from the accused.' },
    AT_MEDICAL_EXAMINATION: { description: 'At a hospital for examination or care.' },
    BEFORE_CWC: { description: 'Reached the Child Welfare Committee (JJ Act s. 31).' },
    BEFORE_MAGISTRATE: { description: 'Reached a magistrate (ITPA s. 15, adults).' },
    IN_INTERIM_CARE: { description: 'In interim care by order of the Committee.' },
    IN_TRANSIT_HOME: { description: 'On the way to the home district, escorted (JJ Act s. 95).' },
    BEFORE_HOME_CWC: { description: 'Received by the Committee of the home district.' },
    RESTORED: { description: 'Back with the family or a fit person (JJ Act s. 40).' },
    IN_LONG_TERM_CARE: { description: 'In long-term care: home, foster family, sponsorship, hostel.' },
    INDEPENDENT: { description: 'On their own feet, with aftercare where due.' },
    MISSING: { description: 'Whereabouts unknown: ran away, taken, or absent from school and home.' },
    DECLINED_SUPPORT: { description: 'An adult who declined support.' },
    DECEASED: { description: 'Deceased.' },
  },
});

const { RESCUED, IN_SAFE_CUSTODY, AT_MEDICAL_EXAMINATION, BEFORE_CWC, BEFORE_MAGISTRATE, IN_INTERIM_CARE, IN_TRANSIT_HOME } = JourneyStatus;
const { BEFORE_HOME_CWC, RESTORED, IN_LONG_TERM_CARE, INDEPENDENT, MISSING, DECLINED_SUPPORT, DECEASED } = JourneyStatus;

/**
 * Which step may follow which. From the life cycle of the JJ Act (ss. 31, 36, 37, 40, 95) and ITPA s. 15; a person can
 * go missing or die at any step, and whoever was missing can be found again.
 */
export const nextSteps: Readonly<Record<JourneyStatus, readonly JourneyStatus[]>> = {
  RESCUED: [IN_SAFE_CUSTODY, AT_MEDICAL_EXAMINATION, BEFORE_CWC, BEFORE_MAGISTRATE, DECLINED_SUPPORT, MISSING, DECEASED],
  IN_SAFE_CUSTODY: [AT_MEDICAL_EXAMINATION, BEFORE_CWC, BEFORE_MAGISTRATE, DECLINED_SUPPORT, MISSING, DECEASED],
  AT_MEDICAL_EXAMINATION: [IN_SAFE_CUSTODY, BEFORE_CWC, BEFORE_MAGISTRATE, IN_INTERIM_CARE, IN_LONG_TERM_CARE, DECLINED_SUPPORT, MISSING, DECEASED],
  BEFORE_CWC: [IN_SAFE_CUSTODY, AT_MEDICAL_EXAMINATION, IN_INTERIM_CARE, RESTORED, IN_TRANSIT_HOME, MISSING, DECEASED],
  BEFORE_MAGISTRATE: [
    IN_SAFE_CUSTODY,
    AT_MEDICAL_EXAMINATION,
    BEFORE_CWC,
    IN_INTERIM_CARE,
    RESTORED,
    INDEPENDENT,
    DECLINED_SUPPORT,
    MISSING,
    DECEASED,
  ],
  IN_INTERIM_CARE: [
    AT_MEDICAL_EXAMINATION,
    BEFORE_CWC,
    BEFORE_MAGISTRATE,
    IN_TRANSIT_HOME,
    RESTORED,
    IN_LONG_TERM_CARE,
    INDEPENDENT,
    DECLINED_SUPPORT,
    MISSING,
    DECEASED,
  ],
  IN_TRANSIT_HOME: [BEFORE_HOME_CWC, AT_MEDICAL_EXAMINATION, IN_INTERIM_CARE, RESTORED, MISSING, DECEASED],
  BEFORE_HOME_CWC: [RESTORED, IN_INTERIM_CARE, IN_LONG_TERM_CARE, AT_MEDICAL_EXAMINATION, MISSING, DECEASED],
  RESTORED: [BEFORE_CWC, BEFORE_HOME_CWC, IN_LONG_TERM_CARE, INDEPENDENT, MISSING, DECEASED],
  IN_LONG_TERM_CARE: [AT_MEDICAL_EXAMINATION, BEFORE_CWC, BEFORE_HOME_CWC, IN_TRANSIT_HOME, RESTORED, INDEPENDENT, MISSING, DECEASED],
  INDEPENDENT: [BEFORE_CWC, BEFORE_MAGISTRATE, MISSING, DECEASED],
  MISSING: [RESCUED, IN_SAFE_CUSTODY, AT_MEDICAL_EXAMINATION, BEFORE_CWC, BEFORE_MAGISTRATE, IN_INTERIM_CARE, BEFORE_HOME_CWC, RESTORED, DECEASED],
  DECLINED_SUPPORT: [IN_SAFE_CUSTODY, BEFORE_MAGISTRATE, IN_INTERIM_CARE, MISSING, DECEASED],
  DECEASED: [],
};

/** While a survivor is placed, those who have charge of them record where they go: the home, the bench, the assigned organisation, the DCPU. */
export const inCharge = [Role.HOME_STAFF, Role.CWC_MEMBER, Role.NGO_WORKER, Role.DCPU_OFFICER];
export const placed: readonly JourneyStatus[] = [JourneyStatus.IN_INTERIM_CARE, JourneyStatus.IN_LONG_TERM_CARE];

/** The steps that these roles may record next of a person who stands there: those that may follow, in the order of the life cycle. */
export function stepsOpenTo(status: JourneyStatus, roles: readonly Role[]): readonly JourneyStatus[] {
  return placed.includes(status) && !inCharge.some((role) => roles.includes(role)) ? [] : nextSteps[status];
}

/** Where a person stays until an order or an event says otherwise: no step is the next one. */
const settled: readonly JourneyStatus[] = [...placed, RESTORED, INDEPENDENT, DECLINED_SUPPORT, DECEASED];

/** Of the steps open to these roles the one that is expected next, if any is. */
export function stepExpectedOf(status: JourneyStatus, roles: readonly Role[]): JourneyStatus | null {
  return settled.includes(status) ? null : (stepsOpenTo(status, roles)[0] ?? null);
}
