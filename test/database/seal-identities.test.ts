import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { OWNER } from '../../src/access/visibility.js';
import { keyedHash } from '../../src/audit/change.js';
import { loadDemoDirectory } from '../../src/database/directory.js';
import { asOwner, migrate } from '../../src/database/migrate.js';
import { openOrm } from '../../src/database/orm.js';
import { loadPlaces } from '../../src/database/places.js';
import { NOTHING_PLAIN, ROOM_TO_SEAL } from '../../src/database/seal-identities.js';
import { useHub } from '../hub.js';

const hub = useHub();
/** The last migration under which identity was kept plain. */
const BEFORE = 'Migration20261126135234_openings';
const PEOPLE = 1200;
/** Nowhere else in a database: the names, and what the planner's statistics would keep of them. */
const PLAIN = 'Qorvazelim';

let url: string;
let admin: pg.Client;

/** A database as an older hub left it: 1,200 survivors in two States, each with an identity or with names alone, in plain text. */
beforeAll(async () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const root = new pg.Client({ connectionString: process.env.SAMANVAY_TEST_SERVER! });
  await root.connect();
  await root.query(`create database ${name}`);
  await root.end();
  url = Object.assign(new URL(process.env.SAMANVAY_TEST_SERVER!), { pathname: `/${name}` }).toString();
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create schema hub authorization ${OWNER}; create extension btree_gist with schema public`);
  await migrateTo(BEFORE);
  await loadPlaces(asOwner(url));
  await loadDemoDirectory(url);
  await admin.query(`
    set session_replication_role = replica;
    insert into hub.case_file (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
      select md5('case ' || n)::uuid, 'OLD-' || n, 'TRAFFICKING', 'HIGH', 'RESCUE', 'OPEN', 'PENCIL', now(), d, s, md5('office dcpu@102')::uuid, now(), now(), 1
      from (values (1, 102, 8), (2, 196, 10)) v(n, d, s);
    insert into hub.survivor (id, case_id, pseudonym, sex, age_from, age_to, age_on, age_basis, exploitation, found_in_code, found_at, status, status_since, updated_at, version)
      select md5('survivor ' || n)::uuid, md5('case ' || 1 + n % 2)::uuid, 'OLD-' || n, 'MALE', 12, 13, '2026-06-01', 'CLAIMED', '{BONDED}', 102, now(), 'RESCUED', now(), now(), 1
      from generate_series(1, ${PEOPLE}) n;
    insert into hub.survivor_identity (survivor_id, case_id, recorded_by_office_id, recorded_at, born_on, guardians, address, village, home_district_code, school, phone)
      select id, case_id, md5('office dcpu@102')::uuid, now(), case when n % 2 = 0 then date '2013-01-01' + n end, '${PLAIN} father ' || n, 'House ' || n,
        case when n % 3 = 0 then '${PLAIN}pur' end, case when n % 5 > 0 then 196 end, null, '00000' || n
      from generate_series(1, ${PEOPLE}) n join hub.survivor on id = md5('survivor ' || n)::uuid where n % 10 > 0;
    insert into hub.survivor_name (id, survivor_id, case_id, recorded_by_office_id, script, full_name)
      select md5('name ' || n || k)::uuid, id, case_id, md5('office dcpu@102')::uuid, case k when 0 then 'LATIN' else 'DEVANAGARI' end, '${PLAIN} ' || case k when 0 then 'Devi' else 'देवी' end
      from generate_series(1, ${PEOPLE}) n cross join generate_series(0, 1) k join hub.survivor on id = md5('survivor ' || n)::uuid;
    insert into hub.operation_done (officer_id, op_id, operation, input_hash, result_id, at)
      select md5('officer dcpu@102')::uuid, gen_random_uuid(), 'recordIdentity', encode(sha256(n::text::bytea), 'hex'), md5('survivor ' || n)::uuid, now() from generate_series(1, 30) n;
    set session_replication_role = origin`);
  await admin.query('analyze hub.survivor_name; analyze hub.survivor_identity; checkpoint');
}, 60_000);
afterAll(() => admin?.end());

async function migrateTo(to: string): Promise<void> {
  const orm = await openOrm({ url, role: OWNER, connections: 2 });
  try {
    await orm.migrator.up({ to });
  } finally {
    await orm.close(true);
  }
}

/** Tables and indexes whose files hold this text, of those that are about identity or keep samples of every table. */
async function filesWith(text: string): Promise<string[]> {
  await admin.query('checkpoint');
  const { rows } = await admin.query<{ name: string; file: string; root: string }>(
    `select relname as name, pg_relation_filepath(oid) as file, current_setting('data_directory') as root from pg_class
     where relname in ('survivor_identity', 'survivor_name', 'survivor_key', 'identity_token', 'operation_done', 'pg_statistic')`,
  );
  return rows.filter(({ file, root }) => readFileSync(path.join(root, file)).includes(text)).map(({ name }) => name);
}

test('a database with identities in plain text comes up sealed and whole, also when it is stopped on the way', async () => {
  // The control: they are there, and the statistics have them too.
  expect((await filesWith(PLAIN)).toSorted()).toEqual(['pg_statistic', 'survivor_identity', 'survivor_name']);
  const { rows: before } = await admin.query<{ id: string; identity: object }>(
    `select s.id, jsonb_strip_nulls(jsonb_build_object('bornOn', i.born_on, 'guardians', guardians, 'address', address, 'village', village,
        'homeDistrict', i.home_district_code, 'phone', phone, 'names',
        (select jsonb_agg(jsonb_build_object('script', script, 'fullName', full_name) order by n.id) from hub.survivor_name n where n.survivor_id = s.id))) as identity
     from hub.survivor s left join hub.survivor_identity i on i.survivor_id = s.id order by s.id`,
  );

  await migrateTo(ROOM_TO_SEAL);
  await expect(migrateTo(NOTHING_PLAIN)).rejects.toThrow('There are identities that are not sealed');

  const stopped = migrate(url, {
    keys: hub.keys,
    told: () => {
      throw new Error('the power went');
    },
  });
  await expect(stopped).rejects.toThrow('the power went');
  const { rows: half } = await admin.query('select count(*)::int as n from hub.survivor_key');
  expect(half).toEqual([{ n: 500 }]);

  // Somebody who still reads what the rows were: until they have done, PostgreSQL keeps that in the files.
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  await reader.query('begin isolation level repeatable read');
  await reader.query('select count(*) from hub.state');
  const told: [number, number][] = [];
  const tell = (done: number, of: number) => {
    told.push([done, of]);
    if (done === of) setTimeout(() => void reader.query('commit'), 1500);
  };
  const { applied } = await migrate(url, { keys: hub.keys, told: tell });
  await reader.end();
  expect(applied[0]).toBe(NOTHING_PLAIN);
  expect(told.at(-1)).toEqual([700, 700]);

  const opened = await hub.identities(
    before.map(({ id }) => id),
    url,
  );
  expect(before).toHaveLength(PEOPLE);
  for (const { id, identity } of before) expect(opened.get(id)).toEqual(identity);
  const { rows: columns } = await admin.query(
    `select count(*)::int as n from information_schema.columns where table_schema = 'hub' and column_name in ('full_name', 'guardians', 'born_on', 'village', 'school')`,
  );
  expect(columns).toEqual([{ n: 0 }]);
  expect(await filesWith(PLAIN)).toEqual([]);

  const { rows: states } = await admin.query(
    `select k.state_code as state, count(*)::int as n from hub.survivor_key k join hub.case_file c on c.id = k.case_id and c.state_code = k.state_code group by 1 order by 1`,
  );
  expect(states).toEqual([
    { state: 8, n: PEOPLE / 2 },
    { state: 10, n: PEOPLE / 2 },
  ]);
  // Of each who has a home district: two names, and one year of birth or the three that an age of 12 or 13 allows.
  const { rows: tokens } = await admin.query('select count(*)::int as n from hub.identity_token');
  const homes = before.map(({ identity }) => identity as { homeDistrict?: number; bornOn?: string }).filter(({ homeDistrict }) => homeDistrict);
  expect(tokens).toEqual([{ n: homes.reduce((sum, { bornOn }) => sum + (bornOn ? 2 : 6), 0) }]);
  expect((await migrate(url, { keys: hub.keys })).applied).toEqual([]);
}, 60_000);

test('what was sent before is still known again, and no longer by a hash that a guessed name would give', async () => {
  const { rows } = await admin.query<{ input_hash: string }>('select input_hash from hub.operation_done');
  const plain = Array.from({ length: 30 }, (_, i) =>
    createHash('sha256')
      .update(String(i + 1))
      .digest('hex'),
  );
  expect(rows.map((row) => row.input_hash).toSorted()).toEqual(plain.map((hash) => keyedHash(hub.keys, hash)).toSorted());
});
