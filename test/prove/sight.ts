import { readFileSync } from 'node:fs';
import type { Raw, Row } from './raw.js';

/**
 * The agreement between the departments, restated by hand from the document they are to sign and from a copy of its table, so that
 * what the hub makes of it is measured against something that is not the hub. It shares no code with `src`.
 */

const lines = readFileSync(new URL('need-to-know.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(','));
const classes = lines[0]!.slice(1);

/** By role and class: F, M, S, A or -. */
export const table: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  lines.slice(1).map(([role, ...levels]) => [role!, new Map(classes.map((dataClass, i) => [dataClass, levels[i]!]))]),
);

export const roles: readonly string[] = [...table.keys()];

const police = ['POLICE_OFFICER', 'AHTU_OFFICER', 'AHTB_OFFICER', 'CHILD_WELFARE_POLICE'];
/** They see the survivors placed with, referred to or assigned to their own office. */
const ofSingleSurvivors = ['HOME_STAFF', 'NGO_WORKER', 'MEDICAL_OFFICER'];
/** Case facts are open to every participant with another role than these. */
const withoutCases = ['COMMITTEE_MEMBER', 'STATE_ADMIN'];

/** Which of the walls stand. All of them, but where a proof takes one away. */
export interface Walls {
  /** Which role may call which operation. */
  door: boolean;
  /** Which class of data within a visible case; sealed plans and custodians with it. */
  classes: boolean;
}

/** What one officer may see, told from participation and the table. */
export class Sight {
  private readonly cases: ReadonlySet<string>;
  private readonly survivors: ReadonlySet<string>;
  private readonly known = new Map<Row, boolean>();

  constructor(
    private readonly raw: Raw,
    readonly officer: Row,
    /** Through a portal only those that the portal may act in too. */
    readonly roles: readonly string[],
    private readonly walls: Walls,
    /** The broken glass that the officer looks through: one case, all survivors of it, and nothing of the office's own. */
    private readonly glass?: Row,
  ) {
    const working = !walls.classes || roles.some((role) => !withoutCases.includes(role));
    if (glass) {
      this.cases = new Set(working ? [glass.case_id as string] : []);
      this.survivors = new Set([...this.cases].flatMap((id) => raw.where('survivor', 'case_id', id)).map(({ id }) => id as string));
      return;
    }
    const standing = working ? raw.where('case_participant', 'office_id', officer.office_id).filter(({ until }) => until === null) : [];
    this.cases = new Set(standing.map(({ case_id: id }) => id as string));
    const isNarrow = this.narrow();
    const own = isNarrow
      ? raw.where('survivor_participant', 'office_id', officer.office_id).filter((row) => row.until === null && this.cases.has(row.case_id))
      : [...this.cases].flatMap((id) => raw.where('survivor', 'case_id', id));
    this.survivors = new Set(own.map((row) => (isNarrow ? row.survivor_id : row.id) as string));
  }

  /** The office decides and not the roles that a portal leaves: a home's officer is narrow in whatever they act. */
  private narrow(): boolean {
    return (this.officer.roles as string[]).every((role) => ofSingleSurvivors.includes(role));
  }

  /** Whether the row exists for this officer, by the rule of its table. */
  sees(rule: Rule, row: Row): boolean {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const sees = rule(this, row);
    this.known.set(row, sees);
    return sees;
  }

  takesPart(caseId: string): boolean {
    return this.cases.has(caseId);
  }

  has(survivorId: string): boolean {
    return this.survivors.has(survivorId);
  }

  isMine(officeId: string): boolean {
    return !this.glass && officeId === this.officer.office_id;
  }

  /** Of my office, in a role that works on cases. */
  isMyWork(officeId: string): boolean {
    return this.isMine(officeId) && this.roles.some((role) => !withoutCases.includes(role));
  }

  received(alertId: string): boolean {
    return this.raw.where('alert_recipient', 'alert_id', alertId).some((row) => this.isMyWork(row.office_id));
  }

  readsReport(id: string): boolean {
    return this.sees(reportRule, this.raw.one('action_report', 'id', id)!);
  }

  private get maySit(): boolean {
    return this.roles.some((role) => role !== 'HOME_STAFF' && role !== 'STATE_ADMIN');
  }

  sits(committeeId: string): boolean {
    if (!this.maySit) return false;
    const { office_id: own } = this.raw.one('committee', 'id', committeeId)!;
    const seats = this.raw.where('seat', 'committee_id', committeeId).filter(({ ended_at: ended }) => ended === null);
    return (own !== null && this.isMine(own)) || seats.some((row) => this.isMine(row.office_id));
  }

  formed(committeeId: string): boolean {
    return this.isOne('DISTRICT_ADMINISTRATION', 'STATE_ADMIN') && this.isMine(this.raw.one('committee', 'id', committeeId)!.formed_by_office_id);
  }

  isGiven(officeId: string): boolean {
    return this.maySit && this.isMine(officeId);
  }

  leads(caseId: string): boolean {
    return this.takesPart(caseId) && this.isMyWork(this.raw.one('case_file', 'id', caseId)!.lead_office_id);
  }

  /**
   * Whether one of the roles knows this class: its status (S), or its content too (F). `by` is the office that recorded the row, `home`
   * the home that it is about.
   */
  knows(
    dataClass: string,
    level: 'F' | 'S',
    { case_id: caseId, by, home }: { case_id: string; by?: string | undefined; home?: string | undefined },
  ): boolean {
    if (!this.walls.classes) return true;
    if (!this.isShared(caseId, dataClass, level)) return false;
    return this.roles.some((role) => {
      const cell = table.get(role)?.get(dataClass);
      if (cell !== 'F' && !(cell === 'S' && level === 'S')) return false;
      if (role === 'NGO_WORKER' && (dataClass === 'ST' || dataClass === 'REP')) return by !== undefined && this.isMine(by);
      if (role === 'MEDICAL_OFFICER' && dataClass === 'MED') return by !== undefined && this.isMine(by);
      if (role === 'HOME_STAFF' && dataClass === 'LOC') return home !== undefined && this.isMine(home);
      // At closure the police drop to the status.
      if (police.includes(role) && ['ID', 'LOC', 'MED', 'RHB'].includes(dataClass) && level === 'F')
        return this.raw.one('case_file', 'id', caseId)!.status !== 'CLOSED';
      return true;
    });
  }

  /** Where the office takes part by handovers alone it has the classes that they share, together. */
  isShared(caseId: string, dataClass: string, level: 'F' | 'S'): boolean {
    if (this.glass) return true;
    const standing = this.raw
      .where('case_participant', 'office_id', this.officer.office_id)
      .filter((row) => row.case_id === caseId && row.until === null)
      .map((row) => (level === 'F' ? row.content_of : row.status_of) as string[] | null);
    return standing.some((ticked) => ticked === null || ticked.includes(dataClass));
  }

  /** Status or more, whatever narrows it: enough for the office that a task was given to, to see its own task. */
  private hasLevel(dataClass: string): boolean {
    return this.roles.some((role) => ['F', 'S'].includes(table.get(role)?.get(dataClass) ?? '-'));
  }

  isTask(dataClass: string, askedOf: string | null): boolean {
    return askedOf !== null && this.isMine(askedOf) && this.hasLevel(dataClass);
  }

  homeOf(placementId: string): string | undefined {
    return this.raw.one('placement_home', 'id', placementId)?.home_id as string | undefined;
  }

  /** A custodian's name says where a survivor is. */
  mayKnowOffice(row: Row): boolean {
    if (!['CUSTODIAN', 'RECEIVING'].includes(row.capacity) || this.isMine(row.office_id)) return true;
    return this.knows('LOC', 'F', { case_id: row.case_id, home: row.office_id });
  }

  /** Whether one of the roles has the status of this class at all. */
  holds(dataClass: string): boolean {
    return !this.walls.classes || this.roles.some((role) => ['F', 'S'].includes(table.get(role)?.get(dataClass) ?? '-'));
  }

  /** Whose list of changes is read. */
  get list(): string {
    return (this.glass?.id ?? this.officer.office_id) as string;
  }

  /** Until the rescue starts the named team alone, then participants by the table. */
  seesPlan(row: Row, level: 'F' | 'S'): boolean {
    if (!this.walls.classes) return true;
    return row.started_at === null ? (row.team as string[]).includes(this.officer.id) : this.knows('PLAN', level, { case_id: row.case_id });
  }

  isOpenly(row: Row): boolean {
    return !this.walls.classes || !row.sealed || this.isMine(row.office_id);
  }

  /** Who may read published statistics: whoever has any level of them. */
  get readsStatistics(): boolean {
    return this.roles.some((role) => ['F', 'S', 'A'].includes(table.get(role)?.get('AGG') ?? '-'));
  }

  /** Whether a role knows what one must know to learn of a clock: a class and a level, such as `MED:S`. Who sees their own records alone, does not. */
  knowsWhatIsNeeded(needs: string, caseId: string | null): boolean {
    if (!this.walls.classes) return true;
    const [dataClass, level] = needs.split(':') as [string, 'F' | 'S'];
    if (caseId !== null && !this.isShared(caseId, dataClass, level)) return false;
    return this.roles.some((role) => {
      const cell = table.get(role)?.get(dataClass);
      const ownAlone = (role === 'NGO_WORKER' && ['ST', 'REP'].includes(dataClass)) || (role === 'MEDICAL_OFFICER' && dataClass === 'MED');
      return !ownAlone && (cell === 'F' || (cell === 'S' && level === 'S'));
    });
  }

  /** The district of the officer's own office, whatever they look through. */
  get officeDistrict(): number | null {
    return (this.raw.one('office', 'id', this.officer.office_id)!.district_code as number | null) ?? null;
  }

  /** The district of the officer's office; none under a broken glass, which is of no district. */
  get district(): number | null {
    return this.glass ? null : this.officeDistrict;
  }

  /** The State of the officer's office; none under a broken glass. */
  get state(): number | null {
    return this.glass ? null : (this.raw.one('office', 'id', this.officer.office_id)!.state_code as number);
  }

  /** Of the officer's district, or of the whole State where the office is of none. */
  isOfArea({ state_code: state, district_code: district }: Row): boolean {
    if (this.state === null) return false;
    return this.district === null ? state === this.state : district === this.district;
  }

  isOfState(row: Row): boolean {
    return this.state !== null && row.state_code === this.state;
  }

  /** Whether the office is that of an officer's supervisor, or the officer's own where none is named. */
  supervises(officerId: string): boolean {
    const of = this.raw.one('officer', 'id', officerId)!;
    return this.isMine((this.raw.one('officer', 'id', of.supervisor_id) ?? of).office_id as string);
  }

  isAskedTo(driveId: string): boolean {
    return this.raw.where('drive_part', 'drive_id', driveId).some((part) => this.isMine(part.office_id));
  }

  /** Whether one of the roles has the content of this class at all. */
  hasContent(dataClass: string): boolean {
    return this.roles.some((role) => table.get(role)?.get(dataClass) === 'F');
  }

  ofEntry(entryId: string, rule: Rule): boolean {
    return rule(this, this.raw.one('watch_entry', 'id', entryId)!);
  }

  isOne(...of: readonly string[]): boolean {
    return this.roles.some((role) => of.includes(role));
  }
}

export type Rule = (sight: Sight, row: Row) => boolean;

/** Open to everybody who is signed in: the directory. */
export const everybody: Rule = () => true;
/** Case facts, of the case and of one survivor. */
export const inCase: Rule = (sight, row) => sight.takesPart(row.case_id);
export const ofSurvivor: Rule = (sight, row) => sight.has(row.survivor_id);

/** The status of a class, and its content. */
export function statusOf(dataClass: string, under: Rule): Rule {
  return (sight, row) => under(sight, row) && sight.knows(dataClass, 'S', { case_id: row.case_id, by: row.recorded_by_office_id });
}

export function contentOf(dataClass: string, under: Rule): Rule {
  return (sight, row) => under(sight, row) && sight.knows(dataClass, 'F', { case_id: row.case_id, by: row.recorded_by_office_id });
}

/** What one office asks of another: the office that is asked sees its own task. */
export function taskOf(dataClass: string): Rule {
  const status = statusOf(dataClass, ofSurvivor);
  return (sight, row) => status(sight, row) || (sight.has(row.survivor_id) && sight.isTask(dataClass, row.asked_of_id));
}

export const placementRule: Rule = (sight, row) =>
  sight.has(row.survivor_id) && sight.knows('LOC', 'S', { case_id: row.case_id, home: sight.homeOf(row.id) });

export const participantRule: Rule = (sight, row) => sight.takesPart(row.case_id) && sight.isOpenly(row) && sight.mayKnowOffice(row);
export const assignmentRule: Rule = (sight, row) => sight.has(row.survivor_id) && sight.mayKnowOffice(row);

export function planRule(level: 'F' | 'S'): Rule {
  return (sight, row) => sight.takesPart(row.case_id) && sight.seesPlan(row, level);
}

/** Who opened a survivor's identity, for those who watch over it: the Committee, and who speaks for the survivor. */
export const sightingRule: Rule = (sight, row) => sight.has(row.survivor_id) && sight.isOne('CWC_MEMBER', 'LEGAL_SERVICES');
/** Notices, for the office that is told, or one officer of it. */
export const noticeRule: Rule = (sight, row) => sight.isMine(row.office_id) && (row.officer_id === null || row.officer_id === sight.officer.id);
/** A second person's consent, for the office that is asked and the one that asks, while they take part. */
export const approvalRule: Rule = (sight, row) =>
  sight.takesPart(row.case_id) && (sight.isMine(row.owner_office_id) || sight.isMine(row.asked_by_office_id));
/** That identities left the hub: for the office that did it, the one that consented, and those who watch over it. */
export const exportRule: Rule = (sight, row) =>
  sight.takesPart(row.case_id) && (sight.isMine(row.office_id) || sight.isMine(row.owner_office_id) || sight.isOne('CWC_MEMBER', 'LEGAL_SERVICES'));
/** What is done with a role: for the officer's office, and for the administrators of its State. */
export const roleRule: Rule = (sight, row) => sight.isMine(row.office_id) || (sight.isOne('STATE_ADMIN') && sight.state === row.state_code);
/** That officers were brought in, for the administrators of the State. */
export const importRule: Rule = (sight, row) => sight.isOne('STATE_ADMIN') && sight.state === row.state_code;
/** A broken glass, for who broke it, for the office that reviews it, and for a Committee of the case. */
export const glassRule: Rule = (sight, row) =>
  row.officer_id === sight.officer.id || sight.isMine(row.review_office_id) || (sight.takesPart(row.case_id) && sight.isOne('CWC_MEMBER'));
/** A request to take part, for the office that asks and the one that can say yes. */
export const requestRule: Rule = (sight, row) =>
  sight.isMine(row.asked_by_office_id) || (row.owner_office_id !== null && sight.isMine(row.owner_office_id));

/** A duty of the law: a fact of the case or of one survivor, of the district where it is of no case; where its being there tells of a class, for those who know it. */
export const clockRule: Rule = (sight, row) => {
  const isMine = sight.isMine(row.owner_office_id);
  if (row.case_id === null) {
    if (!isMine && (row.district_code === null || row.district_code !== sight.district)) return false;
  } else if (row.survivor_id === null ? !sight.takesPart(row.case_id) : !sight.has(row.survivor_id)) return false;
  return row.needs === null || isMine || sight.knowsWhatIsNeeded(row.needs, row.case_id);
};
/** What starts or ends a duty: likewise; of no case, for the office alone that recorded it. */
export const legalEventRule: Rule = (sight, row) => {
  const isMine = sight.isMine(row.recorded_by_office_id);
  if (row.case_id === null) return isMine;
  if (row.survivor_id === null ? !sight.takesPart(row.case_id) : !sight.has(row.survivor_id)) return false;
  return row.data_class === null || isMine || sight.knowsWhatIsNeeded(`${row.data_class}:S`, row.case_id);
};

/** What does not fit together, for the office that can correct it; about an office as a whole it is of no case. */
export const contradictionRule: Rule = (sight, row) => (row.case_id === null || sight.takesPart(row.case_id)) && sight.isMine(row.office_id);
const isParty: Rule = (sight, row) => sight.isMine(row.from_office_id) || sight.isMine(row.to_office_id);
/** What offices write to each other, for the two. */
export const wordsRule: Rule = isParty;
/** Handovers, for the two offices; for others a fact of the case, and custody for those who may know where. */
export function handoverRule(under: Rule): Rule {
  return (sight, row) =>
    isParty(sight, row) || (under(sight, row) && (row.transfers !== 'CUSTODY' || sight.knows('LOC', 'F', { case_id: row.case_id })));
}

/** An alert, for the office that issued it, those it went to, and those that take part in its case. */
export const alertRule: Rule = (sight, row) =>
  sight.isMyWork(row.issued_by_office_id) || sight.received(row.id) || (row.case_id !== null && sight.takesPart(row.case_id));
/** To whom it went: the office itself, and the one that issued it. */
export const alertRecipientRule: Rule = (sight, row) => sight.isMyWork(row.office_id) || sight.isMyWork(row.issued_by_office_id);
/** What was seen: for who reports it, who issued the alert, and who leads the case. */
export const alertSightingRule: Rule = (sight, row) =>
  sight.isMyWork(row.reported_by_office_id) || sight.isMyWork(row.issued_by_office_id) || (row.case_id !== null && sight.leads(row.case_id));
/** Addresses, for the officer whose they are. */
export const ownRule: Rule = (sight, row) => row.officer_id === sight.officer.id;
export const alertExportRule: Rule = (sight, row) => sight.isMyWork(row.office_id);

/** A webhook and what was sent, for the office that has it. */
export const webhookRule: Rule = (sight, row) => sight.isMyWork(row.office_id);

/** What is a committee's, for the offices that sit in it and for the one that it is itself; never for a home. */
export const committeeRule: Rule = (sight, row) => sight.sits((row.committee_id ?? row.id) as string);
/** Who sits, also for the office that constituted the committee. */
export const seatRule: Rule = (sight, row) => committeeRule(sight, row) || sight.formed((row.committee_id ?? row.id) as string);
/** What a committee gave an office to do, also for that office. */
export const givenRule: Rule = (sight, row) => committeeRule(sight, row) || sight.isGiven(row.owner_office_id);

export const statisticsRule: Rule = (sight) => sight.readsStatistics;

/** In the area of the officer's office: its district, or its State where it is of none. */
const isHere: Rule = (sight, row) => sight.state === row.state_code && (sight.district === null || sight.district === row.district_code);
const isMineOrHere: Rule = (sight, row) => sight.isMine(row.recorded_by_office_id) || isHere(sight, row);
/** What is of no case, for those who have the content of the class, in their area and of their own record. */
export function fieldRule(dataClass: 'EMP' | 'ACC'): Rule {
  return (sight, row) => sight.hasContent(dataClass) && isMineOrHere(sight, row);
}
/** One register for all who know employers. */
export const agencyRule: Rule = (sight) => sight.hasContent('EMP');
const isPartyToEntry: Rule = (sight, row) =>
  [row.proposed_by_office_id, row.decided_by_office_id, row.appeal_office_id].some((id) => id !== null && sight.isMine(id));
/** What is listed, for all who know employers; all else for the offices of the proceeding. */
export const entryRule: Rule = (sight, row) => sight.hasContent('EMP') && (row.state === 'LISTED' || isPartyToEntry(sight, row));
export const evidenceRule: Rule = (sight, row) => sight.hasContent('EMP') && sight.ofEntry(row.entry_id, isPartyToEntry);
export const answerRule: Rule = (sight, row) => sight.hasContent('EMP') && sight.isMine(row.recorded_by_office_id);

/** Reports: of the office that draws one up; of those of the same place once it is no draft; of those of the State once a district has sent it. */
export const reportRule: Rule = (sight, row) => {
  if (!sight.isOne('DISTRICT_ADMINISTRATION', 'AHTB_OFFICER', 'AHTU_OFFICER', 'COMMITTEE_MEMBER')) return false;
  if (sight.isMine(row.office_id)) return true;
  if (sight.state === null || row.state_code !== sight.state) return false;
  if (row.district_code === sight.district) return row.status !== 'DRAFT';
  return sight.district === null && ['SENT', 'RETURNED', 'RECEIVED'].includes(row.status);
};
/** Who signed a report, for whoever sees it. */
export const reportSignatureRule: Rule = (sight, row) => sight.readsReport(row.report_id);
/** Courses, sessions and orders, for the whole State. */
export const stateRule: Rule = (sight, row) => sight.isOfState(row);
/** Scores, for the officer, the office of the supervisor and the one that holds the session. */
export const enrolmentRule: Rule = (sight, row) =>
  row.officer_id === sight.officer.id || sight.isMine(row.keeper_office_id) || sight.supervises(row.officer_id);
const answersFor: Rule = (sight, row) => sight.isOne('DISTRICT_ADMINISTRATION', 'AHTB_OFFICER', 'STATE_ADMIN') && sight.isOfArea(row);
/** Posts of a unit, for it and for those who answer for it. */
export const staffRule: Rule = (sight, row) => sight.isMine(row.office_id) || answersFor(sight, row);
/** A reason and a reply, for the two. */
export const suspensionRule: Rule = (sight, row) => sight.isMine(row.issuer_id) || sight.isMine(row.ngo_id);
export const vettingRule: Rule = (sight, row) =>
  sight.isMine(row.recorded_by_office_id) ||
  sight.isMine(row.ngo_id) ||
  (sight.isOfState(row) && sight.isOne('DISTRICT_ADMINISTRATION', 'DCPU_OFFICER', 'CWC_MEMBER', 'AHTB_OFFICER', 'STATE_ADMIN'));
export const feedbackRule: Rule = (sight, row) => sight.isMyWork(row.from_office_id) || sight.isMyWork(row.to_office_id);
/** A drive, for the lead, those asked and those who answer for them; for a committee when it is closed. */
export const driveRule: Rule = (sight, row) =>
  sight.isMine(row.lead_office_id) ||
  sight.isAskedTo(row.id) ||
  answersFor(sight, row) ||
  (row.closed_at !== null && sight.isOne('COMMITTEE_MEMBER') && sight.isOfArea(row));
export const drivePartRule: Rule = (sight, row) => sight.isMine(row.office_id) || sight.isMine(row.lead_office_id) || answersFor(sight, row);
