import type pg from 'pg';
import { logsOf } from '../clocks/log.js';
import { recordsOf } from './figure-record.js';
import { FigureCode } from './codes.js';
import { monthOf, overdueInSql, REPORTING } from './figures.js';
import { figureRowsOf } from './keep-figures.js';

const AT_ONCE = 200;

/**
 * Where a rollup is not what a full count says: the figures of each case beside its record, the tallies beside the figures of all cases, and those of
 * clocks beside the clocks. By an administrator, in one snapshot. What changed a moment ago is with the worker, and a case whose clocks nobody has run yet has no figures.
 */
export async function figureProblems(client: pg.ClientBase): Promise<string[]> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return [...(await recordsMiscounted(client)), ...(await miscounted(client, figureTally)), ...(await miscounted(client, clockTally))];
  } finally {
    await client.query('commit');
  }
}

async function recordsMiscounted(client: pg.ClientBase): Promise<string[]> {
  const wrong: string[] = [];
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await client.query<{ id: string; figures: string[]; is_kept: boolean }>(
      `select c.id, array(select f.id from hub.case_figure f where f.case_id = c.id) as figures,
         (exists (select from hub.clock k where k.case_id = c.id) or exists (select from hub.case_figure f where f.case_id = c.id))
           and not exists (select from hub.clock_due d where d.case_id = c.id) as is_kept
       from hub.case_file c where c.id > $1 order by c.id limit $2`,
      [last, AT_ONCE],
    );
    if (rows.length === 0) break;
    last = rows.at(-1)!.id;
    const kept = new Map(rows.filter(({ is_kept }) => is_kept).map(({ id, figures }) => [id, new Set(figures)]));
    for (const record of await recordsOf(client, await logsOf(client, [...kept.keys()]), monthOf)) {
      const figures = kept.get(record.caseId)!;
      const counted = figureRowsOf(record).map(({ id }) => id);
      if (counted.length !== figures.size || counted.some((id) => !figures.has(id))) wrong.push(record.caseId);
    }
  }
  return wrong.length === 0
    ? []
    : [`case_figure is not what records say, of ${wrong.length} cases, such as ${wrong[0]}. Run: samanvay dashboard refresh`];
}

/** A tally, and the count of what it adds up: by the same columns, the numbers as an array. */
interface Tally {
  name: string;
  cell: readonly string[];
  numbers: readonly string[];
  counted: string;
}

const figureTally: Tally = {
  name: 'figure_tally',
  cell: ['state_code', 'district_code', 'figure', 'month', 'category', 'hours'],
  numbers: ['numerator', 'denominator', 'due_paise', 'credited_paise'],
  counted: `select d.state_code, w.district as district_code, f.figure, f.month, f.category, f.hours,
      array[sum(f.numerator), sum(f.denominator), sum(f.due_paise), sum(f.credited_paise)]::text[] as n
    from (select figure, district_code, month, category, hours, numerator, denominator, due_paise, credited_paise from hub.case_figure
      union all select w.figure, i.district_code, hub.month_in_india(i.happened_at), w.category, -1, w.numerator, 1, 0, 0
        from hub.inspection i join hub.office o on o.id = i.recorded_by_office_id,
          lateral (values ('${FigureCode.INSPECTIONS}', i.kind, (cardinality(i.violations) > 0)::int), ('${REPORTING}', o.kind, 1)) w (figure, category, numerator)
        where i.superseded_at is null) f join hub.district d on d.code = f.district_code, lateral (values (d.code), (0)) w (district) group by 1, 2, 3, 4, 5, 6`,
};

const clockTally: Tally = {
  name: 'clock_tally',
  cell: ['state_code', 'district_code', 'month', 'office_id', 'code'],
  numbers: ['met', 'met_late', 'breached', 'overdue', 'running'],
  counted: `select coalesce(d.state_code, o.state_code) as state_code, w.district as district_code, (date_trunc('month', c.due_at at time zone 'Asia/Kolkata'))::date as month, w.office as office_id, c.code,
      array[count(*) filter (where c.state = 'MET'), count(*) filter (where c.state = 'MET_LATE'), count(*) filter (where c.state = 'BREACHED'), count(*) filter (where ${overdueInSql}),
        count(*) filter (where c.state in ('RUNNING', 'EXTENDED'))]::text[] as n
    from hub.clock c join hub.office o on o.id = c.owner_office_id left join hub.district d on d.code = coalesce(c.district_code, o.district_code),
      lateral (values (coalesce(d.code, 0), o.id), (0, '00000000-0000-0000-0000-000000000000'::uuid)) w (district, office)
    where c.state <> 'NOT_APPLICABLE' group by 1, 2, 3, 4, 5`,
};

async function miscounted(client: pg.ClientBase, { name, cell, numbers, counted }: Tally): Promise<string[]> {
  const cells = cell.join(', ');
  const nothing = `array[${numbers.map(() => `'0'`).join(', ')}]`;
  const { rows } = await client.query<{ n: number; example: string }>(
    `with counted as (${counted}), tallied as (select ${cells}, array[${numbers.map((number) => `sum(${number})`).join(', ')}]::text[] as n from hub.${name} group by ${cells})
     select count(*)::int as n, min(concat_ws(' ', ${cells}) || ': ' || coalesce(t.n, ${nothing})::text || ' instead of ' || coalesce(c.n, ${nothing})::text) as example
     from tallied t full join counted c using (${cells}) where coalesce(t.n, ${nothing}) <> coalesce(c.n, ${nothing})`,
  );
  const { n, example } = rows[0]!;
  return n === 0 ? [] : [`${name} does not say what a count says: ${n} cells, such as ${example}`];
}
