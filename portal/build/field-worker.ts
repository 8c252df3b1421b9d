/** Tells the field app's service worker which files make the app: put in the place of `__FILES__`, with a version that changes with any of them. */
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

export function fieldWorker(): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['field/worker.js'];
      if (worker?.type !== 'chunk') return;
      const files = ['/field/', ...reachable(bundle, 'field').map((name) => `/${name}`)].toSorted();
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      worker.code = worker.code.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', JSON.stringify(version));
    },
  };
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
