import { Migration } from '@mikro-orm/migrations';

export class Migration20261123000200_tables_and_policies extends Migration {

  override up(): void {
    this.addSql(`create table "hub"."audit_record" ("id" uuid not null, "at" timestamptz not null, "officer_id" uuid not null, "office_id" uuid not null, "client_id" text null, "operation" text not null, "op_id" uuid not null, "case_id" uuid null, "changed" text[] not null, primary key ("id"));`);

    this.addSql(`create table "hub"."case_access" ("case_id" uuid not null, "office_id" uuid not null, "district_code" int not null, "status" text not null, "updated_at" timestamptz not null, primary key ("case_id", "office_id"));`);
    this.addSql(`create index case_access_newest on hub.case_access (office_id, updated_at desc, case_id desc);`);
    this.addSql(`create index case_access_list on hub.case_access (office_id, district_code, status, updated_at desc, case_id desc);`);

    this.addSql(`create table "hub"."operation_done" ("officer_id" uuid not null, "op_id" uuid not null, "operation" text not null, "input_hash" text not null, "result_id" uuid not null, "at" timestamptz not null, primary key ("officer_id", "op_id"));`);

    this.addSql(`create table "hub"."outbox" ("id" uuid not null, "at" timestamptz not null, "officer_id" uuid not null, "event" text not null, "case_id" uuid null, "subject" text not null, primary key ("id"));`);

    this.addSql(`create table "hub"."state" ("code" int not null, "name" text not null, "kind" text not null, "iso" text not null, primary key ("code"));`);

    this.addSql(`create table "hub"."district" ("code" int not null, "name" text not null, "state_code" int not null, "census_code" text null, "latitude" double precision null, "longitude" double precision null, "valid_from" date null, "valid_to" date null, "superseded_by_code" int null, primary key ("code"));`);
    this.addSql(`create index "district_state_code_index" on "hub"."district" ("state_code");`);

    this.addSql(`create table "hub"."office" ("id" uuid not null, "name" text not null, "kind" text not null, "department" text not null, "state_code" int not null, "district_code" int null, "station_code" text null, "can_register_fir" boolean not null, "notification" text null, "phone" text null, "email" text null, "active_from" date not null, "active_to" date null, primary key ("id"));`);
    this.addSql(`create index "office_district_code_index" on "hub"."office" ("district_code");`);

    this.addSql(`create table "hub"."officer" ("id" uuid not null, "designation" text not null, "office_id" uuid not null, "roles" text[] not null, "subject" text not null, "active_from" date not null, "active_to" date null, primary key ("id"));`);
    this.addSql(`create index "officer_office_id_index" on "hub"."officer" ("office_id");`);
    this.addSql(`alter table "hub"."officer" add constraint "officer_subject_unique" unique ("subject");`);

    this.addSql(`create table "hub"."client" ("id" uuid not null, "client_id" text not null, "name" text not null, "department" text not null, "state_code" int not null, "roles" text[] not null, "active_from" date not null, "active_to" date null, primary key ("id"));`);
    this.addSql(`alter table "hub"."client" add constraint "client_client_id_unique" unique ("client_id");`);

    this.addSql(`create table "hub"."case_file" ("id" uuid not null, "number" text not null, "kind" text not null, "priority" text not null, "stage" text not null, "status" text not null, "channel" text not null, "received_at" timestamptz not null, "district_code" int not null, "state_code" int not null, "lead_office_id" uuid not null, "opened_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_number_unique" unique ("number");`);

    this.addSql(`create table "hub"."rescue_plan" ("id" uuid not null, "case_id" uuid not null, "team" uuid[] not null, "recorded_by_office_id" uuid not null, "sealed_at" timestamptz not null, "started_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "rescue_plan_case_id_index" on "hub"."rescue_plan" ("case_id");`);

    this.addSql(`create table "hub"."rescue_plan_detail" ("id" uuid not null, "case_id" uuid not null, "team" uuid[] not null, "started_at" timestamptz null, "site" text not null, "planned_for" timestamptz not null, "notes" text null, primary key ("id"));`);
    this.addSql(`create index "rescue_plan_detail_case_id_index" on "hub"."rescue_plan_detail" ("case_id");`);

    this.addSql(`create table "hub"."rescue" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "district_code" int not null, "started_at" timestamptz not null, "ended_at" timestamptz null, "headcount" int not null, primary key ("id"));`);
    this.addSql(`create index "rescue_case_id_index" on "hub"."rescue" ("case_id");`);

    this.addSql(`create table "hub"."report" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "channel" text not null, "received_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "report_case_id_index" on "hub"."report" ("case_id");`);

    this.addSql(`create table "hub"."reporter" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "name" text null, "phone" text null, primary key ("id"));`);
    this.addSql(`create index "reporter_case_id_index" on "hub"."reporter" ("case_id");`);

    this.addSql(`create table "hub"."case_participant" ("id" uuid not null, "case_id" uuid not null, "office_id" uuid not null, "capacity" text not null, "basis" text not null, "authority" text null, "sealed" boolean not null, "since" timestamptz not null, "until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "case_participant_case_id_index" on "hub"."case_participant" ("case_id");`);
    this.addSql(`create index "case_participant_office_id_index" on "hub"."case_participant" ("office_id");`);

    this.addSql(`create table "hub"."fir_standing" ("case_id" uuid not null, "status" text not null, "since" timestamptz not null, "reason" text null, primary key ("case_id"));`);

    this.addSql(`create table "hub"."fir" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "registered_at" timestamptz not null, "is_zero_fir" boolean not null, "transferred_at" timestamptz null, "charge_sheet_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "fir_case_id_index" on "hub"."fir" ("case_id");`);

    this.addSql(`create table "hub"."fir_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "number" text not null, "station_id" uuid not null, "transferred_to_id" uuid null, "offence_date" date not null, "sections" text[] not null, primary key ("id"));`);
    this.addSql(`create index "fir_detail_case_id_index" on "hub"."fir_detail" ("case_id");`);

    this.addSql(`create table "hub"."establishment" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, primary key ("id"));`);
    this.addSql(`create index "establishment_case_id_index" on "hub"."establishment" ("case_id");`);

    this.addSql(`create table "hub"."establishment_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "kind" text not null, "name" text null, "employer" text null, "address" text null, "district_code" int not null, "licence" text null, primary key ("id"));`);
    this.addSql(`create index "establishment_detail_case_id_index" on "hub"."establishment_detail" ("case_id");`);

    this.addSql(`create table "hub"."case_event" ("id" uuid not null, "case_id" uuid not null, "kind" text not null, "recorded_at" timestamptz not null, "recorded_by_office_id" uuid not null, "stage" text null, "priority" text null, "workstream" text null, "closed_because" text null, "reopened_because" text null, primary key ("id"));`);
    this.addSql(`create index "case_event_case_id_recorded_at_index" on "hub"."case_event" ("case_id", "recorded_at");`);

    this.addSql(`create table "hub"."accused" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "since" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "accused_case_id_index" on "hub"."accused" ("case_id");`);

    this.addSql(`create table "hub"."accused_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "name" text null, "part" text null, "standing" text not null, primary key ("id"));`);
    this.addSql(`create index "accused_detail_case_id_index" on "hub"."accused_detail" ("case_id");`);

    this.addSql(`create table "hub"."survivor" ("id" uuid not null, "case_id" uuid not null, "pseudonym" text not null, "sex" text not null, "age_from" int not null, "age_to" int not null, "age_on" date not null, "age_basis" text not null, "exploitation" text[] not null, "rescue_id" uuid null, "found_in_code" int not null, "found_at" timestamptz not null, "home_district_code" int null, "status" text not null, "status_since" timestamptz not null, "updated_at" timestamptz not null, "version" int not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_pseudonym_unique" unique ("pseudonym");`);
    this.addSql(`create index "survivor_rescue_id_index" on "hub"."survivor" ("rescue_id");`);
    this.addSql(`create index "survivor_case_id_index" on "hub"."survivor" ("case_id");`);

    this.addSql(`create table "hub"."statement" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "made_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "statement_case_id_index" on "hub"."statement" ("case_id");`);
    this.addSql(`create index "statement_survivor_id_index" on "hub"."statement" ("survivor_id");`);

    this.addSql(`create table "hub"."statement_text" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "kind" text not null, "text" text not null, primary key ("id"));`);
    this.addSql(`create index "statement_text_case_id_index" on "hub"."statement_text" ("case_id");`);
    this.addSql(`create index "statement_text_survivor_id_index" on "hub"."statement_text" ("survivor_id");`);

    this.addSql(`create table "hub"."social_investigation" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "directed_at" timestamptz not null, "submitted_at" timestamptz null, "asked_of_id" uuid not null, primary key ("id"));`);
    this.addSql(`create index "social_investigation_case_id_index" on "hub"."social_investigation" ("case_id");`);
    this.addSql(`create index "social_investigation_survivor_id_index" on "hub"."social_investigation" ("survivor_id");`);

    this.addSql(`create table "hub"."social_investigation_report" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "family_is_safe" boolean not null, "risk_of_retrafficking" boolean not null, "text" text not null, primary key ("id"));`);
    this.addSql(`create index "social_investigation_report_case_id_index" on "hub"."social_investigation_report" ("case_id");`);
    this.addSql(`create index "social_investigation_report_survivor_id_index" on "hub"."social_investigation_report" ("survivor_id");`);

    this.addSql(`create table "hub"."production" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "committee_id" uuid not null, "taken_in_charge_at" timestamptz not null, "produced_at" timestamptz not null, "journey_minutes" int not null, primary key ("id"));`);
    this.addSql(`create index "production_case_id_index" on "hub"."production" ("case_id");`);
    this.addSql(`create index "production_survivor_id_index" on "hub"."production" ("survivor_id");`);

    this.addSql(`create table "hub"."placement" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "since" timestamptz not null, "until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "placement_case_id_index" on "hub"."placement" ("case_id");`);
    this.addSql(`create index "placement_survivor_id_index" on "hub"."placement" ("survivor_id");`);

    this.addSql(`create table "hub"."placement_home" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "home_id" uuid not null, "shelter" text not null, "order_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "placement_home_case_id_index" on "hub"."placement_home" ("case_id");`);
    this.addSql(`create index "placement_home_survivor_id_index" on "hub"."placement_home" ("survivor_id");`);
    this.addSql(`create index "placement_home_home_id_index" on "hub"."placement_home" ("home_id");`);

    this.addSql(`create table "hub"."cwc_order" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "made_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "cwc_order_case_id_index" on "hub"."cwc_order" ("case_id");`);
    this.addSql(`create index "cwc_order_survivor_id_index" on "hub"."cwc_order" ("survivor_id");`);

    this.addSql(`create table "hub"."cwc_order_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "number" text not null, "type" text not null, "is_final" boolean not null, primary key ("id"));`);
    this.addSql(`create index "cwc_order_detail_case_id_index" on "hub"."cwc_order_detail" ("case_id");`);
    this.addSql(`create index "cwc_order_detail_survivor_id_index" on "hub"."cwc_order_detail" ("survivor_id");`);

    this.addSql(`create table "hub"."medical_examination" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "examined_at" timestamptz not null, "reported_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "medical_examination_case_id_index" on "hub"."medical_examination" ("case_id");`);
    this.addSql(`create index "medical_examination_survivor_id_index" on "hub"."medical_examination" ("survivor_id");`);

    this.addSql(`create table "hub"."medical_report" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "consent_given" boolean not null, "findings" text not null, primary key ("id"));`);
    this.addSql(`create index "medical_report_case_id_index" on "hub"."medical_report" ("case_id");`);
    this.addSql(`create index "medical_report_survivor_id_index" on "hub"."medical_report" ("survivor_id");`);

    this.addSql(`create table "hub"."journey_event" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "status" text not null, "happened_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "journey_event_case_id_index" on "hub"."journey_event" ("case_id");`);
    this.addSql(`create index "journey_event_survivor_id_happened_at_index" on "hub"."journey_event" ("survivor_id", "happened_at");`);

    this.addSql(`create table "hub"."journey_place" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "district_code" int null, "place" text null, primary key ("id"));`);
    this.addSql(`create index "journey_place_case_id_index" on "hub"."journey_place" ("case_id");`);
    this.addSql(`create index "journey_place_survivor_id_index" on "hub"."journey_place" ("survivor_id");`);

    this.addSql(`create table "hub"."journey_note" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "text" text not null, primary key ("id"));`);
    this.addSql(`create index "journey_note_case_id_index" on "hub"."journey_note" ("case_id");`);
    this.addSql(`create index "journey_note_survivor_id_index" on "hub"."journey_note" ("survivor_id");`);

    this.addSql(`create table "hub"."follow_up_visit" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "due_on" date not null, "visited_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "follow_up_visit_case_id_index" on "hub"."follow_up_visit" ("case_id");`);
    this.addSql(`create index "follow_up_visit_survivor_id_index" on "hub"."follow_up_visit" ("survivor_id");`);

    this.addSql(`create table "hub"."entitlement" ("id" uuid not null, "case_id" uuid not null, "survivor_id" uuid not null, "stage" text not null, "due_at" timestamptz not null, "applied_at" timestamptz null, "sanctioned_at" timestamptz null, "released_at" timestamptz null, "credited_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "entitlement_case_id_index" on "hub"."entitlement" ("case_id");`);
    this.addSql(`create index "entitlement_survivor_id_index" on "hub"."entitlement" ("survivor_id");`);

    this.addSql(`create table "hub"."entitlement_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "kind" text not null, "processed_by_id" uuid not null, "due_paise" bigint not null, "sanctioned_paise" bigint null, "credited_paise" bigint null, "bank_reference" text null, primary key ("id"));`);
    this.addSql(`create index "entitlement_detail_case_id_index" on "hub"."entitlement_detail" ("case_id");`);
    this.addSql(`create index "entitlement_detail_survivor_id_index" on "hub"."entitlement_detail" ("survivor_id");`);
    this.addSql(`create index "entitlement_detail_processed_by_id_index" on "hub"."entitlement_detail" ("processed_by_id");`);

    this.addSql(`create table "hub"."care_plan" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "drawn_up_at" timestamptz not null, "approved_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "care_plan_case_id_index" on "hub"."care_plan" ("case_id");`);
    this.addSql(`create index "care_plan_survivor_id_index" on "hub"."care_plan" ("survivor_id");`);

    this.addSql(`create table "hub"."service" ("id" uuid not null, "case_id" uuid not null, "survivor_id" uuid not null, "care_plan_id" uuid not null, "status" text not null, "status_since" timestamptz not null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "service_case_id_index" on "hub"."service" ("case_id");`);
    this.addSql(`create index "service_survivor_id_index" on "hub"."service" ("survivor_id");`);
    this.addSql(`create index "service_care_plan_id_index" on "hub"."service" ("care_plan_id");`);

    this.addSql(`create table "hub"."service_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "kind" text not null, "provider_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "service_detail_case_id_index" on "hub"."service_detail" ("case_id");`);
    this.addSql(`create index "service_detail_survivor_id_index" on "hub"."service_detail" ("survivor_id");`);

    this.addSql(`create table "hub"."care_plan_detail" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "review_on" date not null, "goals" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "care_plan_detail_case_id_index" on "hub"."care_plan_detail" ("case_id");`);
    this.addSql(`create index "care_plan_detail_survivor_id_index" on "hub"."care_plan_detail" ("survivor_id");`);

    this.addSql(`create table "hub"."age_determination" ("id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_by_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_because" text null, "case_id" uuid not null, "survivor_id" uuid not null, "ordered_at" timestamptz not null, "determined_at" timestamptz null, "asked_of_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "age_determination_case_id_index" on "hub"."age_determination" ("case_id");`);
    this.addSql(`create index "age_determination_survivor_id_index" on "hub"."age_determination" ("survivor_id");`);

    this.addSql(`create table "hub"."age_finding" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "basis" text not null, "age_from" int not null, "age_to" int not null, primary key ("id"));`);
    this.addSql(`create index "age_finding_case_id_index" on "hub"."age_finding" ("case_id");`);
    this.addSql(`create index "age_finding_survivor_id_index" on "hub"."age_finding" ("survivor_id");`);

    this.addSql(`create table "hub"."survivor_access" ("survivor_id" uuid not null, "office_id" uuid not null, "case_id" uuid not null, primary key ("survivor_id", "office_id"));`);
    this.addSql(`create index "survivor_access_case_id_index" on "hub"."survivor_access" ("case_id");`);
    this.addSql(`create index "survivor_access_office_id_survivor_id_index" on "hub"."survivor_access" ("office_id", "survivor_id");`);

    this.addSql(`create table "hub"."survivor_identity" ("survivor_id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "recorded_at" timestamptz not null, "born_on" date null, "guardians" text null, "address" text null, "village" text null, "home_district_code" int null, "school" text null, "phone" text null, primary key ("survivor_id"));`);
    this.addSql(`create index "survivor_identity_case_id_index" on "hub"."survivor_identity" ("case_id");`);

    this.addSql(`create table "hub"."survivor_name" ("id" uuid not null, "survivor_id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "script" text not null, "full_name" text not null, primary key ("id"));`);
    this.addSql(`create index "survivor_name_case_id_index" on "hub"."survivor_name" ("case_id");`);
    this.addSql(`create index "survivor_name_survivor_id_index" on "hub"."survivor_name" ("survivor_id");`);

    this.addSql(`create table "hub"."survivor_participant" ("id" uuid not null, "case_id" uuid not null, "survivor_id" uuid not null, "office_id" uuid not null, "capacity" text not null, "authority" text null, "since" timestamptz not null, "until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "survivor_participant_case_id_index" on "hub"."survivor_participant" ("case_id");`);
    this.addSql(`create index "survivor_participant_survivor_id_index" on "hub"."survivor_participant" ("survivor_id");`);
    this.addSql(`create index "survivor_participant_office_id_index" on "hub"."survivor_participant" ("office_id");`);

    this.addSql(`create table "hub"."visit_report" ("id" uuid not null, "case_id" uuid not null, "recorded_by_office_id" uuid not null, "survivor_id" uuid not null, "outcome" text not null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "visit_report_case_id_index" on "hub"."visit_report" ("case_id");`);
    this.addSql(`create index "visit_report_survivor_id_index" on "hub"."visit_report" ("survivor_id");`);

    this.addSql(`create table "hub"."workstream" ("id" uuid not null, "case_id" uuid not null, "kind" text not null, "opened_at" timestamptz not null, "closed_at" timestamptz null, "closed_because" text null, primary key ("id"));`);
    this.addSql(`alter table "hub"."workstream" add constraint "workstream_case_id_kind_unique" unique ("case_id", "kind");`);

    this.addSql(`alter table "hub"."audit_record" enable row level security;`);
    this.addSql(`alter table "hub"."audit_record" force row level security;`);
    this.addSql(`create policy "add" on "hub"."audit_record" for insert to "samanvay_hub" with check (audit_record.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."audit_record" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."case_access" enable row level security;`);
    this.addSql(`alter table "hub"."case_access" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_access" for select to "samanvay_hub" using (case_access.office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."case_access" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."operation_done" enable row level security;`);
    this.addSql(`alter table "hub"."operation_done" force row level security;`);
    this.addSql(`create policy "read" on "hub"."operation_done" for select to "samanvay_hub" using (operation_done.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "add" on "hub"."operation_done" for insert to "samanvay_hub" with check (operation_done.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."operation_done" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."outbox" enable row level security;`);
    this.addSql(`alter table "hub"."outbox" force row level security;`);
    this.addSql(`create policy "add" on "hub"."outbox" for insert to "samanvay_hub" with check (outbox.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."outbox" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."state" add constraint "state_kind_check" check ("kind" in ('STATE', 'UT'));`);

    this.addSql(`alter table "hub"."district" add constraint "district_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."district" add constraint "district_superseded_by_code_foreign" foreign key ("superseded_by_code") references "hub"."district" ("code") on delete set null;`);

    this.addSql(`alter table "hub"."office" add constraint "office_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."office" add constraint "office_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."office" add constraint "office_kind_check" check ("kind" in ('POLICE_STATION', 'SJPU', 'AHTU', 'AHTB', 'GRP', 'RPF', 'DISTRICT_LABOUR_OFFICE', 'CENTRAL_LABOUR', 'DISTRICT_MAGISTRATE', 'CWC', 'DCPU', 'CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE', 'HOSPITAL', 'DLSA', 'NGO', 'DISTRICT_TASK_FORCE', 'STATE_COMMITTEE', 'HUB_ADMINISTRATION'));`);
    this.addSql(`alter table "hub"."office" add constraint "office_department_check" check ("department" in ('POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES', 'CIVIL_SOCIETY', 'COMMITTEE', 'HUB'));`);

    this.addSql(`alter table "hub"."officer" add constraint "officer_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);

    this.addSql(`alter table "hub"."client" add constraint "client_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."client" add constraint "client_department_check" check ("department" in ('POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES', 'CIVIL_SOCIETY', 'COMMITTEE', 'HUB'));`);

    this.addSql(`alter table "hub"."case_file" add constraint "case_file_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_lead_office_id_foreign" foreign key ("lead_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_kind_check" check ("kind" in ('TRAFFICKING', 'CHILD_LABOUR', 'BONDED_LABOUR', 'MISSING_CHILD', 'SEXUAL_EXPLOITATION'));`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_priority_check" check ("priority" in ('URGENT', 'HIGH', 'NORMAL'));`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_stage_check" check ("stage" in ('INTAKE', 'TRIAGE', 'PLAN', 'RESCUE', 'MEDICAL_AGE', 'FIR', 'CWC_PRODUCTION', 'INTERIM_PLACEMENT', 'SIR', 'ICP', 'FINAL_ORDER', 'TRANSFER_RESTORE', 'ENTITLEMENTS', 'LINKAGE', 'FOLLOW_UP', 'CLOSED'));`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_status_check" check ("status" in ('OPEN', 'CLOSED'));`);
    this.addSql(`alter table "hub"."case_file" add constraint "case_file_channel_check" check ("channel" in ('PENCIL', 'CHILD_HELPLINE_1098', 'ERSS_112', 'WALK_IN', 'INSPECTION', 'PATROL', 'NGO_TIP', 'OTHER'));`);
    this.addSql(`alter table "hub"."case_file" enable row level security;`);
    this.addSql(`alter table "hub"."case_file" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_file" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_file.id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."case_file" for insert to "samanvay_hub" with check (case_file.lead_office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "change" on "hub"."case_file" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_file.id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.case_access a where a.case_id = case_file.id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."case_file" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."rescue_plan" add constraint "rescue_plan_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."rescue_plan" add constraint "rescue_plan_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."rescue_plan" enable row level security;`);
    this.addSql(`alter table "hub"."rescue_plan" force row level security;`);
    this.addSql(`create policy "read" on "hub"."rescue_plan" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "add" on "hub"."rescue_plan" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = rescue_plan.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."rescue_plan" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan.started_at is null then rescue_plan.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "keeper" on "hub"."rescue_plan" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."rescue_plan_detail" add constraint "rescue_plan_detail_id_foreign" foreign key ("id") references "hub"."rescue_plan" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."rescue_plan_detail" enable row level security;`);
    this.addSql(`alter table "hub"."rescue_plan_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."rescue_plan_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "add" on "hub"."rescue_plan_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."rescue_plan_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end) with check ((select true from hub.case_access a where a.case_id = rescue_plan_detail.case_id and a.office_id = (select hub.ctx_office())) and case when rescue_plan_detail.started_at is null then rescue_plan_detail.team @> array[(select hub.ctx_officer())] else ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) end);`);
    this.addSql(`create policy "keeper" on "hub"."rescue_plan_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."rescue" add constraint "rescue_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."rescue" add constraint "rescue_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."rescue" add constraint "rescue_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."rescue" add constraint "rescue_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."rescue" enable row level security;`);
    this.addSql(`alter table "hub"."rescue" force row level security;`);
    this.addSql(`create policy "read" on "hub"."rescue" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."rescue" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = rescue.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."rescue" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = rescue.case_id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.case_access a where a.case_id = rescue.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."rescue" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."report" add constraint "report_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."report" add constraint "report_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."report" add constraint "report_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."report" add constraint "report_channel_check" check ("channel" in ('PENCIL', 'CHILD_HELPLINE_1098', 'ERSS_112', 'WALK_IN', 'INSPECTION', 'PATROL', 'NGO_TIP', 'OTHER'));`);
    this.addSql(`alter table "hub"."report" enable row level security;`);
    this.addSql(`alter table "hub"."report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."report" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = report.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."report" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = report.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."report" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = report.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.case_access a where a.case_id = report.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,DISTRICT_ADMINISTRATION,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."reporter" add constraint "reporter_id_foreign" foreign key ("id") references "hub"."report" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."reporter" enable row level security;`);
    this.addSql(`alter table "hub"."reporter" force row level security;`);
    this.addSql(`create policy "read" on "hub"."reporter" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = reporter.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."reporter" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = reporter.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."reporter" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = reporter.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.case_access a where a.case_id = reporter.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and reporter.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."reporter" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM'));`);
    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_basis_check" check ("basis" in ('OPENED', 'RULE', 'HANDOVER', 'ORDER', 'TEAM', 'BREAK_GLASS'));`);
    this.addSql(`alter table "hub"."case_participant" enable row level security;`);
    this.addSql(`alter table "hub"."case_participant" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_participant" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office())) and (not case_participant.sealed or case_participant.office_id = (select hub.ctx_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "add" on "hub"."case_participant" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."case_participant" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office())) and (not case_participant.sealed or case_participant.office_id = (select hub.ctx_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.ctx_office()))))) with check ((select true from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office())) and (not case_participant.sealed or case_participant.office_id = (select hub.ctx_office())) and (case_participant.capacity <> 'CUSTODIAN' or case_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = case_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and case_participant.office_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "keeper" on "hub"."case_participant" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."fir_standing" add constraint "fir_standing_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."fir_standing" add constraint "fir_standing_status_check" check ("status" in ('NOT_YET', 'REFUSED', 'REGISTERED'));`);
    this.addSql(`alter table "hub"."fir_standing" add constraint "fir_standing_reason_check" check ("reason" in ('PRELIMINARY_INQUIRY', 'NON_COGNIZABLE', 'NO_OFFENCE_DISCLOSED', 'SENT_TO_OTHER_STATION', 'INFORMANT_WITHDREW'));`);
    this.addSql(`alter table "hub"."fir_standing" enable row level security;`);
    this.addSql(`alter table "hub"."fir_standing" force row level security;`);
    this.addSql(`create policy "read" on "hub"."fir_standing" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_standing.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."fir_standing" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = fir_standing.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."fir_standing" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_standing.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir_standing.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."fir_standing" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."fir" add constraint "fir_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."fir" add constraint "fir_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."fir" add constraint "fir_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."fir" enable row level security;`);
    this.addSql(`alter table "hub"."fir" force row level security;`);
    this.addSql(`create policy "read" on "hub"."fir" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."fir" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = fir.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."fir" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."fir" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."fir_detail" add constraint "fir_detail_id_foreign" foreign key ("id") references "hub"."fir" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."fir_detail" add constraint "fir_detail_station_id_foreign" foreign key ("station_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."fir_detail" add constraint "fir_detail_transferred_to_id_foreign" foreign key ("transferred_to_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."fir_detail" enable row level security;`);
    this.addSql(`alter table "hub"."fir_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."fir_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."fir_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = fir_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."fir_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = fir_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = fir_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."fir_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."establishment" add constraint "establishment_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."establishment" add constraint "establishment_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."establishment" add constraint "establishment_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."establishment" enable row level security;`);
    this.addSql(`alter table "hub"."establishment" force row level security;`);
    this.addSql(`create policy "read" on "hub"."establishment" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."establishment" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = establishment.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."establishment" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = establishment.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."establishment" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."establishment_detail" add constraint "establishment_detail_id_foreign" foreign key ("id") references "hub"."establishment" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."establishment_detail" add constraint "establishment_detail_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."establishment_detail" add constraint "establishment_detail_kind_check" check ("kind" in ('EATERY_DHABA', 'HOTEL', 'SMALL_SHOP', 'AUTO_WORKSHOP', 'BRICK_KILN', 'GARMENT_ZARI', 'BANGLE_LAC', 'CARPET_LOOM', 'FIREWORKS', 'QUARRY_MINE', 'CONSTRUCTION', 'FARM_PLANTATION', 'FISHERY', 'DOMESTIC_HOUSEHOLD', 'PLACEMENT_AGENCY', 'SPA_PARLOUR', 'BROTHEL_LODGE', 'ORCHESTRA_DANCE', 'STREET_TRAFFIC_SIGNAL', 'TRAIN_STATION', 'BUS', 'CALL_CENTRE_SCAM_SITE', 'OTHER'));`);
    this.addSql(`alter table "hub"."establishment_detail" enable row level security;`);
    this.addSql(`alter table "hub"."establishment_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."establishment_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."establishment_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = establishment_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."establishment_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = establishment_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = establishment_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."establishment_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."case_event" add constraint "case_event_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_kind_check" check ("kind" in ('OPENED', 'TRIAGED', 'PRIORITY_CHANGED', 'STAGE_REACHED', 'WORKSTREAM_CLOSED', 'CLOSED', 'REOPENED'));`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_stage_check" check ("stage" in ('INTAKE', 'TRIAGE', 'PLAN', 'RESCUE', 'MEDICAL_AGE', 'FIR', 'CWC_PRODUCTION', 'INTERIM_PLACEMENT', 'SIR', 'ICP', 'FINAL_ORDER', 'TRANSFER_RESTORE', 'ENTITLEMENTS', 'LINKAGE', 'FOLLOW_UP', 'CLOSED'));`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_priority_check" check ("priority" in ('URGENT', 'HIGH', 'NORMAL'));`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_workstream_check" check ("workstream" in ('CRIMINAL', 'LABOUR', 'WELFARE', 'MONEY'));`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_closed_because_check" check ("closed_because" in ('RESTORED_STABLE', 'ATTAINED_18_AFTERCARE', 'ADOPTED_FOSTERED', 'TRANSFERRED_ACCEPTED', 'REPATRIATED_ABROAD', 'CONVICTED', 'ACQUITTED_SERVICES_DONE', 'COMPOUNDED', 'UNTRACED_REPORT', 'FALSE_INFORMATION', 'NOT_AN_OFFENCE', 'DUPLICATE_MERGED', 'DECEASED', 'SURVIVOR_DECLINED'));`);
    this.addSql(`alter table "hub"."case_event" add constraint "case_event_reopened_because_check" check ("reopened_because" in ('REOPENED_RETRAFFICKED', 'NEW_EVIDENCE', 'COURT_ORDER', 'CLOSED_IN_ERROR'));`);
    this.addSql(`alter table "hub"."case_event" enable row level security;`);
    this.addSql(`alter table "hub"."case_event" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_event" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_event.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."case_event" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = case_event.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."case_event" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_event.case_id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.case_access a where a.case_id = case_event.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."case_event" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."accused" add constraint "accused_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."accused" add constraint "accused_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."accused" add constraint "accused_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."accused" enable row level security;`);
    this.addSql(`alter table "hub"."accused" force row level security;`);
    this.addSql(`create policy "read" on "hub"."accused" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."accused" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = accused.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."accused" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = accused.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."accused" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."accused_detail" add constraint "accused_detail_id_foreign" foreign key ("id") references "hub"."accused" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."accused_detail" add constraint "accused_detail_standing_check" check ("standing" in ('SUSPECTED', 'NAMED', 'ARRESTED', 'BAILED', 'ABSCONDING', 'CHARGE_SHEETED', 'CONVICTED', 'ACQUITTED', 'DISCHARGED'));`);
    this.addSql(`alter table "hub"."accused_detail" enable row level security;`);
    this.addSql(`alter table "hub"."accused_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."accused_detail" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."accused_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = accused_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."accused_detail" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = accused_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]))) with check ((select true from hub.case_access a where a.case_id = accused_detail.case_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."accused_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor" add constraint "survivor_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_rescue_id_foreign" foreign key ("rescue_id") references "hub"."rescue" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_found_in_code_foreign" foreign key ("found_in_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_home_district_code_foreign" foreign key ("home_district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_sex_check" check ("sex" in ('FEMALE', 'MALE', 'TRANSGENDER', 'UNKNOWN'));`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_age_basis_check" check ("age_basis" in ('CLAIMED', 'ESTIMATED', 'SCHOOL_CERTIFICATE', 'CIVIC_CERTIFICATE', 'OSSIFICATION'));`);
    this.addSql(`alter table "hub"."survivor" add constraint "survivor_status_check" check ("status" in ('RESCUED', 'IN_SAFE_CUSTODY', 'AT_MEDICAL_EXAMINATION', 'BEFORE_CWC', 'BEFORE_MAGISTRATE', 'IN_INTERIM_CARE', 'IN_TRANSIT_HOME', 'BEFORE_HOME_CWC', 'RESTORED', 'IN_LONG_TERM_CARE', 'INDEPENDENT', 'MISSING', 'DECLINED_SUPPORT', 'DECEASED'));`);
    this.addSql(`alter table "hub"."survivor" enable row level security;`);
    this.addSql(`alter table "hub"."survivor" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor.id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."survivor" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = survivor.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."survivor" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor.id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor.id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."survivor" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."statement" add constraint "statement_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."statement" add constraint "statement_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."statement" add constraint "statement_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."statement" enable row level security;`);
    this.addSql(`alter table "hub"."statement" force row level security;`);
    this.addSql(`create policy "read" on "hub"."statement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."statement" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = statement.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."statement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = statement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."statement" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."statement_text" add constraint "statement_text_id_foreign" foreign key ("id") references "hub"."statement" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."statement_text" add constraint "statement_text_kind_check" check ("kind" in ('TO_POLICE', 'TO_MAGISTRATE', 'TO_CWC', 'WORK_FACTS'));`);
    this.addSql(`alter table "hub"."statement_text" enable row level security;`);
    this.addSql(`alter table "hub"."statement_text" force row level security;`);
    this.addSql(`create policy "read" on "hub"."statement_text" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."statement_text" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = statement_text.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."statement_text" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = statement_text.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and statement_text.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."statement_text" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."social_investigation" add constraint "social_investigation_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."social_investigation" add constraint "social_investigation_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."social_investigation" add constraint "social_investigation_asked_of_id_foreign" foreign key ("asked_of_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."social_investigation" add constraint "social_investigation_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."social_investigation" enable row level security;`);
    this.addSql(`alter table "hub"."social_investigation" force row level security;`);
    this.addSql(`create policy "read" on "hub"."social_investigation" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."social_investigation" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = social_investigation.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."social_investigation" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = social_investigation.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and social_investigation.asked_of_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."social_investigation" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."social_investigation_report" add constraint "social_investigation_report_id_foreign" foreign key ("id") references "hub"."social_investigation" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."social_investigation_report" enable row level security;`);
    this.addSql(`alter table "hub"."social_investigation_report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."social_investigation_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."social_investigation_report" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = social_investigation_report.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."social_investigation_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = social_investigation_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{NGO_WORKER}'::text[]) and social_investigation_report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."social_investigation_report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."production" add constraint "production_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."production" add constraint "production_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."production" add constraint "production_committee_id_foreign" foreign key ("committee_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."production" add constraint "production_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."production" enable row level security;`);
    this.addSql(`alter table "hub"."production" force row level security;`);
    this.addSql(`create policy "read" on "hub"."production" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = production.survivor_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."production" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = production.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."production" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = production.survivor_id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.survivor_access a where a.survivor_id = production.survivor_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."production" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."placement" add constraint "placement_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."placement" add constraint "placement_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."placement" add constraint "placement_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."placement" enable row level security;`);
    this.addSql(`alter table "hub"."placement" force row level security;`);
    this.addSql(`create policy "read" on "hub"."placement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "add" on "hub"."placement" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = placement.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."placement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.ctx_office()))))) with check ((select true from hub.survivor_access a where a.survivor_id = placement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and (select true from hub.placement_home h where h.id = placement.id and h.home_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "keeper" on "hub"."placement" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."placement_home" add constraint "placement_home_id_foreign" foreign key ("id") references "hub"."placement" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."placement_home" add constraint "placement_home_home_id_foreign" foreign key ("home_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."placement_home" add constraint "placement_home_shelter_check" check ("shelter" in ('CH', 'OPEN_SHELTER', 'SAA', 'FIT_FACILITY', 'FIT_PERSON', 'OBS_HOME', 'SPECIAL_HOME', 'PLACE_OF_SAFETY', 'OSC', 'SHAKTI_SADAN', 'ITPA_PROTECTIVE_HOME', 'HOSPITAL', 'CHL_POINT', 'CRADLE'));`);
    this.addSql(`alter table "hub"."placement_home" enable row level security;`);
    this.addSql(`alter table "hub"."placement_home" force row level security;`);
    this.addSql(`create policy "read" on "hub"."placement_home" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."placement_home" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = placement_home.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."placement_home" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = placement_home.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = placement_home.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and placement_home.home_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."placement_home" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."cwc_order" add constraint "cwc_order_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."cwc_order" add constraint "cwc_order_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."cwc_order" add constraint "cwc_order_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."cwc_order" enable row level security;`);
    this.addSql(`alter table "hub"."cwc_order" force row level security;`);
    this.addSql(`create policy "read" on "hub"."cwc_order" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."cwc_order" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = cwc_order.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."cwc_order" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = cwc_order.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."cwc_order" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."cwc_order_detail" add constraint "cwc_order_detail_id_foreign" foreign key ("id") references "hub"."cwc_order" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."cwc_order_detail" add constraint "cwc_order_detail_type_check" check ("type" in ('DECLARE_CNCP', 'RESTORE', 'PLACE_CCI', 'FIT_PERSON', 'FOSTER', 'SPONSOR', 'TRANSFER_95', 'MEDICAL', 'COUNSELLING', 'LEGAL_AID', 'FREE_FOR_ADOPTION', 'DISCLOSURE_PERMIT', 'WAGE_DIRECTION', 'ASSIGN_NGO'));`);
    this.addSql(`alter table "hub"."cwc_order_detail" enable row level security;`);
    this.addSql(`alter table "hub"."cwc_order_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."cwc_order_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."cwc_order_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = cwc_order_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."cwc_order_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = cwc_order_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."cwc_order_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."medical_examination" add constraint "medical_examination_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."medical_examination" add constraint "medical_examination_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."medical_examination" add constraint "medical_examination_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."medical_examination" enable row level security;`);
    this.addSql(`alter table "hub"."medical_examination" force row level security;`);
    this.addSql(`create policy "read" on "hub"."medical_examination" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."medical_examination" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = medical_examination.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."medical_examination" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = medical_examination.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_examination.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."medical_examination" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."medical_report" add constraint "medical_report_id_foreign" foreign key ("id") references "hub"."medical_examination" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."medical_report" enable row level security;`);
    this.addSql(`alter table "hub"."medical_report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."medical_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."medical_report" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = medical_report.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."medical_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = medical_report.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = medical_report.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and medical_report.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."medical_report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."journey_event" add constraint "journey_event_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."journey_event" add constraint "journey_event_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."journey_event" add constraint "journey_event_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."journey_event" add constraint "journey_event_status_check" check ("status" in ('RESCUED', 'IN_SAFE_CUSTODY', 'AT_MEDICAL_EXAMINATION', 'BEFORE_CWC', 'BEFORE_MAGISTRATE', 'IN_INTERIM_CARE', 'IN_TRANSIT_HOME', 'BEFORE_HOME_CWC', 'RESTORED', 'IN_LONG_TERM_CARE', 'INDEPENDENT', 'MISSING', 'DECLINED_SUPPORT', 'DECEASED'));`);
    this.addSql(`alter table "hub"."journey_event" enable row level security;`);
    this.addSql(`alter table "hub"."journey_event" force row level security;`);
    this.addSql(`create policy "read" on "hub"."journey_event" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_event.survivor_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."journey_event" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = journey_event.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."journey_event" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_event.survivor_id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.survivor_access a where a.survivor_id = journey_event.survivor_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."journey_event" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."journey_place" add constraint "journey_place_id_foreign" foreign key ("id") references "hub"."journey_event" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."journey_place" add constraint "journey_place_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."journey_place" enable row level security;`);
    this.addSql(`alter table "hub"."journey_place" force row level security;`);
    this.addSql(`create policy "read" on "hub"."journey_place" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."journey_place" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = journey_place.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."journey_place" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = journey_place.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = journey_place.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and journey_place.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."journey_place" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."journey_note" add constraint "journey_note_id_foreign" foreign key ("id") references "hub"."journey_event" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."journey_note" enable row level security;`);
    this.addSql(`alter table "hub"."journey_note" force row level security;`);
    this.addSql(`create policy "read" on "hub"."journey_note" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."journey_note" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = journey_note.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."journey_note" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = journey_note.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."journey_note" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."follow_up_visit" add constraint "follow_up_visit_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."follow_up_visit" add constraint "follow_up_visit_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."follow_up_visit" add constraint "follow_up_visit_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."follow_up_visit" enable row level security;`);
    this.addSql(`alter table "hub"."follow_up_visit" force row level security;`);
    this.addSql(`create policy "read" on "hub"."follow_up_visit" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."follow_up_visit" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = follow_up_visit.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."follow_up_visit" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = follow_up_visit.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."follow_up_visit" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."entitlement" add constraint "entitlement_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."entitlement" add constraint "entitlement_stage_check" check ("stage" in ('ELIGIBLE', 'APPLIED', 'SANCTIONED', 'RELEASED', 'CREDITED', 'REJECTED', 'LAPSED'));`);
    this.addSql(`alter table "hub"."entitlement" enable row level security;`);
    this.addSql(`alter table "hub"."entitlement" force row level security;`);
    this.addSql(`create policy "read" on "hub"."entitlement" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."entitlement" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = entitlement.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."entitlement" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = entitlement.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."entitlement" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."entitlement_detail" add constraint "entitlement_detail_id_foreign" foreign key ("id") references "hub"."entitlement" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."entitlement_detail" add constraint "entitlement_detail_processed_by_id_foreign" foreign key ("processed_by_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."entitlement_detail" add constraint "entitlement_detail_kind_check" check ("kind" in ('BL_IMMEDIATE', 'BL_REHAB', 'CALPRA_FUND', 'BACK_WAGES', 'VCS_INTERIM', 'VCS_FINAL', 'POCSO_SPECIAL_RELIEF', 'POCSO_COMP', 'POA_RELIEF', 'COURT_COMP_395'));`);
    this.addSql(`alter table "hub"."entitlement_detail" enable row level security;`);
    this.addSql(`alter table "hub"."entitlement_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."entitlement_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."entitlement_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = entitlement_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."entitlement_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = entitlement_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."entitlement_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."care_plan" add constraint "care_plan_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."care_plan" add constraint "care_plan_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."care_plan" add constraint "care_plan_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."care_plan" enable row level security;`);
    this.addSql(`alter table "hub"."care_plan" force row level security;`);
    this.addSql(`create policy "read" on "hub"."care_plan" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."care_plan" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = care_plan.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."care_plan" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = care_plan.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."care_plan" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."service" add constraint "service_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."service" add constraint "service_care_plan_id_foreign" foreign key ("care_plan_id") references "hub"."care_plan" ("id");`);
    this.addSql(`alter table "hub"."service" add constraint "service_status_check" check ("status" in ('PLANNED', 'STARTED', 'COMPLETED', 'STOPPED'));`);
    this.addSql(`alter table "hub"."service" enable row level security;`);
    this.addSql(`alter table "hub"."service" force row level security;`);
    this.addSql(`create policy "read" on "hub"."service" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."service" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = service.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."service" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = service.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."service" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."service_detail" add constraint "service_detail_id_foreign" foreign key ("id") references "hub"."service" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."service_detail" add constraint "service_detail_provider_id_foreign" foreign key ("provider_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."service_detail" add constraint "service_detail_kind_check" check ("kind" in ('MEDICAL', 'MENTAL_HEALTH', 'DEADDICTION', 'LEGAL_AID', 'SUPPORT_PERSON', 'INTERPRETER', 'ID_DOCUMENT', 'BANK_ACCOUNT', 'BRIDGE_COURSE', 'SCHOOL_ENROL', 'KGBV_HOSTEL', 'VOCATIONAL', 'SPONSORSHIP', 'AFTERCARE', 'HOUSING', 'RATION', 'PENSION', 'LIVELIHOOD_FAMILY', 'WITNESS_PROTECTION', 'REINTEGRATION_VISIT'));`);
    this.addSql(`alter table "hub"."service_detail" enable row level security;`);
    this.addSql(`alter table "hub"."service_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."service_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."service_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = service_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."service_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = service_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."service_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."care_plan_detail" add constraint "care_plan_detail_id_foreign" foreign key ("id") references "hub"."care_plan" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."care_plan_detail" enable row level security;`);
    this.addSql(`alter table "hub"."care_plan_detail" force row level security;`);
    this.addSql(`create policy "read" on "hub"."care_plan_detail" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."care_plan_detail" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = care_plan_detail.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."care_plan_detail" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = care_plan_detail.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."care_plan_detail" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."age_determination" add constraint "age_determination_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."age_determination" add constraint "age_determination_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."age_determination" add constraint "age_determination_asked_of_id_foreign" foreign key ("asked_of_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."age_determination" add constraint "age_determination_superseded_because_check" check ("superseded_because" in ('CLERICAL_ERROR', 'NEW_EVIDENCE', 'COURT_ORDER', 'WRONG_PERSON', 'RECORDED_TWICE'));`);
    this.addSql(`alter table "hub"."age_determination" enable row level security;`);
    this.addSql(`alter table "hub"."age_determination" force row level security;`);
    this.addSql(`create policy "read" on "hub"."age_determination" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."age_determination" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = age_determination.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."age_determination" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = age_determination.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_determination.recorded_by_office_id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) and age_determination.asked_of_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."age_determination" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."age_finding" add constraint "age_finding_id_foreign" foreign key ("id") references "hub"."age_determination" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."age_finding" add constraint "age_finding_basis_check" check ("basis" in ('CLAIMED', 'ESTIMATED', 'SCHOOL_CERTIFICATE', 'CIVIC_CERTIFICATE', 'OSSIFICATION'));`);
    this.addSql(`alter table "hub"."age_finding" enable row level security;`);
    this.addSql(`alter table "hub"."age_finding" force row level security;`);
    this.addSql(`create policy "read" on "hub"."age_finding" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."age_finding" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = age_finding.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."age_finding" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.ctx_office())))) with check ((select true from hub.survivor_access a where a.survivor_id = age_finding.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = age_finding.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,HOME_STAFF,LEGAL_SERVICES}'::text[]) or ((select hub.ctx_roles() && '{MEDICAL_OFFICER}'::text[]) and age_finding.recorded_by_office_id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "keeper" on "hub"."age_finding" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor_access" enable row level security;`);
    this.addSql(`alter table "hub"."survivor_access" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor_access" for select to "samanvay_hub" using (survivor_access.office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."survivor_access" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor_identity" add constraint "survivor_identity_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."survivor_identity" add constraint "survivor_identity_home_district_code_foreign" foreign key ("home_district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."survivor_identity" enable row level security;`);
    this.addSql(`alter table "hub"."survivor_identity" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor_identity" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."survivor_identity" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = survivor_identity.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."survivor_identity" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_identity.survivor_id and a.office_id = (select hub.ctx_office())) and (((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_identity.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."survivor_identity" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor_name" add constraint "survivor_name_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."survivor_name" add constraint "survivor_name_script_check" check ("script" in ('LATIN', 'DEVANAGARI', 'BENGALI', 'ODIA', 'TAMIL', 'TELUGU', 'KANNADA', 'MALAYALAM', 'GUJARATI', 'GURMUKHI', 'ARABIC', 'OTHER'));`);
    this.addSql(`alter table "hub"."survivor_name" enable row level security;`);
    this.addSql(`alter table "hub"."survivor_name" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor_name" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id and a.office_id = (select hub.ctx_office())) and ((((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.ctx_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.ctx_office()) limit 1))));`);
    this.addSql(`create policy "add" on "hub"."survivor_name" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = survivor_name.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."survivor_name" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id and a.office_id = (select hub.ctx_office())) and ((((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.ctx_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.ctx_office()) limit 1)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_name.survivor_id and a.office_id = (select hub.ctx_office())) and ((((select hub.ctx_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_name.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.ctx_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_name.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.ctx_office()) limit 1))));`);
    this.addSql(`create policy "keeper" on "hub"."survivor_name" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor_participant" add constraint "survivor_participant_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."survivor_participant" add constraint "survivor_participant_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."survivor_participant" add constraint "survivor_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM'));`);
    this.addSql(`alter table "hub"."survivor_participant" enable row level security;`);
    this.addSql(`alter table "hub"."survivor_participant" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor_participant" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id and a.office_id = (select hub.ctx_office())) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "add" on "hub"."survivor_participant" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = survivor_participant.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."survivor_participant" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id and a.office_id = (select hub.ctx_office())) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.ctx_office()))))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_participant.survivor_id and a.office_id = (select hub.ctx_office())) and (survivor_participant.capacity <> 'CUSTODIAN' or survivor_participant.office_id = (select hub.ctx_office()) or (((select hub.ctx_roles() && '{CHILD_WELFARE_POLICE}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_participant.case_id and a.office_id = (select hub.ctx_office()))) or (select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER}'::text[]) or ((select hub.ctx_roles() && '{HOME_STAFF}'::text[]) and survivor_participant.office_id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "keeper" on "hub"."survivor_participant" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."visit_report" add constraint "visit_report_id_foreign" foreign key ("id") references "hub"."follow_up_visit" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."visit_report" add constraint "visit_report_outcome_check" check ("outcome" in ('SAFE_IN_SCHOOL', 'SAFE_NOT_IN_SCHOOL', 'AT_WORK', 'AT_RISK', 'NOT_FOUND', 'RETRAFFICKED'));`);
    this.addSql(`alter table "hub"."visit_report" enable row level security;`);
    this.addSql(`alter table "hub"."visit_report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."visit_report" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."visit_report" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = visit_report.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."visit_report" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = visit_report.survivor_id and a.office_id = (select hub.ctx_office())) and ((select hub.ctx_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."visit_report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."workstream" add constraint "workstream_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."workstream" add constraint "workstream_kind_check" check ("kind" in ('CRIMINAL', 'LABOUR', 'WELFARE', 'MONEY'));`);
    this.addSql(`alter table "hub"."workstream" add constraint "workstream_closed_because_check" check ("closed_because" in ('RESTORED_STABLE', 'ATTAINED_18_AFTERCARE', 'ADOPTED_FOSTERED', 'TRANSFERRED_ACCEPTED', 'REPATRIATED_ABROAD', 'CONVICTED', 'ACQUITTED_SERVICES_DONE', 'COMPOUNDED', 'UNTRACED_REPORT', 'FALSE_INFORMATION', 'NOT_AN_OFFENCE', 'DUPLICATE_MERGED', 'DECEASED', 'SURVIVOR_DECLINED'));`);
    this.addSql(`alter table "hub"."workstream" enable row level security;`);
    this.addSql(`alter table "hub"."workstream" force row level security;`);
    this.addSql(`create policy "read" on "hub"."workstream" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = workstream.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."workstream" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = workstream.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."workstream" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = workstream.case_id and a.office_id = (select hub.ctx_office()))) with check ((select true from hub.case_access a where a.case_id = workstream.case_id and a.office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."workstream" to "samanvay_keeper" using (true) with check (true);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "hub"."district" drop constraint "district_state_code_foreign";`);
    this.addSql(`alter table "hub"."office" drop constraint "office_state_code_foreign";`);
    this.addSql(`alter table "hub"."client" drop constraint "client_state_code_foreign";`);
    this.addSql(`alter table "hub"."case_file" drop constraint "case_file_state_code_foreign";`);
    this.addSql(`alter table "hub"."district" drop constraint "district_superseded_by_code_foreign";`);
    this.addSql(`alter table "hub"."office" drop constraint "office_district_code_foreign";`);
    this.addSql(`alter table "hub"."case_file" drop constraint "case_file_district_code_foreign";`);
    this.addSql(`alter table "hub"."rescue" drop constraint "rescue_district_code_foreign";`);
    this.addSql(`alter table "hub"."establishment_detail" drop constraint "establishment_detail_district_code_foreign";`);
    this.addSql(`alter table "hub"."survivor" drop constraint "survivor_found_in_code_foreign";`);
    this.addSql(`alter table "hub"."survivor" drop constraint "survivor_home_district_code_foreign";`);
    this.addSql(`alter table "hub"."journey_place" drop constraint "journey_place_district_code_foreign";`);
    this.addSql(`alter table "hub"."survivor_identity" drop constraint "survivor_identity_home_district_code_foreign";`);
    this.addSql(`alter table "hub"."officer" drop constraint "officer_office_id_foreign";`);
    this.addSql(`alter table "hub"."case_file" drop constraint "case_file_lead_office_id_foreign";`);
    this.addSql(`alter table "hub"."rescue_plan" drop constraint "rescue_plan_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."rescue" drop constraint "rescue_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."report" drop constraint "report_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."case_participant" drop constraint "case_participant_office_id_foreign";`);
    this.addSql(`alter table "hub"."fir" drop constraint "fir_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."fir_detail" drop constraint "fir_detail_station_id_foreign";`);
    this.addSql(`alter table "hub"."fir_detail" drop constraint "fir_detail_transferred_to_id_foreign";`);
    this.addSql(`alter table "hub"."establishment" drop constraint "establishment_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."case_event" drop constraint "case_event_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."accused" drop constraint "accused_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."statement" drop constraint "statement_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."social_investigation" drop constraint "social_investigation_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."social_investigation" drop constraint "social_investigation_asked_of_id_foreign";`);
    this.addSql(`alter table "hub"."production" drop constraint "production_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."production" drop constraint "production_committee_id_foreign";`);
    this.addSql(`alter table "hub"."placement" drop constraint "placement_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."placement_home" drop constraint "placement_home_home_id_foreign";`);
    this.addSql(`alter table "hub"."cwc_order" drop constraint "cwc_order_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."medical_examination" drop constraint "medical_examination_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."journey_event" drop constraint "journey_event_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."follow_up_visit" drop constraint "follow_up_visit_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."entitlement_detail" drop constraint "entitlement_detail_processed_by_id_foreign";`);
    this.addSql(`alter table "hub"."care_plan" drop constraint "care_plan_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."service_detail" drop constraint "service_detail_provider_id_foreign";`);
    this.addSql(`alter table "hub"."age_determination" drop constraint "age_determination_recorded_by_office_id_foreign";`);
    this.addSql(`alter table "hub"."age_determination" drop constraint "age_determination_asked_of_id_foreign";`);
    this.addSql(`alter table "hub"."survivor_participant" drop constraint "survivor_participant_office_id_foreign";`);
    this.addSql(`alter table "hub"."rescue_plan" drop constraint "rescue_plan_case_id_foreign";`);
    this.addSql(`alter table "hub"."rescue" drop constraint "rescue_case_id_foreign";`);
    this.addSql(`alter table "hub"."report" drop constraint "report_case_id_foreign";`);
    this.addSql(`alter table "hub"."case_participant" drop constraint "case_participant_case_id_foreign";`);
    this.addSql(`alter table "hub"."fir_standing" drop constraint "fir_standing_case_id_foreign";`);
    this.addSql(`alter table "hub"."fir" drop constraint "fir_case_id_foreign";`);
    this.addSql(`alter table "hub"."establishment" drop constraint "establishment_case_id_foreign";`);
    this.addSql(`alter table "hub"."case_event" drop constraint "case_event_case_id_foreign";`);
    this.addSql(`alter table "hub"."accused" drop constraint "accused_case_id_foreign";`);
    this.addSql(`alter table "hub"."survivor" drop constraint "survivor_case_id_foreign";`);
    this.addSql(`alter table "hub"."workstream" drop constraint "workstream_case_id_foreign";`);
    this.addSql(`alter table "hub"."rescue_plan_detail" drop constraint "rescue_plan_detail_id_foreign";`);
    this.addSql(`alter table "hub"."survivor" drop constraint "survivor_rescue_id_foreign";`);
    this.addSql(`alter table "hub"."reporter" drop constraint "reporter_id_foreign";`);
    this.addSql(`alter table "hub"."fir_detail" drop constraint "fir_detail_id_foreign";`);
    this.addSql(`alter table "hub"."establishment_detail" drop constraint "establishment_detail_id_foreign";`);
    this.addSql(`alter table "hub"."accused_detail" drop constraint "accused_detail_id_foreign";`);
    this.addSql(`alter table "hub"."statement" drop constraint "statement_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."social_investigation" drop constraint "social_investigation_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."production" drop constraint "production_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."placement" drop constraint "placement_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."cwc_order" drop constraint "cwc_order_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."medical_examination" drop constraint "medical_examination_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."journey_event" drop constraint "journey_event_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."follow_up_visit" drop constraint "follow_up_visit_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."entitlement" drop constraint "entitlement_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."care_plan" drop constraint "care_plan_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."service" drop constraint "service_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."age_determination" drop constraint "age_determination_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."survivor_identity" drop constraint "survivor_identity_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."survivor_name" drop constraint "survivor_name_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."survivor_participant" drop constraint "survivor_participant_survivor_id_foreign";`);
    this.addSql(`alter table "hub"."statement_text" drop constraint "statement_text_id_foreign";`);
    this.addSql(`alter table "hub"."social_investigation_report" drop constraint "social_investigation_report_id_foreign";`);
    this.addSql(`alter table "hub"."placement_home" drop constraint "placement_home_id_foreign";`);
    this.addSql(`alter table "hub"."cwc_order_detail" drop constraint "cwc_order_detail_id_foreign";`);
    this.addSql(`alter table "hub"."medical_report" drop constraint "medical_report_id_foreign";`);
    this.addSql(`alter table "hub"."journey_place" drop constraint "journey_place_id_foreign";`);
    this.addSql(`alter table "hub"."journey_note" drop constraint "journey_note_id_foreign";`);
    this.addSql(`alter table "hub"."visit_report" drop constraint "visit_report_id_foreign";`);
    this.addSql(`alter table "hub"."entitlement_detail" drop constraint "entitlement_detail_id_foreign";`);
    this.addSql(`alter table "hub"."service" drop constraint "service_care_plan_id_foreign";`);
    this.addSql(`alter table "hub"."care_plan_detail" drop constraint "care_plan_detail_id_foreign";`);
    this.addSql(`alter table "hub"."service_detail" drop constraint "service_detail_id_foreign";`);
    this.addSql(`alter table "hub"."age_finding" drop constraint "age_finding_id_foreign";`);

    this.addSql(`drop table if exists "hub"."audit_record" cascade;`);
    this.addSql(`drop table if exists "hub"."case_access" cascade;`);
    this.addSql(`drop table if exists "hub"."operation_done" cascade;`);
    this.addSql(`drop table if exists "hub"."outbox" cascade;`);
    this.addSql(`drop table if exists "hub"."state" cascade;`);
    this.addSql(`drop table if exists "hub"."district" cascade;`);
    this.addSql(`drop table if exists "hub"."office" cascade;`);
    this.addSql(`drop table if exists "hub"."officer" cascade;`);
    this.addSql(`drop table if exists "hub"."client" cascade;`);
    this.addSql(`drop table if exists "hub"."case_file" cascade;`);
    this.addSql(`drop table if exists "hub"."rescue_plan" cascade;`);
    this.addSql(`drop table if exists "hub"."rescue_plan_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."rescue" cascade;`);
    this.addSql(`drop table if exists "hub"."report" cascade;`);
    this.addSql(`drop table if exists "hub"."reporter" cascade;`);
    this.addSql(`drop table if exists "hub"."case_participant" cascade;`);
    this.addSql(`drop table if exists "hub"."fir_standing" cascade;`);
    this.addSql(`drop table if exists "hub"."fir" cascade;`);
    this.addSql(`drop table if exists "hub"."fir_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."establishment" cascade;`);
    this.addSql(`drop table if exists "hub"."establishment_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."case_event" cascade;`);
    this.addSql(`drop table if exists "hub"."accused" cascade;`);
    this.addSql(`drop table if exists "hub"."accused_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."survivor" cascade;`);
    this.addSql(`drop table if exists "hub"."statement" cascade;`);
    this.addSql(`drop table if exists "hub"."statement_text" cascade;`);
    this.addSql(`drop table if exists "hub"."social_investigation" cascade;`);
    this.addSql(`drop table if exists "hub"."social_investigation_report" cascade;`);
    this.addSql(`drop table if exists "hub"."production" cascade;`);
    this.addSql(`drop table if exists "hub"."placement" cascade;`);
    this.addSql(`drop table if exists "hub"."placement_home" cascade;`);
    this.addSql(`drop table if exists "hub"."cwc_order" cascade;`);
    this.addSql(`drop table if exists "hub"."cwc_order_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."medical_examination" cascade;`);
    this.addSql(`drop table if exists "hub"."medical_report" cascade;`);
    this.addSql(`drop table if exists "hub"."journey_event" cascade;`);
    this.addSql(`drop table if exists "hub"."journey_place" cascade;`);
    this.addSql(`drop table if exists "hub"."journey_note" cascade;`);
    this.addSql(`drop table if exists "hub"."follow_up_visit" cascade;`);
    this.addSql(`drop table if exists "hub"."entitlement" cascade;`);
    this.addSql(`drop table if exists "hub"."entitlement_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."care_plan" cascade;`);
    this.addSql(`drop table if exists "hub"."service" cascade;`);
    this.addSql(`drop table if exists "hub"."service_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."care_plan_detail" cascade;`);
    this.addSql(`drop table if exists "hub"."age_determination" cascade;`);
    this.addSql(`drop table if exists "hub"."age_finding" cascade;`);
    this.addSql(`drop table if exists "hub"."survivor_access" cascade;`);
    this.addSql(`drop table if exists "hub"."survivor_identity" cascade;`);
    this.addSql(`drop table if exists "hub"."survivor_name" cascade;`);
    this.addSql(`drop table if exists "hub"."survivor_participant" cascade;`);
    this.addSql(`drop table if exists "hub"."visit_report" cascade;`);
    this.addSql(`drop table if exists "hub"."workstream" cascade;`);

    this.addSql(`drop schema if exists "hub";`);
  }

}
