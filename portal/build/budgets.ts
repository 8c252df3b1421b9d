/** What a phone has to fetch, in brotli, and how much that may be. A build that is over it fails. Also writes each file's `.br` beside it. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** In kB (1000 bytes). */
export const budgets = { field: 45, route: 15, committee: 80 } as const;

const LANGUAGE = /words\/(\w+)\//;
const isText = (file: string) => /\.(html|js|css|json|svg|webmanifest)$/.test(file);

/** What is fetched for these entry points, once each, in one language: the chunk, what it imports at once, its styles. */
function closure(bundle: Rolldown.OutputBundle, start: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk') return;
    chunk.imports.forEach(visit);
    for (const css of (chunk as unknown as { viteMetadata?: { importedCss?: Set<string> } }).viteMetadata?.importedCss ?? []) visit(css);
  };
  start.forEach(visit);
  return found;
}

export function compressed(source: string | Uint8Array): Buffer {
  return brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

export function checkBudgets({ field, committee }: { field: readonly RegExp[]; committee: readonly RegExp[] }): Plugin {
  let dir = '';
  let bundle: Rolldown.OutputBundle = {};
  return {
    name: 'budgets',
    apply: 'build',
    configResolved: (config) => void (dir = config.build.outDir),
    writeBundle: (_options, written) => void (bundle = written),
    closeBundle() {
      const size = new Map<string, number>();
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!isText(file)) continue;
        const small = compressed(readFileSync(join(dir, file)));
        writeFileSync(join(dir, `${file}.br`), small);
        size.set(relative('.', file).replaceAll('\\', '/'), small.length);
      }
      const kB = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + (size.get(file) ?? 0), 0) / 1000;
      const chunks = Object.values(bundle).filter((one): one is Rolldown.OutputChunk => one.type === 'chunk');
      const named = (patterns: readonly RegExp[]) =>
        chunks.filter(
          ({ moduleIds, facadeModuleId, isDynamicEntry, isEntry }) =>
            (isDynamicEntry || isEntry) && patterns.some((pattern) => pattern.test(facadeModuleId ?? moduleIds.at(-1) ?? '')),
        );
      /** Of the catalogues the heaviest language. */
      const inOneLanguage = (files: Set<string>) => {
        const languageOf = (file: string) => {
          const chunk = bundle[file];
          return chunk?.type === 'chunk' ? LANGUAGE.exec(chunk.facadeModuleId ?? '')?.[1] : undefined;
        };
        const languages = new Set([...files].map(languageOf).filter((one) => one !== undefined));
        if (languages.size === 0) return kB(files);
        return Math.max(...[...languages].map((language) => kB([...files].filter((file) => (languageOf(file) ?? language) === language))));
      };
      const first = closure(
        bundle,
        named(field).map(({ fileName }) => fileName),
      );
      const table: [string, number, number][] = [['field app, first load', inOneLanguage(new Set([...first, 'field/index.html'])), budgets.field]];
      const table2 = closure(
        bundle,
        named(committee).map(({ fileName }) => fileName),
      );
      if (table2.size > 0) table.push(['committee with charts', inOneLanguage(new Set([...table2, 'index.html'])), budgets.committee]);
      for (const chunk of chunks) {
        if (!chunk.isDynamicEntry || LANGUAGE.test(chunk.facadeModuleId ?? '')) continue;
        const of = /src\/(field\/.*?)\.tsx?$/.exec(chunk.facadeModuleId ?? '')?.[1];
        if (of && !first.has(chunk.fileName))
          table.push([`route ${of}`, kB([...closure(bundle, [chunk.fileName])].filter((file) => !first.has(file))), budgets.route]);
      }
      const over = table.filter(([, is, may]) => is > may);
      for (const [what, is, may] of table) process.stdout.write(`  ${what.padEnd(28)} ${is.toFixed(1).padStart(6)} kB of ${may}\n`);
      if (over.length > 0) throw new Error(`Over budget: ${over.map(([what, is, may]) => `${what} ${is.toFixed(1)} kB of ${may}`).join(', ')}`);
    },
  };
}
