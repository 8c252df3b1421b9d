import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { CaseStage } from '../cases/codes.js';
import { reach } from '../cases/progress.js';
import { CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { DateTime } from '../planner/scalars.js';
import { fileOf, officeOf } from '../survivors/survivor-file.js';
import { Production } from './production.entity.js';

@InputType({ description: 'A child was brought before a Child Welfare Committee (JJ Act s. 31).' })
export class RecordProductionInput extends ChangeInput {
  @Field(() => ID, { description: 'The survivor.' })
  survivorId!: string;

  @Field(() => ID, { description: 'The Committee.' })
  committeeId!: string;

  @Field(() => DateTime, { description: 'When the child was taken in charge.' })
  takenInChargeAt!: Date;

  @Field(() => DateTime, { description: 'When the child was before the Committee.' })
  producedAt!: Date;

  @Field(() => Int, { description: 'Time needed for the journey, in minutes. It does not count towards the 24 hours.' })
  journeyMinutes!: number;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects a production on record.' })
  correction?: CorrectionInput;
}

export const RecordProductionPayload = PayloadOf('recordProduction', 'production', () => Production);

export async function recordProduction(work: Work, input: RecordProductionInput): Promise<Production> {
  const { em, actor, now } = work;
  const { survivor, caseFile } = await fileOf(work, input.survivorId);
  const committee = await officeOf(
    work,
    input.committeeId,
    'committeeId',
    [OfficeKind.CWC],
    'A child is produced before a Child Welfare Committee in service.',
  );
  mustHaveHappened(input.producedAt, now, 'producedAt');
  mustFollow(input.takenInChargeAt, survivor.foundAt, 'takenInChargeAt', 'A child cannot be taken in charge before being found.');
  mustFollow(input.producedAt, input.takenInChargeAt, 'producedAt', 'Production cannot come before the child was taken in charge.');
  const elapsed = (input.producedAt.getTime() - input.takenInChargeAt.getTime()) / 60_000;
  if (input.journeyMinutes < 0 || input.journeyMinutes > elapsed)
    throw new Invalid('The journey is part of the time from charge to production.', ['journeyMinutes']);
  if (survivor.isAdultOn(dayInIndia(input.producedAt)))
    throw new Conflict('An adult is not sent before a Child Welfare Committee; a magistrate decides, with consent.', ['survivorId']);
  mustBeAboutTheSame(await supersede(work, Production, input.correction), survivor);

  const { takenInChargeAt, producedAt, journeyMinutes } = input;
  const production = em.create(Production, {
    caseId: caseFile.id,
    survivor,
    committee: ref(committee),
    takenInChargeAt,
    producedAt,
    journeyMinutes,
    ...recordedBy(actor, now),
  });
  reach(em, actor, caseFile, CaseStage.CWC_PRODUCTION, now);
  survivor.touch(now);
  caseFile.updatedAt = now;
  return production;
}
