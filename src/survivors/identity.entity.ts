import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { contentOf, nameOfSurvivor } from '../access/visibility.js';
import { District } from '../offices/place.entity.js';
import { Script } from './codes.js';
import { Survivor } from './survivor.entity.js';

/**
 * IDENTITY TABLES. Who the survivor is. No GraphQL type is made from these classes, so that no query can answer with
 * them: identity is opened one survivor at a time, with a purpose, on record (JJ Act s. 74).
 */
@Entity({ tableName: 'survivor_identity', ...contentOf('ID', 'survivor') })
export class SurvivorIdentity {
  [PrimaryKeyProp]?: 'survivor';

  @OneToOne(() => Survivor, { primary: true, ref: true })
  survivor!: Ref<Survivor>;

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @Property({ type: 'uuid' })
  recordedByOfficeId!: string;

  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Property({ type: 'date', nullable: true })
  bornOn?: string;

  @Property({ type: 'text', nullable: true })
  guardians?: string;

  @Property({ type: 'text', nullable: true })
  address?: string;

  @Property({ type: 'text', nullable: true })
  village?: string;

  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'home_district_code' })
  homeDistrict?: Ref<District>;

  @Property({ type: 'text', nullable: true })
  school?: string;

  @Property({ type: 'text', nullable: true })
  phone?: string;
}

/** A name in one script. Apart from the rest of identity, since a labour office gets the name alone on a wage claim. */
@Entity({ tableName: 'survivor_name', ...nameOfSurvivor })
@Index({ properties: ['survivor'] })
export class SurvivorName {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => Survivor, { ref: true })
  survivor!: Ref<Survivor>;

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @Property({ type: 'uuid' })
  recordedByOfficeId!: string;

  @Enum(() => Script)
  script!: Script;

  @Property({ type: 'text' })
  fullName!: string;
}
