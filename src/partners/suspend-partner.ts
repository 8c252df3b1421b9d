import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { mustBe } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { NoticeKind, SHORTEST_REASON } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Invalid, NotFound } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { globalId, rowId } from '../planner/global-id.js';
import { Accreditation, Suspension } from './accreditation.entity.js';
import { PartnerStanding, standingOf } from './codes.js';

const LONGEST = 2000;

@InputType({ description: 'An accreditation that your office gave is not to serve for now.' })
export class SuspendPartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The accreditation.' })
  accreditationId!: string;

  @Field({ description: `Why, for the organisation: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;
}

export const SuspendPartnerPayload = PayloadOf('suspendPartner', 'accreditation', () => Accreditation);

/** At once, since a child may be at stake; the organisation reads why and replies. Assignments that there are go on: the Committee is told, and decides. */
export async function suspendPartner(work: Work, input: SuspendPartnerInput): Promise<Accreditation> {
  const { em, now } = work;
  const accreditation = await ofMyOffice(work, input);
  const standing = standingOf(accreditation, now);
  if (standing === PartnerStanding.SUSPENDED) throw new Conflict('This accreditation is suspended.', ['accreditationId'], 'ILLEGAL_STEP');
  if (standing === PartnerStanding.ENDED) throw new Conflict('This accreditation is over.', ['accreditationId'], 'ILLEGAL_STEP');
  const reason = written(input.reason, ['reason'], LONGEST);
  if (reason.length < SHORTEST_REASON) throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
  accreditation.suspendedAt = now;
  accreditation.version++;
  const { ngo, issuer } = accreditation;
  em.create(Suspension, { accreditation: ref(accreditation), ngoId: ngo.id, issuerId: issuer.id, reason, since: now });
  await tellOf(work, accreditation);
  return accreditation;
}

@InputType({ description: 'An accreditation that your office suspended is to serve again.' })
export class LiftSuspensionInput extends UpdateInput {
  @Field(() => ID, { description: 'The accreditation.' })
  accreditationId!: string;
}

export const LiftSuspensionPayload = PayloadOf('liftSuspension', 'accreditation', () => Accreditation);

export async function liftSuspension(work: Work, input: LiftSuspensionInput): Promise<Accreditation> {
  const { em, now } = work;
  const accreditation = await ofMyOffice(work, input);
  if (!accreditation.suspendedAt) throw new Conflict('This accreditation is not suspended.', ['accreditationId'], 'ILLEGAL_STEP');
  accreditation.suspendedAt = null;
  accreditation.version++;
  const suspension = await em.findOneOrFail(Suspension, { accreditation: accreditation.id, liftedAt: null });
  suspension.liftedAt = now;
  await tellOf(work, accreditation);
  return accreditation;
}

@InputType({ description: 'What your organisation says to the suspension of its accreditation.' })
export class ReplyToSuspensionInput extends ChangeInput {
  @Field(() => ID, { description: 'The suspension.' })
  suspensionId!: string;

  @Field({ description: 'The reply, for the authority that suspended. Name nobody.' })
  reply!: string;
}

export const ReplyToSuspensionPayload = PayloadOf('replyToSuspension', 'suspension', () => Suspension);

export async function replyToSuspension({ em, actor, now, load, context }: Work, input: ReplyToSuspensionInput): Promise<Suspension> {
  const suspension = await load(Suspension, input.suspensionId, 'suspensionId');
  mustBe(actor, { id: suspension.ngoId }, 'The organisation whose accreditation is suspended replies.');
  if (suspension.reply) throw new Conflict('Your organisation has replied.', ['suspensionId'], 'ILLEGAL_STEP');
  if (suspension.liftedAt) throw new Conflict('This suspension was lifted.', ['suspensionId'], 'ILLEGAL_STEP');
  suspension.reply = written(input.reply, ['reply'], LONGEST);
  suspension.repliedAt = now;
  tell(em, context, NoticeKind.PARTNER_EXPIRING, { officeId: suspension.issuerId }, globalId('Suspension', suspension.id));
  return suspension;
}

/** Everybody reads accreditations, and the office that gave one locks it. */
async function ofMyOffice({ em, actor, load }: Work, input: SuspendPartnerInput | LiftSuspensionInput): Promise<Accreditation> {
  const seen = await em.findOne(Accreditation, { id: rowId('Accreditation', input.accreditationId, ['accreditationId']) });
  if (!seen) throw new NotFound();
  mustBe(actor, seen.issuer, 'The authority that gave an accreditation suspends it and lifts that.');
  const accreditation = await load(Accreditation, input.accreditationId, 'accreditationId');
  mustBeCurrent(accreditation, input.expectedVersion);
  return accreditation;
}

/** The organisation, and the Committees of its district, which assign it and may order otherwise. */
async function tellOf({ em, context }: Work, { id, ngo, district }: Accreditation): Promise<void> {
  const committees = district ? await em.find(Office, { kind: OfficeKind.CWC, district: district.code, activeTo: null }) : [];
  for (const officeId of [ngo.id, ...committees.map((office) => office.id)])
    tell(em, context, NoticeKind.PARTNER_EXPIRING, { officeId }, globalId('Accreditation', id));
}
