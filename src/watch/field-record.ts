import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { DateTime } from '../planner/scalars.js';

/** What an office recorded in the field, of no case: where it lies, and who recorded it. By these its wall decides. */
@ObjectType()
@Entity({ abstract: true })
export abstract class FieldRecord {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { description: 'The district it lies in.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => Office, { description: 'The office that recorded it.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Property({ type: 'uuid' })
  recordedById!: string;

  @Field(() => DateTime, { description: 'When it was recorded (UTC), which may be later than when it happened.' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;
}
