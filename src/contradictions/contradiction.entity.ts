import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contradictionsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';

/** Found by the worker whenever a case's record changes, and every hour for offices; gone by itself when the record fits again. */
@ObjectType({
  implements: Node,
  description: 'Something on record that does not fit together, told to the office that can correct it. It goes by itself when it is corrected.',
})
@Entity({ tableName: 'contradiction', ...contradictionsSeen })
@Index({ properties: ['office', 'since'] })
@Index({ properties: ['caseFile'] })
@Index({
  name: 'contradiction_of_office',
  expression: 'create index contradiction_of_office on hub.contradiction (about_id) where case_id is null and ended_at is null',
})
export class Contradiction {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field({ description: 'The rule, such as RESCUE_WITHOUT_PRODUCTION.' })
  @Property({ type: 'text' })
  code!: string;

  @Field({ description: 'What does not fit, and what to do.' })
  @Property({ type: 'text' })
  says!: string;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case; null where it is about an office as a whole.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile> | null;

  @Field(() => Office, { nullable: true, description: 'The office that it is about, where it is about one as a whole and not about a case.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  about?: Ref<Office> | null;

  @Field(() => Survivor, { nullable: true, description: 'The survivor, where it is about one, and for you to see.' })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  survivor?: Ref<Survivor> | null;

  @Field(() => Office, { description: 'The office that can correct it.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => DateTime, { description: 'Since when it has not fitted (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the record fitted again (UTC); null: it does not.' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the office took note of it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  notedAt?: Date | null;

  @Field(() => Officer, { nullable: true, description: 'Who took note.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  notedBy?: Ref<Officer> | null;
}
