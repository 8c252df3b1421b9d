import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../../src/root.js';
import { ConfigError, configTable, readConfig } from '../../src/server/config.js';

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://hub:secret@db.example/samanvay',
  SAMANVAY_KEYS: '/etc/samanvay/keys',
  OIDC_ISSUER: 'https://sign-in.example/realms/hub',
  OIDC_AUDIENCE: 'samanvay',
  AUDIT_WITNESSES: 'witnesses.txt',
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('with an empty environment the hub is a demo on its own machine', () => {
  expect(readConfig({})).toEqual({
    production: false,
    demo: true,
    port: 4000,
    host: '127.0.0.1',
    dataDir: join(root, '.data'),
    keysDir: join(root, '.data/keys'),
    oidc: { audience: 'samanvay', clockSkewSeconds: 5, portalClient: 'portal' },
    statementTimeoutMs: 3000,
    requestTimeoutMs: 10_000,
    documents: 'any',
    rates: { officer: 1_000_000_000, client: 20_000_000_000, strangers: 600_000 },
    proxies: 0,
    noticeMs: 0,
    webhooks: { toThisMachine: false, source: 'urn:samanvay' },
    logLevel: 'info',
  });
});

test('an issuer of its own ends the demo sign-in, in development too', () => {
  expect(readConfig({ OIDC_ISSUER: 'http://localhost:8080/realms/hub' })).toMatchObject({ production: false, demo: false });
});

test('production with everything set is accepted and is no demo', () => {
  expect(readConfig(production)).toMatchObject({
    production: true,
    demo: false,
    documents: 'trusted',
    rates: { officer: 1_000_000, client: 20_000_000, strangers: 600 },
    noticeMs: 5000,
  });
});

test('a variable that is set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', HOST: ' ', NODE_ENV: '' })).toMatchObject({ port: 4000, host: '127.0.0.1', production: false });
  expect(problemsOf({ ...production, OIDC_AUDIENCE: '' })).toHaveLength(1);
});

test.each<[string, Record<string, string>, string[]]>([
  ['a port that is no number', { PORT: 'http' }, ['PORT']],
  ['a port that is too high', { PORT: '70000' }, ['PORT']],
  ['a mode that does not exist', { NODE_ENV: 'prod' }, ['NODE_ENV']],
  ['another kind of database', { DATABASE_URL: 'mysql://db/hub' }, ['DATABASE_URL']],
  ['a clock skew that would keep expired tokens alive', { OIDC_CLOCK_SKEW_SECONDS: '61' }, ['OIDC_CLOCK_SKEW_SECONDS']],
  ['an issuer that is no address', { OIDC_ISSUER: 'sign-in.example' }, ['OIDC_ISSUER']],
  ['a level nobody logs at', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
  ['statements that would run for ever', { STATEMENT_TIMEOUT_MS: '0' }, ['STATEMENT_TIMEOUT_MS']],
  ['three mistakes at once', { PORT: '-1', LOG_LEVEL: 'loud', DATABASE_URL: 'db' }, ['PORT', 'DATABASE_URL', 'LOG_LEVEL']],
  ['production with nothing', { NODE_ENV: 'production' }, ['DATABASE_URL', 'SAMANVAY_KEYS', 'AUDIT_WITNESSES', 'OIDC_ISSUER', 'OIDC_AUDIENCE']],
  [
    'production with nothing and a mistake',
    { NODE_ENV: 'production', PORT: 'x' },
    ['PORT', 'DATABASE_URL', 'SAMANVAY_KEYS', 'AUDIT_WITNESSES', 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
  ],
  [
    "the hub's login alone",
    { ...production, DATABASE_URL: '', HUB_DATABASE_URL: 'postgres://samanvay_hub:x@db/samanvay' },
    ['AUDIT_DATABASE_URL', 'WORKER_DATABASE_URL'],
  ],
  ['a limit that no ordinary page fits in', { RATE_POINTS_PER_OFFICER: '100' }, ['RATE_POINTS_PER_OFFICER']],
  ['servers for webhooks that are addresses', { WEBHOOK_HOSTS: 'https://portal.example.org' }, ['WEBHOOK_HOSTS']],
  ['a source of webhooks that is no address', { WEBHOOK_SOURCE: 'the hub' }, ['WEBHOOK_SOURCE']],
  ['production that sends webhooks to itself', { ...production, WEBHOOKS_TO_THIS_MACHINE: 'true' }, ['WEBHOOKS_TO_THIS_MACHINE']],
  ['production without TLS to the issuer', { ...production, OIDC_ISSUER: 'http://sign-in.example' }, ['OIDC_ISSUER']],
  ['production without TLS to the keys', { ...production, OIDC_JWKS_URL: 'http://sign-in.example/jwks' }, ['OIDC_JWKS_URL']],
  ...['http://127.0.0.1:4000/oidc', 'https://localhost/oidc', 'https://[::1]/oidc', 'https://127.1/', 'https://hub.localhost./'].map(
    (issuer): [string, Record<string, string>, string[]] => [`production with ${issuer}`, { ...production, OIDC_ISSUER: issuer }, ['OIDC_ISSUER']],
  ),
])('is refused, and every problem is named: %s', (_, env, names) => {
  expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(names);
});

test('the servers for webhooks are a list', () => {
  expect(readConfig({ WEBHOOK_HOSTS: 'portal.example.org, *.gov.in' }).webhooks.hosts).toEqual(['portal.example.org', '*.gov.in']);
});

test('a refusal does not repeat the password in an address', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://hub:hunter2@db/hub' }).join()).not.toContain('hunter2');
});

test('the operations manual has the table as the schema has it', () => {
  expect(readFileSync(join(root, 'docs/operations.md'), 'utf8')).toContain(`<!-- settings: begin -->\n\n${configTable()}\n\n<!-- settings: end -->`);
});
