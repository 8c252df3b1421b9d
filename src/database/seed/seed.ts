import { setImmediate as breathe } from 'node:timers/promises';
import pg from 'pg';
import { KEEPER, OWNER } from '../../access/visibility.js';
import { Invalid } from '../../errors.js';
import { loadDemoDirectory } from '../directory.js';
import type { KeyRing } from '../../keys/key-ring.js';
import { migrate } from '../migrate.js';
import { inTransaction } from '../transaction.js';
import { tokensOf } from '../../survivors/identity-tokens.js';
import { Sealing } from '../../survivors/sealed-identity.js';
import { CaseStory, type Known, type World } from './case-story.js';
import { DAY } from './parts.js';
import { readTables, Shipment, type Table } from './copy.js';
import { type Place, type Places, readPlaces } from './places.js';
import { dayInIndia } from '../../clocks/india.js';
import { type Id, Random, Weighted } from './random.js';
import { putToSleep, wakeUp } from './sleep.js';

export interface SeedOptions {
  cases: number;
  seed: number;
  /** Told after every batch how far it has come. */
  progress?: (done: Progress) => void;
  /** Stops after the batches that are on their way. */
  signal?: AbortSignal;
  /** Cases in one transaction. Changes nothing in what is written. */
  batch?: number;
  /** From so many cases on, and when there are no more in the database yet, indexes are built afterwards. Changes nothing either. */
  indexLaterFrom?: number;
}

export interface Progress {
  cases: number;
  of: number;
  rows: number;
  seconds: number;
}

export interface Seeded {
  cases: number;
  survivors: number;
  rows: number;
  seconds: number;
  seed: number;
}

export const MOST_CASES = 5_000_000;
const LARGEST_SEED = 4_294_967_295;
const FIRST_DAY = Date.UTC(2022, 0, 1);
/** The made-up past ends here, whatever the day is: what a seed makes must not hang on when it is run. */
const LAST_DAY = Date.UTC(2026, 10, 1);
const BATCH = 1000;
/** One transaction is being filled while another is being written. */
const LANES = 2;

/** What is written, in the order in which one row leans on another. */
const tableNames = [
  'case_file',
  'handover',
  'handover_words',
  'case_participant',
  'alert',
  'alert_recipient',
  'alert_sighting',
  'workstream',
  'fir_standing',
  'case_event',
  'report',
  'reporter',
  'establishment',
  'establishment_detail',
  'fir',
  'fir_detail',
  'accused',
  'accused_detail',
  'rescue',
  'survivor',
  'survivor_identity',
  'survivor_name',
  'survivor_key',
  'identity_token',
  'survivor_participant',
  'journey_event',
  'journey_place',
  'journey_note',
  'production',
  'medical_examination',
  'medical_report',
  'age_determination',
  'age_finding',
  'statement',
  'statement_text',
  'cwc_order',
  'cwc_order_detail',
  'placement',
  'placement_home',
  'social_investigation',
  'social_investigation_report',
  'care_plan',
  'care_plan_detail',
  'service',
  'service_detail',
  'entitlement',
  'entitlement_detail',
  'follow_up_visit',
  'visit_report',
  'case_access',
  'survivor_access',
  'rescue_access',
];

/**
 * Fills the database with made-up cases. The same seed, number and content of the database make the same rows. A batch of cases
 * is one transaction with its access lists in it, so that whoever stops it in the middle is left with whole cases.
 */
export async function seedCases(adminUrl: string, keys: KeyRing, options: SeedOptions): Promise<Seeded> {
  const { cases, seed, progress, signal, batch = BATCH, indexLaterFrom = 10_000 } = options;
  mustBeSeedable(options);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  await makeDatabase(adminUrl);
  await migrate(adminUrl, { keys });
  await loadDemoDirectory(adminUrl);

  await using stack = new AsyncDisposableStack();
  const lanes: Lane[] = [];
  for (let i = 0; i < LANES; i++) {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    stack.defer(() => client.end());
    lanes.push(await laneOf(client));
  }
  const { client, isStrong } = lanes[0]!;
  const clients = lanes.map((lane) => lane.client);
  if (isStrong) await wakeUp(clients);
  const tables = await readTables(client, tableNames);
  const places = await readPlaces(client);
  const writer = new CaseWriter(places, tables, keys, { cases, seed, taken: await numbersTaken(client) });
  await mustBeNew(client, writer, batch);

  if (isStrong && cases >= indexLaterFrom && (await countCases(client)) <= cases) await putToSleep(client, tableNames);
  const seeded = { cases: 0, survivors: 0, rows: 0, seed };
  const done = (load: Load) => {
    seeded.cases += load.cases;
    seeded.survivors += load.survivors;
    seeded.rows += load.rows;
    progress?.({ cases: seeded.cases, of: cases, rows: seeded.rows, seconds: seconds() });
  };
  try {
    await loadBatches(writer, lanes, { batch, signal, done });
  } finally {
    if (isStrong) await wakeUp(clients);
  }
  // Without the marks that VACUUM leaves, reading in the order of an index looks dearer than sorting, and lists are sorted.
  for (const table of [...tableNames, 'case_tally', 'case_month_tally']) await client.query(`vacuum (analyze) hub.${table}`);
  return { ...seeded, seconds: Math.round(seconds() * 10) / 10 };
}

/** The next batch is made while the ones before it are on their way. */
async function loadBatches(
  writer: CaseWriter,
  lanes: readonly Lane[],
  { batch, signal, done }: { batch: number; signal: AbortSignal | undefined; done: (load: Load) => void },
): Promise<void> {
  const { cases } = writer.plan;
  const free = [...lanes];
  const loading = new Set<Promise<void>>();
  let failure: unknown;
  for (let from = 0; from < cases && !signal?.aborted && failure === undefined; from += batch) {
    const load = await writer.write(from, Math.min(from + batch, cases));
    while (free.length === 0) await Promise.race(loading);
    const lane = free.pop()!;
    const job: Promise<void> = lane
      .load(load)
      .then(() => done(load))
      .catch((error: unknown) => void (failure ??= error))
      .finally(() => {
        writer.takeBack(load);
        free.push(lane);
        loading.delete(job);
      });
    loading.add(job);
  }
  await Promise.all(loading);
  if (failure !== undefined) throw inPlainWords(failure);
}

interface Load {
  cases: number;
  tallies: Tallies;
  survivors: number;
  rows: number;
  shipments: readonly Shipment[];
}

/** Makes cases in the order in which they were opened. */
class CaseWriter {
  private readonly opening: Weighted<number>;
  /** Memory that has been sent, to be written over. */
  private readonly empty: (readonly Shipment[])[] = [];

  constructor(
    private readonly places: Places,
    private readonly tables: readonly Table[],
    private readonly keys: KeyRing,
    readonly plan: { cases: number; seed: number; taken: Map<string, Uint8Array> },
  ) {
    // The months by weight: more from year to year, and drives against child labour every June.
    const months: [number, number][] = [];
    for (let at = FIRST_DAY; at < LAST_DAY; at = Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + 1, 1)) {
      const [year, month] = [new Date(at).getUTCFullYear(), new Date(at).getUTCMonth()];
      for (let day = at; new Date(day).getUTCMonth() === month; day += DAY)
        months.push([day, (1 + (year - 2022) * 0.08) * (month === 5 ? 2 : month === 10 ? 1.15 : 1)]);
    }
    this.opening = new Weighted(months);
  }

  /** The case under this number of the plan: its chance, and when it was opened. */
  begin(index: number): { random: Random; openedAt: number } {
    const { cases, seed } = this.plan;
    const random = new Random(`${seed} ${cases} ${index}`);
    // Each case has its own slice of the years, so that they come in order without being sorted.
    const day = this.opening.at((index + random.share()) / cases);
    return { random, openedAt: day + random.share() * DAY };
  }

  /** Ids of cases are drawn first, so they are known before the case is. */
  firstId(index: number): string {
    const { random, openedAt } = this.begin(index);
    return random.id(openedAt).toString('hex');
  }

  takeBack({ shipments }: Load): void {
    for (const shipment of shipments) shipment.clear();
    this.empty.push(shipments);
  }

  async write(from: number, to: number): Promise<Load> {
    const shipments = this.empty.pop() ?? this.tables.map((table) => new Shipment(table));
    const byName = new Map(this.tables.map(({ name }, i) => [name, shipments[i]!]));
    const tallies = new Tallies();
    const known: Known[] = [];
    const world: World = {
      places: this.places,
      until: LAST_DAY,
      number: (place: Place, random: Random) => this.number(place, random),
      put: (table: string, row: Readonly<Record<string, unknown>>) => {
        byName.get(table)!.add(row);
        if (table === 'case_access') tallies.count(row);
      },
      identify: (one) => void known.push(one),
    };
    const sealings = new Map<number, Sealing>();
    for (let index = from; index < to; index++) {
      const { random, openedAt } = this.begin(index);
      const story = new CaseStory(world, openedAt, random);
      story.tell();
      for (const one of known.splice(0)) await this.seal(one, sealings, world);
      // The batch before this one is on its way meanwhile, and must not wait.
      if (index % 16 === 0) await breathe();
    }
    const survivors = byName.get('survivor')!.rows;
    return { cases: to - from, tallies, shipments, survivors, rows: shipments.reduce((sum, { rows }) => sum + rows, 0) };
  }

  /** What is random in it hangs on no seed: keys that could be made anew from a seed would be none. */
  private async seal({ recorded, state, age, particulars, names }: Known, sealings: Map<number, Sealing>, world: World): Promise<void> {
    const { keys } = this;
    if (!sealings.has(state)) sealings.set(state, await Sealing.begin(keys, state, async () => undefined));
    const identity = { ...particulars, names: names.map(({ script, fullName }) => ({ script, fullName })) };
    const { key, ...sealed } = await sealings.get(state)!.seal(
      textOf(recorded.survivor_id),
      identity,
      names.map(({ id }) => textOf(id)),
    );
    const { recorded_at, ...by } = recorded;
    const of = { survivor_id: by.survivor_id, case_id: by.case_id };
    world.put('survivor_key', {
      ...of,
      version: key.version,
      state_code: key.stateCode,
      state_key_version: key.stateKeyVersion,
      wrapped: key.wrapped,
      made_at: recorded_at,
    });
    world.put('survivor_identity', { ...recorded, sealed: sealed.sealed });
    for (const [i, { id, script }] of names.entries()) world.put('survivor_name', { ...by, id, script, sealed: sealed.names[i]! });
    for (const token of tokensOf(keys, identity, age)) world.put('identity_token', { ...of, token });
  }

  /** Drawn, and the next free one when somebody has it. */
  private number(place: Place, random: Random): string {
    let taken = this.plan.taken.get(place.numbers);
    if (!taken) this.plan.taken.set(place.numbers, (taken = new Uint8Array(NUMBERS / 8)));
    let number = random.whole(0, NUMBERS - 1);
    for (let tries = 0; taken[number >> 3]! & (1 << (number & 7)); number = (number + 1) % NUMBERS)
      if (++tries > NUMBERS) throw new Invalid(`All numbers that begin with ${place.numbers} are taken. Seed fewer cases.`);
    taken[number >> 3]! |= 1 << (number & 7);
    return `${place.numbers}-${String(number).padStart(6, '0')}`;
  }
}

/** An id as people write it. */
function textOf(id: Id): string {
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const NUMBERS = 1_000_000;

/** The numbers of a batch, counted as it is made: asked of the database, each batch would read all that are there before it. */
class Tallies {
  private readonly cells = new Map<string, number>();
  private readonly months = new Map<string, number>();

  /** A row of the access list. */
  count({ office_id, district_code, status, stage, opened_at }: Readonly<Record<string, unknown>>): void {
    const office = (office_id as Id).toString('hex');
    const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
    add(this.cells, `${office},${String(district_code)},${String(status)},${String(stage)}`);
    add(this.months, `${office},${dayInIndia(new Date(opened_at as number)).slice(0, 7)}-01,${String(status)}`);
  }

  /**
   * Last of all: the lanes take turns at the first shard, as the triggers of a live hub would, and always at the same one, so that
   * the same seed makes the same rows.
   */
  async add(client: pg.Client): Promise<void> {
    await client.query(`select pg_advisory_xact_lock(hashtext('samanvay tally'), 0)`);
    const add = async (table: string, keys: readonly string[], counted: Map<string, number>) => {
      const rows = [...counted].map(([key, cases]) => [...key.split(','), cases]);
      const columns = [...keys, 'cases'];
      await client.query(
        `insert into hub.${table} as t (${columns.join(', ')}, shard)
           select ${columns.join(', ')}, 0 from json_populate_recordset(null::hub.${table}, $1) order by ${keys.join(', ')}
           on conflict (${keys.join(', ')}, shard) do update set cases = t.cases + excluded.cases`,
        [JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))))],
      );
    };
    await add('case_tally', ['office_id', 'district_code', 'status', 'stage'], this.cells);
    await add('case_month_tally', ['office_id', 'month', 'status'], this.months);
  }
}

/** Numbers of cases that are in the database already: one bit each. */
async function numbersTaken(client: pg.Client): Promise<Map<string, Uint8Array>> {
  const taken = new Map<string, Uint8Array>();
  await client.query('begin');
  await client.query(`declare number cursor for select number from hub.case_file where number ~ '^[A-Z]{2}-[A-Z]{3}-[0-9]{6}$'`);
  for (;;) {
    const { rows } = await client.query<{ number: string }>('fetch 20000 from number');
    if (rows.length === 0) break;
    for (const { number } of rows) {
      const prefix = number.slice(0, 6);
      const bits = taken.get(prefix) ?? new Uint8Array(NUMBERS / 8);
      taken.set(prefix, bits);
      const serial = Number(number.slice(7));
      bits[serial >> 3]! |= 1 << (serial & 7);
    }
  }
  await client.query('commit');
  return taken;
}

/** A connection that loads one batch at a time. */
interface Lane {
  client: pg.Client;
  /** May put triggers and indexes to sleep. */
  isStrong: boolean;
  load(load: Load): Promise<void>;
}

/**
 * A superuser puts the triggers to sleep for its own session. Who may act as the owner and the keeper only puts them to sleep
 * table by table, which other writers wait for, and writes as the keeper, because the row policies hold for the owner too.
 */
async function laneOf(client: pg.Client): Promise<Lane> {
  const { rows } = await client.query<{ super: boolean }>(`select rolsuper as super from pg_roles where rolname = current_user`);
  const isStrong = rows[0]?.super ?? false;
  const write = isStrong ? asSuperuser : asOwnerAndKeeper;
  // Compressing what is logged costs more time here than writing it.
  if (isStrong) await client.query('set wal_compression = off');
  return {
    client,
    isStrong,
    load: (load) => inTransaction(client, () => write(client, load)),
  };
}

async function asSuperuser(client: pg.Client, { shipments, tallies }: Load): Promise<void> {
  await client.query('set local session_replication_role = replica');
  for (const shipment of shipments) await shipment.send(client, 'hub');
  await tallies.add(client);
}

async function asOwnerAndKeeper(client: pg.Client, { shipments, tallies }: Load): Promise<void> {
  const triggers = async (state: 'disable' | 'enable') => {
    await client.query(`set local role ${OWNER}`);
    for (const table of tableNames) await client.query(`alter table hub.${table} ${state} trigger user`);
    await client.query('set local role none');
  };
  await triggers('disable');
  const tables = shipments.filter((shipment) => shipment.rows > 0).map((shipment) => shipment.table);
  for (const { name } of tables)
    await client.query(
      `create temporary table ${name} (like hub.${name} including generated) on commit drop; grant select on pg_temp.${name} to ${KEEPER}`,
    );
  for (const shipment of shipments) await shipment.send(client, 'pg_temp');
  await client.query(`set local role ${KEEPER}`);
  for (const { name, columns } of tables) {
    const list = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
    await client.query(`insert into hub.${name} (${list}) select ${list} from pg_temp.${name}`);
  }
  await tallies.add(client);
  await triggers('enable');
}

async function countCases(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from hub.case_file');
  return rows[0]!.n;
}

async function mustBeNew(client: pg.Client, writer: CaseWriter, batch: number): Promise<void> {
  const { cases, seed } = writer.plan;
  const first = Array.from({ length: Math.ceil(cases / batch) }, (_, i) => writer.firstId(i * batch));
  const { rowCount } = await client.query('select 1 from hub.case_file where id = any($1::uuid[]) limit 1', [first]);
  if (rowCount)
    throw new Invalid(
      `${cases} cases of seed ${seed} are in this database already, or a part of them. Another seed adds more, such as --seed ${seed + 1}.`,
    );
}

/** A fresh server has no such database yet. */
async function makeDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
    const url = new URL(adminUrl);
    const name = decodeURIComponent(url.pathname.slice(1));
    const maker = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).toString() });
    await maker.connect();
    await maker.query(`create database ${pg.escapeIdentifier(name)}`);
    await maker.end();
  }
}

/** Asked before anything is started, too. */
export function mustBeSeedable({ cases, seed }: Pick<SeedOptions, 'cases' | 'seed'>): void {
  mustBeWhole(cases, 1, MOST_CASES, '--cases');
  mustBeWhole(seed, 0, LARGEST_SEED, '--seed');
}

function mustBeWhole(value: number, least: number, most: number, option: string): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Invalid(
      `${option} is a whole number from ${least} to ${most.toLocaleString('en-IN')}, such as ${option} ${option === '--cases' ? '2000' : '7'}.`,
    );
}

function inPlainWords(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === '23505')
    return new Error(
      'Somebody wrote to the database meanwhile and took a number or an id that was meant for a made-up case. Stop the hub, and seed again with another seed.',
    );
  return error;
}
