import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import { DriverException, IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { ClassType } from 'type-graphql';
import { type Actor, ENTER, enteringAs, lookingAs } from './access/actor.js';
import type { DataClass } from './access/need-to-know.js';
import type { Ending, Sheet, Writer } from './audit/writer.js';
import { dayInIndia } from './clocks/india.js';
import { HubError, NotFound, Unauthenticated } from './errors.js';
import type { KeyRing } from './keys/key-ring.js';
import { arrayLiteral, loadPages, ownRows, relationSource } from './planner/page.js';
import { Gone, type Pipeline, type Statement } from './planner/pipeline.js';
import { PageReading, type Reading, RowReading, SummaryReading } from './planner/reading.js';
import type { FactArgs, ManyRelation, Page, PageArgs } from './planner/relations.js';
import type { Egress } from './webhooks/egress.js';

/** What all requests of one process share. */
export interface Hub {
  orm: MikroORM;
  keys: KeyRing;
  /** Numbers and signs what is put on record. */
  writer: Writer;
  /** The classes behind `node(id)`, by their name in the schema. */
  nodeTypes: ReadonlyMap<string, ClassType<object>>;
  /** Where webhooks may be sent; to public addresses, when nothing is said. */
  egress?: Egress | undefined;
}

interface RequestOptions {
  clock?: (() => Date) | undefined;
  /** Asks the directory anew, when it says something else of the actor than it did at sign-in. */
  signInAgain?: () => Promise<Actor>;
  gone?: AbortSignal;
  /** For commands that are one statement. Without it they go the ordinary way. */
  commands?: Pipeline | undefined;
}

/**
 * One per request. All reading happens in one short read-only transaction that carries the actor, so that pages,
 * counts and relations agree, and so that the actor is gone from the connection however the request ends.
 */
export class Context {
  /** In an object of its own: Apollo copies the context of a request, and the copies must share the transaction. */
  private readonly state: {
    reader?: Promise<EntityManager> | undefined;
    ended?: boolean;
    queue: Promise<unknown>;
    loaders: Map<string | Function, DataLoader<string, unknown>>;
    outcomes: Map<string, Promise<unknown>>;
    sights: Set<string>;
    signedIn: Actor | Error;
    signedInAgain?: boolean;
    hasChanged?: boolean;
    answering?: ((reading: RowReading) => Statement[]) | undefined;
    sheets: WeakMap<EntityManager, Sheet>;
  };

  /** Names this request in the context that the database verifies, and in the audit. */
  readonly requestId = randomUUID();
  /** The hub's clock. Tests move it; nothing else does. */
  readonly clock: () => Date;
  /** Fires when whoever asked has hung up, and when they have waited as long as anybody waits (`Gone`). */
  readonly gone: AbortSignal | undefined;

  constructor(
    readonly hub: Hub,
    /** The actor, or why there is none: said when something is asked that needs one. */
    signedIn: Actor | Error,
    private readonly request: RequestOptions = {},
  ) {
    this.clock = request.clock ?? (() => new Date());
    this.gone = request.gone;
    this.state = { signedIn, queue: Promise.resolve(), loaders: new Map(), outcomes: new Map(), sights: new Set(), sheets: new WeakMap() };
  }

  get actor(): Actor {
    const { signedIn } = this.state;
    if (signedIn instanceof Error) throw signedIn;
    return signedIn;
  }

  get isSignedIn(): boolean {
    return !(this.state.signedIn instanceof Error);
  }

  /** How the planner would read the result of a change: a command takes these statements along. */
  set answering(statements: ((reading: RowReading) => Statement[]) | undefined) {
    this.state.answering = statements;
  }

  /** What a root resolver answered under this key, asked once for a request: its door is passed once, whichever way the answer is made. */
  outcome(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const known = this.state.outcomes.get(key);
    if (known) return known;
    const asked = ask();
    this.state.outcomes.set(key, asked);
    return asked;
  }

  /** Notes that the content of a class goes into the answer, and of whom: of a survivor, or of a case. */
  saw(dataClass: DataClass | null, of: { survivor?: { id: string }; caseFile?: { id: string }; caseId?: string }): void {
    if (dataClass) this.state.sights.add(`${dataClass}:${of.survivor?.id ?? `case:${of.caseFile?.id ?? of.caseId}`}`);
  }

  /** What goes into the answer, as `class:survivor` or `class:case:case`. */
  get sights(): Set<string> {
    return this.state.sights;
  }

  /** Reads as the actor. One statement at a time: the transaction is one connection. */
  read<T>(query: (em: EntityManager) => Promise<T>): Promise<T> {
    const result = this.state.queue.then(async () => {
      if (this.gone?.aborted) throw new Gone();
      return query(await this.open());
    });
    this.state.queue = result.catch(() => undefined);
    return result;
  }

  /** The row, or null when there is none or it is hidden. Rows asked for in the same tick come in one statement. */
  async load<T extends object>(entity: ClassType<T>, id: string | number): Promise<T | null> {
    return (await this.loader(entity).load(String(id))) as T | null;
  }

  /** A page of the rows below one row; pages of one relation asked for in the same tick come in one statement. */
  async page<T extends object>(relation: ManyRelation, parentId: string, args: PageArgs & FactArgs): Promise<Page<T>> {
    const key = `${relation.target().name}.${relation.by} ${JSON.stringify(args)}`;
    const loader = this.keep(key, () => new DataLoader((ids) => this.readPages(relation, ids, args)));
    return (await loader.load(parentId)) as Page<T>;
  }

  /** Reads what a root resolver said is to be read, for ordinary execution. */
  async perform(reading: Reading): Promise<unknown> {
    if (reading instanceof PageReading) {
      const pages = await this.read((em) => loadPages(em, reading.source, undefined, reading.args));
      return this.countLater(pages.get('')!);
    }
    if (reading instanceof RowReading) {
      const row = await this.load(reading.entity, reading.id);
      if (!row && reading.otherwise === 'NOT_FOUND') throw new NotFound();
      return row;
    }
    const rows = await this.figures(reading.sql, reading.params);
    return reading instanceof SummaryReading ? rows[0] : rows;
  }

  /** Rows of a statement of ours, with the names of the fields for the names of the columns. */
  async figures(sql: string, params: readonly unknown[]): Promise<object[]> {
    const rows: Record<string, unknown>[] = await this.read((em) => em.execute(sql, [...params]));
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [fieldOf(column), value])));
  }

  /** A row that another row names, where a condition over that row holds. Asked in one statement for all rows of a page. */
  async reference<T extends object>(
    of: ClassType<object>,
    id: string,
    target: ClassType<T>,
    targetId: string,
    where: (row: string) => string,
  ): Promise<T | null> {
    const { tableName } = this.hub.orm.getMetadata().get(of);
    const isSeen = await this.computed(`seen ${tableName} ${target.name}`, id, async (ids) => {
      const statement = `select t.id from hub."${tableName}" t where t.id = any(?::uuid[]) and ${where('t')}`;
      const seen: { id: string }[] = await this.read((em) => em.execute(statement, [arrayLiteral(ids)]));
      const found = new Set(seen.map((row) => row.id));
      return ids.map((row) => found.has(row));
    });
    return isSeen ? this.load(target, targetId) : null;
  }

  /** A field that is computed for all rows of a page at once. The function answers in the order of the ids. */
  computed<T>(name: string, id: string, compute: (ids: readonly string[]) => Promise<readonly T[]>): Promise<T> {
    return this.keep(`computed ${name}`, () => new DataLoader<string, unknown>(compute)).load(id) as Promise<T>;
  }

  /**
   * Makes sure that the actor is in service, before anything is executed for them. What the doors said to another is forgotten; what
   * has been changed was changed by somebody in service.
   */
  async confirm(): Promise<void> {
    if (this.state.signedIn instanceof Error || this.state.hasChanged) return;
    await this.read(async () => undefined);
    if (this.state.signedInAgain) this.state.outcomes.clear();
  }

  /** The values with which a transaction enters the actor's context. */
  entering(): unknown[] {
    const now = this.clock();
    return enteringAs(this.actor, { now, today: dayInIndia(now) }, (message) => this.hub.keys.sign('context', message), this.requestId);
  }

  /** A write transaction as the actor. What was read before is forgotten, so that the answer shows the change. */
  async write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    await this.close();
    const em = this.hub.orm.em.fork({ freshEventManager: true });
    const sheet = this.hub.writer.sheet();
    try {
      const done = await em.transactional(async (inside) => {
        this.state.sheets.set(inside, sheet);
        if (!(await this.enter(inside))) throw new Unauthenticated();
        const result = await work(inside);
        // Who hung up meant it all the same, and asks again under the same `opId`; who is told that it took too long is told the truth.
        if (this.gone?.reason instanceof Gone) throw this.gone.reason;
        return result;
      });
      sheet.end('WRITTEN');
      this.state.hasChanged = true;
      return done;
    } catch (error) {
      sheet.end(endingBy(error));
      throw error;
    }
  }

  /** What numbers the records of a write transaction. */
  sheetOf(em: EntityManager): Sheet {
    const sheet = this.state.sheets.get(em);
    if (!sheet) throw new Error('Records are written in `context.write`');
    return sheet;
  }

  /**
   * The answer is on its way, and nothing more is read. When one field fails, its neighbours are still at work after the answer
   * has left; what they would open, nobody would close, and the pool would run dry.
   */
  async end(): Promise<void> {
    this.state.ended = true;
    await this.close();
  }

  /**
   * Runs a command that is one statement, in a transaction as the actor, and in it what is to be read of the result. False: it did
   * nothing. What was read before is forgotten.
   */
  async command(statement: Statement, result: RowReading, sheet: Sheet): Promise<boolean> {
    let ending: Ending = 'NOT_WRITTEN';
    let answers: (string | null)[] = [];
    try {
      if (!this.request.commands) return false;
      await this.close();
      const [done, ...more] = (await this.request.commands.run(this.entering(), [statement, ...(this.state.answering?.(result) ?? [])])) ?? [];
      if (done == null) return false;
      answers = more;
      ending = 'WRITTEN';
    } catch (error) {
      ending = endingBy(error);
      throw error;
    } finally {
      sheet.end(ending);
    }
    this.state.hasChanged = true;
    if (this.state.answering) result.answers = answers;
    return true;
  }

  /** Ends the read transaction. Safe to call twice. */
  async close(): Promise<void> {
    const reader = this.state.reader;
    this.state.reader = undefined;
    this.state.loaders.clear();
    if (!reader) return;
    await this.state.queue;
    const em = await reader.catch(() => undefined);
    // It only read; and where the connection was cut, the transaction is over without us.
    await em?.rollback().catch(() => undefined);
  }

  private open(): Promise<EntityManager> {
    if (this.state.ended) throw new Error('This request has been answered');
    this.state.reader ??= (async () => {
      const em = this.hub.orm.em.fork();
      await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
      try {
        if (await this.enter(em)) return em;
      } catch (error) {
        await em.rollback().catch(() => undefined);
        throw error;
      }
      await em.rollback();
      this.state.signedInAgain = true;
      this.state.signedIn = this.request.signInAgain ? await this.request.signInAgain() : new Unauthenticated();
      this.state.reader = undefined;
      return this.open();
    })();
    return this.state.reader;
  }

  /** Whether the directory still knows the actor so. */
  private async enter(em: EntityManager): Promise<boolean> {
    const values = this.entering();
    const entered: unknown[] = await em.execute(
      enter.sql,
      enter.places.map((n) => values[n]),
    );
    return entered.length > 0;
  }

  private loader(entity: ClassType<object>): DataLoader<string, unknown> {
    return this.keep(entity, () => new DataLoader((ids) => this.readRows(entity, ids)));
  }

  private keep(key: string | Function, make: () => DataLoader<string, unknown>): DataLoader<string, unknown> {
    const known = this.state.loaders.get(key);
    if (known) return known;
    const made = make();
    this.state.loaders.set(key, made);
    return made;
  }

  private async readRows(entity: ClassType<object>, ids: readonly string[]): Promise<(object | null)[]> {
    return this.read(async (em) => {
      const meta = em.getMetadata().get<any>(entity);
      const key = meta.primaryKeys[0]!;
      const own = ownRows(meta, 't');
      const rows = own ? await this.ownRowsOf(em, entity, ids, own) : await em.find(entity, { [key]: { $in: ids } });
      const byId = new Map(rows.map((row) => [String(keyOf(row, key)), row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  private async ownRowsOf(em: EntityManager, entity: ClassType<object>, ids: readonly string[], own: string): Promise<object[]> {
    const { tableName, properties, primaryKeys } = em.getMetadata().get<any>(entity);
    const column = properties[primaryKeys[0]!]!.fieldNames[0]!;
    const statement = `select t.* from hub."${tableName}" t where t."${column}" = any(?::uuid[]) and ${own}`;
    const rows: object[] = await em.execute(statement, [arrayLiteral(ids), lookingAs(this.actor)]);
    return rows.map((row) => em.map<object>(entity, row as never));
  }

  private async readPages(relation: ManyRelation, ids: readonly string[], args: PageArgs & FactArgs): Promise<Page<object>[]> {
    const pages = await this.read((em) => loadPages(em, relationSource(em.getMetadata(), relation, args, lookingAs(this.actor)), ids, args));
    return ids.map((id) => this.countLater(pages.get(id)!));
  }

  /** A count asked for later takes its turn on the connection like everything else. */
  private countLater<T>(page: Page<T>): Page<T> {
    const { totalCount } = page;
    return { ...page, totalCount: () => this.read(totalCount) };
  }
}

function keyOf(row: object, key: string): unknown {
  const value = (row as Record<string, unknown>)[key];
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

/**
 * What became of a transaction that ended with this error. The database's own word that it failed is one; a connection that broke
 * may have taken a commit with it, or the answer to one. A number that is on record already is not to be had again.
 */
function endingBy(error: unknown): Ending {
  if (error instanceof HubError) return 'NOT_WRITTEN';
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const isToldByDatabase = (error instanceof DriverException || error instanceof pg.DatabaseError) && typeof code === 'string';
  if (!isToldByDatabase || !/^(?!08|57P|58|XX)[0-9A-Z]{5}$/.test(code)) return 'UNKNOWN';
  return constraint === 'audit_record_writer_seq' ? 'WRITTEN' : 'NOT_WRITTEN';
}

/** `due_paise` is `duePaise` in the schema. */
function fieldOf(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `ENTER` for the ORM, which binds `?` one by one: a value for each place where the statement names it. */
const enter = { sql: ENTER.replaceAll(/\$\d/g, '?'), places: [...ENTER.matchAll(/\$(\d)/g)].map(([, n]) => Number(n) - 1) };
