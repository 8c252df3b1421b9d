import { BigIntType, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { sealedLog } from '../access/visibility.js';

/** Who has ever written records: one for each process, from the moment it starts. */
@Entity({ tableName: 'audit_writer', ...sealedLog })
export class AuditWriter {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'timestamptz' })
  openedAt!: Date;
}

/** The place of a record in the log. Each record has one, and each writer's records stand in their order. */
@Entity({ tableName: 'audit_leaf', ...sealedLog })
@Unique({ name: 'audit_leaf_writer_seq', properties: ['writer', 'writerSeq'] })
export class Leaf {
  /** Counted from 0. */
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  position!: number;

  @Property({ type: 'uuid' })
  writer!: string;

  @Property({ type: new BigIntType('number') })
  writerSeq!: number;

  /** RFC 6962, section 2.1: of the record in its canonical form. */
  @Property({ type: 'blob' })
  hash!: Buffer;
}

/** The root of 256, 65,536 or more leaves that are complete, so that a proof is made without reading all leaves. */
@Entity({ tableName: 'audit_subtree', ...sealedLog })
export class Subtree {
  [PrimaryKeyProp]?: ['level', 'nr'];

  /** Of 2^level leaves. */
  @PrimaryKey({ type: 'smallint', autoincrement: false })
  level!: number;

  /** Of the subtrees of this level, from the left, counted from 0. */
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  nr!: number;

  @Property({ type: 'blob' })
  hash!: Buffer;
}

/** What the hub signed: so many leaves, and this is their root. */
@Entity({ tableName: 'audit_checkpoint', ...sealedLog })
export class Checkpoint {
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  size!: number;

  /** The signed note (C2SP), which says all there is to say. */
  @Property({ type: 'text' })
  note!: string;
}

/** That another office has seen a checkpoint, and that it goes on from what it had seen before. */
@Entity({ tableName: 'audit_cosignature', ...sealedLog })
export class Cosignature {
  [PrimaryKeyProp]?: ['size', 'witness'];

  @PrimaryKey({ type: new BigIntType('number'), autoincrement: false })
  size!: number;

  /** The name under which the witness signs. */
  @PrimaryKey({ type: 'text' })
  witness!: string;

  /** The line that it adds to the note. */
  @Property({ type: 'text' })
  line!: string;
}
