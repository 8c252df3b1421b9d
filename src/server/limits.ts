import { GraphQLError, Kind, type ValidationContext, type ValidationRule } from 'graphql';

/** What a request may be at most. A document that outgrows them is refused before anything is read. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 4000,
  depth: 14,
  aliases: 40,
  rootFields: 20,
};

/** Depth, aliases and root fields, counted where fragments are spread, so that a bomb of fragments counts in full. */
const shape: ValidationRule = (context: ValidationContext) => ({
  OperationDefinition(operation) {
    const spent = { aliases: 0, fields: 0 };
    const visit = (selectionSet: typeof operation.selectionSet, depth: number, within: readonly string[]): void => {
      if (depth > limits.depth) throw tooMuch(`at most ${limits.depth} levels deep`);
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          if (++spent.fields > limits.tokens) throw tooMuch('smaller');
          if (selection.alias && ++spent.aliases > limits.aliases) throw tooMuch(`content with ${limits.aliases} aliases`);
          // The schema of the schema nests deeply by its nature and reads no row.
          if (selection.selectionSet && !selection.name.value.startsWith('__')) visit(selection.selectionSet, depth + 1, within);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, depth, within);
        else if (!within.includes(selection.name.value)) {
          const fragment = context.getFragment(selection.name.value);
          if (fragment) visit(fragment.selectionSet, depth, [...within, selection.name.value]);
        }
      }
    };
    if (operation.selectionSet.selections.length > limits.rootFields)
      context.reportError(tooMuch(`content with ${limits.rootFields} fields at the root`));
    try {
      visit(operation.selectionSet, 1, []);
    } catch (error) {
      context.reportError(error as GraphQLError);
    }
    return false;
  },
});

export const limitRules: ValidationRule[] = [shape];

function tooMuch(what: string): GraphQLError {
  return new GraphQLError(`A query must be ${what}. Ask in several requests.`, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
