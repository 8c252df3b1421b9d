/**
 * One change, told to so many: `node bench/live.ts 2000 9000`. Each is a socket of its own, of officers of all offices that take part in one
 * case; in a process of their own, which shares the cores with the hub and PostgreSQL. Says how long it took from sending the change
 * until it came, and what the hub spent on it.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

// The hub's own library of sockets.
const { WebSocket } = createRequire(import.meta.url)('../node_modules/ws') as { WebSocket: any };

const EVENTS = 20;
/** The first few are told by code that has never run. */
const WARM_UP = 3;
const SOCKETS_OF_ONE = 20;
const DOCUMENT = 'subscription { changes { event at caseId subjectId cursor } }';
const token = (subject: string) => `e30.${Buffer.from(JSON.stringify({ sub: subject })).toString('base64url')}.x`;
const now = () => performance.timeOrigin + performance.now();

interface Listening {
  url: string;
  subjects: string[];
}

async function listen({ url, subjects }: Listening): Promise<void> {
  let arrivals: number[] = [];
  const open = (subject: string) =>
    new Promise<void>((done, failed) => {
      const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
      socket.on('error', failed);
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token(subject)}` } })));
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.includes('"connection_ack"')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: DOCUMENT } }));
          done();
        } else if (text.includes('"next"')) {
          arrivals.push(now());
          if (arrivals.length === subjects.length) {
            process.send!(arrivals);
            arrivals = [];
          }
        }
      });
    });
  for (let i = 0; i < subjects.length; i += 50) await Promise.all(subjects.slice(i, i + 50).map(open));
  process.send!('open');
}

async function main(sizes: number[]): Promise<void> {
  const [{ startEmbedded }, { migrate, hubUrl, sealerUrl }, { KeyRing }, { stateCodes }, { loadDemoDirectory }, { openOrm }, { AuditLog }, { createApp }, { personaSubject }, { default: pino }] =
    await Promise.all([
      import('../dist/src/database/embedded.js'),
      import('../dist/src/database/migrate.js'),
      import('../dist/src/keys/key-ring.js'),
      import('../dist/src/database/places.js'),
      import('../dist/src/database/directory.js'),
      import('../dist/src/database/orm.js'),
      import('../dist/src/ledger/audit-log.js'),
      import('../dist/src/server/app.js'),
      import('../dist/src/offices/personas.js'),
      import('pino'),
    ]);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-bench-live-'));
  const server = await startEmbedded({ dataDir, settings: { synchronous_commit: 'off' } });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database live');
  await admin.end();
  const url = server.urlOf('live');
  KeyRing.create(path.join(dataDir, 'keys'), stateCodes());
  const keys = KeyRing.open(path.join(dataDir, 'keys'));
  await migrate(url, { keys });
  await loadDemoDirectory(url);
  const log = pino({ level: 'error' }, pino.destination(2));
  const orm = await openOrm({ url: hubUrl(url) });
  const audit = await AuditLog.open({ url: sealerUrl(url), keys, log });
  const verify = async (text: string) => ({ subject: JSON.parse(Buffer.from(text.split('.')[1]!, 'base64url').toString()).sub, isMachine: false, expiresAt: new Date(Date.now() + 3_600_000) });
  const app = await createApp({ orm, keys, audit, log, verify, development: true });
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const { port } = app.server.address() as { port: number };
  const subject = personaSubject('ahtu');
  const ask = async (query: string, variables: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token(subject)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as any;
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { openCase } = await ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id version } problems { message } } }', {
    input: { opId: randomUUID(), kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: new Date(Date.now() - 3_600_000).toISOString() },
  });
  let { version } = openCase.case;
  const caseId: string = openCase.case.id;

  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: seats } = await client.query('select o.roles, o.office_id from hub.officer o where office_id in (select office_id from hub.case_access where case_id = $1)', [caseId.split('_')[1]]);
  const subjects: string[] = [];
  for (let i = 0; i < Math.max(...sizes) / SOCKETS_OF_ONE; i++) {
    const { roles, office_id: office } = seats[i % seats.length];
    await client.query(
      `insert into hub.officer (id, designation, office_id, roles, subject, active_from) values (gen_random_uuid(), 'Officer', $1, $2, $3, '2020-01-01')`,
      [office, roles, `bench-${i}`],
    );
    subjects.push(...Array.from({ length: SOCKETS_OF_ONE }, () => `bench-${i}`));
  }
  await client.end();

  for (const size of sizes) {
    const listeners = fork(import.meta.filename, ['listen'], { execArgv: process.execArgv });
    const died = new Promise<never>((_, failed) => void listeners.once('exit', () => failed(new Error('The listeners died'))));
    const said = () => Promise.race([died, new Promise<any>((done) => void listeners.once('message', done))]);
    listeners.send({ url: `ws://127.0.0.1:${port}/graphql`, subjects: subjects.slice(0, size) } satisfies Listening);
    await said();
    while (app.live.size.subscriptions < size) await new Promise((wait) => setTimeout(wait, 50));
    const [took, lasted]: [number[], number[]] = [[], []];
    let cpu = process.cpuUsage();
    for (let i = -WARM_UP; i < EVENTS; i++) {
      if (i === 0) [took.length, lasted.length, cpu] = [0, 0, process.cpuUsage()];
      const arrived = said();
      const sent = now();
      const { triageCase } = await ask('mutation($input: TriageCaseInput!) { triageCase(input: $input) { case { version } problems { message } } }', {
        input: { opId: randomUUID(), caseId, expectedVersion: version, priority: version % 2 ? 'HIGH' : 'URGENT' },
      });
      lasted.push(now() - sent);
      version = triageCase.case.version;
      took.push(...((await arrived) as number[]).map((at) => at - sent));
      await new Promise((wait) => setTimeout(wait, 200));
    }
    const { user, system } = process.cpuUsage(cpu);
    const at = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!.toFixed(0);
    const { groups } = app.live.size;
    process.stdout.write(
      `${size} subscribers in ${groups} groups: p50 ${at(took, 0.5)} ms, p99 ${at(took, 0.99)} ms, last ${at(took, 1)} ms after the change was sent; ` +
        `the change itself ${at(lasted, 0.5)} ms; the hub's CPU ${((user + system) / 1000 / EVENTS).toFixed(0)} ms an event\n`,
    );
    listeners.removeAllListeners('exit').kill();
    while (app.live.size.subscriptions > 0) await new Promise((wait) => setTimeout(wait, 50));
  }
  await app.stop();
  await audit.stop();
  await orm.close(true);
  await server.stop();
}

if (process.argv[2] === 'listen') process.once('message', (message) => void listen(message as Listening));
else await main(process.argv.slice(2).map(Number).filter(Boolean));
