import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { Office } from '../offices/office.entity.js';
import type { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { CorrectionReason } from './codes.js';
import { RecordedBy } from './recorder.js';

/**
 * A legal fact: recorded by an office at an instant, superseded by a correction that gives its reason, never edited.
 * What the record said at any instant stays answerable.
 */
@ObjectType()
@Entity({ abstract: true })
export abstract class Fact {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Property({ type: 'uuid' })
  recordedById!: string;

  @Field(() => DateTime, { description: 'When it was recorded (UTC), which may be later than when it happened.' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a correction took its place; null: it stands.' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why a correction took its place.' })
  @Enum({ items: () => CorrectionReason, nullable: true })
  supersededBecause?: CorrectionReason;

  @RecordedBy
  recordedBy!: Content<Office>;
}

/**
 * The content of a status, in a table of its own because its permission is its own. Its key is the status's key
 * (each class names it `of`), and it carries what the row policies read.
 */
@ObjectType()
@Entity({ abstract: true })
export abstract class FactContent {
  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @Property({ type: 'uuid' })
  recordedByOfficeId!: string;
}
