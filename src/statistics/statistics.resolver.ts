import { Arg, Int, Query, Resolver } from 'type-graphql';
import { LocalDate } from '../planner/scalars.js';
import { Publication } from './publication.entity.js';
import { PublishedNumbers, publishedMonths, publishedNumbers } from './published-numbers.js';

@Resolver()
export class StatisticsResolver {
  @Query(() => [Publication], {
    description: 'The months whose statistics are published, newest first. A month that is not here says nothing, not 0.',
  })
  publishedMonths() {
    return publishedMonths();
  }

  @Query(() => PublishedNumbers, {
    nullable: true,
    description:
      'The published statistics of all cases in the hub, of India, a State or a district: the same for every reader. Null when the month, or the place in it, is not published.',
  })
  publishedNumbers(
    @Arg('month', () => LocalDate, { description: 'Any day of the month in which the cases were put on file.' }) month: string,
    @Arg('state', () => Int, { nullable: true, description: 'Of this State (LGD code); of all India when no place is named.' }) state?: number,
    @Arg('district', () => Int, { nullable: true, description: 'Of this district (LGD code).' }) district?: number,
  ) {
    return publishedNumbers(month, state, district);
  }
}
