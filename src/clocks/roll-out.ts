import type pg from 'pg';
import { NOBODY } from '../access/visibility.js';
import { ClockState } from './codes.js';
import type { ClockKeeper } from './keep-clocks.js';
import { readLaw } from './law.js';
import { logsOf } from './log.js';
import { runClocks, stateAt } from './run-clocks.js';
import type { ClockRule } from './rules.js';

const CASES_AT_ONCE = 500;
/** The process that counts answers requests too. */
const LOGS_AT_ONCE = 50;

/** Cases are told of whatever they are. */
const ALWAYS = new Date(0);

/**
 * Puts every case on the list of those whose clocks are due to be run. Some at a time, so that nobody waits for it. Cases that have no clocks yet
 * begin quietly; `quietBefore` says for all of them from when on offices are told.
 */
export async function everyCaseIsDue(client: pg.ClientBase, now: Date, quietBefore?: Date): Promise<void> {
  let last: string | null = null;
  do {
    const { rows }: { rows: { all_cases_due: string | null }[] } = await client.query('select hub.all_cases_due($1, $2, $3, $4)', [
      last,
      CASES_AT_ONCE,
      now,
      quietBefore ?? null,
    ]);
    last = rows[0]!.all_cases_due;
  } while (last);
}

/**
 * The cases that have a clock which a new version is for: of its duty, begun on its day (IST) or later. A version changes times, States and words,
 * and starts a clock where there was one.
 */
async function casesOf(client: pg.ClientBase, rules: readonly { code: string; from: string }[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct c.case_id as id from hub.clock c join unnest($1::text[], $2::date[]) r (code, commences)
     on c.code = r.code and c.started_at >= r.commences::timestamp at time zone 'Asia/Kolkata' where c.case_id is not null`,
    [rules.map(({ code }) => code), rules.map(({ from }) => from)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Counts what a draft would change, and keeps the numbers with it. Reads the cases that have such a clock, and writes nothing else. A number of 1 to 9 becomes 10: who
 * drafts rules sees no case.
 */
export async function previewRule(keeper: ClockKeeper, client: pg.ClientBase, ruleId: string): Promise<void> {
  const { rows } = await client.query<{ definition: ClockRule }>(`select definition from hub.clock_rule where id = $1 and status = 'DRAFT'`, [
    ruleId,
  ]);
  const draft = rows[0]?.definition;
  if (!draft) return;
  const [before, after] = [await readLaw(client), await readLaw(client, [draft])];
  const now = keeper.clock().getTime();
  const isRed = (clock: Parameters<typeof stateAt>[0] | undefined) =>
    clock !== undefined && [ClockState.BREACHED, ClockState.MET_LATE].includes(stateAt(clock, now));
  const counts = { clocks: 0, turnsRed: 0, turnsFromRed: 0 };
  const cases = await casesOf(client, [draft]);
  for (let i = 0; i < cases.length; i += LOGS_AT_ONCE) {
    for (const log of await logsOf(client, cases.slice(i, i + LOGS_AT_ONCE))) {
      const mine = ({ code }: { code: string }) => code === draft.code;
      const old = new Map(runClocks(log, { ...before, rules: before.rules.filter(mine) }).map((clock) => [clock.id, clock]));
      for (const clock of runClocks(log, { ...after, rules: after.rules.filter(mine) })) {
        if (clock.version !== draft.version) continue;
        counts.clocks++;
        if (isRed(clock) && !isRed(old.get(clock.id))) counts.turnsRed++;
        if (!isRed(clock) && isRed(old.get(clock.id))) counts.turnsFromRed++;
      }
    }
  }
  const rounded = Object.fromEntries(Object.entries(counts).map(([what, n]) => [what, n > 0 && n < 10 ? 10 : n]));
  await client.query('update hub.clock_rule set preview = $2 where id = $1', [ruleId, { ...rounded, countedAt: new Date(now).toISOString() }]);
}

const UNCOUNTED = `status = 'DRAFT' and preview is null`;
const NOT_ROLLED_OUT = `status = 'LIVE' and drafted_by_id is not null and not rolled_out`;

/** Drafts that nobody has counted yet, and rules that went live and by which the clocks have not been run. By one worker at a time; asked often, so it looks first. */
export async function followRules(keeper: ClockKeeper): Promise<void> {
  await keeper.withConnection(async (client) => {
    const rules = async (which: string) =>
      (
        await client.query<{ id: string; code: string; from: string }>(
          `select id, code, commences::text as "from" from hub.clock_rule where ${which}`,
        )
      ).rows;
    if ((await rules(`(${UNCOUNTED}) or (${NOT_ROLLED_OUT})`)).length === 0) return;
    const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(hashtextextended('clock rules', 0)) as locked`);
    if (!rows[0]!.locked) return;
    try {
      for (const { id } of await rules(UNCOUNTED)) await previewRule(keeper, client, id);
      const live = await rules(NOT_ROLLED_OUT);
      if (live.length === 0) return;
      // What is late by a new rule is new. Of no case: the duties of the calendar.
      const cases = [NOBODY, ...(await casesOf(client, live))];
      await client.query('insert into hub.clock_due (case_id, since, quiet_before) select unnest($1::uuid[]), $2, $3', [
        cases,
        keeper.clock(),
        ALWAYS,
      ]);
      await client.query('update hub.clock_rule set rolled_out = true where id = any($1::uuid[])', [live.map(({ id }) => id)]);
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended('clock rules', 0))`);
    }
  });
}
