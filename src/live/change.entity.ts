import { BigIntType, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import { accessList, changesSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import type { Context } from '../context.js';
import { globalId } from '../planner/global-id.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';

/**
 * An entry of the outbox that has been committed and has its place: positions are given in the order of commits, by one writer at a time
 * (`hub.number_changes`), so whoever has read up to one has missed nothing before it. Ids only. The position itself never leaves: from
 * its gaps one could count what is hidden.
 */
@ObjectType({ description: 'That something has changed in a case that you see: what was done, when, and to what. Ids only; read the rest as usual.' })
@Entity({ tableName: 'change', ...changesSeen })
@Index({ properties: ['caseFile', 'position'] })
export class Change {
  [PrimaryKeyProp]?: 'position';

  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  position!: number;

  /** That of the outbox entry; the same wherever the event is told, so that who is told twice can see it. */
  @Property({ type: 'uuid' })
  @Unique()
  id!: string;

  @Field(() => DateTime, { description: 'When it was done (UTC).' })
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field({ description: 'What was done, by the name of the operation, such as `recordJourneyEvent`.' })
  @Property({ type: 'text' })
  event!: string;

  @Field(() => CaseFile, { name: 'case', description: 'The case in which it was done.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Property({ type: 'text' })
  subjectType!: string;

  @Property({ type: 'uuid' })
  subjectId!: string;

  @Field(() => ID, { description: 'Global id of the case.' })
  caseId(): string {
    return globalId('Case', this.caseFile.id);
  }

  @Field(() => ID, { name: 'subjectId', description: 'Global id of what was added or changed.' })
  subjectGlobalId(): string {
    return globalId(this.subjectType, this.subjectId);
  }

  @Field(() => Node, { nullable: true, description: 'What was added or changed, as you see it now.' })
  subject(@Ctx() context: Context): Promise<object | null> | null {
    const entity = context.hub.nodeTypes.get(this.subjectType);
    return entity ? context.load(entity, this.subjectId) : null;
  }
}

/** Of which changes an office is told: those of the cases in which it took part when they were made. What it sees of them is decided anew when it reads. */
@Entity({ tableName: 'change_access', ...accessList })
@Index({ properties: ['position'] })
export class ChangeAccess {
  [PrimaryKeyProp]?: ['officeId', 'position'];

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  position!: number;
}
