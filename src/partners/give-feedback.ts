import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Capacity } from '../cases/codes.js';
import { Participant, SurvivorParticipant } from '../cases/participant.entity.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { rowId } from '../planner/global-id.js';
import { FeedbackCode } from './codes.js';
import { PartnerFeedback } from './partner-feedback.entity.js';

const LONGEST_NOTE = 500;
/** Who assigns and who follows up. */
const assigners: readonly OfficeKind[] = [OfficeKind.CWC, OfficeKind.DCPU];

@InputType({ description: 'How work on an assignment went: of a Committee or Child Protection Unit on the organisation, or the other way.' })
export class GiveFeedbackInput extends ChangeInput {
  @Field(() => ID, { description: 'The case of the assignment.' })
  caseId!: string;

  @Field(() => ID, { description: 'The other office.' })
  officeId!: string;

  @Field(() => [FeedbackCode], { description: 'What there is to say, in fixed words: one or more.' })
  codes!: FeedbackCode[];

  @Field({
    nullable: true,
    description: `What else, in at most ${LONGEST_NOTE} characters. Name nobody, and nothing by which a survivor could be known.`,
  })
  note?: string;
}

export const GiveFeedbackPayload = PayloadOf('giveFeedback', 'feedback', () => PartnerFeedback);

/** One of the two is assigned in the case by order, now or before. */
export async function giveFeedback({ em, actor, now, load }: Work, input: GiveFeedbackInput): Promise<PartnerFeedback> {
  const caseFile = await em.findOne(CaseFile, { id: rowId('Case', input.caseId, ['caseId']) });
  if (!caseFile) throw new NotFound();
  const [from, to] = [await em.findOneOrFail(Office, { id: actor.officeId }), await load(Office, input.officeId, 'officeId')];
  const [ngo, other] = from.kind === OfficeKind.NGO ? [from, to] : [to, from];
  if (ngo.kind !== OfficeKind.NGO || !assigners.includes(other.kind))
    throw new Invalid('Feedback goes between a partner organisation and a Committee or Child Protection Unit.', ['officeId']);
  // Whoever opened the case takes part by that, so the assignment is looked for where the order is.
  const isAssigned = await em.count(SurvivorParticipant, { caseId: caseFile.id, office: ngo.id, capacity: Capacity.PARTNER });
  const takesPart = await em.count(Participant, { caseFile: caseFile.id, office: other.id });
  if (!isAssigned || !takesPart)
    throw new Conflict('The organisation is not assigned in this case, or the other office takes no part in it.', ['officeId']);
  const codes = [...new Set(input.codes)].toSorted();
  if (codes.length === 0) throw new Invalid('Name one code or more.', ['codes']);
  const note = input.note?.trim() ? written(input.note, ['note'], LONGEST_NOTE) : undefined;
  return em.create(PartnerFeedback, { caseFile: ref(caseFile), fromOffice: ref(from), toOffice: ref(to), codes, note, at: now });
}
