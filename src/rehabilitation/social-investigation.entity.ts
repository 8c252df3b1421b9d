import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { contentOf, statusOfTask } from '../access/visibility.js';
import { FactContent } from '../cases/fact.js';
import { Office } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { SurvivorFact } from '../survivors/survivor-fact.js';
import { Survivor } from '../survivors/survivor.entity.js';

@ObjectType({
  implements: Node,
  description: 'That a social investigation was directed or reported, and when (class ST; JJ Act s. 36(2): within 15 days).',
})
@Entity({ tableName: 'social_investigation', ...statusOfTask('ST', 'survivor') })
export class SocialInvestigation extends SurvivorFact {
  @ManyToOne(() => Survivor, { ref: true, index: true })
  survivor!: Ref<Survivor>;

  @Field(() => DateTime, { description: 'When the inquiry began or the report was directed (UTC).' })
  @Property({ type: 'timestamptz' })
  directedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the report was submitted (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  submittedAt?: Date;

  @Field(() => Office, { description: 'The office that the Committee directed to report.' })
  @ManyToOne(() => Office, { ref: true })
  askedOf!: Ref<Office>;

  @Content(() => SocialInvestigationReport, 'What the report says; null where it is not for you.')
  report!: Content<SocialInvestigationReport>;
}

@ObjectType({ description: 'A social investigation report (class ST). Confidential: JJ Act s. 99.' })
@Entity({ tableName: 'social_investigation_report', ...contentOf('ST', 'survivor') })
export class SocialInvestigationReport extends FactContent {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => SocialInvestigation, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<SocialInvestigation>;

  @Property({ type: 'uuid', index: true })
  survivorId!: string;

  @Field({ description: 'Whether the family is safe to return to.' })
  @Property({ type: 'boolean' })
  familyIsSafe!: boolean;

  @Field({ description: 'Whether there is a risk of being trafficked again.' })
  @Property({ type: 'boolean' })
  riskOfRetrafficking!: boolean;

  @Field({ description: 'The report.' })
  @Property({ type: 'text' })
  text!: string;
}
