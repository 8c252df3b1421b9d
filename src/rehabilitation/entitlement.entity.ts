import { OptionalProps, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { contentOf, statusOf } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Conflict } from '../errors.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { ClaimKind, ClaimStage, nextClaimStages } from './codes.js';

@ObjectType({ implements: Node, description: 'A claim: how far it has come and when (class FIN). Green only when the money is credited.' })
@Entity({ tableName: 'entitlement', ...statusOf('FIN', 'survivor') })
export class Entitlement {
  [OptionalProps]?: 'stage' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => ClaimStage, { description: 'How far it has come.' })
  @Enum(() => ClaimStage)
  stage: ClaimStage = ClaimStage.ELIGIBLE;

  @Field(() => DateTime, { description: 'When it became due (UTC).' })
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was applied for (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  appliedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was sanctioned (UTC). Sanctioned is not paid.' })
  @Property({ type: 'timestamptz', nullable: true })
  sanctionedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the money was released (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  releasedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: "When the money was in the survivor's account (UTC)." })
  @Property({ type: 'timestamptz', nullable: true })
  creditedAt?: Date;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Content(() => EntitlementDetail, 'What is claimed and how much; null where it is not for you.')
  detail!: Content<EntitlementDetail>;

  moveTo(stage: ClaimStage, at: Date): void {
    if (!nextClaimStages[this.stage].includes(stage))
      throw new Conflict(`A claim that is ${this.stage} cannot become ${stage}.`, ['stage'], 'ILLEGAL_STEP');
    this.stage = stage;
    this.version++;
    if (stage === ClaimStage.APPLIED) this.appliedAt = at;
    if (stage === ClaimStage.SANCTIONED) this.sanctionedAt = at;
    if (stage === ClaimStage.RELEASED) this.releasedAt = at;
    if (stage === ClaimStage.CREDITED) this.creditedAt = at;
  }
}

/** Money is an integer of paise. */
@ObjectType({ description: 'What is claimed, how much is due and how much was credited (class FIN).' })
@Entity({ tableName: 'entitlement_detail', ...contentOf('FIN', 'survivor') })
export class EntitlementDetail extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => Entitlement, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<Entitlement>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field(() => ClaimKind, { description: 'What is claimed.' })
  @Enum(() => ClaimKind)
  kind!: ClaimKind;

  @Field(() => Office, { description: 'The office that processes it.' })
  @ManyToOne(() => Office, { ref: true, index: true })
  processedBy!: Ref<Office>;

  @Field(() => GraphQLSafeInt, { description: 'Due, in paise.' })
  @Property({ type: 'bigint', runtimeType: 'number' })
  duePaise!: number;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Sanctioned, in paise.' })
  @Property({ type: 'bigint', nullable: true, runtimeType: 'number' })
  sanctionedPaise?: number;

  @Field(() => GraphQLSafeInt, { nullable: true, description: 'Credited, in paise.' })
  @Property({ type: 'bigint', nullable: true, runtimeType: 'number' })
  creditedPaise?: number;

  @Field(() => String, { nullable: true, description: "The bank's reference of the credit." })
  @Property({ type: 'text', nullable: true })
  bankReference?: string;
}
