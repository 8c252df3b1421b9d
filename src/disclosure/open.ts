import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { narrowingMeanings, narrowingOf } from '../access/need-to-know.js';
import { hasRole } from '../access/stewardship.js';
import { OperationDone, OutboxEntry } from '../audit/audit.entity.js';
import { hashOf, mustBeUuid, problemOf, withRetries } from '../audit/change.js';
import { mustBeANumber, mustBeClean } from '../audit/clean-input.js';
import { ChangeInput, type Problem } from '../audit/payload.js';
import { record } from '../audit/record.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseStatus, ParticipationBasis } from '../cases/codes.js';
import { Participant } from '../cases/participant.entity.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { AuditUnavailable, Conflict, Forbidden, HubError, Invalid, NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { useApproval } from './approval.js';
import {
  ALONE_AT_MOST,
  ApprovalAction,
  AT_ONCE_AT_MOST,
  DAILY_BUDGET,
  LegalBasis,
  NoticeKind,
  OpenedClass,
  OpeningPurpose,
  openingPurposes,
  SHORTEST_REASON,
} from './codes.js';
import type { IdentityExport } from './identity-export.entity.js';
import { tellSupervisor } from './notices.js';
import { Sighting } from './sighting.entity.js';

/** What every opening says of itself. */
@InputType()
export abstract class PurposeInput extends ChangeInput {
  @Field(() => OpeningPurpose, { description: 'What for. Each purpose has its roles.' })
  purpose!: OpeningPurpose;

  @Field(() => LegalBasis, { description: 'The law that lets you. Each purpose has its own.' })
  legalBasis!: LegalBasis;

  @Field(() => String, { nullable: true, description: 'Number of the FIR or of the order, where the purpose asks for one, such as 0212/2026.' })
  reference?: string;

  @Field(() => String, {
    nullable: true,
    description: `Why, in your own words, where the purpose asks for it: ${SHORTEST_REASON} characters or more. Name nobody.`,
  })
  reason?: string;
}

@InputType({ description: 'What is opened, what for, and on which basis.' })
export class OpenInput extends PurposeInput {
  @Field(() => [ID], {
    description: `One survivor, or at most ${AT_ONCE_AT_MOST} of one case. More than ${ALONE_AT_MOST} at once need a second person's consent.`,
  })
  survivorIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: "The second person's consent (`askSecondPerson`), for more at once or in a day than one may open alone.",
  })
  approvalId?: string;
}

/** Reads what is to be opened, as the caller's row policies let it be read. By survivor. */
export type Reveal<T> = (em: EntityManager, survivorIds: readonly string[]) => Promise<Map<string, T>>;

export interface Opened<T> {
  survivorId: string;
  value: T;
}

/** Opens what `reveal` reads of each survivor, all of one case. */
export function open<T>(
  context: Context,
  operation: string,
  dataClass: OpenedClass,
  input: OpenInput,
  reveal: Reveal<T>,
): Promise<{ answer: Opened<T>[]; problems: Problem[] }> {
  const decide = async (em: EntityManager, isAgain: boolean): Promise<Decision<Opened<T>[]>> => {
    const { ids, survivors, answer } = await whatIsOpen(em, context, dataClass, input.survivorIds, reveal);
    const { approvalId, purpose } = input;
    const use = { action: ApprovalAction.OPEN, dataClass, purpose, survivorIds: ids, isAgain };
    const approval = approvalId ? await useApproval(em, context, approvalId, use) : undefined;
    if (!approval && ids.length > ALONE_AT_MOST)
      throw new Conflict(
        `More than ${ALONE_AT_MOST} at once need a second person of the office that leads the case. Ask for consent with \`askSecondPerson\`.`,
        ['approvalId'],
        'SECOND_PERSON_NEEDED',
      );
    if (!isAgain && !approval) await takeFromBudget(em, context, ids.length);
    return { answer, dataClass, survivors, approvalId: approval?.id };
  };
  return onRecord(context, operation, input, input.survivorIds, decide);
}

/** What the wall opens to the caller of a class, of survivors of one case; all of them, or it says why not. */
export async function whatIsOpen<T>(
  em: EntityManager,
  context: Context,
  dataClass: OpenedClass,
  survivorIds: readonly string[],
  reveal: Reveal<T>,
): Promise<{ ids: string[]; survivors: Survivor[]; caseFile: CaseFile; answer: Opened<T>[] }> {
  const ids = [...new Set(survivorIds.map((id) => rowId('Survivor', id, ['survivorIds'])))];
  if (ids.length === 0 || ids.length > AT_ONCE_AT_MOST) throw new Invalid(`Name one to ${AT_ONCE_AT_MOST} survivors.`, ['survivorIds']);
  const survivors = await em.find(Survivor, { id: { $in: ids } });
  // One that is hidden, and the answer is that of one that never was.
  if (survivors.length < ids.length) throw new NotFound();
  const [caseId, ...others] = new Set(survivors.map(({ caseFile }) => caseFile.id));
  if (!caseId || others.length > 0) throw new Invalid('Name survivors of one case.', ['survivorIds']);
  const caseFile = await em.findOneOrFail(CaseFile, { id: caseId });
  const revealed = await reveal(em, ids);
  for (const survivor of survivors) if (!revealed.has(survivor.id)) throw closedBecause(context.actor, dataClass, caseFile);
  return { ids, survivors, caseFile, answer: ids.map((id) => ({ survivorId: id, value: revealed.get(id)! })) };
}

/** What is to be answered, and of whom that is something. */
interface Decision<T> {
  answer: T;
  dataClass: OpenedClass;
  survivors: readonly Survivor[];
  approvalId?: string | undefined;
  /** Where it does not only meet an eye, and leaves. */
  exported?: IdentityExport;
}

/** Loads, and decides whether it may be answered. `isAgain`: it was, under the same `opId`. */
type Decide<T> = (em: EntityManager, isAgain: boolean) => Promise<Decision<T>>;

/**
 * THE WAY OF AN OPENING: is it lawful, does the wall open the rows, is there room in the day's budget; then the record is committed; and
 * only then does anything leave. What cannot be put on record is not shown. An opening that is sent again is authorised again,
 * put on record again, and costs no more of the budget.
 */
export async function onRecord<T extends readonly unknown[]>(
  context: Context,
  operation: string,
  input: PurposeInput,
  asked: readonly string[],
  decide: Decide<T>,
): Promise<{ answer: T; problems: Problem[] }> {
  try {
    return { answer: await withRetries(() => attempt(context, operation, input, asked, decide)), problems: [] };
  } catch (error) {
    await putRefusalOnRecord(context, operation, input.opId, asked, error);
    return { answer: [] as unknown as T, problems: [problemOf(error)] };
  }
}

async function attempt<T>(context: Context, operation: string, input: PurposeInput, asked: readonly string[], decide: Decide<T>): Promise<T> {
  mustBeUuid(input.opId);
  mustBeClean(input);
  mustBeLawful(context.actor, input);
  const inputHash = hashOf(context.hub.keys, operation, input);

  let isDecided = false;
  try {
    return await context.write(async (em) => {
      const { officerId } = context.actor;
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${officerId} ${input.opId}`]);
      const done = await em.findOne(OperationDone, { officerId, opId: input.opId });
      if (done && done.inputHash !== inputHash)
        throw new Conflict('This opId was used for something else. Make a new UUID for each operation.', ['opId'], 'OP_ID_REUSED');
      const decision = await decide(em, !!done);
      // From here on it is decided; what fails now is the record.
      isDecided = true;
      await putOnRecord(em, context, { operation, input, inputHash, asked, decision, isAgain: !!done });
      return decision.answer;
    });
  } catch (error) {
    if (isDecided && !(error instanceof HubError)) throw new AuditUnavailable();
    throw error;
  }
}

/** Whether the purpose is one of the role's, with what it must name. */
function mustBeLawful(actor: Actor, { purpose, legalBasis, reference, reason }: PurposeInput): void {
  const rule = openingPurposes[purpose];
  if (!hasRole(actor, ...rule.roles)) throw new Forbidden('This purpose is not one of your role.');
  if (!rule.bases.includes(legalBasis)) throw new Invalid(`This purpose goes with ${rule.bases.join(' or ')}.`, ['legalBasis']);
  if (reference != null) mustBeANumber(reference, ['reference']);
  if (rule.needs && !reference)
    throw new Invalid(rule.needs === 'FIR' ? 'Name the number of the FIR.' : 'Name the number of the order.', ['reference']);
  if (rule.needsReason && (reason ?? '').trim().length < SHORTEST_REASON)
    throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
}

/** Why the wall opens nothing of a class to somebody who sees the survivor. */
function closedBecause(actor: Actor, dataClass: OpenedClass, caseFile: CaseFile): HubError {
  const narrowings = actor.roles.map((role) => narrowingOf(role, dataClass));
  if (narrowings.includes('OPEN_CASE') && caseFile.status === CaseStatus.CLOSED)
    return new Forbidden(`The case is closed, and your role sees this class ${narrowingMeanings.OPEN_CASE}.`);
  for (const narrowing of ['WAGE_CLAIM_NAME', 'OWN_HOME'] as const)
    if (narrowings.includes(narrowing)) return new Forbidden(`Your role sees this class narrowed: ${narrowingMeanings[narrowing]}.`);
  return new Conflict(dataClass === OpenedClass.ID ? 'Nothing is on record of who this survivor is.' : 'This survivor is not placed in a home.', [
    'survivorIds',
  ]);
}

/** Race-free: the row of the day is locked by the first of those who come together, and the others wait for what it leaves. */
export async function takeFromBudget(em: EntityManager, context: Context, howMany: number): Promise<void> {
  const { officerId } = context.actor;
  const day = dayInIndia(context.clock());
  const [row]: { opened: number }[] = await em.execute(
    `insert into hub.opening_count as c (officer_id, day, opened, tries) select ?::uuid, ?::date, ?::int, 0 where ? <= ?
     on conflict (officer_id, day) do update set opened = c.opened + excluded.opened where c.opened + excluded.opened <= ? returning opened`,
    [officerId, day, howMany, howMany, DAILY_BUDGET, DAILY_BUDGET],
  );
  if (!row)
    throw new Conflict(
      `You may open ${DAILY_BUDGET} identities and shelters a day alone. A second person may consent to more: \`askSecondPerson\`.`,
      ['survivorIds'],
      'BUDGET_REACHED',
    );
  if (row.opened === DAILY_BUDGET) await tellSupervisor(em, context, NoticeKind.BUDGET_REACHED);
}

interface Decided {
  operation: string;
  input: PurposeInput;
  inputHash: string;
  asked: readonly string[];
  decision: Decision<unknown>;
  isAgain: boolean;
}

async function putOnRecord(em: EntityManager, context: Context, { operation, input, inputHash, asked, decision, isAgain }: Decided): Promise<void> {
  const { officerId, officeId, clientId } = context.actor;
  const { opId, purpose, legalBasis, reference, reason } = input;
  const { dataClass, survivors, approvalId, exported } = decision;
  const at = context.clock();
  const why = { purpose, legalBasis, reference, reason, approvalId };
  const bases = new Map<string, ParticipationBasis>();
  for (const { caseFile } of survivors) if (!bases.has(caseFile.id)) bases.set(caseFile.id, await basisOf(em, context.actor, caseFile.id));
  const sightings = survivors.map((survivor) => {
    const caseId = survivor.caseFile.id;
    return em.create(Sighting, {
      at,
      officer: officerId,
      office: officeId,
      clientId,
      caseId,
      survivor,
      dataClass,
      basis: bases.get(caseId)!,
      ...(exported && { export: exported }),
      ...why,
    });
  });
  const caseId = bases.size === 1 ? survivors[0]!.caseFile.id : undefined;
  const { id: recordId } = record(em, context, {
    operation,
    at,
    opId,
    caseId,
    changed: [...sightings.map(({ id }) => `sighting:${id}`), ...(exported ? [`identity_export:${exported.id}`] : [])],
    seen: survivors.map(({ id }) => `${dataClass}:${id}`),
    asked,
    purpose,
    ...(caseId && { basis: bases.get(caseId)! }),
  });
  const resultId = sightings[0]?.id ?? recordId;
  em.create(OutboxEntry, { at, officerId, event: operation, caseId, subject: `Sighting_${resultId}` });
  if (!isAgain) em.create(OperationDone, { officerId, opId, operation, inputHash, resultId, at });
  await em.flush();
  // A store that swallows what it is given answers as one that keeps it. So it is asked.
  const [{ kept }]: [{ kept: boolean }] = await em.execute('select hub.is_on_record(?) as kept', [recordId]);
  if (!kept) throw new AuditUnavailable();
}

/** Why the office takes part; under a broken glass, that. */
async function basisOf(em: EntityManager, actor: Actor, caseId: string): Promise<ParticipationBasis> {
  const mine = await em.find(Participant, { caseFile: caseId, office: actor.officeId, until: null }, { orderBy: { since: 'asc' } });
  return mine[0]?.basis ?? ParticipationBasis.BREAK_GLASS;
}

/** That it was tried, as far as it can be said: nothing left the hub, so nothing waits for this. */
async function putRefusalOnRecord(context: Context, operation: string, opId: string, asked: readonly string[], error: unknown): Promise<void> {
  if (!(error instanceof HubError) || error instanceof AuditUnavailable || error.code === 'UNAUTHENTICATED') return;
  const isId = /^[A-Z][A-Za-z]{1,40}_[0-9a-f-]{36}$/;
  const refused = 'problem' in error ? String(error.problem) : error.code;
  await context
    .write(async (em) => {
      record(em, context, { operation, opId: asUuid(opId), asked: asked.filter((id) => isId.test(id)).slice(0, AT_ONCE_AT_MOST), refused });
      await em.flush();
    })
    .catch(() => undefined);
}

/** An `opId` that is none is kept as the one that says so. */
function asUuid(opId: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(opId) ? opId : '00000000-0000-0000-0000-000000000000';
}
