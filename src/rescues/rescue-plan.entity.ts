import { OptionalProps, PrimaryKeyProp, ArrayType, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { sealedPlan } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import type { Context } from '../context.js';
import { Conflict } from '../errors.js';
import { Office, Officer } from '../offices/office.entity.js';
import { Node } from '../planner/node.js';
import { Content } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';

/** Raid information is strictly confidential: the named team alone sees it until the rescue starts. */
@ObjectType({ implements: Node, description: 'A rescue plan (class PLAN). Sealed until it starts: only the named team sees that it exists.' })
@Entity({ tableName: 'rescue_plan', ...sealedPlan('S') })
export class RescuePlan {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;

  /** Officers by id. On the row itself, so that the policy needs no second table. */
  @Property({ type: ArrayType, columnType: 'uuid[]' })
  team!: string[];

  @Field(() => Office, { description: 'The office that sealed it.' })
  @ManyToOne(() => Office, { ref: true })
  recordedByOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was sealed (UTC).' })
  @Property({ type: 'timestamptz' })
  sealedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the rescue started and the seal was broken (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  startedAt?: Date;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Content(() => RescuePlanDetail, 'Site, time and team; null where it is not for you.')
  detail!: Content<RescuePlanDetail>;

  start(at: Date): void {
    if (this.startedAt) throw new Conflict('This plan has already started.');
    this.startedAt = at;
    this.version++;
  }
}

@ObjectType({ description: 'What a rescue plan says (class PLAN).' })
@Entity({ tableName: 'rescue_plan_detail', ...sealedPlan('F') })
export class RescuePlanDetail {
  [PrimaryKeyProp]?: 'of';

  @OneToOne(() => RescuePlan, { primary: true, ref: true, fieldName: 'id' })
  of!: Ref<RescuePlan>;

  @Property({ type: 'uuid', index: true })
  caseId!: string;

  @Property({ type: ArrayType, columnType: 'uuid[]' })
  team!: string[];

  @Property({ type: 'timestamptz', nullable: true })
  startedAt?: Date;

  @Field({ description: 'The site.' })
  @Property({ type: 'text' })
  site!: string;

  @Field(() => DateTime, { description: 'When the team moves (UTC).' })
  @Property({ type: 'timestamptz' })
  plannedFor!: Date;

  @Field(() => String, { nullable: true, description: 'What the team must bear in mind: interpreter, vehicles, shelter places.' })
  @Property({ type: 'text', nullable: true })
  notes?: string;

  @Field(() => [Officer], { description: 'The named team.' })
  async members(@Ctx() context: Context): Promise<Officer[]> {
    const officers = await Promise.all(this.team.map((id) => context.load(Officer, id)));
    return officers.filter((officer) => officer !== null);
  }
}
