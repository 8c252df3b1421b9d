import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  typeFromAST,
} from 'graphql';
import type { Context } from '../context.js';
import { Invalid } from '../errors.js';
import { LARGEST_PAGE, ORDINARY_PAGE } from '../planner/page.js';
import { limits, mustBeModest } from './limits.js';
import type { RateLimits } from './rates.js';

/** What a list without pages is taken for. */
const LIST_WITHOUT_PAGES = 10;
/** Counting reads an index and no rows, and yet it is work. */
const COUNT = 10;

type Variables = Readonly<Record<string, unknown>>;

/** What is read for each parent: so many rows, what hangs below each of them, and the counts of the list. */
interface Reads {
  rows: (variables: Variables) => number;
  counts: number;
  below: Reads[];
}

/**
 * Parsed documents are kept by Apollo, so an operation is compiled once and then costs a few multiplications a request. That is
 * why this is not `graphql-query-complexity`: it walks the document with all its types at every request, 70 microseconds
 * for a small query, and how many rows each list gives would have to be told to it all the same.
 */
const compiled = new WeakMap<OperationDefinitionNode, Reads>();

/**
 * How many rows an operation may read at most: the product of the page sizes down each path, and one for each single object.
 * Fields under `@skip` and `@include` count always, and a list asked for twice counts twice: at most means at most.
 */
export function rowsAtMost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
  let reads = compiled.get(operation);
  if (!reads) compiled.set(operation, (reads = compile(schema, document, operation)));
  return sum(reads, variables);
}

/** The same, refused where it is more than anybody may ask for at once. */
export function affordableRows(...asked: Parameters<typeof rowsAtMost>): number {
  const rows = rowsAtMost(...asked);
  if (rows > limits.rows)
    throw new Invalid(`This asks for more than ${limits.rows} rows at once. Ask for smaller pages (\`first\`) or for fewer levels.`);
  return rows;
}

function sum(reads: Reads, variables: Variables): number {
  let total = reads.counts;
  const rows = reads.rows(variables);
  total += rows;
  for (const below of reads.below) total += rows * sum(below, variables);
  return total;
}

/** Fragments are followed wherever they are spread. How many spreads that can be is settled: the rule on shape has been here first. */
function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Reads {
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, literal(defaultValue)]),
  );
  const visit = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined, into: Reads): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.selectionSet, selection.typeCondition ? typeFromAST(schema, selection.typeCondition) : parent, into);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) visit(fragment.selectionSet, typeFromAST(schema, fragment.typeCondition), into);
      } else if (isObjectType(parent) || isInterfaceType(parent)) {
        const type = parent.getFields()[selection.name.value]?.type;
        if (isPart(parent) && selection.name.value === 'totalCount') into.counts += COUNT;
        // The schema of the schema reads no row, and is not among the fields.
        if (!type || isLeafType(getNamedType(type)) || !selection.selectionSet) continue;
        if (isPart(parent)) visit(selection.selectionSet, getNamedType(type), into);
        else {
          const named = getNamedType(type);
          const rows = isPart(named) ? pageSize(selection, defaults) : isListType(getNullableType(type)) ? listSize(selection, defaults) : () => 1;
          const reads: Reads = { rows, counts: 0, below: [] };
          into.below.push(reads);
          visit(selection.selectionSet, named, reads);
        }
      }
    }
  };
  const root: Reads = { rows: () => 1, counts: 0, below: [] };
  visit(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, root);
  return root;
}

/** A connection, or an edge of one: both stand for the rows of their page, which are counted already. */
function isPart({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection') || name.endsWith('Edge');
}

function pageSize(field: FieldNode, defaults: Variables): Reads['rows'] {
  const [first, last] = [argument(field, 'first', defaults), argument(field, 'last', defaults)];
  return (variables) => {
    const size = first(variables) ?? last(variables);
    // What is no page size at all, the list itself refuses, in better words.
    return typeof size === 'number' ? Math.min(Math.max(size, 0), LARGEST_PAGE) : ORDINARY_PAGE;
  };
}

/** A list without pages is short and constant, or as long as the ids it was given. */
function listSize(field: FieldNode, defaults: Variables): Reads['rows'] {
  const ids = argument(field, 'ids', defaults);
  return (variables) => {
    const given = ids(variables);
    return Array.isArray(given) ? given.length : LIST_WITHOUT_PAGES;
  };
}

function argument(field: FieldNode, name: string, defaults: Variables): (variables: Variables) => unknown {
  const value = field.arguments?.find((given) => given.name.value === name)?.value;
  if (value?.kind === Kind.VARIABLE) {
    const variable = value.name.value;
    return (variables) => (variables[variable] === undefined ? defaults[variable] : variables[variable]);
  }
  const known = literal(value);
  return () => known;
}

function literal(value: ValueNode | undefined): unknown {
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.LIST ? value.values : undefined;
}

/** A change takes locks, writes in a dozen tables and is kept for good. */
const CHANGE = 100;

/** What a request costs before its document has been read: the signature, the way in and out, and reading so much text. */
export function costOfReading(text: number): number {
  return 10 + Math.floor(text / 100);
}

/** What an operation may cost at most, in points: a row each, and each change as much as a hundred. */
function costOf(rows: number, { operation, selectionSet }: OperationDefinitionNode): number {
  return rows + (operation === OperationTypeNode.MUTATION ? CHANGE * selectionSet.selections.length : 0);
}

/** Refuses what could read more than a request may, and what is more than the asker's share, before anything is read. */
export function costPlugin(rates: RateLimits): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          const variables = request.variables ?? {};
          mustBeModest(variables);
          if (!operation) return;
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw new Invalid(
              'Subscribe on a WebSocket at /graphql (protocol graphql-transport-ws), or by POST to /graphql/stream (server-sent events).',
            );
          const rows = affordableRows(schema, document, operation, variables);
          if (contextValue.isSignedIn) await rates.spend(contextValue.actor, costOf(rows, operation));
        },
      };
    },
  };
}
