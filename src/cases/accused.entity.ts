import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { AccusedStatus } from './codes.js';
import { Fact, FactContent } from './fact.js';

@ObjectType({ implements: Node, description: 'That a person is accused, and since when (class ACC).' })
@Entity({ tableName: 'accused', ...statusOf('ACC', 'case') })
export class Accused extends Fact {
  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => DateTime, { description: 'When this standing began (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Content(() => AccusedDetail, 'Who, and where they stand in the case; null where it is not for you.')
  detail!: Content<AccusedDetail>;
}

/** An identity table: an accused has a name, and it leaves by this way alone. */
@ObjectType({ description: 'Who is accused and how they stand (class ACC).' })
@Entity({ tableName: 'accused_detail', ...contentOf('ACC', 'case') })
export class AccusedDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Accused, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Accused>;

  @Field(() => String, { nullable: true, description: 'Name or alias as known.' })
  @Property({ type: 'text', nullable: true })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Part played, such as agent, employer, transporter.' })
  @Property({ type: 'text', nullable: true })
  part?: string;

  @Field(() => AccusedStatus, { description: 'Where the person stands in the case.' })
  @Enum(() => AccusedStatus)
  standing!: AccusedStatus;
}
