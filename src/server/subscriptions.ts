/** The door of subscriptions: the same limits, documents and roles as at that of queries, before anything is subscribed to. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../access/actor.js';
import { mayCall } from '../access/permissions.js';
import { Forbidden, Invalid, Unauthenticated } from '../errors.js';
import type { Live, Receiver } from '../live/live.js';
import { rowId } from '../planner/global-id.js';
import { costOfReading, affordableRows } from './cost.js';
import { type TextOfAsked, isAsked } from './documents.js';
import { ERRORS_AT_MOST, limitRules, limits, mustBeModest } from './limits.js';
import type { RateLimits } from './rates.js';

/** Somebody who has signed in, until their token ends. */
export interface SignedIn {
  actor: Actor;
  expiresAt: Date;
}

/** What carries a sign-in: the headers of a request, or the first message on a socket. */
export interface Credentials {
  authorization: unknown;
  onBehalfOf: unknown;
  brokenGlass: unknown;
  address: string | undefined;
}

export interface SubscriptionDoorOptions {
  schema: GraphQLSchema;
  live: Live;
  rates: RateLimits;
  textFor: TextOfAsked;
  development: boolean;
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

const DOCUMENTS_REMEMBERED = 500;

interface Checked {
  document: DocumentNode;
  errors: readonly GraphQLError[];
}

export class SubscriptionDoor {
  /** Of documents that have been read and checked; those that fail as well, so that to send one again costs nothing. */
  private readonly checked = new LRUCache<string, Checked>({ max: DOCUMENTS_REMEMBERED });

  constructor(private readonly options: SubscriptionDoorOptions) {}

  /** Lets a subscription in, or throws why not. The function that it answers ends it. */
  async open({ actor, expiresAt }: SignedIn, asked: unknown, to: Receiver): Promise<() => void> {
    const { schema, live, rates, textFor } = this.options;
    if (actor.brokenGlass) throw new Forbidden('Under a broken glass you read and open, and nothing is told as it happens. Ask by queries.');
    if (!isAsked(asked)) throw new Invalid('This is not a GraphQL request.');
    const { variables = {}, operationName } = asked as { variables?: unknown; operationName?: unknown };
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) throw new Invalid('`variables` is an object.');
    const given = variables as Record<string, unknown>;
    await rates.spend(actor, costOfReading(asked.query?.length ?? 0));
    const text = await textFor(asked);
    if (text === undefined) throw new Invalid('Send a document as `query`, or its name as `documentId`.');
    const { document, errors } = this.check(text);
    if (errors.length > 0) throw errors[0]!.originalError ?? errors[0]!;
    mustBeModest(given);
    const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined);
    if (!operation) throw new Invalid('Name one of the operations of the document in `operationName`; it needs none when there is but one.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      throw new Invalid('Here you subscribe. Queries and mutations are asked by POST to /graphql.');
    const rows = affordableRows(schema, document, operation, given);
    await rates.spend(actor, rows);
    const { field, caseId, after } = this.askedFor(document, operation, given);
    if (!mayCall(actor.roles, 'Subscription', field)) throw new Forbidden('Your role may not call this operation.');
    return live.subscribe({ actor, expiresAt, document, operation, documentKey: text, variables: given, field, caseId, after, to });
  }

  /** What is told of a refusal: made as every error that leaves. */
  refusal(error: unknown): GraphQLFormattedError {
    const formatted = this.options.format(error instanceof GraphQLError ? error.toJSON() : { message: '' }, error);
    const { message, extensions } = formatted;
    // In production no word and no place of a document tells of the schema.
    return this.options.development ? formatted : { message, ...(extensions && { extensions }) };
  }

  private check(text: string): Checked {
    const known = this.checked.get(text);
    if (known) return known;
    const checked = this.read(text);
    this.checked.set(text, checked);
    return checked;
  }

  private read(text: string): Checked {
    const { schema, development } = this.options;
    const none: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
    if (text.length > limits.bodyBytes) return { document: none, errors: [refused('GRAPHQL_PARSE_FAILED', 'Parsing aborted')] };
    try {
      const document = parse(text, { maxTokens: limits.tokens });
      const rules = [...limitRules, ...specifiedRules, ...(development ? [] : [NoSchemaIntrospectionCustomRule])];
      const errors = validate(schema, document, rules, { maxErrors: ERRORS_AT_MOST, hideSuggestions: !development });
      return { document, errors: errors.map((error) => (error.originalError ? error : refused('GRAPHQL_VALIDATION_FAILED', error.message))) };
    } catch (error) {
      // One code for both in production, as for queries.
      return { document: none, errors: [refused(development ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED', (error as Error).message)] };
    }
  }

  /** The one field of the root, which the rules of the library see to, and its arguments. */
  private askedFor(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): { field: string; caseId: string | undefined; after: string | undefined } {
    const { schema } = this.options;
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (!coerced.coerced) throw refused('BAD_USER_INPUT', coerced.errors[0]!.message);
    const root = schema.getSubscriptionType()!;
    const fragments = Object.fromEntries(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    const [nodes] = collectFields(schema, fragments, coerced.coerced, root, operation.selectionSet).values();
    const definition = nodes && root.getFields()[nodes[0]!.name.value];
    if (!definition) throw new Invalid('A subscription asks for one field.');
    const { caseId, after } = getArgumentValues(definition, nodes[0]!, coerced.coerced) as { caseId?: string | null; after?: string | null };
    return { field: definition.name, caseId: caseId == null ? undefined : rowId('Case', caseId, ['caseId']), after: after ?? undefined };
  }
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** Whether somebody must sign in again before they go on. */
export function mustSignIn(reason: Error | undefined): boolean {
  return reason instanceof Unauthenticated;
}
