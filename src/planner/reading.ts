import type { ClassType } from 'type-graphql';
import type { PageSource } from './page.js';
import type { PageArgs } from './relations.js';

/**
 * What a root resolver answers: not the rows, but which rows. The planner compiles it with the selection into one statement;
 * ordinary execution performs it (`Context.perform`). Either way the resolver has run once, behind the same door.
 */
export type Reading = PageReading | RowReading | FiguresReading | SummaryReading;

/** A page of a list. */
export class PageReading {
  constructor(
    readonly source: PageSource<any>,
    readonly args: PageArgs,
  ) {}
}

/** One row, or nothing. */
export class RowReading {
  /** What it answered in the transaction of the change that made it so, if it was asked there: a text for each time it is selected. */
  answers?: readonly (string | null)[];

  constructor(
    readonly entity: ClassType<object>,
    readonly id: string,
    /** Hidden and never issued are the same NOT_FOUND; otherwise they are the same null. */
    readonly otherwise: 'NOT_FOUND' | 'NULL' = 'NULL',
  ) {}
}

/** Rows of figures that a statement of ours counts. The columns are the fields in the database's spelling. */
export class FiguresReading {
  constructor(
    /** With `?` for each parameter. */
    readonly sql: string,
    readonly params: readonly unknown[],
  ) {}
}

/** One object of figures and of lists of figures, all of them over rows that are gathered once; or nothing. */
export class SummaryReading {
  /** All of it in one row, the lists as `jsonb`, for ordinary execution: it does not know which of them are asked for. */
  readonly sql: string;

  constructor(
    /** What is gathered: a `with` clause, with `?` for each parameter. */
    readonly gathered: string,
    readonly params: readonly unknown[],
    /** By field: an expression. */
    readonly figures: Readonly<Record<string, string>>,
    /** By field: rows in their order, whose columns are the fields of an entry in the database's spelling. */
    readonly lists: Readonly<Record<string, string>>,
    /** What was gathered that has one row, which the expressions may name, or none: then there is no object. */
    readonly of?: string,
  ) {
    const listed = Object.entries(lists).map(
      ([field, rows]) => `(select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (${rows}) l) as "${snake(field)}"`,
    );
    const counted = Object.entries(figures).map(([field, figure]) => `${figure} as "${snake(field)}"`);
    this.sql = `${gathered} select ${[...counted, ...listed].join(', ')}${of ? ` from ${of}` : ''}`;
  }
}

/** `duePaise` is `due_paise` in the database. */
export function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function isReading(value: unknown): value is Reading {
  return [PageReading, RowReading, FiguresReading, SummaryReading].some((kind) => value instanceof kind);
}
