import type pg from 'pg';
import { firstOfMonth, startOfDayInIndia } from '../clocks/india.js';
import { asKeeper } from '../database/as-keeper.js';
import { Invalid } from '../errors.js';
import { Department, OfficeKind, officeKinds } from '../offices/codes.js';
import { POLICY } from '../statistics/codes.js';
import { rounded } from '../statistics/disclosure.js';
import { type Estimate, type Wish, estimateUnlisted } from './estimate-unlisted.js';
import { pairsOf } from './log-linear.js';
import { type OverlapTable, namesOf, onAllOf } from './overlap-table.js';
import type { Refusal } from './sparse.js';

/** What may be told, as of published statistics. */
const { threshold, base } = POLICY;

/** Those whose lists are compared: who meets survivors, and neither committees nor the hub. */
const departments: readonly Department[] = Object.values(Department).filter(
  (department) => department !== Department.COMMITTEE && department !== Department.HUB,
);

/** Survivors found in a State (LGD code) in a quarter of the calendar year, such as 2026-Q3 for July to September. */
export interface StateQuarter {
  state: number;
  quarter: string;
}

/** What two departments have in common, as it may be told: rounded, and null where it is 1 to 9. */
export interface Overlaps {
  state: number;
  /** The first day in India, and the first of the next quarter. */
  from: string;
  until: string;
  lists: { department: string; survivors: number | null }[];
  overlaps: { departments: [string, string]; inCommon: number | null }[];
  means: string;
  estimate: Pick<Estimate, 'listed' | 'estimate' | 'interval' | 'model' | 'unlisted' | 'bootstrap' | 'remarks'> | { refused: string; code: string };
}

/** What a list is, printed with every number made of it. */
export const LIST_MEANS =
  'A survivor is on the list of a department if one of its offices takes part in the case, or for homes, hospitals and partner organisations in the care of that survivor, ' +
  'because it opened it, came with a team, accepted a handover or was ordered to. Whom the law alone brings in does not count: those offices are in every case. ' +
  'A survivor who is on file in two cases counts twice.';

const DEPENDENCE =
  'The lists of the hub feed each other: who is handed over is on both. Pairs in the model take that up as far as two lists go together; what is left of it makes the estimate too low.';

/**
 * Counts, over an administrator's connection that acts as the keeper, how many survivors each two departments have in common, and estimates
 * how many are on no list. What it answers may be told to a committee: no count of 1 to 9, the rest rounded, the estimate and its interval to tens.
 */
export async function countOverlaps(client: pg.Client, { state, quarter }: StateQuarter, wish: Wish = {}): Promise<Overlaps> {
  const [, year, nr] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (!year) throw new Invalid('A quarter is written YYYY-Qn, such as 2026-Q3 for July to September 2026.');
  const from = firstOfMonth(`${year}-01-01`, 3 * Number(nr) - 3);
  const until = firstOfMonth(from, 3);
  const { table, key } = await asKeeper(client, async () => ({
    table: await countedIn(client, state, from, until),
    key: (await client.query<{ key: string }>('select key from hub.rounding_key')).rows[0]!.key,
  }));
  const told = (pattern: number) => {
    const count = onAllOf(table, pattern);
    return count > 0 && count < threshold
      ? null
      : rounded(`${key} overlaps ${from}`, [state, 0, 'LISTS', namesOf(table.lists, pattern).join('+')].join(' '), count, base);
  };
  return {
    state,
    from,
    until,
    lists: table.lists.map((department, at) => ({ department, survivors: told(1 << at) })),
    overlaps: pairsOf(table.lists.length).map((pair) => ({ departments: namesOf(table.lists, pair) as [string, string], inCommon: told(pair) })),
    means: LIST_MEANS,
    estimate: estimateOf(table, wish),
  };
}

function estimateOf(table: OverlapTable, wish: Wish): Overlaps['estimate'] {
  const lists = table.lists.map((_, at) => 1 << at).filter((list) => onAllOf(table, list) >= threshold);
  const answer = lists.length < 2 ? TOO_FEW_LISTS : (smallCell(table, lists) ?? estimateUnlisted(among(table, lists), wish));
  if ('why' in answer) return { refused: answer.why, code: answer.code };
  const { listed, estimate, interval, model, unlisted, bootstrap, remarks } = answer;
  return {
    listed: toTens(listed),
    estimate: toTens(estimate),
    interval: [toTens(interval[0]), toTens(interval[1])],
    model,
    unlisted: toTens(unlisted),
    bootstrap,
    remarks: [...remarks, DEPENDENCE],
  };
}

const TOO_FEW_LISTS: Refusal = { code: 'TOO_FEW_LISTS', why: `Fewer than two departments have ${threshold} survivors or more on their lists.` };

/** An estimate from a count that may not be told would tell it. */
function smallCell(table: OverlapTable, lists: readonly number[]): Refusal | undefined {
  const small = lists
    .flatMap((one, at) => lists.slice(at + 1).map((other) => one | other))
    .filter((pair) => onAllOf(table, pair) > 0 && onAllOf(table, pair) < threshold);
  if (small.length === 0) return undefined;
  const which = small.map((pair) => namesOf(table.lists, pair).join(' and '));
  return { code: 'CELLS_TOO_SMALL', why: `Fewer than ${threshold} in common, and so not told: ${which.join('; ')}. A longer period may have more.` };
}

/** The same people on these lists alone; who is on none of them is left out. */
function among(table: OverlapTable, kept: readonly number[]): OverlapTable {
  const counts = new Float64Array(2 ** kept.length);
  for (const [pattern, count] of table.counts.entries())
    counts[kept.reduce((sum, list, at) => (pattern & list ? sum | (1 << at) : sum), 0)]! += count;
  counts[0] = 0;
  return { lists: table.lists.filter((_, at) => kept.includes(1 << at)), counts, remarks: [] };
}

const toTens = (value: number) => Math.round(value / (2 * base)) * 2 * base;

async function countedIn(client: pg.Client, state: number, from: string, until: string): Promise<OverlapTable> {
  const kinds = Object.values(OfficeKind).filter((kind) => departments.includes(officeKinds[kind].department));
  const { rows } = await client.query<{ pattern: number; survivors: number }>(COUNTED, [
    state,
    startOfDayInIndia(from),
    startOfDayInIndia(until),
    kinds,
    kinds.map((kind) => 1 << departments.indexOf(officeKinds[kind].department)),
    kinds.map((kind) => officeKinds[kind].narrow === true),
  ]);
  const counts = new Float64Array(2 ** departments.length);
  for (const { pattern, survivors } of rows) counts[pattern] = survivors;
  counts[0] = 0;
  return { lists: departments, counts, remarks: [] };
}

/** As participation stood at the end of the quarter, whatever came later. */
const COUNTED = `
  with list as (select * from unnest($4::text[], $5::int[], $6::boolean[]) l(kind, bit, narrow)),
  found as (
    select s.id, s.case_id, coalesce(s.merged_into_id, s.id) as person from hub.survivor s join hub.district d on d.code = s.found_in_code
    where d.state_code = $1 and s.found_at >= $2 and s.found_at < $3),
  listed as (
    select f.person, l.bit from found f join hub.case_participant p on p.case_id = f.case_id
      join hub.office o on o.id = p.office_id join list l on l.kind = o.kind and not l.narrow
      where p.basis in ('OPENED', 'TEAM', 'HANDOVER', 'ORDER') and not p.sealed and p.since < $3
    union
    select f.person, l.bit from found f join hub.survivor_participant p on p.survivor_id = f.id
      join hub.office o on o.id = p.office_id join list l on l.kind = o.kind where p.since < $3)
  select pattern, count(*)::int as survivors from (select person, bit_or(bit) as pattern from listed group by person) each group by pattern`;
