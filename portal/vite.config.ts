import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { checkBudgets } from './build/budgets.ts';
import { earlyWords } from './build/early-words.ts';
import { fieldWorker } from './build/field-worker.ts';
import { words } from './build/words.ts';

const here = import.meta.dirname;

/** `OUT` is where the hub wants it (`bin/samanvay.mjs build`). */
export default defineConfig({
  root: here,
  base: '/',
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: process.env.OUT ?? resolve(here, '../dist/portal'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { desk: resolve(here, 'index.html'), field: resolve(here, 'field/index.html'), 'field-worker': resolve(here, 'src/field/worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'field-worker' ? 'field/worker.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  plugins: [
    words(),
    fieldWorker(),
    earlyWords({ 'index.html': ['common'], 'field/index.html': ['common', 'field'] }),
    checkBudgets({
      field: [/field\/(index\.html|main\.tsx)$/, /words\/\w+\/(common|field)\.json$/],
      committee: [/\/index\.html$/, /src\/main\.tsx$/, /src\/committee\/committee\.tsx$/, /words\/\w+\/(common|committee)\.json$/],
    }),
  ],
});
