import fc from 'fast-check';
import type pg from 'pg';
import { CaseKind, CaseStage } from '../../src/cases/codes.js';
import type { Alike } from '../../src/statistics/cube.js';

/** Many cases of these districts: some kinds and steps often, some hardly ever. */
export function drawCaseload(seed: number, districts: readonly number[]): Alike[] {
  const group = fc.record({
    district: fc.constantFrom(...districts),
    stage: fc.constantFrom(CaseStage.INTAKE, CaseStage.TRIAGE, CaseStage.CLOSED, CaseStage.INTAKE, ...Object.values(CaseStage)),
    kind: fc.constantFrom(CaseKind.CHILD_LABOUR, CaseKind.CHILD_LABOUR, CaseKind.BONDED_LABOUR, ...Object.values(CaseKind)),
    cases: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 20, max: 60 })),
  });
  const [drawn] = fc.sample(fc.array(group, { minLength: 6 * districts.length, maxLength: 6 * districts.length, size: 'max' }), { seed, numRuns: 1 });
  return drawn!.map((one) => ({ ...one, state: 0 }));
}

/** Puts them on file in the middle of a month (YYYY-MM), as a superuser past all triggers: of such cases there are numbers and nothing else. */
export async function putOnFile(admin: pg.Client, month: string, caseload: readonly Alike[]): Promise<void> {
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `with one as (
       select gen_random_uuid() as id, g.*, d.state_code, $1::timestamptz + random() * interval '20 days' as at, (select id from hub.office limit 1) as office
       from jsonb_to_recordset($2) as g(district int, stage text, kind text, cases int) join hub.district d on d.code = g.district, generate_series(1, g.cases)),
     filed as (insert into hub.case_file
       (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
       select id, id::text, kind, 'NORMAL', stage, case stage when 'CLOSED' then stage else 'OPEN' end, 'OTHER', at, district, state_code, office, at, at, 1 from one)
     insert into hub.case_event (id, case_id, kind, recorded_at, recorded_by_office_id, stage)
     select gen_random_uuid(), id, case stage when 'CLOSED' then stage else 'STAGE_REACHED' end, at, office, stage from one`,
    [`${month}-03T12:00:00+05:30`, JSON.stringify(caseload)],
  );
  await admin.query('commit');
}
