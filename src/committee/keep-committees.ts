import type { EntityManager } from '@mikro-orm/postgresql';
import { sourcesForDatabase } from './agenda-sources.js';

/**
 * What comes with time: seats whose years are over end, action items whose day is over are told to their office and to the chair, and the
 * agendas of meetings that were called and have not begun follow the record.
 */
export async function keepCommittees(em: EntityManager, now: Date): Promise<void> {
  await em.execute('select hub.keep_committees(?::text[], ?::timestamptz)', [sourcesForDatabase, now]);
}
