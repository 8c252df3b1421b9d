import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { boundariesSeen } from '../access/visibility.js';
import { DateTime } from '../planner/scalars.js';

/** Boundaries as an authority publishes them, never as we draw them: without such a file no map of the hub shows any. */
@ObjectType({
  description: 'Where the boundaries of a map come from: a file of an authority, taken in by the administrator (`samanvay geo import`).',
})
@Entity({ tableName: 'boundary_file', ...boundariesSeen })
export class BoundaryFile {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field({ description: 'Whose it is.' })
  @Property({ type: 'text' })
  source!: string;

  @Field({ description: 'Under which licence it was given.' })
  @Property({ type: 'text' })
  licence!: string;

  @Field({ description: 'SHA-256 of the file, in hexadecimal digits.' })
  @Property({ type: 'text', unique: true })
  sha256!: string;

  @Field(() => Int, { description: 'How many districts it has.' })
  @Property({ type: 'int' })
  districts!: number;

  @Field(() => DateTime, { description: 'When it was taken in (UTC).' })
  @Property({ type: 'timestamptz' })
  takenInAt!: Date;
}

@Entity({ tableName: 'district_boundary', ...boundariesSeen })
@Unique({ properties: ['file', 'districtCode'] })
export class DistrictBoundary {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => BoundaryFile, { ref: true })
  file!: Ref<BoundaryFile>;

  @Property({ type: 'int', index: true })
  districtCode!: number;

  /** Rings of [longitude, latitude] in degrees (WGS 84), the outer and the inner ones of each polygon alike: they are filled even-odd. */
  @Property({ type: 'json' })
  rings!: [number, number][][];
}
