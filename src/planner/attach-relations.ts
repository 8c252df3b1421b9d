import { ReferenceKind, type EntityProperty, type MetadataStorage } from '@mikro-orm/core';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Context } from '../context.js';
import { globalId } from './global-id.js';
import { type Page, typeNameOf } from './relations.js';

/**
 * Gives the ordinary resolvers what the entities already say: a to-one relation is loaded through the request's loader,
 * and `id` is the global id. Nothing is declared twice.
 */
export function attachRelations(schema: GraphQLSchema, metadata: MetadataStorage): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && type.name.endsWith('Connection')) {
      const count = type.getFields()['totalCount'];
      if (count) count.resolve = (page: Page<unknown>) => page.totalCount();
    }
  for (const meta of metadata.getAll().values()) {
    if (meta.abstract) continue;
    const type = schema.getType(typeNameOf(meta.class));
    if (!isObjectType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const property = (meta.properties as Record<string, EntityProperty>)[propertyOf(name)];
      if (name === 'id') field.resolve = (row: { id: string }) => globalId(type.name, row.id);
      else if (property?.kind === ReferenceKind.MANY_TO_ONE || property?.kind === ReferenceKind.ONE_TO_ONE) {
        const target = property.targetMeta!;
        const key = target.primaryKeys[0]!;
        field.resolve = (row: Record<string, Record<string, string | number> | null | undefined>, _args: unknown, context: Context) => {
          const reference = row[property.name];
          return reference == null ? null : context.load(target.class as never, reference[key]!);
        };
      }
    }
  }
}

/** `case` is a reserved word here: the property is `caseFile`. */
export function propertyOf(field: string): string {
  return field === 'case' ? 'caseFile' : field;
}
