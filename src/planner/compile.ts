import { type EntityMetadata, type EntityProperty, type MetadataStorage, ReferenceKind } from '@mikro-orm/core';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { type Actor, lookingAs } from '../access/actor.js';
import { contentClassOf } from '../access/visibility.js';
import { propertyOf } from './attach-relations.js';
import { beyondCursor, listName, orderOf, ownRows, type PageSource, relationSource, type Window, windowOf } from './page.js';
import { nameOfStatement } from './pipeline.js';
import { FiguresReading, PageReading, type Reading, RowReading, snake, SummaryReading } from './reading.js';
import { directoryTables, keptTables } from './revision.entity.js';
import { declaredField, type FactArgs, type FiguresPart, typeNameOf } from './relations.js';

/** What cannot be said in one statement is answered by ordinary execution. The reason is counted, so it is one of few. */
export class HandedBack extends Error {
  constructor(
    readonly reason: 'value' | 'type' | 'field' | 'argument' | 'null' | 'computed' | 'refused' | 'not found' | 'signed out' | 'introspection',
  ) {
    super(reason);
  }
}

/** A field that code computes from a row. The statement leaves a gap with the row in it. */
export interface Gap {
  entity: EntityMetadata<any>;
  typeName: string;
  nodes: readonly FieldNode[];
}

/** One root field of a document as a statement, and how a request's own values become its parameters. */
export interface Plan {
  sql: string;
  /** Under which it is kept prepared. */
  name: string;
  params: (reading: Reading, variables: Record<string, unknown>, actor: Actor) => unknown[];
  gaps: readonly Gap[];
  /** Whether the text says whose content it holds, between two marks. */
  sees: boolean;
  /** The statement that says whether an answer given before still holds; none, where answers are not kept. */
  marks?: Omit<Plan, 'gaps' | 'sees' | 'marks'> | undefined;
}

/** The statement's own marks in the text. JSON text holds no bare control character, so neither can come out of a row. */
export const GAP = '\u0001';
export const NULL_WHERE_NONE_MAY_BE = '\u0002';
/** Around what says whose content of which class follows: `class:survivor`, or `class:case:case`. */
export const SIGHT = '\u0003';

export interface Selection {
  schema: GraphQLSchema;
  metadata: MetadataStorage;
  fragments: Record<string, FragmentDefinitionNode>;
  returnType: GraphQLOutputType;
  nodes: readonly FieldNode[];
  variables: Record<string, unknown>;
}

/**
 * Compiles what a root field reads, with what is selected of it, to one statement that answers the JSON text. Columns,
 * relations and conditions are those of the entities; values of the request are parameters and never text.
 */
export function compile(reading: Reading, selection: Selection): Plan {
  return new Compiler(selection).plan(reading);
}

type Param = (reading: Reading, variables: Record<string, unknown>, actor: Actor) => unknown;
/** SQL of which parts are constant text of the answer: neighbours are joined, so that the database joins little. */
type Piece = { text: string } | { sql: string };

/**
 * What one `select` reads from: a table, or the page of a list as a subquery, and what its rows name, joined to them. A row that is
 * named is joined and not looked up for itself: half the price, and the answer is the same, since it is found by its key.
 */
class From {
  readonly joins: string[] = [];
  /** Of a page, the columns that are asked of it: what is not, is not carried through sorting and limiting. */
  readonly columns = new Set<string>();

  /** @param page The subquery's alias; without one, the tables are at hand. */
  constructor(private readonly page?: string) {}

  row(meta: EntityMetadata<any>, name: string): Row {
    const { page, columns } = this;
    const at = (what: string, as: string) => {
      columns.add(`${what} as "${as}"`);
      return `${page}."${as}"`;
    };
    if (!page) return { from: this, meta, name, column: (of) => `${name}."${of}"`, whole: () => name };
    // Under a name of its own: as "t" it would be what a page below means by `t`, since PostgreSQL looks for a column of that name first.
    const whole = () => `(${at(name, `${page}_${name}_row`)})`;
    if (name === 't') return { from: this, meta, name, column: (of) => at(`t."${of}"`, of), whole };
    return { from: this, meta, name, column: (of) => at(`${name}."${of}"`, `${name}_${of}`), whole };
  }
}

/** A row that fields are read from. */
interface Row {
  from: From;
  meta: EntityMetadata<any>;
  /** What it is called among the tables it is read from. */
  name: string;
  /** One column of it, as SQL. */
  column: (name: string) => string;
  /** All of it. */
  whole: () => string;
}

class Compiler {
  private readonly params: Param[] = [];
  private readonly gaps: Gap[] = [];
  private readonly checks: Param[] = [];
  /** What is read, as far as an answer made of it can be kept; something that cannot is called so. */
  private readonly tables = new Set<string>();
  private aliases = 0;
  /** Whether content of a class is among it. */
  private sees = false;

  constructor(private readonly at: Selection) {}

  plan(reading: Reading): Plan {
    const statement = this.statement(this.root(reading));
    const { gaps, tables } = this;
    const isKept = gaps.length === 0 && [...tables].every((table) => keptTables.has(table) || directoryTables.has(table));
    return { ...statement, gaps, sees: this.sees, marks: isKept ? new Compiler(this.at).marks(reading) : undefined };
  }

  private statement(body: string): Omit<Plan, 'gaps' | 'sees' | 'marks'> {
    const { params, checks } = this;
    const sql = `select ${body} as answer`;
    return {
      sql,
      name: nameOfStatement(sql),
      params: (of, variables, actor) => {
        for (const check of checks) check(of, variables, actor);
        return params.map((param) => param(of, variables, actor));
      },
    };
  }

  /**
   * What the answer is made of, as a digest: the rows in their order, one more than the page, the revision of the case of each, how
   * many there are in all where that is asked, and the revision of the directory. Under the same row policies as the answer itself.
   */
  private marks(reading: Reading): Plan['marks'] {
    if (!(reading instanceof PageReading || reading instanceof RowReading)) return undefined;
    const meta = this.at.metadata.get<any>(reading instanceof RowReading ? reading.entity : reading.source.entity);
    const caseId = meta.tableName === 'case_file' ? 't.id' : keptTables.has(meta.tableName) ? 't.case_id' : undefined;
    if (!caseId) return undefined;
    const parts = ['(select revision from hub.directory_revision)'];
    let [from, order] = ['', ''];
    if (reading instanceof RowReading)
      from = `hub."${meta.tableName}" t where t.id = ${this.param((of) => (of as RowReading).id)}::uuid${this.own(meta, 't')}`;
    else {
      const { source, args } = reading;
      const list = listName(meta.tableName, source);
      const window = windowOf(args, source, list);
      const argsOf = (of: Reading) => (of as PageReading).args;
      const where = this.whereOf(source);
      const tables = source.from ?? `hub."${meta.tableName}" t`;
      if (this.selects('totalCount'))
        parts.push(`(select count(*) from ${source.accessList && !mentionsRow(where) ? source.accessList : tables}${conditions(where)})`);
      if (window.cursor) where.push(this.beyond(source, window, list, argsOf));
      order = ` order by ${orderOf(source, window)} limit ${window.size + 1}`;
      from = `${tables}${conditions(where)}`;
    }
    const rows = `select t.id, (select r.revision from hub.case_revision r where r.case_id = ${caseId}) as revision from ${from}${order}`;
    parts.push(`(select string_agg(concat(m.id, ' ', m.revision), ',') from (${rows}) m)`);
    return this.statement(
      `encode(sha256(convert_to(concat_ws('|', ${parts.map((part) => `coalesce(${part}::text, '')`).join(', ')}), 'UTF8')), 'hex')`,
    );
  }

  private selects(field: string): boolean {
    const { schema, fragments, variables, returnType, nodes } = this.at;
    const fields = collectSubfields(schema, fragments, variables, getNamedType(returnType) as GraphQLObjectType, [...nodes]);
    return [...fields.values()].some(([node]) => node!.name.value === field);
  }

  /** The conditions of a root list. */
  private whereOf(source: PageSource<any>): string[] {
    return (source.where ?? []).map(({ sql }, i) => this.bound(sql, (n) => (of) => (of as PageReading).source.where![i]!.params[n]));
  }

  private beyond(
    source: PageSource<any>,
    window: Window,
    list: string,
    argsOf: (reading: Reading, variables: Record<string, unknown>) => FactArgs,
  ): string {
    return this.bound(beyondCursor(source, window), (n) => (of, values) => {
      const { sort, id } = windowOf(argsOf(of, values), source, list).cursor!;
      return n === 0 ? sort : id;
    });
  }

  private root(reading: Reading): string {
    const { returnType, nodes } = this.at;
    if (reading instanceof PageReading) {
      const { source, args } = reading;
      const where = this.whereOf(source);
      const type = getNamedType(returnType) as GraphQLObjectType;
      return concat(this.connection(type, nodes, { ...source, where: [] }, where, args, (of) => (of as PageReading).args));
    }
    if (reading instanceof RowReading) {
      const meta = this.at.metadata.get<any>(reading.entity);
      const type = this.at.schema.getType(typeNameOf(reading.entity));
      if (!isObjectType(type)) throw new HandedBack('type');
      const key = this.param((of) => (of as RowReading).id);
      this.tables.add(meta.tableName);
      const from = new From();
      const object = concat(this.object(type, nodes, from.row(meta, 'r')));
      return `(select ${object} from hub."${meta.tableName}" r${from.joins.join('')} where r.${column(primaryKey(meta))} = ${key}::uuid${this.own(meta, 'r')})`;
    }
    if (reading instanceof FiguresReading) {
      const type = getNamedType(returnType);
      if (!isObjectType(type)) throw new HandedBack('type');
      const statement = this.bound(reading.sql, (n) => (of) => (of as FiguresReading).params[n]);
      return `'[' || coalesce((select string_agg(${concat(this.figures(type, nodes, () => 'f'))}, ',') from (${statement}) f), '') || ']'`;
    }
    if (reading instanceof SummaryReading) {
      const type = getNamedType(returnType);
      if (!isObjectType(type)) throw new HandedBack('type');
      const gathered = this.bound(reading.gathered, (n) => (of) => (of as SummaryReading).params[n]);
      return `(${gathered} select ${concat(this.summary(type, nodes, reading))}${reading.of ? ` from ${reading.of}` : ''})`;
    }
    throw new HandedBack('value');
  }

  private object(type: GraphQLObjectType, nodes: readonly FieldNode[], row: Row): Piece[] {
    return this.braces(type, nodes, (name, fieldNodes) => this.field(type, name, fieldNodes, row));
  }

  private braces(type: GraphQLObjectType, nodes: readonly FieldNode[], field: (name: string, nodes: readonly FieldNode[]) => Piece[]): Piece[] {
    const { schema, fragments, variables } = this.at;
    const pieces: Piece[] = [{ text: '{' }];
    for (const [key, fieldNodes] of collectSubfields(schema, fragments, variables, type, [...nodes])) {
      const name = fieldNodes[0]!.name.value;
      pieces.push({ text: `${pieces.length > 1 ? ',' : ''}"${key}":` });
      pieces.push(...(name === '__typename' ? [{ text: `"${type.name}"` }] : field(name, fieldNodes)));
    }
    pieces.push({ text: '}' });
    return pieces;
  }

  private field(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[], row: Row): Piece[] {
    const { meta } = row;
    const definition = type.getFields()[name]!;
    if (name === 'id' && meta.primaryKeys[0] === 'id') return [{ text: `"${type.name}_` }, { sql: row.column('id') }, { text: '"' }];
    const what = declaredField(meta.class, name);
    if (what?.kind === 'many') return this.below(definition.type, nodes, row, what, this.args(type, name, nodes));
    if (what?.kind === 'figures') return [{ sql: this.counted(definition.type, nodes, what.parts(row.column(primaryKey(meta).fieldNames[0]!))) }];
    if (what) {
      const target = this.at.metadata.get<any>(what.target());
      const own = what.kind === 'content' ? 'id' : meta.properties[what.by]!.fieldNames[0]!;
      const seen = what.kind === 'content' ? this.sight(target, row) : '';
      return [{ sql: this.toOne(definition.type, nodes, target, row, own, what.kind === 'reference' ? ` and ${what.where(row.name)}` : '', seen) }];
    }
    const property = (meta.properties as Record<string, EntityProperty>)[propertyOf(name)];
    if (property?.kind === ReferenceKind.MANY_TO_ONE || property?.kind === ReferenceKind.ONE_TO_ONE) {
      // As this hub's ORM describes it, walls and all: what the property holds may be another ORM's description, where a process has two.
      const target = this.at.metadata.get<any>(property.targetMeta!.class);
      return [{ sql: this.toOne(definition.type, nodes, target, row, property.fieldNames[0]!, '') }];
    }
    if (property?.kind === ReferenceKind.SCALAR && !property.formula) {
      const value = row.column(property.fieldNames[0]!);
      const named = getNamedType(definition.type);
      if (isObjectType(named)) return [{ sql: this.document(named, nodes, value, property.nullable === true) }];
      return this.leaf(definition.type, value, property.nullable === true);
    }
    this.gaps.push({ entity: meta, typeName: type.name, nodes });
    return [{ text: `${GAP}${this.gaps.length - 1}:` }, { sql: `to_json(${row.whole()})` }, { text: GAP }];
  }

  private args(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): (variables: Record<string, unknown>) => FactArgs {
    const definition = type.getFields()[name]!;
    return (variables) => getArgumentValues(definition, nodes[0]!, variables);
  }

  /** Says in the text whose content it is, where it is the content of a class: whoever reads the text puts it on record. */
  private sight(target: EntityMetadata<any>, { meta, column }: Row): string {
    const dataClass = contentClassOf(target.comment);
    if (!dataClass) return '';
    this.sees = true;
    const of = (name: string) => (meta.properties as Record<string, EntityProperty>)[name]?.fieldNames[0];
    const survivor = of('survivor');
    return `'${SIGHT}${dataClass}:${survivor ? '' : 'case:'}' || ${column(survivor ?? of('caseFile') ?? of('caseId')!)} || '${SIGHT}' || `;
  }

  /** The row that this one names, joined to it. */
  private toOne(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    target: EntityMetadata<any>,
    row: Row,
    own: string,
    where: string,
    before = '',
  ): string {
    const named = getNamedType(type);
    if (!isObjectType(named)) throw new HandedBack('type');
    const name = `j${++this.aliases}`;
    this.tables.add(target.tableName);
    const key = primaryKey(target).fieldNames[0]!;
    // From what is seen otherwise than by taking part, such as a request to take part, a way leads to a case that may not be one's own.
    // And from a survivor to the one it was recorded again as, whom not everybody sees who sees the first.
    const entering = ownRows(row.meta, row.name) && row.meta !== target ? '' : this.own(target, name);
    row.from.joins.push(` left join hub."${target.tableName}" ${name} on ${name}."${key}" = ${row.name}."${own}"${where}${entering}`);
    const joined = row.from.row(target, name);
    const object = concat(this.object(named, nodes, joined));
    return `case when ${joined.column(key)} is null then '${isNonNullType(type) ? NULL_WHERE_NONE_MAY_BE : 'null'}' else ${before}${object} end`;
  }

  /** The list below a row. */
  private below(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    row: Row,
    relation: Parameters<typeof relationSource>[1],
    args: (variables: Record<string, unknown>) => FactArgs,
  ): Piece[] {
    const given = args(this.at.variables);
    const sourceOf = (of: FactArgs, office: string) => relationSource(this.at.metadata, relation, of, office);
    // The office is a parameter like the values of the request: whoever asks first, the statement is the same.
    const source = sourceOf(given, '');
    const where = (source.where ?? []).map(({ sql }, i) =>
      this.bound(sql, (n) => (_, variables, actor) => sourceOf(args(variables), lookingAs(actor)).where![i]!.params[n]),
    );
    where.push(`${source.parentColumn} = ${row.column(primaryKey(row.meta).fieldNames[0]!)}`);
    return this.connection(getNamedType(type) as GraphQLObjectType, nodes, { ...source, where: [] }, where, given, (_, variables) => args(variables));
  }

  private connection(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    source: PageSource<any>,
    where: readonly string[],
    args: FactArgs,
    argsOf: (reading: Reading, variables: Record<string, unknown>) => FactArgs,
  ): Piece[] {
    const meta = this.at.metadata.get<any>(source.entity);
    this.tables.add(meta.tableName);
    const list = listName(meta.tableName, source);
    const window = windowOf(args, source, list);
    const { size, fromEnd } = window;
    const tables = source.from ?? `hub."${meta.tableName}" t`;
    const alias = `p${++this.aliases}`;
    const from = new From(alias);
    const row = from.row(meta, 't');
    const rowType = getNamedType(type.getFields()['nodes']!.type) as GraphQLObjectType;
    const edgeType = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;

    const key = row.column(source.key?.column ?? 'id');
    const cursorOf = (sort: string, id: string) =>
      `'"' || translate(encode(convert_to('[${quoted(JSON.stringify(list))},' || to_json(${sort}) || ',' || to_json(${id}::text) || ']', 'UTF8'), 'base64'), E'+/=\\n', '-_') || '"'`;
    const needs = { more: false, sort: false, rows: false };
    // Whether one row more than the page is read is known when all of it has been compiled: the marks stand for it until then.
    const SHOWN = '@SHOWN@';
    const ORDER = '@ORDER@';
    const aggregated = (pieces: Piece[]): Piece[] => {
      needs.rows = true;
      return [{ text: '[' }, { sql: `string_agg(${concat(pieces)}, ','${ORDER})${SHOWN}` }, { text: ']' }];
    };
    const pageInfo = (name: string): Piece[] => {
      if (name.startsWith('has')) {
        if (fromEnd !== (name === 'hasPreviousPage')) return [{ text: String(window.cursor !== undefined) }];
        needs.more = needs.rows = true;
        return [{ sql: `(count(*) > ${size})::text` }];
      }
      if (size === 0) return [{ text: 'null' }];
      needs.sort = needs.rows = true;
      // Rows are read in the order of the page, or against it: the first that was read, or the last of the page.
      const place = fromEnd === (name === 'endCursor') ? '1' : `least(count(*), ${size})::int`;
      // Where another aggregate asks for an order, all are given their input in it that do not ask for one.
      const nth = (value: string) => `(array_agg(${value}${fromEnd ? ` order by ${alias}."_nr"` : ''}))[${place}]`;
      return [{ sql: `coalesce(${cursorOf(nth(`${alias}."_sort"`), nth(key))}, 'null')` }];
    };
    const pieces = this.braces(type, nodes, (name, fieldNodes) => {
      switch (name) {
        case 'nodes':
          return aggregated(this.object(rowType, fieldNodes, row));
        case 'edges':
          return aggregated(
            this.braces(edgeType, fieldNodes, (part, edgeNodes) => {
              if (part === 'node') return this.object(rowType, edgeNodes, row);
              needs.sort = true;
              return [{ sql: cursorOf(`${alias}."_sort"`, key) }];
            }),
          );
        case 'pageInfo':
          return this.braces(getNamedType(type.getFields()[name]!.type) as GraphQLObjectType, fieldNodes, pageInfo);
        case 'totalCount': {
          const onAccessList = source.accessList && !mentionsRow(where);
          return [{ sql: `(select count(*) from ${onAccessList ? source.accessList : tables}${conditions(where)})` }];
        }
        default:
          throw new HandedBack('field');
      }
    });
    // A cursor of another list is refused whether its rows are asked for or not.
    if (window.cursor) this.checks.push((of, values) => windowOf(argsOf(of, values), source, list));
    if (!needs.rows) {
      // Nothing of it needs the database: not worth a statement.
      if (pieces.every((piece) => 'text' in piece)) throw new HandedBack('field');
      return pieces;
    }

    const beyond = window.cursor ? [this.beyond(source, window, list, argsOf)] : [];
    const order = orderOf(source, window);
    const columns = [...from.columns];
    if (needs.sort) columns.push(`${source.order.column}::text as "_sort"`);
    if (needs.more || fromEnd) columns.push(`row_number() over (order by ${order}) as "_nr"`);
    if (columns.length === 0) columns.push('1');
    const rows = `select ${columns.join(', ')} from ${tables}${from.joins.join('')}${conditions([...where, ...beyond])} order by ${order} limit ${needs.more ? size + 1 : size}`;
    const shown = needs.more ? ` filter (where ${alias}."_nr" <= ${size})` : '';
    const [before, inside, after] = trimmed(pieces);
    const text = concat(inside)
      .replaceAll(SHOWN, shown)
      .replaceAll(ORDER, fromEnd ? ` order by ${alias}."_nr" desc` : '');
    return [...before, { sql: `(select ${text} from (${rows}) ${alias})` }, ...after];
  }

  /** Figures that the database counts for a row: the parts that are asked for. */
  private counted(type: GraphQLOutputType, nodes: readonly FieldNode[], parts: readonly FiguresPart[]): string {
    const from = new Map<FiguresPart, string>();
    const aliasOf = (field: string): string => {
      const part = parts.find(({ fields }) => fields.includes(field))!;
      const alias = from.get(part) ?? `p${++this.aliases}`;
      this.tables.add(part.table);
      from.set(part, alias);
      return alias;
    };
    const object = concat(this.figures(getNamedType(type) as GraphQLObjectType, nodes, aliasOf));
    return from.size === 0 ? object : `(select ${object} from ${[...from].map(([{ sql }, alias]) => `(${sql}) ${alias}`).join(', ')})`;
  }

  private figures(type: GraphQLObjectType, nodes: readonly FieldNode[], aliasOf: (field: string) => string): Piece[] {
    return this.braces(type, nodes, (name, nodesOf) => {
      const definition = type.getFields()[name]!;
      const value = `${aliasOf(name)}.${snake(name)}`;
      const nullable = !isNonNullType(definition.type);
      const named = getNamedType(definition.type);
      return isObjectType(named) ? [{ sql: this.document(named, nodesOf, value, nullable) }] : this.leaf(definition.type, value, nullable);
    });
  }

  /** Of a summary, what is asked for and no more. */
  private summary(type: GraphQLObjectType, nodes: readonly FieldNode[], { figures, lists }: SummaryReading): Piece[] {
    return this.braces(type, nodes, (name, nodesOf) => {
      const of = type.getFields()[name]!.type;
      const rows = lists[name];
      if (rows === undefined) return this.leaf(of, figures[name]!, !isNonNullType(of));
      const alias = `p${++this.aliases}`;
      const entry = concat(this.figures(getNamedType(of) as GraphQLObjectType, nodesOf, () => alias));
      return [{ text: '[' }, { sql: `(select string_agg(${entry}, ',') from (${rows}) ${alias})` }, { text: ']' }];
    });
  }

  /** A column that holds a list of objects. */
  private document(type: GraphQLObjectType, nodes: readonly FieldNode[], value: string, nullable: boolean): string {
    const alias = `p${++this.aliases}`;
    const object = this.braces(type, nodes, (name) => [{ sql: `coalesce((${alias}.value -> '${name}')::text, 'null')` }]);
    const items = `'[' || coalesce((select string_agg(${concat(object)}, ',' order by ${alias}.ordinality) from jsonb_array_elements(${value}) with ordinality ${alias}), '') || ']'`;
    return nullable ? `case when ${value} is null then 'null' else ${items} end` : `(${items})`;
  }

  private leaf(type: GraphQLOutputType, value: string, nullable: boolean): Piece[] {
    const orNull = (text: string): Piece[] => [{ sql: nullable ? `coalesce(${text}, 'null')` : text }];
    if (isListType(getNullableType(type))) return orNull(`to_json(${value})::text`);
    const named = getNamedType(type);
    const inQuotes = (text: string): Piece[] => (nullable ? orNull(`'"' || ${text} || '"'`) : [{ text: '"' }, { sql: text }, { text: '"' }]);
    if (isEnumType(named)) return inQuotes(value);
    switch (named.name) {
      case 'DateTime':
        return inQuotes(`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
      case 'LocalDate':
        return inQuotes(`${value}::text`);
      case 'Int':
      case 'SafeInt':
        return orNull(`${value}::bigint::text`);
      case 'Boolean':
        return orNull(`${value}::text`);
      case 'String':
      case 'Float':
        return orNull(`to_json(${value})::text`);
      default:
        throw new HandedBack('type');
    }
  }

  /** Read by its id, a row must be of one's own office's cases: said here too, and not by the row policies alone. */
  private own(meta: EntityMetadata<any>, t: string): string {
    const own = ownRows(meta, t);
    return own ? ` and ${this.bound(own, () => (_of, _variables, actor) => lookingAs(actor))}` : '';
  }

  private param(value: Param): string {
    return `$${this.params.push(value)}`;
  }

  /** A condition with its `?` made into parameters of the statement. */
  private bound(sql: string, value: (n: number) => Param): string {
    let n = 0;
    return sql.replaceAll('?', () => this.param(value(n++)));
  }
}

/** Whether a condition is about the row itself: otherwise the access list alone says how many there are. */
function mentionsRow(where: readonly string[]): boolean {
  return where.some((sql) => /\bt\./.test(sql));
}

function conditions(where: readonly string[]): string {
  return where.length ? ` where ${where.join(' and ')}` : '';
}

function column(property: EntityProperty<any>): string {
  return `"${property.fieldNames[0]}"`;
}

function primaryKey(meta: EntityMetadata<any>): EntityProperty<any> {
  return meta.properties[meta.primaryKeys[0]!]!;
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

/** The constant text at both ends, and what stands between: only that is worth a place in the statement of a list. */
function trimmed(pieces: readonly Piece[]): [Piece[], Piece[], Piece[]] {
  const first = pieces.findIndex((piece) => 'sql' in piece);
  const end = pieces.findLastIndex((piece) => 'sql' in piece) + 1;
  return [pieces.slice(0, first), pieces.slice(first, end), pieces.slice(end)];
}

/** PostgreSQL's functions take a hundred arguments at most. */
const ARGUMENTS = 90;

function concat(pieces: readonly Piece[]): string {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if ('text' in piece && last && 'text' in last) joined[joined.length - 1] = { text: last.text + piece.text };
    else joined.push(piece);
  }
  const parts = joined.map((piece) => ('text' in piece ? `'${quoted(piece.text)}'` : piece.sql));
  if (parts.length === 1) return parts[0]!;
  const chunks: string[] = [];
  for (let i = 0; i < parts.length; i += ARGUMENTS) chunks.push(`concat(${parts.slice(i, i + ARGUMENTS).join(', ')})`);
  return chunks.length === 1 ? chunks[0]! : `concat(${chunks.join(', ')})`;
}
