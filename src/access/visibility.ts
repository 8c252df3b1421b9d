import type { PolicyDef } from '@mikro-orm/core';
import { type DataClass, type Narrowing, narrowingOf, rolesAtLevel, rolesWithCases } from './need-to-know.js';
import { allRoles, Role } from './roles.js';
import { told } from './told.js';

/**
 * THE WALL. Row policies of PostgreSQL, made from the need-to-know table and from participation, so that a list,
 * a count, a relation, an aggregate and an update share one condition. The three database roles:
 * the hub signs in as HUB, which owns nothing and bypasses nothing; KEEPER runs the triggers that keep the access
 * lists and loads bulk data, and nobody can sign in as it; OWNER owns the tables and runs migrations. Beside them SEALER: reads
 * the audit, which HUB cannot, and adds to the log over it; of cases and persons it sees no row. WORKER does
 * what is done apart from requests: it keeps the clocks and sends what is to be sent, and sees ids, codes and times, and no content.
 */
export const HUB = 'samanvay_hub';
export const KEEPER = 'samanvay_keeper';
export const OWNER = 'samanvay_owner';
export const SEALER = 'samanvay_sealer';
export const WORKER = 'samanvay_worker';

/** What makes a row of a table below a case visible. Every such table carries `case_id`, and `survivor_id` where it is about one. */
type Under = 'case' | 'survivor';

interface Wall {
  rowLevelSecurity: 'force';
  /** Of which class the table is, for whoever reads the catalog, and for `explainAccess`. */
  comment?: string;
  policies: PolicyDef<any>[];
}

/**
 * What the context says of the caller. To verify its signature takes ten microseconds, and policies look at it in a hundred places of a
 * statement; so those that stand beside an access list take it at its word: no row of the list is there unless its own policy
 * has verified the whole of the context. Policies that stand alone verify it themselves.
 */
const myOffice = '(select hub.said_office())';
const myOfficer = '(select hub.said_officer())';
const verifiedOffice = '(select hub.ctx_office())';
const verifiedOfficer = '(select hub.ctx_officer())';

/** The roles are constants of the agreement, never input; evaluated once per statement. */
function iAm(roles: readonly Role[], by: 'said' | 'ctx' = 'said'): string {
  return `(select hub.${by}_roles() && ${literal(roles)})`;
}

function literal(roles: readonly Role[]): string {
  return `'{${roles.toSorted().join(',')}}'::text[]`;
}

/** The State of my office. Verified. */
const myState = `(select f.state_code from hub.office f where f.id = ${verifiedOffice})`;
/** The district of my office; none for an office of a State. Verified. */
const myDistrict = `(select f.district_code from hub.office f where f.id = ${verifiedOffice})`;
/** Of the district of my office, or of its whole State where it is of none. For rows that carry both codes. */
const ofMyArea = (table: string): string =>
  `(${table}.state_code = ${myState} and (${myDistrict} is null or ${table}.district_code = ${myDistrict}))`;

/** My office, and none for whoever has no role that works on cases. Verified. */
const myOfficeWithCases = `(select hub.ctx_office_as(${literal(rolesWithCases)}))`;

/**
 * A scalar subquery on purpose: EXISTS and IN can become a hashed subplan that reads the office's whole list. Of whom the list is,
 * its own policy says (`accessList`): said here again, every table of a statement would look at the context three times instead of once.
 */
function seenUnder(under: Under, table: string, column = `${under}_id`): string {
  return `(select true${inList(under, table, column)}`;
}

function inList(under: Under, table: string, column: string): string {
  return ` from hub.${under}_access a where a.${under}_id = ${table}.${column})`;
}

/**
 * The same for a row of a class. An office that takes part by a handover alone has of the case the classes that were ticked, and its row in
 * the list says which (null: no narrowing, as for every other way of taking part). Asked in the one look that is taken anyway.
 */
function sharedUnder(under: Under, table: string, dataClass: DataClass, level: 'F' | 'S'): string {
  const ticked = level === 'F' ? 'a.content_of' : 'a.status_of';
  return `(select ${ticked} is null or '${dataClass}' = any(${ticked})${inList(under, table, `${under}_id`)}`;
}

/**
 * The second wall for rows, in the hub's own statements where reading begins: by id, and where the survivors of a case are listed. Only what
 * is of a case in which the officer's office takes part, or of a survivor that it sees, whatever the policies say. It repeats no
 * class of data: those are the policies' alone. `?` is whose list it is: the office's, or that of a broken glass.
 */
export function ofMyOffice(under: Under, row: string): string {
  return `(select true from hub.${under === 'case' ? 'case_access' : 'survivor_access'} own where own.${under}_id = ${row} and own.office_id = ?::uuid)`;
}

/**
 * A person once: of a child recorded twice the second record is left out where the office sees the first too. Where it does not, this is the only
 * record of the child that it has, and stays. `?` is whose list it is.
 */
export function countsOnce(row: string): string {
  return `(${row}.merged_into_id is null or ${ofMyOffice('survivor', `${row}.merged_into_id`)} is not true)`;
}

/** The same over the access list alone, so that counting goes on reading no more than that: those who were merged are few, and indexed. */
export const listedOnce = `not exists (select from hub.survivor d where d.id = a.survivor_id and d.merged_into_id is not null and ${ofMyOffice('survivor', 'd.merged_into_id')})`;

/** By which access list the rows of a table are seen, and by which column; none where its wall does not begin at one. */
export function listOf(policies: readonly PolicyDef<any>[], table: string): { under: Under; column: string } | undefined {
  // The ORM has put the name of the table into the text.
  const read = policies.find(({ name }) => name === 'read')?.using;
  const visible = typeof read === 'string' ? read : '';
  return (['case', 'survivor'] as const)
    .flatMap((under) => [`${under}_id`, 'id'].map((column) => ({ under, column })))
    .find(({ under, column }) => visible.startsWith('(select ') && visible.slice(visible.indexOf(' from ')).startsWith(inList(under, table, column)));
}

/** Case facts: open to every office that takes part. */
export const seenWithCase = wall((table) => seenUnder('case', table));
/** Case facts of one survivor: homes, hospitals and partner organisations see their own survivors only. */
export const seenWithSurvivor = wall((table) => seenUnder('survivor', table));

/** What holds something of a class says so in its comment, for whoever reads the catalog and for `explainAccess`. */
function ofClass(dataClass: DataClass, is: 'content' | 'status', visible: (table: string) => string): Wall {
  return { ...wall(visible), comment: `Class ${dataClass}, ${is}` };
}

/** The class of a table from what its wall says of it; null: case facts, which belong to none. */
export function dataClassOf(comment: string | undefined): DataClass | null {
  return (/^Class ([A-Z]+), /.exec(comment ?? '')?.[1] as DataClass | undefined) ?? null;
}

/** The class of which a table holds the content; null: a status, or a fact of the case. */
export function contentClassOf(comment: string | undefined): DataClass | null {
  return comment?.endsWith(', content') ? dataClassOf(comment) : null;
}

/** The status of a class: that it exists or is done, and when. For levels F and S. */
export function statusOf(dataClass: DataClass, under: Under, ofMyHome?: (table: string) => string): Wall {
  return ofClass(dataClass, 'status', (table) => `${sharedUnder(under, table, dataClass, 'S')} and ${mayKnow(dataClass, 'S', table, ofMyHome)}`);
}

/** The content of a class. For level F alone. */
export function contentOf(dataClass: DataClass, under: Under, ofMyHome?: (table: string) => string): Wall {
  return ofClass(dataClass, 'content', (table) => `${sharedUnder(under, table, dataClass, 'F')} and ${mayKnow(dataClass, 'F', table, ofMyHome)}`);
}

/** The status of what one office asks of another: for those who know the status, and for the office that is asked. */
export function statusOfTask(dataClass: DataClass, under: Under): Wall {
  const isAsked = (table: string) => `(${iAm(rolesAtLevel(dataClass, 'S'))} and ${table}.asked_of_id = ${myOffice})`;
  const isShared = (table: string) => `(${mayKnow(dataClass, 'S', table)} and ${sharedUnder(under, table, dataClass, 'S')})`;
  return ofClass(dataClass, 'status', (table) => `${seenUnder(under, table)} and (${isShared(table)} or ${isAsked(table)})`);
}

/** The narrowing to one's own home, in the words of the tables that know a home. */
export const recordedByMyOffice = (table: string): string => `${table}.recorded_by_office_id = ${myOffice}`;
export const homeIsMine = (table: string): string => `${table}.home_id = ${myOffice}`;
export const placedInMyHome = (table: string): string => `(select true from hub.placement_home h where h.id = ${table}.id and ${homeIsMine('h')})`;

/** A name: with identity, or alone for a labour office on a wage claim that it is processing. */
export const nameOfSurvivor = ofClass(
  'ID',
  'content',
  (table) =>
    `${seenUnder('survivor', table)} and ((${mayKnow('ID', 'F', table)} and ${sharedUnder('survivor', table, 'ID', 'F')}) or (${iAm([Role.LABOUR_OFFICER])} and ${onMyWageClaim(table)}))`,
);

/** The case itself: the office that opens it leads it, so that is the one row an office may add without taking part yet. */
export const seenAsCase = wall(
  (table) => seenUnder('case', table, 'id'),
  (table) => `${table}.lead_office_id = ${myOfficeWithCases}`,
);

/** The survivor: no row of `survivor_access` exists before the survivor does, so adding asks for the case. */
export const seenAsSurvivor = wall(
  (table) => seenUnder('survivor', table, 'id'),
  (table) => seenUnder('case', table),
);

/** A sealed plan: its named team alone until the rescue starts, then the agreement's table. */
export function sealedPlan(level: 'F' | 'S'): Wall {
  return ofClass(
    'PLAN',
    level === 'F' ? 'content' : 'status',
    (table) =>
      `${seenUnder('case', table)} and case when ${table}.started_at is null then ${table}.team @> array[${myOfficer}] else ${mayKnow('PLAN', level, table)} and ${sharedUnder('case', table, 'PLAN', level)} end`,
  );
}

/** Who takes part is a case fact, but the name of a custodian, or of who is about to be one, says where the survivor is sheltered: that is class LOC. */
const custodianIsMine = (table: string): string => `${table}.office_id = ${myOffice}`;
const unlessCustodian = (table: string, under: Under): string =>
  `(${table}.capacity not in ('CUSTODIAN', 'RECEIVING') or ${custodianIsMine(table)} or (${mayKnow('LOC', 'F', table, custodianIsMine)} and ${sharedUnder(under, table, 'LOC', 'F')}))`;

/** Offices that see a single survivor, the home only for those who may know where. */
export const seenUnlessCustodian = wall((table) => `${seenUnder('survivor', table)} and ${unlessCustodian(table, 'survivor')}`);

/** Offices that take part, the home only for those who may know where; a team named in a sealed plan is part of the plan. */
export const seenUnlessSealed = wall(
  (table) => `${seenUnder('case', table)} and (not ${table}.sealed or ${table}.office_id = ${myOffice}) and ${unlessCustodian(table, 'case')}`,
);

/** The lists the wall is made of: an office reads its own rows, in a role that works on cases. Only triggers write them. */
export const accessList: Wall = {
  rowLevelSecurity: 'force',
  policies: [{ name: 'read', command: 'select', roles: [HUB], using: (_, table) => `${table.name}.office_id = ${myOfficeWithCases}` }, keeper()],
};

/** Published statistics: the same rows for every officer to whose role the agreement gives statistics. They are nobody's, and only the keeper adds to them. */
export const statistics: Wall = {
  rowLevelSecurity: 'force',
  policies: [{ name: 'read', command: 'select', roles: [HUB], using: iAm(rolesAtLevel('AGG', 'A'), 'ctx') }, keeper()],
};

/** Who reads reports of their place: administration, bureaus, units, and committees, all of whom see statistics. */
const reportReaders = [Role.DISTRICT_ADMINISTRATION, Role.AHTB_OFFICER, Role.AHTU_OFFICER, Role.COMMITTEE_MEMBER];

/**
 * Reports: for the office that draws one up; for the offices of the same district or, of a State's, of the State, once it is no draft; and for the
 * offices of the State when a district has sent it. Which step may follow, and whose it is, a trigger holds.
 */
function reportIsSeen(table: string): string {
  return `${iAm(reportReaders, 'ctx')} and (${table}.office_id = ${verifiedOffice} or (${table}.state_code = ${myState} and case
      when ${table}.district_code is not distinct from ${myDistrict} then ${table}.status <> 'DRAFT'
      else ${myDistrict} is null and ${table}.status in ('SENT', 'RETURNED', 'RECEIVED') end))`;
}

export const reportsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => reportIsSeen(name) },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${iAm([Role.DISTRICT_ADMINISTRATION, Role.AHTB_OFFICER], 'ctx')} and ${name}.office_id = ${verifiedOffice} and ${name}.drafted_by_id = ${verifiedOfficer}
    and ${name}.status = 'DRAFT' and ${name}.figures is null and ${name}.state_code = ${myState} and ${name}.district_code is not distinct from ${myDistrict}`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => reportIsSeen(name),
      check: (_, { name }) => reportIsSeen(name),
    },
    keeper(),
  ],
};

/** Who signed: for whoever sees the report. Added in the officer's own name. */
export const reportSignaturesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${verifiedOffice} is not null and ${ofSeenReport(name)}`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) => `${name}.officer_id = ${verifiedOfficer} and ${name}.office_id = ${verifiedOffice} and ${ofSeenReport(name)}`,
    },
    keeper(),
  ],
};

/** Of which cases the facts of a report are: for whoever sees the report, takes part in the case, and may know that of it which the fact tells. */
export const reportFactsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) =>
        `${seenUnder('case', name)} and (${name}.needs = 'CASE' or ${knowsWhatIsNeeded(name, `${name}.needs`)}) and ${ofSeenReport(name)}`,
    },
    keeper(),
  ],
};

function ofSeenReport(table: string): string {
  return `(select true from hub.action_report r where r.id = ${table}.report_id)`;
}

/** What no officer reads, and the hub neither. */
export const keptByKeeper: Wall = { rowLevelSecurity: 'force', policies: [keeper()] };

/** In whose name the hub itself writes: nobody's. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The audit: each record in the officer's own name, and never read by the login that answers requests. The sealer reads all of it, and
 * adds in nobody's name what there is to say of the writing itself.
 */
export const auditTrail: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'add', command: 'insert', roles: [HUB], check: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}` },
    { name: 'seal', command: 'select', roles: [SEALER], using: 'true' },
    { name: 'add_of_itself', command: 'insert', roles: [SEALER], check: (_, table) => `${table.name}.officer_id = '${NOBODY}'` },
    // For `hub.is_on_record`.
    { name: 'keeper', command: 'select', roles: [KEEPER], using: 'true' },
  ],
};

/** The log over the audit: hashes and signatures, added to by the sealer and changed by nobody. */
export const sealedLog: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [SEALER], using: 'true' },
    { name: 'add', command: 'insert', roles: [SEALER], check: 'true' },
  ],
};

/** Written in the officer's own name and read by nobody the hub runs as: the outbox. */
export const writtenOnly: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'add', command: 'insert', roles: [HUB], check: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}` },
    // Of what comes with time the worker tells, in nobody's name.
    { name: 'work', command: 'insert', roles: [WORKER], check: (_, table) => `${table.name}.officer_id = '${NOBODY}'` },
    keeper(),
  ],
};

/**
 * What has changed: for whoever sees the case, and in it the row that the event is about (`told.ts`). Only the keeper adds to it. Which row
 * that is depends on the event, so this is one subquery for each table, and each event looks at one of them.
 */
export const changesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, table) => `${seenUnder('case', table.name)} and ${isTold(table.name)}` },
    keeper(),
  ],
};

function isTold(table: string): string {
  const listed = Object.entries(told).flatMap(([event, by]) => (by ? [[event, by] as const] : []));
  const ways = Map.groupBy(listed, ([, { subject, tells = '' }]) => `${subject} ${tells}`);
  const cases = [...ways.values()].map((events) => {
    const [, { subject, tells }] = events[0]!;
    const row = subject === 'case_file' ? [] : [`(select true from hub.${subject} s where s.id = ${table}.subject_id)`];
    const knows = tells ? [iAm(rolesAtLevel(tells, 'S'))] : [];
    return `when ${table}.event in (${events.map(([event]) => `'${event}'`).join(', ')}) then ${[...row, ...knows].join(' and ') || 'true'}`;
  });
  return `case ${cases.join(' ')} else false end`;
}

/** The officer's own rows, such as the operations already done under an `opId`. */
export const ownedByOfficer: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}` },
    { name: 'add', command: 'insert', roles: [HUB], check: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}` },
    keeper(),
  ],
};

/** Who opened a survivor's identity: for the Committee, and for those who speak for the survivor, in the cases they see. Added in the officer's own name. */
export const sightingsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, table) => `${seenUnder('survivor', table.name)} and ${iAm([Role.CWC_MEMBER, Role.LEGAL_SERVICES])}`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, table) => `${table.name}.officer_id = ${verifiedOfficer} and ${seenUnder('survivor', table.name)}`,
    },
    keeper(),
  ],
};

/** The officer's own, read and changed by nobody else: a count of something, an address. */
export const ofOfficerAlone: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    ...ownedByOfficer.policies.slice(0, -1),
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}`,
      check: (_, table) => `${table.name}.officer_id = ${verifiedOfficer}`,
    },
    keeper(),
  ],
};

/** Notices: read by the office they are for, or by the one officer; added by whoever does what they tell. */
export const noticesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${verifiedOffice} and (${name}.officer_id is null or ${name}.officer_id = ${myOfficer})`,
    },
    { name: 'add', command: 'insert', roles: [HUB], check: (_, table) => `${table.name}.about_id = ${verifiedOfficer}` },
    // Of what comes by itself, the hub tells in nobody's name.
    { name: 'work', command: 'insert', roles: [WORKER], check: (_, table) => `${table.name}.about_id is null` },
    keeper(),
  ],
};

/** What a second person is asked: for the office that leads the case and for the office that asks, both while they see the case. */
export const approvalsSeen: Wall = wall(
  (table) => `${seenUnder('case', table)} and (${table}.owner_office_id = ${myOffice} or ${table}.asked_by_office_id = ${myOffice})`,
  (table) => `${seenUnder('case', table)} and ${table}.asked_by_id = ${myOfficer}`,
);

/**
 * That identities were exported: for the office that did it, the one whose second person consented, and those who are told who saw. Added in
 * the officer's own name.
 */
export const identityExportsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) =>
        `${seenUnder('case', name)} and (${name}.office_id = ${myOffice} or ${name}.owner_office_id = ${myOffice} or ${iAm([Role.CWC_MEMBER, Role.LEGAL_SERVICES])})`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) => `${name}.exported_by_id = ${verifiedOfficer} and ${seenUnder('case', name)}`,
    },
    keeper(),
  ],
};

/**
 * Clocks are facts of the case. But that there is one may tell what a class hides: a woman to be sent to a doctor, a special relief to be
 * paid. Such a clock says what one must know to see it (`needs`, a class and a level); the office that owes the duty sees it anyway. A duty
 * of the calendar is of no case: the offices of its district see it.
 */
export const clocksSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) =>
        `${ofCaseSurvivorOrDistrict(name)} and (${name}.needs is null or ${name}.owner_office_id = ${myOffice} or ${knowsWhatIsNeeded(name, `${name}.needs`)})`,
    },
    keeper(),
    worker(),
  ],
};

/** What starts and ends clocks: where somebody knows the status of its class; an office's own where it is of no case. */
export const legalEventsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => legalEventIsSeen(name) },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${name}.recorded_by_office_id = ${verifiedOffice} and (${name}.case_id is null or ${seenUnder('case', name)}) and (${name}.survivor_id is null or ${seenUnder('survivor', name)})`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => legalEventIsSeen(name),
      check: (_, { name }) => legalEventIsSeen(name),
    },
    keeper(),
  ],
};

function legalEventIsSeen(table: string): string {
  const mine = `${table}.recorded_by_office_id = ${myOffice}`;
  return `case when ${table}.case_id is null then ${table}.recorded_by_office_id = ${verifiedOffice}
    when ${table}.survivor_id is null then ${seenUnder('case', table)} else ${seenUnder('survivor', table)} end
    and (${table}.data_class is null or ${mine} or ${knowsWhatIsNeeded(table, `${table}.data_class || ':S'`)})`;
}

/** Facts of a case, of one survivor, or, where there is no case, of the district of the caller's office or of that office. */
function ofCaseSurvivorOrDistrict(table: string): string {
  return `case when ${table}.case_id is null
      then ${table}.owner_office_id = ${verifiedOffice} or ${table}.district_code = (select o.district_code from hub.office o where o.id = ${verifiedOffice})
    when ${table}.survivor_id is null then ${seenUnder('case', table)} else ${seenUnder('survivor', table)} end`;
}

/** The classes of which a duty can tell something. A clock that needs another is seen by nobody but its owner. */
const classesOfDuties = ['MED', 'ST', 'ACC', 'EMP', 'RHB', 'FIN'] as const;

/** Whether a role of mine has a class at a level, named in a column as `MED:S`. Roles that see their own records alone do not: of what others recorded they would learn. */
function knowsWhatIsNeeded(table: string, column: string): string {
  const needed = classesOfDuties.flatMap((dataClass) => (['S', 'F'] as const).map((level) => [dataClass, level] as const));
  const cases = needed.map(([dataClass, level]) => {
    const roles = rolesAtLevel(dataClass, level).filter((role) => narrowingOf(role, dataClass) !== 'OWN_RECORD');
    const isShared = `(${table}.case_id is null or ${sharedUnder('case', table, dataClass, level)})`;
    return `when '${dataClass}:${level}' then ${roles.length > 0 ? `${iAm(roles)} and ${isShared}` : 'false'}`;
  });
  return `case ${column} ${cases.join(' ')} else false end`;
}

/** What does not fit together: for the office that can correct it, while it takes part, and nobody else. */
export const contradictionsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => isMineToCorrect(name) },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => isMineToCorrect(name),
      check: (_, { name }) => isMineToCorrect(name),
    },
    keeper(),
    worker(),
  ],
};

/** Of a case: for the office that can correct it, while it takes part. About an office as a whole, and so of no case: for the one that is told. */
function isMineToCorrect(table: string): string {
  return `case when ${table}.case_id is null then ${table}.office_id = ${verifiedOffice} else ${seenUnder('case', table)} and ${table}.office_id = ${myOffice} end`;
}

/**
 * What a case adds to the figures of a dashboard: a fact of the case. Where it tells something of a class it says what one must know to see it (`needs`),
 * as a clock does. So the list behind a figure is of the cases that one may know to be in it.
 */
export const figuresBehind: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${seenUnder('case', name)} and (${name}.needs is null or ${knowsWhatIsNeeded(name, `${name}.needs`)})`,
    },
    keeper(),
    worker(),
  ],
};

/** Whose work a whole district or State is: they get its figures. */
const rolesWithArea: readonly Role[] = [Role.DISTRICT_ADMINISTRATION, Role.AHTB_OFFICER, Role.COMMITTEE_MEMBER];

const figuresOfMyArea = (table: string): string => `(${iAm(rolesWithArea, 'ctx')} and ${ofMyArea(table)})`;

/** Rollups of people and cases, for those whose work the area is. What of them may be told to whom, `dashboard/hide.ts` says. */
export const figureTalliesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [{ name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => figuresOfMyArea(name) }, keeper()],
};

/** Rollups of duties: each office its own, and those whose work the area is all of it. */
export const clockTalliesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases} or ${figuresOfMyArea(name)}` },
    keeper(),
  ],
};

/**
 * The law as data. Every officer reads it, also by a portal that was agreed no class of data. A draft is added by an administrator in the own name, and answered by another one, when the worker has
 * counted what it would change: on it hangs what is late, so a statement that was smuggled in must not make law either.
 */
export const lawSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: `${verifiedOfficer} is not null` },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) => `${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.status = 'DRAFT' and ${name}.drafted_by_id = ${verifiedOfficer}`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: iAm([Role.STATE_ADMIN], 'ctx'),
      check: (_, { name }) =>
        `${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.answered_by_id = ${verifiedOfficer} and ${name}.drafted_by_id <> ${verifiedOfficer} and (${name}.status = 'REFUSED' or (${name}.status = 'LIVE' and ${name}.preview is not null))`,
    },
    keeper(),
    worker(),
  ],
};

/**
 * Roles that were asked for, given and taken away: for the administrators of the State and for the office of the officer. Asked for by an
 * administrator in the own name, for somebody else of the own State, and unanswered; the answer is `hub.answer_role`'s.
 */
export const roleGrantsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${verifiedOffice} or (${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.state_code = ${myState})`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.asked_by_id = ${verifiedOfficer} and ${name}.officer_id <> ${verifiedOfficer} and ${name}.step = 'GIVEN'
    and ${name}.answered_at is null and ${name}.answered_by_id is null and ${name}.is_granted is null and ${name}.state_code = ${myState}
    and (select true from hub.officer o join hub.office f on f.id = o.office_id where o.id = ${name}.officer_id and f.id = ${name}.office_id and f.state_code = ${name}.state_code)`,
    },
    keeper(),
  ],
};

/** Who brought officers into the directory of a State: for its administrators. */
export const officerImportsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.state_code = ${myState}`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) => `${iAm([Role.STATE_ADMIN], 'ctx')} and ${name}.imported_by_id = ${verifiedOfficer} and ${name}.state_code = ${myState}`,
    },
  ],
};

/** Kept by the worker alone. */
export const keptByWorker: Wall = { rowLevelSecurity: 'force', policies: [keeper(), worker()] };

/** Broken glasses: for who broke it, for who reviews it, and for the Committees of the case. */
export const brokenGlassSeen: Wall = answeredBy(
  ({ name }) =>
    `${name}.officer_id = ${verifiedOfficer} or ${name}.review_office_id = ${verifiedOffice} or (${seenUnder('case', name)} and ${iAm([Role.CWC_MEMBER])})`,
);

/** Requests to take part: for the office that asks, and for the office that can say yes. */
export const accessRequestsSeen: Wall = answeredBy(
  ({ name }) => `${name}.asked_by_office_id = ${verifiedOffice} or ${name}.owner_office_id = ${verifiedOffice}`,
);

/** Handovers: for the office that hands over and the one that is to take over, whether or not they take part; the rest is a fact of the case. */
const isPartyTo = (table: string): string => `${table}.from_office_id = ${verifiedOffice} or ${table}.to_office_id = ${verifiedOffice}`;

function betweenOffices(alsoSeen?: (table: string) => string): Wall {
  const seen = ({ name }: { name: string }) => (alsoSeen ? `${isPartyTo(name)} or ${alsoSeen(name)}` : isPartyTo(name));
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, table) => seen(table) },
      {
        name: 'add',
        command: 'insert',
        roles: [HUB],
        check: (_, { name }) => `${name}.from_office_id = ${verifiedOffice} and ${seenUnder('case', name)}`,
      },
      { name: 'change', command: 'update', roles: [HUB], using: (_, { name }) => isPartyTo(name), check: (_, { name }) => isPartyTo(name) },
      keeper(),
    ],
  };
}

/** Who has or is about to have custody says where the survivor is: class LOC. The parties know it. */
const withoutCustody = (table: string, under: Under): string =>
  `(${seenUnder(under, table)} and (${table}.transfers is distinct from 'CUSTODY' or (${mayKnow('LOC', 'F', table, () => 'false')} and ${sharedUnder(under, table, 'LOC', 'F')})))`;

export const handoversSeen: Wall = betweenOffices((table) => withoutCustody(table, 'case'));
/** Whom a handover is about. */
export const handedSurvivorsSeen: Wall = betweenOffices((table) => withoutCustody(table, 'survivor'));
/** What the two offices write to each other. */
export const handoverWordsSeen: Wall = betweenOffices();

/** An alert: for the office that issued it, those it is addressed to, and those that take part in its case. Issued by whoever takes part, in its own name. */
export const alertsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) =>
        `${name}.issued_by_office_id = ${myOfficeWithCases} or (select true from hub.alert_recipient r where r.alert_id = ${name}.id and r.office_id = ${myOfficeWithCases}) or ${seenUnder('case', name)}`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${name}.issued_by_office_id = ${myOfficeWithCases} and ${name}.issued_by_id = ${verifiedOfficer} and ${seenUnder('case', name)}`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => `${name}.issued_by_office_id = ${myOfficeWithCases}`,
      check: (_, { name }) => `${name}.issued_by_office_id = ${myOfficeWithCases}`,
    },
    keeper(),
  ],
};

/** To whom an alert went: the office that issued it knows them all, each other office itself. Put there by `hub.address_alert` alone. */
export const alertRecipientsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases} or ${name}.issued_by_office_id = ${myOfficeWithCases}`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
      check: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
    },
    keeper(),
  ],
};

/** What was seen of an alert: for the office that reports it, the one that issued the alert, and the one that leads the case. */
export const alertSightingsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) =>
        `${name}.reported_by_office_id = ${myOfficeWithCases} or ${name}.issued_by_office_id = ${myOfficeWithCases} or (select true from hub.case_file c where c.id = ${name}.case_id and c.lead_office_id = ${myOfficeWithCases})`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${name}.reported_by_office_id = ${myOfficeWithCases} and ${name}.reported_by_id = ${verifiedOfficer} and (select true from hub.alert l where l.id = ${name}.alert_id and l.issued_by_office_id = ${name}.issued_by_office_id and l.case_id is not distinct from ${name}.case_id)`,
    },
    keeper(),
  ],
};

/** The file of an alert, for the office that took it. */
export const alertExportsSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}` },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${name}.office_id = ${myOfficeWithCases} and (select true from hub.alert l where l.id = ${name}.alert_id and l.issued_by_office_id = ${name}.office_id)`,
    },
    keeper(),
  ],
};

/**
 * Webhooks: for the office that has them, and registered in the officer's own name. What becomes of them by themselves, functions of the
 * keeper write; that whoever changes where something is sent has it in their own name from then on, a trigger holds.
 */
export const webhooksSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}` },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) => `${name}.office_id = ${myOfficeWithCases} and ${name}.officer_id = ${verifiedOfficer} and ${name}.state = 'PENDING'`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
      check: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
    },
    keeper(),
  ],
};

/** What was sent: for the office whose webhook it is. */
export const webhookDeliveriesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}` },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${name}.office_id = ${myOfficeWithCases} and (select true from hub.webhook w where w.id = ${name}.webhook_id and w.office_id = ${name}.office_id)`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
      check: (_, { name }) => `${name}.office_id = ${myOfficeWithCases}`,
    },
    keeper(),
  ],
};

const ofMyState = (table: string): string => `${table}.state_code = ${myState}`;
/** Who answers for the offices of a district or State, and reads what they report of themselves. */
const overOffices = iAm([Role.DISTRICT_ADMINISTRATION, Role.AHTB_OFFICER, Role.STATE_ADMIN], 'ctx');
const ofState = iAm([Role.AHTB_OFFICER, Role.STATE_ADMIN], 'ctx');

/** What offices tell each other of themselves and of no case: read, added and changed by whom the three conditions name. */
function amongOffices(read: (table: string) => string, add: (table: string) => string, change?: (table: string) => string): Wall {
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => read(name) },
      { name: 'add', command: 'insert', roles: [HUB], check: (_, { name }) => add(name) },
      ...(change
        ? [
            {
              name: 'change',
              command: 'update',
              roles: [HUB],
              using: (_, { name }) => change(name),
              check: (_, { name }) => change(name),
            } satisfies PolicyDef,
          ]
        : []),
      keeper(),
    ],
  };
}

/** Courses: for the whole State, by those who plan training in it. */
export const coursesSeen: Wall = amongOffices(
  ofMyState,
  (table) => `${ofState} and ${ofMyState(table)} and ${table}.recorded_by_office_id = ${verifiedOffice}`,
);

/** Sessions: a calendar for the whole State, so that any unit can enrol; kept by the office that holds them, and planned by the State or by a head of office. */
export const trainingSessionsSeen: Wall = amongOffices(
  ofMyState,
  (table) =>
    `${table}.keeper_office_id = ${verifiedOffice} and ${ofMyState(table)} and ${table}.held_at is null and (${ofState} or (select o.supervisor_id is null from hub.officer o where o.id = ${verifiedOfficer}))`,
  (table) => `${table}.keeper_office_id = ${verifiedOffice}`,
);

/** What an officer learned: for the officer, the office of their supervisor (their own, where none is named) and the office that holds the session. */
const supervisorsOffice = (table: string): string =>
  `(select coalesce(s.office_id, o.office_id) from hub.officer o left join hub.officer s on s.id = o.supervisor_id where o.id = ${table}.officer_id) = ${verifiedOffice}`;
export const enrolmentsSeen: Wall = amongOffices(
  (table) => `${table}.officer_id = ${verifiedOfficer} or ${table}.keeper_office_id = ${verifiedOffice} or ${supervisorsOffice(table)}`,
  (table) =>
    `(select s.keeper_office_id = ${table}.keeper_office_id and (s.held_at is null) = (${table}.attended is null) from hub.training_session s where s.id = ${table}.session_id)
    and case when ${table}.attended is null
      then ${table}.office_id = ${verifiedOffice} and ${table}.valid_until is null and (select true from hub.officer o where o.id = ${table}.officer_id and o.office_id = ${table}.office_id)
      else ${table}.keeper_office_id = ${verifiedOffice} end`,
  (table) => `${table}.keeper_office_id = ${verifiedOffice}`,
);

/** How many serve in a unit: reported by the unit, read by those who answer for it. */
export const staffReportsSeen: Wall = amongOffices(
  (table) => `${table}.office_id = ${verifiedOffice} or (${overOffices} and ${ofMyArea(table)})`,
  (table) => `${table}.office_id = ${verifiedOffice} and ${ofMyState(table)}`,
  (table) => `${table}.office_id = ${verifiedOffice}`,
);

/** Accreditations: part of the directory, since any Committee may have to assign. Given by those who may, in their own name, and unsuspended. */
const accreditors = iAm([Role.DISTRICT_ADMINISTRATION, Role.DCPU_OFFICER, Role.STATE_ADMIN], 'ctx');
export const accreditationsSeen: Wall = amongOffices(
  () => `${verifiedOfficer} is not null`,
  (table) => `${accreditors} and ${table}.issuer_id = ${verifiedOffice} and ${ofMyArea(table)} and ${table}.suspended_at is null`,
  (table) => `${table}.issuer_id = ${verifiedOffice}`,
);

/** Why an accreditation is suspended, and the reply: between the organisation and the office that suspended it. Whose words are whose, a trigger holds. */
const betweenPartnerAndIssuer = (table: string): string => `${table}.issuer_id = ${verifiedOffice} or ${table}.ngo_id = ${verifiedOffice}`;
export const suspensionsSeen: Wall = amongOffices(
  betweenPartnerAndIssuer,
  (table) =>
    `${table}.issuer_id = ${verifiedOffice} and ${table}.reply is null and (select a.issuer_id = ${table}.issuer_id and a.ngo_id = ${table}.ngo_id from hub.accreditation a where a.id = ${table}.accreditation_id)`,
  betweenPartnerAndIssuer,
);

/** What the police found of an organisation: for the office that verified it, the organisation, and those of the State who accredit and assign. */
export const vettingsSeen: Wall = amongOffices(
  (table) =>
    `${table}.recorded_by_office_id = ${verifiedOffice} or ${table}.ngo_id = ${verifiedOffice} or (${iAm([Role.DISTRICT_ADMINISTRATION, Role.DCPU_OFFICER, Role.CWC_MEMBER, Role.AHTB_OFFICER, Role.STATE_ADMIN], 'ctx')} and ${ofMyState(table)})`,
  (table) =>
    `${iAm([Role.POLICE_OFFICER, Role.AHTU_OFFICER, Role.AHTB_OFFICER], 'ctx')} and ${table}.recorded_by_office_id = ${verifiedOffice} and ${ofMyState(table)}`,
);

/** What is said of work together: between the two offices, by one that takes part in the case. */
export const partnerFeedbackSeen: Wall = amongOffices(
  (table) => `${table}.from_office_id = ${myOfficeWithCases} or ${table}.to_office_id = ${myOfficeWithCases}`,
  (table) => `${table}.from_office_id = ${myOfficeWithCases} and ${seenUnder('case', table)}`,
);

/** Drives: for the office that leads and those that are asked, and who answers for the offices of the place. To a committee when it is over: it is no secret of those who were visited then. */
export const drivesSeen: Wall = amongOffices(
  (table) =>
    `${table}.lead_office_id = ${verifiedOffice} or (select true from hub.drive_part p where p.drive_id = ${table}.id and p.office_id = ${verifiedOffice})
    or (${overOffices} and ${ofMyArea(table)}) or (${iAm([Role.COMMITTEE_MEMBER], 'ctx')} and ${table}.closed_at is not null and ${ofMyArea(table)})`,
  (table) => `${table}.lead_office_id = ${verifiedOffice} and ${table}.closed_at is null and ${ofMyState(table)}`,
  (table) => `${table}.lead_office_id = ${verifiedOffice}`,
);

/** The part of one office in a drive, with what it reports: asked by the lead (that it is the lead of this drive, a key holds), answered and reported by the office itself. */
export const drivePartsSeen: Wall = amongOffices(
  (table) => `${table}.office_id = ${verifiedOffice} or ${table}.lead_office_id = ${verifiedOffice} or (${overOffices} and ${ofMyArea(table)})`,
  (table) => `${table}.lead_office_id = ${verifiedOffice} and ${table}.reported_at is null`,
  (table) => `${table}.office_id = ${verifiedOffice}`,
);

/** Which department ordered what: for the whole State. */
export const instructionsSeen: Wall = amongOffices(
  ofMyState,
  (table) => `${table}.recorded_by_office_id = ${verifiedOffice} and ${ofMyState(table)} and ${table}.superseded_at is null`,
  (table) => `${table}.recorded_by_office_id = ${verifiedOffice}`,
);

/** The directory of nodal units: for everybody, since States ask each other. Recorded by the unit, or by those who answer for it in the State. */
const ofUnitOrState = (table: string): string => `(${table}.office_id = ${verifiedOffice} or (${ofState} and ${ofMyState(table)}))`;
export const nodalUnitsSeen: Wall = amongOffices(
  () => `${verifiedOfficer} is not null`,
  (table) => `${table}.recorded_by_office_id = ${verifiedOffice} and ${ofUnitOrState(table)}`,
  ofUnitOrState,
);

const recordedByMe = (table: string): string => `${table}.recorded_by_office_id = ${verifiedOffice} and ${table}.recorded_by_id = ${verifiedOfficer}`;

/**
 * What is on record of no case: of a class all the same, so it is for the roles that have the content of the class, each in its own area
 * and for what its own office recorded. Added in the officer's own name; `anywhere`: also of a place outside the own area.
 */
function ofField(dataClass: DataClass, seen: (table: string) => string, anywhere: boolean): Wall {
  const knows = iAm(rolesAtLevel(dataClass, 'F'), 'ctx');
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${knows} and ${seen(name)}` },
      {
        name: 'add',
        command: 'insert',
        roles: [HUB],
        check: (_, { name }) => `${knows} and ${recordedByMe(name)}${anywhere ? '' : ` and ${ofMyArea(name)}`}`,
      },
      {
        name: 'change',
        command: 'update',
        roles: [HUB],
        using: (_, { name }) => `${knows} and ${isMineOrHere(name)}`,
        check: (_, { name }) => `${knows} and ${isMineOrHere(name)}`,
      },
      keeper(),
    ],
  };
}

const isMineOrHere = (table: string): string => `(${table}.recorded_by_office_id = ${verifiedOffice} or ${ofMyArea(table)})`;

/** Premises and what was seen in them: for the offices of the area that know employers. */
export const fieldSeen: Wall = ofField('EMP', isMineOrHere, false);
/** Placement agencies: one register for all who know employers, since one recruits in one State and places in another. */
export const agenciesSeen: Wall = ofField('EMP', () => 'true', true);
/** What was complained of an agency: for the offices of its area, and for the one that took the complaint. */
export const complaintsSeen: Wall = ofField('EMP', isMineOrHere, true);
/** Who recruits for an agency: a person about whom something is said, so like an accused. */
export const agentsSeen: Wall = ofField('ACC', isMineOrHere, true);

/** That a case has to do with an agency: for those who see the case and know employers. */
export const agencyCasesSeen: Wall = wall(
  (table) => `${seenUnder('case', table)} and ${mayKnow('EMP', 'F', table)} and ${sharedUnder('case', table, 'EMP', 'F')}`,
  (table) => `${seenUnder('case', table)} and ${mayKnow('EMP', 'F', table)} and ${table}.recorded_by_office_id = ${myOffice}`,
);

/** The watch list: what is listed, for all who know employers; all else, for the office that proposed it and those that decide. */
const isPartyToEntry = (table: string): string =>
  `(${table}.proposed_by_office_id = ${verifiedOffice} or ${table}.decided_by_office_id = ${verifiedOffice} or ${table}.appeal_office_id = ${verifiedOffice})`;
const knowsEmployers = iAm(rolesAtLevel('EMP', 'F'), 'ctx');

export const watchEntriesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${knowsEmployers} and (${name}.state = 'LISTED' or ${isPartyToEntry(name)})`,
    },
    {
      name: 'add',
      command: 'insert',
      roles: [HUB],
      check: (_, { name }) =>
        `${knowsEmployers} and ${name}.proposed_by_office_id = ${verifiedOffice} and ${name}.proposed_by_id = ${verifiedOfficer}`,
    },
    {
      name: 'change',
      command: 'update',
      roles: [HUB],
      using: (_, { name }) => `${knowsEmployers} and ${isPartyToEntry(name)}`,
      check: (_, { name }) => `${knowsEmployers} and ${isPartyToEntry(name)}`,
    },
    keeper(),
  ],
};

/** Upon what an entry is proposed: for the offices of the proceeding alone, also while it is listed. */
export const watchEvidenceSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${knowsEmployers} and ${ofMyEntry(name)}` },
    { name: 'add', command: 'insert', roles: [HUB], check: (_, { name }) => `${knowsEmployers} and ${recordedByMe(name)} and ${ofMyEntry(name)}` },
    keeper(),
  ],
};

function ofMyEntry(table: string): string {
  return `(select true from hub.watch_entry w where w.id = ${table}.entry_id and ${isPartyToEntry('w')})`;
}

/** Boundaries of districts, as an authority publishes them: the same for everybody. An administrator takes them in, as the keeper. */
export const boundariesSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [{ name: 'read', command: 'select', roles: [HUB], using: `${verifiedOfficer} is not null` }, keeper()],
};

/** What an agency was told of itself: for the office that told it. */
export const agencyAnswersSeen: Wall = {
  rowLevelSecurity: 'force',
  policies: [
    {
      name: 'read',
      command: 'select',
      roles: [HUB],
      using: (_, { name }) => `${knowsEmployers} and ${name}.recorded_by_office_id = ${verifiedOffice}`,
    },
    { name: 'add', command: 'insert', roles: [HUB], check: (_, { name }) => `${knowsEmployers} and ${recordedByMe(name)}` },
    keeper(),
  ],
};

/** Roles whose offices may sit in a committee or be given something to do by one. A home may not: its name says where somebody is. */
const sittingRoles = allRoles.filter((role) => role !== Role.HOME_STAFF && role !== Role.STATE_ADMIN);
const mySittingOffice = `(select hub.ctx_office_as(${literal(sittingRoles)}))`;

/** In which committees an office sits, as the database reads it: an office reads its own rows. Triggers keep it. */
export const committeeAccess: Wall = {
  rowLevelSecurity: 'force',
  policies: [{ name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => `${name}.office_id = ${mySittingOffice}` }, keeper()],
};

/** What is a committee's: for the offices that have a seat in it, and for the committee's own office. As what they sit, `part` says. */
function inCommittee(table: string, part = 'true', column = 'committee_id'): string {
  return `(select ${part} from hub.committee_access a where a.committee_id = ${table}.${column} and a.office_id = ${mySittingOffice})`;
}

const inTheChair = (table: string, column?: string): string => inCommittee(table, 'a.is_chair', column);
const secretary = (table: string): string => inCommittee(table, 'a.is_secretary');
const chairOrSecretary = (table: string): string => inCommittee(table, 'a.is_chair or a.is_secretary');
/** What somebody was given to do: they need not sit. */
const isMineToDo = (table: string): string => `${table}.owner_office_id = ${mySittingOffice}`;

function ofCommittee(policies: { read: (table: string) => string; add?: (table: string) => string; change?: (table: string) => string }): Wall {
  const { read, add, change } = policies;
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, { name }) => read(name) },
      ...(add ? [{ name: 'add', command: 'insert', roles: [HUB], check: (_: unknown, { name }: { name: string }) => add(name) } as PolicyDef] : []),
      ...(change
        ? [
            {
              name: 'change',
              command: 'update',
              roles: [HUB],
              using: (_: unknown, { name }: { name: string }) => change(name),
              check: (_: unknown, { name }: { name: string }) => change(name),
            } as PolicyDef,
          ]
        : []),
      keeper(),
    ],
  };
}

/** Who constituted a committee fills its seats, also without sitting in it: for one of a district the District Magistrate of it, or the State. */
const formedByMe = (table: string): string =>
  `(${iAm([Role.DISTRICT_ADMINISTRATION, Role.STATE_ADMIN], 'ctx')} and ${table}.formed_by_office_id = ${verifiedOffice})`;

export const committeesSeen: Wall = ofCommittee({
  read: (table) => `${inCommittee(table, 'true', 'id')} or ${formedByMe(table)}`,
  add: (
    table,
  ) => `${formedByMe(table)} and ${table}.formed_by_id = ${verifiedOfficer} and (select true from hub.office f where f.id = ${verifiedOffice}
    and case when f.district_code is null then f.state_code = ${table}.state_code else f.district_code = ${table}.district_code end)`,
  change: (table) => inTheChair(table, 'id'),
});

const inWhatIFormed = (table: string): string => `(select ${formedByMe('c')} from hub.committee c where c.id = ${table}.committee_id)`;

export const seatsSeen: Wall = ofCommittee({
  read: (table) => `${inCommittee(table)} or ${inWhatIFormed(table)}`,
  add: (table) => `${table}.seated_by_id = ${verifiedOfficer} and ${table}.ended_at is null and ${inWhatIFormed(table)}`,
  change: inWhatIFormed,
});

export const meetingsSeen: Wall = ofCommittee({
  read: (table) => inCommittee(table),
  add: (table) => `${inTheChair(table)} and ${table}.called_by_id = ${verifiedOfficer} and ${table}.state = 'CALLED'`,
  change: chairOrSecretary,
});

/** Made by `hub.write_agenda` alone. */
export const agendaSeen: Wall = ofCommittee({ read: (table) => inCommittee(table) });

/** Who was there, and what was said against a decision: written by the secretary. */
export const proceedingsSeen: Wall = ofCommittee({ read: (table) => inCommittee(table), add: secretary, change: secretary });

/** What was decided: also for the office that is to do it. */
export const decisionsSeen: Wall = ofCommittee({
  read: (table) => `${inCommittee(table)} or ${isMineToDo(table)}`,
  add: secretary,
  change: secretary,
});

/** Signatures: each in the officer's own name, as what the office sits, and never changed. */
export const signaturesSeen: Wall = ofCommittee({
  read: (table) => inCommittee(table),
  add: (table) => `${table}.signed_by_id = ${verifiedOfficer} and ${table}.office_id = ${verifiedOffice}
    and case ${table}.capacity when 'CHAIR' then ${inTheChair(table)} else ${secretary(table)} end`,
});

export const actionItemsSeen: Wall = ofCommittee({
  read: (table) => `${inCommittee(table)} or ${isMineToDo(table)}`,
  add: (table) => inTheChair(table),
  change: (table) => `${inTheChair(table)} or ${isMineToDo(table)}`,
});

/** What an office answers, and what the chair makes of it. */
export const actionAnswersSeen: Wall = ofCommittee({
  read: (table) => `${inCommittee(table)} or ${isMineToDo(table)}`,
  add: (table) => `${table}.answered_by_id = ${verifiedOfficer} and ${isMineToDo(table)}
    and (select true from hub.action_item i where i.id = ${table}.item_id and i.owner_office_id = ${table}.owner_office_id and i.committee_id = ${table}.committee_id)`,
  change: (table) => inTheChair(table),
});

/** Put there by the keeper alone; read and answered by those it is for. */
function answeredBy(isFor: (table: { name: string }) => string): Wall {
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, table) => isFor(table) },
      { name: 'change', command: 'update', roles: [HUB], using: (_, table) => isFor(table), check: (_, table) => isFor(table) },
      keeper(),
    ],
  };
}

function onMyWageClaim(table: string): string {
  return `(select true from hub.entitlement_detail e where e.survivor_id = ${table}.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = ${myOffice} limit 1)`;
}

function wall(visible: (table: string) => string, mayAdd: (table: string) => string = (table) => seenUnder('case', table)): Wall {
  return {
    rowLevelSecurity: 'force',
    policies: [
      { name: 'read', command: 'select', roles: [HUB], using: (_, table) => visible(table.name) },
      { name: 'add', command: 'insert', roles: [HUB], check: (_, table) => mayAdd(table.name) },
      { name: 'change', command: 'update', roles: [HUB], using: (_, table) => visible(table.name), check: (_, table) => visible(table.name) },
      keeper(),
    ],
  };
}

function worker(): PolicyDef {
  return { name: 'work', command: 'all', roles: [WORKER], using: 'true', check: 'true' };
}

function keeper(): PolicyDef {
  return { name: 'keeper', command: 'all', roles: [KEEPER], using: 'true', check: 'true' };
}

/** Which of the actor's roles open this class at this level, each with what narrows it. */
function mayKnow(dataClass: DataClass, level: 'F' | 'S', table: string, ofMyHome?: (table: string) => string): string {
  const ways = Map.groupBy(rolesAtLevel(dataClass, level), (role) => narrowingAt(role, dataClass, level));
  const conditions: Record<Narrowing, () => string> = {
    OWN_RECORD: () => `${table}.recorded_by_office_id = ${myOffice}`,
    OPEN_CASE: () => `(select a.status <> 'CLOSED' from hub.case_access a where a.case_id = ${table}.case_id)`,
    OWN_HOME: () => {
      if (!ofMyHome) throw new Error(`${table}: the class ${dataClass} needs to know the home of a row`);
      return ofMyHome(table);
    },
    WAGE_CLAIM_NAME: () => 'false',
  };
  const alternatives = [...ways].map(([narrowing, roles]) => (narrowing ? `(${iAm(roles)} and ${conditions[narrowing]()})` : iAm(roles)));
  return alternatives.length === 0 ? 'false' : `(${alternatives.join(' or ')})`;
}

function narrowingAt(role: Role, dataClass: DataClass, level: 'F' | 'S'): Narrowing | undefined {
  const narrowing = narrowingOf(role, dataClass);
  // At closure the police keep the status of a class and lose its content.
  return narrowing === 'OPEN_CASE' && level === 'S' ? undefined : narrowing;
}
