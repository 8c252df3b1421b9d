#!/usr/bin/env node
// The `samanvay` command: compiles the sources when they are newer than dist/, then runs the hub's main program.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hubFlags, run, runtime } from './with-runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const main = join(dist, 'src', 'main.js');
/** Says what dist/ was built from. Written last, so that a build that was cut short does not count. */
const stamp = join(dist, '.built-from');

build();
// Who serves it, and who asks for it; everybody else would wait for it in vain, and files would go from under a hub that runs.
if (['start', 'build'].includes(process.argv[2])) buildPortal();
run([...hubFlags, main, ...process.argv.slice(2)]);

/** The portal is bundled into dist/portal when its sources have changed; where there is no bundler, what was built before is served. */
function buildPortal() {
  const folder = join(root, 'portal');
  const bundler = bundlerOf(folder);
  const built = join(dist, 'portal');
  const builtFrom = join(built, '.built-from');
  if (!bundler) return;
  const hash = createHash('sha256').update(bundler.version);
  const inputs = files(folder).filter((file) => !file.startsWith('node_modules'));
  for (const file of inputs.toSorted()) hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  const sources = hash.digest('hex');
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === sources) return;

  const fresh = mkdtempSync(join(root, '.dist-'));
  const { status, stderr, stdout } = spawnSync(runtime(), [bundler.path, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env: { ...process.env, OUT: fresh },
    encoding: 'utf8',
  });
  if (status === 0) {
    copyFileSync(join(folder, 'generated/documents.json'), join(fresh, 'documents.json'));
    writeFileSync(join(fresh, '.built-from'), sources);
    // Of two processes that build together the later one has the same.
    const old = mkdtempSync(join(root, '.dist-'));
    try {
      if (existsSync(built)) renameSync(built, join(old, 'portal'));
      renameSync(fresh, built);
    } catch (error) {
      if (!existsSync(builtFrom)) throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }
  rmSync(fresh, { recursive: true, force: true });
  if (status !== 0) fail(`${stdout}${stderr}\nThe portal does not build.`);
}

/** Vite, a development package. */
function bundlerOf(folder) {
  try {
    const manifest = createRequire(join(folder, 'package.json')).resolve('vite/package.json');
    const { bin, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { path: join(dirname(manifest), bin.vite), version };
  } catch {
    return undefined;
  }
}

function build() {
  const compiler = typescript();
  if (!compiler) {
    // A production install (--omit=dev) brings no compiler: it runs what was built before it was shipped.
    if (existsSync(main)) return;
    fail('There is no dist/ and no TypeScript to build it with. Run "npm ci" with the development packages.');
  }
  const sources = fingerprint(compiler.version);
  if (existsSync(main) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;

  let fresh;
  try {
    // Beside dist/ and not inside it: the source maps say where the sources are, counted from the folder's depth.
    fresh = mkdtempSync(join(root, '.dist-'));
  } catch (error) {
    fail(`dist/ must be built again, and this user may not write to the project's folder: ${error.message}`);
  }
  const { status, stdout, error } = spawnSync(runtime(), [compiler.path, '--project', root, '--outDir', fresh], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) {
    for (const file of templates()) copyFileSync(join(root, file), join(fresh, file));
    install(fresh, sources);
  }
  rmSync(fresh, { recursive: true, force: true });
  if (status !== 0) fail(`${stdout ?? ''}${error?.message ?? ''}\nThe sources do not compile.`);
}

/**
 * Moves a finished build into dist/ one file at a time, each in one step. Two processes that start together both build and
 * move the same files over each other, and whoever reads in between finds every file whole.
 */
function install(fresh, sources) {
  rmSync(stamp, { force: true });
  const built = new Set(files(fresh));
  for (const file of built) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(fresh, file), join(dist, file));
  }
  for (const file of files(dist)) if (!built.has(file) && !/^portal[\\/]/.test(file)) rmSync(join(dist, file), { force: true });
  writeFileSync(stamp, sources);
}

/** What is read beside the code as it is: it lies in dist/ where it lies in src/. */
function templates() {
  return files(join(root, 'src'))
    .filter((file) => file.endsWith('.typ'))
    .map((file) => join('src', file));
}

/** By content and not by time: a copied or freshly cloned checkout keeps its build, and a removed file is noticed. */
function fingerprint(compilerVersion) {
  const hash = createHash('sha256').update(compilerVersion);
  const inputs = ['src', 'migrations'].flatMap((folder) => files(join(root, folder)).map((file) => join(folder, file)));
  for (const file of [...inputs.filter((file) => file.endsWith('.ts')).toSorted(), ...templates().toSorted(), 'tsconfig.json']) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Every file below a folder, relative to it. */
function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)).map((file) => join(entry.name, file)) : [entry.name],
  );
}

function typescript() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    const { version, bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    return { version, path: join(dirname(manifest), bin.tsc) };
  } catch {
    return undefined;
  }
}

function fail(message) {
  console.error(message.trim());
  process.exit(1);
}
