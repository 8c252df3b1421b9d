import type pg from 'pg';

/** One transaction of a connection: all of the work, or nothing of it. */
export async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // Where the connection is gone there is nothing to take back, and what is told is what went wrong.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
