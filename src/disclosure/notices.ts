import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { Context } from '../context.js';
import { Officer } from '../offices/office.entity.js';
import type { PageSource } from '../planner/page.js';
import type { NoticeKind } from './codes.js';
import { Notice } from './notice.entity.js';

/** Tells an office, or one officer of it, in the transaction of what it is told of. */
export function tell(
  em: EntityManager,
  context: Context,
  kind: NoticeKind,
  to: { officeId: string; officerId?: string | undefined },
  subject?: string,
): void {
  em.create(Notice, { at: context.clock(), ...to, kind, about: context.actor.officerId, subject });
}

/** Tells the officer's supervisor; where none is named, the whole office. */
export async function tellSupervisor(em: EntityManager, context: Context, kind: NoticeKind, subject?: string): Promise<void> {
  const { supervisor, office } = await em.findOneOrFail(Officer, { id: context.actor.officerId }, { populate: ['supervisor'] });
  const above = supervisor?.unwrap();
  tell(em, context, kind, above ? { officeId: above.office.id, officerId: above.id } : { officeId: office.id }, subject);
}

/** The notices for an officer, newest first. */
export function noticeSource({ officeId, officerId }: Actor): PageSource<Notice> {
  return {
    entity: Notice,
    where: [{ sql: 't.office_id = ? and (t.officer_id is null or t.officer_id = ?)', params: [officeId, officerId] }],
    order: { column: 't.at', type: 'timestamptz', descending: true },
  };
}
