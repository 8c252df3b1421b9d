import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type DataClass, rolesAtLevel } from '../access/need-to-know.js';
import { NoticeKind } from '../disclosure/codes.js';
import { OfficeKind, officeKinds } from '../offices/codes.js';
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
  const notices: object[] = [];
  const made: { clock_id: string; level: number; at: Date; office_ids: string }[] = [];
  const moved: { id: string; reached: number; next_at: string | null; state: ClockState }[] = [];
  for (const row of clocks) {
    const clock = runOf(row);
    const level = LEVELS.findLast((each) => each > row.reached && instantOf(clock, each) <= now.getTime());
    if (level) {
      const offices = await toldOf(client, row, level);
      made.push({ clock_id: row.id, level, at: now, office_ids: `{${offices.join()}}` });
      for (const office of offices)
        notices.push({ id: uuidv7(), at: now, office_id: office, kind: kinds[level], subject: `Clock_${row.id}`, clock_id: row.id, level });
    }
    const reached = level ?? row.reached;
    const next = nextOf(clock, reached, now.getTime());
    moved.push({ id: row.id, reached, next_at: next === null ? null : new Date(next).toISOString(), state: stateAt(clock, now.getTime()) });
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
  await tellMoved(
    client,
    clocks.filter(({ id, state }) => moved.some((each) => each.id === id && each.state !== state)),
    now.getTime(),
  );
  // What is late by now may be a contradiction by now.
  const late = [
    ...new Set(
      clocks
        .filter(({ id, case_id }) => case_id && made.some(({ clock_id, level }) => clock_id === id && level === 100))
        .map(({ case_id }) => case_id),
    ),
  ];
  if (late.length > 0) await client.query('insert into hub.clock_due (case_id) select unnest($1::uuid[])', [late]);
  await client.query(
    `update hub.clock c set reached = m.reached, next_at = m.next_at, state = m.state
     from jsonb_to_recordset($1::jsonb) as m (id uuid, reached smallint, next_at timestamptz, state text) where m.id = c.id`,
    [JSON.stringify(moved)],
  );
  return clocks.length;
}

/** Whom a level reaches: offices that take part, and of them those whose roles may know that there is such a clock. */
async function toldOf(client: pg.ClientBase, { case_id, owner_office_id, district_code, needs }: ClockRow, level: number): Promise<string[]> {
  const told = new Set([owner_office_id]);
  if (level > 50) {
    const { rows } = case_id
      ? await client.query<Told>('select * from hub.offices_of_case($1)', [case_id])
      : await client.query<Told>(
          `select o.id, o.kind, o.district_code, o.state_code from hub.office o
           where o.active_to is null and (o.district_code = $1 or (o.district_code is null and o.state_code = (select state_code from hub.district where code = $1))) and o.kind in ('DISTRICT_MAGISTRATE', 'AHTB')`,
          [district_code],
        );
    const mayKnow = ({ kind }: Told) => !needs || rolesOf(needs).some((role) => officeKinds[kind].roles.includes(role));
    for (const office of rows.filter(mayKnow)) {
      if (office.kind === OfficeKind.DISTRICT_MAGISTRATE && office.district_code === district_code) told.add(office.id);
      if (level === 100 && office.kind === OfficeKind.AHTB) told.add(office.id);
    }
  }
  return [...told];
}

function rolesOf(needs: string) {
  const [dataClass, level] = needs.split(':') as [DataClass, 'F' | 'S'];
  return rolesAtLevel(dataClass, level);
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
