import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { base64url, exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { Unauthenticated } from '../../src/errors.js';
import { IssuerUnavailable, tokenVerifier } from '../../src/server/tokens.js';

interface Key {
  name: string;
  alg: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  jwk: JWK;
}

const audience = 'samanvay';
let published: JWK[];
let fetches: number;
let broken: boolean;
let server: Server;
let issuer: string;
let verify: ReturnType<typeof tokenVerifier>;
let key: Key;

beforeEach(async () => {
  [fetches, broken] = [0, false];
  server = createServer((request, response) => {
    if (request.url === '/.well-known/openid-configuration') return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }));
    fetches++;
    response.statusCode = broken ? 500 : 200;
    return response.end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  key = await newKey('first');
  published = [key.jwk];
  verify = tokenVerifier({ issuer, audience, clockSkewSeconds: 5 });
});

afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

async function newKey(name: string, alg = 'ES256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { name, alg, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid: name, alg, use: 'sig' } };
}

const now = (): number => Math.floor(Date.now() / 1000);

/** A token that the hub accepts, except for what a test changes. `undefined` leaves a claim out. */
function sign(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, by: Key = key): Promise<string> {
  const payload = { iss: issuer, aud: audience, sub: 'police@102', client_id: 'portal', iat: now(), exp: now() + 300, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg: by.alg, kid: by.name, typ: 'at+jwt', ...header }).sign(by.privateKey);
}

async function refusalOf(token: string): Promise<unknown> {
  return verify(token).then(
    () => 'accepted',
    (error: unknown) => error,
  );
}

test("an officer's token tells who the officer is and nothing more", async () => {
  const exp = now() + 300;
  expect(await verify(await sign({ exp, roles: ['ADMIN'] }))).toEqual({
    subject: 'police@102',
    isMachine: false,
    expiresAt: new Date(exp * 1000),
  });
});

test.each([{ client_id: 'labour-portal' }, { client_id: undefined, azp: 'labour-portal' }])(
  'a client that is its own subject is a machine: %j',
  async (claims) => {
    expect(await verify(await sign({ sub: 'labour-portal', ...claims }))).toMatchObject({
      subject: 'labour-portal',
      clientId: 'labour-portal',
      isMachine: true,
    });
  },
);

test.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('%s signatures are accepted', async (alg) => {
  const other = await newKey(alg, alg);
  published = [other.jwk];
  expect(await verify(await sign({}, {}, other))).toMatchObject({ subject: 'police@102' });
});

test.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'JWT'])('the type %s is accepted', async (typ) => {
  expect(await verify(await sign({}, { typ }))).toMatchObject({ subject: 'police@102' });
});

test('clocks may be a few seconds apart', async () => {
  expect(await verify(await sign({ exp: now() - 3 }))).toMatchObject({ subject: 'police@102' });
  expect(await verify(await sign({ nbf: now() + 3 }))).toMatchObject({ subject: 'police@102' });
});

/** Each makes a token with one thing wrong. */
const wrong: Record<string, () => Promise<string> | string> = {
  'nothing at all': () => '',
  junk: () => 'junk',
  'junk in three parts': () => 'a.b.c',
  'a very long token': () => 'a'.repeat(1_000_000),
  'another issuer': () => sign({ iss: 'https://elsewhere.example' }),
  'the issuer with a slash more': () => sign({ iss: `${issuer}/` }),
  'no issuer': () => sign({ iss: undefined }),
  'another audience': () => sign({ aud: 'payroll' }),
  'a longer audience': () => sign({ aud: `${audience}-admin` }),
  'no audience': () => sign({ aud: undefined }),
  expired: () => sign({ exp: now() - 10 }),
  'no expiry': () => sign({ exp: undefined }),
  'an expiry that is no number': () => sign({ exp: '9999999999' }),
  'not valid yet': () => sign({ nbf: now() + 60 }),
  'no subject': () => sign({ sub: undefined }),
  'an empty subject': () => sign({ sub: '' }),
  'a subject that is no text': () => sign({ sub: 7 }),
  'a token of another kind': () => sign({}, { typ: 'logout+jwt' }),
  'a token of no kind': () => sign({}, { typ: undefined }),
  'a key nobody has published': async () => sign({}, {}, await newKey('unknown')),
  'a key under the name of another': async () => sign({}, {}, { ...(await newKey('other')), name: key.name }),
  'a changed claim': async () => {
    const [header, payload, signature] = (await sign()).split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    return [header, base64url.encode(JSON.stringify({ ...claims, sub: 'admin@102' })), signature].join('.');
  },
  'no signature': async () => `${(await sign()).split('.').slice(0, 2).join('.')}.`,
  'the algorithm none': async () => `${base64url.encode('{"alg":"none","typ":"at+jwt"}')}.${(await sign()).split('.')[1]}.`,
  'HS256 with the public key as the secret': async () =>
    new SignJWT({ sub: 'admin@102', iss: issuer, aud: audience, exp: now() + 300 })
      .setProtectedHeader({ alg: 'HS256', kid: key.name, typ: 'at+jwt' })
      .sign(new TextEncoder().encode(await exportSPKI(key.publicKey))),
  'a key that the token brings along': async () => {
    const own = await newKey('own');
    return sign({}, { kid: undefined, jwk: own.jwk }, own);
  },
  'an extension that nobody here knows': () =>
    new SignJWT({ iss: issuer, aud: audience, sub: 'police@102', exp: now() + 300 })
      .setProtectedHeader({ alg: key.alg, kid: key.name, typ: 'at+jwt', crit: ['purpose'], purpose: 'other' })
      .sign(key.privateKey, { crit: { purpose: true } }),
};

test.each(Object.keys(wrong))('is refused with the one same answer: %s', async (name) => {
  const refusal = await refusalOf(await wrong[name]!());
  expect(refusal).toEqual(new Unauthenticated());
  expect(refusal).toBeInstanceOf(Unauthenticated);
});

test('a new key is picked up, and a withdrawn one is not accepted any more', async () => {
  const old = key;
  const start = Date.now();
  const later = (minutes: number) => jest.spyOn(Date, 'now').mockReturnValue(start + minutes * 60_000);
  const longLived = { exp: Math.floor(start / 1000) + 3600 };
  expect(await verify(await sign(longLived))).toMatchObject({ isMachine: false });

  const next = await newKey('second');
  published = [old.jwk, next.jwk];
  later(1);
  expect(await verify(await sign(longLived, {}, next))).toMatchObject({ isMachine: false });
  expect(await verify(await sign(longLived, {}, old))).toMatchObject({ isMachine: false });
  expect(fetches).toBe(2);

  published = [next.jwk];
  later(12);
  expect(await refusalOf(await sign(longLived, {}, old))).toBeInstanceOf(Unauthenticated);
  expect(await verify(await sign(longLived, {}, next))).toMatchObject({ isMachine: false });
});

test('a token that was accepted once is still not accepted after it has expired', async () => {
  const token = await sign({ exp: now() + 30 });
  expect(await verify(token)).toMatchObject({ subject: 'police@102' });
  expect(await verify(token)).toMatchObject({ subject: 'police@102' });
  jest.useFakeTimers({ now: Date.now() + 40_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'clearTimeout'] });
  const refusal = await refusalOf(token);
  jest.useRealTimers();
  expect(refusal).toBeInstanceOf(Unauthenticated);
});

test('tokens that name unknown keys do not make the hub hammer the issuer', async () => {
  await verify(await sign());
  for (let i = 0; i < 20; i++) await refusalOf(await sign({}, { kid: `made-up-${i}` }));
  expect(fetches).toBe(1);
});

test('when the keys cannot be had, that is not held against the token, and it passes', async () => {
  broken = true;
  expect(await refusalOf(await sign())).toBeInstanceOf(IssuerUnavailable);
  broken = false;
  expect(await verify(await sign())).toMatchObject({ subject: 'police@102' });
});

test('an issuer that nobody answers for is unavailable, and so is one whose discovery names another', async () => {
  const token = await sign();
  verify = tokenVerifier({ issuer: 'http://127.0.0.1:1', audience, clockSkewSeconds: 5 });
  expect(await refusalOf(token)).toBeInstanceOf(IssuerUnavailable);
  verify = tokenVerifier({ issuer: `${issuer}/`, audience, clockSkewSeconds: 5 });
  expect(await refusalOf(token)).toBeInstanceOf(IssuerUnavailable);
});
