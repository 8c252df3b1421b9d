import { registerEnumType } from 'type-graphql';

/** So long training counts: indicator I13 asks for staff trained in 24 months. D of the domain reference: our choice, no law says it. */
export const TRAINED_MONTHS = 24;
/** So many days before a certificate ends, whoever answers for the officer is told. D. */
export const REMINDED_DAYS = 60;

/** Who gives a course. */
export enum CourseProvider {
  BPRD = 'BPRD',
  STATE_ACADEMY = 'STATE_ACADEMY',
  JUDICIAL_ACADEMY = 'JUDICIAL_ACADEMY',
  LEGAL_SERVICES = 'LEGAL_SERVICES',
  NGO = 'NGO',
  OTHER = 'OTHER',
}

/** What a course teaches. */
export enum TrainingTopic {
  TRAFFICKING_LAW = 'TRAFFICKING_LAW',
  CHILD_LABOUR_LAW = 'CHILD_LABOUR_LAW',
  BONDED_LABOUR_LAW = 'BONDED_LABOUR_LAW',
  JUVENILE_JUSTICE = 'JUVENILE_JUSTICE',
  POCSO = 'POCSO',
  RESCUE = 'RESCUE',
  INTERVIEWING_CHILDREN = 'INTERVIEWING_CHILDREN',
  EVIDENCE = 'EVIDENCE',
  AGE_DETERMINATION = 'AGE_DETERMINATION',
  COMPENSATION = 'COMPENSATION',
  INTER_STATE_WORK = 'INTER_STATE_WORK',
  ALERTS = 'ALERTS',
}

/** The ranks in which a unit counts its staff. */
export enum StaffRank {
  DYSP_OR_ABOVE = 'DYSP_OR_ABOVE',
  INSPECTOR = 'INSPECTOR',
  SUB_INSPECTOR = 'SUB_INSPECTOR',
  ASSISTANT_SUB_INSPECTOR = 'ASSISTANT_SUB_INSPECTOR',
  HEAD_CONSTABLE = 'HEAD_CONSTABLE',
  CONSTABLE = 'CONSTABLE',
  SOCIAL_WORKER = 'SOCIAL_WORKER',
  OTHER = 'OTHER',
}

registerEnumType(CourseProvider, {
  name: 'CourseProvider',
  description: 'Who gives a course.',
  valuesConfig: {
    BPRD: { description: 'Bureau of Police Research and Development (advisory, para iv).' },
    STATE_ACADEMY: { description: 'Police or administrative academy of a State.' },
    JUDICIAL_ACADEMY: { description: 'Judicial academy.' },
    LEGAL_SERVICES: { description: 'Legal Services Authority.' },
    NGO: { description: 'Partner organisation.' },
    OTHER: { description: 'Anybody else.' },
  },
});
registerEnumType(TrainingTopic, {
  name: 'TrainingTopic',
  description: 'What a course teaches.',
  valuesConfig: {
    TRAFFICKING_LAW: { description: 'Offences of trafficking: BNS ss. 143-146, ITPA.' },
    CHILD_LABOUR_LAW: { description: 'Child and Adolescent Labour Act 1986.' },
    BONDED_LABOUR_LAW: { description: 'Bonded Labour System (Abolition) Act 1976 and its scheme.' },
    JUVENILE_JUSTICE: { description: 'Juvenile Justice Act 2015: production, inquiry, orders.' },
    POCSO: { description: 'Protection of Children from Sexual Offences Act 2012.' },
    RESCUE: { description: 'Planning and carrying out a rescue together.' },
    INTERVIEWING_CHILDREN: { description: 'Speaking with children who were hurt.' },
    EVIDENCE: { description: 'Evidence, digital evidence, following the money.' },
    AGE_DETERMINATION: { description: 'Determining an age (JJ Act s. 94).' },
    COMPENSATION: { description: 'Wages, relief and compensation.' },
    INTER_STATE_WORK: { description: 'Working with another State.' },
    ALERTS: { description: 'Alerts between the police of the States (Cri-MAC) and CCTNS.' },
  },
});
registerEnumType(StaffRank, {
  name: 'StaffRank',
  description: 'A rank in which a unit counts its staff.',
  valuesConfig: {
    DYSP_OR_ABOVE: { description: 'Deputy Superintendent of Police or above.' },
    INSPECTOR: { description: 'Inspector.' },
    SUB_INSPECTOR: { description: 'Sub-Inspector.' },
    ASSISTANT_SUB_INSPECTOR: { description: 'Assistant Sub-Inspector.' },
    HEAD_CONSTABLE: { description: 'Head constable.' },
    CONSTABLE: { description: 'Constable.' },
    SOCIAL_WORKER: { description: 'Social worker: two in a Special Juvenile Police Unit, one of them a woman (JJ Act s. 107).' },
    OTHER: { description: 'Any other post.' },
  },
});
