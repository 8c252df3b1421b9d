import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { accessList } from './visibility.js';

/** Participation as the database reads it. Triggers keep it; nobody else writes it. */
@Entity({ tableName: 'case_access', ...accessList })
@Index({
  name: 'case_access_list',
  expression: 'create index case_access_list on hub.case_access (office_id, district_code, status, updated_at desc, case_id desc)',
})
@Index({ name: 'case_access_newest', expression: 'create index case_access_newest on hub.case_access (office_id, updated_at desc, case_id desc)' })
@Index({ name: 'case_access_opened', expression: 'create index case_access_opened on hub.case_access (office_id, opened_at desc, case_id desc)' })
export class CaseAccess {
  [PrimaryKeyProp]?: ['caseId', 'officeId'];

  @PrimaryKey({ type: 'uuid' })
  caseId!: string;

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'int' })
  districtCode!: number;

  @Property({ type: 'text' })
  status!: string;

  @Property({ type: 'text' })
  stage!: string;

  @Property({ type: 'timestamptz' })
  openedAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;

  /** The classes of which the office has the content, where it takes part by handovers alone; null: all that its roles may know. */
  @Property({ type: 'text[]', nullable: true })
  contentOf?: string[];

  /** The same of the status. */
  @Property({ type: 'text[]', nullable: true })
  statusOf?: string[];
}

/** Which survivors an office sees: all of its cases', or single ones for homes, hospitals and partner organisations. */
@Entity({ tableName: 'survivor_access', ...accessList })
@Index({ properties: ['officeId', 'survivorId'] })
@Index({ properties: ['caseId'] })
export class SurvivorAccess {
  [PrimaryKeyProp]?: ['survivorId', 'officeId'];

  @PrimaryKey({ type: 'uuid' })
  survivorId!: string;

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  /** The classes of which the office has the content, where it takes part by handovers alone; null: all that its roles may know. */
  @Property({ type: 'text[]', nullable: true })
  contentOf?: string[];

  /** The same of the status. */
  @Property({ type: 'text[]', nullable: true })
  statusOf?: string[];
}

/** Which rescues an office sees: those of its cases that stand on record, as its list of them shows them. */
@Entity({ tableName: 'rescue_access', ...accessList })
@Index({
  name: 'rescue_access_newest',
  expression: 'create index rescue_access_newest on hub.rescue_access (office_id, started_at desc, rescue_id desc)',
})
@Index({ properties: ['caseId'] })
export class RescueAccess {
  [PrimaryKeyProp]?: ['rescueId', 'officeId'];

  @PrimaryKey({ type: 'uuid' })
  rescueId!: string;

  @PrimaryKey({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'uuid' })
  caseId!: string;

  @Property({ type: 'int' })
  districtCode!: number;

  @Property({ type: 'timestamptz' })
  startedAt!: Date;
}
