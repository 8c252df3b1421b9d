import { Field, ID, InputType, Int } from 'type-graphql';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { recordedBy } from '../cases/supersede.js';
import { Conflict, Invalid } from '../errors.js';
import { District } from '../offices/place.entity.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorIdentity, SurvivorKey } from '../survivors/identity.entity.js';
import { fileOf } from '../survivors/survivor-file.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { addFound, addIdentity, FoundSurvivorInput, IdentityInput, sealingIn } from './found-survivor.js';
import { Rescue } from './rescue.entity.js';

@InputType({ description: 'A rescue operation and the people found.' })
export class RecordRescueInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The district where it took place (LGD code).' })
  district!: number;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, and the people were taken in charge.' })
  endedAt?: Date;

  @Field(() => [FoundSurvivorInput], { description: 'The people found.' })
  survivors!: FoundSurvivorInput[];
}

export const RecordRescuePayload = PayloadOf('recordRescue', 'rescue', () => Rescue);

/** Puts a rescue on file. The offices that the law names for people found in that district take part from now on. */
export async function recordRescue(work: Work, input: RecordRescueInput): Promise<Rescue> {
  const { em, actor, now, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  const foundAt = input.endedAt ?? input.startedAt;
  mustHaveHappened(foundAt, now, input.endedAt ? 'endedAt' : 'startedAt');
  mustFollow(foundAt, input.startedAt, 'endedAt', 'A rescue cannot end before it began.');
  const district = await em.findOne(District, { code: input.district });
  if (!district) throw new Invalid('There is no district under this LGD code.', ['district']);
  if (input.survivors.length === 0) throw new Invalid('A rescue finds at least one person.', ['survivors']);

  const rescue = em.create(Rescue, {
    caseFile,
    district,
    startedAt: input.startedAt,
    endedAt: input.endedAt,
    headcount: input.survivors.length,
    ...recordedBy(actor, now),
  });
  await addFound(work, input.survivors, { caseFile, rescue, district, foundAt });
  reach(em, actor, caseFile, CaseStage.RESCUE, now);
  caseFile.touch(now);
  return rescue;
}

@InputType({ description: 'One more person, found later or outside an operation.' })
export class AddSurvivorInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'The district where the person was found (LGD code).' })
  district!: number;

  @Field(() => DateTime, { description: 'When the person was found.' })
  foundAt!: Date;

  @Field(() => FoundSurvivorInput, { description: 'The person.' })
  survivor!: FoundSurvivorInput;
}

export const AddSurvivorPayload = PayloadOf('addSurvivor', 'survivor', () => Survivor);

export async function addSurvivor(work: Work, input: AddSurvivorInput): Promise<Survivor> {
  const { em, actor, now, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  mustHaveHappened(input.foundAt, now, 'foundAt');
  const district = await em.findOne(District, { code: input.district });
  if (!district) throw new Invalid('There is no district under this LGD code.', ['district']);
  const [survivor] = await addFound(work, [input.survivor], { caseFile, district, foundAt: input.foundAt });
  reach(em, actor, caseFile, CaseStage.RESCUE, now);
  caseFile.touch(now);
  return survivor!;
}

@InputType({ description: 'Who a survivor is, when it becomes known.' })
export class RecordIdentityInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => IdentityInput, { description: 'Who it is.' })
  identity!: IdentityInput;
}

export const RecordIdentityPayload = PayloadOf('recordIdentity', 'survivor', () => Survivor);

export async function recordIdentity(work: Work, input: RecordIdentityInput): Promise<Survivor> {
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  const key = await work.em.findOne(SurvivorKey, { survivor: survivor.id });
  if (key?.destroyedAt) throw new Conflict('The identity of this survivor was erased, and is not recorded again.');
  const taken = await work.em.count(SurvivorIdentity, { survivor: survivor.id });
  if (taken > 0) throw new Conflict('Identity is on record for this survivor. Open it, and correct what is wrong there.');
  await addIdentity(work, survivor, await sealingIn(work, caseFile), input.identity, ['identity']);
  return survivor;
}
