/** For GraphQL Code Generator: each operation as its name (the SHA-256 of its text) with the types of what it asks and answers. The text stays at home. */
const { createHash } = require('node:crypto');
const { print, visit } = require('graphql');

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The operations of these files with the fragments that each uses, as they are registered and sent. */
function operationsOf(documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((one) => [one.name.value, one]));
  return definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .map((operation) => {
      const used = new Set();
      const follow = (node) =>
        visit(node, {
          FragmentSpread({ name }) {
            if (used.has(name.value)) return;
            used.add(name.value);
            follow(fragments.get(name.value));
          },
        });
      follow(operation);
      const text = [operation, ...[...used].map((name) => fragments.get(name))].map(print).join('\n\n');
      const suffix = capital(operation.operation);
      const name = operation.name.value;
      return { name, suffix, text, id: createHash('sha256').update(text).digest('hex') };
    });
}

module.exports = {
  plugin(_schema, documents, config) {
    const operations = operationsOf(documents);
    if (config.as === 'register') return JSON.stringify(Object.fromEntries(operations.map(({ id, text }) => [id, text])), null, 2);
    return {
      prepend: [`import type { Doc } from '../src/hub/ask.js';`],
      content: operations
        .map(({ name, suffix, id }) => {
          const type = `${capital(name)}${suffix}`;
          return `export const ${capital(name)}Document: Doc<${type}, ${type}Variables> = { id: 'sha256:${id}' };`;
        })
        .join('\n'),
    };
  },
};
