/**
 * The published statistics of many cases: `node bench/cube.ts 2000000`. So many cases of five years, of all districts, are put on file as rows
 * alone (number, kind, place, steps), past all triggers, since statistics look at nothing else; then all months are published, one after another.
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../dist/src/database/migrate.js';
import { stateCodes } from '../dist/src/database/places.js';
import { loadDemoDirectory } from '../dist/src/database/directory.js';
import { KeyRing } from '../dist/src/keys/key-ring.js';
import { publishMonths } from '../dist/src/statistics/publish-months.js';
import { keysDir, startServer } from './data.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** As many cases as asked, a third of them in a tenth of the districts, and three events of each, the last within the month or after it. */
const CASES = `
  insert into hub.case_file (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
  select gen_random_uuid(), 'B-' || n, (array['CHILD_LABOUR','CHILD_LABOUR','CHILD_LABOUR','MISSING_CHILD','MISSING_CHILD','BONDED_LABOUR','TRAFFICKING','SEXUAL_EXPLOITATION'])[1 + floor(random() * 8)],
    'NORMAL', 'INTAKE', 'OPEN', 'OTHER', at, d.code, d.state_code, $2, at, at, 1
  from (select n, timestamptz '2021-11-01 00:00+05:30' + random() * interval '1826 days' as at, random() as r, random() as s from generate_series(1, $1::int) n) x
    join (select code, state_code, row_number() over (order by md5(code::text)) as nr, count(*) over () as of from hub.district) d
      on d.nr = 1 + floor(case when s < 0.33 then r / 10 else r end * d.of)`;
const EVENTS = `
  insert into hub.case_event (id, case_id, kind, recorded_at, recorded_by_office_id, stage)
  select gen_random_uuid(), c.id, case when k = 3 and random() < 0.15 then 'CLOSED' else 'STAGE_REACHED' end, c.opened_at + (k - 1) * random() * interval '20 days', $1,
    (array['INTAKE','TRIAGE','PLAN','RESCUE','MEDICAL_AGE','FIR','CWC_PRODUCTION','INTERIM_PLACEMENT','SIR','ICP','FINAL_ORDER','TRANSFER_RESTORE'])[least(12, k * (1 + floor(random() * 4)))]
  from hub.case_file c cross join generate_series(1, 3) k`;

/** What a process of this machine (Linux) has had of the CPU: user and system, in hundredths of a second. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function main(cases: number): Promise<void> {
  KeyRing.create(keysDir, stateCodes());
  const keys = KeyRing.open(keysDir);
  const server = await startServer();
  const name = `cube_${cases}`;
  const root = new pg.Client({ connectionString: server.url });
  await root.connect();
  try {
    await root.query(`drop database if exists ${name}`);
    await root.query(`create database ${name}`);
    const url = server.urlOf(name);
    await migrate(url, { keys });
    await loadDemoDirectory(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows: offices } = await client.query<{ id: string }>('select id from hub.office limit 1');
    await client.query('set session_replication_role = replica');
    await client.query(CASES, [cases, offices[0]!.id]);
    await client.query(EVENTS, [offices[0]!.id]);
    await client.query(`update hub.case_event set stage = 'CLOSED' where kind = 'CLOSED'`);
    await client.query('reset session_replication_role');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ n: number; events: number }>('select (select count(*)::int from hub.case_file) as n, (select count(*)::int from hub.case_event) as events');
    say(`${rows[0]!.n} cases with ${rows[0]!.events} events are on file`);
    const { rows: backend } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const before = secondsOf(backend[0]!.pid);
    const cpu = process.cpuUsage();
    const start = performance.now();
    const months = await publishMonths(client, { now: new Date('2026-11-05T06:00:00+05:30') });
    const { user, system } = process.cpuUsage(cpu);
    say(`${months.length} months published in ${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of the process's CPU, ${(secondsOf(backend[0]!.pid) - before).toFixed(1)} s of its backend's`);
    const { rows: cells } = await client.query<{ place: string; told: number; hidden: number }>(
      `select case when state_code = 0 then 'India' when district_code = 0 then 'State' else 'district' end || ' ' || breakdown as place,
         count(*) filter (where cases > 0)::int as told, count(*) filter (where cases is null)::int as hidden from hub.published_number group by 1 order by 1`,
    );
    for (const { place, told, hidden } of cells) say(`  ${place}: ${told} told, ${hidden} hidden`);
    await client.end();
  } finally {
    await root.query(`drop database if exists ${name}`);
    await root.end();
    await server.stop();
  }
}

await main(Number(process.argv[2] ?? 2_000_000));
