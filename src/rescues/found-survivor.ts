import { ref } from '@mikro-orm/core';
import { Field, InputType, Int } from 'type-graphql';
import { v7 as uuidv7 } from 'uuid';
import { personName } from '../audit/clean-input.js';
import type { Work } from '../audit/change.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { letterOf } from '../cases/case-number.js';
import { ExploitationType } from '../cases/codes.js';
import { joinByRule } from '../cases/participation.js';
import { recordedBy } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Invalid } from '../errors.js';
import { District } from '../offices/place.entity.js';
import { LocalDate } from '../planner/scalars.js';
import { AgeBasis, Script, Sex } from '../survivors/codes.js';
import { tokensOf } from '../survivors/identity-tokens.js';
import { IdentityToken, SurvivorIdentity, SurvivorKey, SurvivorName } from '../survivors/identity.entity.js';
import { type Identity, Sealing } from '../survivors/sealed-identity.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { JourneyStatus } from './codes.js';
import { JourneyEvent } from './journey-event.entity.js';
import type { Rescue } from './rescue.entity.js';

@InputType({ description: 'A name in one script.' })
export class NameInput {
  @Field(() => Script, { description: 'The script.' })
  script!: Script;

  @Field({ description: 'The full name, as the person or a document writes it.' })
  fullName!: string;
}

@InputType({ description: 'Who a survivor is. Goes into the identity tables and never comes back in a query.' })
export class IdentityInput {
  @Field(() => [NameInput], { description: 'Names in one or more scripts.' })
  names!: NameInput[];

  @Field(() => LocalDate, { nullable: true, description: 'Birth date (IST), where known.' })
  bornOn?: string;

  @Field(() => String, { nullable: true, description: 'Parents or guardians.' })
  guardians?: string;

  @Field(() => String, { nullable: true, description: 'Address.' })
  address?: string;

  @Field(() => String, { nullable: true, description: 'Village or ward.' })
  village?: string;

  @Field(() => Int, { nullable: true, description: 'Home district (LGD code), as told. The case learns of it when a consultation opens.' })
  homeDistrict?: number;

  @Field(() => String, { nullable: true, description: 'School.' })
  school?: string;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string;
}

@InputType({ description: 'A person found.' })
export class FoundSurvivorInput {
  @Field(() => Sex, { description: 'Sex.' })
  sex!: Sex;

  @Field(() => Int, { description: 'At least this many completed years, on the day found.' })
  ageFrom!: number;

  @Field(() => Int, { description: 'At most this many completed years, on the day found.' })
  ageTo!: number;

  @Field(() => AgeBasis, { description: 'How the age is known.' })
  ageBasis!: AgeBasis;

  @Field(() => [ExploitationType], { description: 'What was done to this person.' })
  exploitation!: ExploitationType[];

  @Field(() => IdentityInput, { nullable: true, description: 'Who it is, as far as known.' })
  identity?: IdentityInput;
}

interface Finding {
  caseFile: CaseFile;
  rescue?: Rescue;
  district: District;
  foundAt: Date;
}

const MOST_AT_ONCE = 500;

/** Puts people on file as found: each with a pseudonym, the first step of the journey, and who they are apart from it. */
export async function addFound(
  work: Work,
  found: readonly FoundSurvivorInput[],
  { caseFile, rescue, district, foundAt }: Finding,
): Promise<Survivor[]> {
  const { em, actor, now, save } = work;
  if (found.length > MOST_AT_ONCE) throw new Invalid(`At most ${MOST_AT_ONCE} people at a time.`, ['survivors']);
  await joinByRule(em, caseFile, 'SURVIVOR_FOUND', { district: district.code, state: district.state.code }, now);
  const known: { n: number }[] = await em.execute('select hub.survivors_of(?) as n', [caseFile.id]);
  const survivors: Survivor[] = [];
  let sealing: Sealing | undefined;
  for (const [i, person] of found.entries()) {
    if (person.ageFrom < 0 || person.ageTo > 120 || person.ageFrom > person.ageTo)
      throw new Invalid('An age band goes from 0 to 120 completed years, the younger age first.', ['survivors', String(i), 'ageFrom']);
    const survivor = em.create(Survivor, {
      caseFile,
      pseudonym: `${caseFile.number}-${letterOf(known[0]!.n + i)}`,
      sex: person.sex,
      ageFrom: person.ageFrom,
      ageTo: person.ageTo,
      ageOn: dayInIndia(foundAt),
      ageBasis: person.ageBasis,
      exploitation: person.exploitation,
      rescue: rescue && ref(rescue),
      foundIn: district,
      foundAt,
      status: JourneyStatus.RESCUED,
      statusSince: foundAt,
      updatedAt: now,
    });
    em.create(JourneyEvent, { caseId: caseFile.id, survivor, status: JourneyStatus.RESCUED, happenedAt: foundAt, ...recordedBy(actor, now) });
    if (person.identity) {
      sealing ??= await sealingIn(work, caseFile);
      await addIdentity(work, survivor, sealing, person.identity, ['survivors', String(i), 'identity']);
    }
    survivors.push(survivor);
  }
  await save();
  return survivors;
}

/** The data keys of a case's survivors are wrapped by its State, wherever else they may be looked after later. */
export function sealingIn({ em, keys }: Work, caseFile: CaseFile): Promise<Sealing> {
  return Sealing.begin(keys, caseFile.state.code, (sql, params) => em.execute(sql, params));
}

/** Puts on file who a survivor is: sealed, before anything of it leaves this process. */
export async function addIdentity(
  { em, actor, now, keys }: Work,
  survivor: Survivor,
  sealing: Sealing,
  input: IdentityInput,
  path: readonly string[],
): Promise<void> {
  const identity = await identityFrom(em, survivor, input, path);
  const nameIds = identity.names.map(() => uuidv7());
  const { key, sealed, names } = await sealing.seal(survivor.id, identity, nameIds);
  const of = { survivor, caseId: survivor.caseFile.id };
  em.create(SurvivorKey, { ...of, madeAt: now, ...key });
  em.create(SurvivorIdentity, { ...of, recordedByOfficeId: actor.officeId, recordedAt: now, sealed });
  for (const [i, { script }] of identity.names.entries())
    em.create(SurvivorName, { ...of, recordedByOfficeId: actor.officeId, id: nameIds[i]!, script, sealed: names[i]! });
  for (const token of tokensOf(keys, identity, survivor)) em.create(IdentityToken, { ...of, token });
}

/** What the database cannot check any more: to it, an identity is bytes. */
async function identityFrom(em: Work['em'], survivor: Survivor, input: IdentityInput, path: readonly string[]): Promise<Identity> {
  const { bornOn, guardians, address, village, homeDistrict, school, phone } = input;
  if (input.names.length === 0 || input.names.length > 10) throw new Invalid('Give one to ten names.', [...path, 'names']);
  if (bornOn && bornOn > dayInIndia(survivor.foundAt)) throw new Invalid('Nobody is born after they were found.', [...path, 'bornOn']);
  if (bornOn && bornOn < EARLIEST_BIRTH) throw new Invalid('A year of birth has four figures and is not before 1900.', [...path, 'bornOn']);
  if (homeDistrict != null && !(await em.findOne(District, { code: homeDistrict })))
    throw new Invalid('There is no district under this LGD code.', [...path, 'homeDistrict']);
  return {
    names: input.names.map(({ script, fullName }, i) => ({ script, fullName: personName(fullName, [...path, 'names', String(i), 'fullName']) })),
    ...(bornOn && { bornOn }),
    ...(guardians && { guardians }),
    ...(address && { address }),
    ...(village && { village }),
    ...(homeDistrict != null && { homeDistrict }),
    ...(school && { school }),
    ...(phone && { phone }),
  };
}

const EARLIEST_BIRTH = '1900-01-01';
