import { Field, InputType } from 'type-graphql';
import type { Context } from '../context.js';
import type { PageSource } from '../planner/page.js';
import { Alert } from './alert.entity.js';
import { AlertDirection, AlertKind, AlertState } from './codes.js';

@InputType({ description: 'Which alerts. What is left out does not narrow.' })
export class AlertFilter {
  @Field(() => AlertDirection, { nullable: true, description: 'Received or issued by your office.' })
  direction?: AlertDirection;

  @Field(() => AlertState, { nullable: true, description: 'Where they stand.' })
  state?: AlertState;

  @Field(() => AlertKind, { nullable: true, description: 'What they are about.' })
  kind?: AlertKind;
}

/** Alerts that the caller sees, newest first. */
export function alertSource({ actor, clock }: Context, { direction, state, kind }: AlertFilter): PageSource<Alert> {
  const where: { sql: string; params: unknown[] }[] = [];
  const add = (sql: string, ...params: unknown[]) => where.push({ sql, params });
  if (direction === AlertDirection.ISSUED) add('t.issued_by_office_id = ?', actor.officeId);
  if (direction === AlertDirection.RECEIVED) add('t.id in (select r.alert_id from hub.alert_recipient r where r.office_id = ?)', actor.officeId);
  if (state === AlertState.WITHDRAWN) add('t.withdrawn_at is not null');
  else if (state === AlertState.SUPERSEDED) add('t.withdrawn_at is null and t.superseded_at is not null');
  else if (state) add(`t.withdrawn_at is null and t.superseded_at is null and t.valid_until ${state === AlertState.ACTIVE ? '>' : '<='} ?`, clock());
  if (kind) add('t.kind = ?', kind);
  return { entity: Alert, where, order: { column: 't.issued_at', type: 'timestamptz', descending: true } };
}

/** Other alerts with a vehicle, train, alias or telephone of this one: they may be about one network. */
export function relatedSource(alertId: string): PageSource<Alert> {
  return {
    entity: Alert,
    where: [{ sql: 't.id <> ? and t.marks && (select l.marks from hub.alert l where l.id = ?)', params: [alertId, alertId] }],
    order: { column: 't.issued_at', type: 'timestamptz', descending: true },
  };
}
