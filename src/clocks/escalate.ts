import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { DataClass } from '../access/need-to-know.js';
import { NoticeKind } from '../disclosure/codes.js';
import { OfficeKind, mayKnow } from '../offices/codes.js';
import type { ClockState } from './codes.js';
import { type ClockKeeper, type ClockRow, keptClocks, LEVELS, tellMoved, instantOf, nextOf } from './keep-clocks.js';
import { stateAt } from './run-clocks.js';

const kinds = { 50: NoticeKind.CLOCK_50, 80: NoticeKind.CLOCK_80, 100: NoticeKind.CLOCK_100 } as const;

interface Told {
  id: string;
  kind: OfficeKind;
  district_code: number | null;
  state_code: number;
}

/**
 * Tells who must know that the time of a duty goes by: at 50 percent the office that owes it, at 80 the district as well, at 100 the bureaus of
 * the States too. Each level once: what was told is a row that only one can add, in the transaction of the telling. Answers how many.
 */
export async function escalate(keeper: ClockKeeper, atOnce = 500): Promise<number> {
  let all = 0;
  for (let some = atOnce; some === atOnce; all += some) some = await keeper.inTransaction((client) => escalateSome(client, keeper.clock(), atOnce));
  return all;
}

async function escalateSome(client: pg.ClientBase, now: Date, atOnce: number): Promise<number> {
  const clocks = await keptClocks(client, `c.id in (select id from hub.clock where next_at <= $1 order by next_at limit $2 for update skip locked)`, [
    now,
    atOnce,
  ]);
  if (clocks.length === 0) return 0;
  const officesFor = await officesOf(client, clocks);
  const turned: ClockRow[] = [];
  const late = new Set<string>();
  const notices: object[] = [];
  const made: { clock_id: string; level: number; at: Date; office_ids: string }[] = [];
  const moved: { id: string; reached: number; next_at: string | null; state: ClockState }[] = [];
  for (const row of clocks) {
    const clock = runOf(row);
    const level = LEVELS.findLast((each) => each > row.reached && instantOf(clock, each) <= now.getTime());
    if (level) {
      const offices = toldOf(row, level, officesFor(row));
      made.push({ clock_id: row.id, level, at: now, office_ids: `{${offices.join()}}` });
      for (const office of offices)
        notices.push({ id: uuidv7(), at: now, office_id: office, kind: kinds[level], subject: `Clock_${row.id}`, clock_id: row.id, level });
    }
    if (level === 100 && row.case_id) late.add(row.case_id);
    const reached = level ?? row.reached;
    const next = nextOf(clock, reached, now.getTime());
    const state = stateAt(clock, now.getTime());
    if (state !== row.state) turned.push(row);
    moved.push({ id: row.id, reached, next_at: next === null ? null : new Date(next).toISOString(), state });
  }
  // Told before is told: a clock whose time was moved by an order and back is no second time of the same level.
  await client.query(
    `with fresh as (insert into hub.clock_escalation (clock_id, level, at, office_ids)
         select clock_id, level, at, office_ids::uuid[] from jsonb_to_recordset($1::jsonb) as e (clock_id uuid, level smallint, at timestamptz, office_ids text)
         on conflict do nothing returning clock_id, level)
       insert into hub.notice (id, at, office_id, kind, subject)
       select n.id, n.at, n.office_id, n.kind, n.subject from jsonb_to_recordset($2::jsonb) as n (id uuid, at timestamptz, office_id uuid, kind text, subject text, clock_id uuid, level smallint)
       join fresh f on f.clock_id = n.clock_id and f.level = n.level`,
    [JSON.stringify(made), JSON.stringify(notices)],
  );
  await tellMoved(client, turned, now.getTime());
  // What is late by now may be a contradiction by now.
  if (late.size > 0) await client.query('insert into hub.clock_due (case_id) select unnest($1::uuid[])', [[...late]]);
  await client.query(
    `update hub.clock c set reached = m.reached, next_at = m.next_at, state = m.state
     from jsonb_to_recordset($1::jsonb) as m (id uuid, reached smallint, next_at timestamptz, state text) where m.id = c.id`,
    [JSON.stringify(moved)],
  );
  return clocks.length;
}

/** Who may have to be told of each of these clocks: who takes part in its case; of a duty of the calendar, the district and the bureau of its State. */
async function officesOf(client: pg.ClientBase, clocks: readonly ClockRow[]): Promise<(clock: ClockRow) => readonly Told[]> {
  const distinct = <T>(values: readonly (T | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const { rows: ofCases } = await client.query<Told & { case_id: string }>(
    'select c.id as case_id, o.* from unnest($1::uuid[]) c (id), lateral hub.offices_of_case(c.id) o',
    [distinct(clocks.map(({ case_id }) => case_id))],
  );
  const { rows: ofDistricts } = await client.query<Told & { district: number }>(
    `select d.code as district, o.id, o.kind, o.district_code, o.state_code from hub.district d
     join hub.office o on o.district_code = d.code or (o.district_code is null and o.state_code = d.state_code)
     where d.code = any($1::int[]) and o.active_to is null and o.kind in ('DISTRICT_MAGISTRATE', 'AHTB')`,
    [distinct(clocks.map(({ case_id, district_code }) => (case_id ? null : district_code)))],
  );
  const byCase = Map.groupBy(ofCases, ({ case_id }) => case_id);
  const byDistrict = Map.groupBy(ofDistricts, ({ district }) => district);
  return ({ case_id, district_code }) => (case_id ? byCase.get(case_id) : byDistrict.get(district_code!)) ?? [];
}

/** Whom a level reaches: offices that take part, and of them those whose roles may know that there is such a clock. */
function toldOf({ owner_office_id, district_code, needs }: ClockRow, level: number, offices: readonly Told[]): string[] {
  const told = new Set([owner_office_id]);
  if (level === 50) return [...told];
  const needed = needs === null ? null : (needs.split(':') as [DataClass, 'F' | 'S']);
  for (const office of offices.filter(({ kind }) => !needed || mayKnow(kind, ...needed))) {
    if (office.kind === OfficeKind.DISTRICT_MAGISTRATE && office.district_code === district_code) told.add(office.id);
    if (level === 100 && office.kind === OfficeKind.AHTB) told.add(office.id);
  }
  return [...told];
}

function runOf(row: ClockRow) {
  const ms = (text: string | null) => (text === null ? null : Date.parse(text));
  return {
    startedAt: ms(row.started_at)!,
    dueAt: ms(row.due_at)!,
    metAt: ms(row.met_at),
    notApplicable: row.not_applicable as never,
    extendedById: row.extended_by_id,
    isAdvisory: row.is_advisory,
  };
}
