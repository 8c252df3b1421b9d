import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Role } from '../access/roles.js';
import { Node } from '../planner/node.js';
import { LocalDate } from '../planner/scalars.js';
import { Department, OfficeKind } from './codes.js';
import { District, State } from './place.entity.js';

@ObjectType({
  implements: Node,
  description: 'An office that takes part: a police station, a labour office, a Child Welfare Committee, a home, a partner organisation.',
})
@Entity({ tableName: 'office' })
export class Office {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field({ description: 'Official name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => OfficeKind, { description: 'What it is under the Acts.' })
  @Enum(() => OfficeKind)
  kind!: OfficeKind;

  @Field(() => Department, { description: 'The department or sector.' })
  @Enum(() => Department)
  department!: Department;

  @Field(() => State, { description: 'The State it belongs to.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'The district of its jurisdiction; null for a State or Union office.' })
  @ManyToOne(() => District, { ref: true, nullable: true, index: true, fieldName: 'district_code' })
  district?: Ref<District>;

  @Field(() => String, { nullable: true, description: 'Code of the police station, where it is one.' })
  @Property({ type: 'text', nullable: true })
  stationCode?: string;

  @Field({ description: 'Whether it may register FIRs. An AHTU may only where it is notified as a police station.' })
  @Property({ type: 'boolean' })
  canRegisterFir!: boolean;

  @Field(() => String, { nullable: true, description: 'Number and date of the notification that set it up.' })
  @Property({ type: 'text', nullable: true })
  notification?: string;

  @Field(() => String, { nullable: true, description: 'Official telephone.' })
  @Property({ type: 'text', nullable: true })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'Official e-mail.' })
  @Property({ type: 'text', nullable: true })
  email?: string;

  @Field(() => LocalDate, { description: 'First day it takes part.' })
  @Property({ type: 'date' })
  activeFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it takes part; null: it still does.' })
  @Property({ type: 'date', nullable: true })
  activeTo?: string;
}

/** An officer in an office. The hub keeps the designation and the sign-in subject, not the name. */
@ObjectType({ implements: Node, description: 'An officer of an office, by designation. The hub keeps no name of an officer.' })
@Entity({ tableName: 'officer' })
export class Officer {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field({ description: 'Designation, such as Station House Officer.' })
  @Property({ type: 'text' })
  designation!: string;

  @Field(() => Office, { description: 'The office.' })
  @ManyToOne(() => Office, { ref: true, index: true })
  office!: Ref<Office>;

  @Field(() => [Role], { description: 'One or more roles, each of a kind that the office can have.' })
  @Property({ type: 'text[]' })
  roles!: Role[];

  /** The `sub` of the identity provider. */
  @Property({ type: 'text', unique: true })
  subject!: string;

  /** Who is told when a limit is reached, and reviews a broken glass. Without one, all others of the office are. */
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  supervisor?: Ref<Officer>;

  @Field(() => LocalDate, { description: 'First day in this post.' })
  @Property({ type: 'date' })
  activeFrom!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in this post; null: still in it.' })
  @Property({ type: 'date', nullable: true })
  activeTo?: string;
}

/** A department's portal. It signs in with client credentials and acts for one named officer at a time. */
@Entity({ tableName: 'client' })
export class Client {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** The `client_id` at the identity provider. */
  @Property({ type: 'text', unique: true })
  clientId!: string;

  @Property({ type: 'text' })
  name!: string;

  /** It acts for officers of this department and State, and of no other. */
  @Enum(() => Department)
  department!: Department;

  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  /** It acts in these roles at most: what it gets is the intersection with the officer's. */
  @Property({ type: 'text[]' })
  roles!: Role[];

  @Property({ type: 'date' })
  activeFrom!: string;

  @Property({ type: 'date', nullable: true })
  activeTo?: string;
}
