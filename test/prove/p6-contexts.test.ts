import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { execute, parse } from 'graphql';
import type pg from 'pg';
import pino from 'pino';
import type { Actor } from '../../src/access/actor.js';
import { Context } from '../../src/context.js';
import { hubUrl } from '../../src/database/logins.js';
import { openOrm } from '../../src/database/orm.js';
import { Pipeline, type Statement, nameOfStatement } from '../../src/planner/pipeline.js';
import { Planner } from '../../src/planner/planner.js';
import { type App, createApp } from '../../src/server/app.js';
import { SignIn } from '../../src/server/sign-in.js';
import { useHub } from '../hub.js';
import { type Random, random } from '../planner/draw.js';
import { type Findings, type Trial, proof } from './proof.js';

const hub = useHub();
const IDENTITIES = 200;
/** Of them, out of service by the time they ask: what was remembered of them must open nothing. */
const DISMISSED = 10;
const CONNECTIONS = 4;
/** So many ask at a time: most of them wait for a connection, or take one over that was just cancelled, timed out or killed. */
const AT_ONCE = 24;

/** An officer whose office has one case and one survivor, under marks that nobody else's have. */
interface Identity {
  actor: Actor;
  district: number;
  number: string;
  pseudonym: string;
  survivorId: string;
  isDismissed: boolean;
  /** What a list of cases answers. */
  list: string;
}

let identities: Identity[];

beforeAll(async () => {
  const { rows } = await hub.admin.query<{ district: number }>(
    `with places as (select d.code, d.state_code from hub.district d where d.valid_to is null order by d.code limit $1),
     cases as (insert into hub.case_file (id, number, kind, priority, stage, status, channel, received_at, district_code, state_code, lead_office_id, opened_at, updated_at, version)
       select md5('case ' || code)::uuid, 'MARK-' || code, 'TRAFFICKING', 'HIGH', 'RESCUE', 'OPEN', 'PENCIL', now(), code, state_code, md5('office ahtu@' || code)::uuid, now(), now(), 1
       from places returning district_code)
     select district_code as district from cases order by 1`,
    [IDENTITIES],
  );
  await hub.admin.query(
    `insert into hub.survivor (id, case_id, pseudonym, sex, age_from, age_to, age_on, age_basis, exploitation, found_in_code, found_at, status, status_since, updated_at, version)
     select md5('survivor ' || district_code)::uuid, id, number || '-A', 'MALE', 12, 12, '2026-06-01', 'CLAIMED', '{BONDED}', district_code, now(), 'RESCUED', now(), now(), 1 from hub.case_file`,
  );
  const directory = new SignIn(hub.orm);
  identities = [];
  for (const [i, { district }] of rows.entries()) {
    const subject = `ahtu@${district}`;
    const actor = await directory.actorOf({ subject, isMachine: false, expiresAt: new Date() }, undefined, hub.now());
    const { rows: keys } = await hub.admin.query<{ id: string }>(`select md5('survivor ' || $1)::uuid as id`, [district]);
    const number = `MARK-${district}`;
    const list = `{"cases":{"totalCount":1,"nodes":[{"number":"${number}","leadOffice":{"id":"Office_${actor.officeId}"},"survivors":{"nodes":[{"pseudonym":"${number}-A"}]}}]}}`;
    identities.push({ actor, district, number, pseudonym: `${number}-A`, survivorId: `Survivor_${keys[0]!.id}`, isDismissed: i < DISMISSED, list });
  }
  await hub.admin.query(`update hub.officer set active_to = '2025-01-01' where subject = any($1)`, [
    identities.filter(({ isDismissed }) => isDismissed).map(({ actor }) => actor.subject),
  ]);
}, 60_000);

const LIST = '{ cases(first: 3) { totalCount nodes { number leadOffice { id } survivors(first: 2) { nodes { pseudonym } } } } }';
const CHANGE = `mutation($input: RecordJourneyEventInput!) { recordJourneyEvent(input: $input) { problems { code } survivor { pseudonym } } }`;
const [listDocument, changeDocument] = [parse(LIST), parse(CHANGE)];

/** Everything through which the hub reaches the database, with few connections and little patience. */
class Ways {
  readonly reads: Pipeline;
  readonly writes: Pipeline;
  readonly planner: Planner;
  private constructor(
    readonly orm: MikroORM,
    readonly app: App,
    readonly url: string,
  ) {
    const options = { connections: CONNECTIONS, statementTimeoutMs: 100 };
    this.reads = new Pipeline(hubUrl(hub.databaseUrl), 'READ', options);
    this.writes = new Pipeline(hubUrl(hub.databaseUrl), 'WRITE', options);
    const silent = { planned: () => undefined, repeated: () => undefined, handedBack: () => undefined };
    this.planner = new Planner(app.hub, orm.getMetadata(), this.reads, silent, undefined);
  }

  static async open(): Promise<Ways> {
    const orm = await openOrm({ url: hubUrl(hub.databaseUrl), connections: CONNECTIONS, statementTimeoutMs: 300 });
    const app = await createApp({
      orm,
      keys: hub.keys,
      audit: hub.audit,
      log: pino({ level: 'silent' }),
      connections: CONNECTIONS,
      statementTimeoutMs: 300,
      development: true,
      verify: async (token) => ({
        subject: Buffer.from(token.split('.')[1]!, 'base64url').toString(),
        isMachine: false,
        expiresAt: new Date(Date.now() + 60_000),
      }),
    });
    await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
    return new Ways(orm, app, `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql`);
  }

  async close(): Promise<void> {
    this.app.server.closeAllConnections();
    await this.app.stop();
    await Promise.all([this.reads.close(), this.writes.close()]);
    await this.orm.close(true);
  }

  context(actor: Actor, gone?: AbortSignal): Context {
    const { nodeTypes } = this.app.hub;
    return new Context({ orm: this.orm, keys: hub.keys, writer: hub.audit.writer, nodeTypes }, actor, {
      clock: hub.now,
      ...(gone && { gone }),
      commands: this.writes,
    });
  }
}

/** What came of a request: what was right, or an error. Anything else is a finding. */
type Outcome = { answer: string | null | undefined; right: string | null | undefined } | { error: unknown };

/** How it is asked: until `gone` fires, and now and then with a statement that takes its time. */
interface Asking {
  dice: Random;
  gone: AbortSignal;
  pause: readonly Statement[];
}

type Request = (ways: Ways, identity: Identity, asking: Asking) => Promise<Outcome>;

/** A statement that answers which cases there are; a hundred of them and more, so that connections forget some. */
const marks = (dice: Random) => {
  const from = dice.chance(0.1) ? 'hub.case_file c' : 'hub.case_access a join hub.case_file c on c.id = a.case_id';
  const sql = `select string_agg(c.number, ',' order by c.number) /* ${dice.below(300)} */ from ${from}`;
  return { sql, params: [], ...(dice.chance(0.8) && { name: nameOfStatement(sql) }) };
};

const requests: Record<string, [share: number, Request]> = {
  /** Statements in the read pipeline, now and then one that takes too long. */
  'read pipeline': [
    50,
    async ({ reads, ...ways }, { actor, number, isDismissed }, { dice, gone, pause }) => {
      const entering = contextOf(ways, actor).entering();
      const answers = await reads.run(entering, [marks(dice), ...pause, marks(dice)], gone);
      return { answer: answers?.filter(Boolean).join(';'), right: isDismissed ? undefined : `${number};${number}` };
    },
  ],
  /** Statements that change, in the write pipeline: whoever is meant, it is one's own row alone, and it gets one's own mark. */
  'write pipeline': [
    25,
    async ({ writes, ...ways }, { actor, district, pseudonym, isDismissed }, { dice, gone, pause }) => {
      const entering = contextOf(ways, actor).entering();
      // Which row it is, nothing says but who asks.
      const mine = dice.chance(0.1) ? '' : 'from hub.survivor_access a where a.survivor_id = s.id';
      const change = {
        sql: `with changed as (update hub.survivor s set age_to = $1 ${mine} returning pseudonym) select string_agg(pseudonym, $2) from changed`,
        params: [markOf(district), ','],
      };
      const answers = await writes.run(entering, [change, ...pause], gone);
      return { answer: answers && answers[0], right: isDismissed ? undefined : pseudonym };
    },
  ],
  planner: [
    12,
    async (ways, { actor, list, isDismissed }, { gone }) => {
      const context = ways.context(actor, gone);
      try {
        const request = { document: listDocument, operation: listDocument.definitions[0] as never, variables: {}, context, aborted: gone };
        const answer = await ways.planner.answer(request);
        // Handed back: the connection was cut, or the directory says no.
        if (answer === undefined) return { error: 'handed back' };
        return { answer, right: isDismissed ? undefined : list };
      } finally {
        await context.end();
      }
    },
  ],
  'ordinary execution': [
    8,
    async (ways, { actor, list, isDismissed }) => {
      const context = ways.context(actor);
      try {
        const { data, errors } = await execute({ schema: ways.app.hub.schema, document: listDocument, contextValue: context });
        if (errors) return { error: errors[0]!.originalError ?? errors[0] };
        return { answer: JSON.stringify(data), right: isDismissed ? undefined : list };
      } finally {
        await context.end();
      }
    },
  ],
  /** A change that is refused: tried as a command in the write pipeline, then told by the verb in the ORM's pool. */
  change: [
    2,
    async (ways, { actor, survivorId, isDismissed }, { gone }) => {
      const context = ways.context(actor, gone);
      const input = { opId: randomUUID(), survivorId, expectedVersion: 99, status: 'IN_SAFE_CUSTODY', happenedAt: new Date() };
      try {
        const variableValues = { input: { ...input, happenedAt: new Date().toISOString() } };
        const { data, errors } = await execute({ schema: ways.app.hub.schema, document: changeDocument, variableValues, contextValue: context });
        if (errors) return { error: errors[0]!.originalError ?? errors[0] };
        const right = '{"recordJourneyEvent":{"problems":[{"code":"STALE_VERSION"}],"survivor":null}}';
        return { answer: JSON.stringify(data), right: isDismissed ? undefined : right };
      } finally {
        await context.end();
      }
    },
  ],
  http: [
    3,
    async (ways, { actor, list, isDismissed }, { gone }) => {
      const authorization = `Bearer x.${Buffer.from(actor.subject).toString('base64url')}.x`;
      const headers = { 'content-type': 'application/json', authorization };
      const response = await fetch(ways.url, { method: 'POST', headers, body: JSON.stringify({ query: LIST }), signal: gone });
      const text = await response.text();
      if (text.startsWith('{"errors"')) return { error: text };
      return { answer: text, right: isDismissed ? undefined : `{"data":${list}}\n` };
    },
  ],
};

function contextOf({ orm, app }: Pick<Ways, 'orm' | 'app'>, actor: Actor): Context {
  return new Context({ orm, keys: hub.keys, writer: hub.audit.writer, nodeTypes: app.hub.nodeTypes }, actor, { clock: hub.now });
}

const markOf = (district: number) => 20 + (district % 90);

function poolOf(pipeline: Pipeline): pg.Pool {
  return (pipeline as unknown as { pool: pg.Pool }).pool;
}

/** A connection as the next one gets it: without a context there is no row. */
async function look(ways: Ways, dice: Random): Promise<Outcome> {
  const count = 'select count(*)::int as n from hub.case_file';
  if (dice.chance(0.2)) {
    const [row] = await ways.orm.em.fork().execute<{ n: number }[]>(count);
    return { answer: String(row!.n), right: '0' };
  }
  const { rows } = await poolOf(dice.pick([ways.reads, ways.writes])).query<{ n: number }>(count);
  return { answer: String(rows[0]!.n), right: '0' };
}

/** Whether somebody was stopped by the cancel of another: nobody else may stop what is not one's own. */
function isCancel(error: unknown): boolean {
  return /canceling statement due to user request/.test(error instanceof Error ? error.message : JSON.stringify(error));
}

async function interleave(ways: Ways, { size, seed, progress }: Trial, only?: readonly string[], usual = 0): Promise<Findings> {
  const dice = random(seed);
  const findings: unknown[] = [];
  const counts: Record<string, number> = {
    right: 0,
    'lawful failures': 0,
    looks: 0,
    'hung up': 0,
    'stopped in the middle': 0,
    killed: 0,
    'of the dismissed': 0,
  };
  const chosen = Object.entries(requests).filter(([name]) => !only || only.includes(name));
  const all = chosen.flatMap(([name, [share]]) => Array.from({ length: share }, () => name));
  let asked = 0;

  const one = async (): Promise<void> => {
    if (dice.chance(0.02)) {
      counts.looks!++;
      const seen = await look(ways, dice).catch((error: unknown) => ({ error }));
      if ('answer' in seen && seen.answer !== seen.right) findings.push({ what: 'a connection opens rows without a context', ...seen });
      return;
    }
    const identity = dice.pick(identities);
    const way = dice.pick(all);
    const hanging = new AbortController();
    const hangsUp = dice.chance(0.1);
    // Some hang up while they wait for a connection, some in the middle of a statement; some statements take longer than they may.
    const after = dice.below(usual ? 90 : 30);
    const seconds = hangsUp && dice.chance(0.5) ? 0.03 : dice.chance(0.005) ? 0.3 : usual;
    const pause = seconds ? [{ sql: `select pg_sleep(${seconds})::text`, params: [] }] : [];
    if (hangsUp) {
      counts['hung up']!++;
      if (after === 0) setImmediate(() => hanging.abort());
      else setTimeout(() => hanging.abort(), after);
    }
    let patience: NodeJS.Timeout;
    const stuck = new Promise<Outcome>((done) => (patience = setTimeout(() => done({ answer: 'no answer within ten seconds', right: '' }), 10_000)));
    const outcome = await Promise.race([
      requests[way]![1](ways, identity, { dice, gone: hanging.signal, pause }).catch((error: unknown): Outcome => ({ error })),
      stuck,
    ]);
    clearTimeout(patience!);
    counts[way] = (counts[way] ?? 0) + 1;
    if (identity.isDismissed) counts['of the dismissed']!++;
    if ('error' in outcome) {
      counts['lawful failures']!++;
      if (hangsUp && isCancel(outcome.error)) counts['stopped in the middle']!++;
      if (!hangsUp && isCancel(outcome.error)) findings.push({ way, what: "stopped by another's cancel" });
    } else if (outcome.answer === outcome.right) counts.right!++;
    else findings.push({ way, identity: identity.actor.subject, ...outcome });
  };
  const kill = async (): Promise<void> => {
    const { rowCount } = await hub.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'samanvay_hub' order by random() limit 1`,
    );
    counts.killed! += rowCount ?? 0;
  };
  let killing: Promise<void> = Promise.resolve();
  const worker = async (): Promise<void> => {
    while (asked < size && findings.length < 20) {
      asked++;
      if (asked % 150 === 0) killing = killing.then(kill);
      await one();
      progress(asked);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await killing;

  // Whoever was asked to change something changed their own row, with their own mark.
  const { rows } = await hub.admin.query<{ pseudonym: string; district: number; age: number }>(
    'select pseudonym, found_in_code as district, age_to as age from hub.survivor where age_to <> 12',
  );
  const dismissed = new Set(identities.filter(({ isDismissed }) => isDismissed).map(({ district }) => district));
  for (const { district, age, pseudonym } of rows)
    if (age !== markOf(district) || dismissed.has(district)) findings.push({ what: 'a row has the mark of another', pseudonym, age });
  // A connection that is not given back is one that nobody is served by any more.
  const ofOrm = await ways.orm.em.getConnection().getNativeClient();
  for (const pool of [ofOrm, poolOf(ways.reads), poolOf(ways.writes)])
    if (pool.idleCount !== pool.totalCount) findings.push({ what: 'connections were not given back', total: pool.totalCount, idle: pool.idleCount });
  // Nothing would be proved if hardly anybody were served, or nobody were cut off.
  if (counts.right! < size / 3) findings.push({ what: 'hardly anybody was served', ...counts });
  return { findings, counts };
}

proof('P6', 'nobody is ever served under the identity of another, or with their rows', { full: 1_000_000, small: 3000 }, async (trial) => {
  const ways = await Ways.open();
  try {
    return await interleave(ways, trial);
  } finally {
    await ways.close();
  }
});

const silent = { seed: 1, progress: () => undefined };

test('control: a pipeline that keeps its context for the whole session is found', async () => {
  const ways = await Ways.open();
  try {
    poolOf(ways.reads).on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      Object.assign(client, {
        query: (...args: unknown[]) => {
          if (args[0] === 'commit')
            void query(`select set_config('samanvay.ctx', current_setting('samanvay.ctx', true), false)`).catch(() => undefined);
          return query(...args);
        },
      });
    });
    const { findings } = await interleave(ways, { ...silent, size: 1500 }, ['read pipeline']);
    expect(findings).toContainEqual(expect.objectContaining({ what: 'a connection opens rows without a context' }));
  } finally {
    await ways.close();
  }
}, 120_000);

test('control: a pipeline that hands its connection on before a cancel has arrived is found', async () => {
  const ways = await Ways.open();
  try {
    const reads = ways.reads as unknown as { cancel(client: pg.PoolClient): Promise<void> };
    const cancel = reads.cancel.bind(reads);
    reads.cancel = (client) => {
      // When what it was meant for is over.
      setTimeout(() => void cancel(client), 35);
      return Promise.resolve();
    };
    const { findings } = await interleave(ways, { ...silent, size: 1000 }, ['read pipeline'], 0.005);
    expect(findings).toContainEqual({ way: 'read pipeline', what: "stopped by another's cancel" });
  } finally {
    await ways.close();
  }
}, 120_000);

test('control: a pipeline that mixes up who asks is found', async () => {
  const ways = await Ways.open();
  try {
    const run = ways.writes.run.bind(ways.writes);
    let last: unknown[] | undefined;
    ways.writes.run = (entering, ...rest) => {
      const mine = last ?? entering;
      last = entering;
      return run(mine, ...rest);
    };
    const { findings } = await interleave(ways, { ...silent, size: 300 }, ['write pipeline']);
    expect(findings).toContainEqual(expect.objectContaining({ way: 'write pipeline' }));
    expect(findings).toContainEqual(expect.objectContaining({ what: 'a row has the mark of another' }));
  } finally {
    await ways.close();
    await hub.admin.query('update hub.survivor set age_to = 12');
  }
}, 120_000);
