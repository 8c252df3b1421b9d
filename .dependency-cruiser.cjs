/**
 * Who may lean on whom: main -> server -> resolvers -> verbs -> entities -> access. Each rule says why in a sentence.
 * `src` is read as it is written, types included; `dist/src` is what remains when the program runs, where a type is no dependency.
 */
const doors = '\\.resolver\\.js$';
const entities = '(\\.entity|/fact|/survivor-fact|/field-record|/access-list\\.entity)\\.js$';

module.exports = {
  forbidden: [
    {
      name: 'the-agreement-knows-no-room',
      comment: 'What the departments agreed on is read without reading how a case is kept.',
      severity: 'error',
      from: { path: '^src/access/' },
      to: { path: '^src/', pathNot: '^src/(access/|errors\\.ts$)' },
    },
    {
      name: 'nobody-leans-on-the-server',
      comment: 'HTTP, sign-in and limits are wiring; the domain runs without them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(server/|main\\.ts$)' },
      to: { path: '^src/server/' },
    },
    {
      name: 'resolvers-are-for-the-schema',
      comment: 'A door leads in. Whoever wants what is behind it imports the verb.',
      severity: 'error',
      from: { path: '^dist/src/', pathNot: '^dist/src/server/schema\\.js$' },
      to: { path: doors },
    },
    {
      name: 'entities-know-no-verb',
      comment: 'A thing keeps its own truth; what is done to it stands elsewhere.',
      severity: 'error',
      from: { path: entities },
      to: {
        path: '^dist/src/',
        // Besides each other: their code lists, what they are walled with, places and offices, and how they are read.
        pathNot: [
          entities,
          '^dist/src/(access|offices|planner)/',
          '/(codes|[a-z]+-codes|violations|evidence|india|legal-events|rules|ages|recorder|rehabilitation|errors)\\.js$',
        ],
      },
    },
    {
      name: 'no-circles',
      comment: 'Entities point at each other as tables do. Anything else in a circle cannot be understood alone.',
      severity: 'error',
      from: { path: '^dist/src/', pathNot: entities },
      to: { circular: true },
    },
    { name: 'nothing-for-tests-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|bench|portal)/' } },
    { name: 'no-missing-module', severity: 'error', from: { path: '^dist/' }, to: { couldNotResolve: true } },
    { name: 'no-development-package', severity: 'error', from: { path: '^dist/' }, to: { dependencyTypes: ['npm-dev'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/migrations/|^src/server/graphiql/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
