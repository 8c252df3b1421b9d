/**
 * The dashboard of a State: `node bench/dashboard.ts 50000 [--anew]`. On the data of `samanvay seed`, whose rollups are put together as if all of India were one
 * State: more districts, offices and corridors than any has. Says how long it takes to build the figures, and to answer the committee.
 */
import 'reflect-metadata';
import pg from 'pg';
import pino from 'pino';
import { ClockKeeper } from '../dist/src/clocks/keep-clocks.js';
import { everyCaseIsDue } from '../dist/src/clocks/roll-out.js';
import { refreshFigures } from '../dist/src/dashboard/refresh-figures.js';
import { keptWithClocks } from '../dist/src/dashboard/keep-figures.js';
import { hubUrl, sealerUrl, workerUrl } from '../dist/src/database/logins.js';
import { openOrm } from '../dist/src/database/orm.js';
import { stateCodes } from '../dist/src/database/places.js';
import { KeyRing } from '../dist/src/keys/key-ring.js';
import { AuditLog } from '../dist/src/ledger/audit-log.js';
import { poolOf } from '../dist/src/queue/queue.js';
import { createApp } from '../dist/src/server/app.js';
import { keysDir, prepare, startServer } from './data.ts';

const STATE = 8;
const REQUESTS = 300;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const at = (values: number[], share: number): string => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!.toFixed(1);

const QUERY = `query($months: Int!) { dashboard(months: $months) { from until asOf state { name } district { name }
  figures { code state numerator denominator hidden percent duePaise creditedPaise medianHours percentOfState medianHoursOfState others
    definition { title numerator denominator cutOff exclusions source better indicator }
    byMonth { month numerator denominator hidden } byCategory { category label numerator denominator hidden percent percentOfState }
    byPlace { office { name } district { name } numerator denominator hidden } }
  handoversWaiting { kind fromOffice { name } toOffice { name } proposedAt } } }`;

async function main(cases: number): Promise<void> {
  KeyRing.create(keysDir, stateCodes());
  const keys = KeyRing.open(keysDir);
  const server = await startServer();
  try {
    const url = server.urlOf(`dashboard_${cases}`);
    const root = new pg.Client({ connectionString: server.url });
    await root.connect();
    const { rowCount } = await root.query('select from pg_database where datname = $1', [`dashboard_${cases}`]);
    if (!rowCount) await root.query(`create database dashboard_${cases}`);
    await root.end();
    await prepare(url, keys, cases, say);
    await measure(url, keys, cases);
  } catch (error) {
    // Said before the server stops, which cuts all connections.
    say(String(error));
    throw error;
  } finally {
    await server.stop();
  }
}

async function measure(url: string, keys: KeyRing, cases: number): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const count = async (what: string) => Number((await admin.query(`select count(*) as n from ${what}`)).rows[0].n);
  const pool = poolOf(workerUrl(url), 4, pino({ level: 'silent' }));
  if ((await count('hub.clock')) === 0) {
    const keeper = new ClockKeeper(pool, () => new Date(), keptWithClocks);
    await keeper.withConnection((client) => everyCaseIsDue(client, new Date()));
    const start = performance.now();
    await keeper.runDue();
    say(`${cases} cases: clocks and figures from nothing in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    await admin.query('vacuum analyze');
  }
  if (process.argv.includes('--anew')) {
    const { seconds } = await refreshFigures(admin, pool);
    say(`${cases} cases: figures alone, anew, in ${seconds.toFixed(1)} s`);
  }
  await pool.end();
  await asOneState(admin);
  say(`${await count('hub.case_figure')} rows of cases, ${await count('hub.figure_tally')} cells of figures and ${await count('hub.clock_tally')} of clocks, all in one State`);

  const log = pino({ level: 'silent' });
  const orm = await openOrm({ url: hubUrl(url) });
  const audit = await AuditLog.open({ url: sealerUrl(url), keys, log });
  const verify = async (token: string) => ({
    subject: Buffer.from(token.split('.')[1]!, 'base64url').toString(),
    isMachine: false,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const app = await createApp({ orm, keys, audit, log, verify, development: true });
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const { port } = app.server.address() as { port: number };
  const asks = async (role: string, kind: string, district: boolean) => {
    const { rows } = await admin.query<{ subject: string }>(
      `select o.subject from hub.officer o join hub.office f on f.id = o.office_id where $1 = any(o.roles) and f.kind = $2 and f.state_code = $3 and (f.district_code is not null) = $4 order by 1 limit 1`,
      [role, kind, STATE, district],
    );
    const took: number[] = [];
    let size = 0;
    for (let i = 0; i < REQUESTS; i++) {
      const start = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer a.${Buffer.from(rows[0]!.subject).toString('base64url')}.c` },
        body: JSON.stringify({ query: QUERY, variables: { months: 12 } }),
      });
      const text = await response.text();
      if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
      size = text.length;
      took.push(performance.now() - start);
    }
    say(`${kind}: ${at(took, 0)} ms at least, ${at(took, 0.5)} at p50, ${at(took, 0.95)} at p95, ${at(took, 0.99)} at p99, ${(size / 1024).toFixed(0)} kB`);
  };
  await aStateCommittee(admin);
  await asks('COMMITTEE_MEMBER', 'STATE_COMMITTEE', false);
  await asks('AHTB_OFFICER', 'AHTB', false);
  await asks('COMMITTEE_MEMBER', 'DISTRICT_TASK_FORCE', true);
  await app.stop();
  await audit.stop();
  await orm.close(true);
  await admin.end();
}

/** The demo's directory has none. */
async function aStateCommittee(admin: pg.Client): Promise<void> {
  await admin.query(`with f as (insert into hub.office (id, name, kind, department, state_code, can_register_fir, active_from)
      select gen_random_uuid(), 'State committee', 'STATE_COMMITTEE', 'COMMITTEE', ${STATE}, false, '2020-01-01' where not exists (select from hub.office where kind = 'STATE_COMMITTEE') returning id)
    insert into hub.officer (id, designation, office_id, roles, subject, active_from) select gen_random_uuid(), 'Member', id, '{COMMITTEE_MEMBER}', 'bench-state-committee', '2020-01-01' from f`);
}

/** All districts in one State, and its rollups those of all of them. */
async function asOneState(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query('select count(*)::int as n from hub.district where state_code <> $1', [STATE]);
  if (rows[0].n === 0) return;
  await admin.query('begin');
  await admin.query(`update hub.district set state_code = ${STATE}`);
  await admin.query(`update hub.office set state_code = ${STATE} where district_code is not null`);
  for (const [table, cell, numbers] of [
    ['figure_tally', ['district_code', 'figure', 'month', 'category', 'hours', 'shard'], ['numerator', 'denominator', 'due_paise', 'credited_paise']],
    ['clock_tally', ['district_code', 'month', 'office_id', 'code', 'shard'], ['met', 'met_late', 'breached', 'overdue', 'running']],
  ] as const) {
    await admin.query(`create temporary table anew on commit drop as select ${cell.join(', ')}, ${numbers.map((n) => `sum(${n})::bigint as ${n}`).join(', ')} from hub.${table} group by ${cell.join(', ')}`);
    await admin.query(`delete from hub.${table}`);
    await admin.query(`insert into hub.${table} (state_code, ${[...cell, ...numbers].join(', ')}) select ${STATE}, * from anew`);
    await admin.query('drop table anew');
  }
  await admin.query('commit');
  await admin.query('vacuum analyze');
}

await main(Number(process.argv[2] ?? 50_000));
