import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { root } from '../../src/root.js';
import { useHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { type Hostile, hostile, knownShapes } from './hostile.js';
import { HubProcess, Issuer } from './killed-server.js';
import { proof } from './proof.js';

const hub = useHub();
const schemaFile = path.join(root, 'schema/schema.graphql');
const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
const ORDINARY = '{ viewer { roles office { name } } cases(first: 20) { totalCount nodes { number kind status } } }';
/** How much more than an ordinary query the hub may work to refuse the worst of the known shapes, in its own time of the processor. */
const CHEAP = 12;
const ATTACKERS = 4;
/** Each attacker's pause, so that what is measured is what a hostile request costs its neighbours, and not that a machine has two cores. */
const PAUSE_MS = 20;

let issuer: Issuer;
let served: HubProcess;
let tokens: { police: string; labour: string };

beforeAll(async () => {
  issuer = await Issuer.open();
  // A copy of a database does not take along who may do what in it, and the hub does not start in one where everybody may make tables.
  await hub.admin.query(`revoke temporary on database ${new URL(hub.databaseUrl).pathname.slice(1)} from public`);
  served = await HubProcess.create(hub.databaseUrl, issuer);
  await served.start();
  tokens = { police: await issuer.token('police@102'), labour: await issuer.token('labour@102') };
}, 60_000);
afterAll(async () => {
  await served?.kill();
  await issuer?.close();
});

interface Target {
  url: string;
  pid: number;
  isAlive: () => boolean;
}

interface Reply {
  status: number;
  text: string;
}

const ordinary: Hostile = {
  name: 'ordinary',
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: ORDINARY }),
  isRefused: false,
};

const agent = new Agent({ keepAlive: true, maxSockets: ATTACKERS });

/** Undefined: the connection was cut. */
function send(url: string, { method, path: where, headers, body }: Hostile, token: string | undefined): Promise<Reply | undefined> {
  return new Promise((resolve) => {
    const all = { ...(token && { authorization: `Bearer ${token}` }), ...headers, 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}${where}`, { method, agent, headers: all }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk)).on('end', () => resolve({ status: response.statusCode!, text }));
      response.on('error', () => resolve(undefined));
    });
    sent.setTimeout(30_000, () => sent.destroy()).on('error', () => resolve(undefined));
    sent.end(body);
  });
}

/** The time of the processor that a process has taken, in milliseconds. */
function workOf(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').slice(11, 13).map(Number);
  return (user! + system!) * 10;
}

function faultOf(shape: Hostile, reply: Reply | undefined): string | undefined {
  // What is too large is refused before it has been read to its end, and who goes on to send it is cut off.
  if (!reply) return Buffer.byteLength(shape.body) > 256 * 1024 ? undefined : `${shape.name}: no answer`;
  if (reply.status >= 500) return `${shape.name}: ${reply.status} ${reply.text.slice(0, 200)}`;
  if (shape.isRefused && /"data":\s*\{/.test(reply.text)) return `${shape.name}: answered ${reply.text.slice(0, 200)}`;
  return reply.text.length > 64 * 1024 ? `${shape.name}: ${reply.text.length} characters to refuse it` : undefined;
}

/** An honest client beside it, in a process of its own. */
class Neighbour {
  private readonly child: ChildProcess;
  private asked: { at: number; took: number; status: number }[] = [];

  constructor(url: string, token: string) {
    this.child = spawn(process.execPath, [path.join(import.meta.dirname, 'honest-client.mjs'), url, token, ORDINARY], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(this.child.stdout!).on('line', (line) => this.asked.push(JSON.parse(line) as (typeof this.asked)[number]));
  }

  /** What was asked and answered since the last time. */
  take(): { took: number; status: number }[] {
    return this.asked.splice(0);
  }

  stop(): void {
    this.child.kill();
  }
}

function p99(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))]!;
}

/** How often more the process works over a request than over an ordinary one: each sent so often that the clock of the kernel can tell. */
async function costs(target: Target, shapes: readonly Hostile[], budgetMs: number): Promise<{ worst: { name: string; times: number }[] }> {
  const workPer = async (shape: Hostile) => {
    const [before, started] = [workOf(target.pid), performance.now()];
    let n = 0;
    // Until the kernel's clock, which ticks in hundredths of a second, has something to tell.
    while ((workOf(target.pid) - before < 50 || n < 10) && n < 400 && performance.now() - started < budgetMs) {
      await Promise.all(Array.from({ length: ATTACKERS }, () => send(target.url, shape, tokens.police)));
      n += ATTACKERS;
    }
    return (workOf(target.pid) - before) / n;
  };
  await workPer(ordinary);
  const usual = Math.max(await workPer(ordinary), 0.2);
  const each: { name: string; times: number }[] = [];
  for (const shape of shapes) each.push({ name: shape.name, times: (await workPer(shape)) / usual });
  return { worst: each.toSorted((a, b) => b.times - a.times) };
}

/** Attacks in turns: so many ordinary requests are sent beside the honest client, and then as many hostile ones; and now and then it is alone. */
async function attack(target: Target, size: number, seed: number, progress: (done: number) => void) {
  const dice = random(seed);
  const findings: string[] = [];
  const statuses = new Map<string, number>();
  const neighbour = new Neighbour(target.url, tokens.labour);
  const took: Record<'alone' | 'ordinary' | 'hostile', number[]> = { alone: [], ordinary: [], hostile: [] };
  const stream = hostile(schema, dice);
  const crowd = async (n: number, one: () => Promise<void>) => {
    let sent = 0;
    await Promise.all(
      Array.from({ length: ATTACKERS }, async () => {
        while (sent++ < n && target.isAlive()) {
          await one();
          await sleep(PAUSE_MS);
        }
      }),
    );
  };
  const hear = (beside: keyof typeof took) => {
    const heard = neighbour.take();
    took[beside].push(...heard.map((one) => one.took));
    for (const { status } of heard) if (status !== 200) findings.push(`an honest client was answered ${status}`);
  };
  // The first requests of a process are slow, whoever asks.
  await sleep(1000);
  const slices = Math.max(4, Math.min(200, Math.ceil(size / 250)));
  const each = Math.ceil(size / slices);
  try {
    for (let slice = 0; slice < slices && target.isAlive(); slice++) {
      neighbour.take();
      await crowd(each, async () => void (await send(target.url, ordinary, tokens.police)));
      hear('ordinary');
      await crowd(each, async () => {
        const shape = stream.next().value as Hostile;
        const reply = await send(target.url, shape, dice.chance(0.8) ? tokens.police : undefined);
        const fault = faultOf(shape, reply);
        if (fault) findings.push(fault);
        const status = String(reply?.status ?? 'cut');
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      });
      hear('hostile');
      await sleep(500);
      hear('alone');
      progress(each * (slice + 1));
    }
    if (!target.isAlive()) findings.push('the process has gone');
  } finally {
    neighbour.stop();
  }
  return { findings, statuses, slowdown: p99(took.hostile) / p99(took.ordinary), took };
}

proof(
  'P11',
  'hostile documents are refused cheaply, nothing falls, and an honest client beside them waits at most twice as long',
  { full: 100_000, small: 250 },
  async ({ size, seed, progress }) => {
    const pid = served.pid!;
    const target = { url: served.url, pid, isAlive: () => served.isAlive && served.pid === pid };
    const { findings, statuses, slowdown, took } = await attack(target, size, seed, progress);
    // Few requests have few slow ones, and one of a neighbour on the machine decides.
    const atMost = size >= 20_000 ? 2 : 8;
    if (!(slowdown <= atMost)) findings.push(`an honest client waits ${slowdown.toFixed(1)} times as long as beside ordinary ones`);
    const { worst } = await costs(target, knownShapes(random(seed)), size >= 20_000 ? 5000 : 100);
    for (const { name, times } of worst) if (times > CHEAP) findings.push(`${name}: ${times.toFixed(1)} times the work of an ordinary query`);
    const waits = Object.entries(took).map(([beside, times]) => `${beside} ${p99(times).toFixed(1)} ms of ${times.length}`);
    const dearest = worst.slice(0, 5).map(({ name, times }) => `${name} ${times.toFixed(1)}`);
    process.stderr.write(`P11: p99 of an honest client: ${waits.join(', ')}; times the work of an ordinary query: ${dearest.join(', ')}\n`);
    const answered = Object.fromEntries([...statuses].toSorted().map(([status, n]) => [`answered ${status}`, n]));
    return { findings, counts: { ...answered, 'percent of the p99 beside ordinary requests': Math.round(slowdown * 100) } };
  },
);

test('control: a server without limits is found out: it fails, it works for nothing, and its neighbours wait', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'naive-server.mjs'), schemaFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
    const target = { url: `http://127.0.0.1:${port}`, pid: child.pid!, isAlive: () => child.exitCode === null && child.signalCode === null };
    const { findings } = await attack(target, 200, 1, () => undefined);
    expect(findings.some((finding) => /: 500 /.test(finding))).toBe(true);
    const conflicts = { ...ordinary, body: JSON.stringify({ query: `{ cases { nodes { ${'number '.repeat(14_000)} } } }` }) };
    const { worst } = await costs(target, [conflicts], 5000);
    expect(worst[0]!.times).toBeGreaterThan(CHEAP);
  } finally {
    child.kill('SIGKILL');
  }
}, 120_000);
