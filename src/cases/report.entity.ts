import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { IntakeChannel } from './codes.js';
import { Fact, FactContent } from './fact.js';

@ObjectType({ implements: Node, description: 'That somebody reported, and when (class REP).' })
@Entity({ tableName: 'report', ...statusOf('REP', 'case') })
export class Report extends Fact {
  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => IntakeChannel, { description: 'How it came in.' })
  @Enum(() => IntakeChannel)
  channel!: IntakeChannel;

  @Field(() => DateTime, { description: 'When it came in (UTC).' })
  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  @Content(() => Reporter, 'Who reported; null where it is not for you or nobody gave a name.')
  reporter!: Content<Reporter>;
}

/** An identity table: the person who reported may be in danger for it. */
@ObjectType({ description: 'Who reported (class REP). Sealed: the person may be in danger for it.' })
@Entity({ tableName: 'reporter', ...contentOf('REP', 'case') })
export class Reporter extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Report, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Report>;

  @Field(() => String, { nullable: true, description: 'Name as given.' })
  @Property({ type: 'text', nullable: true })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Telephone as given.' })
  @Property({ type: 'text', nullable: true })
  phone?: string;
}
