import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { keptByKeeper, statistics } from '../access/visibility.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { Breakdown, definitions } from './codes.js';

const meanings = Object.entries(definitions).map(([version, words]) => `${version}: ${words}`);

/** The statistics of a month: published once, when it has ended, and never again. There is no correction, since two versions tell their difference. */
@ObjectType({
  description: 'The publication of the statistics of one month: made once after it has ended, the same for every reader, and never changed.',
})
@Entity({ tableName: 'publication', ...statistics })
export class Publication {
  [PrimaryKeyProp]?: 'month';

  @Field(() => LocalDate, { description: 'The month in which the cases were put on file: its first day, in India. It has one publication at most.' })
  @PrimaryKey({ type: 'date' })
  month!: string;

  @Field(() => DateTime, { description: 'When it was published (UTC).' })
  @Property({ type: 'timestamptz' })
  publishedAt!: Date;

  @Field(() => DateTime, {
    description: 'The instant whose record the numbers are of: the end of the month in India. What was recorded later is not in them.',
  })
  @Property({ type: 'timestamptz' })
  cutOff!: Date;

  @Field(() => Int, { description: `The version of the definition. ${meanings.join(' ')}` })
  @Property({ type: 'int' })
  definition!: number;

  @Field({ description: 'SHA-256 over the publication and all of its numbers. Whoever notes it can tell later that nothing was changed.' })
  @Property({ type: 'text' })
  fingerprint!: string;
}

/**
 * One cell of the publication of a month. The total of every place is there, also when it is 0; of the categories those that are
 * not. So a place whose total is missing was not published, and a category that is missing in a place that was is 0.
 */
@Entity({ tableName: 'published_number', ...statistics })
export class PublishedNumber {
  [PrimaryKeyProp]?: ['month', 'stateCode', 'districtCode', 'breakdown', 'category'];

  @PrimaryKey({ type: 'date' })
  month!: string;

  /** LGD code; 0: all of India. */
  @PrimaryKey({ type: 'int', autoincrement: false })
  stateCode!: number;

  /** LGD code; 0: all of the State. */
  @PrimaryKey({ type: 'int', autoincrement: false })
  districtCode!: number;

  @Enum({ items: () => Breakdown, primary: true })
  breakdown!: Breakdown;

  @PrimaryKey({ type: 'text' })
  category!: string;

  /** Null: not told (`disclosure.ts`). */
  @Property({ type: 'int', nullable: true })
  cases?: number;
}

/**
 * The key of the rounding, made with the table. It stays, so that a database restored from before a publication rounds as it did:
 * two roundings of one cell are narrower than one. Whoever runs the hub for officers cannot read it.
 */
@Entity({ tableName: 'rounding_key', ...keptByKeeper })
export class RoundingKey {
  @PrimaryKey({ type: 'int', autoincrement: false })
  id: number = 1;

  @Property({ type: 'text' })
  key!: string;
}
