import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { type Actor, lookingAs } from '../access/actor.js';
import { arrayLiteral } from '../planner/page.js';
import { FiguresReading, SummaryReading } from '../planner/reading.js';
import { LocalDate } from '../planner/scalars.js';
import { caseSource } from './case-list.js';
import type { CaseFilter } from './case.resolver.js';
import { CaseStage, CaseStatus } from './codes.js';

/** Read off the tallies where they hold what the filter asks; counted one by one otherwise. The answer is the same. */
export function caseCounts(actor: Actor, filter: CaseFilter): FiguresReading {
  const { district, state, status, stages, ...others } = filter;
  if (Object.values(others).some((value) => value != null)) return countedOneByOne(actor, filter);
  const where: { sql: string; param: unknown }[] = [{ sql: 'n.office_id = ?', param: lookingAs(actor) }];
  if (district != null) where.push({ sql: 'n.district_code = ?', param: district });
  if (state != null) where.push({ sql: 'd.state_code = ?', param: state });
  if (status) where.push({ sql: 'n.status = ?', param: status });
  if (stages) where.push({ sql: 'n.stage = any(?::text[])', param: arrayLiteral(stages) });
  const from = state == null ? 'hub.case_tally n' : 'hub.case_tally n join hub.district d on d.code = n.district_code';
  const conditions = where.map(({ sql }) => sql).join(' and ');
  return new FiguresReading(
    `select n.status, n.stage, sum(n.cases)::int as count from ${from} where ${conditions} group by 1, 2 having sum(n.cases) <> 0 order by 1, 2`,
    where.map(({ param }) => param),
  );
}

function countedOneByOne(actor: Actor, filter: CaseFilter): FiguresReading {
  const { from, where = [] } = caseSource(actor, filter, 'UPDATED_DESC');
  const conditions = where.map(({ sql }) => sql).join(' and ');
  return new FiguresReading(
    `select t.status, t.stage, count(*)::int as count from ${from} where ${conditions} group by 1, 2 order by 1, 2`,
    where.flatMap(({ params }) => params),
  );
}

@InputType({ description: 'Of which cases the numbers are. What is left out does not narrow.' })
export class CaseNumbersFilter {
  @Field(() => CaseStatus, { nullable: true, description: 'Open or closed.' })
  status?: CaseStatus;
}

@ObjectType({ description: 'How many cases are open, or closed.' })
class CasesByStatus {
  @Field(() => CaseStatus, { description: 'Open or closed.' })
  status!: CaseStatus;

  @Field(() => Int, { description: 'How many.' })
  cases!: number;
}

@ObjectType({ description: 'How many cases stand at one step.' })
class CasesByStage extends CasesByStatus {
  @Field(() => CaseStage, { description: 'The furthest step reached.' })
  stage!: CaseStage;
}

@ObjectType({ description: 'How many cases are of one district.' })
class CasesByDistrict extends CasesByStatus {
  @Field(() => Int, { description: 'The district where it happened or was found (LGD code).' })
  district!: number;

  @Field({ description: 'Its name in English.' })
  name!: string;
}

@ObjectType({ description: 'How many cases were opened in one month.' })
class CasesByMonth extends CasesByStatus {
  @Field(() => LocalDate, { description: 'The first day of the month of opening, in India.' })
  month!: string;
}

@ObjectType({ description: 'The cases you may see in numbers, each counted once. Where there is none, there is no row.' })
export class CaseNumbers {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => [CasesByStatus], { description: 'By status.' })
  byStatus!: CasesByStatus[];

  @Field(() => [CasesByStage], { description: 'By the step reached and status.' })
  byStage!: CasesByStage[];

  @Field(() => [CasesByDistrict], { description: 'By district and status, in the order of the codes.' })
  byDistrict!: CasesByDistrict[];

  @Field(() => [CasesByMonth], { description: 'By month of opening and status as it is now, oldest first.' })
  byMonth!: CasesByMonth[];
}

/** What a committee asks every month, from the tallies alone, in one statement that does not grow with the cases. */
export function caseNumbers(actor: Actor, { status }: CaseNumbersFilter): SummaryReading {
  const mine = status ? 'office_id = ? and status = ?' : 'office_id = ?';
  const params = status ? [lookingAs(actor), status] : [lookingAs(actor)];
  // All ways of counting in one pass over the cells; `way` tells them apart.
  const gathered = `with counted as materialized (
      select grouping(stage, district_code) as way, status, stage, district_code, sum(cases)::int as cases from hub.case_tally where ${mine}
      group by grouping sets ((status), (stage, status), (district_code, status)) having sum(cases) <> 0),
    months as (select month, status, sum(cases)::int as cases from hub.case_month_tally where ${mine} group by month, status having sum(cases) <> 0)`;
  const figures = { total: `(select coalesce(sum(cases), 0)::int from counted where way = 3)` };
  const lists = {
    byStatus: 'select status, cases from counted where way = 3 order by 1',
    byStage: 'select stage, status, cases from counted where way = 1 order by 1, 2',
    byDistrict: `select n.district_code as district, d.name, n.status, n.cases from counted n
      join hub.district d on d.code = n.district_code where n.way = 2 order by n.district_code, n.status`,
    byMonth: `select * from months order by month, status`,
  };
  return new SummaryReading(gathered, [...params, ...params], figures, lists);
}
