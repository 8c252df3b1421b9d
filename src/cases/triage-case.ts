import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { CaseFile } from './case-file.entity.js';
import { CaseEventKind, CasePriority, CaseStage, Capacity, ParticipationBasis } from './codes.js';
import { Participant } from './participant.entity.js';
import { note } from './progress.js';

@InputType({ description: 'The information was weighed: how urgent it is.' })
export class TriageCaseInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => CasePriority, { description: 'How urgent it is.' })
  priority!: CasePriority;
}

export const TriageCasePayload = PayloadOf('triageCase', 'case', () => CaseFile);

/**
 * Information found genuine goes on to rescue; information found false is closed with that reason (`closeCase`).
 * Whoever reports from civil society does not lead an authority's case: the authority that weighs it leads from then on.
 */
export async function triageCase(work: Work, input: TriageCaseInput): Promise<CaseFile> {
  const { em, actor, now, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustBeCurrent(caseFile, input.expectedVersion);
  caseFile.mustBeOpen();
  caseFile.reach(CaseStage.TRIAGE);
  caseFile.priority = input.priority;
  const lead = await em.findOneOrFail(Office, { id: caseFile.leadOffice.id });
  if (lead.kind === OfficeKind.NGO && lead.id !== actor.officeId) await takeTheLead(work, caseFile, lead);
  note(em, actor, caseFile, { kind: CaseEventKind.TRIAGED, stage: caseFile.stage, priority: input.priority }, now);
  return caseFile;
}

async function takeTheLead({ em, actor, now, save }: Work, caseFile: CaseFile, from: Office): Promise<void> {
  const opened = await em.findOneOrFail(Participant, { caseFile: caseFile.id, office: from.id, basis: ParticipationBasis.OPENED, until: null });
  opened.until = now;
  await save();
  em.create(Participant, { caseFile, office: from, capacity: Capacity.PARTNER, basis: ParticipationBasis.OPENED, since: now });
  caseFile.leadOffice = ref(em.getReference(Office, actor.officeId));
}
