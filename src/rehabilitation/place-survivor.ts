import { ref } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/postgresql';
import { Field, ID, InputType } from 'type-graphql';
import { hasRole, mustBe } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { mustBeCurrent, mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf, UpdateInput } from '../audit/payload.js';
import { Capacity, CaseStage, ParticipationBasis } from '../cases/codes.js';
import { Participant, SurvivorParticipant } from '../cases/participant.entity.js';
import { joinForSurvivor } from '../cases/participation.js';
import { reach } from '../cases/progress.js';
import { contentBy, recordedBy } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { DateTime } from '../planner/scalars.js';
import { JourneyStatus } from '../rescues/codes.js';
import { addStep, allowsStep } from '../rescues/record-journey-event.js';
import { fileBehind, fileOf, mustBeItsCommittee, officeOf, type SurvivorFile } from '../survivors/survivor-file.js';
import { ShelterKind } from './codes.js';
import { Order } from './order.entity.js';
import { Placement, PlacementHome } from './placement.entity.js';

const { CH, OPEN_SHELTER, SAA, FIT_FACILITY, OBS_HOME, SPECIAL_HOME, PLACE_OF_SAFETY, CRADLE, OSC, SHAKTI_SADAN, ITPA_PROTECTIVE_HOME } = ShelterKind;

/** Which home offers which shelter. */
export const sheltersOf: Partial<Record<OfficeKind, readonly ShelterKind[]>> = {
  CHILD_CARE_INSTITUTION: [CH, OPEN_SHELTER, SAA, FIT_FACILITY, OBS_HOME, SPECIAL_HOME, PLACE_OF_SAFETY, CRADLE],
  SHAKTI_SADAN: [SHAKTI_SADAN, ITPA_PROTECTIVE_HOME],
  ONE_STOP_CENTRE: [OSC],
};
const homes = Object.keys(sheltersOf) as OfficeKind[];

@InputType({ description: 'A Child Welfare Committee places a survivor in a home.' })
export class PlaceSurvivorInput extends UpdateInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => ID, { description: 'The home. It never comes back in a query (class LOC).' })
  homeId!: string;

  @Field(() => ShelterKind, { description: 'The kind of shelter; the home must offer it.' })
  shelter!: ShelterKind;

  @Field(() => DateTime, { description: 'Since when. A placement that stands ends then.' })
  since!: Date;

  @Field(() => ID, { nullable: true, description: 'The order that places the survivor.' })
  orderId?: string;

  @Field({ nullable: true, description: 'Long-term care and not interim care.' })
  isLongTerm?: boolean;
}

export const PlaceSurvivorPayload = PayloadOf('placeSurvivor', 'placement', () => Placement);

/**
 * One custodian after the other: the home before loses sight of the survivor as the new one gains it. Where is class
 * LOC and moves nothing that others see; that the person came into care is a step of the journey, where it has room
 * for one. When steps before it are still missing, the placement stands and the step is recorded with them.
 */
export async function placeSurvivor(work: Work, input: PlaceSurvivorInput): Promise<Placement> {
  const { em, actor, now, load, save } = work;
  const { since, shelter } = input;
  const file = await fileOf(work, input.survivorId);
  const { survivor, caseFile } = file;
  mustBeCurrent(survivor, input.expectedVersion);
  await mustBeItsCommittee(work, survivor);
  mustHaveHappened(since, now, 'since');
  mustFollow(since, survivor.foundAt, 'since', 'A placement cannot begin before the person was found.');
  if (survivor.status === JourneyStatus.DECEASED) throw new Conflict('This person has died.', ['survivorId']);
  const home = await officeOf(
    work,
    input.homeId,
    'homeId',
    homes,
    'A survivor is placed in a child care institution, a Shakti Sadan or a One Stop Centre.',
  );
  if (!sheltersOf[home.kind]!.includes(shelter)) throw new Invalid('That home does not offer this kind of shelter.', ['shelter']);
  if (home.kind === OfficeKind.CHILD_CARE_INSTITUTION && survivor.isAdultOn(dayInIndia(since)))
    throw new Conflict('An adult is not placed in a child care institution; choose a Shakti Sadan or a One Stop Centre, with consent.', ['homeId']);
  const order = input.orderId ? await load(Order, input.orderId, 'orderId') : undefined;
  if (order && (order.survivor.id !== survivor.id || order.supersededAt))
    throw new Conflict('The order must stand, and be about this survivor.', ['orderId']);

  const standing = await em.findOne(Placement, { survivor: survivor.id, until: null, supersededAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (standing) {
    const { home: before } = await em.findOneOrFail(PlacementHome, { of: standing.id });
    if (before.id === home.id) throw new Conflict('The survivor is placed in that home already.', ['homeId']);
    if (since <= standing.since)
      throw new Conflict('The survivor is in the custody of another at that time. A new placement begins after the one that stands.', ['since']);
    standing.end(since);
    await save();
    await endCustody(work, file, before.id);
  }
  const placement = em.create(Placement, { caseId: caseFile.id, survivor, since, ...recordedBy(actor, now) });
  em.create(PlacementHome, {
    of: placement,
    survivorId: survivor.id,
    home: ref(home),
    shelter,
    orderId: order?.id,
    ...contentBy(actor, caseFile.id),
  });
  await save();
  const authority = 'JJ Act s. 37: placed by order';
  await joinForSurvivor(em, caseFile, survivor, home.id, { basis: ParticipationBasis.RULE, capacity: Capacity.CUSTODIAN, authority }, now);
  const step = { status: input.isLongTerm ? JourneyStatus.IN_LONG_TERM_CARE : JourneyStatus.IN_INTERIM_CARE, happenedAt: since };
  if (await allowsStep(work, survivor, step)) await addStep(work, survivor, caseFile, step);
  reach(em, actor, caseFile, CaseStage.INTERIM_PLACEMENT, now);
  return placement;
}

@InputType({ description: 'A placement ends.' })
export class EndPlacementInput extends ChangeInput {
  @Field(() => ID, { description: 'The placement.' })
  placementId!: string;

  @Field(() => DateTime, { description: 'Until when.' })
  until!: Date;
}

export const EndPlacementPayload = PayloadOf('endPlacement', 'placement', () => Placement);

/** The home that has custody, or the Committee. The home sees the survivor no more, so to a home the answer is empty. */
export async function endPlacement(work: Work, input: EndPlacementInput): Promise<Placement> {
  const { em, actor, now, load, save } = work;
  const placement = await load(Placement, input.placementId, 'placementId');
  const file = await fileBehind(work, placement);
  const { home } = await em.findOneOrFail(PlacementHome, { of: placement.id });
  if (hasRole(actor, Role.CWC_MEMBER)) await mustBeItsCommittee(work, file.survivor);
  else mustBe(actor, home, 'Only the home that has custody, or the Committee, ends a placement.');
  mustHaveHappened(input.until, now, 'until');
  placement.end(input.until);
  await save();
  await endCustody(work, file, home.id);
  return placement;
}

/** The home's part in the case ends with its last survivor there. In steps: each takes the sight of the one before it away. */
async function endCustody({ em, now, save }: Work, { survivor, caseFile }: SurvivorFile, homeId: string): Promise<void> {
  const atHome = await em.find(SurvivorParticipant, { caseId: caseFile.id, office: homeId, until: null });
  const custody = await em.findOne(Participant, { caseFile: caseFile.id, office: homeId, capacity: Capacity.CUSTODIAN, until: null });
  for (const assignment of atHome) if (assignment.survivor.id === survivor.id) assignment.until = now;
  await save();
  if (custody && atHome.every(({ until }) => until)) custody.until = now;
  await save();
}
