import type { Work } from '../audit/change.js';
import type { CorrectionReason } from '../cases/codes.js';
import type { Fact } from '../cases/fact.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';

/**
 * Some facts are asked for first and answered later, often by another office: an age determination, a social
 * investigation, a visit. The answer too is a fact: given once, then superseded by the office that gave it.
 * Says whether this answer takes the place of one.
 */
export function corrects(
  { actor, now }: Work,
  asked: Fact,
  answer: { at?: Date | undefined; by?: string | undefined },
  reason: CorrectionReason | undefined,
): boolean {
  if (asked.supersededAt) throw new Conflict('This has been superseded already. Go on with the one that took its place.');
  if (!answer.at) {
    if (reason) throw new Invalid('There is nothing to correct yet.', ['correctionReason']);
    return false;
  }
  if (!reason) throw new Conflict('This is on record already. Give a reason to correct it.', ['correctionReason']);
  if (answer.by !== actor.officeId) throw new Forbidden('Only the office that recorded a fact corrects it.');
  asked.supersededAt = now;
  asked.supersededBecause = reason;
  return true;
}
