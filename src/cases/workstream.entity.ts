import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { seenWithCase } from '../access/visibility.js';
import { Conflict } from '../errors.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { CaseFile } from './case-file.entity.js';
import { ClosureReason, WorkstreamKind } from './codes.js';

@ObjectType({ implements: Node, description: 'A strand of a case that closes on its own.' })
@Entity({ tableName: 'workstream', ...seenWithCase })
@Unique({ properties: ['caseFile', 'kind'] })
export class Workstream {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => WorkstreamKind, { description: 'Which strand.' })
  @Enum(() => WorkstreamKind)
  kind!: WorkstreamKind;

  @Field(() => DateTime, { description: 'When it began (UTC).' })
  @Property({ type: 'timestamptz' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it closed (UTC); null: it is open.' })
  @Property({ type: 'timestamptz', nullable: true })
  closedAt?: Date | null;

  @Field(() => ClosureReason, { nullable: true, description: 'Why it closed.' })
  @Enum({ items: () => ClosureReason, nullable: true })
  closedBecause?: ClosureReason | null;

  close(at: Date, because: ClosureReason): void {
    if (this.closedAt) throw new Conflict('This workstream is already closed.', ['kind']);
    this.closedAt = at;
    this.closedBecause = because;
  }

  reopen(): void {
    this.closedAt = null;
    this.closedBecause = null;
  }
}
