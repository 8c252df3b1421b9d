import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, homeIsMine, placedInMyHome, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Conflict } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { ShelterKind } from './codes.js';

/** At most one custodian at any instant: an exclusion constraint holds it, whoever writes. */
@ObjectType({
  implements: Node,
  description: 'That a survivor is placed, since when and until when (class LOC). Where is opened with identity, on record.',
})
@Entity({ tableName: 'placement', ...statusOf('LOC', 'survivor', placedInMyHome) })
@Index({
  // Covers what the wall reads too. Without it the standing placement is looked up in the index of the exclusion, at four times the price.
  name: 'placement_standing',
  expression: 'create index placement_standing on hub.placement (survivor_id) include (since, id) where superseded_at is null and until is null',
})
export class Placement extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when (UTC); null: it lasts.' })
  @Property({ type: 'timestamptz', nullable: true })
  until?: Date;

  end(at: Date): void {
    if (this.until) throw new Conflict('This placement has already ended.');
    if (at < this.since) throw new Conflict('A placement cannot end before it began.', ['until']);
    this.until = at;
  }
}

/** Where. Class LOC: a trafficker's target. No GraphQL type is made from it. */
@Entity({ tableName: 'placement_home', ...contentOf('LOC', 'survivor', homeIsMine) })
export class PlacementHome extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Placement, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Placement>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @ManyToOne(() => Office, { ref: true, index: true })
  home!: Ref<Office>;

  @Enum(() => ShelterKind)
  shelter!: ShelterKind;

  /** The order that placed the survivor. */
  @Property({ type: 'uuid', nullable: true })
  orderId?: string;
}
