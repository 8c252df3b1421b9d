import { BigIntType, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { auditTrail, ownedByOfficer, writtenOnly } from '../access/visibility.js';

/**
 * Who did what to which rows, on which basis. Ids only, never a name. Written with the change, never changed by anybody.
 *
 * Its leaf in the log is made of all its columns, whatever they are called (`canonical.ts`). So a column that is added later is covered by
 * itself; it must be nullable and without a default, or the records before it would not be what was sealed.
 */
@Entity({ tableName: 'audit_record', ...auditTrail })
@Unique({ name: 'audit_record_writer_seq', properties: ['writer', 'writerSeq'] })
export class AuditRecord {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'uuid' })
  officerId!: string;

  @Property({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'text', nullable: true })
  clientId?: string;

  @Property({ type: 'text' })
  operation!: string;

  @Property({ type: 'uuid' })
  opId!: string;

  @Property({ type: 'uuid', nullable: true })
  caseId?: string;

  /** The rows that the operation added or changed, as `table:id`. */
  @Property({ type: 'text[]' })
  changed!: string[];

  /** What of whom left the hub, as `class:survivor id`. */
  @Property({ type: 'text[]' })
  seen!: string[];

  /** What was asked for, as it was sent: ids of the hub or what looks like one, and nothing else. */
  @Property({ type: 'text[]' })
  asked!: string[];

  /** The request, as the context named it that the database verified. */
  @Property({ type: 'uuid' })
  requestId!: string;

  /** A code: what an identity was opened for. */
  @Property({ type: 'text', nullable: true })
  purpose?: string;

  /** A code: why the office sees the case. */
  @Property({ type: 'text', nullable: true })
  basis?: string;

  /** `NONE` where there was nothing to decide: a record of the hub about its own writing. */
  @Property({ type: 'text' })
  decision!: 'ALLOWED' | 'REFUSED' | 'NONE';

  /** `DONE`, or the code of the refusal. */
  @Property({ type: 'text' })
  outcome!: string;

  /** The process that wrote it, under a name that it has made for itself (`writer.ts`). */
  @Property({ type: 'uuid' })
  writer!: string;

  /** Counts the writer's records from 0 without a gap. */
  @Property({ type: new BigIntType('number') })
  writerSeq!: number;

  /** What the MAC is over. */
  @Property({ type: 'smallint' })
  form!: number;

  /** HMAC-SHA-256 under a key that is not in the database. */
  @Property({ type: 'blob' })
  mac!: Buffer;
}

/** What happened, for whoever must be told. Ids only: the reader loads again, under its own policies. */
@Entity({ tableName: 'outbox', ...writtenOnly })
@Index({ name: 'outbox_unnumbered', expression: 'create index outbox_unnumbered on hub.outbox (seq) where position is null' })
@Index({ name: 'outbox_position', expression: 'create unique index outbox_position on hub.outbox (position)' })
export class OutboxEntry {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'uuid' })
  officerId!: string;

  @Property({ type: 'text' })
  event!: string;

  @Property({ type: 'uuid', nullable: true })
  caseId?: string;

  @Property({ type: 'text' })
  subject!: string;

  /** Set by the database where the row is added, under the locks of the change: of one case, the order in which it changed. */
  @Property({ type: new BigIntType('number'), nullable: true })
  seq?: number;

  /** Set when the row has been committed, by whoever numbers (`hub.number_changes`); null until then. */
  @Property({ type: new BigIntType('number'), nullable: true })
  position?: number;
}

/** An operation done under an `opId`: the same again is answered from here and changes nothing. */
@Entity({ tableName: 'operation_done', ...ownedByOfficer })
export class OperationDone {
  [PrimaryKeyProp]?: ['officerId', 'opId'];

  @PrimaryKey({ type: 'uuid' })
  officerId!: string;

  @PrimaryKey({ type: 'uuid' })
  opId!: string;

  @Property({ type: 'text' })
  operation!: string;

  /** SHA-256 of the input, so that one `opId` cannot stand for two things. */
  @Property({ type: 'text' })
  inputHash!: string;

  @Property({ type: 'uuid' })
  resultId!: string;

  @Property({ type: 'timestamptz' })
  at!: Date;
}
