import { Role } from './roles.js';

/** A class of data is what one permission covers. Case facts (number, stage, dates, pseudonym) belong to none. */
export const dataClasses = ['ID', 'LOC', 'MED', 'ST', 'ACC', 'EMP', 'RHB', 'FIN', 'REP', 'PLAN', 'AGG'] as const;
export type DataClass = (typeof dataClasses)[number];

/** F: the rows. M: a pseudonym instead. S: that it is done, and when. A: only in statistics. -: nothing. */
export const levels = ['F', 'M', 'S', 'A', '-'] as const;
export type Level = (typeof levels)[number];

export const dataClassMeanings: Record<DataClass, string> = {
  ID: 'Identity: name, names in other scripts, photograph, birth date, parents, address, village, school, phone, ID documents',
  LOC: 'Where the survivor is sheltered and when they move',
  MED: 'Medical and psychological record, age determination',
  ST: 'Statements, social investigation report',
  ACC: 'Accused persons and the case against them',
  EMP: 'Employer, establishment, placement agency, site',
  RHB: 'Rehabilitation: orders, care plan, services, follow-up',
  FIN: 'Bank account, wages, compensation, entitlements',
  REP: 'Who reported',
  PLAN: 'Rescue plan before it starts: site, time, team',
  AGG: 'Statistics',
};

export const levelMeanings: Record<Level, string> = {
  F: 'The rows of this class, in cases in which the office takes part',
  M: 'A pseudonym in place of identity; the identity rows do not exist for this role',
  S: 'Status only: that it exists or is done, and when; no content',
  A: 'Only inside published statistics, small cells suppressed',
  '-': 'Nothing',
};

/**
 * THE AGREEMENT: what each role may see of each class of data, within the cases its office takes part in.
 * Row policies, the access matrix, `viewer { sees }` and the tests are all made from these fourteen lines.
 * Source: our proposal on the need-to-know principle of JJ Act ss. 74 and 99; it is for the departments to sign.
 */
const table = `
                          ID LOC MED ST ACC EMP RHB FIN REP PLAN AGG
POLICE_OFFICER            F  S   F   F  F   F   S   S   F   F    A
AHTU_OFFICER              F  S   S   F  F   F   S   S   F   F    A
AHTB_OFFICER              M  -   -   -  F   F   A   A   -   S    A
CHILD_WELFARE_POLICE      F  F   S   S  S   -   S   -   -   F    A
LABOUR_OFFICER            M  -   -   S  S   F   S   F   -   F    A
DISTRICT_ADMINISTRATION   F  S   -   S  S   F   F   F   S   F    A
CWC_MEMBER                F  F   F   F  S   S   F   S   -   -    A
DCPU_OFFICER              F  F   S   F  S   S   F   F   -   F    A
HOME_STAFF                F  F   F   S  -   -   F   S   -   -    -
MEDICAL_OFFICER           F  -   F   S  -   -   -   -   -   -    -
LEGAL_SERVICES            F  -   F   F  F   S   S   F   -   -    A
NGO_WORKER                F  S   S   F  -   S   F   S   F   F    -
COMMITTEE_MEMBER          -  -   -   -  A   A   A   A   -   -    A
STATE_ADMIN               -  -   -   -  -   -   -   -   -   -    -
`;

/** What narrows a level further, whatever the table says. */
export type Narrowing = 'OWN_RECORD' | 'OWN_HOME' | 'OPEN_CASE' | 'WAGE_CLAIM_NAME';

export const narrowingMeanings: Record<Narrowing, string> = {
  OWN_RECORD: 'only what their own office recorded',
  OWN_HOME: 'only of their own home',
  OPEN_CASE: 'content only while the case is open; status only once it is closed',
  WAGE_CLAIM_NAME: "the survivor's name alone, and only on a wage claim that the office is processing",
};

const policeRoles = [Role.POLICE_OFFICER, Role.AHTU_OFFICER, Role.AHTB_OFFICER, Role.CHILD_WELFARE_POLICE];

export const narrowings: readonly { roles: readonly Role[]; classes: readonly DataClass[]; to: Narrowing }[] = [
  { roles: [Role.NGO_WORKER], classes: ['ST', 'REP'], to: 'OWN_RECORD' },
  { roles: [Role.MEDICAL_OFFICER], classes: ['MED'], to: 'OWN_RECORD' },
  { roles: [Role.HOME_STAFF], classes: ['LOC'], to: 'OWN_HOME' },
  { roles: policeRoles, classes: ['ID', 'LOC', 'MED', 'RHB'], to: 'OPEN_CASE' },
  { roles: [Role.LABOUR_OFFICER], classes: ['ID'], to: 'WAGE_CLAIM_NAME' },
];

/** Roles to which even case facts are closed: they work with statistics or with the directory. */
const rolesWithoutCases: readonly Role[] = [Role.COMMITTEE_MEMBER, Role.STATE_ADMIN];

export const rolesWithCases: readonly Role[] = Object.values(Role).filter((role) => !rolesWithoutCases.includes(role));

export const needToKnow: Record<Role, Record<DataClass, Level>> = read(table);

/** What each level is enough for. */
const enough: Record<'F' | 'S' | 'A', readonly Level[]> = { F: ['F'], S: ['F', 'S'], A: ['F', 'S', 'A'] };

export function rolesAtLevel(dataClass: DataClass, atLeast: 'F' | 'S' | 'A'): Role[] {
  return Object.values(Role).filter((role) => enough[atLeast].includes(needToKnow[role][dataClass]));
}

export function narrowingOf(role: Role, dataClass: DataClass): Narrowing | undefined {
  return narrowings.find((rule) => rule.roles.includes(role) && rule.classes.includes(dataClass))?.to;
}

/** What roles together see of a class: the best of their levels, since one way of seeing is enough, and what narrows it. */
export function sightOf(roles: readonly Role[], dataClass: DataClass): { level: Level; narrowing: Narrowing | undefined } {
  const order = ['F', 'S', 'M', 'A', '-'] as const;
  const level = order.find((candidate) => roles.some((role) => needToKnow[role][dataClass] === candidate)) ?? '-';
  const role = roles.find((candidate) => needToKnow[candidate][dataClass] === level);
  const narrowing = role && narrowingOf(role, dataClass);
  // At closure content goes and status stays, so who has status alone loses nothing.
  return { level, narrowing: level === 'F' || narrowing !== 'OPEN_CASE' ? narrowing : undefined };
}

function read(text: string): Record<Role, Record<DataClass, Level>> {
  const [head, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  if (head?.join() !== dataClasses.join()) throw new Error('The need-to-know table does not name the data classes in order');
  const byRole = Object.fromEntries(
    rows.map(([role, ...cells]) => [role, Object.fromEntries(dataClasses.map((dataClass, i) => [dataClass, cells[i]]))]),
  );
  for (const role of Object.values(Role))
    for (const dataClass of dataClasses)
      if (!levels.includes(byRole[role]?.[dataClass] as Level)) throw new Error(`The need-to-know table has no level for ${role} and ${dataClass}`);
  return byRole as Record<Role, Record<DataClass, Level>>;
}
