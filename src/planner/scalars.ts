import { GraphQLScalarType, Kind } from 'graphql';
import { Invalid } from '../errors.js';

/** A day in India: YYYY-MM-DD, without a time or a zone. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A day in India (IST), as YYYY-MM-DD.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10)),
  parseValue: (value) => localDate(value),
  parseLiteral: (node) => localDate(node.kind === Kind.STRING ? node.value : undefined),
});

function localDate(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  }
  throw new Invalid('A day is written YYYY-MM-DD and must be in the calendar.');
}

/** An instant: RFC 3339 with a zone, kept in UTC. A time without a zone is a guess and is refused. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in UTC, as 2026-06-05T00:00:00.000Z. Input may carry another offset, never none.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: (value) => instant(value),
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : undefined),
});

const instantShape = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

function instant(value: unknown): Date {
  if (typeof value === 'string' && instantShape.test(value)) {
    const date = new Date(value);
    if (!Number.isNaN(date.getTime()) && localDate(value.slice(0, 10))) return date;
  }
  throw new Invalid('An instant is written as 2026-06-05T05:30:00+05:30, with its offset from UTC.');
}
