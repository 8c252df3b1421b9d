import { type ASTVisitor, type DocumentNode, GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { Invalid } from '../errors.js';

/** What a request may be at most. A document that outgrows them is refused before anything is read. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 4000,
  operations: 10,
  fragments: 50,
  depth: 14,
  /** In one selection set. Whoever compares fields that could conflict compares each with each. */
  breadth: 200,
  aliases: 40,
  rootFields: 20,
  /** Of an operation, and of one field or fragment of it. */
  directives: 40,
  directivesOfOne: 5,
  /** Counted by `cost.ts` from page sizes: a page of 100 with a page of 100 under each row fits, and no third level. */
  rows: 20_000,
  /** Of the variables as JSON: texts and names in characters, everything else at one each. */
  variables: 96 * 1024,
  variablesDepth: 10,
  /** Of one list in the variables. */
  list: 1000,
  /** Of one object in the variables: no input has nearly as many. */
  fields: 200,
};

/** How many errors the library tells of one document. */
export const ERRORS_AT_MOST = 10;

/**
 * Numbers of definitions, and for each operation depth, breadth, aliases, directives and root fields, counted where fragments are
 * spread, so that a bomb of fragments counts in full.
 */
const shape: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  Document(document) {
    try {
      measure(document, (name) => context.getFragment(name)?.selectionSet);
    } catch (error) {
      // As often as it takes to end the validation. The rules of the library come after us, and some of them take seconds over a
      // document of a shape that we refuse.
      for (let i = 0; i <= ERRORS_AT_MOST; i++) context.reportError(error as GraphQLError);
    }
    return undefined;
  },
});

function measure(document: DocumentNode, fragment: (name: string) => SelectionSetNode | undefined): void {
  const count = (kind: Kind) => document.definitions.filter((node) => node.kind === kind).length;
  if (count(Kind.OPERATION_DEFINITION) > limits.operations) throw tooMuch(`content with ${limits.operations} operations`);
  if (count(Kind.FRAGMENT_DEFINITION) > limits.fragments) throw tooMuch(`content with ${limits.fragments} fragments`);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) mustBeNarrow(definition.selectionSet);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const spent = { selections: 0, aliases: 0, directives: 0, rootFields: 0 };
    const visit = (selectionSet: SelectionSetNode, depth: number, within: readonly string[]): void => {
      if (depth > limits.depth) throw tooMuch(`at most ${limits.depth} levels deep`);
      mustBeNarrow(selectionSet);
      for (const selection of selectionSet.selections) {
        // Spreads count as well: fragments that only spread each other have no field at all, and more paths than there is time.
        if (++spent.selections > limits.tokens) throw tooMuch('smaller');
        const directives = selection.directives?.length ?? 0;
        if (directives > limits.directivesOfOne || (spent.directives += directives) > limits.directives)
          throw tooMuch(`content with ${limits.directivesOfOne} directives a field and ${limits.directives} in all`);
        if (selection.kind === Kind.FIELD) {
          if (selection.alias && ++spent.aliases > limits.aliases) throw tooMuch(`content with ${limits.aliases} aliases`);
          if (depth === 1 && ++spent.rootFields > limits.rootFields) throw tooMuch(`content with ${limits.rootFields} fields at the root`);
          // The schema of the schema nests deeply by its nature and reads no row; the library limits it.
          if (selection.selectionSet && !selection.name.value.startsWith('__')) visit(selection.selectionSet, depth + 1, within);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet, depth, within);
        else if (!within.includes(selection.name.value)) {
          const spread = fragment(selection.name.value);
          if (spread) visit(spread, depth, [...within, selection.name.value]);
        }
      }
    };
    visit(definition.selectionSet, 1, []);
  }
}

/** One that nobody spreads is compared all the same. */
function mustBeNarrow({ selections }: SelectionSetNode): void {
  if (selections.length > limits.breadth) throw tooMuch(`content with ${limits.breadth} fields at one place`);
}

export const limitRules: ValidationRule[] = [shape];

function tooMuch(what: string): GraphQLError {
  return new GraphQLError('', { originalError: new Invalid(`A query must be ${what}. Ask in several requests.`) });
}

/** Before the variables are given to anybody: their types say nothing of how much of each there may be. */
export function mustBeModest(variables: Readonly<Record<string, unknown>>): void {
  let left = limits.variables;
  const spend = (characters: number): void => {
    if ((left -= characters) < 0) throw new Invalid(`The variables of a request have at most ${limits.variables / 1024} kB.`);
  };
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string') return spend(value.length);
    spend(1);
    if (value === null || typeof value !== 'object') return;
    if (depth > limits.variablesDepth) throw new Invalid(`Variables are at most ${limits.variablesDepth} levels deep.`);
    if (Array.isArray(value)) {
      if (value.length > limits.list) throw new Invalid(`A list in the variables has at most ${limits.list} entries.`);
      for (const item of value) visit(item, depth + 1);
    } else {
      let fields = 0;
      for (const name in value) {
        if (++fields > limits.fields) throw new Invalid(`An object in the variables has at most ${limits.fields} fields.`);
        spend(name.length);
        visit((value as Record<string, unknown>)[name], depth + 1);
      }
    }
  };
  visit(variables, 0);
}
