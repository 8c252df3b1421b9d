import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { Fact } from '../cases/fact.js';

/** A fact about one survivor. It carries the case too, so that a policy finds both without a join. */
@ObjectType()
@Entity({ abstract: true })
export abstract class SurvivorFact extends Fact {
  @Property({ type: 'uuid', index: true })
  caseId!: string;
}
