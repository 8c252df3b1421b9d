import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { NOBODY } from '../access/visibility.js';
import { inTransaction } from '../database/transaction.js';
import type { ClockState } from './codes.js';
import { editionOf, readLaw } from './law.js';
import { type CaseLog, logsOf } from './log.js';
import { type Law, type RunClock, idOf, runClocks, stateAt } from './run-clocks.js';

/** At which shares of its time a duty is told of. */
export const LEVELS = [50, 80, 100] as const;

/** A clock as its row has it. */
export interface ClockRow {
  id: string;
  rule_id: string;
  code: string;
  case_id: string | null;
  survivor_id: string | null;
  district_code: number | null;
  owner_office_id: string;
  started_at: string;
  start_reported_at: string;
  started_by_id: string;
  due_at: string;
  excluded_minutes: number;
  state: ClockState;
  met_at: string | null;
  met_reported_at: string | null;
  met_by_id: string | null;
  extended_by_id: string | null;
  not_applicable: string | null;
  is_advisory: boolean;
  needs: string | null;
  next_at: string | null;
  reached: number;
}

/** When the next escalation comes; of those that are past, the highest alone. Null: nothing comes by itself any more. */
export function nextOf(clock: Pick<RunClock, 'startedAt' | 'dueAt' | 'metAt' | 'notApplicable'>, reached: number, now: number): number | null {
  if (clock.metAt !== null || clock.notApplicable) return null;
  const instants = LEVELS.filter((level) => level > reached).map((level) => instantOf(clock, level));
  return instants.findLast((instant) => instant <= now) ?? instants[0] ?? null;
}

/** When a share of a clock's time is gone. At 100 the last millisecond is over. */
export function instantOf({ startedAt, dueAt }: Pick<RunClock, 'startedAt' | 'dueAt'>, level: number): number {
  return level === 100 ? dueAt + 1 : startedAt + Math.round(((dueAt - startedAt) * level) / 100);
}

/**
 * Before the beginning (milliseconds) nobody is told: what a clock had reached by then counts as reached, if what starts it was on record by then.
 * What was late and is reported late is told as ever.
 */
function reachedBefore(clock: RunClock, quietBefore: number, now: number): number {
  if (clock.metAt !== null || clock.notApplicable || clock.startReportedAt >= quietBefore) return 0;
  return LEVELS.findLast((level) => instantOf(clock, level) < quietBefore && instantOf(clock, level) <= now) ?? 0;
}

export function rowOfClock(clock: RunClock, { rules }: Law, reached: number, now: number): ClockRow {
  const { needs } = rules.find(({ code, version }) => code === clock.code && version === clock.version)!;
  const next = nextOf(clock, reached, now);
  const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    id: clock.id,
    rule_id: idOf('rule', clock.code, clock.version),
    code: clock.code,
    case_id: clock.caseId,
    survivor_id: clock.survivorId,
    district_code: clock.district,
    owner_office_id: clock.ownerOfficeId,
    started_at: text(clock.startedAt)!,
    start_reported_at: text(clock.startReportedAt)!,
    started_by_id: clock.startedById,
    due_at: text(clock.dueAt)!,
    excluded_minutes: clock.excludedMinutes,
    state: stateAt(clock, now),
    met_at: text(clock.metAt),
    met_reported_at: text(clock.metReportedAt),
    met_by_id: clock.metById,
    extended_by_id: clock.extendedById,
    not_applicable: clock.notApplicable,
    is_advisory: clock.isAdvisory,
    needs: needs ? needs.join(':') : null,
    next_at: text(next),
    reached,
  };
}

const COLUMNS =
  'id rule_id code case_id survivor_id district_code owner_office_id started_at start_reported_at started_by_id due_at excluded_minutes state met_at met_reported_at met_by_id extended_by_id not_applicable is_advisory needs next_at reached'.split(
    ' ',
  );
const KEPT = `select ${COLUMNS.map((column) => (column.endsWith('_at') ? `to_char(c.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}` : `c.${column}`)).join(', ')} from hub.clock c`;

/** From when on offices are told of a case (milliseconds); -Infinity: of everything. */
export type QuietBefore = (caseId: string | null) => number;
const NEVER_QUIET: QuietBefore = () => -Infinity;

/** Keeps something else that follows from what is on record, in the transaction that runs the clocks of these cases, or those of the calendar. */
export interface AlsoKept {
  /** `quietBefore` (milliseconds): what stood on record before that is kept, and nobody is told. */
  ofCases: (client: pg.ClientBase, logs: readonly CaseLog[], cases: readonly string[], now: Date, quietBefore: QuietBefore) => Promise<void>;
  ofOffices: (client: pg.ClientBase, now: Date) => Promise<void>;
}

/** Until the transaction ends nobody else keeps what follows from these cases, in the order of their ids. */
export async function lockCases(client: pg.ClientBase, cases: readonly string[]): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtextextended('clocks of ' || c, 0)) from unnest($1::text[]) with ordinality u (c, n) order by n`,
    [cases],
  );
}

/** Several of them, one after the other. */
export function together(...kept: readonly AlsoKept[]): AlsoKept {
  return {
    ofCases: async (...of) => {
      for (const { ofCases } of kept) await ofCases(...of);
    },
    ofOffices: async (...of) => {
      for (const { ofOffices } of kept) await ofOffices(...of);
    },
  };
}

/** A case on the list. */
interface Due {
  case_id: string;
  since: Date | null;
  quiet_before: Date | null;
}

/**
 * A case that has no clocks when it comes onto the list came in by another way than the hub's operations (a seed, an import, an older hub), or
 * has given no cause for any: what it holds from before that was never this hub's to tell, and the office that reads of five hundred old duties in
 * one morning reads of none after that.
 */
function quietBeforeOf(due: ReadonlyMap<string, readonly Due[]>, known: ReadonlySet<string>): QuietBefore {
  const earliest = (instants: readonly (Date | null)[]) => Math.min(...instants.filter((instant) => instant !== null).map(Number));
  return (caseId) => {
    const rows = due.get(caseId!) ?? [];
    const said = earliest(rows.map(({ quiet_before }) => quiet_before));
    if (said !== Infinity) return said;
    // Whoever put it there without a time speaks of what is known.
    if (known.has(caseId!) || rows.some(({ since }) => since === null)) return -Infinity;
    return earliest(rows.map(({ since }) => since));
  };
}

/**
 * Keeps the clocks in the database as the log says. Any number of processes keep them together: cases that are due are taken by one of them
 * at a time, and taken off the list in the transaction in which their clocks are written; so a crash loses and doubles nothing.
 */
export class ClockKeeper {
  /** Something was recorded of no case, or a silent office has acknowledged something: what is of the calendar is to be run (`calendar-clocks.ts`). */
  calendarIsDue = false;
  private law?: { edition: string; law: Law };

  constructor(
    private readonly pool: pg.Pool,
    readonly clock: () => Date,
    readonly alsoKept?: AlsoKept,
  ) {}

  /**
   * Runs the clocks of cases whose log has changed, until none is due. Answers of how many. Few at a time: the process that does it answers
   * requests too, and two hundred at once made them wait a tenth of a second.
   */
  async runDue(atOnce = 50): Promise<number> {
    let ran = 0;
    for (let taken = 1; taken > 0; ran += taken) taken = await this.runSome(atOnce);
    return ran;
  }

  private runSome(atOnce: number): Promise<number> {
    return this.inTransaction(async (client) => {
      const { rows } = await client.query<Due>(
        `delete from hub.clock_due where id in (select id from hub.clock_due order by id limit $1 for update skip locked) returning case_id, since, quiet_before`,
        [atOnce],
      );
      if (rows.length === 0) return 0;
      const due = Map.groupBy(rows, ({ case_id }) => case_id);
      if (due.delete(NOBODY)) this.calendarIsDue = true;
      const cases = [...due.keys()].toSorted();
      if (cases.length === 0) return rows.length;
      // Of one case at a time, and read after that: whoever comes second writes what came second.
      await lockCases(client, cases);
      await this.write(client, await logsOf(client, cases), due);
      return rows.length;
    });
  }

  /** Makes the rows of these cases what the law and the log say; touches those alone that change. */
  private async write(client: pg.ClientBase, logs: readonly CaseLog[], due: ReadonlyMap<string, readonly Due[]>): Promise<void> {
    const cases = [...due.keys()];
    const law = await this.currentLaw(client);
    const kept = await keptClocks(client, 'c.case_id = any($1::uuid[])', [cases]);
    const now = this.clock();
    const quietBefore = quietBeforeOf(due, new Set(kept.map(({ case_id }) => case_id!)));
    const clocks = logs.flatMap((log) => runClocks(log, law));
    await writeClocks(client, kept, clocks, law, now.getTime(), quietBefore);
    await this.alsoKept?.ofCases(client, logs, cases, now, quietBefore);
  }

  async currentLaw(client: pg.ClientBase): Promise<Law> {
    const edition = await editionOf(client);
    if (this.law?.edition !== edition) this.law = { edition, law: await readLaw(client) };
    return this.law.law;
  }

  /** Works with a connection outside a transaction. */
  async withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.withConnection((client) => inTransaction(client, () => work(client)));
  }
}

/** Makes the rows that are kept those of `clocks`. */
export async function writeClocks(
  client: pg.ClientBase,
  kept: readonly ClockRow[],
  clocks: readonly RunClock[],
  law: Law,
  now: number,
  quietBefore: QuietBefore = NEVER_QUIET,
): Promise<void> {
  const before = new Map(kept.map((row) => [row.id, row]));
  const changed: ClockRow[] = [];
  const told: ClockRow[] = [];
  const quiet: { clock_id: string; level: number }[] = [];
  const standing = new Set<string>();
  for (const clock of clocks) {
    standing.add(clock.id);
    const old = before.get(clock.id);
    const known = old?.reached ?? 0;
    const beginning = quietBefore(clock.caseId);
    const row = rowOfClock(clock, law, Math.max(known, reachedBefore(clock, beginning, now)), now);
    if (old && COLUMNS.every((column) => old[column as keyof ClockRow] === row[column as keyof ClockRow])) continue;
    changed.push(row);
    for (const level of LEVELS) if (level > known && level <= row.reached) quiet.push({ clock_id: row.id, level });
    if (old ? old.state !== row.state : clock.startReportedAt >= beginning) told.push(row);
  }
  const gone = kept.filter(({ id }) => !standing.has(id)).map(({ id }) => id);
  if (gone.length > 0) await client.query('delete from hub.clock where id = any($1::uuid[])', [gone]);
  if (changed.length === 0) return;
  await tellMoved(client, told, now);
  const columns = COLUMNS.join(', ');
  await client.query(
    `insert into hub.clock (${columns}) select ${columns} from jsonb_populate_recordset(null::hub.clock, $1::jsonb)
     on conflict (id) do update set ${COLUMNS.slice(1)
       .map((column) => `${column} = excluded.${column}`)
       .join(', ')}`,
    [JSON.stringify(changed)],
  );
  if (quiet.length === 0) return;
  // So that no later telling of the same level comes, whatever moves the clock.
  await client.query(
    `insert into hub.clock_escalation (clock_id, level, at, office_ids)
     select clock_id, level, $2, '{}' from jsonb_to_recordset($1::jsonb) as e (clock_id uuid, level smallint) on conflict do nothing`,
    [JSON.stringify(quiet), new Date(now)],
  );
}

/** Tells those who listen that duties began, were done or ran late: a row of the outbox each, in nobody's name. Duties of the calendar are of no case, and nobody listens to them. */
export async function tellMoved(client: pg.ClientBase, clocks: readonly Pick<ClockRow, 'id' | 'case_id'>[], now: number): Promise<void> {
  const told = clocks.filter(({ case_id }) => case_id !== null);
  if (told.length === 0) return;
  await client.query(
    `insert into hub.outbox (id, at, officer_id, event, case_id, subject)
     select u.id, $1, $2, 'clockMoved', u.case_id, 'Clock_' || u.clock_id from unnest($3::uuid[], $4::uuid[], $5::uuid[]) u (id, case_id, clock_id)`,
    [new Date(now), NOBODY, told.map(() => uuidv7()), told.map(({ case_id }) => case_id), told.map(({ id }) => id)],
  );
}

/** The rows of some clocks, for whoever runs them anew. */
export async function keptClocks(client: pg.ClientBase, where: string, params: readonly unknown[]): Promise<ClockRow[]> {
  return (await client.query<ClockRow>(`${KEPT} where ${where}`, [...params])).rows;
}
