import type { ClassType } from 'type-graphql';
import type { PageSource } from './page.js';
import type { PageArgs } from './relations.js';

/**
 * What a root resolver answers: not the rows, but which rows. The planner compiles it with the selection into one statement;
 * ordinary execution performs it (`Context.perform`). Either way the resolver has run once, behind the same door.
 */
export type Reading = PageReading | RowReading | FiguresReading;

/** A page of a list. */
export class PageReading {
  constructor(
    readonly source: PageSource<any>,
    readonly args: PageArgs,
  ) {}
}

/** One row, or nothing. */
export class RowReading {
  constructor(
    readonly entity: ClassType<object>,
    readonly id: string,
    /** Hidden and never issued are the same NOT_FOUND; otherwise they are the same null. */
    readonly otherwise: 'NOT_FOUND' | 'NULL' = 'NULL',
  ) {}
}

/** Figures that a statement of ours counts: rows whose columns are the fields in the database's spelling, lists in them as `jsonb`. */
export class FiguresReading {
  constructor(
    /** With `?` for each parameter. */
    readonly sql: string,
    readonly params: readonly unknown[],
    /** All rows, or the one there is. */
    readonly answers: 'ROWS' | 'ONE' = 'ROWS',
  ) {}
}

export function isReading(value: unknown): value is Reading {
  return value instanceof PageReading || value instanceof RowReading || value instanceof FiguresReading;
}
