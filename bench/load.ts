import autocannon from 'autocannon';
import { readFileSync, readdirSync } from 'node:fs';

/** What one run says. Milliseconds; CPU time per request, of the server's process and of all of PostgreSQL. */
export interface Run {
  rps: number;
  p50: number;
  p99: number;
  nodeMs: number;
  postgresMs: number;
  rssMb: number;
}

export interface Request {
  body: string;
  token: string;
}

export interface Target {
  port: number;
  pid: number;
  /** The postmaster; every backend is its child. */
  postmaster: number;
}

/** Sends each request once, over so many connections that each wait for their answer before they ask again. */
export async function run({ port, pid, postmaster }: Target, requests: readonly Request[], connections: number): Promise<Run> {
  const before = { node: cpuOf(pid), postgres: cpuBelow(postmaster) };
  const times: number[] = [];
  let failed = 0;
  const slices = Array.from({ length: connections }, (_, i) => requests.filter((_request, n) => n % connections === i));
  const started = performance.now();
  let ended = started;
  await new Promise<void>((done, fail) => {
    let next = 0;
    const instance = autocannon(
      {
        url: `http://127.0.0.1:${port}/graphql`,
        connections,
        amount: requests.length,
        timeout: 60,
        method: 'POST',
        setupClient: (client) => {
          const slice = slices[next++ % connections]!;
          client.setRequests(
            slice.map(({ body, token }) => ({
              method: 'POST',
              path: '/graphql',
              headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
              body,
            })),
          );
        },
      },
      (error) => (error ? fail(error as Error) : done()),
    );
    instance.on('response', (_client, status, _bytes, time) => {
      ended = performance.now();
      times.push(time);
      if (status !== 200) failed++;
    });
  });
  if (failed > 0 || times.length < requests.length) throw new Error(`${failed} of ${times.length} answers were not 200, and ${requests.length} were asked for`);
  times.sort((a, b) => a - b);
  const share = (at: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * at))]!);
  return {
    rps: round((times.length / (ended - started)) * 1000),
    p50: share(0.5),
    p99: share(0.99),
    nodeMs: round((cpuOf(pid) - before.node) / times.length),
    postgresMs: round((cpuBelow(postmaster) - before.postgres) / times.length),
    rssMb: round(residentOf(pid)),
  };
}

/** A tick of the kernel's CPU accounting, on every Linux that runs Node. */
const TICK_MS = 10;

function statOf(pid: number | string): { parent: number; ms: number; reaped: number } | undefined {
  try {
    // The name of the program stands in parentheses and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
    return { parent: fields[1]!, ms: (fields[11]! + fields[12]!) * TICK_MS, reaped: (fields[13]! + fields[14]!) * TICK_MS };
  } catch {
    return undefined;
  }
}

function cpuOf(pid: number): number {
  return statOf(pid)?.ms ?? 0;
}

/** Of a process and its children, those that have gone included. */
function cpuBelow(pid: number): number {
  const own = statOf(pid);
  let ms = own ? own.ms + own.reaped : 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(entry);
    if (stat?.parent === pid) ms += stat.ms;
  }
  return ms;
}

export function residentOf(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb) / 1024;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
