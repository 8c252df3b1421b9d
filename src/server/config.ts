/**
 * Everything the environment may say, as one schema: what the hub checks at start, the types it works with, and the table in
 * docs/operations.md all come from here.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { stateCodes } from '../database/places.js';
import { KeyRing } from '../keys/key-ring.js';
import type { MailSettings } from '../messages/mail-outlet.js';
import type { SmsSettings } from '../messages/sms-outlet.js';
import { root } from '../root.js';
import type { Documents } from './documents.js';
import type { Rates } from './rates.js';

const postgresUrl = () => z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address such as postgres://user:password@host:5432/samanvay' });
const webUrl = () => z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' });

const environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development')
    .meta({ description: '`production` switches off the demo sign-in, the demo data and GraphiQL.' }),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be between 0 and 65535')
    .max(65535, 'must be between 0 and 65535')
    .default(4000)
    .meta({ description: 'The port the hub listens on. The demo takes the next free one when it is taken.' }),
  HOST: z
    .string()
    .default('127.0.0.1')
    .meta({ description: 'The address the hub listens on. `0.0.0.0` in a container, behind something that speaks TLS.' }),
  DATABASE_URL: postgresUrl().optional().meta({
    description:
      "PostgreSQL 15 or newer, an administrator's login: the hub migrates with it. When set, no embedded one is started. Not needed beside `HUB_DATABASE_URL`.",
    requiredInProduction: true,
  }),
  HUB_DATABASE_URL: postgresUrl().optional().meta({
    description: "The hub's own login, which owns nothing and bypasses no row policy. Made out of `DATABASE_URL` when not set.",
  }),
  AUDIT_DATABASE_URL: postgresUrl().optional().meta({
    description:
      'The login that seals the audit (`samanvay_sealer`). Made out of `DATABASE_URL` when not set; needed beside `HUB_DATABASE_URL` when that stands alone.',
  }),
  WORKER_DATABASE_URL: postgresUrl().optional().meta({
    description:
      'The login that does what is done apart from requests (`samanvay_worker`): clocks, escalations, deliveries. Made out of `DATABASE_URL` when not set; needed beside `HUB_DATABASE_URL` when that stands alone.',
  }),
  SAMANVAY_DATA: z
    .string()
    .default('.data')
    .meta({ description: "Where the demo keeps its database and its signing key; counted from the project's folder." }),
  SAMANVAY_KEYS: z.string().optional().meta({
    description:
      "The folder with the hub's keys, which are never in the database (`samanvay keys --help`). When not set, `keys` in `SAMANVAY_DATA`, made at the first start.",
    requiredInProduction: true,
  }),
  AUDIT_WITNESSES: z.string().optional().meta({
    description:
      'A file that names the witnesses whose cosignatures count: on each line a verifier key and the office, of at least two offices. The demo has two of its own.',
    requiredInProduction: true,
  }),
  OIDC_ISSUER: webUrl().optional().meta({
    description: "Who signs the access tokens, exactly as their `iss` says. When set, the demo's own sign-in does not run.",
    requiredInProduction: true,
  }),
  OIDC_AUDIENCE: z
    .string()
    .default('samanvay')
    .meta({ description: 'What `aud` must be in the access tokens meant for this hub.', requiredInProduction: true }),
  OIDC_JWKS_URL: webUrl()
    .optional()
    .meta({ description: "Where the issuer's public keys are. When not set, the issuer's `/.well-known/openid-configuration` says it." }),
  PORTAL_CLIENT_ID: z.string().default('portal').meta({
    description:
      "Under which name the portal is registered with the identity provider: a public client with PKCE, that comes back to the hub's `/signed-in`.",
  }),
  OIDC_CLOCK_SKEW_SECONDS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be between 0 and 60')
    .max(60, 'must be between 0 and 60')
    .default(5)
    .meta({ description: "How far the issuer's clock and ours may be apart; at most 60." }),
  STATEMENT_TIMEOUT_MS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(100, 'must be between 100 and 60000')
    .max(60_000, 'must be between 100 and 60000')
    .default(3000)
    .meta({ description: 'How long one statement of a request may take in the database, in milliseconds, before it is stopped.' }),
  REQUEST_TIMEOUT_MS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1000, 'must be between 1000 and 60000')
    .max(60_000, 'must be between 1000 and 60000')
    .default(10_000)
    .meta({ description: 'How long a whole request may take, in milliseconds, from its first byte.' }),
  SAMANVAY_DOCUMENTS: z.enum(['trusted', 'any'], { error: 'must be trusted or any' }).optional().meta({
    description:
      'Which documents are executed: `trusted`, those registered with `samanvay documents add`; or `any`. When not set, `trusted` in production and `any` elsewhere.',
  }),
  RATE_POINTS_PER_OFFICER: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(50_000, 'must be between 50000 and 1000000000')
    .max(1_000_000_000, 'must be between 50000 and 1000000000')
    .optional()
    .meta({
      description:
        'What one officer may ask for in a minute, in points: one a row at most, a hundred a change, ten a request. When not set, 1000000 in production and a thousand times that elsewhere.',
    }),
  RATE_POINTS_PER_CLIENT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(50_000, 'must be between 50000 and 100000000000')
    .max(100_000_000_000, 'must be between 50000 and 100000000000')
    .optional()
    .meta({
      description: 'The same for one portal and all officers it acts for. When not set, 20000000 in production and a thousand times that elsewhere.',
    }),
  RATE_FAILED_SIGN_INS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(10, 'must be between 10 and 1000000')
    .max(1_000_000, 'must be between 10 and 1000000')
    .optional()
    .meta({
      description:
        'How many requests a minute may come from one network (an IPv4 address, or the first 64 bits of IPv6) without a token the hub accepts. When not set, 600 in production and a thousand times that elsewhere.',
    }),
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be between 0 and 5')
    .max(5, 'must be between 0 and 5')
    .default(0)
    .meta({
      description:
        'How many proxies stand before the hub. The address of who asks is then taken from `X-Forwarded-For`, as the outermost of them wrote it.',
    }),
  SHUTDOWN_NOTICE_SECONDS: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be between 0 and 8')
    .max(8, 'must be between 0 and 8')
    .optional()
    .meta({
      description:
        'How long a process that is told to stop goes on to answer while `/readyz` says that it is not ready, so that the balancer sees it go. When not set, 5 in production and 0 elsewhere.',
    }),
  WEBHOOK_HOSTS: z
    .string()
    .regex(
      /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(\s*,\s*(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+)*$/,
      'must be names of servers in small letters, separated by commas',
    )
    .optional()
    .meta({
      description:
        'The servers that webhooks may be sent to, separated by commas; `*.gov.in` stands for every name below that. When not set, every public server. Private addresses are refused either way.',
    }),
  WEBHOOK_SOURCE: z
    .string()
    .regex(/^(https:\/\/|urn:)[!-~]+$/, 'must be an address that begins with https:// or a name that begins with urn:')
    .default('urn:samanvay')
    .meta({ description: 'What messages of webhooks name as their source: the address of this hub, or a URN. Receivers know hubs apart by it.' }),
  WEBHOOKS_TO_THIS_MACHINE: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false').meta({
    description: 'Whether webhooks may go to this machine itself (127.0.0.1) over http, to try them out. Never in production.',
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@mail.example:587' })
    .optional()
    .meta({
      description:
        'The server that takes mail, with user and password; `smtps://` where TLS comes before the first word. In production always by TLS. When not set, no mail is sent. The demo sends none, whatever is set.',
    }),
  MAIL_FROM: z.email('must be an e-mail address').optional().meta({ description: 'The mailbox that mail is from. Needed beside `SMTP_URL`.' }),
  SMS_URL: webUrl().optional().meta({
    description:
      "Where text messages are posted to, in the form of Exotel's interface, with key and token before the host. When not set, none are sent. The demo sends none, whatever is set.",
  }),
  SMS_HEADER: z
    .string()
    .regex(/^[A-Za-z]{3,6}$/, 'must be three to six letters')
    .optional()
    .meta({ description: 'The header of text messages, as it is registered with the operators. Needed beside `SMS_URL`.' }),
  SMS_ENTITY_ID: z
    .string()
    .regex(/^\d{5,30}$/, 'must be a number')
    .optional()
    .meta({ description: 'The number under which the sender is registered with the operators (Principal Entity). Needed beside `SMS_URL`.' }),
  SMS_TEMPLATES: z.string().optional().meta({
    description:
      'A file that says under which number each text message is registered: on each line an id of `samanvay messages templates`, and the number. Needed beside `SMS_URL`.',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info')
    .meta({ description: 'How much is logged. No level logs names or what somebody asked for.' }),
});

type Variable = keyof typeof environment.shape;

export interface Config {
  production: boolean;
  /** Demo sign-in, demo data, GraphiQL. */
  demo: boolean;
  port: number;
  host: string;
  databaseUrl?: string;
  hubDatabaseUrl?: string;
  auditDatabaseUrl?: string;
  workerDatabaseUrl?: string;
  /** The file that names the witnesses; absolute. */
  witnesses?: string;
  /** Absolute. */
  dataDir: string;
  /** Absolute. */
  keysDir: string;
  oidc: {
    /** Missing in the demo, whose issuer is the hub itself. */
    issuer?: string;
    audience: string;
    jwksUrl?: string;
    clockSkewSeconds: number;
    /** The name of the portal there. */
    portalClient: string;
  };
  /** Missing: no mail. */
  mail?: MailSettings;
  /** Missing: no text messages. The file of templates; absolute. */
  sms?: Omit<SmsSettings, 'templates'> & { templatesFile: string };
  statementTimeoutMs: number;
  requestTimeoutMs: number;
  documents: Documents;
  rates: Rates;
  proxies: number;
  noticeMs: number;
  webhooks: {
    hosts?: string[];
    toThisMachine: boolean;
    source: string;
  };
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** Every problem at once, so that nobody mends them one start at a time. Values are not repeated: some are secrets. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(['The hub does not start with these settings:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

export function readConfig(env: Record<string, string | undefined>): Config {
  // `PORT=` in a file of settings means that nobody has chosen one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  if (given['NODE_ENV'] === 'production') problems.push(...missing(given), ...unsafe(given));
  problems.push(...halfSet(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const { data } = parsed;
  const production = data.NODE_ENV === 'production';
  // One persona of the demo is asked a million things by whoever tries how fast the hub is.
  const generosity = production ? 1 : 1000;
  return {
    production,
    demo: !production && !data.OIDC_ISSUER,
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    hubDatabaseUrl: data.HUB_DATABASE_URL,
    auditDatabaseUrl: data.AUDIT_DATABASE_URL,
    workerDatabaseUrl: data.WORKER_DATABASE_URL,
    ...(data.AUDIT_WITNESSES && { witnesses: resolve(root, data.AUDIT_WITNESSES) }),
    dataDir: resolve(root, data.SAMANVAY_DATA),
    keysDir: resolve(root, data.SAMANVAY_KEYS ?? `${data.SAMANVAY_DATA}/keys`),
    oidc: {
      issuer: data.OIDC_ISSUER,
      audience: data.OIDC_AUDIENCE,
      jwksUrl: data.OIDC_JWKS_URL,
      clockSkewSeconds: data.OIDC_CLOCK_SKEW_SECONDS,
      portalClient: data.PORTAL_CLIENT_ID,
    },
    ...(data.SMTP_URL && { mail: { url: data.SMTP_URL, from: data.MAIL_FROM!, needsTls: production } }),
    ...(data.SMS_URL && {
      sms: { url: data.SMS_URL, header: data.SMS_HEADER!, entityId: data.SMS_ENTITY_ID!, templatesFile: resolve(root, data.SMS_TEMPLATES!) },
    }),
    statementTimeoutMs: data.STATEMENT_TIMEOUT_MS,
    requestTimeoutMs: data.REQUEST_TIMEOUT_MS,
    documents: data.SAMANVAY_DOCUMENTS ?? (production ? 'trusted' : 'any'),
    rates: {
      officer: data.RATE_POINTS_PER_OFFICER ?? 1_000_000 * generosity,
      client: data.RATE_POINTS_PER_CLIENT ?? 20_000_000 * generosity,
      strangers: data.RATE_FAILED_SIGN_INS ?? 600 * generosity,
    },
    proxies: data.TRUSTED_PROXIES,
    noticeMs: 1000 * (data.SHUTDOWN_NOTICE_SECONDS ?? (production ? 5 : 0)),
    webhooks: {
      ...(data.WEBHOOK_HOSTS && { hosts: data.WEBHOOK_HOSTS.split(/\s*,\s*/) }),
      toThisMachine: data.WEBHOOKS_TO_THIS_MACHINE === 'true',
      source: data.WEBHOOK_SOURCE,
    },
    logLevel: data.LOG_LEVEL,
  };
}

/** The keys of this hub. Outside production those that are missing are made: there they keep nothing that was not made up. */
export function openKeys({ keysDir, production }: Config): KeyRing {
  if (!production) KeyRing.create(keysDir, stateCodes());
  return KeyRing.open(keysDir);
}

function missing(given: Record<string, string | undefined>): string[] {
  const required = variables().filter(
    (variable) => isRequired(variable) && !given[variable] && !(variable === 'DATABASE_URL' && given['HUB_DATABASE_URL']),
  );
  const standsAlone = given['HUB_DATABASE_URL'] && !given['DATABASE_URL'];
  const lacking = standsAlone ? (['AUDIT_DATABASE_URL', 'WORKER_DATABASE_URL'] as const).filter((variable) => !given[variable]) : [];
  return [...required, ...lacking].map((variable) => `${variable} must be set in production. ${description(variable)}`);
}

/** What is of no use without the other. */
function halfSet(given: Record<string, string | undefined>): string[] {
  const needs: Partial<Record<Variable, readonly Variable[]>> = {
    SMTP_URL: ['MAIL_FROM'],
    SMS_URL: ['SMS_HEADER', 'SMS_ENTITY_ID', 'SMS_TEMPLATES'],
  };
  return Object.entries(needs).flatMap(([variable, others]) =>
    given[variable] ? others.filter((other) => !given[other]).map((other) => `${other} must be set beside ${variable}.`) : [],
  );
}

/**
 * Whoever can stand between the hub and its issuer, or be the issuer, is every officer at once; and whoever may have the hub send to itself gets
 * at what listens there.
 */
function unsafe(given: Record<string, string | undefined>): string[] {
  const inward = given['WEBHOOKS_TO_THIS_MACHINE'] === 'true' ? ['WEBHOOKS_TO_THIS_MACHINE must not be true in production.'] : [];
  const sms = given['SMS_URL'] && webUrl().safeParse(given['SMS_URL']).success && new URL(given['SMS_URL']).protocol !== 'https:';
  const plain = sms ? ['SMS_URL must begin with https:// in production'] : [];
  const issuers = (['OIDC_ISSUER', 'OIDC_JWKS_URL'] as const).flatMap((variable) => {
    const value = given[variable];
    // What is no address at all, the schema has said already.
    if (!value || !webUrl().safeParse(value).success) return [];
    const { protocol, hostname } = new URL(value);
    if (isLoopback(hostname)) return [`${variable} is on this machine. That is the demo sign-in, which lets anybody be anybody.`];
    return protocol === 'https:' ? [] : [`${variable} must begin with https:// in production`];
  });
  return [...issuers, ...inward, ...plain];
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127\..*|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])\.?$/i.test(hostname);
}

/** The schema as a Markdown table, for docs/operations.md; its columns are padded, as the formatter wants them. */
export function configTable(): string {
  const rows = variables().map((variable) => {
    const { def } = environment.shape[variable];
    const preset = 'defaultValue' in def ? `\`${String(def.defaultValue)}\`` : '';
    return [`\`${variable}\``, preset, description(variable), isRequired(variable) ? 'yes' : ''];
  });
  const heads = ['name', 'default', 'meaning', 'required in production'];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function variables(): Variable[] {
  return Object.keys(environment.shape) as Variable[];
}

function description(variable: Variable): string {
  return environment.shape[variable].meta()?.description ?? '';
}

function isRequired(variable: Variable): boolean {
  return environment.shape[variable].meta()?.['requiredInProduction'] === true;
}
