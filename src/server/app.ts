import { type IncomingMessage, createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Context, type Hub } from '../context.js';
import { keepCommittees } from '../committee/keep-committees.js';
import { endExpired } from '../disclosure/break-glass.js';
import { RateLimited, Unauthenticated } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import { Live } from '../live/live.js';
import { parseGlobalId } from '../planner/global-id.js';
import type { HubSchema } from '../planner/hub-schema.js';
import { KeptAnswers } from '../planner/kept-answers.js';
import { arrayLiteral } from '../planner/page.js';
import { Planner } from '../planner/planner.js';
import { Gone, Pipeline } from '../planner/pipeline.js';
import type { AuditLog } from '../ledger/audit-log.js';
import { errorFormatter, nameOf, refusedAtOnce, statusPlugin } from './answers.js';
import { auditRoutes } from './audit-routes.js';
import { costOfReading, costPlugin } from './cost.js';
import { type Documents, NotRegistered, documentsByName, textOfAsked, trustedDocuments } from './documents.js';
import { calendarRoute } from './calendar-route.js';
import { serveStreams } from './event-stream.js';
import { ERRORS_AT_MOST, limits, limitRules } from './limits.js';
import { type Metrics, createMetrics } from './metrics.js';
import { sightsOnRecord } from './sights-on-record.js';
import { plannedAnswers, stringifyResult } from './planned-answers.js';
import { type PortalSettings, portal } from './portal.js';
import { type Rates, RateLimits, type Share } from './rates.js';
import { reportRoute } from './report-route.js';
import { NotReady, Readiness } from './readiness.js';
import { Egress, type EgressSettings } from '../webhooks/egress.js';
import { webhookNumbers } from '../webhooks/deliver.js';
import { buildHubSchema } from './schema.js';
import { SignIn } from './sign-in.js';
import { type Credentials, SubscriptionDoor } from './subscriptions.js';
import type { VerifiedToken } from './tokens.js';
import { serveSockets } from './web-socket.js';

export interface AppOptions {
  orm: MikroORM;
  keys: KeyRing;
  /** Whose it is: who opened it stops it, after the app. */
  audit: AuditLog;
  log: Logger;
  /** `before` is asked before a token is checked that has not been seen, and throws when it may not be. */
  verify: (token: string, before?: () => Promise<void>) => Promise<VerifiedToken>;
  /** The hub's clock; tests move it. */
  clock?: () => Date;
  /** How long one statement of the read path may take; that of the rest is said where `orm` is opened. */
  statementTimeoutMs?: number;
  /** How long a whole request may take. */
  requestTimeoutMs?: number;
  /** What each asker gets in a minute. When not set, more than anybody asks who tests, and no other process is told of it. */
  rates?: Rates;
  /** How many proxies stand before the hub: so many addresses of `X-Forwarded-For` are believed. */
  proxies?: number;
  /** Connections of the read path, and as many again for commands of one statement. */
  connections?: number;
  /** Which documents are executed. When not set: registered ones alone, unless in development. */
  documents?: Documents | undefined;
  /** How long, when it is to stop, it goes on to answer while it says that it is not ready: so that the balancer sees it go. */
  noticeMs?: number;
  /** Introspection and readable validation errors. Off in production. */
  development: boolean;
  /** Off: every query is answered by ordinary execution. For comparing the two; nobody but a clock can tell them apart. */
  planning?: boolean;
  /** Off: no answer is kept. Likewise. */
  keeping?: boolean;
  /** Where webhooks may be sent. When not set: to public addresses. */
  webhooks?: EgressSettings | undefined;
  /** More routes, such as the demo's sign-in. They come before the rest. */
  routes?: (app: express.Express) => void;
  /** Where one signs in to the portal. When not set, none is served. */
  portal?: PortalSettings;
}

export interface App {
  server: Server;
  hub: HubSchema;
  /** What its requests share, and whatever else works in its process. */
  shared: Hub;
  planner: Planner;
  metrics: Metrics;
  live: Live;
  /** While work tells of the past, as the demo does, what had run out since then is not ended under its feet. */
  inThePast<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** The edge: HTTP, limits, sign-in, one context per request. It leans on everything and nothing leans on it. */
export async function createApp({
  orm,
  keys,
  audit,
  log,
  verify,
  clock,
  statementTimeoutMs,
  requestTimeoutMs = 10_000,
  rates,
  proxies = 0,
  connections,
  development,
  webhooks,
  documents = development ? 'any' : 'trusted',
  noticeMs = 0,
  routes,
  portal: portalSettings,
  planning = true,
  keeping = true,
}: AppOptions): Promise<App> {
  const app = express();
  // How often it is looked whose request takes too long to arrive.
  const server = createServer({ connectionsCheckingInterval: 1000 }, app);
  const hub = await buildHubSchema(orm.getMetadata());
  const { schema, nodeTypes } = hub;
  const shared = { orm, keys, writer: audit.writer, nodeTypes, egress: new Egress(webhooks) };
  const metrics = createMetrics(audit, () => webhookNumbers(shared));
  const directory = new SignIn(orm);
  const reads = new Pipeline(orm.config.get('clientUrl'), 'READ', { connections, statementTimeoutMs });
  const writes = new Pipeline(orm.config.get('clientUrl'), 'WRITE', { connections, statementTimeoutMs });
  const planner = new Planner(hub, orm.getMetadata(), reads, metrics, keeping ? new KeptAnswers() : undefined);
  const limiter = new RateLimits(
    rates ?? { officer: 1e9, client: 1e9, strangers: 1e6 },
    rates && {
      with: shareOf(orm),
      failed: (error) => log.warn({ error: nameOf(error) }, 'What was spent could not be told to the others'),
    },
  );
  const readiness = new Readiness({ url: orm.config.get('clientUrl'), keys }, (error) =>
    log.warn({ error: nameOf(error), ...(error instanceof NotReady && { why: error.message }) }, 'The hub is not ready'),
  );
  const format = errorFormatter({ log, schema, development });
  const textFor = textOfAsked(trustedDocuments(orm), documents, development);
  const now = () => clock?.() ?? new Date();
  const live = new Live({
    hub,
    shared,
    url: orm.config.get('clientUrl'),
    metadata: orm.getMetadata(),
    clock: now,
    failed: (error) => log.warn({ error: nameOf(error) }, 'What has happened could not be told; it is told when it can be'),
  });
  /** Who stays: signed in as for a request, until the token ends. */
  const signInToStay = async ({ authorization, onBehalfOf, brokenGlass, address }: Credentials) => {
    try {
      const token = tokenIn(authorization);
      if (!token) throw new Unauthenticated();
      const verified = await verify(token, () => limiter.mustBeWelcome(address));
      const signedIn = await directory.actorOf(verified, typeof onBehalfOf === 'string' ? onBehalfOf : undefined, now());
      const glass = glassOf(brokenGlass);
      return { actor: glass ? { ...signedIn, brokenGlass: glass } : signedIn, expiresAt: verified.expiresAt };
    } catch (error) {
      if (error instanceof Unauthenticated) await limiter.stranger(address);
      throw error;
    }
  };
  const door = new SubscriptionDoor({ schema, live, rates: limiter, textFor, development, format });
  const failed = (error: unknown) => log.error({ error: nameOf(error) }, 'A subscription failed inside the hub');
  const addressOf = addressBehind(app);
  const sockets = serveSockets({ server, schema, door, signIn: signInToStay, failed, addressOf });
  const streams = serveStreams({ door, signIn: signInToStay });
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: development,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !development,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: limitRules,
    executionOptions: { maxCoercionErrors: ERRORS_AT_MOST },
    validationOptions: { maxErrors: ERRORS_AT_MOST, hideSuggestions: !development },
    stringifyResult,
    formatError: format,
    stopOnTerminationSignals: false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => log.warn(withoutCause(message)),
      error: (message) => log.error(withoutCause(message)),
    },
    plugins: [
      metrics.plugin,
      statusPlugin(development),
      costPlugin(limiter),
      sightsOnRecord(format),
      { requestDidStart: async () => ({ willSendResponse: async ({ contextValue }) => contextValue.end() }) },
      plannedAnswers(planning ? planner : undefined, format),
      // Longer than any request may take, and less than it may take to stop.
      ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: requestTimeoutMs + 5000 }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  // Also of those who send their request a byte at a time.
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = requestTimeoutMs;
  app.set('trust proxy', proxies);
  app.disable('x-powered-by');
  app.set('etag', false);
  routes?.(app);
  app.use(
    // Answers for programs: nothing may be run, shown or framed of them. A page brings a policy of its own, and phones pay for each line.
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    }),
  );
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', readiness.handler);
  app.get('/metrics', metrics.handler);
  app.use('/audit', auditRoutes(audit));
  app.use('/calendar', calendarRoute({ shared, clock: now, limiter, nothing }));
  app.use('/reports', reportRoute({ shared, clock: now, limiter, signIn: signInToStay, nothing }));
  app.use('/graphql/stream', express.json({ limit: limits.bodyBytes }), documentsByName(textFor), streams.handler);
  app.use(
    '/graphql',
    express.json({ limit: limits.bodyBytes, type: ['application/json', 'application/graphql+json'] }),
    documentsByName(textFor),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const token = tokenIn(req.headers.authorization);
        const header = req.headers['samanvay-on-behalf-of'];
        const onBehalfOf = typeof header === 'string' ? header : undefined;
        const gone = new AbortController();
        const deadline = setTimeout(() => gone.abort(new Gone()), requestTimeoutMs);
        res.once('close', () => {
          clearTimeout(deadline);
          if (!res.writableFinished) gone.abort();
        });
        try {
          if (!token) throw new Unauthenticated();
          const verified = await verify(token, () => limiter.mustBeWelcome(req.ip));
          const signedIn = await directory.actorOf(verified, onBehalfOf, now());
          await limiter.spend(signedIn, costOfReading(lengthOfDocument(req)));
          const brokenGlass = glassOf(req.headers['samanvay-broken-glass']);
          const actor = brokenGlass ? { ...signedIn, brokenGlass } : signedIn;
          const signInAgain = async () => {
            if (brokenGlass) throw new Unauthenticated('This glass is not broken, or not any more. Ask without the header Samanvay-Broken-Glass.');
            return directory.again(verified, onBehalfOf, now());
          };
          return new Context(shared, actor, { clock, signInAgain, gone: gone.signal, commands: planning ? writes : undefined });
        } catch (error) {
          if (error instanceof RateLimited) throw refusedAtOnce(error);
          if (error instanceof Unauthenticated)
            await limiter.stranger(req.ip).catch((full: unknown) => {
              throw full instanceof RateLimited ? refusedAtOnce(full) : full;
            });
          return new Context(shared, error as Error, { clock, gone: gone.signal });
        }
      },
    }),
  );
  if (portalSettings) app.use(portal(portalSettings));
  app.use(nothing);
  app.use(answerFailure(format));

  // Every few seconds: what was given for a time ends at most so much later, and a glass at the very minute (`ENTER`).
  let past = 0;
  const inThePast = <T>(work: () => Promise<T>): Promise<T> => (past++, work().finally(() => past--));
  let turn: Promise<unknown> | undefined;
  const ending = setInterval(() => {
    // One turn at a time: a slow one is not overtaken.
    if (past > 0 || turn) return;
    const now = clock?.() ?? new Date();
    turn = Promise.all([
      endExpired(orm.em.fork(), now).catch((error: Error) => log.warn({ error: error.name }, 'What has run out could not be ended')),
      keepCommittees(orm.em.fork(), now).catch((error: Error) => log.warn({ error: error.name }, 'Committees could not be kept')),
    ]).finally(() => (turn = undefined));
  }, 5000).unref();

  const stop = async () => {
    clearInterval(ending);
    // What it began uses connections that are closed after this.
    await turn;
    limiter.stop();
    readiness.leave();
    await sleep(noticeMs);
    try {
      // First, since the library waits for every answer that is under way, and these never end of themselves.
      await live.stop();
      streams.stop();
      await sockets.stop();
      await apollo.stop();
    } finally {
      metrics.stop();
      await Promise.all([reads.close(), writes.close(), readiness.close()]);
    }
  };
  return { server, hub, shared, planner, metrics, live, inThePast, stop };
}

/** What is not there, and what is not for who asks: the same bytes. */
const nothing: RequestHandler = (_request, response) =>
  void response.status(404).json({ errors: [{ message: 'There is nothing at this address.' }] });

function tokenIn(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1] : undefined;
}

/** The address of who opens a socket, by the same proxies that are believed of a request. */
function addressBehind(app: express.Express): (request: IncomingMessage) => string | undefined {
  return (request) => {
    const trust = app.get('trust proxy fn') as (address: string, i: number) => boolean;
    const behind = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean);
    const addresses = [request.socket.remoteAddress ?? '', ...behind.toReversed()];
    return addresses.find((address, i) => i === addresses.length - 1 || !trust(address, i));
  };
}

/** The broken glass that a request looks through, named by its global id. */
function glassOf(header: unknown): string | undefined {
  if (header === undefined) return undefined;
  const named = typeof header === 'string' ? parseGlobalId(header) : undefined;
  if (named?.typeName !== 'BrokenGlass') throw new Unauthenticated('The header Samanvay-Broken-Glass names the id that `breakGlass` answered.');
  return named.id;
}

/** What was spent, summed over all processes. The function answers for the keys it is given, and for no others. */
function shareOf(orm: MikroORM): Share {
  return async (minute, spent) => {
    const rows = await orm.em
      .fork()
      .execute<{ asker: string; points: string }[]>('select asker, points from hub.spend(?, ?::text[], ?::bigint[])', [
        minute,
        arrayLiteral([...spent.keys()]),
        arrayLiteral([...spent.values()].map(String)),
      ]);
    return new Map(rows.map(({ asker, points }) => [asker, Number(points)]));
  };
}

function lengthOfDocument({ body, url }: Request): number {
  const query = (body as { query?: unknown } | undefined)?.query;
  return typeof query === 'string' ? query.length : url.length;
}

/** What the library says it was doing. What follows the colon is an error's own text, and that may quote what was sent. */
function withoutCause(message: unknown): string {
  return String(message).split(':')[0]!;
}

/** What failed before GraphQL began: a body too large or not JSON. The same shape as every other answer. */
function answerFailure(format: ReturnType<typeof errorFormatter>): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, _next) => {
    if (error instanceof NotRegistered) {
      response.status(400).json({ errors: [{ message: error.message, extensions: { code: 'BAD_USER_INPUT' } }] });
      return;
    }
    const status = error instanceof Unauthenticated ? 401 : (error.status ?? 500);
    if (status >= 500) {
      // The register of documents is in the database, which may be away.
      const formatted = format({ message: '' }, error);
      response.status(formatted.extensions?.code === 'UNAVAILABLE' ? 503 : 500).json({ errors: [formatted] });
      return;
    }
    const message = status === 413 ? `A request has at most ${limits.bodyBytes / 1024} kB.` : 'This is not a GraphQL request in JSON.';
    response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
  };
}
