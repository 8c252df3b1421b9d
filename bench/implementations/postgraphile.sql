-- What PostGraphile serves besides the hub's tables: the numbers and a mutation. Row policies hold in both.
create schema if not exists bench;
grant usage on schema bench to samanvay_hub;

do $$ begin
  if to_regtype('bench.case_numbers') is null then
    create type bench.cases_by_status as (status text, cases int);
    create type bench.cases_by_stage as (stage text, status text, cases int);
    create type bench.cases_by_district as (district int, name text, status text, cases int);
    create type bench.cases_by_month as (month date, status text, cases int);
    create type bench.case_numbers as (total int, by_status bench.cases_by_status[], by_stage bench.cases_by_stage[],
      by_district bench.cases_by_district[], by_month bench.cases_by_month[]);
  end if;
end $$;

-- From the rollups; a number is the sum over its shards.
create or replace function bench.case_numbers(status text) returns bench.case_numbers stable language sql as $$
  with counted as materialized (
      select grouping(t.stage, t.district_code) as way, t.status, t.stage, t.district_code, sum(t.cases)::int as cases from hub.case_tally t
      where t.office_id = (select hub.ctx_office()) and (case_numbers.status is null or t.status = case_numbers.status)
      group by grouping sets ((t.status), (t.stage, t.status), (t.district_code, t.status)) having sum(t.cases) <> 0),
    month as (
      select t.month, t.status, sum(t.cases)::int as cases from hub.case_month_tally t
      where t.office_id = (select hub.ctx_office()) and (case_numbers.status is null or t.status = case_numbers.status)
      group by 1, 2 having sum(t.cases) <> 0)
  select
    (select coalesce(sum(c.cases), 0)::int from counted c where c.way = 3),
    array(select row(c.status, c.cases)::bench.cases_by_status from counted c where c.way = 3 order by c.status),
    array(select row(c.stage, c.status, c.cases)::bench.cases_by_stage from counted c where c.way = 1 order by c.stage, c.status),
    array(select row(c.district_code, d.name, c.status, c.cases)::bench.cases_by_district
      from counted c join hub.district d on d.code = c.district_code where c.way = 2 order by c.district_code, c.status),
    array(select row(m.month, m.status, m.cases)::bench.cases_by_month from month m order by m.month, m.status)
$$;

-- One step of a journey, as the hub's own statement: checked, written, audited and told at once, or nothing is done and the answer is null.
create or replace function bench.record_journey_event(
  op_id uuid, survivor_id uuid, expected_version int, status text, happened_at timestamptz, note text
) returns hub.survivor volatile language sql as $$
  with lawful (before, next) as (values
      ('RESCUED', '{IN_SAFE_CUSTODY,AT_MEDICAL_EXAMINATION,BEFORE_CWC,BEFORE_MAGISTRATE,DECLINED_SUPPORT,MISSING,DECEASED}'::text[]),
      ('IN_SAFE_CUSTODY', '{AT_MEDICAL_EXAMINATION,BEFORE_CWC,BEFORE_MAGISTRATE,DECLINED_SUPPORT,MISSING,DECEASED}'),
      ('AT_MEDICAL_EXAMINATION',
        '{IN_SAFE_CUSTODY,BEFORE_CWC,BEFORE_MAGISTRATE,IN_INTERIM_CARE,IN_LONG_TERM_CARE,DECLINED_SUPPORT,MISSING,DECEASED}'),
      ('BEFORE_CWC', '{IN_SAFE_CUSTODY,AT_MEDICAL_EXAMINATION,IN_INTERIM_CARE,RESTORED,IN_TRANSIT_HOME,MISSING,DECEASED}'),
      ('BEFORE_MAGISTRATE',
        '{IN_SAFE_CUSTODY,AT_MEDICAL_EXAMINATION,BEFORE_CWC,IN_INTERIM_CARE,RESTORED,INDEPENDENT,DECLINED_SUPPORT,MISSING,DECEASED}'),
      ('IN_INTERIM_CARE',
        '{AT_MEDICAL_EXAMINATION,BEFORE_CWC,BEFORE_MAGISTRATE,IN_TRANSIT_HOME,RESTORED,IN_LONG_TERM_CARE,INDEPENDENT,DECLINED_SUPPORT,MISSING,DECEASED}'),
      ('IN_TRANSIT_HOME', '{BEFORE_HOME_CWC,AT_MEDICAL_EXAMINATION,IN_INTERIM_CARE,RESTORED,MISSING,DECEASED}'),
      ('BEFORE_HOME_CWC', '{RESTORED,IN_INTERIM_CARE,IN_LONG_TERM_CARE,AT_MEDICAL_EXAMINATION,MISSING,DECEASED}'),
      ('RESTORED', '{BEFORE_CWC,BEFORE_HOME_CWC,IN_LONG_TERM_CARE,INDEPENDENT,MISSING,DECEASED}'),
      ('IN_LONG_TERM_CARE', '{AT_MEDICAL_EXAMINATION,BEFORE_CWC,BEFORE_HOME_CWC,IN_TRANSIT_HOME,RESTORED,INDEPENDENT,MISSING,DECEASED}'),
      ('INDEPENDENT', '{BEFORE_CWC,BEFORE_MAGISTRATE,MISSING,DECEASED}'),
      ('MISSING',
        '{RESCUED,IN_SAFE_CUSTODY,AT_MEDICAL_EXAMINATION,BEFORE_CWC,BEFORE_MAGISTRATE,IN_INTERIM_CARE,BEFORE_HOME_CWC,RESTORED,DECEASED}'),
      ('DECLINED_SUPPORT', '{IN_SAFE_CUSTODY,BEFORE_MAGISTRATE,IN_INTERIM_CARE,MISSING,DECEASED}')),
    me as (select hub.ctx_officer() as officer, hub.ctx_office() as office, hub.ctx_roles() as roles),
    the_survivor as (
      select s.id, s.case_id from hub.survivor s
      where s.id = $2 and s.version = $3
        and (s.status not in ('IN_INTERIM_CARE', 'IN_LONG_TERM_CARE')
          or (select roles from me) && '{HOME_STAFF,CWC_MEMBER,NGO_WORKER,DCPU_OFFICER}'::text[])
      for update),
    the_case as (select f.id from hub.case_file f where f.id = (select case_id from the_survivor) and f.status <> 'CLOSED' for update),
    journey as (
      select e.status, e.happened_at, e.recorded_at, e.id::text collate "C" as id from hub.journey_event e
      where e.survivor_id = (select id from the_survivor) and e.superseded_at is null
      union all select $4, $5, 'infinity', '~'),
    steps as (
      select j.status, j.happened_at, lag(j.status) over w as before, row_number() over w as nr
      from journey j window w as (order by j.happened_at, j.recorded_at, j.id)),
    file as (
      select s.id, s.case_id, uuidv7() as event from the_survivor s join the_case f on f.id = s.case_id
      where $5 <= now() and not exists (select from steps where case when before is null then steps.status <> 'RESCUED'
          else not exists (select from lawful l where l.before = steps.before and steps.status = any(l.next)) end)
        and not exists (select from hub.operation_done d where d.officer_id = (select officer from me) and d.op_id = $1)),
    last as (select s.status, s.happened_at from steps s order by nr desc limit 1),
    event as (
      insert into hub.journey_event (id, case_id, survivor_id, status, happened_at, recorded_by_office_id, recorded_by_id, recorded_at)
      select file.event, case_id, id, $4, $5, office, officer, now() from file, me),
    noted as (
      insert into hub.journey_note (id, case_id, survivor_id, recorded_by_office_id, text)
      select file.event, case_id, id, office, $6 from file, me where $6 <> ''),
    moved as (
      update hub.survivor s set status = last.status, status_since = last.happened_at, updated_at = now(), version = s.version + 1
      from file, last where s.id = file.id returning s.*),
    touched as (update hub.case_file f set updated_at = now() from file where f.id = file.case_id),
    audited as (
      insert into hub.audit_record (id, at, officer_id, office_id, operation, op_id, request_id, seen, asked, decision, outcome, writer, writer_seq, form, mac, case_id, changed)
      select uuidv7(), now(), officer, office, 'recordJourneyEvent', $1, gen_random_uuid(), '{}', '{}', 'ALLOWED', 'DONE', gen_random_uuid(), 0, 0, '', case_id, array_remove(array['journey_event:' || file.event,
        case when $6 <> '' then 'journey_note:' || file.event end, 'survivor:' || id, 'case_file:' || case_id], null) from file, me),
    told as (
      insert into hub.outbox (id, at, officer_id, event, case_id, subject)
      select uuidv7(), now(), officer, 'recordJourneyEvent', case_id, 'Survivor_' || id from file, me),
    done as (
      insert into hub.operation_done (officer_id, op_id, operation, input_hash, result_id, at)
      select officer, $1, 'recordJourneyEvent', encode(sha256(convert_to(concat_ws(' ', $2, $3, $4, $5, $6), 'UTF8')), 'hex'), id, now()
      from file, me)
  select moved.* from moved
$$;
