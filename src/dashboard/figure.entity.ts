import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { clockTalliesSeen, figuresBehind, figureTalliesSeen } from '../access/visibility.js';

/**
 * What one case adds to one cell of one figure (`figures.ts`), written by the worker whenever the record of the case changes. The id is a hash of all
 * the rest, so a row is added or taken away and never changed; a trigger moves the tallies by it, in the same transaction.
 */
@Entity({ tableName: 'case_figure', ...figuresBehind })
@Index({ properties: ['caseId'] })
@Index({ name: 'case_figure_behind', expression: 'create index case_figure_behind on hub.case_figure (figure, district_code, month, case_id)' })
export class CaseFigure {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Property({ type: 'text' })
  figure!: string;

  @Property({ type: 'int' })
  districtCode!: number;

  /** The first day of a month in India. */
  @Property({ type: 'date' })
  month!: string;

  @Property({ type: 'text' })
  category!: string;

  /** The class of hours (`hourClasses`); -1 where no time is measured. */
  @Property({ type: 'smallint' })
  hours!: number;

  @Property({ type: 'int' })
  numerator!: number;

  @Property({ type: 'int' })
  denominator!: number;

  @Property({ type: 'bigint', runtimeType: 'number' })
  duePaise!: number;

  @Property({ type: 'bigint', runtimeType: 'number' })
  creditedPaise!: number;

  /** What one must know to learn that it is so: a class and a level, such as `RHB:S`. */
  @Property({ type: 'text', nullable: true })
  needs?: string | null;
}

/**
 * The figures of a district, and of a State (district 0), by month and category: read and not counted. The number is the sum over its shards
 * (`hub.tally_shard`); one shard by itself says nothing and may be negative.
 */
@Entity({ tableName: 'figure_tally', ...figureTalliesSeen })
export class FigureTally {
  [PrimaryKeyProp]?: ['stateCode', 'districtCode', 'figure', 'month', 'category', 'hours', 'shard'];

  @PrimaryKey({ type: 'int', autoincrement: false })
  stateCode!: number;

  /** LGD code; 0: all of the State. */
  @PrimaryKey({ type: 'int', autoincrement: false })
  districtCode!: number;

  @PrimaryKey({ type: 'text' })
  figure!: string;

  @PrimaryKey({ type: 'date' })
  month!: string;

  @PrimaryKey({ type: 'text' })
  category!: string;

  @PrimaryKey({ type: 'smallint', autoincrement: false })
  hours!: number;

  @PrimaryKey({ type: 'int', autoincrement: false })
  shard!: number;

  @Property({ type: 'int' })
  numerator!: number;

  @Property({ type: 'int' })
  denominator!: number;

  @Property({ type: 'bigint', runtimeType: 'number' })
  duePaise!: number;

  @Property({ type: 'bigint', runtimeType: 'number' })
  creditedPaise!: number;
}

/**
 * The clocks of an office, and of a State (district 0, nobody's office), by duty and the month in which their time is up. Kept by a trigger on the
 * clocks themselves. Those that do not apply are in none.
 */
@Entity({ tableName: 'clock_tally', ...clockTalliesSeen })
@Index({
  name: 'clock_tally_overdue',
  expression: 'create index clock_tally_overdue on hub.clock_tally (state_code, district_code, office_id, code) include (overdue) where overdue <> 0',
})
@Index({ name: 'clock_tally_of_office', expression: 'create index clock_tally_of_office on hub.clock_tally (office_id, month)' })
export class ClockTally {
  [PrimaryKeyProp]?: ['stateCode', 'districtCode', 'month', 'officeId', 'code', 'shard'];

  @PrimaryKey({ type: 'int', autoincrement: false })
  stateCode!: number;

  /** LGD code; 0: all of the State, or an office of the State. */
  @PrimaryKey({ type: 'int', autoincrement: false })
  districtCode!: number;

  /** The first day of a month in India. */
  @PrimaryKey({ type: 'date' })
  month!: string;

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @PrimaryKey({ type: 'text' })
  code!: string;

  @PrimaryKey({ type: 'int', autoincrement: false })
  shard!: number;

  @Property({ type: 'int' })
  met!: number;

  @Property({ type: 'int' })
  metLate!: number;

  @Property({ type: 'int' })
  breached!: number;

  /** Breached, or advisory and late. */
  @Property({ type: 'int' })
  overdue!: number;

  @Property({ type: 'int' })
  running!: number;
}
