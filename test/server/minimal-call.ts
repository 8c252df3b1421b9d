import { randomUUID } from 'node:crypto';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

export interface Call {
  query: string;
  variables: Record<string, any>;
}

/** One place in an input where an id stands, such as `correction.supersedes`. */
export type IdPath = readonly string[];

interface Wish {
  /** Gives the value of an id; a made-up one of a type that is none when left out. */
  idFor?: (path: IdPath) => string;
  /** An optional place to be filled all the same. */
  alsoFill?: IdPath;
  /** Values by their path, where the made-up ones are not lawful. */
  values?: Record<string, unknown>;
}

/** The smallest call of an operation that the schema accepts, made from the schema, so that a new operation is covered by itself. */
export function minimalCall(schema: GraphQLSchema, kind: 'Query' | 'Mutation', name: string, wish: Wish = {}): Call {
  const field = (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name]!;
  const given = field.args.filter((argument) => isRequiredArgument(argument) || wish.alsoFill?.[0] === argument.name);
  const variables = Object.fromEntries(given.map((argument) => [argument.name, minimal(argument.type, [argument.name], wish)]));
  const declared = given.length ? `(${given.map((argument) => `$${argument.name}: ${argument.type}`).join(', ')})` : '';
  const passed = given.length ? `(${given.map((argument) => `${argument.name}: $${argument.name}`).join(', ')})` : '';
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return { query: `${kind.toLowerCase()} Minimal${declared} { ${name}${passed} ${selection} }`, variables };
}

/** Every place of an operation's arguments where an id is expected, required or not, however deep. */
export function idPaths(schema: GraphQLSchema, kind: 'Query' | 'Mutation', name: string): IdPath[] {
  const field = (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name]!;
  const below = (type: GraphQLInputType, path: IdPath): IdPath[] => {
    const named = getNamedType(type);
    if (named.name === 'ID') return [path];
    return isInputObjectType(named) ? Object.values(named.getFields()).flatMap((inner) => below(inner.type, [...path, inner.name])) : [];
  };
  return field.args.flatMap((argument) => below(argument.type, [argument.name]));
}

function minimal(type: GraphQLInputType, path: IdPath, wish: Wish): unknown {
  if (isNonNullType(type)) return minimal(type.ofType, path, wish);
  const chosen = wish.values?.[path.join('.')];
  if (chosen !== undefined) return chosen;
  if (isListType(type)) return [minimal(type.ofType, path, wish)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  const last = path.at(-1)!;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isRequiredInputField(field) || wish.alsoFill?.slice(0, path.length + 1).join('.') === [...path, field.name].join('.'))
        .map((field) => [field.name, minimal(field.type, [...path, field.name], wish)]),
    );
  switch (type.name) {
    case 'ID':
      return wish.idFor?.(path) ?? `None_${randomUUID()}`;
    case 'Int':
      return /district|state/i.test(last) ? 102 : /version/i.test(last) ? 1 : /ageFrom|ageTo|years/.test(last) ? 12 : 1;
    case 'Float':
    case 'SafeInt':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2026-06-05T10:00:00+05:30';
    case 'LocalDate':
      return '2026-06-05';
    default:
      return last === 'opId' ? randomUUID() : 'text';
  }
}
