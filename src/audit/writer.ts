import { v7 as uuidv7 } from 'uuid';
import { NOBODY } from '../access/visibility.js';
import { canonical, type Value } from './canonical.js';

/** HMAC-SHA-256 under the key of the audit (`KeyRing`). */
export type SignRecord = (message: string) => Uint8Array;

/** What a writer adds to a record. */
export interface Signature {
  writer: string;
  writerSeq: number;
  form: number;
  mac: Buffer;
}

/**
 * What a record's MAC is over, by its `form`: the record in its canonical form without these columns and without the MAC itself. In a command
 * of one statement only the database knows which case it was and which rows it changed: those two the log covers, and the MAC does not.
 * Form 0 has no MAC: written before there were any.
 */
export const BEFORE_MACS = 0;
export const withoutMac: readonly (readonly string[])[] = [[], [], ['case_id', 'changed']];

/** Whether the transaction with a record in it is known to have been committed, or known not to have been. */
export type Ending = 'WRITTEN' | 'NOT_WRITTEN' | 'UNKNOWN';

/** The records of one writer, numbered. */
class Series {
  next = 0;
  /** Numbers of transactions that came to nothing: the next records take them. */
  readonly free = new Set<number>();
  /** Numbers of transactions of which nobody told whether they were committed: never used again. */
  readonly doubtful = new Set<number>();
  /** Transactions that have a number and no ending. */
  open = 0;
  /** What was free at the last look. */
  idle = new Set<number>();

  constructor(readonly id: string) {}

  take(): number {
    this.open++;
    const [reused] = this.free;
    if (reused === undefined) return this.next++;
    this.free.delete(reused);
    return reused;
  }

  giveBack(seq: number, ending: Ending): void {
    this.open--;
    if (ending === 'NOT_WRITTEN') this.free.add(seq);
    if (ending === 'UNKNOWN') this.doubtful.add(seq);
  }
}

/**
 * Numbers and signs the records of one process. No number is ever left out: that of a transaction that came to nothing is the next one's, or
 * a record says that it is void. So whoever takes a record away leaves a gap, and whoever adds one has no MAC for it.
 */
export class Writer {
  private series: Series;
  private retired: Series[] = [];

  constructor(
    private readonly key: SignRecord,
    id: string,
  ) {
    this.series = new Series(id);
  }

  get id(): string {
    return this.series.id;
  }

  /** Goes on under another name: its claim to the one before was lost with a connection. */
  goOnAs(id: string): void {
    this.retired.push(this.series);
    this.series = new Series(id);
  }

  /** For one transaction. */
  sheet(): Sheet {
    return new Sheet(this.series, this.key);
  }

  /** Numbers that must be voided, with the ones that have lain free since the last look; nobody else gets them now. */
  takeLeftOvers(all = false): OwnRecord[] {
    const { id, free, doubtful, idle } = this.series;
    const void_ = [...doubtful, ...[...free].filter((seq) => all || idle.has(seq))];
    for (const seq of void_) {
      free.delete(seq);
      doubtful.delete(seq);
    }
    this.series.idle = new Set(free);
    return void_.map((seq) => ({ writer: id, seq, outcome: 'VOID' }));
  }

  /** It could not be said that they are void: later. */
  putBack(records: readonly OwnRecord[]): void {
    for (const { writer, seq } of records) [this.series, ...this.retired].find(({ id }) => id === writer)?.doubtful.add(seq);
  }

  /** What ends the names it no longer goes by; with `all`, the present one too. */
  takeEndings(all = false): OwnRecord[] {
    const ending = [...this.retired, ...(all ? [this.series] : [])].filter(({ open }) => all || open === 0);
    this.retired = this.retired.filter((series) => !ending.includes(series));
    return ending.flatMap(({ id, free, doubtful, next }): OwnRecord[] => [
      ...[...free, ...doubtful].map((seq): OwnRecord => ({ writer: id, seq, outcome: 'VOID' })),
      { writer: id, seq: next, outcome: 'CLOSED' },
    ]);
  }
}

/** Numbers for the records of one transaction, and what became of them. */
export class Sheet {
  private readonly taken: number[] = [];

  constructor(
    private readonly series: Series,
    private readonly key: SignRecord,
  ) {}

  /** Signs what is known of a record, by column. `form` says what is not. */
  sign(record: Readonly<Record<string, Value>>, form = 1): Signature {
    const writerSeq = this.series.take();
    this.taken.push(writerSeq);
    return signed(this.key, record, { writer: this.series.id, seq: writerSeq, form });
  }

  end(ending: Ending): void {
    for (const seq of this.taken.splice(0)) this.series.giveBack(seq, ending);
  }
}

/**
 * What the hub says of its own writing. VOID: under this number nothing was written. LOST: nothing is there under this number, and whose it was
 * has died. CLOSED: all of the writer's records stand before this one.
 */
export interface OwnRecord {
  writer: string;
  seq: number;
  outcome: 'VOID' | 'LOST' | 'CLOSED';
}

export const OWN_OPERATION = 'writer';

/** Such a record, whole, by column. */
export function ownRecord(key: SignRecord, { writer, seq, outcome }: OwnRecord, at: Date): Record<string, Value> {
  const record = {
    id: uuidv7(),
    at,
    officer_id: NOBODY,
    office_id: NOBODY,
    operation: OWN_OPERATION,
    op_id: NOBODY,
    request_id: NOBODY,
    changed: [],
    seen: [],
    asked: [],
    decision: 'NONE',
    outcome,
  };
  const { writerSeq, form, mac } = signed(key, record, { writer, seq, form: 1 });
  return { ...record, writer, writer_seq: writerSeq, form, mac };
}

function signed(
  key: SignRecord,
  record: Readonly<Record<string, Value>>,
  { writer, seq, form }: { writer: string; seq: number; form: number },
): Signature {
  const message = canonical({ ...record, writer, writer_seq: seq, form });
  return { writer, writerSeq: seq, form, mac: Buffer.from(key(message)) };
}
