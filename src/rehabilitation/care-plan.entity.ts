import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { contentOf, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Conflict } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content, Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { nextServiceStatuses, ServiceKind, ServiceStatus } from './codes.js';

@ObjectType({ implements: Node, description: 'That there is an individual care plan, and when it was approved (class RHB).' })
@Entity({ tableName: 'care_plan', ...statusOf('RHB', 'survivor') })
export class CarePlan extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When it was drawn up (UTC).' })
  @Property({ type: 'timestamptz' })
  drawnUpAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the Committee approved it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  approvedAt?: Date;

  @Content(() => CarePlanDetail, 'Goals and review; null where it is not for you.')
  detail!: Content<CarePlanDetail>;

  @Many(() => Service, { by: 'carePlan', description: 'Services: that there is one and how far it has come (class RHB).' })
  services!: Many<Service>;
}

@ObjectType({ description: 'One goal of a care plan.' })
export class CareGoal {
  @Field({ description: 'The domain, such as health, education, family, livelihood.' })
  domain!: string;

  @Field({ description: 'What is to be reached.' })
  goal!: string;
}

@ObjectType({ description: 'What a care plan says (class RHB).' })
@Entity({ tableName: 'care_plan_detail', ...contentOf('RHB', 'survivor') })
export class CarePlanDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => CarePlan, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<CarePlan>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => LocalDate, { description: 'Day of the next review (IST).' })
  @Property({ type: 'date' })
  reviewOn!: string;

  @Field(() => [CareGoal], { description: 'The goals.' })
  @Property({ type: 'jsonb' })
  goals!: CareGoal[];
}

@ObjectType({ implements: Node, description: 'That a service is planned, running or done (class RHB).' })
@Entity({ tableName: 'service', ...statusOf('RHB', 'survivor') })
export class Service {
  [OptionalProps]?: 'status' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @ManyToOne(() => CarePlan, { ref: true, index: true })
  carePlan!: Ref<CarePlan>;

  @Field(() => ServiceStatus, { description: 'How far it has come.' })
  @Enum(() => ServiceStatus)
  status: ServiceStatus = ServiceStatus.PLANNED;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  statusSince!: Date;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Content(() => ServiceDetail, 'Which service and by whom; null where it is not for you.')
  detail!: Content<ServiceDetail>;

  moveTo(status: ServiceStatus, at: Date): void {
    if (!nextServiceStatuses[this.status].includes(status))
      throw new Conflict(`A service that is ${this.status} cannot become ${status}.`, ['status'], 'ILLEGAL_STEP');
    this.status = status;
    this.statusSince = at;
    this.version++;
  }
}

@ObjectType({ description: 'Which service, and which office gives it (class RHB).' })
@Entity({ tableName: 'service_detail', ...contentOf('RHB', 'survivor') })
export class ServiceDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Service, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Service>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => ServiceKind, { description: 'Which service.' })
  @Enum(() => ServiceKind)
  kind!: ServiceKind;

  @Field(() => Office, { nullable: true, description: 'The office that gives it.' })
  @ManyToOne(() => Office, { ref: true, nullable: true })
  provider?: Ref<Office>;
}
