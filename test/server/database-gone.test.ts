import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HubProcess, Issuer, KilledDatabase } from '../prove/killed-server.js';
import { post, type Reply, send } from './http.js';

/** The hub as it is run, and a PostgreSQL of its own, which is really stopped and started under it. */
let database: KilledDatabase;
let issuer: Issuer;
let served: HubProcess;

beforeAll(async () => {
  [database, issuer] = await Promise.all([KilledDatabase.create(), Issuer.open()]);
  served = await HubProcess.create(database.url, issuer, { LOG_LEVEL: 'error' });
  await served.start();
}, 120_000);

afterAll(async () => {
  await served?.kill();
  await database?.remove();
  await issuer?.close();
});

const OPEN = 'mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } problems { code } } }';
const opening = () => ({ opId: randomUUID(), kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: '2026-06-05T05:00:00+05:30' });

/** What eight clients hear who ask again and again, on the way that reads and on the one that writes. */
class Clients {
  readonly heard = new Map<string, number>();
  readonly recorded: string[] = [];
  private isOver = false;
  private readonly asking: Promise<void>[];

  constructor(authorization: object) {
    const headers = { ...authorization, accept: 'application/graphql-response+json' };
    const reads = ['{ cases(first: 5) { totalCount nodes { number } } }', '{ viewer { office { name } } }'];
    this.asking = Array.from({ length: 8 }, async (_, i) => {
      for (let n = 0; !this.isOver; n++) {
        if (i < 5) await this.hear(post(served, { query: reads[n % 2] }, headers));
        else {
          // The same opId until it is answered.
          const input = opening();
          while (!this.isOver) {
            const reply = await this.hear(post(served, { query: OPEN, variables: { input } }, headers));
            if (!reply?.json.data?.openCase?.case) continue;
            this.recorded.push(input.opId);
            break;
          }
        }
      }
    });
  }

  private async hear(asked: Promise<Reply>): Promise<Reply | undefined> {
    const reply = await asked.catch(() => undefined);
    const what = reply ? `${reply.status} ${reply.code ?? 'data'}` : 'no answer';
    this.heard.set(what, (this.heard.get(what) ?? 0) + 1);
    if (reply && reply.status !== 200) expect(reply.text).not.toMatch(/127\.0\.0\.1|ECONN|samanvay_hub|password|"data":\{"/);
    await new Promise((done) => setTimeout(done, 20));
    return reply;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.asking);
  }
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('It did not come about');
}

test('the database is stopped and started under a hub: a clean 503 meanwhile, and all is well again without a restart', async () => {
  const clients = new Clients({ authorization: `Bearer ${await issuer.token('police@102')}` });
  for (let round = 1; round <= 2; round++) {
    const before = clients.heard.get('200 data') ?? 0;
    await until(() => (clients.heard.get('200 data') ?? 0) > before + 30);
    await (round === 1 ? database.stop() : database.kill());
    expect((await send(served, '/readyz')).status).toBe(503);
    expect((await send(served, '/livez')).status).toBe(200);
    const away = clients.heard.get('503 UNAVAILABLE') ?? 0;
    await until(() => (clients.heard.get('503 UNAVAILABLE') ?? 0) > away + 30);
    await database.start();
    await until(async () => (await send(served, '/readyz')).status === 200);
  }
  const before = clients.heard.get('200 data') ?? 0;
  await until(() => (clients.heard.get('200 data') ?? 0) > before + 30);
  await clients.stop();
  expect({ heard: [...clients.heard.keys()].toSorted(), failures: served.log.split('\n').filter((line) => line.includes('inside the hub')) }).toEqual(
    {
      heard: ['200 data', '503 UNAVAILABLE'],
      failures: [],
    },
  );
  // What was acknowledged is there, once.
  const { rows } = await database.admin.query('select op_id from hub.audit_record where op_id = any($1)', [clients.recorded]);
  expect(rows.map(({ op_id: opId }) => opId as string).toSorted()).toEqual(clients.recorded.toSorted());
}, 120_000);

test('a hub that is told to stop finishes what it has begun, and goes', async () => {
  await database.admin.query('begin; lock table hub.case_file in access exclusive mode');
  const begun = post(served, { query: '{ cases { totalCount } }' }, { authorization: `Bearer ${await issuer.token('police@102')}` });
  await new Promise((done) => setTimeout(done, 200));
  const gone = served.kill('SIGTERM');
  await new Promise((done) => setTimeout(done, 300));
  await database.admin.query('rollback');
  expect((await begun).json.data.cases.totalCount).toBeGreaterThan(0);
  await gone;
  expect(served.isAlive).toBe(false);
});
