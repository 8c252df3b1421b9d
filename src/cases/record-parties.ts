import { Field, ID, InputType, Int } from 'type-graphql';
import { personName } from '../audit/clean-input.js';
import { mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Invalid } from '../errors.js';
import { District } from '../offices/place.entity.js';
import { DateTime } from '../planner/scalars.js';
import { Accused, AccusedDetail } from './accused.entity.js';
import { CaseFile } from './case-file.entity.js';
import { AccusedStatus, EstablishmentKind } from './codes.js';
import { Establishment, EstablishmentDetail } from './establishment.entity.js';
import { joinByRule } from './participation.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from './supersede.js';

@InputType({ description: 'A person accused, and where they stand in the case. A change of standing supersedes the one before.' })
export class RecordAccusedInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => String, { nullable: true, description: 'Name or alias as known.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Part played, such as agent, employer, transporter.' })
  part?: string;

  @Field(() => AccusedStatus, { description: 'Where the person stands.' })
  standing!: AccusedStatus;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;

  @Field(() => CorrectionInput, { nullable: true, description: 'The standing that this one takes the place of.' })
  correction?: CorrectionInput;
}

export const RecordAccusedPayload = PayloadOf('recordAccused', 'accused', () => Accused);

/** A change of standing supersedes the one before, so that the whole way from suspicion to judgment stays on record. */
export async function recordAccused(work: Work, input: RecordAccusedInput): Promise<Accused> {
  const { em, actor, now, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  mustHaveHappened(input.since, now, 'since');
  mustBeAboutTheSame(await supersede(work, Accused, input.correction), caseFile);
  const accused = em.create(Accused, { caseFile, since: input.since, ...recordedBy(actor, now) });
  const name = input.name ? personName(input.name, ['name']) : undefined;
  em.create(AccusedDetail, { of: accused, name, part: input.part, standing: input.standing, ...contentBy(actor, caseFile.id) });
  return accused;
}

@InputType({ description: 'An employer, establishment or placement agency.' })
export class RecordEstablishmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => EstablishmentKind, { description: 'What kind of place it is.' })
  kind!: EstablishmentKind;

  @Field(() => Int, { description: 'The district it lies in (LGD code).' })
  district!: number;

  @Field(() => String, { nullable: true, description: 'Name over the door.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The employer or agent.' })
  employer?: string;

  @Field(() => String, { nullable: true, description: 'Address.' })
  address?: string;

  @Field(() => String, { nullable: true, description: 'Licence regime and number of a placement agency.' })
  licence?: string;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an entry on record.' })
  correction?: CorrectionInput;
}

export const RecordEstablishmentPayload = PayloadOf('recordEstablishment', 'establishment', () => Establishment);

/** An employer or agency in another district brings in the offices that can act there. */
export async function recordEstablishment(work: Work, input: RecordEstablishmentInput): Promise<Establishment> {
  const { em, actor, now, load } = work;
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  const district = await em.findOne(District, { code: input.district });
  if (!district) throw new Invalid('There is no district under this LGD code.', ['district']);
  mustBeAboutTheSame(await supersede(work, Establishment, input.correction), caseFile);
  const establishment = em.create(Establishment, { caseFile, ...recordedBy(actor, now) });
  const { kind, name, address, licence } = input;
  const employer = input.employer ? personName(input.employer, ['employer']) : undefined;
  em.create(EstablishmentDetail, { of: establishment, kind, name, employer, address, licence, district, ...contentBy(actor, caseFile.id) });
  if (district.code !== caseFile.district.code)
    await joinByRule(em, caseFile, 'EMPLOYER_ELSEWHERE', { district: district.code, state: district.state.code }, now);
  return establishment;
}
