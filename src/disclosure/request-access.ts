import { v7 as uuidv7 } from 'uuid';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CaseAccess } from '../access/access-list.entity.js';
import type { Actor } from '../access/actor.js';
import { mustLead } from '../access/stewardship.js';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Capacity, ParticipationBasis } from '../cases/codes.js';
import { join } from '../cases/participation.js';
import { Conflict, Invalid } from '../errors.js';
import { globalId } from '../planner/global-id.js';
import type { PageSource } from '../planner/page.js';
import { AccessRequest } from './access-request.entity.js';
import { NoticeKind, SHORTEST_REASON } from './codes.js';
import { tell } from './notices.js';

const DAYS_TO_ANSWER = 7;
const LONGEST_DAYS = 90;
const ORDINARY_DAYS = 30;

@InputType({ description: 'Your office asks to take part in a case of which it knows the number.' })
export class RequestAccessInput extends ChangeInput {
  @Field({ description: 'The number of the case, such as RJ-JAI-042715.' })
  caseNumber!: string;

  @Field({ description: `Why, in your own words: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;
}

export const RequestAccessPayload = PayloadOf('requestAccess', 'accessRequest', () => AccessRequest);

/** The answer is the same whether or not there is such a case: what nobody leads is answered by nobody, and expires. */
export async function requestAccess({ em, actor, now }: Work, input: RequestAccessInput): Promise<AccessRequest> {
  const number = input.caseNumber.trim().toUpperCase();
  if (!/^[A-Z]{2}-[A-Z]{3}-\d{6}$/.test(number)) throw new Invalid('A case has a number such as RJ-JAI-042715.', ['caseNumber']);
  const reason = written(input.reason, ['reason'], 1000);
  if (reason.length < SHORTEST_REASON) throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
  const known = await em.findOne(CaseFile, { number });
  const own = known && (await em.findOne(CaseAccess, { caseId: known.id, officeId: actor.officeId }));
  // Who takes part by a handover alone may ask for the rest.
  if (own && !own.contentOf && !own.statusOf) throw new Conflict('Your office takes part in this case already.', ['caseNumber']);
  const id = uuidv7();
  await em.execute('select hub.request_access(?, ?, ?, ?, ?)', [id, number, reason, now, new Date(now.getTime() + DAYS_TO_ANSWER * 86_400_000)]);
  return em.findOneOrFail(AccessRequest, { id });
}

@InputType({ description: 'Yes or no to an office that asks to take part.' })
export class AnswerAccessRequestInput extends ChangeInput {
  @Field(() => ID, { description: 'What is asked.' })
  accessRequestId!: string;

  @Field({ description: 'Whether the office takes part from now on.' })
  isGranted!: boolean;

  @Field(() => Int, { nullable: true, description: `For how many days, 1 to ${LONGEST_DAYS}; ${ORDINARY_DAYS} when left out.` })
  days?: number;
}

export const AnswerAccessRequestPayload = PayloadOf('answerAccessRequest', 'accessRequest', () => AccessRequest);

export async function answerAccessRequest(work: Work, input: AnswerAccessRequestInput): Promise<AccessRequest> {
  const { em, now, load, actor, context } = work;
  const request = await load(AccessRequest, input.accessRequestId, 'accessRequestId');
  const caseFile = await em.findOneOrFail(CaseFile, { id: request.caseFile?.id ?? null });
  mustLead(actor, caseFile);
  if (request.answeredAt) throw new Conflict('This has been answered.', ['accessRequestId']);
  if (request.expiresAt <= now) throw new Conflict('This has expired. The office can ask again.', ['accessRequestId']);
  const days = input.days ?? ORDINARY_DAYS;
  if (days < 1 || days > LONGEST_DAYS) throw new Invalid(`For 1 to ${LONGEST_DAYS} days.`, ['days']);
  request.answeredAt = now;
  request.isGranted = input.isGranted;
  if (input.isGranted) {
    const until = new Date(now.getTime() + days * 86_400_000);
    request.grantedUntil = until;
    const authority = 'Asked to take part, and granted by the office that leads';
    await join(
      em,
      caseFile,
      request.askedByOffice.id,
      { basis: ParticipationBasis.HANDOVER, capacity: Capacity.CONSULTED, authority, expiresAt: until },
      now,
    );
  }
  tell(em, context, NoticeKind.ACCESS_ANSWERED, { officeId: request.askedByOffice.id }, globalId('AccessRequest', request.id));
  return request;
}

/** What the office has asked, and what it is asked; newest first. */
export function accessRequestSource({ officeId }: Actor): PageSource<AccessRequest> {
  return {
    entity: AccessRequest,
    where: [{ sql: '(t.asked_by_office_id = ? or t.owner_office_id = ?)', params: [officeId, officeId] }],
    order: { column: 't.asked_at', type: 'timestamptz', descending: true },
  };
}
