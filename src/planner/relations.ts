import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { contentClassOf } from '../access/visibility.js';
import type { Context } from '../context.js';
import { arrayLiteral } from './page.js';
import { DateTime } from './scalars.js';

/**
 * Relations of the schema, declared beside the columns they run over and read by two readers: the ordinary
 * resolvers (`attach-relations.ts`) and, from the same declarations, whatever compiles a selection to SQL.
 */

/** Where a page stands in its list. Cursors are opaque. */
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field({ description: 'Whether more follows after the last edge.' })
  hasNextPage!: boolean;

  @Field({ description: 'Whether anything stands before the first edge.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge.' })
  endCursor!: string | null;
}

/** The arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 0 to 100. Without `first` and `last`, 20.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 0 to 100.' })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Only what precedes this cursor.' })
  before?: string;
}

/** The arguments of a list of legal facts, which are superseded and never edited. */
@ArgsType()
export class FactArgs extends PageArgs {
  @Field(() => DateTime, {
    nullable: true,
    description: 'What the record said at this instant (UTC). Without it, what it says now.',
  })
  asOf?: Date;

  @Field({ nullable: true, description: 'Whether superseded facts are listed too, so that the whole trail can be read.' })
  withSuperseded?: boolean;
}

/** A page as the resolvers hand it to the executor. `totalCount` is counted only when it is asked for. */
export interface Page<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

/** A list below one row. */
export interface ManyRelation {
  field: string;
  target: () => ClassType<object>;
  /** The property of the target that points here. */
  by: string;
  /** The property the list is ordered by, oldest first; the id breaks ties. */
  orderBy: string;
  isFact: boolean;
  /** Which of them, in SQL over the row. A `?` is whose list it is: the office. */
  only?: ((row: string) => string) | undefined;
}

const relations: ManyRelation[] = [];
/** What each class declares beside its columns, by the class that declares it and the name of the field. */
const declared = new Map<Function, Map<string, Declared>>();

type Declared =
  | ({ kind: 'many' } & ManyRelation)
  | { kind: 'content'; target: () => ClassType<object> }
  | ({ kind: 'reference' } & Reference)
  | ({ kind: 'figures' } & Figures);

/** A to-one relation that is shown under a condition of its own. */
interface Reference {
  target: () => ClassType<object>;
  /** The property that holds the key. */
  by: string;
  /** The condition, in SQL over the row. */
  where: (row: string) => string;
}

/** Some figures of a row that are counted together: a select of one row, whose columns are the fields in the database's spelling. */
export interface FiguresPart {
  fields: readonly string[];
  table: string;
  sql: string;
}

/** An object of figures that the database counts for each row; of its parts those that are asked for. */
interface Figures {
  parts: (id: string) => readonly FiguresPart[];
}

/** What stands behind a field of a class, its base classes' included, when it is no column. */
export function declaredField(entity: Function, field: string): Declared | undefined {
  for (let of: Function | null = entity; of && of !== Function.prototype; of = Object.getPrototypeOf(of) as Function | null) {
    const found = declared.get(of)?.get(field);
    if (found) return found;
  }
  return undefined;
}

function declare(entity: Function, field: string, what: Declared): void {
  const fields = declared.get(entity) ?? new Map<string, Declared>();
  declared.set(entity, fields.set(field, what));
}

const connections = new Map<Function, ClassType<object>>();

/** A list below a row is a method: it takes the page and the request. */
export type Many<T> = (args: FactArgs, context: Context) => Promise<Page<T>>;
/** The content of a status, or null. */
export type Content<T> = (context: Context) => Promise<T | null>;

interface ManyOptions<T> {
  by: keyof T & string;
  description: string;
  orderBy?: keyof T & string;
  /** The target is a legal fact: superseded rows are left out unless asked for, and `asOf` looks back. */
  fact?: true;
  /** Which of them, in SQL over the row. A `?` is whose list it is: the office. */
  only?: (row: string) => string;
}

/** A Relay connection to the rows that point here. */
export function Many<T extends object>(target: () => ClassType<T>, { by, description, orderBy, fact, only }: ManyOptions<T>): PropertyDecorator {
  return (prototype, key) => {
    const field = String(key);
    const relation: ManyRelation = { field, target, by, orderBy: orderBy ?? 'id', isFact: fact === true, only };
    relations.push(relation);
    declare(prototype.constructor, field, { kind: 'many', ...relation });
    const resolve = function (this: { id: string }, args: PageArgs, context: Context) {
      return context.page(relation, this.id, args);
    };
    method(
      prototype,
      key,
      resolve,
      Field(() => ConnectionOf(target()), { description }),
      fact ? FactArgs : PageArgs,
    );
  };
}

/** The content that goes with this status, or null where there is none or it is not for the caller. */
export function Content<T extends object>(target: () => ClassType<T>, description: string): PropertyDecorator {
  return (prototype, key) => {
    declare(prototype.constructor, String(key), { kind: 'content', target });
    const resolve = async function (this: { id: string; survivor?: { id: string }; caseId?: string }, context: Context) {
      const content = await context.load(target(), this.id);
      if (content) context.saw(contentClassOf(context.hub.orm.getMetadata().get(target()).comment), this);
      return content;
    };
    method(
      prototype,
      key,
      resolve,
      Field(() => target(), { nullable: true, description }),
    );
  };
}

/** A row of another table that this one names, shown where a condition over this row holds. */
export function SeenWhere<T extends object>(
  target: () => ClassType<T>,
  { by, where, description }: { by: string; where: (row: string) => string; description: string },
): PropertyDecorator {
  return (prototype, key) => {
    declare(prototype.constructor, String(key), { kind: 'reference', target, by, where });
    const resolve = function (this: Record<string, { id: string }> & { id: string }, context: Context) {
      return context.reference(this.constructor as ClassType<object>, this.id, target(), this[by]!.id, where);
    };
    method(
      prototype,
      key,
      resolve,
      Field(() => target(), { nullable: true, description }),
    );
  };
}

/** An object of figures that one statement counts for all rows of a page. The class names its fields as the columns are named. */
export function Counted(type: () => ClassType<object>, parts: Figures['parts'], description: string): PropertyDecorator {
  return (prototype, key) => {
    declare(prototype.constructor, String(key), { kind: 'figures', parts });
    const resolve = function (this: { id: string }, context: Context) {
      const name = `${prototype.constructor.name}.${String(key)}`;
      const all = parts('r.id').map(({ sql }, i) => `cross join lateral (${sql}) f${i}`);
      const columns = all.map((_, i) => `f${i}.*`).join(', ');
      return context.computed(name, this.id, (ids) =>
        context.figures(`select ${columns} from unnest(?::uuid[]) with ordinality r(id, nr) ${all.join(' ')} order by r.nr`, [arrayLiteral(ids)]),
      );
    };
    method(prototype, key, resolve, Field(type, { description }));
  };
}

/** Puts a field on a class whose resolver takes the arguments, where it has any, and the request. */
function method(
  prototype: object,
  key: string | symbol,
  resolve: Function,
  field: MethodDecorator & PropertyDecorator,
  argsType?: ClassType<PageArgs>,
): void {
  const descriptor = { value: resolve, writable: true, configurable: true, enumerable: false };
  Reflect.defineMetadata('design:paramtypes', argsType ? [argsType, Object] : [Object], prototype, key);
  Reflect.defineMetadata('design:type', Function, prototype, key);
  if (argsType) Args(() => argsType)(prototype, key, 0);
  Ctx()(prototype, key, argsType ? 1 : 0);
  field(prototype, key, descriptor);
  Object.defineProperty(prototype, key, descriptor);
}

/** The connection type of a class, made once: `CaseConnection`, `CaseEdge`. */
export function ConnectionOf<T extends object>(node: ClassType<T>): ClassType<Page<T>> {
  const known = connections.get(node);
  if (known) return known as ClassType<Page<T>>;
  const name = typeNameOf(node);

  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Give it as `after` or `before` to go on from here. Opaque.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The page without cursors.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page stands in its list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all of what you may see.' })
    totalCount!: number;
  }

  connections.set(node, Connection);
  return Connection as unknown as ClassType<Page<T>>;
}

/** Makes the connection types of all relations, before the schema is made from the classes. */
export function declareConnections(): void {
  for (const { target } of relations) ConnectionOf(target());
}

const typeNames = new Map<Function, string>([]);

/** The name of the class in the schema: `CaseFile` is `Case` there, since `case` is a reserved word here. */
export function typeNameOf(entity: Function): string {
  return typeNames.get(entity) ?? entity.name;
}

export function nameType(entity: Function, name: string): void {
  typeNames.set(entity, name);
}
