import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { SignJWT, generateKeyPair, type CryptoKey } from 'jose';
import pg from 'pg';
import pino from 'pino';
import { contextOf } from '../src/access/actor.js';
import type { Role } from '../src/access/roles.js';
import { hubUrl, sealerUrl, workerUrl } from '../src/database/logins.js';
import { ClockKeeper } from '../src/clocks/keep-clocks.js';
import { keepClocks } from '../src/clocks/clock-worker.js';
import { keptWithClocks } from '../src/dashboard/keep-figures.js';
import { openOrm } from '../src/database/orm.js';
import { KeyRing } from '../src/keys/key-ring.js';
import { personaSubject } from '../src/offices/personas.js';
import { AuditLog } from '../src/ledger/audit-log.js';
import { type App, type AppOptions, createApp } from '../src/server/app.js';
import { Unauthenticated } from '../src/errors.js';
import { type Identity, readIdentities } from '../src/survivors/sealed-identity.js';

export interface Answer {
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; field?: string[] } }[];
}

/** An officer at a keyboard: asks over HTTP with a token, like everybody else. */
export interface TestOfficer {
  subject: string;
  /** The whole answer. */
  ask(query: string, variables?: object): Promise<Answer>;
  /** The answer's data; fails when there are errors. */
  data(query: string, variables?: object): Promise<any>;
  /** A mutation by name: gives it an opId, fails on errors and problems, and answers the noun. `fields` is what to read of it. */
  does(mutation: string, input: object, fields?: string): Promise<any>;
  /** The same, expecting problems: answers them. */
  fails(mutation: string, input: object): Promise<{ code: string; message: string; path: string[] }[]>;
}

/** What some test files want otherwise. */
export interface StartOptions extends Partial<Pick<AppOptions, 'keeping' | 'routes' | 'portal'>> {
  port?: number;
  /** Who it is that a token of somebody else's names, if it is one. */
  verify?: (...args: Parameters<AppOptions['verify']>) => Promise<Awaited<ReturnType<AppOptions['verify']>> | undefined>;
}

/**
 * A hub of its own for a test file: a copy of the migrated database, the real HTTP server, real row policies.
 * `hub.officer('ngo')` signs in as a persona; `hub.officer('ahtu@196')` as that of another district.
 */
export class TestHub {
  orm!: MikroORM;
  readonly keys = KeyRing.open(process.env.SAMANVAY_TEST_KEYS!);
  url!: string;
  /** A superuser's connection, to look behind the wall. The hub itself never has one. */
  admin!: pg.Client;
  databaseUrl!: string;
  readonly log: string[] = [];
  app!: App;
  /** Seals when a test says so. */
  audit!: AuditLog;
  /** Where names lead, for webhooks: nobody outside is asked in a test. The address is given out to nobody who would mind. */
  readonly names = new Map<string, readonly string[]>([['portal.example.org', ['93.184.216.34']]]);
  private key!: CryptoKey;
  private offset = 0;

  /** The hub's clock. */
  now = (): Date => new Date(Date.now() + this.offset);

  /** Sets the hub's clock; time goes on from there. Tests tell stories of June 2026 in June 2026. */
  setClock(instant: string): void {
    this.offset = Date.parse(instant) - Date.now();
  }

  /** On a copy of the migrated database, or on one that the test has made itself. */
  async start(databaseUrl?: string, { port = 0, verify, ...options }: StartOptions = {}): Promise<void> {
    this.databaseUrl = databaseUrl ?? (await copyOfTemplate());
    this.admin = new pg.Client({ connectionString: this.databaseUrl });
    await this.admin.connect();
    this.orm = await openOrm({ url: hubUrl(this.databaseUrl), connections: 6 });
    const log = pino({ level: 'debug' }, { write: (line: string) => void this.log.push(line) });
    this.audit = await AuditLog.open({ url: sealerUrl(this.databaseUrl), keys: this.keys, log, everyMs: 0 });
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    this.key = privateKey;
    this.app = await createApp({
      orm: this.orm,
      keys: this.keys,
      audit: this.audit,
      log,
      clock: this.now,
      webhooks: { toThisMachine: true, resolve: async (name) => this.names.get(name) ?? [] },
      portal: { issuer: 'http://127.0.0.1:9', clientId: 'portal', demo: true, personas: [] },
      ...options,
      development: true,
      // Signatures are proved in test/server/tokens.test.ts; here the claims of our own tokens are read.
      verify: async (token, ...more) => {
        const signedIn = await verify?.(token, ...more);
        if (signedIn) return signedIn;
        const { sub, client, exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
          sub?: string;
          client?: boolean;
          exp?: number;
        };
        if (!sub) throw new Unauthenticated();
        return {
          subject: sub,
          isMachine: client === true,
          ...(client && { clientId: sub }),
          expiresAt: exp ? new Date(exp * 1000) : new Date(Date.now() + 60_000),
        };
      },
    });
    await new Promise<void>((done) => this.app.server.listen(port, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.app.server.address() as { port: number }).port}`;
  }

  /** Lets the worker do what is due by the hub's clock: clocks, escalations. */
  async work({ calendar = true } = {}): Promise<void> {
    this.worker ??= new pg.Pool({ connectionString: workerUrl(this.databaseUrl), max: 2 });
    this.keeper ??= new ClockKeeper(this.worker, this.now, keptWithClocks);
    await keepClocks(this.keeper, { calendar });
  }

  private worker?: pg.Pool;
  private keeper?: ClockKeeper;

  async stop(): Promise<void> {
    await this.worker?.end();
    this.app.server.closeAllConnections();
    await this.app.stop();
    await this.audit.stop();
    await this.orm.close(true);
    await this.admin.end();
  }

  /** Who a survivor is, opened as a superuser with the hub's keys. */
  async identityOf(survivorId: string): Promise<Identity> {
    const row = survivorId.split('_').at(-1)!;
    return (await this.identities([row])).get(row)!;
  }

  async identities(rowIds: readonly string[], databaseUrl = this.databaseUrl): Promise<Map<string, Identity>> {
    const orm = await openOrm({ url: databaseUrl, connections: 1 });
    try {
      return await readIdentities(orm.em.fork(), this.keys, rowIds);
    } finally {
      await orm.close(true);
    }
  }

  /** The signed context of an officer, for tests that ask the database itself. */
  async contextOf(persona: string, more: Partial<Parameters<typeof contextOf>[0]> = {}): Promise<string> {
    const { rows } = await this.admin.query<{ id: string; office: string; roles: Role[] }>(
      'select id, office_id as office, roles from hub.officer where subject = $1',
      [personaSubject(persona)],
    );
    const { id, office, roles } = rows[0]!;
    return contextOf({ officerId: id, officeId: office, roles, ...more }, (message) => this.keys.sign('context', message));
  }

  async token(subject: string, claims: object = {}): Promise<string> {
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256' }).setSubject(subject).sign(this.key);
  }

  officer(persona: string, headers: Record<string, string> = {}): TestOfficer {
    const subject = personaSubject(persona);
    const bearer = this.token(subject);
    const ask = async (query: string, variables?: object): Promise<Answer> => {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await bearer}`, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    };
    const data = async (query: string, variables?: object) => {
      const answer = await ask(query, variables);
      if (answer.errors) throw new Error(`${persona}: ${JSON.stringify(answer.errors)}`);
      return answer.data;
    };
    const run = async (mutation: string, input: object, fields: string) => {
      const noun = await this.nounOf(mutation);
      const inputType = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
      const document = `mutation M($input: ${inputType}) { answer: ${mutation}(input: $input) { noun: ${noun} { ${fields} } problems { code message path } } }`;
      return ask(document, { input: { opId: randomUUID(), ...input } });
    };
    return {
      subject,
      ask,
      data,
      does: async (mutation, input, fields = 'id') => {
        const answer = await run(mutation, input, fields);
        if (answer.errors || answer.data.answer.problems.length > 0)
          throw new Error(`${persona} ${mutation}: ${JSON.stringify(answer.errors ?? answer.data.answer.problems)}`);
        return answer.data.answer.noun;
      },
      fails: async (mutation, input) => {
        const answer = await run(mutation, input, 'id');
        if (answer.errors) return answer.errors.map(({ message, extensions }) => ({ code: extensions.code, message, path: extensions.field ?? [] }));
        if (answer.data.answer.problems.length === 0) throw new Error(`${persona} ${mutation} was expected to fail and did not`);
        return answer.data.answer.problems;
      },
    };
  }

  /** The global id of a persona's office, such as `ngo` or `cwc@196`. */
  async office(persona: string): Promise<string> {
    const { viewer } = await this.officer(persona).data('{ viewer { office { id } } }');
    return viewer.office.id as string;
  }

  private nouns?: Map<string, string>;

  private async nounOf(mutation: string): Promise<string> {
    if (!this.nouns) {
      const { __schema } = await this.officer('ahtu').data('{ __schema { mutationType { fields { name type { ofType { fields { name } } } } } } }');
      this.nouns = new Map(
        __schema.mutationType.fields.map((field: any) => [
          field.name,
          field.type.ofType.fields.find(({ name }: { name: string }) => name !== 'problems').name,
        ]),
      );
    }
    const noun = this.nouns.get(mutation);
    if (!noun) throw new Error(`There is no mutation ${mutation}`);
    return noun;
  }
}

/** A copy of a database of the test's server, and its address: of the one that is migrated and holds the directory, unless another is named. */
export async function copyOfTemplate(template = 'samanvay_template'): Promise<string> {
  const server = process.env.SAMANVAY_TEST_SERVER!;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const root = new pg.Client({ connectionString: server });
  await root.connect();
  await root.query(`create database ${name} template ${template} strategy file_copy`);
  // What a database grants is not copied with it.
  await root.query(`revoke temporary on database ${name} from public`);
  await root.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).toString();
}

/** A hub for the whole test file. */
export function useHub(options: Pick<AppOptions, 'keeping'> = {}): TestHub {
  const hub = new TestHub();
  beforeAll(() => hub.start(undefined, options));
  afterAll(() => hub.stop());
  return hub;
}

/**
 * Starts a hub on a copy of a database that one test file of the run makes and all may have, under a name: what takes a minute is told once. `make` tells it, and
 * answers what must be known of it besides. The clock stands where it stood then.
 */
export async function beginIn<T>(
  hub: TestHub,
  name: string,
  make: (maker: TestHub) => Promise<T>,
  options?: Pick<AppOptions, 'keeping'>,
): Promise<T> {
  const root = new pg.Client({ connectionString: process.env.SAMANVAY_TEST_SERVER });
  await root.connect();
  try {
    // Of two files that begin together the second waits for the first.
    await root.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await root.query<{ told: string }>(`select shobj_description(oid, 'pg_database') as told from pg_database where datname = $1`, [
      name,
    ]);
    let told = found.rows[0] && (JSON.parse(found.rows[0].told) as { now: string; made: T });
    if (!told) {
      const maker = new TestHub();
      await maker.start();
      told = { made: await make(maker), now: maker.now().toISOString() };
      await maker.stop();
      const was = new URL(maker.databaseUrl).pathname.slice(1);
      await root.query(`alter database ${was} rename to ${name}`);
      await root.query(`comment on database ${name} is ${pg.escapeLiteral(JSON.stringify(told))}`);
    }
    await hub.start(await copyOfTemplate(name), options);
    hub.setClock(told.now);
    return told.made;
  } finally {
    await root.end();
  }
}

/** One boy of 12 to 14, as found. */
export const aBoy = { sex: 'MALE', ageFrom: 12, ageTo: 13, ageBasis: 'CLAIMED', exploitation: ['CHILD_LABOUR'] };
