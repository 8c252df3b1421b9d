import 'reflect-metadata';
import path from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { Migrator, TSMigrationGenerator } from '@mikro-orm/migrations';
import { NotFound } from '../errors.js';
import { outliveConnections, patience } from '../planner/pipeline.js';
import { root } from '../root.js';
import { entities } from './entities.js';

interface Login {
  url: string;
  /** The role to act in, for an administrator's login. */
  role?: string;
  /** Connections at most. Two per core serve; more only wait in the database instead of here. */
  connections?: number;
  /** For the logins that answer requests: how long a statement may take. What waits for a lock or for nothing is stopped as well. */
  statementTimeoutMs?: number;
  debug?: boolean;
  /** For the tools that write and check migrations: compare with the snapshot beside them. Running migrations leaves it alone. */
  withSnapshot?: boolean;
  /** Never connect: only the metadata is wanted. */
  offline?: boolean;
}

/** The mapping of classes to tables over one login: the hub's own, or the administrator's for migrations. */
export async function openOrm({
  url,
  role,
  connections = 8,
  statementTimeoutMs,
  debug = false,
  withSnapshot = false,
  offline = false,
}: Login): Promise<MikroORM> {
  const settings = [
    ...(role ? [`role=${role}`] : []),
    ...(statementTimeoutMs ? [`statement_timeout=${statementTimeoutMs}`, 'lock_timeout=1000', 'idle_in_transaction_session_timeout=10000'] : []),
  ];
  return MikroORM.init({
    clientUrl: url,
    entities,
    schema: 'hub',
    driverOptions: {
      onPoolCreated: takeBackWhatBroke,
      ...(settings.length > 0 && { options: settings.map((setting) => `-c ${setting}`).join(' ') }),
      ...(statementTimeoutMs && patience(statementTimeoutMs)),
    },
    debug,
    ...(offline && { connect: false }),
    logger: (message) => process.stderr.write(`${message}\n`),
    forceUtcTimezone: true,
    findOneOrFailHandler: () => new NotFound(),
    findExactlyOneOrFailHandler: () => new NotFound(),
    // Every row says all of its values: a default would come back by RETURNING, which asks for the right to read the row.
    discovery: { inferDefaultValues: false },
    pool: { min: 0, max: connections },
    extensions: [Migrator],
    migrations: {
      path: path.join(root, withSnapshot ? 'migrations' : 'dist/migrations'),
      snapshot: withSnapshot,
      pathTs: path.join(root, 'migrations'),
      tableName: 'migration',
      snapshotName: 'snapshot',
      transactional: true,
      allOrNothing: true,
      silent: true,
      generator: TSMigrationGenerator,
    },
  });
}

/**
 * A connection that breaks inside a transaction is never given back by the query builder: its rollback fails, and then it forgets the connection.
 * After as many of them as the pool has places, nobody would be served any more until a restart.
 */
function takeBackWhatBroke(pool: Pool): void {
  outliveConnections(pool);
  const inUse = new Set<PoolClient>();
  pool.on('acquire', (client) => void inUse.add(client));
  pool.on('release', (_error, client) => void inUse.delete(client));
  pool.on('connect', (client) => {
    client.on('end', () => {
      if (inUse.delete(client)) client.release(true);
    });
  });
}
