import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CaseLog } from '../clocks/log.js';
import { idOf } from '../clocks/run-clocks.js';
import { NoticeKind } from '../disclosure/codes.js';
import { contradictionRules } from './rules.js';

interface Row {
  id: string;
  code: string;
  says: string;
  case_id: string;
  survivor_id: string | null;
  office_id: string;
  since: string;
}

/** What does not fit in these cases now. */
function found(logs: readonly CaseLog[], now: number): Row[] {
  return logs.flatMap((log) =>
    contradictionRules.flatMap(({ code, says, find }) =>
      find(log, now).map(({ survivorId, officeId, of, since }) => ({
        id: idOf('contradiction', log.caseId, code, survivorId ?? '', officeId, ...of),
        code,
        says,
        case_id: log.caseId,
        survivor_id: survivorId,
        office_id: officeId,
        since: new Date(since).toISOString(),
      })),
    ),
  );
}

/** Writes what does not fit, tells the office that can correct it, once each time, and ends what fits again. In the transaction that runs the clocks. */
export async function keepContradictions(client: pg.ClientBase, logs: readonly CaseLog[], cases: readonly string[], now: Date): Promise<void> {
  const rows = found(logs, now.getTime());
  const { rows: standing } = await client.query<{ id: string; ended: boolean }>(
    'select id, ended_at is not null as ended from hub.contradiction where case_id = any($1::uuid[])',
    [cases],
  );
  const known = new Map(standing.map(({ id, ended }) => [id, ended]));
  const here = new Set(rows.map(({ id }) => id));
  const over = standing.filter(({ id, ended }) => !ended && !here.has(id)).map(({ id }) => id);
  if (over.length > 0) await client.query('update hub.contradiction set ended_at = $2 where id = any($1::uuid[])', [over, now]);
  const fresh = rows.filter(({ id }) => known.get(id) !== false);
  if (fresh.length === 0) return;
  await client.query(
    `insert into hub.contradiction (id, code, says, case_id, survivor_id, office_id, since)
     select id, code, says, case_id, survivor_id, office_id, since from jsonb_populate_recordset(null::hub.contradiction, $1::jsonb)
     on conflict (id) do update set ended_at = null, noted_at = null, noted_by_id = null`,
    [JSON.stringify(fresh)],
  );
  const notices = fresh.map(({ id, office_id }) => ({
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
