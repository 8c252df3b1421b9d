import { KeyRing } from '../../src/keys/key-ring.js';
import { AuditLog } from '../../src/ledger/audit-log.js';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import pino from 'pino';
import { hubUrl, sealerUrl } from '../../src/database/logins.js';
import { openOrm } from '../../src/database/orm.js';
import { type App, createApp } from '../../src/server/app.js';
import { TestHub } from '../hub.js';
import { sumOf, tablesOf } from './agreement.js';

/** The ways in which a hub can make an answer: with what it has kept, planned anew, and by ordinary execution alone. */
export const ways = ['kept', 'planned', 'ordinary'] as const;
export type Way = (typeof ways)[number];

/** The time at which everything is asked. */
export const askedAt = new Date('2026-06-21T12:00:00+05:30');

/** One of two databases, with a hub over it for each way of answering. */
export interface Twin {
  admin: pg.Client;
  orm: MikroORM;
  apps: Record<Way, App>;
  urls: Record<Way, string>;
  stop(): Promise<void>;
}

/** A story told once, in two databases that hold the same. */
export async function twins(begin: (hub: TestHub) => Promise<unknown>): Promise<[Twin, Twin]> {
  const hub = new TestHub();
  await begin(hub);
  await hub.stop();
  const first = new URL(hub.databaseUrl);
  const name = `twin_${randomUUID().replaceAll('-', '')}`;
  const root = new pg.Client({ connectionString: process.env.SAMANVAY_TEST_SERVER! });
  await root.connect();
  await root.query(`create database ${name} template ${first.pathname.slice(1)} strategy file_copy`);
  await root.end();
  return Promise.all([twin(first.toString()), twin(Object.assign(new URL(first), { pathname: `/${name}` }).toString())]);
}

async function twin(databaseUrl: string): Promise<Twin> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  const orm = await openOrm({ url: hubUrl(databaseUrl), connections: 4 });
  const [keys, log] = [KeyRing.open(process.env.SAMANVAY_TEST_KEYS!), pino({ level: 'silent' })];
  const audit = await AuditLog.open({ url: sealerUrl(databaseUrl), keys, log, everyMs: 0 });
  const open = (more: { planning?: boolean; keeping?: boolean }) =>
    createApp({
      orm,
      keys,
      audit,
      log,
      clock: () => askedAt,
      connections: 2,
      development: true,
      verify: async (token) => ({
        subject: Buffer.from(token.split('.')[1]!, 'base64url').toString(),
        isMachine: false,
        expiresAt: new Date(Date.now() + 60_000),
      }),
      ...more,
    });
  const apps = { kept: await open({}), planned: await open({ keeping: false }), ordinary: await open({ planning: false }) };
  const urls = {} as Record<Way, string>;
  for (const way of ways) {
    await new Promise<void>((done) => apps[way].server.listen(0, '127.0.0.1', done));
    urls[way] = `http://127.0.0.1:${(apps[way].server.address() as AddressInfo).port}/graphql`;
  }
  const stop = async () => {
    for (const app of Object.values(apps)) app.server.closeAllConnections();
    await Promise.all(Object.values(apps).map((app) => app.stop()));
    await audit.stop();
    await orm.close(true);
    await admin.end();
  };
  return { admin, orm, apps, urls, stop };
}

/** Many small requests: a connection for each would be most of the work. */
const agent = new Agent({ keepAlive: true });

/** Everything of an answer that could tell something: status, headers, body. Time and the connection's own business are not of it. */
export async function ask(url: string, subject: string, body: string, tokenOf = (sub: string) => sub): Promise<string> {
  const authorization = `Bearer x.${Buffer.from(tokenOf(subject)).toString('base64url')}.x`;
  try {
    return await send(url, authorization, body);
  } catch (error) {
    // The server closed a connection that had been idle, in the moment in which it was taken: nothing was asked yet.
    if ((error as { code?: string }).code !== 'ECONNRESET') throw error;
    return send(url, authorization, body);
  }
}

function send(url: string, authorization: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization, 'content-length': Buffer.byteLength(body) };
  return new Promise((done, failed) => {
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => (text += part));
      response.on('error', failed);
      response.on('end', () => {
        const told = Object.entries(response.headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
        done(`${response.statusCode} ${JSON.stringify(told)} ${text}`);
      });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/** Fields fail in the order in which their statements come back: of several errors, the order tells nothing. */
export function inOrder(answer: string): string {
  const at = answer.indexOf('{"errors":[');
  if (at < 0) return answer;
  const { errors, ...rest } = JSON.parse(answer.slice(at)) as { errors: object[] };
  return answer.slice(0, at) + JSON.stringify({ errors: errors.map((error) => JSON.stringify(error)).toSorted(), ...rest });
}

/** What says only which transaction came last, and what is put on record of the asking itself, under ids that are drawn. */
const ofTheAsking = ['case_revision', 'directory_revision', 'audit_record', 'audit_writer', 'sighting'];

/** Between two rounds both databases hold the same; if not, nothing that is compared means anything. */
export async function mustBeAlike(...[a, b]: [Twin, Twin]): Promise<void> {
  const names = (await tablesOf(a.admin)).filter((name) => !ofTheAsking.includes(name));
  const apart: string[] = [];
  for (const name of names) if ((await sumOf(a.admin, [name])) !== (await sumOf(b.admin, [name]))) apart.push(name);
  if (apart.length > 0) throw new Error(`The two databases have come apart in ${apart.join(', ')}`);
}
