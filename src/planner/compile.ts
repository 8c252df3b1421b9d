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
import { propertyOf } from './attach-relations.js';
import { beyondCursor, listName, orderOf, type PageSource, relationSource, windowOf } from './page.js';
import { nameOfStatement } from './pipeline.js';
import { FiguresReading, PageReading, type Reading, RowReading } from './reading.js';
import { declaredField, type FactArgs, typeNameOf } from './relations.js';

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
  params: (reading: Reading, variables: Record<string, unknown>) => unknown[];
  gaps: readonly Gap[];
}

/** The statement's own marks in the text. JSON text holds no bare control character, so neither can come out of a row. */
export const GAP = '\u0001';
export const NULL_WHERE_NONE_MAY_BE = '\u0002';

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

type Param = (reading: Reading, variables: Record<string, unknown>) => unknown;
/** SQL of which parts are constant text of the answer: neighbours are joined, so that the database joins little. */
type Piece = { text: string } | { sql: string };

class Compiler {
  private readonly params: Param[] = [];
  private readonly gaps: Gap[] = [];
  private readonly checks: Param[] = [];
  private aliases = 0;

  constructor(private readonly at: Selection) {}

  plan(reading: Reading): Plan {
    const body = this.root(reading);
    const { params, gaps, checks } = this;
    const values: Plan['params'] = (of, variables) => {
      for (const check of checks) check(of, variables);
      return params.map((param) => param(of, variables));
    };
    const sql = `select ${body} as answer`;
    return { sql, name: nameOfStatement(sql), params: values, gaps };
  }

  private root(reading: Reading): string {
    const { returnType, nodes } = this.at;
    if (reading instanceof PageReading) {
      const { source, args } = reading;
      const where = (source.where ?? []).map(({ sql }, i) => this.bound(sql, (n) => (of) => (of as PageReading).source.where![i]!.params[n]));
      return this.connection(
        getNamedType(returnType) as GraphQLObjectType,
        nodes,
        { ...source, where: [] },
        where,
        args,
        (of) => (of as PageReading).args,
      );
    }
    if (reading instanceof RowReading) {
      const meta = this.at.metadata.get<any>(reading.entity);
      const type = this.at.schema.getType(typeNameOf(reading.entity));
      if (!isObjectType(type)) throw new HandedBack('type');
      const key = this.param((of) => (of as RowReading).id);
      return this.row(type, nodes, meta, `r.${column(primaryKey(meta))} = ${key}::uuid`, 'r');
    }
    if (reading instanceof FiguresReading) {
      const type = getNamedType(returnType);
      if (!isObjectType(type)) throw new HandedBack('type');
      const statement = this.bound(reading.sql, (n) => (of) => (of as FiguresReading).params[n]);
      const object = this.figures(type, nodes, 'f');
      if (reading.answers === 'ONE') return `(select ${object} from (${statement}) f)`;
      return `'[' || coalesce((select string_agg(${object}, ',') from (${statement}) f), '') || ']'`;
    }
    throw new HandedBack('value');
  }

  /** A row of a table, or null. */
  private row(type: GraphQLObjectType, nodes: readonly FieldNode[], meta: EntityMetadata<any>, where: string, alias: string): string {
    return `(select ${this.object(type, nodes, meta, alias)} from hub."${meta.tableName}" ${alias} where ${where})`;
  }

  private object(type: GraphQLObjectType, nodes: readonly FieldNode[], meta: EntityMetadata<any>, alias: string): string {
    return this.braces(type, nodes, (name, fieldNodes) => this.field(type, name, fieldNodes, meta, alias));
  }

  private braces(type: GraphQLObjectType, nodes: readonly FieldNode[], field: (name: string, nodes: readonly FieldNode[]) => Piece[]): string {
    const { schema, fragments, variables } = this.at;
    const pieces: Piece[] = [{ text: '{' }];
    for (const [key, fieldNodes] of collectSubfields(schema, fragments, variables, type, [...nodes])) {
      const name = fieldNodes[0]!.name.value;
      pieces.push({ text: `${pieces.length > 1 ? ',' : ''}"${key}":` });
      pieces.push(...(name === '__typename' ? [{ text: `"${type.name}"` }] : field(name, fieldNodes)));
    }
    pieces.push({ text: '}' });
    return concat(pieces);
  }

  private field(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[], meta: EntityMetadata<any>, alias: string): Piece[] {
    const definition = type.getFields()[name]!;
    if (name === 'id' && meta.primaryKeys[0] === 'id') return [{ text: `"${type.name}_` }, { sql: `${alias}.id` }, { text: '"' }];
    const what = declaredField(meta.class, name);
    if (what?.kind === 'many') return [{ sql: this.below(definition.type, nodes, meta, alias, what, this.args(type, name, nodes)) }];
    if (what?.kind === 'figures') return [{ sql: this.counted(definition.type, nodes, what.sql(alias)) }];
    if (what) {
      const target = this.at.metadata.get<any>(what.target());
      const own = what.kind === 'content' ? `${alias}.id` : `${alias}.${column(meta.properties[what.by]!)}`;
      const where = what.kind === 'reference' ? ` and ${what.where(alias)}` : '';
      return [{ sql: this.toOne(definition.type, nodes, target, own, where) }];
    }
    const property = (meta.properties as Record<string, EntityProperty>)[propertyOf(name)];
    if (property?.kind === ReferenceKind.MANY_TO_ONE || property?.kind === ReferenceKind.ONE_TO_ONE)
      return [{ sql: this.toOne(definition.type, nodes, property.targetMeta!, `${alias}.${column(property)}`, '') }];
    if (property?.kind === ReferenceKind.SCALAR && !property.formula) {
      const value = `${alias}.${column(property)}`;
      const named = getNamedType(definition.type);
      if (isObjectType(named)) return [{ sql: this.document(named, nodes, value, property.nullable === true) }];
      return this.leaf(definition.type, value, property.nullable === true);
    }
    this.gaps.push({ entity: meta, typeName: type.name, nodes });
    return [{ text: `${GAP}${this.gaps.length - 1}:` }, { sql: `to_json(${alias})` }, { text: GAP }];
  }

  private args(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): (variables: Record<string, unknown>) => FactArgs {
    const definition = type.getFields()[name]!;
    return (variables) => getArgumentValues(definition, nodes[0]!, variables);
  }

  private toOne(type: GraphQLOutputType, nodes: readonly FieldNode[], target: EntityMetadata<any>, own: string, where: string): string {
    const named = getNamedType(type);
    if (!isObjectType(named)) throw new HandedBack('type');
    const alias = this.alias();
    const row = this.row(named, nodes, target, `${alias}.${column(primaryKey(target))} = ${own}${where}`, alias);
    return `coalesce(${row}, ${isNonNullType(type) ? `'${NULL_WHERE_NONE_MAY_BE}'` : `'null'`})`;
  }

  /** The list below a row. */
  private below(
    type: GraphQLOutputType,
    nodes: readonly FieldNode[],
    meta: EntityMetadata<any>,
    alias: string,
    relation: Parameters<typeof relationSource>[1],
    args: (variables: Record<string, unknown>) => FactArgs,
  ): string {
    const given = args(this.at.variables);
    const source = relationSource(this.at.metadata, relation, given);
    const where = (source.where ?? []).map(({ sql }, i) =>
      this.bound(sql, (n) => (_, variables) => relationSource(this.at.metadata, relation, args(variables)).where![i]!.params[n]),
    );
    where.push(`${source.parentColumn} = ${alias}.${column(primaryKey(meta))}`);
    return this.connection(getNamedType(type) as GraphQLObjectType, nodes, { ...source, where: [] }, where, given, (_, variables) => args(variables));
  }

  private connection(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    source: PageSource<any>,
    where: readonly string[],
    args: FactArgs,
    argsOf: (reading: Reading, variables: Record<string, unknown>) => FactArgs,
  ): string {
    const meta = this.at.metadata.get<any>(source.entity);
    const list = listName(meta.tableName, source);
    const window = windowOf(args, source, list);
    const from = source.from ?? `hub."${meta.tableName}" t`;
    const alias = this.alias();
    const row = type.getFields()['nodes']!;
    const rowType = getNamedType(row.type) as GraphQLObjectType;

    const cursor = `'"' || translate(encode(convert_to('[${quoted(JSON.stringify(list))},' || to_json(${alias}."_sort") || ',' || to_json(${alias}.${source.key?.column ?? 'id'}::text) || ']', 'UTF8'), 'base64'), E'+/=\\n', '-_') || '"'`;
    const needs = { more: false, sort: false, rows: false, number: window.fromEnd };
    const edgeType = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
    const aggregated = (value: string) => {
      needs.rows = true;
      return `'[' || coalesce(string_agg(${value}, ','@ORDER@)@SHOWN@, '') || ']'`;
    };
    const pageInfo = (name: string): Piece[] => {
      const atEnd = window.fromEnd === (name === 'hasPreviousPage');
      if (name.startsWith('has')) {
        if (!atEnd) return [{ text: String(window.cursor !== undefined) }];
        needs.more = needs.rows = true;
        return [{ sql: `(count(*) > ${window.size})::text` }];
      }
      needs.sort = needs.number = needs.rows = true;
      const first = window.fromEnd === (name === 'endCursor');
      const value = `(array_agg(${cursor} order by ${alias}."_nr"${first ? '' : ' desc'})@SHOWN@)[1]`;
      return [{ sql: `coalesce(${value}, 'null')` }];
    };
    const text = this.braces(type, nodes, (name, fieldNodes) => {
      switch (name) {
        case 'nodes':
          return [{ sql: aggregated(this.object(rowType, fieldNodes, meta, alias)) }];
        case 'edges': {
          const edge = this.braces(edgeType, fieldNodes, (part, edgeNodes) => {
            if (part === 'node') return [{ sql: this.object(rowType, edgeNodes, meta, alias) }];
            needs.sort = true;
            return [{ sql: cursor }];
          });
          return [{ sql: aggregated(edge) }];
        }
        case 'pageInfo':
          return [{ sql: this.braces(getNamedType(type.getFields()[name]!.type) as GraphQLObjectType, fieldNodes, pageInfo) }];
        case 'totalCount': {
          const onAccessList = source.accessList && where.every((sql) => !/\bt\./.test(sql));
          return [{ sql: `(select count(*) from ${onAccessList ? source.accessList : from}${conditions(where)})` }];
        }
        default:
          throw new HandedBack('field');
      }
    });
    // A cursor of another list is refused whether its rows are asked for or not.
    if (window.cursor) this.checks.push((of, values) => windowOf(argsOf(of, values), source, list));
    // Nothing of it needs the database: not worth a statement.
    if (!needs.rows) {
      if (!text.includes('count(*)')) throw new HandedBack('field');
      return text;
    }

    const beyond = window.cursor
      ? [
          this.bound(beyondCursor(source, window), (n) => (of, values) => {
            const { sort, id } = windowOf(argsOf(of, values), source, list).cursor!;
            return n === 0 ? sort : id;
          }),
        ]
      : [];
    if (needs.more) needs.number = true;
    const columns = [
      't.*',
      ...(needs.sort ? [`${source.order.column}::text as "_sort"`] : []),
      ...(needs.number ? [`row_number() over (order by ${orderOf(source, window)}) as "_nr"`] : []),
    ];
    const rows = `select ${columns.join(', ')} from ${from}${conditions([...where, ...beyond])} order by ${orderOf(source, window)} limit ${window.size + (needs.more ? 1 : 0)}`;
    const shown = needs.more ? ` filter (where ${alias}."_nr" <= ${window.size})` : '';
    // Rows come in the order of the page; but one aggregate that asks for an order of its own has the input sorted for all.
    const order = needs.number ? ` order by ${alias}."_nr"${window.fromEnd ? ' desc' : ''}` : '';
    return `(select ${text.replaceAll('@SHOWN@', shown).replaceAll('@ORDER@', order)} from (${rows}) ${alias})`;
  }

  /** Figures that a statement of ours counts for a row. */
  private counted(type: GraphQLOutputType, nodes: readonly FieldNode[], sql: string): string {
    const alias = this.alias();
    return `(select ${this.figures(getNamedType(type) as GraphQLObjectType, nodes, alias)} from (${sql}) ${alias})`;
  }

  private figures(type: GraphQLObjectType, nodes: readonly FieldNode[], alias: string): string {
    return this.braces(type, nodes, (name, nodesOf) => {
      const definition = type.getFields()[name]!;
      const value = `${alias}.${snake(name)}`;
      const nullable = !isNonNullType(definition.type);
      const named = getNamedType(definition.type);
      return isObjectType(named) ? [{ sql: this.document(named, nodesOf, value, nullable) }] : this.leaf(definition.type, value, nullable);
    });
  }

  /** A column that holds a list of objects. */
  private document(type: GraphQLObjectType, nodes: readonly FieldNode[], value: string, nullable: boolean): string {
    const alias = this.alias();
    const object = this.braces(type, nodes, (name) => [{ sql: `coalesce((${alias}.value -> '${name}')::text, 'null')` }]);
    const items = `'[' || coalesce((select string_agg(${object}, ',' order by ${alias}.ordinality) from jsonb_array_elements(${value}) with ordinality ${alias}), '') || ']'`;
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

  private alias(): string {
    return `p${++this.aliases}`;
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

function conditions(where: readonly string[]): string {
  return where.length ? ` where ${where.join(' and ')}` : '';
}

function column(property: EntityProperty<any>): string {
  return `"${property.fieldNames[0]}"`;
}

function primaryKey(meta: EntityMetadata<any>): EntityProperty<any> {
  return meta.properties[meta.primaryKeys[0]!]!;
}

/** `duePaise` is `due_paise` in the database. */
function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
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
