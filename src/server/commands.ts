import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import pg from 'pg';
import { publicationProblems } from '../statistics/fingerprint.js';
import { publishMonths } from '../statistics/publish-months.js';
import { figureProblems } from '../dashboard/check-figures.js';
import { accessListProblems } from '../database/access-lists.js';
import { catalogProblems } from '../database/catalog.js';
import { startEmbedded } from '../database/embedded.js';
import { addDocuments, documentIdOf, listDocuments, removeDocuments } from '../documents/register-documents.js';
import { stateCodes } from '../database/places.js';
import { KeyRing, versionsOf } from '../keys/key-ring.js';
import { stateKeyFile } from '../keys/state-keys.js';
import { isPersona, personaSubject, personas } from '../offices/personas.js';
import { root } from '../root.js';
import { addAuditCommands } from './audit-commands.js';
import { addClockCommands } from './clock-commands.js';
import { addHotspotCommands } from './hotspot-commands.js';
import { addEstimateCommands } from './estimate-commands.js';
import { addDashboardCommands } from './dashboard-commands.js';
import { addMessageCommands } from './message-commands.js';
import { addPrintCommands } from './print-commands.js';
import { addReportCommands } from './report-commands.js';
import { configTable, openKeys, readConfig } from './config.js';
import { progressTo } from './progress.js';
import { examples } from './examples.js';

/**
 * What takes a second to load (the ORM, the schema, the server) is loaded by the command that needs it: an administrator's tool answers at once.
 * Every command says `--help`, takes `--json` where it answers something, and ends with a code other than 0 when it failed.
 */
export function addCommands(program: Command): void {
  program
    .command('start')
    .description('Starts the hub: without DATABASE_URL on an embedded PostgreSQL with demo data.')
    .action(async () => {
      const { startHub } = await import('./start.js');
      await startHub(readConfig(process.env));
    });

  program
    .command('build')
    .description('Compiles the sources, if they changed; every other command does so by itself.')
    .action(() => undefined);

  program
    .command('token')
    .argument('<persona>', `one of ${personas.map(({ persona }) => persona).join(', ')}; or <persona>@<district LGD code>`)
    .option('--json', 'as JSON')
    .description('Prints an access token for a demo persona. Demo only; the hub must have been started once.')
    .action(async (name: string, { json }: { json?: boolean }) => {
      const config = readConfig(process.env);
      if (!config.demo) throw new Error('Tokens of personas exist in demo mode only. In production the identity provider gives them.');
      const [persona = ''] = personaSubject(name).split('@');
      if (!isPersona(name))
        throw new Error(
          `There is no persona ${name}. Personas: ${personas.map((known) => known.persona).join(', ')}; of another district: ngo@196; the head of an office: ngo-head.`,
        );
      const issuer = config.oidc.issuer ?? runningIssuer(config.dataDir);
      const { signDemoToken } = await import('./demo-issuer.js');
      const token = await signDemoToken({ dataDir: config.dataDir, issuer, audience: config.oidc.audience, subject: personaSubject(name) });
      print(json, { persona, subject: personaSubject(name), token }, token);
    });

  program
    .command('reset')
    .description('Empties the demo database. Stop the hub first.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const config = readConfig(process.env);
      if (config.production || config.databaseUrl)
        throw new Error('reset empties the embedded demo database only. A database of your own is yours to empty.');
      const server = await startEmbedded({ dataDir: config.dataDir });
      await withClient(server.url, (client) => client.query('drop database if exists samanvay with (force)'));
      await server.stop();
      print(json, { reset: true }, 'The demo database is empty. The next start fills it anew.');
    });

  program
    .command('migrate')
    .description('Brings the database at DATABASE_URL (or the embedded one) to the newest migration.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const config = readConfig(process.env);
        const bar = progressTo(process.stderr, 'survivors: sealing who they are');
        const { hubDatabaseUrl, auditDatabaseUrl, workerDatabaseUrl } = config;
        const { migrate } = await import('../database/migrate.js');
        const { applied } = await migrate(url, {
          keys: openKeys(config),
          hubDatabaseUrl,
          auditDatabaseUrl,
          workerDatabaseUrl,
          told: bar.say,
        }).finally(bar.end);
        print(json, { applied }, applied.length ? applied.join('\n') : 'Nothing to do: the database is at the newest migration.');
      }),
    );

  const keys = program
    .command('keys')
    .description("The hub's keys, in the folder SAMANVAY_KEYS. Keep a copy of it where no copy of the database is.");
  keys
    .command('create')
    .description('Makes the keys that are missing: one for each purpose, one for each State. Never replaces one.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const { keysDir } = readConfig(process.env);
      const made = KeyRing.create(keysDir, stateCodes());
      print(json, { folder: keysDir, made }, made.length ? `Made in ${keysDir}: ${made.join(', ')}` : `Nothing to do: all keys are in ${keysDir}.`);
    });

  keys
    .command('rotate')
    .requiredOption('--state <code>', 'the State, by its LGD code, such as 8')
    .option('--continue', 'go on with a rotation that was stopped: make no new version')
    .option('--json', 'as JSON')
    .description(
      "Adds a version of a State's key and wraps all data keys of that State with it, while the hub runs. Says which older versions wrap nothing any more. Needs DATABASE_URL.",
    )
    .action(({ state, continue: goOn, json }: { state: string; continue?: boolean; json?: boolean }) => {
      const code = stateCodes().find((known) => String(known) === state);
      if (!code) throw new Error(`There is no State ${state} in the Local Government Directory.`);
      return withAdmin(async (url) => {
        const config = readConfig(process.env);
        const ring = openKeys(config);
        if (!goOn) KeyRing.rotate(config.keysDir, code);
        const bar = progressTo(process.stderr, 'data keys wrapped anew');
        const { rewrapKeys } = await import('../survivors/rewrap-keys.js');
        const { version, rewrapped, wraps } = await withClient(url, (client) => rewrapKeys(client, ring, code, bar.say)).finally(bar.end);
        const free = versionsOf(config.keysDir, code).filter((older) => older < version && !wraps[older]);
        const removable = free.map((older) => stateKeyFile(code, older));
        const words = [`Version ${version} of the key of State ${code} wraps all of its ${wraps[version] ?? 0} data keys (${rewrapped} anew).`];
        if (removable.length)
          words.push(
            `Nothing is wrapped any more with ${removable.join(', ')}: it may be removed from ${config.keysDir}.`,
            'Backups from before cannot be opened without it.',
          );
        print(json, { state: code, version, rewrapped, wraps, removable }, words.join(' '));
      });
    });
  keys
    .command('erase')
    .requiredOption('--survivor <id>', 'the survivor, by the id that the hub gives')
    .option('--json', 'as JSON')
    .description(
      'Erases who a survivor is, for ever, by destroying the key of that survivor. The case and the audit stay. Exits 1 when there is nothing to erase. Needs DATABASE_URL.',
    )
    .action(({ survivor, json }: { survivor: string; json?: boolean }) =>
      withAdmin(async (url) => {
        const { eraseIdentity } = await import('../survivors/erase-identity.js');
        const { destroyedAt, state } = await withClient(url, (client) => eraseIdentity(client, survivor));
        const words = [
          `Erased at ${destroyedAt.toISOString()}: nobody can open who this survivor is.`,
          `Backups and logs of the database from before still hold the wrapped key: to make these useless, too, run \`samanvay keys rotate --state ${state}\` and destroy the file of the older version.`,
        ];
        print(json, { erased: survivor, destroyedAt, state }, words.join(' '));
      }),
    );

  program
    .command('seed')
    .requiredOption('--cases <n>', 'how many cases, such as 2000')
    .option('--seed <s>', 'a whole number: the same seed makes the same cases, another adds more', '1')
    .option('--json', 'as JSON')
    .description('Fills the database at DATABASE_URL (or the embedded one) with made-up cases over all States and districts. Not in production.')
    .action(async ({ cases, seed, json }: { cases: string; seed: string; json?: boolean }) => {
      if (readConfig(process.env).production) throw new Error('seed makes up people and cases. It does not run in production.');
      const { readSeedOptions, seedCommand } = await import('../database/seed/progress.js');
      const options = readSeedOptions(cases, seed);
      return withAdmin(async (url) => {
        const { answer, text } = await seedCommand(url, openKeys(readConfig(process.env)), options);
        print(json, answer, text);
      });
    });

  const documents = program
    .command('documents')
    .description('The documents that clients may have executed: in production these and no others (SAMANVAY_DOCUMENTS).');
  documents
    .command('add')
    .argument('<files...>', 'a document each (.graphql), or manifests of a compiler (.json: Relay, Apollo, GraphQL Code Generator)')
    .option('--json', 'as JSON')
    .description(
      'Registers documents under the SHA-256 of their text, to the byte as clients send it. Checks each against the schema and the limits; adds all or none. Processes that run know them within two seconds.',
    )
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const [{ checkDocument, documentsIn }, { schema }] = await Promise.all([import('./documents.js'), offlineSchema()]);
      const checked = files.flatMap(documentsIn).map(({ name, text }) => ({ file: name, text, ...checkDocument(schema, text) }));
      const problems = checked.flatMap(({ file, problems: of }) => of.map((problem) => `${file}: ${problem}`));
      if (problems.length) throw new Error(['Nothing was registered:', ...problems].join('\n'));
      await withAdmin(async (url) => {
        const added = new Set(await withClient(url, (client) => addDocuments(client, checked)));
        const answer = checked.map(({ file, name, text }) => ({ documentId: documentIdOf(text), name, file, added: added.has(documentIdOf(text)) }));
        print(json, { documents: answer }, answer.map((one) => `${one.documentId}  ${one.name}${one.added ? '' : '  (was registered)'}`).join('\n'));
      });
    });
  documents
    .command('list')
    .option('--json', 'as JSON')
    .description('Lists what is registered, and what the hub brings along.')
    .action(({ json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const registered = await withClient(url, listDocuments);
        const own = examples.map(({ title, query }) => ({ documentId: documentIdOf(query), name: title }));
        const lines = [
          ...registered.map((one) => `${one.documentId}  ${one.name}`),
          ...own.map((one) => `${one.documentId}  ${one.name} (the hub's own)`),
        ];
        print(json, { registered, own }, lines.join('\n'));
      }),
    );
  documents
    .command('remove')
    .argument('<ids...>', 'as `documents list` prints them')
    .option('--json', 'as JSON')
    .description('Takes documents from the register. Processes that run forget them within a minute. Exits 1 when one was not there.')
    .action((ids: string[], { json }: { json?: boolean }) =>
      withAdmin(async (url) => {
        const removed = await withClient(url, (client) => removeDocuments(client, ids));
        print(json, { removed }, removed.join('\n'));
        if (removed.length < ids.length) throw new Error(`${ids.length - removed.length} of ${ids.length} are not registered.`);
      }),
    );

  program
    .command('publish')
    .option('--month <YYYY-MM>', 'this month alone')
    .option('--json', 'as JSON')
    .description(
      "Publishes the statistics of every month that has ended and is not published, as the hub does every night where it has the administrator's connection. " +
        'What is published stays as it is. Exits 1 when it may not.',
    )
    .action(({ month, json }: { month?: string; json?: boolean }) =>
      withAdmin(async (url) => {
        const published = await withClient(url, (client) => publishMonths(client, { month }));
        const nothing = `Nothing to do: ${month ?? 'every month that has ended since the first case'} is published, and stays as it is.`;
        print(json, { published }, published.length ? `Published: ${published.join(', ')}.` : nothing);
      }),
    );

  program
    .command('doctor')
    .description(
      'Checks the wall in the database (row policies forced, nobody too strong) and that the keys are there which it takes. Exits 1 when anything is wrong.',
    )
    .option(
      '--deep',
      'also compare the access lists with participation, row by row, the figures of dashboards with a full count, and what is published with its fingerprints: some minutes for 200,000 cases',
    )
    .option('--json', 'as JSON')
    .action(({ deep, json }: { deep?: boolean; json?: boolean }) =>
      withAdmin(async (url) => {
        const { missingKeys } = await import('../survivors/missing-keys.js');
        const keyProblems = await withClient(url, (client) => missingKeys(client, openKeys(readConfig(process.env))));
        const problems = [...(await catalogProblems(url)), ...keyProblems, ...(deep ? await withClient(url, deepProblems) : [])];
        print(
          json,
          { problems },
          problems.length ? problems.join('\n') : 'All is well: every table about a case or a person is walled, and nobody is too strong.',
        );
        if (problems.length) process.exitCode = 1;
      }),
    );

  addAuditCommands(program, withAdmin);
  addClockCommands(program, { withAdmin, withClient, print });
  addHotspotCommands(program, { withAdmin, withClient, print });
  addDashboardCommands(program, { withAdmin, withClient, print });
  addMessageCommands(program, { print });
  addPrintCommands(program, { print });
  addEstimateCommands(program, { withAdmin, withClient, print });
  addReportCommands(program, { withAdmin, withClient, print });

  const migrations = program.command('migrations').description('For developers: write and check migrations.');
  migrations
    .command('check')
    .description('Exits 1 when the classes have changed and no migration says so.')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const orm = await offlineOrm({ withSnapshot: true });
      const needed = await orm.migrator.checkSchema();
      if (needed) throw new Error('The entities have changed and no migration says so. Run: npx samanvay migrations create <name>');
      print(json, { complete: true }, 'The migrations say what the entities say.');
    });
  migrations
    .command('create')
    .argument('<name>', 'what the migration does, in snake_case')
    .description('Writes a migration for what changed in the entities since the last one.')
    .option('--json', 'as JSON')
    .action(async (name: string, { json }: { json?: boolean }) => {
      const orm = await offlineOrm({ withSnapshot: true });
      const { fileName } = await orm.migrator.create(path.join(root, 'migrations'), false, false, name);
      print(json, { fileName: fileName || null }, fileName ? `migrations/${fileName}` : 'Nothing has changed.');
    });

  program
    .command('schema')
    .description('For developers: writes schema/ and the settings table of docs/operations.md from the code. With --check, exits 1 when they differ.')
    .option('--check', 'write nothing')
    .option('--json', 'as JSON')
    .action(async ({ check, json }: { check?: boolean; json?: boolean }) => {
      const [{ accessMatrix }, { schema }] = await Promise.all([import('../access/matrix.js'), offlineSchema()]);
      const operations = path.join(root, 'docs/operations.md');
      const files: [string, string][] = [
        [path.join(root, 'schema/schema.graphql'), `${printSchema(lexicographicSortSchema(schema))}\n`],
        [path.join(root, 'schema/access-matrix.md'), accessMatrix(schema)],
        [operations, between(readFileSync(operations, 'utf8'), 'settings', configTable())],
      ];
      const stale = files.filter(([file, text]) => read(file) !== text);
      if (check && stale.length)
        throw new Error(`Not what the code says; run npm run schema: ${stale.map(([file]) => path.relative(root, file)).join(', ')}`);
      for (const [file, text] of check ? [] : stale) {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      print(json, { written: check ? 0 : stale.length }, check ? 'schema/ is what the code says.' : `Written: ${stale.length} of ${files.length}.`);
    });
}

/** What the classes say, without a database. */
async function offlineOrm({ withSnapshot = false } = {}) {
  const { openOrm } = await import('../database/orm.js');
  return openOrm({ url: 'postgres://nobody@127.0.0.1:1/none', withSnapshot, offline: true });
}

async function offlineSchema() {
  const [{ buildHubSchema }, orm] = await Promise.all([import('./schema.js'), offlineOrm()]);
  return buildHubSchema(orm.getMetadata());
}

async function deepProblems(client: pg.Client): Promise<string[]> {
  return [...(await accessListProblems(client)), ...(await figureProblems(client)), ...(await publicationProblems(client))];
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** What stands between two marks of a document is generated. */
function between(document: string, mark: string, text: string): string {
  const [begin, end] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There is no place marked ${mark} in the document`);
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}

function print(json: boolean | undefined, answer: object, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(answer) : text}\n`);
}

async function withAdmin(work: (url: string) => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  if (databaseUrl) return work(databaseUrl);
  const server = await startEmbedded({ dataDir });
  try {
    await work(server.urlOf('samanvay'));
  } finally {
    await server.stop();
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function runningIssuer(dataDir: string): string {
  try {
    return (JSON.parse(readFileSync(path.join(dataDir, 'hub.json'), 'utf8')) as { issuer: string }).issuer;
  } catch {
    throw new Error('The hub has not been started here yet. Run: npm start');
  }
}
