import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { mayKnow } from '../offices/codes.js';
import { Verified } from '../survivors/ages.js';
import { type Calendar, dueAfter, isGazetted } from './calendar.js';
import { ClockState, NotApplicableReason } from './codes.js';
import { conditions } from './conditions.js';
import { dayInIndia, startOfDayInIndia } from './india.js';
import { type CaseLog, type LogEvent, type LogSurvivor, officeAmong } from './log.js';
import type { ClockRule } from './rules.js';

/** A clock as it stands by the law and the log. Whether it is breached follows from the time of asking (`stateAt`). */
export interface RunClock {
  /** The same for the same duty and start, however often and in whatever order the log is read. */
  id: string;
  code: string;
  version: number;
  caseId: string | null;
  survivorId: string | null;
  district: number | null;
  state: number;
  ownerOfficeId: string;
  startedAt: number;
  startedById: string;
  startReportedAt: number;
  dueAt: number;
  /** What the law excludes, in minutes: a journey. */
  excludedMinutes: number;
  metAt: number | null;
  metById: string | null;
  metReportedAt: number | null;
  /** The order that gave more time. */
  extendedById: string | null;
  notApplicable: NotApplicableReason | null;
  /** Not verified, a rule of other States, or counted in working days of which some are not known: it advises and is never breached. */
  isAdvisory: boolean;
}

/** What clocks run by: all versions of all rules, and the calendar of each State. */
export interface Law {
  rules: readonly ClockRule[];
  calendarOf(state: number): Calendar;
}

/**
 * THE CLOCKS OF A CASE: a pure function of the law and of what is on record. It does not ask what time it is and keeps nothing; a log that
 * arrives in another order, or in pieces, gives the same clocks. What is judged is when things happened; when they were
 * reported is told beside it. Without evidence that a duty was done, it is not met.
 */
export function runClocks(log: CaseLog, { rules, calendarOf }: Law): RunClock[] {
  const events = log.events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.kind < b.kind ? -1 : 1));
  const clocks = new Map<string, RunClock>();
  for (const rule of rules) {
    if (rule.starts.length === 0) continue;
    for (const start of events) {
      if (!rule.starts.includes(start.kind) || !isInForce(rule, start.at, rules)) continue;
      for (const survivor of survivorsOf(rule, start, log)) {
        const subject = rule.per === 'EVENT' ? `${start.id} ${survivor?.id ?? ''}` : (survivor?.id ?? log.caseId);
        const times = 1 + (rule.again?.times ?? 0);
        for (let nth = 0; nth < times; nth++) {
          const id = idOf(log.caseId, rule.code, subject, nth);
          // The first of several starts is the one that counts.
          if (clocks.has(id)) continue;
          const clock = runClock({ id, rule, log, events, start, survivor, nth, calendar: calendarOf(log.state) });
          if (clock) clocks.set(id, clock);
        }
      }
    }
  }
  return [...clocks.values()];
}

/** Of several versions that of the day on which it started: what was begun under the old rule goes on under it. */
export function isInForce(rule: ClockRule, at: number, rules: readonly ClockRule[]): boolean {
  const day = dayInIndia(new Date(at));
  if (rule.from > day) return false;
  return !rules.some(({ code, version, from }) => code === rule.code && version > rule.version && from <= day);
}

/** What nobody has verified, and a rule of other States, advises and is never breached. */
export function isAdvisory({ verified, states }: ClockRule, state: number): boolean {
  return verified === Verified.UNVERIFIED || (states !== undefined && !states.includes(state));
}

/** Of whom the clock is. What starts it for the case may start one for each survivor. */
function survivorsOf(rule: ClockRule, { survivorId }: LogEvent, log: CaseLog): (LogSurvivor | undefined)[] {
  if (survivorId) return log.survivors.filter(({ id }) => id === survivorId);
  return rule.per === 'SURVIVOR' ? [...log.survivors] : [undefined];
}

interface Run {
  id: string;
  rule: ClockRule;
  log: CaseLog;
  events: readonly LogEvent[];
  start: LogEvent;
  survivor: LogSurvivor | undefined;
  nth: number;
  calendar: Calendar;
}

function runClock({ id, rule, log, events, start, survivor, nth, calendar }: Run): RunClock | undefined {
  const failed = (rule.when ?? []).filter((condition) => !conditions[condition]({ log, survivor, trigger: start }));
  // That somebody is no child is worth telling: it may have been thought, and a clock may have run.
  if (failed.some((condition) => condition !== 'CHILD')) return undefined;

  const isMine = (event: LogEvent) => !survivor || event.survivorId === null || event.survivorId === survivor.id;
  const met = events.filter(
    (event) =>
      (rule.ends as readonly string[]).includes(event.kind) &&
      isMine(event) &&
      (rule.mayPrecede || event.at >= start.at) &&
      (event.id === start.id || !ofItsOwn[event.kind]?.includes(start.kind)),
  )[nth];

  const excludedMinutes = rule.excluding === 'JOURNEY' ? (met?.journeyMinutes ?? 0) : 0;
  const lawful = dueOf({ rule, start, survivor, nth, calendar, excludedMinutes });
  if (lawful === undefined) return undefined;
  const extension = events.findLast((event) => event.kind === 'EXTENSION_ORDERED' && event.extends === rule.code && isMine(event));
  const dueAt = Math.max(lawful, extension?.until ?? lawful);
  return {
    id,
    code: rule.code,
    version: rule.version,
    caseId: log.caseId,
    survivorId: survivor?.id ?? null,
    district: (rule.ofDistrict === 'HOME' ? survivor?.homeDistrict : survivor?.foundIn) ?? log.district,
    state: log.state,
    ownerOfficeId: ownerOf(rule, start, survivor, log),
    startedAt: start.at,
    startedById: start.id,
    startReportedAt: start.reportedAt,
    dueAt,
    excludedMinutes,
    metAt: met ? Math.max(met.at, start.at) : null,
    metById: met?.id ?? null,
    metReportedAt: met?.reportedAt ?? null,
    extendedById: extension && dueAt > lawful ? extension.id : null,
    notApplicable: met ? null : reasonOf(failed.length > 0, log, events, survivor),
    isAdvisory: isAdvisory(rule, log.state) || ('workingDays' in rule.within && !isGazetted(calendar, start.at, dueAt)),
  };
}

/** What is on the same record as what started it: another examination's report ends nothing of this one. */
const ofItsOwn: Record<string, readonly string[]> = {
  EXAMINATION_REPORTED: ['EXAMINED'],
  AGE_DETERMINED: ['AGE_TEST_ORDERED'],
  INVESTIGATION_SUBMITTED: ['INVESTIGATION_DIRECTED'],
  CHARGE_SHEETED: ['FIR_REGISTERED'],
  FIR_TRANSFERRED: ['ZERO_FIR'],
};

function dueOf({
  rule,
  start,
  survivor,
  nth,
  calendar,
  excludedMinutes,
}: Omit<Run, 'id' | 'log' | 'events'> & { excludedMinutes: number }): number | undefined {
  const { within, again } = rule;
  const at = new Date(start.at);
  if ('every' in within) return undefined;
  if ('untilAge' in within) {
    if (!survivor) return undefined;
    const years = Math.max(0, within.untilAge - survivor.ageFrom);
    return startOfDayInIndia(Temporal.PlainDate.from(survivor.ageOn).add({ years }).toString()).getTime();
  }
  return dueAfter(at, nth === 0 || !again ? within : { months: again.months * nth }, calendar, excludedMinutes).getTime();
}

/** Who owes a duty: who recorded what started it, who was asked, or the first office of these kinds that takes part in the case. */
export function ownerOf(
  rule: Pick<ClockRule, 'owedBy' | 'ofDistrict' | 'needs'>,
  start: Pick<LogEvent, 'officeId' | 'askedOf'>,
  survivor: Pick<LogSurvivor, 'foundIn' | 'homeDistrict'> | undefined,
  log: Pick<CaseLog, 'offices' | 'leadOfficeId' | 'district'>,
): string {
  if (rule.owedBy === 'RECORDER') return start.officeId;
  if (rule.owedBy === 'ASKED') return start.askedOf ?? start.officeId;
  const district = rule.ofDistrict === 'HOME' ? survivor?.homeDistrict : (survivor?.foundIn ?? log.district);
  return officeAmong(log.offices, rule.owedBy, district)?.id ?? instead(rule, start, log);
}

/**
 * Where no such office takes part, who leads must see to it; but whoever owes a clock sees it, so one that may not know of the duty does not owe
 * it. Then it is whoever recorded what started it, and so knows.
 */
function instead(
  { needs }: Pick<ClockRule, 'needs'>,
  start: Pick<LogEvent, 'officeId'>,
  { offices, leadOfficeId }: Pick<CaseLog, 'offices' | 'leadOfficeId'>,
): string {
  const lead = offices.find(({ id }) => id === leadOfficeId);
  return !needs || !lead || mayKnow(lead.kind, ...needs) ? leadOfficeId : start.officeId;
}

const noOffence = new Set(['FALSE_INFORMATION', 'NOT_AN_OFFENCE', 'DUPLICATE_MERGED']);

function reasonOf(isAdult: boolean, log: CaseLog, events: readonly LogEvent[], survivor: LogSurvivor | undefined): NotApplicableReason | null {
  if (survivor?.isMerged) return NotApplicableReason.MERGED;
  if (isAdult) return NotApplicableReason.ADULT;
  if (survivor && events.some(({ kind, survivorId }) => kind === 'JOURNEY:DECEASED' && survivorId === survivor.id))
    return NotApplicableReason.DECEASED;
  if (log.closedBecause && noOffence.has(log.closedBecause)) return NotApplicableReason.CASE_ENDED;
  return null;
}

/** What a clock is at an instant. An advisory one that is late goes on running, and is overdue. */
export function stateAt(clock: Pick<RunClock, 'metAt' | 'dueAt' | 'notApplicable' | 'extendedById' | 'isAdvisory'>, now: number): ClockState {
  if (clock.notApplicable) return ClockState.NOT_APPLICABLE;
  if (clock.metAt !== null) return clock.metAt <= clock.dueAt ? ClockState.MET : ClockState.MET_LATE;
  if (now > clock.dueAt && !clock.isAdvisory) return ClockState.BREACHED;
  return clock.extendedById ? ClockState.EXTENDED : ClockState.RUNNING;
}

/** A UUID (version 8: of our own making) of what a clock is about. */
export function idOf(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
