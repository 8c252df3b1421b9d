// Finds a Node.js that can run the hub and runs something under it: node bin/with-runtime.mjs <arguments...>
// The hub is written for Node 24. Machines that have another Node get ours along with `npm ci` (optional dependencies),
// so this file, like samanvay.mjs, must itself work on any Node from 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const atLeast = [22, 17];

/**
 * How the hub runs. By itself Node lets the youngest of its memory grow to a hundred megabytes where there is room, and a hub that
 * writes much text fills it: 430 MB in all instead of 270, and not a request more a second.
 */
export const hubFlags = ['--max-semi-space-size=8', '--enable-source-maps', '--disable-warning=ExperimentalWarning'];

/** The path of the Node.js to use, or a plain message and exit code 1 when there is none. */
export function runtime() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === wanted) return process.execPath;
  const enough = major > atLeast[0] || (major === atLeast[0] && minor >= atLeast[1]);
  const found = carried() ?? (enough ? process.execPath : undefined);
  if (found) return found;
  console.error(
    [
      `Samanvay needs Node.js ${wanted} (or at least ${atLeast.join('.')}); this is ${process.versions.node}.`,
      `The copy that comes with "npm ci" was not found or does not run here (${process.platform}-${process.arch}).`,
      `Install Node.js ${wanted} from https://nodejs.org, or run "npm ci" again without --omit=optional.`,
    ].join('\n'),
  );
  return process.exit(1);
}

function carried() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    // Asked to run, not only to be there: on musl, or on a disk mounted noexec, the file exists and does not start.
    return spawnSync(binary, ['--version']).status === 0 ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** Runs the runtime with these arguments in our place: same terminal, same signals, same exit code. */
export function run(args) {
  const child = spawn(runtime(), args, { stdio: 'inherit' });
  // The terminal sends Ctrl-C and its hang-up to the child as well, because the child is in our process group:
  // there we only stay alive until the child is done. What was sent to us alone, we pass on.
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) {
    process.on(signal, () => {
      if (signal === 'SIGTERM' || !terminal) child.kill(signal);
    });
  }
  // npm puts a shell between itself and us. When npm is stopped, that shell dies and tells nobody: we are only handed to another
  // parent.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent || !process.env.npm_lifecycle_event) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500).unref();
  child.on('error', (error) => {
    console.error(`${child.spawnfile} did not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

// realpath, because npx and npm call programs through links.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) run(process.argv.slice(2));
