import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { root } from '../../src/root.js';
import { useHub } from '../hub.js';
import { aRescue } from '../stories.js';

const hub = useHub();
const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command, as an auditor runs it: a process of its own, with its threads. The hub, which is in this one, goes on meanwhile. */
async function samanvay(...args: string[]): Promise<{ status: number | null; answer: any; text: string }> {
  const env = { ...process.env, DATABASE_URL: hub.databaseUrl, SAMANVAY_KEYS: process.env.SAMANVAY_TEST_KEYS, SAMANVAY_DATA: folder };
  const child = spawn(process.execPath, [path.join(root, 'dist/src/main.js'), 'audit', ...args], { env });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const [status] = (await once(child, 'close')) as [number | null];
  const { stdout, stderr } = said;
  const text = stdout + stderr;
  return { status, text, answer: args.includes('--json') ? JSON.parse(stdout) : undefined };
}

test('an auditor verifies, is told what is wrong and where, and proves what is on record of a survivor', async () => {
  const { survivorId } = await aRescue(hub);
  await hub.audit.seal();
  expect(await samanvay('verify', '--json')).toMatchObject({
    status: 0,
    answer: { findings: [], found: 0, counts: { records: 2, sealed: 2, checkpoints: 1 } },
  });

  const key = (await samanvay('key')).text.split('\n')[0]!;
  const proof = (await samanvay('prove', '--survivor', survivorId)).text;
  const file = path.join(folder, 'proof.json');
  writeFileSync(file, proof);
  expect(await samanvay('prove', '--check', file, '--key', key, '--json')).toMatchObject({ status: 0, answer: { problems: [], records: 1 } });
  writeFileSync(file, proof.replace('"ALLOWED"', '"REFUSED"'));
  expect(await samanvay('prove', '--check', file, '--key', key, '--json')).toMatchObject({ status: 1, answer: { problems: [expect.any(String)] } });

  // A checkpoint that somebody else has kept, and the log goes back behind it.
  const { rows } = await hub.admin.query<{ note: string }>('select note from hub.audit_checkpoint');
  const kept = path.join(folder, 'checkpoints');
  writeFileSync(kept, rows[0]!.note);
  expect(await samanvay('verify', '--from-checkpoint', kept, '--json')).toMatchObject({ status: 0, answer: { seen: 1, found: 0 } });
  await hub.admin.query(
    `begin; set local session_replication_role = replica; update hub.audit_record set outcome = 'x' where operation = 'openCase'; commit`,
  );
  const bent = await samanvay('verify');
  expect(bent.status).toBe(1);
  expect(bent.text).toMatch(/record [\da-f-]{36} \(leaf \d\): It is not what was sealed\./);
  await hub.admin.query(
    `begin; set local session_replication_role = replica; truncate hub.audit_record, hub.audit_leaf, hub.audit_checkpoint; commit`,
  );
  expect(await samanvay('verify', '--json')).toMatchObject({ status: 0 });
  expect((await samanvay('verify', '--from-checkpoint', kept)).text).toContain('what a witness has seen is gone');
}, 120_000);
