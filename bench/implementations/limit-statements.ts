import { nextSteps } from '../../dist/src/rescues/codes.js';
import type { Kind } from '../operations.ts';

/**
 * The statements of the limit, by hand. `walls`: row policies decide what exists, and the statement carries no word of it. Without
 * them the same statement says the agreement itself: `office` is the caller's, `classes` what they may know ('RHB.S', 'MED.F', and
 * narrowed 'MED.F:OPEN_CASE', 'ST.F:OWN_RECORD').
 */
export function statements(walls: boolean): Record<Kind, string> {
  return { A: casesOfDistrict(walls), B: wholeCase(walls), C: numbers, D: step };
}

/** The wall of a list in words, where there is no wall. `t` is a row. */
interface Predicates {
  survivor(t: string): string;
  participant(t: string): string;
  knows(what: string, t: string): string;
}

const none: Predicates = { survivor: () => '', participant: () => '', knows: () => '' };

function predicates(office: string, classes: string, isOpen: string): Predicates {
  const has = (key: string): string => `'${key}' = any(${classes}::text[])`;
  // Only what one records in one's own name is narrowed to it: other tables do not say who recorded them.
  const ownRecord = (what: string, t: string): string =>
    /^(ST|REP|MED)/.test(what) ? ` or (${has(`${what}:OWN_RECORD`)} and ${t}.recorded_by_office_id = ${office})` : '';
  const may = (what: string, t: string): string => `(${has(what)} or (${has(`${what}:OPEN_CASE`)} and ${isOpen})${ownRecord(what, t)})`;
  return {
    survivor: (t) => ` and exists (select from hub.survivor_access v where v.survivor_id = ${t} and v.office_id = ${office})`,
    participant: (t) =>
      ` and (not ${t}.sealed or ${t}.office_id = ${office}) and (${t}.capacity <> 'CUSTODIAN' or ${t}.office_id = ${office} or ${may('LOC.F', t)})`,
    knows: (what, t) => ` and ${may(what, t)}`,
  };
}

/** `{"nodes": [...]}`: the rows of a select whose columns are named as the fields. */
const nodes = (rows: string): string => `(select json_build_object('nodes', coalesce(json_agg(x), '[]')) from (${rows}) x)`;
const one = (row: string): string => `(select to_json(x) from (${row}) x)`;
const name = (table: string, key: string, id: string): string => `(select json_build_object('name', o.name) from hub.${table} o where o.${key} = ${id})`;

const backOnTheWay = (s: string, may: Predicates): string =>
  one(`
    select
      (select max(p.since) from hub.placement p where p.survivor_id = ${s} and p.superseded_at is null and p.until is null${may.knows('LOC.S', 'p')}) as "placedSince",
      (select max(k.approved_at) from hub.care_plan k where k.survivor_id = ${s} and k.superseded_at is null${may.knows('RHB.S', 'k')}) as "carePlanApprovedAt",
      v.started as "servicesStarted", v.completed as "servicesCompleted", e.claims, e.credited as "claimsCredited",
      (select min(f.due_on) from hub.follow_up_visit f
        where f.survivor_id = ${s} and f.superseded_at is null and f.visited_at is null${may.knows('RHB.S', 'f')}) as "nextVisitOn"
    from (select count(*) filter (where status = 'STARTED') as started, count(*) filter (where status = 'COMPLETED') as completed
        from hub.service t where survivor_id = ${s}${may.knows('RHB.S', 't')}) v,
      (select count(*) as claims, count(*) filter (where stage = 'CREDITED') as credited from hub.entitlement t where survivor_id = ${s}${may.knows('FIN.S', 't')}) e`);

function casesOfDistrict(walls: boolean): string {
  const may = walls ? none : predicates('$1', '$4', `c.status <> 'CLOSED'`);
  return `
    select json_build_object('cases', json_build_object(
      'nodes', coalesce(json_agg(one) filter (where nr <= 20), '[]'), 'pageInfo', json_build_object('hasNextPage', count(*) > 20)))::text
    from (
      select nr, one from (
        select row_number() over (order by a.updated_at desc, a.case_id desc) as nr, c.*, o.name as lead_name, o.kind as lead_kind
        from hub.case_access a join hub.case_file c on c.id = a.case_id join hub.office o on o.id = c.lead_office_id
        where a.office_id = $1 and a.district_code = $2 and a.status = $3 order by a.updated_at desc, a.case_id desc limit 21
      ) c cross join lateral (
        select c.id, c.number, c.kind, c.stage, c.status, c.priority, c.updated_at as "updatedAt",
          json_build_object('name', c.lead_name, 'kind', c.lead_kind) as "leadOffice",
          ${nodes(`select t.capacity, json_build_object('name', o.name) as office from hub.case_participant t join hub.office o on o.id = t.office_id
            where t.case_id = c.id${may.participant('t')} order by t.since, t.id limit 5`)} as participants,
          ${nodes(`select started_at as "startedAt", headcount from hub.rescue where case_id = c.id and superseded_at is null order by started_at, id limit 5`)} as rescues,
          ${nodes(`select s.id, s.pseudonym, s.sex, s.age_band as "ageBand", s.status, s.status_since as "statusSince",
              ${backOnTheWay('s.id', may)} as "rehabilitationStatus"
            from hub.survivor s where s.case_id = c.id${may.survivor('s.id')} order by s.id limit 10`)} as survivors
        offset 0
      ) one
    ) page`;
}

function wholeCase(walls: boolean): string {
  const may = walls ? none : predicates('$2', '$3', `c.status <> 'CLOSED'`);
  const standing = (table: string, below: string, columns: string, order: string, limit: number, which = ''): string =>
    nodes(`select ${columns} from hub.${table} t where ${below} and t.superseded_at is null${which} order by ${order} limit ${limit}`);
  const ofCase = 't.case_id = c.id';
  const ofSurvivor = 't.survivor_id = s.id';
  const detail = (table: string, columns: string, what: string): string =>
    `${one(`select ${columns} from hub.${table} d where d.id = t.id${may.knows(what, 'd')}`)}`;
  const survivor = `
    select s.id, s.pseudonym, s.sex, s.age_band as "ageBand", s.age_basis as "ageBasis", s.status, s.status_since as "statusSince", s.version,
      s.exploitation, s.found_at as "foundAt", ${name('district', 'code', 's.found_in_code')} as "foundIn",
      ${name('district', 'code', 's.home_district_code')} as "homeDistrict",
      ${standing('journey_event', ofSurvivor, `t.status, t.happened_at as "happenedAt", t.recorded_at as "recordedAt", ${detail('journey_note', 'd.text', 'RHB.F')} as note`, 't.happened_at, t.id', 30)} as journey,
      ${standing('production', ofSurvivor, `t.taken_in_charge_at as "takenInChargeAt", t.produced_at as "producedAt", t.journey_minutes as "journeyMinutes", ${name('office', 'id', 't.committee_id')} as committee`, 't.produced_at, t.id', 5)} as productions,
      ${standing('placement', ofSurvivor, 't.since, t.until', 't.since, t.id', 10, may.knows('LOC.S', 't'))} as placements,
      ${standing('medical_examination', ofSurvivor, `t.examined_at as "examinedAt", t.reported_at as "reportedAt", ${detail('medical_report', 'd.consent_given as "consentGiven", d.findings', 'MED.F')} as report`, 't.id', 5, may.knows('MED.S', 't'))} as "medicalExaminations",
      ${standing('cwc_order', ofSurvivor, `t.made_at as "madeAt", ${detail('cwc_order_detail', 'd.number, d.type, d.is_final as "isFinal"', 'RHB.F')} as detail`, 't.id', 20, may.knows('RHB.S', 't'))} as orders,
      ${standing(
        'care_plan',
        ofSurvivor,
        `t.drawn_up_at as "drawnUpAt", t.approved_at as "approvedAt", ${detail('care_plan_detail', 'd.review_on as "reviewOn", d.goals', 'RHB.F')} as detail,
        ${nodes(`select v.status, v.status_since as "statusSince", ${one(`select d.kind, ${name('office', 'id', 'd.provider_id')} as provider from hub.service_detail d where d.id = v.id${may.knows('RHB.F', 'd')}`)} as detail
          from hub.service v where v.care_plan_id = t.id${may.knows('RHB.S', 'v')} order by v.id limit 20`)} as services`,
        't.id',
        5,
        may.knows('RHB.S', 't'),
      )} as "carePlans",
      ${nodes(`select t.stage, t.due_at as "dueAt", t.credited_at as "creditedAt",
          ${detail('entitlement_detail', 'd.kind, d.due_paise as "duePaise", d.credited_paise as "creditedPaise"', 'FIN.F')} as detail
        from hub.entitlement t where ${ofSurvivor}${may.knows('FIN.S', 't')} order by t.id limit 20`)} as entitlements,
      ${standing('follow_up_visit', ofSurvivor, `t.due_on as "dueOn", t.visited_at as "visitedAt", ${detail('visit_report', 'd.outcome, d.note', 'RHB.F')} as report`, 't.due_on, t.id', 20, may.knows('RHB.S', 't'))} as "followUpVisits",
      ${backOnTheWay('s.id', may)} as "rehabilitationStatus"
    from hub.survivor s where s.case_id = c.id${may.survivor('s.id')} order by s.id limit 20`;
  const mine = walls ? '' : ' and exists (select from hub.case_access a where a.case_id = c.id and a.office_id = $2)';
  return `
    select json_build_object('case', to_json(x))::text from (
      select c.id, c.number, c.kind, c.stage, c.status, c.priority, c.channel, c.received_at as "receivedAt", c.opened_at as "openedAt",
        c.updated_at as "updatedAt", c.version,
        (select json_build_object('name', d.name, 'state', json_build_object('name', s.name))
          from hub.district d join hub.state s on s.code = d.state_code where d.code = c.district_code) as district,
        (select json_build_object('name', o.name, 'kind', o.kind) from hub.office o where o.id = c.lead_office_id) as "leadOffice",
        ${nodes(`select t.capacity, t.basis, t.authority, t.since, t.until, json_build_object('name', o.name, 'kind', o.kind) as office
          from hub.case_participant t join hub.office o on o.id = t.office_id where ${ofCase}${may.participant('t')} order by t.since, t.id limit 50`)} as participants,
        ${nodes(`select t.kind, t.opened_at as "openedAt", t.closed_at as "closedAt", t.closed_because as "closedBecause" from hub.workstream t where ${ofCase} order by t.id limit 10`)} as workstreams,
        ${standing('report', ofCase, `t.channel, t.received_at as "receivedAt", ${detail('reporter', 'd.name, d.phone', 'REP.F')} as reporter`, 't.id', 10, may.knows('REP.S', 't'))} as reports,
        ${one(`select t.status, t.since, t.reason from hub.fir_standing t where ${ofCase}${may.knows('ACC.S', 't')}`)} as "firStanding",
        ${standing('fir', ofCase, `t.registered_at as "registeredAt", t.is_zero_fir as "isZeroFir", t.transferred_at as "transferredAt", t.charge_sheet_at as "chargeSheetAt", ${detail('fir_detail', `d.number, d.sections, d.offence_date as "offenceDate", ${name('office', 'id', 'd.station_id')} as station`, 'ACC.F')} as detail`, 't.id', 10, may.knows('ACC.S', 't'))} as firs,
        ${standing('accused', ofCase, `t.since, ${detail('accused_detail', 'd.part, d.standing', 'ACC.F')} as detail`, 't.id', 20, may.knows('ACC.S', 't'))} as accused,
        ${standing('establishment', ofCase, `${detail('establishment_detail', `d.kind, d.name, ${name('district', 'code', 'd.district_code')} as district`, 'EMP.F')} as detail`, 't.id', 10, may.knows('EMP.S', 't'))} as establishments,
        ${standing('rescue', ofCase, `t.started_at as "startedAt", t.ended_at as "endedAt", t.headcount, ${name('district', 'code', 't.district_code')} as district`, 't.started_at, t.id', 10)} as rescues,
        ${nodes(`select t.kind, t.recorded_at as "recordedAt", t.stage, t.priority, t.workstream, t.closed_because as "closedBecause" from hub.case_event t where ${ofCase} order by t.recorded_at, t.id limit 50`)} as events,
        ${nodes(survivor)} as survivors
      from hub.case_file c where c.id = $1${mine}
    ) x`;
}

/** From the rollups, in one pass. Both have the office in the statement: under the wall it is the only one there is. */
const numbers = `
  with counted as materialized (
      select grouping(stage, district_code) as way, status, stage, district_code, sum(cases)::int as cases from hub.case_tally
      where office_id = $1 and ($2::text is null or status = $2)
      group by grouping sets ((status), (stage, status), (district_code, status)) having sum(cases) <> 0),
    month as (
      select month, status, sum(cases)::int as cases from hub.case_month_tally
      where office_id = $1 and ($2::text is null or status = $2) group by 1, 2 having sum(cases) <> 0)
  select json_build_object('caseNumbers', json_build_object(
    'total', (select coalesce(sum(cases), 0) from counted where way = 3),
    'byStatus', (select coalesce(json_agg(x), '[]') from (select status, cases from counted where way = 3 order by 1) x),
    'byStage', (select coalesce(json_agg(x), '[]') from (select stage, status, cases from counted where way = 1 order by 1, 2) x),
    'byDistrict', (select coalesce(json_agg(x), '[]') from (
      select n.district_code as district, d.name, n.status, n.cases from counted n join hub.district d on d.code = n.district_code where way = 2 order by 1, 3) x),
    'byMonth', (select coalesce(json_agg(x), '[]') from (select month, status, cases from month order by 1, 2) x)))::text`;

const lawful = Object.entries(nextSteps as Record<string, string[]>).flatMap(([from, next]) => next.map((to) => `('${from}', '${to}')`));

/** One step of a journey: checked, written, audited and told in one statement. The caller is in charge of whoever is placed. */
const step = `
  with s as (select id, case_id, status from hub.survivor where id = $1::uuid and version = $2::int for update),
    f as (select id from hub.case_file where id = (select case_id from s) and status <> 'CLOSED' for update),
    journey as (
      select status, happened_at, recorded_at, id::text collate "C" as id from hub.journey_event where survivor_id = (select id from s) and superseded_at is null
      union all select $3::text, $4::timestamptz, 'infinity', '~'),
    steps as (select status, lag(status) over w as before, happened_at, row_number() over w as nr from journey window w as (order by happened_at, recorded_at, id)),
    ok as (select s.id, s.case_id from s join f on f.id = s.case_id
      where not exists (select from steps where case when before is null then status <> 'RESCUED' else (before, status) not in (values ${lawful.join(', ')}) end)
        and not exists (select from hub.operation_done where officer_id = $5::uuid and op_id = $6::uuid)),
    last as (select status, happened_at from steps order by nr desc limit 1),
    event as (insert into hub.journey_event (id, case_id, survivor_id, status, happened_at, recorded_by_office_id, recorded_by_id, recorded_at)
      select $7::uuid, case_id, id, $3, $4, $8::uuid, $5, $9::timestamptz from ok),
    note as (insert into hub.journey_note (id, case_id, survivor_id, recorded_by_office_id, text) select $7, case_id, id, $8, $10::text from ok where $10 <> ''),
    moved as (update hub.survivor t set status = last.status, status_since = last.happened_at, updated_at = $9, version = t.version + 1
      from ok, last where t.id = ok.id returning t.id, t.pseudonym, t.status, t.status_since as "statusSince", t.version),
    touched as (update hub.case_file t set updated_at = $9 from ok where t.id = ok.case_id),
    audited as (insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, seen, asked, decision, outcome, writer, writer_seq, form, mac, case_id, changed)
      select $11::uuid, $9, $5, $8, 'recordJourneyEvent', $6, gen_random_uuid(), '{}', '{}', 'ALLOWED', 'DONE', gen_random_uuid(), 0, 0, '', case_id, array['journey_event:' || $7, 'journey_note:' || $7, 'survivor:' || id, 'case_file:' || case_id] from ok),
    told as (insert into hub.outbox (id, at, officer_id, event, case_id, subject) select $12::uuid, $9, $5, 'recordJourneyEvent', case_id, 'Survivor_' || id from ok),
    done as (insert into hub.operation_done (officer_id, op_id, operation, input_hash, result_id, at) select $5, $6, 'recordJourneyEvent', $13::text, id, $9 from ok)
  select json_build_object('recordJourneyEvent', json_build_object('survivor', to_json(moved), 'problems', '[]'::json))::text from moved`;
