import type { MetadataStorage } from '@mikro-orm/core';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLList,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  execute,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isLeafType,
  isObjectType,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { type Actor, lookingAs } from '../access/actor.js';
import type { Context } from '../context.js';
import { HubError } from '../errors.js';
import { compile, GAP, type Gap, HandedBack, NULL_WHERE_NONE_MAY_BE, type Plan, SIGHT } from './compile.js';
import type { HubSchema } from './hub-schema.js';
import type { KeptAnswers } from './kept-answers.js';
import { PageReading, type Reading, RowReading, isReading } from './reading.js';
import { isOutOfTime, type Pipeline, type Statement } from './pipeline.js';

/** How the planner tells what it does. */
export interface PlannerMetrics {
  planned(): void;
  /** It had been answered before, and the database says that nothing of it has changed. */
  repeated(): void;
  handedBack(reason: string): void;
}

interface Request {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As sent: not yet coerced. */
  variables: Record<string, unknown>;
  context: Context;
  aborted?: AbortSignal | undefined;
}

/** A document, as far as it can be known before its variables are. */
interface Known {
  fragments: Record<string, FragmentDefinitionNode>;
  /** Names of the variables whose value, and not only whether they have one, makes another statement. */
  shaping: Set<string>;
  plans: Map<string, Kept>;
}

/** A plan, and how often it was asked for. */
interface Kept {
  plan: Plan;
  uses: number;
}

/** A part of the answer that a statement makes. */
interface Planned {
  reading: Reading;
  kept: Kept;
}

/** An answer in the making: its text, and in between what statements answer. */
type Part = string | Planned;

/** What an operation is, for all its fields. */
interface Asked {
  operation: OperationDefinitionNode;
  known: Known;
  context: Context;
  variables: Record<string, unknown>;
  shape: string;
}

/** Plans of one document: as many as its variables make different statements. */
const PLANS_AT_MOST = 16;
/** Documents that are remembered, and how many of them one caller may bring. */
const DOCUMENTS_AT_MOST = 1000;
const DOCUMENTS_OF_ONE = 200;

/**
 * The reading engine: a query becomes one statement for each root field, and its answer is the text that the database
 * makes. Which rows, the row policies decide under it, as everywhere. What it does not understand it hands back, whole,
 * to ordinary execution; nobody can tell the two apart (test/planner).
 */
export class Planner {
  private readonly documents = new Map<DocumentNode, { known: Known; of: string }>();
  private readonly documentsOf = new Map<string, Set<DocumentNode>>();
  private readonly rows: GraphQLSchema;

  constructor(
    private readonly hub: HubSchema,
    private readonly metadata: MetadataStorage,
    private readonly pool: Pipeline,
    private readonly metrics: PlannerMetrics,
    /** Without it every answer is read anew. */
    private readonly kept: KeptAnswers | undefined,
  ) {
    this.rows = rowsOf(hub.schema);
  }

  /** The JSON text of `data`; undefined: answer in the ordinary way. */
  async answer(request: Request): Promise<string | undefined> {
    if (request.operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
    try {
      const text = await this.plan(request);
      this.metrics.planned();
      return text;
    } catch (error) {
      // Asked again in the ordinary way it would take as long again.
      if (isOutOfTime(error)) throw error;
      // Whatever else it is, ordinary execution answers it, errors of the database included: they have one way of being told.
      this.metrics.handedBack(error instanceof HandedBack ? error.reason : error instanceof HubError ? 'refused' : 'failed');
      return undefined;
    }
  }

  private async plan({ document, operation, variables: raw, context, aborted }: Request): Promise<string> {
    const { schema } = this.hub;
    const known = this.known(document, context.actor.clientId ?? context.actor.officerId);
    // The first that does not fit is enough to hand it back; each of the rest would be compared with every name that could be meant.
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], raw, { maxErrors: 1 });
    if (!coerced.coerced) throw new HandedBack('argument');
    const variables = coerced.coerced;
    const rootType = schema.getRootType(operation.operation)!;
    const fields = [...collectFields(schema, known.fragments, variables, rootType, operation.selectionSet)];
    if (fields.some(([, [node]]) => node!.name.value.startsWith('__') && node!.name.value !== '__typename')) throw new HandedBack('introspection');

    const asked: Asked = { operation, known, context, variables, shape: shapeOf(known.shaping, operation, variables) };
    const one = async ([key, nodes]: [string, readonly FieldNode[]]): Promise<Part[]> => {
      if (nodes[0]!.name.value === '__typename') return [`"${rootType.name}"`];
      return operation.operation === OperationTypeNode.MUTATION ? this.change(key, nodes, asked) : [await this.query(key, nodes, asked)];
    };
    // Changes are made one after the other, as the specification says.
    const parts: Part[][] = [];
    if (operation.operation === OperationTypeNode.MUTATION) for (const field of fields) parts.push(await one(field));
    else parts.push(...(await Promise.all(fields.map(one))));

    const answer = await this.read(parts.flat(), asked, raw, aborted);
    const texts = fields.map(([key], i) => `"${key}":${parts[i]!.map((part) => (typeof part === 'string' ? part : answer(part))).join('')}`);
    return `{${texts.join()}}`;
  }

  /** What a root field of a query reads. */
  private async query(key: string, nodes: readonly FieldNode[], asked: Asked): Promise<Part> {
    const outcome = await this.ask(key, nodes, asked);
    if (outcome === null) return 'null';
    if (!isReading(outcome)) throw new HandedBack('value');
    return { reading: outcome, kept: this.planFor(key, outcome, nodes, this.hub.schema.getQueryType()!, asked) };
  }

  /**
   * Makes a change behind its door, and plans what is to be read of the result. A command of one statement takes the statements
   * that answer along in its own transaction. Problems are told by ordinary execution; it finds the outcome and changes nothing again.
   */
  private async change(key: string, nodes: readonly FieldNode[], asked: Asked): Promise<Part[]> {
    const { schema } = this.hub;
    const payload = getNamedType(schema.getMutationType()!.getFields()[nodes[0]!.name.value]!.type);
    if (!isObjectType(payload)) throw new HandedBack('type');
    const fields = [...collectSubfields(schema, asked.known.fragments, asked.variables, payload, [...nodes])];
    // What is no row is said by the change itself, and is in no table.
    const isSaid = (name: string) => name !== '__typename' && isLeafType(getNamedType(payload.getFields()[name]!.type));
    const nouns = fields.filter(([, [node]]) => !['__typename', 'problems'].includes(node!.name.value) && !isSaid(node!.name.value));
    const planned = (reading: RowReading): Planned[] =>
      nouns.map(([alias, own]) => ({ reading, kept: this.planFor(`${key}.${alias}`, reading, own, payload, asked) }));
    const { context, variables } = asked;
    context.answering = (reading) => planned(reading).map((part) => this.statement(part, variables, context.actor));
    const outcome = (await this.ask(key, nodes, asked).finally(() => {
      context.answering = undefined;
    })) as Record<string, unknown>;
    // Shield answers a refusal as a value; and where there are problems there is no result.
    const reading = Object.values(outcome).find((value) => value instanceof RowReading);
    if (!reading) throw new HandedBack('refused');

    const parts = planned(reading);
    const inside = fields.flatMap(([alias, [node]], i): Part[] => {
      const name = node!.name.value;
      const value =
        name === '__typename'
          ? `"${payload.name}"`
          : name === 'problems'
            ? '[]'
            : isSaid(name)
              ? JSON.stringify(outcome[name] ?? null)
              : parts[nouns.findIndex(([noun]) => noun === alias)]!;
      return [`${i ? ',' : ''}"${alias}":`, value];
    });
    return ['{', ...inside, '}'];
  }

  /** Runs what has not been answered yet, in one transaction; says the text of each part. */
  private async read(
    parts: readonly Part[],
    asked: Asked,
    raw: Record<string, unknown>,
    aborted: AbortSignal | undefined,
  ): Promise<(part: Planned) => string> {
    const planned = parts.filter((part) => typeof part !== 'string');
    const texts = new Map<Planned, string | null>();
    for (const [reading, group] of Map.groupBy(planned, (part) => part.reading))
      if (reading instanceof RowReading && reading.answers) for (const [i, part] of group.entries()) texts.set(part, reading.answers[i]!);
    const open = planned.filter((part) => !texts.has(part));
    // Without a statement too: who asks must be in service. Who has changed something, was.
    if (open.length > 0 || planned.length === 0) await this.readOpen(open, texts, asked, aborted);
    for (const [part, found] of texts) {
      let text = found;
      const { reading, kept } = part;
      if (text === null && reading instanceof RowReading && reading.otherwise === 'NOT_FOUND') throw new HandedBack('not found');
      if (text?.includes(NULL_WHERE_NONE_MAY_BE)) throw new HandedBack('null');
      if (text && kept.plan.sees) text = noteSights(text, asked.context);
      if (text && kept.plan.gaps.length > 0) text = await this.fill(text, kept.plan.gaps, asked, raw);
      texts.set(part, text);
    }
    return (part) => texts.get(part) ?? 'null';
  }

  /**
   * What was answered before is asked for its marks alone. Whatever is not made of the same any more is read anew, and its marks
   * in the same snapshot.
   */
  private async readOpen(
    open: readonly Planned[],
    texts: Map<Planned, string | null>,
    { context, variables }: Asked,
    aborted: AbortSignal | undefined,
  ): Promise<void> {
    const ask = async (statements: Statement[]): Promise<(string | null)[]> => {
      const answers = await this.pool.run(context.entering(), statements, aborted);
      if (!answers) throw new HandedBack('signed out');
      return answers;
    };
    const { actor } = context;
    const statements = open.map((part) => this.statement(part, variables, actor));
    // What an answer says depends on the statement, its values, the office and the roles: on nothing else that policies of these tables look at.
    const keys = open.map(({ kept: { plan } }, i) =>
      this.kept && plan.marks ? JSON.stringify([plan.name, lookingAs(actor), actor.roles, statements[i]!.params]) : undefined,
    );
    const marksOf = ({ reading, kept: { plan, uses } }: Planned): Statement => {
      const { sql, name, params } = plan.marks!;
      return { sql, name: uses > 1 ? name : undefined, params: params(reading, variables, actor) };
    };
    const before = keys.map((key) => (key ? this.kept!.get(key) : undefined));
    if (open.length > 0 && before.every((kept) => kept)) {
      const marks = await ask(open.map(marksOf));
      if (before.every((kept, i) => kept!.marks === marks[i])) {
        for (const [i, part] of open.entries()) texts.set(part, String(before[i]!.text));
        return this.metrics.repeated();
      }
    }
    const marked = open.flatMap((part, i) => (keys[i] && this.kept!.isWorthKeeping(keys[i]) ? [{ part, key: keys[i] }] : []));
    const answers = await ask([...statements, ...marked.map(({ part }) => marksOf(part))]);
    for (const [i, part] of open.entries()) texts.set(part, answers[i]!);
    for (const [i, { part, key }] of marked.entries()) {
      const [text, marks] = [texts.get(part), answers[open.length + i]];
      if (text && marks && !text.includes(NULL_WHERE_NONE_MAY_BE)) this.kept!.keep(key, { marks, text, of: actor.clientId ?? actor.officerId });
    }
  }

  private statement({ reading, kept: { plan, uses } }: Planned, variables: Record<string, unknown>, actor: Actor): Statement {
    return { sql: plan.sql, name: uses > 1 ? plan.name : undefined, params: plan.params(reading, variables, actor) };
  }

  /**
   * Asks the root resolver behind its door: what is to be read, or what was changed. The outcome is kept: should ordinary execution
   * answer after all, it goes on from here, and the door is passed once.
   */
  private async ask(key: string, nodes: readonly FieldNode[], { operation, known, context, variables }: Asked): Promise<unknown> {
    const { schema, doors } = this.hub;
    const parentType = schema.getRootType(operation.operation)!;
    const fieldName = nodes[0]!.name.value;
    const definition = parentType.getFields()[fieldName]!;
    let args: Record<string, unknown>;
    try {
      args = getArgumentValues(definition, nodes[0]!, variables);
    } catch {
      throw new HandedBack('argument');
    }
    const info = {
      fieldName,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path: { prev: undefined, key, typename: parentType.name },
      schema,
      fragments: known.fragments,
      rootValue: undefined,
      operation,
      variableValues: variables,
    } as GraphQLResolveInfo;
    const outcome = context.outcome(key, async () => doors.get(parentType.name)!.get(fieldName)!(undefined, args, context, info));
    return outcome.catch(() => {
      throw new HandedBack('refused');
    });
  }

  /** @param parent The type whose field is read: the root, or the payload of a change. */
  private planFor(field: string, reading: Reading, nodes: readonly FieldNode[], parent: GraphQLObjectType, asked: Asked): Kept {
    const { known, operation, shape, variables } = asked;
    const key = `${operation.name?.value ?? ''} ${field} ${shape} ${nameOf(reading)}`;
    const found = known.plans.get(key);
    if (found) {
      found.uses++;
      return found;
    }
    const { schema } = this.hub;
    const returnType = parent.getFields()[nodes[0]!.name.value]!.type;
    const plan = compile(reading, { schema, metadata: this.metadata, fragments: known.fragments, returnType, nodes, variables });
    const made = { plan, uses: 1 };
    if (known.plans.size >= PLANS_AT_MOST) known.plans.delete(known.plans.keys().next().value!);
    known.plans.set(key, made);
    return made;
  }

  /** Puts what code computes from a row into the gaps that the statement left: all gaps of one field in one execution. */
  private async fill(text: string, gaps: readonly Gap[], { operation, known, context }: Asked, raw: Record<string, unknown>): Promise<string> {
    // Text and gaps in turn; a gap holds its number and the row.
    const parts = text.split(GAP);
    const places = gaps.map((): { at: number; row: object }[] => []);
    for (let at = 1; at < parts.length; at += 2) {
      const [, number, row] = /^(\d+):(.*)$/s.exec(parts[at]!)!;
      places[Number(number)]!.push({ at, row: hydrate(gaps[Number(number)]!, JSON.parse(row!) as Record<string, unknown>) });
    }
    await Promise.all(
      gaps.map(async (gap, number) => {
        const found = places[number]!;
        if (found.length === 0) return;
        const { data, errors } = await execute({
          schema: this.rows,
          document: documentFor(gap, operation, known.fragments),
          rootValue: { [gap.typeName]: found.map(({ row }) => row) },
          contextValue: context,
          variableValues: raw,
        });
        if (errors) throw new HandedBack('computed');
        const values = data![gap.typeName] as { value: unknown }[];
        for (const [i, { at }] of found.entries()) parts[at] = JSON.stringify(values[i]!.value);
      }),
    );
    return parts.join('');
  }

  private known(document: DocumentNode, of: string): Known {
    const found = this.documents.get(document);
    if (found) return found.known;
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    const known: Known = { fragments, shaping: shapingVariables(document), plans: new Map() };
    this.documents.set(document, { known, of });
    const own = this.documentsOf.get(of) ?? new Set();
    this.documentsOf.set(of, own.add(document));
    // Whoever brings many documents makes room among their own first.
    if (own.size > DOCUMENTS_OF_ONE) this.forget(own.values().next().value!);
    else if (this.documents.size > DOCUMENTS_AT_MOST) this.forget(this.documents.keys().next().value!);
    return known;
  }

  private forget(document: DocumentNode): void {
    const { of } = this.documents.get(document)!;
    this.documents.delete(document);
    const own = this.documentsOf.get(of)!;
    own.delete(document);
    if (own.size === 0) this.documentsOf.delete(of);
  }
}

/** Takes out of the text what it says of whose content it holds, and notes it. */
function noteSights(text: string, { sights }: Context): string {
  return text.split(SIGHT).reduce((answer, part, i) => {
    if (i % 2 === 0) return answer + part;
    sights.add(part);
    return answer;
  });
}

/** What of a reading makes another statement. */
function nameOf(reading: Reading): string {
  if (reading instanceof RowReading) return reading.entity.name;
  if (!(reading instanceof PageReading)) return reading.sql;
  const { source, args } = reading;
  const { first, last, after, before } = args;
  return `${source.entity.name} ${source.from} ${source.where?.map(({ sql }) => sql).join(' and ')} ${source.order.column} ${source.order.descending} ${first} ${last} ${after != null} ${before != null}`;
}

/** The variables that say how large a page is, or whether a part is asked for at all: each value is a statement of its own. */
function shapingVariables(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (value === null || typeof value !== 'object') return;
    const node = value as { kind?: string; name?: { value: string }; value?: { kind: string; name?: { value: string } } };
    if (node.kind === Kind.ARGUMENT && node.value?.kind === Kind.VARIABLE && ['first', 'last', 'if', 'withSuperseded'].includes(node.name!.value))
      found.add(node.value.name!.value);
    for (const [key, child] of Object.entries(value)) if (key !== 'loc') visit(child);
  };
  visit(document.definitions);
  return found;
}

function shapeOf(shaping: Set<string>, { variableDefinitions = [] }: OperationDefinitionNode, variables: Record<string, unknown>): string {
  return variableDefinitions
    .map(({ variable }) => {
      const value = variables[variable.name.value];
      if (value == null) return value === null ? 'n' : 'u';
      return shaping.has(variable.name.value) ? String(value) : 's';
    })
    .join();
}

/** A row as its class would have it, for the fields that code computes. */
function hydrate({ entity }: Gap, row: Record<string, unknown>): object {
  const hydrated = Object.create(entity.prototype as object) as Record<string, unknown>;
  for (const property of entity.props) {
    const field = property.fieldNames?.[0];
    if (!field || !(field in row)) continue;
    const value = row[field];
    if (value === null) hydrated[property.name] = null;
    else if (property.targetMeta) hydrated[property.name] = { [property.targetMeta.primaryKeys[0]!]: value };
    else hydrated[property.name] = property.columnTypes?.[0]?.startsWith('timestamptz') ? new Date(value as string) : value;
  }
  return hydrated;
}

/** A schema whose root holds rows of each type: what code computes of a row is executed as everything is. */
function rowsOf(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Rows',
      fields: Object.fromEntries(types.map((type) => [type.name, { type: new GraphQLList(type as GraphQLObjectType) }])),
    }),
    types,
    directives: schema.getDirectives(),
    assumeValid: true,
  });
}

const documentsOfGaps = new WeakMap<Gap, DocumentNode>();

function documentFor(gap: Gap, operation: OperationDefinitionNode, fragments: Record<string, FragmentDefinitionNode>): DocumentNode {
  const found = documentsOfGaps.get(gap);
  if (found) return found;
  const name = (value: string) => ({ kind: Kind.NAME as const, value });
  const selections = gap.nodes.map((node) => ({ ...node, alias: name('value'), directives: [] }));
  const rows: FieldNode = { kind: Kind.FIELD, name: name(gap.typeName), selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, name: undefined, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections: [rows] } },
      ...Object.values(fragments),
    ],
  };
  documentsOfGaps.set(gap, document);
  return document;
}
