import type pg from 'pg';
import { type Column, AS_CANONICAL, recordColumns } from '../audit/canonical.js';
import { OWN_OPERATION } from '../audit/writer.js';
import { EMPTY_ROOT, Edge, type Hash, edgeRanges } from './merkle.js';
import { type Signer, checkpointText, logVerifier, noteText, openCheckpoint, readNotes, signNote, textHash } from './note.js';
import { copyLines } from './read-records.js';
import { RecordHasher } from './record-hasher.js';
import { rangeHashes } from './tree-store.js';

/** What the first checkpoint comes after. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** The log in the database is not one that this hub has signed, or goes back behind what it has. It is not signed any further. */
export class LogIsBroken extends Error {
  override name = 'LogIsBroken';
}

/** Of one writer at a time, so that a busy one does not keep the others waiting. */
export const AT_ONCE = 2000;

interface State {
  edge: Edge;
  columns: Column[];
  hasher: RecordHasher;
  /** The newest checkpoint, as it is kept. */
  newest: string | undefined;
  /** Writers with records to come: the number that is next, and since when they are closed. */
  writers: Map<string, { next: number; closedAt?: number }>;
  loadedAt: number;
}

/**
 * Puts what was recorded into the tree and signs it. One at a time: whoever calls it holds the lock (`AuditLog`). Only what is committed is seen,
 * and of each writer only up to the first number that is not there yet; so in the log every writer's records stand in their order and whole.
 */
export class Sealer {
  private state?: State;
  /** The largest tree that this process has signed: it signs none that does not go on from it. */
  private signed = { size: 0, root: EMPTY_ROOT };

  constructor(
    private readonly client: pg.ClientBase,
    private readonly signer: Signer,
  ) {}

  /** The writers that are not closed, as far as is known. */
  openWriters(): string[] {
    return [...(this.state?.writers ?? [])].filter(([, { closedAt }]) => closedAt === undefined).map(([id]) => id);
  }

  /** Seals what there is, and says how many records that was. In a transaction of its own, or in the one that is open (`inside`). */
  async seal({ inside = false } = {}): Promise<number> {
    const begin = inside ? 'savepoint sealing' : 'begin';
    await this.client.query(begin);
    try {
      const sealed = await this.sealNext();
      await this.client.query(inside ? 'release savepoint sealing' : 'commit');
      return sealed;
    } catch (error) {
      delete this.state;
      await this.client.query(inside ? 'rollback to savepoint sealing' : 'rollback').catch(() => undefined);
      throw error;
    }
  }

  private async sealNext(): Promise<number> {
    await this.client.query(AS_CANONICAL);
    const state = await this.current();
    const records = await this.take(state);
    if (records.length === 0) return 0;

    const from = state.edge.size;
    const subtrees: [level: number, nr: number, hash: Hash][] = [];
    this.completed = (...subtree) => subtrees.push(subtree);
    for (const { hash } of records) state.edge.add(hash);
    await this.client.query(
      `insert into hub.audit_leaf (position, writer, writer_seq, hash)
       select $1::bigint + n - 1, w, s, decode(h, 'hex') from unnest($2::uuid[], $3::bigint[], $4::text[]) with ordinality u(w, s, h, n)`,
      [from, records.map(({ writer }) => writer), records.map(({ seq }) => seq), records.map(({ hash }) => hash)],
    );
    if (subtrees.length > 0)
      await this.client.query(
        `insert into hub.audit_subtree (level, nr, hash) select l, n, decode(h, 'hex') from unnest($1::smallint[], $2::bigint[], $3::text[]) u(l, n, h)`,
        [subtrees.map(([level]) => level), subtrees.map(([, nr]) => nr), subtrees.map(([, , hash]) => hash)],
      );

    const [size, root] = [state.edge.size, state.edge.root()];
    const text = checkpointText({ origin: this.signer.name, size, root, sealed: new Date().toISOString(), after: after(state.newest) });
    state.newest = noteText(signNote(text, this.signer));
    await this.client.query('insert into hub.audit_checkpoint (size, note) values ($1, $2)', [size, state.newest]);
    this.signed = { size, root };
    return records.length;
  }

  /** Told of subtrees that are complete now. */
  private completed: (level: number, nr: number, hash: Hash) => void = () => undefined;

  /** The state as of the newest checkpoint: known from the last time, or read, if another process has sealed in between. */
  private async current(): Promise<State> {
    const { rows } = await this.client.query<{ size: string; note: string }>(
      'select size, note from hub.audit_checkpoint order by size desc limit 1',
    );
    const size = Number(rows[0]?.size ?? 0);
    const newest = rows[0]?.note;
    if (this.state?.edge.size !== size || this.state.newest !== newest || Date.now() - this.state.loadedAt > 300_000)
      this.state = await this.load(size, newest);
    // Those that have started since. Their row is there before their first record; of those that are closed, leaves are there.
    const { rows: fresh } = await this.client.query<{ id: string }>(
      `select id from hub.audit_writer w where opened_at > now() - interval '10 minutes'
       and not exists (select from hub.audit_leaf l where l.writer = w.id) order by opened_at, id`,
    );
    for (const { id } of fresh) if (!this.state.writers.has(id)) this.state.writers.set(id, { next: 0 });
    return this.state;
  }

  private async load(size: number, newest: string | undefined): Promise<State> {
    if (size < this.signed.size)
      throw new LogIsBroken(`The log in the database ends at ${size}, and this process has signed ${this.signed.size} leaves.`);
    const edge = Edge.of(size, await rangeHashes(this.client, edgeRanges(size)), (...subtree) => this.completed(...subtree));
    if (newest !== undefined) {
      const [note] = readNotes(newest);
      const checkpoint = note && openCheckpoint(note, logVerifier(this.signer));
      if (!note || !checkpoint) throw new LogIsBroken('The newest checkpoint in the database was not signed with the key of this hub.');
      if (checkpoint.size !== size || checkpoint.root !== edge.root())
        throw new LogIsBroken('The leaves in the database are not those of the newest checkpoint.');
    }
    if (this.signed.size > 0 && (await rootOf(this.client, this.signed.size)) !== this.signed.root)
      throw new LogIsBroken('The log in the database is not the one that this process has signed.');
    const { rows } = await this.client.query<{ id: string; next: string; is_closed: boolean }>(
      `select w.id, coalesce(l.last, -1) + 1 as next, c.is_closed from hub.audit_writer w
       left join lateral (select max(writer_seq) as last from hub.audit_leaf l where l.writer = w.id) l on true
       cross join lateral (select exists (select from hub.audit_record r where r.writer = w.id and r.writer_seq = l.last
         and r.operation = $1 and r.outcome = 'CLOSED') as is_closed) c
       where not c.is_closed or exists (select from hub.audit_record r where r.writer = w.id and r.writer_seq > l.last)
       order by w.opened_at, w.id`,
      [OWN_OPERATION],
    );
    const now = Date.now();
    const writers: State['writers'] = new Map(
      rows.map(({ id, next, is_closed }) => [id, { next: Number(next), ...(is_closed && { closedAt: now }) }]),
    );
    const columns = await recordColumns(this.client);
    return { edge, columns, hasher: new RecordHasher(columns), newest, writers, loadedAt: now };
  }

  /** What is next of each writer, up to the first gap. */
  private async take({ writers, columns, hasher }: State): Promise<{ writer: string; seq: number; hash: Hash }[]> {
    const records: { writer: string; seq: number; hash: Hash }[] = [];
    if (writers.size === 0) return records;
    const known = [...writers].map(([id, { next }], nr) => `('${id}'::uuid, ${next}, ${nr})`).join(', ');
    const [writerAt, seqAt, formAt, operationAt, outcomeAt] = ['writer', 'writer_seq', 'form', 'operation', 'outcome'].map((name) =>
      columns.findIndex((column) => column.name === name),
    ) as [number, number, number, number, number];
    const names = columns.map(({ name }) => `r."${name}"`).join(', ');
    const query = `select ${names} from (values ${known}) w (id, next, nr) cross join lateral
      (select * from hub.audit_record r where r.writer = w.id and r.writer_seq >= w.next order by r.writer_seq limit ${AT_ONCE}) r order by w.nr, r.writer_seq`;
    for await (const lines of copyLines(this.client, query))
      for (const line of lines) {
        const cells = line.split('\t');
        const [writer, seq] = [cells[writerAt]!, Number(cells[seqAt])];
        const state = writers.get(writer)!;
        // A gap; or a record of no form that there is, which nobody here has written.
        if (seq !== state.next || !hasher.read(cells, Number(cells[formAt]))) continue;
        state.next++;
        if (cells[operationAt] === OWN_OPERATION && cells[outcomeAt] === 'CLOSED') state.closedAt = Date.now();
        records.push({ writer, seq, hash: hasher.leaf });
      }
    // A transaction that was under way when its writer was closed may still come.
    for (const [id, { closedAt }] of writers) if (closedAt && Date.now() - closedAt > 300_000) writers.delete(id);
    return records;
  }
}

/** By what a checkpoint names the one before it. */
function after(newest: string | undefined): Hash {
  return newest === undefined ? BEFORE_THE_FIRST : textHash(readNotes(newest)[0]!.text);
}

/** The root of the tree when it had so many leaves. */
export async function rootOf(client: pg.ClientBase | pg.Pool, size: number): Promise<Hash> {
  return size === 0 ? EMPTY_ROOT : (await rangeHashes(client, [[0, size]]))[0]!;
}
