import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import type { DataClass } from '../access/need-to-know.js';
import { ofOfficerAlone, sightingsSeen } from '../access/visibility.js';
import { ParticipationBasis } from '../cases/codes.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { LegalBasis, OpeningPurpose } from './codes.js';
import { IdentityExport } from './identity-export.entity.js';

/** Written before the first byte leaves, with the record of the audit and in its transaction. Never changed. */
@ObjectType({
  implements: Node,
  description: 'That somebody has opened or exported who a survivor is, or opened where: who, of which office, when, what for, on which basis.',
})
@Entity({ tableName: 'sighting', ...sightingsSeen })
@Index({ name: 'sighting_of_survivor', expression: 'create index sighting_of_survivor on hub.sighting (survivor_id, at desc, id desc)' })
export class Sighting {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field(() => Officer, { description: 'Who.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => Office, { description: 'Of which office.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => String, { nullable: true, description: 'Through which portal, if through one.' })
  @Property({ type: 'text', nullable: true })
  clientId?: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Field(() => Survivor, { description: 'The survivor.' })
  @ManyToOne(() => Survivor, { ref: true })
  survivor!: Ref<Survivor>;

  @Field(() => String, { description: 'What: the class of data, such as ID or MED.' })
  @Property({ type: 'text' })
  dataClass!: DataClass;

  @Field(() => OpeningPurpose, { nullable: true, description: 'What for; null where it was read in the course of work and not opened.' })
  @Enum({ items: () => OpeningPurpose, nullable: true })
  purpose?: OpeningPurpose;

  @Field(() => LegalBasis, { nullable: true, description: 'On which law; likewise.' })
  @Enum({ items: () => LegalBasis, nullable: true })
  legalBasis?: LegalBasis;

  @Field(() => String, { nullable: true, description: 'Number of the FIR or of the order.' })
  @Property({ type: 'text', nullable: true })
  reference?: string;

  @Field(() => String, { nullable: true, description: "In the officer's own words, where the purpose asks for it." })
  @Property({ type: 'text', nullable: true })
  reason?: string;

  @Field(() => ParticipationBasis, { description: 'Why the office saw the case at all.' })
  @Enum(() => ParticipationBasis)
  basis!: ParticipationBasis;

  @Field(() => IdentityExport, { nullable: true, description: 'Where it left the hub as a file: the export, with whom it went to.' })
  @ManyToOne(() => IdentityExport, { ref: true, nullable: true })
  export?: Ref<IdentityExport>;

  /** The consent of a second person, for a bulk opening or an export. */
  @Property({ type: 'uuid', nullable: true })
  approvalId?: string;
}

/** How many identities an officer has opened on a day (IST). */
@Entity({ tableName: 'opening_count', ...ofOfficerAlone })
export class OpeningCount {
  [PrimaryKeyProp]?: ['officerId', 'day'];

  @PrimaryKey({ type: 'uuid' })
  officerId!: string;

  @PrimaryKey({ type: 'date' })
  day!: string;

  @Property({ type: 'int' })
  opened!: number;

  /** How often the officer has tried to break a glass. */
  @Property({ type: 'int' })
  tries!: number;

  /** How many of the officer's texts for others held a name (`alerts/check-text.ts`). */
  @Property({ type: 'int', default: 0 })
  refused!: number;
}
