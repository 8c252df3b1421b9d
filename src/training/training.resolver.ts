import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { change } from '../audit/change.js';
import type { Context } from '../context.js';
import { PageReading } from '../planner/reading.js';
import { ConnectionOf, PageArgs } from '../planner/relations.js';
import { Course } from './course.entity.js';
import { EnrolOfficerInput, EnrolOfficerPayload, enrolOfficer } from './enrol-officer.js';
import { PlanTrainingSessionInput, PlanTrainingSessionPayload, planTrainingSession } from './plan-training-session.js';
import { RecordCourseInput, RecordCoursePayload, recordCourse } from './record-course.js';
import { RecordTrainingSessionInput, RecordTrainingSessionPayload, recordTrainingSession } from './record-training-session.js';
import { ReportStaffInput, ReportStaffPayload, reportStaff } from './report-staff.js';
import { StaffReport } from './staff-report.entity.js';
import { EnrolmentFilter, TrainingSessionFilter, enrolmentSource, trainingSessionSource } from './training-list.js';
import { Enrolment, TrainingSession } from './training-session.entity.js';
import { TrainingShare, trainingShare } from './training-share.js';

const CourseConnection = ConnectionOf(Course);
const TrainingSessionConnection = ConnectionOf(TrainingSession);
const EnrolmentConnection = ConnectionOf(Enrolment);
const StaffReportConnection = ConnectionOf(StaffReport);

@Resolver()
export class TrainingResolver {
  @Query(() => CourseConnection, { description: 'The courses of your State, by title.' })
  courses(@Args(() => PageArgs) page: PageArgs) {
    return new PageReading({ entity: Course, order: { column: 't.title', type: 'text' } }, page);
  }

  @Query(() => TrainingSessionConnection, { description: 'The training sessions of your State, the latest first.' })
  trainingSessions(
    @Arg('filter', () => TrainingSessionFilter, { nullable: true, description: 'Which.' }) filter: TrainingSessionFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return new PageReading(trainingSessionSource(filter ?? {}), page);
  }

  @Query(() => EnrolmentConnection, {
    description:
      'Who learned what, with scores: your own, those of officers whom your office supervises, and those of sessions that your office holds; newest first.',
  })
  enrolments(
    @Arg('filter', () => EnrolmentFilter, { nullable: true, description: 'Which.' }) filter: EnrolmentFilter | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { actor, clock }: Context,
  ) {
    return new PageReading(enrolmentSource(actor, filter ?? {}, clock()), page);
  }

  @Query(() => [TrainingShare], {
    description:
      'The share of trained staff by rank and kind of unit: of your district, or of your State and each of its districts for an office of the State. A committee gets its whole area, and no number under 5.',
  })
  trainingShare(
    @Arg('district', () => Int, { nullable: true, description: 'Of this district (LGD code); of your whole area when left out.' })
    district: number | undefined,
    @Ctx() { clock }: Context,
  ) {
    return trainingShare(clock(), district);
  }

  @Query(() => StaffReportConnection, {
    description:
      'The posts of units as they reported them and as they stand: of your own, and for those who answer for them of the district or State.',
  })
  staffReports(
    @Arg('withSuperseded', () => Boolean, { defaultValue: false, description: 'Earlier reports too.' }) withSuperseded: boolean,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const where = withSuperseded ? [] : [{ sql: 't.superseded_at is null', params: [] }];
    return new PageReading({ entity: StaffReport, where, order: { column: 't.reported_on', type: 'date', descending: true } }, page);
  }

  @Mutation(() => RecordCoursePayload, { description: 'Puts a course on the list of your State.' })
  recordCourse(@Arg('input', () => RecordCourseInput, { description: 'The course.' }) input: RecordCourseInput, @Ctx() context: Context) {
    return change(context, 'recordCourse', RecordCoursePayload, input, recordCourse);
  }

  @Mutation(() => PlanTrainingSessionPayload, { description: 'Plans that a course be held: by the State, or by a head of office.' })
  planTrainingSession(
    @Arg('input', () => PlanTrainingSessionInput, { description: 'Which course, where and when.' }) input: PlanTrainingSessionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'planTrainingSession', PlanTrainingSessionPayload, input, planTrainingSession);
  }

  @Mutation(() => EnrolOfficerPayload, { description: 'Enrols an officer of your office in a session.' })
  enrolOfficer(@Arg('input', () => EnrolOfficerInput, { description: 'Whom, and in which.' }) input: EnrolOfficerInput, @Ctx() context: Context) {
    return change(context, 'enrolOfficer', EnrolOfficerPayload, input, enrolOfficer);
  }

  @Mutation(() => RecordTrainingSessionPayload, {
    description: 'Records that a session of your office was held: who was there, and their scores before and after.',
  })
  recordTrainingSession(
    @Arg('input', () => RecordTrainingSessionInput, { description: 'What came of it.' }) input: RecordTrainingSessionInput,
    @Ctx() context: Context,
  ) {
    return change(context, 'recordTrainingSession', RecordTrainingSessionPayload, input, recordTrainingSession);
  }

  @Mutation(() => ReportStaffPayload, {
    description: 'Reports how many posts your office has and fills by rank, and how many of its staff outside the hub were trained.',
  })
  reportStaff(@Arg('input', () => ReportStaffInput, { description: 'The posts.' }) input: ReportStaffInput, @Ctx() context: Context) {
    return change(context, 'reportStaff', ReportStaffPayload, input, reportStaff);
  }
}
