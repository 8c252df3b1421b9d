import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { approvalsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { ApprovalAction, OpenedClass, OpeningPurpose, RecipientAuthority } from './codes.js';

/** What one person may not do alone, asked of the office that leads the case. It stands for one use, and not for long. */
@ObjectType({
  implements: Node,
  description: 'The consent of a second person of the office that leads the case to what one person may not do alone.',
})
@Entity({ tableName: 'approval', ...approvalsSeen })
export class Approval {
  [OptionalProps]?: 'action';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CaseFile, { name: 'case', description: 'The case.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => Officer, { description: 'Who asks.' })
  @ManyToOne(() => Officer, { ref: true })
  askedBy!: Ref<Officer>;

  @Field(() => Office, { description: 'Of which office.' })
  @ManyToOne(() => Office, { ref: true })
  askedByOffice!: Ref<Office>;

  @Property({ type: 'uuid' })
  ownerOfficeId!: string;

  @Field(() => DateTime, { description: 'When it was asked (UTC).' })
  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends, answered or not (UTC).' })
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => ApprovalAction, { description: 'To what.' })
  @Enum({ items: () => ApprovalAction, default: ApprovalAction.OPEN })
  action: ApprovalAction = ApprovalAction.OPEN;

  @Field(() => OpenedClass, { nullable: true, description: 'What is to be opened; null of a merge, which opens nothing.' })
  @Enum({ items: () => OpenedClass, nullable: true })
  dataClass?: OpenedClass | null;

  @Field(() => OpeningPurpose, { nullable: true, description: 'What for; null of a merge.' })
  @Enum({ items: () => OpeningPurpose, nullable: true })
  purpose?: OpeningPurpose | null;

  @Field(() => Survivor, { nullable: true, description: 'Of a merge, or of its undoing: the record that stays, for those who see it.' })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  kept?: Ref<Survivor> | undefined;

  @Field(() => Survivor, { nullable: true, description: 'Of a merge, or of its undoing: the other record, for those who see it.' })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  duplicate?: Ref<Survivor> | undefined;

  /** Of these survivors and no others. */
  @Property({ type: 'text[]' })
  survivorIds!: string[];

  @Field({ description: "Why, in the asker's own words." })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Office, { nullable: true, description: 'Of an export: the office of the hub that it goes to, where it is one.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  recipientOffice?: Ref<Office> | undefined;

  @Field(() => RecipientAuthority, { nullable: true, description: 'Of an export: the authority that it goes to, where it is no office of the hub.' })
  @Enum({ items: () => RecipientAuthority, nullable: true })
  recipientAuthority?: RecipientAuthority | undefined;

  @Field(() => String, { nullable: true, description: "Number of that authority's matter or order." })
  @Property({ type: 'text', nullable: true })
  recipientNumber?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: "Of an export: the thumbprint of the recipient's public key (RFC 7638, SHA-256). Compare it with the recipient before you consent.",
  })
  @Property({ type: 'text', nullable: true })
  recipientKey?: string | undefined;

  @Field(() => Officer, { nullable: true, description: 'Who has answered.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  answeredBy?: Ref<Officer>;

  @Field(() => DateTime, { nullable: true, description: 'When (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was granted; null: not answered yet.' })
  @Property({ type: 'boolean', nullable: true })
  isGranted?: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was used (UTC); it serves once.' })
  @Property({ type: 'timestamptz', nullable: true })
  usedAt?: Date;

  @Field(() => Int, { description: 'How many survivors it is about.' })
  howMany(): number {
    return this.survivorIds.length;
  }
}
