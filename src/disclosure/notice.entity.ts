import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { noticesSeen } from '../access/visibility.js';
import { Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { NoticeKind } from './codes.js';

/** Ids and codes only, never a name: whoever is told opens what it is about under their own row policies. */
@ObjectType({ implements: Node, description: 'What an office, or one officer of it, must be told: that something was done, and by whom.' })
@Entity({ tableName: 'notice', ...noticesSeen })
@Index({ name: 'notice_newest', expression: 'create index notice_newest on hub.notice (office_id, at desc, id desc)' })
export class Notice {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  at!: Date;

  /** To whom: this office, and in it this officer where one is named. */
  @Property({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'uuid', nullable: true })
  officerId?: string;

  @Field(() => NoticeKind, { description: 'What happened.' })
  @Enum(() => NoticeKind)
  kind!: NoticeKind;

  @Field(() => Officer, { nullable: true, description: 'Who did it; null: it came by itself, with time.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  about?: Ref<Officer> | null;

  @Field(() => String, { nullable: true, description: 'Global id of what it is about, where that is something you may read.' })
  @Property({ type: 'text', nullable: true })
  subject?: string;
}
