import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { seenWithCase } from '../access/visibility.js';

/**
 * Which transaction last changed anything that a kept answer may say of a case. Triggers keep it, in that transaction; a case that
 * nothing has touched has none. It is in no answer: to a participant it would tell that something hidden has changed.
 */
@Entity({ tableName: 'case_revision', ...seenWithCase })
export class CaseRevision {
  [PrimaryKeyProp]?: 'caseId';

  @PrimaryKey({ type: 'uuid' })
  caseId!: string;

  @Property({ type: 'string', columnType: 'xid8' })
  revision!: string;
}

/** The same for offices and places, whose names stand in the answers. One row, or none. */
@Entity({ tableName: 'directory_revision' })
export class DirectoryRevision {
  [PrimaryKeyProp]?: 'id';

  @PrimaryKey({ type: 'boolean' })
  id!: boolean;

  @Property({ type: 'string', columnType: 'xid8' })
  revision!: string;
}

/**
 * What an answer may be made of to be kept: facts of a case and the status of each class, as office and roles see them. Every change
 * in these tables moves the revision (a test compares this list with the triggers). Not in it is the content of a class, which
 * stays in no memory longer than it must; and a rescue plan, which the named officers see and not the office.
 */
export const keptTables: ReadonlySet<string> = new Set([
  'case_file',
  'case_participant',
  'workstream',
  'report',
  'fir_standing',
  'fir',
  'accused',
  'establishment',
  'rescue',
  'case_event',
  'survivor',
  'survivor_participant',
  'journey_event',
  'production',
  'placement',
  'medical_examination',
  'age_determination',
  'statement',
  'social_investigation',
  'cwc_order',
  'care_plan',
  'service',
  'entitlement',
  'follow_up_visit',
]);

/** The directory: open to all, changed by administrators. */
export const directoryTables: ReadonlySet<string> = new Set(['office', 'district', 'state']);
