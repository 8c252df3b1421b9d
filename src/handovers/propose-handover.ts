import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CaseAccess } from '../access/access-list.entity.js';
import { rolesAtLevel, rolesWithCases } from '../access/need-to-know.js';
import { permissions } from '../access/permissions.js';
import type { Role } from '../access/roles.js';
import { hasRole, mustLead } from '../access/stewardship.js';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { SharedClass } from '../cases/codes.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { narrowOfficeKinds, OfficeKind } from '../offices/codes.js';
import { Office, Officer } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import { Placement, PlacementHome } from '../rehabilitation/placement.entity.js';
import { mustStandAlone } from '../survivors/survivor-file.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { HandoverKind, HandoverStatus, terms, Transferred } from './codes.js';
import { HandedSurvivor, Handover, HandoverWords } from './handover.entity.js';

const MOST_AT_ONCE = 100;
const LONGEST_MESSAGE = 2000;
const HOUR = 3_600_000;

@InputType({ description: 'A survivor whom a handover is about.' })
export class HandedSurvivorInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => Int, { description: 'The `version` of the survivor on which this is based. Who has moved meanwhile is not handed over.' })
  expectedVersion!: number;
}

@InputType({
  description:
    'Your office hands a task, a question, the lead of a case or the custody of survivors to another office. `expectedVersion` is that of the case.',
})
export class ProposeHandoverInput extends UpdateInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => HandoverKind, { description: 'A task, a transfer or a question.' })
  kind!: HandoverKind;

  @Field(() => Transferred, { nullable: true, description: 'What a TRANSFER transfers, and nothing else.' })
  transfers?: Transferred;

  @Field(() => ID, { description: 'The office that is to take over.' })
  toOfficeId!: string;

  @Field(() => ID, { nullable: true, description: 'The officer of that office who alone is to answer, or the head of the office.' })
  toOfficerId?: string;

  @Field(() => [HandedSurvivorInput], {
    nullable: true,
    description: `The survivors, at most ${MOST_AT_ONCE}: for custody, and for an office that sees single survivors.`,
  })
  survivors?: HandedSurvivorInput[];

  @Field(() => [SharedClass], {
    nullable: true,
    description:
      'The classes of data that are shared, each as far as the role of the addressee goes. The lead alone may leave them out: then the whole case goes.',
  })
  shares?: SharedClass[];

  @Field({ description: 'The task, the question, or why. The two offices read it, nobody else. Name nobody.' })
  message!: string;
}

export const ProposeHandoverPayload = PayloadOf('proposeHandover', 'handover', () => Handover);

/** Nothing is opened yet, and nothing passes: until the addressee accepts, and for custody receives, all stays with the sender. */
export async function proposeHandover(work: Work, input: ProposeHandoverInput): Promise<Handover> {
  const { em, actor, now, load, context } = work;
  if ((input.kind === HandoverKind.TRANSFER) !== (input.transfers != null))
    throw new Invalid('Say what is transferred, the lead or custody; a task or a question transfers nothing.', ['transfers']);
  const survivors = await survivorsOf(work, input);
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  mustBeCurrent(caseFile, input.expectedVersion);
  caseFile.mustBeOpen();
  if (survivors.some((survivor) => survivor.caseFile.id !== caseFile.id)) throw new Invalid('Name survivors of this case.', ['survivors']);
  const to = await load(Office, input.toOfficeId, 'toOfficeId');
  const roles = await rolesOf(work, to);
  mustTakeCases(to, roles, actor.officeId, dayInIndia(now));
  const named = input.toOfficerId ? await load(Officer, input.toOfficerId, 'toOfficerId') : undefined;
  if (named && (named.office.id !== to.id || (named.activeTo && named.activeTo < dayInIndia(now))))
    throw new Invalid('Name an officer who serves in that office.', ['toOfficerId']);
  const shares = await sharesOf(work, caseFile, roles, input);
  if (input.transfers === Transferred.LEAD) {
    mustLead(actor, caseFile);
    await mustTakeTheLead(work, caseFile, roles, survivors);
  }
  if (!input.transfers && survivors.length === 0 && narrowOfficeKinds.includes(to.kind))
    throw new Invalid('An office of this kind sees single survivors. Name them.', ['survivors']);
  const placements = input.transfers === Transferred.CUSTODY ? await custodyOf(work, survivors, to, roles) : new Map<string, Placement>();

  const { acknowledgeHours, expiryHours } = terms[input.kind];
  const parties = { fromOffice: actor.officeId, toOffice: to.id };
  const handover = em.create(Handover, {
    caseFile,
    caseNumber: caseFile.number,
    kind: input.kind,
    transfers: input.transfers,
    ...parties,
    proposedBy: actor.officerId,
    toOfficer: named && ref(named),
    shares,
    proposedAt: now,
    acknowledgeBy: new Date(now.getTime() + acknowledgeHours * HOUR),
    expiresAt: new Date(now.getTime() + expiryHours * HOUR),
  });
  const copied = { caseId: caseFile.id, fromOfficeId: actor.officeId, toOfficeId: to.id };
  em.create(HandoverWords, { of: handover, ...copied, message: written(input.message, ['message'], LONGEST_MESSAGE) });
  for (const survivor of survivors)
    em.create(HandedSurvivor, { handover, ...copied, transfers: input.transfers, survivor, placementId: placements.get(survivor.id)?.id });
  tell(em, context, NoticeKind.HANDOVER_PROPOSED, { officeId: to.id, officerId: named?.id }, globalId('Handover', handover.id));
  return handover;
}

/** Locked in one order, before the case, as everywhere. */
async function survivorsOf(work: Work, { survivors = [] }: ProposeHandoverInput): Promise<Survivor[]> {
  if (survivors.length > MOST_AT_ONCE) throw new Invalid(`Name at most ${MOST_AT_ONCE} survivors.`, ['survivors']);
  if (new Set(survivors.map(({ survivorId }) => survivorId)).size < survivors.length) throw new Invalid('A survivor is named twice.', ['survivors']);
  const loaded: Survivor[] = [];
  for (const { survivorId, expectedVersion } of survivors.toSorted((a, b) => (a.survivorId < b.survivorId ? -1 : 1))) {
    const survivor = await work.load(Survivor, survivorId, 'survivors');
    await mustStandAlone(work, survivor, 'survivors');
    mustBeCurrent(survivor, expectedVersion);
    loaded.push(survivor);
  }
  return loaded;
}

/** What its officers in service are. A police station whose officers include no child welfare police officer does not see what one would. */
async function rolesOf({ em, now }: Work, to: Office): Promise<Role[]> {
  const today = dayInIndia(now);
  const officers = await em.find(Officer, { office: to.id, activeFrom: { $lte: today }, $or: [{ activeTo: null }, { activeTo: { $gte: today } }] });
  return [...new Set(officers.flatMap(({ roles }) => roles))];
}

/** An office in service, another than one's own, of a kind that works on cases. */
function mustTakeCases(to: Office, roles: readonly Role[], myOffice: string, today: string): void {
  if (to.id === myOffice) throw new Invalid('This is your own office. Hand over to another.', ['toOfficeId']);
  if ((to.activeTo && to.activeTo < today) || to.activeFrom > today)
    throw new Conflict('This office has closed, or has not begun. Look for the one that has taken its place.', ['toOfficeId']);
  if (!roles.some((role) => rolesWithCases.includes(role))) throw new Invalid('This office works on no case.', ['toOfficeId']);
}

/** Ticks cannot widen anything: neither what the agreement gives the addressee, nor what the sender has itself. */
async function sharesOf(
  { em, actor }: Work,
  caseFile: CaseFile,
  roles: readonly Role[],
  { shares, transfers }: ProposeHandoverInput,
): Promise<SharedClass[] | undefined> {
  if (!shares) {
    if (transfers === Transferred.LEAD) return undefined;
    throw new Invalid('Tick the classes of data that are shared; none is an answer too.', ['shares']);
  }
  const own = await em.findOne(CaseAccess, { caseId: caseFile.id, officeId: actor.officeId });
  for (const dataClass of shares) {
    if (!roles.some((role) => rolesAtLevel(dataClass, 'S').includes(role)))
      throw new Invalid(`Office without the class: the agreement gives this office nothing of ${dataClass}. Untick it.`, ['shares']);
    if (!hasRole(actor, ...rolesAtLevel(dataClass, 'S')) || (own?.statusOf && !own.statusOf.includes(dataClass)))
      throw new Forbidden(`Your office itself does not know ${dataClass} in this case, and cannot share it.`);
  }
  return [...new Set(shares)].toSorted();
}

async function mustTakeTheLead({ em }: Work, caseFile: CaseFile, roles: readonly Role[], survivors: readonly Survivor[]): Promise<void> {
  if (survivors.length > 0) throw new Invalid('The lead is of the case as a whole. Name no survivors.', ['survivors']);
  if (!roles.some((role) => permissions.Mutation.closeCase!.includes(role)))
    throw new Invalid('This office leads no case: it could not close it.', ['toOfficeId']);
  if ((await em.count(Handover, { caseFile: caseFile.id, transfers: Transferred.LEAD, status: HandoverStatus.PROPOSED })) > 0)
    throw new Conflict('The lead is offered to an office already. Revoke that first.', ['transfers']);
}

/** The placement that stands is custody (decision 0014). Whoever has none of it learns no more than that. */
async function custodyOf(
  { em, actor, now }: Work,
  survivors: readonly Survivor[],
  to: Office,
  roles: readonly Role[],
): Promise<Map<string, Placement>> {
  if (survivors.length === 0) throw new Invalid('Name the survivors whose custody is handed over.', ['survivors']);
  if (!roles.some((role) => rolesAtLevel('LOC', 'F').includes(role)))
    throw new Invalid('Office without the class: the agreement does not tell this office where a survivor is (LOC).', ['toOfficeId']);
  const placements = new Map<string, Placement>();
  for (const survivor of survivors) {
    const placement = await em.findOne(Placement, { survivor: survivor.id, until: null, supersededAt: null });
    const home = placement && (await em.findOne(PlacementHome, { of: placement.id }));
    if (!placement || home?.home.id !== actor.officeId) throw new Forbidden('Only the office that has custody of a survivor hands it over.');
    if (to.kind === OfficeKind.CHILD_CARE_INSTITUTION && survivor.isAdultOn(dayInIndia(now)))
      throw new Conflict('An adult does not go to a child care institution; choose a Shakti Sadan or a One Stop Centre, with consent.', [
        'toOfficeId',
      ]);
    if ((await em.count(HandedSurvivor, { survivor: survivor.id, transfers: Transferred.CUSTODY, isOpen: true })) > 0)
      throw new Conflict('The custody of this survivor is being handed over already. Revoke that first.', ['survivors']);
    placements.set(survivor.id, placement);
  }
  return placements;
}
