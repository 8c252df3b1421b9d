import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { reportFactsSeen, reportSignaturesSeen, reportsSeen } from '../access/visibility.js';
import type { Figure } from '../indicators/count.js';
import { Office, Officer } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { ReportKind, ReportStatus, SignatureCapacity } from './codes.js';

/** A place by its code and name, as they were when the report was drawn up. */
export interface NamedPlace {
  code: number;
  name: string;
}

/** A table of a report, such as the instructions that were issued. */
export interface FrozenTable {
  para: string;
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/**
 * A report is frozen when it is drawn up: the facts of its period are copied (`report_fact`), counted once, and never changed by anybody; its
 * text is written until a first office signs. A trigger holds all of it (`hub.on_report_moved`), also against the keeper.
 */
@ObjectType({
  implements: Node,
  description:
    'An action-taken report on the advisory of the Ministry of Home Affairs, of a district or a State for a quarter; or what a committee reviews of a month. Its figures were counted once from facts that are frozen with it.',
})
@Entity({ tableName: 'action_report', ...reportsSeen })
@Index({
  name: 'action_report_edition',
  expression: 'create unique index action_report_edition on hub.action_report (state_code, coalesce(district_code, 0), kind, period, edition)',
})
export class ActionReport {
  [OptionalProps]?: 'status' | 'version' | 'narrative' | 'covers' | 'counted' | 'nil';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => ReportKind, { description: 'What it is for.' })
  @Enum(() => ReportKind)
  kind!: ReportKind;

  @Field(() => Office, { description: 'The office that draws it up.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => State, { description: 'Of which State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'Of which district; null: of the State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code', deleteRule: 'no action' })
  district?: Ref<District> | null;

  @Field({ description: 'Of which quarter (2026-Q3: July to September) or month (2026-10).' })
  @Property({ type: 'text' })
  period!: string;

  @Field(() => DateTime, { description: 'The first instant of the period (UTC).' })
  @Property({ type: 'timestamptz' })
  periodFrom!: Date;

  @Field(() => DateTime, { description: 'The first instant after it (UTC).' })
  @Property({ type: 'timestamptz' })
  periodUntil!: Date;

  @Field(() => Int, { description: 'The how-manieth report of this place and period it is. A returned one is followed by another.' })
  @Property({ type: 'int' })
  edition!: number;

  @Field(() => DateTime, { description: 'What was on record at this instant is in it, and nothing that came later (UTC).' })
  @Property({ type: 'timestamptz' })
  cutOff!: Date;

  @Field(() => ReportStatus, { description: 'Where it stands.' })
  @Enum(() => ReportStatus)
  status: ReportStatus = ReportStatus.DRAFT;

  /** The State and, of a district's report, the district. */
  @Property({ type: 'jsonb' })
  place!: { state: NamedPlace; district: NamedPlace | null };

  /** The districts that it is of. */
  @Property({ type: 'jsonb' })
  covers: NamedPlace[] = [];

  /** The districts whose reports are counted in it; of a district's own, that one. */
  @Property({ type: 'jsonb' })
  counted: number[] = [];

  /** By the code of an indicator, the districts in which an office says that there was none. */
  @Property({ type: 'jsonb' })
  nil: Record<string, number[]> = {};

  /** Null while it is drawn up, within one transaction. */
  @Property({ type: 'jsonb', nullable: true })
  figures?: Figure[];

  @Property({ type: 'jsonb', nullable: true })
  tables?: FrozenTable[];

  /** By paragraph: what the office has to say. */
  @Property({ type: 'jsonb' })
  narrative: Record<string, string> = {};

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of `json`, by which everybody can tell that nothing was changed. Once an office has signed it stays.',
  })
  @Property({ type: 'text', nullable: true })
  hash?: string;

  @Field(() => DateTime, { description: 'When it was drawn up (UTC).' })
  @Property({ type: 'timestamptz' })
  draftedAt!: Date;

  @ManyToOne(() => Officer, { ref: true })
  draftedBy!: Ref<Officer>;

  @Field(() => DateTime, { nullable: true, description: 'When a district sent it to the State, or a State closed it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  sentAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the State received or returned it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => String, { nullable: true, description: 'Why the State returned it.' })
  @Property({ type: 'text', nullable: true })
  returnedBecause?: string;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => ReportSignature, { by: 'report', orderBy: 'signedAt', description: 'Who has signed, in which capacity, in their order.' })
  signatures!: Many<ReportSignature>;
}

@ObjectType({ implements: Node, description: 'A signature under a report: an office has said that it stands behind what the hash is of.' })
@Entity({ tableName: 'report_signature', ...reportSignaturesSeen })
@Index({ name: 'report_signature_once', expression: 'create unique index report_signature_once on hub.report_signature (report_id, capacity)' })
export class ReportSignature {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => ActionReport, { ref: true })
  report!: Ref<ActionReport>;

  @Field(() => SignatureCapacity, { description: 'In what capacity.' })
  @Enum(() => SignatureCapacity)
  capacity!: SignatureCapacity;

  @Field(() => Office, { description: 'The office that signs.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => Officer, { description: 'The officer who signed for it.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  signedAt!: Date;

  @Field({ description: 'What was signed: the hash of the report.' })
  @Property({ type: 'text' })
  hash!: string;
}

/** One fact of a report: a copy that stays when the record goes on. No name and nothing of a class; of which case, for whoever may know it. */
@Entity({ tableName: 'report_fact', ...reportFactsSeen })
@Index({ properties: ['reportId', 'caseId'] })
export class ReportFact {
  [PrimaryKeyProp]?: ['reportId', 'kind', 'id'];

  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @PrimaryKey({ type: 'text' })
  kind!: string;

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid', nullable: true })
  caseId?: string;

  @Property({ type: 'int' })
  stateCode!: number;

  @Property({ type: 'int', nullable: true })
  districtCode?: number;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  until?: Date;

  @Property({ columnType: 'numeric', type: 'string', nullable: true })
  amount?: string;

  @Property({ type: 'text[]' })
  marks!: string[];

  /** What one must know of the case to be told that it is this one (`FactSource.needs`). */
  @Property({ type: 'text', nullable: true })
  needs?: string;
}
