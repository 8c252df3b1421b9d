import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, ObjectType } from 'type-graphql';
import { Role } from '../access/roles.js';
import { roleGrantsSeen } from '../access/visibility.js';
import { Node } from '../planner/node.js';
import { DateTime } from '../planner/scalars.js';
import { RoleStep } from './codes.js';
import { Office, Officer } from './office.entity.js';

/** Asked by one, answered by another, and used with the answer. Only `hub.answer_role` and `hub.withdraw_role` change what an officer may do. */
@ObjectType({
  implements: Node,
  description:
    "That an officer was to be given a role, or lost one: who asked, who answered, when and why. Seen by the State's administrators and by the officer's office.",
})
@Entity({ tableName: 'role_grant', ...roleGrantsSeen })
@Index({ properties: ['office', 'askedAt'] })
@Index({ properties: ['stateCode', 'askedAt'] })
export class RoleGrant {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => RoleStep, { description: 'Whether the role is given or taken away.' })
  @Enum(() => RoleStep)
  step!: RoleStep;

  @Field(() => Officer, { description: 'Whose role it is.' })
  @ManyToOne(() => Officer, { ref: true })
  officer!: Ref<Officer>;

  @Field(() => Role, { description: 'The role.' })
  @Enum(() => Role)
  role!: Role;

  @Field(() => Office, { description: 'The office that the officer was of.' })
  @ManyToOne(() => Office, { ref: true })
  office!: Ref<Office>;

  /** Of that office, for the policy. */
  @Property({ type: 'int' })
  stateCode!: number;

  @Field(() => Officer, { description: 'Who asked for it, or took it away.' })
  @ManyToOne(() => Officer, { ref: true })
  askedBy!: Ref<Officer>;

  @Field(() => DateTime, { description: 'When (UTC).' })
  @Property({ type: 'timestamptz' })
  askedAt!: Date;

  @Field({ description: 'Why, in their own words.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ends unanswered (UTC); null where a role was taken away.' })
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt?: Date;

  @Field(() => Officer, { nullable: true, description: 'The second person, who answered.' })
  @ManyToOne(() => Officer, { ref: true, nullable: true })
  answeredBy?: Ref<Officer>;

  @Field(() => DateTime, { nullable: true, description: 'When (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was granted; null: not answered, or taken away.' })
  @Property({ type: 'boolean', nullable: true })
  isGranted?: boolean;
}
