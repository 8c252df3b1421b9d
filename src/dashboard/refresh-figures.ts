import type pg from 'pg';
import { inTransaction } from '../database/transaction.js';
import { lockCases } from '../clocks/keep-clocks.js';
import { logsOf } from '../clocks/log.js';
import { keepFiguresOf } from './keep-figures.js';

const AT_ONCE = 50;

/**
 * Makes the figures of every case what its record says: for a database from before there were any, and after what was loaded past the hub. A hub that
 * runs keeps them by itself. Cases are taken some at a time, each under the lock of its worker, so it may run beside one.
 */
export async function refreshFigures(
  admin: pg.ClientBase,
  pool: pg.Pool,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<{ cases: number; seconds: number }> {
  const started = performance.now();
  const { rows: all } = await admin.query<{ n: number }>('select count(*)::int as n from hub.case_file');
  const client = await pool.connect();
  let cases = 0;
  try {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const { rows } = await admin.query<{ id: string }>('select id from hub.case_file where id > $1 order by id limit $2', [last, AT_ONCE]);
      if (rows.length === 0) return { cases, seconds: (performance.now() - started) / 1000 };
      const ids = rows.map(({ id }) => id);
      await inTransaction(client, async () => {
        await lockCases(client, ids);
        await keepFiguresOf(client, await logsOf(client, ids), ids);
      });
      cases += ids.length;
      last = ids.at(-1)!;
      progress(cases, all[0]!.n);
    }
  } finally {
    client.release();
  }
}
