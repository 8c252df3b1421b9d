import { ref } from '@mikro-orm/core';
import { Field, ID, InputType } from 'type-graphql';
import type { Actor } from '../access/actor.js';
import type { Work } from '../audit/change.js';
import { ChangeInput, PayloadOf } from '../audit/payload.js';
import { Conflict } from '../errors.js';
import { Officer } from '../offices/office.entity.js';
import type { PageSource } from '../planner/page.js';
import { Contradiction } from './contradiction.entity.js';

@InputType({ description: 'That an office has taken note of what does not fit.' })
export class NoteContradictionInput extends ChangeInput {
  @Field(() => ID, { description: 'What does not fit.' })
  contradictionId!: string;
}

export const NoteContradictionPayload = PayloadOf('noteContradiction', 'contradiction', () => Contradiction);

/** Takes note. It ends nothing: only a record that fits does. */
export async function noteContradiction({ load, em, actor, now }: Work, { contradictionId }: NoteContradictionInput): Promise<Contradiction> {
  const contradiction = await load(Contradiction, contradictionId, 'contradictionId');
  if (contradiction.notedAt) throw new Conflict('Your office has taken note of this already.', ['contradictionId']);
  contradiction.notedAt = now;
  contradiction.notedBy = ref(em.getReference(Officer, actor.officerId));
  return contradiction;
}

/** What the office can correct, the oldest first. */
export function contradictionSource({ officeId }: Actor, withEnded: boolean): PageSource<Contradiction> {
  const where = [{ sql: 't.office_id = ?', params: [officeId] as unknown[] }];
  if (!withEnded) where.push({ sql: 't.ended_at is null', params: [] });
  return { entity: Contradiction, where, order: { column: 't.since', type: 'timestamptz' } };
}
