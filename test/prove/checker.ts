import { GraphQLError, type GraphQLObjectType, execute, parse } from 'graphql';
import pino from 'pino';
import { Context } from '../../src/context.js';
import { isOutOfTime } from '../../src/planner/pipeline.js';
import { errorFormatter } from '../../src/server/answers.js';
import type { TestHub } from '../hub.js';
import type { Random } from '../planner/draw.js';
import { Drawing, type Operation } from './operations.js';
import { type Oracle, UNKNOWABLE, difference } from './oracle.js';
import type { Who, World } from './whole-world.js';

/** By which way the hub is asked: as it answers everybody, by ordinary execution alone, or over HTTP, with all that stands before it. */
export type Way = 'planned' | 'ordinary' | 'http';

interface ToldError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  code: string;
  more: string[];
}

interface Answered {
  data?: unknown;
  errors: ToldError[];
}

/** What was found: who asked what, and where the answer is not what it must be. */
export interface Finding {
  who: string;
  way: Way;
  source: string;
  variables: object;
  problem: string;
}

/** What the hub says of a refusal, whatever it refuses. One message each, so that hidden and never issued cannot be told apart. */
const messages: Record<string, string> = {
  NOT_FOUND: 'Nothing is on record under this id.',
  FORBIDDEN: 'Your role may not call this operation.',
};

/** How many operations are under way at once. */
const LANES = 6;

/** Asks the hub and the oracle, and compares. */
export class Checker {
  private readonly drawing: Drawing;
  private readonly format: ReturnType<typeof errorFormatter>;
  private readonly sweeps = new Map<string, number>();
  /** What is asked again in the batches to come, one in each: twice by who asked it, so that it may be kept, and then by a colleague of other roles. */
  private readonly again: { operation: Operation; who: Who; way: Way }[] = [];
  private readonly asked: { operation: Operation; who: Who }[] = [];
  readonly ways: Record<Way | 'refused' | 'errors' | 'out of time', number> = {
    planned: 0,
    ordinary: 0,
    http: 0,
    refused: 0,
    errors: 0,
    'out of time': 0,
  };

  constructor(
    private readonly hub: TestHub,
    private readonly world: World,
    readonly oracle: Oracle,
    private readonly dice: Random,
    /** How many of the operations are sweeps over many types at once. */
    private readonly sweepShare = 0.4,
  ) {
    this.drawing = new Drawing(oracle, dice);
    this.format = errorFormatter({ log: pino({ level: 'silent' }), schema: hub.app.hub.schema, development: true });
  }

  /** Asks `size` operations, or until something is found `enough` times. */
  async run(
    size: number,
    {
      enough = 5,
      progress,
      who = this.world.everybody,
      near,
    }: { enough?: number; progress?: (done: number) => void; who?: readonly Who[]; near?: RegExp } = {},
  ): Promise<{
    findings: Finding[];
    done: number;
  }> {
    const findings: Finding[] = [];
    // The hub's clock goes on while the world is made, and what it ends by then has not ended at the time of asking.
    this.hub.setClock(this.world.now.toISOString());
    await this.learnSections();
    let done = 0;
    while (done < size && findings.length < enough) {
      // Drawn one after the other, so that a seed draws the same; asked side by side. What goes over HTTP is on record afterwards, and
      // the record is read by whoever may: so that waits until the others are answered.
      const again = this.again.shift();
      const batch = Array.from({ length: Math.min(LANES, size - done) }, (_, i) => (again && i === 0 ? again : this.nextNear(who, near)));
      const isLater = batch.map(({ way }) => way === 'http');
      const problems = await Promise.all(batch.map(async (next, i) => (isLater[i] ? undefined : this.compare(next, await this.ask(next)))));
      for (const [i, next] of batch.entries()) if (isLater[i]) problems[i] = this.compare(next, await this.askOverHttp(next));
      for (const [i, problem] of problems.entries()) {
        const { who: asking, way, operation } = batch[i]!;
        if (problem) findings.push({ who: asking.name, way, source: operation.source, variables: operation.variables, problem });
      }
      done += batch.length;
      progress?.(done);
    }
    return { findings, done };
  }

  /** One that mentions what is looked for; of many hundred drawn ones one does, or there is none. */
  private nextNear(everybody: readonly Who[], near: RegExp | undefined): ReturnType<Checker['next']> {
    let next = this.next(everybody);
    for (let n = 0; near && n < 500 && !near.test(next.operation.source); n++) next = this.next(everybody);
    return next;
  }

  private next(everybody: readonly Who[]): { who: Who; way: Way; operation: Operation } {
    const { dice } = this;
    // Now and then what was asked before: plans are kept by document, answers by office and roles.
    if (this.asked.length > 20 && dice.chance(0.12)) {
      const again = dice.pick(this.asked);
      const colleagues = everybody.filter(({ actor }) => actor.officeId === again.who.actor.officeId);
      return { operation: again.operation, way: 'planned', who: dice.pick(dice.chance(0.6) ? colleagues : everybody) };
    }
    const sweeps = dice.chance(this.sweepShare);
    const who = sweeps ? this.leastSwept(everybody) : dice.pick(everybody);
    const { actor } = who;
    const sight = this.oracle.sightOf(actor);
    const operation = sweeps ? this.drawing.sweep(sight) : this.drawing.draw(sight, actor.roles);
    this.asked[this.asked.length < 60 ? this.asked.length : dice.below(60)] = { operation, who };
    if (!sweeps && this.again.length === 0) this.askAgain(who, operation, everybody);
    const roll = dice.next();
    return { who, operation, way: roll < 0.03 && !sweeps ? 'http' : roll < 0.3 ? 'ordinary' : 'planned' };
  }

  private askAgain(who: Who, operation: Operation, everybody: readonly Who[]): void {
    const { officeId, roles } = who.actor;
    const others = everybody.filter(({ actor }) => actor.officeId === officeId && actor.roles.join() !== roles.join());
    if (others.length > 0) this.again.push(...[who, who, this.dice.pick(others)].map((each) => ({ operation, who: each, way: 'planned' as const })));
  }

  /** Somebody of the roles that were looked at least. */
  private leastSwept(everybody: readonly Who[]): Who {
    const byRoles = Map.groupBy(everybody, ({ actor }) => actor.roles.join());
    const [roles] = [...byRoles.keys()].toSorted((a, b) => (this.sweeps.get(a) ?? 0) - (this.sweeps.get(b) ?? 0));
    this.sweeps.set(roles!, (this.sweeps.get(roles!) ?? this.dice.next()) + 1);
    const needs = byRoles.get(roles!)!.map((who) => ({ who, need: this.drawing.need(this.oracle.sightOf(who.actor)) }));
    return needs.toSorted((a, b) => b.need - a.need)[0]!.who;
  }

  /** Compares one operation, for those who have a certain one in mind. */
  async check(who: Who, source: string, variables: Record<string, unknown> = {}, way: Way = 'planned'): Promise<string | undefined> {
    await this.learnSections();
    const operation = { source, variables, document: parse(source) };
    return this.compare({ who, operation }, await this.ask({ who, way, operation }));
  }

  private compare({ who, operation }: { who: Who; operation: Operation }, answer: Answered | undefined): string | undefined {
    if (!answer) return undefined;
    const { data, errors = [] } = this.oracle.answer(who.actor, operation.document, operation.variables);
    if (errors.some(({ extensions }) => extensions.code === UNKNOWABLE)) return undefined;
    const found = difference(this.oracle, data ?? null, answer.data ?? null) ?? errorProblem(errors, answer.errors, data);
    if (answer.errors.length > 0) this.ways.errors++;
    return found && [found, ...answer.errors.map(({ code, message }) => `${code}: ${message}`)].join('; ');
  }

  /**
   * Asks, and asks again what a busy machine has stopped: that says nothing of who may see what. What it stops each time is counted and compared
   * with nothing, or a planted fault would seem found by it.
   */
  private async ask(next: { who: Who; way: Way; operation: Operation }): Promise<Answered | undefined> {
    for (let n = 0; n < 6; n++) {
      const answer = await this.askOnce(next).catch((error: unknown) => {
        if (!isOutOfTime(error)) throw error;
        return undefined;
      });
      if (answer && !answer.errors.some(({ code }) => code === 'UNAVAILABLE')) return answer;
    }
    this.ways['out of time']++;
    return undefined;
  }

  private async askOnce({ who, way, operation }: { who: Who; way: Way; operation: Operation }): Promise<Answered> {
    this.ways[way]++;
    const { hub: schemas, planner } = this.hub.app;
    const { document, variables } = operation;
    const context = new Context({ orm: this.hub.orm, keys: this.hub.keys, writer: this.hub.audit.writer, nodeTypes: schemas.nodeTypes }, who.actor, {
      clock: () => this.world.now,
    });
    try {
      if (way === 'planned') {
        const text = await planner.answer({ document, operation: document.definitions[0] as never, variables, context });
        if (text !== undefined) return { data: JSON.parse(text), errors: [] };
        await context.confirm();
      }
      const { data, errors = [] } = await execute({ schema: schemas.schema, document, contextValue: context, variableValues: variables });
      return { data, errors: errors.map((error) => this.told(error)) };
    } finally {
      await context.end();
    }
  }

  private told(error: GraphQLError): ToldError {
    const at = error instanceof GraphQLError ? error.path : undefined;
    const { message, path, extensions = {} } = this.format({ message: error.message, ...(at && { path: at }) }, error);
    const { code, ...more } = extensions;
    return { message, path, code: String(code), more: Object.keys(more) };
  }

  private async askOverHttp({ who, operation: { source, variables } }: { who: Who; operation: Operation }): Promise<Answered | undefined> {
    this.ways.http++;
    this.hub.setClock(this.world.now.toISOString());
    // What was read of a survivor until now is in the record that this may ask for; what it reads itself is not.
    await this.world.raw.readAdded(this.hub.admin, 'sighting');
    const response = await fetch(`${this.hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...who.headers },
      body: JSON.stringify({ query: source, variables }),
    });
    const { data, errors = [] } = (await response.json()) as {
      data?: unknown;
      errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
    };
    // Too deep, too broad or too much at once: refused before anything is read. And what cannot be put on record is not answered.
    if (
      errors.some(
        ({ message, extensions }) =>
          ['RATE_LIMITED', 'AUDIT_UNAVAILABLE'].includes(extensions.code) || /^(A query must be|This asks for)/.test(message),
      )
    ) {
      this.ways.refused++;
      return undefined;
    }
    return { data, errors: errors.map(({ message, path, extensions: { code, ...more } }) => ({ message, path, code, more: Object.keys(more) })) };
  }

  /** The sections of the law are a list in code: the same for everybody, whenever they ask. */
  private async learnSections(): Promise<void> {
    if (this.oracle.sections.length > 0) return;
    const answer = await this.ask({
      who: this.world.everybody[0]!,
      way: 'ordinary',
      operation: {
        source: '',
        variables: {},
        document: parse(
          `{ sections { code from old substance to verified }
            indicators { code version validFrom para title unit better numerator denominator definition target verified countsKinds hasSource }
            committeeLaws { kind label law mark every everyMark quorum quorumMark formedBy seats { seat of atMost years mark note } } }`,
        ),
      },
    });
    const { sections, indicators, committeeLaws } = answer!.data as Record<'sections' | 'indicators' | 'committeeLaws', object[]>;
    Object.assign(this.oracle, { sections, indicators, committeeLaws });
  }
}

/** What is wrong with the errors: told where none must be, not told, another code, or more words than there are. */
function errorProblem(must: readonly GraphQLError[], are: readonly ToldError[], data: unknown): string | undefined {
  if (must.length > 0 !== are.length > 0)
    return `errors: ${JSON.stringify(are)} instead of ${JSON.stringify(must.map(({ path, message }) => ({ path, message })))}`;
  for (const error of are) {
    // When one error makes an object null, what its neighbours would have said may be told or not.
    if (error.path && isErased(data, error.path) && ['NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT'].includes(error.code)) continue;
    const same = must.find(({ path, extensions }) => (error.path ? path?.join('.') === error.path.join('.') : extensions.code === error.code));
    if (!same) return `an error at ${error.path?.join('.')}: ${error.code}`;
    if (same.extensions.code !== error.code) return `the error ${error.code} at ${error.path?.join('.')} instead of ${String(same.extensions.code)}`;
    const message = messages[error.code];
    if (message && message !== error.message) return `the words of ${error.code} at ${error.path?.join('.')}: ${error.message}`;
    if (/[0-9a-f]{8}-[0-9a-f]{4}-/.test(error.message)) return `an id in the words of ${error.code}: ${error.message}`;
    if (error.more.some((key) => key !== 'field')) return `more than the code of an error: ${error.more.join()}`;
  }
  return undefined;
}

/** Whether an object above the path is null already. */
function isErased(data: unknown, path: readonly (string | number)[]): boolean {
  let at: any = data;
  for (const key of path) {
    if (at == null) return true;
    at = at[key];
  }
  return false;
}

/** How much of what there is was covered: fields by role, and rows withheld by role and type. */
export function coverageOf(
  oracle: Oracle,
  everybody: readonly Who[],
): { reachable: string[]; missed: string[]; hidden: string[]; missedHidden: string[] } {
  const reachable = new Set<string>();
  const hidden = new Set<string>();
  for (const { actor } of everybody) {
    const sight = oracle.sightOf(actor);
    for (const type of oracle.tableTypes) {
      if (!oracle.isReadable(type, actor.roles)) continue;
      const fields = oracle.rowsSeen(sight, type).length > 0 ? Object.keys((oracle.schema.getType(type) as GraphQLObjectType).getFields()) : [];
      for (const role of actor.roles) {
        for (const field of fields) reachable.add(`${role} ${type}.${field}`);
        if (oracle.hides(sight, type)) hidden.add(`${role} ${type}`);
      }
    }
  }
  const covered = [...oracle.covered.values()];
  const isCovered = (key: string) => {
    const [role, what] = key.split(' ') as [string, string];
    return covered.some(({ roles, fields, withheld }) => roles.includes(role) && (fields.has(what) || withheld.has(what)));
  };
  return {
    reachable: [...reachable],
    missed: [...reachable].filter((key) => !isCovered(key)),
    hidden: [...hidden],
    missedHidden: [...hidden].filter((key) => !isCovered(key)),
  };
}
