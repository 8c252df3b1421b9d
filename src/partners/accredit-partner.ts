import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { mustBeANumber } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { OfficeKind } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { globalId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { Accreditation } from './accreditation.entity.js';
import { PartnerStanding, RegistrationAct, standingOf, VettingResult } from './codes.js';
import { Vetting } from './vetting.entity.js';

@InputType({ description: 'The police verified an organisation of your State. Of the organisation, never of a person.' })
export class VetPartnerInput extends ChangeInput {
  @Field(() => ID, { description: 'The organisation.' })
  ngoId!: string;

  @Field(() => VettingResult, { description: 'What came of it.' })
  result!: VettingResult;

  @Field(() => LocalDate, { description: 'When (IST).' })
  verifiedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Until when a clear result holds (IST). None for an adverse one.' })
  validUntil?: string;
}

export const VetPartnerPayload = PayloadOf('vetPartner', 'vetting', () => Vetting);

/** An adverse result takes nothing away by itself: the authority that accredited is told, hears the organisation, and decides. */
export async function vetPartner(work: Work, input: VetPartnerInput): Promise<Vetting> {
  const { em, actor, now, context } = work;
  const { result, verifiedOn, validUntil } = input;
  const { ngo, office } = await partnerOf(work, input.ngoId);
  if (verifiedOn > dayInIndia(now)) throw new Invalid('This lies in the future. Record what was verified.', ['verifiedOn']);
  if ((result === VettingResult.CLEAR) !== (validUntil != null))
    throw new Invalid('Say until when a clear result holds; an adverse one has no such day.', ['validUntil']);
  if (validUntil != null && validUntil <= verifiedOn) throw new Invalid('A result holds until after the day of verification.', ['validUntil']);
  const vetting = em.create(Vetting, {
    ngo: ref(ngo),
    state: ngo.state,
    result,
    verifiedOn,
    validUntil,
    recordedByOffice: ref(office),
    recordedAt: now,
  });
  if (result === VettingResult.ADVERSE) {
    const standing = (await em.find(Accreditation, { ngo: ngo.id })).filter((one) => standingOf(one, now) === PartnerStanding.ACTIVE);
    for (const officeId of new Set(standing.map(({ issuer }) => issuer.id)))
      if (officeId !== actor.officeId) tell(em, context, NoticeKind.PARTNER_EXPIRING, { officeId }, globalId('Vetting', vetting.id));
  }
  return vetting;
}

@InputType({ description: 'Your office accredits an organisation of your district or State, for a time.' })
export class AccreditPartnerInput extends ChangeInput {
  @Field(() => ID, { description: 'The organisation.' })
  ngoId!: string;

  @Field(() => RegistrationAct, { description: 'The law under which it is registered.' })
  act!: RegistrationAct;

  @Field({ description: 'The number of that registration.' })
  registrationNumber!: string;

  @Field(() => LocalDate, { description: 'The first day (IST).' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'The last day (IST), no later than the vetting holds.' })
  validUntil!: string;
}

export const AccreditPartnerPayload = PayloadOf('accreditPartner', 'accreditation', () => Accreditation);

/** On a clear vetting, and for no longer than that holds: so whoever assigns asks of the accreditation alone. */
export async function accreditPartner(work: Work, input: AccreditPartnerInput): Promise<Accreditation> {
  const { em, now } = work;
  const { act, registrationNumber, validFrom, validUntil } = input;
  const { ngo, office } = await partnerOf(work, input.ngoId);
  if (office.district && office.district.code !== ngo.district?.code)
    throw new Forbidden('An office of a district accredits the organisations of its district.');
  mustBeANumber(registrationNumber, ['registrationNumber']);
  if (validUntil < validFrom) throw new Invalid('An accreditation ends after it begins.', ['validUntil']);
  if (validUntil < dayInIndia(now)) throw new Invalid('This would be over already. Accredit for a time to come.', ['validUntil']);
  const [vetting] = await em.find(Vetting, { ngo: ngo.id }, { orderBy: { verifiedOn: 'desc', recordedAt: 'desc' }, limit: 1 });
  if (vetting?.result !== VettingResult.CLEAR)
    throw new Conflict('There is no clear vetting of this organisation. The police verify it first (`vetPartner`).', ['ngoId']);
  if (vetting.validUntil! < validUntil)
    throw new Invalid(`The vetting of this organisation holds until ${vetting.validUntil}. Accredit until then, or have it verified anew.`, [
      'validUntil',
    ]);
  const earlier = await em.find(Accreditation, { ngo: ngo.id });
  if (earlier.some((one) => standingOf(one, now) === PartnerStanding.SUSPENDED))
    throw new Conflict('An accreditation of this organisation is suspended. Lift that first, or wait until it is over.', ['ngoId']);
  return em.create(Accreditation, {
    ngo: ref(ngo),
    state: ngo.state,
    district: ngo.district,
    act,
    registrationNumber,
    issuer: ref(office),
    validFrom,
    validUntil,
    recordedAt: now,
  });
}

async function partnerOf({ em, actor, load }: Work, ngoId: string): Promise<{ ngo: Office; office: Office }> {
  const ngo = await load(Office, ngoId, 'ngoId');
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  if (ngo.kind !== OfficeKind.NGO) throw new Invalid('Name a partner organisation.', ['ngoId']);
  if (ngo.state.code !== office.state.code) throw new Forbidden('This is for organisations of your own State.');
  return { ngo, office };
}
