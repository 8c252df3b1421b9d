import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import { CaseEvent } from './case-event.entity.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseEventKind, type CaseStage } from './codes.js';

type Happening = Pick<CaseEvent, 'kind'> & Partial<Pick<CaseEvent, 'stage' | 'priority' | 'workstream' | 'closedBecause' | 'reopenedBecause'>>;

/** Something happened to the case as a whole: it is on its record, and every participant sees the case move. */
export function note(em: EntityManager, actor: Actor, caseFile: CaseFile, happening: Happening, now: Date): void {
  em.create(CaseEvent, { caseFile, recordedAt: now, recordedByOffice: actor.officeId, ...happening });
  caseFile.touch(now);
}

/** The case reached a step of its life cycle, if it had not gone further already. */
export function reach(em: EntityManager, actor: Actor, caseFile: CaseFile, stage: CaseStage, now: Date): void {
  if (caseFile.reach(stage)) note(em, actor, caseFile, { kind: CaseEventKind.STAGE_REACHED, stage }, now);
}
