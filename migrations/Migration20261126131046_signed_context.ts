import { Migration } from '@mikro-orm/migrations';

/**
 * What the policies know of the caller is signed, and verified where it is read: SQL that finds its way into the hub can set the variable,
 * and not say with it that it is somebody else. `ctx_` functions verify; `said_` functions take the context at its word, beside
 * something that verifies it.
 */
export class Migration20261126131046_signed_context extends Migration {

  override name = 'Migration20261126131046_signed_context';

  override up(): void {
    this.addSql(`create table "hub"."context_key" ("version" int not null, "inner_pad" bytea not null, "outer_pad" bytea not null, primary key ("version"));`);
    this.addSql(`alter table "hub"."context_key" enable row level security;`);
    this.addSql(`alter table "hub"."context_key" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."context_key" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`grant select, insert, delete on hub.context_key to samanvay_keeper;`);

    for (const [name, type, n] of parts)
      this.addSql(`create function hub.said_${name}() returns ${type} stable parallel safe language sql
        as $$ select nullif(split_part(current_setting('samanvay.ctx', true), '|', ${n}), '')::${type} $$;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // The parts of the context, if one of our keys has signed it (HMAC-SHA-256, RFC 2104) and it has not ended; otherwise nothing.
    // By the start of the transaction: who was let in may finish.
    this.addSql(`create function hub.ctx_verified() returns text[] stable parallel safe security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
      declare
        context text := current_setting('samanvay.ctx', true);
        said text := left(context, -45);
        message bytea;
      begin
        if context is null or length(context) < 46 then return null; end if;
        message := convert_to(said, 'UTF8');
        perform from hub.context_key k
          where encode(sha256(k.outer_pad || sha256(k.inner_pad || message)), 'base64') = right(context, 44) and right(left(context, -44), 1) = '|';
        if not found then return null; end if;
        if split_part(said, '|', 6)::bigint < extract(epoch from now()) then return null; end if;
        return string_to_array(said, '|');
      end $$;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    for (const [name, type, n] of parts)
      this.addSql(`create or replace function hub.ctx_${name}() returns ${type} stable parallel safe language sql
        as $$ select (hub.ctx_verified())[${n}]::${type} $$;`);
    this.addSql(`create function hub.ctx_office_as(any_of text[]) returns uuid stable parallel safe language plpgsql as $$
      declare
        said text[] := hub.ctx_verified();
      begin
        if said[4]::text[] && any_of then return said[3]::uuid; end if;
        return null;
      end $$;`);
    // What the hub says when a transaction begins. A context that does not hold is an error, or a request would be answered as if nothing were there.
    this.addSql(`create function hub.enter(context text) returns boolean volatile language plpgsql as $$
      begin
        perform set_config('samanvay.ctx', context, true);
        if hub.ctx_verified() is null then raise exception 'The context does not hold' using errcode = '28000'; end if;
        return true;
      end $$;`);

    this.addSql(`drop policy "read" on "hub"."case_access";`);

    this.addSql(`drop policy "read" on "hub"."case_month_tally";`);

    this.addSql(`drop policy "read" on "hub"."case_tally";`);

    this.addSql(`drop policy "read" on "hub"."publication";`);

    this.addSql(`drop policy "read" on "hub"."published_number";`);

    this.addSql(`drop policy "read" on "hub"."rescue_access";`);

    this.addSql(`drop policy "add" on "hub"."case_file";`);

    this.addSql(`drop policy "change" on "hub"."rescue_plan";`);
    this.addSql(`drop policy "read" on "hub"."rescue_plan";`);

    this.addSql(`drop policy "change" on "hub"."rescue_plan_detail";`);
    this.addSql(`drop policy "read" on "hub"."rescue_plan_detail";`);

    this.addSql(`drop policy "change" on "hub"."report";`);
    this.addSql(`drop policy "read" on "hub"."report";`);

    this.addSql(`drop policy "change" on "hub"."reporter";`);
    this.addSql(`drop policy "read" on "hub"."reporter";`);

    this.addSql(`drop policy "change" on "hub"."case_participant";`);
    this.addSql(`drop policy "read" on "hub"."case_participant";`);

    this.addSql(`drop policy "change" on "hub"."fir_standing";`);
    this.addSql(`drop policy "read" on "hub"."fir_standing";`);

    this.addSql(`drop policy "change" on "hub"."fir";`);
    this.addSql(`drop policy "read" on "hub"."fir";`);

    this.addSql(`drop policy "change" on "hub"."fir_detail";`);
    this.addSql(`drop policy "read" on "hub"."fir_detail";`);

    this.addSql(`drop policy "change" on "hub"."establishment";`);
    this.addSql(`drop policy "read" on "hub"."establishment";`);

    this.addSql(`drop policy "change" on "hub"."establishment_detail";`);
    this.addSql(`drop policy "read" on "hub"."establishment_detail";`);

    this.addSql(`drop policy "change" on "hub"."accused";`);
    this.addSql(`drop policy "read" on "hub"."accused";`);

    this.addSql(`drop policy "change" on "hub"."accused_detail";`);
    this.addSql(`drop policy "read" on "hub"."accused_detail";`);

    this.addSql(`drop policy "change" on "hub"."statement";`);
    this.addSql(`drop policy "read" on "hub"."statement";`);

    this.addSql(`drop policy "change" on "hub"."statement_text";`);
    this.addSql(`drop policy "read" on "hub"."statement_text";`);

    this.addSql(`drop policy "change" on "hub"."social_investigation";`);
    this.addSql(`drop policy "read" on "hub"."social_investigation";`);

    this.addSql(`drop policy "change" on "hub"."social_investigation_report";`);
    this.addSql(`drop policy "read" on "hub"."social_investigation_report";`);

    this.addSql(`drop policy "change" on "hub"."placement";`);
    this.addSql(`drop policy "read" on "hub"."placement";`);

    this.addSql(`drop policy "change" on "hub"."placement_home";`);
    this.addSql(`drop policy "read" on "hub"."placement_home";`);

    this.addSql(`drop policy "change" on "hub"."cwc_order";`);
    this.addSql(`drop policy "read" on "hub"."cwc_order";`);

    this.addSql(`drop policy "change" on "hub"."cwc_order_detail";`);
    this.addSql(`drop policy "read" on "hub"."cwc_order_detail";`);

    this.addSql(`drop policy "change" on "hub"."medical_examination";`);
    this.addSql(`drop policy "read" on "hub"."medical_examination";`);

    this.addSql(`drop policy "change" on "hub"."medical_report";`);
    this.addSql(`drop policy "read" on "hub"."medical_report";`);

    this.addSql(`drop policy "change" on "hub"."journey_place";`);
    this.addSql(`drop policy "read" on "hub"."journey_place";`);

    this.addSql(`drop policy "change" on "hub"."journey_note";`);
    this.addSql(`drop policy "read" on "hub"."journey_note";`);

    this.addSql(`drop policy "change" on "hub"."follow_up_visit";`);
    this.addSql(`drop policy "read" on "hub"."follow_up_visit";`);

    this.addSql(`drop policy "change" on "hub"."entitlement";`);
    this.addSql(`drop policy "read" on "hub"."entitlement";`);

    this.addSql(`drop policy "change" on "hub"."entitlement_detail";`);
    this.addSql(`drop policy "read" on "hub"."entitlement_detail";`);

    this.addSql(`drop policy "change" on "hub"."care_plan";`);
    this.addSql(`drop policy "read" on "hub"."care_plan";`);

    this.addSql(`drop policy "change" on "hub"."service";`);
    this.addSql(`drop policy "read" on "hub"."service";`);

    this.addSql(`drop policy "change" on "hub"."service_detail";`);
    this.addSql(`drop policy "read" on "hub"."service_detail";`);

    this.addSql(`drop policy "change" on "hub"."care_plan_detail";`);
    this.addSql(`drop policy "read" on "hub"."care_plan_detail";`);

    this.addSql(`drop policy "change" on "hub"."age_determination";`);
    this.addSql(`drop policy "read" on "hub"."age_determination";`);

    this.addSql(`drop policy "change" on "hub"."age_finding";`);
    this.addSql(`drop policy "read" on "hub"."age_finding";`);

    this.addSql(`drop policy "read" on "hub"."survivor_access";`);

    this.addSql(`drop policy "change" on "hub"."survivor_identity";`);
    this.addSql(`drop policy "read" on "hub"."survivor_identity";`);

    this.addSql(`drop policy "change" on "hub"."survivor_name";`);
    this.addSql(`drop policy "read" on "hub"."survivor_name";`);

    this.addSql(`drop policy "change" on "hub"."survivor_participant";`);
    this.addSql(`drop policy "read" on "hub"."survivor_participant";`);

    this.addSql(`drop policy "change" on "hub"."visit_report";`);
    this.addSql(`drop policy "read" on "hub"."visit_report";`);

    this.addSql(`create policy "read" on "hub"."case_access" for select to "samanvay_hub" using (case_access.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "read" on "hub"."case_month_tally" for select to "samanvay_hub" using (case_month_tally.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "read" on "hub"."case_tally" for select to "samanvay_hub" using (case_tally.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "read" on "hub"."publication" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]));`);

    this.addSql(`create policy "read" on "hub"."published_number" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]));`);

    this.addSql(`create policy "read" on "hub"."rescue_access" for select to "samanvay_hub" using (rescue_access.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "add" on "hub"."case_file" for insert to "samanvay_hub" with check (case_file.lead_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."rescue_plan" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "read" on "hub"."rescue_plan" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);

    this.addSql(`create policy "change" on "hub"."rescue_plan_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "read" on "hub"."rescue_plan_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);

    this.addSql(`create policy "change" on "hub"."report" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."report" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."reporter" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."reporter" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."case_participant" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office()))))) with check ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office())))));`);
    this.addSql(`create policy "read" on "hub"."case_participant" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office())))));`);

    this.addSql(`create policy "change" on "hub"."fir_standing" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir_standing" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."fir" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."fir_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."establishment" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."establishment" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."establishment_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."establishment_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."accused" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."accused" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."accused_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."accused_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."statement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."statement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."statement_text" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."statement_text" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."social_investigation" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."social_investigation" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."social_investigation_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."social_investigation_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."placement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office()))))) with check ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office())))));`);
    this.addSql(`create policy "read" on "hub"."placement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office())))));`);

    this.addSql(`create policy "change" on "hub"."placement_home" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."placement_home" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."cwc_order" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."cwc_order" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."cwc_order_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."cwc_order_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."medical_examination" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."medical_examination" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."medical_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."medical_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."journey_place" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."journey_place" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."journey_note" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."journey_note" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."follow_up_visit" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."follow_up_visit" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."entitlement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."entitlement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."entitlement_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."entitlement_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."care_plan" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."care_plan" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."service" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."service" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."service_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."service_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."care_plan_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."care_plan_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."age_determination" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."age_determination" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."age_finding" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."age_finding" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "read" on "hub"."survivor_access" for select to "samanvay_hub" using (survivor_access.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."survivor_identity" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."survivor_identity" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."survivor_name" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);
    this.addSql(`create policy "read" on "hub"."survivor_name" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);

    this.addSql(`create policy "change" on "hub"."survivor_participant" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office()))))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office())))));`);
    this.addSql(`create policy "read" on "hub"."survivor_participant" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.said_office()) or (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office())))));`);

    this.addSql(`create policy "change" on "hub"."visit_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."visit_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

const parts: readonly [name: string, type: string, n: number][] = [
  ['officer', 'uuid', 2],
  ['office', 'uuid', 3],
  ['roles', 'text[]', 4],
];
