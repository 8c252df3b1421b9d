import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { openOrm } from '../../src/database/orm.js';
import { seedCases } from '../../src/database/seed/seed.js';
import { KeyRing } from '../../src/keys/key-ring.js';
import { FolderOfStateKeys, type StateKeys, stateKeyFile } from '../../src/keys/state-keys.js';
import { findByIdentity, spelling } from '../../src/survivors/identity-tokens.js';
import { type Identity, Sealing, readIdentities } from '../../src/survivors/sealed-identity.js';
import { missingKeys } from '../../src/survivors/missing-keys.js';
import { rewrapKeys } from '../../src/survivors/rewrap-keys.js';
import { root } from '../../src/root.js';
import { aBoy, useHub } from '../hub.js';
import { aRescue, anOpenCase } from '../stories.js';

/** Keys of our own, a copy: versions are added here and destroyed, which other tests must not see. */
const copyOfKeys = (of: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-keys-'));
  cpSync(of, folder, { recursive: true });
  return folder;
};
const hubKeys = copyOfKeys(process.env.SAMANVAY_TEST_KEYS!);
/** A second one, for keys that are destroyed. */
const folder = copyOfKeys(hubKeys);
process.env.SAMANVAY_TEST_KEYS = hubKeys;
const hub = useHub();
const RAJASTHAN = 8;

/** A superuser's mapping, for whom the policies do not hold. */
let everything: MikroORM;

beforeAll(async () => {
  everything = await openOrm({ url: hub.databaseUrl, connections: 2 });
});
afterAll(async () => {
  await everything?.close(true);
  for (const keys of [hubKeys, folder]) rmSync(keys, { recursive: true, force: true });
});

const zubeida = {
  names: [
    { script: 'LATIN', fullName: 'Zubeida Khatoon' },
    { script: 'DEVANAGARI', fullName: 'ज़ुबैदा ख़ातून' },
  ],
  bornOn: '2013-04-17',
  guardians: 'Yusuf Ansari, Hasina Bibi',
  address: 'Near the old mosque',
  village: 'Tekari',
  homeDistrict: 196,
  school: 'Madhya Vidyalaya',
  phone: '0000012345',
} as Identity;

async function named(identity: object = zubeida): Promise<string> {
  return (await aRescue(hub, [{ ...aBoy, identity }])).survivorId;
}

const rowOf = (survivorId: string) => survivorId.split('_')[1]!;

/** As the hub's own login, with the context of an officer. */
async function as<T>(persona: string, work: (em: MikroORM['em']) => Promise<T>): Promise<T> {
  const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf(persona) } } });
  return em.transactional(work);
}

const opens = async (persona: string, survivorId: string) =>
  (await as(persona, (em) => readIdentities(em, hub.keys, [rowOf(survivorId)]))).get(rowOf(survivorId));

test('who may see identity opens what was recorded, others nothing, and a labour office the name alone on a wage claim', async () => {
  const survivorId = await named();
  for (const persona of ['ahtu', 'cwc', 'dcpu', 'administration', 'legal']) expect(await opens(persona, survivorId)).toEqual(zubeida);
  for (const persona of ['ahtb', 'labour', 'ngo', 'home', 'medical', 'police@103', 'committee', 'admin'])
    expect({ persona, sees: await opens(persona, survivorId) }).toEqual({ persona, sees: undefined });
  await hub.officer('labour').does('claimEntitlement', {
    survivorId,
    kind: 'BACK_WAGES',
    duePaise: 500_000,
    dueAt: '2026-06-05T08:00:00+05:30',
  });
  expect(await opens('labour', survivorId)).toEqual({ names: zubeida.names });
  expect(await opens('labour@103', survivorId)).toBeUndefined();
});

test('identity that is recorded later is sealed as well, and nobody but the tables of identity has any of it', async () => {
  const { survivorId } = await aRescue(hub);
  expect(await opens('ahtu', survivorId)).toBeUndefined();
  await hub.officer('ahtu').does('recordIdentity', { survivorId, identity: zubeida });
  expect(await opens('cwc', survivorId)).toEqual(zubeida);
  const { rows: tables } = await hub.admin.query(`select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r'`);
  for (const { name } of tables) {
    const { rows } = await hub.admin.query(`select t::text as row from hub."${name}" t`);
    expect(rows.filter(({ row }) => /Zubeida|Khatoon|ज़ुबैदा|Yusuf|mosque|Tekari|Vidyalaya|0000012345|2013-04-17/.test(row))).toEqual([]);
  }
});

test('what is missing stays missing', async () => {
  const little = { names: [{ script: 'LATIN', fullName: 'Rekha' }], village: 'Mohanpur' };
  expect(await opens('ahtu', await named(little))).toEqual(little);
});

test('how long a sealed value is says nothing of how long a name is, and one identity is never sealed alike', async () => {
  const ids = [
    await named({ names: [{ script: 'LATIN', fullName: 'Om' }] }),
    await named({ names: [{ script: 'LATIN', fullName: 'Om Prakash Chaurasiya' }] }),
  ];
  const again = await named({ names: [{ script: 'LATIN', fullName: 'Om' }] });
  const { rows } = await hub.admin.query('select sealed from hub.survivor_name where survivor_id = any($1)', [[...ids, again].map(rowOf)]);
  expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  expect(new Set(rows.map(({ sealed }) => sealed.toString('hex'))).size).toBe(3);
});

test('a value that is moved to another row, column or survivor, or changed by a bit, does not open: all of them', async () => {
  await seedCases(hub.databaseUrl, hub.keys, { cases: 220, seed: 4 });
  const { rows } = await hub.admin.query<{ id: string }>(
    `select survivor_id as id from hub.survivor_key where survivor_id in (select survivor_id from hub.survivor_name group by 1 having count(*) = 2) order by 1 limit 220`,
  );
  const ids = rows.map(({ id }) => id);
  const opensNow = async () => {
    let count = 0;
    for (const id of ids)
      await readIdentities(everything.em.fork(), hub.keys, [id]).then(
        () => count++,
        (error) => expect(error.name).toBe('DoesNotOpen'),
      );
    return count;
  };
  /** Each survivor's value and, beside it, the next survivor's. */
  const next = (table: string, column: string) => `(select survivor_id, coalesce(lead(${column}) over w, first_value(${column}) over w) as moved
    from hub.${table} where survivor_id = any($1) window w as (order by survivor_id)) m`;
  const moves: Record<string, string> = {
    'the next survivor to this one': `update hub.survivor_identity t set sealed = moved from ${next('survivor_identity', 'sealed')} where m.survivor_id = t.survivor_id`,
    'the key of the next survivor to this one': `update hub.survivor_key t set wrapped = moved from ${next('survivor_key', 'wrapped')} where m.survivor_id = t.survivor_id`,
    'one name to the row of the other': `update hub.survivor_name t set sealed = o.sealed from hub.survivor_name o where o.survivor_id = t.survivor_id and o.id <> t.id and t.survivor_id = any($1)`,
    'a name to the column of identity': `update hub.survivor_identity t set sealed = n.sealed from hub.survivor_name n where n.survivor_id = t.survivor_id and t.survivor_id = any($1)`,
    'a bit of a name': `update hub.survivor_name t set sealed = set_bit(sealed, (length(sealed) * 8 - 1) - (abs(hashtext(id::text)) % (length(sealed) * 8)), 1 - get_bit(sealed, (length(sealed) * 8 - 1) - (abs(hashtext(id::text)) % (length(sealed) * 8)))) where survivor_id = any($1)`,
  };
  expect(await opensNow()).toBe(ids.length);
  let refused = 0;
  for (const [what, sql] of Object.entries(moves)) {
    const before = await hub.admin.query(
      `select 'survivor_identity' as "table", survivor_id::text as id, sealed from hub.survivor_identity where survivor_id = any($1)
      union all select 'survivor_name', id::text, sealed from hub.survivor_name where survivor_id = any($1)
      union all select 'survivor_key', survivor_id::text, wrapped from hub.survivor_key where survivor_id = any($1)`,
      [ids],
    );
    await hub.admin.query(sql, [ids]);
    expect({ what, open: await opensNow() }).toEqual({ what, open: 0 });
    refused += ids.length;
    for (const { table, id, sealed } of before.rows)
      await hub.admin.query(
        `update hub.${table} set ${table === 'survivor_key' ? 'wrapped' : 'sealed'} = $2 where ${table === 'survivor_name' ? 'id' : 'survivor_id'} = $1`,
        [id, sealed],
      );
  }
  expect(refused).toBeGreaterThanOrEqual(1000);
  // The control: put back where they belong, all of them open.
  expect(await opensNow()).toBe(ids.length);
}, 120_000);

test('a survivor is found by name, year of birth and home district together, by those who may open who it is', async () => {
  const survivorId = await named();
  const find = (persona: string, more: object = {}) =>
    as(persona, (em) => findByIdentity(em, hub.keys, { name: 'Zubeida Khatoon', birthYear: 2013, homeDistrict: 196, ...more }));
  for (const name of ['Zubeida Khatoon', 'KHATOON  ZUBEIDA', 'Zubeida Khatun', 'Jubeida Khatoon', 'Smt. Zubeida Khatoon', 'ज़ुबैदा ख़ातून', 'जुबैदा खातून'])
    expect({ name, found: (await find('ahtu', { name })).includes(rowOf(survivorId)) }).toEqual({ name, found: true });
  for (const other of [{ name: 'Zubeida' }, { name: 'Zubeida Bano' }, { birthYear: 2012 }, { homeDistrict: 197 }])
    expect({ other, found: await find('ahtu', other) }).toEqual({ other, found: [] });
  for (const persona of ['ahtb', 'labour', 'ngo', 'police@103', 'committee']) expect(await find(persona)).toEqual([]);
});

test('where the birth date is not known, the years that the age allows find; where the home is not known, nothing does', async () => {
  const { homeDistrict, bornOn, ...rest } = zubeida;
  const unborn = rowOf(await named({ ...rest, homeDistrict: 197 }));
  const find = (birthYear: number, district: number) =>
    as('ahtu', (em) => findByIdentity(em, hub.keys, { name: 'Zubeida Khatoon', birthYear, homeDistrict: district }));
  // 12 or 13 completed years on 5 June 2026.
  for (const year of [2012, 2013, 2014]) expect(await find(year, 197)).toContain(unborn);
  for (const year of [2011, 2015]) expect(await find(year, 197)).toEqual([]);
  const homeless = rowOf(await named({ ...rest, bornOn }));
  const { rows } = await hub.admin.query('select count(*)::int as n from hub.identity_token where survivor_id = $1', [homeless]);
  expect({ rows, homeDistrict }).toEqual({ rows: [{ n: 0 }], homeDistrict: 196 });
});

test.each([
  ['Md. Irfan', 'Mohammed Irfan'],
  ['Pooja Kumari', 'Puja'],
  ['Laxmi Devi', 'Lakshmi  DEVI'],
  ['Sunita', 'Suneeta'],
  ['Farida', 'Fareeda'],
  ["D'Souza Zoë", 'Zoe DSouza'],
  ['राँची', 'रांची'],
  ['ড়', 'ড\u09bc'],
  ['زبیده', 'زبيدة'],
])('%s and %s are one spelling', (a, b) => expect(spelling(a)).toBe(spelling(b)));

test.each([
  ['Rekha', 'Rekha Devi'],
  ['Sita', 'Gita'],
  ['Ram', 'Rama'],
  ['Kumari', ''],
])('%s and %s are two', (a, b) => expect(spelling(a)).not.toBe(spelling(b)));

// ---- Rotation ----

test('a key that is added is found without a restart, and while data keys are wrapped anew others go on recording', async () => {
  const before = await Promise.all(Array.from({ length: 8 }, () => named()));
  let stop = false;
  const recorded: string[] = [];
  const { caseId } = await anOpenCase(hub);
  const recording = (async () => {
    while (!stop)
      recorded.push(
        (
          await hub
            .officer('ahtu')
            .does('addSurvivor', { caseId, district: 102, foundAt: '2026-06-05T08:00:00+05:30', survivor: { ...aBoy, identity: zubeida } })
        ).id,
      );
  })();
  const admin = new pg.Client({ connectionString: hub.databaseUrl });
  await admin.connect();
  const versions: number[] = [];
  for (let round = 0; round < 4; round++) {
    for (const enough = recorded.length + 2; recorded.length < enough;) await new Promise((resolve) => setTimeout(resolve, 5));
    KeyRing.rotate(hubKeys, RAJASTHAN);
    const { version, wraps } = await rewrapKeys(admin, hub.keys, RAJASTHAN);
    expect(Object.keys(wraps)).toEqual([String(version)]);
    versions.push(version);
  }
  stop = true;
  await recording;
  await admin.end();
  expect(versions).toEqual([2, 3, 4, 5]);
  expect(recorded.length).toBeGreaterThan(3);
  const { rows } = await hub.admin.query('select distinct state_key_version as version from hub.survivor_key where state_code = $1', [RAJASTHAN]);
  expect(rows).toEqual([{ version: 5 }]);
  for (const survivorId of [...before, ...recorded]) expect(await opens('ahtu', survivorId)).toEqual(zubeida);
}, 60_000);

test('a rotation waits for whoever has looked up the version before it and has not written yet', async () => {
  const { survivorId } = await aRescue(hub);
  const em = everything.em.fork();
  await em.begin();
  const sealing = await Sealing.begin(hub.keys, RAJASTHAN, (sql, params) => em.execute(sql, params));
  const old = await hub.keys.states.newest(RAJASTHAN);
  const version = KeyRing.rotate(hubKeys, RAJASTHAN);
  const admin = new pg.Client({ connectionString: hub.databaseUrl });
  await admin.connect();
  let done = false;
  const rotating = rewrapKeys(admin, hub.keys, RAJASTHAN).finally(() => (done = true));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(done).toBe(false);
  const { key } = await sealing.seal(
    rowOf(survivorId),
    zubeida,
    zubeida.names.map(() => '019a0000-0000-7000-8000-000000000001'),
  );
  expect(key.stateKeyVersion).toBe(old);
  await em.execute(
    `insert into hub.survivor_key (survivor_id, case_id, version, state_code, state_key_version, wrapped, made_at) select id, case_id, 1, ?, ?, ?, now() from hub.survivor where id = ?`,
    [key.stateCode, key.stateKeyVersion, key.wrapped, rowOf(survivorId)],
  );
  await em.commit();
  expect(Object.keys((await rotating).wraps)).toEqual([String(version)]);
  await admin.end();
});

// ---- Keys elsewhere ----

/** A token: keys are behind handles, every use is a call that takes time, and no key comes out. */
class Token implements StateKeys {
  calls = 0;
  constructor(private readonly within: StateKeys) {}
  newest = (state: number) => this.within.newest(state);
  wrap: StateKeys['wrap'] = async (...args) => this.call(() => this.within.wrap(...args));
  unwrap: StateKeys['unwrap'] = async (...args) => this.call(() => this.within.unwrap(...args));
  private async call<T>(use: () => Promise<T>): Promise<T> {
    this.calls++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return use();
  }
}

test('the keys of the States may be on a token, and there the hub asks for each wrapping and unwrapping', async () => {
  const token = new Token(new FolderOfStateKeys(folder));
  const keys = KeyRing.open(folder, token);
  const id = '019a0000-0000-7000-8000-000000000001';
  const sealing = await Sealing.begin(keys, RAJASTHAN, async () => undefined);
  const { key } = await sealing.seal(id, zubeida, [id, id]);
  expect(token.calls).toBe(1);
  expect(key.wrapped).toHaveLength(60);
});

// ---- Erasure and the command line ----

async function samanvay(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: hub.databaseUrl, SAMANVAY_KEYS: hubKeys, NODE_ENV: 'development' };
  return promisify(execFile)(process.execPath, [path.join(root, 'bin/samanvay.mjs'), ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }),
  );
}

test('erased, nobody opens or finds who it was, the case and the audit stay, and it is not recorded again', async () => {
  const survivorId = await named();
  const [row, other] = [rowOf(survivorId), rowOf(await named())];
  const audit = async () => (await hub.admin.query('select count(*)::int as n from hub.audit_record')).rows[0].n;
  const audited = await audit();
  expect(JSON.parse((await samanvay('keys', 'erase', '--survivor', survivorId, '--json')).out)).toMatchObject({
    erased: survivorId,
    state: RAJASTHAN,
  });
  expect(await opens('cwc', survivorId)).toBeUndefined();
  expect(await hub.identities([row, other])).toEqual(new Map([[other, zubeida]]));
  const found = await as('ahtu', (em) => findByIdentity(em, hub.keys, { name: 'Zubeida Khatoon', birthYear: 2013, homeDistrict: 196 }));
  expect(found).not.toContain(row);
  expect(found).toContain(other);
  const { rows } = await hub.admin.query('select wrapped, destroyed_at is not null as destroyed from hub.survivor_key where survivor_id = $1', [row]);
  expect(rows).toEqual([{ wrapped: null, destroyed: true }]);
  expect(await audit()).toBe(audited);
  expect((await hub.officer('ahtu').data('query($id: ID!) { survivor(id: $id) { pseudonym status } }', { id: survivorId })).survivor.status).toBe(
    'RESCUED',
  );
  expect(await hub.officer('ahtu').fails('recordIdentity', { survivorId, identity: zubeida })).toMatchObject([
    { code: 'CONFLICT', message: expect.stringContaining('was erased') },
  ]);

  const again = await samanvay('keys', 'erase', '--survivor', survivorId);
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('was erased at') });
  const never = await samanvay('keys', 'erase', '--survivor', 'Survivor_019a0000-0000-7000-8000-000000000001');
  expect(never).toMatchObject({ code: 1, err: expect.stringContaining('Nothing is on record under this id.') });
  const nobody = (await aRescue(hub)).survivorId;
  expect(await samanvay('keys', 'erase', '--survivor', nobody)).toMatchObject({ code: 1, err: expect.stringContaining('nothing to erase') });
  expect(await samanvay('keys', 'erase', '--survivor', 'Zubeida')).toMatchObject({ code: 1, err: expect.not.stringContaining('Zubeida') });
}, 60_000);

test('keys rotate says which older versions wrap nothing any more, and refuses a State that is none', async () => {
  const survivorId = await named();
  const newest = await hub.keys.states.newest(RAJASTHAN);
  const { out } = await samanvay('keys', 'rotate', '--state', '8', '--json');
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ state: 8, version: newest + 1 });
  expect(Object.keys(answer.wraps)).toEqual([String(newest + 1)]);
  expect(answer.removable).toContain(stateKeyFile(8, newest));
  const more = JSON.parse((await samanvay('keys', 'rotate', '--state', '8', '--continue', '--json')).out);
  expect(more).toMatchObject({ version: newest + 1, rewrapped: 0 });
  expect(await opens('ahtu', survivorId)).toEqual(zubeida);
  expect(await samanvay('keys', 'rotate', '--state', '99')).toMatchObject({ code: 1, err: expect.stringContaining('There is no State 99') });
  expect((await samanvay('keys', 'rotate', '--help')).out).toContain('--state');
}, 60_000);

test('doctor says which key is missing, and that a wrong one is no key', async () => {
  await named();
  const admin = new pg.Client({ connectionString: hub.databaseUrl });
  await admin.connect();
  expect(await missingKeys(admin, hub.keys)).toEqual([]);
  // The folder of our own was copied before any version was added, and has others of its own.
  const found = await missingKeys(admin, KeyRing.open(folder));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^The key of State 8, version \d+, is missing or another one: it wraps the data keys of \d+ survivors\.$/);
  await admin.end();
});

test('a backup from before an erasure is closed too, once the older version of the key is destroyed', async () => {
  const keys = KeyRing.open(folder);
  const id = '019a0000-0000-7000-8000-000000000002';
  const { key } = await (await Sealing.begin(keys, RAJASTHAN, async () => undefined)).seal(id, zubeida, [id, id]);
  const about = `survivor_key|wrapped|${id}|${key.stateKeyVersion}`;
  expect(await keys.states.unwrap(RAJASTHAN, key.stateKeyVersion, key.wrapped, about)).toHaveLength(32);
  KeyRing.rotate(folder, RAJASTHAN);
  rmSync(path.join(folder, stateKeyFile(RAJASTHAN, key.stateKeyVersion)));
  await expect(KeyRing.open(folder).states.unwrap(RAJASTHAN, key.stateKeyVersion, key.wrapped, about)).rejects.toThrow('does not open');
});
