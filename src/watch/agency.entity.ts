import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Ctx, Field, Int, ObjectType } from 'type-graphql';
import { agenciesSeen, agencyCasesSeen, agentsSeen, complaintsSeen } from '../access/visibility.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { dayInIndia } from '../clocks/india.js';
import type { Context } from '../context.js';
import { Node } from '../planner/node.js';
import { Many } from '../planner/relations.js';
import { DateTime, LocalDate } from '../planner/scalars.js';
import { AgentPart, Allegation, ComplaintSource, ComplaintStanding, LicenceRegime, LicenceStanding } from './agency-codes.js';
import { FieldRecord } from './field-record.js';
import { WatchEntry } from './watch-entry.entity.js';

@ObjectType({
  implements: Node,
  description:
    'A placement agency: what it is called, and under which licence it works. One register for all who know employers (class EMP), since an agency recruits in one State and places in another.',
})
@Entity({ tableName: 'agency', ...agenciesSeen })
@Index({ name: 'agency_of_area', expression: 'create index agency_of_area on hub.agency (state_code, district_code, recorded_at desc)' })
export class Agency extends FieldRecord {
  [OptionalProps]?: 'version' | 'linkedCases';

  @Field({ description: 'What it is called.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [String], { description: 'What else it is called. Names of the agency and never of a person.' })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => String, { nullable: true, description: 'Address.' })
  @Property({ type: 'text', nullable: true })
  address?: string | null;

  @Field(() => LicenceRegime, { description: 'Under which law it needs a licence.' })
  @Enum(() => LicenceRegime)
  licenceRegime!: LicenceRegime;

  @Field(() => String, { nullable: true, description: 'Number of its licence.' })
  @Property({ type: 'text', nullable: true })
  licenceNumber?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of its licence (IST).' })
  @Property({ type: 'date', nullable: true })
  licenceValidUntil?: string | null;

  /** Kept by the trigger of `agency_case`: a number that tells which cases they are to nobody. */
  @Field(() => Int, { description: 'How many cases have to do with it, seen by you or not.' })
  @Property({ type: 'int' })
  linkedCases: number = 0;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => AgencyComplaint, { by: 'agency', description: 'What was complained of, as far as it is for your area or was taken by your office.' })
  complaints!: Many<AgencyComplaint>;

  @Many(() => AgencyAgent, {
    by: 'agency',
    description: 'Who recruits for it: for those who know the accused (class ACC), in the area or of your own record.',
  })
  agents!: Many<AgencyAgent>;

  @Many(() => AgencyCase, { by: 'agency', description: 'The cases that have to do with it, of those that you see.' })
  cases!: Many<AgencyCase>;

  @Many(() => WatchEntry, { by: 'agency', description: 'Its entries on the watch list: those that stand, and of your own proceedings all.' })
  watchEntries!: Many<WatchEntry>;

  @Field(() => LicenceStanding, { description: 'Whether it has the licence that its regime asks for, today.' })
  licence(@Ctx() { clock }: Context): LicenceStanding {
    return licenceOn(this, dayInIndia(clock()));
  }
}

export function licenceOn({ licenceRegime, licenceNumber, licenceValidUntil }: Agency, day: string): LicenceStanding {
  if (licenceRegime === LicenceRegime.NONE) return LicenceStanding.NOT_ASKED_FOR;
  if (!licenceNumber) return LicenceStanding.UNLICENSED;
  return licenceValidUntil && licenceValidUntil < day ? LicenceStanding.EXPIRED : LicenceStanding.VALID;
}

@ObjectType({ implements: Node, description: 'That somebody complained of an agency. Who it was stands in the diary of the office that took it.' })
@Entity({ tableName: 'agency_complaint', ...complaintsSeen })
export class AgencyComplaint extends FieldRecord {
  [OptionalProps]?: 'standing' | 'version';

  @Field(() => Agency, { description: 'Of which agency.' })
  @ManyToOne(() => Agency, { ref: true, index: true })
  agency!: Ref<Agency>;

  @Field(() => ComplaintSource, { description: 'From whom.' })
  @Enum(() => ComplaintSource)
  source!: ComplaintSource;

  @Field(() => [Allegation], { description: 'What is complained of.' })
  @Property({ type: 'text[]' })
  allegations!: Allegation[];

  @Field(() => DateTime, { description: 'When it came in (UTC).' })
  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Its number in the diary of the office that took it.' })
  @Property({ type: 'text', nullable: true })
  reference?: string | null;

  @Field(() => ComplaintStanding, { description: 'What has become of it.' })
  @Enum(() => ComplaintStanding)
  standing: ComplaintStanding = ComplaintStanding.RECEIVED;

  @Field(() => DateTime, { nullable: true, description: 'When somebody had looked into it (UTC).' })
  @Property({ type: 'timestamptz', nullable: true })
  verifiedAt?: Date | null;

  @Field(() => Int, { description: 'Grows with every change. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;
}

/** An identity table: an agent has a name, and it leaves by this way alone. */
@ObjectType({ implements: Node, description: 'Who recruits for an agency: like an accused (class ACC).' })
@Entity({ tableName: 'agency_agent', ...agentsSeen })
export class AgencyAgent extends FieldRecord {
  @Field(() => Agency, { description: 'For which agency.' })
  @ManyToOne(() => Agency, { ref: true, index: true })
  agency!: Ref<Agency>;

  @Field({ description: 'Name as known.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [String], { description: 'What else this person is called.' })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => AgentPart, { description: 'The part played.' })
  @Enum(() => AgentPart)
  part!: AgentPart;
}

@ObjectType({ implements: Node, description: 'That a case has to do with an agency: for those who see the case and know employers.' })
@Entity({ tableName: 'agency_case', ...agencyCasesSeen })
@Unique({ properties: ['agency', 'caseFile'] })
export class AgencyCase extends FieldRecord {
  @Field(() => Agency, { description: 'Which agency.' })
  @ManyToOne(() => Agency, { ref: true })
  agency!: Ref<Agency>;

  @Field(() => CaseFile, { name: 'case', description: 'Which case.' })
  @ManyToOne(() => CaseFile, { ref: true, index: true, fieldName: 'case_id' })
  caseFile!: Ref<CaseFile>;
}
