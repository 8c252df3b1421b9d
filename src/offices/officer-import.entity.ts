import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { officerImportsSeen } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { ImportOutcome, RowProblemKind } from './codes.js';
import { Officer } from './office.entity.js';

@ObjectType({ description: 'What is wrong with one value of a row.' })
export class RowProblem {
  @Field({ description: 'The column, as `OfficerRow` names it.' })
  column!: string;

  @Field(() => RowProblemKind, { description: 'What is wrong, for programs.' })
  code!: RowProblemKind;

  @Field({ description: 'What is wrong and what to do, for people.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The value that may be meant, to be put in its place; null where nothing comes near.' })
  suggestion!: string | null;
}

@ObjectType({ description: 'What becomes of one row.' })
export class ImportedRow {
  @Field(() => Int, { description: 'Its number in the input, from 1.' })
  row!: number;

  @Field(() => ImportOutcome, { description: 'What becomes of it.' })
  outcome!: ImportOutcome;

  @Field(() => ID, { nullable: true, description: 'The officer that it became, where it was imported.' })
  officerId!: string | null;

  @Field(() => [RowProblem], { description: 'What is to be mended; empty unless it is wrong.' })
  problems!: RowProblem[];
}

@ObjectType({ description: 'What becomes of each row of an import, and of how many.' })
export class ImportReport {
  @Field(() => Int, { description: 'Rows that can be imported, and were not.' })
  ready!: number;

  @Field(() => Int, { description: 'Rows that were imported.' })
  imported!: number;

  @Field(() => Int, { description: 'Rows of officers who are there already.' })
  existing!: number;

  @Field(() => Int, { description: 'Rows that are to be mended.' })
  wrong!: number;

  @Field(() => Int, { description: 'Roles that were asked for; in a rehearsal those that would be.' })
  rolesAsked!: number;

  @Field(() => [ImportedRow], { description: 'The rows in their order.' })
  rows!: ImportedRow[];
}

/** Kept so that an import that is sent again answers the same. It holds ids and what was wrong, and nothing of what stood in the file. */
@ObjectType({
  implements: Node,
  description: "That an administrator brought officers into the directory of the State: who, when, how many. Seen by the State's administrators.",
})
@Entity({ tableName: 'officer_import', ...officerImportsSeen })
export class OfficerImport {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  /** For the policy. */
  @Property({ type: 'int' })
  stateCode!: number;

  @Field(() => Officer, { description: 'Who imported them.' })
  @ManyToOne(() => Officer, { ref: true })
  importedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  importedAt!: Date;

  @Field(() => Int, { description: 'How many officers came in.' })
  @Property({ type: 'int' })
  imported!: number;

  @Property({ type: 'json' })
  report!: ImportReport;
}
