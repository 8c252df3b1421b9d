import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * A document that the administrator has registered: in production the hub executes these and no others. About no case and no person;
 * the hub reads it, and only the administrator adds to it or takes from it.
 */
@Entity({ tableName: 'trusted_document' })
export class TrustedDocument {
  /** SHA-256 of the text, in hexadecimal. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** The names of its operations, for whoever reads the list. */
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'timestamptz' })
  addedAt!: Date;
}
