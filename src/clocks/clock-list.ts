import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Invalid } from '../errors.js';
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

/** The workload of the offices of the caller's district, or of the State for a bureau or a committee of it. */
export async function workloadOf(context: Context): Promise<Workload[]> {
  const rows = (await context.figures('select w.* from hub.workload(?) w order by w.overdue desc, w.running desc, w.office_id', [
    context.clock(),
  ])) as (Record<'running' | 'dueSoon' | 'overdue' | 'breached' | 'metLate', string> & { officeId: string })[];
  return Promise.all(
    rows.map(async ({ officeId, ...numbers }) =>
      Object.assign(new Workload(), Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, Number(n)])), {
        office: await context.load(Office, officeId),
      }),
    ),
  );
}
