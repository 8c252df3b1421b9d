import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { type App, type AppOptions, createApp } from '../../src/server/app.js';
import type { TestHub } from '../hub.js';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The answer as JSON; fails when it is not. */
  json: any;
  /** The code of the first error, if there is one. */
  code?: string;
}

/** A request in every detail, for what `hub.officer().ask` does not let a test get wrong. */
export async function send(hub: { url: string }, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(`${hub.url}${path}`, init);
  const text = await response.text();
  const reply: Reply = {
    status: response.status,
    headers: response.headers,
    text,
    get json() {
      return JSON.parse(text);
    },
  };
  if (response.headers.get('content-type')?.includes('json')) reply.code = reply.json.errors?.[0]?.extensions?.code;
  return reply;
}

/** A GraphQL request in JSON, with further headers; a header set to undefined is not sent. */
export async function post(hub: { url: string }, body: object, headers: Record<string, string | undefined> = {}): Promise<Reply> {
  const given = Object.entries({ 'content-type': 'application/json', ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return send(hub, '/graphql', { method: 'POST', headers: given, body: JSON.stringify(body) });
}

export async function bearer(hub: TestHub, subject: string, claims: object = {}): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await hub.token(subject, claims)}` };
}

/** A second hub over the same database, such as one that runs as in production. Tokens are those of `bearer`. */
export async function serve(
  hub: TestHub,
  options: Partial<AppOptions> = {},
): Promise<{ url: string; app: App; log: string[]; stop(): Promise<void>; stopGently(): Promise<void> }> {
  const log: string[] = [];
  const app = await createApp({
    orm: hub.orm,
    keys: hub.keys,
    audit: hub.audit,
    log: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    clock: hub.now,
    development: false,
    documents: 'any',
    verify: async (token) => {
      const { sub } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
      return { subject: sub, isMachine: false, expiresAt: new Date(Date.now() + 60_000) };
    },
    ...options,
  });
  await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
  const stop = async () => {
    app.server.closeAllConnections();
    await app.stop();
  };
  return { app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, log, stop, stopGently: () => app.stop() };
}
