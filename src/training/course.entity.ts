import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { coursesSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { CourseProvider, TrainingTopic } from './codes.js';

@ObjectType({ implements: Node, description: 'A course for those who work against trafficking, as a State gives it (advisory, para iv).' })
@Entity({ tableName: 'course', ...coursesSeen })
@Index({ properties: ['state', 'title'] })
export class Course {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field({ description: 'What it is called.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => CourseProvider, { description: 'Who gives it.' })
  @Enum(() => CourseProvider)
  provider!: CourseProvider;

  @Field(() => [TrainingTopic], { description: 'What it teaches.' })
  @Property({ type: 'text[]' })
  topics!: TrainingTopic[];

  @Field(() => Int, { description: 'Hours of teaching.' })
  @Property({ type: 'int' })
  hours!: number;

  @Field(() => Int, { description: 'For so many months a certificate is valid.' })
  @Property({ type: 'int' })
  validMonths!: number;

  @Field(() => State, { description: 'The State that gives it.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => Office, { description: 'The office that put it on the list.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;
}
