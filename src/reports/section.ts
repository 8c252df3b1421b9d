import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Better, Unit, Verification } from '../indicators/indicator.js';

registerEnumType(Unit, {
  name: 'IndicatorUnit',
  description: 'What a figure is a number of.',
  valuesConfig: {
    NUMBER: { description: 'Things: cases, FIRs, inspections, meetings.' },
    PEOPLE: { description: 'People. Small numbers of them are not told.' },
    PERCENT: { description: 'Percent, to one decimal.' },
    HOURS: { description: 'Hours, to one decimal.' },
    PAISE: { description: 'Paise: a hundred are a rupee.' },
    POINTS: { description: 'Points of a score.' },
  },
});
registerEnumType(Better, {
  name: 'IndicatorBetter',
  description: 'Whether more is better.',
  valuesConfig: {
    HIGHER: { description: 'More is better.' },
    LOWER: { description: 'Less is better.' },
    NEITHER: { description: 'Neither: more that is found may be more that happens, or more that is seen.' },
  },
});
registerEnumType(Verification, {
  name: 'IndicatorVerification',
  description: 'How far the source of a definition was verified.',
  valuesConfig: {
    V: { description: 'Matched to a copy of the statute, rule, gazette or letter.' },
    V2: { description: 'Matched to press, commentary or a law firm only.' },
    U: { description: 'No source matched. It advises.' },
    D: { description: 'Ours: a proposal for the departments.' },
  },
});

@ObjectType({ description: "One district's part of a figure of a State." })
export class ReportFigurePart {
  @Field(() => Int, { description: 'The district (LGD code).' })
  district!: number;

  @Field({ description: 'Its name when the report was drawn up.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What is told, such as 12, <5 or >90; null: not told, or not reported.' })
  shown!: string | null;

  @Field({ description: 'Whether anything was reported. What was not is not 0.' })
  reported!: boolean;
}

@ObjectType({ description: 'A figure of a report, with the version of the definition by which it was counted.' })
export class ReportFigure {
  @Field({ description: 'The indicator, such as I10.' })
  code!: string;

  @Field(() => Int, { description: 'The version of its definition.' })
  version!: number;

  @Field({ description: 'What it says.' })
  title!: string;

  @Field(() => Unit, { description: 'What it is a number of.' })
  unit!: Unit;

  @Field(() => Float, { nullable: true, description: 'The figure; null: hidden or not reported, or a share of nothing.' })
  value!: number | null;

  @Field(() => String, { nullable: true, description: 'As it is printed, such as 12, <5 or >90.' })
  shown!: string | null;

  @Field(() => Float, { nullable: true, description: 'What was counted; null where it is hidden or not reported.' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'Out of what; null where there is nothing it is out of.' })
  denominator!: number | null;

  @Field({ description: 'Whether anything was reported. What was not is printed as "not reported", never as 0.' })
  reported!: boolean;

  @Field({ description: 'Whether it is 0 because an office says that there was none.' })
  nil!: boolean;

  @Field({ description: 'Whether a number of people was too small to be told, or would have given one away.' })
  hidden!: boolean;

  @Field({ description: 'Numerator, denominator, exclusions, cut-off and source, in words.' })
  definition!: string;

  @Field(() => [ReportFigurePart], { description: 'Of the report of a State, its districts.' })
  series!: ReportFigurePart[];
}

@ObjectType({ description: 'A table of a report, such as the instructions that were issued.' })
export class ReportTable {
  @Field({ description: 'What it lists.' })
  title!: string;

  @Field(() => [String], { description: 'What its columns are called.' })
  columns!: string[];

  @Field(() => [[String]], { description: 'Its rows.' })
  rows!: string[][];
}

@ObjectType({ description: 'What a report says on one paragraph of the advisory.' })
export class ReportSection {
  @Field({ description: '(i) to (viii), 3, or CROSS for the outcomes that cut across.' })
  para!: string;

  @Field({ description: 'What the paragraph is about.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the office has to say on it.' })
  narrative!: string | null;

  @Field(() => [ReportFigure], { description: 'The figures.' })
  figures!: ReportFigure[];

  @Field(() => [ReportTable], { description: 'The tables.' })
  tables!: ReportTable[];
}
