import { v7 as uuidv7 } from 'uuid';
import { hasRole } from '../access/stewardship.js';
import { byColumn } from '../audit/canonical.js';
import type { Command } from '../audit/change.js';
import { parseGlobalId } from '../planner/global-id.js';
import { nameOfStatement } from '../planner/pipeline.js';
import { inCharge, JourneyStatus, nextSteps, placed } from './codes.js';
import type { RecordJourneyEventInput } from './record-journey-event.js';

/** Which step follows which, as pairs the database can look up. */
const lawful = Object.entries(nextSteps).flatMap(([from, next]) => next.map((to) => `('${from}', '${to}')`));
const whilePlaced = placed.map((status) => `'${status}'`).join(', ');

/**
 * `recordJourneyEvent` in one statement: what an NGO sends from the field, all day. The rules are those of the verb, asked of the
 * rows under lock; where one of them says no, nothing is done, and the verb is asked why. Corrections are the verb's alone.
 */
const sql = `
with the_survivor as (
    select s.id, s.case_id from hub.survivor s
    where s.id = $1::uuid and (s.version = $2::int or (s.status, s.status_since) = ($24::text, $25::timestamptz)) and s.merged_into_id is null and (s.status not in (${whilePlaced}) or $3::boolean) for update),
  the_case as (select f.id from hub.case_file f where f.id = (select case_id from the_survivor) and f.status <> 'CLOSED' for update),
  journey as (
    select e.status, e.happened_at, e.recorded_at, e.id::text collate "C" as id from hub.journey_event e
      where e.survivor_id = (select id from the_survivor) and e.superseded_at is null
    union all select $4::text, $5::timestamptz, 'infinity', '~'),
  steps as (select status, happened_at, lag(status) over w as before, row_number() over w as nr from journey window w as (order by happened_at, recorded_at, id)),
  file as (
    select s.id, s.case_id from the_survivor s join the_case f on f.id = s.case_id
    where not exists (select from steps where case when before is null then status <> '${JourneyStatus.RESCUED}'
        else (before, status) not in (values ${lawful.join(', ')}) end)
      and not exists (select from hub.operation_done d where d.officer_id = $6::uuid and d.op_id = $7::uuid)),
  last as (select status, happened_at from steps order by nr desc limit 1),
  event as (insert into hub.journey_event (id, case_id, survivor_id, status, happened_at, recorded_by_office_id, recorded_by_id, recorded_at)
    select $8::uuid, case_id, id, $4, $5, $9::uuid, $6, $10::timestamptz from file),
  note as (insert into hub.journey_note (id, case_id, survivor_id, recorded_by_office_id, text)
    select $8, case_id, id, $9, $11::text from file where $11 <> ''),
  place as (insert into hub.journey_place (id, case_id, survivor_id, recorded_by_office_id, district_code, place)
    select $8, case_id, id, $9, $12::int, $13::text from file where $13 <> '' or $12 <> 0),
  moved as (update hub.survivor s set status = last.status, status_since = last.happened_at, updated_at = $10, version = s.version + 1
    from file, last where s.id = file.id),
  touched as (update hub.case_file f set updated_at = $10 from file where f.id = file.case_id),
  audited as (insert into hub.audit_record (id, at, officer_id, office_id, client_id, operation, op_id, request_id, seen, asked, decision, outcome,
      writer, writer_seq, form, mac, case_id, changed)
    select $14::uuid, $10, $6, $9, $15::text, $16::text, $7, $19::uuid, '{}', '{}', 'ALLOWED', 'DONE', $20::uuid, $21::bigint, $22::smallint, $23::bytea, case_id, array_remove(array['journey_event:' || $8,
      case when $11 <> '' then 'journey_note:' || $8 end, case when $13 <> '' or $12 <> 0 then 'journey_place:' || $8 end,
      'survivor:' || id, 'case_file:' || case_id], null) from file),
  told as (insert into hub.outbox (id, at, officer_id, event, case_id, subject) select $17::uuid, $10, $6, $16, case_id, 'Survivor_' || id from file),
  done as (insert into hub.operation_done (officer_id, op_id, operation, input_hash, result_id, at) select $6, $7, $16, $18::text, id, $10 from file)
select id::text from file`;

const name = nameOfStatement(sql);

/** The statement for this input; undefined: the verb alone can tell. */
export const recordJourneyEventStatement: Command<RecordJourneyEventInput> = ({ actor, now, requestId, operation, inputHash, sheet }, input) => {
  const { survivorId, expectedVersion, status, happenedAt, district, place, note, opId, basedOn, correction } = input;
  const survivor = parseGlobalId(survivorId);
  if (correction || survivor?.typeName !== 'Survivor' || happenedAt > now) return undefined;
  const { officerId, officeId, clientId } = actor;
  const who = [survivor.id, expectedVersion, hasRole(actor, ...inCharge), status, happenedAt, officerId, opId, uuidv7(), officeId, now];
  // As the statement writes it; the case and the rows are what the database alone knows (form 2).
  const id = uuidv7();
  const known = { id, at: now, officerId, officeId, clientId, operation, opId: opId.toLowerCase(), requestId, seen: [], asked: [] };
  const { writer, writerSeq, form, mac } = sheet.sign(byColumn({ ...known, decision: 'ALLOWED', outcome: 'DONE' }), 2);
  const more = [
    note,
    district,
    place,
    id,
    clientId,
    operation,
    uuidv7(),
    inputHash,
    requestId,
    writer,
    writerSeq,
    form,
    mac,
    basedOn?.status,
    basedOn?.since,
  ];
  const params = [...who, ...more].map((value) => value ?? null);
  return { statement: { sql, name, params }, resultId: survivor.id };
};
