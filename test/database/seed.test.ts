import { beforeAll, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { whyNotNamed } from '../../src/cases/sections.js';
import { accessListProblems } from '../../src/database/access-lists.js';
import { seedCases } from '../../src/database/seed/seed.js';
import { ClaimStage, nextClaimStages } from '../../src/rehabilitation/codes.js';
import { JourneyStatus, nextSteps } from '../../src/rescues/codes.js';
import { ageOn } from '../../src/survivors/ages.js';
import { useHub } from '../hub.js';

const hub = useHub();
const CASES = 300;

beforeAll(async () => {
  await seedCases(hub.databaseUrl, hub.keys, { cases: CASES, seed: 1 });
}, 60_000);

// ---- What a lawful database is: each check answers what is wrong, in a list ----

type Rows = Record<string, any>[];

async function rowsOf(sql: string, client = hub.admin): Promise<Rows> {
  return (await client.query(sql)).rows;
}

/** One row of text for each step of a journey that no rule allows. */
async function unlawfulJourneys(): Promise<string[]> {
  const steps = await rowsOf(
    'select survivor_id, status, happened_at from hub.journey_event where superseded_at is null order by survivor_id, happened_at, recorded_at, id',
  );
  const problems: string[] = [];
  for (const [survivor, journey] of Map.groupBy(steps, ({ survivor_id }) => survivor_id as string))
    for (const [i, { status }] of journey.entries()) {
      const before = journey[i - 1]?.status as JourneyStatus | undefined;
      if (before ? !nextSteps[before].includes(status) : status !== JourneyStatus.RESCUED)
        problems.push(`${survivor}: ${before ?? 'nothing'} to ${status}`);
    }
  const ends = await rowsOf(`select s.id from hub.survivor s where (status, status_since) is distinct from
    (select (j.status, j.happened_at) from hub.journey_event j where j.survivor_id = s.id and j.superseded_at is null order by happened_at desc, recorded_at desc, id desc limit 1)`);
  return [...problems, ...ends.map(({ id }) => `${id}: does not stand where the last step ended`)];
}

async function wrongSections(): Promise<string[]> {
  const firs =
    await rowsOf(`select d.sections, to_char(d.offence_date, 'YYYY-MM-DD') as day, (f.registered_at at time zone 'Asia/Kolkata')::date >= d.offence_date as follows
    from hub.fir_detail d join hub.fir f on f.id = d.id`);
  return firs.flatMap(({ sections, day, follows }) => [
    ...(sections as string[]).map((code) => whyNotNamed(code, day)).filter((why) => why !== undefined),
    ...(sections.length === 0 ? ['names no section'] : []),
    ...(follows ? [] : [`registered before ${day}`]),
  ]);
}

/** The age band holds the age, and nobody certainly of age is before a Committee. */
async function wrongAges(): Promise<string[]> {
  const people = await rowsOf(`select s.id, s.age_from, s.age_to, to_char(s.age_on, 'YYYY-MM-DD') as day,
      to_char(p.produced_at at time zone 'Asia/Kolkata', 'YYYY-MM-DD') as produced
    from hub.survivor s left join hub.production p on p.survivor_id = s.id`);
  const identities = await hub.identities(people.map(({ id }) => id));
  expect([...identities.values()].filter(({ bornOn }) => bornOn).length).toBeGreaterThan(100);
  return people.flatMap(({ id, age_from: from, age_to: to, day, produced }) => {
    const born = identities.get(id)?.bornOn;
    const problems: string[] = [];
    if (from < 0 || from > to || to > 90) problems.push(`${id}: ${from}-${to}`);
    const age = born === undefined ? undefined : Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
    if (age !== undefined && (age < from || age > to)) problems.push(`${id}: ${age} is not ${from}-${to}`);
    if (produced && ageOn({ from, to, on: day }, produced).from >= 18) problems.push(`${id}: an adult before the Committee`);
    return problems;
  });
}

/** Sentences of which every one must find nothing. */
const impossible = {
  'produced before found or before taken in charge': `select id from hub.production p where not exists (select 1 from hub.survivor s where s.id = p.survivor_id
      and s.found_at <= p.taken_in_charge_at) or produced_at < taken_in_charge_at or journey_minutes * interval '1 minute' > produced_at - taken_in_charge_at`,
  'two custodians at once': `select a.id from hub.placement a join hub.placement b on a.survivor_id = b.survivor_id and a.id <> b.id
      and tstzrange(a.since, a.until) && tstzrange(b.since, b.until)`,
  'placed in a home that does not see the survivor': `select p.id from hub.placement p join hub.placement_home h on h.id = p.id where p.until is null and not exists
      (select 1 from hub.survivor_access a where a.survivor_id = p.survivor_id and a.office_id = h.home_id)`,
  'closed with an open workstream': `select c.id from hub.case_file c join hub.workstream w on w.case_id = c.id where c.status = 'CLOSED' and w.closed_at is null`,
  'closed without the event, or at another stage': `select c.id from hub.case_file c where (status = 'CLOSED') <> exists (select 1 from hub.case_event e where e.case_id = c.id and e.kind = 'CLOSED')
      or (status = 'CLOSED') <> (stage = 'CLOSED')`,
  'not four workstreams': `select case_id from hub.workstream group by 1 having count(*) <> 4`,
  'moved on after it was closed': `select c.id from hub.case_file c join hub.case_event e on e.case_id = c.id and e.kind = 'CLOSED' where c.updated_at <> e.recorded_at`,
  'an FIR that does not stand': `select case_id from hub.fir_standing s where (status = 'REGISTERED') <> exists (select 1 from hub.fir f where f.case_id = s.case_id) or (status = 'REFUSED') <> (reason is not null)`,
  'money out of order': `select id from hub.entitlement where applied_at < due_at or sanctioned_at < applied_at or released_at < sanctioned_at or credited_at < released_at`,
  'credited without a bank reference, or paid without being credited': `select e.id from hub.entitlement e join hub.entitlement_detail d on d.id = e.id
      where (stage = 'CREDITED') <> (bank_reference is not null) or (stage = 'CREDITED') <> (credited_paise is not null) or credited_paise > due_paise`,
  'recorded before it happened': `select id from hub.journey_event where recorded_at < happened_at union all select id from hub.fir where recorded_at < registered_at
      union all select id from hub.production where recorded_at < produced_at`,
  'in the time to come': `select id from hub.case_file where updated_at > '2026-11-01Z' union all select id from hub.survivor where updated_at > '2026-11-01Z'`,
  'ids that are not in the order of their time': `select id from hub.case_file where ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint <> floor(extract(epoch from opened_at) * 1000)`,
  'a pseudonym that is not the number and a letter': `select s.id from hub.survivor s join hub.case_file c on c.id = s.case_id where s.pseudonym !~ ('^' || c.number || '-[A-L]$')`,
  'handed over to where it may not be known': `select h.id from hub.handover h join hub.office o on o.id = h.to_office_id, unnest(h.shares) as class
      where (o.kind = 'DISTRICT_LABOUR_OFFICE' and class in ('ACC', 'LOC', 'MED')) or (o.kind = 'DISTRICT_MAGISTRATE' and class = 'MED')`,
  'a handover out of order': `select id from hub.handover where acknowledged_at < proposed_at or answered_at < acknowledged_at or ended_at < coalesce(answered_at, proposed_at)
      or answered_at > expires_at or (status = 'EXPIRED') <> (ended_at = expires_at) or acknowledged_at > coalesce(answered_at, ended_at, 'infinity')`,
  'accepted and no part in the case, or the other way round': `select h.id from hub.handover h where (h.status = 'ACCEPTED') <> exists (select 1 from hub.case_participant p
      where p.handover_id = h.id and p.office_id = h.to_office_id and p.until is null) or (h.status = 'DONE') <> exists (select 1 from hub.case_participant p
      where p.handover_id = h.id and p.until = h.ended_at)`,
  'proposed in a case that is closed': `select h.id from hub.handover h join hub.case_file c on c.id = h.case_id where h.status = 'PROPOSED' and c.status = 'CLOSED'`,
  'an alert of nobody in the case, or to nobody': `select a.id from hub.alert a where not exists (select 1 from hub.case_participant p where p.case_id = a.case_id and p.office_id = a.issued_by_office_id
      and p.since <= a.issued_at) or not exists (select 1 from hub.alert_recipient r where r.alert_id = a.id)
      or exists (select 1 from hub.alert_recipient r where r.alert_id = a.id and r.office_id = a.issued_by_office_id)`,
  'acted upon unread, or before it was issued': `select r.id from hub.alert_recipient r join hub.alert a on a.id = r.alert_id where acknowledged_at < issued_at or acted_at < acknowledged_at
      or (acted_at is not null and acknowledged_at is null) or acknowledged_at > coalesce(withdrawn_at, superseded_at, valid_until)`,
  'nobody in the lead': `select c.id from hub.case_file c where not exists (select 1 from hub.case_participant p where p.case_id = c.id and p.office_id = c.lead_office_id and p.basis = 'OPENED' and p.until is null)`,
};

async function impossibleThings(): Promise<string[]> {
  const problems: string[] = [];
  for (const [what, sql] of Object.entries(impossible)) for (const row of await rowsOf(sql)) problems.push(`${what}: ${Object.values(row)[0]}`);
  return problems;
}

/** Foreign keys slept during the load: each is asked anew. */
async function orphans(): Promise<string[]> {
  const keys = await rowsOf(`select conrelid::regclass::text as child, confrelid::regclass::text as parent,
      (select array_agg(attname::text order by n) from unnest(conkey) with ordinality k(num, n) join pg_attribute on attrelid = conrelid and attnum = num) as child_columns,
      (select array_agg(attname::text order by n) from unnest(confkey) with ordinality k(num, n) join pg_attribute on attrelid = confrelid and attnum = num) as parent_columns
    from pg_constraint where contype = 'f' and connamespace = 'hub'::regnamespace`);
  expect(keys.length).toBeGreaterThan(100);
  const problems: string[] = [];
  for (const { child, parent, child_columns: from, parent_columns: to } of keys) {
    const [row] = await rowsOf(`select count(*)::int as n from ${child} c where ${from.map((name: string) => `c.${name} is not null`).join(' and ')}
      and not exists (select 1 from ${parent} p where ${from.map((name: string, i: number) => `p.${to[i]} = c.${name}`).join(' and ')})`);
    if (row!['n'] > 0) problems.push(`${child} (${from.join()}): ${row!['n']}`);
  }
  return problems;
}

/** Every table by its content, and by what is sealed in it: keys and nonces are drawn anew each time, whatever the seed. */
async function fingerprint(client: pg.Client, url = hub.databaseUrl): Promise<Record<string, string>> {
  const tables = await rowsOf(
    // A revision is the number of a transaction, and no two databases count theirs alike; writers are the hub's processes.
    `select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' and relname <> 'migration'
       and relname not like '%_revision' and relname <> 'audit_writer' order by 1`,
    client,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables)
    prints[name] = (
      await rowsOf(
        `select count(*) || ' ' || coalesce(md5(string_agg(t.text, chr(10) order by t.text collate "C")), '') as print
         from (select (to_jsonb(r) - '{sealed,wrapped}'::text[])::text as text from hub.${name} r) t`,
        client,
      )
    )[0]!['print'];
  const ids = (await rowsOf('select survivor_id as id from hub.survivor_key order by 1', client)).map(({ id }) => id as string);
  const opened = JSON.stringify([...(await hub.identities(ids, url))].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  prints['what is sealed'] = `${ids.length} ${createHash('md5').update(opened).digest('hex')}`;
  return prints;
}

/** Another database, made from the same template. */
async function another<T>(work: (url: string, client: pg.Client) => Promise<T>): Promise<T> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const root = new pg.Client({ connectionString: process.env.SAMANVAY_TEST_SERVER! });
  await root.connect();
  await root.query(`create database ${name} template samanvay_template strategy file_copy`);
  const url = Object.assign(new URL(process.env.SAMANVAY_TEST_SERVER!), { pathname: `/${name}` }).toString();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(url, client);
  } finally {
    await client.end();
    await root.query(`drop database ${name} with (force)`);
    await root.end();
  }
}

/** What a check says of a database in which one row is wrong; the row is put back. */
async function corrupted(sql: string, check: () => Promise<string[]>): Promise<string[]> {
  await hub.admin.query(`begin; set local session_replication_role = replica; ${sql}`);
  try {
    return await check();
  } finally {
    await hub.admin.query('rollback');
  }
}

test('the same seed makes the same cases, however they are batched and whether indexes wait', async () => {
  const here = await fingerprint(hub.admin);
  const there = await another(async (url, client) => {
    await seedCases(url, hub.keys, { cases: CASES, seed: 1, batch: 70, indexLaterFrom: 1 });
    const { rows } = await client.query('select indexrelid::regclass from pg_index where not indisvalid');
    expect(rows).toEqual([]);
    return fingerprint(client, url);
  });
  expect(there).toEqual(here);
  expect(here['case_file']).toMatch(/^300 /);
}, 60_000);

test('another seed adds more, the same one again is refused, and nonsense is refused in plain words', async () => {
  await another(async (url, client) => {
    await seedCases(url, hub.keys, { cases: 20, seed: 1 });
    await expect(seedCases(url, hub.keys, { cases: 20, seed: 1 })).rejects.toThrow('Another seed adds more, such as --seed 2.');
    await seedCases(url, hub.keys, { cases: 20, seed: 2 });
    expect((await client.query('select count(*)::int as n from hub.case_file')).rows).toEqual([{ n: 40 }]);
    expect(await accessListProblems(client)).toEqual([]);
    for (const cases of [0, -1, 1.5, 5_000_001, Number.NaN])
      await expect(seedCases(url, hub.keys, { cases, seed: 1 })).rejects.toThrow(
        '--cases is a whole number from 1 to 50,00,000, such as --cases 2000.',
      );
    for (const seed of [-1, 0.5, 4_294_967_296])
      await expect(seedCases(url, hub.keys, { cases: 1, seed })).rejects.toThrow('--seed is a whole number from 0');
  });
}, 60_000);

test('stopped in the middle, it leaves whole cases and true access lists', async () => {
  await another(async (url, client) => {
    const stopping = new AbortController();
    const seeded = await seedCases(url, hub.keys, { cases: 200, seed: 1, batch: 20, signal: stopping.signal, progress: () => stopping.abort() });
    expect(seeded.cases).toBeGreaterThanOrEqual(20);
    expect(seeded.cases).toBeLessThan(200);
    expect((await client.query('select count(*)::int as n from hub.case_file')).rows).toEqual([{ n: seeded.cases }]);
    expect(await accessListProblems(client)).toEqual([]);
  });
}, 60_000);

test('a login that is no superuser makes the same rows, as owner and keeper', async () => {
  const here = await fingerprint(hub.admin);
  await another(async (url, client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const name = rows[0]!.name;
    // The hub's password is made from the administrator's, and other tests sign in with it: this administrator has the same.
    const { password } = new URL(url);
    await client.query(`create role ${name} login createrole password ${pg.escapeLiteral(decodeURIComponent(password))};
      grant samanvay_owner, samanvay_keeper, samanvay_hub, samanvay_sealer, samanvay_worker to ${name} with admin option; alter database ${name} owner to ${name}`);
    await seedCases(Object.assign(new URL(url), { username: name }).toString(), hub.keys, { cases: CASES, seed: 1 });
    expect(await fingerprint(client, url)).toEqual(here);
    await client.query(`alter database ${name} owner to current_user; drop owned by ${name}; drop role ${name}`);
  });
}, 60_000);

test('every journey is lawful, and the check can fail', async () => {
  expect(await unlawfulJourneys()).toEqual([]);
  const [{ n }] = (await rowsOf('select count(distinct status)::int as n from hub.journey_event')) as [{ n: number }];
  expect(n).toBeGreaterThan(9);
  expect(
    await corrupted(
      `update hub.journey_event set status = 'DECEASED' where id in (select id from hub.journey_event where status = 'BEFORE_CWC' order by id limit 1)`,
      unlawfulJourneys,
    ),
  ).not.toEqual([]);
  expect(
    await corrupted(
      `update hub.survivor set status = 'MISSING' where id in (select id from hub.survivor where status <> 'MISSING' order by id limit 1)`,
      unlawfulJourneys,
    ),
  ).toHaveLength(1);
});

test('each FIR names sections of the code book in force on the day of the offence, and the check can fail', async () => {
  expect(await wrongSections()).toEqual([]);
  const books = await rowsOf(`select distinct split_part(unnest(sections), ':', 1) as book from hub.fir_detail order by 1`);
  expect(books.map(({ book }) => book)).toEqual(expect.arrayContaining(['BNS', 'IPC', 'CALPRA']));
  expect(await corrupted(`update hub.fir_detail set offence_date = '2020-01-01' where 'BNS:61(2)' = any(sections)`, wrongSections)).not.toEqual([]);
});

test('ages are what the births say, children alone are before the Committee, and the check can fail', async () => {
  expect(await wrongAges()).toEqual([]);
  expect(
    await corrupted(
      `update hub.survivor set age_from = 40, age_to = 41 where id in (select survivor_id from hub.production order by 1 limit 1)`,
      wrongAges,
    ),
  ).not.toEqual([]);
});

test('nothing is on record that cannot be, and each of these checks can fail', async () => {
  expect(await impossibleThings()).toEqual([]);
  const wrong: [keyof typeof impossible, string][] = [
    [
      'produced before found or before taken in charge',
      `update hub.production set produced_at = taken_in_charge_at - interval '1 hour' where id in (select id from hub.production limit 1)`,
    ],
    [
      'closed with an open workstream',
      `update hub.workstream set closed_at = null where case_id in (select id from hub.case_file where status = 'CLOSED' limit 1)`,
    ],
    [
      'credited without a bank reference, or paid without being credited',
      `update hub.entitlement set stage = 'RELEASED' where id in (select id from hub.entitlement where stage = 'CREDITED' limit 1)`,
    ],
    ['nobody in the lead', `delete from hub.case_participant where basis = 'OPENED'`],
    [
      'a handover out of order',
      `update hub.handover set answered_at = expires_at + interval '1 second' where id in (select id from hub.handover where status = 'DONE' limit 1)`,
    ],
    ['accepted and no part in the case, or the other way round', `delete from hub.case_participant where handover_id is not null`],
    ['an alert of nobody in the case, or to nobody', `delete from hub.alert_recipient where alert_id in (select id from hub.alert limit 1)`],
    ['acted upon unread, or before it was issued', `update hub.alert_recipient set acknowledged_at = null where acted_at is not null`],
    ['not four workstreams', `delete from hub.workstream where kind = 'MONEY'`],
    ['an FIR that does not stand', `delete from hub.fir`],
  ];
  for (const [what, sql] of wrong) expect((await corrupted(sql, impossibleThings)).map((problem) => problem.split(': ')[0])).toContain(what);
});

test('claims go the way that claims go, and a good part is sanctioned and not paid', async () => {
  const claims = await rowsOf('select stage, applied_at, sanctioned_at, released_at, credited_at from hub.entitlement');
  for (const claim of claims) {
    const way = [
      ClaimStage.ELIGIBLE,
      ...(['APPLIED', 'SANCTIONED', 'RELEASED', 'CREDITED'] as const).filter((stage) => claim[`${stage.toLowerCase()}_at`]),
      claim['stage'] as ClaimStage,
    ];
    for (const [i, stage] of way.entries()) if (i > 0 && stage !== way[i - 1]) expect(nextClaimStages[way[i - 1] as ClaimStage]).toContain(stage);
  }
  expect(claims.filter(({ stage }) => stage === 'SANCTIONED').length / claims.length).toBeGreaterThan(0.1);
});

test('offices hand over and alert in every state that there is, and name nobody', async () => {
  const states = await rowsOf('select status, count(*)::int as n from hub.handover group by 1');
  expect(Object.fromEntries(states.map(({ status, n }) => [status, n]))).toMatchObject({
    DONE: expect.any(Number),
    ACCEPTED: expect.any(Number),
    REFUSED: expect.any(Number),
    EXPIRED: expect.any(Number),
    REVOKED: expect.any(Number),
  });
  const [handed] = await rowsOf(
    `select count(*)::float as n, avg((status = 'DONE')::int) as done, avg((acknowledged_at is not null)::int) as seen from hub.handover`,
  );
  expect(handed!['n'] / CASES).toBeGreaterThan(0.15);
  expect(Number(handed!['done'])).toBeGreaterThan(0.4);
  expect(Number(handed!['seen'])).toBeGreaterThan(0.7);
  const [alerts] = await rowsOf(`select count(*)::int as n, count(superseded_at)::int as superseded, count(withdrawn_at)::int as withdrawn,
    (select count(*)::int from hub.alert_recipient where outcome is not null) as acted, (select count(*)::int from hub.alert_sighting) as seen from hub.alert`);
  for (const n of Object.values(alerts!)) expect(n).toBeGreaterThan(0);
  // Whom a handover names in its words, or an alert in its text: nobody.
  const named = await rowsOf(
    `select a.text from hub.alert a where a.text ~* 'invented' union all select w.message from hub.handover_words w where w.message ~* 'invented'`,
  );
  expect(named).toEqual([]);
});

test('every foreign key holds though it slept, and the check can fail', async () => {
  expect(await orphans()).toEqual([]);
  expect(await corrupted('delete from hub.rescue where id in (select rescue_id from hub.survivor limit 1)', orphans)).toEqual([
    expect.stringContaining('hub.survivor (rescue_id)'),
  ]);
});

test('the access lists are what participation says and what the triggers would make, and the check can fail', async () => {
  expect(await accessListProblems(hub.admin)).toEqual([]);
  const check = () => accessListProblems(hub.admin);
  expect(
    await corrupted('delete from hub.survivor_access where survivor_id in (select survivor_id from hub.survivor_access limit 1)', check),
  ).toEqual([expect.stringContaining('survivor_access lacks')]);
  expect(await corrupted(`update hub.case_participant set until = now() where basis = 'OPENED'`, check)).toEqual([
    expect.stringContaining('case_access opens what participation does not'),
    expect.stringContaining('survivor_access opens what participation does not'),
    expect.stringContaining('rescue_access opens what participation does not'),
    expect.stringContaining('case_tally does not say what a count says'),
    expect.stringContaining('case_month_tally does not say what a count says'),
  ]);
  expect(await corrupted(`update hub.rescue set superseded_at = now() where id in (select id from hub.rescue limit 1)`, check)).toEqual([
    expect.stringContaining('rescue_access opens what participation does not'),
  ]);
  const [cell] = await rowsOf('select office_id, cases from hub.case_tally order by cases desc, office_id limit 1');
  expect(
    await corrupted(`update hub.case_tally set cases = cases + 7 where office_id = '${cell!['office_id']}' and cases = ${cell!['cases']}`, check),
  ).toEqual([expect.stringContaining(`of office ${cell!['office_id']}`)]);
  expect(await corrupted(`delete from hub.case_month_tally where ctid in (select ctid from hub.case_month_tally limit 1)`, check)).toEqual([
    expect.stringMatching(/^case_month_tally does not say what a count says: 1 numbers/),
  ]);
  // The triggers are asked themselves: they make the lists of all cases anew from nothing, and count down and up.
  const before = await fingerprint(hub.admin);
  await hub.admin
    .query(`begin; delete from hub.case_access where true; delete from hub.survivor_access where true; delete from hub.rescue_access where true;
    update hub.case_participant set since = since; update hub.survivor_participant set since = since`);
  const after = await fingerprint(hub.admin);
  await hub.admin.query('rollback');
  for (const table of ['case_access', 'survivor_access', 'rescue_access', 'case_tally', 'case_month_tally'])
    expect({ table, print: after[table] }).toEqual({ table, print: before[table] });
}, 60_000);

test('people come from other States for about a third of the cases, and there are about four people to three cases', async () => {
  const [row] = await rowsOf(`select (select count(*)::float / ${CASES} from hub.survivor) as people,
    (select count(distinct c.id)::float / ${CASES} from hub.case_file c join hub.case_participant p on p.case_id = c.id and p.capacity = 'HOME_DISTRICT' join hub.office o on o.id = p.office_id
       where o.kind = 'CWC' and o.state_code <> c.state_code) as abroad`);
  expect(row!['people']).toBeGreaterThan(1.2);
  expect(row!['people']).toBeLessThan(1.7);
  expect(row!['abroad']).toBeGreaterThan(0.22);
  expect(row!['abroad']).toBeLessThan(0.42);
});

/** The persona in a district whose office has most of what is asked for. */
async function busiest(persona: string, kind: string, capacity: string): Promise<string> {
  const [row] = await rowsOf(`select o.district_code as code from hub.case_participant p join hub.office o on o.id = p.office_id
    where o.kind = '${kind}' and p.capacity = '${capacity}' and p.until is null group by 1 order by count(*) desc, 1 limit 1`);
  return `${persona}@${row!['code']}`;
}

test('through the hub a partner organisation, a home and the Committee of another State see what is theirs', async () => {
  const cases =
    '{ cases(first: 100) { totalCount nodes { number } } survivors(first: 100) { totalCount nodes { pseudonym status case { number } } } }';
  for (const [persona, kind, capacity] of [
    ['ngo', 'NGO', 'PARTNER'],
    ['home', 'CHILD_CARE_INSTITUTION', 'CUSTODIAN'],
    ['cwc', 'CWC', 'HOME_DISTRICT'],
  ] as const) {
    const subject = await busiest(persona, kind, capacity);
    const sees = await hub.officer(subject).data(cases);
    const [must] = (
      await hub.admin.query(
        `select (select count(*)::int from hub.case_access a join hub.officer f on f.office_id = a.office_id where f.subject = $1) as cases,
        (select count(*)::int from hub.survivor_access a join hub.officer f on f.office_id = a.office_id where f.subject = $1) as survivors`,
        [subject],
      )
    ).rows;
    expect({ subject, cases: sees.cases.totalCount, survivors: sees.survivors.totalCount }).toEqual({ subject, ...must });
    expect(sees.survivors.nodes.length).toBeGreaterThan(0);
    expect(sees.survivors.nodes.every(({ pseudonym, case: of }: any) => pseudonym.startsWith(of.number))).toBe(true);
  }
});
