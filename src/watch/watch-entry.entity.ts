import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { agencyAnswersSeen, watchEntriesSeen, watchEvidenceSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { Agency, AgencyComplaint } from './agency.entity.js';
import { EvidenceKind } from './evidence.js';
import { FieldRecord } from './field-record.js';
import { Inspection } from './inspection.entity.js';
import { Premises } from './premises.entity.js';
import { AppealOutcome, NoticeService, WatchReason, WatchState } from './watch-codes.js';

/**
 * An agency or establishment on the watch list, or on its way there, and what became of it. Which step may follow which, whose it is, and that
 * nothing is listed below the threshold, the database holds (`hub.on_watch_entry_moved`). What has ended stays, and shows as not listed.
 */
@ObjectType({
  implements: Node,
  description:
    'An agency or an establishment on the watch list, or proposed for it. Once listed it is seen by all who know employers (class EMP); before and after, by the offices of the proceeding alone.',
})
@Entity({ tableName: 'watch_entry', ...watchEntriesSeen })
@Index({
  name: 'watch_entry_listed',
  expression: `create index watch_entry_listed on hub.watch_entry (state_code, district_code) where state = 'LISTED'`,
})
@Index({
  name: 'one_open_entry_of_agency',
  expression: `create unique index one_open_entry_of_agency on hub.watch_entry (agency_id, proposed_by_office_id) where state in ('PROPOSED', 'NOTIFIED', 'LISTED')`,
})
@Index({
  name: 'one_open_entry_of_premises',
  expression: `create unique index one_open_entry_of_premises on hub.watch_entry (premises_id, proposed_by_office_id) where state in ('PROPOSED', 'NOTIFIED', 'LISTED')`,
})
export class WatchEntry {
  [OptionalProps]?: 'state' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Agency, { nullable: true, description: 'The agency that it is about; null: an establishment.' })
  @ManyToOne(() => Agency, { ref: true, nullable: true })
  agency?: Ref<Agency> | null;

  @Field(() => Premises, { nullable: true, description: 'The establishment that it is about, where it is of your area; null: an agency.' })
  @ManyToOne(() => Premises, { ref: true, nullable: true })
  premises?: Ref<Premises> | null;

  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  stateOf!: Ref<State>;

  @Field(() => District, { description: 'The district of the agency or establishment.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => WatchState, { description: 'Where it stands.' })
  @Enum(() => WatchState)
  state: WatchState = WatchState.PROPOSED;

  @Field(() => Office, { description: 'The office that proposed it.' })
  @ManyToOne(() => Office, { ref: true })
  proposedByOffice!: Ref<Office>;

  @Property({ type: 'uuid' })
  proposedById!: string;

  @Field(() => DateTime, { description: 'When it was proposed (UTC).' })
  @Property({ type: 'timestamptz' })
  proposedAt!: Date;

  @Field(() => Office, {
    description: 'The office that decides: the State bureau (AHTB) or the District Magistrate, and never the one that proposed it.',
  })
  @ManyToOne(() => Office, { ref: true })
  decidedByOffice!: Ref<Office>;

  @Field(() => DateTime, { nullable: true, description: 'When the party was given notice (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  servedAt?: Date | null;

  @Field(() => NoticeService, { nullable: true, description: 'How.' })
  @Enum({ items: () => NoticeService, nullable: true })
  servedHow?: NoticeService | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the party may reply (UTC): 15 days. Before that nothing is decided without a reply.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  replyBy?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its reply came in (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  repliedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The number of the reply in the file of the office that took it.' })
  @Property({ type: 'text', nullable: true })
  replyReference?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  decidedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  decidedById?: string | null;

  @Field(() => WatchReason, { nullable: true, description: 'Why it was decided so, at first or at the last review.' })
  @Enum({ items: () => WatchReason, nullable: true })
  reason?: WatchReason | null;

  @Field(() => String, { nullable: true, description: 'The number of the order.' })
  @Property({ type: 'text', nullable: true })
  orderNumber?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'On which day it is to be reviewed (IST): every 90 days.' })
  @Property({ type: 'date', nullable: true })
  reviewOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'On which day it is off the list if it is not renewed (IST): after a year.' })
  @Property({ type: 'date', nullable: true })
  expiresOn?: string | null;

  /** Of which review the office that decides was told. */
  @Property({ type: 'date', nullable: true })
  reviewToldOf?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the party appealed (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  appealedAt?: Date | null;

  @Field(() => Office, {
    nullable: true,
    description: 'The office that decides upon the appeal: the State bureau; of a decision of its own, its head.',
  })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  appealOffice?: Ref<Office> | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the appeal is to be decided (UTC): 30 days.' })
  @Property({ type: 'timestamptz', nullable: true })
  appealBy?: Date | null;

  @Field(() => AppealOutcome, { nullable: true, description: 'What became of the appeal.' })
  @Enum({ items: () => AppealOutcome, nullable: true })
  appealOutcome?: AppealOutcome | null;

  @Field(() => DateTime, { nullable: true, description: 'When the appeal was decided (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  appealDecidedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  appealDecidedById?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended (UTC); null: it has not.' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt?: Date | null;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => WatchEvidence, { by: 'entry', description: 'Upon what: for the offices of the proceeding.' })
  evidence!: Many<WatchEvidence>;
}

@ObjectType({ description: 'Upon what an entry is proposed.' })
@Entity({ tableName: 'watch_evidence', ...watchEvidenceSeen })
// One thing counts once, however often it is put forward.
@Index({
  name: 'evidence_counts_once',
  expression:
    'create unique index evidence_counts_once on hub.watch_evidence (entry_id, kind, coalesce(inspection_id::text, complaint_id::text, reference))',
})
export class WatchEvidence extends FieldRecord {
  @ManyToOne(() => WatchEntry, { ref: true })
  entry!: Ref<WatchEntry>;

  @Field(() => EvidenceKind, { description: 'Of which kind.' })
  @Enum(() => EvidenceKind)
  kind!: EvidenceKind;

  @Field(() => LocalDate, { description: 'Of which day (IST).' })
  @Property({ type: 'date' })
  datedOn!: string;

  @Field(() => String, { nullable: true, description: 'Number of the FIR, the judgment or the report.' })
  @Property({ type: 'text', nullable: true })
  reference?: string | null;

  @Field(() => Inspection, { nullable: true, description: 'The inspection, where it is of your area.' })
  @ManyToOne(() => Inspection, { ref: true, nullable: true })
  inspection?: Ref<Inspection> | null;

  @Field(() => AgencyComplaint, { nullable: true, description: 'The complaint, where it is of your area or was taken by your office.' })
  @ManyToOne(() => AgencyComplaint, { ref: true, nullable: true })
  complaint?: Ref<AgencyComplaint> | null;
}

@ObjectType({ implements: Node, description: 'What an agency that asked was told of itself, and by whom: on record, to the letter.' })
@Entity({ tableName: 'agency_answer', ...agencyAnswersSeen })
export class AgencyAnswer extends FieldRecord {
  @Field(() => Agency, { description: 'Which agency asked.' })
  @ManyToOne(() => Agency, { ref: true, index: true })
  agency!: Ref<Agency>;

  @Field({ description: 'The number of the paper by which whoever came proved to speak for the agency.' })
  @Property({ type: 'text' })
  proofNumber!: string;

  @Field({ description: 'What it was told, as a text to print and hand over.' })
  @Property({ type: 'text' })
  text!: string;

  @Field({ description: 'The same as JSON.' })
  @Property({ type: 'text' })
  json!: string;

  @Field({ description: 'SHA-256 of the JSON, in hexadecimal digits: by it a print is known again.' })
  @Property({ type: 'text' })
  digest!: string;
}
