import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { FiguresReading } from '../planner/reading.js';
import type { PageSource } from '../planner/page.js';
import { LocalDate } from '../planner/scalars.js';
import { DriveKind } from './codes.js';
import { Drive } from './drive.entity.js';

@InputType({ description: 'Which drives. What is left out does not narrow.' })
export class DriveFilter {
  @Field(() => DriveKind, { nullable: true, description: 'Joint drives, or campaigns.' })
  kind?: DriveKind;

  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field(() => LocalDate, { nullable: true, description: 'That end on this day (IST) or later.' })
  from?: string;

  @Field(() => LocalDate, { nullable: true, description: 'That begin on this day (IST) or before.' })
  until?: string;

  @Field(() => Boolean, { nullable: true, description: 'Closed, or open.' })
  isClosed?: boolean;
}

/** The drives that the viewer may see, the latest first. */
export function driveSource({ kind, district, from, until, isClosed }: DriveFilter): PageSource<Drive> {
  const where: { sql: string; params: unknown[] }[] = [];
  if (kind) where.push({ sql: 't.kind = ?', params: [kind] });
  if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
  if (from) where.push({ sql: 't.ends_on >= ?::date', params: [from] });
  if (until) where.push({ sql: 't.starts_on <= ?::date', params: [until] });
  if (isClosed != null) where.push({ sql: `t.closed_at is ${isClosed ? 'not ' : ''}null`, params: [] });
  return { entity: Drive, where, order: { column: 't.starts_on', type: 'date', descending: true } };
}

const PEOPLE = 'Null: fewer than 5, and not for this viewer.';

@ObjectType({ description: 'What the closed drives of one kind in one district and quarter covered and brought, in numbers.' })
export class DriveResults {
  @Field(() => LocalDate, { description: 'The first day of the quarter in which they ended.' })
  quarter!: string;

  @Field(() => DriveKind, { description: 'Joint drives, or campaigns.' })
  kind!: DriveKind;

  @Field(() => Int, { description: 'The district (LGD code).' })
  district!: number;

  @Field({ description: 'Its name in English.' })
  name!: string;

  @Field(() => Int, { description: 'How many drives.' })
  drives!: number;

  @Field(() => Int, { description: 'Places visited.' })
  placesVisited!: number;

  @Field(() => Int, { description: 'Villages reached.' })
  villagesReached!: number;

  @Field(() => Int, { nullable: true, description: `People reached. ${PEOPLE}` })
  peopleReached!: number | null;

  @Field(() => Int, { description: 'Inspections done.' })
  inspections!: number;

  @Field(() => Int, { description: 'Violations found.' })
  violations!: number;

  @Field(() => Int, { nullable: true, description: `Children and adolescents rescued. ${PEOPLE}` })
  childrenRescued!: number | null;

  @Field(() => Int, { nullable: true, description: `Leads that people gave. ${PEOPLE}` })
  leads!: number | null;

  @Field({ description: 'Whether a number of people is withheld because it is small.' })
  isSuppressed!: boolean;
}

/** Of the caller's district, or of all districts of the State for an office of the State: closed drives by the quarter in which they ended. */
export function driveResults(from: string, until: string): FiguresReading {
  return new FiguresReading(
    'select r.quarter::text as quarter, r.kind, r.district, r.name, r.drives, r.places_visited, r.villages_reached, r.people_reached, r.inspections, r.violations, r.children_rescued, r.leads, r.is_suppressed from hub.drive_results(?::date, ?::date) r order by r.quarter, r.district, r.kind collate "C"',
    [from, until],
  );
}
