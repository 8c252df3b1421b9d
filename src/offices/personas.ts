import { Role } from '../access/roles.js';
import { OfficeKind } from './codes.js';

/** An office and role to try the hub as. Personas are never people: no name is invented for them. */
export interface Persona {
  persona: string;
  office: OfficeKind;
  role: Role;
  designation: string;
  /** What the office is called, before the name of its district or State. */
  officeName: string;
  /** What this persona is there to show, in a line. */
  about: string;
}

/** The demo's first district: Jaipur. */
export const HOME_DISTRICT = 102;

export const personas: readonly Persona[] = [
  {
    persona: 'police',
    office: OfficeKind.POLICE_STATION,
    role: Role.POLICE_OFFICER,
    designation: 'Station House Officer',
    officeName: 'Kotwali police station',
    about: 'FIRs, accused, rescues',
  },
  {
    persona: 'ahtu',
    office: OfficeKind.AHTU,
    role: Role.AHTU_OFFICER,
    designation: 'Inspector, AHTU',
    officeName: 'Anti Human Trafficking Unit',
    about: 'Plans and leads rescues in the district',
  },
  {
    persona: 'ahtb',
    office: OfficeKind.AHTB,
    role: Role.AHTB_OFFICER,
    designation: 'State Nodal Officer',
    officeName: 'Anti Human Trafficking Bureau',
    about: 'Coordinates districts and States; no identity',
  },
  {
    persona: 'child-police',
    office: OfficeKind.SJPU,
    role: Role.CHILD_WELFARE_POLICE,
    designation: 'Child Welfare Police Officer',
    officeName: 'Special Juvenile Police Unit',
    about: 'The child interface of the police',
  },
  {
    persona: 'labour',
    office: OfficeKind.DISTRICT_LABOUR_OFFICE,
    role: Role.LABOUR_OFFICER,
    designation: 'District Labour Officer',
    officeName: 'District Labour Office',
    about: 'Employers and wages; pseudonyms only',
  },
  {
    persona: 'administration',
    office: OfficeKind.DISTRICT_MAGISTRATE,
    role: Role.DISTRICT_ADMINISTRATION,
    designation: 'Sub-Divisional Magistrate',
    officeName: 'District administration',
    about: 'Bonded labour, relief, the Task Force',
  },
  {
    persona: 'cwc',
    office: OfficeKind.CWC,
    role: Role.CWC_MEMBER,
    designation: 'Member, Child Welfare Committee',
    officeName: 'Child Welfare Committee',
    about: 'Orders for children in need of care',
  },
  {
    persona: 'dcpu',
    office: OfficeKind.DCPU,
    role: Role.DCPU_OFFICER,
    designation: 'District Child Protection Officer',
    officeName: 'District Child Protection Unit',
    about: 'Investigation, care plans, follow-up',
  },
  {
    persona: 'home',
    office: OfficeKind.CHILD_CARE_INSTITUTION,
    role: Role.HOME_STAFF,
    designation: 'Superintendent',
    officeName: "Children's Home",
    about: 'Residents of the home, while they live there',
  },
  {
    persona: 'medical',
    office: OfficeKind.HOSPITAL,
    role: Role.MEDICAL_OFFICER,
    designation: 'Medical Officer',
    officeName: 'District Hospital',
    about: 'Those referred for examination',
  },
  {
    persona: 'legal',
    office: OfficeKind.DLSA,
    role: Role.LEGAL_SERVICES,
    designation: 'Secretary, DLSA',
    officeName: 'District Legal Services Authority',
    about: 'Legal aid and victim compensation',
  },
  {
    persona: 'ngo',
    office: OfficeKind.NGO,
    role: Role.NGO_WORKER,
    designation: 'Case worker',
    officeName: 'Partner organisation',
    about: 'Updates from the field, for assigned survivors',
  },
  {
    persona: 'committee',
    office: OfficeKind.DISTRICT_TASK_FORCE,
    role: Role.COMMITTEE_MEMBER,
    designation: 'Member, District Task Force',
    officeName: 'District Task Force',
    about: 'Statistics and meetings; never a person',
  },
  {
    persona: 'admin',
    office: OfficeKind.HUB_ADMINISTRATION,
    role: Role.STATE_ADMIN,
    designation: 'State administrator of the hub',
    officeName: 'Hub administration',
    about: 'The directory; no case and no person',
  },
  {
    persona: 'railway-police',
    office: OfficeKind.GRP,
    role: Role.POLICE_OFFICER,
    designation: 'Station House Officer, GRP',
    officeName: 'Government Railway Police',
    about: 'FIRs on the railway',
  },
  {
    persona: 'railway-force',
    office: OfficeKind.RPF,
    role: Role.POLICE_OFFICER,
    designation: 'Post in charge, RPF',
    officeName: 'Railway Protection Force post',
    about: 'Finds children on trains and hands over',
  },
];

/** Each persona has a head of office, who supervises and is the second person: `cwc-head` is that of `cwc`. */
export const HEAD = '-head';

/** Whether there is such a persona, with or without its head and its district. */
export function isPersona(name: string): boolean {
  const [persona = '', district] = personaSubject(name).split('@');
  return personas.some((known) => persona === known.persona || persona === `${known.persona}${HEAD}`) && /^\d{1,4}$/.test(district ?? '');
}

/** `ngo` is the NGO of the demo's first district; `ngo@196` that of district 196. */
export function personaSubject(name: string): string {
  return name.includes('@') ? name : `${name}@${HOME_DISTRICT}`;
}
