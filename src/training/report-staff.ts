import { ref } from '@mikro-orm/core';
import { Field, InputType, Int } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { dayInIndia } from '../clocks/india.js';
import { Conflict, Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { LocalDate } from '../planner/scalars.js';
import { StaffRank } from './codes.js';
import { StaffReport } from './staff-report.entity.js';

const MOST_POSTS = 10_000;

@InputType({ description: 'The posts of one rank.' })
export class PostsInput {
  @Field(() => StaffRank, { description: 'The rank.' })
  rank!: StaffRank;

  @Field(() => Int, { description: 'Sanctioned posts.' })
  sanctioned!: number;

  @Field(() => Int, { description: 'Filled posts.' })
  filled!: number;

  @Field(() => Int, { description: 'Of the filled: how many are no officers of the hub.' })
  outsideHub!: number;

  @Field(() => Int, { description: 'Of those who are no officers of the hub: how many were trained in the 24 months before.' })
  trainedOutsideHub!: number;
}

@InputType({ description: 'The posts of your office by rank. They take the place of what it reported before.' })
export class ReportStaffInput extends ChangeInput {
  @Field(() => LocalDate, { description: 'As of which day (IST).' })
  reportedOn!: string;

  @Field(() => [PostsInput], { description: 'Each rank once.' })
  posts!: PostsInput[];
}

export const ReportStaffPayload = PayloadOf('reportStaff', 'office', () => Office);

export async function reportStaff({ em, actor, now }: Work, { reportedOn, posts }: ReportStaffInput): Promise<Office> {
  if (reportedOn > dayInIndia(now)) throw new Invalid('This lies in the future. Report how it is.', ['reportedOn']);
  if (posts.length === 0) throw new Invalid('Name one rank or more.', ['posts']);
  if (new Set(posts.map(({ rank }) => rank)).size < posts.length) throw new Invalid('A rank is named twice.', ['posts']);
  for (const [i, { sanctioned, filled, outsideHub, trainedOutsideHub }] of posts.entries()) {
    for (const [name, n] of Object.entries({ sanctioned, filled, outsideHub, trainedOutsideHub }))
      if (n < 0 || n > MOST_POSTS) throw new Invalid(`A number of posts goes from 0 to ${MOST_POSTS}.`, ['posts', String(i), name]);
    if (outsideHub > filled)
      throw new Invalid('Of the filled posts no more can be outside the hub than there are.', ['posts', String(i), 'outsideHub']);
    if (trainedOutsideHub > outsideHub) throw new Invalid('No more can have been trained than there are.', ['posts', String(i), 'trainedOutsideHub']);
  }
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  const standing = await em.find(StaffReport, { office: office.id, supersededAt: null });
  if (standing.some((report) => report.reportedOn > reportedOn))
    throw new Conflict('Your office has reported of a later day. A report takes the place of those before it.', ['reportedOn']);
  for (const report of standing) report.supersededAt = now;
  const place = { office: ref(office), state: office.state, district: office.district };
  for (const { rank, sanctioned, filled, outsideHub, trainedOutsideHub } of posts)
    em.create(StaffReport, { ...place, rank, sanctioned, filled, outsideHub, trainedOutsideHub, reportedOn, recordedAt: now });
  return office;
}
