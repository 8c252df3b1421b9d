import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { legalEventsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Fact } from '../cases/fact.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { LegalEventKind } from './legal-events.js';

@ObjectType({
  implements: Node,
  description:
    'Something that starts or ends a clock and that no other record says. Recorded with the time at which it happened, superseded by a correction, never edited.',
})
@Entity({ tableName: 'legal_event', ...legalEventsSeen })
@Index({ properties: ['caseFile', 'happenedAt'] })
@Index({ properties: ['survivor'] })
@Index({ properties: ['recordedByOffice', 'happenedAt'] })
export class LegalEvent extends Fact {
  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case; null where it is of an office alone.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile>;

  @Field(() => Survivor, { nullable: true, description: 'The survivor, where it is about one.' })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  survivor?: Ref<Survivor>;

  @Field(() => LegalEventKind, { description: 'What happened.' })
  @Enum(() => LegalEventKind)
  kind!: LegalEventKind;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  happenedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Number of the order, notice or report.' })
  @Property({ type: 'text', nullable: true })
  reference?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Of an order that gives more time: the code of the duty.' })
  @Property({ type: 'text', nullable: true, fieldName: 'extends' })
  extends?: string | undefined;

  @Field(() => DateTime, { nullable: true, description: 'And until when (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  until?: Date | undefined;

  /** The class whose status one must know to see it. */
  @Property({ type: 'text', nullable: true })
  dataClass?: string | undefined;
}
