import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { hubUrl } from '../../src/database/logins.js';
import { openOrm } from '../../src/database/orm.js';
import { useHub } from '../hub.js';
import { bearer, post, send, serve } from './http.js';

const hub = useHub();

/** The cable between the hub and its database, which a test can pull. */
class Cable {
  url!: string;
  private readonly ends = new Set<Socket>();
  private readonly server: Server = createServer((near) => {
    const { hostname, port } = new URL(this.database);
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy()).on('close', () => (this.ends.delete(end), other.destroy()));
    }
  });

  constructor(private readonly database: string) {}

  async plugIn(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = Object.assign(new URL(this.database), { hostname: '127.0.0.1', port: String((this.server.address() as AddressInfo).port) }).toString();
  }

  async pull(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const end of this.ends) end.destroy();
    await closed;
  }
}

let cable: Cable;
let orm: MikroORM;
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  cable = new Cable(hubUrl(hub.databaseUrl));
  await cable.plugIn();
  orm = await openOrm({ url: cable.url, connections: 3 });
  served = await serve(hub, { orm, development: true });
});
afterAll(async () => {
  await served.stop();
  await orm.close(true);
  await cable.pull();
});

test('health says nothing but that it is well', async () => {
  for (const path of ['/livez', '/readyz']) {
    const reply = await send(served, path);
    expect({ path, status: reply.status, text: reply.text, cache: reply.headers.get('cache-control') }).toEqual({
      path,
      status: 200,
      text: '{"status":"ok"}',
      cache: 'no-store',
    });
    expect(reply.headers.get('x-powered-by')).toBeNull();
  }
});

test('without its database the hub lives, is not ready, says so to who asks, and is back without a restart', async () => {
  const authorization = await bearer(hub, 'police@102');
  const viewer = { query: '{ viewer { roles } }' };
  expect((await post(served, viewer, authorization)).json).toEqual({ data: { viewer: { roles: ['POLICE_OFFICER'] } } });

  const { port } = new URL(cable.url);
  await cable.pull();
  expect((await send(served, '/livez')).status).toBe(200);
  for (let i = 0; i < 5; i++) {
    const ready = await send(served, '/readyz');
    expect({ status: ready.status, text: ready.text }).toEqual({ status: 503, text: '{"status":"unavailable"}' });
    const asked = await post(served, viewer, authorization);
    expect({ status: asked.status, code: asked.code, data: asked.json.data ?? null }).toEqual({ status: 503, code: 'UNAVAILABLE', data: null });
    expect(asked.text).not.toMatch(/127\.0\.0\.1|ECONN|samanvay_hub|password/);
  }

  await cable.plugIn(Number(port));
  expect((await send(served, '/readyz')).status).toBe(200);
  expect((await post(served, viewer, authorization)).json).toEqual({ data: { viewer: { roles: ['POLICE_OFFICER'] } } });
  // What went wrong is in the log by its kind, without the password of the database.
  expect(served.log.join('')).toContain('The database does not answer');
  expect(served.log.join('')).not.toContain(new URL(cable.url).password);
});
