import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** The words of which the GraphQL library makes its messages. A name that a caller typed into the wrong place is not among them. */
const library = `a aborted already an anonymous and any are argument arguments as at be because been boolean Boolean but by can cannot Cannot character
  comments conflict contains data defined depth did Did Directive directives document Document does each either Either Enum error Error errors exactly
  Exactly exceeded Execution exist Expected expecting Expecting field Field fields Fields Float for found Fragment fragment from got has have ID if in
  Input integer Int introspection invalid Invalid is it itself key limit many Maximum may mean more must name Name named names never no non not null Null
  object Object of on once one only operation operations or Parsing position provided query reached represent required return selected selection sequence
  should signed specified spread string String subfields Syntax such than that the The then There they This to tokens Too top type Type Unexpected
  Unicode Unknown Unterminated use Use used validation value Value values variable Variable variables via was which with within you mutation
  different input enum enums executable bit EOF 32`;

/**
 * A message of the library with only those words left that are its own or the schema's. Everything else was sent by the
 * caller, and what is sent into the wrong place may be a child's name: it must come back in no answer and stand in no log.
 */
export function wordingOf(schema: GraphQLSchema): (message: string) => string {
  const known = new Set([...library.trim().split(/\s+/), ...wordsOf(schema)]);
  return (message) =>
    message
      .replaceAll(/[\p{L}\p{M}\p{N}_]+/gu, (word) => (known.has(word) ? word : '…'))
      .replaceAll(/[^\p{L}\p{M}\p{N}_\u0020-\u007e…]+/gu, '…')
      .replaceAll(/…(?:[^\p{L}\p{M}\p{N}_"']*…)+/gu, '…')
      .slice(0, 300);
}

function* wordsOf(schema: GraphQLSchema): Iterable<string> {
  for (const directive of schema.getDirectives()) yield* [directive.name, ...directive.args.map(({ name }) => name)];
  for (const type of Object.values(schema.getTypeMap())) {
    yield type.name;
    if (isEnumType(type)) for (const { name } of type.getValues()) yield name;
    if (isInputObjectType(type)) yield* Object.keys(type.getFields());
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) yield* [field.name, ...field.args.map(({ name }) => name)];
  }
}
