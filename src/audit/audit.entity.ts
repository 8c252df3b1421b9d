import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { ownedByOfficer, writtenOnly } from '../access/visibility.js';

/** Who did what to which rows, on which basis. Ids only, never a name. Written with the change, read by nobody the hub runs as. */
@Entity({ tableName: 'audit_record', ...writtenOnly })
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

  @Property({ type: 'text' })
  decision!: 'ALLOWED' | 'REFUSED';

  /** `DONE`, or the code of the refusal. */
  @Property({ type: 'text' })
  outcome!: string;
}

/** What happened, for whoever must be told. Ids only: the reader loads again, under its own policies. */
@Entity({ tableName: 'outbox', ...writtenOnly })
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
