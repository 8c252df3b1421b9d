import { ref } from '@mikro-orm/core';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { EstablishmentKind } from '../cases/codes.js';
import { dayInIndia } from '../clocks/india.js';
import { NoticeKind } from '../disclosure/codes.js';
import { tell } from '../disclosure/notices.js';
import { Forbidden, Invalid } from '../errors.js';
import { Department } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { globalId } from '../planner/global-id.js';
import { LocalDate } from '../planner/scalars.js';
import { CampaignTopic, DriveAnswer, DriveKind } from './codes.js';
import { Drive, DrivePart } from './drive.entity.js';

const MOST_OFFICES = 50;
const LONGEST_DAYS = 92;

@InputType({
  description: 'A joint drive or campaign that your office leads. Kinds and a district, never a site or an hour: those stand in sealed plans.',
})
export class PlanDriveInput extends ChangeInput {
  @Field(() => DriveKind, { description: 'What it is.' })
  kind!: DriveKind;

  @Field(() => Int, { description: 'The district (LGD code): your own, or one of your State for an office of the State.' })
  district!: number;

  @Field(() => [EstablishmentKind], { nullable: true, description: 'The kinds of establishments that are visited. A joint drive names one or more.' })
  establishmentKinds?: EstablishmentKind[];

  @Field(() => [CampaignTopic], { nullable: true, description: 'What it tells people. A campaign names one or more.' })
  topics?: CampaignTopic[];

  @Field(() => Int, { nullable: true, description: 'How many villages it is to reach.' })
  villagesPlanned?: number;

  @Field(() => LocalDate, { description: 'Its first day (IST).' })
  startsOn!: string;

  @Field(() => LocalDate, { description: `Its last day (IST), at most ${LONGEST_DAYS} days on.` })
  endsOn!: string;

  @Field(() => [ID], { description: `The offices that are asked to take part, at most ${MOST_OFFICES}.` })
  officeIds!: string[];
}

export const PlanDrivePayload = PayloadOf('planDrive', 'drive', () => Drive);

/** A joint drive has police and labour in it: the advisory asks for both (paras iii and vii). Each office that is asked answers for itself. */
export async function planDrive({ em, actor, now, load, context }: Work, input: PlanDriveInput): Promise<Drive> {
  const { kind, startsOn, endsOn, villagesPlanned } = input;
  const lead = await em.findOneOrFail(Office, { id: actor.officeId });
  const district = await em.findOne(District, { code: input.district });
  if (district?.state.code !== lead.state.code) throw new Invalid('Name a district of your State, by its LGD code.', ['district']);
  if (lead.district && lead.district.code !== district.code) throw new Forbidden('An office of a district leads drives in its district.');
  const establishmentKinds = [...new Set(input.establishmentKinds ?? [])].toSorted();
  const topics = [...new Set(input.topics ?? [])].toSorted();
  if (kind === DriveKind.JOINT_DRIVE && establishmentKinds.length === 0)
    throw new Invalid('A joint drive names the kinds of establishments that are visited.', ['establishmentKinds']);
  if (kind === DriveKind.CAMPAIGN && topics.length === 0) throw new Invalid('A campaign names what it tells people.', ['topics']);
  if (villagesPlanned != null && (villagesPlanned < 0 || villagesPlanned > 100_000))
    throw new Invalid('A number of villages is 0 or more.', ['villagesPlanned']);
  if (endsOn < startsOn) throw new Invalid('A drive ends on the day on which it begins, or later.', ['endsOn']);
  if (Date.parse(endsOn) - Date.parse(startsOn) > LONGEST_DAYS * 86_400_000)
    throw new Invalid(`A drive lasts at most ${LONGEST_DAYS} days. Plan what follows as another.`, ['endsOn']);
  if (endsOn < dayInIndia(now)) throw new Invalid('This would be over already. Plan what is to come.', ['endsOn']);
  if (input.officeIds.length > MOST_OFFICES) throw new Invalid(`Ask at most ${MOST_OFFICES} offices.`, ['officeIds']);
  const asked: Office[] = [];
  for (const [i, id] of input.officeIds.entries()) {
    const office = await load(Office, id, 'officeIds');
    if (office.id === lead.id || asked.includes(office))
      throw new Invalid('Your own office leads it, and each other one is named once.', ['officeIds', String(i)]);
    if (office.activeTo && office.activeTo < dayInIndia(now)) throw new Invalid('This office has closed.', ['officeIds', String(i)]);
    if (office.department === Department.COMMITTEE || office.department === Department.HUB)
      throw new Invalid('Committees and administrations of the hub take part in no drive.', ['officeIds', String(i)]);
    if (office.state.code !== lead.state.code) throw new Invalid('Ask offices of your State.', ['officeIds', String(i)]);
    asked.push(office);
  }
  const departments = [lead, ...asked].map(({ department }) => department);
  if (kind === DriveKind.JOINT_DRIVE && ![Department.POLICE, Department.LABOUR].every((needed) => departments.includes(needed)))
    throw new Invalid('A joint drive needs police and labour (advisory, para vii). Ask the one that is missing.', ['officeIds']);

  const place = { state: lead.state, district: ref(district) };
  const drive = em.create(Drive, {
    kind,
    ...place,
    establishmentKinds,
    topics,
    villagesPlanned,
    startsOn,
    endsOn,
    leadOffice: ref(lead),
    plannedAt: now,
  });
  const copied = { drive, leadOfficeId: lead.id, stateCode: lead.state.code, districtCode: district.code, askedAt: now };
  em.create(DrivePart, { ...copied, office: ref(lead), answer: DriveAnswer.ACCEPTED, answeredAt: now });
  for (const office of asked) {
    em.create(DrivePart, { ...copied, office: ref(office) });
    tell(em, context, NoticeKind.DRIVE_PLANNED, { officeId: office.id }, globalId('Drive', drive.id));
  }
  return drive;
}
