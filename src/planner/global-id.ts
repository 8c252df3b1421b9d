import { Invalid, NotFound } from '../errors.js';

/** `Case_0192…`: the type and the row. Callers treat it as opaque; the hub never trusts the type without loading the row. */
export function globalId(typeName: string, id: string): string {
  return `${typeName}_${id}`;
}

const shape = /^([A-Z][A-Za-z]{1,40})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function parseGlobalId(value: string): { typeName: string; id: string } | undefined {
  const match = shape.exec(value);
  return match ? { typeName: match[1]!, id: match[2]! } : undefined;
}

/** The row id in an id of the expected type. An id of another type is an id under which nothing is on record. */
export function rowId(typeName: string, value: string, path: readonly string[] = []): string {
  const parsed = parseGlobalId(value);
  if (!parsed) throw new Invalid('This is not an id of the hub. Send ids back exactly as the hub gave them.', path);
  if (parsed.typeName !== typeName) throw new NotFound();
  return parsed.id;
}
