import DataLoader from 'dataloader';
import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import { type Actor, sessionOf } from './access/actor.js';
import { loadPages, type PageSource } from './planner/page.js';
import type { FactArgs, ManyRelation, Page, PageArgs } from './planner/relations.js';

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
  } = { queue: Promise.resolve(), loaders: new Map() };

  constructor(
    readonly orm: MikroORM,
    /** The classes behind `node(id)`, by their name in the schema. */
    readonly nodeTypes: ReadonlyMap<string, ClassType<object>>,
    /** The actor, or why there is none: said when something is asked that needs one. */
    private readonly signedIn: Actor | Error,
    /** The hub's clock. Tests move it; nothing else does. */
    readonly clock: () => Date = () => new Date(),
  ) {}

  get actor(): Actor {
    if (this.signedIn instanceof Error) throw this.signedIn;
    return this.signedIn;
  }

  /** Reads as the actor. One statement at a time: the transaction is one connection. */
  read<T>(query: (em: EntityManager) => Promise<T>): Promise<T> {
    const result = this.state.queue.then(async () => query(await this.open()));
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

  /** A page of a list at the root of a query. */
  async rootPage<T extends object>(source: PageSource<T>, args: PageArgs): Promise<Page<T>> {
    const pages = await this.read((em) => loadPages(em, source, undefined, args));
    return this.countLater(pages.get('')!);
  }

  /** A field that is computed for all rows of a page at once. The function answers in the order of the ids. */
  computed<T>(name: string, id: string, compute: (ids: readonly string[]) => Promise<readonly T[]>): Promise<T> {
    return this.keep(`computed ${name}`, () => new DataLoader<string, unknown>(compute)).load(id) as Promise<T>;
  }

  /** A write transaction as the actor. What was read before is forgotten, so that the answer shows the change. */
  async write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    await this.close();
    return this.orm.em.fork({ session: sessionOf(this.actor), freshEventManager: true }).transactional(work);
  }

  /**
   * The answer is on its way, and nothing more is read. When one field fails, its neighbours are still at work after the answer
   * has left; what they would open, nobody would close, and the pool would run dry.
   */
  async end(): Promise<void> {
    this.state.ended = true;
    await this.close();
  }

  /** Ends the read transaction. Safe to call twice. */
  async close(): Promise<void> {
    const reader = this.state.reader;
    this.state.reader = undefined;
    this.state.loaders.clear();
    if (!reader) return;
    await this.state.queue;
    const em = await reader.catch(() => undefined);
    await em?.rollback();
  }

  private open(): Promise<EntityManager> {
    if (this.state.ended) throw new Error('This request has been answered');
    this.state.reader ??= (async () => {
      const em = this.orm.em.fork({ session: sessionOf(this.actor) });
      await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
      return em;
    })();
    return this.state.reader;
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
      const meta = em.getMetadata().get(entity);
      const key = meta.primaryKeys[0]!;
      const rows = await em.find(entity, { [key]: { $in: ids } });
      const byId = new Map(rows.map((row) => [String(keyOf(row, key)), row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  private async readPages(relation: ManyRelation, ids: readonly string[], args: PageArgs & FactArgs): Promise<Page<object>[]> {
    const pages = await this.read((em) => loadPages(em, sourceOf(em, relation, args), ids, args));
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

/** The list below a row as a source of pages. */
function sourceOf(em: EntityManager, relation: ManyRelation, args: FactArgs): PageSource<object> {
  const entity = relation.target();
  const { properties } = em.getMetadata().get<any>(entity);
  const order = properties[relation.orderBy]!;
  const where: PageSource<object>['where'] = [];
  if (relation.isFact && args.asOf) {
    where.push({ sql: 't.recorded_at <= ?', params: [args.asOf] });
    if (!args.withSuperseded) where.push({ sql: '(t.superseded_at is null or t.superseded_at > ?)', params: [args.asOf] });
  } else if (relation.isFact && !args.withSuperseded) where.push({ sql: 't.superseded_at is null', params: [] });
  return {
    entity,
    where,
    order: { column: `t.${order.fieldNames[0]}`, type: orderType(order.columnTypes[0]!) },
    parentColumn: `t.${properties[relation.by]!.fieldNames[0]}`,
  };
}

function orderType(columnType: string): PageSource<object>['order']['type'] {
  if (columnType.startsWith('timestamptz')) return 'timestamptz';
  if (columnType === 'date' || columnType === 'uuid') return columnType;
  return columnType.startsWith('int') ? 'int4' : 'text';
}
