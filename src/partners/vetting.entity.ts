import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { vettingsSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { VettingResult } from './codes.js';

/** Of the organisation as a whole: of its people the hub knows nothing. The latest one stands. */
@ObjectType({ implements: Node, description: 'That the police verified an organisation, and what came of it. Never a person.' })
@Entity({ tableName: 'vetting', ...vettingsSeen })
@Index({ properties: ['ngo', 'verifiedOn'] })
export class Vetting {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Office, { description: 'The organisation.' })
  @ManyToOne(() => Office, { ref: true })
  ngo!: Ref<Office>;

  @Field(() => State, { description: 'Its State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => VettingResult, { description: 'What came of it.' })
  @Enum(() => VettingResult)
  result!: VettingResult;

  @Field(() => LocalDate, { description: 'When it was verified (IST).' })
  @Property({ type: 'date' })
  verifiedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Until when a clear result holds (IST).' })
  @Property({ type: 'date', nullable: true })
  validUntil?: string | undefined;

  @Field(() => Office, { description: 'The office that verified it.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  /** When it was told that it ends soon. */
  @Property({ type: 'timestamptz', nullable: true })
  endingToldAt?: Date;
}
