import type pg from 'pg';
import { KEEPER } from '../access/visibility.js';

/** One transaction of an administrator's connection as the keeper, who sees every row that the hub keeps. */
export async function asKeeper<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(`set local role ${KEEPER}`);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
