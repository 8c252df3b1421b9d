import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { accessList } from './visibility.js';

/**
 * How many cases an office sees, so that a committee's numbers are read and not counted. Triggers keep the tallies in the
 * transaction that changes what is counted; nobody else writes them. A number is the sum over its shards: each transaction
 * writes a shard that it holds alone, so that offices that take part in everything are no queue for the whole State. One
 * shard by itself says nothing and may be negative.
 */
@Entity({ tableName: 'case_tally', ...accessList })
export class CaseTally {
  [PrimaryKeyProp]?: ['officeId', 'districtCode', 'status', 'stage', 'shard'];

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @PrimaryKey({ type: 'int', autoincrement: false })
  districtCode!: number;

  @PrimaryKey({ type: 'text' })
  status!: string;

  @PrimaryKey({ type: 'text' })
  stage!: string;

  @PrimaryKey({ type: 'int', autoincrement: false })
  shard!: number;

  @Property({ type: 'int' })
  cases!: number;
}

/** The same by the month of opening: its first day in India. */
@Entity({ tableName: 'case_month_tally', ...accessList })
export class CaseMonthTally {
  [PrimaryKeyProp]?: ['officeId', 'month', 'status', 'shard'];

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @PrimaryKey({ type: 'date' })
  month!: string;

  @PrimaryKey({ type: 'text' })
  status!: string;

  @PrimaryKey({ type: 'int', autoincrement: false })
  shard!: number;

  @Property({ type: 'int' })
  cases!: number;
}
