import type { EntityManager } from '@mikro-orm/postgresql';
import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mustLead } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { useApproval } from '../disclosure/approval.js';
import { ApprovalAction } from '../disclosure/codes.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { globalId, rowId } from '../planner/global-id.js';
import { openCaseOf } from './survivor-file.js';
import { Survivor } from './survivor.entity.js';

@InputType({ description: 'One person who was recorded twice in one case. `expectedVersion` is that of the record that stays.' })
export class MergeSurvivorsInput extends UpdateInput {
  @Field(() => ID, { description: 'The record that stays.' })
  keptId!: string;

  @Field(() => ID, { description: 'The record that is no person of its own any more.' })
  duplicateId!: string;

  @Field(() => Int, { description: 'The `version` of the duplicate on which this is based.' })
  duplicateVersion!: number;

  @Field(() => ID, {
    description:
      "The second person's consent to merge these two in this direction (`askSecondPerson`, action MERGE). Its reason is the reason on record.",
  })
  approvalId!: string;
}

export const MergeSurvivorsPayload = PayloadOf('mergeSurvivors', 'survivor', () => Survivor);

/**
 * Nothing is moved and nothing deleted: the second record names the first, keeps what was recorded with it, and takes nothing more. Who merged, who
 * consented, when and why, the consent says, and stays.
 */
export async function mergeSurvivors(work: Work, input: MergeSurvivorsInput): Promise<Survivor> {
  const { kept, duplicate } = await bothOf(work, input);
  if (kept === duplicate) throw new Invalid('These are one and the same record.', ['duplicateId']);
  if (kept.caseFile.id !== duplicate.caseFile.id)
    throw new Conflict('These two are of two cases, and are not merged. If the two cases are one, close one of them as DUPLICATE_MERGED.', [
      'duplicateId',
    ]);
  const caseFile = await openCaseOf(work, kept.caseFile.id);
  mustLead(work.actor, caseFile);
  mustBeCurrent(kept, input.expectedVersion);
  mustBeCurrent(duplicate, input.duplicateVersion, 'duplicateVersion');
  await mustBeTwo(work.em, kept, duplicate);
  await mustHaveOneCustodian(work.em, kept, duplicate);
  await useConsent(work, ApprovalAction.MERGE, { kept, duplicate, caseFile, approvalId: input.approvalId });
  duplicate.mergedInto = ref(kept);
  touch(work, duplicate, caseFile);
  return duplicate;
}

@InputType({ description: 'Two records that were merged and are two persons after all. `expectedVersion` is that of the duplicate.' })
export class UndoMergeInput extends UpdateInput {
  @Field(() => ID, { description: 'The record that was merged into another.' })
  duplicateId!: string;

  @Field(() => ID, { description: "The second person's consent to it (`askSecondPerson`, action UNDO_MERGE, with the same two)." })
  approvalId!: string;
}

export const UndoMergePayload = PayloadOf('undoMerge', 'survivor', () => Survivor);

/** The record stands for a person again, as it was when it was merged. That it was merged stays on record with the two consents. */
export async function undoMerge(work: Work, input: UndoMergeInput): Promise<Survivor> {
  const { em, actor, load } = work;
  const duplicate = await load(Survivor, input.duplicateId, 'duplicateId');
  const caseFile = await openCaseOf(work, duplicate.caseFile.id);
  mustLead(actor, caseFile);
  mustBeCurrent(duplicate, input.expectedVersion);
  if (!duplicate.mergedInto) throw new Conflict('This record is not merged into another.', ['duplicateId']);
  const kept = await em.findOne(Survivor, { id: duplicate.mergedInto.id });
  if (!kept) throw new NotFound();
  await useConsent(work, ApprovalAction.UNDO_MERGE, { kept, duplicate, caseFile, approvalId: input.approvalId });
  duplicate.mergedInto = null;
  touch(work, duplicate, caseFile);
  return duplicate;
}

/** Locked in one order, before the case, as everywhere. */
async function bothOf({ load }: Work, { keptId, duplicateId }: MergeSurvivorsInput): Promise<{ kept: Survivor; duplicate: Survivor }> {
  const ids = { keptId: rowId('Survivor', keptId, ['keptId']), duplicateId: rowId('Survivor', duplicateId, ['duplicateId']) };
  const paths = (['keptId', 'duplicateId'] as const).toSorted((a, b) => (ids[a] < ids[b] ? -1 : 1));
  const loaded = new Map<string, Survivor>();
  for (const path of paths) loaded.set(path, await load(Survivor, globalId('Survivor', ids[path]), path));
  return { kept: loaded.get('keptId')!, duplicate: loaded.get('duplicateId')! };
}

/** One step and no chain, so that whoever reads a record is one look away from the one that stands. The database holds it too. */
async function mustBeTwo(em: EntityManager, kept: Survivor, duplicate: Survivor): Promise<void> {
  if (duplicate.mergedInto) throw new Conflict('The duplicate is merged into another record already.', ['duplicateId']);
  if (kept.mergedInto) throw new Conflict('The record that is to stay is itself merged into another. Merge into that one.', ['keptId']);
  if ((await em.count(Survivor, { mergedInto: duplicate.id })) > 0)
    throw new Conflict('Another record is merged into the duplicate. Merge the other way round, or undo that first.', ['duplicateId']);
}

/** Asked past the row policies: not everybody who leads a case knows of custody, and a child must not come to have two custodians by that. */
async function mustHaveOneCustodian(em: EntityManager, kept: Survivor, duplicate: Survivor): Promise<void> {
  const [custody]: [{ placed: boolean; passing: boolean }] = await em.execute('select placed, passing from hub.custody_of_two(?, ?)', [
    kept.id,
    duplicate.id,
  ]);
  if (custody.passing)
    throw new Conflict('The custody of one of the two is being handed over. Have that ended first: revoke it, or let the survivor be received.', []);
  if (custody.placed)
    throw new Conflict(
      'The duplicate is in custody. Have that placement ended first (`endPlacement`), or merge the other way round: never two custodians.',
      ['duplicateId'],
    );
}

interface Merging {
  kept: Survivor;
  duplicate: Survivor;
  caseFile: CaseFile;
  approvalId: string;
}

/** Used before the record is changed: the database asks for a consent that was used. And of the office that leads now, whoever led yesterday. */
async function useConsent({ em, context, save }: Work, action: ApprovalAction, { kept, duplicate, caseFile, approvalId }: Merging): Promise<void> {
  const approval = await useApproval(em, context, approvalId, { action, survivorIds: [kept.id, duplicate.id], keptId: kept.id, isAgain: false });
  if (approval.ownerOfficeId !== caseFile.leadOffice.id)
    throw new Conflict('Another office leads the case since. Ask for the consent of somebody there.', ['approvalId'], 'SECOND_PERSON_NEEDED');
  await save();
}

/** The kept one is as it was: an office that sees it alone is told nothing, since of the other it may not know. */
function touch({ now }: Work, duplicate: Survivor, caseFile: CaseFile): void {
  duplicate.touch(now);
  caseFile.updatedAt = now;
}
