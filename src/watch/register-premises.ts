import { ref } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { EstablishmentKind } from '../cases/codes.js';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { Agency } from './agency.entity.js';
import { Premises } from './premises.entity.js';
import { seen } from './seen.js';

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 500;

@InputType({ description: 'An establishment as it is found: what kind, where, and the name over the door. Name no person.' })
export class PremisesInput {
  @Field(() => EstablishmentKind, { description: 'What kind of place it is.' })
  kind!: EstablishmentKind;

  @Field(() => Int, { description: 'The district it lies in (LGD code): that of your office, or of its State where it is an office of the State.' })
  district!: number;

  @Field({ description: `Name over the door, or what the place is called, in at most ${LONGEST_NAME} characters.` })
  name!: string;

  @Field(() => String, { nullable: true, description: `Address, in at most ${LONGEST_ADDRESS} characters.` })
  address?: string;

  @Field(() => ID, { nullable: true, description: 'The placement agency that works here; for the kind PLACEMENT_AGENCY alone.' })
  agencyId?: string;
}

@InputType({ description: 'An establishment that is to be on the register of the area.' })
export class RegisterPremisesInput extends ChangeInput {
  @Field(() => PremisesInput, { description: 'The establishment.' })
  premises!: PremisesInput;
}

export const RegisterPremisesPayload = PayloadOf('registerPremises', 'premises', () => Premises);

export async function registerPremises(work: Work, { premises }: RegisterPremisesInput): Promise<Premises> {
  const { known, made } = await premisesOf(work, premises, ['premises']);
  if (known) throw new Conflict('An establishment of this kind and name is on the register of the district already.', ['premises', 'name']);
  return made!;
}

/** The establishment if the register has it, or a new entry. Two phones that come upon the same place mean the same. */
export async function premisesOf(
  { em, actor, now }: Work,
  input: PremisesInput,
  path: readonly string[],
): Promise<{ known?: Premises; made?: Premises }> {
  const district = await districtOfMine(em, actor, input.district, [...path, 'district']);
  const name = written(input.name, [...path, 'name'], LONGEST_NAME).replaceAll(/\s+/gu, ' ');
  const address = input.address ? written(input.address, [...path, 'address'], LONGEST_ADDRESS) : null;
  const { kind } = input;
  if (input.agencyId && kind !== EstablishmentKind.PLACEMENT_AGENCY)
    throw new Invalid('An agency works in premises of the kind PLACEMENT_AGENCY.', [...path, 'agencyId']);
  const agency = input.agencyId ? await seen(em, Agency, input.agencyId, 'agencyId') : undefined;
  // Two who register it at the same moment take turns.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`premises ${district.code} ${kind} ${name.toLowerCase()}`]);
  const [known]: { id: string }[] = await em.execute(
    `select id from hub.premises where state_code = ? and district_code = ? and kind = ? and lower(name) = lower(?) and address is not distinct from ?
     limit 1`,
    [district.state.code, district.code, kind, name, address],
  );
  if (known) {
    const premises = await em.findOneOrFail(Premises, { id: known.id });
    if (agency && !premises.agency) premises.agency = ref(agency);
    return { known: premises };
  }
  return { made: em.create(Premises, { kind, name, address, agency: agency && ref(agency), ...recordedIn(actor, now, district) }) };
}

/** Who recorded it, when, and where it lies. */
export function recordedIn(actor: Actor, now: Date, district: District) {
  return { state: district.state, district, recordedByOffice: actor.officeId, recordedById: actor.officerId, recordedAt: now };
}

export async function districtOf(em: EntityManager, code: number, path: readonly string[]): Promise<District> {
  const district = await em.findOne(District, { code });
  if (!district) throw new Invalid('There is no district under this LGD code.', path);
  return district;
}

/** A district of the caller's area: that of the office, or of its State where it is an office of the State. */
async function districtOfMine(em: EntityManager, { officeId }: Actor, code: number, path: readonly string[]): Promise<District> {
  const district = await districtOf(em, code, path);
  const office = await em.findOneOrFail(Office, { id: officeId });
  if (office.district ? office.district.code !== district.code : office.state.code !== district.state.code)
    throw new Forbidden('An office looks at establishments of its own area. Tell the offices of the district.');
  return district;
}
