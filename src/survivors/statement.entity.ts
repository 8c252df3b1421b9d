import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { StatementKind } from './codes.js';
import { SurvivorFact } from './survivor-fact.js';
import { Survivor } from './survivor.entity.js';

@ObjectType({ implements: Node, description: 'That a statement was made, and when (class ST).' })
@Entity({ tableName: 'statement', ...statusOf('ST', 'survivor') })
export class Statement extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When it was made (UTC).' })
  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Content(() => StatementText, 'What was said; null where it is not for you.')
  content!: Content<StatementText>;
}

@ObjectType({ description: 'What a survivor stated (class ST).' })
@Entity({ tableName: 'statement_text', ...contentOf('ST', 'survivor') })
export class StatementText extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Statement, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Statement>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => StatementKind, { description: 'Before whom, or about what.' })
  @Enum(() => StatementKind)
  kind!: StatementKind;

  @Field({ description: 'The statement.' })
  @Property({ type: 'text' })
  text!: string;
}
