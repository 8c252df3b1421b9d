import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { v7 as uuidv7 } from 'uuid';
import { Field, Int, ObjectType } from 'type-graphql';
import { countsOnce, seenAsCase } from '../access/visibility.js';
import { Conflict } from '../errors.js';
import { District, State } from '../offices/place.entity.js';
import { Office } from '../offices/office.entity.js';
import { Handover } from '../handovers/handover.entity.js';
import { Node } from '../planner/node.js';
import { Content, Many, nameType } from '../planner/relations.js';
import { DateTime } from '../planner/scalars.js';
import { Rescue } from '../rescues/rescue.entity.js';
import { RescuePlan } from '../rescues/rescue-plan.entity.js';
import { Survivor } from '../survivors/survivor.entity.js';
import { Accused } from './accused.entity.js';
import { Alert } from '../alerts/alert.entity.js';
import { Clock } from '../clocks/clock.entity.js';
import { LegalEvent } from '../clocks/legal-event.entity.js';
import { CaseEvent } from './case-event.entity.js';
import { CaseKind, CasePriority, CaseStage, CaseStatus, IntakeChannel } from './codes.js';
import { Establishment } from './establishment.entity.js';
import { Fir, FirStanding } from './fir.entity.js';
import { Participant } from './participant.entity.js';
import { Report } from './report.entity.js';
import { Workstream } from './workstream.entity.js';

/** `case` is a reserved word here; in the schema this is `Case`. */
@ObjectType('Case', {
  implements: Node,
  description: 'One incident or operation, with everyone it is about. Open to the offices that take part in it.',
})
@Entity({ tableName: 'case_file', ...seenAsCase })
export class CaseFile {
  [OptionalProps]?: 'stage' | 'status' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id: string = uuidv7();

  @Field({ description: 'Number that people say, such as RJ-JAI-042715. It tells nothing of how many cases there are.' })
  @Property({ type: 'text', unique: true })
  number!: string;

  @Field(() => CaseKind, { description: 'What it is about.' })
  @Enum(() => CaseKind)
  kind!: CaseKind;

  @Field(() => CasePriority, { description: 'How urgent it is.' })
  @Enum(() => CasePriority)
  priority!: CasePriority;

  @Field(() => CaseStage, { description: 'The furthest step of the life cycle it has reached.' })
  @Enum(() => CaseStage)
  stage: CaseStage = CaseStage.INTAKE;

  @Field(() => CaseStatus, { description: 'Whether it is open.' })
  @Enum(() => CaseStatus)
  status: CaseStatus = CaseStatus.OPEN;

  @Field(() => IntakeChannel, { description: 'How the information came in.' })
  @Enum(() => IntakeChannel)
  channel!: IntakeChannel;

  @Field(() => DateTime, { description: 'When the information came in (UTC).' })
  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  @Field(() => District, { description: 'The district where it happened or was found.' })
  @ManyToOne(() => District, { ref: true, fieldName: 'district_code' })
  district!: Ref<District>;

  @Field(() => State, { description: 'The State of that district.' })
  @ManyToOne(() => State, { ref: true, fieldName: 'state_code' })
  state!: Ref<State>;

  @Field(() => Office, { description: 'The office that leads it: it alone closes or hands it over.' })
  @ManyToOne(() => Office, { ref: true })
  leadOffice!: Ref<Office>;

  @Field(() => DateTime, { description: 'When it was put on file (UTC).' })
  @Property({ type: 'timestamptz' })
  openedAt!: Date;

  @Field(() => DateTime, { description: 'When a fact open to every participant last changed (UTC).' })
  @Property({ type: 'timestamptz' })
  updatedAt!: Date;

  @Field(() => Int, { description: 'Grows with every change of the case itself. Send it back as `expectedVersion`.' })
  @Property({ type: 'int' })
  version: number = 1;

  @Many(() => Survivor, { by: 'caseFile', only: countsOnce, description: 'The people found in this case, as far as they are yours to see.' })
  survivors!: Many<Survivor>;

  @Many(() => Participant, { by: 'caseFile', orderBy: 'since', description: 'The offices that take part, and why.' })
  participants!: Many<Participant>;

  @Many(() => Workstream, { by: 'caseFile', description: 'The strands that close on their own: criminal, labour, welfare, money.' })
  workstreams!: Many<Workstream>;

  @Many(() => Report, { by: 'caseFile', fact: true, description: 'Who reported, for those who may know (class REP).' })
  reports!: Many<Report>;

  @Content(() => FirStanding, 'Whether there is an FIR, with "not yet" as a state of its own (class ACC).')
  firStanding!: Content<FirStanding>;

  @Many(() => Fir, { by: 'caseFile', fact: true, description: 'First information reports (class ACC).' })
  firs!: Many<Fir>;

  @Many(() => Accused, { by: 'caseFile', fact: true, description: 'Accused persons (class ACC).' })
  accused!: Many<Accused>;

  @Many(() => Establishment, { by: 'caseFile', fact: true, description: 'Employers, establishments and agencies (class EMP).' })
  establishments!: Many<Establishment>;

  @Many(() => RescuePlan, { by: 'caseFile', description: 'Rescue plans: before the start only for the named team (class PLAN).' })
  plans!: Many<RescuePlan>;

  @Many(() => Rescue, { by: 'caseFile', fact: true, orderBy: 'startedAt', description: 'Rescue operations.' })
  rescues!: Many<Rescue>;

  @Many(() => Clock, { by: 'caseFile', orderBy: 'dueAt', description: 'Duties of the law in this case, those due first on top.' })
  clocks!: Many<Clock>;

  @Many(() => LegalEvent, { by: 'caseFile', fact: true, orderBy: 'happenedAt', description: 'What starts and ends clocks and no other record says.' })
  legalEvents!: Many<LegalEvent>;

  @Many(() => Alert, { by: 'caseFile', orderBy: 'issuedAt', description: 'Alerts that were issued from this case, oldest first.' })
  alerts!: Many<Alert>;

  @Many(() => CaseEvent, { by: 'caseFile', orderBy: 'recordedAt', description: 'What happened to the case as a whole, oldest first.' })
  events!: Many<CaseEvent>;

  @Many(() => Handover, { by: 'caseFile', orderBy: 'proposedAt', description: 'What offices hand to each other in this case, oldest first.' })
  handovers!: Many<Handover>;

  mustBeOpen(): void {
    if (this.status === CaseStatus.CLOSED) throw new Conflict('This case is closed. Reopen it first, with a reason.');
  }

  /** Steps are reached and never unreached: what is recorded late does not move a case back. */
  reach(stage: CaseStage): boolean {
    const order = Object.values(CaseStage);
    if (order.indexOf(stage) <= order.indexOf(this.stage)) return false;
    this.stage = stage;
    return true;
  }

  touch(now: Date): void {
    this.updatedAt = now;
    this.version++;
  }
}
nameType(CaseFile, 'Case');
