import { Migration } from '@mikro-orm/migrations';

export class Migration20261126185301_clocks_of_the_law extends Migration {

  override name = 'Migration20261126185301_clocks_of_the_law';

  override up(): void {
    this.addSql(`create table "hub"."clock_due" ("id" bigserial primary key, "case_id" uuid not null);`);

    this.addSql(`create table "hub"."clock_escalation" ("clock_id" uuid not null, "level" smallint not null, "at" timestamptz not null, "office_ids" uuid[] not null, primary key ("clock_id", "level"));`);

    this.addSql(`create table "hub"."holiday" ("state_code" int not null, "day" date not null, "name" text not null, primary key ("state_code", "day"));`);

    this.addSql(`create table "hub"."clock_rule" ("id" uuid not null, "code" text not null, "version" int not null, "duty" text not null, "law" text not null, "commences" date not null, "verified" text not null, "severity" text not null, "states" int[] null, "note" text null, "time" text not null, "definition" jsonb not null, "preview" jsonb null, "rolled_out" boolean not null, "status" text not null, "drafted_by_id" uuid null, "answered_by_id" uuid null, "answered_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_code_version_unique" unique ("code", "version");`);

    this.addSql(`create table "hub"."legal_event" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid null, "survivor_id" uuid null, "kind" text not null, "happened_at" timestamptz not null, "reference" text null, "extends" text null, "until" timestamptz null, "data_class" text null, primary key ("id"));`);
    this.addSql(`create index "legal_event_recorded_by_office_id_happened_at_index" on "hub"."legal_event" ("recorded_by_office_id", "happened_at");`);
    this.addSql(`create index "legal_event_survivor_id_index" on "hub"."legal_event" ("survivor_id");`);
    this.addSql(`create index "legal_event_case_id_happened_at_index" on "hub"."legal_event" ("case_id", "happened_at");`);

    this.addSql(`create table "hub"."contradiction" ("id" uuid not null, "code" text not null, "says" text not null, "case_id" uuid not null, "survivor_id" uuid null, "office_id" uuid not null, "since" timestamptz not null, "ended_at" timestamptz null, "noted_at" timestamptz null, "noted_by_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "contradiction_case_id_index" on "hub"."contradiction" ("case_id");`);
    this.addSql(`create index "contradiction_office_id_since_index" on "hub"."contradiction" ("office_id", "since");`);

    this.addSql(`create table "hub"."clock" ("id" uuid not null, "rule_id" uuid not null, "code" text not null, "case_id" uuid null, "survivor_id" uuid null, "district_code" int null, "owner_office_id" uuid not null, "started_at" timestamptz not null, "start_reported_at" timestamptz not null, "started_by_id" uuid not null, "due_at" timestamptz not null, "excluded_minutes" int not null, "state" text not null, "met_at" timestamptz null, "met_reported_at" timestamptz null, "met_by_id" uuid null, "extended_by_id" uuid null, "not_applicable" text null, "is_advisory" boolean not null, "needs" text null, "next_at" timestamptz null, "reached" smallint not null, primary key ("id"));`);
    this.addSql(`create index "clock_survivor_id_index" on "hub"."clock" ("survivor_id");`);
    this.addSql(`create index "clock_case_id_index" on "hub"."clock" ("case_id");`);
    this.addSql(`create index clock_next on hub.clock (next_at) where next_at is not null;`);
    this.addSql(`create index clock_of_district on hub.clock (district_code, state, due_at, id);`);
    this.addSql(`create index clock_of_office on hub.clock (owner_office_id, state, due_at, id);`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_about_id_foreign";`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" alter column "about_id" drop not null;`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_about_id_foreign" foreign key ("about_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND'));`);
    this.addSql(`create policy "work" on "hub"."notice" for insert to "samanvay_worker" with check (notice.about_id is null);`);

    this.addSql(`alter table "hub"."clock_due" enable row level security;`);
    this.addSql(`alter table "hub"."clock_due" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."clock_due" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."clock_due" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table "hub"."clock_escalation" enable row level security;`);
    this.addSql(`alter table "hub"."clock_escalation" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."clock_escalation" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."clock_escalation" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_drafted_by_id_foreign" foreign key ("drafted_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_answered_by_id_foreign" foreign key ("answered_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_verified_check" check ("verified" in ('STATUTE', 'SECONDARY', 'UNVERIFIED'));`);
    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_severity_check" check ("severity" in ('CRITICAL', 'HIGH', 'NORMAL'));`);
    this.addSql(`alter table "hub"."clock_rule" add constraint "clock_rule_status_check" check ("status" in ('DRAFT', 'LIVE', 'REFUSED'));`);

    this.addSql(`alter table "hub"."legal_event" add constraint "legal_event_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."legal_event" add constraint "legal_event_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."legal_event" add constraint "legal_event_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."legal_event" add constraint "legal_event_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."legal_event" add constraint "legal_event_kind_check" check ("kind" in ('COGNIZABLE_INFORMATION', 'ELECTRONIC_INFORMATION', 'INFORMATION_SIGNED', 'PRELIMINARY_INQUIRY_BEGUN', 'PRELIMINARY_INQUIRY_ENDED', 'COMPLAINT_VERIFIED', 'SEXUAL_OFFENCE_INFORMATION', 'SENT_TO_DOCTOR', 'POCSO_INFORMATION', 'TAKEN_TO_CARE', 'CWC_TOLD', 'SPECIAL_COURT_TOLD', 'PROGRESS_TOLD', 'INVESTIGATION_COMPLETED', 'ESCORT_ORDER_RECEIVED', 'ESCORT_COMPLETED', 'BONDAGE_INFORMATION', 'PRIMA_FACIE_BONDAGE', 'RELEASE_CERTIFICATE_ISSUED', 'IDENTITY_DOCUMENTS_APPLIED', 'BLSA_COMPLAINT_FILED', 'SUMMARY_TRIAL_ENDED', 'WAGE_NOTICE_SERVED', 'WAGES_DEPOSITED', 'RECOVERY_CERTIFICATE_ISSUED', 'BANK_DETAILS_VERIFIED', 'COMPENSATION_RECOMMENDED', 'COMPENSATION_INQUIRY_ENDED', 'SPECIAL_RELIEF_RECOMMENDED', 'COMPENSATION_ORDERED', 'FOUND_ABANDONED', 'FINDING_REPORTED', 'SCHOOL_ATTENDED', 'SCHOOL_ABSENCE_30_DAYS', 'NODAL_OFFICER_TOLD', 'TRANSFERRED_TO_AHTU', 'TRACED', 'REMOVED_UNDER_ITPA', 'PRODUCED_BEFORE_MAGISTRATE', 'ITPA_CUSTODY_ORDERED', 'ITPA_INQUIRY_ENDED', 'COGNIZANCE_TAKEN', 'CHILD_EVIDENCE_RECORDED', 'TRIAL_ENDED', 'ATROCITY_RELIEF_DUE', 'PROTECTION_APPLIED', 'THREAT_ANALYSED', 'ACCUSED_ARRESTED', 'FINE_DEPOSITED', 'INTEREST_PAID', 'TASK_FORCE_MET', 'CWC_QUARTERLY_REPORTED', 'PERSONAL_DATA_BREACH', 'BREACH_DETAILS_GIVEN', 'CYBER_INCIDENT', 'CERT_IN_TOLD', 'EXTENSION_ORDERED'));`);
    this.addSql(`alter table "hub"."legal_event" enable row level security;`);
    this.addSql(`alter table "hub"."legal_event" force row level security;`);
    this.addSql(`create policy "read" on "hub"."legal_event" for select to "samanvay_hub" using (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) else false end));`);
    this.addSql(`create policy "add" on "hub"."legal_event" for insert to "samanvay_hub" with check (legal_event.recorded_by_office_id = (select hub.ctx_office()) and (legal_event.case_id is null or (select true from hub.case_access a where a.case_id = legal_event.case_id)) and (legal_event.survivor_id is null or (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id)));`);
    this.addSql(`create policy "change" on "hub"."legal_event" for update to "samanvay_hub" using (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) else false end)) with check (case when legal_event.case_id is null then legal_event.recorded_by_office_id = (select hub.ctx_office())
    when legal_event.survivor_id is null then (select true from hub.case_access a where a.case_id = legal_event.case_id) else (select true from hub.survivor_access a where a.survivor_id = legal_event.survivor_id) end
    and (legal_event.data_class is null or legal_event.recorded_by_office_id = (select hub.said_office()) or case legal_event.data_class || ':S' when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) else false end));`);
    this.addSql(`create policy "keeper" on "hub"."legal_event" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_noted_by_id_foreign" foreign key ("noted_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."contradiction" enable row level security;`);
    this.addSql(`alter table "hub"."contradiction" force row level security;`);
    this.addSql(`create policy "read" on "hub"."contradiction" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office()));`);
    this.addSql(`create policy "change" on "hub"."contradiction" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office())) with check ((select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office()));`);
    this.addSql(`create policy "keeper" on "hub"."contradiction" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."contradiction" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table "hub"."clock" add constraint "clock_rule_id_foreign" foreign key ("rule_id") references "hub"."clock_rule" ("id");`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_owner_office_id_foreign" foreign key ("owner_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_state_check" check ("state" in ('RUNNING', 'MET', 'MET_LATE', 'BREACHED', 'EXTENDED', 'NOT_APPLICABLE'));`);
    this.addSql(`alter table "hub"."clock" add constraint "clock_not_applicable_check" check ("not_applicable" in ('ADULT', 'DECEASED', 'CASE_ENDED'));`);
    this.addSql(`alter table "hub"."clock" enable row level security;`);
    this.addSql(`alter table "hub"."clock" force row level security;`);
    this.addSql(`create policy "read" on "hub"."clock" for select to "samanvay_hub" using (case when clock.case_id is null
      then clock.owner_office_id = (select hub.ctx_office()) or clock.district_code = (select o.district_code from hub.office o where o.id = (select hub.ctx_office()))
    when clock.survivor_id is null then (select true from hub.case_access a where a.case_id = clock.case_id) else (select true from hub.survivor_access a where a.survivor_id = clock.survivor_id) end and (clock.needs is null or clock.owner_office_id = (select hub.said_office()) or case clock.needs when 'MED:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'MED:F' then (select hub.said_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ST:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) when 'ST:F' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'ACC:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when 'EMP:S' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'EMP:F' then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]) when 'RHB:S' then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'RHB:F' then (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]) when 'FIN:S' then (select hub.said_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when 'FIN:F' then (select hub.said_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]) else false end));`);
    this.addSql(`create policy "keeper" on "hub"."clock" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."clock" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table hub.legal_event add constraint legal_event_survivor_of_case foreign key (survivor_id, case_id) references hub.survivor (id, case_id);`);
    this.addSql(`grant select on hub.clock, hub.clock_rule, hub.holiday, hub.legal_event to samanvay_hub;`);
    this.addSql(`grant insert, update (superseded_at, superseded_because) on hub.legal_event to samanvay_hub;`);
    this.addSql(`grant insert, update (status, answered_by_id, answered_at) on hub.clock_rule to samanvay_hub;`);
    this.addSql(`grant select on hub.clock to samanvay_keeper;`);
    this.addSql(`grant select, insert on hub.legal_event, hub.clock_due to samanvay_keeper;`);
    this.addSql(`grant usage on sequence hub.clock_due_id_seq to samanvay_keeper, samanvay_worker;`);
    // What the worker has: the clocks, whom to tell, the directory; of what happened, `hub.clock_log` alone.
    this.addSql(`grant usage on schema hub to samanvay_worker;`);
    this.addSql(`grant select, insert, update, delete on hub.clock, hub.clock_due to samanvay_worker;`);
    this.addSql(`grant select, insert on hub.clock_escalation to samanvay_worker;`);
    this.addSql(`grant select, insert, update on hub.contradiction to samanvay_worker;`);
    this.addSql(`grant select, update (noted_at, noted_by_id) on hub.contradiction to samanvay_hub;`);
    this.addSql(`alter table hub.clock_rule alter column rolled_out set default false;`);
    this.addSql(`grant select, update (preview, rolled_out) on hub.clock_rule to samanvay_worker;`);
    this.addSql(`grant select, insert, delete on hub.holiday to samanvay_worker;`);
    this.addSql(`grant select on hub.office, hub.district, hub.state to samanvay_worker;`);
    this.addSql(`grant insert on hub.notice to samanvay_worker;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`create function hub.ms(the_time timestamptz) returns bigint immutable language sql as $$ select (extract(epoch from the_time) * 1000)::bigint $$;`);
    this.addSql(`create function hub.clock_log(the_cases uuid[]) returns table (case_id uuid, log jsonb) stable language sql security definer set search_path = hub, pg_temp as $$
${LOG}
    $$;`);
    // Calendar duties, and what offices record of no case.
    this.addSql(`create function hub.office_log(the_kinds text[], since timestamptz) returns table (id uuid, kind text, office_id uuid, at bigint, reported_at bigint)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select e.id, e.kind, e.recorded_by_office_id, hub.ms(e.happened_at), hub.ms(e.recorded_at) from legal_event e
      where e.case_id is null and e.superseded_at is null and e.kind = any(the_kinds) and e.happened_at >= since $$;`);
    // Who takes part, for who is to be told. Never a home: where somebody is sheltered is no business of the worker's.
    this.addSql(`create function hub.offices_of_case(the_case uuid) returns table (id uuid, kind text, district_code int, state_code int)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select distinct o.id, o.kind, o.district_code, o.state_code from case_participant p join office o on o.id = p.office_id
      where p.case_id = the_case and p.until is null and not p.sealed and p.capacity <> 'CUSTODIAN' $$;`);
    this.addSql(`create function hub.all_cases_due(after_id uuid, how_many int) returns uuid language sql security definer set search_path = hub, pg_temp as $$
      with batch as (select c.id from case_file c where c.id > coalesce(after_id, '00000000-0000-0000-0000-000000000000') order by c.id limit how_many),
        due as (insert into clock_due (case_id) select s.id from batch s)
      select s.id from batch s order by s.id desc limit 1 $$;`);
    this.addSql(`create function hub.next_cases(after_id uuid, how_many int) returns table (id uuid) stable language sql security definer set search_path = hub, pg_temp as $$
      select c.id from case_file c where c.id > after_id order by c.id limit how_many $$;`);
    this.addSql(`create function hub.cases_are_due() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into clock_due (case_id) select distinct coalesce(n.case_id, '00000000-0000-0000-0000-000000000000')
        from added n where n.event <> 'clockMoved' and (n.case_id is not null or n.event = 'recordLegalEvent');
        return null;
      end $$;`);
    // How much work offices have, for a committee, which sees no case: numbers alone, of the offices of its district, or of the State for one of the State.
    this.addSql(`create function hub.workload(the_time timestamptz) returns table (office_id uuid, running bigint, due_soon bigint, overdue bigint, breached bigint, met_late bigint)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select c.owner_office_id, count(*) filter (where c.state in ('RUNNING', 'EXTENDED')), count(*) filter (where c.state in ('RUNNING', 'EXTENDED') and c.due_at between the_time and the_time + interval '7 days'),
        count(*) filter (where c.state in ('RUNNING', 'EXTENDED', 'BREACHED') and c.due_at < the_time), count(*) filter (where c.state = 'BREACHED'),
        count(*) filter (where c.state = 'MET_LATE' and c.met_at >= the_time - interval '90 days')
      from clock c join office o on o.id = c.owner_office_id join office me on me.id = hub.ctx_office()
      where o.kind not in ('CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE') and case when me.district_code is null then o.state_code = me.state_code else o.district_code = me.district_code end
        and c.state in ('RUNNING', 'EXTENDED', 'BREACHED', 'MET_LATE') and (select hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[])
      group by 1 $$;`);
    const called = `hub.clock_log(uuid[]), hub.office_log(text[], timestamptz), hub.offices_of_case(uuid), hub.all_cases_due(uuid, int), hub.next_cases(uuid, int)`;
    this.addSql(`revoke execute on function hub.workload(timestamptz) from public;`);
    this.addSql(`grant execute on function hub.workload(timestamptz) to samanvay_hub;`);
    this.addSql(`revoke execute on function hub.ms(timestamptz), hub.cases_are_due(), ${called} from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_worker;`);
    this.addSql(`grant execute on function hub.cases_are_due() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`create trigger clocks_run_anew after insert on hub.outbox referencing new table as added for each statement execute function hub.cases_are_due();`);
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
      union all select s.id, k.kind, hub.ms(case when k.kind = 'FOUND' then s.found_at else coalesce(p.taken_in_charge_at, s.found_at) end), hub.ms(coalesce(r.recorded_at, s.found_at)), s.id,
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
