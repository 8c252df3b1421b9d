import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { CaseFile } from './case-file.entity.js';
import { EstablishmentKind } from './codes.js';
import { Fact, FactContent } from './fact.js';

@ObjectType({ implements: Node, description: 'That an employer or establishment is on file (class EMP).' })
@Entity({ tableName: 'establishment', ...statusOf('EMP', 'case') })
export class Establishment extends Fact {
  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Content(() => EstablishmentDetail, 'Which establishment; null where it is not for you.')
  detail!: Content<EstablishmentDetail>;
}

@ObjectType({ description: 'The establishment, employer or agency (class EMP).' })
@Entity({ tableName: 'establishment_detail', ...contentOf('EMP', 'case') })
export class EstablishmentDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Establishment, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Establishment>;

  @Field(() => EstablishmentKind, { description: 'What kind of place it is.' })
  @Enum(() => EstablishmentKind)
  kind!: EstablishmentKind;

  @Field(() => String, { nullable: true, description: 'Name over the door.' })
  @Property({ type: 'text', nullable: true })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The employer or agent, as known.' })
  @Property({ type: 'text', nullable: true })
  employer?: string;

  @Field(() => String, { nullable: true, description: 'Address.' })
  @Property({ type: 'text', nullable: true })
  address?: string;

  @Field(() => District, { description: 'District it lies in.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => String, { nullable: true, description: 'Licence regime and number of a placement agency; null: none known.' })
  @Property({ type: 'text', nullable: true })
  licence?: string;
}
