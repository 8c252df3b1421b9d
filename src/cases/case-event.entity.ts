import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { seenWithCase } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import type { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { CaseEventKind, CasePriority, CaseStage, ClosureReason, ReopeningReason, WorkstreamKind } from './codes.js';
import { RecordedBy } from './recorder.js';

/** Append-only: from these the case's stage, status and priority at any instant can be told. */
@ObjectType({ implements: Node, description: 'One thing that happened to the case as a whole. Events are added and never changed.' })
@Entity({ tableName: 'case_event', ...seenWithCase })
@Index({ properties: ['caseFile', 'recordedAt'] })
export class CaseEvent {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => CaseEventKind, { description: 'What happened.' })
  @Enum(() => CaseEventKind)
  kind!: CaseEventKind;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => CaseStage, { nullable: true, description: 'The stage reached.' })
  @Enum({ items: () => CaseStage, nullable: true })
  stage?: CaseStage;

  @Field(() => CasePriority, { nullable: true, description: 'The new priority.' })
  @Enum({ items: () => CasePriority, nullable: true })
  priority?: CasePriority;

  @Field(() => WorkstreamKind, { nullable: true, description: 'The workstream that closed.' })
  @Enum({ items: () => WorkstreamKind, nullable: true })
  workstream?: WorkstreamKind;

  @Field(() => ClosureReason, { nullable: true, description: 'Why the case or workstream closed.' })
  @Enum({ items: () => ClosureReason, nullable: true })
  closedBecause?: ClosureReason;

  @Field(() => ReopeningReason, { nullable: true, description: 'Why the case was opened again.' })
  @Enum({ items: () => ReopeningReason, nullable: true })
  reopenedBecause?: ReopeningReason;

  @RecordedBy
  recordedBy!: Content<Office>;
}
