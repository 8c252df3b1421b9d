import type { Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { nodalUnitsSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime, LocalDate } from '../planner/scalars.js';

/** A correction takes the place of what was said before and leaves it readable. Posts are in `staffReports`, as the unit reports them. */
@ObjectType({
  implements: Node,
  description:
    'A bureau or unit against trafficking as it was notified (advisory, para i): by which notification, since when it works, and whether it registers FIRs.',
})
@Entity({ tableName: 'nodal_unit', ...nodalUnitsSeen })
@Index({
  name: 'nodal_unit_standing',
  expression: 'create unique index nodal_unit_standing on hub.nodal_unit (office_id) where superseded_at is null',
})
export class NodalUnit {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Office, { description: 'The bureau or unit.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  @Field(() => State, { description: 'Its State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'Its district; null for a bureau of a State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | undefined;

  @Field(() => String, { nullable: true, description: 'Number of the notification that set it up; null: it was not notified.' })
  @Property({ type: 'text', nullable: true })
  notificationNumber?: string | undefined;

  @Field(() => LocalDate, { nullable: true, description: 'Date of the notification (IST).' })
  @Property({ type: 'date', nullable: true })
  notifiedOn?: string | undefined;

  @Field(() => LocalDate, { nullable: true, description: 'Since when it works (IST); null: it does not.' })
  @Property({ type: 'date', nullable: true })
  functionalSince?: string | undefined;

  @Field({
    description:
      'Whether it was notified as a police station, which registers FIRs. What it may do in the hub, the directory says (`Office.canRegisterFir`).',
  })
  @Property({ type: 'boolean' })
  canRegisterFir!: boolean;

  @Field(() => Office, { description: 'The office that recorded it.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a correction took its place (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date;
}
