import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useHub } from '../hub.js';

const hub = useHub();

/** The agreement as it was signed, written here again on purpose: the tests must notice when the hub's own table changes. */
const signed = `
role,ID,LOC,MED,ST,ACC,EMP,RHB,FIN,REP,PLAN
police,F,S,F,F,F,F,S,S,F,F
ahtu,F,S,S,F,F,F,S,S,F,F
ahtb,M,-,-,-,F,F,A,A,-,S
child-police,F,F,S,S,S,-,S,-,-,F
labour,M,-,-,S,S,F,S,F,-,F
administration,F,S,-,S,S,F,F,F,S,F
cwc,F,F,F,F,S,S,F,S,-,-
dcpu,F,F,S,F,S,S,F,F,-,F
home,F,F,F,S,-,-,F,S,-,-
medical,F,-,F,S,-,-,-,-,-,-
legal,F,-,F,F,F,S,S,F,-,-
ngo,F,S,S,F,-,S,F,S,F,F
committee,-,-,-,-,A,A,A,A,-,-
admin,-,-,-,-,-,-,-,-,-,-
`
  .trim()
  .split('\n')
  .map((line) => line.split(','));

const [, ...classes] = signed[0]!;
const rows = signed.slice(1);

/** For each class: the table of its status and of its content. Identity has no status of its own: the survivor is. */
const tables: Record<string, { status?: string; content: string }> = {
  ID: { content: 'survivor_identity' },
  LOC: { status: 'placement', content: 'placement_home' },
  MED: { status: 'medical_examination', content: 'medical_report' },
  ST: { status: 'statement', content: 'statement_text' },
  ACC: { status: 'accused', content: 'accused_detail' },
  EMP: { status: 'establishment', content: 'establishment_detail' },
  RHB: { status: 'cwc_order', content: 'cwc_order_detail' },
  FIN: { status: 'entitlement', content: 'entitlement_detail' },
  REP: { status: 'report', content: 'reporter' },
  PLAN: { status: 'rescue_plan', content: 'rescue_plan_detail' },
};

const caseId = randomUUID();
const survivorId = randomUUID();
const key: Record<string, string> = {};

/** One case with one row of every class, recorded by `recorder`, in which every persona's office takes part. */
async function fill(recorder: string): Promise<void> {
  const q = (sql: string, params: unknown[] = []) => hub.admin.query(sql, params);
  await q(`delete from hub.survivor_name`);
  for (const { status, content } of Object.values(tables)) for (const table of [content, status]) if (table) await q(`delete from hub.${table}`);
  const office = `md5('office ${recorder}')::uuid`;
  const officer = `md5('officer ${recorder}')::uuid`;
  for (const dataClass of classes) key[dataClass] = randomUUID();
  const fact = (table: string, id: string, columns: string, values: string) =>
    q(
      `insert into hub.${table} (id, recorded_by_office_id, recorded_by_id, recorded_at, ${columns}) values ('${id}', ${office}, ${officer}, now(), ${values})`,
    );
  const content = (table: string, id: string, columns: string, values: string) =>
    q(`insert into hub.${table} (id, case_id, recorded_by_office_id, ${columns}) values ('${id}', '${caseId}', ${office}, ${values})`);
  const ofSurvivor = `'${caseId}', '${survivorId}'`;
  await q(
    `insert into hub.survivor_identity (survivor_id, case_id, recorded_by_office_id, recorded_at, sealed) values ('${survivorId}', '${caseId}', ${office}, now(), '')`,
  );
  await fact('placement', key.LOC!, 'case_id, survivor_id, since', `${ofSurvivor}, now() - interval '1 day'`);
  await content('placement_home', key.LOC!, 'survivor_id, home_id, shelter', `'${survivorId}', md5('office home@102')::uuid, 'CH'`);
  await fact('medical_examination', key.MED!, 'case_id, survivor_id, examined_at', `${ofSurvivor}, now()`);
  await content('medical_report', key.MED!, 'survivor_id, consent_given, findings', `'${survivorId}', true, 'x'`);
  await fact('statement', key.ST!, 'case_id, survivor_id, made_at', `${ofSurvivor}, now()`);
  await content('statement_text', key.ST!, 'survivor_id, kind, text', `'${survivorId}', 'TO_CWC', 'x'`);
  await fact('accused', key.ACC!, 'case_id, since', `'${caseId}', now()`);
  await content('accused_detail', key.ACC!, 'standing', `'NAMED'`);
  await fact('establishment', key.EMP!, 'case_id', `'${caseId}'`);
  await content('establishment_detail', key.EMP!, 'kind, district_code', `'HOTEL', 102`);
  await fact('cwc_order', key.RHB!, 'case_id, survivor_id, made_at', `${ofSurvivor}, now()`);
  await content('cwc_order_detail', key.RHB!, 'survivor_id, number, type, is_final', `'${survivorId}', '1', 'RESTORE', false`);
  await q(`insert into hub.entitlement (id, case_id, survivor_id, stage, due_at, version) values ('${key.FIN}', ${ofSurvivor}, 'APPLIED', now(), 1)`);
  await content('entitlement_detail', key.FIN!, 'survivor_id, kind, processed_by_id, due_paise', `'${survivorId}', 'BL_REHAB', ${office}, 1`);
  await fact('report', key.REP!, 'case_id, channel, received_at', `'${caseId}', 'PENCIL', now()`);
  await content('reporter', key.REP!, 'name', `'x'`);
  await q(
    `insert into hub.rescue_plan (id, case_id, team, recorded_by_office_id, sealed_at, started_at, version) values ('${key.PLAN}', '${caseId}', array[${officer}], ${office}, now(), now(), 1)`,
  );
  await q(
    `insert into hub.rescue_plan_detail (id, case_id, team, started_at, site, planned_for) values ('${key.PLAN}', '${caseId}', array[${officer}], now(), 'x', now())`,
  );
}

beforeAll(async () => {
  await hub.admin.query(
    `insert into hub.case_file (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
     values ($1, 'T-1', 'TRAFFICKING', 'HIGH', 'RESCUE', 'OPEN', 'PENCIL', now(), 102, 8, md5('office dcpu@103')::uuid, now(), now(), 1)`,
    [caseId],
  );
  await hub.admin.query(
    `insert into hub.survivor (id, case_id, pseudonym, sex, age_from, age_to, age_on, age_basis, exploitation, found_in_code, found_at, status, status_since, updated_at, version)
     values ($1, $2, 'T-1-A', 'MALE', 12, 12, '2026-06-01', 'CLAIMED', '{BONDED}', 102, now(), 'RESCUED', now(), now(), 1)`,
    [survivorId, caseId],
  );
  // Every office of the table takes part, even those that never would: the roles must hold by themselves.
  await hub.admin.query(
    `insert into hub.case_participant (id, case_id, office_id, capacity, basis, sealed, since)
     select gen_random_uuid(), $1, office_id, 'LEAD', 'HANDOVER', false, now() from hub.officer where subject = any($2)`,
    [caseId, rows.map(([persona]) => `${persona}@102`)],
  );
  await hub.admin.query(
    `insert into hub.survivor_participant (id, case_id, survivor_id, office_id, capacity, since)
     select gen_random_uuid(), $1, $2, office_id, 'PARTNER', now() from hub.officer where subject = any('{home@102,medical@102,ngo@102}')`,
    [caseId, survivorId],
  );
});

/** What the row policies let an officer read of a table, asked of the database as the hub's own login with the officer's context. */
async function reads(persona: string, table: string): Promise<boolean> {
  const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf(persona) } } });
  const column = table === 'survivor_identity' ? 'survivor_id' : 'id';
  const [counted] = await em.transactional((inside) =>
    inside.execute<{ n: number }[]>(`select count(*)::int as n from hub.${table} where case_id = ?  and ${column} is not null`, [caseId]),
  );
  return counted!.n > 0;
}

async function seen(persona: string, dataClass: string): Promise<string> {
  const { status, content } = tables[dataClass]!;
  const [sawStatus, sawContent] = [status ? await reads(persona, status) : false, await reads(persona, content)];
  return sawContent ? 'F' : sawStatus ? 'S' : '-';
}

/** What the table means for rows: a pseudonym instead (M) and statistics (A) are no rows at all. */
const asRows = (level: string) => (level === 'F' || level === 'S' ? level : '-');

describe('what each role sees of each class is what was signed', () => {
  test.each(rows)('%s, of what others recorded', async (persona, ...levels) => {
    await fill('dcpu@103');
    const expected: Record<string, string> = Object.fromEntries(classes.map((dataClass, i) => [dataClass, asRows(levels[i]!)]));
    // Narrower still: an organisation sees of ST and REP, a hospital of MED, what it recorded itself.
    if (persona === 'ngo') Object.assign(expected, { ST: '-', REP: '-' });
    if (persona === 'medical') Object.assign(expected, { MED: '-' });
    const actual: Record<string, string> = {};
    for (const dataClass of classes) actual[dataClass] = await seen(persona, dataClass);
    expect(actual).toEqual(expected);
  });

  test('an organisation sees the statements and reporters that it recorded, a hospital its own findings', async () => {
    await fill('ngo@102');
    expect([await seen('ngo', 'ST'), await seen('ngo', 'REP')]).toEqual(['F', 'F']);
    await fill('medical@102');
    expect(await seen('medical', 'MED')).toBe('F');
  });

  test('a home sees where its own residents are, and not where others were before', async () => {
    await fill('dcpu@103');
    expect(await seen('home', 'LOC')).toBe('F');
    await hub.admin.query(`update hub.placement_home set home_id = md5('office home@103')::uuid`);
    expect(await seen('home', 'LOC')).toBe('-');
  });

  test('when the case closes, the police keep the status and lose the content; others lose nothing', async () => {
    await fill('dcpu@103');
    await hub.admin.query(`update hub.case_file set status = 'CLOSED' where id = $1`, [caseId]);
    for (const persona of ['police', 'child-police', 'cwc'])
      for (const dataClass of ['ID', 'LOC', 'MED', 'RHB']) {
        const level = asRows(rows.find(([name]) => name === persona)![classes.indexOf(dataClass) + 1]!);
        const atClosure = persona === 'cwc' || level !== 'F' ? level : tables[dataClass]!.status ? 'S' : '-';
        expect({ persona, dataClass, level: await seen(persona, dataClass) }).toEqual({ persona, dataClass, level: atClosure });
      }
    await hub.admin.query(`update hub.case_file set status = 'OPEN' where id = $1`, [caseId]);
  });

  test('a labour office reads the name, and nothing else of identity, on a wage claim that it is processing', async () => {
    await fill('dcpu@103');
    await hub.admin.query(
      `insert into hub.survivor_name (id, survivor_id, case_id, recorded_by_office_id, script, sealed) values (gen_random_uuid(), $1, $2, md5('office dcpu@103')::uuid, 'LATIN', '')`,
      [survivorId, caseId],
    );
    expect(await reads('labour', 'survivor_name')).toBe(false);
    await hub.admin.query(`update hub.entitlement_detail set kind = 'BACK_WAGES', processed_by_id = md5('office labour@102')::uuid`);
    expect(await reads('labour', 'survivor_name')).toBe(true);
    expect(await reads('labour', 'survivor_identity')).toBe(false);
  });

  test('a sealed plan is seen by its named team alone, and opens when the rescue starts', async () => {
    await fill('ahtu@102');
    await hub.admin.query(`update hub.rescue_plan set started_at = null`);
    await hub.admin.query(`update hub.rescue_plan_detail set started_at = null`);
    expect(await seen('ahtu', 'PLAN')).toBe('F');
    for (const persona of ['police', 'administration', 'ngo', 'ahtb'])
      expect({ persona, level: await seen(persona, 'PLAN') }).toEqual({ persona, level: '-' });
  });

  test('who no longer takes part sees nothing, from that moment', async () => {
    await fill('dcpu@103');
    expect(await seen('legal', 'ST')).toBe('F');
    await hub.admin.query(`update hub.case_participant set until = now() where case_id = $1 and office_id = md5('office legal@102')::uuid`, [caseId]);
    for (const dataClass of classes) expect(await seen('legal', dataClass)).toBe('-');
  });

  test('without a context the hub itself sees nothing, and this test would notice a policy that is gone', async () => {
    await fill('dcpu@103');
    const everything = async () => {
      const [counted] = await hub.orm.em
        .fork()
        .execute<{ n: string }[]>('select (select count(*) from hub.case_file) + (select count(*) from hub.statement_text) as n');
      return Number(counted!.n);
    };
    expect(await everything()).toBe(0);
    await hub.admin.query('alter table hub.statement_text disable row level security');
    try {
      expect(await everything()).toBeGreaterThan(0);
    } finally {
      await hub.admin.query('alter table hub.statement_text enable row level security');
    }
  });
});
