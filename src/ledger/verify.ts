import type pg from 'pg';
import { NOBODY } from '../access/visibility.js';
import { AS_CANONICAL } from '../audit/canonical.js';
import { OWN_OPERATION } from '../audit/writer.js';
import { type Finding, type LeavesOf, NAMED_AT_MOST, NO_MAC, RecordCheck, type RecordsChecked, countOwn } from './check-records.js';
import { CheckThreads } from './check-threads.js';
import { EMPTY_ROOT, Edge, type Hash } from './merkle.js';
import { type Note, type Verifier, checkLine, openCheckpoint, readCheckpoint, readNotes, textHash } from './note.js';
import { copyLines } from './read-records.js';
import { BEFORE_THE_FIRST } from './sealer.js';
import type { KnownWitness } from './witness-list.js';

export interface VerifyOptions {
  /** The key under which the hub signs checkpoints. */
  log: Verifier;
  /** The key of the records' MACs. Without it they are not checked; the tree and the signatures are. */
  macKey?: Buffer | undefined;
  witnesses?: readonly KnownWitness[];
  /** Checkpoints that somebody else has kept: a witness's file. Only they tell an old copy, or another log, from this one. */
  seen?: readonly Note[];
  progress?: (leaves: number) => void;
  /** Where threads sign in, to check records beside this one. The caller's transaction must then be one that others can share: repeatable read. */
  threadsUrl?: string;
}

export interface Verified {
  findings: Finding[];
  /** How many there are in all; `findings` names the first ones. */
  found: number;
  /** Numbers between unsealed records that are not there. In a hub that runs, their transactions may be under way: look again in some seconds. */
  gaps: { writer: string; seq: number }[];
  counts: { records: number; sealed: number; checkpoints: number; cosignatures: number; writers: number; void: number; lost: number };
  /** The newest checkpoint: when, and how many offices have cosigned it. */
  newest?: { size: number; sealed: string; offices: number };
}

/**
 * Recomputes everything: each record's number, MAC and leaf, the tree, the root of every checkpoint, every signature and cosignature. Reads
 * what the caller's transaction sees, once, from the first leaf to the last, and believes nothing that is stored beside what it is made from.
 */
export async function verify(client: pg.ClientBase, options: VerifyOptions): Promise<Verified> {
  await client.query(`${AS_CANONICAL}; set local enable_sort = off`);
  const threads = options.threadsUrl ? await CheckThreads.start(client, options.threadsUrl, options.macKey) : undefined;
  try {
    return await new Verification(client, options, await RecordCheck.of(client, options.macKey), threads).run();
  } finally {
    await threads?.stop();
  }
}

/** How many leaves are looked at in one go. */
const PAGE = 50_000;

interface LeafOf {
  seq: number;
  position: number;
  kept: Hash;
}

interface Signed {
  size: number;
  root: Hash;
  sealed: string;
  hash: Hash;
}

class Verification {
  private readonly findings: Finding[] = [];
  private found = 0;
  private readonly counts: Verified['counts'] = { records: 0, sealed: 0, checkpoints: 0, cosignatures: 0, writers: 0, void: 0, lost: 0 };
  /** What the log says was signed, by size, in order. */
  private readonly checkpoints: Signed[] = [];
  private readonly writers = new Map<string, { next: number; isClosed: boolean }>();
  /** Roots at the sizes that somebody else has seen. */
  private readonly rootsSeen = new Map<number, Hash | undefined>();

  constructor(
    private readonly client: pg.ClientBase,
    private readonly options: VerifyOptions,
    private readonly records: RecordCheck,
    private readonly threads: CheckThreads | undefined,
  ) {}

  async run(): Promise<Verified> {
    const { rows } = await this.client.query<{ id: string }>('select id from hub.audit_writer');
    for (const { id } of rows) this.writers.set(id, { next: 0, isClosed: false });
    this.counts.writers = rows.length;
    const seen = this.readSeen();
    await this.readCheckpoints();
    const joined = await this.readLeaves();
    const gaps = await this.readUnsealed(joined);
    this.compareSeen(seen);
    const offices = await this.readCosignatures();
    const newest = this.checkpoints.at(-1);
    return {
      findings: this.findings,
      found: this.found,
      gaps,
      counts: this.counts,
      ...(newest && { newest: { size: newest.size, sealed: newest.sealed, offices } }),
    };
  }

  private tell(where: string, says: string): void {
    this.found++;
    if (this.findings.length < NAMED_AT_MOST) this.findings.push({ where, says });
  }

  /** What somebody else has seen, as far as this log has signed it. */
  private readSeen(): Signed[] {
    return (this.options.seen ?? []).flatMap((note, i) => {
      const checkpoint = openCheckpoint(note, this.options.log);
      if (!checkpoint || checkpoint.origin !== this.options.log.name) {
        this.tell(`checkpoint ${i + 1} of the given file`, 'It is not signed with the key of this log.');
        return [];
      }
      this.rootsSeen.set(checkpoint.size, undefined);
      return [{ ...checkpoint, hash: textHash(note.text) }];
    });
  }

  /** Each checkpoint: signed by the hub, saying what its row says, and coming after the one before. */
  private async readCheckpoints(): Promise<void> {
    let before: Hash = BEFORE_THE_FIRST;
    let last = 0;
    for (let from = -1; ;) {
      const { rows } = await this.client.query<{ size: string; note: string }>(
        'select size, note from hub.audit_checkpoint where size > $1 order by size limit 5000',
        [from],
      );
      for (const { size, note: text } of rows) {
        const where = `checkpoint of ${size} leaves`;
        const [note] = readNotes(text);
        const checkpoint = note && openCheckpoint(note, this.options.log);
        if (
          !note ||
          !checkpoint ||
          checkpoint.origin !== this.options.log.name ||
          note.lines.length !== 1 ||
          text.length !== note.text.length + 1 + note.lines[0]!.length
        ) {
          this.tell(where, 'It is not what the hub signed.');
          // What it names as the one before is as good as anything.
          before = note ? textHash(note.text) : before;
          last = Number(size);
          continue;
        }
        if (checkpoint.size !== Number(size)) this.tell(where, `It is kept under ${size}, and ${checkpoint.size} was signed.`);
        if (checkpoint.after !== before)
          this.tell(where, `The checkpoint that it comes after is gone or is another one; before it stands that of ${last} leaves.`);
        before = textHash(note.text);
        last = checkpoint.size;
        this.checkpoints.push({ ...checkpoint, hash: before });
      }
      this.counts.checkpoints += rows.length;
      if (rows.length < 5000) return;
      from = Number(rows.at(-1)!.size);
    }
  }

  /**
   * All leaves in their order, and the records that they are of. Some ten thousand at a time, each table along its own index: joined by the
   * database, it took twice as long. Answers how many records that was.
   */
  private async readLeaves(): Promise<number> {
    const { client, options, checkpoints, rootsSeen } = this;
    const subtrees = new Map<string, Hash>();
    const edge = new Edge((level, nr, subtree) => subtrees.set(`${level} ${nr}`, subtree));
    let [expected, checked, joined, badRoots, last] = [0, 0, 0, 0, -1];
    let nextRoot = 0;
    const checkRoots = () => {
      for (; checked < checkpoints.length && checkpoints[checked]!.size <= edge.size; checked++) {
        const { size, root } = checkpoints[checked]!;
        if (size === edge.size && root === edge.root()) continue;
        if (badRoots++ === 0) this.tell(`checkpoint of ${size} leaves`, 'The leaves before it are not those that were signed.');
        else this.found++;
      }
      nextRoot = checkpoints[checked]?.size ?? Infinity;
    };
    for (let isLast = false; !isLast;) {
      let count = 0;
      const page = new Map<string, LeafOf[]>();
      const query = `select position, encode(hash, 'hex'), writer, writer_seq from hub.audit_leaf where position > ${last} order by position limit ${PAGE}`;
      for await (const lines of copyLines(client, query)) {
        count += lines.length;
        for (const line of lines) {
          const [at, kept, writer, number] = line.split('\t') as [string, Hash, string, string];
          const [position, seq] = [Number(at), Number(number)];
          last = position;
          if (position !== expected)
            this.tell(
              `leaf ${expected}`,
              position < expected ? 'Leaf ' + position + ' is there twice.' : `The leaves from ${expected} to ${position - 1} are gone.`,
            );
          if (position < expected) continue;
          expected = position + 1;
          edge.add(kept);
          if (edge.size >= nextRoot) checkRoots();
          if (rootsSeen.size > 0 && rootsSeen.has(edge.size)) rootsSeen.set(edge.size, edge.root());
          this.follow(position, writer, seq);
          const leaves = page.get(writer) ?? [];
          if (leaves.length === 0) page.set(writer, leaves);
          leaves.push({ seq, position, kept });
        }
      }
      for (const [writer, leaves] of page) joined += await this.readRecordsOf(writer, leaves);
      options.progress?.(expected);
      isLast = count < PAGE;
    }
    joined += this.take((await this.threads?.finish()) ?? []);
    checkRoots();
    for (const { size } of checkpoints.slice(checked)) this.tell(`checkpoint of ${size} leaves`, `The log ends at ${edge.size}: leaves are gone.`);
    const covered = checkpoints.at(-1)?.size ?? 0;
    if (edge.size > covered) this.tell(`leaves ${covered} to ${edge.size - 1}`, 'No checkpoint covers them: one is gone, or nobody signed for them.');
    this.counts.sealed = edge.size;
    if (rootsSeen.has(0)) rootsSeen.set(0, EMPTY_ROOT);
    await this.compareSubtrees(subtrees);
    return joined;
  }

  /** A writer's records stand in the log in their order, and none is left out. */
  private follow(position: number, writer: string, seq: number): void {
    const known = this.writers.get(writer);
    if (!known) this.tell(`leaf ${position}`, `It is of a writer that is not in the list of writers: ${writer}.`);
    else if (seq !== known.next)
      this.tell(`leaf ${position}`, `It is of number ${seq} of writer ${writer}, and number ${known.next} is next: left out, or out of order.`);
    if (known) known.next = seq + 1;
  }

  /** The records that these leaves are of. Answers how many are there, of these or of others that were handed over before. */
  private async readRecordsOf(writer: string, leaves: LeafOf[]): Promise<number> {
    leaves.sort((a, b) => a.seq - b.seq);
    const batch: LeavesOf = {
      writer,
      mayLackMacs: writer === NOBODY && this.writers.get(writer)?.isClosed === false,
      seqs: Float64Array.from(leaves, ({ seq }) => seq),
      positions: Float64Array.from(leaves, ({ position }) => position),
      hashes: leaves.map(({ kept }) => kept).join(''),
    };
    // Whether records may lack MACs depends on what came before them: those are checked in their order.
    const checked = this.threads && writer !== NOBODY ? await this.threads.check(batch) : [await this.records.check(batch)];
    return this.take(checked);
  }

  private take(checked: readonly RecordsChecked[]): number {
    let joined = 0;
    for (const { writer, findings, found, isClosed, ...counts } of checked) {
      this.findings.push(...findings.slice(0, NAMED_AT_MOST - this.findings.length));
      this.found += found;
      this.counts.void += counts.void;
      this.counts.lost += counts.lost;
      joined += counts.joined;
      const known = this.writers.get(writer);
      if (known && isClosed) known.isClosed = true;
    }
    return joined;
  }

  private async compareSubtrees(made: Map<string, Hash>): Promise<void> {
    for await (const lines of copyLines(this.client, `select level, nr, encode(hash, 'hex') from hub.audit_subtree order by level, nr`))
      for (const line of lines) {
        const [level, nr, kept] = line.split('\t') as [string, string, string];
        const key = `${level} ${nr}`;
        if (made.get(key) !== kept) this.tell(`subtree ${nr} of level ${level}`, 'It is not the root of its leaves.');
        made.delete(key);
      }
    for (const key of made.keys()) this.tell(`subtree ${key.split(' ').toReversed().join(' of level ')}`, 'It is gone.');
  }

  /** Records that no leaf is of: the newest ones, and whatever somebody has put there. Answers the numbers that are missing among them. */
  private async readUnsealed(joined: number): Promise<Verified['gaps']> {
    const { rows } = await this.client.query<{ n: string }>('select count(*) as n from hub.audit_record');
    this.counts.records = Number(rows[0]!.n);
    if (this.counts.records === joined) return [];
    const { at, hasher, names } = this.records;
    const gaps: Verified['gaps'] = [];
    const own = { void: 0, lost: 0, isClosed: false };
    await this.client.query('set local enable_sort = on');
    const query = `select ${names} from hub.audit_record r
      where not exists (select from hub.audit_leaf l where l.writer = r.writer and l.writer_seq = r.writer_seq) order by writer, writer_seq`;
    for await (const lines of copyLines(this.client, query))
      for (const line of lines) {
        const cells = line.split('\t');
        const [writer, seq, form, id] = [cells[at.writer]!, Number(cells[at.writer_seq]), Number(cells[at.form]), cells[at.id]!];
        const where = `record ${id} (not sealed yet)`;
        const known = this.writers.get(writer);
        const mayLackMac = writer === NOBODY && known?.isClosed === false;
        if (!hasher.read(cells, form) || !this.records.holds(cells, form, mayLackMac)) this.tell(where, NO_MAC);
        if (!known) {
          this.tell(where, `It is of a writer that is not in the list of writers: ${writer}.`);
          continue;
        }
        if (seq < known.next)
          this.tell(where, `It is number ${seq} of writer ${writer}, and the numbers up to ${known.next - 1} are sealed or there already.`);
        for (let missing = known.next; missing < seq && gaps.length < 1000; missing++) gaps.push({ writer, seq: missing });
        known.next = Math.max(known.next, seq + 1);
        if (cells[at.operation] === OWN_OPERATION) countOwn(own, cells[at.outcome]!);
      }
    this.counts.void += own.void;
    this.counts.lost += own.lost;
    return gaps;
  }

  /** The one question that the database cannot answer about itself: whether it is still the log that others have seen. */
  private compareSeen(seen: readonly Signed[]): void {
    const kept = new Map(this.checkpoints.map((checkpoint) => [checkpoint.size, checkpoint]));
    for (const { size, root, hash } of seen) {
      const where = `checkpoint of ${size} leaves that was given`;
      if (size > this.counts.sealed) this.tell(where, `The log ends at ${this.counts.sealed}: what a witness has seen is gone.`);
      else if (this.rootsSeen.get(size) !== root) this.tell(where, 'The log does not go on from it: it is another log, or an old copy that went on.');
      else if (kept.get(size)?.hash !== hash) this.tell(where, 'The log does not have this checkpoint any more, or has another one in its place.');
    }
  }

  /** Each cosignature of a known witness. Answers how many offices have signed the newest checkpoint. */
  private async readCosignatures(): Promise<number> {
    const newest = this.checkpoints.at(-1)?.size;
    const offices = new Set<string>();
    for (let [size, witness] = ['-1', '']; ;) {
      const { rows } = await this.client.query<{ size: string; witness: string; line: string; note: string | null }>(
        `select s.size, s.witness, s.line, (select note from hub.audit_checkpoint c where c.size = s.size) as note from hub.audit_cosignature s
         where (s.size, s.witness) > ($1, $2) order by s.size, s.witness limit 5000`,
        [size, witness],
      );
      for (const row of rows) {
        const where = `cosignature of ${row.witness} under ${row.size} leaves`;
        const text = row.note === null ? undefined : readNotes(row.note)[0]?.text;
        if (text === undefined || Number(row.size) !== readCheckpoint(text)?.size) {
          this.tell(where, 'What it was put under is gone.');
          continue;
        }
        const known = (this.options.witnesses ?? []).filter(({ verifier }) => verifier.name === row.witness);
        const checked = known.map(({ verifier, office }) => ({ office, result: checkLine(text, row.line, verifier) }));
        if (!row.line.startsWith(`— ${row.witness} `)) this.tell(where, 'It is not of the witness that it is kept for.');
        // Of a witness that is no longer in the list nothing can be said.
        if (known.length > 0 && !checked.some(({ result }) => result?.holds)) this.tell(where, 'It is not what the witness signed.');
        if (Number(row.size) === newest) for (const { office, result } of checked) if (result?.holds) offices.add(office);
      }
      this.counts.cosignatures += rows.length;
      if (rows.length < 5000) return offices.size;
      ({ size, witness } = rows.at(-1)!);
    }
  }
}

/** Of numbers that were missing, those that still are. */
export async function stillMissing(client: pg.ClientBase, gaps: Verified['gaps']): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { writer, seq } of gaps) {
    const { rowCount } = await client.query('select 1 from hub.audit_record where writer = $1 and writer_seq = $2', [writer, seq]);
    if (!rowCount) findings.push(gapFinding({ writer, seq }));
  }
  return findings;
}

export function gapFinding({ writer, seq }: { writer: string; seq: number }): Finding {
  return {
    where: `record ${seq} of writer ${writer}`,
    says: 'It is missing: others of the same writer came after it, and nobody has said that the number is void.',
  };
}
