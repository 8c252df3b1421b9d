import type pg from 'pg';
import { narrowOfficeKinds } from '../offices/codes.js';

/** The access lists as participation says they must be, in whole sets. The triggers keep them row by row; here the two are compared. */
const narrow = `o.kind in (${narrowOfficeKinds.map((kind) => `'${kind}'`).join(', ')})`;

/** What handovers share, together; null as soon as the office takes part in a way that is not narrowed. */
const shared = (
  column: string,
) => `case when not bool_or(p.${column} is null) then array(select distinct c from hub.case_participant q, unnest(q.${column}) c
    where q.case_id = p.case_id and q.office_id = p.office_id and q.until is null order by 1) end as ${column}`;

/** Offices that take part; and broken glasses, which stand in the lists as an office of their own. */
const standing = `select case_id, office_id, ${shared('content_of')}, ${shared('status_of')} from hub.case_participant p where until is null group by 1, 2
  union all select case_id, id, null, null from hub.broken_glass where ended_at is null`;

const lists = [
  {
    name: 'case_access',
    is: 'select case_id, office_id, district_code, status, stage, opened_at, updated_at, content_of, status_of from hub.case_access',
    must: `select c.id, p.office_id, c.district_code, c.status, c.stage, c.opened_at, c.updated_at, p.content_of, p.status_of from (${standing}) p join hub.case_file c on c.id = p.case_id`,
  },
  {
    name: 'survivor_access',
    is: 'select survivor_id, office_id, case_id, content_of, status_of from hub.survivor_access',
    must: `
      select s.id, p.office_id, p.case_id, p.content_of, p.status_of
      from (${standing}) p left join hub.office o on o.id = p.office_id join hub.survivor s on s.case_id = p.case_id
      where (${narrow}) is not true
      union all
      select distinct a.survivor_id, a.office_id, a.case_id, p.content_of, p.status_of
      from (${standing}) p join hub.office o on o.id = p.office_id
        join hub.survivor_participant a on a.case_id = p.case_id and a.office_id = p.office_id and a.until is null
      where ${narrow}`,
  },
  {
    name: 'rescue_access',
    is: 'select rescue_id, office_id, case_id, district_code, started_at from hub.rescue_access',
    must: `
      select r.id, p.office_id, r.case_id, r.district_code, r.started_at
      from (${standing}) p join hub.rescue r on r.case_id = p.case_id where r.superseded_at is null`,
  },
];

const seen = `(select p.office_id, c.* from (${standing}) p join hub.case_file c on c.id = p.case_id) seen`;

/** The tallies beside a full count. What a tally says is the sum over its shards; where nothing is, it may say 0 or nothing. */
const tallies = [
  { name: 'case_tally', cell: ['district_code', 'status', 'stage'], of: ['district_code', 'status', 'stage'] },
  {
    name: 'case_month_tally',
    cell: ['month', 'status'],
    of: [`date_trunc('month', opened_at at time zone 'Asia/Kolkata')::date`, 'status'],
  },
];

/**
 * Where the access lists are not what participation says: rows that open too much, rows that are missing, and numbers that are
 * not what a count says. Nothing when all is well.
 */
export async function accessListProblems(client: pg.Client): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, is, must } of lists)
    for (const [what, sql] of [
      ['opens what participation does not', `(${is}) except (${must})`],
      ['lacks what participation opens', `(${must}) except (${is})`],
    ]) {
      const { rows } = await client.query<{ n: string; example: string }>(
        `select count(*) as n, min(office_id::text || ' in case ' || case_id::text) as example from (${sql}) x(${columnsOf(is)})`,
      );
      if (Number(rows[0]!.n) > 0) problems.push(`${name} ${what}: ${rows[0]!.n} rows, such as of office ${rows[0]!.example}`);
    }
  for (const { name, cell, of } of tallies) {
    const keys = ['office_id', ...cell].join(', ');
    const { rows } = await client.query<{ n: string; example: string }>(
      `select count(*) as n, min(office_id::text || ', ' || concat_ws(' ', ${cell.join(', ')}) || ': ' || coalesce(says, 0) || ' instead of ' || coalesce(counted, 0)) as example
       from (select ${keys}, sum(cases) as says from hub.${name} group by ${keys}) tally
         full join (select office_id, ${of.map((value, i) => `${value} as ${cell[i]}`).join(', ')}, count(*) as counted from ${seen}
           group by ${of.map((_, i) => i + 2).join(', ')}, 1) full_count using (${keys})
       where coalesce(says, 0) <> coalesce(counted, 0)`,
    );
    if (Number(rows[0]!.n) > 0) problems.push(`${name} does not say what a count says: ${rows[0]!.n} numbers, such as of office ${rows[0]!.example}`);
  }
  return problems;
}

function columnsOf(select: string): string {
  return select.slice('select '.length, select.indexOf(' from '));
}
