import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { seenWithSurvivor } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';

/** JJ Act s. 31(1), proviso: twenty-four hours, excluding the time of the journey. Both times are shown. */
export const PRODUCTION_LIMIT_MINUTES = 24 * 60;

@ObjectType({ implements: Node, description: 'A child brought before a Child Welfare Committee (JJ Act s. 31).' })
@Entity({ tableName: 'production', ...seenWithSurvivor })
export class Production extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => Office, { description: 'The Committee.' })
  @ManyToOne(() => Office, { ref: true })
  committee!: Ref<Office>;

  @Field(() => DateTime, { description: 'When the child was taken in charge (UTC). The time runs from here.' })
  @Property({ type: 'timestamptz' })
  takenInChargeAt!: Date;

  @Field(() => DateTime, { description: 'When the child was before the Committee (UTC).' })
  @Property({ type: 'timestamptz' })
  producedAt!: Date;

  @Field(() => Int, { description: 'Time needed for the journey, in minutes. It does not count.' })
  @Property({ type: 'int' })
  journeyMinutes!: number;

  @Field(() => Int, { description: 'Minutes from charge to production, journey included.' })
  elapsedMinutes(): number {
    return Math.round((this.producedAt.getTime() - this.takenInChargeAt.getTime()) / 60_000);
  }

  @Field(() => Int, { description: 'Minutes from charge to production, journey excluded: what the Act limits to 24 hours.' })
  netMinutes(): number {
    return this.elapsedMinutes() - this.journeyMinutes;
  }

  @Field({ description: 'Whether it was within twenty-four hours net of the journey.' })
  withinTime(): boolean {
    return this.netMinutes() <= PRODUCTION_LIMIT_MINUTES;
  }
}
