import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignJWT, type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import { Unauthenticated } from '../../src/errors.js';
import { RateLimits, type Rates, networkOf } from '../../src/server/rates.js';
import { tokenVerifier } from '../../src/server/tokens.js';
import { useHub } from '../hub.js';
import { bearer, post, type Reply, send, serve } from './http.js';

const hub = useHub();
const VIEWER = { query: '{ viewer { roles } }' };
const generous: Rates = { officer: 1e9, client: 1e9, strangers: 1e6 };

/** Sixteen askers at once, so that a test sees the limit of one minute and seldom that of two. */
async function until429(ask: () => Promise<Reply>, atMost: number): Promise<{ answered: number; refused?: Reply }> {
  let answered = 0;
  while (answered < atMost) {
    const replies = await Promise.all(Array.from({ length: 16 }, ask));
    const refused = replies.find(({ status }) => status === 429);
    answered += replies.filter(({ status }) => status !== 429).length;
    if (refused) return { answered, refused };
  }
  return { answered };
}

function expectToBeTold(refused: Reply | undefined): void {
  const seconds = Number(refused?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(refused?.json).toEqual({
    errors: [
      {
        message: `This is more than the hub does for one asker in a minute. Try again in ${seconds} seconds.`,
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: seconds },
      },
    ],
  });
}

test('an officer has a share, whatever the bodies say, and others have theirs', async () => {
  const limited = await serve(hub, { rates: { ...generous, officer: 1000 } });
  try {
    const police = await bearer(hub, 'police@102');
    let n = 0;
    // Every body another: variables, names of operations, extensions, even the officer it claims to be for.
    const ask = () =>
      post(
        limited,
        { query: `query Q${++n} { viewer { roles } }`, operationName: `Q${n}`, extensions: { n }, officer: `officer-${n}` },
        { ...police, 'x-forwarded-for': `10.0.0.${n}` },
      );
    const { answered, refused } = await until429(ask, 1000);
    expectToBeTold(refused);
    // Eleven points each, and two minutes at most.
    expect(answered).toBeLessThanOrEqual(2 * Math.ceil(1000 / 11));
    expect((await post(limited, VIEWER, await bearer(hub, 'labour@102'))).json.errors).toBeUndefined();
    expect((await post(hub, VIEWER, police)).json.errors).toBeUndefined();
  } finally {
    await limited.stop();
  }
});

test('a page of a hundred costs a hundred times what a row does, a change more than a query, and what is no document costs too', async () => {
  const spent: number[] = [];
  const original = RateLimits.prototype.spend;
  RateLimits.prototype.spend = function spend(actor, points) {
    spent.push(points);
    return original.call(this, actor, points);
  };
  const costOf = async (body: object) => {
    spent.length = 0;
    await post(hub, body, await bearer(hub, 'police@102'));
    return spent.reduce((sum, points) => sum + points, 0);
  };
  try {
    expect(await costOf({ query: '{ cases(first: 100) { nodes { id } } }' })).toBe(10 + 101);
    expect(await costOf({ query: '{ cases(first: 1) { nodes { id } } }' })).toBe(10 + 2);
    const mutation = 'mutation($input: TriageCaseInput!) { triageCase(input: $input) { problems { code } } }';
    expect(await costOf({ query: mutation, variables: { input: {} } })).toBeGreaterThanOrEqual(100);
    expect(await costOf({ query: `{ ${'nothing '.repeat(1000)} }` })).toBe(10 + 80);
  } finally {
    RateLimits.prototype.spend = original;
  }
});

test('a portal has a share for all officers it acts for', async () => {
  const limited = await serve(hub, {
    rates: { ...generous, client: 1000 },
    verify: async () => ({ subject: 'labour-portal', clientId: 'labour-portal', isMachine: true, expiresAt: new Date(Date.now() + 60_000) }),
  });
  try {
    let n = 0;
    const portal = { ...(await bearer(hub, 'labour-portal', { client: true })) };
    const ask = () => post(limited, VIEWER, { ...portal, 'samanvay-on-behalf-of': ['labour@102', 'labour@104'][++n % 2] });
    const { refused, answered } = await until429(ask, 1000);
    expectToBeTold(refused);
    expect(answered).toBeGreaterThan(16);
  } finally {
    await limited.stop();
  }
});

test('the processes of a hub share what they count', async () => {
  const rates = { ...generous, officer: 1e6 };
  const [one, other] = [await serve(hub, { rates }), await serve(hub, { rates })];
  const points = async () => {
    const { rows } = await hub.admin.query<{ points: string }>(
      `select points from hub.rate_account where asker = (select 'officer ' || id from hub.officer where subject = 'ahtu@102')`,
    );
    return Number(rows[0]?.points ?? 0);
  };
  try {
    const ahtu = await bearer(hub, 'ahtu@102');
    for (let i = 0; i < 300 && (await points()) < 40; i++) await Promise.all([post(one, VIEWER, ahtu), post(other, VIEWER, ahtu)]);
    expect(await points()).toBeGreaterThanOrEqual(40);
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
});

test('what one process hears of the others counts against the share; a process that hears nothing counts for itself', async () => {
  const officer = { officerId: 'o' };
  let everywhere = 0;
  const share = async (_minute: number, spent: ReadonlyMap<string, number>) => {
    everywhere += spent.get('officer o') ?? 0;
    return new Map([['officer o', everywhere]]);
  };
  const now = () => 60_000;
  const process = (failing = false) =>
    new RateLimits(
      { officer: 100, client: 100, strangers: 1 },
      { with: failing ? () => Promise.reject(new Error('away')) : share, failed: () => undefined },
      now,
    );
  const [a, b, alone] = [process(), process(), process(true)];
  try {
    await a.spend(officer, 60);
    await a.tell();
    await b.spend(officer, 30);
    await b.tell();
    // Sixty there and thirty here.
    await expect(b.spend(officer, 11)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    await b.tell();
    await a.spend(officer, 1);
    await a.tell();
    await expect(a.spend(officer, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });

    await alone.spend(officer, 99);
    await alone.tell();
    await expect(alone.spend(officer, 2)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  } finally {
    for (const one of [a, b, alone]) one.stop();
  }
});

test('control: processes that are told nothing let everybody have the share of each', async () => {
  const [a, b] = [0, 1].map(() => new RateLimits({ officer: 100, client: 100, strangers: 1 }));
  await a!.spend({ officerId: 'o' }, 90);
  await expect(b!.spend({ officerId: 'o' }, 90)).resolves.toBeUndefined();
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
  ['2001:0db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

let issuer: string;
let server: ReturnType<typeof createServer>;
let checked = 0;
const keys = await generateKeyPair('ES256', { extractable: true });
const foreign = await generateKeyPair('ES256', { extractable: true });
const sign = (by: CryptoKey, subject: string) =>
  new SignJWT({ iss: issuer, aud: 'samanvay', sub: subject, exp: Math.floor(Date.now() / 1000) + 300 })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
    .sign(by);

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  server = createServer((request, response) =>
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` })),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('a network whose sign-ins fail is refused before its tokens are checked; who is known goes on, and so do other networks', async () => {
  const verifier = tokenVerifier({ issuer, audience: 'samanvay', clockSkewSeconds: 5 });
  const limited = await serve(hub, {
    proxies: 1,
    rates: { ...generous, strangers: 40 },
    verify: (token, before) =>
      verifier(token, async () => {
        await before?.();
        checked++;
      }),
  });
  const from = (address: string, token?: string) => ({
    accept: 'application/graphql-response+json',
    'x-forwarded-for': address,
    ...(token && { authorization: `Bearer ${token}` }),
  });
  try {
    const known = await sign(keys.privateKey, 'police@102');
    expect((await post(limited, VIEWER, from('2001:db8::1', known))).status).toBe(200);
    let n = 0;
    const forged = await Promise.all(Array.from({ length: 64 }, (_, i) => sign(foreign.privateKey, `nobody-${i}`)));
    // With a forged token, another every time; and with none. Each from another address of one network.
    const ask = () => post(limited, VIEWER, from(`2001:db8::${(++n).toString(16)}`, n % 2 ? forged[n % 64] : undefined));
    const { refused, answered } = await until429(ask, 2000);
    expectToBeTold(refused);
    expect(answered).toBeLessThanOrEqual(2 * (40 + 16));
    const before = checked;
    const more = await Promise.all(forged.map((token) => post(limited, VIEWER, from('2001:db8::99', token))));
    // A minute may have begun anew in between.
    if (more.every(({ status }) => status === 429)) {
      expect(checked).toBe(before);
      expect((await post(limited, VIEWER, from('2001:db8::99', known))).status).toBe(200);
    }
    expect((await post(limited, VIEWER, from('2001:db8:0:1::1'))).status).toBe(401);
    expect((await send(limited, '/livez')).status).toBe(200);
  } finally {
    await limited.stop();
  }
});

test('without a trusted proxy nobody says for themselves where they come from', async () => {
  const limited = await serve(hub, {
    rates: { ...generous, strangers: 40 },
    verify: async () => {
      throw new Unauthenticated();
    },
  });
  try {
    let n = 0;
    const { refused } = await until429(() => post(limited, VIEWER, { 'x-forwarded-for': `10.0.${++n % 250}.1` }), 2000);
    expectToBeTold(refused);
  } finally {
    await limited.stop();
  }
});
