import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { countsOnce, seenWithCase } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Fact } from '../cases/fact.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';

@ObjectType({
  implements: Node,
  description: 'A rescue operation: when, in which district, how many people were found. The site is with the establishment (class EMP).',
})
@Entity({ tableName: 'rescue', ...seenWithCase })
export class Rescue extends Fact {
  @Field(() => CaseFile, { name: 'case', description: 'The case.' })
  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => District, { description: 'The district where it took place.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => DateTime, { description: 'When it began (UTC).' })
  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date;

  @Field(() => Int, { description: 'How many people were found, of any age.' })
  @Property({ type: 'int' })
  headcount!: number;

  @Many(() => Survivor, { by: 'rescue', only: countsOnce, description: 'Those of them that are yours to see.' })
  survivors!: Many<Survivor>;
}
