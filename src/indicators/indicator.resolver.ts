import { Arg, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { FiguresReading } from '../planner/reading.js';
import { LocalDate } from '../planner/scalars.js';
import { Better, definitionOf, inForce, kindsOf, Unit, Verification } from './indicator.js';
import { indicators } from './indicators.js';
import { factSources } from './facts.js';

@ObjectType('Indicator', { description: 'One version of one indicator: what it counts, out of what, and from where that comes.' })
class IndicatorType {
  @Field({ description: 'Such as I10.' })
  code!: string;

  @Field(() => Int, { description: 'A version is never edited. Reports go on being counted by that of their time.' })
  version!: number;

  @Field(() => LocalDate, { description: 'It holds for periods that begin on this day or later.' })
  validFrom!: string;

  @Field({ description: 'The paragraph of the advisory: (i) to (viii), 3, or CROSS.' })
  para!: string;

  @Field({ description: 'What it says.' })
  title!: string;

  @Field(() => Unit, { description: 'What it is a number of.' })
  unit!: Unit;

  @Field(() => Better, { description: 'Whether more is better.' })
  better!: Better;

  @Field({ description: 'What is counted.' })
  numerator!: string;

  @Field(() => String, { nullable: true, description: 'Out of what.' })
  denominator!: string | null;

  @Field({ description: 'Numerator, denominator, exclusions and source in one text, as it is printed in reports.' })
  definition!: string;

  @Field(() => Float, { nullable: true, description: 'What is aimed at, in the unit.' })
  target!: number | null;

  @Field(() => Verification, { description: 'How far the source was verified.' })
  verified!: Verification;

  @Field(() => [String], { description: 'The kinds of fact of which some must be on record for it to be reported.' })
  countsKinds!: string[];

  @Field({ description: 'Whether all of these kinds are kept in this hub. If not, it is not reported.' })
  hasSource!: boolean;
}

@Resolver()
export class IndicatorResolver {
  @Query(() => [IndicatorType], {
    description: 'The indicators by which reports are counted, with their definitions, in the order of the paragraphs.',
  })
  indicators(
    @Arg('on', () => LocalDate, { nullable: true, description: 'Those that hold for a period that begins on this day; all versions when left out.' })
    on?: string,
  ) {
    const rows = (on ? inForce(on, indicators) : indicators).map((indicator) => {
      const { code, version, from, para, title, unit, better, numerator, denominator, target, verified, rule } = indicator;
      const kinds = kindsOf(rule);
      return {
        code,
        version,
        para,
        title,
        unit,
        better,
        numerator,
        verified,
        valid_from: from,
        denominator: denominator ?? null,
        definition: definitionOf(indicator),
        target: target?.value ?? null,
        counts_kinds: kinds,
        has_source: kinds.every((kind) => factSources.some((source) => source.kind === kind)),
      };
    });
    return new FiguresReading(
      `select * from jsonb_to_recordset(?::jsonb) as i(code text, version int, valid_from date, para text, title text, unit text, better text, numerator text,
        denominator text, definition text, target float, verified text, counts_kinds text[], has_source boolean)`,
      [JSON.stringify(rows)],
    );
  }
}
