import { GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { Invalid } from '../errors.js';

/** What a request may be at most. A document that outgrows them is refused before anything is read. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 4000,
  depth: 14,
  aliases: 40,
  rootFields: 20,
  /** Counted by `cost.ts` from page sizes: a page of 100 with a page of 100 under each row fits, and no third level. */
  rows: 20_000,
};

/** Depth, aliases and root fields, counted where fragments are spread, so that a bomb of fragments counts in full. */
const shape: ValidationRule = (context: ValidationContext) => ({
  OperationDefinition(operation) {
    const spent = { selections: 0, aliases: 0, rootFields: 0 };
    const visit = (selectionSet: SelectionSetNode, depth: number, within: readonly string[]): void => {
      if (depth > limits.depth) throw tooMuch(`at most ${limits.depth} levels deep`);
      for (const selection of selectionSet.selections) {
        // Spreads count as well: fragments that only spread each other have no field at all, and more paths than there is time.
        if (++spent.selections > limits.tokens) throw tooMuch('smaller');
        if (selection.kind === Kind.FIELD) {
          if (selection.alias && ++spent.aliases > limits.aliases) throw tooMuch(`content with ${limits.aliases} aliases`);
          if (depth === 1 && ++spent.rootFields > limits.rootFields) throw tooMuch(`content with ${limits.rootFields} fields at the root`);
          // The schema of the schema nests deeply by its nature and reads no row; the library limits it.
          if (selection.selectionSet && !selection.name.value.startsWith('__')) visit(selection.selectionSet, depth + 1, within);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, depth, within);
        else if (!within.includes(selection.name.value)) {
          const fragment = context.getFragment(selection.name.value);
          if (fragment) visit(fragment.selectionSet, depth, [...within, selection.name.value]);
        }
      }
    };
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
  return new GraphQLError('', { originalError: new Invalid(`A query must be ${what}. Ask in several requests.`) });
}
