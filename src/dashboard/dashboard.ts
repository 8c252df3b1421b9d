import { GraphQLSafeInt } from 'graphql-scalars';
import { Args, Ctx, Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Context } from '../context.js';
import { HandoverKind } from '../handovers/codes.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { BehindArgs, BehindConnection, type BehindPage, behind } from './behind.js';
import { Better, FigureCode, FigureState, FigureUnit } from './codes.js';
import { DutyFilter } from './behind.js';
import type { Asked } from './read-dashboard.js';

const HIDDEN = 'Null: hidden, since it is 1 to 4 or such a number would follow from it.';

@ObjectType({ description: 'What a number of a dashboard is.' })
export class FigureDefinition {
  @Field({ description: 'What it is called.' })
  title!: string;

  @Field({ description: 'What the numerator counts.' })
  numerator!: string;

  @Field(() => String, { nullable: true, description: 'What the denominator counts; null: a plain count, which has none.' })
  denominator!: string | null;

  @Field(() => FigureUnit, { description: 'What is counted.' })
  unit!: FigureUnit;

  @Field({ description: 'When a thing counts, and by which record.' })
  cutOff!: string;

  @Field({ description: 'What is left out.' })
  exclusions!: string;

  @Field({ description: 'Where it comes from.' })
  source!: string;

  @Field(() => Better, { description: 'Which way is better.' })
  better!: Better;

  @Field(() => String, { nullable: true, description: 'The same in the action-taken report (I1 to I35).' })
  indicator!: string | null;

  @Field({
    description: 'What is told of it, and to whom.',
  })
  disclosure!: string;
}

@ObjectType({ description: 'A number: the counts, and their share.' })
export class FigureNumbers {
  @Field(() => Int, { nullable: true, description: `What is counted. ${HIDDEN}` })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: `Of how many. Also null where it is a plain count. ${HIDDEN}` })
  denominator!: number | null;

  @Field({ description: 'Whether one of the two is hidden.' })
  hidden!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'The share in percent, to a tenth. Null where one of the two is not told, or the denominator is below 5.',
  })
  percent!: number | null;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Due, in paise; null where no money is counted, or hidden.' })
  duePaise!: number | null;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Credited, in paise; null where no money is counted, or hidden.' })
  creditedPaise!: number | null;
}

@ObjectType({ description: 'The number of one month.' })
export class FigureOfMonth extends FigureNumbers {
  @Field(() => LocalDate, { description: 'The first day of the month, in India.' })
  month!: string;
}

@ObjectType({ description: 'The number of one category: a step, a duty, a kind of claim, a corridor.' })
export class FigureOfCategory extends FigureNumbers {
  @Field({ description: 'Its code: of a duty such as C04, of a corridor the two districts (LGD codes) such as 196>102.' })
  category!: string;

  @Field({ description: 'In words.' })
  label!: string;

  @Field({ description: 'Whether the total has it. Duties that tell something of a class that you do not know are counted apart.' })
  isInTotal!: boolean;

  @Field(() => Int, { nullable: true, description: 'The same share in the whole State, in steps of 5 percent; null where it is not told.' })
  percentOfState!: number | null;
}

@ObjectType({ description: 'The number of one office, or, in the dashboard of a State, of one district.' })
export class FigureOfPlace extends FigureNumbers {
  officeId!: string | null;
  districtCode!: number | null;

  @Field(() => Office, { nullable: true, description: 'The office; null in the dashboard of a State.' })
  office(@Ctx() context: Context): Promise<Office | null> | null {
    return this.officeId === null ? null : context.load(Office, this.officeId);
  }

  @Field(() => District, { nullable: true, description: 'The district; null in the dashboard of a district.' })
  district(@Ctx() context: Context): Promise<District | null> | null {
    return this.districtCode === null ? null : context.load(District, this.districtCode);
  }
}

@ObjectType({ description: 'One number of a dashboard, with what it is, by month and category, and the list behind it.' })
export class DashboardFigure extends FigureNumbers {
  asked!: Asked;

  @Field(() => FigureCode, { description: 'Which.' })
  code!: FigureCode;

  @Field(() => FigureDefinition, { description: 'What it is: numerator, denominator, cut-off, exclusions, source.' })
  definition!: FigureDefinition;

  @Field(() => FigureState, { description: 'Whether there is a number: nil and not reported are different.' })
  state!: FigureState;

  @Field(() => Int, {
    nullable: true,
    description:
      'The median of hours, as the upper end of the class in which it lies: 1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720, 1440, 2160; 2161 is more. Null of fewer than 5, or where no time is measured.',
  })
  medianHours!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The same share in the whole State, in steps of 5 percent: for a district, where at least ten, and ten elsewhere, stand behind it.',
  })
  percentOfState!: number | null;

  @Field(() => Int, { nullable: true, description: 'The same median in the whole State, under the same conditions.' })
  medianHoursOfState!: number | null;

  @Field(() => [FigureOfMonth], { description: 'By month, oldest first, each of them; none where the number is of now.' })
  byMonth!: FigureOfMonth[];

  @Field(() => [FigureOfCategory], { description: 'By category. Steps are each of all people; otherwise everything is in one of them.' })
  byCategory!: FigureOfCategory[];

  @Field(() => [FigureOfPlace], { description: 'Of duties: by office, or for a State by district. Homes are in the total and named nowhere.' })
  byPlace!: FigureOfPlace[];

  @Field(() => Int, { nullable: true, description: `Of corridors: those in corridors too small to be listed. ${HIDDEN}` })
  others!: number | null;

  @Field(() => BehindConnection, {
    nullable: true,
    description:
      'The list behind: cases in which your office takes part, or duties that you see. A committee, which sees no case, gets of overdue duties number, office, duty and day, and null otherwise.',
  })
  behind(
    @Arg('filter', () => DutyFilter, { nullable: true, description: 'Of which part.' }) filter: DutyFilter | undefined,
    @Args(() => BehindArgs) page: BehindArgs,
    @Ctx() context: Context,
  ): Promise<BehindPage | null> {
    return behind(context, this.code, this.asked, filter ?? {}, page);
  }
}

@ObjectType({ description: 'A handover that waits for an answer. It does not say of what.' })
export class WaitingHandover {
  fromOfficeId!: string;
  toOfficeId!: string;

  @Field(() => HandoverKind, { description: 'A task, a transfer or a question.' })
  kind!: HandoverKind;

  @Field(() => Office, { nullable: true, description: 'Who hands over.' })
  fromOffice(@Ctx() context: Context): Promise<Office | null> {
    return context.load(Office, this.fromOfficeId);
  }

  @Field(() => Office, { nullable: true, description: 'Who is to take over.' })
  toOffice(@Ctx() context: Context): Promise<Office | null> {
    return context.load(Office, this.toOfficeId);
  }

  @Field(() => DateTime, { description: 'When it was proposed (UTC).' })
  proposedAt!: Date;

  @Field(() => DateTime, { description: 'Until when it is to be acknowledged (UTC).' })
  acknowledgeBy!: Date;
}

@ObjectType({
  description:
    'How a district or a State stands. Counts of people are never 1 to 4, and none such follows; counts of work are exact for whoever is responsible, and hidden like those of people for a committee.',
})
export class Dashboard {
  asked!: Asked;

  @Field(() => State, { nullable: true, description: 'The State.' })
  state(@Ctx() context: Context): Promise<State | null> {
    return context.load(State, this.asked.state);
  }

  @Field(() => District, { nullable: true, description: 'The district; null: all of the State.' })
  district(@Ctx() context: Context): Promise<District | null> | null {
    return this.asked.district === null ? null : context.load(District, this.asked.district);
  }

  @Field(() => LocalDate, { description: 'The first day of the first month.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day of the last month, which runs.' })
  until!: string;

  @Field(() => DateTime, { description: 'When this was read, to the minute (UTC).' })
  asOf!: Date;

  all!: readonly DashboardFigure[];

  @Field(() => [DashboardFigure], { description: 'The numbers that are for you, each once, in a fixed order.' })
  figures(
    @Arg('codes', () => [FigureCode], { nullable: true, description: 'Only these; all of them without it.' }) codes?: FigureCode[],
  ): DashboardFigure[] {
    return this.all.filter(({ code }) => !codes || codes.includes(code));
  }

  @Field(() => [WaitingHandover], {
    description:
      'Handovers of and to offices of the place that wait for an answer, those waiting longest on top, at most 100. Without those of custody.',
  })
  handoversWaiting!: WaitingHandover[];
}
