import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { contentOf, nameOfSurvivor } from '../access/visibility.js';
import { Script } from './codes.js';
import { Survivor } from './survivor.entity.js';

/**
 * IDENTITY TABLES. Who the survivor is, sealed with a key of the survivor's own (sealed-identity.ts). No GraphQL type is made from these
 * classes, so that no query can answer with them: identity is opened one survivor at a time, with a purpose, on record (JJ Act s. 74).
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

  /** Everything of identity but the names. */
  @Property({ type: 'bytea' })
  sealed!: Buffer;
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

  @Property({ type: 'bytea' })
  sealed!: Buffer;
}

/**
 * The survivor's data key, wrapped by the key of the case's State. Readable for whoever may open the name, which is the least that it
 * opens: what else it would open has a wall of its own, and without the State's key it opens nothing. Destroyed, it leaves a
 * tombstone, and what it closed is closed for ever.
 */
@Entity({ tableName: 'survivor_key', ...nameOfSurvivor })
@Check({ name: 'survivor_key_whole_or_destroyed', expression: '(wrapped is null) = (destroyed_at is not null)' })
export class SurvivorKey {
  [PrimaryKeyProp]?: 'survivor';

  @OneToOne(() => Survivor, { primary: true, ref: true })
  survivor!: Ref<Survivor>;

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  /** Version of this data key: part of what each value that it closes is about. */
  @Property({ type: 'int' })
  version!: number;

  /** The State whose key wraps it, by its LGD code. */
  @Property({ type: 'int' })
  stateCode!: number;

  /** The version of that State's key. */
  @Property({ type: 'int' })
  stateKeyVersion!: number;

  @Property({ type: 'bytea', nullable: true })
  wrapped?: Buffer;

  @Property({ type: 'timestamptz' })
  madeAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  destroyedAt?: Date;
}

/** What a survivor is found by and cannot be read from: 48 bits of a keyed hash over a name, a year of birth and a home district. */
@Entity({ tableName: 'identity_token', ...contentOf('ID', 'survivor') })
@Index({ properties: ['token'] })
export class IdentityToken {
  [PrimaryKeyProp]?: ['survivor', 'token'];

  @ManyToOne(() => Survivor, { primary: true, ref: true })
  survivor!: Ref<Survivor>;

  @PrimaryKey({ type: 'bigint', runtimeType: 'number', autoincrement: false })
  token!: number;

  @Property({ type: 'uuid', index: true })
  caseId!: string;
}
