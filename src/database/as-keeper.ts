import type pg from 'pg';
import { KEEPER } from '../access/visibility.js';
import { inTransaction } from './transaction.js';

/** One transaction of an administrator's connection as the keeper, who sees every row that the hub keeps. */
export function asKeeper<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  return inTransaction(client, async () => {
    await client.query(`set local role ${KEEPER}`);
    return work();
  });
}
