import { Field, ID, InputType, Int } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustBeCurrent, mustHaveHappened, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { JourneyStatus, nextSteps } from './codes.js';
import { JourneyEvent, JourneyNote, JourneyPlace } from './journey-event.entity.js';

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

  @Field(() => CorrectionInput, { nullable: true, description: 'The step that this one takes the place of.' })
  correction?: CorrectionInput;
}

export const RecordJourneyEventPayload = PayloadOf('recordJourneyEvent', 'survivor', () => Survivor);

/** While a survivor is placed, those who have charge of them record where they go: the home, the bench, the assigned organisation, the DCPU. */
const inCharge = [Role.HOME_STAFF, Role.CWC_MEMBER, Role.NGO_WORKER, Role.DCPU_OFFICER];
const placed: readonly JourneyStatus[] = [JourneyStatus.IN_INTERIM_CARE, JourneyStatus.IN_LONG_TERM_CARE];

/**
 * A step may arrive late and out of order: it takes its place by when it happened, and the whole journey must be lawful
 * with it. The status is what the last step says.
 */
export async function recordJourneyEvent(work: Work, input: RecordJourneyEventInput): Promise<Survivor> {
  const { em, actor, now, load } = work;
  const survivor = await load(Survivor, input.survivorId, 'survivorId');
  mustBeCurrent(survivor, input.expectedVersion);
  mustHaveHappened(input.happenedAt, now, 'happenedAt');
  if (placed.includes(survivor.status) && !hasRole(actor, ...inCharge)) throw new Forbidden('While a survivor is placed, only those who have charge of them record a step.');
  const caseFile = await em.findOneOrFail(CaseFile, { id: survivor.caseFile.id });
  caseFile.mustBeOpen();

  const corrected = await supersede(work, JourneyEvent, input.correction);
  mustBeAboutTheSame(corrected, survivor);
  const journey = await em.find(JourneyEvent, { survivor: survivor.id, supersededAt: null });
  const standing = journey.filter((event) => event !== corrected);
  const step = em.create(JourneyEvent, { caseId: caseFile.id, survivor, status: input.status, happenedAt: input.happenedAt, ...recordedBy(actor, now) });
  const last = mustBeLawful([...standing, step], step);

  const content = { survivorId: survivor.id, ...contentBy(actor, caseFile.id) };
  if (input.note) em.create(JourneyNote, { of: step, text: input.note, ...content });
  if (input.place || input.district) em.create(JourneyPlace, { of: step, district: input.district, place: input.place, ...content });
  survivor.status = last.status;
  survivor.statusSince = last.happenedAt;
  survivor.touch(now);
  caseFile.updatedAt = now;
  return survivor;
}

/** Every step allowed by the one before it, from being found to the last. Returns the last. */
function mustBeLawful(journey: JourneyEvent[], step: JourneyEvent): JourneyEvent {
  const order = journey.toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1));
  if (order[0]!.status !== JourneyStatus.RESCUED)
    throw order[0] === step
      ? new Invalid('This lies before the person was found.', ['happenedAt'])
      : new Conflict('A journey begins with being found.', ['status'], 'ILLEGAL_STEP');
  for (const [i, { status }] of order.entries()) {
    const before = order[i - 1];
    if (before && !nextSteps[before.status].includes(status))
      throw new Conflict(`From ${before.status} a person does not come to ${status}. Possible next: ${nextSteps[before.status].join(', ') || 'nothing more'}.`, ['status'], 'ILLEGAL_STEP');
  }
  return order.at(-1)!;
}
