import { Migration } from '@mikro-orm/migrations';

/**
 * Offices hand over to each other; what a handover shares is in the access lists, so that the one look a policy takes says it too. What
 * opens a case to the addressee, and custody passing, are functions: no SQL of the hub's can do a part of it.
 */
export class Migration20261126194932_handovers extends Migration {

  override name = 'Migration20261126194932_handovers';

  override up(): void {
    this.addSql(`alter table "hub"."case_access" add "content_of" text[] null, add "status_of" text[] null;`);
    this.addSql(`alter table "hub"."survivor_access" add "content_of" text[] null, add "status_of" text[] null;`);

    this.addSql(`create table "hub"."handover" ("id" uuid not null, "case_number" text not null, "case_id" uuid not null, "kind" text not null, "transfers" text null, "status" text not null, "from_office_id" uuid not null, "proposed_by_id" uuid not null, "to_office_id" uuid not null, "to_officer_id" uuid null, "shares" text[] null, "proposed_at" timestamptz not null, "acknowledge_by" timestamptz not null, "acknowledged_at" timestamptz null, "expires_at" timestamptz not null, "answered_at" timestamptz null, "answered_by_id" uuid null, "refused_because" text null, "ended_at" timestamptz null, "escort_office_id" uuid null, "woman_officer" boolean null, "left_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index handover_expires on hub.handover (expires_at) where status = 'PROPOSED';`);
    this.addSql(`create unique index one_open_transfer_of_the_lead on hub.handover (case_id) where transfers = 'LEAD' and status = 'PROPOSED';`);
    this.addSql(`create index handover_received on hub.handover (to_office_id, proposed_at desc, id desc);`);
    this.addSql(`create index handover_sent on hub.handover (from_office_id, proposed_at desc, id desc);`);
    this.addSql(`create index "handover_case_id_proposed_at_index" on "hub"."handover" ("case_id", "proposed_at");`);

    this.addSql(`create table "hub"."handover_words" ("id" uuid not null, "case_id" uuid not null, "from_office_id" uuid not null, "to_office_id" uuid not null, "message" text not null, "refusal_note" text null, "answer" text null, primary key ("id"));`);

    this.addSql(`create table "hub"."handover_survivor" ("id" uuid not null, "handover_id" uuid not null, "case_id" uuid not null, "from_office_id" uuid not null, "to_office_id" uuid not null, "transfers" text null, "survivor_id" uuid not null, "placement_id" uuid null, "is_open" boolean not null, "received_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "handover_survivor_survivor_id_index" on "hub"."handover_survivor" ("survivor_id");`);
    this.addSql(`create index "handover_survivor_placement_id_index" on "hub"."handover_survivor" ("placement_id");`);
    this.addSql(`create unique index one_open_transfer_of_custody on hub.handover_survivor (survivor_id) where is_open and placement_id is not null;`);
    this.addSql(`create index "handover_survivor_handover_id_index" on "hub"."handover_survivor" ("handover_id");`);

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

    this.addSql(`drop policy "change" on "hub"."legal_event";`);
    this.addSql(`drop policy "read" on "hub"."legal_event";`);

    this.addSql(`drop policy "change" on "hub"."journey_place";`);
    this.addSql(`drop policy "read" on "hub"."journey_place";`);

    this.addSql(`drop policy "change" on "hub"."journey_note";`);
    this.addSql(`drop policy "read" on "hub"."journey_note";`);

    this.addSql(`drop policy "change" on "hub"."identity_token";`);
    this.addSql(`drop policy "read" on "hub"."identity_token";`);

    this.addSql(`drop policy "change" on "hub"."follow_up_visit";`);
    this.addSql(`drop policy "read" on "hub"."follow_up_visit";`);

    this.addSql(`drop policy "change" on "hub"."entitlement";`);
    this.addSql(`drop policy "read" on "hub"."entitlement";`);

    this.addSql(`drop policy "change" on "hub"."entitlement_detail";`);
    this.addSql(`drop policy "read" on "hub"."entitlement_detail";`);

    this.addSql(`drop policy "read" on "hub"."clock";`);

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

    this.addSql(`drop policy "change" on "hub"."survivor_identity";`);
    this.addSql(`drop policy "read" on "hub"."survivor_identity";`);

    this.addSql(`drop policy "change" on "hub"."survivor_key";`);
    this.addSql(`drop policy "read" on "hub"."survivor_key";`);

    this.addSql(`drop policy "change" on "hub"."survivor_name";`);
    this.addSql(`drop policy "read" on "hub"."survivor_name";`);

    this.addSql(`drop policy "change" on "hub"."survivor_participant";`);
    this.addSql(`drop policy "read" on "hub"."survivor_participant";`);

    this.addSql(`drop policy "change" on "hub"."visit_report";`);
    this.addSql(`drop policy "read" on "hub"."visit_report";`);


    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND'));`);

    this.addSql(`create policy "change" on "hub"."rescue_plan" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.status_of is null or 'PLAN' = any(a.status_of) from hub.case_access a where a.case_id = rescue_plan.case_id) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.status_of is null or 'PLAN' = any(a.status_of) from hub.case_access a where a.case_id = rescue_plan.case_id) end);`);
    this.addSql(`create policy "read" on "hub"."rescue_plan" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.status_of is null or 'PLAN' = any(a.status_of) from hub.case_access a where a.case_id = rescue_plan.case_id) end);`);

    this.addSql(`create policy "change" on "hub"."rescue_plan_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'PLAN' = any(a.content_of) from hub.case_access a where a.case_id = rescue_plan_detail.case_id) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'PLAN' = any(a.content_of) from hub.case_access a where a.case_id = rescue_plan_detail.case_id) end);`);
    this.addSql(`create policy "read" on "hub"."rescue_plan_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.said_officer())] else ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select a.content_of is null or 'PLAN' = any(a.content_of) from hub.case_access a where a.case_id = rescue_plan_detail.case_id) end);`);

    this.addSql(`create policy "change" on "hub"."report" for update to "samanvay_hub" using ((select a.status_of is null or 'REP' = any(a.status_of) from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office())))) with check ((select a.status_of is null or 'REP' = any(a.status_of) from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."report" for select to "samanvay_hub" using ((select a.status_of is null or 'REP' = any(a.status_of) from hub.case_access a where a.case_id = report.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."reporter" for update to "samanvay_hub" using ((select a.content_of is null or 'REP' = any(a.content_of) from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'REP' = any(a.content_of) from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."reporter" for select to "samanvay_hub" using ((select a.content_of is null or 'REP' = any(a.content_of) from hub.case_access a where a.case_id = reporter.case_id) and ((select hub.said_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`alter table "hub"."case_participant" drop constraint "case_participant_capacity_check";`);
    this.addSql(`alter table "hub"."case_participant" add "handover_id" uuid null, add "content_of" text[] null, add "status_of" text[] null;`);
    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM', 'CONSULTED', 'REFERRED', 'RECEIVING', 'FORMER_LEAD'));`);
    this.addSql(`create policy "change" on "hub"."case_participant" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or case_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.case_access a where a.case_id = case_participant.case_id)))) with check ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or case_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.case_access a where a.case_id = case_participant.case_id))));`);
    this.addSql(`create policy "read" on "hub"."case_participant" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id) and (not case_participant.sealed or case_participant.office_id = (select hub.said_office())) and (case_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or case_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.case_access a where a.case_id = case_participant.case_id))));`);

    this.addSql(`create policy "change" on "hub"."fir_standing" for update to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir_standing" for select to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir_standing.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."fir" for update to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir" for select to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = fir.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."fir_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."fir_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = fir_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."establishment" for update to "samanvay_hub" using ((select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."establishment" for select to "samanvay_hub" using ((select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = establishment.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."establishment_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]))) with check ((select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."establishment_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = establishment_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`alter table "hub"."case_event" drop constraint "case_event_kind_check";`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_kind_check" check ("kind" in ('OPENED', 'TRIAGED', 'PRIORITY_CHANGED', 'STAGE_REACHED', 'WORKSTREAM_CLOSED', 'CLOSED', 'REOPENED', 'LEAD_HANDED_OVER'));`);

    this.addSql(`create policy "change" on "hub"."accused" for update to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."accused" for select to "samanvay_hub" using ((select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = accused.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."accused_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."accused_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = accused_detail.case_id) and ((select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."statement" for update to "samanvay_hub" using ((select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office())))) with check ((select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."statement" for select to "samanvay_hub" using ((select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = statement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."statement_text" for update to "samanvay_hub" using ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."statement_text" for select to "samanvay_hub" using ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = statement_text.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."social_investigation" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."social_investigation" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'ST' = any(a.status_of) from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."social_investigation_report" for update to "samanvay_hub" using ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."social_investigation_report" for select to "samanvay_hub" using ((select a.content_of is null or 'ST' = any(a.content_of) from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."placement" for update to "samanvay_hub" using ((select a.status_of is null or 'LOC' = any(a.status_of) from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office()))))) with check ((select a.status_of is null or 'LOC' = any(a.status_of) from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office())))));`);
    this.addSql(`create policy "read" on "hub"."placement" for select to "samanvay_hub" using ((select a.status_of is null or 'LOC' = any(a.status_of) from hub.survivor_access a where a.survivor_id = placement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.said_office())))));`);

    this.addSql(`alter table "hub"."placement_home" drop constraint "placement_home_shelter_check";`);
    this.addSql(`alter table "hub"."placement_home" add constraint "placement_home_shelter_check" check ("shelter" in ('CH', 'OPEN_SHELTER', 'SAA', 'FIT_FACILITY', 'FIT_PERSON', 'OBS_HOME', 'SPECIAL_HOME', 'PLACE_OF_SAFETY', 'OSC', 'SHAKTI_SADAN', 'ITPA_PROTECTIVE_HOME', 'HOSPITAL', 'CHL_POINT', 'CRADLE', 'IN_CHARGE'));`);
    this.addSql(`create policy "change" on "hub"."placement_home" for update to "samanvay_hub" using ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office())))) with check ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."placement_home" for select to "samanvay_hub" using ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = placement_home.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."cwc_order" for update to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."cwc_order" for select to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."cwc_order_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."cwc_order_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."medical_examination" for update to "samanvay_hub" using ((select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office())))) with check ((select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."medical_examination" for select to "samanvay_hub" using ((select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."medical_report" for update to "samanvay_hub" using ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."medical_report" for select to "samanvay_hub" using ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = medical_report.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."legal_event" for update to "samanvay_hub" using (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) else false end)) with check (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) else false end));`);
    this.addSql(`create policy "read" on "hub"."legal_event" for select to "samanvay_hub" using (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (legal_event.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = legal_event.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (legal_event.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = legal_event.case_id)) else false end));`);

    this.addSql(`create policy "change" on "hub"."journey_place" for update to "samanvay_hub" using ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."journey_place" for select to "samanvay_hub" using ((select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_place.survivor_id) and (((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."journey_note" for update to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."journey_note" for select to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = journey_note.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."identity_token" for update to "samanvay_hub" using ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."identity_token" for select to "samanvay_hub" using ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."follow_up_visit" for update to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."follow_up_visit" for select to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."entitlement" for update to "samanvay_hub" using ((select a.status_of is null or 'FIN' = any(a.status_of) from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'FIN' = any(a.status_of) from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."entitlement" for select to "samanvay_hub" using ((select a.status_of is null or 'FIN' = any(a.status_of) from hub.survivor_access a where a.survivor_id = entitlement.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."entitlement_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'FIN' = any(a.content_of) from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]))) with check ((select a.content_of is null or 'FIN' = any(a.content_of) from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."entitlement_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'FIN' = any(a.content_of) from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id) and ((select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);

    this.addSql(`create policy "read" on "hub"."clock" for select to "samanvay_hub" using (case when clock.case_id is null
      then clock.owner_office_id = (select hub.ctx_office()) or clock.district_code = (select o.district_code from hub.office o where o.id = (select hub.ctx_office()))
    when clock.survivor_id is null then (select true from hub.case_access a where a.case_id = clock.case_id) else (select true from hub.survivor_access a where a.survivor_id = clock.survivor_id) end and (clock.needs is null or clock.owner_office_id = (select hub.said_office()) or case clock.needs when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'MED' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'MED' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'ST' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'ST' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'ACC' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'ACC' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'EMP' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'EMP' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'RHB' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'RHB' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) and (clock.case_id is null or (select a.status_of is null or 'FIN' = any(a.status_of) from hub.case_access a where a.case_id = clock.case_id)) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) and (clock.case_id is null or (select a.content_of is null or 'FIN' = any(a.content_of) from hub.case_access a where a.case_id = clock.case_id)) else false end));`);

    this.addSql(`create policy "change" on "hub"."care_plan" for update to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."care_plan" for select to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = care_plan.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."service" for update to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."service" for select to "samanvay_hub" using ((select a.status_of is null or 'RHB' = any(a.status_of) from hub.survivor_access a where a.survivor_id = service.survivor_id) and ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."service_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."service_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = service_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."care_plan_detail" for update to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."care_plan_detail" for select to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."age_determination" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = age_determination.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = age_determination.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."age_determination" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.said_office()))) and (select a.status_of is null or 'MED' = any(a.status_of) from hub.survivor_access a where a.survivor_id = age_determination.survivor_id)) or ((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.said_office()))));`);

    this.addSql(`create policy "change" on "hub"."age_finding" for update to "samanvay_hub" using ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office())))) with check ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office()))));`);
    this.addSql(`create policy "read" on "hub"."age_finding" for select to "samanvay_hub" using ((select a.content_of is null or 'MED' = any(a.content_of) from hub.survivor_access a where a.survivor_id = age_finding.survivor_id) and (((select hub.said_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.said_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.said_office()))));`);


    this.addSql(`create policy "change" on "hub"."survivor_identity" for update to "samanvay_hub" using ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."survivor_identity" for select to "samanvay_hub" using ((select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);

    this.addSql(`create policy "change" on "hub"."survivor_key" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);
    this.addSql(`create policy "read" on "hub"."survivor_key" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);

    this.addSql(`create policy "change" on "hub"."survivor_name" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);
    this.addSql(`create policy "read" on "hub"."survivor_name" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id) and (((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) and (select a.content_of is null or 'ID' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id)) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);

    this.addSql(`alter table "hub"."survivor_participant" drop constraint "survivor_participant_capacity_check";`);
    this.addSql(`alter table "hub"."survivor_participant" add "handover_id" uuid null;`);
    this.addSql(`alter table "hub"."survivor_participant" add constraint "survivor_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM', 'CONSULTED', 'REFERRED', 'RECEIVING', 'FORMER_LEAD'));`);
    this.addSql(`create policy "change" on "hub"."survivor_participant" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or survivor_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or survivor_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id))));`);
    this.addSql(`create policy "read" on "hub"."survivor_participant" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id) and (survivor_participant.capacity not in ('CUSTODIAN', 'RECEIVING') or survivor_participant.office_id = (select hub.said_office()) or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.said_office()))) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id))));`);

    this.addSql(`create policy "change" on "hub"."visit_report" for update to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "read" on "hub"."visit_report" for select to "samanvay_hub" using ((select a.content_of is null or 'RHB' = any(a.content_of) from hub.survivor_access a where a.survivor_id = visit_report.survivor_id) and ((select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);

    this.addSql(`alter table "hub"."handover" add constraint "handover_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_from_office_id_foreign" foreign key ("from_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_proposed_by_id_foreign" foreign key ("proposed_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_to_office_id_foreign" foreign key ("to_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_to_officer_id_foreign" foreign key ("to_officer_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_answered_by_id_foreign" foreign key ("answered_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_escort_office_id_foreign" foreign key ("escort_office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_kind_check" check ("kind" in ('REFER', 'TRANSFER', 'CONSULT'));`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_transfers_check" check ("transfers" in ('LEAD', 'CUSTODY'));`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_status_check" check ("status" in ('PROPOSED', 'ACCEPTED', 'DONE', 'REFUSED', 'REVOKED', 'EXPIRED', 'OVERTAKEN'));`);
    this.addSql(`alter table "hub"."handover" add constraint "handover_refused_because_check" check ("refused_because" in ('NOT_OUR_JURISDICTION', 'NOT_OUR_TASK', 'NO_CAPACITY', 'INFORMATION_MISSING', 'ORDER_MISSING', 'NOT_SAFE', 'OTHER_OFFICE_ACTS'));`);
    this.addSql(`alter table "hub"."handover" enable row level security;`);
    this.addSql(`alter table "hub"."handover" force row level security;`);
    this.addSql(`create policy "read" on "hub"."handover" for select to "samanvay_hub" using (handover.from_office_id = (select hub.ctx_office()) or handover.to_office_id = (select hub.ctx_office()) or ((select true from hub.case_access a where a.case_id = handover.case_id) and (handover.transfers is distinct from 'CUSTODY' or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = handover.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and false)) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.case_access a where a.case_id = handover.case_id)))));`);
    this.addSql(`create policy "add" on "hub"."handover" for insert to "samanvay_hub" with check (handover.from_office_id = (select hub.ctx_office()) and (select true from hub.case_access a where a.case_id = handover.case_id));`);
    this.addSql(`create policy "change" on "hub"."handover" for update to "samanvay_hub" using (handover.from_office_id = (select hub.ctx_office()) or handover.to_office_id = (select hub.ctx_office())) with check (handover.from_office_id = (select hub.ctx_office()) or handover.to_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."handover" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."handover_words" add constraint "handover_words_id_foreign" foreign key ("id") references "hub"."handover" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."handover_words" enable row level security;`);
    this.addSql(`alter table "hub"."handover_words" force row level security;`);
    this.addSql(`create policy "read" on "hub"."handover_words" for select to "samanvay_hub" using (handover_words.from_office_id = (select hub.ctx_office()) or handover_words.to_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "add" on "hub"."handover_words" for insert to "samanvay_hub" with check (handover_words.from_office_id = (select hub.ctx_office()) and (select true from hub.case_access a where a.case_id = handover_words.case_id));`);
    this.addSql(`create policy "change" on "hub"."handover_words" for update to "samanvay_hub" using (handover_words.from_office_id = (select hub.ctx_office()) or handover_words.to_office_id = (select hub.ctx_office())) with check (handover_words.from_office_id = (select hub.ctx_office()) or handover_words.to_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."handover_words" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."handover_survivor" add constraint "handover_survivor_handover_id_foreign" foreign key ("handover_id") references "hub"."handover" ("id");`);
    this.addSql(`alter table "hub"."handover_survivor" add constraint "handover_survivor_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."handover_survivor" add constraint "handover_survivor_transfers_check" check ("transfers" in ('LEAD', 'CUSTODY'));`);
    this.addSql(`alter table "hub"."handover_survivor" enable row level security;`);
    this.addSql(`alter table "hub"."handover_survivor" force row level security;`);
    this.addSql(`create policy "read" on "hub"."handover_survivor" for select to "samanvay_hub" using (handover_survivor.from_office_id = (select hub.ctx_office()) or handover_survivor.to_office_id = (select hub.ctx_office()) or ((select true from hub.survivor_access a where a.survivor_id = handover_survivor.survivor_id) and (handover_survivor.transfers is distinct from 'CUSTODY' or ((((select hub.said_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = handover_survivor.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.said_roles() && '{HOME_STAFF}'::text[]) and false)) and (select a.content_of is null or 'LOC' = any(a.content_of) from hub.survivor_access a where a.survivor_id = handover_survivor.survivor_id)))));`);
    this.addSql(`create policy "add" on "hub"."handover_survivor" for insert to "samanvay_hub" with check (handover_survivor.from_office_id = (select hub.ctx_office()) and (select true from hub.case_access a where a.case_id = handover_survivor.case_id));`);
    this.addSql(`create policy "change" on "hub"."handover_survivor" for update to "samanvay_hub" using (handover_survivor.from_office_id = (select hub.ctx_office()) or handover_survivor.to_office_id = (select hub.ctx_office())) with check (handover_survivor.from_office_id = (select hub.ctx_office()) or handover_survivor.to_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."handover_survivor" to "samanvay_keeper" using (true) with check (true);`);

    // The columns are in the index that the policies look into, so that the look stays there.
    for (const [table, keys] of Object.entries(lists)) {
      this.addSql(`create unique index ${table}_row on hub.${table} (${keys}) include (content_of, status_of);`);
      this.addSql(`alter table hub.${table} drop constraint ${table}_pkey, add constraint ${table}_pkey primary key using index ${table}_row;`);
    }

    // One by a handover is for that handover, beside what the law or an order gives.
    this.addSql(`drop index hub.one_standing_participation;`);
    this.addSql(`create unique index one_standing_participation on hub.case_participant (case_id, office_id, basis) where until is null and basis <> 'TEAM' and handover_id is null;`);
    this.addSql(`create unique index one_participation_by_a_handover on hub.case_participant (handover_id, office_id) where until is null and handover_id is not null;`);
    this.addSql(`drop index hub.one_standing_assignment;`);
    this.addSql(`create unique index one_standing_assignment on hub.survivor_participant (survivor_id, office_id) where until is null and handover_id is null;`);
    this.addSql(`create unique index one_assignment_by_a_handover on hub.survivor_participant (handover_id, survivor_id, office_id) where until is null and handover_id is not null;`);
    this.addSql(`alter table hub.case_participant add constraint narrowed_by_a_handover check (handover_id is not null or (content_of is null and status_of is null)),
      add constraint case_participant_handover_id_foreign foreign key (handover_id) references hub.handover (id);`);
    this.addSql(`alter table hub.survivor_participant add constraint survivor_participant_handover_id_foreign foreign key (handover_id) references hub.handover (id);`);

    this.addSql(`alter table hub.handover
      add constraint a_transfer_transfers_something check ((kind = 'TRANSFER') = (transfers is not null)),
      add constraint to_another_office check (from_office_id <> to_office_id),
      add constraint refused_with_a_reason check ((status = 'REFUSED') = (refused_because is not null)),
      add constraint ended_when_over check ((status in ('PROPOSED', 'ACCEPTED')) = (ended_at is null)),
      add constraint answered_by_somebody check ((answered_at is null) = (answered_by_id is null) and (status not in ('ACCEPTED', 'DONE', 'REFUSED') or (answered_at is not null and acknowledged_at is not null))),
      add constraint escorted_whole check ((left_at is null) = (escort_office_id is null) and (left_at is null) = (woman_officer is null) and (left_at is null or transfers = 'CUSTODY')),
      add constraint handover_of_case_and_offices unique (id, case_id, from_office_id, to_office_id);`);
    this.addSql(`alter table hub.handover_words add constraint words_of_handover foreign key (id, case_id, from_office_id, to_office_id)
      references hub.handover (id, case_id, from_office_id, to_office_id);`);
    this.addSql(`alter table hub.handover_survivor add constraint survivor_of_handover foreign key (handover_id, case_id, from_office_id, to_office_id)
      references hub.handover (id, case_id, from_office_id, to_office_id),
      add constraint handover_survivor_survivor_of_case foreign key (survivor_id, case_id) references hub.survivor (id, case_id),
      add constraint custody_is_of_a_placement check ((transfers is not distinct from 'CUSTODY') = (placement_id is not null)),
      add constraint open_or_received check (not (is_open and received_at is not null)),
      add constraint handover_survivor_once unique (handover_id, survivor_id);`);

    this.addSql(`grant select, insert on hub.handover, hub.handover_words, hub.handover_survivor to samanvay_hub;`);
    this.addSql(`grant update (status, acknowledged_at, answered_at, answered_by_id, refused_because, ended_at, escort_office_id, woman_officer, left_at) on hub.handover to samanvay_hub;`);
    this.addSql(`grant update (refusal_note, answer) on hub.handover_words to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.handover, hub.handover_words, hub.handover_survivor to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);

    // Null as soon as one standing participation is not narrowed; otherwise what its handovers share, together.
    this.addSql(`create or replace function hub.keep_office(the_case uuid, the_office uuid) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        the_content text[];
        the_status text[];
        takes_part boolean;
      begin
        perform 1 from case_file where id = the_case for no key update;
        select count(*) > 0,
            case when not bool_or(content_of is null) then array(select distinct c from case_participant q, unnest(q.content_of) c
              where q.case_id = the_case and q.office_id = the_office and q.until is null order by 1) end,
            case when not bool_or(status_of is null) then array(select distinct c from case_participant q, unnest(q.status_of) c
              where q.case_id = the_case and q.office_id = the_office and q.until is null order by 1) end
          into takes_part, the_content, the_status
          from case_participant where case_id = the_case and office_id = the_office and until is null;
        if takes_part then
          insert into case_access as a (case_id, office_id, district_code, status, stage, opened_at, updated_at, content_of, status_of)
            select id, the_office, district_code, status, stage, opened_at, updated_at, the_content, the_status from case_file where id = the_case
            on conflict (case_id, office_id) do update set content_of = excluded.content_of, status_of = excluded.status_of
              where (a.content_of, a.status_of) is distinct from (excluded.content_of, excluded.status_of);
          insert into rescue_access (rescue_id, office_id, case_id, district_code, started_at)
            select id, the_office, case_id, district_code, started_at from rescue where case_id = the_case and superseded_at is null
            on conflict do nothing;
          if hub.sees_single_survivors(the_office) then
            insert into survivor_access as a (survivor_id, office_id, case_id, content_of, status_of)
              select distinct survivor_id, office_id, case_id, the_content, the_status from survivor_participant
              where case_id = the_case and office_id = the_office and until is null
              on conflict (survivor_id, office_id) do update set content_of = excluded.content_of, status_of = excluded.status_of
                where (a.content_of, a.status_of) is distinct from (excluded.content_of, excluded.status_of);
            delete from survivor_access a where a.case_id = the_case and a.office_id = the_office and not exists
              (select 1 from survivor_participant p where p.survivor_id = a.survivor_id and p.office_id = the_office and p.until is null);
          else
            insert into survivor_access as a (survivor_id, office_id, case_id, content_of, status_of)
              select id, the_office, case_id, the_content, the_status from survivor where case_id = the_case
              on conflict (survivor_id, office_id) do update set content_of = excluded.content_of, status_of = excluded.status_of
                where (a.content_of, a.status_of) is distinct from (excluded.content_of, excluded.status_of);
          end if;
        else
          delete from case_access where case_id = the_case and office_id = the_office;
          delete from rescue_access where case_id = the_case and office_id = the_office;
          delete from survivor_access where case_id = the_case and office_id = the_office;
        end if;
      end $$;`);

    this.addSql(`create or replace function hub.on_survivor_added() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into survivor_access (survivor_id, office_id, case_id, content_of, status_of)
          select new.id, a.office_id, new.case_id, a.content_of, a.status_of from case_access a
          where a.case_id = new.case_id and not hub.sees_single_survivors(a.office_id);
        return null;
      end $$;`);

    // Which step may follow which, and whose it is. What is over stays as it is.
    this.addSql(`create function hub.on_handover_moved() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare my_office uuid := hub.ctx_office();
      begin
        if tg_op = 'INSERT' then
          if new.status <> 'PROPOSED' or new.proposed_by_id is distinct from hub.ctx_officer() then
            raise exception 'A handover begins with a proposal, in the name of who proposes it' using errcode = '23514';
          end if;
          return new;
        end if;
        if old.ended_at is not null then raise exception 'A handover that is over stays as it is' using errcode = '23514'; end if;
        if new.left_at is not null and not new.woman_officer and exists (select 1 from handover_survivor h join survivor s on s.id = h.survivor_id
            where h.handover_id = new.id and s.sex = 'FEMALE') then
          raise exception 'A girl needs a woman officer in the escort' using errcode = '23514';
        end if;
        if new.status = old.status then return new; end if;
        if (old.status, new.status) not in (('PROPOSED', 'ACCEPTED'), ('PROPOSED', 'REFUSED'), ('PROPOSED', 'REVOKED'), ('PROPOSED', 'EXPIRED'),
            ('PROPOSED', 'OVERTAKEN'), ('ACCEPTED', 'DONE'), ('ACCEPTED', 'OVERTAKEN'))
          or (new.status in ('ACCEPTED', 'REFUSED') and new.to_office_id is distinct from my_office)
          or (new.status = 'DONE' and new.transfers is distinct from 'CUSTODY' and new.to_office_id is distinct from my_office)
          or (new.status = 'REVOKED' and new.from_office_id is distinct from my_office) then
          raise exception 'This step is not there, or not for this office' using errcode = '23514';
        end if;
        return new;
      end $$;`);

    // What was given for a handover ends with it; lead and custody, once passed, stay.
    this.addSql(`create function hub.on_handover_ended() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        if new.ended_at is null then return null; end if;
        update handover_survivor set is_open = false where handover_id = new.id and is_open;
        update survivor_participant set until = new.ended_at where handover_id = new.id and until is null and capacity in ('REFERRED', 'CONSULTED', 'RECEIVING');
        update case_participant set until = new.ended_at where handover_id = new.id and until is null and capacity in ('REFERRED', 'CONSULTED', 'RECEIVING');
        if new.status = 'OVERTAKEN' and hub.ctx_officer() is not null then
          insert into notice (id, at, office_id, kind, about_id, subject)
            select gen_random_uuid(), new.ended_at, told, 'HANDOVER_ENDED', hub.ctx_officer(), 'Handover_' || new.id
            from unnest(array[new.from_office_id, new.to_office_id]) told;
        end if;
        return null;
      end $$;`);

    // Custody that ended in another way can be handed over no more.
    this.addSql(`create function hub.on_custody_ended() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare of_handover uuid;
      begin
        if new.until is null and new.superseded_at is null then return null; end if;
        for of_handover in update handover_survivor set is_open = false where placement_id = new.id and is_open returning handover_id loop
          update survivor_participant set until = coalesce(new.superseded_at, new.until)
            where handover_id = of_handover and survivor_id = new.survivor_id and capacity = 'RECEIVING' and until is null;
          update handover h set ended_at = greatest(coalesce(new.superseded_at, new.until), h.proposed_at, h.answered_at),
              status = case when exists (select 1 from handover_survivor s where s.handover_id = h.id and s.received_at is not null) then 'DONE' else 'OVERTAKEN' end
            where id = of_handover and ended_at is null and not exists (select 1 from handover_survivor s where s.handover_id = h.id and s.is_open);
        end loop;
        return null;
      end $$;`);

    this.addSql(`create function hub.on_case_closed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        update handover set status = 'OVERTAKEN', ended_at = new.updated_at
          where case_id = new.id and (status = 'PROPOSED' or (status = 'ACCEPTED' and transfers = 'CUSTODY'));
        return null;
      end $$;`);

    // Locked in the order in which the verbs about a survivor lock. Answers what stands in the way, or ACCEPTED.
    this.addSql(`create function hub.accept_handover(the_id uuid, the_time timestamptz) returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me uuid := hub.ctx_officer();
        my_office uuid := hub.ctx_office();
        at_time timestamptz := hub.no_later(the_time);
        h handover;
        c case_file;
        theirs case_access;
        shared_content text[];
        shared_status text[];
        the_capacity text;
        why text;
      begin
        perform 1 from survivor where id in (select survivor_id from handover_survivor where handover_id = the_id) order by id for no key update;
        select f.* into c from case_file f join handover x on x.case_id = f.id where x.id = the_id for no key update of f;
        select * into h from handover where id = the_id for update;
        if h.id is null or me is null or h.to_office_id is distinct from my_office then return 'NONE'; end if;
        if h.status <> 'PROPOSED' then return h.status; end if;
        if h.expires_at <= at_time then return 'EXPIRED'; end if;
        if h.to_officer_id is not null and h.to_officer_id <> me and not exists
          (select 1 from officer o join officer s on s.id = o.supervisor_id where o.id = h.to_officer_id and s.id = me and s.office_id = o.office_id) then return 'NAMED'; end if;
        if c.status = 'CLOSED' then return 'CLOSED'; end if;
        select * into theirs from case_access where case_id = h.case_id and office_id = h.from_office_id;
        if theirs.case_id is null then return 'GONE'; end if;
        if h.transfers = 'LEAD' and c.lead_office_id <> h.from_office_id then return 'MOVED'; end if;
        if h.transfers = 'CUSTODY' and exists (select 1 from handover_survivor s where s.handover_id = h.id and not exists
          (select 1 from placement p join placement_home o on o.id = p.id where p.id = s.placement_id and p.survivor_id = s.survivor_id
             and p.until is null and p.superseded_at is null and o.home_id = h.from_office_id)) then return 'MOVED'; end if;

        -- Nobody shares more than they have themselves.
        shared_content := case when h.shares is null then theirs.content_of when theirs.content_of is null then h.shares
          else array(select unnest(h.shares) intersect select unnest(theirs.content_of) order by 1) end;
        shared_status := case when h.shares is null then theirs.status_of when theirs.status_of is null then h.shares
          else array(select unnest(h.shares) intersect select unnest(theirs.status_of) order by 1) end;
        the_capacity := case when h.transfers = 'LEAD' then 'LEAD' when h.transfers = 'CUSTODY' then 'RECEIVING' when h.kind = 'REFER' then 'REFERRED' else 'CONSULTED' end;
        why := case when h.transfers = 'LEAD' then 'Handed over: the lead of the case' when h.transfers = 'CUSTODY' then 'Handed over: custody (JJ Act s. 95)'
          when h.kind = 'REFER' then 'Handed over: a task' else 'Handed over: a question' end;
        update handover set status = 'ACCEPTED', answered_at = at_time, answered_by_id = me, acknowledged_at = coalesce(acknowledged_at, at_time) where id = h.id;
        insert into case_participant (id, case_id, office_id, capacity, basis, authority, sealed, since, handover_id, content_of, status_of)
          values (gen_random_uuid(), h.case_id, my_office, the_capacity, 'HANDOVER', why, false, at_time, h.id, shared_content, shared_status);
        if hub.sees_single_survivors(my_office) then
          insert into survivor_participant (id, case_id, survivor_id, office_id, capacity, authority, since, handover_id)
            select gen_random_uuid(), h.case_id, survivor_id, my_office, the_capacity, why, at_time, h.id from handover_survivor where handover_id = h.id;
        end if;
        if h.transfers = 'LEAD' then
          -- In this order: the one standing lead is never nobody's and never two offices'.
          update case_file set lead_office_id = my_office, updated_at = greatest(updated_at, at_time), version = version + 1 where id = h.case_id;
          update case_participant set until = at_time where case_id = h.case_id and until is null
            and ((office_id = h.from_office_id and capacity = 'LEAD') or (office_id = my_office and capacity = 'FORMER_LEAD'));
          insert into case_participant (id, case_id, office_id, capacity, basis, authority, sealed, since, handover_id, content_of, status_of)
            values (gen_random_uuid(), h.case_id, h.from_office_id, 'FORMER_LEAD', 'HANDOVER', 'Has handed over the lead: how it stands, and no content', false, at_time,
              h.id, '{}', theirs.status_of);
          insert into case_event (id, case_id, kind, recorded_at, recorded_by_office_id) values (gen_random_uuid(), h.case_id, 'LEAD_HANDED_OVER', at_time, my_office);
          update handover set status = 'DONE', ended_at = at_time where id = h.id;
        end if;
        return 'ACCEPTED';
      end $$;`);

    // The one moment at which custody passes: what the sender has ends when what the addressee has begins.
    this.addSql(`create function hub.receive_survivor(the_id uuid, the_survivor uuid, the_shelter text, the_received timestamptz, the_time timestamptz)
      returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me uuid := hub.ctx_officer();
        my_office uuid := hub.ctx_office();
        at_time timestamptz := hub.no_later(the_time);
        h handover;
        c case_file;
        handed handover_survivor;
        before placement;
        new_placement uuid := gen_random_uuid();
      begin
        perform 1 from survivor where id in (select survivor_id from handover_survivor where handover_id = the_id) order by id for no key update;
        select f.* into c from case_file f join handover x on x.case_id = f.id where x.id = the_id for no key update of f;
        select * into h from handover where id = the_id for update;
        if h.id is null or me is null or h.to_office_id is distinct from my_office or h.transfers is distinct from 'CUSTODY' then return 'NONE'; end if;
        if h.status <> 'ACCEPTED' then return h.status; end if;
        if c.status = 'CLOSED' then return 'CLOSED'; end if;
        if h.left_at is null then return 'NO_ESCORT'; end if;
        if the_received < h.left_at then return 'BEFORE_IT_LEFT'; end if;
        select * into handed from handover_survivor where handover_id = h.id and survivor_id = the_survivor for update;
        if handed.id is null then return 'NONE'; end if;
        if handed.received_at is not null then return 'RECEIVED'; end if;
        select p.* into before from placement p join placement_home o on o.id = p.id where p.id = handed.placement_id and p.until is null and p.superseded_at is null
          and o.home_id = h.from_office_id for update of p;
        if before.id is null or not handed.is_open then return 'MOVED'; end if;
        if the_received <= before.since then return 'BEFORE_IT_BEGAN'; end if;

        update handover_survivor set received_at = the_received, is_open = false where id = handed.id;
        update placement set until = the_received where id = before.id;
        insert into placement (id, case_id, survivor_id, since, recorded_by_office_id, recorded_by_id, recorded_at)
          values (new_placement, h.case_id, the_survivor, the_received, my_office, me, at_time);
        insert into placement_home (id, case_id, recorded_by_office_id, survivor_id, home_id, shelter)
          values (new_placement, h.case_id, my_office, the_survivor, my_office, the_shelter);

        update case_participant set capacity = 'CUSTODIAN' where handover_id = h.id and office_id = my_office and until is null;
        update survivor_participant set capacity = 'CUSTODIAN' where handover_id = h.id and survivor_id = the_survivor and office_id = my_office and until is null;
        -- The sender loses sight with custody, and its part in the case with the last survivor in its custody.
        update survivor_participant set until = at_time where survivor_id = the_survivor and office_id = h.from_office_id and until is null and capacity = 'CUSTODIAN';
        update case_participant p set until = at_time where case_id = h.case_id and office_id = h.from_office_id and capacity = 'CUSTODIAN' and until is null
          and not exists (select 1 from placement s join placement_home o on o.id = s.id where s.case_id = h.case_id and s.until is null and s.superseded_at is null
            and o.home_id = h.from_office_id);
        if not exists (select 1 from handover_survivor where handover_id = h.id and is_open) then
          update handover set status = 'DONE', ended_at = at_time where id = h.id;
        end if;
        return 'RECEIVED_NOW';
      end $$;`);

    this.addSql(`create or replace function hub.end_expired(the_time timestamptz) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        ending uuid;
      begin
        update case_participant set until = expires_at where until is null and expires_at <= hub.no_later(the_time);
        for ending in select id from broken_glass where ended_at is null and until <= hub.no_later(the_time) for update skip locked loop
          delete from case_access where office_id = ending;
          delete from rescue_access where office_id = ending;
          delete from survivor_access where office_id = ending;
          update broken_glass set ended_at = until where id = ending;
        end loop;
        with expired as (
          update handover set status = 'EXPIRED', ended_at = expires_at
            where id in (select id from handover where status = 'PROPOSED' and expires_at <= hub.no_later(the_time) for update skip locked)
            returning id, from_office_id, proposed_by_id, expires_at
        )
        insert into notice (id, at, office_id, kind, about_id, subject)
          select gen_random_uuid(), expires_at, from_office_id, 'HANDOVER_EXPIRED', proposed_by_id, 'Handover_' || id from expired;
      end $$;`);

    const called = 'hub.accept_handover(uuid, timestamptz), hub.receive_survivor(uuid, uuid, text, timestamptz, timestamptz)';
    const triggers = 'hub.on_handover_moved(), hub.on_handover_ended(), hub.on_custody_ended(), hub.on_case_closed()';
    this.addSql(`revoke execute on function ${called}, ${triggers} from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`grant execute on function ${triggers} to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger moved before insert or update on hub.handover for each row execute function hub.on_handover_moved();`);
    this.addSql(`create trigger ended after update of status on hub.handover for each row execute function hub.on_handover_ended();`);
    this.addSql(`create trigger custody_ended after update of until, superseded_at on hub.placement for each row execute function hub.on_custody_ended();`);
    this.addSql(`create trigger closed after update of status on hub.case_file for each row when (new.status = 'CLOSED' and old.status <> 'CLOSED') execute function hub.on_case_closed();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

const lists = { case_access: 'case_id, office_id', survivor_access: 'survivor_id, office_id' };
