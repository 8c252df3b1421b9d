import { Migration } from '@mikro-orm/migrations';

/** What a hub begins with was never its to tell: cases come onto the list with the time at which they came. */
export class Migration20261126224110_quiet_beginning extends Migration {

  override name = 'Migration20261126224110_quiet_beginning';

  override up(): void {
    this.addSql(`alter table "hub"."clock_due" add "since" timestamptz null, add "quiet_before" timestamptz null;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`drop function hub.all_cases_due(uuid, int);`);
    this.addSql(`create function hub.all_cases_due(after_id uuid, how_many int, the_time timestamptz default null, beginning timestamptz default null) returns uuid language sql security definer set search_path = hub, pg_temp as $$
      with batch as (select c.id from case_file c where c.id > coalesce(after_id, '00000000-0000-0000-0000-000000000000') order by c.id limit how_many),
        due as (insert into clock_due (case_id, since, quiet_before) select s.id, the_time, beginning from batch s)
      select s.id from batch s order by s.id desc limit 1 $$;`);
    this.addSql(`revoke execute on function hub.all_cases_due(uuid, int, timestamptz, timestamptz) from public;`);
    this.addSql(`grant execute on function hub.all_cases_due(uuid, int, timestamptz, timestamptz) to samanvay_worker;`);
    this.addSql(`create or replace function hub.cases_are_due() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into clock_due (case_id, since) select coalesce(n.case_id, '00000000-0000-0000-0000-000000000000'), min(n.at)
          from added n where n.event <> 'clockMoved' and (n.case_id is not null or n.event = 'recordLegalEvent') group by 1
        union select '00000000-0000-0000-0000-000000000000', n.at from added n
          where n.event in ('acknowledgeHandover', 'acceptHandover', 'refuseHandover', 'acknowledgeAlert', 'actUponAlert')
            and exists (select 1 from contradiction c join officer o on o.office_id = c.about_id where o.id = n.officer_id and c.case_id is null and c.ended_at is null);
        return null;
      end $$;`);
    // A survivor who is put on file without a rescue is known from then on, and not from when they were found.
    this.addSql(`create or replace function hub.clock_log(the_cases uuid[]) returns table (case_id uuid, log jsonb) stable language sql security definer set search_path = hub, pg_temp as $$
${LOG}
    $$;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

/** What happened in some cases: ids, codes and times. Superseded records are none. */
const EVENTS = `
      select r.id, 'REPORTED:' || c.kind as kind, hub.ms(r.received_at) as at, hub.ms(r.recorded_at) as reported, null::uuid as survivor, r.recorded_by_office_id as office, '{}'::jsonb as more
        from report r where r.case_id = c.id and r.superseded_at is null
      union all select r.id, 'REPORTED:' || r.channel, hub.ms(r.received_at), hub.ms(r.recorded_at), null, r.recorded_by_office_id, '{}' from report r where r.case_id = c.id and r.superseded_at is null
      union all select e.id, e.kind, hub.ms(e.recorded_at), hub.ms(e.recorded_at), null, e.recorded_by_office_id, '{}' from case_event e where e.case_id = c.id and e.kind = 'TRIAGED'
      union all select r.id, 'RESCUED', hub.ms(r.started_at), hub.ms(r.recorded_at), null, r.recorded_by_office_id, '{}' from rescue r where r.case_id = c.id and r.superseded_at is null
      union all select s.id, k.kind, hub.ms(case when k.kind = 'FOUND' then s.found_at else coalesce(p.taken_in_charge_at, s.found_at) end), hub.ms(coalesce(r.recorded_at, (select min(j.recorded_at) from journey_event j where j.survivor_id = s.id), s.found_at)), s.id,
          coalesce(r.recorded_by_office_id, c.lead_office_id), '{}'
        from survivor s left join rescue r on r.id = s.rescue_id
        left join lateral (select p.taken_in_charge_at from production p where p.survivor_id = s.id and p.superseded_at is null order by p.produced_at, p.id limit 1) p on true,
        (values ('FOUND'), ('TAKEN_IN_CHARGE')) k (kind) where s.case_id = c.id
      union all select p.id, 'PRODUCED', hub.ms(p.produced_at), hub.ms(p.recorded_at), p.survivor_id, p.recorded_by_office_id, jsonb_build_object('journeyMinutes', p.journey_minutes)
        from production p where p.case_id = c.id and p.superseded_at is null
      union all select f.id, k.kind, hub.ms(f.registered_at), hub.ms(f.recorded_at), null, f.recorded_by_office_id, jsonb_build_object('sections', coalesce(to_jsonb(d.sections), '[]'))
        from fir f left join fir_detail d on d.id = f.id, (values ('FIR_REGISTERED'), ('ZERO_FIR')) k (kind) where f.case_id = c.id and f.superseded_at is null and (k.kind = 'FIR_REGISTERED' or f.is_zero_fir)
      union all select f.id, 'FIR_TRANSFERRED', hub.ms(f.transferred_at), hub.ms(greatest(f.transferred_at, f.recorded_at)), null, f.recorded_by_office_id, '{}'
        from fir f where f.case_id = c.id and f.superseded_at is null and f.transferred_at is not null
      union all select f.id, 'CHARGE_SHEETED', hub.ms(f.charge_sheet_at), hub.ms(greatest(f.charge_sheet_at, f.recorded_at)), null, f.recorded_by_office_id, '{}'
        from fir f where f.case_id = c.id and f.superseded_at is null and f.charge_sheet_at is not null
      union all select m.id, 'EXAMINED', hub.ms(m.examined_at), hub.ms(m.recorded_at), m.survivor_id, m.recorded_by_office_id, '{}' from medical_examination m where m.case_id = c.id and m.superseded_at is null
      union all select m.id, 'EXAMINATION_REPORTED', hub.ms(m.reported_at), hub.ms(greatest(m.reported_at, m.recorded_at)), m.survivor_id, m.recorded_by_office_id, '{}'
        from medical_examination m where m.case_id = c.id and m.superseded_at is null and m.reported_at is not null
      union all select a.id, 'AGE_TEST_ORDERED', hub.ms(a.ordered_at), hub.ms(a.recorded_at), a.survivor_id, a.recorded_by_office_id, jsonb_build_object('askedOf', a.asked_of_id)
        from age_determination a where a.case_id = c.id and a.superseded_at is null
      union all select a.id, 'AGE_DETERMINED', hub.ms(a.determined_at), hub.ms(greatest(a.determined_at, a.recorded_at)), a.survivor_id, a.recorded_by_office_id, '{}'
        from age_determination a where a.case_id = c.id and a.superseded_at is null and a.determined_at is not null
      union all select i.id, 'INVESTIGATION_DIRECTED', hub.ms(i.directed_at), hub.ms(i.recorded_at), i.survivor_id, i.recorded_by_office_id, jsonb_build_object('askedOf', i.asked_of_id)
        from social_investigation i where i.case_id = c.id and i.superseded_at is null
      union all select i.id, 'INVESTIGATION_SUBMITTED', hub.ms(i.submitted_at), hub.ms(greatest(i.submitted_at, i.recorded_at)), i.survivor_id, i.recorded_by_office_id, '{}'
        from social_investigation i where i.case_id = c.id and i.superseded_at is null and i.submitted_at is not null
      union all select o.id, 'ORDERED:' || k.kind, hub.ms(o.made_at), hub.ms(o.recorded_at), o.survivor_id, o.recorded_by_office_id, '{}'
        from cwc_order o join cwc_order_detail d on d.id = o.id, lateral (values (d.type), (case when d.is_final then 'FINAL' end)) k (kind) where o.case_id = c.id and o.superseded_at is null and k.kind is not null
      union all select p.id, 'PLACED', hub.ms(p.since), hub.ms(p.recorded_at), p.survivor_id, c.lead_office_id, '{}' from placement p where p.case_id = c.id and p.superseded_at is null
      union all select j.id, 'JOURNEY:' || j.status, hub.ms(j.happened_at), hub.ms(j.recorded_at), j.survivor_id, c.lead_office_id, '{}' from journey_event j where j.case_id = c.id and j.superseded_at is null
      union all select e.id, 'SITE_RECORDED', hub.ms(e.recorded_at), hub.ms(e.recorded_at), null, e.recorded_by_office_id, '{}' from establishment e where e.case_id = c.id and e.superseded_at is null
      union all select v.id, 'VISITED', hub.ms(v.visited_at), hub.ms(greatest(v.visited_at, v.recorded_at)), v.survivor_id, v.recorded_by_office_id, '{}'
        from follow_up_visit v where v.case_id = c.id and v.superseded_at is null and v.visited_at is not null
      union all select e.id, k.kind || ':' || d.kind, hub.ms(k.at), hub.ms(k.at), e.survivor_id, d.recorded_by_office_id, '{}'
        from entitlement e join entitlement_detail d on d.id = e.id, lateral (values ('APPLIED', e.applied_at), ('SANCTIONED', e.sanctioned_at), ('CREDITED', e.credited_at)) k (kind, at)
        where e.case_id = c.id and k.at is not null
      union all select l.id, l.kind, hub.ms(l.happened_at), hub.ms(l.recorded_at), l.survivor_id, l.recorded_by_office_id,
          case when l.extends is null then '{}' else jsonb_build_object('extends', l.extends, 'until', hub.ms(l.until)) end
        from legal_event l where l.case_id = c.id and l.superseded_at is null`;

/** The homes are left out: a clock is never a home's, and where somebody is sheltered is nobody's to infer. */
const LOG = `
      select c.id, jsonb_build_object('caseId', c.id, 'number', c.number, 'kind', c.kind, 'district', c.district_code, 'state', c.state_code, 'leadOfficeId', c.lead_office_id,
        'closedBecause', case when c.status = 'CLOSED' then (select e.closed_because from case_event e where e.case_id = c.id and e.kind = 'CLOSED' order by e.recorded_at desc limit 1) end,
        'survivors', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'pseudonym', s.pseudonym, 'sex', s.sex, 'ageFrom', s.age_from, 'ageOn', s.age_on, 'exploitation', s.exploitation,
            'foundIn', s.found_in_code, 'homeDistrict', s.home_district_code) order by s.id) from survivor s where s.case_id = c.id), '[]'),
        'offices', coalesce((select jsonb_agg(distinct jsonb_build_object('id', o.id, 'kind', o.kind, 'district', o.district_code, 'state', o.state_code))
            from case_participant p join office o on o.id = p.office_id where p.case_id = c.id and p.until is null and not p.sealed and p.capacity <> 'CUSTODIAN'), '[]'),
        'events', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'at', x.at, 'reportedAt', x.reported, 'survivorId', x.survivor, 'officeId', x.office) || x.more) from (${EVENTS}) x), '[]'))
      from case_file c where c.id = any(the_cases)`;
