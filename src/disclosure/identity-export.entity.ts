import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { identityExportsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { ExportFormat, LegalBasis, OpeningPurpose, RecipientAuthority } from './codes.js';

/**
 * That identities have left the hub, to whom and under which key. The file itself is kept nowhere; its head, each line of its table and its
 * header in clear hold the id of this row, so that whoever finds the file finds whom it was made for. Never changed.
 */
@ObjectType({
  implements: Node,
  description:
    'That identities were exported: who made the file, for whom, under which key, and until when it may be used. The hub keeps no copy of the file. Seen by the office that made it, the one that leads the case, the Committee and legal services.',
})
@Entity({ tableName: 'identity_export', ...identityExportsSeen })
export class IdentityExport {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CaseFile, { name: 'case', description: 'The case.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field(() => Officer, { description: 'Who made it, by designation.' })
  @ManyToOne(() => Officer, { ref: true })
  exportedBy!: Ref<Officer>;

  @Field(() => Office, { description: 'Of which office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  /** The office that led the case, of which the second person is. */
  @Property({ type: 'uuid' })
  ownerOfficeId!: string;

  /** A consent makes one export: sent again, it is the same one. */
  @Property({ type: 'uuid', unique: true })
  approvalId!: string;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Field(() => DateTime, { description: 'Until when it may be used (UTC).' })
  @Property({ type: 'timestamptz' })
  useUntil!: Date;

  @Field(() => OpeningPurpose, { description: 'What for.' })
  @Enum(() => OpeningPurpose)
  purpose!: OpeningPurpose;

  @Field(() => LegalBasis, { description: 'On which law.' })
  @Enum(() => LegalBasis)
  legalBasis!: LegalBasis;

  @Field(() => String, { nullable: true, description: 'Number of the FIR or of the order.' })
  @Property({ type: 'text', nullable: true })
  reference?: string | undefined;

  @Field(() => ExportFormat, { description: 'How it is written.' })
  @Enum(() => ExportFormat)
  format!: ExportFormat;

  @Field(() => Int, { description: 'Of how many survivors.' })
  @Property({ type: 'int' })
  howMany!: number;

  @Field(() => Office, { nullable: true, description: 'The office of the hub that it was made for, where it is one.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  recipientOffice?: Ref<Office> | undefined;

  @Field(() => RecipientAuthority, { nullable: true, description: 'The authority that it was made for, where it is no office of the hub.' })
  @Enum({ items: () => RecipientAuthority, nullable: true })
  recipientAuthority?: RecipientAuthority | undefined;

  @Field(() => String, { nullable: true, description: "Number of that authority's matter or order." })
  @Property({ type: 'text', nullable: true })
  recipientNumber?: string | undefined;

  @Field({ description: 'The thumbprint of the public key that it is encrypted to (RFC 7638, SHA-256).' })
  @Property({ type: 'text' })
  recipientKey!: string;
}
