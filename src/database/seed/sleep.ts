import type pg from 'pg';

/**
 * While a large load runs, what the database would do beside it sleeps. Most of the time of a large load goes into keeping indexes up row by row; building them at the end takes a tenth of that. They
 * are not dropped: marked as not ready, writers pass them by and readers do without, and REINDEX makes them whole. So their
 * definitions stay where they are. Autovacuum would read the same tables again and again. What a killed process leaves asleep, the
 * next seed finds and wakes.
 */

export async function putToSleep(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(
    `update pg_index i set indisready = false, indisvalid = false from pg_class t, pg_class x
     where t.oid = i.indrelid and x.oid = i.indexrelid and t.relnamespace = 'hub'::regnamespace and t.relname = any($1)
       and not i.indisunique and not i.indisexclusion`,
    [tables],
  );
  for (const table of tables) await client.query(`alter table hub."${table}" set (autovacuum_enabled = off)`);
}

/** Indexes are built as many at a time as there are connections. */
export async function wakeUp(clients: readonly pg.Client[]): Promise<void> {
  const { rows } = await clients[0]!.query<{ index: string }>(
    `select x.relname as index from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where x.relnamespace = 'hub'::regnamespace and not i.indisvalid order by pg_relation_size(t.oid) desc, x.relname`,
  );
  const { rows: still } = await clients[0]!.query<{ table: string }>(
    `select relname as table from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' and 'autovacuum_enabled=off' = any(reloptions)`,
  );
  for (const { table } of still) await clients[0]!.query(`alter table hub."${table}" reset (autovacuum_enabled)`);
  const waiting = rows.map(({ index }) => index);
  await Promise.all(
    clients.map(async (client) => {
      await client.query(`set maintenance_work_mem = '128MB'`);
      for (let index = waiting.shift(); index; index = waiting.shift()) await client.query(`reindex index hub."${index}"`);
    }),
  );
}
