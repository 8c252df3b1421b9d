import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { EstablishmentKind } from '../cases/codes.js';
import type { Context } from '../context.js';
import { District } from '../offices/place.entity.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { InspectionKind, InspectionOutcome } from './codes.js';
import { Inspection, InspectionPlan } from './inspection.entity.js';
import { Premises } from './premises.entity.js';

@InputType({ description: 'Which establishments. What is left out does not narrow.' })
export class PremisesFilter {
  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field(() => [EstablishmentKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: EstablishmentKind[];
}

@InputType({ description: 'Which inspections and checks. What is left out does not narrow.' })
export class InspectionFilter {
  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field(() => InspectionKind, { nullable: true, description: 'Of this kind.' })
  kind?: InspectionKind;

  @Field(() => [InspectionOutcome], { nullable: true, description: 'With one of these outcomes.' })
  outcomes?: InspectionOutcome[];

  @Field({ nullable: true, description: 'Those that a correction has taken the place of, too.' })
  withSuperseded?: boolean;
}

type Where = NonNullable<PageSource<object>['where']>;

const inDistrict = (district: number | null | undefined): Where => (district == null ? [] : [{ sql: 't.district_code = ?', params: [district] }]);

/** The register of the area, newest entries first. */
export function premisesSource({ district, kinds }: PremisesFilter): PageSource<Premises> {
  const where = inDistrict(district);
  if (kinds) where.push({ sql: 't.kind = any(?::text[])', params: [arrayLiteral(kinds)] });
  return { entity: Premises, where, order: { column: 't.recorded_at', type: 'timestamptz', descending: true } };
}

/** What was seen in the area, newest first. */
export function inspectionSource({ district, kind, outcomes, withSuperseded }: InspectionFilter): PageSource<Inspection> {
  const where = inDistrict(district);
  if (kind) where.push({ sql: 't.kind = ?', params: [kind] });
  if (outcomes) where.push({ sql: 't.outcome = any(?::text[])', params: [arrayLiteral(outcomes)] });
  if (!withSuperseded) where.push({ sql: 't.superseded_at is null', params: [] });
  return { entity: Inspection, where, order: { column: 't.happened_at', type: 'timestamptz', descending: true } };
}

/** What is planned and not done, the nearest day first. */
export function planSource(): PageSource<InspectionPlan> {
  const open = 'not exists (select from hub.inspection i where i.plan_id = t.id)';
  return { entity: InspectionPlan, where: [{ sql: open, params: [] }], order: { column: 't.planned_for', type: 'date' } };
}

@ObjectType({ description: 'How much was looked at in a district, as figures. Of children fewer than 5 are not told to committees.' })
export class FieldFigures {
  @Field(() => District, { description: 'The district.' })
  district!: District;

  @Field(() => Int, { description: 'Establishments on the register.' })
  premises!: number;

  @Field(() => Int, { description: 'Inspections of the labour department and the district administration.' })
  inspections!: number;

  @Field(() => Int, { description: 'Checks of the police on their beat.' })
  vigilChecks!: number;

  @Field(() => Int, { description: 'Those of both that were taken together with another office.' })
  joint!: number;

  @Field(() => Int, { description: 'Those in which a violation was found.' })
  withViolation!: number;

  @Field(() => Int, { nullable: true, description: 'Children and adolescents found employed in breach of the law; null: 1 to 4, and not for you.' })
  childrenFound?: number | null;

  @Field(() => Int, { description: 'Placement agencies on the register.' })
  agencies!: number;

  @Field(() => Int, { description: 'Entries on the watch list.' })
  listed!: number;

  @Field(() => Int, { description: 'Of these, those whose review is due.' })
  reviewsDue!: number;
}

/**
 * By `hub.field_figures`, which knows of whom they are: the area of the caller's office, and no row of it. Of one month alone: from figures of
 * spans that overlap, what is too small to be told could be reckoned.
 */
export async function fieldFigures(context: Context, month: string): Promise<FieldFigures[]> {
  const params = [`${month.slice(0, 7)}-01`, context.clock()];
  const rows = (await context.figures('select * from hub.field_figures(?::date, ?::timestamptz)', params)) as (Omit<FieldFigures, 'district'> & {
    districtCode: number;
  })[];
  return Promise.all(
    rows.map(async ({ districtCode, ...figures }) =>
      Object.assign(new FieldFigures(), figures, { district: (await context.load(District, districtCode))! }),
    ),
  );
}
