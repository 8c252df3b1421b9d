import { ArrayType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { alertExportsSeen, alertRecipientsSeen, alertSightingsSeen, alertsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Conflict } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { AlertKind, AlertOutcome, AlertState, AlertUrgency, WithdrawalReason } from './codes.js';

/** LGD codes, as numbers in the database too: the library's own lists are texts there, and lists that the planner makes are as they lie. */
class Codes extends ArrayType<number> {
  constructor() {
    super(Number);
  }

  override getColumnType(): string {
    return 'int[]';
  }
}

/** Never edited: superseded, withdrawn, or over with time. It holds no identity: `check-text.ts` has looked before it was written. */
@ObjectType({
  implements: Node,
  description:
    'An alert from one office to others in districts and States: whom or what to look out for. It never says who a survivor is. Who receives it sees the alert and not the case.',
})
@Entity({ tableName: 'alert', ...alertsSeen })
@Index({ properties: ['issuedByOffice', 'issuedAt'] })
@Index({ properties: ['caseFile'] })
@Index({ name: 'alert_marks', expression: 'create index alert_marks on hub.alert using gin (marks)' })
export class Alert {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CaseFile, { name: 'case', nullable: true, description: 'The case it comes from, for those who see it.' })
  @ManyToOne(() => CaseFile, { ref: true, nullable: true, fieldName: 'case_id' })
  caseFile?: Ref<CaseFile>;

  @Field(() => Office, { description: 'The office that issued it.' })
  @ManyToOne(() => Office, { ref: true })
  issuedByOffice!: Ref<Office>;

  @Field(() => Officer, { description: 'Who issued it, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  issuedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When it was issued (UTC).' })
  @Property({ type: 'timestamptz' })
  issuedAt!: Date;

  @Field(() => DateTime, { description: 'Until when it stands (UTC).' })
  @Property({ type: 'timestamptz' })
  validUntil!: Date;

  @Field(() => AlertKind, { description: 'What it is about.' })
  @Enum(() => AlertKind)
  kind!: AlertKind;

  @Field(() => AlertUrgency, { description: 'How urgent it is.' })
  @Enum(() => AlertUrgency)
  urgency!: AlertUrgency;

  @Field({ description: 'Whom or what to look out for, without the name of anybody in the case.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => [Int], { description: 'Districts of the route, in the order of the way (LGD codes).' })
  @Property({ type: new Codes() })
  routeDistricts!: number[];

  @Field(() => [Int], { description: 'States of the route, where no district is known, in the order of the way (LGD codes).' })
  @Property({ type: new Codes() })
  routeStates!: number[];

  @Field(() => String, { nullable: true, description: 'Number of a vehicle.' })
  @Property({ type: 'text', nullable: true })
  vehicle?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Number of a train.' })
  @Property({ type: 'text', nullable: true })
  train?: string | undefined;

  @Field(() => String, { nullable: true, description: 'What the agent is called.' })
  @Property({ type: 'text', nullable: true })
  agentAlias?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Telephone of the agent.' })
  @Property({ type: 'text', nullable: true })
  agentPhone?: string | undefined;

  /** Vehicle, train, alias and telephone, each in one writing: two alerts with the same may be about one network. */
  @Property({ type: 'text[]' })
  marks!: string[];

  @Field(() => DateTime, { nullable: true, description: 'When another took its place (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date | undefined;

  @Field(() => Alert, { nullable: true, description: 'The alert that took its place.' })
  @ManyToOne(() => Alert, { ref: true, nullable: true })
  supersededBy?: Ref<Alert> | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt?: Date | undefined;

  @Field(() => WithdrawalReason, { nullable: true, description: 'Why it was withdrawn.' })
  @Enum({ items: () => WithdrawalReason, nullable: true })
  withdrawnBecause?: WithdrawalReason | undefined;

  @Field(() => Int, { description: 'Grows with every change of the alert itself. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => AlertRecipient, {
    by: 'alert',
    description: 'The offices it went to: all of them for the office that issued it, itself for any other.',
  })
  recipients!: Many<AlertRecipient>;

  @Many(() => AlertSighting, {
    by: 'alert',
    orderBy: 'reportedAt',
    description: 'What was seen: for the office that issued it and the one that leads the case, and for each office its own.',
  })
  sightings!: Many<AlertSighting>;

  @Field(() => AlertState, { description: 'Where it stands.' })
  state(@Ctx() { clock }: { clock: () => Date }): AlertState {
    return this.stateAt(clock());
  }

  stateAt(now: Date): AlertState {
    if (this.withdrawnAt) return AlertState.WITHDRAWN;
    if (this.supersededAt) return AlertState.SUPERSEDED;
    return this.validUntil <= now ? AlertState.EXPIRED : AlertState.ACTIVE;
  }

  mustStand(now: Date): void {
    const state = this.stateAt(now);
    if (state !== AlertState.ACTIVE) throw new Conflict(endings[state], ['alertId']);
  }

  /** What was seen or done is worth telling after the time of an alert is over; not of one that was taken back. */
  mustNotBeWithdrawn(): void {
    if (this.withdrawnAt) throw new Conflict(endings.WITHDRAWN, ['alertId']);
  }

  supersede(by: Ref<Alert>, now: Date): void {
    this.mustNotHaveEnded();
    this.supersededAt = now;
    this.supersededBy = by;
    this.version++;
  }

  withdraw(because: WithdrawalReason, now: Date): void {
    this.mustNotHaveEnded();
    this.withdrawnAt = now;
    this.withdrawnBecause = because;
    this.version++;
  }

  private mustNotHaveEnded(): void {
    if (this.withdrawnAt) throw new Conflict(endings.WITHDRAWN, ['alertId']);
    if (this.supersededAt) throw new Conflict(endings.SUPERSEDED, ['alertId']);
  }
}

const endings: Record<Exclude<AlertState, AlertState.ACTIVE>, string> = {
  EXPIRED: 'The time of this alert is over. Ask the office that issued it whether it still holds.',
  SUPERSEDED: 'Another alert has taken the place of this one. Use that.',
  WITHDRAWN: 'This alert was withdrawn.',
};

/** Computed from the address when the alert is issued, in one statement. Each office says its own of it. */
@ObjectType({ implements: Node, description: 'An office that an alert went to, and what it did.' })
@Entity({ tableName: 'alert_recipient', ...alertRecipientsSeen })
@Unique({ properties: ['alert', 'office'] })
@Index({ properties: ['office'] })
export class AlertRecipient {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Alert, { ref: true })
  alert!: Ref<Alert>;

  /** Whose alert it is: a policy that asked the alert would ask itself. */
  @Property({ type: 'uuid' })
  issuedByOfficeId!: string;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => DateTime, { nullable: true, description: 'When the office acknowledged it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  acknowledgedAt?: Date | undefined;

  @Field(() => AlertOutcome, { nullable: true, description: 'What came of it there.' })
  @Enum({ items: () => AlertOutcome, nullable: true })
  outcome?: AlertOutcome | undefined;

  @Field(() => DateTime, { nullable: true, description: 'When the office acted upon it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  actedAt?: Date | undefined;
}

@ObjectType({ implements: Node, description: 'What an office has seen of what an alert is about. Without a name.' })
@Entity({ tableName: 'alert_sighting', ...alertSightingsSeen })
@Index({ properties: ['alert', 'reportedAt'] })
export class AlertSighting {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Alert, { ref: true })
  alert!: Ref<Alert>;

  /** Of the alert, for the policy. */
  @Property({ type: 'uuid' })
  issuedByOfficeId!: string;

  @Property({ type: 'uuid', nullable: true })
  caseId?: string | undefined;

  @Field(() => Office, { description: 'The office that reports it.' })
  @ManyToOne(() => Office, { ref: true })
  reportedByOffice!: Ref<Office>;

  @Field(() => Officer, { description: 'Who reports it, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  reportedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When it was reported (UTC).' })
  @Property({ type: 'timestamptz' })
  reportedAt!: Date;

  @Field(() => District, { description: 'Where: the district.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => DateTime, { description: 'When it was seen (UTC).' })
  @Property({ type: 'timestamptz' })
  seenAt!: Date;

  @Field({ description: 'What was seen, without the name of anybody in the case.' })
  @Property({ type: 'text' })
  text!: string;
}

/** Kept as it was handed out, so that what was uploaded elsewhere can be compared with it. */
@ObjectType({
  implements: Node,
  description: 'An alert as the file that an officer uploads to Cri-MAC by hand: Cri-MAC has no public interface that the hub could send it to.',
})
@Entity({ tableName: 'alert_export', ...alertExportsSeen })
@Index({ properties: ['alert'] })
export class AlertExport {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Alert, { description: 'The alert.' })
  @ManyToOne(() => Alert, { ref: true })
  alert!: Ref<Alert>;

  @Property({ type: 'uuid' })
  officeId!: string;

  @Field(() => Officer, { description: 'Who took it, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  exportedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  exportedAt!: Date;

  @Field({ description: 'The file: CSV (RFC 4180), UTF-8, a header and one line. docs/alerts.md describes each column.' })
  @Property({ type: 'text' })
  csv!: string;

  @Field({ description: 'SHA-256 of the file, in hex.' })
  @Property({ type: 'text' })
  sha256!: string;
}
