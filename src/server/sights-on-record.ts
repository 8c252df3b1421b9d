import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFormattedError, Kind } from 'graphql';
import type { Context } from '../context.js';
import { putSightsOnRecord } from '../disclosure/readings.js';

/** Whose content an answer holds is on record before the answer leaves, whichever way it was made; what is not on record does not leave. */
export function sightsOnRecord(format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, operation, response }) {
          if (contextValue.sights.size === 0 || response.body.kind !== 'single') return;
          const fields = operation?.selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '...')) ?? [];
          try {
            await putSightsOnRecord(contextValue, [...new Set(fields)].toSorted().join(' '));
          } catch (error) {
            response.body.singleResult = { errors: [format({ message: '' }, error)] };
            response.http.status = 503;
          }
        },
      };
    },
  };
}
