/** Tests run on the sources by SWC, as ES modules, on the carried runtime (`npm test`). */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/start-database.js',
  globalTeardown: '<rootDir>/test/stop-database.js',
  // One more than the cores of a small machine: several files wait for a clock most of their time.
  maxWorkers: 3,
  // Nothing waits so long; a machine that is busy with something else may.
  testTimeout: 120_000,
};
