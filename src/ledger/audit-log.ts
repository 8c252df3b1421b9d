import { hash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { type OwnRecord, type SignRecord, Writer, ownRecord } from '../audit/writer.js';
import type { KeyRing } from '../keys/key-ring.js';
import { consistencyRanges } from './merkle.js';
import { type Signer, type Verifier, checkLine, logVerifier, readNotes, verifierText } from './note.js';
import { AT_ONCE, LogIsBroken, Sealer } from './sealer.js';
import { rangeHashes } from './tree-store.js';
import type { KnownWitness } from './witness-list.js';

export interface AuditLogOptions {
  /** The sealer's login. */
  url: string;
  keys: KeyRing;
  log: Logger;
  witnesses?: readonly KnownWitness[];
  /** How often there is a checkpoint, when there is anything to seal. 0: only when `seal` is called. */
  everyMs?: number;
  /** How long a writer must be seen dead before another process ends its numbers. */
  deadAfterMs?: number;
}

/** The hub as it signs checkpoints. The name of its log is made from the key, so that no two hubs have the same. */
export function logSigner(keys: KeyRing): Signer {
  const { name } = logVerifier({ name: 'samanvay', key: keys.checkpoint });
  const raw = verifierText(logVerifier({ name, key: keys.checkpoint }));
  return { name: `samanvay/log-${hash('sha256', raw.split('+')[2]!, 'hex').slice(0, 16)}`, key: keys.checkpoint };
}

/** The key of the context that keeps two processes from sealing at once. */
const LEADER = `hashtextextended('samanvay audit leader', 0)`;
const lockOf = (writer: string) => `hashtextextended('samanvay audit writer ${writer}', 0)`;

/**
 * THE AUDIT LOG of one process: the writer that numbers and signs its records, and, in one process at a time, the sealer that puts the records
 * of all of them into the tree. It signs in with a login of its own, since the one that answers requests must not read what is on record.
 *
 * One connection is kept open: with it go the claim to the writer's name and the claim to sealing. If it breaks, the process goes on under
 * another name, and whoever seals ends the numbers of the one before.
 */
export class AuditLog {
  readonly writer: Writer;
  readonly verifier: Verifier;
  private readonly sign: SignRecord;
  private readonly signer: Signer;
  private readonly pool: pg.Pool;
  private session: pg.Client | undefined;
  private sealer: Sealer | undefined;
  private readonly seenDead = new Map<string, number>();
  private turn: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  /** Why nothing is sealed, in words for the log; undefined when all is well. */
  private trouble: string | undefined;

  private constructor(private readonly options: AuditLogOptions) {
    const { keys, url } = options;
    this.sign = (message) => keys.sign('audit', message);
    this.signer = logSigner(keys);
    this.verifier = logVerifier(this.signer);
    this.writer = new Writer(this.sign, randomUUID());
    this.pool = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 10_000, statement_timeout: 5000 });
    this.pool.on('error', () => undefined);
  }

  static async open(options: AuditLogOptions): Promise<AuditLog> {
    const log = new AuditLog(options);
    await log.connect(log.writer.id);
    const { everyMs = 2000 } = options;
    if (everyMs > 0) log.timer = setInterval(() => void log.seal().catch((error: Error) => log.tell(error)), everyMs).unref();
    return log;
  }

  get witnesses(): readonly KnownWitness[] {
    return this.options.witnesses ?? [];
  }

  get isBroken(): boolean {
    return this.trouble !== undefined;
  }

  /** Says what became of numbers that nobody used; and, if no other process does, seals what there is. One at a time; answers how many records were sealed. */
  seal(): Promise<number> {
    const result = this.turn.then(() => this.sealNow());
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Ends the writer's numbers and lets go of everything. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.turn;
    try {
      if (this.session) {
        await this.write(this.writer.takeEndings(true));
        // So that the last words are sealed too, if it is this process that seals.
        while (this.sealer && (await this.sealer.seal()) > 0);
      }
    } catch (error) {
      this.tell(error as Error);
    } finally {
      await this.session?.end().catch(() => undefined);
      await this.pool.end();
    }
  }

  private async sealNow(): Promise<number> {
    if (this.isStopped) return 0;
    if (!this.session) {
      const name = randomUUID();
      await this.connect(name);
      this.writer.goOnAs(name);
    }
    await this.write([...this.writer.takeLeftOvers(), ...this.writer.takeEndings()]);
    if (!this.sealer) {
      const { rows } = await this.session!.query<{ is_leader: boolean }>(`select pg_try_advisory_lock(${LEADER}) as is_leader`);
      if (!rows[0]?.is_leader) return 0;
      this.sealer = new Sealer(this.session!, this.signer);
    }
    let count = 0;
    // Again only if there was more than it takes at once: what comes meanwhile can wait for the next checkpoint.
    for (let sealed = AT_ONCE; sealed >= AT_ONCE; count += sealed) sealed = await this.sealer.seal();
    if (await this.endTheDead()) count += await this.sealer.seal();
    this.trouble = undefined;
    return count;
  }

  /** Claims a name and puts it in the list of writers. */
  private async connect(name: string): Promise<void> {
    const session = new pg.Client({
      connectionString: this.options.url,
      keepAlive: true,
      statement_timeout: 60_000,
      application_name: 'samanvay audit',
    });
    const lost = () => {
      if (this.session !== session) return;
      this.session = undefined;
      this.sealer = undefined;
    };
    session.on('error', lost);
    session.on('end', lost);
    await session.connect();
    try {
      await session.query(`select pg_advisory_lock(${lockOf(name)})`);
      await session.query('insert into hub.audit_writer (id, opened_at) values ($1, now())', [name]);
    } catch (error) {
      await session.end().catch(() => undefined);
      throw error;
    }
    this.session = session;
  }

  /** Puts on record what there is to say of numbers. If one of them is on record after all, that says it. */
  private async write(records: readonly OwnRecord[]): Promise<void> {
    for (const [i, about] of records.entries()) {
      const record = ownRecord(this.sign, about, new Date());
      const columns = Object.keys(record);
      try {
        await this.session!.query(
          `insert into hub.audit_record (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})
           on conflict (writer, writer_seq) do nothing`,
          Object.values(record),
        );
      } catch (error) {
        this.writer.putBack(records.slice(i));
        throw error;
      }
    }
  }

  /** Whoever died left numbers behind: those that are not there are said to be lost, and the writer's name is closed. */
  private async endTheDead(): Promise<boolean> {
    let hasEnded = false;
    const now = Date.now();
    for (const writer of this.sealer!.openWriters()) {
      if (writer === this.writer.id) continue;
      const { rows } = await this.session!.query<{ is_dead: boolean }>(
        `select case when pg_try_advisory_lock(${lockOf(writer)}) then pg_advisory_unlock(${lockOf(writer)}) else false end as is_dead`,
      );
      if (!rows[0]?.is_dead) {
        this.seenDead.delete(writer);
        continue;
      }
      const since = this.seenDead.get(writer) ?? now;
      this.seenDead.set(writer, since);
      if (now - since < (this.options.deadAfterMs ?? 10_000)) continue;
      const { rows: there } = await this.session!.query<{ seq: string }>(
        `select writer_seq as seq from hub.audit_record where writer = $1
         and writer_seq > coalesce((select max(writer_seq) from hub.audit_leaf where writer = $1), -1) order by 1`,
        [writer],
      );
      const { rows: last } = await this.session!.query<{ next: string }>(
        'select coalesce(max(writer_seq), -1) + 1 as next from hub.audit_leaf where writer = $1',
        [writer],
      );
      const seqs = new Set(there.map(({ seq }) => Number(seq)));
      const first = Number(last[0]!.next);
      const end = Math.max(first, ...[...seqs].map((seq) => seq + 1));
      const lost = Array.from({ length: end - first }, (_, n) => first + n).filter((seq) => !seqs.has(seq));
      await this.write([...lost.map((seq): OwnRecord => ({ writer, seq, outcome: 'LOST' })), { writer, seq: end, outcome: 'CLOSED' }]);
      this.seenDead.delete(writer);
      hasEnded = true;
    }
    return hasEnded;
  }

  private tell(error: Error): void {
    // A word of the database's own could quote a row.
    this.trouble = error instanceof LogIsBroken ? error.message : 'The audit could not be sealed';
    this.options.log[error instanceof LogIsBroken ? 'fatal' : 'warn']({ error: error.name }, this.trouble);
  }

  // ---- What anybody may ask: signatures and hashes, which say nothing of anybody ----

  /** The newest checkpoint with the cosignatures that it has. */
  async newestCheckpoint(): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ note: string; lines: string[] }>(
      `select note, array(select line from hub.audit_cosignature s where s.size = c.size order by witness) as lines
       from hub.audit_checkpoint c order by size desc limit 1`,
    );
    return rows[0] && rows[0].note + rows[0].lines.join('');
  }

  /** The hashes by which a witness sees that one tree goes on from another. Undefined: there are not so many leaves. */
  async consistency(from: number, to: number): Promise<string[] | undefined> {
    const { rows } = await this.pool.query<{ size: string }>('select size from hub.audit_checkpoint where size = $1', [to]);
    if (rows.length === 0 || from > to) return undefined;
    return rangeHashes(this.pool, consistencyRanges(from, to));
  }

  /** Keeps the cosignature of a witness that counts. False: of none that does, or of a checkpoint that is not this log's. */
  async addCosignature(text: string): Promise<boolean> {
    const [note] = readNotes(text);
    if (!note) return false;
    const size = Number(note.text.split('\n')[1]);
    if (!Number.isSafeInteger(size)) return false;
    const { rows } = await this.pool.query<{ note: string }>('select note from hub.audit_checkpoint where size = $1', [size]);
    if (!rows[0] || readNotes(rows[0].note)[0]?.text !== note.text) return false;
    let isKept = false;
    for (const line of note.lines)
      for (const { verifier } of this.witnesses) {
        if (!checkLine(note.text, line, verifier)?.holds) continue;
        await this.pool.query('insert into hub.audit_cosignature (size, witness, line) values ($1, $2, $3) on conflict do nothing', [
          size,
          verifier.name,
          line,
        ]);
        isKept = true;
      }
    return isKept;
  }

  /** For who watches the hub. */
  async health(): Promise<{ ageSeconds: number; unsealed: number; cosignatures: number; isBroken: boolean }> {
    const { rows } = await this.pool.query<{ note: string | null; unsealed: string; cosignatures: string }>(
      `select c.note, (select count(*) from hub.audit_cosignature s where s.size = c.size) as cosignatures,
         (select count(*) from hub.audit_writer w cross join lateral (select from hub.audit_record r where r.writer = w.id
           and r.writer_seq > coalesce((select max(l.writer_seq) from hub.audit_leaf l where l.writer = w.id), -1) limit 10000) r) as unsealed
       from (values (1)) one left join lateral (select * from hub.audit_checkpoint order by size desc limit 1) c on true`,
    );
    const { note, unsealed, cosignatures } = rows[0]!;
    const sealed = /\nsealed (\S+)\n/.exec(note ?? '')?.[1];
    return {
      ageSeconds: sealed ? Math.max(0, (Date.now() - Date.parse(sealed)) / 1000) : 0,
      unsealed: Number(unsealed),
      cosignatures: Number(cosignatures),
      isBroken: this.isBroken,
    };
  }
}
