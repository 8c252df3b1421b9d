import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate } from '../planner/scalars.js';

@ObjectType({
  description: 'Where a survivor stands on the way back, in one line. Each figure counts only what you may see; what is not for you is null or 0.',
})
export class Rehabilitation {
  @Field(() => DateTime, { nullable: true, description: 'Placed since (UTC); null: not placed, or not for you (class LOC).' })
  placedSince!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the standing care plan was approved (UTC; class RHB).' })
  carePlanApprovedAt!: Date | null;

  @Field(() => Int, { description: 'Services planned (class RHB).' })
  servicesPlanned!: number;

  @Field(() => Int, { description: 'Services under way (class RHB).' })
  servicesStarted!: number;

  @Field(() => Int, { description: 'Services completed (class RHB).' })
  servicesCompleted!: number;

  @Field(() => Int, { description: 'Claims (class FIN).' })
  claims!: number;

  @Field(() => Int, { description: 'Claims whose money is in the account: sanctioned is not paid (class FIN).' })
  claimsCredited!: number;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Due in all, in paise; null where amounts are not for you (class FIN).' })
  duePaise!: number | null;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Credited in all, in paise; null where amounts are not for you (class FIN).' })
  creditedPaise!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'The last follow-up visit (UTC; class RHB).' })
  lastVisitAt!: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day by which the next visit is due (IST; class RHB).' })
  nextVisitOn!: string | null;
}

/** The figures of one survivor, in columns named as the fields are. Row policies decide what each part finds. */
export const rehabilitationOf = (survivor: string): string => `
  select
    (select max(p.since) from hub.placement p where p.survivor_id = ${survivor}.id and p.superseded_at is null and p.until is null) as placed_since,
    (select max(c.approved_at) from hub.care_plan c where c.survivor_id = ${survivor}.id and c.superseded_at is null) as care_plan_approved_at,
    v.services_planned, v.services_started, v.services_completed, e.claims, e.claims_credited, d.due_paise, d.credited_paise,
    (select max(f.visited_at) from hub.follow_up_visit f where f.survivor_id = ${survivor}.id and f.superseded_at is null) as last_visit_at,
    (select min(f.due_on)::text from hub.follow_up_visit f
      where f.survivor_id = ${survivor}.id and f.superseded_at is null and f.visited_at is null) as next_visit_on
  from (select count(*) filter (where status = 'PLANNED')::int as services_planned, count(*) filter (where status = 'STARTED')::int as services_started,
      count(*) filter (where status = 'COMPLETED')::int as services_completed from hub.service where survivor_id = ${survivor}.id) v,
    (select count(*)::int as claims, count(*) filter (where stage = 'CREDITED')::int as claims_credited
      from hub.entitlement where survivor_id = ${survivor}.id) e,
    (select sum(due_paise)::float8 as due_paise, case when count(*) > 0 then coalesce(sum(credited_paise), 0)::float8 end as credited_paise
      from hub.entitlement_detail where survivor_id = ${survivor}.id) d`;
