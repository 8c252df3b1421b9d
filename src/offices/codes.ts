import { registerEnumType } from 'type-graphql';
import { type DataClass, narrowingOf, rolesAtLevel } from '../access/need-to-know.js';
import { Role } from '../access/roles.js';

export enum Department {
  POLICE = 'POLICE',
  LABOUR = 'LABOUR',
  DISTRICT_ADMINISTRATION = 'DISTRICT_ADMINISTRATION',
  CHILD_WELFARE = 'CHILD_WELFARE',
  HEALTH = 'HEALTH',
  LEGAL_SERVICES = 'LEGAL_SERVICES',
  CIVIL_SOCIETY = 'CIVIL_SOCIETY',
  COMMITTEE = 'COMMITTEE',
  HUB = 'HUB',
}

export enum OfficeKind {
  POLICE_STATION = 'POLICE_STATION',
  SJPU = 'SJPU',
  AHTU = 'AHTU',
  AHTB = 'AHTB',
  GRP = 'GRP',
  RPF = 'RPF',
  DISTRICT_LABOUR_OFFICE = 'DISTRICT_LABOUR_OFFICE',
  CENTRAL_LABOUR = 'CENTRAL_LABOUR',
  DISTRICT_MAGISTRATE = 'DISTRICT_MAGISTRATE',
  CWC = 'CWC',
  DCPU = 'DCPU',
  CHILD_CARE_INSTITUTION = 'CHILD_CARE_INSTITUTION',
  SHAKTI_SADAN = 'SHAKTI_SADAN',
  ONE_STOP_CENTRE = 'ONE_STOP_CENTRE',
  HOSPITAL = 'HOSPITAL',
  DLSA = 'DLSA',
  NGO = 'NGO',
  DISTRICT_TASK_FORCE = 'DISTRICT_TASK_FORCE',
  STATE_COMMITTEE = 'STATE_COMMITTEE',
  HUB_ADMINISTRATION = 'HUB_ADMINISTRATION',
}

/** What was done with a role. */
export enum RoleStep {
  GIVEN = 'GIVEN',
  WITHDRAWN = 'WITHDRAWN',
}

/** What becomes of a row of an import. */
export enum ImportOutcome {
  READY = 'READY',
  IMPORTED = 'IMPORTED',
  EXISTS = 'EXISTS',
  WRONG = 'WRONG',
}

/** What is wrong with a row of an import. */
export enum RowProblemKind {
  EMPTY = 'EMPTY',
  TOO_LONG = 'TOO_LONG',
  NO_SUCH_DISTRICT = 'NO_SUCH_DISTRICT',
  NO_SUCH_OFFICE = 'NO_SUCH_OFFICE',
  SEVERAL_OFFICES = 'SEVERAL_OFFICES',
  NO_HEAD = 'NO_HEAD',
  NOT_FREE = 'NOT_FREE',
  TWICE = 'TWICE',
  NO_SUCH_ROLE = 'NO_SUCH_ROLE',
  NOT_OF_KIND = 'NOT_OF_KIND',
  NOBODY_ANSWERS = 'NOBODY_ANSWERS',
}

interface KindOfOffice {
  label: string;
  department: Department;
  level: 'STATION' | 'DISTRICT' | 'STATE' | 'UNION';
  /** What its officers may be. */
  roles: readonly Role[];
  /** Sees single survivors (placed, assigned or referred), never the whole case's. access.md, "narrower still". */
  narrow?: true;
  canRegisterFir?: true;
}

/** The kinds of office that take part, from the advisory and the Acts (domain reference, actors). */
export const officeKinds: Record<OfficeKind, KindOfOffice> = {
  POLICE_STATION: {
    label: 'Police station',
    department: Department.POLICE,
    level: 'STATION',
    roles: [Role.POLICE_OFFICER, Role.CHILD_WELFARE_POLICE],
    canRegisterFir: true,
  },
  SJPU: {
    label: 'Special Juvenile Police Unit (JJ Act s. 107)',
    department: Department.POLICE,
    level: 'DISTRICT',
    roles: [Role.CHILD_WELFARE_POLICE],
  },
  AHTU: { label: 'Anti Human Trafficking Unit', department: Department.POLICE, level: 'DISTRICT', roles: [Role.AHTU_OFFICER] },
  AHTB: { label: 'Anti Human Trafficking Bureau, State headquarters', department: Department.POLICE, level: 'STATE', roles: [Role.AHTB_OFFICER] },
  GRP: {
    label: 'Government Railway Police station',
    department: Department.POLICE,
    level: 'STATION',
    roles: [Role.POLICE_OFFICER, Role.CHILD_WELFARE_POLICE],
    canRegisterFir: true,
  },
  RPF: { label: 'Railway Protection Force post', department: Department.POLICE, level: 'STATION', roles: [Role.POLICE_OFFICER] },
  DISTRICT_LABOUR_OFFICE: { label: 'District labour office', department: Department.LABOUR, level: 'DISTRICT', roles: [Role.LABOUR_OFFICER] },
  CENTRAL_LABOUR: {
    label: 'Central labour machinery: railways, major ports, mines, oilfields',
    department: Department.LABOUR,
    level: 'UNION',
    roles: [Role.LABOUR_OFFICER],
  },
  DISTRICT_MAGISTRATE: {
    label: 'District administration: DM, SDM, District Nodal Officer',
    department: Department.DISTRICT_ADMINISTRATION,
    level: 'DISTRICT',
    roles: [Role.DISTRICT_ADMINISTRATION],
  },
  CWC: { label: 'Child Welfare Committee (JJ Act s. 27)', department: Department.CHILD_WELFARE, level: 'DISTRICT', roles: [Role.CWC_MEMBER] },
  DCPU: {
    label: 'District Child Protection Unit, with the child helpline unit',
    department: Department.CHILD_WELFARE,
    level: 'DISTRICT',
    roles: [Role.DCPU_OFFICER],
  },
  CHILD_CARE_INSTITUTION: {
    label: "Children's home, open shelter or fit facility",
    department: Department.CHILD_WELFARE,
    level: 'DISTRICT',
    roles: [Role.HOME_STAFF],
    narrow: true,
  },
  SHAKTI_SADAN: {
    label: 'Shakti Sadan, relief home for women',
    department: Department.CHILD_WELFARE,
    level: 'DISTRICT',
    roles: [Role.HOME_STAFF],
    narrow: true,
  },
  ONE_STOP_CENTRE: { label: 'One Stop Centre', department: Department.CHILD_WELFARE, level: 'DISTRICT', roles: [Role.HOME_STAFF], narrow: true },
  HOSPITAL: { label: 'Hospital', department: Department.HEALTH, level: 'DISTRICT', roles: [Role.MEDICAL_OFFICER], narrow: true },
  DLSA: { label: 'District Legal Services Authority', department: Department.LEGAL_SERVICES, level: 'DISTRICT', roles: [Role.LEGAL_SERVICES] },
  NGO: {
    label: 'Partner organisation of civil society',
    department: Department.CIVIL_SOCIETY,
    level: 'DISTRICT',
    roles: [Role.NGO_WORKER],
    narrow: true,
  },
  DISTRICT_TASK_FORCE: {
    label: 'District Task Force (CALPR r. 17C)',
    department: Department.COMMITTEE,
    level: 'DISTRICT',
    roles: [Role.COMMITTEE_MEMBER],
  },
  STATE_COMMITTEE: {
    label: 'State advisory or child-protection committee',
    department: Department.COMMITTEE,
    level: 'STATE',
    roles: [Role.COMMITTEE_MEMBER],
  },
  HUB_ADMINISTRATION: { label: 'Administration of the hub in a State', department: Department.HUB, level: 'STATE', roles: [Role.STATE_ADMIN] },
};

/** The kinds whose officers see single survivors only. The access-list trigger is made from this. */
export const narrowOfficeKinds: readonly OfficeKind[] = Object.values(OfficeKind).filter((kind) => officeKinds[kind].narrow);

/** The kinds that shelter people. That one of them has to do with a survivor says where the survivor is (class LOC), so it is counted and named nowhere. */
export const shelterOfficeKinds: readonly OfficeKind[] = Object.values(OfficeKind).filter((kind) =>
  officeKinds[kind].roles.includes(Role.HOME_STAFF),
);
/** The same, for a statement. */
export const shelterOfficeKindsInSql = shelterOfficeKinds.map((kind) => `'${kind}'`).join(', ');

registerEnumType(RoleStep, {
  name: 'RoleStep',
  description: 'What is done with a role of an officer.',
  valuesConfig: {
    GIVEN: { description: 'It is to be given: asked by one, answered by another.' },
    WITHDRAWN: { description: 'It was taken away, by one and at once.' },
  },
});
registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What becomes of a row of an import of officers.',
  valuesConfig: {
    READY: { description: 'It can be imported.' },
    IMPORTED: { description: 'It was imported.' },
    EXISTS: { description: 'This officer is in this office already: skipped.' },
    WRONG: { description: 'Something in it is to be mended first.' },
  },
});
registerEnumType(RowProblemKind, {
  name: 'RowProblemCode',
  description: 'What is wrong with a row of an import, for programs.',
  valuesConfig: {
    EMPTY: { description: 'It must be filled in.' },
    TOO_LONG: { description: 'It is longer than it can be.' },
    NO_SUCH_DISTRICT: { description: 'The State of the administrator has no such district.' },
    NO_SUCH_OFFICE: { description: 'The district has no such office.' },
    SEVERAL_OFFICES: { description: 'Several offices of the district can be meant.' },
    NO_HEAD: { description: 'The office has no head. Its first head comes with the import of the operator.' },
    NOT_FREE: { description: 'This sign-in name cannot be taken.' },
    TWICE: { description: 'Two rows have the same sign-in name.' },
    NO_SUCH_ROLE: { description: 'There is no such role.' },
    NOT_OF_KIND: { description: 'An office of this kind has no such role.' },
    NOBODY_ANSWERS: { description: 'Nobody could give the role.' },
  },
});
registerEnumType(Department, { name: 'Department', description: 'The department or sector an office belongs to.' });
registerEnumType(OfficeKind, {
  name: 'OfficeKind',
  description: 'What an office is under the Acts and the advisory.',
  valuesConfig: Object.fromEntries(Object.entries(officeKinds).map(([kind, { label }]) => [kind, { description: label }])),
});

/** Whether officers of this kind may know a class at this level of whatever another office recorded, so that their office may be told of it. */
export function mayKnow(kind: OfficeKind, dataClass: DataClass, level: 'F' | 'S'): boolean {
  const roles = rolesAtLevel(dataClass, level).filter((role) => narrowingOf(role, dataClass) !== 'OWN_RECORD');
  return officeKinds[kind].roles.some((role) => roles.includes(role));
}
