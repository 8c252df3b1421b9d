import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { randomUUID } from 'node:crypto';
import { loadDemoDirectory } from '../../src/database/directory.js';
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded.js';
import { hubUrl } from '../../src/database/logins.js';
import { migrate } from '../../src/database/migrate.js';
import { type Teller, vignettes } from '../../src/database/vignettes.js';
import { openingPurposes } from '../../src/disclosure/codes.js';
import { personaSubject, personas } from '../../src/offices/personas.js';
import { readIdentities } from '../../src/survivors/sealed-identity.js';
import { aCaseOfEveryone } from '../everyone.js';
import { TestHub, aBoy } from '../hub.js';
import { type Random, draw, harvest, random, type Seen } from '../planner/draw.js';
import { type Call, idPaths, minimalCall } from '../server/minimal-call.js';
import { bearer, post, send } from '../server/http.js';
import { overHttp } from '../stories.js';
import { Markers, Scanner, type Sighting, writings } from './canary.js';
import { proof } from './proof.js';

/** Operations that answer who a survivor is, to those who may have it. Every other answer holds nothing of it, whoever asks. */
const opening = new Set(['openIdentity']);

/** A server of its own, since all of its files are read: with the settings that it is shipped with, but pages in its log as they are. */
const hub = new TestHub();
let dataDir: string;
let server: EmbeddedServer;
let dice: Random;
let markers: Markers;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-canary-'));
  chmodSync(dataDir, 0o755);
  server = await startEmbedded({
    dataDir: path.join(dataDir, 'data'),
    settings: { fsync: 'off', synchronous_commit: 'off', wal_compression: 'off' },
  });
  const root = new pg.Client({ connectionString: server.url });
  await root.connect();
  await root.query('create database canary');
  await root.end();
  await migrate(server.urlOf('canary'), { keys: hub.keys });
  await loadDemoDirectory(server.urlOf('canary'));
  await hub.start(server.urlOf('canary'));
}, 120_000);

afterAll(async () => {
  await hub.stop();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Where something was seen that must not be there. */
type Leak = Sighting & { where: string };

const leaksIn = (scanner: Scanner, where: string, text: string | Buffer): Leak[] => scanner.find(text).map((sighting) => ({ where, ...sighting }));

// ---- What is told ----

/** The stories, with markers wherever a person is named. */
async function tellStories(letters: readonly string[]): Promise<string[]> {
  const plain = overHttp(hub);
  const marked: Teller = {
    ...plain,
    does: (persona, mutation, input, fields) => plain.does(persona, mutation, markers.mark(mutation, input), fields),
  };
  for (const letter of letters) await vignettes[letter]!.tell(marked);
  const { caseId, boy, other, placementId } = await aCaseOfEveryone(hub);
  for (const survivorId of [boy, other]) await hub.officer('police').does('recordIdentity', { survivorId, identity: markers.identity(196) });
  return [caseId, boy, other, placementId];
}

// ---- What is asked ----

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: dice.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

interface Asked {
  persona: string;
  operation: string;
  body: object;
}

/** Every operation as every role, on what the stories left behind. */
function everyOperation(ids: readonly string[]): Asked[] {
  const { schema } = hub.app.hub;
  const idFor = (place: readonly string[]) => {
    const type = place.at(-1)!.replace(/Ids?$/, '').toLowerCase();
    return ids.find((id) => id.toLowerCase().startsWith(`${type}_`)) ?? ids[1]!;
  };
  return personas.flatMap(({ persona }) =>
    (['Query', 'Mutation'] as const).flatMap((kind) =>
      Object.keys((kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields()).map((operation) => ({
        persona,
        operation,
        body: minimalCall(schema, kind, operation, { idFor }),
      })),
    ),
  );
}

/** Everybody tries to open who a survivor is, for each purpose: lawfully, and not. */
function openings(survivorIds: readonly string[]): Asked[] {
  const query = `mutation($input: OpenInput!) { openIdentity(input: $input) { problems { code message }
    identities { survivor { pseudonym } names { script fullName } bornOn guardians address village homeDistrict school phone } } }`;
  return ['police@103', ...personas.map(({ persona }) => persona)].flatMap((persona) =>
    Object.entries(openingPurposes).map(([purpose, { bases }]) => ({
      persona,
      operation: 'openIdentity',
      body: {
        query,
        variables: {
          input: {
            opId: randomUUID(),
            survivorIds: [dice.pick(survivorIds)],
            purpose,
            legalBasis: bases[0],
            reference: '0212/2026',
            reason: 'So that the proof sees what is opened.',
          },
        },
      },
    })),
  );
}

/** Everybody looks for somebody by a name that is on record. */
function searches(): Asked[] {
  const query = `mutation($input: FindByIdentityInput!) { findByIdentity(input: $input) { problems { code message } survivors { id pseudonym } } }`;
  const names = markers.all.filter(({ of, kind }) => of === 'names' && kind === 'sealed');
  return personas.flatMap(({ persona }) =>
    Object.entries(openingPurposes).map(([purpose, { bases }]) => {
      const lawful = { purpose, legalBasis: bases[0], reference: '0212/2026', reason: 'So that the proof sees what is looked for.' };
      const name = `${dice.pick(names).word} ${dice.pick(names).word}`;
      const input = { opId: randomUUID(), name, birthYear: 1900 + dice.below(120), homeDistrict: 196, ...lawful };
      return { persona, operation: 'findByIdentity', body: { query, variables: { input } } };
    }),
  );
}

function drawnOperation(seen: Seen): Asked {
  const { source: query, variables } = draw(hub.app.hub.schema, dice, seen);
  return { persona: dice.pick(personas).persona, operation: 'drawn', body: { query, variables } };
}

/** A request with somebody's name in a place where none belongs: what it makes of it is not said, and nothing of it is kept. */
function misplaced(): Asked {
  const { schema } = hub.app.hub;
  const word = dice.pick(markers.all.filter(({ of }) => of !== 'bornOn')).word;
  const mutations = Object.values(schema.getMutationType()!.getFields()).filter(({ name }) => idPaths(schema, 'Mutation', name).length > 0);
  const { name: operation, args } = dice.pick(mutations);
  // With ids that were never issued: nothing is changed, whatever else is in it.
  const call = (): Call => structuredClone(minimalCall(schema, 'Mutation', operation));
  const input = getNamedType(args[0]!.type);
  const names = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  const withInput = (more: object) => ({ ...call(), variables: { input: { ...call().variables['input'], ...more } } });
  const enums = isInputObjectType(input) ? Object.values(input.getFields()).filter(({ type }) => isEnumType(getNamedType(type))) : [];
  const places: (() => object)[] = [
    () => withInput({ [dice.pick(names)]: word }),
    () => withInput({ [dice.pick(names)]: { [/^\p{ASCII}+$/u.test(word) ? word : 'x']: word } }),
    () => withInput({ [dice.pick(names)]: [word, [word]] }),
    () => withInput({ [word]: 1 }),
    () => withInput({ opId: word }),
    () => (enums.length ? withInput({ [dice.pick(enums).name]: word }) : withInput({ x: word })),
    () => ({ query: `{ node(id: "${word}") { id } }` }),
    () => ({ query: `{ cases(after: "${word}") { totalCount } }` }),
    () => ({ query: `{ cases(filter: { status: ${word} }) { totalCount } }` }),
    () => ({ query: `{ ${word} }` }),
    () => ({ query: `{ viewer { roles ${word} } }` }),
    () => ({ query: `{ viewer { roles } } "${word}` }),
    () => ({ query: `query ${word}($x: ${word}) { viewer { roles } }` }),
    () => ({ ...call(), operationName: word }),
    () => ({ ...call(), variables: word }),
    () => ({ query: { [word]: word } }),
    () => ({ ...call(), extensions: { persistedQuery: { version: 1, sha256Hash: word } } }),
  ];
  return { persona: dice.pick(personas).persona, operation: `misplaced ${operation}`, body: dice.pick(places)() };
}

/** In the address, the headers and a broken body. */
async function misplacedOverHttp(): Promise<string[]> {
  const word = encodeURIComponent(dice.pick(markers.all).word);
  const json = { 'content-type': 'application/json' };
  const replies = [
    await send(hub, `/${word}`),
    await send(hub, `/graphql?query=${word}`, { headers: { 'apollo-require-preflight': 'true' } }),
    await send(hub, '/graphql', { method: 'POST', headers: json, body: `{"query": ${decodeURIComponent(word)}` }),
    await send(hub, '/graphql', { method: 'POST', headers: { 'content-type': `application/json; charset=${word}` }, body: '{}' }),
    await send(hub, '/graphql', { method: 'POST', headers: { ...json, authorization: `Bearer ${word}` }, body: '{"query":"{viewer{roles}}"}' }),
    await send(hub, '/graphql', {
      method: 'POST',
      headers: { ...json, ...(await bearer(hub, 'police@102')), 'samanvay-on-behalf-of': word },
      body: '{"query":"{viewer{roles}}"}',
    }),
  ];
  return replies.map(({ text, headers }) => `${text}\n${[...headers].join('\n')}`);
}

/** Statements that fail with a name in them, bound or written, as the hub's own login: for the log of the database to be silent about. */
async function failingStatements(): Promise<number> {
  const login = new pg.Client({ connectionString: hubUrl(hub.databaseUrl) });
  await login.connect();
  const word = () => markers.word('spoken', 'a statement that failed', { script: dice.pick(['LATIN', 'DEVANAGARI']) });
  const note = 'insert into hub.journey_note (id, case_id, survivor_id, recorded_by_office_id, text) values';
  const none = `'019a0000-0000-7000-8000-000000000001'`;
  const statements: [string, unknown[]?][] = [
    [`select $1::uuid`, [word()]],
    [`select $1::int`, [word()]],
    [`select '${word()}'::timestamptz`],
    [`select ${word()} from hub.case_file`],
    [`select * from hub."${word()}"`],
    [`selec '${word()}'`],
    [`${note} (${none}, ${none}, ${none}, ${none}, $1)`, [word()]],
    [`${note} (${none}, null, ${none}, ${none}, '${word()}')`],
    [`update hub.survivor_name set script = $1`, [word()]],
    [`select pg_sleep(1), $1::text`, [word()]],
    [`do $$ begin raise exception '${word()}'; end $$`],
    [`do $$ begin raise warning '${word()}'; end $$`],
  ];
  let failed = 0;
  await login.query(`set statement_timeout = '100ms'`);
  for (const [sql, params] of statements) await login.query(sql, params).catch(() => failed++);
  await login.end();
  // As an administrator, whom no policy stops: constraints tell the row that they refuse.
  for (const sql of [
    `insert into hub.reporter (id, case_id, recorded_by_office_id, name) values (${none}, ${none}, ${none}, $1)`,
    `insert into hub.reporter (id, case_id, recorded_by_office_id, name, phone) values (null, ${none}, ${none}, 'x', $1)`,
    `insert into hub.officer select * from hub.officer where $1 <> '' limit 1`,
    `insert into hub.survivor_name (id, survivor_id, case_id, recorded_by_office_id, script, sealed) values (${none}, ${none}, ${none}, ${none}, $1, '')`,
  ])
    await hub.admin.query(sql, [word()]).catch(() => failed++);
  return failed;
}

/** Requests with names, of which the database has lost a table: what nobody foresaw is logged, and the log is silent about names too. */
async function unforeseenErrors(caseId: string): Promise<number> {
  const before = hub.log.length;
  const broken: [table: string, mutation: string, input: object][] = [
    ['survivor_identity', 'addSurvivor', { caseId, district: 102, foundAt: hub.now().toISOString(), survivor: aBoy }],
    ['survivor_name', 'addSurvivor', { caseId, district: 102, foundAt: hub.now().toISOString(), survivor: aBoy }],
    ['reporter', 'openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: hub.now().toISOString() }],
  ];
  for (const [table, mutation, input] of broken) {
    await hub.admin.query(`alter table hub.${table} rename to lost`);
    const [error] = await hub.officer('police').fails(mutation, markers.mark(mutation, input));
    await hub.admin.query(`alter table hub.lost rename to ${table}`);
    expect(error).toMatchObject({ code: 'INTERNAL' });
  }
  return hub.log.length - before;
}

// ---- Where it is looked for ----

/** Everything that the database keeps, as COPY writes it: what a dump holds. */
async function dump(): Promise<Map<string, Buffer>> {
  const { rows } = await hub.admin.query<{ schema: string; name: string }>(
    `select nspname as schema, relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and nspname <> 'information_schema' and not relisshared order by 1, 2`,
  );
  const tables = new Map<string, Buffer>();
  for (const { schema, name } of rows) {
    const chunks: Buffer[] = [];
    const into = new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) });
    await pipeline(hub.admin.query(copyTo(`copy ${schema}."${name}" to stdout`)), into);
    tables.set(`${schema}.${name}`, Buffer.concat(chunks));
  }
  return tables;
}

/** All files of the server: tables, indexes, the log of changes (WAL), and whatever else lies there. */
async function files(): Promise<{ name: string; read: () => Buffer }[]> {
  await hub.admin.query('checkpoint');
  const { rows } = await hub.admin.query<{ root: string }>(`select current_setting('data_directory') as root`);
  const { root } = rows[0]!;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ name: path.relative(root, file), read: () => bytesOf(file) }));
}

/** A running server does away with files that have been listed. */
function bytesOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
}

async function look(): Promise<{ leaks: Leak[]; counts: Record<string, number> }> {
  const everyWord = new Scanner(markers.all);
  const sealed = new Scanner(markers.all.filter(({ kind }) => kind === 'sealed'));
  const leaks: Leak[] = [];
  leaks.push(...leaksIn(everyWord, "the hub's log", hub.log.join('\n')));
  leaks.push(...leaksIn(everyWord, "the database's log", readFileSync(path.join(dataDir, 'data/postgres.log'))));
  for (const place of ['/metrics', '/readyz', '/livez']) leaks.push(...leaksIn(everyWord, place, (await send(hub, place)).text));
  const tables = await dump();
  for (const [table, bytes] of tables)
    leaks.push(
      ...leaksIn(everyWord, table, bytes).filter(
        ({ marker }) => marker.kind === 'sealed' || (marker.kind === 'kept' && table !== `hub.${marker.home}`),
      ),
    );
  let size = 0;
  const all = await files();
  for (const { name, read } of all) {
    const bytes = read();
    size += bytes.length;
    leaks.push(...leaksIn(sealed, `file ${name}`, bytes));
  }
  return { leaks, counts: { tables: tables.size, files: all.length, megabytes: Math.round(size / 1e6), 'lines of logs': hub.log.length } };
}

/** What an answer holds that its reader may not have: of an opening of identity, what the row policies do not open for that officer. */
async function leaksInAnswer({ persona, operation }: Asked, scanner: Scanner, text: string): Promise<Leak[]> {
  const leaks = leaksIn(scanner, `an answer to ${persona} (${operation})`, text);
  if (leaks.length === 0 || !opening.has(operation)) return leaks;
  const { rows } = await hub.admin.query<{ id: string }>('select survivor_id as id from hub.survivor_key');
  const em = hub.orm.em.fork({ session: { variables: { 'samanvay.ctx': await hub.contextOf(persona) } } });
  const mine = JSON.stringify([
    ...(
      await em.transactional((inside) =>
        readIdentities(
          inside,
          hub.keys,
          rows.map(({ id }) => id),
        ),
      )
    ).values(),
  ]);
  return leaks.filter(({ marker }) => !mine.includes(marker.word));
}

proof(
  'P12',
  'no marker of an identity is in any answer, log, table, file or dump that is not entitled to it',
  { full: 6000, small: 120 },
  async ({ size, seed, progress }) => {
    dice = random(seed);
    markers = new Markers(dice);
    const letters = Object.keys(vignettes);
    const ids = await tellStories(size < letters.length * 100 ? [dice.pick(letters)] : letters);
    const told = markers.all.length;
    const leaks: Leak[] = [];
    const sealed = new Scanner(markers.all.filter(({ kind }) => kind === 'sealed'));
    const everyWord = new Scanner(markers.all);
    const seen: Seen = { ids: [...ids], cursors: [] };
    const counts = {
      'openings that were tried': 0,
      'identities that were opened': 0,
      'searches by name': 0,
      'operations of roles': 0,
      'drawn operations': 0,
      'misplaced names': 0,
      'failing statements': 0,
      'errors that were logged': 0,
      errors: 0,
    };
    const ask = async (asked: Asked, scanner: Scanner) => {
      const reply = await post(hub, asked.body, await bearer(hub, personaSubject(asked.persona)));
      if (reply.text.includes('"errors"')) counts.errors++;
      leaks.push(...(await leaksInAnswer(asked, scanner, `${reply.text}\n${[...reply.headers].join('\n')}`)));
      return reply;
    };

    const tried = shuffled(openings(ids.filter((id) => id.startsWith('Survivor_'))));
    for (const asked of tried.slice(0, size)) {
      const reply = await ask(asked, sealed);
      counts['openings that were tried']++;
      if (sealed.find(reply.text).length > 0) counts['identities that were opened']++;
    }
    expect(counts['identities that were opened']).toBeGreaterThan(2);

    for (const asked of shuffled(searches()).slice(0, size / 2)) {
      await ask(asked, everyWord);
      counts['searches by name']++;
    }

    // A third of each; of the operations of roles at most all.
    const operations = shuffled(everyOperation(ids));
    const some = operations.slice(0, Math.ceil(size / 3));
    for (let n = 0; n < size - some.length; n++) {
      progress(n);
      if (n % 2 === 0) {
        const reply = await ask(drawnOperation(seen), sealed);
        counts['drawn operations']++;
        harvest(reply.json.data, seen);
      } else {
        await ask(misplaced(), everyWord);
        counts['misplaced names']++;
      }
      if (n % 100 === 0) for (const text of await misplacedOverHttp()) leaks.push(...leaksIn(everyWord, 'an answer over HTTP', text));
    }
    // Last, since they change what the others read.
    for (const asked of some) {
      await ask(asked, sealed);
      counts['operations of roles']++;
    }
    counts['failing statements'] = await failingStatements();
    hub.setClock('2026-11-26T12:00:00+05:30');
    const open = await hub
      .officer('police')
      .does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PATROL', receivedAt: hub.now().toISOString() });
    counts['errors that were logged'] = await unforeseenErrors(open.id);
    expect(counts['errors that were logged']).toBeGreaterThan(2);
    const looked = await look();
    const findings = [...leaks, ...looked.leaks].map(({ where, writing, marker }) => ({
      where,
      writing,
      of: marker.of,
      kind: marker.kind,
      word: marker.word,
    }));
    expect(told).toBeGreaterThan(30);
    return { findings, counts: { markers: markers.all.length, ...counts, ...looked.counts } };
  },
);

// ---- Controls ----

test('control: every writing of a name is found in the middle of other bytes, and only there', () => {
  const ours = new Markers(random(12));
  ours.identity(1);
  const scanner = new Scanner(ours.all);
  const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251));
  expect(scanner.find(noise)).toEqual([]);
  for (const marker of ours.all)
    for (const [writing, bytes] of writings(marker.word)) {
      const found = scanner.find(Buffer.concat([noise, bytes, noise]));
      expect({ writing, found: found.some((sighting) => sighting.marker === marker) }).toEqual({ writing, found: true });
    }
  const { word } = ours.all[0]!;
  const inBase64 = Buffer.from(`{"name":"xy${word} and more"}`).toString('base64');
  expect(scanner.find(inBase64)).toHaveLength(1);
});

test('control: a name in a line of the log, in an audit text, in a plain column and in the log of changes is found, each', async () => {
  markers ??= new Markers(random(1));
  if (markers.all.length === 0) markers.identity();
  const name = (of: string) => markers.word('sealed', `planted in ${of}`, { script: 'DEVANAGARI' });
  const [log, audit, note, message, answer] = ['the log', 'the audit', 'a note', 'a message', 'an answer'].map(name) as [
    string,
    string,
    string,
    string,
    string,
  ];
  hub.log.push(JSON.stringify({ msg: `could not record ${Buffer.from(log).toString('base64')}` }));
  await hub.admin.query('begin; set local session_replication_role = replica');
  const none = '019a0000-0000-7000-8000-000000000001';
  await hub.admin.query('insert into hub.reporter (id, case_id, recorded_by_office_id, name) values ($1, $1, $1, $2)', [none, note]);
  await hub.admin.query('commit');
  await hub.admin.query(`select pg_logical_emit_message(false, 'x', $1)`, [message]);
  const { rows } = await hub.admin.query<{ id: string }>('select id from hub.audit_record limit 1');
  if (rows.length === 0)
    await hub.officer('ahtu').does('openCase', { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: hub.now().toISOString() });
  await hub.admin.query('begin; set local session_replication_role = replica');
  await hub.admin.query(`update hub.audit_record set operation = $1 where id in (select id from hub.audit_record limit 1)`, [audit]);
  await hub.admin.query('commit');

  const { leaks } = await look();
  const where = (word: string) => leaks.filter(({ marker }) => marker.word === word).map((leak) => leak.where);
  expect(where(log)).toEqual(["the hub's log"]);
  expect(where(audit)).toEqual(
    expect.arrayContaining(['hub.audit_record', expect.stringMatching(/^file base\//), expect.stringMatching(/^file pg_wal\//)]),
  );
  expect(where(note)).toEqual(expect.arrayContaining(['hub.reporter', expect.stringMatching(/^file base\//)]));
  expect(where(message)).toEqual([expect.stringMatching(/^file pg_wal\//)]);
  const scanner = new Scanner(markers.all);
  const asked = { persona: 'ahtu', operation: 'openIdentity', body: {} };
  expect(await leaksInAnswer(asked, scanner, `{"name":"${answer}"}`)).toHaveLength(1);
}, 60_000);
