/**
 * The hub, its peers and the limit, side by side on one PostgreSQL: `npm run bench -- --help`. First their answers are compared, and
 * nothing is timed while they differ. Then they take turns, round by round, so that a ratio is one of neighbours in time.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { hubFlags } from '../bin/with-runtime.mjs';
import { hubUrl, sealerUrl } from '../dist/src/database/logins.js';
import { stateCodes } from '../dist/src/database/places.js';
import { KeyRing } from '../dist/src/keys/key-ring.js';
import { asksFor, callersOf, keysDir, prepare, Rollback, startServer, withClient } from './data.ts';
import { implementations, type Name, names } from './implementations.ts';
import { type Request, residentOf, run, type Target } from './load.ts';
import { about, type Ask, type Operation, operations } from './operations.ts';
import { type Results, type Row, ratiosOf, tableOf } from './results.ts';
import type { ServeInput } from './serve.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20000,200000,2000000' },
    only: { type: 'string', default: operations.join() },
    against: { type: 'string', default: names.join() },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '8' },
    out: { type: 'string', default: 'results.json' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(`The hub, its peers and the limit side by side, on the data of \`samanvay seed\`.

  --sizes 20000,200000,2000000   cases in the databases; two million take an hour to make and 60 GB
  --only ${operations.join()}   operations
  --against ${names.join()}   implementations
  --rounds 5   --requests 2000   --concurrency 8
  --out results.json   where raw rows and ratios go, beside this file
  --json   prints them instead of the table
  BENCH_DATA   the folder of the databases (.data/bench); they are kept

${operations.map((operation) => `  ${operation.padEnd(9)} ${about[operation]}`).join('\n')}
${names.map((name) => `  ${name.padEnd(12)} ${implementations[name].about}`).join('\n')}
`);
  process.exit(0);
}

const CONNECTIONS = 4;
const COMPARED = 100;
const sizes = values.sizes.split(',').map(Number);
const chosen = values.only.split(',') as Operation[];
const against = values.against.split(',') as Name[];
const [rounds, howMany, concurrency] = [values.rounds, values.requests, values.concurrency].map(Number) as [number, number, number];
const rows: Row[] = [];
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Signs for everybody, and publishes its key as an identity provider does. */
async function issuer(): Promise<{ issuer: string; jwksUrl: string; tokenOf: (subject: string) => Promise<string>; stop: () => void }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: '1' }] });
  const server = createServer((_request, response) => void response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = new Map<string, Promise<string>>();
  const sign = (subject: string): Promise<string> =>
    new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: '1', typ: 'at+jwt' }).setSubject(subject).setIssuer(url).setAudience('samanvay').setExpirationTime('12h').sign(privateKey);
  const tokenOf = (subject: string): Promise<string> => {
    const token = known.get(subject) ?? sign(subject);
    known.set(subject, token);
    return token;
  };
  return { issuer: url, jwksUrl: url, tokenOf, stop: () => server.close() };
}

interface Running extends Target {
  name: Name;
  child: ChildProcess;
}

async function start(name: Name, input: ServeInput, postmaster: number): Promise<Running> {
  const flags = name.startsWith('hub') ? hubFlags : ['--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, path.join(import.meta.dirname, 'serve.ts'), name], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  });
  child.stdin!.end(JSON.stringify(input));
  const port = await new Promise<number>((done, fail) => {
    let said = '';
    child.stdout!.on('data', (chunk) => {
      const found = /listening (\d+)/.exec((said += chunk));
      if (found) done(Number(found[1]));
    });
    child.once('exit', (code) => fail(new Error(`${name} ended with ${code} before it listened`)));
  });
  return { name, child, port, pid: child.pid!, postmaster };
}

async function answerOf({ name, port }: Running, ask: Ask, token: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: implementations[name].body(ask),
  });
  return implementations[name].inTheHubsWords(ask, await response.json());
}

/** Every implementation answers the same, or nothing is timed. */
async function compare(servers: readonly Running[], asks: readonly Ask[], tokenOf: (subject: string) => Promise<string>, rollback: Rollback): Promise<void> {
  const expected = new Map<Ask, unknown>();
  for (const server of servers) {
    for (const ask of asks) {
      const answer = await answerOf(server, ask, await tokenOf(ask.subject));
      if (!expected.has(ask)) expected.set(ask, answer);
      else if (!isDeepStrictEqual(answer, expected.get(ask))) {
        const folder = path.join(import.meta.dirname, 'results');
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, 'differs.json'), JSON.stringify({ ask, first: expected.get(ask), [server.name]: answer }, null, 1));
        throw new Error(`${server.name} answers ${ask.kind} otherwise than ${servers[0]!.name}: see results/differs.json`);
      }
    }
    if (asks.some(({ kind }) => kind === 'D')) await rollback.putBack();
  }
}

async function measure(size: number, rows: Row[]): Promise<void> {
  const url = server.urlOf(`bench_${size}`);
  say(`${size} cases`);
  await prepare(url, keys, size, say);
  const setUp = path.join(import.meta.dirname, 'implementations/postgraphile.sql');
  if (existsSync(setUp)) await withClient(url, (client) => client.query(readFileSync(setUp, 'utf8')));
  const asks = await asksFor(url, size, howMany);
  const callers = await callersOf(url, keys);
  const input: ServeInput = {
    walledUrl: hubUrl(url),
    auditUrl: sealerUrl(url),
    keysDir,
    openUrl: url,
    connections: CONNECTIONS,
    issuer: identity.issuer,
    jwksUrl: identity.jwksUrl,
    callers: [...new Set(Object.values(asks).flatMap((of) => of.map(({ subject }) => subject)))].map((subject) => [subject, callers.get(subject)!]),
  };
  const postmaster = Number(
    await withClient(url, async (client) => (await client.query(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`)).rows[0].pid),
  );
  const servers: Running[] = [];
  const rollback = await Rollback.of(url, asks.D);
  try {
    for (const name of against) servers.push(await start(name, input, postmaster));
    for (const operation of chosen) {
      const of = asks[operation];
      await compare(servers, of.slice(0, operation === 'M' ? 20 : COMPARED), identity.tokenOf, rollback);
      say(`  ${operation}: ${Math.min(of.length, COMPARED)} answers are the same; ${new Set(of.map(({ subject }) => subject)).size} callers`);
      const requests = new Map<Name, Request[]>();
      for (const { name } of servers)
        requests.set(name, await Promise.all(of.map(async (ask) => ({ body: implementations[name].body(ask), token: await identity.tokenOf(ask.subject) }))));
      // Round 0 warms up: compilers, caches, prepared statements. It does not count.
      for (let round = 0; round <= rounds; round++) {
        // Each begins a round in turn, so that nobody always runs after the same neighbour.
        const turn = servers.map((_, i) => servers[(i + round) % servers.length]!);
        for (const target of turn) {
          const measured = await run(target, requests.get(target.name)!, concurrency);
          if (operation === 'D' || operation === 'M') await rollback.putBack();
          if (round > 0) rows.push({ size, operation, implementation: target.name, round, ...measured });
        }
        if (round > 0 && round === rounds) writeResults();
        if (round > 0) say(`    round ${round}: ${turn.map(({ name }) => `${name} ${rows.findLast((row) => row.implementation === name)!.rps}`).join('  ')}`);
      }
    }
    for (const { name, pid } of servers) say(`  ${name}: ${Math.round(residentOf(pid))} MB resident`);
  } finally {
    for (const { child } of servers) child.kill('SIGTERM');
    await rollback.end();
  }
}

const identity = await issuer();
const server = await startServer();
KeyRing.create(keysDir, stateCodes());
const keys = KeyRing.open(keysDir);
try {
  for (const size of sizes) await measure(size, rows);
} finally {
  identity.stop();
  await server.stop();
}
const results = writeResults();
process.stdout.write(values.json ? `${JSON.stringify(results)}\n` : `${tableOf(results)}\n`);
process.exit(0);

/** After every operation, so that a run that is cut short has not run for nothing. */
function writeResults(): Results {
  const written: Results = {
    machine: { cpus: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg()[0]!, node: process.version, concurrency, requests: howMany, rounds },
    rows,
    ratios: ratiosOf(rows, 'hub'),
    ratiosAnew: ratiosOf(rows, 'hub-anew'),
  };
  writeFileSync(path.join(import.meta.dirname, values.out), `${JSON.stringify(written, null, 1)}\n`);
  return written;
}
