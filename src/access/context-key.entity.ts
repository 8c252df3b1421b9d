import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { keptByKeeper } from './visibility.js';

/**
 * The key under which contexts are signed, as the database verifies with it: padded as HMAC wants it (RFC 2104), the inner and
 * the outer. Nobody the hub runs as can read it. The key before the newest holds too, so that processes can be given the new one by and by.
 */
@Entity({ tableName: 'context_key', ...keptByKeeper })
export class ContextKey {
  /** Counts up; the two newest hold. */
  @PrimaryKey({ type: 'int', autoincrement: false })
  version!: number;

  @Property({ type: 'bytea' })
  innerPad!: Buffer;

  @Property({ type: 'bytea' })
  outerPad!: Buffer;
}
