import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { type AddressInfo, createServer as createProbe } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import pg from 'pg';
import { loadDemoDirectory } from '../../src/database/directory.js';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.js';
import { hubUrl, sealerUrl, workerUrl } from '../../src/database/logins.js';
import { migrate } from '../../src/database/migrate.js';
import { KeyRing } from '../../src/keys/key-ring.js';
import { root } from '../../src/root.js';

async function freePort(): Promise<number> {
  const probe = createProbe().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Who signs in, with keys of its own: the hub process checks tokens as in production. */
export class Issuer {
  private constructor(
    readonly url: string,
    private readonly server: Server,
    private readonly key: CryptoKey,
  ) {}

  static async open(): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
    const server = createServer((request, response) =>
      response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` })),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Issuer(url, server, privateKey);
  }

  token(subject: string): Promise<string> {
    return new SignJWT({ iss: this.url, aud: 'samanvay', sub: subject, exp: Math.floor(Date.now() / 1000) + 86_400 })
      .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt' })
      .sign(this.key);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** The hub as it is run (`samanvay start`), with the hub's own login alone, in a process that can be killed at any instant. */
export class HubProcess {
  private child: ChildProcess | undefined;
  /** What it logged. */
  log = '';

  private constructor(
    private readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  static async create(databaseUrl: string, issuer: Issuer, env: Record<string, string> = {}): Promise<HubProcess> {
    const settings = {
      HUB_DATABASE_URL: hubUrl(databaseUrl),
      AUDIT_DATABASE_URL: sealerUrl(databaseUrl),
      WORKER_DATABASE_URL: workerUrl(databaseUrl),
      SAMANVAY_KEYS: process.env.SAMANVAY_TEST_KEYS!,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'samanvay',
    };
    return new HubProcess(await freePort(), { ...settings, LOG_LEVEL: 'silent', ...env });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isAlive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Until it says that it is ready. It does not start while its database is away; then it is tried again. */
  async start(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const { NODE_ENV: _test, DATABASE_URL: _admin, ...inherited } = process.env;
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'dist/src/main.js'), 'start'], {
        env: { ...inherited, PORT: String(this.port), ...this.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.child = child;
      let said = '';
      const isReady = await new Promise<boolean>((resolve) => {
        child.stdout.on('data', (text: Buffer) => {
          said += text;
          if (said.includes('Ready http')) resolve(true);
        });
        child.stderr.on('data', (text: Buffer) => {
          if (!said.includes('Ready http')) said += text;
          this.log += text;
        });
        child.once('exit', () => resolve(false));
      });
      if (isReady) return;
      if (attempt === 20) throw new Error(`The hub did not start:\n${said}`);
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  /** SIGKILL: nothing is finished, nothing is said. Any other signal: as it is told. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || !this.isAlive) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}

/** A PostgreSQL that writes as in production (fsync on), on one port, killed and started again. */
export class KilledDatabase {
  private readonly dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-killed-'));
  private server!: EmbeddedServer;
  private port!: number;
  admin!: pg.Client;

  static async create(): Promise<KilledDatabase> {
    const database = new KilledDatabase();
    database.port = await freePort();
    await database.start();
    await migrate(database.url, { keys: KeyRing.open(process.env.SAMANVAY_TEST_KEYS!) });
    await loadDemoDirectory(database.url);
    return database;
  }

  get url(): string {
    return this.server.urlOf('postgres');
  }

  async start(settings: Record<string, string> = {}): Promise<void> {
    this.server = await startEmbedded({
      dataDir: this.dataDir,
      settings: { port: String(this.port), fsync: 'on', synchronous_commit: 'on', ...settings },
    });
    this.admin = new pg.Client({ connectionString: this.url });
    this.admin.on('error', () => undefined);
    await this.admin.connect();
  }

  /** Every process of it at once. What is in its memory is lost; what it has given to the system is not. */
  async kill(): Promise<void> {
    const { rows } = await this.admin.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    const postmaster = Number(readFileSync(path.join(rows[0]!.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    for (const pid of [postmaster, ...childrenOf(postmaster)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had gone by itself.
      }
    }
    await this.stop();
  }

  /** As an administrator stops it. */
  async stop(): Promise<void> {
    await this.admin.end().catch(() => undefined);
    await this.server.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function childrenOf(parent: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((entry) => {
    try {
      // After the name in brackets: state, parent.
      return /^\d+$/.test(entry) && Number(readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]) === parent
        ? [Number(entry)]
        : [];
    } catch {
      return [];
    }
  });
}
