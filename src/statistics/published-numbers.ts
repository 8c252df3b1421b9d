import { Field, Int, ObjectType } from 'type-graphql';
import { CaseKind, CaseStage, CaseStatus } from '../cases/codes.js';
import { FiguresReading, SummaryReading } from '../planner/reading.js';
import { ALL, Breakdown, categories } from './codes.js';
import { WHOLE } from './cube.js';
import { Publication } from './publication.entity.js';

const CASES = 'How many, rounded to a multiple of 5; 0 is none. Null: 1 to 9, or hidden so that such a number does not follow from it.';

@ObjectType({ description: 'How many of the cases have the status.' })
class PublishedByStatus {
  @Field(() => CaseStatus, { description: 'Open or closed at the cut-off.' })
  status!: CaseStatus;

  @Field(() => Int, { nullable: true, description: CASES })
  cases?: number;
}

@ObjectType({ description: 'How many of the cases stand at the step.' })
class PublishedByStage {
  @Field(() => CaseStage, { description: 'The furthest step reached at the cut-off.' })
  stage!: CaseStage;

  @Field(() => Int, { nullable: true, description: CASES })
  cases?: number;
}

@ObjectType({ description: 'How many of the cases are of the kind.' })
class PublishedByKind {
  @Field(() => CaseKind, { description: 'What they are about.' })
  kind!: CaseKind;

  @Field(() => Int, { nullable: true, description: CASES })
  cases?: number;
}

@ObjectType({ description: 'How many of the cases are of the place.' })
class PublishedByPlace {
  @Field(() => Int, { description: 'The State or district (LGD code).' })
  code!: number;

  @Field({ description: 'Its name in English.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: CASES })
  cases?: number;
}

@ObjectType({ description: 'The published statistics of one month and place: the cases put on file there in that month, by one thing at a time.' })
export class PublishedNumbers extends Publication {
  @Field(() => Int, { nullable: true, description: `All of them. ${CASES}` })
  total?: number;

  @Field(() => [PublishedByStatus], { description: 'By status, each of them.' })
  byStatus!: PublishedByStatus[];

  @Field(() => [PublishedByStage], { description: 'By the step reached, each of them.' })
  byStage!: PublishedByStage[];

  @Field(() => [PublishedByKind], { description: 'By kind, each of them.' })
  byKind!: PublishedByKind[];

  @Field(() => [PublishedByPlace], { description: 'Of India by State, of a State by district, in the order of the codes; of a district nothing.' })
  byPlace!: PublishedByPlace[];
}

const head = 'p.month::text as month, p.published_at, p.cut_off, p.definition, p.fingerprint';

/** What is published, newest first. */
export function publishedMonths(): FiguresReading {
  return new FiguresReading(`select ${head} from hub.publication p order by p.month desc`, []);
}

/** One place in one month. Nothing where the month or the place was not published: that is not 0. */
export function publishedNumbers(month: string, state?: number | null, district?: number | null): SummaryReading {
  const where: { sql: string; params: unknown[] }[] = [{ sql: 'p.month::text = ?', params: [`${month.slice(0, 7)}-01`] }];
  if (state != null) where.push({ sql: `n.state_code = nullif(?, ${WHOLE})`, params: [state] });
  if (district != null) where.push({ sql: `n.district_code = nullif(?, ${WHOLE})`, params: [district] });
  else where.push({ sql: `n.district_code = ${WHOLE}`, params: [] });
  if (state == null && district == null) where.push({ sql: `n.state_code = ${WHOLE}`, params: [] });

  const gathered = `with place as materialized (
      select ${head}, n.state_code, n.district_code, n.cases as total from hub.publication p join hub.published_number n on n.month = p.month
      where n.breakdown = '${Breakdown.TOTAL}' and n.category = '${ALL}' and ${where.map(({ sql }) => sql).join(' and ')}),
    cell as materialized (select n.breakdown, n.category, n.cases from place
      join hub.published_number n on n.month = place.month::date and n.state_code = place.state_code and n.district_code = place.district_code)`;
  // Of a place with a hidden total nothing more is told: were the zeros told, what is left would say of what kind its few cases are.
  const by = (breakdown: Breakdown, field: string) =>
    `select c.name as ${field}, case when n.category is null and (select total from place) is not null then 0 else n.cases end as cases
      from unnest('{${categories[breakdown].join(',')}}'::text[]) with ordinality c(name, nr)
      left join cell n on n.breakdown = '${breakdown}' and n.category = c.name order by c.nr`;
  const parts = (table: string, own: string, condition: string) =>
    `select t.code, t.name, n.cases from place join hub.published_number n on n.month = place.month::date and ${condition}
      join hub.${table} t on t.code = n.${own} where n.breakdown = '${Breakdown.TOTAL}'`;
  const figures = {
    month: 'place.month',
    publishedAt: 'place.published_at',
    cutOff: 'place.cut_off',
    definition: 'place.definition',
    fingerprint: 'place.fingerprint',
    total: 'place.total',
  };
  const lists = {
    byStatus: by(Breakdown.STATUS, 'status'),
    byStage: by(Breakdown.STAGE, 'stage'),
    byKind: by(Breakdown.KIND, 'kind'),
    byPlace: `${parts('state', 'state_code', `place.state_code = ${WHOLE} and n.state_code <> ${WHOLE} and n.district_code = ${WHOLE}`)}
      union all ${parts('district', 'district_code', `place.state_code <> ${WHOLE} and place.district_code = ${WHOLE} and n.state_code = place.state_code and n.district_code <> ${WHOLE}`)}
      order by 1`,
  };
  return new SummaryReading(
    gathered,
    where.flatMap(({ params }) => params),
    figures,
    lists,
    'place',
  );
}
