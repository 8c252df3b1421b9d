import { Field, InputType, Int } from 'type-graphql';
import { type Actor, lookingAs } from '../access/actor.js';
import { listedOnce } from '../access/visibility.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { JourneyStatus } from '../rescues/codes.js';
import { Survivor } from './survivor.entity.js';

@InputType({ description: 'Which survivors. Only facts open to every participant narrow a list; identity never does.' })
export class SurvivorFilter {
  @Field(() => [JourneyStatus], { nullable: true, description: 'Who stand at one of these steps.' })
  statuses?: JourneyStatus[];

  @Field(() => Int, { nullable: true, description: 'Found in this district (LGD code).' })
  foundIn?: number;
}

/** Lists of survivors start from the access list, in the order of their ids, which is the order of their coming. */
export function survivorSource(actor: Actor, filter: SurvivorFilter): PageSource<Survivor> {
  const where: { sql: string; params: unknown[] }[] = [
    { sql: 'a.office_id = ?', params: [lookingAs(actor)] },
    { sql: listedOnce, params: [lookingAs(actor)] },
  ];
  if (filter.statuses) where.push({ sql: 't.status = any(?::text[])', params: [arrayLiteral(filter.statuses)] });
  if (filter.foundIn != null) where.push({ sql: 't.found_in_code = ?', params: [filter.foundIn] });
  const accessList = 'hub.survivor_access a';
  const from = `${accessList} join hub.survivor t on t.id = a.survivor_id`;
  const key = { column: 'id', type: 'uuid', sql: 'a.survivor_id' } as const;
  return { entity: Survivor, from, accessList, where, order: { column: 'a.survivor_id', type: 'uuid', descending: true }, key };
}
