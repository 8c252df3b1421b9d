import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import type { Random } from '../planner/draw.js';
import type { Sight } from './sight.js';
import { type Oracle, type Path, everyPath } from './oracle.js';

/** An operation as somebody sends it. */
export interface Operation {
  source: string;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** A path with the fields that lead along it. */
interface Way {
  /** None, where it is not drawn to walk a path. */
  path: Path | undefined;
  root: string;
  /** Of `node` and `nodes`: the type that is meant. */
  type: string | undefined;
  fields: readonly string[];
}

const NEVER_ISSUED = '00000000-0000-7000-8000-000000000000';
/** How many rows an operation may come to, as far as its page sizes say. */
const ROWS = 240;
const SWEPT_AT_ONCE = 12;

/**
 * Draws operations from the schema: aliases, fragments, directives, variables, filters, sorts, pages, cursors, ids that are there, hidden
 * or never issued, `asOf` and `withSuperseded`. What has been covered least is drawn most.
 */
export class Drawing {
  private readonly ways: Way[] = [];
  private readonly schema: GraphQLSchema;
  /** By list, cursors of earlier answers. */
  private cursorsKnown = 0;
  private readonly cursors = new Map<string, string[]>();
  private readonly ids = new Map<string, readonly string[]>();
  private readonly swept = new Map<string, number>();
  private readonly sweepable: readonly string[];
  private readonly fields: { type: string; name: string }[];

  constructor(
    private readonly oracle: Oracle,
    private readonly dice: Random,
  ) {
    this.schema = oracle.schema;
    this.sweepable = oracle.tableTypes.filter((type) => oracle.wayTo(type)?.root === 'node');
    this.fields = oracle.tableTypes.flatMap((type) =>
      Object.keys((this.schema.getType(type) as GraphQLObjectType).getFields()).map((field) => ({ type, name: `${type}.${field}` })),
    );
    const collect = (path: Path, root: string, type: string | undefined, fields: readonly string[]) => {
      this.ways.push({ path, root, type, fields });
      for (const [field, next] of path.below) collect(next, root, type, [...fields, field]);
    };
    for (const [name, path] of oracle.paths) {
      const [root, type] = name.split(' ');
      collect(path, root!, type, []);
    }
  }

  get pathCount(): number {
    return this.ways.length;
  }

  draw(sight: Sight, roles: readonly string[]): Operation {
    this.gatherCursors();
    return new Draft(this.schema, this, sight, roles, this.dice).operation();
  }

  /**
   * One look at many types at once, for officers of some roles those that they were least asked about: of each a row that they see, and one
   * that is hidden from them in a case in which their office takes part, or in a row that they see.
   */
  sweep(sight: Sight): Operation {
    const { dice } = this;
    const types = this.wanted(sight)
      .slice(0, SWEPT_AT_ONCE)
      .map(({ type }) => type);
    const oneByOne = dice.chance(0.5);
    const ids: string[] = [];
    const parts: string[] = [];
    let n = 0;
    for (const type of types) {
      const {
        of,
        fields: [content],
      } = this.oracle.wayTo(type)!;
      const rows: string[] = [];
      for (const which of ['seen', 'near'] as const) {
        const known = this.known(which, type, sight);
        if (known.length === 0) continue;
        rows.push(`${of}_${dice.pick(known)}`);
        const key = `${which} ${type} ${sight.roles.join()}`;
        this.swept.set(key, (this.swept.get(key) ?? 0) + 1);
      }
      const fields = Object.values((this.schema.getType(type) as GraphQLObjectType).getFields());
      const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0);
      const asked = this.worth(leaves, type, sight.roles)
        .slice(0, 3)
        .map((field) => `a${++n}: ${field.name}`);
      const lists = fields.filter((field) => getNamedType(field.type).name.endsWith('Connection'));
      for (const field of this.worth(lists, type, sight.roles).slice(0, 5)) asked.push(`a${++n}: ${field.name} { totalCount }`);
      const part = `... on ${of} { ${content ? `a${++n}: ${content} { ${asked.join(' ')} }` : asked.join(' ')} }`;
      // Each by itself is a statement of the planner's; together they go the ordinary way.
      if (oneByOne) for (const id of rows) parts.push(`n${++n}: node(id: "${id}") { __typename ${part} }`);
      else {
        parts.push(part);
        ids.push(...rows);
      }
    }
    if (oneByOne) {
      const source = `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
      return { source, document: parse(source, { noLocation: true }), variables: {} };
    }
    const source = `query($ids: [ID!]!) { nodes(ids: $ids) { __typename ${parts.join(' ')} } }`;
    return { source, document: parse(source, { noLocation: true }), variables: { ids } };
  }

  /** How much there is to ask an officer of what those of the same roles were not asked yet. */
  need(sight: Sight): number {
    return this.wanted(sight)
      .slice(0, SWEPT_AT_ONCE)
      .reduce((sum, { score }) => sum + score, 0);
  }

  /** The types of which an officer sees a row or is near one, those first that officers of the same roles were asked least. */
  private wanted(sight: Sight): { type: string; score: number }[] {
    const scoreOf = (which: 'seen' | 'near', type: string) =>
      this.known(which, type, sight).length > 0 ? 1 / (1 + (this.swept.get(`${which} ${type} ${sight.roles.join()}`) ?? 0)) : 0;
    return this.sweepable
      .map((type) => ({ type, score: scoreOf('seen', type) + scoreOf('near', type) }))
      .filter(({ score }) => score > 0)
      .map(({ type, score }) => ({ type, score: score + this.dice.next() / 20 }))
      .toSorted((a, b) => b.score - a.score);
  }

  /** The keys of rows that are there for an officer, or near and hidden; of a content, those of the row that it belongs to. */
  private known(which: 'seen' | 'near', type: string, sight: Sight): readonly string[] {
    const key = `${which} ${type} ${sight.officer.id} ${sight.roles.join()}`;
    let known = this.ids.get(key);
    if (!known) {
      const rows = which === 'seen' ? this.oracle.rowsSeen(sight, type) : this.oracle.rowsNear(sight, type);
      known = rows.map((row) => (row.id ?? row.case_id) as string);
      this.ids.set(key, known);
    }
    return known;
  }

  /**
   * Of some paths drawn at random, the one that was walked least; or the way to a field that officers of these roles have asked for
   * least, or to a type of which nothing was withheld from them yet.
   */
  way(sight: Sight): Way {
    const { dice, oracle } = this;
    const roll = dice.next();
    if (roll < 0.3) {
      const to = oracle.wayTo(roll < 0.22 ? this.rarest(sight) : this.unseen(sight));
      if (to) return { path: undefined, root: to.root, type: to.of, fields: to.fields };
    }
    if (roll > 0.9) {
      const root = dice.pick([...new Set(this.ways.map((way) => way.root))]);
      return dice.pick(this.ways.filter((way) => way.root === root && way.fields.length < 2));
    }
    let best = this.dice.pick(this.ways);
    for (let i = 0; i < 30; i++) {
      const other = this.dice.pick(this.ways);
      if (other.path!.walked < best.path!.walked) best = other;
    }
    return best;
  }

  /** The type of the field that is covered least, of some. */
  private rarest({ roles }: Sight): string {
    const { fields } = this.oracle.coveredBy(roles);
    const drawn = Array.from({ length: 10 }, () => this.dice.pick(this.fields));
    return drawn.toSorted((a, b) => (fields.get(a.name) ?? 0) - (fields.get(b.name) ?? 0))[0]!.type;
  }

  private unseen({ roles }: Sight): string {
    const { withheld } = this.oracle.coveredBy(roles);
    const open = this.oracle.tableTypes.filter((type) => !withheld.has(type));
    return this.dice.pick(open.length > 0 ? open : this.oracle.tableTypes);
  }

  /** Fields in the order in which they are worth asking for, for one of the roles. */
  worth<T extends { name: string }>(fields: readonly T[], type: string, roles: readonly string[]): T[] {
    const covered = this.oracle.coveredBy(roles).fields;
    const count = (field: T) => covered.get(`${type}.${field.name}`) ?? 0;
    const drawn = Array.from({ length: Math.min(8, fields.length) }, () => this.dice.pick(fields));
    return [...new Set(drawn)].toSorted((a, b) => count(a) - count(b));
  }

  /** A global id: of a row the officer sees, of any row, or one that nobody issued. */
  id(type: string, sight: Sight): string {
    const { dice } = this;
    if (dice.chance(0.04)) return dice.pick([`${type}_${NEVER_ISSUED}`, 'x', `Office_${NEVER_ISSUED}`, `Rehabilitation_${NEVER_ISSUED}`]);
    if (!this.oracle.tableTypes.includes(type)) return `${type}_${NEVER_ISSUED}`;
    const roll = dice.next();
    if (roll < 0.88) {
      // Of those that are hidden, rows of cases in which the office takes part above all: what is hidden there, one wall alone hides.
      const known = this.known(roll < 0.66 ? 'seen' : 'near', type, sight);
      if (known.length > 0) return `${type}_${dice.pick(known)}`;
    }
    const all = this.oracle.allRows(type);
    return `${type}_${all.length > 0 ? dice.pick(all).id : NEVER_ISSUED}`;
  }

  /** A value of a column that orders or filters. */
  valueOf(table: string, column: string): any {
    const rows = this.oracle.raw.all(table);
    return rows.length > 0 ? this.dice.pick(rows)[column] : null;
  }

  cursor(lists: readonly string[]): string | undefined {
    const known = lists.flatMap((list) => this.cursors.get(list) ?? []);
    return known.length > 0 ? this.dice.pick(known) : undefined;
  }

  private gatherCursors(): void {
    if (this.oracle.cursors.size === this.cursorsKnown) return;
    let n = 0;
    for (const [cursor, place] of this.oracle.cursors) {
      if (n++ < this.cursorsKnown) continue;
      const list = place.slice(0, place.indexOf('|'));
      const known = this.cursors.get(list);
      if (!known) this.cursors.set(list, [cursor]);
      else if (known.length < 200) known.push(cursor);
      else known[n % 200] = cursor;
    }
    this.cursorsKnown = this.oracle.cursors.size;
  }
}

/** One operation in the making. */
class Draft {
  private names = 0;
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly drawing: Drawing,
    private readonly sight: Sight,
    private readonly roles: readonly string[],
    private readonly dice: Random,
  ) {}

  operation(): Operation {
    const { dice, drawing } = this;
    const body: string[] = [];
    const roots = dice.chance(0.08) ? 2 + dice.below(2) : 1;
    for (let i = 0; i < roots; i++) {
      const way = drawing.way(this.sight);
      body.push(this.root(this.schema.getQueryType()!.getFields()[way.root]!, way));
    }
    if (dice.chance(0.03)) body.push('__typename');
    const name = dice.chance(0.1) ? ' Drawn' : '';
    const source = `query${name}${this.definitions.length ? `(${this.definitions.join(', ')})` : ''} { ${body.join(' ')} }\n${this.fragments.join('\n')}`;
    return { source, document: parse(source, { noLocation: true }), variables: this.variables };
  }

  private root(field: GraphQLField<unknown, unknown>, way: Way): string {
    const named = getNamedType(field.type);
    const rows = isListType(field.type) || (isNonNullType(field.type) && isListType(field.type.ofType)) ? 20 : 1;
    const args = this.args(field, 'Query', way.type ?? named.name, { left: ROWS });
    if (isInterfaceType(named)) {
      const types = [way.type!];
      if (this.dice.chance(0.3)) types.push(this.dice.pick(this.schema.getPossibleTypes(named)).name);
      const parts = [...new Set(types)].map(
        (type) =>
          `... on ${type} ${this.selections(this.schema.getType(type) as GraphQLObjectType, type === way.type ? way.fields : [], ROWS, true)}`,
      );
      return `${this.alias()}${field.name}${args.text} { ${this.dice.chance(0.5) ? 'id __typename ' : ''}${parts.join(' ')} }`;
    }
    return `${this.alias()}${field.name}${args.text}${this.below(named, way.fields, Math.floor(ROWS / rows), args.size)}`;
  }

  /** What is asked of an object or a page of them. */
  private below(named: unknown, spine: readonly string[], left: number, size: number, aliased = false): string {
    if (isInterfaceType(named)) return ' { __typename }';
    if (!isObjectType(named)) return '';
    if (!named.name.endsWith('Connection')) return ` ${this.selections(named, spine, left, aliased)}`;
    const row = getNamedType(named.getFields()['nodes']!.type) as GraphQLObjectType;
    const rest = Math.floor(left / Math.max(1, size));
    const parts: string[] = [];
    // What has changed is no connection in every respect: it has no edges, no count, and goes forward only.
    const has = (field: string, type: GraphQLObjectType = named) => field in type.getFields();
    const inEdges = this.dice.chance(0.35) && has('edges');
    if (inEdges) parts.push(`edges { ${this.dice.chance(0.7) ? 'cursor ' : ''}node ${this.selections(row, spine, rest, aliased)} }`);
    else parts.push(`nodes ${this.selections(row, spine, rest, aliased)}`);
    if (this.dice.chance(0.4) && has('totalCount')) parts.push('totalCount');
    const end = getNamedType(named.getFields()['pageInfo']!.type) as GraphQLObjectType;
    const ends = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'].filter((field) => has(field, end));
    if (this.dice.chance(0.3)) parts.push(`pageInfo { ${this.some(ends).join(' ')} }`);
    if (this.dice.chance(0.02)) parts.push('__typename');
    return ` { ${parts.join(' ')} }`;
  }

  /** @param aliased Where two types stand under one interface, one key may not mean two things. */
  private selections(type: GraphQLObjectType, spine: readonly string[], left: number, aliased = false): string {
    const { dice } = this;
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const parts: string[] = [];
    const [next, ...rest] = spine;
    const wanted = next && dice.chance(0.5) ? dice.below(2) : 1 + dice.below(4);
    for (const field of this.drawing.worth(leaves, type.name, this.roles).slice(0, wanted)) parts.push(this.leaf(type, field, aliased));
    if (next) parts.push(this.relation(type, type.getFields()[next]!, rest, left, aliased));
    const further = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const more = left > 1 && further.length > 0 ? dice.pick(next ? [0, 0, 1, 2] : [0, 1, 1, 2, 3]) : 0;
    for (const field of this.drawing.worth(further, type.name, this.roles).slice(0, more))
      parts.push(this.relation(type, field, [], Math.min(left, 12), aliased));
    if (dice.chance(0.04) || parts.length === 0) parts.push('__typename');
    if (parts.length > 1 && dice.chance(0.06)) {
      const own = parts.splice(0, 1);
      if (dice.chance(0.5)) parts.push(`... on ${type.name}${this.directive()} { ${own.join(' ')} }`);
      else {
        const name = `F${++this.names}`;
        this.fragments.push(`fragment ${name} on ${type.name} { ${own.join(' ')} }`);
        parts.push(`...${name}${this.directive()}`);
      }
    }
    return `{ ${parts.join(' ')} }`;
  }

  private leaf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, aliased: boolean): string {
    const args = this.args(field, type.name, '', { left: 1 }).text;
    return `${args || aliased || this.dice.chance(0.06) ? this.alias() : ''}${field.name}${args}${this.directive()}`;
  }

  private relation(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, spine: readonly string[], left: number, aliased: boolean): string {
    const named = getNamedType(field.type);
    const { text, size } = this.args(field, type.name, named.name.replace(/Connection$/, ''), { left });
    return `${this.alias()}${field.name}${text}${spine.length > 0 ? '' : this.directive()}${this.below(named, spine, left, size, aliased)}`;
  }

  private alias(): string {
    return `a${++this.names}: `;
  }

  private some<T>(items: readonly T[]): T[] {
    const some = items.filter(() => this.dice.chance(0.5));
    return some.length > 0 ? some : [this.dice.pick(items)];
  }

  private directive(): string {
    if (!this.dice.chance(0.03)) return '';
    const value = this.dice.chance(0.3);
    const [name, condition] = this.dice.chance(0.5) ? ['skip', value] : ['include', !value];
    return ` @${name}(if: ${this.dice.chance(0.5) ? this.variable('Boolean!', condition) : condition})`;
  }

  private variable(type: string, value: unknown): string {
    const name = `v${++this.names}`;
    this.definitions.push(`$${name}: ${type}`);
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }

  // ---- Arguments ----

  /** The arguments as text, and how large the page is. `target` is the type that they choose among. */
  private args(field: GraphQLField<unknown, unknown>, parent: string, target: string, { left }: { left: number }): { text: string; size: number } {
    const given = new Map<GraphQLArgument, unknown>();
    let size = 20;
    const argument = (name: string) => field.args.find((each) => each.name === name);
    if (argument('first') && !argument('last')) {
      // What goes on from where somebody is, and has no end to count from.
      if (this.dice.chance(0.5)) given.set(argument('first')!, (size = this.dice.pick([1, 2, 5])));
    } else if (argument('first')) size = this.page(argument as (name: string) => GraphQLArgument, given, parent, field.name, target, left);
    for (const each of field.args) {
      if (['first', 'last', 'after', 'before'].includes(each.name)) continue;
      if (!isNonNullType(each.type) && this.dice.chance(each.name === 'filter' ? 0.55 : 0.8)) continue;
      if (isNonNullType(each.type) && each.defaultValue !== undefined && this.dice.chance(0.5)) continue;
      given.set(each, this.value(each.name, each.type, parent, field.name, target));
    }
    if (given.size === 0) return { text: '', size };
    const texts = [...given].map(([each, value]) => {
      const nullable = !isNonNullType(each.type);
      if (this.dice.chance(0.3)) {
        return `${each.name}: ${this.variable(String(each.type), nullable && this.dice.chance(0.02) ? undefined : value)}`;
      }
      return `${each.name}: ${this.literal(each.type, value)}`;
    });
    return { text: `(${texts.join(', ')})`, size };
  }

  private page(
    argument: (name: string) => GraphQLArgument,
    given: Map<GraphQLArgument, unknown>,
    parent: string,
    field: string,
    target: string,
    left: number,
  ): number {
    const { dice } = this;
    if (dice.chance(0.012)) {
      // Pages that cannot be meant.
      const [one, other] = dice.pick([
        ['first', 'last'],
        ['after', 'before'],
        ['first', 'before'],
        ['last', 'after'],
      ] as const);
      for (const name of [one, other]) given.set(argument(name), name === 'first' || name === 'last' ? 2 : 'bm90IGEgY3Vyc29y');
      return 2;
    }
    if (dice.chance(0.005)) given.set(argument('first'), dice.pick([101, -1]));
    const sizes = [1, 1, 2, 2, 3, 5, 10, 20, 100].filter((n) => n <= left);
    if (dice.chance(0.02)) sizes.push(0);
    const size = sizes.length > 0 ? dice.pick(sizes) : 1;
    const fromEnd = dice.chance(0.2);
    if (given.size === 0 && !(size === 20 && !fromEnd && dice.chance(0.7))) given.set(argument(fromEnd ? 'last' : 'first'), size);
    if (dice.chance(0.12)) {
      const cursor = dice.chance(0.03) ? 'bm90IGEgY3Vyc29y' : this.drawing.cursor(listsOf(parent, field, target, dice.chance(0.05)));
      if (cursor !== undefined) given.set(argument(fromEnd ? 'before' : 'after'), cursor);
    }
    return size;
  }

  private value(name: string, type: GraphQLInputType, parent: string, field: string, target: string): unknown {
    const { dice } = this;
    if (!isNonNullType(type) && dice.chance(0.02)) return null;
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields());
      const kept = fields.filter(() => dice.chance(fields.length > 4 ? 0.2 : 0.45));
      return Object.fromEntries(kept.map((each) => [each.name, this.value(each.name, each.type, named.name, field, target)]));
    }
    const isList = isListType(isNonNullType(type) ? type.ofType : type);
    if (isList) {
      const n = name === 'ids' ? (dice.chance(0.004) ? 101 : dice.below(5)) : dice.below(4);
      return Array.from({ length: n }, () => this.single(name, named, parent, target));
    }
    return this.single(name, named, parent, target);
  }

  private single(name: string, named: GraphQLNamedType, parent: string, target: string): unknown {
    const { dice, drawing } = this;
    if (isEnumType(named)) return dice.pick(named.getValues()).name;
    if (name === 'asked')
      return dice.pick(['ID', 'MED', 'ST', 'FIN', 'PLAN', 'AGG', 'cases', 'openCase', 'publishedNumbers', 'whoSaw', 'nothing of it']);
    if (name === 'survivorId') return drawing.id('Survivor', this.sight);
    if (name === 'officeId') return drawing.id('Office', this.sight);
    if (name === 'caseId') return drawing.id('Case', this.sight);
    if (name === 'reportId') return drawing.id('ActionReport', this.sight);
    if (name === 'committeeId') return drawing.id('Committee', this.sight);
    if (name === 'period') return dice.pick(['2026-Q2', '2026-06', 'never']);
    if (name === 'operation') return dice.pick(['cases', 'openCase', 'recordStatement', 'publishedNumbers', 'nothing', '']);
    if (name === 'office' || name === 'officeId' || name === 'ngo') return drawing.id('Office', this.sight);
    if (name === 'id' || name === 'ids')
      return drawing.id(
        dice.chance(0.93) && target !== 'AccessExplanation' ? target : dice.pick(['Case', 'Survivor', 'Statement', 'Office']),
        this.sight,
      );
    if (name === 'code' || name === 'codes') return dice.pick(['C01', 'C04', 'C07', 'C09', 'C15', 'C34', 'C99', 'I5', 'I10']);
    if (name === 'cursor') return drawing.cursor(['change']) ?? 'bm90IGEgY3Vyc29y';
    if (name === 'name') return dice.pick(['Agency', 'agency 10', 'xyz', 'ÅÄ"\\ line']);
    if (name === 'search') return dice.pick(['jai', '', 'xyz', 'ÅÄ"\\ line', 'AR', 'pur']);
    switch (named.name) {
      case 'Int': {
        const column =
          name === 'state' ? ['case_file', 'state_code'] : name === 'foundIn' ? ['survivor', 'found_in_code'] : ['case_file', 'district_code'];
        return dice.chance(0.1) ? dice.pick([0, 1, -1, 102]) : (drawing.valueOf(column[0]!, column[1]!) ?? 102);
      }
      case 'DateTime': {
        const [table, column] = dice.pick([
          ['case_file', 'opened_at'],
          ['case_event', 'recorded_at'],
          ['rescue', 'started_at'],
          ['survivor', 'updated_at'],
          ['journey_event', 'superseded_at'],
          ['statement', 'recorded_at'],
        ] as const);
        const value = dice.chance(0.85) ? (drawing.valueOf(table, column) as string | null) : null;
        return value ? `${value.slice(0, 23)}Z` : dice.pick(['2026-06-05T12:00:00+05:30', '2031-12-31T00:00:00Z', '2020-01-01T00:00:00Z']);
      }
      case 'LocalDate':
        return parent === 'Query' ? (drawing.valueOf('publication', 'month') ?? '2026-06-01') : dice.pick(['2026-06-05', '2030-02-28', '2020-02-29']);
      case 'Boolean':
        return dice.chance(0.6);
      default:
        throw new Error(`Nobody drew a ${(named as { name: string }).name} yet: ${parent}.${name}`);
    }
  }

  private literal(type: GraphQLInputType, value: unknown): string {
    if (value === null) return 'null';
    const named = getNamedType(type);
    if (Array.isArray(value)) return `[${value.map((item) => this.literal(named as GraphQLInputType, item)).join(', ')}]`;
    if (isInputObjectType(named))
      return `{${Object.entries(value as object)
        .map(([name, item]) => `${name}: ${this.literal(named.getFields()[name]!.type, item)}`)
        .join(', ')}}`;
    return isEnumType(named) ? String(value) : JSON.stringify(value);
  }
}

/** Lists whose cursors fit a field, as the oracle calls them; now and then those of another list. */
function listsOf(parent: string, field: string, target: string, other: boolean): string[] {
  if (other) return ['office name ', 'case_file updated_at ', 'journey_event happened_at survivor_id'];
  if (parent !== 'Query') {
    const by =
      parent === 'Case'
        ? 'case_id'
        : parent === 'Survivor'
          ? field === 'mergedFrom'
            ? 'merged_into_id'
            : 'survivor_id'
          : parent === 'Rescue'
            ? 'rescue_id'
            : parent === 'Handover'
              ? 'handover_id'
              : (({ TrainingSession: 'session_id', Accreditation: 'accreditation_id', Drive: 'drive_id' } as Record<string, string>)[parent] ??
                'care_plan_id');
    const table = tableOf[target] ?? snake(target);
    return ['id', 'since', 'started_at', 'recorded_at', 'proposed_at', 'happened_at', 'produced_at', 'due_on'].map(
      (order) => `${table} ${order} ${by}`,
    );
  }
  const lists: Record<string, string[]> = {
    cases: ['case_file updated_at ', 'case_file opened_at '],
    rescues: ['rescue started_at '],
    survivors: ['survivor id '],
    rehabilitation: ['survivor id '],
    notices: ['notice at '],
    approvals: ['approval asked_at '],
    contacts: ['officer_contact channel '],
    calendarAddresses: ['calendar_address made_at '],
    roleGrants: ['role_grant asked_at '],
    officers: ['officer designation '],
    brokenGlasses: ['broken_glass since '],
    accessRequests: ['access_request asked_at '],
    handovers: ['handover proposed_at '],
    whoSaw: ['sighting at '],
    offices: ['office name '],
    places: ['district name '],
    courses: ['course title '],
    trainingSessions: ['training_session starts_on '],
    enrolments: ['enrolment recorded_at '],
    staffReports: ['staff_report reported_on '],
    accreditations: ['accreditation valid_until '],
    vettings: ['vetting verified_on '],
    partnerFeedback: ['partner_feedback at '],
    drives: ['drive starts_on '],
    instructions: ['instruction issued_on '],
    nodalUnits: ['nodal_unit recorded_at '],
  };
  return lists[field] ?? [];
}

const tableOf: Record<string, string> = { Order: 'cwc_order', Participant: 'case_participant', HandedSurvivor: 'handover_survivor' };

function snake(type: string): string {
  return type.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** How many paths there are, how many were walked, and how often the one walked least. */
export function walked(paths: Iterable<Path>): { paths: number; walked: number; fifty: number } {
  const counts = { paths: 0, walked: 0, fifty: 0 };
  for (const path of everyPath(paths)) {
    counts.paths++;
    if (path.walked > 0) counts.walked++;
    if (path.walked >= 50) counts.fifty++;
  }
  return counts;
}
