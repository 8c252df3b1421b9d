import type pg from 'pg';
import { keptClocks } from './keep-clocks.js';
import { readLaw, timeOf } from './law.js';
import { type LogEvent, logsOf } from './log.js';
import { runClocks, stateAt } from './run-clocks.js';
import type { ClockRule } from './rules.js';

/** Why a clock stands as it stands, for a magistrate: the rule and its source, what started it, how its time was counted, what ended it. */
export interface ClockExplanation {
  id: string;
  code: string;
  state: string;
  lines: string[];
}

/** Runs one clock anew from the log and says each step. Names no person. Undefined: there is no such clock. */
export async function explainClock(client: pg.ClientBase, id: string, now: Date): Promise<ClockExplanation | undefined> {
  const [row] = await keptClocks(client, 'c.id = $1', [id]);
  if (!row) return undefined;
  const { rows } = await client.query<{ rule: ClockRule; office: string }>(
    `select (select definition from hub.clock_rule where id = $1) as rule, (select name from hub.office where id = $2) as office`,
    [row.rule_id, row.owner_office_id],
  );
  const { rows: told } = await client.query<{ level: number; at: Date; offices: number }>(
    'select level, at, cardinality(office_ids) as offices from hub.clock_escalation where clock_id = $1 order by level',
    [id],
  );
  const { rule, office } = rows[0]!;
  const [log] = row.case_id ? await logsOf(client, [row.case_id]) : [];
  const pseudonym = log?.survivors.find((survivor) => survivor.id === row.survivor_id)?.pseudonym;
  // Not what the row says, but what follows from the log today.
  const clock = log && runClocks(log, await readLaw(client)).find((each) => each.id === id);
  const state = clock ? stateAt(clock, now.getTime()) : row.state;
  const event = (eventId: string | null, kinds: readonly string[]) => whatHappened(log?.events ?? [], eventId, kinds);
  const lines = [
    `${row.code}: ${rule.duty}${log ? `. Case ${log.number}` : ''}${pseudonym ? `, survivor ${pseudonym}` : ''}`,
    `Law: ${rule.law}; version ${rule.version}, for what starts from ${rule.from} on. Source: ${sources[rule.verified]}`,
    ...(rule.states ? [`A rule of the State ${rule.states.join(', ')} (LGD); elsewhere a target.`] : []),
    ...(rule.note ? [`Note: ${rule.note}`] : []),
    `Owed by: ${office}`,
    `Started: ${inIndia(row.started_at)}${event(row.started_by_id, rule.starts)}${late(row.started_at, row.start_reported_at)}`,
    `Time: ${timeOf(rule)}${row.excluded_minutes ? `; ${row.excluded_minutes} minutes of journey are not counted` : ''}. ${counting(rule)}`,
    `Due: ${inIndia(row.due_at)}${row.extended_by_id ? ', with the time that an order gave' : ''}`,
    row.met_at
      ? `Done: ${inIndia(row.met_at)}${event(row.met_by_id, rule.ends)}${late(row.met_at, row.met_reported_at)}`
      : 'Done: nothing on record says so, and without a record it is not done.',
    ...(row.not_applicable ? [`The duty does not exist here: ${row.not_applicable}`] : []),
    ...told.map(({ level, at, offices }) => `Told at ${level} percent: ${inIndia(at.toISOString())}, ${offices} office${offices === 1 ? '' : 's'}`),
    `So it stands at ${inIndia(now.toISOString())}: ${state}${row.is_advisory ? '. It advises (not verified, a rule of another State, or counted without the gazetted holidays of the State) and is never a breach' : ''}`,
  ];
  return { id, code: row.code, state, lines };
}

const sources: Record<ClockRule['verified'], string> = {
  STATUTE: 'matched to a copy of the statute, rule or gazette',
  SECONDARY: 'matched to press, commentary or a law firm only',
  UNVERIFIED: 'not verified',
};

/** An instant as a court in India would write it. */
function inIndia(instant: string): string {
  const format = new Intl.DateTimeFormat('en-IN', { timeZone: 'Asia/Kolkata', dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  return `${format.format(new Date(instant))} IST`;
}

function late(happened: string, reported: string | null): string {
  return reported && Date.parse(reported) - Date.parse(happened) > 3_600_000 ? `; reported ${inIndia(reported)}` : '';
}

function whatHappened(events: readonly LogEvent[], id: string | null, kinds: readonly string[]): string {
  const found = events.find((event) => event.id === id && kinds.includes(event.kind));
  return found ? ` (${found.kind.toLowerCase().replaceAll('_', ' ').replace(':', ': ')})` : '';
}

function counting({ within }: ClockRule): string {
  if ('hours' in within || 'forthwith' in within) return 'Hours run by the clock, through nights and holidays.';
  if ('days' in within) return 'The day of the start does not count, and the last day counts to midnight (General Clauses Act 1897, s. 9).';
  if ('workingDays' in within) return "The day of the start, the State's weekly and gazetted holidays do not count.";
  if ('months' in within) return 'A month ends at midnight of the day of the same number, or of the last day where there is none.';
  return '';
}
