import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { fieldSeen } from '../access/visibility.js';
import { EstablishmentKind } from '../cases/codes.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { Agency } from './agency.entity.js';
import { FieldRecord } from './field-record.js';
import { Inspection, InspectionPlan } from './inspection.entity.js';

/** A place that is looked at, whether or not anything was ever found in it. The establishment of a case is a fact of that case, and apart. */
@ObjectType({
  implements: Node,
  description: 'An establishment in the field: an eatery, a small shop, a kiln. For the offices of its area that know employers (class EMP).',
})
@Entity({ tableName: 'premises', ...fieldSeen })
@Index({ name: 'premises_of_area', expression: 'create index premises_of_area on hub.premises (state_code, district_code, kind)' })
export class Premises extends FieldRecord {
  @Field(() => EstablishmentKind, { description: 'What kind of place it is.' })
  @Enum(() => EstablishmentKind)
  kind!: EstablishmentKind;

  @Field({ description: 'Name over the door.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Address.' })
  @Property({ type: 'text', nullable: true })
  address?: string | null;

  @Field(() => Agency, { nullable: true, description: 'The placement agency that works here.' })
  @ManyToOne(() => Agency, { ref: true, nullable: true, index: true })
  agency?: Ref<Agency> | null;

  @Many(() => Inspection, { by: 'premises', orderBy: 'happenedAt', description: 'What was seen here, oldest first; superseded records too.' })
  inspections!: Many<Inspection>;

  @Many(() => InspectionPlan, { by: 'premises', orderBy: 'plannedFor', description: 'When somebody planned to look.' })
  plans!: Many<InspectionPlan>;
}
