import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import { NotFound } from '../errors.js';
import { rowId } from '../planner/global-id.js';
import { typeNameOf } from '../planner/relations.js';

/** The row under a global id as the caller sees it, not locked: what one may name without being allowed to change it. */
export async function seen<T extends object>(em: EntityManager, entity: ClassType<T>, id: string, path: string): Promise<T> {
  const row = await em.findOne(entity, { id: rowId(typeNameOf(entity), id, [path]) } as never);
  if (!row) throw new NotFound();
  return row;
}
