import { Field, ID, InputType } from 'type-graphql';
import { v7 as uuidv7 } from 'uuid';
import { Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind, SHORTEST_REASON } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.js';
import { globalId, rowId } from '../planner/global-id.js';
import type { PageSource } from '../planner/page.js';
import { OfficeKind, officeKinds, RoleStep } from './codes.js';
import { Office, Officer } from './office.entity.js';
import { RoleGrant } from './role-grant.entity.js';

/** Asked today, answered by tomorrow. */
const HOURS = 24;

@InputType({ description: 'The role that an officer of your State is to be given.' })
export class AskRoleInput extends ChangeInput {
  @Field(() => ID, { description: 'The officer (`officers`).' })
  officerId!: string;

  @Field(() => Role, { description: 'The role: one of those that the kind of the office can have.' })
  role!: Role;

  @Field({ description: `Why, in your own words: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;
}

export const AskRolePayload = PayloadOf('askRole', 'roleGrant', () => RoleGrant);

/**
 * An administrator asks; the officer's own office answers, so that nobody is made more than their office knows of (CVE-2026-44730, where an
 * administrator took a stronger user into an organisation of their own). What is said here to help is decided in `hub.answer_role`.
 */
export async function askRole(work: Work, input: AskRoleInput): Promise<RoleGrant> {
  const { em, actor, now, load } = work;
  const officer = await load(Officer, input.officerId, 'officerId');
  const [office, mine] = [await em.findOneOrFail(Office, { id: officer.office.id }), await em.findOneOrFail(Office, { id: actor.officeId })];
  if (officer.id === actor.officerId) throw new Forbidden('Nobody asks for a role for themselves.');
  if (office.state.code !== mine.state.code) throw new Forbidden('An administrator asks for officers of the own State.');
  const { role } = input;
  const reason = whyOf(input);
  const today = dayInIndia(now);
  if (![officer, office].every((one) => isInService(one, today))) throw new Conflict('This officer is not in service.', ['officerId']);
  if (!officeKinds[office.kind].roles.includes(role)) throw new Conflict('An office of this kind has no such role.', ['role']);
  if (officer.roles.includes(role)) throw new Conflict('The officer has this role.', ['role']);
  const open = { officer: officer.id, role, step: RoleStep.GIVEN, answeredAt: null, expiresAt: { $gt: now } };
  if (await em.count(RoleGrant, open)) throw new Conflict('This has been asked and waits for its answer.', ['role']);
  if (!(await hasSecondPerson(work, office, officer)))
    throw new Conflict('Nobody could answer: the office has no head in service besides the officer, or the State no other administrator.', [
      'officerId',
    ]);
  return requestRole(work, officer, office, role, reason);
}

/** Puts the request on file, and tells the office. */
export function requestRole({ em, actor, now, context }: Work, officer: Officer, office: Office, role: Role, reason: string): RoleGrant {
  const grant = em.create(RoleGrant, {
    step: RoleStep.GIVEN,
    officer,
    role,
    office,
    stateCode: office.state.code,
    askedBy: actor.officerId,
    askedAt: now,
    reason,
    expiresAt: new Date(now.getTime() + HOURS * 3_600_000),
  });
  tell(em, context, NoticeKind.ROLE_ASKED, { officeId: office.id }, globalId('RoleGrant', grant.id));
  return grant;
}

/** Whether somebody could answer, for an officer of the office or for one who comes to it. */
export async function hasSecondPerson(
  { em, actor, now }: Pick<Work, 'em' | 'actor' | 'now'>,
  office: Office,
  officer?: Pick<Officer, 'id' | 'supervisor'>,
): Promise<boolean> {
  const today = dayInIndia(now);
  const isHub = office.kind === OfficeKind.HUB_ADMINISTRATION;
  const others = await em.find(Officer, {
    id: { $nin: [...(officer ? [officer.id] : []), actor.officerId] },
    office: isHub ? { kind: OfficeKind.HUB_ADMINISTRATION, state: office.state.code } : office.id,
    ...(!isHub && { $or: [{ supervisor: null }, { id: officer?.supervisor?.id ?? null }] }),
  });
  return others.some((other) => isInService(other, today) && (isHub ? other.roles.includes(Role.STATE_ADMIN) : other.roles.length > 0));
}

export function isInService({ activeFrom, activeTo }: Pick<Officer, 'activeFrom' | 'activeTo'>, today: string): boolean {
  return activeFrom <= today && (activeTo == null || activeTo >= today);
}

function whyOf({ reason }: { reason: string }): string {
  const why = written(reason, ['reason'], 1000);
  if (why.length < SHORTEST_REASON) throw new Invalid(`Say why, in ${SHORTEST_REASON} characters or more.`, ['reason']);
  return why;
}

@InputType({ description: 'Yes or no to a role that is asked for.' })
export class AnswerRoleInput extends ChangeInput {
  @Field(() => ID, { description: 'What is asked.' })
  grantId!: string;

  @Field({ description: 'Whether the officer has the role from now on.' })
  isGranted!: boolean;
}

export const AnswerRolePayload = PayloadOf('answerRole', 'roleGrant', () => RoleGrant);

const forbidden: Record<string, string> = {
  SAME: 'The second person is neither who asks nor whose role it is.',
  NOT_SECOND: "A head of the officer's own office answers, or for the administration of the hub another administrator of the State.",
  SELF: 'Nobody takes a role away from themselves. Another administrator or the head of the office does.',
  NOT_YOURS: "A role is taken away by an administrator of the State, or by a head of the officer's office.",
};

const inTheWay: Record<string, string> = {
  ANSWERED: 'This has been answered.',
  EXPIRED: 'This has expired. It can be asked again.',
  ASKER_GONE: 'Who asked is no longer an administrator of the State. Another one can ask again.',
  OUT_OF_SERVICE: 'This officer is not in service.',
  MOVED: 'The officer has moved to another office. It can be asked again there.',
  NOT_OF_KIND: 'An office of this kind has no such role.',
  HELD: 'The officer has this role.',
  NOT_HELD: 'The officer does not have this role.',
};

/** Everything is looked at again in the database, whoever calls: a statement that was smuggled in grants nothing either. */
export async function answerRole({ em, now, context }: Work, input: AnswerRoleInput): Promise<RoleGrant> {
  const grant = await em.findOne(RoleGrant, { id: rowId('RoleGrant', input.grantId, ['grantId']) });
  if (!grant) throw new NotFound();
  const [{ verdict }]: [{ verdict: string }] = await em.execute('select hub.answer_role(?, ?, ?) as verdict', [grant.id, input.isGranted, now]);
  mustBeDone(verdict, 'grantId');
  await em.refresh(grant);
  const asker = await em.findOneOrFail(Officer, { id: grant.askedBy.id });
  tell(em, context, NoticeKind.ROLE_ANSWERED, { officeId: asker.office.id, officerId: asker.id }, globalId('RoleGrant', grant.id));
  return grant;
}

@InputType({ description: 'The role that an officer has no longer.' })
export class WithdrawRoleInput extends ChangeInput {
  @Field(() => ID, { description: 'The officer (`officers`).' })
  officerId!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field({ description: `Why, in your own words: ${SHORTEST_REASON} characters or more. Name nobody.` })
  reason!: string;
}

export const WithdrawRolePayload = PayloadOf('withdrawRole', 'roleGrant', () => RoleGrant);

/** One person's act, and at once: each transaction asks the directory again, and subscriptions end with it. Without a role an officer may call nothing. */
export async function withdrawRole({ em, now, load, context }: Work, input: WithdrawRoleInput): Promise<RoleGrant> {
  const officer = await load(Officer, input.officerId, 'officerId');
  const reason = whyOf(input);
  const id = uuidv7();
  const [{ verdict }]: [{ verdict: string }] = await em.execute('select hub.withdraw_role(?, ?, ?, ?, ?) as verdict', [
    id,
    officer.id,
    input.role,
    reason,
    now,
  ]);
  mustBeDone(verdict, 'officerId');
  tell(em, context, NoticeKind.ROLE_WITHDRAWN, { officeId: officer.office.id }, globalId('RoleGrant', id));
  return em.findOneOrFail(RoleGrant, { id });
}

function mustBeDone(verdict: string, path: string): void {
  if (verdict === 'DONE') return;
  if (forbidden[verdict]) throw new Forbidden(forbidden[verdict]);
  if (inTheWay[verdict]) throw new Conflict(inTheWay[verdict], [path]);
  throw new NotFound();
}

/** What was asked and taken away, newest first. Whose it is to know, the wall says. */
export const roleGrantSource: PageSource<RoleGrant> = { entity: RoleGrant, order: { column: 't.asked_at', type: 'timestamptz', descending: true } };
