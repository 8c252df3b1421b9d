import type pg from 'pg';
import type { OfficeKind } from '../offices/codes.js';
import type { EventKind } from './rules.js';

/** What happened in a case, as a clock needs to know it: ids, codes and times, and nothing that anybody said. Times are milliseconds. */
export interface CaseLog {
  caseId: string;
  number: string;
  kind: string;
  district: number;
  state: number;
  leadOfficeId: string;
  /** The code of the closure, if the case is closed. */
  closedBecause: string | null;
  survivors: readonly LogSurvivor[];
  /** Who takes part now. */
  offices: readonly LogOffice[];
  events: readonly LogEvent[];
}

export interface LogSurvivor {
  id: string;
  pseudonym: string;
  sex: string;
  ageFrom: number;
  /** The day (IST) on which the age was so. */
  ageOn: string;
  exploitation: readonly string[];
  foundIn: number;
  homeDistrict: number | null;
  /** A second record of somebody who is on record already. */
  isMerged: boolean;
}

export interface LogOffice {
  id: string;
  kind: OfficeKind;
  district: number | null;
  state: number;
}

export interface LogEvent {
  id: string;
  kind: EventKind;
  /** When it happened, as the office says that recorded it. */
  at: number;
  /** When the hub learned of it. */
  reportedAt: number;
  survivorId: string | null;
  /** Whose record it is. */
  officeId: string;
  /** Of what was asked of another office: which. */
  askedOf?: string | null;
  /** Minutes of a journey that do not count. */
  journeyMinutes?: number;
  sections?: readonly string[];
  /** Of an order that gives more time: the duty's code, and until when. */
  extends?: string;
  until?: number;
}

/** The first office of these kinds that takes part, of the district if there is one; undefined where none does. */
export function officeAmong(offices: readonly LogOffice[], kinds: readonly OfficeKind[], district: number | null | undefined): LogOffice | undefined {
  for (const kind of kinds) {
    const found = offices.filter((office) => office.kind === kind).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const office = found.find((each) => each.district === district) ?? found[0];
    if (office) return office;
  }
  return undefined;
}

/** The logs of some cases, read by the worker: `hub.clock_log` shows it ids, codes and times, and no row of a table. */
export async function logsOf(client: pg.ClientBase, caseIds: readonly string[]): Promise<CaseLog[]> {
  const { rows } = await client.query<{ log: CaseLog }>('select log from hub.clock_log($1::uuid[])', [caseIds]);
  return rows.map(({ log }) => log);
}
