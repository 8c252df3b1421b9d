import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { Dashboard } from './dashboard.js';
import { openDashboard } from './open-dashboard.js';

@Resolver()
export class DashboardResolver {
  @Query(() => Dashboard, {
    description:
      'How your district or State stands: people by step, duties met and breached, times, entitlements, follow-up, corridors, by month and beside the State. Other offices get their own duties.',
  })
  dashboard(
    @Arg('district', () => Int, {
      nullable: true,
      description: 'The own district (LGD code), or for a bureau one of its State; your own area when nothing is named.',
    })
    district: number | undefined,
    @Arg('state', () => Int, { nullable: true, description: 'The own State (LGD code), for an office of the whole State.' }) state:
      | number
      | undefined,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many months, the running one among them: 1 to 36.' }) months: number,
    @Ctx() context: Context,
  ) {
    return openDashboard(context, { district, state, months });
  }
}
