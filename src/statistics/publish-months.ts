import type pg from 'pg';
import { dayInIndia, firstOfMonth, startOfDayInIndia } from '../clocks/india.js';
import { asKeeper } from '../database/as-keeper.js';
import { Conflict, Invalid } from '../errors.js';
import { ALL, Breakdown, DEFINITION, POLICY } from './codes.js';
import { type Alike, type Place, WHOLE, cellOf, coordinatesOf, countsOf } from './cube.js';
import { disclosed } from './disclosure.js';
import { fingerprintOf } from './fingerprint.js';

interface Wish {
  /** As YYYY-MM; otherwise every month that has ended and is not published. */
  month?: string | undefined;
  now?: Date;
}

/**
 * Publishes the statistics of months that have ended, over an administrator's connection that acts as the keeper: each month in a
 * transaction of its own, and one publisher at a time. Answers the months it published, as YYYY-MM, oldest first.
 */
export async function publishMonths(client: pg.Client, { month, now = new Date() }: Wish = {}): Promise<string[]> {
  const last = firstOfMonth(dayInIndia(now), -1);
  if (month !== undefined) mustHaveEnded(month, last);
  await client.query(`select pg_advisory_lock(hashtext('samanvay publish'))`);
  try {
    const { due, first } = await asKeeper(client, () => monthsDue(client, last));
    if (month !== undefined && (first === null || `${month}-01` < first))
      throw new Conflict(`No case had been put on file by the end of ${month}. A publication would say that there was none in all of India.`);
    const wished = due.filter((one) => month === undefined || one === `${month}-01`);
    for (const one of wished) await asKeeper(client, () => publishMonth(client, one, now));
    return wished.map((one) => one.slice(0, 7));
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('samanvay publish'))`);
  }
}

function mustHaveEnded(month: string, last: string): void {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Invalid('A month is written YYYY-MM, such as 2026-06.', ['month']);
  if (`${month}-01` > last)
    throw new Conflict(`${month} has not ended in India. A month is published once and never corrected, so it is published when it is over.`);
}

/** From the month of the first case on: before it there was no hub that could say that there is none. */
async function monthsDue(client: pg.Client, last: string): Promise<{ due: string[]; first: string | null }> {
  const { rows } = await client.query<{ month: string; published: boolean }>(
    `select to_char(m, 'YYYY-MM-DD') as month, exists (select 1 from hub.publication p where p.month = m::date) as published
     from generate_series((select hub.month_in_india(min(opened_at)) from hub.case_file)::timestamp, $1::timestamp, interval '1 month') m order by 1`,
    [last],
  );
  return { due: rows.filter(({ published }) => !published).map(({ month }) => month), first: rows[0]?.month ?? null };
}

async function publishMonth(client: pg.Client, month: string, now: Date): Promise<void> {
  const publication = { month, publishedAt: now, cutOff: startOfDayInIndia(firstOfMonth(month, 1)), definition: DEFINITION };
  const { rows: groups } = await client.query<Alike>(COUNTED, [startOfDayInIndia(month), publication.cutOff]);
  const { rows: districts } = await client.query<Place>(DISTRICTS, [month, groups.map(({ district }) => district)]);
  const key = await client.query<{ key: string }>('select key from hub.rounding_key');

  const withCases = new Set(groups.map(({ district }) => district));
  const inTable = districts.filter(({ district }) => withCases.has(district));
  // The month is one of a cell's coordinates: the same count rounds another way in another month.
  const told = disclosed(countsOf(groups), inTable, POLICY, `${key.rows[0]!.key} ${month}`);
  const states = [...new Set(districts.map(({ state }) => state)), WHOLE].map((state) => ({ state, district: WHOLE }));
  const totals = [...districts, ...states].map((place) => cellOf(place, Breakdown.TOTAL, ALL));
  const cells = new Map([...totals.map((cell): [string, number] => [cell, 0]), ...told]);
  const rows = [...cells].map(([cell, cases]) => ({ ...coordinatesOf(cell), cases }));

  await client.query('insert into hub.publication (month, published_at, cut_off, definition, fingerprint) values ($1, $2, $3, $4, $5)', [
    month,
    publication.publishedAt,
    publication.cutOff,
    publication.definition,
    fingerprintOf(publication, rows),
  ]);
  await client.query(
    `insert into hub.published_number (month, state_code, district_code, breakdown, category, cases)
     select $1, r.* from jsonb_to_recordset($2) as r(state int, district int, breakdown text, category text, cases int)`,
    [month, JSON.stringify(rows)],
  );
}

/** As the record said at the cut-off: events are added and never changed, so a late publication says what a punctual one would. */
const COUNTED = `
  select d.state_code as state, c.district_code as district, c.kind, s.stage, count(*)::int as cases
  from hub.case_file c join hub.district d on d.code = c.district_code
    cross join lateral (select
      coalesce((select e.stage from hub.case_event e where e.case_id = c.id and e.recorded_at < $2 and e.stage is not null
        order by e.recorded_at desc, e.id desc limit 1), 'INTAKE') as stage) s
  where c.opened_at >= $1 and c.opened_at < $2
  group by 1, 2, 3, 4`;

/** Those that stood in the month, and those that a case names all the same. */
const DISTRICTS = `
  select state_code as state, code as district from hub.district
  where (coalesce(valid_from, '-infinity') < $1::date + interval '1 month' and coalesce(valid_to, 'infinity') >= $1::date) or code = any($2)
  order by 1, 2`;
