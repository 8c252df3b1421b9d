import { Role } from '../access/roles.js';
import type { DataClass } from '../access/need-to-know.js';

/** What a clock listens to. From facts that the hub keeps anyway (`log.ts`), or from what an office records with `recordLegalEvent`. */
export enum LegalEventKind {
  COGNIZABLE_INFORMATION = 'COGNIZABLE_INFORMATION',
  ELECTRONIC_INFORMATION = 'ELECTRONIC_INFORMATION',
  INFORMATION_SIGNED = 'INFORMATION_SIGNED',
  PRELIMINARY_INQUIRY_BEGUN = 'PRELIMINARY_INQUIRY_BEGUN',
  PRELIMINARY_INQUIRY_ENDED = 'PRELIMINARY_INQUIRY_ENDED',
  COMPLAINT_VERIFIED = 'COMPLAINT_VERIFIED',
  SEXUAL_OFFENCE_INFORMATION = 'SEXUAL_OFFENCE_INFORMATION',
  SENT_TO_DOCTOR = 'SENT_TO_DOCTOR',
  POCSO_INFORMATION = 'POCSO_INFORMATION',
  TAKEN_TO_CARE = 'TAKEN_TO_CARE',
  CWC_TOLD = 'CWC_TOLD',
  SPECIAL_COURT_TOLD = 'SPECIAL_COURT_TOLD',
  PROGRESS_TOLD = 'PROGRESS_TOLD',
  INVESTIGATION_COMPLETED = 'INVESTIGATION_COMPLETED',
  ESCORT_ORDER_RECEIVED = 'ESCORT_ORDER_RECEIVED',
  ESCORT_COMPLETED = 'ESCORT_COMPLETED',
  BONDAGE_INFORMATION = 'BONDAGE_INFORMATION',
  PRIMA_FACIE_BONDAGE = 'PRIMA_FACIE_BONDAGE',
  RELEASE_CERTIFICATE_ISSUED = 'RELEASE_CERTIFICATE_ISSUED',
  IDENTITY_DOCUMENTS_APPLIED = 'IDENTITY_DOCUMENTS_APPLIED',
  BLSA_COMPLAINT_FILED = 'BLSA_COMPLAINT_FILED',
  SUMMARY_TRIAL_ENDED = 'SUMMARY_TRIAL_ENDED',
  WAGE_NOTICE_SERVED = 'WAGE_NOTICE_SERVED',
  WAGES_DEPOSITED = 'WAGES_DEPOSITED',
  RECOVERY_CERTIFICATE_ISSUED = 'RECOVERY_CERTIFICATE_ISSUED',
  BANK_DETAILS_VERIFIED = 'BANK_DETAILS_VERIFIED',
  COMPENSATION_RECOMMENDED = 'COMPENSATION_RECOMMENDED',
  COMPENSATION_INQUIRY_ENDED = 'COMPENSATION_INQUIRY_ENDED',
  SPECIAL_RELIEF_RECOMMENDED = 'SPECIAL_RELIEF_RECOMMENDED',
  COMPENSATION_ORDERED = 'COMPENSATION_ORDERED',
  FOUND_ABANDONED = 'FOUND_ABANDONED',
  FINDING_REPORTED = 'FINDING_REPORTED',
  SCHOOL_ATTENDED = 'SCHOOL_ATTENDED',
  SCHOOL_ABSENCE_30_DAYS = 'SCHOOL_ABSENCE_30_DAYS',
  NODAL_OFFICER_TOLD = 'NODAL_OFFICER_TOLD',
  TRANSFERRED_TO_AHTU = 'TRANSFERRED_TO_AHTU',
  TRACED = 'TRACED',
  REMOVED_UNDER_ITPA = 'REMOVED_UNDER_ITPA',
  PRODUCED_BEFORE_MAGISTRATE = 'PRODUCED_BEFORE_MAGISTRATE',
  ITPA_CUSTODY_ORDERED = 'ITPA_CUSTODY_ORDERED',
  ITPA_INQUIRY_ENDED = 'ITPA_INQUIRY_ENDED',
  COGNIZANCE_TAKEN = 'COGNIZANCE_TAKEN',
  CHILD_EVIDENCE_RECORDED = 'CHILD_EVIDENCE_RECORDED',
  TRIAL_ENDED = 'TRIAL_ENDED',
  ATROCITY_RELIEF_DUE = 'ATROCITY_RELIEF_DUE',
  PROTECTION_APPLIED = 'PROTECTION_APPLIED',
  THREAT_ANALYSED = 'THREAT_ANALYSED',
  ACCUSED_ARRESTED = 'ACCUSED_ARRESTED',
  FINE_DEPOSITED = 'FINE_DEPOSITED',
  INTEREST_PAID = 'INTEREST_PAID',
  TASK_FORCE_MET = 'TASK_FORCE_MET',
  CWC_QUARTERLY_REPORTED = 'CWC_QUARTERLY_REPORTED',
  PERSONAL_DATA_BREACH = 'PERSONAL_DATA_BREACH',
  BREACH_DETAILS_GIVEN = 'BREACH_DETAILS_GIVEN',
  CYBER_INCIDENT = 'CYBER_INCIDENT',
  CERT_IN_TOLD = 'CERT_IN_TOLD',
  EXTENSION_ORDERED = 'EXTENSION_ORDERED',
}

export interface LegalEventRule {
  says: string;
  /** Of what it is: one survivor, the case, or an office alone. */
  of: 'SURVIVOR' | 'CASE' | 'OFFICE';
  /** Whose data it is; null: a fact of the case. Who does not know the status of the class does not see the event. */
  dataClass: Exclude<DataClass, 'AGG' | 'PLAN'> | null;
  recordedBy: readonly Role[];
  /** Of an event that ends a duty: who reports it besides the office that owes the duty, and by what. */
  reporters?: Reporters;
}

interface Reporters {
  roles: readonly Role[];
  because: string;
}

const {
  POLICE_OFFICER,
  AHTU_OFFICER,
  AHTB_OFFICER,
  CHILD_WELFARE_POLICE,
  LABOUR_OFFICER,
  DISTRICT_ADMINISTRATION,
  CWC_MEMBER,
  DCPU_OFFICER,
  MEDICAL_OFFICER,
  LEGAL_SERVICES,
  NGO_WORKER,
  STATE_ADMIN,
} = Role;
const police = [POLICE_OFFICER, AHTU_OFFICER, CHILD_WELFARE_POLICE] as const;
const court = [...police, LEGAL_SERVICES] as const;

type Row = [says: string, of: LegalEventRule['of'], dataClass: LegalEventRule['dataClass'], recordedBy: readonly Role[]];

/** Each kind: what it says, of what, whose class it is, who records it. */
const table: Record<LegalEventKind, Row> = {
  COGNIZABLE_INFORMATION: ['Information of a cognizable offence was given to the police.', 'CASE', null, police],
  ELECTRONIC_INFORMATION: ['Information was given electronically, and is to be signed.', 'CASE', null, police],
  INFORMATION_SIGNED: ['Who gave information electronically has signed it.', 'CASE', null, police],
  PRELIMINARY_INQUIRY_BEGUN: ['A preliminary inquiry was begun with the leave of a superior.', 'CASE', 'ACC', police],
  PRELIMINARY_INQUIRY_ENDED: ['The preliminary inquiry has ended.', 'CASE', 'ACC', police],
  COMPLAINT_VERIFIED: ['A complaint of child labour was verified.', 'CASE', null, [LABOUR_OFFICER, DISTRICT_ADMINISTRATION]],
  SEXUAL_OFFENCE_INFORMATION: ['Information of rape or of its attempt was received.', 'SURVIVOR', 'ACC', police],
  SENT_TO_DOCTOR: ['The survivor was sent to a doctor.', 'SURVIVOR', 'MED', [...police, MEDICAL_OFFICER]],
  POCSO_INFORMATION: ['Information of an offence under POCSO was received.', 'SURVIVOR', 'ACC', [...police, CWC_MEMBER]],
  TAKEN_TO_CARE: ['The child was taken to a shelter or a hospital.', 'SURVIVOR', 'ACC', [...police, DCPU_OFFICER, MEDICAL_OFFICER]],
  CWC_TOLD: ['The Child Welfare Committee was told.', 'SURVIVOR', 'ACC', [...police, CWC_MEMBER]],
  SPECIAL_COURT_TOLD: ['The Special Court was told.', 'SURVIVOR', 'ACC', court],
  PROGRESS_TOLD: ['The informant or victim was told how the investigation goes.', 'CASE', 'ACC', police],
  INVESTIGATION_COMPLETED: ['The investigation is complete.', 'CASE', 'ACC', police],
  ESCORT_ORDER_RECEIVED: ['The order to escort a child home was received.', 'SURVIVOR', 'RHB', [...police, DCPU_OFFICER, CWC_MEMBER]],
  ESCORT_COMPLETED: ['The child was escorted home.', 'SURVIVOR', 'RHB', [...police, DCPU_OFFICER, CWC_MEMBER]],
  BONDAGE_INFORMATION: ['Information of bonded labour was received.', 'CASE', null, [...police, LABOUR_OFFICER, DISTRICT_ADMINISTRATION, NGO_WORKER]],
  PRIMA_FACIE_BONDAGE: ['The magistrate found bondage at first sight.', 'SURVIVOR', 'EMP', [DISTRICT_ADMINISTRATION]],
  RELEASE_CERTIFICATE_ISSUED: ['A release certificate was issued.', 'SURVIVOR', 'EMP', [DISTRICT_ADMINISTRATION]],
  IDENTITY_DOCUMENTS_APPLIED: ['Identity documents were applied for.', 'SURVIVOR', 'RHB', [DISTRICT_ADMINISTRATION, DCPU_OFFICER, NGO_WORKER]],
  BLSA_COMPLAINT_FILED: ['A complaint under the Bonded Labour Act was filed.', 'CASE', 'ACC', [...police, LABOUR_OFFICER, DISTRICT_ADMINISTRATION]],
  SUMMARY_TRIAL_ENDED: ['The summary trial has ended.', 'CASE', 'ACC', [DISTRICT_ADMINISTRATION, LEGAL_SERVICES]],
  WAGE_NOTICE_SERVED: ['A notice to pay wages was served on the employer.', 'SURVIVOR', 'FIN', [LABOUR_OFFICER]],
  WAGES_DEPOSITED: ['The employer has deposited the wages.', 'SURVIVOR', 'FIN', [LABOUR_OFFICER, DISTRICT_ADMINISTRATION]],
  RECOVERY_CERTIFICATE_ISSUED: ['Wages are recovered as arrears of land revenue.', 'SURVIVOR', 'FIN', [LABOUR_OFFICER, DISTRICT_ADMINISTRATION]],
  BANK_DETAILS_VERIFIED: ['The bank account was verified.', 'SURVIVOR', 'FIN', [LABOUR_OFFICER, DISTRICT_ADMINISTRATION, DCPU_OFFICER]],
  COMPENSATION_RECOMMENDED: ['Compensation was recommended or claimed.', 'SURVIVOR', 'FIN', [LEGAL_SERVICES, ...police, DCPU_OFFICER, CWC_MEMBER]],
  COMPENSATION_INQUIRY_ENDED: ['The inquiry into compensation has ended.', 'SURVIVOR', 'FIN', [LEGAL_SERVICES]],
  SPECIAL_RELIEF_RECOMMENDED: ['The Committee recommended special relief under POCSO.', 'SURVIVOR', 'FIN', [CWC_MEMBER]],
  COMPENSATION_ORDERED: ['The Special Court ordered compensation.', 'SURVIVOR', 'FIN', [LEGAL_SERVICES, ...police]],
  FOUND_ABANDONED: ['A child was found that seems abandoned or lost.', 'SURVIVOR', null, [...police, DCPU_OFFICER, NGO_WORKER, CWC_MEMBER]],
  FINDING_REPORTED: [
    'That the child was found was reported, or the child handed over.',
    'SURVIVOR',
    null,
    [...police, DCPU_OFFICER, NGO_WORKER, CWC_MEMBER],
  ],
  SCHOOL_ATTENDED: ['The child was at school on this day.', 'SURVIVOR', 'RHB', [DCPU_OFFICER, NGO_WORKER, DISTRICT_ADMINISTRATION]],
  SCHOOL_ABSENCE_30_DAYS: [
    'The child was absent from school for 30 days on end.',
    'SURVIVOR',
    'RHB',
    [DCPU_OFFICER, NGO_WORKER, DISTRICT_ADMINISTRATION],
  ],
  NODAL_OFFICER_TOLD: [
    'The District Nodal Officer was told of the absence.',
    'SURVIVOR',
    'RHB',
    [DCPU_OFFICER, DISTRICT_ADMINISTRATION, LABOUR_OFFICER],
  ],
  TRANSFERRED_TO_AHTU: ['The investigation went to the Anti Human Trafficking Unit.', 'CASE', null, [POLICE_OFFICER, AHTU_OFFICER]],
  TRACED: ['The missing child was traced.', 'CASE', null, police],
  REMOVED_UNDER_ITPA: ['A person was removed under ITPA s. 15 or 16.', 'SURVIVOR', 'ACC', police],
  PRODUCED_BEFORE_MAGISTRATE: ['The person was produced before a magistrate.', 'SURVIVOR', 'ACC', court],
  ITPA_CUSTODY_ORDERED: ['The magistrate ordered safe custody under ITPA s. 17.', 'SURVIVOR', 'ACC', court],
  ITPA_INQUIRY_ENDED: ['The inquiry under ITPA s. 17 has ended.', 'SURVIVOR', 'ACC', court],
  COGNIZANCE_TAKEN: ['The court took cognizance.', 'CASE', 'ACC', court],
  CHILD_EVIDENCE_RECORDED: ["The child's evidence was recorded.", 'CASE', 'ACC', court],
  TRIAL_ENDED: ['The trial has ended.', 'CASE', 'ACC', court],
  ATROCITY_RELIEF_DUE: [
    'An atrocity on a member of a Scheduled Caste or Tribe was recorded: relief is due.',
    'SURVIVOR',
    'FIN',
    [...police, DISTRICT_ADMINISTRATION],
  ],
  PROTECTION_APPLIED: ['Protection as a witness was applied for.', 'CASE', 'ACC', court],
  THREAT_ANALYSED: ['The threat to the witness was analysed.', 'CASE', 'ACC', [...police, AHTB_OFFICER]],
  ACCUSED_ARRESTED: ['An accused person was arrested.', 'CASE', 'ACC', police],
  FINE_DEPOSITED: [
    'The fine went into the Child and Adolescent Labour Rehabilitation Fund.',
    'SURVIVOR',
    'FIN',
    [LABOUR_OFFICER, DISTRICT_ADMINISTRATION],
  ],
  INTEREST_PAID: ['The interest of the half-year was paid.', 'SURVIVOR', 'FIN', [LABOUR_OFFICER, DISTRICT_ADMINISTRATION]],
  // The District Magistrate is in the chair and owes it (CALPR r. 17C); what the Task Force itself says of a meeting ends nobody's duty.
  TASK_FORCE_MET: ['The District Task Force met, and its minutes are on record.', 'OFFICE', null, [DISTRICT_ADMINISTRATION]],
  CWC_QUARTERLY_REPORTED: ['The Committee reported its cases of the quarter to the District Magistrate.', 'OFFICE', null, [CWC_MEMBER]],
  PERSONAL_DATA_BREACH: ['A breach of personal data became known.', 'OFFICE', null, [STATE_ADMIN]],
  BREACH_DETAILS_GIVEN: ['The Board was given the details of the breach.', 'OFFICE', null, [STATE_ADMIN]],
  CYBER_INCIDENT: ['A cyber incident became known.', 'OFFICE', null, [STATE_ADMIN]],
  CERT_IN_TOLD: ['CERT-In was told of the incident.', 'OFFICE', null, [STATE_ADMIN]],
  EXTENSION_ORDERED: [
    'An order gives more time for a duty: `extends` names its code, `until` the new date.',
    'CASE',
    null,
    [CWC_MEMBER, DISTRICT_ADMINISTRATION, LEGAL_SERVICES],
  ],
};

/**
 * "Only the office that owes a clock's duty marks it met" (access.md). These report it besides: to whom the duty is done, who takes part in doing
 * it, or who follows a court, which has no office here. (D) is our proposal, for the departments to sign, where no provision was found.
 */
const reporters: Partial<Record<LegalEventKind, Reporters>> = {
  COMPLAINT_VERIFIED: { roles: [LABOUR_OFFICER], because: 'CALPR r. 17C: the Inspector is of the Task Force that verifies' },
  SENT_TO_DOCTOR: { roles: [MEDICAL_OFFICER], because: 'BNSS s. 184: the doctor to whom she was sent' },
  TAKEN_TO_CARE: { roles: [DCPU_OFFICER, MEDICAL_OFFICER], because: 'POCSO Act s. 19(5): the shelter or hospital that received the child (D)' },
  CWC_TOLD: { roles: [CWC_MEMBER], because: 'POCSO Act s. 19(6): the Committee that is told' },
  SPECIAL_COURT_TOLD: { roles: [LEGAL_SERVICES], because: 'Follows the Special Court (D)' },
  PROGRESS_TOLD: { roles: police, because: 'BNSS s. 193(3): whoever investigates, which after a transfer is another station' },
  INVESTIGATION_COMPLETED: { roles: police, because: 'BNSS s. 193(2): whoever investigates, which after a transfer is another station' },
  ESCORT_COMPLETED: { roles: [CWC_MEMBER], because: 'JJ Act s. 95: the Committee that receives the child' },
  IDENTITY_DOCUMENTS_APPLIED: { roles: [DCPU_OFFICER, NGO_WORKER], because: 'Delhi procedure of 2018: whoever applies for the freed (D)' },
  SUMMARY_TRIAL_ENDED: { roles: [LEGAL_SERVICES], because: 'Follows the court (D)' },
  WAGES_DEPOSITED: { roles: [DISTRICT_ADMINISTRATION], because: 'Kaum Faqeer Shah (2024): the magistrate who recovers' },
  RECOVERY_CERTIFICATE_ISSUED: { roles: [DISTRICT_ADMINISTRATION], because: 'Kaum Faqeer Shah (2024): the magistrate who recovers as land revenue' },
  FINDING_REPORTED: { roles: [...police, DCPU_OFFICER, CWC_MEMBER], because: 'JJ Act s. 32(1): those to whom a child who was found is reported' },
  NODAL_OFFICER_TOLD: { roles: [DISTRICT_ADMINISTRATION], because: 'CALPR r. 2B: the District Nodal Officer who is told' },
  TRANSFERRED_TO_AHTU: { roles: [AHTU_OFFICER], because: 'The unit that takes the investigation over' },
  TRACED: { roles: police, because: 'JJ Model Rules r. 92: whichever police trace the child' },
  PRODUCED_BEFORE_MAGISTRATE: { roles: [LEGAL_SERVICES], because: 'Follows the court (D)' },
  ITPA_CUSTODY_ORDERED: { roles: [LEGAL_SERVICES], because: 'Follows the court (D)' },
  ITPA_INQUIRY_ENDED: { roles: [LEGAL_SERVICES], because: 'Follows the court (D)' },
  CHILD_EVIDENCE_RECORDED: { roles: police, because: 'The Special Court owes it; the police follow the trial (D)' },
  TRIAL_ENDED: { roles: police, because: 'The court owes it; the police follow the trial (D)' },
  THREAT_ANALYSED: { roles: [AHTB_OFFICER], because: 'Witness Protection Scheme 2018: the State is the competent authority (D)' },
  INTEREST_PAID: { roles: [DISTRICT_ADMINISTRATION], because: 'CALPR r. 16A: the fund is of the district (D)' },
};

export const legalEvents = Object.fromEntries(
  Object.entries(table).map(([kind, [says, of, dataClass, recordedBy]]) => [
    kind,
    { says, of, dataClass, recordedBy, reporters: reporters[kind as LegalEventKind] },
  ]),
) as Record<LegalEventKind, LegalEventRule>;
