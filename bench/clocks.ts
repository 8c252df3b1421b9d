/**
 * The clocks of many cases: `node bench/clocks.ts 20000 200000`. For each size, on the data of `samanvay seed` and one worker: running all
 * clocks anew; a new version of a rule for all cases, with officers who write meanwhile; and how long it takes until the last is told when the
 * time of very many is up in the same second, as it is at midnight.
 */
import 'reflect-metadata';
import pg from 'pg';
import pino from 'pino';
import { keepClocks } from '../dist/src/clocks/clock-worker.js';
import { rowOf } from '../dist/src/clocks/law.js';
import { ClockKeeper } from '../dist/src/clocks/keep-clocks.js';
import { everyCaseIsDue } from '../dist/src/clocks/roll-out.js';
import { rulePack } from '../dist/src/clocks/rules.js';
import { keptWithClocks } from '../dist/src/dashboard/keep-figures.js';
import { workerUrl } from '../dist/src/database/logins.js';
import { stateCodes } from '../dist/src/database/places.js';
import { KeyRing } from '../dist/src/keys/key-ring.js';
import { poolOf } from '../dist/src/queue/queue.js';
import { keysDir, prepare, startServer } from './data.ts';

/** Of a million that run, each with three levels in a month, so many are told of in one second if all of a day end at midnight. */
const AT_MIDNIGHT = 33_000;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const took = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
const at = (values: number[], share: number): string => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!.toFixed(1);

async function main(sizes: number[]): Promise<void> {
  KeyRing.create(keysDir, stateCodes());
  const keys = KeyRing.open(keysDir);
  const server = await startServer();
  try {
    for (const cases of sizes) {
      const url = server.urlOf(`clocks_${cases}`);
      const root = new pg.Client({ connectionString: server.url });
      await root.connect();
      const { rowCount } = await root.query('select from pg_database where datname = $1', [`clocks_${cases}`]);
      if (!rowCount) await root.query(`create database clocks_${cases}`);
      await root.end();
      await prepare(url, keys, cases, say);
      await measure(url, cases);
    }
  } finally {
    await server.stop();
  }
}

async function measure(url: string, cases: number): Promise<void> {
  const pool = poolOf(workerUrl(url), 4, pino({ level: 'silent' }));
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const count = async (where: string) => (await admin.query<{ n: number }>(`select count(*)::int as n from hub.clock where ${where}`)).rows[0]!.n;
  const keeper = new ClockKeeper(pool, () => new Date(), keptWithClocks);
  const runAll = async () => {
    await keeper.withConnection((client) => everyCaseIsDue(client, new Date()));
    await keeper.runDue();
  };
  if ((await count('true')) === 0) {
    const seconds = await took(runAll);
    say(`${cases} cases: first run ${seconds.toFixed(0)} s, ${await count('true')} clocks`);
    // Their whole past is not told of to anybody: that is not what is measured.
    await admin.query(`update hub.clock set reached = 100, next_at = null where due_at < now()`);
    await admin.query(`update hub.clock set next_at = greatest(due_at, now() + interval '1 day') where next_at < now() + interval '1 day'`);
    await admin.query('vacuum analyze');
  }
  const [clocks, running] = [await count('true'), await count(`state = 'RUNNING'`)];

  // Of very many it says nothing that of some does not.
  if (clocks < 1_000_000) {
    const anew = await took(runAll);
    say(`${cases} cases: ${clocks} clocks, ${running} of them running; all run anew in ${anew.toFixed(1)} s, ${((anew * 100_000) / clocks).toFixed(1)} s for 100,000`);
  }

  const quiet = await writing(url, 3000);
  const latest = (await admin.query<{ version: number; definition: (typeof rulePack)[number] }>(`select version, definition from hub.clock_rule where code = 'C07' and status = 'LIVE' order by version desc limit 1`)).rows[0]!;
  const next = { ...latest.definition, version: latest.version + 1, from: '2026-01-01', within: { days: 10 + latest.version } };
  const row = { ...rowOf(next as never), status: 'LIVE', rolled_out: false };
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `insert into hub.clock_rule (id, code, version, duty, law, commences, verified, severity, states, note, time, definition, status, rolled_out, drafted_by_id)
     select id, code, version, duty, law, commences, verified, severity, states, note, time, definition, status, rolled_out, (select id from hub.officer limit 1)
     from jsonb_populate_record(null::hub.clock_rule, $1::jsonb)`,
    [JSON.stringify(row)],
  );
  await admin.query('commit');
  let isDone = false;
  const beside = writing(url, 3_600_000, () => isDone);
  const seconds = await took(() => keepClocks(keeper));
  isDone = true;
  const busy = await beside;
  const { rows: followed } = await admin.query<{ n: number }>('select count(*)::int as n from hub.clock where rule_id = $1', [row.id]);
  say(
    `${cases} cases: a new version of a rule in ${seconds.toFixed(1)} s, ${followed[0]!.n} clocks follow it; ` +
      `a write meanwhile ${at(busy, 0.5)} ms at the middle, ${at(busy, 0.99)} at p99, ${at(busy, 1)} at most (before: ${at(quiet, 0.5)}, ${at(quiet, 0.99)}, ${at(quiet, 1)})`,
  );

  await admin.query(`delete from hub.clock_escalation where clock_id in (select id from hub.clock where state = 'RUNNING')`);
  await admin.query(
    `update hub.clock set reached = 50, started_at = now() - interval '5 days', due_at = now() - interval '1 second', next_at = now()
     where id in (select id from hub.clock where state = 'RUNNING' limit $1)`,
    [AT_MIDNIGHT],
  );
  const lag = await took(() => keepClocks(keeper));
  const { rows: told } = await admin.query<{ n: number }>(`select count(*)::int as n from hub.clock_escalation where at > now() - make_interval(secs => $1)`, [lag + 5]);
  say(`${cases} cases: ${told[0]!.n} of ${running} running clocks fall due in one second, and the last is told of ${lag.toFixed(1)} s later`);
  await admin.end();
  await pool.end();
}

/** Writes as an officer's change does, to one case after another: how long each took, in milliseconds. */
async function writing(url: string, forMs: number, isDone = () => false): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(`select id from hub.case_file where status = 'OPEN' order by md5(id::text) limit 500`);
  const took: number[] = [];
  const end = Date.now() + forMs;
  for (let i = 0; Date.now() < end && !isDone(); i++) {
    const start = performance.now();
    await client.query('begin');
    await client.query('update hub.case_file set version = version + 1 where id = $1', [rows[i % rows.length]!.id]);
    await client.query(`insert into hub.clock_due (case_id) values ($1)`, [rows[i % rows.length]!.id]);
    await client.query('commit');
    took.push(performance.now() - start);
    await new Promise((wait) => setTimeout(wait, 20));
  }
  await client.end();
  return took;
}

await main(process.argv.slice(2).map(Number).filter(Boolean));
