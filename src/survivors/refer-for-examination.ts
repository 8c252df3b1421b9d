import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Capacity, ParticipationBasis } from '../cases/codes.js';
import { joinForSurvivor } from '../cases/participation.js';
import { OfficeKind } from '../offices/codes.js';
import { AgeDetermination } from './medical.entity.js';
import { fileOf, mustBeItsCommittee, officeOf } from './survivor-file.js';
import { Survivor } from './survivor.entity.js';

@InputType({ description: 'A survivor is sent to a hospital.' })
export class ReferForExaminationInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => ID, { description: 'The hospital.' })
  hospitalId!: string;
}

export const ReferForExaminationPayload = PayloadOf('referForExamination', 'survivor', () => Survivor);

/**
 * The hospital sees this survivor from now on, and no other. The police refer for examination, the Committee for the
 * test of an age as well. The survivor's version stays: that there is medical business is not for everybody.
 */
export async function referForExamination(work: Work, input: ReferForExaminationInput): Promise<Survivor> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  const isCommittee = hasRole(actor, Role.CWC_MEMBER);
  if (isCommittee) await mustBeItsCommittee(work, survivor);
  const hospital = await officeOf(work, input.hospitalId, 'hospitalId', [OfficeKind.HOSPITAL], 'A survivor is referred to a hospital.');
  const authority = isCommittee ? 'JJ Act s. 94: referred by the Child Welfare Committee' : 'BNSS s. 184: referred by the police';
  await joinForSurvivor(em, caseFile, survivor, hospital.id, { basis: ParticipationBasis.RULE, capacity: Capacity.MEDICAL, authority }, now);
  if (isCommittee)
    for (const ordered of await em.find(AgeDetermination, { survivor: survivor.id, determinedAt: null, askedOf: null, supersededAt: null }))
      ordered.askedOf = ref(hospital);
  return survivor;
}
