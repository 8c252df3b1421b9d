import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { personaSubject } from '../../src/offices/personas.js';
import { useHub } from '../hub.js';
import { bearer, post } from '../server/http.js';
import { anOpenCase } from '../stories.js';

const hub = useHub();
const LIST = '{ cases { nodes { number } } }';
const CHANGE = 'mutation($input: TriageCaseInput!) { triageCase(input: $input) { problems { code } } }';

/** Cuts every connection of the hub, once so many of them wait for the lock. */
async function cut(waiting: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    await hub.admin.query('select pg_stat_clear_snapshot()');
    const { rows } = await hub.admin.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'samanvay_hub' and wait_event_type = 'Lock'`,
    );
    if (rows[0]!.n >= waiting) break;
    await new Promise((done) => setTimeout(done, 10));
  }
  await hub.admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'samanvay_hub'`);
}

test('connections that the server cuts in the middle are replaced, however often, and the hub goes on', async () => {
  const { caseId } = await anOpenCase(hub);
  const authorization = await bearer(hub, personaSubject('ahtu'));
  const change = { query: CHANGE, variables: { input: { opId: randomUUID(), caseId, expectedVersion: 1, priority: 'HIGH' } } };
  // More often than there are connections: one that is not given back is missing for ever.
  for (let n = 0; n < 8; n++) {
    await hub.admin.query('begin');
    await hub.admin.query('lock table hub.case_file in access exclusive mode');
    const asked = [change, { query: LIST }].map((body) => post(hub, body, authorization));
    await cut(asked.length);
    await hub.admin.query('rollback');
    // Nobody is told anything else than that it did not work out just now; what was cut while it read may have been read anew.
    for (const { code, text } of await Promise.all(asked)) expect(code === undefined ? text : code).toMatch(/^UNAVAILABLE$|"nodes":\[\{"number"/);
  }
  expect((await post(hub, change, authorization)).text).toBe('{"data":{"triageCase":{"problems":[]}}}\n');
  expect((await post(hub, { query: LIST }, authorization)).code).toBeUndefined();
}, 60_000);
