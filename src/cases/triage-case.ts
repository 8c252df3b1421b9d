import { Field, ID, InputType } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseFile } from './case-file.entity.js';
import { CaseEventKind, CasePriority, CaseStage } from './codes.js';
import { note } from './progress.js';

@InputType({ description: 'The information was weighed: how urgent it is.' })
export class TriageCaseInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => CasePriority, { description: 'How urgent it is.' })
  priority!: CasePriority;
}

export const TriageCasePayload = PayloadOf('triageCase', 'case', () => CaseFile);

/** Information found genuine goes on to rescue; information found false is closed with that reason (`closeCase`). */
export async function triageCase({ em, actor, now, load }: Work, input: TriageCaseInput): Promise<CaseFile> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustBeCurrent(caseFile, input.expectedVersion);
  caseFile.mustBeOpen();
  caseFile.reach(CaseStage.TRIAGE);
  caseFile.priority = input.priority;
  note(em, actor, caseFile, { kind: CaseEventKind.TRIAGED, stage: caseFile.stage, priority: input.priority }, now);
  return caseFile;
}
