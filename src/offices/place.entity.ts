import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDate } from '../planner/scalars.js';

export enum StateKind {
  STATE = 'STATE',
  UT = 'UT',
}
registerEnumType(StateKind, {
  name: 'StateKind',
  description: 'State or Union Territory.',
  valuesConfig: { STATE: { description: 'State' }, UT: { description: 'Union Territory' } },
});

/** Codes are those of the Local Government Directory; names, ISO and vehicle codes are labels, since they change and disagree. */
@ObjectType({ description: 'A State or Union Territory. Source: Local Government Directory, Government Open Data License - India.' })
@Entity({ tableName: 'state' })
export class State {
  [PrimaryKeyProp]?: 'code';

  @Field(() => Int, { description: 'Code in the Local Government Directory. The key.' })
  @PrimaryKey({ type: 'int', autoincrement: false })
  code!: number;

  @Field({ description: 'Name in English.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => StateKind, { description: 'State or Union Territory.' })
  @Enum(() => StateKind)
  kind!: StateKind;

  @Field({ description: 'ISO 3166-2 code after the revision of November 2023. A label.' })
  @Property({ type: 'text' })
  iso!: string;
}

@ObjectType({ description: 'A district. Source: Local Government Directory as of December 2022, Government Open Data License - India.' })
@Entity({ tableName: 'district' })
export class District {
  [PrimaryKeyProp]?: 'code';

  @Field(() => Int, { description: 'Code in the Local Government Directory. The key; not nested in the code of the State.' })
  @PrimaryKey({ type: 'int', autoincrement: false })
  code!: number;

  @Field({ description: 'Name in English.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => State, { description: 'The State or Union Territory it lies in.' })
  @ManyToOne(() => State, { ref: true, index: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => String, { nullable: true, description: 'Code in the Census of 2011. Null for districts made since.' })
  @Property({ type: 'text', nullable: true })
  censusCode?: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude of the centroid in degrees north; null for districts without a boundary in the source.',
  })
  @Property({ type: 'double', nullable: true })
  latitude?: number;

  @Field(() => Float, { nullable: true, description: 'Longitude of the centroid in degrees east.' })
  @Property({ type: 'double', nullable: true })
  longitude?: number;

  @Field(() => LocalDate, { nullable: true, description: 'When it came into being; null: before the directory began.' })
  @Property({ type: 'date', nullable: true })
  validFrom?: string;

  @Field(() => LocalDate, { nullable: true, description: 'When it ceased to be; null: it stands.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string;

  @Field(() => District, { nullable: true, description: 'The district that took its place.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'superseded_by_code' })
  supersededBy?: Ref<District>;
}
