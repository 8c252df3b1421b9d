import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import pg from 'pg';
import pino from 'pino';
import { catalogProblems } from '../database/catalog.js';
import { loadDemo } from '../database/demo.js';
import { startEmbedded } from '../database/embedded.js';
import { hubUrl, sealerUrl, workerUrl } from '../database/logins.js';
import { migrate } from '../database/migrate.js';
import { openOrm } from '../database/orm.js';
import { HOME_DISTRICT, isPersona, personaSubject, personas } from '../offices/personas.js';
import { AuditLog } from '../ledger/audit-log.js';
import { type KnownWitness, OFFICES_AT_LEAST, officesOf, readWitnesses } from '../ledger/witness-list.js';
import { clockWorker } from '../clocks/clock-worker.js';
import { ClockKeeper } from '../clocks/keep-clocks.js';
import { everyCaseIsDue } from '../clocks/roll-out.js';
import { keptWithClocks } from '../dashboard/keep-figures.js';
import { mailOutlet } from '../messages/mail-outlet.js';
import { messageWorker } from '../messages/message-worker.js';
import type { Outlet } from '../messages/outlet.js';
import { MessageSender } from '../messages/send-messages.js';
import { readTemplates, smsOutlet } from '../messages/sms-outlet.js';
import { smsTemplates } from '../messages/texts.js';
import { Queue, poolOf } from '../queue/queue.js';
import { nightlyPublication } from '../statistics/publish-nightly.js';
import { remindOfPartners } from '../partners/remind-of-partners.js';
import { remindOfTraining } from '../training/remind-of-training.js';
import { WebhookSender } from '../webhooks/deliver.js';
import { type App, createApp } from './app.js';
import { type Config, openKeys } from './config.js';
import { mayDumpCore } from './core-dumps.js';
import { demoClients, demoIssuer, signDemoToken } from './demo-issuer.js';
import { DemoMessages } from './demo-messages.js';
import { examples } from './examples.js';
import { openDemoWitnesses } from './demo-witnesses.js';
import { demoToken, graphiql } from './graphiql.js';
import { limitRules } from './limits.js';
import { progressTo } from './progress.js';
import { actorToday, signIn } from './sign-in.js';
import { tokenVerifier } from './tokens.js';

/** What has been started says here how it is ended, in the order of starting. */
type Stops = (() => Promise<unknown>)[];

/** Starts everything that `config` asks for, says so, and stops it all on a signal; or when a part of it does not start. */
export async function startHub(config: Config): Promise<void> {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const stops: Stops = [];
  try {
    await startAll(config, stops, say);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
  const stop = stopper(stops, say);
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
}

async function startAll(config: Config, stops: Stops, say: (text: string) => void): Promise<void> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  if (config.production && mayDumpCore()) log.warn('A crash of this process would leave its memory in a file. See docs/operations.md, Memory.');
  const keys = openKeys(config);
  // With the hub's own login alone, nothing is migrated: whoever may do that has done it (docs/operations.md).
  const admin = config.databaseUrl ?? (config.hubDatabaseUrl ? undefined : await embedded(config, stops, say));
  if (admin) {
    const bar = progressTo(process.stderr, 'survivors: sealing who they are');
    const { hubDatabaseUrl, auditDatabaseUrl, workerDatabaseUrl } = config;
    const { applied } = await migrate(admin, { keys, hubDatabaseUrl, auditDatabaseUrl, workerDatabaseUrl, told: bar.say }).finally(bar.end);
    say(`[2/5] migrations: ${applied.length ? `${applied.length} applied` : 'up to date'}`);
  }
  const url = config.hubDatabaseUrl ?? hubUrl(admin!);
  const problems = await catalogProblems(url);
  if (problems.length) throw new Error(`The wall in the database has holes, so the hub does not start:\n${problems.join('\n')}`);
  say('[3/5] the wall: every table about a case or a person is under forced row policies');

  const orm = await openOrm({ url, statementTimeoutMs: config.statementTimeoutMs });
  stops.push(() => orm.close(true));
  const auditUrl = config.auditDatabaseUrl ?? (admin && sealerUrl(admin));
  if (!auditUrl) throw new Error('AUDIT_DATABASE_URL must be set beside HUB_DATABASE_URL: the audit has a login of its own.');
  const demoWitnesses = config.demo ? openDemoWitnesses(config.dataDir) : undefined;
  const audit = await AuditLog.open({ url: auditUrl, keys, log, witnesses: demoWitnesses?.known ?? witnessesOf(config) });
  stops.push(() => audit.stop());
  const workUrl = config.workerDatabaseUrl ?? (admin && workerUrl(admin));
  if (!workUrl) throw new Error('WORKER_DATABASE_URL must be set beside HUB_DATABASE_URL: what is done apart from requests has a login of its own.');
  const port = await freePort(config);
  const origin = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const { audience, clockSkewSeconds } = config.oidc;
  const sendWebhooks = ({ shared, metrics }: App) => {
    const { source } = config.webhooks;
    const sender = new WebhookSender({ shared, source, clock: () => new Date(), actorOf: actorToday(orm), log, tried: metrics.webhookTried });
    sender.start();
    return () => sender.stop();
  };

  const demoMessages = config.demo ? new DemoMessages() : undefined;
  const outlet = demoMessages ?? outletOf(config);
  let app: App;

  if (config.demo) {
    mkdirSync(config.dataDir, { recursive: true });
    const demo = await demoIssuer({ issuer: `${origin}/oidc`, dataDir: config.dataDir, audience, personas: cards });
    const tokenOf = async (persona: string) =>
      isPersona(persona) ? signDemoToken({ dataDir: config.dataDir, issuer: demo.issuer, audience, subject: personaSubject(persona) }) : undefined;
    const verify = tokenVerifier({ issuer: demo.issuer, audience, jwksUrl: demo.jwksUrl, clockSkewSeconds });
    app = await createApp({
      ...config,
      orm,
      keys,
      audit,
      log,
      verify,
      development: true,
      routes: (routes) => {
        routes.use('/oidc', demo.handler as never);
        routes.use('/graphiql', graphiql({ personas: cards }));
        routes.get('/demo/messages', demoMessages!.page);
        routes.get('/demo/token', demoToken({ tokenOf }));
      },
      portal: { issuer: demo.issuer, clientId: demoClients.portal, demo: true, personas: cards },
    });
    warmUp(app.hub.schema);
    await listen(app.server, port, config.host);
    stops.push(() => app.stop(), sendWebhooks(app));
    stops.push(demoWitnesses!.watch(origin, log));
    const loaded =
      admin &&
      (await loadDemo(admin, {
        ...app.hub,
        inThePast: app.inThePast,
        orm,
        keys,
        writer: audit.writer,
        actorOf: (subject, now) => signIn(orm, { subject, isMachine: false, expiresAt: now }, undefined, now),
      }));
    say(`[4/5] demo data: ${loaded ?? 'left as it is'}`);
    writeFileSync(path.join(config.dataDir, 'hub.json'), JSON.stringify({ issuer: demo.issuer, port }));
    say('[5/5] demo sign-in: anybody can be anybody; all people are invented');
    say(banner(origin));
  } else {
    const { issuer } = config.oidc;
    if (!issuer) throw new Error('OIDC_ISSUER must be set when the demo sign-in does not run.');
    const verify = tokenVerifier({ issuer, audience, jwksUrl: config.oidc.jwksUrl, clockSkewSeconds });
    app = await createApp({
      ...config,
      orm,
      keys,
      audit,
      log,
      verify,
      development: !config.production,
      portal: { issuer, clientId: config.oidc.portalClient, demo: false, personas: [] },
    });
    warmUp(app.hub.schema);
    await listen(app.server, port, config.host);
    stops.push(() => app.stop(), sendWebhooks(app));
  }
  const work = poolOf(workUrl, 4, log);
  stops.push(() => work.end());
  const keeper = new ClockKeeper(work, () => new Date(), keptWithClocks);
  const clocks = clockWorker(keeper, log);
  stops.push(() => clocks.stop());
  const sender =
    outlet && new MessageSender({ pool: poolFor(stops, workUrl, log), keys, outlet, clock: () => new Date(), log, counted: app.metrics.message });
  const messages = sender && messageWorker(sender, log);
  if (messages) stops.push(() => messages.stop());
  say(`Messages: ${outlet?.name ?? 'off. Set SMTP_URL and MAIL_FROM, and SMS_URL, to have them sent (docs/operations.md, Messages).'}`);
  const nightly = admin ? nightlyPublication(admin) : undefined;
  say(
    `Statistics: ${nightly ? 'a month that is over is published in the night' : 'published by samanvay publish (docs/operations.md, Published statistics)'}`,
  );
  const queue = await Queue.open({
    url: workUrl,
    log,
    work: {
      tasks: {
        everyCaseIsDue: () => keeper.withConnection((client) => everyCaseIsDue(client, new Date())),
        digest: async () => void (await sender?.digest()),
        ...nightly?.tasks,
        remind: () =>
          keeper.withConnection(async (client) => {
            await remindOfTraining(client, new Date());
            await remindOfPartners(client, new Date());
          }),
      },
      // Early in the morning in India: what nobody touches must be looked at too, since silence is what some rules are about.
      crontab: [
        { task: 'everyCaseIsDue', match: '30 20 * * *' },
        // Before the digest goes out, so that it has them.
        { task: 'remind', match: '0 2 * * *', options: { backfillPeriod: 12 * 3_600_000 } },
        // Eight in the morning in India; if nothing ran then, as soon as something does, until noon.
        { task: 'digest', match: '30 2 * * *', options: { backfillPeriod: 4 * 3_600_000 } },
        ...(nightly?.crontab ?? []),
      ],
    },
  });
  stops.push(() => queue.stop());
  say(`Ready ${origin}`);
}

/** A pool that ends after what works with it. */
function poolFor(stops: Stops, url: string, log: pino.Logger): pg.Pool {
  const pool = poolOf(url, 5, log);
  stops.push(() => pool.end());
  return pool;
}

/** Where messages leave, outside the demo; nowhere, when nothing is set. */
function outletOf({ mail, sms }: Config): Outlet | undefined {
  const outlets: Outlet[] = [];
  if (mail) outlets.push(mailOutlet(mail));
  if (sms) {
    const templates = readTemplates(readFileSync(sms.templatesFile, 'utf8'));
    const lacking = smsTemplates().filter(({ id }) => !templates.has(id));
    if (lacking.length > 0)
      throw new Error(`SMS_TEMPLATES does not say under which number these are registered: ${lacking.map(({ id }) => id).join(', ')}.`);
    outlets.push(smsOutlet({ ...sms, templates }));
  }
  if (outlets.length === 0) return undefined;
  return Object.assign({}, ...outlets, { name: outlets.map(({ name }) => name).join(', ') }) as Outlet;
}

/** The witnesses that count: in production of at least two offices. */
function witnessesOf({ witnesses, production }: Config): KnownWitness[] {
  const known = witnesses ? readWitnesses(witnesses) : [];
  if (production && officesOf(known) < OFFICES_AT_LEAST)
    throw new Error(`AUDIT_WITNESSES must name witnesses of at least ${OFFICES_AT_LEAST} offices: one alone could be talked round.`);
  return known;
}

/**
 * Reads and checks a few documents before anybody waits for it: the first document of a process took sixty milliseconds to refuse,
 * the second five.
 */
function warmUp(schema: GraphQLSchema): void {
  for (const { query } of examples) validate(schema, parse(query), [...specifiedRules, ...limitRules]);
}

const cards = personas.map(({ persona, designation, officeName, about }) => ({
  subject: personaSubject(persona),
  title: designation,
  description: `${officeName}, Jaipur. ${about}.`,
}));

async function embedded(config: Config, stops: Stops, say: (text: string) => void): Promise<string> {
  const server = await startEmbedded({ dataDir: config.dataDir });
  stops.push(() => server.stop());
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'samanvay'`);
  if (!rowCount) await client.query('create database samanvay');
  await client.end();
  say(`[1/5] PostgreSQL ${rows[0]?.server_version} (embedded, in ${path.relative(process.cwd(), config.dataDir) || '.'})`);
  return server.urlOf('samanvay');
}

/** The port asked for; in the demo the next free one when it is taken. */
async function freePort({ port, host, production }: Config): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate++) {
    if (await isFree(candidate, host)) {
      if (candidate !== port) process.stdout.write(`Port ${port} is taken; using ${candidate}.\n`);
      return candidate;
    }
    if (production) throw new Error(`Port ${port} is taken.`);
  }
  throw new Error(`Ports ${port} to ${port + 99} are all taken. Set PORT.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
}

/** What is asked of whoever watches over processes: 30 seconds. What is not done by then is not waited for. */
const STOPPED_WITHIN_MS = 25_000;

/** What started last ends first; what cannot be ended holds up nothing. */
async function stopAll(stops: Stops): Promise<void> {
  for (const stop of stops.toReversed()) await stop().catch(() => undefined);
}

/** Stops everything once, however many signals come. */
function stopper(stops: Stops, say: (text: string) => void): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOPPED_WITHIN_MS).unref();
    void (async () => {
      say('Stopping.');
      await stopAll(stops);
      process.exit(0);
    })();
  };
}

function banner(origin: string): string {
  const line = '-'.repeat(78);
  return [
    line,
    ` Portal      ${origin}/           sign in as any persona`,
    ` GraphQL     ${origin}/graphql`,
    ` GraphiQL    ${origin}/graphiql   ${examples.length} ready-made queries`,
    ` Sign-in     ${origin}/oidc/.well-known/openid-configuration`,
    ` Messages    ${origin}/demo/messages   what a hub that is no demo would send`,
    ` Health      ${origin}/livez  ${origin}/readyz`,
    '',
    ` Personas of the demo's first district (Jaipur, ${HOME_DISTRICT}); of another: ngo@196; head of office: ngo-head`,
    ...personas.map(({ persona, designation, about }) => `   ${persona.padEnd(16)}${designation.padEnd(34)}${about}`),
    '',
    ' Try: npx samanvay token ngo   npx samanvay doctor   npm test',
    ' DEMO MODE. All people are invented. Stop with Ctrl-C; empty with npm run reset.',
    line,
  ].join('\n');
}
