import { ref } from '@mikro-orm/core';
import { Field, InputType, Int } from 'type-graphql';
import { personName } from '../audit/clean-input.js';
import type { Work } from '../audit/change.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { letterOf } from '../cases/case-number.js';
import { ExploitationType } from '../cases/codes.js';
import { joinByRule } from '../cases/participation.js';
import { contentBy, recordedBy } from '../cases/supersede.js';
import { dayInIndia } from '../clocks/india.js';
import { Invalid } from '../errors.js';
import type { District } from '../offices/place.entity.js';
import { LocalDate } from '../planner/scalars.js';
import { AgeBasis, Script, Sex } from '../survivors/codes.js';
import { SurvivorIdentity, SurvivorName } from '../survivors/identity.entity.js';
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
  { em, actor, now, save }: Work,
  found: readonly FoundSurvivorInput[],
  { caseFile, rescue, district, foundAt }: Finding,
): Promise<Survivor[]> {
  if (found.length > MOST_AT_ONCE) throw new Invalid(`At most ${MOST_AT_ONCE} people at a time.`, ['survivors']);
  await joinByRule(em, caseFile, 'SURVIVOR_FOUND', { district: district.code, state: district.state.code }, now);
  const known: { n: number }[] = await em.execute('select hub.survivors_of(?) as n', [caseFile.id]);
  const survivors = found.map((person, i) => {
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
    if (person.identity) addIdentity({ em, actor, now }, caseFile.id, survivor, person.identity, ['survivors', String(i), 'identity']);
    return survivor;
  });
  await save();
  return survivors;
}

export function addIdentity(
  { em, actor, now }: Pick<Work, 'em' | 'actor' | 'now'>,
  caseId: string,
  survivor: Survivor,
  identity: IdentityInput,
  path: readonly string[],
): void {
  if (identity.names.length === 0 || identity.names.length > 10) throw new Invalid('Give one to ten names.', [...path, 'names']);
  if (identity.bornOn && identity.bornOn > dayInIndia(survivor.foundAt))
    throw new Invalid('Nobody is born after they were found.', [...path, 'bornOn']);
  const { bornOn, guardians, address, village, homeDistrict, school, phone } = identity;
  em.create(SurvivorIdentity, {
    survivor,
    recordedAt: now,
    bornOn,
    guardians,
    address,
    village,
    homeDistrict,
    school,
    phone,
    ...contentBy(actor, caseId),
  });
  for (const [i, { script, fullName }] of identity.names.entries())
    em.create(SurvivorName, {
      survivor,
      script,
      fullName: personName(fullName, [...path, 'names', String(i), 'fullName']),
      ...contentBy(actor, caseId),
    });
}
