import { isNativeError } from 'node:util/types';
import { unwrapResolverError } from '@apollo/server/errors';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { DriverException } from '@mikro-orm/postgresql';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, Kind } from 'graphql';
import type { Logger } from 'pino';
import { HubError, RateLimited } from '../errors.js';
import { isOutOfTime } from '../planner/pipeline.js';
import { limits } from './limits.js';
import { IssuerUnavailable } from './tokens.js';
import { wordingOf } from './wording.js';

/** What the library says of a request that never reached us, and what it says in production, where no word of the schema leaves. */
const refusals = {
  GRAPHQL_PARSE_FAILED: 'This is not a GraphQL document.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema of the hub.',
  BAD_USER_INPUT: 'A value of a variable does not fit its type.',
};

export interface AnswerOptions {
  log: Logger;
  schema: GraphQLSchema;
  /** Whether messages may use the words of the schema. */
  development: boolean;
}

/** Every error that leaves is made here, from a code. What was sent, and what the database or a library said of it, stays inside. */
export function errorFormatter({
  log,
  schema,
  development,
}: AnswerOptions): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const wording = wordingOf(schema);
  return (formatted, error) => {
    const { locations, path } = formatted;
    const answer = (message: string, code: string, more: object = {}) => ({
      message,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { code, ...more },
    });
    const original = unwrapResolverError(error);
    const cause = original instanceof GraphQLError ? (original.originalError ?? original) : original;
    if (cause instanceof RateLimited) return answer(cause.message, cause.code, { retryAfterSeconds: cause.retryAfterSeconds });
    if (cause instanceof HubError) return answer(cause.message, cause.code, cause.field.length > 0 ? { field: cause.field } : {});
    if (cause instanceof IssuerUnavailable) return answer(cause.message, 'UNAVAILABLE');
    if (isDatabaseGone(cause)) {
      log.error({ error: nameOf(cause) }, 'The database does not answer');
      // What was cut off while it was being written may be on record or not: the `opId` finds out.
      return answer('The hub cannot reach its records at the moment. Try again shortly; a change under the same opId.', 'UNAVAILABLE');
    }
    if (isOutOfTime(cause)) {
      log.warn({ error: nameOf(cause), path }, 'A statement took too long and was stopped');
      return answer('This took too long and was stopped. Ask for less, or try again shortly.', 'UNAVAILABLE');
    }
    if (cause instanceof DriverException && cause.code?.startsWith('22'))
      return answer('A value is out of range or cannot be stored.', 'BAD_USER_INPUT');

    const code = String((cause as GraphQLError).extensions?.code ?? formatted.extensions?.code);
    if (code === 'FORBIDDEN') return answer((cause as GraphQLError).message, code);
    if (code === 'GRAPHQL_PARSE_FAILED' && formatted.message.includes('Parsing aborted'))
      return answer(`A document has at most ${limits.tokens} tokens. Ask in several requests.`, code);
    if (cause instanceof GraphQLError && cause.message.startsWith('Too many errors processing variables'))
      return answer(refusals.BAD_USER_INPUT, 'BAD_USER_INPUT');
    if (code in refusals) return answer(development ? wording(formatted.message) : refusals[code as keyof typeof refusals], code);
    // The rest of the library's refusals are about the request and are constants; each names what to mend.
    if (code === 'OPERATION_RESOLUTION_FAILURE')
      return answer('Name one of the operations of the document in `operationName`; it needs none when there is but one.', 'BAD_USER_INPUT');
    if (code === 'BAD_REQUEST' || code.startsWith('PERSISTED_QUERY')) return answer(formatted.message, 'BAD_USER_INPUT');
    log.error({ error: nameOf(cause), path }, 'A request failed inside the hub');
    return answer('Something went wrong inside the hub. It has been logged; nothing was changed.', 'INTERNAL');
  };
}

/** Connections refused, cut or timed out, and a server that starts or stops. Nobody's request is wrong then. */
function isDatabaseGone(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^(ECONN\w+|EPIPE|ENOENT|ETIMEDOUT|08\w{3}|57P0[123]|53300)$/.test(code)) return true;
  return /^Connection terminated|^Query read timeout|^Client has encountered a connection error|timeout exceeded when trying to connect/.test(
    error.message,
  );
}

/** The kind of a failure and where it arose, never its message: a database quotes values in it. */
export function nameOf(error: unknown): { name: string; code?: unknown; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/'))
    ?.trim();
  return { name: error.name, code: (error as { code?: unknown }).code, ...(at && { at }) };
}

/** What was wrong with the document, which the older media type answers with 200: there a status speaks of HTTP alone. */
const documentCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/** What is wrong with a document is one error in production, and the same to the byte whatever it is: no word and no place of it tells of the schema. */
const unfit: GraphQLFormattedError = { message: refusals.GRAPHQL_VALIDATION_FAILED, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };

/** What is said of a request that was not executed. */
function inWords(told: readonly GraphQLFormattedError[], development: boolean): GraphQLFormattedError[] {
  // The rule on shape says the same as often as it takes to end the validation, and so do many values that do not fit.
  const repeated = told.find(({ message, extensions }, i) => extensions?.code === 'BAD_USER_INPUT' && told[i - 1]?.message === message);
  if (development) return repeated ? [repeated] : [...told];
  if (!repeated && told.some(({ extensions }) => extensions?.code === 'GRAPHQL_PARSE_FAILED' || extensions?.code === 'GRAPHQL_VALIDATION_FAILED'))
    return [unfit];
  return (repeated ? [repeated] : told).map(({ message, path, extensions }) => ({
    message,
    ...(path && { path }),
    ...(extensions && { extensions }),
  }));
}

/** Not one about the request itself, which has its status from the library in either media type. What a hook of ours refuses, the library takes for a failure. */
function isRefusal(status: number | undefined, errors: readonly GraphQLError[]): boolean {
  return status === 500 || (status === 400 && errors.every(({ extensions }) => documentCodes.includes(String(extensions.code))));
}

/** A refusal that comes before there is a request for GraphQL: the library takes its status and headers from the error. */
export function refusedAtOnce(error: RateLimited): GraphQLError {
  const headers = new HeaderMap([['retry-after', String(error.retryAfterSeconds)]]);
  return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 429, headers } } });
}

/**
 * GraphQL over HTTP: nobody asks anything without being signed in, which is 401 in the media type that carries status codes;
 * a missing issuer or database is 503, and who asks too much is told when to come back.
 */
export function statusPlugin(development: boolean): ApolloServerPlugin<{ actor: unknown }> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          const asks = operation?.selectionSet.selections.some(
            (selection) => selection.kind !== Kind.FIELD || !selection.name.value.startsWith('__'),
          );
          // The getter throws why there is no actor. The door asks too, but takes what is thrown for a refusal.
          if (asks) void contextValue.actor;
        },
        async willSendResponse({ response, request, errors = [] }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          const told = singleResult.errors ?? [];
          const codes = told.map(({ extensions }) => extensions?.code);
          if (singleResult.data === undefined && told.length > 0) singleResult.errors = inWords(told, development);
          const withStatus = request.http?.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
          if (codes.includes('UNAVAILABLE') || codes.includes('AUDIT_UNAVAILABLE')) response.http.status = 503;
          else if (codes.includes('RATE_LIMITED')) {
            response.http.status = 429;
            response.http.headers.set('retry-after', String(told[0]?.extensions?.retryAfterSeconds));
          } else if (codes.includes('UNAUTHENTICATED')) {
            response.http.status = withStatus ? 401 : 200;
            if (withStatus) response.http.headers.set('www-authenticate', 'Bearer');
          } else if (codes.every((code) => documentCodes.includes(String(code))) && isRefusal(response.http.status, errors))
            response.http.status = withStatus ? 400 : 200;
        },
      };
    },
  };
}
