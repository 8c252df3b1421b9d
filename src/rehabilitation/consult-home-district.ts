import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mustBeCurrent, type Work } from '../audit/change.js';
import { PayloadOf, UpdateInput } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { joinByRule } from '../cases/participation.js';
import { reach } from '../cases/progress.js';
import { Conflict, Invalid } from '../errors.js';
import { District } from '../offices/place.entity.js';
import { fileOf, mustBeItsCommittee } from '../survivors/survivor-file.js';
import { Survivor } from '../survivors/survivor.entity.js';

@InputType({ description: 'The Committee consults the home district of a survivor (JJ Act s. 95).' })
export class ConsultHomeDistrictInput extends UpdateInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => Int, { description: 'The home district (LGD code). Its Committee and its Child Protection Unit take part from now on.' })
  homeDistrict!: number;
}

export const ConsultHomeDistrictPayload = PayloadOf('consultHomeDistrict', 'survivor', () => Survivor);

/** From now on the home district is a case fact, and its Committee has jurisdiction beside the one where the child was found. */
export async function consultHomeDistrict(work: Work, input: ConsultHomeDistrictInput): Promise<Survivor> {
  const { em, actor, now, save } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  mustBeCurrent(survivor, input.expectedVersion);
  await mustBeItsCommittee(work, survivor);
  const district = await em.findOne(District, { code: input.homeDistrict });
  if (!district || district.validTo) throw new Invalid('There is no district under this LGD code.', ['homeDistrict']);
  if (district.code === survivor.foundIn.code)
    throw new Invalid('The survivor was found in this district: its offices take part already.', ['homeDistrict']);
  if (district.code === survivor.homeDistrict?.code) throw new Conflict('This district has been consulted already.', ['homeDistrict']);

  survivor.homeDistrict = ref(district);
  survivor.touch(now);
  caseFile.touch(now);
  await save();
  await joinByRule(em, caseFile, 'HOME_DISTRICT_CONSULTED', { district: district.code, state: district.state.code }, now);
  reach(em, actor, caseFile, CaseStage.TRANSFER_RESTORE, now);
  return survivor;
}
