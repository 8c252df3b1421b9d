import type pg from 'pg';
import type { Calendar } from './calendar.js';
import { ClockSeverity } from './codes.js';
import { CLOSED_ON, nationalDays } from './holidays.js';
import type { Law } from './run-clocks.js';
import { type ClockRule, rulePack } from './rules.js';
import { idOf } from './run-clocks.js';

/** The time of a rule, in words. */
export function timeOf({ within, again, excluding }: ClockRule): string {
  const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  const first =
    'hours' in within
      ? many(within.hours, 'hour')
      : 'days' in within
        ? many(within.days, 'day')
        : 'workingDays' in within
          ? many(within.workingDays, 'working day')
          : 'months' in within
            ? many(within.months, 'month')
            : 'forthwith' in within
              ? `forthwith (measured against ${many(within.forthwith, 'hour')})`
              : 'untilAge' in within
                ? `at the age of ${within.untilAge}`
                : `every ${within.every.toLowerCase()}${within.graceDays ? `, and ${many(within.graceDays, 'day')}` : ''}`;
  return [first, again && `then every ${many(again.months, 'month')}, ${many(again.times, 'time')}`, excluding === 'JOURNEY' && 'without the journey']
    .filter(Boolean)
    .join(', ');
}

/** A rule as a row of the database has it. */
export function rowOf(rule: ClockRule) {
  const { code, version, duty, law, from, verified, severity, states, note } = rule;
  return {
    id: idOf('rule', code, version),
    code,
    version,
    duty,
    law,
    commences: from,
    verified,
    severity: ClockSeverity[severity],
    states: states ? [...states] : null,
    note: note ?? null,
    time: timeOf(rule),
    definition: rule,
  };
}

/** Puts the rules and holidays that come with the hub into the database, where they are not there yet. Nothing that is there is changed. */
export async function installRulePack(client: pg.ClientBase): Promise<void> {
  const rows = rulePack.map((rule) => ({ ...rowOf(rule), status: 'LIVE', rolled_out: true }));
  await client.query(
    `insert into hub.clock_rule (id, code, version, duty, law, commences, verified, severity, states, note, time, definition, status, rolled_out)
     select id, code, version, duty, law, commences, verified, severity, states, note, time, definition, status, rolled_out
     from jsonb_populate_recordset(null::hub.clock_rule, $1::jsonb) on conflict (code, version) do nothing`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `insert into hub.holiday (state_code, day, name) select 0, d, 'National holiday' from unnest($1::date[]) d on conflict do nothing`,
    [nationalDays()],
  );
}

/** All rules that are live, and the calendar of each State. */
export async function readLaw(client: pg.ClientBase, more: readonly ClockRule[] = []): Promise<Law> {
  const { rows } = await client.query<{ definition: ClockRule }>(
    `select definition from hub.clock_rule where status = 'LIVE' order by code, version`,
  );
  const { rows: days } = await client.query<{ state_code: number; day: string }>(`select state_code, day::text from hub.holiday`);
  const byState = Map.groupBy(days, ({ state_code }) => state_code);
  const national = (byState.get(0) ?? []).map(({ day }) => day);
  const calendars = new Map<number, Calendar>();
  const calendarOf = (state: number): Calendar => {
    const known = calendars.get(state);
    if (known) return known;
    const own = (byState.get(state) ?? []).map(({ day }) => day);
    const gazettedFor = new Set(own.map((day) => Number(day.slice(0, 4))));
    const calendar = { holidays: new Set([...national, ...own]), closedOn: CLOSED_ON, gazettedFor };
    calendars.set(state, calendar);
    return calendar;
  };
  return { rules: [...rows.map(({ definition }) => definition), ...more], calendarOf };
}

/** Changes when the law in the database has changed. */
export async function editionOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ edition: string }>(
    `select (select count(*) || ' ' || coalesce(max(answered_at), '-infinity') from hub.clock_rule where status = 'LIVE') || ' ' || (select count(*) from hub.holiday) as edition`,
  );
  return rows[0]!.edition;
}
