import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { brokenGlassSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';

/**
 * One officer sees one case for at most an hour, without anybody's consent and with everybody told. Its id stands in the access lists as
 * an office of its own, so that whatever is read under it is read by the same policies as ever. Written by `hub.break_glass` alone.
 */
@ObjectType({
  implements: Node,
  description: 'An officer has broken the glass of a case: one officer, one case, an hour at most, reviewed within 24 hours.',
})
@Entity({ tableName: 'broken_glass', ...brokenGlassSeen })
@Index({ properties: ['officer', 'since'] })
@Index({ properties: ['caseFile'] })
export class BrokenGlass {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => Officer, { description: 'Who.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => Office, { description: 'Of which office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  /** Who reviews it, besides the Committees of the case. */
  @Property({ type: 'uuid' })
  reviewOfficeId!: string;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case; null once it is no longer for you to see.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field({ description: "Why, in the officer's own words." })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Number of the FIR or of the diary entry.' })
  @Property({ type: 'text', nullable: true })
  reference?: string;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => DateTime, { description: 'Until when at most (UTC).' })
  @Property({ type: 'timestamptz' })
  until!: Date;

  /** When its rows were taken out of the access lists. */
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date;

  @Field(() => DateTime, { description: 'By when it must be reviewed (UTC), or the officer breaks no other.' })
  @Property({ type: 'timestamptz' })
  reviewDueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was reviewed (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  reviewedAt?: Date;

  @Field(() => Officer, { nullable: true, description: 'By whom.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  reviewedBy?: Ref<Officer>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the review found it right.' })
  @Property({ type: 'boolean', nullable: true })
  isJustified?: boolean;
}
