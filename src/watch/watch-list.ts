import { Field, InputType, Int } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { dayInIndia } from '../clocks/india.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { LicenceRegime } from './agency-codes.js';
import { Agency } from './agency.entity.js';
import { WatchState } from './watch-codes.js';
import { AgencyAnswer, WatchEntry } from './watch-entry.entity.js';

@InputType({ description: 'Which agencies. What is left out does not narrow.' })
export class AgencyFilter {
  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field(() => Int, { nullable: true, description: 'In this State (LGD code).' })
  state?: number;

  @Field(() => [LicenceRegime], { nullable: true, description: 'Under one of these licence regimes.' })
  regimes?: LicenceRegime[];

  @Field(() => String, { nullable: true, description: 'Whose name, or another name, begins so; at least 3 characters.' })
  name?: string;

  @Field({ nullable: true, description: 'On the watch list, or not.' })
  listed?: boolean;
}

const LISTED = `exists (select from hub.watch_entry w where w.agency_id = t.id and w.state = 'LISTED')`;

/** The register, newest entries first. */
export function agencySource({ district, state, regimes, name, listed }: AgencyFilter): PageSource<Agency> {
  const where: { sql: string; params: unknown[] }[] = [];
  if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
  if (state != null) where.push({ sql: 't.state_code = ?', params: [state] });
  if (regimes) where.push({ sql: 't.licence_regime = any(?::text[])', params: [arrayLiteral(regimes)] });
  if (name)
    where.push({
      sql: `(starts_with(lower(t.name), lower(?)) or exists (select from unnest(t.aliases) a where starts_with(lower(a), lower(?))))`,
      params: [name, name],
    });
  if (listed != null) where.push({ sql: listed ? LISTED : `not ${LISTED}`, params: [] });
  return { entity: Agency, where, order: { column: 't.recorded_at', type: 'timestamptz', descending: true } };
}

@InputType({ description: 'Which entries. What is left out does not narrow.' })
export class WatchFilter {
  @Field(() => [WatchState], { nullable: true, description: 'That stand in one of these ways.' })
  states?: WatchState[];

  @Field(() => Int, { nullable: true, description: 'In this district (LGD code).' })
  district?: number;

  @Field({ nullable: true, description: 'Those of the proceedings in which your office proposes, decides or hears an appeal.' })
  mine?: boolean;

  @Field({ nullable: true, description: 'Those whose review is due.' })
  reviewDue?: boolean;
}

/** The list, and one's own proceedings; newest first. */
export function watchSource({ officeId }: Actor, { states, district, mine, reviewDue }: WatchFilter, now: Date): PageSource<WatchEntry> {
  const where: { sql: string; params: unknown[] }[] = [];
  if (states) where.push({ sql: 't.state = any(?::text[])', params: [arrayLiteral(states)] });
  if (district != null) where.push({ sql: 't.district_code = ?', params: [district] });
  const isParty = '(t.proposed_by_office_id = ? or t.decided_by_office_id = ? or coalesce(t.appeal_office_id = ?, false))';
  if (mine != null) where.push({ sql: mine ? isParty : `not ${isParty}`, params: [officeId, officeId, officeId] });
  const isDue = `(t.state = 'LISTED' and t.review_on <= ?::date)`;
  if (reviewDue != null) where.push({ sql: reviewDue ? isDue : `not ${isDue}`, params: [dayInIndia(now)] });
  return { entity: WatchEntry, where, order: { column: 't.proposed_at', type: 'timestamptz', descending: true } };
}

/** What agencies that asked were told by the caller's office, newest first. */
export function answerSource(): PageSource<AgencyAnswer> {
  return { entity: AgencyAnswer, where: [], order: { column: 't.recorded_at', type: 'timestamptz', descending: true } };
}
