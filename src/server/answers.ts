import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { HubError } from '../errors.js';
import { IssuerUnavailable } from './tokens.js';

/** What the library says of a request that never reached us. Its texts name the schema at most, never a row. */
const libraryCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Every error that leaves is made here, from a code. What the database or a library said stays inside. */
export function errorFormatter(log: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const { locations, path } = formatted;
    const answer = (message: string, extensions: Record<string, unknown>) => ({
      message,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions,
    });
    const original = unwrapResolverError(error);
    const cause = original instanceof GraphQLError ? (original.originalError ?? original) : original;
    if (cause instanceof HubError) return answer(cause.message, { code: cause.code, ...(cause.path.length > 0 && { field: cause.path }) });
    if (cause instanceof IssuerUnavailable) return answer(cause.message, { code: 'UNAVAILABLE' });
    const code = String((cause as GraphQLError).extensions?.code ?? formatted.extensions?.code);
    if (code === 'FORBIDDEN') return answer((cause as GraphQLError).message, { code });
    if (libraryCodes.has(code)) return answer(withoutValues(formatted.message), { code });
    log.error({ error: nameOf(cause), path }, 'A request failed inside the hub');
    return answer('Something went wrong inside the hub. It has been logged; nothing was changed.', { code: 'INTERNAL' });
  };
}

/** A library's text may quote what was sent, and that may be a name. */
function withoutValues(message: string): string {
  return message
    .replace(/got invalid value .*? at /su, 'got an invalid value at ')
    .replace(/got invalid value .*?; /su, 'got an invalid value; ')
    .replace(/cannot represent (.*?): .*$/su, 'cannot represent $1')
    .slice(0, 300);
}

/** The kind of a failure and where it arose, never its message: a database quotes values in it. */
function nameOf(error: unknown): { name: string; code?: unknown; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const at = error.stack
    ?.split('\n')
    .find((line) => line.includes('/src/'))
    ?.trim();
  return { name: error.name, code: (error as { code?: unknown }).code, ...(at && { at }) };
}

/** GraphQL over HTTP: who is not signed in gets 401 in the media type that carries status codes; a missing issuer is 503. */
export const statusPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, request }) {
        if (response.body.kind !== 'single') return;
        const codes = response.body.singleResult.errors?.map(({ extensions }) => extensions?.code) ?? [];
        if (codes.includes('UNAVAILABLE')) response.http.status = 503;
        else if (codes.includes('UNAUTHENTICATED') && request.http?.headers.get('accept')?.includes('application/graphql-response+json'))
          response.http.status = 401;
      },
    };
  },
};
