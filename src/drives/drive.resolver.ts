import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { LocalDate } from '../planner/scalars.js';
import { Drive } from './drive.entity.js';
import { DriveFilter, DriveResults, driveResults, driveSource } from './drive-list.js';
import { PlanDriveInput, PlanDrivePayload, planDrive } from './plan-drive.js';
import {
  AnswerDriveInput,
  AnswerDrivePayload,
  answerDrive,
  CloseDriveInput,
  CloseDrivePayload,
  closeDrive,
  ReportDriveInput,
  ReportDrivePayload,
  reportDrive,
} from './take-part.js';

const DriveConnection = ConnectionOf(Drive);

@Resolver()
export class DriveResolver {
  @Query(() => DriveConnection, {
    description:
      'Joint drives and campaigns that your office leads or is asked to, and for those who answer for them all of the district or State; a committee gets those that are closed. The latest first.',
  })
  drives(
    @Arg('filter', () => DriveFilter, { nullable: true, description: 'Which.' }) filter: DriveFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(driveSource(filter ?? {}), page);
  }

  @Query(() => [DriveResults], {
    description:
      'What closed drives covered and brought, by quarter, district and kind: of your district or State. A committee gets no number of people under 5.',
  })
  driveResults(
    @Arg('from', () => LocalDate, { description: 'From the quarter of this day (IST) on.' }) from: string,
    @Arg('until', () => LocalDate, { description: 'Up to the quarter of this day (IST).' }) until: string,
  ) {
    return driveResults(from, until);
  }

  @Mutation(() => PlanDrivePayload, { description: 'Plans a joint drive or campaign that your office leads, and asks others to take part.' })
  planDrive(@Arg('input', () => PlanDriveInput, { description: 'What, where, when and with whom.' }) input: PlanDriveInput, @Ctx() context: Context) {
    return change(context, 'planDrive', PlanDrivePayload, input, planDrive);
  }

  @Mutation(() => AnswerDrivePayload, { description: 'Says whether your office takes part.' })
  answerDrive(@Arg('input', () => AnswerDriveInput, { description: 'The answer.' }) input: AnswerDriveInput, @Ctx() context: Context) {
    return change(context, 'answerDrive', AnswerDrivePayload, input, answerDrive);
  }

  @Mutation(() => ReportDrivePayload, { description: 'Reports what your office did in a drive: coverage and results, as numbers.' })
  reportDrive(@Arg('input', () => ReportDriveInput, { description: 'The numbers.' }) input: ReportDriveInput, @Ctx() context: Context) {
    return change(context, 'reportDrive', ReportDrivePayload, input, reportDrive);
  }

  @Mutation(() => CloseDrivePayload, { description: 'Closes a drive that your office leads, when it is over and reported.' })
  closeDrive(@Arg('input', () => CloseDriveInput, { description: 'Which.' }) input: CloseDriveInput, @Ctx() context: Context) {
    return change(context, 'closeDrive', CloseDrivePayload, input, closeDrive);
  }
}
