import type { KeyRing } from '../keys/key-ring.js';
import { arrayLiteral } from '../planner/page.js';
import { nameOfStatement, type Statement } from '../planner/pipeline.js';
import { Change } from './change.entity.js';
import { BEGINNING, changeIdIn } from './cursor.js';

/** Which changes: of one case or of all, and by the names of their events. */
export interface Wanted {
  caseId?: string | undefined;
  events?: readonly string[] | undefined;
}

/** The place where each read is bounded, and what of it the reader sees. */
export interface ReadChanges {
  /** Up to where the office's list has been read, whatever of it was seen; null: there is nothing more. */
  upTo: number | null;
  changes: Change[];
}

const columns = `'position', c.position, 'id', c.id, 'at', c.at, 'event', c.event, 'caseId', c.case_id, 'subjectType', c.subject_type, 'subjectId', c.subject_id`;
const wanted = (n: number) => `($${n}::uuid is null or c.case_id = $${n}::uuid) and ($${n + 1}::text[] is null or c.event = any($${n + 1}::text[]))`;

const AT_PLACES = `select coalesce(json_agg(json_build_object(${columns}) order by c.position), '[]')::text
  from hub.change_access a join hub.change c on c.position = a.position
  where a.office_id = $1::uuid and a.position = any($2::bigint[]) and ${wanted(3)}`;

/** A stretch of the office's own list, so that what others do makes it no longer and no slower. */
const AFTER = `with stretch as materialized (
    select a.position from hub.change_access a where a.office_id = $1::uuid and a.position > $2::bigint order by a.position limit $3::int)
  select json_build_object('upTo', (select max(position) from stretch), 'changes', (
    select coalesce(json_agg(json_build_object(${columns}) order by c.position), '[]') from stretch s join hub.change c on c.position = s.position
    where ${wanted(4)}))::text`;

const NEWEST = `select c.id::text from hub.change_access a join hub.change c on c.position = a.position where a.office_id = $1::uuid order by a.position desc limit 1`;

const PLACE = 'select hub.place_of_change($1::uuid)::text';

const named = (sql: string): { sql: string; name: string } => ({ sql, name: nameOfStatement(sql) });
const [atPlaces, after, newest, place] = [named(AT_PLACES), named(AFTER), named(NEWEST), named(PLACE)];

/** What of these places an office may be told. */
export function changesAt(office: string, places: readonly number[], { caseId, events }: Wanted): Statement {
  return { ...atPlaces, params: [office, arrayLiteral(places.map(String)), caseId ?? null, events ? arrayLiteral(events) : null] };
}

/** The next stretch after a place. */
export function changesAfter(office: string, from: number, atMost: number, { caseId, events }: Wanted): Statement {
  return { ...after, params: [office, from, atMost, caseId ?? null, events ? arrayLiteral(events) : null] };
}

/** The newest change that the office sees: the id, or nothing. */
export function newestChange(office: string): Statement {
  return { ...newest, params: [office] };
}

/** The place of a change, by a cursor of the hub's own; nothing, where there is no such change. */
export function placeOf(keys: KeyRing, cursor: string, path: string): Statement | undefined {
  const id = changeIdIn(keys, cursor, path);
  return id === BEGINNING ? undefined : { ...place, params: [id] };
}

export function readStretch(text: string | null): ReadChanges {
  const { upTo, changes } = JSON.parse(text!) as { upTo: number | null; changes: Row[] };
  return { upTo, changes: changes.map(asChange) };
}

export function readPlaces(text: string | null): Change[] {
  return (JSON.parse(text!) as Row[]).map(asChange);
}

interface Row {
  position: number;
  at: string;
  caseId: string;
}

function asChange({ caseId, at, ...row }: Row): Change {
  return Object.assign(Object.create(Change.prototype) as Change, { ...row, at: new Date(at), caseFile: { id: caseId } });
}
