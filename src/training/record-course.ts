import { ref } from '@mikro-orm/core';
import { Field, InputType, Int } from 'type-graphql';
import type { Work } from '../audit/change.js';
import { written } from '../audit/clean-input.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Invalid } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { CourseProvider, TRAINED_MONTHS, TrainingTopic } from './codes.js';
import { Course } from './course.entity.js';

const LONGEST_TITLE = 200;

@InputType({ description: 'A course that your State gives from now on.' })
export class RecordCourseInput extends ChangeInput {
  @Field({ description: `What it is called, in at most ${LONGEST_TITLE} characters. Name no person.` })
  title!: string;

  @Field(() => CourseProvider, { description: 'Who gives it.' })
  provider!: CourseProvider;

  @Field(() => [TrainingTopic], { description: 'What it teaches: one topic or more.' })
  topics!: TrainingTopic[];

  @Field(() => Int, { description: 'Hours of teaching, 1 to 500.' })
  hours!: number;

  @Field(() => Int, {
    nullable: true,
    description: `For so many months a certificate is valid, 1 to 120; ${TRAINED_MONTHS} when left out.`,
  })
  validMonths?: number;
}

export const RecordCoursePayload = PayloadOf('recordCourse', 'course', () => Course);

export async function recordCourse({ em, actor, now }: Work, input: RecordCourseInput): Promise<Course> {
  const { provider, hours, validMonths = TRAINED_MONTHS } = input;
  const topics = [...new Set(input.topics)].toSorted();
  if (topics.length === 0) throw new Invalid('Name what the course teaches: one topic or more.', ['topics']);
  if (hours < 1 || hours > 500) throw new Invalid('A course has 1 to 500 hours.', ['hours']);
  if (validMonths < 1 || validMonths > 120) throw new Invalid('A certificate is valid for 1 to 120 months.', ['validMonths']);
  const title = written(input.title, ['title'], LONGEST_TITLE);
  const office = await em.findOneOrFail(Office, { id: actor.officeId });
  return em.create(Course, { title, provider, topics, hours, validMonths, state: office.state, recordedByOffice: ref(office), recordedAt: now });
}
