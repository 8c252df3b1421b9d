import { beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { hubUrl } from '../../src/database/logins.js';
import { OfficeKind, officeKinds } from '../../src/offices/codes.js';
import { isNotThere } from '../everyone.js';
import { useHub } from '../hub.js';
import { listens } from '../live/telling.js';
import { aColleague, officerOf, reason, rolesOf } from './granting.js';

const hub = useHub();
const role = 'CHILD_WELFARE_POLICE';
/** The database takes no time for granted that is later than its own: the story is told in the past. */
const noon = (day: number) => hub.setClock(`2026-06-${day}T12:00:00+05:30`);
beforeEach(() => noon(10));
const asks = async (persona: string, more: object = {}) =>
  (await hub.officer('admin').does('askRole', { officerId: await officerOf(hub, persona), role, reason, ...more })).id as string;

test('an administrator asks, a head of the officer’s own office answers, and the officer has the role from then on', async () => {
  const police = hub.officer('police');
  const grantId = await asks('police');
  expect(await rolesOf(hub, 'police@102')).toEqual(['POLICE_OFFICER']);
  expect((await hub.officer('police-head').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'ROLE_ASKED', subject: grantId },
  ]);
  await hub.officer('police-head').does('answerRole', { grantId, isGranted: true });
  const { viewer } = await police.data('{ viewer { roles mayCall(operation: "submitInvestigation") } }');
  expect(viewer).toEqual({ roles: ['POLICE_OFFICER', role], mayCall: true });
  expect((await hub.officer('admin').data('{ notices(first: 1) { nodes { kind subject } } }')).notices.nodes).toEqual([
    { kind: 'ROLE_ANSWERED', subject: grantId },
  ]);

  const GRANTS = '{ roleGrants(first: 1) { nodes { step role officer { designation } askedBy { id } answeredBy { id } isGranted } } }';
  const kept = {
    step: 'GIVEN',
    role,
    officer: { designation: 'Station House Officer' },
    askedBy: { id: await officerOf(hub, 'admin') },
    answeredBy: { id: await officerOf(hub, 'police-head') },
    isGranted: true,
  };
  for (const persona of ['admin', 'admin@103', 'police', 'police-head'])
    expect((await hub.officer(persona).data(GRANTS)).roleGrants.nodes).toEqual([kept]);
  for (const persona of ['admin@314', 'police@103', 'ahtu', 'cwc']) expect((await hub.officer(persona).data(GRANTS)).roleGrants.nodes).toEqual([]);
  const { rows } = await hub.admin.query(`select operation from hub.audit_record where operation in ('askRole', 'answerRole') order by at`);
  expect(rows.map(({ operation }) => operation)).toEqual(['askRole', 'answerRole']);

  await hub.officer('police-head').does('withdrawRole', { officerId: await officerOf(hub, 'police'), role, reason });
  expect((await police.data('{ viewer { roles } }')).viewer.roles).toEqual(['POLICE_OFFICER']);
});

test('neither the asker, nor the officer, nor somebody of another office answers; an answer serves once', async () => {
  const head = await aColleague(hub, 'police@102', 'second-head@102', { roles: ['POLICE_OFFICER'] });
  await aColleague(hub, 'police@102', 'constable@102', { roles: ['POLICE_OFFICER'], under: 'police-head@102' });
  // The officer is head of the office, and would be its second person for anybody else.
  const { id: grantId } = await hub.officer('admin').does('askRole', { officerId: head, role, reason });
  const answers = (persona: string, input: object = {}) => hub.officer(persona).fails('answerRole', { grantId, isGranted: true, ...input });
  for (const persona of ['second-head@102', 'admin', 'admin-head', 'constable@102', 'police'])
    expect(await answers(persona)).toMatchObject([{ code: 'FORBIDDEN' }]);
  for (const persona of ['police-head@103', 'cwc-head', 'admin@314'])
    await isNotThere(hub.officer(persona), 'answerRole', { grantId, isGranted: true }, 'grantId');
  const twice = await Promise.all(
    ['police-head', 'police-head'].map((persona) =>
      hub
        .officer(persona)
        .does('answerRole', { grantId, isGranted: true })
        .then(
          () => 'DONE',
          (error: Error) => (/CONFLICT/.test(error.message) ? 'CONFLICT' : error.message),
        ),
    ),
  );
  expect(twice.toSorted()).toEqual(['CONFLICT', 'DONE']);
  expect(await rolesOf(hub, 'second-head@102')).toEqual(['POLICE_OFFICER', role]);
  expect(await answers('police-head')).toMatchObject([{ code: 'CONFLICT' }]);
});

test('what cannot be asked: for oneself, in another State, what the kind of office has not, what is held, what waits, where nobody could answer', async () => {
  const admin = hub.officer('admin');
  const ask = async (persona: string, of: string = role) => admin.fails('askRole', { officerId: await officerOf(hub, persona), role: of, reason });
  expect(await ask('admin', 'STATE_ADMIN')).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await ask('police@314')).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await ask('police', 'STATE_ADMIN')).toMatchObject([{ code: 'CONFLICT', path: ['role'] }]);
  expect(await ask('cwc')).toMatchObject([{ code: 'CONFLICT', path: ['role'] }]);
  expect(await ask('police', 'POLICE_OFFICER')).toMatchObject([{ code: 'CONFLICT', path: ['role'] }]);
  const grantId = await asks('railway-police');
  expect(await ask('railway-police')).toMatchObject([{ code: 'CONFLICT', path: ['role'] }]);
  // The only head of its office.
  expect(await ask('railway-police-head')).toMatchObject([{ code: 'CONFLICT', path: ['officerId'] }]);
  expect(await admin.fails('askRole', { officerId: await officerOf(hub, 'police'), role, reason: 'please' })).toMatchObject([{ code: 'INVALID' }]);
  for (const persona of ['police', 'police-head', 'cwc', 'committee'])
    expect(await hub.officer(persona).fails('askRole', { officerId: await officerOf(hub, 'police'), role, reason })).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  await hub.officer('railway-police-head').does('answerRole', { grantId, isGranted: false });
  expect(await rolesOf(hub, 'railway-police@102')).toEqual(['POLICE_OFFICER']);
});

test('what was true when it was asked is asked again when it is answered', async () => {
  const head = hub.officer('police-head@103');
  const sub = await aColleague(hub, 'police@103', 'constable@103', { under: 'police-head@103' });
  const tries: [what: string, change: string, back: string][] = [
    [
      'the asker is no administrator',
      `update hub.officer set roles = '{}' where subject = 'admin@102'`,
      `update hub.officer set roles = '{STATE_ADMIN}' where subject = 'admin@102'`,
    ],
    [
      'the asker has left',
      `update hub.officer set active_to = '2026-05-31' where subject = 'admin@102'`,
      `update hub.officer set active_to = null where subject = 'admin@102'`,
    ],
    [
      'the officer has left',
      `update hub.officer set active_to = '2026-05-31' where subject = 'constable@103'`,
      `update hub.officer set active_to = null where subject = 'constable@103'`,
    ],
  ];
  const { id: grantId } = await hub.officer('admin').does('askRole', { officerId: sub, role, reason });
  for (const [what, change, back] of tries) {
    await hub.admin.query(change);
    expect({ what, answer: await head.fails('answerRole', { grantId, isGranted: true }) }).toMatchObject({ answer: [{ code: 'CONFLICT' }] });
    await hub.admin.query(back);
  }
  // An officer who is taken into another office meanwhile gains nothing there (CVE-2026-44730).
  await hub.admin.query(
    `update hub.officer set office_id = (select office_id from hub.officer where subject = 'police@104') where subject = 'constable@103'`,
  );
  expect(await head.fails('answerRole', { grantId, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.admin.query(
    `update hub.officer set office_id = (select office_id from hub.officer where subject = 'police@103') where subject = 'constable@103'`,
  );
  hub.setClock('2026-06-11T12:05:00+05:30');
  expect(await head.fails('answerRole', { grantId, isGranted: true })).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('expired') },
  ]);
  const { id: anew } = await hub.officer('admin').does('askRole', { officerId: sub, role, reason });
  await head.does('answerRole', { grantId: anew, isGranted: true });
  expect(await rolesOf(hub, 'constable@103')).toEqual([role]);
});

test('in the administration of the hub another administrator of the State answers', async () => {
  const third = await aColleague(hub, 'admin@102', 'third-admin@102', { under: 'admin-head@102' });
  const { id: grantId } = await hub.officer('admin').does('askRole', { officerId: third, role: 'STATE_ADMIN', reason });
  for (const persona of ['admin', 'police-head']) {
    const [problem] = await hub.officer(persona).fails('answerRole', { grantId, isGranted: true });
    expect(problem!.code).toBe(persona === 'admin' ? 'FORBIDDEN' : 'NOT_FOUND');
  }
  expect(await hub.officer('third-admin@102').fails('answerRole', { grantId, isGranted: true })).toMatchObject([{ code: 'FORBIDDEN' }]);
  await hub.officer('admin-head').does('answerRole', { grantId, isGranted: true });
  expect((await hub.officer('third-admin@102').data('{ viewer { roles } }')).viewer.roles).toEqual(['STATE_ADMIN']);
});

test('a role is taken away by one person and at once: the subscription ends, and without a role an officer calls nothing', async () => {
  const officerId = await officerOf(hub, 'ahtu@103');
  const ahtu = hub.officer('ahtu@103');
  const told = await listens(hub, 'ahtu@103');
  for (const persona of ['police-head@103', 'ahtu-head', 'admin@314'])
    expect(await hub.officer(persona).fails('withdrawRole', { officerId, role: 'AHTU_OFFICER', reason })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await ahtu.fails('withdrawRole', { officerId, role: 'AHTU_OFFICER', reason })).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect(await hub.officer('admin').fails('withdrawRole', { officerId, role: 'CWC_MEMBER', reason })).toMatchObject([{ code: 'CONFLICT' }]);
  await ahtu.data('{ viewer { roles } }');
  await hub.officer('admin').does('withdrawRole', { officerId, role: 'AHTU_OFFICER', reason });
  await told.over;
  for (const query of ['{ viewer { roles } }', '{ cases { totalCount } }', '{ offices { totalCount } }'])
    expect((await ahtu.ask(query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('two administrators who take the role from each other at once leave one', async () => {
  await Promise.all([
    aColleague(hub, 'admin@314', 'a@314', { roles: ['STATE_ADMIN'] }),
    aColleague(hub, 'admin@314', 'b@314', { roles: ['STATE_ADMIN'] }),
  ]);
  for (let i = 0; i < 5; i++) {
    await hub.admin.query(`update hub.officer set roles = '{STATE_ADMIN}' where subject in ('a@314', 'b@314')`);
    const takes = async (by: string, from: string) =>
      hub.officer(by).ask('mutation($input: WithdrawRoleInput!) { withdrawRole(input: $input) { roleGrant { id } problems { code } } }', {
        input: { opId: crypto.randomUUID(), officerId: await officerOf(hub, from), role: 'STATE_ADMIN', reason },
      });
    await Promise.all([takes('a@314', 'b@314'), takes('b@314', 'a@314')]);
    const left = [...(await rolesOf(hub, 'a@314')), ...(await rolesOf(hub, 'b@314'))];
    expect(left).toEqual(['STATE_ADMIN']);
  }
});

test('the same opId answers the same and changes nothing', async () => {
  const opId = crypto.randomUUID();
  const officerId = await aColleague(hub, 'police@105', 'constable@105', { under: 'police-head@105' });
  const admin = hub.officer('admin');
  const { id: grantId } = await admin.does('askRole', { officerId, role, reason });
  const head = hub.officer('police-head@105');
  const first = await head.does('answerRole', { opId, grantId, isGranted: true }, 'id answeredAt');
  expect(await head.does('answerRole', { opId, grantId, isGranted: true }, 'id answeredAt')).toEqual(first);
  expect(await head.fails('answerRole', { opId, grantId, isGranted: false })).toMatchObject([{ code: 'OP_ID_REUSED' }]);
  expect(await rolesOf(hub, 'constable@105')).toEqual([role]);
});

test('the database knows of each kind of office the roles that the code knows', async () => {
  for (const kind of Object.values(OfficeKind)) {
    const { rows } = await hub.admin.query('select hub.roles_of_kind($1) as roles', [kind]);
    expect({ kind, roles: rows[0].roles }).toEqual({ kind, roles: officeKinds[kind].roles });
  }
});

test('officers are found by their office', async () => {
  const { officers } = await hub
    .officer('admin')
    .data('query($office: ID!) { officers(officeId: $office) { totalCount nodes { id designation roles } } }', { office: await hub.office('dcpu') });
  expect(officers.nodes.map(({ designation }: { designation: string }) => designation)).toEqual([
    'District Child Protection Officer',
    'Head of office',
  ]);
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

test('no statement that is smuggled in grants a role', async () => {
  const officerId = await aColleague(hub, 'police@106', 'constable@106', { under: 'police-head@106' });
  const { id: grantId } = await hub.officer('admin').does('askRole', { officerId, role, reason });
  const [grant, officer] = [grantId.split('_')[1]!, officerId.split('_')[1]!];
  const now = `timestamptz '2026-06-10 13:00+05:30'`;
  const answer = `select hub.answer_role('${grant}', true, ${now}) as verdict`;
  const row = (more: string, by = 'hub.ctx_officer()') =>
    `insert into hub.role_grant (id, step, officer_id, role, office_id, state_code, asked_by_id, asked_at, reason, expires_at${more ? ', is_granted' : ''})
     select gen_random_uuid(), step, officer_id, role, office_id, state_code, ${by}, asked_at, reason, expires_at${more} from hub.role_grant where id = '${grant}'`;
  const tries: [what: string, persona: string, sql: string, outcome: string | number][] = [
    ['a role in the directory', 'admin', `update hub.officer set roles = '{STATE_ADMIN}' where id = '${officer}'`, '42501'],
    ['an officer in the directory', 'admin', `insert into hub.officer select * from hub.officer limit 1`, '42501'],
    ['another supervisor', 'police-head@106', `update hub.officer set supervisor_id = null where id = '${officer}'`, '42501'],
    ['an answer beside the function', 'police-head@106', `update hub.role_grant set is_granted = true where id = '${grant}'`, '42501'],
    ['a request that is answered already', 'admin-head', row(', true'), '42501'],
    ['a request in the name of another', 'admin-head', row('', `(select id from hub.officer where subject = 'admin@102')`), '42501'],
    ['a request by the head', 'police-head@106', row(''), '42501'],
    ['an answer by the asker', 'admin', answer, 'SAME'],
    ['an answer by the officer', 'constable@106', answer, 'SAME'],
    ['an answer by a colleague', 'police@106', answer, 'NOT_SECOND'],
    ['an answer by another office', 'police-head@107', answer, 'NOT_SECOND'],
    ['an answer that comes too late', 'police-head@106', answer.replace(now, `timestamptz '2026-06-11 12:05+05:30'`), 'EXPIRED'],
    ['an answer at no time, which is now', 'police-head@106', answer.replace(now, 'null'), 'EXPIRED'],
    ['neither yes nor no', 'police-head@106', answer.replace('true', 'null'), 'NONE'],
    ['an answer before it was asked', 'police-head@106', answer.replace(now, `timestamptz '2026-06-10 11:00+05:30'`), 'EXPIRED'],
    [
      'a role taken by a stranger',
      'cwc-head',
      `select hub.withdraw_role(gen_random_uuid(), '${officer}', 'POLICE_OFFICER', 'why', now()) as verdict`,
      'NOT_YOURS',
    ],
    ['what the function asks itself', 'police-head@106', `select hub.roles_of_kind('CWC') as verdict`, '42501'],
    ["control: an administrator's own request", 'admin-head', row(''), 1],
    ['control: the head answers', 'police-head@106', answer, 'DONE'],
  ];
  const outcomes = [];
  for (const [what, persona, sql] of tries) outcomes.push([what, persona, sql, await smuggled(persona, sql)]);
  expect(outcomes.map(([what, , , outcome]) => [what, outcome])).toEqual(tries.map(([what, , , outcome]) => [what, outcome]));
});
