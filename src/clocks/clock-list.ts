import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { hasRole } from '../access/stewardship.js';
import { Role } from '../access/roles.js';
import { Invalid } from '../errors.js';
import { shelterOfficeKindsInSql } from '../offices/codes.js';
import { Office } from '../offices/office.entity.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { DateTime } from '../planner/scalars.js';
import { Clock } from './clock.entity.js';
import { ClockState } from './codes.js';
import type { Context } from '../context.js';

export enum ClockScope {
  OFFICE = 'OFFICE',
  DISTRICT = 'DISTRICT',
}
registerEnumType(ClockScope, {
  name: 'ClockScope',
  description: 'Whose clocks.',
  valuesConfig: {
    OFFICE: { description: 'Duties that your office owes.' },
    DISTRICT: { description: "Duties of your office's district, in the cases in which it takes part." },
  },
});

@InputType({ description: 'Which clocks. What is left out does not narrow.' })
export class ClockFilter {
  @Field(() => ClockScope, { nullable: true, description: 'Whose: OFFICE when left out.' })
  scope?: ClockScope;

  @Field(() => [ClockState], { nullable: true, description: 'In one of these states.' })
  states?: ClockState[];

  @Field(() => [String], { nullable: true, description: 'Of one of these duties, by code, such as C04.' })
  codes?: string[];

  @Field(() => Boolean, { nullable: true, description: 'Not done and past its time, or neither.' })
  overdue?: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Due before this instant (UTC).' })
  dueBefore?: Date;

  @Field(() => Boolean, { nullable: true, description: 'Of a rule that only advises, or of one that binds.' })
  isAdvisory?: boolean;
}

/** Clocks, those due first on top. */
export async function clockSource(
  context: Context,
  { scope = ClockScope.OFFICE, states, codes, overdue, dueBefore, isAdvisory }: ClockFilter,
): Promise<PageSource<Clock>> {
  const where: { sql: string; params: unknown[] }[] = [await scoped(context, scope)];
  const add = (sql: string, ...params: unknown[]) => where.push({ sql, params });
  if (states) add('t.state = any(?::text[])', arrayLiteral(states));
  if (codes) add('t.code = any(?::text[])', arrayLiteral(codes));
  const late = `t.state in ('RUNNING', 'EXTENDED', 'BREACHED') and t.due_at < ?`;
  if (overdue != null) add(overdue ? late : `not (${late})`, context.clock());
  if (dueBefore) add('t.due_at < ?', dueBefore);
  if (isAdvisory != null) add('t.is_advisory = ?', isAdvisory);
  return { entity: Clock, where, order: { column: 't.due_at', type: 'timestamptz' } };
}

async function scoped(context: Context, scope: ClockScope): Promise<{ sql: string; params: unknown[] }> {
  const { actor } = context;
  if (scope === ClockScope.OFFICE) return { sql: 't.owner_office_id = ?', params: [actor.officeId] };
  const office = await context.load(Office, actor.officeId);
  if (!office?.district) throw new Invalid('Your office is of no single district. Ask for the clocks of your office.', ['filter', 'scope']);
  return { sql: 't.district_code = ?', params: [office.district.code] };
}

/** By the row policies of who asks. */
const SEEN = `select c.owner_office_id as office_id, count(*) filter (where c.state in ('RUNNING', 'EXTENDED')) as running,
    count(*) filter (where c.state in ('RUNNING', 'EXTENDED') and c.due_at between ? and ?::timestamptz + interval '7 days') as due_soon,
    count(*) filter (where c.state in ('RUNNING', 'EXTENDED', 'BREACHED') and c.due_at < ?) as overdue,
    count(*) filter (where c.state = 'BREACHED') as breached,
    count(*) filter (where c.state = 'MET_LATE' and c.met_at >= ?::timestamptz - interval '90 days') as met_late
  from hub.clock c join hub.office o on o.id = c.owner_office_id join hub.office me on me.id = ?
  where c.state in ('RUNNING', 'EXTENDED', 'BREACHED', 'MET_LATE') and o.kind not in (${shelterOfficeKindsInSql})
    and case when me.district_code is null then o.state_code = me.state_code else o.district_code = me.district_code end
  group by 1`;

@ObjectType({ description: 'How much one office owes: numbers, and no case.' })
export class Workload {
  @Field(() => Office, { description: 'The office.' })
  office!: Office | null;

  @Field(() => Int, { description: 'Duties that run.' })
  running!: number;

  @Field(() => Int, { description: 'Of these: due within seven days.' })
  dueSoon!: number;

  @Field(() => Int, { description: 'Not done and past their time, advisory ones among them.' })
  overdue!: number;

  @Field(() => Int, { description: 'Of these: breached.' })
  breached!: number;

  @Field(() => Int, { description: 'Done too late in the last 90 days.' })
  metLate!: number;
}

/**
 * The workload of the offices of the caller's district, or of the State where the caller's is of none. Of the duties that the caller sees, and no
 * others: a number that moves with what is hidden tells of it. A committee sees no case; to it the agreement gives the numbers of its area.
 */
export async function workloadOf(context: Context): Promise<Workload[]> {
  const now = context.clock();
  const isCommittee = hasRole(context.actor, Role.COMMITTEE_MEMBER);
  const counts = isCommittee ? 'select w.* from hub.workload(?) w' : SEEN;
  const params = isCommittee ? [now] : [now, now, now, now, context.actor.officeId];
  const rows = (await context.figures(`${counts} order by overdue desc, running desc, office_id`, params)) as (Record<
    'running' | 'dueSoon' | 'overdue' | 'breached' | 'metLate',
    string
  > & { officeId: string })[];
  return Promise.all(
    rows.map(async ({ officeId, ...numbers }) =>
      Object.assign(new Workload(), Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, Number(n)])), {
        office: await context.load(Office, officeId),
      }),
    ),
  );
}
