import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { HUB, KEEPER, OWNER, SEALER, WORKER } from '../../src/access/visibility.js';
import { catalogProblems } from '../../src/database/catalog.js';
import { startEmbedded } from '../../src/database/embedded.js';
import { hubUrl, sealerUrl } from '../../src/database/logins.js';
import { migrate } from '../../src/database/migrate.js';
import { aBoy, useHub } from '../hub.js';

const hub = useHub();

/** A server of its own: roles belong to the whole server, and a hub made too strong for a moment would spoil another file's test. */
let server: Awaited<ReturnType<typeof startEmbedded>>;
let dataDir: string;
let url: string;
let admin: pg.Client;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-catalog-'));
  server = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
  const root = new pg.Client({ connectionString: server.url });
  await root.connect();
  await root.query('create database walled');
  url = server.urlOf('walled');
  await migrate(url, { keys: hub.keys });
  await root.query('create database holed template walled');
  await root.end();
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
}, 60_000);

afterAll(async () => {
  await admin?.end();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a migrated database has a wall without holes', async () => {
  expect(await catalogProblems(url)).toEqual([]);
});

/** What a hole is called, how it comes to be, and how it is mended. */
const holes: [name: string, plant: string, mend: string, finding: string][] = [
  [
    'row policies that the owner passes by',
    'alter table hub.survivor_name no force row level security',
    'alter table hub.survivor_name force row level security',
    'table without forced row policies: survivor_name',
  ],
  [
    'row policies switched off',
    'alter table hub.survivor disable row level security',
    'alter table hub.survivor enable row level security',
    'table without forced row policies: survivor',
  ],
  ['a new table without a wall', 'create table hub.note (text text)', 'drop table hub.note', 'table without forced row policies: note'],
  [
    'a table whose policies are gone',
    'create table hub.note (text text); alter table hub.note enable row level security; alter table hub.note force row level security',
    'drop table hub.note',
    'table without any policy: note',
  ],
  [
    'a policy for everybody',
    'create policy everybody on hub.survivor for select using (true)',
    'drop policy everybody on hub.survivor',
    'policy for everybody: survivor.everybody',
  ],
  [
    'a policy that lets everything through',
    `create policy more on hub.survivor for delete to ${HUB} using (true)`,
    'drop policy more on hub.survivor',
    'policy that does not ask who asks: survivor.more',
  ],
  [
    'a policy that lets everything be added',
    `create policy more on hub.case_tally for insert to ${HUB} with check (true)`,
    'drop policy more on hub.case_tally',
    'policy that does not ask who asks: case_tally.more',
  ],
  [
    'a second policy beside the one that decides',
    `create policy more on hub.survivor for select to ${HUB} using (case_id in (select case_id from hub.case_access))`,
    'drop policy more on hub.survivor',
    'second policy for what one decides: survivor.more',
  ],
  [
    'a view with the rights of its owner',
    'create view hub.names as select * from hub.survivor_name',
    'drop view hub.names',
    'view that does not use the rights of its caller: names',
  ],
  [
    'a view that says so and does not',
    'create view hub.names with (security_invoker = false) as select * from hub.survivor_name',
    'drop view hub.names',
    'view that does not use the rights of its caller: names',
  ],
  [
    'a materialized view',
    'create materialized view hub.names as select * from hub.survivor_name',
    'drop materialized view hub.names',
    'view that does not use the rights of its caller: names',
  ],
  [
    'a partitioned table',
    'create table hub.part (d date) partition by range (d)',
    'drop table hub.part',
    'partitioned table (policies of partitions do not follow the parent): part',
  ],
  [
    'a committee that counts a home',
    `do $do$ begin execute replace(pg_get_functiondef('hub.workload(timestamptz)'::regprocedure), $$, 'ONE_STOP_CENTRE')$$, ')'); end $do$`,
    `do $do$ begin execute replace(pg_get_functiondef('hub.workload(timestamptz)'::regprocedure), $$'SHAKTI_SADAN')$$, $$'SHAKTI_SADAN', 'ONE_STOP_CENTRE')$$); end $do$`,
    'numbers for committees that tell of a home: workload',
  ],
  [
    'an agenda that tells of a home',
    `do $do$ begin execute replace(pg_get_functiondef('hub.agenda_of_clocks(uuid, timestamptz)'::regprocedure), $$, 'ONE_STOP_CENTRE')$$, ')'); end $do$`,
    `do $do$ begin execute replace(pg_get_functiondef('hub.agenda_of_clocks(uuid, timestamptz)'::regprocedure), $$'SHAKTI_SADAN')$$, $$'SHAKTI_SADAN', 'ONE_STOP_CENTRE')$$); end $do$`,
    'numbers for committees that tell of a home: agenda_of_clocks',
  ],
  [
    'an agenda that is asked for without a meeting',
    `grant execute on function hub.agenda_of_handovers(uuid, timestamptz) to ${HUB}`,
    `revoke execute on function hub.agenda_of_handovers(uuid, timestamptz) from ${HUB}`,
    'what an agenda is made of may be asked for without a meeting: agenda_of_handovers',
  ],
  [
    'minutes that no longer stand',
    'alter table hub.decision disable trigger stands',
    'alter table hub.decision enable trigger stands',
    'closed minutes may be changed: decision',
  ],
  [
    'signatures that may be changed',
    'alter table hub.minutes_signature disable trigger never_changed',
    'alter table hub.minutes_signature enable trigger never_changed',
    'closed minutes may be changed: minutes_signature',
  ],
  ['a hub that bypasses the wall', `alter role ${HUB} bypassrls`, `alter role ${HUB} nobypassrls`, `role too strong: ${HUB}`],
  ['a hub that is a superuser', `alter role ${HUB} superuser`, `alter role ${HUB} nosuperuser`, `role too strong: ${HUB}`],
  ['a hub that makes roles', `alter role ${HUB} createrole`, `alter role ${HUB} nocreaterole`, `role too strong: ${HUB}`],
  ['a hub that inherits', `alter role ${HUB} inherit`, `alter role ${HUB} noinherit`, `role too strong: ${HUB}`],
  ['a keeper that bypasses the wall', `alter role ${KEEPER} bypassrls`, `alter role ${KEEPER} nobypassrls`, `role too strong: ${KEEPER}`],
  ['a hub that can become the keeper', `grant ${KEEPER} to ${HUB}`, `revoke ${KEEPER} from ${HUB}`, `the hub is a member of another role: ${KEEPER}`],
  ['a hub that can become the owner', `grant ${OWNER} to ${HUB}`, `revoke ${OWNER} from ${HUB}`, `the hub is a member of another role: ${OWNER}`],
  ['a hub that owns a table', `create table hub.note (text text); alter table hub.note owner to ${HUB}`, 'drop table hub.note', 'the hub owns: note'],
  [
    'a hub that deletes',
    `grant delete on hub.case_event to ${HUB}`,
    `revoke delete on hub.case_event from ${HUB}`,
    'the hub may create or delete: rows of case_event',
  ],
  [
    'a hub that empties tables',
    `grant truncate on hub.case_event to ${HUB}`,
    `revoke truncate on hub.case_event from ${HUB}`,
    'the hub may create or delete: rows of case_event',
  ],
  [
    'everybody may delete',
    `grant delete on hub.case_event to public`,
    `revoke delete on hub.case_event from public`,
    'the hub may create or delete: rows of case_event',
  ],
  [
    'a hub that makes functions',
    `grant create on schema hub to ${HUB}`,
    `revoke create on schema hub from ${HUB}`,
    'the hub may create or delete: schema objects',
  ],
  [
    'everybody makes functions',
    'grant create on schema public to public',
    'revoke create on schema public from public',
    'the hub may create or delete: objects in schema public',
  ],
  [
    'temporary tables',
    `grant temporary on database walled to public`,
    `revoke temporary on database walled from public`,
    'the hub may create or delete: temporary tables',
  ],
  [
    'a hub that reads the audit',
    `grant select on hub.audit_record to ${HUB}`,
    `revoke select on hub.audit_record from ${HUB}`,
    'the hub may read or rewrite: audit_record',
  ],
  [
    'a hub that reads one column of the audit',
    `grant select (changed) on hub.audit_record to ${HUB}`,
    `revoke select (changed) on hub.audit_record from ${HUB}`,
    'the hub may read or rewrite: audit_record',
  ],
  [
    'a hub that rewrites the audit',
    `grant update on hub.audit_record to ${HUB}`,
    `revoke update on hub.audit_record from ${HUB}`,
    'the hub may read or rewrite: audit_record',
  ],
  [
    'a keeper that rewrites the audit',
    `grant update on hub.audit_record to ${KEEPER}`,
    `revoke update on hub.audit_record from ${KEEPER}`,
    'what is on record may be changed: audit_record',
  ],
  [
    'a sealer that takes checkpoints away',
    `grant delete on hub.audit_checkpoint to ${SEALER}`,
    `revoke delete on hub.audit_checkpoint from ${SEALER}`,
    'what is on record may be changed: audit_checkpoint',
  ],
  [
    'a sealer that rewrites one column',
    `grant update (hash) on hub.audit_leaf to ${SEALER}`,
    `revoke update (hash) on hub.audit_leaf from ${SEALER}`,
    'the sealer sees or changes more than the audit: audit_leaf',
  ],
  [
    'a sealer that reads names',
    `grant select on hub.survivor_name to ${SEALER}`,
    `revoke select on hub.survivor_name from ${SEALER}`,
    'the sealer sees or changes more than the audit: survivor_name',
  ],
  [
    'a sealer that can become the owner',
    `grant ${OWNER} to ${SEALER}`,
    `revoke ${OWNER} from ${SEALER}`,
    `the sealer is a member of another role: ${OWNER}`,
  ],
  [
    'a worker that reads names',
    `grant select on hub.survivor_name to ${WORKER}`,
    `revoke select on hub.survivor_name from ${WORKER}`,
    'the worker sees or changes more than its own: survivor_name',
  ],
  [
    'a worker that can become the keeper',
    `grant ${KEEPER} to ${WORKER}`,
    `revoke ${KEEPER} from ${WORKER}`,
    `the worker is a member of another role: ${KEEPER}`,
  ],
  ['a worker that bypasses the wall', `alter role ${WORKER} bypassrls`, `alter role ${WORKER} nobypassrls`, `role too strong: ${WORKER}`],
  ['a sealer that bypasses the wall', `alter role ${SEALER} bypassrls`, `alter role ${SEALER} nobypassrls`, `role too strong: ${SEALER}`],
  [
    'an audit without its trigger',
    'alter table hub.audit_record disable trigger never_changed',
    'alter table hub.audit_record enable trigger never_changed',
    'what is on record may be changed: audit_record',
  ],
  [
    'a log without its trigger',
    'drop trigger never_changed on hub.audit_leaf',
    'create trigger never_changed before update or delete or truncate on hub.audit_leaf for each statement execute function hub.refuse_audit_change()',
    'what is on record may be changed: audit_leaf',
  ],
  [
    'a hub that seals',
    `grant insert on hub.audit_checkpoint to ${HUB}`,
    `revoke insert on hub.audit_checkpoint from ${HUB}`,
    'the hub may write in the log over the audit: audit_checkpoint',
  ],
  [
    'a keeper that rewrites what is published',
    `grant update on hub.published_number to ${KEEPER}`,
    `revoke update on hub.published_number from ${KEEPER}`,
    'what is published may be changed: published_number',
  ],
  [
    'a hub that publishes',
    `grant insert on hub.publication to ${HUB}`,
    `revoke insert on hub.publication from ${HUB}`,
    'what is published may be changed: publication',
  ],
  [
    'publications without their trigger',
    'alter table hub.publication disable trigger never_changed',
    'alter table hub.publication enable trigger never_changed',
    'what is published may be changed: publication',
  ],
  [
    'publications that may be added to',
    'alter table hub.published_number disable trigger never_added_to',
    'alter table hub.published_number enable trigger never_added_to',
    'what is published may be changed: published_number',
  ],
  [
    'facts of a report that may be added to',
    'alter table hub.report_fact disable trigger never_added_to',
    'alter table hub.report_fact enable trigger never_added_to',
    'a report may be changed: report_fact.never_added_to',
  ],
  [
    'a report that may be moved by anybody',
    'alter table hub.action_report disable trigger moves',
    'alter table hub.action_report enable trigger moves',
    'a report may be changed: action_report.moves',
  ],
  [
    'a hub that writes facts of reports',
    `grant insert on hub.report_fact to ${HUB}`,
    `revoke insert on hub.report_fact from ${HUB}`,
    'a report may be changed: report_fact',
  ],
  [
    'a hub that knows how numbers are rounded',
    `grant select on hub.rounding_key to ${HUB}`,
    `revoke select on hub.rounding_key from ${HUB}`,
    'the hub may read the key of the rounding: rounding_key',
  ],
  [
    'a function with the rights of another and any search path',
    `create function hub.peek() returns bigint security definer language sql as 'select count(*) from hub.survivor'; alter function hub.peek() owner to ${KEEPER}`,
    'drop function hub.peek()',
    'function that runs with rights of another and no fixed search path: peek',
  ],
  [
    'a function with the rights of an administrator',
    `create function hub.peek() returns bigint security definer set search_path = hub language sql as 'select count(*) from hub.survivor'`,
    'drop function hub.peek()',
    'function with the rights of somebody who may see everything, other than the keeper: peek',
  ],
  [
    'a function that may run before a policy',
    `create function hub.peek(text) returns boolean leakproof language sql as 'select true'`,
    'drop function hub.peek(text)',
    'function that runs with rights of another and no fixed search path: peek',
  ],
];

test.each(holes)('the check finds %s', async (_, plant, mend, finding) => {
  try {
    await admin.query(plant);
    expect(await catalogProblems(url)).toContain(finding);
  } finally {
    await admin.query(mend);
  }
  expect(await catalogProblems(url)).toEqual([]);
});

test('the check finds every single table whose policies are dropped', async () => {
  const holed = new pg.Client({ connectionString: server.urlOf('holed') });
  await holed.connect();
  const { rows: policies } = await holed.query<{ table: string; name: string }>(
    'select c.relname as table, p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid order by 1',
  );
  const tables = [...new Set(policies.map(({ table }) => table))];
  expect(tables.length).toBeGreaterThan(40);
  for (const { table, name } of policies) await holed.query(`drop policy "${name}" on hub."${table}"`);
  await holed.end();
  const found = await catalogProblems(server.urlOf('holed'));
  expect(found).toEqual(expect.arrayContaining(tables.map((table) => `table without any policy: ${table}`)));
});

/** A case with a named boy in it, so that there is something not to be seen. */
async function aNamedBoy(): Promise<string> {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const ahtu = hub.officer('ahtu');
  const { id: caseId } = await ahtu.does('openCase', {
    kind: 'CHILD_LABOUR',
    district: 102,
    channel: 'PENCIL',
    receivedAt: '2026-06-02T10:05:00+05:30',
    reporter: { name: 'Neighbour' },
  });
  const identity = { names: [{ script: 'LATIN', fullName: 'Arjun' }], homeDistrict: 196 };
  const at = { startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30' };
  await ahtu.does('recordRescue', { caseId, district: 102, ...at, survivors: [{ ...aBoy, identity }] });
  return caseId;
}

async function asHub<T>(work: (login: pg.Client) => Promise<T>, database = hub.databaseUrl): Promise<T> {
  const login = new pg.Client({ connectionString: hubUrl(database) });
  await login.connect();
  try {
    return await work(login);
  } finally {
    await login.end();
  }
}

const WALLED = `select relname as table, has_table_privilege('${HUB}', oid, 'SELECT') as readable from pg_class
  where relnamespace = 'hub'::regnamespace and relkind = 'r' and relrowsecurity order by 1`;

test('the login of the hub without a context sees no row of any walled table, and none with a context that is none', async () => {
  await aNamedBoy();
  const { rows: tables } = await hub.admin.query<{ table: string; readable: boolean }>(WALLED);
  expect(tables.length).toBeGreaterThan(40);
  const filled: string[] = [];
  await asHub(async (login) => {
    for (const context of [undefined, '', '{}', '1|||{}', '{"office":null,"officer":null,"roles":"{CWC_MEMBER}"}']) {
      if (context !== undefined) await login.query(`select set_config('samanvay.ctx', $1, false)`, [context]);
      for (const { table, readable } of tables) {
        const { rows: there } = await hub.admin.query<{ n: number }>(`select count(*)::int as n from hub."${table}"`);
        if (there[0]!.n > 0) filled.push(table);
        if (!readable) {
          await expect(login.query(`select 1 from hub."${table}"`)).rejects.toMatchObject({ code: '42501' });
          continue;
        }
        const { rows } = await login.query<{ n: number }>(`select count(*)::int as n from hub."${table}"`);
        expect({ table, context, seen: rows[0]!.n }).toEqual({ table, context, seen: 0 });
      }
    }
  });
  expect(filled).toEqual(expect.arrayContaining(['case_file', 'survivor', 'survivor_name', 'reporter', 'audit_record', 'outbox']));
});

test('control: with the context of an officer who takes part the same login sees the case', async () => {
  const caseId = (await aNamedBoy()).split('_')[1];
  const context = await hub.contextOf('ahtu');
  await asHub(async (login) => {
    await login.query('begin');
    await login.query(`select set_config('samanvay.ctx', $1, true)`, [context]);
    expect((await login.query('select id from hub.case_file where id = $1', [caseId])).rowCount).toBe(1);
    await login.query('commit');
    expect((await login.query('select id from hub.case_file where id = $1', [caseId])).rowCount).toBe(0);
  });
});

test('the login of the hub becomes nobody else, makes nothing and deletes nothing', async () => {
  await asHub(async (login) => {
    for (const statement of [
      `set role ${KEEPER}`,
      `set role ${OWNER}`,
      'set session authorization postgres',
      'create table hub.mine (x int)',
      'create table public.mine (x int)',
      'create temporary table mine (x int)',
      `create function hub.mine() returns int language sql as 'select 1'`,
      'create schema mine',
      'alter table hub.survivor disable row level security',
      'alter table hub.survivor no force row level security',
      'drop policy read on hub.survivor',
      'delete from hub.case_file',
      'truncate hub.case_file',
      'insert into hub.case_access (case_id, office_id, district_code, status, updated_at) select gen_random_uuid(), gen_random_uuid(), 102, $$OPEN$$, now()',
      'update hub.case_tally set cases = 0',
      'insert into hub.case_month_tally (office_id, month, status, shard, cases) select gen_random_uuid(), now(), $$OPEN$$, 0, 1',
      'delete from hub.rescue_access',
      'insert into hub.publication (month, published_at, cut_off, definition, fingerprint) select $$2026-05-01$$, now(), now(), 1, $$x$$',
      'update hub.published_number set cases = 0',
      'delete from hub.published_number',
      'select * from hub.rounding_key',
      'select hub.tally_shard()',
      'select * from hub.audit_record',
      'update hub.outbox set event = event',
      'delete from hub.operation_done',
      `copy hub.case_file to program 'true'`,
    ])
      await expect(login.query(statement)).rejects.toMatchObject({ code: '42501' });
    // Asked not to apply policies, the database refuses to answer rather than to answer in part.
    await login.query('set row_security = off');
    await expect(login.query('select * from hub.survivor')).rejects.toMatchObject({ code: '42501' });
  }, url);
});

const ME = '(select hub.ctx_officer())';
const SOMEBODY_ELSE = `(select o.id from hub.officer o where o.id <> ${ME} and 'STATE_ADMIN' = any(o.roles) limit 1)`;
const RULE = `hub.clock_rule where code = 'C04' and status = 'LIVE'`;
const drafts = (status: string, by: string) =>
  `insert into hub.clock_rule (id, code, version, duty, law, commences, verified, severity, time, definition, rolled_out, status, drafted_by_id)
   select gen_random_uuid(), code, version + 1, duty, law, commences, verified, severity, time, definition, false, '${status}', ${by} from ${RULE}`;
const answers = `update hub.clock_rule set status = 'REFUSED', answered_by_id = ${ME}, answered_at = now() where code = 'C04' and status = 'LIVE'`;

test.each<[what: string, persona: string, sql: string, outcome: string | number]>([
  ['a draft by the police', 'police', drafts('DRAFT', ME), '42501'],
  ['an answer by the police', 'police', answers, 0],
  ['a rule that nobody else has read', 'admin', drafts('LIVE', ME), '42501'],
  ['a draft in the name of another', 'admin', drafts('DRAFT', SOMEBODY_ELSE), '42501'],
  ['another answer to a rule that is live', 'admin', answers, '42501'],
  ["control: an administrator's own draft", 'admin', drafts('DRAFT', ME), 1],
])('no statement that is smuggled in makes law: %s', async (_what, persona, sql, outcome) => {
  const context = await hub.contextOf(persona);
  await asHub(async (login) => {
    await login.query('begin');
    await login.query(`select set_config('samanvay.ctx', $1, true)`, [context]);
    const done = await login.query(sql).then(
      ({ rowCount }) => rowCount,
      ({ code }: { code: string }) => code,
    );
    await login.query('rollback');
    expect(done).toBe(outcome);
  });
});

test('the login that seals the audit reads and adds to it, and sees nothing else and changes nothing', async () => {
  await aNamedBoy();
  const login = new pg.Client({ connectionString: sealerUrl(hub.databaseUrl) });
  await login.connect();
  expect((await login.query('select count(*)::int as n from hub.audit_record')).rows[0].n).toBeGreaterThan(0);
  const { rows: tables } = await hub.admin.query<{ table: string }>(
    `select relname as table from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' and relname not like 'audit%'`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const { table } of tables) await expect(login.query(`select 1 from hub."${table}"`)).rejects.toMatchObject({ code: '42501' });
  for (const table of ['audit_record', 'audit_writer', 'audit_leaf', 'audit_subtree', 'audit_checkpoint', 'audit_cosignature'])
    for (const statement of [
      `delete from hub.${table}`,
      `truncate hub.${table}`,
      `update hub.${table} set ${table === 'audit_writer' ? 'id = id' : table === 'audit_record' ? 'at = at' : table === 'audit_leaf' || table === 'audit_subtree' ? 'hash = hash' : 'size = size'}`,
    ]) {
      await expect(login.query(statement)).rejects.toMatchObject({ code: '42501' });
      // A superuser has every right, and the trigger says no.
      await expect(hub.admin.query(statement)).rejects.toThrow('What is on record stays as it is');
    }
  // In an officer's name it writes nothing.
  const record = `insert into hub.audit_record select gen_random_uuid(), at, officer_id, office_id, client_id, operation, op_id, case_id, changed, seen, asked,
    request_id, purpose, basis, decision, outcome, gen_random_uuid(), 0, form, mac from hub.audit_record limit 1`;
  await expect(login.query(record)).rejects.toMatchObject({ code: '42501' });
  await login.end();
});

/** What every connection of the hub's pool holds as the context, asked on all of them at once. */
async function contextsInPool(): Promise<string[]> {
  const all = Array.from({ length: 6 }, () => hub.orm.em.fork());
  await Promise.all(all.map((em) => em.begin()));
  const rows = await Promise.all(
    all.map((em) => em.execute(`select pg_backend_pid() as pid, coalesce(current_setting('samanvay.ctx', true), '') as context`)),
  );
  await Promise.all(all.map((em) => em.rollback()));
  const found = rows.flat() as { pid: number; context: string }[];
  expect(new Set(found.map(({ pid }) => pid)).size).toBe(6);
  return found.map(({ context }) => context);
}

test('no connection of the pool keeps an officer after the request: not after an answer, an error, a problem or a broken connection', async () => {
  const caseId = await aNamedBoy();
  const [ahtu, stranger] = [hub.officer('ahtu'), hub.officer('ahtu@103')];
  const requests = [
    () => ahtu.ask('{ cases { totalCount nodes { survivors { nodes { pseudonym } } } } }'),
    () => stranger.ask('query($id: ID!) { case(id: $id) { number } }', { id: caseId }),
    () => ahtu.ask('{ cases(after: "x") { totalCount } }'),
    () => ahtu.fails('triageCase', { caseId, expectedVersion: 999, priority: 'HIGH' }),
    () => hub.officer('admin').ask('mutation { x: __typename }'),
  ];
  await Promise.all(Array.from({ length: 30 }, (_, i) => requests[i % requests.length]!()));
  const hungUp = new AbortController();
  const gone = fetch(`${hub.url}/graphql`, {
    method: 'POST',
    signal: hungUp.signal,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await hub.token('ahtu@102')}` },
    body: JSON.stringify({ query: '{ cases { nodes { survivors { nodes { journey { nodes { status } } } } } } }' }),
  }).catch(() => 'gone');
  hungUp.abort();
  await gone;
  // Answered after the one that was broken off has ended its work on the same pool.
  await ahtu.data('{ viewer { roles } }');
  expect(await contextsInPool()).toEqual(['', '', '', '', '', '']);
});

test('control: a context set for the session and not for the transaction would stay, and the question above would show it', async () => {
  const em = hub.orm.em.fork();
  await em.begin();
  await em.execute(`select set_config('samanvay.ctx', '2|||{}', false)`);
  await em.commit();
  expect(await contextsInPool()).toContain('2|||{}');
  const forks = Array.from({ length: 6 }, () => hub.orm.em.fork());
  await Promise.all(forks.map((fork) => fork.begin()));
  await Promise.all(forks.map((fork) => fork.execute('reset samanvay.ctx')));
  await Promise.all(forks.map((fork) => fork.commit()));
});
