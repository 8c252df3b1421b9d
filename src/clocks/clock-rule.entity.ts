import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { lawSeen } from '../access/visibility.js';
import { Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { nameType } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { Verified } from '../survivors/ages.js';
import { ClockSeverity } from './codes.js';
import type { ClockRule } from './rules.js';

export enum RuleStatus {
  DRAFT = 'DRAFT',
  LIVE = 'LIVE',
  REFUSED = 'REFUSED',
}
registerEnumType(RuleStatus, {
  name: 'RuleStatus',
  description: 'Whether clocks run by a version of a rule.',
  valuesConfig: {
    DRAFT: { description: 'Drafted; a second person has not answered.' },
    LIVE: { description: 'Clocks run by it, from the day on which it commences.' },
    REFUSED: { description: 'The second person has refused it.' },
  },
});

@ObjectType({ description: 'What a draft would change. Numbers of 1 to 9 are told as 10: it is a matter of how many, not of whom.' })
export class RulePreview {
  @Field(() => Int, { description: 'Clocks that would run by it.' })
  clocks!: number;

  @Field(() => Int, { description: 'Of these: that would turn red (BREACHED).' })
  turnsRed!: number;

  @Field(() => Int, { description: 'Of these: that would no longer be red.' })
  turnsFromRed!: number;

  @Field(() => DateTime, { description: 'When it was counted (UTC).' })
  countedAt!: Date;
}

/** The law as data. A version is never edited; the next one commences on its day. Of no case: every officer reads it. */
@ObjectType('ClockRule', {
  implements: Node,
  description: 'A duty of the law and its time: one version of one rule, with its source and how far that was verified.',
})
@Entity({ tableName: 'clock_rule', ...lawSeen })
@Unique({ properties: ['code', 'version'] })
export class ClockRuleVersion {
  [OptionalProps]?: 'rolledOut';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field({ description: 'The code of the duty, such as C04.' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => Int, { description: 'The version.' })
  @Property({ type: 'int' })
  version!: number;

  @Field({ description: 'What is to be done.' })
  @Property({ type: 'text' })
  duty!: string;

  @Field({ description: 'Act and section, or whatever the source is.' })
  @Property({ type: 'text' })
  law!: string;

  @Field(() => LocalDate, { description: 'For what starts it from this day on (IST).' })
  @Property({ type: 'date' })
  commences!: string;

  @Field(() => Verified, { description: 'How far the source was verified. What is not verified advises and breaches nothing.' })
  @Enum(() => Verified)
  verified!: Verified;

  @Field(() => ClockSeverity, { description: 'How grave it is when it is late.' })
  @Enum(() => ClockSeverity)
  severity!: ClockSeverity;

  @Field(() => [Int], { nullable: true, description: 'The States whose rule it is (LGD codes); elsewhere it is a target. Null: all of India.' })
  @Property({ columnType: 'int[]', type: 'unknown', nullable: true })
  states?: number[] | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known, such as a default of ours.' })
  @Property({ type: 'text', nullable: true })
  note?: string | null;

  @Field({ description: 'The time, in words.' })
  @Property({ type: 'text' })
  time!: string;

  /** The whole rule, as `run-clocks.ts` reads it. */
  @Property({ type: 'json' })
  definition!: ClockRule;

  /** What a draft would change, counted by the worker (`preview-rule.ts`). */
  @Property({ type: 'json', nullable: true })
  preview?: RulePreview | null;

  @Field(() => RulePreview, {
    name: 'preview',
    nullable: true,
    description: 'Of a draft: what would change if it were live; null while it is being counted.',
  })
  whatWouldChange(): RulePreview | null {
    return this.preview ?? null;
  }

  /** Whether the clocks that were there have been run by it. */
  @Property({ type: 'boolean' })
  rolledOut: boolean = false;

  @Field(() => RuleStatus, { description: 'Whether clocks run by it.' })
  @Enum(() => RuleStatus)
  status!: RuleStatus;

  @Field(() => Officer, { nullable: true, description: 'Who drafted it; null: it came with the hub.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  draftedBy?: Ref<Officer> | null;

  @Field(() => Officer, { nullable: true, description: 'Who answered.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  answeredBy?: Ref<Officer> | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date | null;
}

// The class is a version of a rule; to those who ask, the rule.
nameType(ClockRuleVersion, 'ClockRule');
