import { firstOfMonth } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Dashboard, WaitingHandover } from './dashboard.js';
import { type Asked, askedFor, readMargins } from './read-dashboard.js';
import { tellFigures } from './tell-dashboard.js';

/** The dashboard of a place: from rollups alone, in one statement that does not grow with the cases. */
export async function openDashboard(
  context: Context,
  of: { district?: number | undefined; state?: number | undefined; months: number },
): Promise<Dashboard> {
  const asked = await askedFor(context, of);
  const all = tellFigures(await readMargins((sql, params) => context.figures(sql, params), context.actor, asked), asked, context.actor);
  return Object.assign(new Dashboard(), {
    asked,
    from: asked.from,
    until: lastDayOf(asked),
    asOf: new Date(Math.floor(context.clock().getTime() / 60_000) * 60_000),
    all,
    handoversWaiting: await waiting(context, asked),
  });
}

function lastDayOf({ until }: Asked): string {
  return new Date(Date.parse(firstOfMonth(until, 1)) - 86_400_000).toISOString().slice(0, 10);
}

async function waiting(context: Context, { district, sight }: Asked): Promise<WaitingHandover[]> {
  if (sight === 'OFFICE') return [];
  const rows = await context.figures(
    'select w.kind, w.from_office_id, w.to_office_id, w.proposed_at, w.acknowledge_by from hub.handovers_waiting(?) w',
    [district],
  );
  return rows.map((row) => Object.assign(new WaitingHandover(), row));
}
