import { createServer, type Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Context } from '../context.js';
import { endExpired } from '../disclosure/break-glass.js';
import { Unauthenticated } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import { parseGlobalId } from '../planner/global-id.js';
import type { HubSchema } from '../planner/hub-schema.js';
import { KeptAnswers } from '../planner/kept-answers.js';
import { Planner } from '../planner/planner.js';
import { Pipeline } from '../planner/pipeline.js';
import { errorFormatter, statusPlugin } from './answers.js';
import { costPlugin } from './cost.js';
import { limits, limitRules } from './limits.js';
import { type Metrics, createMetrics } from './metrics.js';
import { sightsOnRecord } from './sights-on-record.js';
import { plannedAnswers, stringifyResult } from './planned-answers.js';
import { buildHubSchema } from './schema.js';
import { SignIn } from './sign-in.js';
import type { VerifiedToken } from './tokens.js';

export interface AppOptions {
  orm: MikroORM;
  keys: KeyRing;
  log: Logger;
  verify: (token: string) => Promise<VerifiedToken>;
  /** The hub's clock; tests move it. */
  clock?: () => Date;
  /** How long one statement of the read path may take; that of the rest is said where `orm` is opened. */
  statementTimeoutMs?: number;
  /** Connections of the read path, and as many again for commands of one statement. */
  connections?: number;
  /** Introspection and readable validation errors. Off in production. */
  development: boolean;
  /** Off: every query is answered by ordinary execution. For comparing the two; nobody but a clock can tell them apart. */
  planning?: boolean;
  /** Off: no answer is kept. Likewise. */
  keeping?: boolean;
  /** More routes, such as the demo's sign-in. They come before the rest. */
  routes?: (app: express.Express) => void;
}

export interface App {
  server: Server;
  hub: HubSchema;
  planner: Planner;
  metrics: Metrics;
  stop(): Promise<void>;
}

/** The edge: HTTP, limits, sign-in, one context per request. It leans on everything and nothing leans on it. */
export async function createApp({
  orm,
  keys,
  log,
  verify,
  clock,
  statementTimeoutMs,
  connections,
  development,
  routes,
  planning = true,
  keeping = true,
}: AppOptions): Promise<App> {
  const app = express();
  const server = createServer(app);
  const hub = await buildHubSchema(orm.getMetadata());
  const { schema, nodeTypes } = hub;
  const shared = { orm, keys, nodeTypes };
  const metrics = createMetrics();
  const directory = new SignIn(orm);
  const reads = new Pipeline(orm.config.get('clientUrl'), 'READ', { connections, statementTimeoutMs });
  const writes = new Pipeline(orm.config.get('clientUrl'), 'WRITE', { connections, statementTimeoutMs });
  const planner = new Planner(hub, orm.getMetadata(), reads, metrics, keeping ? new KeptAnswers() : undefined);
  const format = errorFormatter({ log, schema, development });
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
      statusPlugin,
      costPlugin,
      sightsOnRecord(format),
      { requestDidStart: async () => ({ willSendResponse: async ({ contextValue }) => contextValue.end() }) },
      plannedAnswers(planning ? planner : undefined, format),
      ApolloServerPluginDrainHttpServer({ httpServer: server, stopGracePeriodMillis: 10_000 }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  app.disable('x-powered-by');
  app.set('etag', false);
  routes?.(app);
  app.use(helmet());
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.get('/livez', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', readiness(orm));
  app.get('/metrics', metrics.handler);
  app.use(
    '/graphql',
    express.json({ limit: limits.bodyBytes, type: ['application/json', 'application/graphql+json'] }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const now = () => clock?.() ?? new Date();
        const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(req.headers.authorization ?? '')?.[1];
        const header = req.headers['samanvay-on-behalf-of'];
        const onBehalfOf = typeof header === 'string' ? header : undefined;
        const gone = new AbortController();
        res.once('close', () => {
          if (!res.writableFinished) gone.abort();
        });
        try {
          if (!token) throw new Unauthenticated();
          const verified = await verify(token);
          const signedIn = await directory.actorOf(verified, onBehalfOf, now());
          const brokenGlass = glassOf(req.headers['samanvay-broken-glass']);
          const actor = brokenGlass ? { ...signedIn, brokenGlass } : signedIn;
          const signInAgain = async () => {
            if (brokenGlass) throw new Unauthenticated('This glass is not broken, or not any more. Ask without the header Samanvay-Broken-Glass.');
            return directory.again(verified, onBehalfOf, now());
          };
          return new Context(shared, actor, { clock, signInAgain, gone: gone.signal, commands: planning ? writes : undefined });
        } catch (error) {
          return new Context(shared, error as Error, { clock });
        }
      },
    }),
  );
  app.use(
    ((_request, response) => void response.status(404).json({ errors: [{ message: 'There is nothing at this address.' }] })) satisfies RequestHandler,
  );
  app.use(answerFailure(log));

  // Every few seconds: what was given for a time ends at most so much later, and a glass at the very minute (`ENTER`).
  const ending = setInterval(() => {
    endExpired(orm.em.fork(), clock?.() ?? new Date()).catch((error: Error) =>
      log.warn({ error: error.name }, 'What has run out could not be ended'),
    );
  }, 5000).unref();

  const stop = async () => {
    clearInterval(ending);
    try {
      await apollo.stop();
    } finally {
      metrics.stop();
      await Promise.all([reads.close(), writes.close()]);
    }
  };
  return { server, hub, planner, metrics, stop };
}

/** The broken glass that a request looks through, named by its global id. */
function glassOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const named = typeof header === 'string' ? parseGlobalId(header) : undefined;
  if (named?.typeName !== 'BrokenGlass') throw new Unauthenticated('The header Samanvay-Broken-Glass names the id that `breakGlass` answered.');
  return named.id;
}

/** What the library says it was doing. What follows the colon is an error's own text, and that may quote what was sent. */
function withoutCause(message: unknown): string {
  return String(message).split(':')[0]!;
}

function readiness(orm: MikroORM): RequestHandler {
  return async (_request, response) => {
    try {
      await orm.em.fork().execute('select 1');
      response.json({ status: 'ok' });
    } catch {
      response.status(503).json({ status: 'unavailable' });
    }
  };
}

/** What failed before GraphQL began: a body too large or not JSON. The same shape as every other answer. */
function answerFailure(log: Logger): ErrorRequestHandler {
  return (error: { status?: number; type?: string }, _request, response, _next) => {
    const status = error instanceof Unauthenticated ? 401 : (error.status ?? 500);
    if (status >= 500) log.error({ error: (error as Error).name }, 'A request failed before GraphQL');
    const message =
      status === 413
        ? `A request has at most ${limits.bodyBytes / 1024} kB.`
        : status < 500
          ? 'This is not a GraphQL request in JSON.'
          : 'Something went wrong inside the hub.';
    response.status(status).json({ errors: [{ message, extensions: { code: status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL' } }] });
  };
}
