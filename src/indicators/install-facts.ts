import type pg from 'pg';
import { KEEPER, OWNER } from '../access/visibility.js';
import { inTransaction } from '../database/transaction.js';
import { reportedTables } from '../reports/tables.js';
import { factSources } from './facts.js';

const FACT = 'id uuid, case_id uuid, state_code int, district_code int, at timestamptz, until timestamptz, amount numeric, marks text[]';
const TABLE = 'state_code int, district_code int, at timestamptz, cells text[]';

interface Source {
  name: string;
  sql: string;
}

/** A function of the cut-off for each source, and one over all of them. They have no settings of their own, so that the database takes them into the statement that asks, with its conditions. */
function functionsOf(prefix: string, whole: string, columns: string, sources: readonly Source[]): { name: string; text: string }[] {
  const make = (name: string, returned: string, sql: string) => ({
    name,
    text: `create or replace function hub.${name}(timestamptz) returns table (${returned}) language sql stable as $source$ ${sql} $source$`,
  });
  const each = sources.map(({ name, sql }) => make(`${prefix}_${name.toLowerCase()}`, columns, sql));
  const all = sources.map(({ name }, i) => `select '${name}'::text, f.* from hub.${each[i]!.name}($1) f`).join(' union all ');
  return [...each, make(whole, `source text, ${columns}`, all)];
}

/**
 * Gives the database the facts and tables of this version of the hub: `hub.facts` and `hub.reported_tables`, each of the cut-off. They run with
 * the rights of whoever calls, and nobody but the keeper may call them.
 */
export async function installFacts(admin: pg.Client): Promise<void> {
  const functions = [
    ...functionsOf(
      'fact',
      'facts',
      FACT,
      factSources.map(({ kind, sql }) => ({ name: kind, sql })),
    ),
    ...functionsOf(
      'table',
      'reported_tables',
      TABLE,
      reportedTables.map(({ code, sql }) => ({ name: code, sql })),
    ),
  ];
  await inTransaction(admin, async () => {
    await admin.query(
      `set local role ${OWNER}; grant create on schema hub to ${KEEPER}; set local role ${KEEPER}; set local search_path = hub, pg_temp`,
    );
    const { rows } = await admin.query<{ name: string }>(
      String.raw`select proname as name from pg_proc where pronamespace = 'hub'::regnamespace and proname ~ '^(fact|table)_' and proname <> all($1)`,
      [functions.map(({ name }) => name)],
    );
    for (const { name, text } of functions) await admin.query(`${text}; revoke execute on function hub.${name}(timestamptz) from public`);
    for (const { name } of rows) await admin.query(`drop function hub.${name}(timestamptz)`);
    await admin.query(`set local role ${OWNER}; revoke create on schema hub from ${KEEPER}`);
  });
}
