import type { TestHub } from '../hub.js';

/**
 * What the whole database holds, table by table: how many rows, and a sum over their contents. Two that are equal mean that
 * nothing was written in between, not even half a change. That an opening was refused is on record, and is no change; nor is what the hub says
 * of its own writing.
 */
export async function databaseState(hub: TestHub): Promise<Record<string, string>> {
  const { rows: tables } = await hub.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  // Places and the directory are thousands of rows that the hub has no right to touch: how many there are is enough.
  const sum = (name: string) => (['district', 'office', 'officer'].includes(name) ? '0' : 'coalesce(sum(hashtextextended(t::text, 0)), 0)');
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || ${sum(name)} as state from hub."${name}" t${name === 'audit_record' ? " where decision = 'ALLOWED'" : ''}`,
  );
  const { rows } = await hub.admin.query<{ name: string; state: string }>(each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
