import { Field, ID, InputType } from 'type-graphql';
import type { Context } from '../context.js';
import { dayInIndia } from '../clocks/india.js';
import { NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import type { PageSource } from '../planner/page.js';
import { ActionState, type CommitteeKind, MeetingState } from './codes.js';
import { Committee } from './committee.entity.js';
import { ActionItem, Meeting } from './meeting.entity.js';

@InputType({ description: 'Which meetings. What is left out does not narrow.' })
export class MeetingFilter {
  @Field(() => ID, { nullable: true, description: 'Of this committee.' })
  committeeId?: string;

  @Field(() => MeetingState, { nullable: true, description: 'Where they stand.' })
  state?: MeetingState;
}

@InputType({ description: 'Which action items. What is left out does not narrow.' })
export class ActionItemFilter {
  @Field(() => ID, { nullable: true, description: 'Of this committee.' })
  committeeId?: string;

  @Field(() => ActionState, { nullable: true, description: 'Where they stand.' })
  state?: ActionState;

  @Field(() => Boolean, { nullable: true, description: 'Those that your office is to do, or those of others.' })
  mine?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Those that are not done and whose day is over, or the others.' })
  overdue?: boolean;
}

type Where = { sql: string; params: unknown[] }[];

/** The committees that the caller sees, in the order in which they were put on record. */
export function committeeSource(kind: CommitteeKind | undefined): PageSource<Committee> {
  const where: Where = kind ? [{ sql: 't.kind = ?', params: [kind] }] : [];
  return { entity: Committee, where, order: { column: 't.formed_at', type: 'timestamptz' } };
}

/** A committee that is hidden and one that never was are the same NOT_FOUND, and not an empty list. */
async function ofCommittee(context: Context, committeeId: string | undefined): Promise<Where> {
  if (!committeeId) return [];
  const id = rowId('Committee', committeeId, ['filter', 'committeeId']);
  if (!(await context.load(Committee, id))) throw new NotFound();
  return [{ sql: 't.committee_id = ?', params: [id] }];
}

/** Meetings, the latest first. */
export async function meetingSource(context: Context, { committeeId, state }: MeetingFilter): Promise<PageSource<Meeting>> {
  const where = await ofCommittee(context, committeeId);
  if (state) where.push({ sql: 't.state = ?', params: [state] });
  return { entity: Meeting, where, order: { column: 't.meets_at', type: 'timestamptz', descending: true } };
}

/** Action items, those due first on top. */
export async function actionItemSource(context: Context, { committeeId, state, mine, overdue }: ActionItemFilter): Promise<PageSource<ActionItem>> {
  const { actor, clock } = context;
  const where = await ofCommittee(context, committeeId);
  if (state) where.push({ sql: 't.state = ?', params: [state] });
  if (mine != null) where.push({ sql: `t.owner_office_id ${mine ? '=' : '<>'} ?`, params: [actor.officeId] });
  if (overdue != null) where.push({ sql: `${overdue ? '' : 'not '}(t.state = 'OPEN' and t.due_on < ?)`, params: [dayInIndia(clock())] });
  return { entity: ActionItem, where, order: { column: 't.due_on', type: 'date' } };
}
