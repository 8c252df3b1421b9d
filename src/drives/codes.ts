import { registerEnumType } from 'type-graphql';

export enum DriveKind {
  JOINT_DRIVE = 'JOINT_DRIVE',
  CAMPAIGN = 'CAMPAIGN',
}

/** What a campaign tells people. */
export enum CampaignTopic {
  CHILD_LABOUR = 'CHILD_LABOUR',
  BONDED_LABOUR = 'BONDED_LABOUR',
  TRAFFICKING = 'TRAFFICKING',
  SAFE_MIGRATION = 'SAFE_MIGRATION',
  PLACEMENT_AGENCIES = 'PLACEMENT_AGENCIES',
  MISSING_CHILDREN = 'MISSING_CHILDREN',
  HELPLINES = 'HELPLINES',
  SCHOOL_ENROLMENT = 'SCHOOL_ENROLMENT',
  COMPENSATION = 'COMPENSATION',
}

export enum DriveAnswer {
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}

/** Why an office does not take part. */
export enum DriveRefusal {
  NO_STAFF = 'NO_STAFF',
  OTHER_DUTY = 'OTHER_DUTY',
  NOT_OUR_AREA = 'NOT_OUR_AREA',
  DATES = 'DATES',
}

registerEnumType(DriveKind, {
  name: 'DriveKind',
  description: 'What departments do together.',
  valuesConfig: {
    JOINT_DRIVE: { description: 'Inspections by police and labour together, with others (advisory, paras iii and vii).' },
    CAMPAIGN: { description: 'Telling people what they should know (advisory, para vi).' },
  },
});
registerEnumType(CampaignTopic, {
  name: 'CampaignTopic',
  description: 'What a campaign tells people.',
  valuesConfig: {
    CHILD_LABOUR: { description: 'That children under 14 work nowhere, and none under 18 in hazardous work.' },
    BONDED_LABOUR: { description: 'That no debt binds anybody to work.' },
    TRAFFICKING: { description: 'How traffickers work.' },
    SAFE_MIGRATION: { description: 'Going elsewhere for work, safely.' },
    PLACEMENT_AGENCIES: { description: 'Which placement agencies are licensed.' },
    MISSING_CHILDREN: { description: 'What to do when a child is missing.' },
    HELPLINES: { description: 'Child helpline 1098 and emergency number 112.' },
    SCHOOL_ENROLMENT: { description: 'School for those who left it.' },
    COMPENSATION: { description: 'Relief, wages and compensation.' },
  },
});
registerEnumType(DriveAnswer, {
  name: 'DriveAnswer',
  description: 'What an office that was asked to take part says.',
  valuesConfig: { ACCEPTED: { description: 'It takes part.' }, REFUSED: { description: 'It does not.' } },
});
registerEnumType(DriveRefusal, {
  name: 'DriveRefusal',
  description: 'Why an office does not take part.',
  valuesConfig: {
    NO_STAFF: { description: 'Nobody can be spared.' },
    OTHER_DUTY: { description: 'Another duty comes first.' },
    NOT_OUR_AREA: { description: 'It is not of its area or task.' },
    DATES: { description: 'Not on these days.' },
  },
});
