// Runs the proofs of docs/security.md in their full size: all of them, or those that are named.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './with-runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'test/prove');
/** Each file `p7-….test.ts` is proof P7; what it proves stands in its call of `proof`. */
const proofs = readdirSync(folder)
  .flatMap((file) => {
    const id = /^(p\d+)-.*\.test\.ts$/.exec(file)?.[1]?.toUpperCase();
    if (!id) return [];
    const says = /proof\(\s*'P\d+',\s*(['"`])(.*?)\1/s.exec(readFileSync(join(folder, file), 'utf8'))?.[2] ?? file;
    return [{ id, file, says }];
  })
  .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.toUpperCase());
const unknown = wanted.filter((id) => !proofs.some((proof) => proof.id === id));

if (args.includes('--help')) {
  console.log(`npm run prove [-- P4 P7] [-- --list] [-- --json]

Runs the proofs in full size, which takes hours; without a name all of them.
  --list   names them
  --small  in the size that runs beside the other tests
  --json   with --list, as JSON
SIZE=n sets the size by hand, SEED=n repeats a run.`);
} else if (args.includes('--list')) {
  console.log(args.includes('--json') ? JSON.stringify(proofs) : proofs.map(({ id, says }) => `${id.padEnd(4)} ${says}`).join('\n'));
} else if (unknown.length > 0) {
  console.error(`There is no proof ${unknown.join(', ')}. npm run prove -- --list names them.`);
  process.exitCode = 1;
} else {
  if (!args.includes('--small')) process.env.PROVE = 'full';
  const files = proofs.filter(({ id }) => wanted.length === 0 || wanted.includes(id)).map(({ file }) => join('test/prove', file));
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js')];
  run([...jest, '--runInBand', '--runTestsByPath', ...files]);
}
