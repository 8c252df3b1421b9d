import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Arg, Ctx, Field, Int, ObjectType } from 'type-graphql';
import { seenAsSurvivor } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { ExploitationType } from '../cases/codes.js';
import { SurvivorParticipant } from '../cases/participant.entity.js';
import { Clock } from '../clocks/clock.entity.js';
import type { Context } from '../context.js';
import { District } from '../offices/place.entity.js';
import { Node } from '../planner/node.js';
import { type Content, Counted, Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { CarePlan } from '../rehabilitation/care-plan.entity.js';
import { Entitlement } from '../rehabilitation/entitlement.entity.js';
import { FollowUpVisit } from '../rehabilitation/follow-up.entity.js';
import { Order } from '../rehabilitation/order.entity.js';
import { Placement } from '../rehabilitation/placement.entity.js';
import { Rehabilitation, rehabilitationOf } from '../rehabilitation/rehabilitation.js';
import { SocialInvestigation } from '../rehabilitation/social-investigation.entity.js';
import { JourneyStatus, stepExpectedOf, stepsOpenTo } from '../rescues/codes.js';
import { JourneyEvent } from '../rescues/journey-event.entity.js';
import { Production } from '../rescues/production.entity.js';
import { Rescue } from '../rescues/rescue.entity.js';
import { AgeCategory, ageCategories, ageOn } from './ages.js';
import { AgeBasis, Sex } from './codes.js';
import { AgeDetermination, MedicalExamination } from './medical.entity.js';
import { Statement } from './statement.entity.js';

/** Known by a pseudonym everywhere outside the identity tables. One survivor is one person in one case. */
@ObjectType({
  implements: Node,
  description: 'A survivor, by pseudonym: one person in one case. Who they are is apart, and opened one at a time, on record.',
})
@Entity({ tableName: 'survivor', ...seenAsSurvivor })
@Index({ properties: ['caseFile'] })
// Few, so that every list can leave them out.
@Index({
  name: 'survivor_merged',
  expression: 'create index survivor_merged on hub.survivor (merged_into_id, id) where merged_into_id is not null',
})
export class Survivor {
  [OptionalProps]?: 'ageBand' | 'status' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field(() => CaseFile, { name: 'case', description: 'The case.' })
  @ManyToOne(() => CaseFile, { ref: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  @Field({ description: 'The name to use everywhere: the number of the case and a letter, such as BR-GAY-042715-C.' })
  @Property({ type: 'text', unique: true })
  pseudonym!: string;

  @Field(() => Sex, { description: 'Sex.' })
  @Enum(() => Sex)
  sex!: Sex;

  @Property({ type: 'int' })
  ageFrom!: number;

  @Property({ type: 'int' })
  ageTo!: number;

  /**
   * A column that the database makes of the two (migration `age_band`), so that no list has to compute it. Not `generated` in the ORM's
   * words: it would ask for it back with the insert, before the row may be read.
   */
  @Field({ description: 'Age in completed years on `ageOn`, such as 12 or 12-14.' })
  @Property({ type: 'text', persist: false })
  ageBand!: string;

  @Field(() => LocalDate, { description: 'The day on which the age band was true (IST).' })
  @Property({ type: 'date' })
  ageOn!: string;

  @Field(() => AgeBasis, { description: 'How the age is known.' })
  @Enum(() => AgeBasis)
  ageBasis!: AgeBasis;

  @Field(() => [ExploitationType], { description: 'What was done to this person.' })
  @Property({ type: 'text[]' })
  exploitation!: ExploitationType[];

  @Field(() => Rescue, { nullable: true, description: 'The operation that found this person.' })
  @ManyToOne(() => Rescue, { ref: true, nullable: true, index: true })
  rescue?: Ref<Rescue>;

  @Field(() => District, { description: 'The district where this person was found; it has jurisdiction (JJ Act s. 31).' })
  @ManyToOne(() => District, { ref: true, fieldName: 'found_in_code' })
  foundIn!: Ref<District>;

  @Field(() => DateTime, { description: 'When this person was found or taken in charge (UTC).' })
  @Property({ type: 'timestamptz' })
  foundAt!: Date;

  @Field(() => District, { nullable: true, description: 'Home district, once a consultation with it has opened (JJ Act s. 95).' })
  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'home_district_code' })
  homeDistrict?: Ref<District>;

  @Field(() => JourneyStatus, { description: 'Where in the journey this person is now.' })
  @Enum(() => JourneyStatus)
  status: JourneyStatus = JourneyStatus.RESCUED;

  @Field(() => DateTime, { description: 'Since when (UTC).' })
  @Property({ type: 'timestamptz' })
  statusSince!: Date;

  @Field(() => DateTime, { description: 'When a fact open to every participant last changed (UTC).' })
  @Property({ type: 'timestamptz' })
  updatedAt!: Date;

  @Field(() => Int, { description: 'Grows with every change of this record. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Field(() => [AgeCategory], { description: 'What each Act calls a person of this age on a day. There is no single "child".' })
  ageCategories(
    @Arg('on', () => LocalDate, { nullable: true, description: 'The day that matters (IST); the day of rescue when left out.' }) on?: string,
  ): AgeCategory[] {
    return ageCategories({ from: this.ageFrom, to: this.ageTo, on: this.ageOn }, on ?? this.ageOn);
  }

  @Field(() => [JourneyStatus], {
    description:
      'The steps that your role may record next with `recordJourneyEvent`, in the order of the life cycle (JJ Act ss. 31 to 40, ITPA s. 15).',
  })
  nextSteps(@Ctx() { actor }: Context): readonly JourneyStatus[] {
    return stepsOpenTo(this.status, actor.roles);
  }

  @Field(() => JourneyStatus, {
    nullable: true,
    description:
      'Of `nextSteps` the one that is expected; null where none is: who is home or in care stays until an order or an event says otherwise.',
  })
  expectedStep(@Ctx() { actor }: Context): JourneyStatus | null {
    return stepExpectedOf(this.status, actor.roles);
  }

  @Many(() => JourneyEvent, { by: 'survivor', fact: true, orderBy: 'happenedAt', description: 'The journey since the rescue, by when it happened.' })
  journey!: Many<JourneyEvent>;

  @Many(() => Production, {
    by: 'survivor',
    fact: true,
    orderBy: 'producedAt',
    description: 'Productions before the Child Welfare Committee (JJ Act s. 31).',
  })
  productions!: Many<Production>;

  @Many(() => Placement, { by: 'survivor', fact: true, orderBy: 'since', description: 'Placements: that there is one and since when (class LOC).' })
  placements!: Many<Placement>;

  @Many(() => MedicalExamination, { by: 'survivor', fact: true, description: 'Medical examinations (class MED).' })
  medicalExaminations!: Many<MedicalExamination>;

  @Many(() => AgeDetermination, { by: 'survivor', fact: true, description: 'Age determinations (class MED; JJ Act s. 94).' })
  ageDeterminations!: Many<AgeDetermination>;

  @Many(() => Statement, { by: 'survivor', fact: true, description: 'Statements (class ST).' })
  statements!: Many<Statement>;

  @Many(() => SocialInvestigation, { by: 'survivor', fact: true, description: 'Social investigation reports (class ST; JJ Act s. 36).' })
  socialInvestigations!: Many<SocialInvestigation>;

  @Many(() => Order, { by: 'survivor', fact: true, description: 'Orders of the Child Welfare Committee (class RHB; JJ Act s. 37).' })
  orders!: Many<Order>;

  @Many(() => CarePlan, { by: 'survivor', fact: true, description: 'Individual care plans (class RHB).' })
  carePlans!: Many<CarePlan>;

  @Many(() => Entitlement, { by: 'survivor', description: 'Claims: due, applied, sanctioned, released, credited (class FIN).' })
  entitlements!: Many<Entitlement>;

  @Many(() => FollowUpVisit, { by: 'survivor', fact: true, orderBy: 'dueOn', description: 'Follow-up visits (class RHB).' })
  followUpVisits!: Many<FollowUpVisit>;

  @Many(() => Clock, { by: 'survivor', orderBy: 'dueAt', description: 'Duties of the law about this survivor, those due first on top.' })
  clocks!: Many<Clock>;

  @Many(() => SurvivorParticipant, { by: 'survivor', description: 'Homes, hospitals and partner organisations that see this survivor.' })
  assignedTo!: Many<SurvivorParticipant>;

  @Counted(() => Rehabilitation, rehabilitationOf, 'Where this survivor stands on the way back, in one line.')
  rehabilitationStatus!: Content<Rehabilitation>;

  /** Lineage and no move: what was recorded of the second record stays with it. One step: the one named is itself of no other. */
  @Field(() => Survivor, {
    nullable: true,
    description: 'Of a person recorded twice: the record that stands, where you see both. This one is in no list then, and takes nothing more.',
  })
  @ManyToOne(() => Survivor, { ref: true, nullable: true })
  mergedInto?: Ref<Survivor> | null;

  @Many(() => Survivor, {
    by: 'mergedInto',
    description: 'Other records of this person, as far as they are yours to see. What was recorded there is read there.',
  })
  mergedFrom!: Many<Survivor>;

  /** Certainly of age (JJ Act s. 2(12)). While the known ages lie on both sides of the line, the person is treated as a child. */
  isAdultOn(day: string): boolean {
    return ageOn({ from: this.ageFrom, to: this.ageTo, on: this.ageOn }, day).from >= 18;
  }

  touch(now: Date): void {
    this.updatedAt = now;
    this.version++;
  }
}
