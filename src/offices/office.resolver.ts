import { Arg, Args, Ctx, Field, InputType, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { arrayLiteral } from '../planner/page.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { OfficeKind } from './codes.js';
import { Office } from './office.entity.js';
import { District, State } from './place.entity.js';

const OfficeConnection = ConnectionOf(Office);
const DistrictConnection = ConnectionOf(District);

@InputType({ description: 'Which offices. What is left out does not narrow.' })
export class OfficeFilter {
  @Field(() => Int, { nullable: true, description: 'Of this State (LGD code).' })
  state?: number;

  @Field(() => Int, { nullable: true, description: 'Of this district (LGD code).' })
  district?: number;

  @Field(() => [OfficeKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: OfficeKind[];
}

@Resolver()
export class OfficeResolver {
  @Query(() => OfficeConnection, { description: 'The directory of offices that take part, by name.' })
  offices(
    @Arg('filter', () => OfficeFilter, { nullable: true, description: 'Which offices.' }) filter: OfficeFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const where = [];
    if (filter?.state != null) where.push({ sql: 't.state_code = ?', params: [filter.state] });
    if (filter?.district != null) where.push({ sql: 't.district_code = ?', params: [filter.district] });
    if (filter?.kinds) where.push({ sql: 't.kind = any(?::text[])', params: [arrayLiteral(filter.kinds)] });
    return new PageReading({ entity: Office, where, order: { column: 't.name', type: 'text' } }, page);
  }

  @Query(() => [State], { description: 'All States and Union Territories, by code.' })
  states(@Ctx() context: Context) {
    return context.read((em) => em.find(State, {}, { orderBy: { code: 'asc' } }));
  }

  @Query(() => DistrictConnection, { description: 'Districts, by name.' })
  places(
    @Arg('search', () => String, { nullable: true, description: 'Part of a name, in Latin letters.' }) search: string | undefined,
    @Arg('state', () => Int, { nullable: true, description: 'Of this State (LGD code).' }) state: number | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const where = [];
    if (state != null) where.push({ sql: 't.state_code = ?', params: [state] });
    if (search) where.push({ sql: 'position(lower(?) in lower(t.name)) > 0', params: [search.replaceAll('\0', '')] });
    return new PageReading({ entity: District, where, order: { column: 't.name', type: 'text' }, key: { column: 'code', type: 'int4' } }, page);
  }
}
