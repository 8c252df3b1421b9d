import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import { dayInIndia } from '../clocks/india.js';
import { mustFollow, mustHaveHappened, type Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { Capacity, CaseStage, FirStatus, NoFirReason, ParticipationBasis } from './codes.js';
import { Fir, FirDetail, FirStanding } from './fir.entity.js';
import { join } from './participation.js';
import { reach } from './progress.js';
import { whyNotNamed } from './sections.js';
import { contentBy, CorrectionInput, mustBeAboutTheSame, recordedBy, supersede } from './supersede.js';

@InputType({ description: 'A first information report.' })
export class RegisterFirInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field({ description: 'Number as spoken, such as 212/2026; a zero-FIR begins with 0.' })
  number!: string;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt!: Date;

  @Field(() => LocalDate, { description: 'Day of the offence (IST). It decides which code book applies.' })
  offenceDate!: string;

  @Field(() => [String], { description: 'Sections as ACT:section, such as BNS:143(4).' })
  sections!: string[];

  @Field({ nullable: true, description: 'Registered outside the area of the offence (BNSS s. 173).' })
  isZeroFir?: boolean;

  @Field(() => CorrectionInput, { nullable: true, description: 'When it corrects an FIR on record.' })
  correction?: CorrectionInput;
}

export const RegisterFirPayload = PayloadOf('registerFir', 'fir', () => Fir);

/** Whatever the area, an FIR is registered where the information comes in: a zero-FIR travels, the informant does not. */
export async function registerFir(work: Work, input: RegisterFirInput): Promise<Fir> {
  const { em, actor, now, load } = work;
  const station = await em.findOneOrFail(Office, { id: actor.officeId });
  if (!station.canRegisterFir) throw new Forbidden('This office may not register FIRs: it is not notified as a police station.');
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  mustHaveHappened(input.registeredAt, now, 'registeredAt');
  if (input.offenceDate > dayInIndia(input.registeredAt)) throw new Invalid('The offence cannot lie after the registration.', ['offenceDate']);
  if (input.sections.length === 0) throw new Invalid('An FIR names at least one section.', ['sections']);
  for (const [i, code] of input.sections.entries()) {
    const why = whyNotNamed(code, input.offenceDate);
    if (why) throw new Invalid(why, ['sections', String(i)]);
  }
  if (!/^\d{1,6}\/\d{4}$/.test(input.number)) throw new Invalid('Write the number as serial/year, such as 212/2026.', ['number']);
  const isZeroFir = input.isZeroFir ?? false;
  const corrected = await supersede(work, Fir, input.correction);
  mustBeAboutTheSame(corrected, caseFile);

  const fir = em.create(Fir, { caseFile, registeredAt: input.registeredAt, isZeroFir, ...recordedBy(actor, now) });
  em.create(FirDetail, {
    of: fir,
    number: input.number,
    station: actor.officeId,
    offenceDate: input.offenceDate,
    sections: input.sections,
    ...contentBy(actor, caseFile.id),
  });
  const standing = await em.findOneOrFail(FirStanding, { caseFile: caseFile.id });
  Object.assign(standing, { status: FirStatus.REGISTERED, since: input.registeredAt, reason: null });
  reach(em, actor, caseFile, CaseStage.FIR, now);
  return fir;
}

@InputType({ description: 'A zero-FIR is sent to the station that has the area.' })
export class TransferFirInput extends ChangeInput {
  @Field(() => ID, { description: 'The zero-FIR.' })
  firId!: string;

  @Field(() => ID, { description: 'The office it is sent to; it must be able to register FIRs.' })
  toOfficeId!: string;

  @Field(() => DateTime, { description: 'When it was sent.' })
  transferredAt!: Date;
}

export const TransferFirPayload = PayloadOf('transferFir', 'fir', () => Fir);

/** The receiving station takes part from then on. */
export async function transferFir({ em, actor, now, load }: Work, input: TransferFirInput): Promise<Fir> {
  const fir = await load(Fir, input.firId, 'firId');
  if (fir.recordedByOffice.id !== actor.officeId) throw new Forbidden('Only the office that registered an FIR sends it on.');
  if (!fir.isZeroFir) throw new Conflict('Only a zero-FIR is sent on.', ['firId']);
  if (fir.transferredAt) throw new Conflict('This zero-FIR has been sent on already.', ['firId']);
  mustHaveHappened(input.transferredAt, now, 'transferredAt');
  mustFollow(input.transferredAt, fir.registeredAt, 'transferredAt', 'It cannot be sent before it was registered.');
  const receiver = await load(Office, input.toOfficeId, 'toOfficeId');
  if (!receiver.canRegisterFir || receiver.activeTo) throw new Invalid('That office does not register FIRs.', ['toOfficeId']);
  const caseFile = await em.findOneOrFail(CaseFile, { id: fir.caseFile.id });
  const detail = await em.findOneOrFail(FirDetail, { of: fir.id });
  fir.transferredAt = input.transferredAt;
  detail.transferredTo = ref(receiver);
  await join(
    em,
    caseFile,
    receiver.id,
    { basis: ParticipationBasis.RULE, capacity: Capacity.INVESTIGATION, authority: 'BNSS s. 173 (zero-FIR)' },
    now,
  );
  caseFile.touch(now);
  return fir;
}

@InputType({ description: 'There is no FIR, and why.' })
export class RecordNoFirInput extends ChangeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  @Field(() => NoFirReason, { description: 'Why not.' })
  reason!: NoFirReason;
}

export const RecordNoFirPayload = PayloadOf('recordNoFir', 'case', () => CaseFile);

/** Refusing an FIR needs a reason on record (advisory, para ii). */
export async function recordNoFir({ em, now, load }: Work, input: RecordNoFirInput): Promise<CaseFile> {
  const caseFile = await load(CaseFile, input.caseId, 'caseId');
  caseFile.mustBeOpen();
  const standing = await em.findOneOrFail(FirStanding, { caseFile: caseFile.id });
  if (standing.status === FirStatus.REGISTERED) throw new Conflict('An FIR is registered in this case.');
  Object.assign(standing, { status: FirStatus.REFUSED, since: now, reason: input.reason });
  return caseFile;
}

@InputType({ description: 'The charge sheet was filed.' })
export class FileChargeSheetInput extends ChangeInput {
  @Field(() => ID, { description: 'The FIR.' })
  firId!: string;

  @Field(() => DateTime, { description: 'When it was filed.' })
  filedAt!: Date;
}

export const FileChargeSheetPayload = PayloadOf('fileChargeSheet', 'fir', () => Fir);

/** The station that investigates files it: the one that registered, or the one the zero-FIR was sent to. */
export async function fileChargeSheet({ em, actor, now, load }: Work, input: FileChargeSheetInput): Promise<Fir> {
  const fir = await load(Fir, input.firId, 'firId');
  const detail = await em.findOneOrFail(FirDetail, { of: fir.id });
  if ((detail.transferredTo ?? fir.recordedByOffice).id !== actor.officeId)
    throw new Forbidden('Only the station that investigates files the charge sheet.');
  if (fir.chargeSheetAt) throw new Conflict('A charge sheet is on record. A supplementary one is a new fact of its own.');
  mustHaveHappened(input.filedAt, now, 'filedAt');
  mustFollow(input.filedAt, fir.registeredAt, 'filedAt', 'A charge sheet cannot come before the FIR.');
  fir.chargeSheetAt = input.filedAt;
  return fir;
}
