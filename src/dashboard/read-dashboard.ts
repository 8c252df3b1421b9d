import type { Actor } from '../access/actor.js';
import type { DataClass } from '../access/need-to-know.js';
import { rolesAtLevel, narrowingOf } from '../access/need-to-know.js';
import { Role } from '../access/roles.js';
import { hasRole } from '../access/stewardship.js';
import { NOBODY } from '../access/visibility.js';
import { dayInIndia, firstOfMonth } from '../clocks/india.js';
import { rulePack } from '../clocks/rules.js';
import type { Context } from '../context.js';
import { Forbidden, Invalid } from '../errors.js';
import { shelterOfficeKindsInSql } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { arrayLiteral } from '../planner/page.js';
import { FunnelStep } from './codes.js';
import { REPORTING } from './figures.js';
import { LEAST } from './hide.js';

const MOST_MONTHS = 36;

/** The key of all that is too small to be listed. */
export const SMALL = '';

/** Whose dashboard, of which months, and how the asker sees it. */
export interface Asked {
  state: number;
  /** Null: all of the State. */
  district: number | null;
  /** First days of months in India; the last one runs. */
  from: string;
  until: string;
  /** AREA: responsible for the place. COMMITTEE: sees numbers alone. OFFICE: sees its own duties. */
  sight: 'AREA' | 'COMMITTEE' | 'OFFICE';
  officeId: string;
  /** The place is the whole area of the office, and not a part of it. */
  isWhole: boolean;
}

/**
 * The place that is asked for, or that of the office: its district, or its State if it is of none. An office of the State may ask for one of its
 * districts. Not a committee: its numbers are hidden where they are small, and a State without all districts but one is that one.
 */
export async function askedFor(
  context: Context,
  { district, state, months }: { district?: number | undefined; state?: number | undefined; months: number },
): Promise<Asked> {
  const { actor } = context;
  const office = await context.load(Office, actor.officeId);
  const own = { state: office!.state.code, district: office!.district?.code ?? null };
  const sight = hasRole(actor, Role.DISTRICT_ADMINISTRATION, Role.AHTB_OFFICER)
    ? 'AREA'
    : hasRole(actor, Role.COMMITTEE_MEMBER)
      ? 'COMMITTEE'
      : 'OFFICE';
  const isOfMine =
    district != null &&
    own.district === null &&
    sight === 'AREA' &&
    (await context.load(District, district))?.state.code === own.state &&
    (state == null || state === own.state);
  if (!isOfMine) {
    if (district != null && district !== own.district)
      throw new Forbidden('A dashboard is of the own district, or of the own State for an office of the State.');
    if (state != null && (state !== own.state || (own.district !== null && district == null)))
      throw new Forbidden('A dashboard is of the own district, or of the own State for an office of the State.');
  }
  return {
    state: own.state,
    district: isOfMine ? district : own.district,
    ...monthsUntil(context.clock(), months),
    sight,
    officeId: actor.officeId,
    isWhole: !isOfMine,
  };
}

/** So many months in India, by their first days; the one that runs is the last. */
export function monthsUntil(now: Date, months: number): Pick<Asked, 'from' | 'until'> {
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) throw new Invalid(`\`months\` goes from 1 to ${MOST_MONTHS}.`, ['months']);
  const until = firstOfMonth(dayInIndia(now));
  return { from: firstOfMonth(until, 1 - months), until };
}

/** Whether the roles know so much of a class that they find it row by row. Who sees their own records alone does not. */
export function knows({ roles }: Pick<Actor, 'roles'>, needs: string | undefined): boolean {
  if (!needs) return true;
  const [dataClass, level] = needs.split(':') as [DataClass, 'F' | 'S'];
  return rolesAtLevel(dataClass, level).some((role) => roles.includes(role) && narrowingOf(role, dataClass) !== 'OWN_RECORD');
}

/** The duties, each with what it needs to be known. */
export const duties = new Map(rulePack.map(({ code, duty, needs }) => [code, { label: duty, ...(needs && { needs: needs.join(':') }) }]));

/** What was read of one margin of one figure. */
export interface Margin {
  figure: string;
  by: 'MONTH' | 'CATEGORY' | 'HOURS' | 'PLACE' | 'STATE';
  key: string;
  label: string | null;
  numerator: number;
  denominator: number;
  duePaise: number;
  creditedPaise: number;
  /** How many cells it is made of: one, unless they are too small to be told one by one. */
  cells: number;
}

/** The tallies of the place, in one statement: of each figure its margins, and no cell. */
export async function readMargins(
  read: (sql: string, params: unknown[]) => Promise<object[]>,
  actor: Pick<Actor, 'roles'>,
  asked: Asked,
): Promise<Margin[]> {
  const known = [...duties].filter(([, { needs }]) => asked.sight === 'OFFICE' || knows(actor, needs)).map(([code]) => code);
  const { sql, params } = statement(asked, known);
  const rows = (await read(sql, params)) as Record<keyof Margin, string | null>[];
  return rows.map((row) => ({
    ...(row as unknown as Margin),
    key: String(row.key),
    numerator: Number(row.numerator),
    denominator: Number(row.denominator),
    duePaise: Number(row.duePaise),
    creditedPaise: Number(row.creditedPaise),
    cells: Number(row.cells),
  }));
}

function statement({ state, district, from, until, sight, officeId }: Asked, known: readonly string[]): { sql: string; params: unknown[] } {
  const isState = district === null;
  // The tally of a State has a row of its own; that of one office is found by the office.
  const mine = sight === 'OFFICE';
  const ofPlace = `t.state_code = ? and t.district_code = ?`;
  const place = [state, district ?? 0];
  const clocks = mine ? 't.office_id = ?' : isState ? `${ofPlace} and t.office_id = '${NOBODY}'` : ofPlace;
  const clocksOf = mine ? [officeId] : place;
  // By office in a district, by district in a State.
  const placeOf = isState && !mine ? 't.district_code::text' : 't.office_id::text';
  const each = mine ? 't.office_id = ?' : isState ? 't.state_code = ? and t.district_code <> 0' : ofPlace;
  const eachOf = mine ? [officeId] : isState ? [state] : place;
  const named = `join hub.office o on o.id = t.office_id and o.kind not in (${shelterOfficeKindsInSql})`;
  const codes = arrayLiteral(known);
  // No money; one cell.
  const none = '0, 0, 1';
  const parts: { sql: string; params: unknown[] }[] = [
    {
      // Corridors too small to be listed are told together, and how many they are: there are thousands.
      sql: `select figure, by, case when figure = 'CORRIDORS' and by = 'CATEGORY' and denominator < ${LEAST} then '${SMALL}' else key end as key,
          sum(numerator) as numerator, sum(denominator) as denominator, sum("duePaise") as "duePaise", sum("creditedPaise") as "creditedPaise", count(*) as cells
        from (select figure, case when grouping(month) = 0 then 'MONTH' when grouping(category) = 0 then 'CATEGORY' else 'HOURS' end as by,
          coalesce(month::text, category, hours::text) as key, sum(numerator) as numerator, sum(denominator) as denominator, sum(due_paise) as "duePaise", sum(credited_paise) as "creditedPaise"
        from (select t.figure, case when t.figure <> 'FUNNEL' or t.category = '${FunnelStep.RESCUED}' then t.month end as month, t.category, t.hours, t.numerator, t.denominator, t.due_paise, t.credited_paise
          from hub.figure_tally t where ${ofPlace} and t.month between ?::date and ?::date and ?) cell
        group by grouping sets ((figure, month), (figure, category), (figure, hours)) having sum(denominator) <> 0) margin group by 1, 2, 3`,
      params: [...place, from, until, !mine],
    },
    {
      sql: `select 'CLOCKS_ON_TIME', 'MONTH', t.month::text, sum(t.met), sum(t.met + t.met_late + t.breached), ${none} from hub.clock_tally t
        where ${clocks} and t.month between ?::date and ?::date and t.code = any(?::text[]) group by 3 having sum(t.met + t.met_late + t.breached) <> 0`,
      params: [...clocksOf, from, until, codes],
    },
    {
      sql: `select 'CLOCKS_ON_TIME', 'CATEGORY', t.code, sum(t.met), sum(t.met + t.met_late + t.breached), ${none} from hub.clock_tally t
        where ${clocks} and t.month between ?::date and ?::date group by 3 having sum(t.met + t.met_late + t.breached) <> 0`,
      params: [...clocksOf, from, until],
    },
    {
      sql: `select 'CLOCKS_ON_TIME', 'PLACE', ${placeOf}, sum(t.met), sum(t.met + t.met_late + t.breached), ${none}
        from hub.clock_tally t ${named} where ${each} and t.month between ?::date and ?::date and t.code = any(?::text[]) group by 3 having sum(t.met + t.met_late + t.breached) <> 0`,
      params: [...eachOf, from, until, codes],
    },
    {
      sql: `select 'CLOCKS_OVERDUE', 'CATEGORY', t.code, sum(t.overdue), sum(t.overdue), ${none} from hub.clock_tally t where ${clocks} and t.overdue <> 0 group by 3 having sum(t.overdue) <> 0`,
      params: clocksOf,
    },
    {
      sql: `select 'CLOCKS_OVERDUE', 'PLACE', ${placeOf}, sum(t.overdue), sum(t.overdue), ${none} from hub.clock_tally t ${named}
        where ${each} and t.overdue <> 0 and t.code = any(?::text[]) group by 3 having sum(t.overdue) <> 0`,
      params: [...eachOf, codes],
    },
    // As a share of a hundred; the class of hours in the place of money.
    {
      sql: `select s.figure, 'STATE', s.category, s.percent, 100, coalesce(s.hours, -1), 0, 1 from hub.state_figures(?::date, ?::date) s`,
      params: [from, until],
    },
  ];
  return {
    sql: `select m.*, case when m.figure = 'CORRIDORS' and m.by = 'CATEGORY' and m.key <> '${SMALL}' then (select h.name || ' > ' || f.name from hub.district h, hub.district f
        where h.code = split_part(m.key, '>', 1)::int and f.code = split_part(m.key, '>', 2)::int) end as label
      from (${parts.map(({ sql }) => `(${sql})`).join(' union all ')}) m`,
    params: parts.flatMap(({ params }) => params),
  };
}

/** Of which kinds of office something is on record there and then. */
export function reportingKinds(margins: readonly Margin[]): Set<string> {
  return new Set(margins.filter(({ figure, by }) => figure === REPORTING && by === 'CATEGORY').map(({ key }) => key));
}
