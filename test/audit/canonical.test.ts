import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { AS_CANONICAL, byColumn, canonical, recordColumns } from '../../src/audit/canonical.js';
import { withoutMac } from '../../src/audit/writer.js';
import { leafOf } from '../../src/ledger/prove.js';
import { copyLines } from '../../src/ledger/read-records.js';
import { RecordHasher } from '../../src/ledger/record-hasher.js';
import { useHub } from '../hub.js';

const hub = useHub();
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Text as PostgreSQL can hold it: no NUL, no half characters. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', ''));
const texts = fc.array(fc.oneof(text, fc.constantFrom('NULL', 'null', '', '{}', '"', '\\', ',', 'a b')), { maxLength: 4 });
const records = fc.record({
  id: fc.uuid(),
  at: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  officerId: fc.uuid(),
  officeId: fc.uuid(),
  clientId: fc.option(text, { nil: undefined }),
  operation: text,
  opId: fc.uuid(),
  requestId: fc.uuid(),
  caseId: fc.option(fc.uuid(), { nil: undefined }),
  changed: texts,
  seen: texts,
  asked: texts,
  purpose: fc.option(text, { nil: undefined }),
  basis: fc.option(text, { nil: undefined }),
  decision: fc.constantFrom('ALLOWED', 'REFUSED'),
  outcome: text,
  writer: fc.uuid(),
  writerSeq: fc.nat(),
  form: fc.constantFrom(1, 2),
  mac: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
});

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
});
afterAll(() => client.end());

test(`a record reads the same in the process that writes it, by a library for RFC 8785, and from the cells of COPY (seed ${seed})`, async () => {
  const key = hub.keys.secret('audit');
  await fc.assert(
    fc.asyncProperty(records, async (drawn) => {
      const record = byColumn(drawn);
      await client.query('begin');
      try {
        const columns = Object.keys(record);
        await client.query(
          `insert into hub.audit_record (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
          Object.values(record).map((value) => value ?? null),
        );
        await client.query(AS_CANONICAL);
        const ordered = await recordColumns(client);
        const lines: string[] = [];
        for await (const some of copyLines(
          client,
          `select ${ordered.map(({ name }) => name).join(', ')} from hub.audit_record where id = '${drawn.id}'`,
        ))
          lines.push(...some);
        const hasher = new RecordHasher(ordered, key);
        expect(hasher.read(lines[0]!.split('\t'), drawn.form)).toBe(true);
        expect(hasher.leaf).toBe(leafOf(record));
        const signed = Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'mac' && !withoutMac[drawn.form]!.includes(name)));
        expect(hasher.mac).toBe(createHmac('sha256', key).update(canonical(signed)).digest('hex'));
      } finally {
        await client.query('rollback');
      }
    }),
    { seed, numRuns: 150 },
  );
});

test('a column that is added later is covered by itself, and leaves what is before it as it was', async () => {
  await client.query('begin');
  try {
    const of = async () => {
      await client.query(AS_CANONICAL);
      const columns = await recordColumns(client);
      const leaves: string[] = [];
      const [names, form] = [columns.map(({ name }) => name).join(', '), columns.findIndex(({ name }) => name === 'form')];
      for await (const lines of copyLines(client, `select ${names} from hub.audit_record order by writer_seq`))
        for (const line of lines) {
          const hasher = new RecordHasher(columns, hub.keys.secret('audit'));
          hasher.read(line.split('\t'), Number(line.split('\t')[form]));
          leaves.push(hasher.leaf, hasher.mac);
        }
      return leaves;
    };
    const write = (seq: number, more = '', value = '') =>
      client.query(`insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, changed, seen, asked, decision, outcome, writer, writer_seq, form, mac ${more})
        select u, now(), u, u, 'x', u, u, '{}', '{}', '{}', 'ALLOWED', 'DONE', u, ${seq}, 1, sha256('x') ${value} from gen_random_uuid() u`);
    await write(0);
    const before = await of();
    await client.query('alter table hub.audit_record add told_at timestamptz, add why jsonb');
    expect(await of()).toEqual(before);
    await write(1, ', told_at, why', `, now(), '{"a": 1}'`);
    const [, , ...filled] = await of();
    await client.query(`set local session_replication_role = replica; update hub.audit_record set why = '{"a": 2}' where writer_seq = 1`);
    const [, , ...bent] = await of();
    expect(bent[0]).not.toBe(filled[0]);
    expect(bent[1]).not.toBe(filled[1]);
  } finally {
    await client.query('rollback');
  }
});
