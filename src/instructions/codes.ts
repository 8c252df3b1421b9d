import { registerEnumType } from 'type-graphql';

/** The paras of the advisory of the Ministry of Home Affairs, No. 15011/36/2022-ATC of 4 March 2024, and what each asks for, in our words. */
export enum AdvisoryPara {
  I = 'I',
  II = 'II',
  III = 'III',
  IV = 'IV',
  V = 'V',
  VI = 'VI',
  VII = 'VII',
  VIII = 'VIII',
}

export const paras: Record<AdvisoryPara, string> = {
  I: 'Bureau and units against trafficking that work together across districts and States.',
  II: 'Priority, and an FIR in every case of a trafficked child.',
  III: 'Urgent attention to child labour.',
  IV: 'Short courses for staff, with the Bureau of Police Research and Development.',
  V: 'Work with organisations of civil society.',
  VI: 'Placement agencies looked after, and campaigns.',
  VII: 'Working together with the labour department; places where trafficking gathers.',
  VIII: 'Records in CCTNS, and alerts by Cri-MAC.',
};

/** Where a department stands with a para. That nothing is reported is not that nothing was ordered. */
export enum InstructionStatus {
  ISSUED = 'ISSUED',
  NONE = 'NONE',
  NOT_REPORTED = 'NOT_REPORTED',
}

registerEnumType(AdvisoryPara, {
  name: 'AdvisoryPara',
  description: 'A para of the advisory of the Ministry of Home Affairs, No. 15011/36/2022-ATC of 4 March 2024.',
  valuesConfig: Object.fromEntries(Object.entries(paras).map(([para, description]) => [para, { description }])),
});
registerEnumType(InstructionStatus, {
  name: 'InstructionStatus',
  description: 'Where a department stands with a para of the advisory.',
  valuesConfig: {
    ISSUED: { description: 'It has issued an order, and one stands.' },
    NONE: { description: 'It was reported that it has issued none.' },
    NOT_REPORTED: { description: 'Nothing was reported: not the same as none.' },
  },
});
