import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { NOBODY } from '../../src/access/visibility.js';
import { sealerUrl } from '../../src/database/logins.js';
import { type OwnRecord, Writer, ownRecord } from '../../src/audit/writer.js';
import { AuditLog, type AuditLogOptions, logSigner } from '../../src/ledger/audit-log.js';
import { logVerifier, readCheckpoint, readNotes, readVerifier, verifierText, witnessVerifier } from '../../src/ledger/note.js';
import { checkProof, prove } from '../../src/ledger/prove.js';
import { stillMissing, verify } from '../../src/ledger/verify.js';
import { Contradiction, Witness, openLogKey, openWitnessKey } from '../../src/ledger/witness.js';
import { aBoy, TestHub, useHub } from '../hub.js';
import { send, serve } from '../server/http.js';
import { anOpenCase, aRescue } from '../stories.js';

const hub = useHub();
const folder = mkdtempSync(path.join(tmpdir(), 'samanvay-ledger-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = () => logVerifier(logSigner(hub.keys));

function openLog(of: TestHub, more: Partial<AuditLogOptions> = {}): Promise<AuditLog> {
  return AuditLog.open({ url: sealerUrl(of.databaseUrl), keys: hub.keys, log: pino({ level: 'silent' }), everyMs: 0, deadAfterMs: 0, ...more });
}

async function verified(more: object = {}, of = hub) {
  await of.admin.query('begin isolation level repeatable read read only');
  const result = await verify(of.admin, { log: log(), macKey: of.keys.secret('audit'), ...more });
  await of.admin.query('commit');
  return result;
}

/** Puts a record there whole, as the hub would have. */
async function put(of: TestHub, record: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(record);
  await of.admin.query(
    `insert into hub.audit_record (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(record),
  );
}

const own = (about: OwnRecord) => ownRecord((message) => hub.keys.sign('audit', message), about, new Date());

/** The connection with which a process holds its name breaks. */
async function cut(of: TestHub, writer: string): Promise<void> {
  await of.admin.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
     and (classid::bigint << 32 | objid::bigint) = hashtextextended('samanvay audit writer ${writer}', 0)`,
  );
}

/** As a superuser, with the triggers asleep. */
async function bend(of: TestHub, sql: string, values: unknown[] = []): Promise<void> {
  await of.admin.query('begin; set local session_replication_role = replica');
  await of.admin.query(sql, values);
  await of.admin.query('commit');
}

/** Another hub, of which nothing seals but what the test opens. */
async function another(): Promise<TestHub> {
  const of = new TestHub();
  await of.start();
  return of;
}

/** What is on record of a writer: the outcome of each number, in order. */
async function outcomes(writer: string, of = hub): Promise<string[]> {
  const { rows } = await of.admin.query<{ outcome: string }>('select outcome from hub.audit_record where writer = $1 order by writer_seq', [writer]);
  return rows.map(({ outcome }) => outcome);
}

async function sealAll(): Promise<void> {
  for (let i = 0; i < 3; i++) await hub.audit.seal();
}

test('what is recorded is sealed, once, and nothing is sealed when there is nothing', async () => {
  await anOpenCase(hub);
  expect(await hub.audit.seal()).toBeGreaterThan(0);
  expect(await hub.audit.seal()).toBe(0);
  const { findings, counts, gaps } = await verified();
  expect({ findings, gaps }).toEqual({ findings: [], gaps: [] });
  expect(counts.sealed).toBe(counts.records);
});

test('the number of a transaction that came to nothing is the next one’s, or is said to be void', async () => {
  const { caseId } = await anOpenCase(hub);
  const { writer } = hub.audit;
  const before = (await outcomes(writer.id)).length;
  // Numbered, and rolled back.
  const sheet = writer.sheet();
  const { writerSeq } = sheet.sign({});
  expect(writerSeq).toBe(before);
  sheet.end('NOT_WRITTEN');
  const { id } = await hub.officer('ahtu').does('triageCase', { caseId, expectedVersion: 1, priority: 'HIGH' });
  expect(id).toBe(caseId);
  expect(await outcomes(writer.id)).toHaveLength(before + 1);

  const idle = writer.sheet();
  idle.sign({});
  idle.end('NOT_WRITTEN');
  // It is left for the next record until the second look.
  await hub.audit.seal();
  expect(await outcomes(writer.id)).toHaveLength(before + 1);
  await hub.audit.seal();
  expect((await outcomes(writer.id)).slice(before + 1)).toEqual(['VOID']);
  expect((await verified()).findings).toEqual([]);
});

test('when nobody told whether a commit was done, the record says so itself: void, if it is not there', async () => {
  const { writer } = hub.audit;
  const [lost, kept] = [writer.sheet(), writer.sheet()];
  lost.sign({});
  const { writerSeq } = kept.sign({});
  // This one was committed, and the answer was lost on the way.
  await put(hub, own({ writer: writer.id, seq: writerSeq, outcome: 'CLOSED' }));
  lost.end('UNKNOWN');
  kept.end('UNKNOWN');
  await sealAll();
  expect((await outcomes(writer.id)).slice(-2)).toEqual(['VOID', 'CLOSED']);
  expect((await verified()).findings).toEqual([]);
});

test('who seals waits for a number that is under way, and goes on when it comes', async () => {
  const { writer } = hub.audit;
  const slow = writer.sheet();
  const { writerSeq } = slow.sign({});
  await anOpenCase(hub);
  expect(await hub.audit.seal()).toBe(0);
  const { gaps, findings } = await verified();
  expect(findings).toEqual([]);
  expect(gaps).toEqual([{ writer: writer.id, seq: writerSeq }]);
  // Were it so for good, that would be a finding.
  expect(await stillMissing(hub.admin, gaps)).toHaveLength(1);
  slow.end('UNKNOWN');
  expect(await hub.audit.seal()).toBeGreaterThan(1);
  expect(await stillMissing(hub.admin, gaps)).toEqual([]);
});

test('of processes that run together one seals; when it stops, another does, and closes the name of one that died', async () => {
  const of = await another();
  const [first, other, dead] = [await openLog(of), await openLog(of), await openLog(of)];
  await anOpenCase(of);
  expect(await first.seal()).toBeGreaterThan(0);
  expect(await other.seal()).toBe(0);

  // A process that dies with a number below one that was committed.
  const [never, done] = [dead.writer.sheet(), dead.writer.sheet()];
  never.sign({});
  await put(of, own({ writer: dead.writer.id, seq: done.sign({}).writerSeq, outcome: 'VOID' }));
  await cut(of, dead.writer.id);
  await first.stop();
  for (let i = 0; i < 3; i++) await other.seal();
  expect(await outcomes(dead.writer.id, of)).toEqual(['LOST', 'VOID', 'CLOSED']);
  expect((await outcomes(first.writer.id, of)).at(-1)).toBe('CLOSED');
  const { findings, gaps, counts } = await verified({}, of);
  expect({ findings, gaps, lost: counts.lost }).toEqual({ findings: [], gaps: [], lost: 1 });
  await Promise.all([other.stop(), dead.stop()]);
  await of.stop();
});

test('a process that loses its connection goes on under another name, and the one before is closed', async () => {
  const before = hub.audit.writer.id;
  await anOpenCase(hub);
  await hub.audit.seal();
  await cut(hub, before);
  await anOpenCase(hub);
  for (let i = 0; i < 5 && hub.audit.writer.id === before; i++) await hub.audit.seal().catch(() => undefined);
  expect(hub.audit.writer.id).not.toBe(before);
  await anOpenCase(hub);
  await sealAll();
  expect((await outcomes(before)).at(-1)).toBe('CLOSED');
  expect(await verified()).toMatchObject({ findings: [], gaps: [] });
});

test('a log that goes back behind what a process has signed is not signed any further', async () => {
  await anOpenCase(hub);
  await hub.audit.seal();
  const { rows } = await hub.admin.query<{ size: string; note: string }>('select size, note from hub.audit_checkpoint order by size desc limit 1');
  await bend(hub, 'delete from hub.audit_checkpoint where size = $1', [rows[0]!.size]);
  await anOpenCase(hub);
  await expect(hub.audit.seal()).rejects.toThrow('this process has signed');
  await bend(hub, 'insert into hub.audit_checkpoint values ($1, $2)', [rows[0]!.size, rows[0]!.note]);
  expect(await hub.audit.seal()).toBeGreaterThan(0);
  expect((await verified()).findings).toEqual([]);
});

test('a witness remembers, takes only what goes on, cosigns, and its cosignature is kept if the hub knows it', async () => {
  const keyFile = path.join(folder, 'witness.key');
  const signer = openWitnessKey(keyFile, 'labour.test/witness');
  expect(verifierText(witnessVerifier(openWitnessKey(keyFile, 'another name')))).toBe(verifierText(witnessVerifier(signer)));
  const of = await another();
  const witnesses = [{ verifier: witnessVerifier(signer), office: 'Labour' }];
  const audit = await openLog(of, { witnesses });
  const served = await serve(of, { audit });
  const file = path.join(folder, 'out', 'checkpoints');
  const { verifier, isFirst } = await openLogKey(path.join(folder, 'log.key'), served.url);
  expect(isFirst).toBe(true);
  expect(verifierText(verifier)).toBe(verifierText(log()));
  const witness = new Witness({ hub: served.url, log: verifier, signer, file });

  await anOpenCase(of);
  await audit.seal();
  await audit.seal();
  expect(await witness.look()).toMatchObject({ isNew: true });
  const { size } = readCheckpoint(readNotes(readFileSync(file, 'utf8'))[0]!.text)!;
  await anOpenCase(of);
  await audit.seal();
  expect(await witness.look()).toEqual({ size: size + 1, isNew: true });
  expect(await witness.look()).toEqual({ size: size + 1, isNew: false });
  expect(await audit.health()).toMatchObject({ cosignatures: 1, unsealed: 0, isBroken: false });
  const seen = readNotes(readFileSync(file, 'utf8'));
  expect(seen.map(({ lines }) => lines.length)).toEqual([2, 2]);
  expect(await verified({ seen, witnesses }, of)).toMatchObject({ findings: [], newest: { size: size + 1, offices: 1 } });

  // Someone whom the hub does not know, and what nobody signed.
  const stranger = { name: 'x.test/w', key: generateKeyPairSync('ed25519').privateKey };
  await expect(new Witness({ hub: served.url, log: verifier, signer: stranger, file: path.join(folder, 'x') }).look()).rejects.toThrow(
    'does not count',
  );
  expect((await send(served, '/audit/cosignature', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(403);

  // The database is bent: the witness signs nothing.
  const { rows } = await of.admin.query('select * from hub.audit_leaf where position = 0');
  await bend(of, `update hub.audit_leaf set hash = sha256('bent') where position = 0`);
  await anOpenCase(of);
  await audit.seal();
  await expect(witness.look()).rejects.toThrow(Contradiction);
  expect(existsSync(file) && readNotes(readFileSync(file, 'utf8'))).toHaveLength(2);
  await bend(of, 'update hub.audit_leaf set hash = $1 where position = 0', [rows[0].hash]);
  expect(await witness.look()).toMatchObject({ isNew: true });
  await served.stop();
  await audit.stop();
  await of.stop();
});

test('the door for witnesses says hashes and signatures and nothing else', async () => {
  await anOpenCase(hub);
  await hub.audit.seal();
  const [key, checkpoint] = [await send(hub, '/audit/key'), await send(hub, '/audit/checkpoint')];
  const { size } = readCheckpoint(readNotes(checkpoint.text)[0]!.text)!;
  expect(verifierText(readVerifier(key.text))).toBe(verifierText(log()));
  const proof = await send(hub, `/audit/consistency?from=1&to=${size}`);
  expect(proof.status).toBe(200);
  expect(proof.text).toMatch(/^([A-Za-z\d+/]{43}=\n)+$/);
  for (const query of ['', '?from=1', `?from=${size}&to=1`, `?from=1&to=${size + 1}`, '?from=x&to=y', `?from=1&to=${'9'.repeat(30)}`])
    expect((await send(hub, `/audit/consistency${query}`)).status).toBe(404);
});

test('all records about a survivor are proved to whoever has the public key, and a changed one is not', async () => {
  const { survivorId } = await aRescue(hub, [aBoy, aBoy]);
  const id = survivorId.split('_')[1]!;
  await hub
    .officer('ahtu')
    .does('recordJourneyEvent', { survivorId, expectedVersion: 1, status: 'IN_SAFE_CUSTODY', happenedAt: '2026-06-05T10:30:00+05:30' });
  await hub.audit.seal();
  await hub.admin.query('begin isolation level repeatable read read only');
  const proof = JSON.parse(JSON.stringify(await prove(hub.admin, id)));
  await hub.admin.query('commit');
  expect(proof.records.map(({ record }: any) => record.operation)).toEqual(['recordRescue', 'recordJourneyEvent']);
  expect(checkProof(proof, log())).toMatchObject({ problems: [], size: expect.any(Number) });
  const wrongKey = logVerifier({ name: log().name, key: generateKeyPairSync('ed25519').privateKey });
  expect(checkProof(proof, wrongKey).problems).toHaveLength(1);
  for (const bend of [
    (of: any) => (of.record.officer_id = randomUUID()),
    (of: any) => (of.record.at = '2026-06-05T06:30:00.001Z'),
    (of: any) => delete of.record.case_id,
    (of: any) => of.record.changed.pop(),
    (of: any) => (of.leaf += 1),
    (of: any) => of.proof.pop(),
  ]) {
    const bent = structuredClone(proof);
    bend(bent.records[1]);
    expect(checkProof(bent, log()).problems).toHaveLength(1);
  }
});

test('records from before there were MACs are sealed first, and no more of them are taken', async () => {
  const of = await another();
  const old = (seq: number) =>
    of.admin.query(
      `insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, changed, seen, asked, decision, outcome, writer, writer_seq, form, mac)
       select u, now(), u, u, 'openCase', u, u, '{}', '{}', '{}', 'ALLOWED', 'DONE', $1, $2, 0, '' from gen_random_uuid() u`,
      [NOBODY, seq],
    );
  for (const seq of [0, 1, 2]) await old(seq);
  const audit = await openLog(of);
  for (let i = 0; i < 3; i++) await audit.seal();
  expect(await outcomes(NOBODY, of)).toEqual(['DONE', 'DONE', 'DONE', 'CLOSED']);
  expect((await verified({}, of)).findings).toEqual([]);
  await old(4);
  expect((await verified({}, of)).findings).toMatchObject([{ says: expect.stringContaining('MAC') }]);
  await audit.seal();
  expect((await verified({}, of)).findings).toMatchObject([{ says: expect.stringContaining('MAC') }]);
  await audit.stop();
  await of.stop();
});

test('a writer that was never taken from gives numbers without a gap', () => {
  const writer = new Writer(() => Buffer.alloc(32), randomUUID());
  const sheets = Array.from({ length: 5 }, () => writer.sheet());
  expect(sheets.map((sheet) => sheet.sign({}).writerSeq)).toEqual([0, 1, 2, 3, 4]);
  sheets.forEach((sheet, i) => sheet.end(i % 2 === 0 ? 'WRITTEN' : 'NOT_WRITTEN'));
  expect([writer.sheet().sign({}).writerSeq, writer.sheet().sign({}).writerSeq, writer.sheet().sign({}).writerSeq]).toEqual([1, 3, 5]);
});
