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
import { Unauthenticated } from '../errors.js';
import type { HubSchema } from '../planner/hub-schema.js';
import { errorFormatter, statusPlugin } from './answers.js';
import { limits, limitRules } from './limits.js';
import { buildHubSchema } from './schema.js';
import { signIn } from './sign-in.js';
import type { VerifiedToken } from './tokens.js';

export interface AppOptions {
  orm: MikroORM;
  log: Logger;
  verify: (token: string) => Promise<VerifiedToken>;
  /** The hub's clock; tests move it. */
  clock?: () => Date;
  /** Introspection and readable validation errors. Off in production. */
  development: boolean;
  /** More routes, such as the demo's sign-in. They come before the rest. */
  routes?: (app: express.Express) => void;
}

export interface App {
  server: Server;
  hub: HubSchema;
  stop(): Promise<void>;
}

/** The edge: HTTP, limits, sign-in, one context per request. It leans on everything and nothing leans on it. */
export async function createApp({ orm, log, verify, clock, development, routes }: AppOptions): Promise<App> {
  const app = express();
  const server = createServer(app);
  const hub = await buildHubSchema(orm.getMetadata());
  const { schema, nodeTypes } = hub;
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
    formatError: errorFormatter({ log, schema, development }),
    stopOnTerminationSignals: false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message) => log.warn(withoutCause(message)),
      error: (message) => log.error(withoutCause(message)),
    },
    plugins: [
      statusPlugin,
      { requestDidStart: async () => ({ willSendResponse: async ({ contextValue }) => contextValue.end() }) },
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
  app.use(
    '/graphql',
    express.json({ limit: limits.bodyBytes, type: ['application/json', 'application/graphql+json'] }),
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        const now = clock?.() ?? new Date();
        const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(req.headers.authorization ?? '')?.[1];
        const onBehalfOf = req.headers['samanvay-on-behalf-of'];
        const signedIn = token
          ? verify(token).then((verified) => signIn(orm, verified, typeof onBehalfOf === 'string' ? onBehalfOf : undefined, now))
          : Promise.reject(new Unauthenticated());
        return new Context(orm, nodeTypes, await signedIn.catch((error: Error) => error), clock);
      },
    }),
  );
  app.use(
    ((_request, response) => void response.status(404).json({ errors: [{ message: 'There is nothing at this address.' }] })) satisfies RequestHandler,
  );
  app.use(answerFailure(log));

  return { server, hub, stop: () => apollo.stop() };
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
