import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { AlsoKept, QuietBefore } from '../clocks/keep-clocks.js';
import type { CaseLog } from '../clocks/log.js';
import { idOf } from '../clocks/run-clocks.js';
import { NoticeKind } from '../disclosure/codes.js';
import type { OfficeLog } from './contradiction.js';
import { contradictionRules, officeRules } from './rules.js';

interface Row {
  id: string;
  code: string;
  says: string;
  case_id: string | null;
  survivor_id: string | null;
  about_id: string | null;
  office_id: string;
  since: string;
}

/** How far back an office is asked what it has acknowledged. What is older is nobody's task any more. */
const LOOKS_BACK_MS = 90 * 86_400_000;

/** What does not fit in these cases now. */
function found(logs: readonly CaseLog[], now: number): Row[] {
  return logs.flatMap((log) => {
    // Of a person recorded twice the second record says less than is known, and nobody can add to it.
    const standing = { ...log, survivors: log.survivors.filter(({ isMerged }) => !isMerged) };
    return contradictionRules.flatMap(({ code, says, find }) =>
      find(standing, now).map(({ survivorId, officeId, of, since }) => ({
        id: idOf('contradiction', log.caseId, code, survivorId ?? '', officeId, ...of),
        code,
        says,
        case_id: log.caseId,
        survivor_id: survivorId,
        about_id: null,
        office_id: officeId,
        since: new Date(since).toISOString(),
      })),
    );
  });
}

/** What does not fit about offices now: told to each of them, and to the one above it. */
async function foundOfOffices(client: pg.ClientBase, now: Date): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { code, says, above, find } of officeRules) {
    const { rows: logs } = await client.query<{ log: OfficeLog; above_ids: string[] }>(
      `select jsonb_build_object('id', w.office_id, 'kind', w.kind, 'district', w.district_code, 'state', w.state_code, 'waitingSince', w.waiting_since, 'acknowledgedAt', w.acknowledged_at) as log,
         array(select o.id from hub.office o where o.kind = ($1::jsonb) ->> w.kind and o.state_code = w.state_code and o.active_to is null) as above_ids
       from hub.waiting_log(array(select jsonb_object_keys($1::jsonb)), $2) w`,
      [JSON.stringify(above), new Date(now.getTime() - LOOKS_BACK_MS)],
    );
    for (const { log, above_ids } of logs) {
      const since = find(log, now.getTime());
      if (since === null) continue;
      for (const office_id of [log.id, ...above_ids])
        rows.push({
          id: idOf('contradiction', code, log.id, office_id),
          code,
          says,
          case_id: null,
          survivor_id: null,
          about_id: log.id,
          office_id,
          since: new Date(since).toISOString(),
        });
    }
  }
  return rows;
}

/** Makes the rows that stand those that were found: tells the office that can correct it, once each time, and ends what fits again. */
async function keep(
  client: pg.ClientBase,
  rows: readonly Row[],
  { which, params, now, isQuiet = () => false }: { which: string; params: readonly unknown[]; now: Date; isQuiet?: (row: Row) => boolean },
): Promise<void> {
  const { rows: standing } = await client.query<{ id: string; ended: boolean }>(
    `select id, ended_at is not null as ended from hub.contradiction where ${which}`,
    [...params],
  );
  const known = new Map(standing.map(({ id, ended }) => [id, ended]));
  const here = new Set(rows.map(({ id }) => id));
  const over = standing.filter(({ id, ended }) => !ended && !here.has(id)).map(({ id }) => id);
  if (over.length > 0) await client.query('update hub.contradiction set ended_at = $2 where id = any($1::uuid[])', [over, now]);
  const fresh = rows.filter(({ id }) => known.get(id) !== false);
  if (fresh.length === 0) return;
  await client.query(
    `insert into hub.contradiction (id, code, says, case_id, survivor_id, about_id, office_id, since)
     select id, code, says, case_id, survivor_id, about_id, office_id, since from jsonb_populate_recordset(null::hub.contradiction, $1::jsonb)
     on conflict (id) do update set since = excluded.since, ended_at = null, noted_at = null, noted_by_id = null`,
    [JSON.stringify(fresh)],
  );
  const told = fresh.filter((row) => !isQuiet(row));
  const notices = told.map(({ id, office_id }) => ({
    id: uuidv7(),
    at: now,
    office_id,
    kind: NoticeKind.CONTRADICTION_FOUND,
    subject: `Contradiction_${id}`,
  }));
  await client.query(
    `insert into hub.notice (id, at, office_id, kind, subject)
     select id, at, office_id, kind, subject from jsonb_to_recordset($1::jsonb) as n (id uuid, at timestamptz, office_id uuid, kind text, subject text)`,
    [JSON.stringify(notices)],
  );
}

/** Contradictions are kept by the worker that runs the clocks, and in its transactions: of a case whenever its record changes, of offices with the calendar. */
export const keepContradictions: AlsoKept = {
  ofCases: (client, logs, cases, now, quietBefore) =>
    keep(client, found(logs, now.getTime()), { which: 'case_id = any($1::uuid[])', params: [cases], now, isQuiet: fromBefore(logs, quietBefore) }),
  ofOffices: async (client, now) => keep(client, await foundOfOffices(client, now), { which: 'case_id is null', params: [], now }),
};

/** A case of which everything was on record before the beginning: it is shown what does not fit in it, and nobody is told. */
function fromBefore(logs: readonly CaseLog[], quietBefore: QuietBefore): (row: Row) => boolean {
  const quiet = new Set(
    logs.filter(({ caseId, events }) => events.every(({ reportedAt }) => reportedAt < quietBefore(caseId))).map(({ caseId }) => caseId),
  );
  return ({ case_id, since }) => quiet.has(case_id!) && Date.parse(since) < quietBefore(case_id);
}
