import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DriverException, type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import type { KeyRing } from '../keys/key-ring.js';
import { rowId } from '../planner/global-id.js';
import type { Statement } from '../planner/pipeline.js';
import { RowReading } from '../planner/reading.js';
import { typeNameOf } from '../planner/relations.js';
import { OperationDone, OutboxEntry } from './audit.entity.js';
import { record } from './record.js';
import { mustBeClean } from './clean-input.js';
import { type ChangeInput, type PayloadClass, type Problem, ProblemKind } from './payload.js';
import type { Sheet } from './writer.js';

/** What a verb works with: one transaction, in which the actor's own row policies hold. */
export interface Work {
  em: EntityManager;
  actor: Actor;
  now: Date;
  /** The request it is done for. */
  context: Context;
  /** Identity is sealed with them before it is written. */
  keys: KeyRing;
  /** The row under a global id, locked for this change. Hidden, absent and of another type are the same NOT_FOUND. */
  load<T extends object>(entity: ClassType<T>, id: string, path: string): Promise<T>;
  /** Writes what was changed so far, for verbs whose later steps read it. */
  save(): Promise<void>;
}

type Verb<I, T> = (work: Work, input: I) => Promise<T>;

/** What a command in one statement is made of, besides its input. */
interface CommandOf {
  actor: Actor;
  now: Date;
  requestId: string;
  operation: string;
  inputHash: string;
}

/**
 * A verb in one statement, for what comes often: it changes, audits, writes the outbox and the `opId`, and answers something; or it
 * does nothing at all and answers nothing. Undefined: not of this input. It knows the way that succeeds, and no other: whatever
 * else there is to say, the verb says.
 */
export type Command<I> = (of: CommandOf & { sheet: Sheet }, input: I) => { statement: Statement; resultId: string } | undefined;

/**
 * THE WAY OF A MUTATION: load, decide, change, one flush; with the audit row, the outbox row and the `opId` in the same
 * transaction, so that there is never one without the others. The answer is read afterwards as any query would read it:
 * who may record a thing may not always see it.
 */
export async function change<I extends ChangeInput, T extends { id: string }>(
  context: Context,
  operation: string,
  payload: PayloadClass<T>,
  input: I,
  verb: Verb<I, T>,
  command?: Command<I>,
  /** What comes before the transaction, and stays whatever becomes of it. */
  first?: () => Promise<void>,
): Promise<object> {
  let result: RowReading;
  try {
    if (context.actor.brokenGlass)
      throw new Forbidden('Under a broken glass you read and open, and record nothing. Record in the name of your office.');
    mustBeUuid(input.opId);
    mustBeClean(input);
    await first?.();
    const of = { actor: context.actor, requestId: context.requestId, operation, inputHash: hashOf(context.hub.keys, operation, input) };
    const reading = (id: string) => new RowReading(payload.node(), id);
    const sheet = context.hub.writer.sheet();
    const quick = command?.({ ...of, now: context.clock(), sheet }, input);
    const done = quick && reading(quick.resultId);
    // Rolled back, or nothing done: the verb does it anew, or says why not.
    const isDone = done && (await context.command(quick.statement, done, sheet).catch(() => false));
    result = isDone ? done : reading(await withRetries(() => perform(context, of, payload, input, verb)));
  } catch (error) {
    return { [payload.noun]: null, problems: [problemOf(error)] };
  }
  // Done: a failure from here on is one of reading, and no problem that says nothing was changed.
  return { [payload.noun]: result, problems: [] };
}

async function perform<I extends ChangeInput, T extends { id: string }>(
  context: Context,
  { actor, operation, inputHash }: Omit<CommandOf, 'now' | 'requestId'>,
  payload: PayloadClass<T>,
  input: I,
  verb: Verb<I, T>,
): Promise<string> {
  return context.write(async (em) => {
    // Two senders of one opId take turns; the second finds what the first has done.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${actor.officerId} ${input.opId}`]);
    const done = await em.findOne(OperationDone, { officerId: actor.officerId, opId: input.opId });
    if (done) {
      if (done.inputHash !== inputHash)
        throw new Conflict('This opId was used for something else. Make a new UUID for each operation.', ['opId'], 'OP_ID_REUSED');
      // Under today's rights, like everything: what has gone from sight since is not there, whoever recorded it.
      if (!(await em.count(payload.node(), { id: done.resultId } as never))) throw new NotFound();
      return done.resultId;
    }

    const now = context.clock();
    const changed = new Set<string>();
    // Told at every flush, those included that a query of the verb brings about.
    em.getEventManager().registerSubscriber({
      onFlush: ({ uow }) => {
        for (const { meta, entity } of uow.getChangeSets()) changed.add(`${meta.tableName}:${idOf(entity)}`);
      },
    });
    const load = async <E extends object>(entity: ClassType<E>, id: string, path: string): Promise<E> => {
      // The directory and the places are read here and changed elsewhere: there is nothing to lock, and no right to.
      const lockMode = em.getMetadata().get(entity).rowLevelSecurity ? LockMode.PESSIMISTIC_WRITE : LockMode.NONE;
      const row = await em.findOne(entity, { id: rowId(typeNameOf(entity), id, [path]) } as never, { lockMode });
      if (!row) throw new NotFound();
      return row;
    };
    const result = await verb({ em, actor, now, context, keys: context.hub.keys, load, save: () => em.flush() }, input);
    await em.flush();

    const caseId = caseOf(result);
    record(em, context, { at: now, operation, opId: input.opId, caseId, changed: [...changed] });
    const { officerId } = actor;
    em.create(OutboxEntry, { at: now, officerId, event: operation, caseId, subject: `${typeNameOf(result.constructor)}_${result.id}` });
    em.create(OperationDone, { officerId, opId: input.opId, operation, inputHash, resultId: result.id, at: now });
    await em.flush();
    return result.id;
  });
}

/** What the caller can mend, as a Problem. Whatever else it is, is thrown again. */
export function problemOf(error: unknown): Problem {
  const mendable = asMendable(error);
  if (!mendable) throw error;
  return { code: ProblemKind[mendable.problem], message: mendable.message, path: [...mendable.field] };
}

/** What the caller can mend becomes a Problem; the rest becomes an error. Messages are ours: the database's never leave. */
function asMendable(error: unknown): Conflict | Invalid | undefined {
  if (error instanceof Conflict || error instanceof Invalid) return error;
  if (!(error instanceof DriverException)) return undefined;
  const { code } = error as DriverException & { code?: string };
  // A row below something the caller cannot see: the same answer as below something that never was.
  if (code === '42501') throw new NotFound();
  if (code === '23P01') return new Conflict('The survivor is in the custody of another at that time. End that placement first.');
  if (code?.startsWith('23')) return new Conflict('This does not fit what is on record.');
  if (code?.startsWith('22')) return new Invalid('A value is out of range or cannot be stored.');
  return undefined;
}

/** Three times at most, and not at once: two that met would meet again. */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayGoBetterAgain(error) || tries === 3) throw error;
      await sleep(Math.random() * 20 * 2 ** tries);
    }
  }
}

/**
 * Two that could not both go first (40001), two that waited for each other (40P01), a case number that was drawn twice, a record's number that
 * was said to be void in between.
 */
function mayGoBetterAgain(error: unknown): boolean {
  if (!(error instanceof DriverException)) return false;
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '40001' || code === '40P01' || constraint === 'case_file_number_unique' || constraint === 'audit_record_writer_seq';
}

/** The state a change is based on must still stand. Rows are loaded locked, so this check holds until the commit. */
export function mustBeCurrent(row: { version: number }, expectedVersion: number, path = 'expectedVersion'): void {
  if (row.version !== expectedVersion)
    throw new Conflict('The record has changed since you read it. Read it again and decide anew.', [path], 'STALE_VERSION');
}

/** Five minutes of grace: phones are not on time. */
export function mustHaveHappened(at: Date, now: Date, path: string): void {
  if (at.getTime() > now.getTime() + 5 * 60_000)
    throw new Invalid('This lies in the future. Record what has happened, with the time it happened.', [path]);
}

export function mustFollow(later: Date, earlier: Date, path: string, message: string): void {
  if (later < earlier) throw new Invalid(message, [path]);
}

export function mustBeUuid(opId: string): void {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(opId))
    throw new Invalid('`opId` is a UUID that the caller makes for each operation.', ['opId']);
}

/**
 * A plain hash of an input in which a name is all that is not known already would give the name away to whoever tries names. Answers 43
 * characters, where a plain one has 64.
 */
export function keyedHash(keys: KeyRing, plainHash: string): string {
  return keys.sign('blind-index', `input|${plainHash}`).toString('base64url');
}

/** By what an operation that is sent again is known to be the same. */
export function hashOf(keys: KeyRing, operation: string, input: object): string {
  const canonical = JSON.stringify([operation, input], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return keyedHash(keys, createHash('sha256').update(canonical).digest('hex'));
}

function idOf(entity: object): string {
  const { id, of, survivor, caseFile } = entity as Record<string, { id?: string } | string | undefined>;
  const key = id ?? of ?? survivor ?? caseFile;
  return typeof key === 'string' ? key : String(key?.id);
}

function caseOf(result: object): string | undefined {
  const { caseId, caseFile, constructor, id } = result as { caseId?: string; caseFile?: { id: string }; constructor: Function; id: string };
  return caseId ?? caseFile?.id ?? (constructor.name === 'CaseFile' ? id : undefined);
}
