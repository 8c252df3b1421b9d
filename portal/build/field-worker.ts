/** Tells the field app's service worker which files make the app: put in the place of `__FILES__`, with a version that changes with any of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Of the folder of files that are served as they are. */
const PUBLIC = ['icon.svg', 'field.webmanifest'];

export function fieldWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (publicDir = config.publicDir),
    generateBundle(_options, bundle) {
      const worker = bundle['field/worker.js'];
      if (worker?.type !== 'chunk') return;
      const files = ['/field/', ...[...PUBLIC, ...reachable(bundle, 'field')].map((name) => `/${name}`)].toSorted();
      // The names of the others say what is in them.
      const contents = [worker.code, ...PUBLIC.map((name) => readFileSync(join(publicDir, name), 'utf8')), pageOf(bundle)];
      const version = createHash('sha256')
        .update(JSON.stringify([files, contents]))
        .digest('hex')
        .slice(0, 12);
      worker.code = worker.code.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', JSON.stringify(version));
    },
  };
}

function pageOf(bundle: Rolldown.OutputBundle): string {
  const page = bundle['field/index.html'];
  return page?.type === 'asset' ? String(page.source) : '';
}

/** Everything that the app may load, its routes and languages included: without a network nothing can be fetched later. */
function reachable(bundle: Rolldown.OutputBundle, entry: string): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (!chunk || found.has(name)) return;
    found.add(name);
    if (chunk.type !== 'chunk') return;
    for (const css of (chunk as { viteMetadata?: { importedCss?: Set<string> } }).viteMetadata?.importedCss ?? []) visit(css);
    [...chunk.imports, ...chunk.dynamicImports].forEach(visit);
  };
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === entry) visit(name);
  return [...found];
}
