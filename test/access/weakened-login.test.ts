import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { HUB } from '../../src/access/visibility.js';
import { loadDemoDirectory } from '../../src/database/directory.js';
import { startEmbedded } from '../../src/database/embedded.js';
import { migrate } from '../../src/database/migrate.js';
import { TestHub } from '../hub.js';
import { aRescue } from '../stories.js';

/** A server of its own: the hub's login belongs to the whole server, and is made too strong here. */
let server: Awaited<ReturnType<typeof startEmbedded>>;
let dataDir: string;
const hub = new TestHub();

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samanvay-walls-'));
  server = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database walled');
  await admin.end();
  await migrate(server.urlOf('walled'), { keys: hub.keys });
  await loadDemoDirectory(server.urlOf('walled'));
  await hub.start(server.urlOf('walled'));
  await aRescue(hub);
}, 300_000);

afterAll(async () => {
  await hub.stop();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test.each([
  ['a login that bypasses policies', `alter role ${HUB} bypassrls`, `alter role ${HUB} nobypassrls`],
  ['a login that is a superuser', `alter role ${HUB} superuser`, `alter role ${HUB} nosuperuser`],
  [
    'policies switched off where reading begins',
    'alter table hub.case_access disable row level security',
    'alter table hub.case_access enable row level security',
  ],
])('%s is noticed by the next request: nobody is answered, by whatever way', async (_, weaken, mend) => {
  const ahtu = hub.officer('ahtu');
  const query = '{ cases(first: 1) { totalCount nodes { number } } }';
  expect((await ahtu.data(query)).cases.totalCount).toBeGreaterThan(0);
  await hub.admin.query(weaken);
  try {
    const answer = await ahtu.ask(query);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(
      JSON.stringify(
        await ahtu.ask(
          'mutation { triageCase(input: {opId: "0d6f5e0a-3f0b-4a57-9f6e-1b2c3d4e5f61", caseId: "Case_00000000-0000-7000-8000-000000000000", expectedVersion: 1, priority: HIGH}) { case { number } } }',
        ),
      ),
    ).toContain('INTERNAL');
  } finally {
    await hub.admin.query(mend);
  }
  expect((await ahtu.data(query)).cases.totalCount).toBeGreaterThan(0);
});
