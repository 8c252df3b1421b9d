import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { DateTime } from '../planner/scalars.js';
import { Hotspots, hotspots } from './hotspots.js';

@Resolver()
export class HotspotResolver {
  @Query(() => Hotspots, {
    description:
      'Where in the State of your office most is found for each look: by district and kind of establishment, with the facts, the weights and how sure it is.',
  })
  hotspots(
    @Ctx() context: Context,
    @Arg('state', () => Int, { description: 'The State of your office (LGD code).' }) state: number,
    @Arg('district', () => Int, { nullable: true, description: 'Of this district alone; its places stay those in the State.' }) district?: number,
    @Arg('at', () => DateTime, { nullable: true, description: 'As of an instant that is past; without it, of now.' }) at?: Date,
  ): Promise<Hotspots> {
    return hotspots(context, state, district, at);
  }
}
