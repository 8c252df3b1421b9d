import { ref } from '@mikro-orm/core';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import type { Context } from '../context.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import type { PageSource } from '../planner/page.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { Approval } from './approval.entity.js';
import { ApprovalAction, AT_ONCE_AT_MOST, NoticeKind, OpenedClass, OpeningPurpose, SHORTEST_REASON } from './codes.js';
import { tell } from './notices.js';
import { Recipient, RecipientInput } from './recipient.js';

export { Approval };

/** Asked today, answered and used by tomorrow. */
const HOURS = 24;

@InputType({ description: 'What a second person is asked to consent to.' })
export class AskSecondPersonInput extends ChangeInput {
  @Field(() => [ID], { description: `The survivors, at most ${AT_ONCE_AT_MOST} of one case.` })
  survivorIds!: string[];

  @Field(() => OpenedClass, { nullable: true, description: 'What is to be opened or exported. Of a merge nothing is.' })
  dataClass?: OpenedClass;

  @Field(() => OpeningPurpose, { nullable: true, description: 'What for. Of a merge it is left out.' })
  purpose?: OpeningPurpose;

  @Field(() => ApprovalAction, { nullable: true, description: 'To what: OPEN when left out. A consent to open serves for nothing else.' })
  action?: ApprovalAction;

  @Field(() => RecipientInput, { nullable: true, description: 'Of an export: whom it goes to, with the key that it is encrypted to.' })
  recipient?: RecipientInput;

  @Field(() => ID, { nullable: true, description: 'Of a merge, or of its undoing: which of the two survivors stays.' })
  keptId?: string;

  @Field({ description: `Why, or why so many, in your own words: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;
}

export const AskSecondPersonPayload = PayloadOf('askSecondPerson', 'approval', () => Approval);

/** Asks the office that leads the case; whoever answers is somebody else than who asks. */
export async function askSecondPerson(work: Work, input: AskSecondPersonInput): Promise<Approval> {
  const { em, actor, now, context } = work;
  const ids = [...new Set(input.survivorIds.map((id) => rowId('Survivor', id, ['survivorIds'])))];
  if (ids.length === 0 || ids.length > AT_ONCE_AT_MOST) throw new Invalid(`Name one to ${AT_ONCE_AT_MOST} survivors.`, ['survivorIds']);
  const survivors = await em.find(Survivor, { id: { $in: ids } });
  if (survivors.length < ids.length) throw new NotFound();
  const [caseId, ...others] = new Set(survivors.map(({ caseFile }) => caseFile.id));
  if (!caseId || others.length > 0) throw new Invalid('Name survivors of one case.', ['survivorIds']);
  const reason = written(input.reason, ['reason'], 1000);
  if (reason.length < SHORTEST_REASON) throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
  const caseFile = await em.findOneOrFail(CaseFile, { id: caseId });
  const action = input.action ?? ApprovalAction.OPEN;
  const { dataClass, purpose } = whatToOpen(input, action);
  const recipient = await recipientToAskFor(work, input);
  const approval = em.create(Approval, {
    caseFile,
    askedBy: actor.officerId,
    askedByOffice: actor.officeId,
    ownerOfficeId: caseFile.leadOffice.id,
    askedAt: now,
    expiresAt: new Date(now.getTime() + HOURS * 3_600_000),
    action,
    ...recipient?.asColumns(),
    dataClass,
    purpose,
    ...whatToMerge(input, action, survivors),
    survivorIds: ids.toSorted(),
    reason,
  });
  tell(em, context, NoticeKind.SECOND_PERSON_ASKED, { officeId: caseFile.leadOffice.id }, globalId('Approval', approval.id));
  return approval;
}

const ofTwo = (action: ApprovalAction): boolean => action === ApprovalAction.MERGE || action === ApprovalAction.UNDO_MERGE;

function whatToOpen({ dataClass, purpose }: AskSecondPersonInput, action: ApprovalAction): Pick<AskSecondPersonInput, 'dataClass' | 'purpose'> {
  if (ofTwo(action)) {
    if (dataClass ?? purpose) throw new Invalid('A merge opens nothing: leave out the class and the purpose.', [dataClass ? 'dataClass' : 'purpose']);
    return {};
  }
  if (!dataClass) throw new Invalid('Say what is to be opened.', ['dataClass']);
  if (!purpose) throw new Invalid('Say what for.', ['purpose']);
  return { dataClass, purpose };
}

/** In which direction, since the second person answers for that too. */
function whatToMerge(
  { keptId }: AskSecondPersonInput,
  action: ApprovalAction,
  survivors: readonly Survivor[],
): { kept?: Survivor; duplicate?: Survivor } {
  if (!ofTwo(action)) {
    if (keptId) throw new Invalid('Only of a merge one record stays.', ['keptId']);
    return {};
  }
  if (survivors.length !== 2) throw new Invalid('Name the two records of the person.', ['survivorIds']);
  const kept = keptId && survivors.find(({ id }) => id === rowId('Survivor', keptId, ['keptId']));
  if (!kept) throw new Invalid('Say which of the two stays.', ['keptId']);
  return { kept, duplicate: survivors.find((survivor) => survivor !== kept)! };
}

async function recipientToAskFor({ em, now }: Work, { action, dataClass, recipient }: AskSecondPersonInput): Promise<Recipient | undefined> {
  if (action !== ApprovalAction.EXPORT) {
    if (recipient) throw new Invalid('Only an export has a recipient.', ['recipient']);
    return undefined;
  }
  if (dataClass !== OpenedClass.ID) throw new Invalid('Identities are exported; where a survivor is sheltered is not.', ['dataClass']);
  if (!recipient) throw new Invalid('Name whom the export goes to.', ['recipient']);
  return Recipient.of(em, recipient, now);
}

@InputType({ description: 'The answer of the second person.' })
export class AnswerSecondPersonInput extends ChangeInput {
  @Field(() => ID, { description: 'What is asked.' })
  approvalId!: string;

  @Field({ description: 'Whether you consent.' })
  isGranted!: boolean;
}

export const AnswerSecondPersonPayload = PayloadOf('answerSecondPerson', 'approval', () => Approval);

export async function answerSecondPerson(work: Work, input: AnswerSecondPersonInput): Promise<Approval> {
  const { actor, now, load, em, context } = work;
  const approval = await load(Approval, input.approvalId, 'approvalId');
  if (approval.ownerOfficeId !== actor.officeId) throw new Forbidden('Only the office that leads the case consents.');
  if (approval.askedBy.id === actor.officerId) throw new Forbidden('The second person is somebody else than the one who asks.');
  if (approval.answeredAt) throw new Conflict('This has been answered already.', ['approvalId']);
  if (approval.expiresAt <= now) throw new Conflict('This has expired. It can be asked again.', ['approvalId']);
  approval.answeredBy = ref(Officer, actor.officerId);
  approval.answeredAt = now;
  approval.isGranted = input.isGranted;
  tell(
    em,
    context,
    NoticeKind.SECOND_PERSON_ANSWERED,
    { officeId: approval.askedByOffice.id, officerId: approval.askedBy.id },
    globalId('Approval', approval.id),
  );
  return approval;
}

interface Use {
  action: ApprovalAction;
  recipient?: Recipient;
  dataClass?: OpenedClass;
  purpose?: OpeningPurpose;
  survivorIds: readonly string[];
  /** Of a merge: which of them stays. */
  keptId?: string;
  isAgain: boolean;
}

/** The consent to exactly this, once. Under lock, so that two who come together do not both use it. */
export async function useApproval(em: EntityManager, { actor, clock }: Context, id: string, use: Use): Promise<Approval> {
  const approval = await em.findOne(Approval, { id: rowId('Approval', id, ['approvalId']) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!approval || approval.askedBy.id !== actor.officerId) throw new NotFound();
  if (approval.action !== use.action)
    throw new Conflict('The consent is to something else: to open, to export, to merge or to undo a merge, and it serves for that alone.', [
      'approvalId',
    ]);
  const isThis =
    (approval.dataClass ?? undefined) === use.dataClass &&
    (approval.purpose ?? undefined) === use.purpose &&
    approval.survivorIds.join() === use.survivorIds.toSorted().join();
  if (!isThis) throw new Conflict('The consent is to something else: to those survivors, that class and that purpose.', ['approvalId']);
  if (approval.kept?.id !== use.keptId) throw new Conflict('The consent is to keep the other of the two.', ['approvalId']);
  if (use.recipient && !use.recipient.isThatOf(approval))
    throw new Conflict('The consent is to another recipient or another key. What was exported could be read by somebody else.', ['recipient']);
  if (!approval.isGranted) throw new Conflict('The second person has not consented.', ['approvalId'], 'SECOND_PERSON_NEEDED');
  if (approval.expiresAt <= clock()) throw new Conflict('The consent has expired. Ask again.', ['approvalId'], 'SECOND_PERSON_NEEDED');
  if (approval.usedAt && !use.isAgain) throw new Conflict('The consent has been used. It serves once.', ['approvalId'], 'SECOND_PERSON_NEEDED');
  approval.usedAt ??= clock();
  return approval;
}

/** What waits for a second person of the office, and what its officers have asked. */
export function approvalSource({ officeId }: { officeId: string }): PageSource<Approval> {
  return {
    entity: Approval,
    where: [{ sql: '(t.owner_office_id = ? or t.asked_by_office_id = ?)', params: [officeId, officeId] }],
    order: { column: 't.asked_at', type: 'timestamptz', descending: true },
  };
}
