import { GraphQLSafeInt } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { FiguresPart } from '../planner/relations.js';
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

/** The figures of one survivor, a table each. Row policies decide what each part finds. */
export const rehabilitationOf = (survivorId: string): readonly FiguresPart[] => {
  const of = (fields: readonly string[], columns: string, table: string): FiguresPart => ({
    fields,
    table,
    sql: `select ${columns} from hub.${table} t where t.survivor_id = ${survivorId}`,
  });
  const standing = (fields: readonly string[], columns: string, table: string, which = ''): FiguresPart => {
    const { sql } = of(fields, columns, table);
    return { fields, table, sql: `${sql} and t.superseded_at is null${which}` };
  };
  const inStage = (column: string, stage: string, as: string) => `count(*) filter (where t.${column} = '${stage}')::int as ${as}`;
  return [
    standing(['placedSince'], 'max(t.since) as placed_since', 'placement', ' and t.until is null'),
    standing(['carePlanApprovedAt'], 'max(t.approved_at) as care_plan_approved_at', 'care_plan'),
    of(
      ['servicesPlanned', 'servicesStarted', 'servicesCompleted'],
      [
        inStage('status', 'PLANNED', 'services_planned'),
        inStage('status', 'STARTED', 'services_started'),
        inStage('status', 'COMPLETED', 'services_completed'),
      ].join(', '),
      'service',
    ),
    of(['claims', 'claimsCredited'], `count(*)::int as claims, ${inStage('stage', 'CREDITED', 'claims_credited')}`, 'entitlement'),
    of(
      ['duePaise', 'creditedPaise'],
      'sum(t.due_paise)::float8 as due_paise, case when count(*) > 0 then coalesce(sum(t.credited_paise), 0)::float8 end as credited_paise',
      'entitlement_detail',
    ),
    standing(
      ['lastVisitAt', 'nextVisitOn'],
      'max(t.visited_at) as last_visit_at, (min(t.due_on) filter (where t.visited_at is null))::text as next_visit_on',
      'follow_up_visit',
    ),
  ];
};
