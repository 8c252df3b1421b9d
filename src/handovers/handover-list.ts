import { Field, InputType, registerEnumType } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import { arrayLiteral, type PageSource } from '../planner/page.js';
import { HandoverStatus } from './codes.js';
import { Handover } from './handover.entity.js';

export enum HandoverDirection {
  SENT = 'SENT',
  RECEIVED = 'RECEIVED',
}
registerEnumType(HandoverDirection, {
  name: 'HandoverDirection',
  description: 'Which way a handover goes.',
  valuesConfig: { SENT: { description: 'From your office.' }, RECEIVED: { description: 'To your office.' } },
});

@InputType({ description: 'Which handovers. What is left out does not narrow.' })
export class HandoverFilter {
  @Field(() => HandoverDirection, { nullable: true, description: 'From your office, or to it.' })
  direction?: HandoverDirection;

  @Field(() => [HandoverStatus], { nullable: true, description: 'That stand in one of these ways.' })
  statuses?: HandoverStatus[];

  @Field({ nullable: true, description: 'Those that the addressee should have acknowledged by now and has not, or all others.' })
  overdue?: boolean;
}

const OVERDUE = `(t.status = 'PROPOSED' and t.acknowledged_at is null and t.acknowledge_by < ?::timestamptz)`;

/** What the office has handed to others and what is handed to it; newest first. */
export function handoverSource({ officeId }: Actor, { direction, statuses, overdue }: HandoverFilter, now: Date): PageSource<Handover> {
  const sides = { SENT: ['t.from_office_id'], RECEIVED: ['t.to_office_id'] }[direction!] ?? ['t.from_office_id', 't.to_office_id'];
  const where: { sql: string; params: unknown[] }[] = [
    { sql: `(${sides.map((side) => `${side} = ?`).join(' or ')})`, params: sides.map(() => officeId) },
  ];
  if (statuses) where.push({ sql: 't.status = any(?::text[])', params: [arrayLiteral(statuses)] });
  if (overdue != null) where.push({ sql: overdue ? OVERDUE : `not ${OVERDUE}`, params: [now] });
  return { entity: Handover, where, order: { column: 't.proposed_at', type: 'timestamptz', descending: true } };
}
