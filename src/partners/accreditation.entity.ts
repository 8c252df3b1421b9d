import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { accreditationsSeen, suspensionsSeen } from '../access/visibility.js';
import { Office } from '../offices/office.entity.js';
import { District, State } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { PartnerStanding, RegistrationAct, standingOf } from './codes.js';

/** Given for a time and never edited: what follows it is another. Only suspending and lifting move it. */
@ObjectType({
  implements: Node,
  description:
    'That an authority recognises an organisation as a partner, for a time (advisory, para v). Without one that stands it is not newly assigned.',
})
@Entity({ tableName: 'accreditation', ...accreditationsSeen })
@Index({ properties: ['ngo', 'validUntil'] })
export class Accreditation {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Office, { description: 'The organisation.' })
  @ManyToOne(() => Office, { ref: true })
  ngo!: Ref<Office>;

  @Field(() => State, { description: 'Its State.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => District, { nullable: true, description: 'Its district; null for one of a whole State.' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_code' })
  district?: Ref<District> | undefined;

  @Field(() => RegistrationAct, { description: 'The law under which it is registered.' })
  @Enum(() => RegistrationAct)
  act!: RegistrationAct;

  @Field({ description: 'The number of that registration.' })
  @Property({ type: 'text' })
  registrationNumber!: string;

  @Field(() => Office, { description: 'The authority that gave it.' })
  @ManyToOne(() => Office, { ref: true })
  issuer!: Ref<Office>;

  @Field(() => LocalDate, { description: 'Its first day (IST).' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => LocalDate, { description: 'Its last day (IST).' })
  @Property({ type: 'date' })
  validUntil!: string;

  @Field(() => DateTime, { description: 'When it was recorded (UTC).' })
  @Property({ type: 'timestamptz' })
  recordedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is suspended (UTC); null: it is not.' })
  @Property({ type: 'timestamptz', nullable: true })
  suspendedAt?: Date | null;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  /** When it was told that it ends soon, and that it has ended. */
  @Property({ type: 'timestamptz', nullable: true })
  endingToldAt?: Date;

  @Property({ type: 'timestamptz', nullable: true })
  endedToldAt?: Date;

  @Field(() => PartnerStanding, { description: 'Whether the organisation may be assigned under it today.' })
  standing(@Ctx() { clock }: { clock: () => Date }): PartnerStanding {
    return standingOf(this, clock());
  }

  @Many(() => Suspension, { by: 'accreditation', description: 'Why it was suspended, for the organisation and the authority.' })
  suspensions!: Many<Suspension>;
}

/** The authority's reason and the organisation's reply: nobody is heard without the other. */
@ObjectType({ implements: Node, description: 'Why an accreditation is or was suspended, and what the organisation replied. For these two alone.' })
@Entity({ tableName: 'suspension', ...suspensionsSeen })
@Index({ properties: ['accreditation'] })
export class Suspension {
  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => Accreditation, { description: 'The accreditation.' })
  @ManyToOne(() => Accreditation, { ref: true })
  accreditation!: Ref<Accreditation>;

  /** Of the accreditation, for the policy. */
  @Property({ type: 'uuid' })
  ngoId!: string;

  @Property({ type: 'uuid' })
  issuerId!: string;

  @Field({ description: 'Why, in the words of the authority.' })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Field(() => String, { nullable: true, description: 'What the organisation says to it.' })
  @Property({ type: 'text', nullable: true })
  reply?: string;

  @Field(() => DateTime, { nullable: true, description: 'When it replied (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  repliedAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted (UTC); null: it was not.' })
  @Property({ type: 'timestamptz', nullable: true })
  liftedAt?: Date;
}
