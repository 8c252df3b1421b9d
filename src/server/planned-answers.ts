import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.js';
import type { Planner } from '../planner/planner.js';

/** The text of `data`, as the database made it: written into the answer as it is. */
class AnswerText {
  constructor(readonly text: string) {}
}

/** Lets the planner answer what it can; the rest goes the ordinary way. */
export function plannedAnswers(
  planner: Planner | undefined,
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          // Which operation is meant cannot be told: the library says so.
          if (!operation) return null;
          try {
            const text = await planner?.answer({
              document,
              operation,
              variables: request.variables ?? {},
              context: contextValue,
              aborted: contextValue.gone,
            });
            if (text !== undefined) return respond({ data: new AnswerText(text) as unknown as Record<string, unknown> });
            await contextValue.confirm();
            return null;
          } catch (error) {
            // Nothing was executed: refused as at sign-in.
            return respond({ errors: [format({ message: '' }, error)] });
          }
        },
      };
    },
  };
}

function respond(singleResult: FormattedExecutionResult): GraphQLResponse {
  return { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single', singleResult } };
}

/** The answer as text. */
export function stringifyResult(result: FormattedExecutionResult): string {
  return result.data instanceof AnswerText ? `{"data":${result.data.text}}\n` : `${JSON.stringify(result)}\n`;
}
