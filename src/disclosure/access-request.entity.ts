import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { accessRequestsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';

/** Somebody asks to take part in a case of which they know the number. Written by `hub.request_access` alone, whether or not there is such a case. */
@ObjectType({
  implements: Node,
  description: 'An office asks to take part in a case. The office that leads it says yes or no; unanswered, it expires.',
})
@Entity({ tableName: 'access_request', ...accessRequestsSeen })
@Index({ properties: ['askedByOffice', 'askedAt'] })
@Index({ properties: ['ownerOfficeId', 'askedAt'] })
export class AccessRequest {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field({ description: 'The number of the case, as the asker wrote it.' })
  @Property({ type: 'text' })
  caseNumber!: string;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case, for those who see it.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile>;

  @Property({ type: 'uuid', nullable: true })
  ownerOfficeId?: string;

  @Field(() => Officer, { description: 'Who asks.' })
  @ManyToOne(() => Officer, { ref: true })
  askedBy!: Ref<Officer>;

  @Field(() => Office, { description: 'Of which office.' })
  @ManyToOne(() => Office, { ref: true })
  askedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Field({ description: "Why, in the asker's own words." })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => DateTime, { description: 'When it expires unanswered (UTC).' })
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was granted; null: not answered.' })
  @Property({ type: 'boolean', nullable: true })
  isGranted?: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Until when the office takes part (UTC), if it was granted.' })
  @Property({ type: 'timestamptz', nullable: true })
  grantedUntil?: Date;
}
