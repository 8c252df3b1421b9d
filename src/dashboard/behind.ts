import { ArgsType, Ctx, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { lookingAs } from '../access/actor.js';
import { ofMyOffice } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Clock } from '../clocks/clock.entity.js';
import { firstOfMonth } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Office } from '../offices/office.entity.js';
import { cursorOf, windowOf } from '../planner/page.js';
import { PageInfo } from '../planner/relations.js';
import { LocalDate } from '../planner/scalars.js';
import { Inspection } from '../watch/inspection.entity.js';
import { FigureCode } from './codes.js';
import { overdueInSql } from './figures.js';
import type { Asked } from './read-dashboard.js';

export enum FigurePart {
  DONE = 'DONE',
  NOT_DONE = 'NOT_DONE',
}
registerEnumType(FigurePart, {
  name: 'FigurePart',
  description: 'Which part of what is counted.',
  valuesConfig: {
    DONE: { description: 'In the numerator.' },
    NOT_DONE: { description: 'In the denominator and not in the numerator.' },
  },
});

@InputType({ description: 'Of which part of a number the list is. What is left out does not narrow.' })
export class DutyFilter {
  @Field(() => String, { nullable: true, description: 'Of this category, such as C04 or FINAL_ORDER.' })
  category?: string;

  @Field(() => FigurePart, { nullable: true, description: 'Of this part.' })
  part?: FigurePart;
}

@ArgsType()
export class BehindArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start, 0 to 100. Without it, 20.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string;
}

@ObjectType({ description: 'One case, duty or inspection behind a number.' })
export class BehindEntry {
  caseId!: string | null;
  clockId!: string | null;
  inspectionId!: string | null;
  officeId!: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the case; null for a duty of the calendar and for an inspection.' })
  caseNumber!: string | null;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case, for those who see it.' })
  caseFile(@Ctx() context: Context): Promise<CaseFile | null> | null {
    return this.caseId === null ? null : context.load(CaseFile, this.caseId);
  }

  @Field(() => Clock, { nullable: true, description: 'The duty, where it is one, for those who see it.' })
  clock(@Ctx() context: Context): Promise<Clock | null> | null {
    return this.clockId === null ? null : context.load(Clock, this.clockId);
  }

  @Field(() => Inspection, { nullable: true, description: 'The inspection, where it is one, for those who see it.' })
  inspection(@Ctx() context: Context): Promise<Inspection | null> | null {
    return this.inspectionId === null ? null : context.load(Inspection, this.inspectionId);
  }

  @Field(() => Office, { nullable: true, description: 'The office that owes the duty, leads the case, or recorded the inspection.' })
  office(@Ctx() context: Context): Promise<Office | null> | null {
    return this.officeId === null ? null : context.load(Office, this.officeId);
  }

  @Field(() => String, { nullable: true, description: 'The code of the duty, where it is one, such as C04.' })
  duty!: string | null;

  @Field(() => LocalDate, {
    description:
      'Of a duty the day on which it was due; of an inspection the day on which it was done (IST); of a case the month to which it counts, by its first day.',
  })
  day!: string;
}

@ObjectType({ description: 'One entry of a list behind a number, with its cursor.' })
class BehindEdge {
  @Field(() => String, { description: 'Give it as `after` to go on from here. Opaque.' })
  cursor!: string;

  @Field(() => BehindEntry, { description: 'The entry.' })
  node!: BehindEntry;
}

@ObjectType({ description: 'A page of the list behind a number, oldest first.' })
export class BehindConnection {
  @Field(() => [BehindEdge], { description: 'The page, each with its cursor.' })
  edges!: BehindEdge[];

  @Field(() => [BehindEntry], { description: 'The page without cursors.' })
  nodes!: BehindEntry[];

  @Field(() => PageInfo, { description: 'Where the page stands in its list.' })
  pageInfo!: PageInfo;
}
export type BehindPage = BehindConnection;

interface Listed {
  id: string;
  caseId: string | null;
  clockId: string | null;
  officeId: string | null;
  caseNumber: string | null;
  duty: string | null;
  day: string;
}

const DUE_ON = `(c.due_at at time zone 'Asia/Kolkata')::date`;
const DONE_ON = `(i.happened_at at time zone 'Asia/Kolkata')::date`;

/**
 * The list behind a number: by the row policies, cases in which the office takes part, and duties that it sees. A committee sees no case; of overdue
 * duties `hub.overdue_duties` gives it what a meeting needs. Null where no list is for the asker.
 */
export async function behind(
  context: Context,
  code: FigureCode,
  asked: Asked,
  { category, part }: DutyFilter,
  { first, after }: BehindArgs,
): Promise<BehindPage | null> {
  const isOfClocks = code === FigureCode.CLOCKS_OVERDUE || code === FigureCode.CLOCKS_ON_TIME;
  if (asked.sight === 'COMMITTEE' && code !== FigureCode.CLOCKS_OVERDUE) return null;

  const list = `behind ${code}`;
  const window = windowOf(
    { ...(first != null && { first }), ...(after != null && { after }) },
    { entity: CaseFile, order: { column: 'day', type: 'date' } },
    list,
  );
  const { sql, params } =
    asked.sight === 'COMMITTEE'
      ? {
          sql: `select d.id, null::uuid as case_id, null::uuid as clock_id, d.office_id, d.case_number, d.code as duty, d.due_on as day from hub.overdue_duties() d`,
          params: [],
        }
      : isOfClocks
        ? clocksBehind(context, code, asked, part)
        : code === FigureCode.INSPECTIONS
          ? inspectionsBehind(asked, category, part)
          : casesBehind(context, code, asked, category, part);
  const where = [
    ...(isOfClocks && category != null ? [{ sql: 'l.duty = ?', params: [category] }] : []),
    ...(window.cursor ? [{ sql: '(l.day, l.id) > (?::date, ?::uuid)', params: [window.cursor.sort, window.cursor.id] }] : []),
  ];
  const rows = (await context.figures(
    `select l.id, l.case_id, l.clock_id, l.office_id, l.case_number, l.duty, l.day::text as day from (${sql}) l
     ${where.length ? `where ${where.map((each) => each.sql).join(' and ')}` : ''} order by l.day, l.id limit ${window.size + 1}`,
    [...params, ...where.flatMap((each) => each.params)],
  )) as Listed[];
  const edges = rows.slice(0, window.size).map(({ id, ...row }) => ({
    cursor: cursorOf(list, row.day, id),
    node: Object.assign(new BehindEntry(), row, { inspectionId: code === FigureCode.INSPECTIONS ? id : null }),
  }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rows.length > window.size,
      hasPreviousPage: window.cursor !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function clocksBehind(context: Context, code: FigureCode, { state, district, from, until, sight, officeId }: Asked, part: FigurePart | undefined) {
  const place =
    sight === 'OFFICE'
      ? { sql: 'c.owner_office_id = ?', params: [officeId] }
      : district === null
        ? { sql: 'coalesce(d.state_code, o.state_code) = ?', params: [state] }
        : { sql: 'coalesce(c.district_code, o.district_code) = ?', params: [district] };
  const isDone = `c.state = 'MET'`;
  const states =
    part === undefined ? `c.state in ('MET', 'MET_LATE', 'BREACHED')` : part === FigurePart.DONE ? isDone : `c.state in ('MET_LATE', 'BREACHED')`;
  const which =
    code === FigureCode.CLOCKS_OVERDUE
      ? { sql: overdueInSql, params: [] }
      : { sql: `${states} and ${DUE_ON} >= ?::date and ${DUE_ON} < ?::date`, params: [from, firstOfMonth(until, 1)] };
  return {
    sql: `select c.id, c.case_id, c.id as clock_id, c.owner_office_id as office_id, f.number as case_number, c.code as duty, ${DUE_ON} as day
      from hub.clock c join hub.office o on o.id = c.owner_office_id left join hub.district d on d.code = c.district_code left join hub.case_file f on f.id = c.case_id
      where ${place.sql} and ${which.sql} and (c.case_id is null or ${ofMyOffice('case', 'c.case_id')})`,
    params: [...place.params, ...which.params, lookingAs(context.actor)],
  };
}

/** By its wall, those of the own area for those who know employers. */
function inspectionsBehind({ state, district, from, until }: Asked, category: string | undefined, part: FigurePart | undefined) {
  const found = part === undefined ? 'true' : part === FigurePart.DONE ? 'cardinality(i.violations) > 0' : 'cardinality(i.violations) = 0';
  return {
    sql: `select i.id, null::uuid as case_id, null::uuid as clock_id, i.recorded_by_office_id as office_id, null::text as case_number, null::text as duty,
        ${DONE_ON} as day
      from hub.inspection i where ${district === null ? 'i.state_code = ?' : 'i.district_code = ?'} and i.superseded_at is null
        and ${DONE_ON} >= ?::date and ${DONE_ON} < ?::date and ${found} and ${category === undefined ? 'true' : 'i.kind = ?'}`,
    params: [district ?? state, from, firstOfMonth(until, 1), ...(category === undefined ? [] : [category])],
  };
}

function casesBehind(
  context: Context,
  code: FigureCode,
  { state, district, from, until }: Asked,
  category: string | undefined,
  part: FigurePart | undefined,
) {
  const place =
    district === null
      ? { sql: 'f.district_code in (select d.code from hub.district d where d.state_code = ?)', params: [state] }
      : { sql: 'f.district_code = ?', params: [district] };
  const counted = part === FigurePart.DONE ? 'f.numerator > 0' : part === FigurePart.NOT_DONE ? 'f.denominator > f.numerator' : 'true';
  return {
    sql: `select c.id, c.id as case_id, null::uuid as clock_id, c.lead_office_id as office_id, c.number as case_number, null::text as duty, min(f.month) as day
      from hub.case_figure f join hub.case_file c on c.id = f.case_id
      where f.figure = ? and ${place.sql} and f.month between ?::date and ?::date and ${counted} and ${category === undefined ? 'true' : 'f.category = ?'} and ${ofMyOffice('case', 'c.id')}
      group by c.id`,
    params: [code, ...place.params, from, until, ...(category === undefined ? [] : [category]), lookingAs(context.actor)],
  };
}
