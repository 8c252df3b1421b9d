import type pg from 'pg';
import { type Column, recordColumns } from '../audit/canonical.js';
import { BEFORE_MACS, OWN_OPERATION } from '../audit/writer.js';
import type { Hash } from './merkle.js';
import { copyLines } from './read-records.js';
import { RecordHasher } from './record-hasher.js';

/** Something that is not as it was written or signed: where it is, and what is wrong, in words. */
export interface Finding {
  where: string;
  says: string;
}

/** More than these are counted and not named. */
export const NAMED_AT_MOST = 100;

/** Leaves of one writer, in the order of its numbers. Arrays of their own kind, which another thread is given without a copy of each leaf. */
export interface LeavesOf {
  writer: string;
  /** Whether records without a MAC may be among them: those from before there were any. */
  mayLackMacs: boolean;
  seqs: Float64Array;
  positions: Float64Array;
  /** The hashes, one after the other. */
  hashes: string;
}

export interface RecordsChecked {
  writer: string;
  findings: Finding[];
  found: number;
  /** How many of the records are there. */
  joined: number;
  void: number;
  lost: number;
  isClosed: boolean;
}

/** Compares records with what was sealed and signed: each is read, put into words and hashed anew. */
export class RecordCheck {
  private constructor(
    private readonly client: pg.ClientBase,
    readonly columns: readonly Column[],
    readonly hasher: RecordHasher,
    /** Where the columns stand that are looked at by name. */
    readonly at: Record<'id' | 'mac' | 'form' | 'operation' | 'outcome' | 'writer' | 'writer_seq', number>,
    /** Of columns, for a query. */
    readonly names: string,
    private readonly isKeyed: boolean,
  ) {}

  static async of(client: pg.ClientBase, macKey: Buffer | undefined): Promise<RecordCheck> {
    const columns = await recordColumns(client);
    const at = Object.fromEntries(columns.map(({ name }, i) => [name, i])) as RecordCheck['at'];
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    return new RecordCheck(client, columns, new RecordHasher(columns, macKey), at, names, macKey !== undefined);
  }

  /** Whether a record, read just now, has the MAC that it must have. */
  holds(cells: readonly string[], form: number, mayLackMac: boolean): boolean {
    if (form === BEFORE_MACS) return mayLackMac;
    return !this.isKeyed || this.hasher.mac === cells[this.at.mac]!.slice(3);
  }

  async check({ writer, mayLackMacs, seqs, positions, hashes }: LeavesOf): Promise<RecordsChecked> {
    const { client, hasher, columns, at } = this;
    const checked: RecordsChecked = { writer, findings: [], found: 0, joined: 0, void: 0, lost: 0, isClosed: false };
    const tell = (where: string, says: string) => {
      if (checked.found++ < NAMED_AT_MOST) checked.findings.push({ where, says });
    };
    let next = 0;
    const gone = () => {
      tell(`record ${seqs[next]} of writer ${writer}`, `It is gone; leaf ${positions[next]} was made of it.`);
      next++;
    };
    const query = `select ${this.names} from hub.audit_record where writer = '${writer}'
      and writer_seq >= ${seqs[0]} and writer_seq <= ${seqs.at(-1)} order by writer_seq`;
    for await (const lines of copyLines(client, query))
      for (const line of lines) {
        const cells = line.split('\t');
        if (cells.length !== columns.length) throw new Error('A line of COPY does not have the cells that it must have');
        const seq = Number(cells[at.writer_seq]);
        while (next < seqs.length && seqs[next]! < seq) gone();
        if (seqs[next] !== seq) {
          tell(`record ${cells[at.id]}`, `Number ${seq} of writer ${writer} is there twice, or no leaf is of it.`);
          continue;
        }
        const kept: Hash = hashes.slice(next * 64, next * 64 + 64);
        const where = () => `record ${cells[at.id]} (leaf ${positions[next]})`;
        const form = Number(cells[at.form]);
        const isRead = hasher.read(cells, form);
        if (!isRead || hasher.leaf !== kept) tell(where(), 'It is not what was sealed.');
        if (isRead && !this.holds(cells, form, mayLackMacs && !checked.isClosed)) tell(where(), NO_MAC);
        if (cells[at.operation] === OWN_OPERATION) countOwn(checked, cells[at.outcome]!);
        next++;
        checked.joined++;
      }
    while (next < seqs.length) gone();
    return checked;
  }
}

export const NO_MAC = 'Its MAC does not hold: no process of this hub has written it so.';

export function countOwn(counts: { void: number; lost: number; isClosed: boolean }, outcome: string): void {
  if (outcome === 'VOID') counts.void++;
  if (outcome === 'LOST') counts.lost++;
  if (outcome === 'CLOSED') counts.isClosed = true;
}
