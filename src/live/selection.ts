import type { EntityMetadata, MetadataStorage } from '@mikro-orm/core';
import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, isInterfaceType, visit, visitWithTypeInfo } from 'graphql';
import { contentClassOf } from '../access/visibility.js';
import { told } from '../access/told.js';
import { directoryTables, keptTables } from '../planner/revision.entity.js';
import { typeNameOf } from '../planner/relations.js';

/**
 * Tables of which an office's officers in the same roles see the same rows: what answers may be kept of (decision 0007, and the test that
 * reads the policies), and the directory, which is open to all.
 */
const sameForOffice: ReadonlySet<string> = new Set([...keptTables, ...directoryTables, 'officer']);

/** Parts of answers that are made of nothing but the rows below them. */
const parts = /^(Subscription|Change|PageInfo|\w+Connection|\w+Edge)$/;

export interface Selection {
  /** A field that gives the content of a class: it would have to be on record for each receiver before it leaves. */
  contentAt?: string | undefined;
  /** Whether all officers of an office in the same roles, through the same portal, get the same. */
  isSameForOffice: boolean;
  /** The variable that says from which cursor to go on, where it says nothing else. */
  cursorVariable?: string | undefined;
}

/** What a subscription selects, from its document alone: whatever the directives say, all of it counts. */
export function examine(schema: GraphQLSchema, document: DocumentNode, metadata: MetadataStorage): Selection {
  const entities = new Map<string, EntityMetadata>();
  for (const meta of metadata.getAll().values()) if (!meta.abstract) entities.set(typeNameOf(meta.class), meta);
  const selection: Selection = { isSameForOffice: true };
  const types = new TypeInfo(schema);
  const uses = new Map<string, number>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Variable({ name }) {
        uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
      },
      Field(node) {
        const parent = types.getParentType();
        if (!parent) return;
        if (parent === schema.getSubscriptionType()) {
          const after = node.arguments?.find(({ name }) => name.value === 'after')?.value;
          if (after?.kind === Kind.VARIABLE) selection.cursorVariable = after.name.value;
        }
        const meta = entities.get(parent.name);
        if (meta && contentClassOf(meta.comment)) selection.contentAt ??= parent.name;
        // What an interface says, it says of the subject; and whose the subject is, its event says.
        if (parts.test(parent.name) || isInterfaceType(parent)) return;
        if (!meta || !sameForOffice.has(meta.tableName)) selection.isSameForOffice = false;
      },
    }),
  );
  // Where it is defined, and where it is used.
  if (uses.get(selection.cursorVariable ?? '') !== 2) selection.cursorVariable = undefined;
  return selection;
}

/** Whether it is the office, and not the officer, that is told of an event or not. */
export function isToldToOffice(event: string): boolean {
  const subject = told[event]?.subject;
  return subject !== undefined && sameForOffice.has(subject);
}
