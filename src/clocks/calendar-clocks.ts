import type { OfficeKind } from '../offices/codes.js';
import { dueAfter, periodsBetween } from './calendar.js';
import { startOfDayInIndia } from './india.js';
import { type ClockKeeper, keptClocks, writeClocks } from './keep-clocks.js';
import { type Law, type RunClock, idOf, isAdvisory, isInForce } from './run-clocks.js';
import type { ClockRule } from './rules.js';

const DAY = 86_400_000;
/** How far back a period is kept open for what is recorded late. */
const LOOKS_BACK = 200 * DAY;

interface OfficeEvent {
  id: string;
  kind: string;
  office_id: string;
  at: string;
  reported_at: string;
}

/**
 * Duties of the calendar and of an office alone: the monthly meeting of the District Task Force, the quarterly report of a Committee, a breach
 * of data. From the month on in which the hub began; run once a day, and when such an event is recorded.
 */
export async function runCalendar(keeper: ClockKeeper): Promise<number> {
  return keeper.inTransaction(async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('clocks of the calendar', 0))`);
    const law = await keeper.currentLaw(client);
    const now = keeper.clock();
    const since = new Date(now.getTime() - LOOKS_BACK);
    const kinds = [...new Set(law.rules.flatMap(({ starts, ends }) => [...starts, ...ends]))];
    const { rows: events } = await client.query<OfficeEvent>('select * from hub.office_log($1, $2)', [kinds, since]);
    const { rows: offices } = await client.query<{
      id: string;
      kind: OfficeKind;
      district_code: number | null;
      state_code: number;
      active_from: Date;
    }>('select id, kind, district_code, state_code, active_from from hub.office where active_to is null');
    const kept = await keptClocks(client, 'c.case_id is null and c.started_at >= $1', [since]);
    // From the period on in which the hub first looked: what was before it, nobody could record.
    const first = Map.groupBy(kept, ({ code, owner_office_id }) => `${code} ${owner_office_id}`);
    const firstOf = (rule: ClockRule, { id }: DutyOffice) =>
      Math.min(now.getTime(), ...(first.get(`${rule.code} ${id}`) ?? []).map((row) => Date.parse(row.started_at)));
    const clocks = law.rules.flatMap((rule) => {
      if ('every' in rule.within)
        return offices
          .filter(({ kind }) => (rule.owedBy as readonly OfficeKind[]).includes(kind))
          .flatMap((office) => periodClocks(rule, office, events, law, new Date(firstOf(rule, office)), now));
      return officeClocks(rule, events, offices, law);
    });
    await writeClocks(client, kept, clocks, law, now.getTime());
    await keeper.alsoKept?.ofOffices(client, now);
    return clocks.length;
  });
}

interface DutyOffice {
  id: string;
  district_code: number | null;
  state_code: number;
  active_from: Date;
}

function periodClocks(rule: ClockRule, office: DutyOffice, events: readonly OfficeEvent[], { rules }: Law, since: Date, now: Date): RunClock[] {
  if (!('every' in rule.within)) return [];
  const { every, graceDays } = rule.within;
  // The report of a quarter is due in the next one.
  return periodsBetween(new Date(since.getTime() - (graceDays > 0 ? graceDays + 1 : 0) * DAY), now, every).flatMap(({ first, last }) => {
    const startedAt = startOfDayInIndia(first).getTime();
    const ends = startOfDayInIndia(last).getTime() + DAY - 1;
    // A report of a period is made when it has ended, and a meeting of it while it lasts.
    const begins = graceDays > 0 ? ends + 1 : startedAt;
    const dueAt = ends + graceDays * DAY;
    if (begins > now.getTime() || dueAt < since.getTime() || !isInForce(rule, startedAt, rules)) return [];
    const met = firstEnd(rule, events, office, begins);
    // One meeting is of one month.
    const isOfLater = met && every === 'MONTH' && Number(met.at) > ends;
    return [clockOf(rule, office, `${office.id} ${first}`, office.id, begins, begins, dueAt, isOfLater ? undefined : met)];
  });
}

function officeClocks(rule: ClockRule, events: readonly OfficeEvent[], offices: readonly DutyOffice[], { rules, calendarOf }: Law): RunClock[] {
  const { within } = rule;
  if ('every' in within || 'untilAge' in within) return [];
  return events
    .filter(({ kind, at }) => (rule.starts as readonly string[]).includes(kind) && isInForce(rule, Number(at), rules))
    .flatMap((start) => {
      const office = offices.find(({ id }) => id === start.office_id);
      if (!office) return [];
      const startedAt = Number(start.at);
      const dueAt = dueAfter(new Date(startedAt), within, calendarOf(office.state_code)).getTime();
      return [clockOf(rule, office, start.id, start.id, startedAt, Number(start.reported_at), dueAt, firstEnd(rule, events, office, startedAt))];
    });
}

/** The first that an office did, from an instant on, of what ends a duty. */
function firstEnd(rule: ClockRule, events: readonly OfficeEvent[], office: DutyOffice, from: number): OfficeEvent | undefined {
  return events
    .filter(({ kind, office_id, at }) => (rule.ends as readonly string[]).includes(kind) && office_id === office.id && Number(at) >= from)
    .toSorted((a, b) => Number(a.at) - Number(b.at))[0];
}

function clockOf(
  rule: ClockRule,
  office: DutyOffice,
  subject: string,
  startedById: string,
  startedAt: number,
  startReportedAt: number,
  dueAt: number,
  met: OfficeEvent | undefined,
): RunClock {
  return {
    id: idOf('office', rule.code, subject),
    code: rule.code,
    version: rule.version,
    caseId: null,
    survivorId: null,
    district: office.district_code,
    state: office.state_code,
    ownerOfficeId: office.id,
    startedAt,
    startedById,
    startReportedAt,
    dueAt,
    excludedMinutes: 0,
    metAt: met ? Number(met.at) : null,
    metById: met?.id ?? null,
    metReportedAt: met ? Number(met.reported_at) : null,
    extendedById: null,
    notApplicable: null,
    isAdvisory: isAdvisory(rule, office.state_code),
  };
}
