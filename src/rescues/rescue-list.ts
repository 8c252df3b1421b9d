import { Field, InputType, Int } from 'type-graphql';
import { type Actor, lookingAs } from '../access/actor.js';
import type { PageSource } from '../planner/page.js';
import { DateTime } from '../planner/scalars.js';
import { Rescue } from './rescue.entity.js';

@InputType({ description: 'Which rescues. What is left out does not narrow.' })
export class RescueFilter {
  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field(() => DateTime, { nullable: true, description: 'Begun at this instant or later.' })
  startedFrom?: Date;

  @Field(() => DateTime, { nullable: true, description: 'Begun before this instant.' })
  startedBefore?: Date;
}

/** Starts from the access list, which holds the rescues that stand on record, in the order of the list. */
export function rescueSource(actor: Actor, filter: RescueFilter): PageSource<Rescue> {
  const where: { sql: string; params: unknown[] }[] = [{ sql: 'a.office_id = ?', params: [lookingAs(actor)] }];
  if (filter.district != null) where.push({ sql: 'a.district_code = ?', params: [filter.district] });
  if (filter.startedFrom) where.push({ sql: 'a.started_at >= ?', params: [filter.startedFrom] });
  if (filter.startedBefore) where.push({ sql: 'a.started_at < ?', params: [filter.startedBefore] });
  const accessList = 'hub.rescue_access a';
  const order = { column: 'a.started_at', type: 'timestamptz', descending: true } as const;
  const key = { column: 'id', type: 'uuid', sql: 'a.rescue_id' } as const;
  return { entity: Rescue, from: `${accessList} join hub.rescue t on t.id = a.rescue_id`, accessList, where, order, key };
}
