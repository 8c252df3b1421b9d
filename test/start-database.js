import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/**
 * One throw-away PostgreSQL for the run, and in it one database that is migrated and holds the demo's directory of offices.
 * Every test file copies it, which takes a tenth of a second.
 */
export default async function startDatabase() {
  const { startEmbedded } = await import('../dist/src/database/embedded.js');
  const { migrate } = await import('../dist/src/database/migrate.js');
  const { KeyRing } = await import('../dist/src/keys/key-ring.js');
  const { stateCodes } = await import('../dist/src/database/places.js');
  const { loadDemoDirectory } = await import('../dist/src/database/directory.js');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-test-'));
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database samanvay_template');
  const keys = path.join(dataDir, 'keys');
  KeyRing.create(keys, stateCodes());
  await migrate(server.urlOf('samanvay_template'), { keys: KeyRing.open(keys) });
  await loadDemoDirectory(server.urlOf('samanvay_template'));
  await admin.end();
  process.env.SAMANVAY_TEST_SERVER = server.url;
  process.env.SAMANVAY_TEST_KEYS = keys;
  globalThis.samanvayTest = { server, dataDir };
}
