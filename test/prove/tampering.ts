import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { AS_CANONICAL, type Value, recordColumns } from '../../src/audit/canonical.js';
import { Writer } from '../../src/audit/writer.js';
import type { KeyRing } from '../../src/keys/key-ring.js';
import { logSigner } from '../../src/ledger/audit-log.js';
import { Edge, type Hash } from '../../src/ledger/merkle.js';
import { checkpointText, noteText, readCheckpoint, readNotes, textHash } from '../../src/ledger/note.js';
import { copyLines } from '../../src/ledger/read-records.js';
import { RecordHasher } from '../../src/ledger/record-hasher.js';
import { BEFORE_THE_FIRST, Sealer } from '../../src/ledger/sealer.js';
import type { Random } from '../planner/draw.js';

/** What a superuser of the database does to the log, who has everything but the keys. Inside a transaction; answers what it was, in words. */
type Manipulation = (client: pg.Client, random: Random, keys: KeyRing) => Promise<string>;

/** Switches off what stands in a superuser's way. For the transaction. */
export async function disarm(client: pg.Client): Promise<void> {
  await client.query(`set local session_replication_role = replica;
    alter table hub.audit_record drop constraint audit_record_writer_seq, drop constraint audit_record_pkey, drop constraint numbered_and_signed;
    alter table hub.audit_leaf drop constraint audit_leaf_writer_seq, drop constraint audit_leaf_pkey;
    alter table hub.audit_checkpoint drop constraint audit_checkpoint_pkey`);
}

interface Row {
  id: string;
  writer: string;
  seq: number;
  position: number;
}

async function rows(client: pg.Client): Promise<Row[]> {
  const { rows: found } = await client.query<{ id: string; writer: string; seq: string; position: string }>(
    'select r.id, r.writer, r.writer_seq as seq, l.position from hub.audit_record r join hub.audit_leaf l using (writer, writer_seq) order by l.position',
  );
  return found.map(({ id, writer, seq, position }) => ({ id, writer, seq: Number(seq), position: Number(position) }));
}

async function sizes(client: pg.Client): Promise<number[]> {
  const { rows: found } = await client.query<{ size: string }>('select size from hub.audit_checkpoint order by size');
  return found.map(({ size }) => Number(size));
}

/** Another letter or digit in the place of one: a text differs from what it was in one place. */
function bend(text: string, random: Random): string {
  const places = [...text.matchAll(/[\da-zA-Z]/g)].map(({ index }) => index);
  if (places.length === 0) return `${text}x`;
  const at = random.pick(places);
  const was = text[at]!;
  return `${text.slice(0, at)}${random.pick('0123456789abcdef'.split('').filter((one) => one !== was.toLowerCase()))}${text.slice(at + 1)}`;
}

/** One value of one record is another than it was. */
async function bendRecord(client: pg.Client, random: Random, id: string, only?: readonly string[]): Promise<string> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = 'hub.audit_record'::regclass and attnum > 0 and not attisdropped`,
  );
  const { name, type } = random.pick(columns.filter((column) => !only || only.includes(column.name)));
  const { rows: found } = await client.query<{ value: string | null }>(`select "${name}"::text as value from hub.audit_record where id = $1`, [id]);
  const was = found[0]!.value;
  const set = (sql: string, ...values: unknown[]) => client.query(`update hub.audit_record set "${name}" = ${sql} where id = $1`, [id, ...values]);
  if (type === 'uuid') await set('$2', was === null ? randomUUID() : bend(was, random));
  else if (type === 'text') await set('$2', was === null ? 'x' : bend(was, random));
  else if (type === 'text[]') await set(`$2::text[] || "${name}"`, random.chance(0.5) ? ['survivor:x'] : ['']);
  else if (type === 'bytea') await set(`set_bit("${name}", $2, 1 - get_bit("${name}", $2))`, random.below(256));
  else if (type.startsWith('timestamp')) await set(`"${name}" + $2::interval`, `${random.pick([-1, 1])} microseconds`);
  else if (name === 'form') await set(`3 - "${name}"`);
  else await set(`"${name}" + 1`);
  return `${name} of record ${id}`;
}

/** Makes everything fit again that can be made without a key: leaves, subtrees, the roots in the checkpoints and which comes after which. */
async function recompute(client: pg.Client): Promise<void> {
  await client.query(AS_CANONICAL);
  const columns = await recordColumns(client);
  const form = columns.findIndex(({ name }) => name === 'form');
  const hasher = new RecordHasher(columns);
  const leaves: Hash[] = [];
  const subtrees: [number, number, Hash][] = [];
  const roots = new Map<number, Hash>();
  const edge = new Edge((...subtree) => subtrees.push(subtree));
  const query = `select ${columns.map(({ name }) => `r."${name}"`).join(', ')} from hub.audit_leaf l join hub.audit_record r using (writer, writer_seq) order by l.position`;
  for await (const lines of copyLines(client, query))
    for (const line of lines) {
      const cells = line.split('\t');
      hasher.read(cells, Number(cells[form]));
      leaves.push(hasher.leaf);
      edge.add(hasher.leaf);
      roots.set(edge.size, edge.root());
    }
  await client.query(
    `with ordered as (select writer, writer_seq, row_number() over (order by position) as nr from hub.audit_leaf)
     update hub.audit_leaf l set hash = decode(h.hash, 'hex'), position = h.nr - 1
     from ordered o join unnest($1::text[]) with ordinality h(hash, nr) on h.nr = o.nr where l.writer = o.writer and l.writer_seq = o.writer_seq`,
    [leaves],
  );
  await client.query('delete from hub.audit_subtree');
  for (const [level, nr, hash] of subtrees) await client.query(`insert into hub.audit_subtree values ($1, $2, decode($3, 'hex'))`, [level, nr, hash]);
  const { rows: notes } = await client.query<{ size: string; note: string }>('select size, note from hub.audit_checkpoint order by size');
  let after: Hash = BEFORE_THE_FIRST;
  for (const { size, note } of notes) {
    const [{ text, lines }] = readNotes(note) as [{ text: string; lines: string[] }];
    const said = readCheckpoint(text)!;
    const made = checkpointText({ ...said, root: roots.get(said.size) ?? edge.root(), after });
    after = textHash(made);
    await client.query('update hub.audit_checkpoint set note = $2 where size = $1', [size, noteText({ text: made, lines })]);
  }
}

/** The database as it was when a checkpoint was the newest: a backup of that time, put back. */
async function putBack(client: pg.Client, size: number): Promise<void> {
  await client.query(`delete from hub.audit_record r where not exists
    (select from hub.audit_leaf l where l.writer = r.writer and l.writer_seq = r.writer_seq and l.position < ${size})`);
  await client.query(`delete from hub.audit_leaf where position >= ${size}`);
  await client.query(`delete from hub.audit_subtree where (nr + 1) * (1 << level) > ${size}`);
  for (const table of ['audit_checkpoint', 'audit_cosignature']) await client.query(`delete from hub.${table} where size > ${size}`);
}

/** The hub itself goes on, with its keys: it knows no better. */
async function goOn(client: pg.Client, keys: KeyRing, count: number): Promise<void> {
  const writer = new Writer((message) => keys.sign('audit', message), randomUUID());
  await client.query('insert into hub.audit_writer values ($1, now())', [writer.id]);
  const sealer = new Sealer(client, logSigner(keys));
  for (let i = 0; i < count; i++) {
    const sheet = writer.sheet();
    await insert(
      client,
      forged({}, (record) => sheet.sign(record)),
    );
    sheet.end('WRITTEN');
    if (i % 5 === 4) await sealer.seal({ inside: true });
  }
  await sealer.seal({ inside: true });
}

/** A record that looks like any other. */
function forged(
  more: Record<string, Value>,
  sign: (record: Record<string, Value>) => { writer: string; writerSeq: number; form: number; mac: Buffer },
) {
  const record: Record<string, Value> = {
    id: randomUUID(),
    at: new Date(),
    officer_id: randomUUID(),
    office_id: randomUUID(),
    operation: 'closeCase',
    op_id: randomUUID(),
    request_id: randomUUID(),
    changed: [`case_file:${randomUUID()}`],
    seen: [],
    asked: [],
    decision: 'ALLOWED',
    outcome: 'DONE',
    ...more,
  };
  const { writer, writerSeq, form, mac } = sign(record);
  return { ...record, writer, writer_seq: writerSeq, form, mac };
}

async function insert(client: pg.Client, record: Record<string, Value>): Promise<void> {
  const columns = Object.keys(record);
  await client.query(
    `insert into hub.audit_record (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(record),
  );
}

/** A place of its own in the log, at the end. */
async function appendLeaf(client: pg.Client, writer: string, seq: number): Promise<void> {
  await client.query(
    `insert into hub.audit_leaf (position, writer, writer_seq, hash) select max(position) + 1, $1, $2, sha256('x') from hub.audit_leaf`,
    [writer, seq],
  );
}

async function nextOf(client: pg.Client, writer: string): Promise<number> {
  const { rows: found } = await client.query<{ next: string }>(
    'select coalesce(max(writer_seq), -1) + 1 as next from hub.audit_record where writer = $1',
    [writer],
  );
  return Number(found[0]!.next);
}

/** The twelve. */
export const manipulations: Record<string, Manipulation> = {
  async flip(client, random) {
    const all = await rows(client);
    const row = random.pick(all);
    const size = random.pick(await sizes(client));
    const ways: (() => Promise<string>)[] = [
      () => bendRecord(client, random, row.id),
      () => bendRecord(client, random, row.id),
      async () => {
        await client.query('update hub.audit_leaf set hash = set_bit(hash, $2, 1 - get_bit(hash, $2)) where position = $1', [
          row.position,
          random.below(256),
        ]);
        return `hash of leaf ${row.position}`;
      },
      async () => {
        await client.query(
          `update hub.audit_leaf set ${random.pick(['writer_seq = writer_seq + 1', 'writer = gen_random_uuid()', 'position = position + 1000'])} where position = $1`,
          [row.position],
        );
        return `what leaf ${row.position} is of`;
      },
      async () => {
        await client.query('update hub.audit_subtree set hash = set_bit(hash, $1, 1 - get_bit(hash, $1))', [random.below(256)]);
        return 'a subtree';
      },
      async () => {
        const { rows: notes } = await client.query<{ note: string }>('select note from hub.audit_checkpoint where size = $1', [size]);
        await client.query('update hub.audit_checkpoint set note = $2 where size = $1', [size, bend(notes[0]!.note, random)]);
        return `note of checkpoint ${size}`;
      },
      async () => {
        await client.query('update hub.audit_checkpoint set size = size + 1 where size = $1', [size]);
        return `size of checkpoint ${size}`;
      },
      async () => {
        const { rows: lines } = await client.query<{ size: string; line: string }>(
          'select size, line from hub.audit_cosignature order by size, witness',
        );
        const { size: of, line } = random.pick(lines);
        await client.query('update hub.audit_cosignature set line = $2 where line = $1', [line, bend(line, random)]);
        return `a cosignature of ${of}`;
      },
      async () => {
        await client.query('update hub.audit_writer set id = gen_random_uuid() where id = $1', [row.writer]);
        return `writer ${row.writer}`;
      },
    ];
    return random.pick(ways)();
  },

  async 'edit and recompute'(client, random) {
    const { id } = random.pick(await rows(client));
    const what = await bendRecord(client, random, id, [
      'at',
      'officer_id',
      'office_id',
      'operation',
      'op_id',
      'case_id',
      'changed',
      'seen',
      'outcome',
    ]);
    await recompute(client);
    return what;
  },

  async delete(client, random) {
    const { id, writer, seq, position } = random.pick(await rows(client));
    await client.query('delete from hub.audit_record where id = $1', [id]);
    const how = random.below(4);
    if (how > 0) await client.query('delete from hub.audit_leaf where position = $1', [position]);
    // The numbers after it close up, so that none is missing.
    if (how > 1)
      for (const table of ['audit_record', 'audit_leaf'])
        await client.query(`update hub.${table} set writer_seq = writer_seq - 1 where writer = $1 and writer_seq > $2`, [writer, seq]);
    if (how > 2) await recompute(client);
    return `record ${id}, ${['alone', 'with its leaf', 'renumbered', 'recomputed'][how]}`;
  },

  async insert(client, random) {
    const known = random.pick(await rows(client)).writer;
    const writer = random.chance(0.5) ? known : randomUUID();
    if (writer !== known) await client.query('insert into hub.audit_writer values ($1, now())', [writer]);
    const writerSeq = await nextOf(client, writer);
    await insert(
      client,
      forged({}, () => ({ writer, writerSeq, form: random.pick([0, 1, 2]), mac: Buffer.alloc(32, random.below(256)) })),
    );
    const how = random.below(3);
    if (how > 0) await appendLeaf(client, writer, writerSeq);
    if (how > 1) await recompute(client);
    return `a record of ${writer === known ? 'a known' : 'a new'} writer, ${['not sealed', 'with a leaf', 'recomputed'][how]}`;
  },

  async reorder(client, random) {
    const all = await rows(client);
    const one = random.pick(all);
    const other = random.pick(all.filter(({ position }) => position !== one.position));
    await client.query(`update hub.audit_leaf set position = case when position = $1 then $2::bigint else $1 end where position in ($1, $2)`, [
      one.position,
      other.position,
    ]);
    const isRecomputed = random.chance(0.5);
    if (isRecomputed) await recompute(client);
    return `leaves ${one.position} and ${other.position}${isRecomputed ? ', recomputed' : ''}`;
  },

  async truncate(client, random) {
    const all = await rows(client);
    const size = random.pick([0, random.below(all.length), random.pick((await sizes(client)).slice(0, -1))]);
    await putBack(client, size);
    if (random.chance(0.5)) await recompute(client);
    return `after ${size} leaves`;
  },

  async 'restore an old copy'(client, random) {
    const size = random.pick((await sizes(client)).slice(0, -1));
    await putBack(client, size);
    return `of ${size} leaves`;
  },

  async fork(client, random, keys) {
    const all = await sizes(client);
    const size = random.pick(all.slice(0, -1));
    await putBack(client, size);
    // Shorter than what the witness has seen, as long, or longer.
    const more = 1 + random.below(all.at(-1)! - size + 10);
    await goOn(client, keys, more);
    return `after ${size} leaves, and ${more} more`;
  },

  async replay(client, random) {
    const { id, writer, seq } = random.pick(await rows(client));
    const target = random.pick((await rows(client)).map((row) => row.writer));
    const next = await nextOf(client, target);
    const how = random.below(3);
    const columns = (await recordColumns(client)).map(({ name }) => name).filter((name) => !['id', 'writer', 'writer_seq'].includes(name));
    const place = how === 0 ? [writer, seq] : [target, next];
    await client.query(
      `insert into hub.audit_record (id, writer, writer_seq, ${columns.join(', ')}) select ${random.chance(0.5) ? 'id' : 'gen_random_uuid()'}, $2, $3, ${columns.join(', ')} from hub.audit_record where id = $1`,
      [id, ...place],
    );
    if (how === 2) {
      await appendLeaf(client, target, next);
      await recompute(client);
    }
    return `record ${id}, ${['as it is', 'under the next number', 'recomputed'][how]}`;
  },

  async swap(client, random) {
    const column = random.pick(['officer_id', 'changed', 'op_id', 'mac', 'writer_seq', 'id']);
    const { rows: found } = await client.query<{ ctid: string; value: string }>(
      `select ctid::text, "${column}"::text as value from hub.audit_record order by writer, writer_seq`,
    );
    const one = random.pick(found);
    const other = random.pick(found.filter(({ value }) => value !== one.value));
    await client.query(
      `update hub.audit_record r set "${column}" = o."${column}" from hub.audit_record o
       where (r.ctid = $1::tid and o.ctid = $2::tid) or (r.ctid = $2::tid and o.ctid = $1::tid)`,
      [one.ctid, other.ctid],
    );
    const isRecomputed = random.chance(0.5);
    if (isRecomputed) await recompute(client);
    return `${column} ${one.value} and ${other.value}${isRecomputed ? ', recomputed' : ''}`;
  },

  async 'delete checkpoints'(client, random) {
    const all = await sizes(client);
    const some = random.pick([[random.pick(all)], all.filter(() => random.chance(0.4)), all.slice(random.below(all.length)), all]);
    const gone = some.length > 0 ? some : all;
    for (const table of ['audit_checkpoint', 'audit_cosignature']) await client.query(`delete from hub.${table} where size = any($1)`, [gone]);
    if (random.chance(0.5)) await recompute(client);
    return `of ${gone.join(', ')}`;
  },

  async 'back-date'(client, random) {
    const earlier = `${1 + random.below(1_000_000)} seconds`;
    const how = random.below(3);
    if (how < 2) {
      const { id } = random.pick(await rows(client));
      await client.query('update hub.audit_record set at = at - $2::interval where id = $1', [id, earlier]);
      if (how === 1) await recompute(client);
      return `record ${id} by ${earlier}${how === 1 ? ', recomputed' : ''}`;
    }
    const size = random.pick(await sizes(client));
    const { rows: found } = await client.query<{ note: string }>('select note from hub.audit_checkpoint where size = $1', [size]);
    const note = found[0]!.note.replace(/(?<=\nsealed )\S+/, (at) => new Date(Date.parse(at) - 1000 * (1 + random.below(1_000_000))).toISOString());
    await client.query('update hub.audit_checkpoint set note = $2 where size = $1', [size, note]);
    if (random.chance(0.5)) await recompute(client);
    return `checkpoint of ${size}`;
  },
};
