import { beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { hubUrl } from '../../src/database/logins.js';
import { useHub } from '../hub.js';
import { aColleague, officerOf, rolesOf } from './granting.js';

const hub = useHub();
/** The database takes no time for granted that is later than its own: the story is told in the past. */
beforeEach(() => hub.setClock('2026-06-10T12:00:00+05:30'));

const IMPORT = `mutation($input: ImportOfficersInput!) { importOfficers(input: $input) {
  officerImport { id imported importedBy { designation } }
  report { ready imported existing wrong rolesAsked rows { row outcome officerId problems { column code message suggestion } } }
  problems { code message path } } }`;

interface Row {
  district: string;
  office: string;
  designation: string;
  subject: string;
  role?: string;
}
/** An officer of the AHTU of Jaipur, unless the row says otherwise. */
const row = (subject: string, more: Partial<Row> = {}): Row => ({ district: 'Jaipur', office: 'AHTU', designation: 'Inspector', subject, ...more });

async function imports(
  rows: Row[],
  { by = 'admin', ...more }: { by?: string; opId?: string; isRehearsal?: boolean; onlyIfAllAreReady?: boolean } = {},
) {
  const input = { opId: crypto.randomUUID(), rows, isRehearsal: false, onlyIfAllAreReady: false, ...more };
  return (await hub.officer(by).data(IMPORT, { input })).importOfficers;
}
const rehearses = (rows: Row[]) => imports(rows, { isRehearsal: true });

/** What a superuser counts of what an import could write. */
async function onRecord(): Promise<object> {
  const { rows } = await hub.admin.query(`select (select count(*)::int from hub.officer) officers, (select count(*)::int from hub.role_grant) grants,
    (select count(*)::int from hub.officer_import) imports, (select count(*)::int from hub.audit_record where operation = 'importOfficers') records,
    (select count(*)::int from hub.notice) notices`);
  return rows[0];
}
const columns = ({ report }: any): string[][] =>
  report.rows.map(({ outcome, problems }: any) => [outcome, ...problems.map(({ column, code }: any) => `${column} ${code}`)]);

test('a rehearsal says what would become of each row, and writes nothing', async () => {
  const before = await onRecord();
  const { officerImport, report, problems } = await rehearses([
    row('inspector@102', { role: 'AHTU_OFFICER' }),
    row('ahtu@102'),
    row('sub@102', { district: 'Jaypur' }),
  ]);
  expect({ officerImport, problems }).toEqual({ officerImport: null, problems: [] });
  expect(report).toMatchObject({ ready: 1, imported: 0, existing: 1, wrong: 1, rolesAsked: 1 });
  expect(report.rows).toEqual([
    { row: 1, outcome: 'READY', officerId: null, problems: [] },
    { row: 2, outcome: 'EXISTS', officerId: null, problems: [] },
    {
      row: 3,
      outcome: 'WRONG',
      officerId: null,
      problems: [
        { column: 'district', code: 'NO_SUCH_DISTRICT', message: expect.stringContaining('no district of this name'), suggestion: 'Jaipur' },
      ],
    },
  ]);
  expect(await onRecord()).toEqual(before);
});

test('officers come in without a role and under the head; with the head’s yes they may work, and not before', async () => {
  const before = await onRecord();
  const { officerImport, report, problems } = await imports([
    row('first@102', { role: 'AHTU officer' }),
    row('second@102', { designation: ' Sub-Inspector ' }),
  ]);
  expect(problems).toEqual([]);
  expect(officerImport).toMatchObject({ imported: 2, importedBy: { designation: expect.any(String) } });
  expect(report).toMatchObject({ ready: 0, imported: 2, existing: 0, wrong: 0, rolesAsked: 1 });
  expect(report.rows[0].officerId).toBe(await officerOf(hub, 'first@102'));
  const { rows } = await hub.admin.query(
    `select o.designation, o.roles, h.subject as head from hub.officer o join hub.officer h on h.id = o.supervisor_id where o.subject = any($1) order by o.subject`,
    [['first@102', 'second@102']],
  );
  expect(rows).toEqual([
    { designation: 'Inspector', roles: [], head: 'ahtu-head@102' },
    { designation: 'Sub-Inspector', roles: [], head: 'ahtu-head@102' },
  ]);
  expect(await onRecord()).toMatchObject({ records: (before as { records: number }).records + 1 });

  const first = hub.officer('first@102');
  expect((await first.ask('{ viewer { roles } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const head = hub.officer('ahtu-head');
  const { roleGrants, notices } = await head.data(
    '{ roleGrants(first: 1) { nodes { id role officer { id } } } notices(first: 1) { nodes { kind } } }',
  );
  expect(roleGrants.nodes).toMatchObject([{ role: 'AHTU_OFFICER', officer: { id: report.rows[0].officerId } }]);
  expect(notices.nodes).toEqual([{ kind: 'ROLE_ASKED' }]);
  const grantId = roleGrants.nodes[0].id;
  expect(await hub.officer('admin').fails('answerRole', { grantId, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await head.does('answerRole', { grantId, isGranted: true });
  expect((await first.data('{ viewer { roles } }')).viewer.roles).toEqual(['AHTU_OFFICER']);
  expect(await rolesOf(hub, 'second@102')).toEqual([]);
});

test('what is wrong with a row is told by its column, with what was probably meant', async () => {
  const said = await rehearses([
    row('a@102', { district: '102', office: 'anti human trafficking unit' }),
    row('b@102', { office: 'Polise station' }),
    row('c@102', { office: 'The moon' }),
    row('d@102', { district: 'Patna' }),
    row('e@102', { role: 'CWC_MEMBER' }),
    row('f@102', { role: 'Ahtu oficer' }),
    row('g@102', { designation: ' ' }),
    row('', {}),
    row('h@102', { designation: 'x'.repeat(201) }),
    row('i@102', { district: '', office: 'AHTB', role: 'AHTB_OFFICER' }),
  ]);
  expect(columns(said)).toEqual([
    ['READY'],
    ['WRONG', 'office NO_SUCH_OFFICE'],
    ['WRONG', 'office NO_SUCH_OFFICE'],
    ['WRONG', 'district NO_SUCH_DISTRICT'],
    ['WRONG', 'role NOT_OF_KIND'],
    ['WRONG', 'role NO_SUCH_ROLE'],
    ['WRONG', 'designation EMPTY'],
    ['WRONG', 'subject EMPTY'],
    ['WRONG', 'designation TOO_LONG'],
    // Whether a State's own office has a head, the demo says.
    expect.any(Array),
  ]);
  const suggested = said.report.rows.map(({ problems: [problem] }: any) => problem?.suggestion ?? null);
  expect([suggested[1], suggested[2], suggested[4], suggested[5], suggested[6]]).toEqual([
    'Police station',
    null,
    'AHTU_OFFICER',
    'AHTU_OFFICER',
    null,
  ]);
});

test('of two rows with one sign-in name neither comes in; of two offices of one kind neither is guessed', async () => {
  await hub.admin.query(
    `insert into hub.office (id, name, kind, department, state_code, district_code, can_register_fir, active_from)
     select gen_random_uuid(), 'Second station of the test', f.kind, f.department, f.state_code, f.district_code, true, f.active_from
     from hub.officer o join hub.office f on f.id = o.office_id where o.subject = 'police@102'`,
  );
  const said = await imports([
    row('twin@102'),
    row('twin@102', { office: 'CWC' }),
    row('single@102'),
    row('guess@102', { office: 'POLICE_STATION' }),
  ]);
  expect(columns(said)).toEqual([['WRONG', 'subject TWICE'], ['WRONG', 'subject TWICE'], ['IMPORTED'], ['WRONG', 'office SEVERAL_OFFICES']]);
  // It has no head, and nobody comes in as one.
  expect(columns(await rehearses([row('lonely@102', { office: 'Second station of the test' })]))).toEqual([['WRONG', 'office NO_HEAD']]);
});

test('a sign-in name of another office or another State cannot be taken, and no more is told', async () => {
  const { report } = await rehearses([row('police@102'), row('police@314'), row('police@103')]);
  const [first, ...others] = report.rows.map(({ outcome, problems }: any) => ({ outcome, problems }));
  expect(first).toEqual({
    outcome: 'WRONG',
    problems: [{ column: 'subject', code: 'NOT_FREE', message: 'This sign-in name cannot be taken. Ask the operator of the hub.', suggestion: null }],
  });
  for (const other of others) expect(other).toEqual(first);
});

test('who wants all or nothing gets nothing while a row is wrong, and is told which', async () => {
  const before = await onRecord();
  const rows = [row('all@102'), row('nothing@102', { district: 'Jaypur' })];
  const { officerImport, report, problems } = await imports(rows, { onlyIfAllAreReady: true });
  expect(officerImport).toBeNull();
  expect(problems).toMatchObject([{ code: 'CONFLICT', path: ['rows'] }]);
  expect(report).toMatchObject({ ready: 1, imported: 0, wrong: 1 });
  expect(await onRecord()).toEqual(before);
  expect((await imports([row('ahtu@102')])).problems).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('No row is ready') }]);
  expect(await imports([])).toMatchObject({ report: null, problems: [{ code: 'INVALID', path: ['rows'] }] });
  const tooMany = Array.from({ length: 501 }, (_, i) => row(`${i}@x`));
  expect(await rehearses(tooMany)).toMatchObject({ report: null, problems: [{ code: 'INVALID', path: ['rows'] }] });
  expect(await imports([{ ...rows[1]!, district: 'Jaipur' }, rows[0]!], { onlyIfAllAreReady: true })).toMatchObject({ report: { imported: 2 } });
});

test('sent again under its opId an import answers the same and doubles nothing', async () => {
  const opId = crypto.randomUUID();
  const rows = [row('again@102', { role: 'AHTU_OFFICER' }), row('wrong@102', { district: 'Jaypur' })];
  const first = await imports(rows, { opId });
  expect(first.report).toMatchObject({ imported: 1, wrong: 1 });
  const after = await onRecord();
  expect(await imports(rows, { opId })).toEqual(first);
  expect(await imports([row('other@102')], { opId })).toMatchObject({ problems: [{ code: 'OP_ID_REUSED' }] });
  expect(await onRecord()).toEqual(after);
  // A new one finds the officer there.
  expect(columns(await rehearses(rows))).toEqual([['EXISTS'], ['WRONG', 'district NO_SUCH_DISTRICT']]);
});

test('five hundred come in at once', async () => {
  const rows = Array.from({ length: 500 }, (_, i) =>
    row(`constable.${i}@police.example.org`, { district: 'Ajmer', designation: 'Head Constable', ...(i % 2 === 0 && { role: 'AHTU_OFFICER' }) }),
  );
  expect((await imports(rows, { onlyIfAllAreReady: true })).report).toMatchObject({ imported: 500, rolesAsked: 250 });
}, 60_000);

test('nobody imports but an administrator, and none for another State', async () => {
  for (const by of ['police-head', 'ahtu', 'cwc', 'committee'])
    for (const isRehearsal of [true, false]) {
      const { errors } = await hub.officer(by).ask(IMPORT, {
        input: { opId: crypto.randomUUID(), rows: [row('nobody@102')], isRehearsal, onlyIfAllAreReady: false },
      });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  expect(columns(await imports([row('nobody@102')], { by: 'admin@314', isRehearsal: true }))).toEqual([['WRONG', 'district NO_SUCH_DISTRICT']]);
});

test('who imported is for the administrators of the State', async () => {
  const { officerImport } = await imports([row('seen@102')]);
  const ONE = 'query($id: ID!) { node(id: $id) { id } }';
  const sees = async (persona: string) => (await hub.officer(persona).data(ONE, { id: officerImport.id })).node?.id ?? null;
  expect(await Promise.all(['admin', 'admin@103', 'admin@314', 'ahtu-head'].map(sees))).toEqual([officerImport.id, officerImport.id, null, null]);
});

/** What a statement that was smuggled in comes to, in the context of a persona. */
async function smuggled(persona: string, sql: string): Promise<string | number | null> {
  const login = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await login.connect();
  await login.query('begin');
  await login.query(`select set_config('samanvay.ctx', $1, true)`, [await hub.contextOf(persona)]);
  const done = await login.query(sql).then(
    ({ rows, rowCount }) => (rows[0]?.verdict as string | undefined) ?? rowCount,
    ({ code }: { code: string }) => code,
  );
  await login.query('rollback');
  await login.end();
  return done;
}

test('no statement that is smuggled in brings in a head, an officer of another State, or a role', async () => {
  await aColleague(hub, 'admin@102', 'no-admin@102', { under: 'admin-head@102' });
  const office = async (subject: string) =>
    (await hub.admin.query('select office_id from hub.officer where subject = $1', [subject])).rows[0].office_id as string;
  const [here, elsewhere] = [await office('ahtu@102'), await office('ahtu@314')];
  await hub.admin.query(`update hub.officer set active_to = '2026-05-31' where subject = 'labour-head@102'`);
  const headless = await office('labour@102');
  await hub.admin.query(
    `update hub.officer set supervisor_id = (select id from hub.officer where subject = 'labour-head@102') where subject = 'labour@102'`,
  );
  const call = (of: string, subject = 'smuggled@102') =>
    `select hub.import_officer(gen_random_uuid(), '${of}', 'Inspector', '${subject}', timestamptz '2026-06-10 13:00+05:30') as verdict`;
  const columnsOf = 'id, designation, office_id, roles, subject, supervisor_id, active_from';
  const tries: [what: string, persona: string, sql: string, outcome: string | number][] = [
    [
      'an officer in the directory',
      'admin',
      `insert into hub.officer (${columnsOf}) select gen_random_uuid(), 'X', '${here}', '{}', 'x', null, now()`,
      '42501',
    ],
    ['by the head of the office', 'ahtu-head', call(here), 'NOT_YOURS'],
    ['by an officer of the administration without a role', 'no-admin@102', call(here), 'NOT_YOURS'],
    ['into another State', 'admin', call(elsewhere), 'NOT_YOURS'],
    ['into an office without a head', 'admin', call(headless), 'NO_HEAD'],
    ['into no office', 'admin', call('00000000-0000-7000-8000-000000000000'), 'NONE'],
    ['under a name that is taken', 'admin', call(here, 'police@314'), 'KNOWN'],
    ['under no name', 'admin', call(here, ' '), 'EMPTY'],
    [
      'an import in the name of another',
      'admin',
      `insert into hub.officer_import select gen_random_uuid(), 8, (select id from hub.officer where subject = 'admin-head@102'), now(), 0, '{}'`,
      '42501',
    ],
    ['an import that is changed', 'admin', `update hub.officer_import set imported = 0`, '42501'],
    ['control: an administrator of the State', 'admin', call(here), 'DONE'],
  ];
  const outcomes = [];
  for (const [what, persona, sql] of tries) outcomes.push([what, await smuggled(persona, sql)]);
  expect(outcomes).toEqual(tries.map(([what, , , outcome]) => [what, outcome]));
});
