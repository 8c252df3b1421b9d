import { type ClassType, Field, ID, InputType } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import type { Work } from '../audit/change.js';
import { Conflict, Forbidden } from '../errors.js';
import { CorrectionReason } from './codes.js';
import type { Fact } from './fact.js';

@InputType({ description: 'The fact that this one takes the place of. Facts are superseded and never edited.' })
export class CorrectionInput {
  @Field(() => ID, { description: 'Global id of the fact to supersede. It must be of the same kind and about the same case or person.' })
  supersedes!: string;

  @Field(() => CorrectionReason, { description: 'Why.' })
  reason!: CorrectionReason;
}

/** Who recorded a fact, and when: the same words on every one. */
export function recordedBy(actor: Actor, now: Date) {
  return { recordedByOffice: actor.officeId, recordedById: actor.officerId, recordedAt: now };
}

/** What the row policies read on a content. */
export function contentBy(actor: Actor, caseId: string) {
  return { caseId, recordedByOfficeId: actor.officeId };
}

/** Only the office that recorded a fact supersedes it, and once. */
export async function supersede<T extends Fact>(work: Work, entity: ClassType<T>, correction: CorrectionInput | undefined): Promise<T | undefined> {
  if (!correction) return undefined;
  const fact = await work.load(entity, correction.supersedes, 'supersedes');
  if (fact.recordedByOffice.id !== work.actor.officeId) throw new Forbidden('Only the office that recorded a fact corrects it.');
  if (fact.supersededAt)
    throw new Conflict('This fact has been superseded already. Correct the one that took its place.', ['correction', 'supersedes']);
  fact.supersededAt = work.now;
  fact.supersededBecause = correction.reason;
  return fact;
}

/** A correction stays with the case or person that the first fact was about. */
export function mustBeAboutTheSame(fact: object | undefined, about: { id: string }): void {
  if (!fact) return;
  const { survivor, caseFile } = fact as { survivor?: { id: string }; caseFile?: { id: string } };
  if ((survivor ?? caseFile)?.id !== about.id)
    throw new Conflict('A correction is about the same case or person as the fact it supersedes.', ['correction', 'supersedes']);
}
