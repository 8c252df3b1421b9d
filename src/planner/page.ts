import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import { listOf, ofMyOffice } from '../access/visibility.js';
import { Invalid } from '../errors.js';
import type { FactArgs, ManyRelation, Page, PageArgs } from './relations.js';

/** What a list reads: rows of one table under the row policies, in one order, optionally for many parents at once. */
export interface PageSource<T extends object> {
  entity: ClassType<T>;
  /** `from` clause; the entity's table is `t`. Defaults to the table alone. */
  from?: string;
  /** The access list in `from`, under `a`. Where all conditions are about it, counting reads it alone: a count of rows is a count of its rows. */
  accessList?: string;
  /** Conditions with `?` placeholders. */
  where?: { sql: string; params: unknown[] }[];
  /** The column that orders the list, as SQL over `from`, its type for the cursor, and the direction. */
  order: { column: string; type: 'timestamptz' | 'date' | 'uuid' | 'text' | 'int4'; descending?: boolean };
  /** The key that breaks ties, when it is not `id`. With an access list, `sql` is the list's own column, so that a page is found where its index has it. */
  key?: { column: string; type: 'uuid' | 'int4'; sql?: string };
  /** The column that tells the parent, when the list hangs below rows. */
  parentColumn?: string;
}

export const LARGEST_PAGE = 100;
export const ORDINARY_PAGE = 20;

/**
 * One page for each parent (or one page, under the parent `''`), in one statement: a lateral join, so that each
 * parent's list ends at its own limit. Pages and counts read the same snapshot under the same policies.
 */
export async function loadPages<T extends object>(
  em: EntityManager,
  source: PageSource<T>,
  parents: readonly string[] | undefined,
  args: PageArgs & FactArgs,
): Promise<Map<string, Page<T>>> {
  const { tableName } = em.getMetadata().get<T>(source.entity);
  const list = listName(tableName, source);
  const window = windowOf(args, source, list);
  const { order, parentColumn, key = { column: 'id', type: 'uuid' } } = source;
  const from = source.from ?? `hub."${tableName}" t`;
  const conditions = [...(source.where ?? [])];
  if (parentColumn) conditions.push({ sql: `${parentColumn} = parent.id`, params: [] });
  if (window.cursor) conditions.push({ sql: beyondCursor(source, window), params: [window.cursor.sort, window.cursor.id] });
  const where = conditions.length ? `where ${conditions.map((condition) => condition.sql).join(' and ')}` : '';
  const params = conditions.flatMap((condition) => condition.params);
  const rows = `select t.*, ${order.column}::text as "_sort" from ${from} ${where} order by ${orderOf(source, window)} limit ${window.size + 1}`;
  const statement = parents
    ? `select parent.id as "_parent", page.* from unnest(?::uuid[]) parent(id) cross join lateral (${rows}) page`
    : `select '' as "_parent", page.* from (${rows}) page`;
  const found: Record<string, unknown>[] = await em.execute(statement, parents ? [arrayLiteral(parents), ...params] : params);

  const rowsByParent = Map.groupBy(found, (row) => String(row._parent));
  let counts: Promise<Map<string, number>> | undefined;
  const totalCount = (parent: string) => async () => {
    counts ??= countAll(em, source, from, parents);
    return (await counts).get(parent) ?? 0;
  };
  return new Map(
    (parents ?? ['']).map((parent) => {
      const all = rowsByParent.get(parent) ?? [];
      const more = all.length > window.size;
      const shown = all.slice(0, window.size);
      if (window.fromEnd) shown.reverse();
      const edges = shown.map(({ _sort, _parent, ...row }) => ({
        cursor: cursorOf(list, String(_sort), String(row[key.column])),
        node: em.map<T>(source.entity, row as never),
      }));
      const page: Page<T> = {
        edges,
        nodes: edges.map((edge) => edge.node),
        pageInfo: {
          hasNextPage: window.fromEnd ? window.cursor !== undefined : more,
          hasPreviousPage: window.fromEnd ? more : window.cursor !== undefined,
          startCursor: edges.at(0)?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
        totalCount: totalCount(parent),
      };
      return [parent, page];
    }),
  );
}

async function countAll<T extends object>(
  em: EntityManager,
  source: PageSource<T>,
  from: string,
  parents: readonly string[] | undefined,
): Promise<Map<string, number>> {
  const conditions = [...(source.where ?? [])];
  const onAccessList = source.accessList && conditions.every(({ sql }) => !/\bt\./.test(sql));
  if (parents) conditions.unshift({ sql: `${source.parentColumn} = any(?::uuid[])`, params: [arrayLiteral(parents)] });
  const where = conditions.length ? `where ${conditions.map((condition) => condition.sql).join(' and ')}` : '';
  const parent = parents ? `${source.parentColumn}` : `''`;
  const rows: { parent: string; n: number }[] = await em.execute(
    `select ${parent} as parent, count(*)::int as n from ${onAccessList ? source.accessList : from} ${where} ${parents ? 'group by 1' : ''}`,
    conditions.flatMap((condition) => condition.params),
  );
  return new Map(rows.map((row) => [row.parent, row.n]));
}

/** What a list is called in its cursors. */
export function listName(tableName: string, { order, parentColumn }: PageSource<any>): string {
  return `${tableName} ${order.column} ${parentColumn ?? ''}`;
}

/** `order by` of a page: the list's order, turned round where the page is counted from the end. */
export function orderOf({ order, key }: PageSource<any>, { fromEnd }: Window): string {
  const direction = fromEnd !== (order.descending === true) ? 'desc' : 'asc';
  return `${order.column} ${direction}, ${keyOf(key)} ${direction}`;
}

function keyOf(key: PageSource<any>['key']): string {
  return key?.sql ?? `t.${key?.column ?? 'id'}`;
}

/** The condition that a row lies beyond the cursor, with the cursor's sort value and key as parameters. */
export function beyondCursor({ order, key }: PageSource<any>, { fromEnd }: Window): string {
  const backwards = fromEnd !== (order.descending === true);
  return `(${order.column}, ${keyOf(key)}) ${backwards ? '<' : '>'} (?::${order.type}, ?::${key?.type ?? 'uuid'})`;
}

/**
 * The condition that a row, `t`, is of a case or survivor of one's office, with a `?` for it: the application's own, beside the row policies.
 * None for what is not seen by taking part: the directory, notices.
 */
export function ownRows({ tableName, policies }: EntityMetadata<any>, t: string): string | undefined {
  const list = listOf(policies, tableName);
  return list && ofMyOffice(list.under, `${t}.${list.column}`);
}

/** The list below a row as a source of pages, for an officer of an office. */
export function relationSource(metadata: MetadataStorage, relation: ManyRelation, args: FactArgs, office: string): PageSource<object> {
  const entity = relation.target();
  const meta = metadata.get<any>(entity);
  const { properties } = meta;
  const order = properties[relation.orderBy]!;
  const where: PageSource<object>['where'] = [];
  // All other lists stay within the case or survivor of the row that they hang below.
  if (meta.tableName === 'survivor') where.push({ sql: ownRows(meta, 't')!, params: [office] });
  if (relation.only) where.push({ sql: relation.only('t'), params: [office] });
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

/** Which part of a list a page is. */
export interface Window {
  size: number;
  fromEnd: boolean;
  cursor?: { sort: string; id: string };
}

export function windowOf({ first, after, last, before }: PageArgs, source: PageSource<any>, list: string): Window {
  if (first != null && last != null) throw new Invalid('Ask for `first` or for `last`, not for both.', ['last']);
  const fromEnd = last != null || (before != null && first == null);
  const name = fromEnd ? 'last' : 'first';
  const size = (fromEnd ? last : first) ?? ORDINARY_PAGE;
  if (size < 0 || size > LARGEST_PAGE) throw new Invalid(`\`${name}\` goes from 0 to ${LARGEST_PAGE}.`, [name]);
  if (after != null && before != null) throw new Invalid('Give `after` or `before`, not both.', ['before']);
  if (fromEnd ? after != null : before != null)
    throw new Invalid(fromEnd ? '`last` goes with `before`.' : '`first` goes with `after`.', [fromEnd ? 'after' : 'before']);
  const cursor = fromEnd ? before : after;
  return cursor == null ? { size, fromEnd } : { size, fromEnd, cursor: readCursor(cursor, fromEnd ? 'before' : 'after', source, list) };
}

/**
 * Made from the database's own text: a cursor made from a JavaScript date loses microseconds, and with them rows. It says of
 * which list it is, so that one list's cursor is not read as a place in another.
 */
export function cursorOf(list: string, sort: string, id: string): string {
  return Buffer.from(JSON.stringify([list, sort, id])).toString('base64url');
}

function readCursor(cursor: string, name: string, { order, key }: PageSource<any>, list: string): { sort: string; id: string } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [of, sort, id] = Array.isArray(parts) && parts.length === 3 ? parts : [];
    if (of === list && isOfType(sort, order.type) && isOfType(id, key?.type ?? 'uuid')) return { sort, id };
  } catch {
    // Not even JSON: the same answer.
  }
  throw new Invalid('This is not a cursor of this list. Send cursors back exactly as the hub gave them.', [name]);
}

/** Whether the database reads this text as a value of the type: a cursor that was tampered with must not fail inside it. */
function isOfType(text: unknown, type: PageSource<any>['order']['type']): text is string {
  if (typeof text !== 'string') return false;
  if (type === 'text') return !text.includes('\0') && text.isWellFormed();
  if (type === 'int4') return /^-?\d{1,9}$/.test(text);
  if (type === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
  const day =
    type === 'date'
      ? /^(\d{4}-\d{2}-\d{2})$/.exec(text)
      : /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/.exec(text);
  const read = new Date(`${day?.[1]}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && !read.toISOString().startsWith('0000') && read.toISOString().startsWith(day![1]!);
}

/** The driver binds `?` one by one, so an array travels as PostgreSQL's own literal. Ids and codes of the schema only: nothing to quote. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}
