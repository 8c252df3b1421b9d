import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { instructionsSeen } from '../access/visibility.js';
import { Department } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { AdvisoryPara } from './codes.js';

/** Superseded by a later one, and never edited. Without an order number it says that none was issued, which is not the same as saying nothing. */
@ObjectType({ implements: Node, description: 'An order that a department issued on a para of the advisory, or the report that it has issued none.' })
@Entity({ tableName: 'instruction', ...instructionsSeen })
@Index({ properties: ['state', 'para', 'department'] })
export class Instruction {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Department, { description: 'The department that issued it.' })
  @Enum(() => Department)
  department!: Department;

  @Field(() => State, { description: 'The State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => AdvisoryPara, { description: 'The para of the advisory it is about.' })
  @Enum(() => AdvisoryPara)
  para!: AdvisoryPara;

  @Field(() => String, { nullable: true, description: 'Its number; null: none was issued.' })
  @Property({ type: 'text', nullable: true })
  orderNumber?: string | undefined;

  @Field(() => LocalDate, { description: 'Its date, or the day as of which none was issued (IST).' })
  @Property({ type: 'date' })
  issuedOn!: string;

  @Field(() => String, { nullable: true, description: 'To which offices it is addressed.' })
  @Property({ type: 'text', nullable: true })
  addressee?: string | undefined;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the document, in hexadecimal, by which a copy is known to be it.' })
  @Property({ type: 'text', nullable: true })
  documentHash?: string | undefined;

  @Field(() => Office, { description: 'The office that recorded it.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a later one took its place (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  supersededAt?: Date;

  @Field(() => Instruction, { nullable: true, description: 'The later one.' })
  @ManyToOne(() => Instruction, { ref: true, nullable: true })
  supersededBy?: Ref<Instruction>;
}
