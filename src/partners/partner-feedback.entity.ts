import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { partnerFeedbackSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { FeedbackCode } from './codes.js';

@ObjectType({
  implements: Node,
  description:
    'What a Committee or Child Protection Unit says of an assignment of a partner organisation, or the organisation of them. For these two.',
})
@Entity({ tableName: 'partner_feedback', ...partnerFeedbackSeen })
@Index({ properties: ['toOffice', 'at'] })
@Index({ properties: ['fromOffice', 'at'] })
export class PartnerFeedback {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case of the assignment, for those who see it.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => Office, { description: 'Who says it.' })
  @ManyToOne(() => Office, { ref: true })
  fromOffice!: Ref<Office>;

  @Field(() => Office, { description: 'Of whom it is said.' })
  @ManyToOne(() => Office, { ref: true })
  toOffice!: Ref<Office>;

  @Field(() => [FeedbackCode], { description: 'What is said, in fixed words.' })
  @Property({ type: 'text[]' })
  codes!: FeedbackCode[];

  @Field(() => String, { nullable: true, description: 'What else there is to say.' })
  @Property({ type: 'text', nullable: true })
  note?: string | undefined;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  at!: Date;
}
