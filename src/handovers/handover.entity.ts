import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { handedSurvivorsSeen, handoversSeen, handoverWordsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { SharedClass } from '../cases/codes.js';
import { Conflict, Forbidden } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content, Many } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { HandoverKind, HandoverStatus, RefusalReason, Transferred } from './codes.js';

/** What to say when it is too late. */
export const over: Record<HandoverStatus, string> = {
  PROPOSED: 'This has not been accepted yet.',
  ACCEPTED: 'This has been accepted already.',
  DONE: 'This is done.',
  REFUSED: 'This has been refused. It can be proposed anew.',
  REVOKED: 'The sender has taken this back. Nothing is left to answer.',
  EXPIRED: 'This has expired unanswered. The sender can propose it anew.',
  OVERTAKEN: 'This has been overtaken by what happened meanwhile: the survivor was placed elsewhere, or the case closed.',
};

/**
 * One office hands something to another, which accepts or refuses. The database holds who may take which step, and in which order
 * (`hub.on_handover_moved`); what opens the case to the addressee is done there alone (`hub.accept_handover`).
 */
@ObjectType({
  implements: Node,
  description:
    'One office hands a task, a question, the lead of a case or the custody of survivors to another. The two see it, whether or not they take part; others see it as a fact of the case, and custody only if they may know where (class LOC).',
})
@Entity({ tableName: 'handover', ...handoversSeen })
@Index({ properties: ['caseFile', 'proposedAt'] })
@Index({ name: 'handover_sent', expression: 'create index handover_sent on hub.handover (from_office_id, proposed_at desc, id desc)' })
@Index({ name: 'handover_received', expression: 'create index handover_received on hub.handover (to_office_id, proposed_at desc, id desc)' })
// Only the office that leads proposes it, and that office sees all of them.
@Index({
  name: 'one_open_transfer_of_the_lead',
  expression: `create unique index one_open_transfer_of_the_lead on hub.handover (case_id) where transfers = 'LEAD' and status = 'PROPOSED'`,
})
@Index({
  name: 'handover_expires',
  expression: `create index handover_expires on hub.handover (expires_at) where status = 'PROPOSED'`,
})
export class Handover {
  [OptionalProps]?: 'status';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field({ description: 'The number of the case.' })
  @Property({ type: 'text' })
  caseNumber!: string;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case, for those who see it: the addressee when it has accepted.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => HandoverKind, { description: 'A task, a transfer or a question.' })
  @Enum(() => HandoverKind)
  kind!: HandoverKind;

  @Field(() => Transferred, { nullable: true, description: 'What a TRANSFER transfers.' })
  @Enum({ items: () => Transferred, nullable: true })
  transfers?: Transferred;

  @Field(() => HandoverStatus, { description: 'How it stands.' })
  @Enum(() => HandoverStatus)
  status: HandoverStatus = HandoverStatus.PROPOSED;

  @Field(() => Office, { description: 'Who hands over.' })
  @ManyToOne(() => Office, { ref: true })
  fromOffice!: Ref<Office>;

  @Field(() => Officer, { description: 'The officer who proposed it.' })
  @ManyToOne(() => Officer, { ref: true })
  proposedBy!: Ref<Officer>;

  @Field(() => Office, { description: 'Who is to take over.' })
  @ManyToOne(() => Office, { ref: true })
  toOffice!: Ref<Office>;

  @Field(() => Officer, {
    nullable: true,
    description: 'The officer of that office who alone answers, or their head of office; null: any of its officers.',
  })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  toOfficer?: Ref<Officer>;

  @Field(() => [SharedClass], {
    nullable: true,
    description: 'The classes of data that are shared, each as far as the role of the addressee goes; null: all of them.',
  })
  @Property({ type: 'text[]', nullable: true })
  shares?: SharedClass[];

  @Field(() => DateTime, { description: 'When it was proposed (UTC).' })
  @Property({ type: 'timestamptz' })
  proposedAt!: Date;

  @Field(() => DateTime, { description: 'Until when the addressee says that it has seen it (UTC).' })
  @Property({ type: 'timestamptz' })
  acknowledgeBy!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the addressee said so, or answered (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  acknowledgedAt?: Date;

  @Field(() => DateTime, { description: 'When it expires unanswered (UTC).' })
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted or refused (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => Officer, { nullable: true, description: 'Who accepted or refused.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  answeredBy?: Ref<Officer>;

  @Field(() => RefusalReason, { nullable: true, description: 'Why it was refused.' })
  @Enum({ items: () => RefusalReason, nullable: true })
  refusedBecause?: RefusalReason;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end, whichever (UTC); null: something is left to do.' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date;

  @Field(() => Office, { nullable: true, description: 'Who escorts the survivors (JJ Act s. 95).' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  escortOffice?: Ref<Office>;

  @Field(() => Boolean, { nullable: true, description: 'Whether a woman officer is in the escort. A girl needs one (JJ Act s. 95(2)).' })
  @Property({ type: 'boolean', nullable: true })
  womanOfficer?: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the escort left (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  leftAt?: Date;

  @Content(() => HandoverWords, 'What the two offices write to each other; null for all others.')
  words!: Content<HandoverWords>;

  @Many(() => HandedSurvivor, { by: 'handover', description: 'The survivors it is about, where it is not about the case as a whole.' })
  survivors!: Many<HandedSurvivor>;

  mustBe(status: HandoverStatus): void {
    if (this.status !== status) throw new Conflict(over[this.status], ['handoverId']);
  }

  /** The named officer, or whoever supervises that officer in the same office; where nobody is named, anyone of the office. */
  mustBeAnsweredBy(actor: { officerId: string; officeId: string }, headOfNamed: string | undefined): void {
    if (this.toOffice.id !== actor.officeId) throw new Forbidden('Only the office that this is addressed to answers it.');
    if (this.toOfficer && actor.officerId !== this.toOfficer.id && actor.officerId !== headOfNamed)
      throw new Forbidden('This is addressed to a named officer. That officer answers, or the head of the office.');
  }
}

@ObjectType({ description: 'What two offices write to each other with a handover. No one else reads it.' })
@Entity({ tableName: 'handover_words', ...handoverWordsSeen })
export class HandoverWords {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Handover, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Handover>;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Property({ type: 'uuid' })
  fromOfficeId!: string;

  @Property({ type: 'uuid' })
  toOfficeId!: string;

  @Field({ description: 'The task, the question, or why it is handed over. It names nobody.' })
  @Property({ type: 'text' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'A note to the refusal.' })
  @Property({ type: 'text', nullable: true })
  refusalNote?: string;

  @Field(() => String, { nullable: true, description: 'The answer to the question, or how the task was done.' })
  @Property({ type: 'text', nullable: true })
  answer?: string;
}

/** One survivor of a handover. Of custody it says which placement is handed over: when that ends in another way, there is nothing to hand over. */
@ObjectType({ implements: Node, description: 'A survivor whom a handover is about.' })
@Entity({ tableName: 'handover_survivor', ...handedSurvivorsSeen })
@Index({ properties: ['handover'] })
// Only who has custody proposes it, and sees all of its own. When custody ends otherwise, what is open is overtaken.
@Index({
  name: 'one_open_transfer_of_custody',
  expression: 'create unique index one_open_transfer_of_custody on hub.handover_survivor (survivor_id) where is_open and placement_id is not null',
})
export class HandedSurvivor {
  [OptionalProps]?: 'isOpen';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Handover, { ref: true })
  handover!: Ref<Handover>;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Property({ type: 'uuid' })
  fromOfficeId!: string;

  @Property({ type: 'uuid' })
  toOfficeId!: string;

  @Enum({ items: () => Transferred, nullable: true })
  transfers?: Transferred;

  @Field(() => Survivor, { nullable: true, description: 'The survivor, for those who see it.' })
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Property({ type: 'uuid', nullable: true, index: true })
  placementId?: string;

  @Property({ type: 'boolean' })
  isOpen: boolean = true;

  @Field(() => DateTime, { nullable: true, description: 'When the addressee received the survivor, and custody passed (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  receivedAt?: Date;
}
