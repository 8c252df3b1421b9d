import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { clocksSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { ClockRuleVersion } from './clock-rule.entity.js';
import { ClockState, NotApplicableReason } from './codes.js';

/**
 * As the worker has run it (`run-clocks.ts`): made anew from the log whenever the log changes, never edited. Its state is told at the instants
 * at which it changes by itself (`escalate.ts`), so that lists and counts read it off an index.
 */
@ObjectType({
  implements: Node,
  description:
    'One duty that the law puts on one office, from the event that starts it. Judged by when things happened; when they were reported stands beside it.',
})
@Entity({ tableName: 'clock', ...clocksSeen })
@Index({ name: 'clock_of_office', expression: 'create index clock_of_office on hub.clock (owner_office_id, state, due_at, id)' })
@Index({ name: 'clock_of_district', expression: 'create index clock_of_district on hub.clock (district_code, state, due_at, id)' })
@Index({ name: 'clock_next', expression: 'create index clock_next on hub.clock (next_at) where next_at is not null' })
@Index({ properties: ['caseFile'] })
@Index({ properties: ['survivor'] })
export class Clock {
  [OptionalProps]?: 'reached';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => ClockRuleVersion, { description: 'The rule, in the version by which this clock runs.' })
  @ManyToOne(() => ClockRuleVersion, { ref: true })
  rule!: Ref<ClockRuleVersion>;

  @Field({ description: 'The code of the duty, such as C04.' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case; null for a duty of the calendar.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile>;

  @Field(() => Survivor, { nullable: true, description: 'The survivor, where the duty is about one.' })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  survivor?: Ref<Survivor>;

  @Field(() => District, { nullable: true, description: 'The district whose duty it is.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District>;

  @Field(() => Office, { description: 'The office that owes the duty.' })
  @ManyToOne(() => Office, { ref: true })
  ownerOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it started: when what starts it happened (UTC).' })
  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When the hub learned of what started it (UTC).' })
  @Property({ type: 'timestamptz' })
  startReportedAt!: Date;

  /** The row of the log. */
  @Property({ type: 'uuid' })
  startedById!: string;

  @Field(() => DateTime, { description: 'When it is due (UTC), with what the law excludes and what an order has given.' })
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  @Field(() => Int, { description: 'Minutes that the law does not count, such as those of a journey. `dueAt` has them.' })
  @Property({ type: 'int' })
  excludedMinutes!: number;

  @Field(() => ClockState, { description: 'Where it stands.' })
  @Enum(() => ClockState)
  state!: ClockState;

  @Field(() => DateTime, { nullable: true, description: 'When the duty was done (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  metAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the hub learned that it was done (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  metReportedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  metById?: string | null;

  @Property({ type: 'uuid', nullable: true })
  extendedById?: string | null;

  @Field(() => NotApplicableReason, { nullable: true, description: 'Why the duty does not exist.' })
  @Enum({ items: () => NotApplicableReason, nullable: true })
  notApplicable?: NotApplicableReason | null;

  @Field({ description: "The rule is not verified, or another State's: a target, and never BREACHED." })
  @Property({ type: 'boolean' })
  isAdvisory!: boolean;

  /** What somebody must know to see that there is such a clock: a class and a level, such as `MED:S`. */
  @Property({ type: 'text', nullable: true })
  needs?: string | null;

  /** When something comes next by itself: an escalation, the breach. */
  @Property({ type: 'timestamptz', nullable: true })
  nextAt?: Date | null;

  @Field(() => Int, { description: 'How far it has been escalated: 0, 50, 80 or 100 percent of its time.' })
  @Property({ type: 'smallint' })
  reached: number = 0;

  @Field({ description: 'Not done, and past its time: breached, or an advisory clock that is late.' })
  isOverdue(@Ctx() { clock }: { clock: () => Date }): boolean {
    return !this.metAt && !this.notApplicable && this.dueAt < clock();
  }
}
