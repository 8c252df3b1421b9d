import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../context.js';
import { CaseEvent } from './case-event.entity.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseEventKind, CasePriority, CaseStage, CaseStatus } from './codes.js';

@ObjectType({ description: 'How a case stood at an instant, as far as the record then said.' })
export class CaseStanding {
  @Field(() => CaseStatus, { description: 'Open or closed.' })
  status!: CaseStatus;

  @Field(() => CaseStage, { description: 'The furthest step reached.' })
  stage!: CaseStage;

  @Field(() => CasePriority, { description: 'How urgent it was.' })
  priority!: CasePriority;
}

/** Read from the case's events, which are added and never changed. Null before the case was on file. */
export async function standingAsOf(context: Context, caseFile: CaseFile, asOf: Date): Promise<CaseStanding | null> {
  const events = await context.read((em) =>
    em.find(CaseEvent, { caseFile: caseFile.id, recordedAt: { $lte: asOf } }, { orderBy: { recordedAt: 'asc', id: 'asc' } }),
  );
  if (events.length === 0) return null;
  const standing: CaseStanding = { status: CaseStatus.OPEN, stage: CaseStage.INTAKE, priority: CasePriority.NORMAL };
  for (const { kind, stage, priority } of events) {
    if (stage) standing.stage = stage;
    if (priority) standing.priority = priority;
    if (kind === CaseEventKind.CLOSED) standing.status = CaseStatus.CLOSED;
    if (kind === CaseEventKind.REOPENED) standing.status = CaseStatus.OPEN;
  }
  return standing;
}
