import { Migration } from '@mikro-orm/migrations';

/** A person recorded twice in one case: the second record names the first, with the consent of a second person, and stands for nobody any more. */
export class Migration20261126233029_merged_survivors extends Migration {

  override name = 'Migration20261126233029_merged_survivors';

  override up(): void {
    this.addSql(`drop policy "read" on "hub"."change";`);

    this.addSql(`create policy "read" on "hub"."change" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = change.case_id) and case when change.event in ('openCase', 'triageCase', 'closeWorkstream', 'closeCase', 'reopenCase', 'endParticipation') then true when change.event in ('registerFir', 'transferFir', 'fileChargeSheet') then (select true from hub.fir s where s.id = change.subject_id) when change.event in ('recordNoFir') then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when change.event in ('recordAccused') then (select true from hub.accused s where s.id = change.subject_id) when change.event in ('recordEstablishment') then (select true from hub.establishment s where s.id = change.subject_id) when change.event in ('planRescue', 'startRescue') then (select true from hub.rescue_plan s where s.id = change.subject_id) when change.event in ('recordRescue') then (select true from hub.rescue s where s.id = change.subject_id) when change.event in ('addSurvivor', 'recordJourneyEvent', 'mergeSurvivors', 'undoMerge') then (select true from hub.survivor s where s.id = change.subject_id) when change.event in ('recordProduction') then (select true from hub.production s where s.id = change.subject_id) when change.event in ('recordIdentity') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('referForExamination') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('recordMedicalExamination') then (select true from hub.medical_examination s where s.id = change.subject_id) when change.event in ('orderAgeDetermination', 'recordAgeDetermination') then (select true from hub.age_determination s where s.id = change.subject_id) when change.event in ('recordStatement') then (select true from hub.statement s where s.id = change.subject_id) when change.event in ('recordOrder') then (select true from hub.cwc_order s where s.id = change.subject_id) when change.event in ('assignNgo') then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('placeSurvivor', 'endPlacement') then (select true from hub.placement s where s.id = change.subject_id) when change.event in ('consultHomeDistrict') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('directInvestigation', 'submitInvestigation') then (select true from hub.social_investigation s where s.id = change.subject_id) when change.event in ('drawUpCarePlan', 'approveCarePlan') then (select true from hub.care_plan s where s.id = change.subject_id) when change.event in ('planService', 'moveService') then (select true from hub.service s where s.id = change.subject_id) when change.event in ('claimEntitlement', 'moveEntitlement') then (select true from hub.entitlement s where s.id = change.subject_id) when change.event in ('scheduleVisit', 'recordVisit') then (select true from hub.follow_up_visit s where s.id = change.subject_id) when change.event in ('recordLegalEvent') then (select true from hub.legal_event s where s.id = change.subject_id) when change.event in ('noteContradiction') then (select true from hub.contradiction s where s.id = change.subject_id) when change.event in ('clockMoved') then (select true from hub.clock s where s.id = change.subject_id) when change.event in ('proposeHandover', 'acknowledgeHandover', 'acceptHandover', 'refuseHandover', 'revokeHandover', 'answerConsultation', 'completeReferral', 'recordEscort', 'receiveSurvivor') then (select true from hub.handover s where s.id = change.subject_id) when change.event in ('composeAlert', 'supersedeAlert', 'withdrawAlert', 'acknowledgeAlert', 'actUponAlert') then (select true from hub.alert s where s.id = change.subject_id) when change.event in ('exportAlert') then (select true from hub.alert_export s where s.id = change.subject_id) when change.event in ('reportSighting') then (select true from hub.alert_sighting s where s.id = change.subject_id) when change.event in ('openIdentity', 'openShelter', 'findByIdentity', 'exportIdentities') then (select true from hub.sighting s where s.id = change.subject_id) when change.event in ('breakGlass', 'reviewBrokenGlass') then (select true from hub.broken_glass s where s.id = change.subject_id) when change.event in ('askSecondPerson', 'answerSecondPerson') then (select true from hub.approval s where s.id = change.subject_id) when change.event in ('requestAccess', 'answerAccessRequest') then (select true from hub.access_request s where s.id = change.subject_id) else false end);`);

    this.addSql(`alter table "hub"."survivor" add "merged_into_id" uuid null;`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_merged_into_id_foreign" foreign key ("merged_into_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`create index survivor_merged on hub.survivor (merged_into_id, id) where merged_into_id is not null;`);

    this.addSql(`alter table "hub"."clock" drop constraint "clock_not_applicable_check";`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_not_applicable_check" check ("not_applicable" in ('ADULT', 'DECEASED', 'CASE_ENDED', 'MERGED'));`);

    this.addSql(`alter table "hub"."approval" drop constraint "approval_action_check";`);
    this.addSql(`alter table "hub"."approval" add "kept_id" uuid null, add "duplicate_id" uuid null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_kept_id_foreign" foreign key ("kept_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_duplicate_id_foreign" foreign key ("duplicate_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."approval" alter column "data_class" drop not null;`);
    this.addSql(`alter table "hub"."approval" alter column "purpose" drop not null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_action_check" check ("action" in ('OPEN', 'EXPORT', 'MERGE', 'UNDO_MERGE'));`);

    this.addSql(`alter table "hub"."approval" add constraint "approval_opens_or_merges" check ((("action" in ('OPEN', 'EXPORT')) = ("data_class" is not null)) and (("data_class" is null) = ("purpose" is null))
      and (("action" in ('MERGE', 'UNDO_MERGE')) = ("kept_id" is not null)) and (("kept_id" is null) = ("duplicate_id" is null)));`);
    this.addSql(`grant update (merged_into_id) on hub.survivor to samanvay_hub;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Whatever statement comes to the hub's login: two of one case, one step and no chain, and what somebody else has consented to.
    this.addSql(`create function hub.must_be_one_person() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        first_case uuid;
        first_merged uuid;
      begin
        if new.merged_into_id = new.id or (old.merged_into_id is not null and new.merged_into_id is not null) then
          raise exception 'A record is merged once, and into another' using errcode = 'check_violation';
        end if;
        if new.merged_into_id is not null then
          select s.case_id, s.merged_into_id into first_case, first_merged from survivor s where s.id = new.merged_into_id for update;
          if first_case is distinct from new.case_id or first_merged is not null or exists (select from survivor s where s.merged_into_id = new.id) then
            raise exception 'Two records of one case are merged, in one step' using errcode = 'check_violation';
          end if;
        end if;
        if not exists (select from approval a where a.duplicate_id = new.id and a.kept_id = coalesce(new.merged_into_id, old.merged_into_id)
            and a.action = case when new.merged_into_id is null then 'UNDO_MERGE' else 'MERGE' end and a.is_granted and a.used_at is not null) then
          raise exception 'A second person consents to a merge' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;`);
    this.addSql(`create function hub.nobody_is_merged_yet() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        raise exception 'A record is on file before it is merged' using errcode = 'check_violation';
      end $$;`);
    // Whether the duplicate is in custody, and whether custody of either is being handed over: to whoever sees both, and of where nothing.
    this.addSql(`create function hub.custody_of_two(the_kept uuid, the_duplicate uuid) returns table (placed boolean, passing boolean) stable language sql security definer set search_path = hub, pg_temp as $$
      select exists (select from placement p where p.survivor_id = the_duplicate and p.until is null and p.superseded_at is null),
        exists (select from handover_survivor h where h.survivor_id in (the_kept, the_duplicate) and h.is_open and h.transfers = 'CUSTODY')
      where (select count(*) from survivor_access a where a.survivor_id in (the_kept, the_duplicate) and a.office_id = hub.ctx_office()) = 2 $$;`);
    this.addSql(`create or replace function hub.clock_log(the_cases uuid[]) returns table (case_id uuid, log jsonb) stable language sql security definer set search_path = hub, pg_temp as $$
${LOG}
    $$;`);
    this.addSql(`revoke execute on function hub.must_be_one_person(), hub.nobody_is_merged_yet(), hub.custody_of_two(uuid, uuid) from public;`);
    this.addSql(`grant execute on function hub.must_be_one_person(), hub.nobody_is_merged_yet() to samanvay_owner;`);
    this.addSql(`grant execute on function hub.custody_of_two(uuid, uuid) to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger one_person before update of merged_into_id on hub.survivor for each row
      when (new.merged_into_id is distinct from old.merged_into_id) execute function hub.must_be_one_person();`);
    this.addSql(`create trigger not_merged_yet before insert on hub.survivor for each row when (new.merged_into_id is not null) execute function hub.nobody_is_merged_yet();`);
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
            'foundIn', s.found_in_code, 'homeDistrict', s.home_district_code, 'isMerged', s.merged_into_id is not null) order by s.id) from survivor s where s.case_id = c.id), '[]'),
        'offices', coalesce((select jsonb_agg(distinct jsonb_build_object('id', o.id, 'kind', o.kind, 'district', o.district_code, 'state', o.state_code))
            from case_participant p join office o on o.id = p.office_id where p.case_id = c.id and p.until is null and not p.sealed and p.capacity <> 'CUSTODIAN'), '[]'),
        'events', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'at', x.at, 'reportedAt', x.reported, 'survivorId', x.survivor, 'officeId', x.office) || x.more) from (${EVENTS}) x), '[]'))
      from case_file c where c.id = any(the_cases)`;
