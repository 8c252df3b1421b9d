import { expect, test } from '@jest/globals';
import { personaSubject } from '../../src/offices/personas.js';
import { useHub } from '../hub.js';
import { bearer, send } from '../server/http.js';

const hub = useHub();

/** The statements of the hub that are at work, or wait. */
async function atWork(): Promise<number> {
  // Within a transaction the statistics are those of its first look.
  await hub.admin.query('select pg_stat_clear_snapshot()');
  const { rows } = await hub.admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'samanvay_hub' and state = 'active'`,
  );
  return rows[0]!.n;
}

async function until(condition: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await condition()) return true;
    await new Promise((done) => setTimeout(done, 10));
  }
  return false;
}

test('who hangs up has the statement stopped, and nobody else has', async () => {
  const query = '{ cases { nodes { number } } }';
  const authorization = await bearer(hub, personaSubject('ahtu'));
  await hub.officer('ahtu').data(query);
  // Held up by a lock: left alone the statement would wait until its own timeout, three seconds.
  await hub.admin.query('begin');
  await hub.admin.query('lock table hub.case_file in access exclusive mode');
  try {
    const hanging = new AbortController();
    const headers = { 'content-type': 'application/json', ...authorization };
    const asked = send(hub, '/graphql', { method: 'POST', signal: hanging.signal, headers, body: JSON.stringify({ query }) });
    expect(await until(async () => (await atWork()) === 1)).toBe(true);
    hanging.abort();
    await expect(asked).rejects.toThrow();
    expect(await until(async () => (await atWork()) === 0)).toBe(true);
  } finally {
    await hub.admin.query('rollback');
  }
  expect(await hub.officer('ahtu').data(query)).toEqual({ cases: { nodes: [] } });
});
