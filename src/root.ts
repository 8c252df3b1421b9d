import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder. Looked for, because this module runs from src/ under jest and from dist/src/ otherwise. */
export const root: string = find(import.meta.dirname);

function find(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'samanvay') return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Samanvay does not run outside its own project folder');
  return find(parent);
}
