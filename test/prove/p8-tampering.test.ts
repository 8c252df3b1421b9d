import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { sealerUrl } from '../../src/database/logins.js';
import { personaSubject } from '../../src/offices/personas.js';
import { AuditLog, logSigner } from '../../src/ledger/audit-log.js';
import { type Note, type Signer, logVerifier, readCheckpoint, readNotes, witnessVerifier } from '../../src/ledger/note.js';
import { type Verified, gapFinding, stillMissing, verify } from '../../src/ledger/verify.js';
import { Witness } from '../../src/ledger/witness.js';
import { aBoy, useHub } from '../hub.js';
import { random } from '../planner/draw.js';
import { serve } from '../server/http.js';
import { KilledHub } from './killed-hub.js';
import { proof } from './proof.js';
import { disarm, manipulations } from './tampering.js';

const hub = useHub();
const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-witness-'));
const file = path.join(folder, 'checkpoints');
const killed = new KilledHub(hub);
const witnessSigner: Signer = { name: 'legal-services.test/witness', key: generateKeyPairSync('ed25519').privateKey };
/** What the witness has seen last. */
let seen: Note[];

const OPEN = { kind: 'CHILD_LABOUR', district: 102, channel: 'PENCIL', receivedAt: '2026-06-02T10:05:00+05:30' };

/** Looks as an auditor does: what is missing now may be under way, and is looked for again. */
async function look(more: { seen?: readonly Note[] } = {}): Promise<Verified> {
  await hub.admin.query('begin isolation level repeatable read read only');
  const options = {
    log: logVerifier(logSigner(hub.keys)),
    macKey: hub.keys.secret('audit'),
    witnesses: [{ verifier: witnessVerifier(witnessSigner), office: 'Legal services' }],
  };
  const verified = await verify(hub.admin, { ...options, ...more });
  await hub.admin.query('commit');
  if (verified.gaps.length > 0) {
    // As the hubs do every two seconds: what lay free at one look is void at the next.
    for (const audit of [hub.audit, third]) for (let i = 0; i < 2; i++) await audit?.seal();
    await sleep(1000);
    verified.findings.push(...(await stillMissing(hub.admin, verified.gaps)));
  }
  return verified;
}

/** Whether anything is found in the transaction that is open. */
async function finds(given: readonly Note[]): Promise<Verified> {
  const verified = await verify(hub.admin, {
    log: logVerifier(logSigner(hub.keys)),
    macKey: hub.keys.secret('audit'),
    witnesses: [{ verifier: witnessVerifier(witnessSigner), office: 'Legal services' }],
    seen: given,
  });
  return { ...verified, findings: [...verified.findings, ...verified.gaps.map(gapFinding)] };
}

/** Several changes in one request, through a hub. */
async function openCases(ask: (document: string) => Promise<unknown>, count: number): Promise<void> {
  const input = `kind: CHILD_LABOUR, district: 102, channel: PENCIL, receivedAt: "${OPEN.receivedAt}"`;
  const one = (_: unknown, i: number) => `m${i}: openCase(input: { opId: "${randomUUID()}", ${input} }) { problems { code } }`;
  const requests = Array.from({ length: Math.ceil(count / 5) }, () => `mutation { ${Array.from({ length: 5 }, one).join(' ')} }`);
  // Three at a time, each taking the next.
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (let next; (next = requests.pop()) !== undefined;) await ask(next);
    }),
  );
}

const clean: string[] = [];
let third: AuditLog | undefined;
let served: Awaited<ReturnType<typeof serve>> | undefined;
let audited: Verified;

/** Two hubs in this process and one beside it, which is killed and starts again; refusals and numbers that come to nothing; three that seal, one after the other. */
beforeAll(async () => {
  hub.setClock('2026-06-05T12:00:00+05:30');
  const ahtu = hub.officer('ahtu');
  const check = async (what: string) => {
    const verified = await look();
    clean.push(...verified.findings.map(({ where, says }) => `${what}: ${where}: ${says}`));
    return verified;
  };

  await openCases((document) => ahtu.ask(document), 120);
  await hub.audit.seal();
  const { id: caseId } = await ahtu.does('openCase', OPEN);
  const at = { startedAt: '2026-06-05T05:30:00+05:30', endedAt: '2026-06-05T07:10:00+05:30' };
  const rescue = await ahtu.does('recordRescue', { caseId, district: 102, ...at, survivors: [aBoy] }, 'survivors { nodes { id } }');
  const survivorId = rescue.survivors.nodes[0].id;
  const step = { survivorId, expectedVersion: 1, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' };
  // One of two comes to nothing, and its number is the next one's.
  await Promise.allSettled([ahtu.does('recordJourneyEvent', step), ahtu.does('recordJourneyEvent', step), ahtu.does('recordJourneyEvent', step)]);
  await hub
    .officer('labour')
    .ask(
      `mutation { openIdentity(input: { opId: "${randomUUID()}", survivorIds: ["${survivorId}"], purpose: MEDICAL_CARE, legalBasis: JJ_ACT_S37 }) { problems { code } } }`,
    );
  await hub.audit.seal();
  await check('one hub');

  // A second process seals nothing while the first does; killed, it leaves numbers behind.
  await killed.start();
  const elsewhere = async (document: string) => killed.ask(personaSubject('ahtu'), { query: document });
  await openCases(elsewhere, 40);
  const dying = openCases(elsewhere, 60).catch(() => undefined);
  await sleep(30);
  await killed.kill();
  await dying;
  await check('a hub was killed');
  await hub.audit.seal();
  await killed.start();
  await openCases(elsewhere, 40);

  // Whoever seals loses its connection; the other process takes over, and dies with it; a third goes on.
  await hub.admin
    .query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'samanvay audit' and datname = current_database()
    and pid in (select pid from pg_locks where locktype = 'advisory' and objid = (hashtextextended('samanvay audit leader', 0) & 4294967295)::oid)`);
  await openCases((document) => ahtu.ask(document), 20);
  await sleep(2500);
  await check('another took over');
  await killed.kill();
  await openCases((document) => ahtu.ask(document), 40);
  const log = pino({ level: 'silent' });
  third = await AuditLog.open({
    url: sealerUrl(hub.databaseUrl),
    keys: hub.keys,
    log,
    everyMs: 0,
    deadAfterMs: 0,
    witnesses: [{ verifier: witnessVerifier(witnessSigner), office: 'Legal services' }],
  });
  served = await serve(hub, { audit: third });
  await third.seal();
  await check('a third took over');
  await openCases(
    (document) =>
      hub.token(personaSubject('ahtu')).then((token) =>
        fetch(`${served!.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: document }),
        }).then((response) => response.text()),
      ),
    20,
  );
  const witness = new Witness({ hub: served.url, log: third.verifier, signer: witnessSigner, file });
  await third.seal();
  await witness.look();
  await openCases((document) => ahtu.ask(document), 10);
  await hub.audit.seal();
  await third.seal();
  await witness.look();

  seen = readNotes(readFileSync(file, 'utf8'));
  audited = await look({ seen });
  clean.push(...audited.findings.map(({ where, says }) => `at the end: ${where}: ${says}`));
}, 120_000);
afterAll(async () => {
  await killed.kill();
  await served?.stop();
  await third?.stop();
  rmSync(folder, { recursive: true, force: true });
});

proof(
  'P8',
  'whatever a superuser of the database does to the audit is found with one checkpoint of a witness, and a log that nobody bent gives no alarm',
  { full: 1000, small: 2 },
  async ({ size, seed, progress }) => {
    const findings: unknown[] = [...clean];
    const { counts } = audited;
    const found: Record<string, number> = {};
    for (let round = 0; round < size; round++)
      for (const [what, manipulate] of Object.entries(manipulations)) {
        const draw = random(seed * 1000 + round);
        await hub.admin.query('begin');
        try {
          await disarm(hub.admin);
          const where = await manipulate(hub.admin, draw, hub.keys);
          const verified = await finds(seen.slice(-1));
          if (verified.findings.length === 0) findings.push(`${what}: ${where} (round ${round})`);
          else found[what] = (found[what] ?? 0) + 1;
        } finally {
          await hub.admin.query('rollback');
        }
        progress(round);
      }
    const again = await look({ seen });
    findings.push(...again.findings);
    return { findings, counts: { ...counts, ...Object.fromEntries(Object.entries(found).map(([what, n]) => [`of ${what} found`, n])) } };
  },
);

test('the log that was bent was one worth bending', () => {
  expect(clean).toEqual([]);
  expect(audited.counts.sealed).toBeGreaterThan(256);
  expect(audited.counts.checkpoints).toBeGreaterThan(8);
  expect(audited.counts.writers).toBeGreaterThan(4);
  expect(audited.counts.cosignatures).toBeGreaterThan(0);
  expect(audited.newest).toMatchObject({ size: expect.any(Number) });
  expect(readCheckpoint(seen.at(-1)!.text)!.size).toBeLessThanOrEqual(audited.counts.sealed);
});

test.each(['restore an old copy', 'fork'])("control: with the hub's own checkpoint in place of the witness's, nobody can tell: %s", async (what) => {
  for (let seed = 1; seed <= 3; seed++) {
    await hub.admin.query('begin');
    try {
      await disarm(hub.admin);
      await manipulations[what]!(hub.admin, random(seed), hub.keys);
      const { rows } = await hub.admin.query<{ note: string }>('select note from hub.audit_checkpoint order by size desc limit 1');
      expect((await finds(readNotes(rows[0]!.note))).findings).toEqual([]);
      expect((await finds([])).findings).toEqual([]);
      expect((await finds(seen)).findings).not.toEqual([]);
    } finally {
      await hub.admin.query('rollback');
    }
  }
});

test('control: without the key of the MACs, a record that is put in before it is sealed is not found', async () => {
  await hub.admin.query('begin');
  try {
    await disarm(hub.admin);
    const writer = (await hub.admin.query<{ id: string }>('select id from hub.audit_writer order by opened_at desc limit 1')).rows[0]!.id;
    await hub.admin.query(
      `insert into hub.audit_record select gen_random_uuid(), at, officer_id, office_id, client_id, operation, op_id, case_id, changed, seen, asked, request_id,
       purpose, basis, decision, outcome, $1, coalesce((select max(writer_seq) + 1 from hub.audit_record where writer = $1), 0), 1, mac from hub.audit_record limit 1`,
      [writer],
    );
    const blind = await verify(hub.admin, { log: logVerifier(logSigner(hub.keys)), seen });
    expect(blind.findings).toEqual([]);
    expect((await finds(seen)).findings).not.toEqual([]);
  } finally {
    await hub.admin.query('rollback');
  }
});
