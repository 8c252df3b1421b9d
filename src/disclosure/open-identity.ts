import type { Ref } from '@mikro-orm/core';
import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../audit/payload.js';
import type { Context } from '../context.js';
import { Office } from '../offices/office.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { ShelterKind } from '../rehabilitation/codes.js';
import { PlacementHome } from '../rehabilitation/placement.entity.js';
import { Script } from '../survivors/codes.js';
import { type Identity, readIdentities } from '../survivors/sealed-identity.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { OpenedClass } from './codes.js';
import { open, type OpenInput } from './open.js';

@ObjectType({ description: 'A name in one script.' })
export class OpenedName {
  @Field(() => Script, { description: 'The script.' })
  script!: Script;

  @Field({ description: 'The full name.' })
  fullName!: string;
}

@ObjectType({ description: 'Who a survivor is, as far as your role may know. It is on record that you have seen this.' })
export class OpenedIdentity {
  @Field(() => Survivor, { description: 'The survivor, by pseudonym.' })
  survivor!: Survivor | null;

  @Field(() => [OpenedName], { description: 'Names in one or more scripts.' })
  names!: OpenedName[];

  @Field(() => LocalDate, { nullable: true, description: 'Birth date (IST).' })
  bornOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Parents or guardians.' })
  guardians!: string | null;

  @Field(() => String, { nullable: true, description: 'Address.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Village or ward.' })
  village!: string | null;

  @Field(() => Int, { nullable: true, description: 'Home district (LGD code), as told.' })
  homeDistrict!: number | null;

  @Field(() => String, { nullable: true, description: 'School.' })
  school!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;
}

@ObjectType({ description: 'The answer of `openIdentity`.' })
export class OpenIdentityPayload {
  @Field(() => [OpenedIdentity], { description: 'In the order asked for; empty when there are problems.' })
  identities!: OpenedIdentity[];

  @Field(() => [Problem], { description: 'What to mend; empty when it was opened.' })
  problems!: Problem[];
}

/** Who survivors are: on record before it leaves. */
export async function openIdentity(context: Context, input: OpenInput): Promise<OpenIdentityPayload> {
  const reveal = (em: Parameters<typeof readIdentities>[0], ids: readonly string[]) => readIdentities(em, context.hub.keys, ids);
  const { answer, problems } = await open<Identity>(context, 'openIdentity', OpenedClass.ID, input, reveal);
  const identities = await Promise.all(
    answer.map(async ({ survivorId, value }) => {
      const nothing = { bornOn: null, guardians: null, address: null, village: null, homeDistrict: null, school: null, phone: null };
      return Object.assign(new OpenedIdentity(), nothing, value, { survivor: await context.load(Survivor, survivorId) });
    }),
  );
  return Object.assign(new OpenIdentityPayload(), { identities, problems });
}

@ObjectType({ description: 'Where a survivor is sheltered. It is on record that you have seen this.' })
export class OpenedShelter {
  @Field(() => Survivor, { description: 'The survivor, by pseudonym.' })
  survivor!: Survivor | null;

  @Field(() => Office, { description: 'The home.' })
  home!: Office | null;

  @Field(() => ShelterKind, { description: 'The kind of shelter.' })
  shelter!: ShelterKind;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  since!: Date;
}

@ObjectType({ description: 'The answer of `openShelter`.' })
export class OpenShelterPayload {
  @Field(() => [OpenedShelter], { description: 'In the order asked for; empty when there are problems.' })
  shelters!: OpenedShelter[];

  @Field(() => [Problem], { description: 'What to mend; empty when it was opened.' })
  problems!: Problem[];
}

interface Shelter {
  home: Ref<Office>;
  shelter: ShelterKind;
  since: Date;
}

/** Where survivors are now: on record before it leaves. */
export async function openShelter(context: Context, input: OpenInput): Promise<OpenShelterPayload> {
  const { answer, problems } = await open<Shelter>(context, 'openShelter', OpenedClass.LOC, input, async (em, ids) => {
    const standing = { until: null, supersededAt: null };
    const homes = await em.find(PlacementHome, { survivorId: { $in: [...ids] }, of: standing }, { populate: ['of'] });
    return new Map(homes.map(({ survivorId, home, shelter, of }) => [survivorId, { home, shelter, since: of.unwrap().since }]));
  });
  const shelters = await Promise.all(
    answer.map(async ({ survivorId, value: { home, shelter, since } }) =>
      Object.assign(new OpenedShelter(), {
        survivor: await context.load(Survivor, survivorId),
        home: await context.load(Office, home.id),
        shelter,
        since,
      }),
    ),
  );
  return Object.assign(new OpenShelterPayload(), { shelters, problems });
}
