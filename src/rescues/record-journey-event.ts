import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType, Int } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { mustBeCurrent, mustHaveHappened, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { Conflict, Forbidden, type HubError, Invalid } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { fileOf } from '../survivors/survivor-file.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { inCharge, JourneyStatus, nextSteps, placed } from './codes.js';
import { JourneyEvent, JourneyNote, JourneyPlace } from './journey-event.entity.js';

@InputType({ description: 'Where a journey stood when a step was recorded, on a phone that may have been without a network for days.' })
export class JourneySeenInput {
  @Field(() => JourneyStatus, { description: 'The `status` that was seen.' })
  status!: JourneyStatus;

  @Field(() => DateTime, { description: 'The `statusSince` that was seen (UTC).' })
  since!: Date;
}

@InputType({ description: 'One step of a rescued person, as it happened.' })
export class RecordJourneyEventInput extends UpdateInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => JourneyStatus, { description: 'The status reached.' })
  status!: JourneyStatus;

  @Field(() => DateTime, { description: 'When it happened; it may be recorded later, when there is network again.' })
  happenedAt!: Date;

  @Field(() => Int, { nullable: true, description: 'Where: district (LGD code). Sealed with class LOC.' })
  district?: number;

  @Field(() => String, { nullable: true, description: 'Where. Sealed with class LOC.' })
  place?: string;

  @Field(() => String, { nullable: true, description: 'Note, for those who see rehabilitation in full (class RHB). No names.' })
  note?: string;

  @Field(() => JourneySeenInput, {
    nullable: true,
    description:
      'When nobody has moved the journey on since, it does not matter that something else of the record has changed: the step is added. Otherwise `expectedVersion` decides, and the answer is STALE_VERSION.',
  })
  basedOn?: JourneySeenInput;

  @Field(() => CorrectionInput, { nullable: true, description: 'The step that this one takes the place of.' })
  correction?: CorrectionInput;
}

export const RecordJourneyEventPayload = PayloadOf('recordJourneyEvent', 'survivor', () => Survivor);

/**
 * A step may arrive late and out of order: it takes its place by when it happened, and the whole journey must be lawful
 * with it. The status is what the last step says.
 */
export async function recordJourneyEvent(work: Work, input: RecordJourneyEventInput): Promise<Survivor> {
  const { actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  if (!isStill(survivor, input.basedOn)) mustBeCurrent(survivor, input.expectedVersion);
  mustHaveHappened(input.happenedAt, now, 'happenedAt');
  if (placed.includes(survivor.status) && !hasRole(actor, ...inCharge))
    throw new Forbidden('While a survivor is placed, only those who have charge of them record a step.');

  const corrected = await supersede(work, JourneyEvent, input.correction);
  mustBeAboutTheSame(corrected, survivor);
  await addStep(work, survivor, caseFile, input, corrected);
  return survivor;
}

/** The journey is where it was seen: whoever else changed the record touched another field of it. */
function isStill({ status, statusSince }: Survivor, seen: JourneySeenInput | undefined): boolean {
  return seen !== undefined && seen.status === status && seen.since.getTime() === statusSince.getTime();
}

/** Which step, and when. */
interface Passage {
  status: JourneyStatus;
  happenedAt: Date;
}

/** A step to add to a journey. */
interface Step extends Passage {
  district?: number | undefined;
  place?: string | undefined;
  note?: string | undefined;
}

/** Adds a step, for verbs that move a person on. It takes its place by when it happened; the status is what the last step says. */
export async function addStep({ em, actor, now }: Work, survivor: Survivor, caseFile: CaseFile, step: Step, corrected?: JourneyEvent): Promise<void> {
  const { status, happenedAt, district, place, note } = step;
  const standing = (await standingJourney(em, survivor)).filter((event) => event !== corrected);
  const why = whyUnlawful(standing, step);
  if (why) throw why;
  const event = em.create(JourneyEvent, { caseId: caseFile.id, survivor, status, happenedAt, ...recordedBy(actor, now) });
  const content = { survivorId: survivor.id, ...contentBy(actor, caseFile.id) };
  if (note) em.create(JourneyNote, { of: event, text: note, ...content });
  if (place || district) em.create(JourneyPlace, { of: event, district, place, ...content });
  const last = inOrder([...standing, event]).at(-1)!;
  survivor.status = last.status;
  survivor.statusSince = last.happenedAt;
  survivor.touch(now);
  caseFile.updatedAt = now;
}

/** Whether the journey as it is on record has room for this step. */
export async function allowsStep({ em }: Work, survivor: Survivor, step: Passage): Promise<boolean> {
  return !whyUnlawful(await standingJourney(em, survivor), step);
}

function standingJourney(em: EntityManager, survivor: Survivor): Promise<JourneyEvent[]> {
  return em.find(JourneyEvent, { survivor: survivor.id, supersededAt: null });
}

/** By when it happened; of steps of one instant the one recorded later, and a step not yet recorded, comes last. */
function inOrder<T extends Passage & { recordedAt?: Date; id?: string }>(journey: T[]): T[] {
  const recorded = (step: T) => step.recordedAt?.getTime() ?? Infinity;
  return journey.toSorted(
    (a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || recorded(a) - recorded(b) || ((a.id ?? '~') < (b.id ?? '~') ? -1 : 1),
  );
}

/** Every step must be allowed by the one before it, from being found to the last. */
function whyUnlawful(standing: Passage[], step: Passage): HubError | undefined {
  const order = inOrder([...standing, step]);
  if (order[0]!.status !== JourneyStatus.RESCUED)
    return order[0] === step
      ? new Invalid('This lies before the person was found.', ['happenedAt'])
      : new Conflict('A journey begins with being found.', ['status'], 'ILLEGAL_STEP');
  for (const [i, { status }] of order.entries()) {
    const before = order[i - 1];
    if (before && !nextSteps[before.status].includes(status))
      return new Conflict(
        `From ${before.status} a person does not come to ${status}. Possible next: ${nextSteps[before.status].join(', ') || 'nothing more'}.`,
        ['status'],
        'ILLEGAL_STEP',
      );
  }
  return undefined;
}
