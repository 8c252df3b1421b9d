import { Migration } from '@mikro-orm/migrations';

/** Training, partner organisations, drives and instructions: what departments do besides cases, and what was ordered. */
export class Migration20261127025706_training_partners_drives_instructions extends Migration {

  override name = 'Migration20261127025706_training_partners_drives_instructions';

  override up(): void {
    this.addSql(`create table "hub"."staff_report" ("id" uuid not null, "office_id" uuid not null, "state_code" int not null, "district_code" int null, "rank" text not null, "sanctioned" int not null, "filled" int not null, "outside_hub" int not null, "trained_outside_hub" int not null, "reported_on" date not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "staff_report_office_id_reported_on_index" on "hub"."staff_report" ("office_id", "reported_on");`);

    this.addSql(`create table "hub"."instruction" ("id" uuid not null, "department" text not null, "state_code" int not null, "para" text not null, "order_number" text null, "issued_on" date not null, "addressee" text null, "document_hash" text null, "recorded_by_office_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "superseded_by_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "instruction_state_code_para_department_index" on "hub"."instruction" ("state_code", "para", "department");`);

    this.addSql(`create table "hub"."nodal_unit" ("id" uuid not null, "office_id" uuid not null, "state_code" int not null, "district_code" int null, "notification_number" text null, "notified_on" date null, "functional_since" date null, "can_register_fir" boolean not null, "recorded_by_office_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create unique index nodal_unit_standing on hub.nodal_unit (office_id) where superseded_at is null;`);

    this.addSql(`create table "hub"."drive" ("id" uuid not null, "kind" text not null, "state_code" int not null, "district_code" int not null, "establishment_kinds" text[] not null, "topics" text[] not null, "villages_planned" int null, "starts_on" date not null, "ends_on" date not null, "lead_office_id" uuid not null, "planned_at" timestamptz not null, "closed_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "drive_district_code_starts_on_index" on "hub"."drive" ("district_code", "starts_on");`);

    this.addSql(`create table "hub"."drive_part" ("id" uuid not null, "drive_id" uuid not null, "office_id" uuid not null, "lead_office_id" uuid not null, "state_code" int not null, "district_code" int not null, "asked_at" timestamptz not null, "answer" text null, "refused_because" text null, "answered_at" timestamptz null, "places_visited" int null, "villages_reached" int null, "people_reached" int null, "inspections" int null, "violations" int null, "children_rescued" int null, "leads" int null, "reported_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "drive_part_office_id_asked_at_index" on "hub"."drive_part" ("office_id", "asked_at");`);
    this.addSql(`alter table "hub"."drive_part" add constraint "drive_part_drive_id_office_id_unique" unique ("drive_id", "office_id");`);

    this.addSql(`create table "hub"."course" ("id" uuid not null, "title" text not null, "provider" text not null, "topics" text[] not null, "hours" int not null, "valid_months" int not null, "state_code" int not null, "recorded_by_office_id" uuid not null, "recorded_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "course_state_code_title_index" on "hub"."course" ("state_code", "title");`);

    this.addSql(`create table "hub"."partner_feedback" ("id" uuid not null, "case_id" uuid not null, "from_office_id" uuid not null, "to_office_id" uuid not null, "codes" text[] not null, "note" text null, "at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "partner_feedback_from_office_id_at_index" on "hub"."partner_feedback" ("from_office_id", "at");`);
    this.addSql(`create index "partner_feedback_to_office_id_at_index" on "hub"."partner_feedback" ("to_office_id", "at");`);

    this.addSql(`create table "hub"."accreditation" ("id" uuid not null, "ngo_id" uuid not null, "state_code" int not null, "district_code" int null, "act" text not null, "registration_number" text not null, "issuer_id" uuid not null, "valid_from" date not null, "valid_until" date not null, "recorded_at" timestamptz not null, "suspended_at" timestamptz null, "version" int not null, "ending_told_at" timestamptz null, "ended_told_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "accreditation_ngo_id_valid_until_index" on "hub"."accreditation" ("ngo_id", "valid_until");`);

    this.addSql(`create table "hub"."suspension" ("id" uuid not null, "accreditation_id" uuid not null, "ngo_id" uuid not null, "issuer_id" uuid not null, "reason" text not null, "since" timestamptz not null, "reply" text null, "replied_at" timestamptz null, "lifted_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "suspension_accreditation_id_index" on "hub"."suspension" ("accreditation_id");`);

    this.addSql(`create table "hub"."training_session" ("id" uuid not null, "course_id" uuid not null, "keeper_office_id" uuid not null, "state_code" int not null, "district_code" int null, "venue" text not null, "starts_on" date not null, "ends_on" date not null, "capacity" int not null, "enrolled" int not null, "held_at" timestamptz null, "others_attended" int null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "training_session_state_code_starts_on_index" on "hub"."training_session" ("state_code", "starts_on");`);

    this.addSql(`create table "hub"."enrolment" ("id" uuid not null, "session_id" uuid not null, "officer_id" uuid not null, "office_id" uuid not null, "keeper_office_id" uuid not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, "attended" boolean null, "score_before" smallint null, "score_after" smallint null, "valid_until" date null, "reminded_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "enrolment_office_id_recorded_at_index" on "hub"."enrolment" ("office_id", "recorded_at");`);
    this.addSql(`create index "enrolment_officer_id_valid_until_index" on "hub"."enrolment" ("officer_id", "valid_until");`);
    this.addSql(`create unique index enrolment_once on hub.enrolment (session_id, officer_id) where superseded_at is null;`);

    this.addSql(`create table "hub"."vetting" ("id" uuid not null, "ngo_id" uuid not null, "state_code" int not null, "result" text not null, "verified_on" date not null, "valid_until" date null, "recorded_by_office_id" uuid not null, "recorded_at" timestamptz not null, "ending_told_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "vetting_ngo_id_verified_on_index" on "hub"."vetting" ("ngo_id", "verified_on");`);

    this.addSql(`alter table "hub"."staff_report" add constraint "staff_report_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."staff_report" add constraint "staff_report_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."staff_report" add constraint "staff_report_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."staff_report" add constraint "staff_report_rank_check" check ("rank" in ('DYSP_OR_ABOVE', 'INSPECTOR', 'SUB_INSPECTOR', 'ASSISTANT_SUB_INSPECTOR', 'HEAD_CONSTABLE', 'CONSTABLE', 'SOCIAL_WORKER', 'OTHER'));`);
    this.addSql(`alter table "hub"."staff_report" enable row level security;`);
    this.addSql(`alter table "hub"."staff_report" force row level security;`);
    this.addSql(`create policy "read" on "hub"."staff_report" for select to "samanvay_hub" using (staff_report.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (select case when f.district_code is null then f.state_code = staff_report.state_code else f.district_code is not distinct from staff_report.district_code end from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."staff_report" for insert to "samanvay_hub" with check (staff_report.office_id = (select hub.ctx_office()) and staff_report.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."staff_report" for update to "samanvay_hub" using (staff_report.office_id = (select hub.ctx_office())) with check (staff_report.office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."staff_report" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."instruction" add constraint "instruction_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."instruction" add constraint "instruction_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."instruction" add constraint "instruction_superseded_by_id_foreign" foreign key ("superseded_by_id") references "hub"."instruction" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."instruction" add constraint "instruction_department_check" check ("department" in ('POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES', 'CIVIL_SOCIETY', 'COMMITTEE', 'HUB'));`);
    this.addSql(`alter table "hub"."instruction" add constraint "instruction_para_check" check ("para" in ('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'));`);
    this.addSql(`alter table "hub"."instruction" enable row level security;`);
    this.addSql(`alter table "hub"."instruction" force row level security;`);
    this.addSql(`create policy "read" on "hub"."instruction" for select to "samanvay_hub" using (instruction.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."instruction" for insert to "samanvay_hub" with check (instruction.recorded_by_office_id = (select hub.ctx_office()) and instruction.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and instruction.superseded_at is null);`);
    this.addSql(`create policy "change" on "hub"."instruction" for update to "samanvay_hub" using (instruction.recorded_by_office_id = (select hub.ctx_office())) with check (instruction.recorded_by_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."instruction" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."nodal_unit" add constraint "nodal_unit_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."nodal_unit" add constraint "nodal_unit_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."nodal_unit" add constraint "nodal_unit_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."nodal_unit" add constraint "nodal_unit_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."nodal_unit" enable row level security;`);
    this.addSql(`alter table "hub"."nodal_unit" force row level security;`);
    this.addSql(`create policy "read" on "hub"."nodal_unit" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null);`);
    this.addSql(`create policy "add" on "hub"."nodal_unit" for insert to "samanvay_hub" with check (nodal_unit.recorded_by_office_id = (select hub.ctx_office()) and (nodal_unit.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,STATE_ADMIN}'::text[]) and nodal_unit.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "change" on "hub"."nodal_unit" for update to "samanvay_hub" using ((nodal_unit.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,STATE_ADMIN}'::text[]) and nodal_unit.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office()))))) with check ((nodal_unit.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,STATE_ADMIN}'::text[]) and nodal_unit.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())))));`);
    this.addSql(`create policy "keeper" on "hub"."nodal_unit" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."drive" add constraint "drive_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."drive" add constraint "drive_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."drive" add constraint "drive_lead_office_id_foreign" foreign key ("lead_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."drive" add constraint "drive_kind_check" check ("kind" in ('JOINT_DRIVE', 'CAMPAIGN'));`);
    this.addSql(`alter table "hub"."drive" enable row level security;`);
    this.addSql(`alter table "hub"."drive" force row level security;`);
    this.addSql(`create policy "read" on "hub"."drive" for select to "samanvay_hub" using (drive.lead_office_id = (select hub.ctx_office()) or (select true from hub.drive_part p where p.drive_id = drive.id and p.office_id = (select hub.ctx_office()))
    or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (select case when f.district_code is null then f.state_code = drive.state_code else f.district_code is not distinct from drive.district_code end from hub.office f where f.id = (select hub.ctx_office()))) or ((select hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[]) and drive.closed_at is not null and (select case when f.district_code is null then f.state_code = drive.state_code else f.district_code is not distinct from drive.district_code end from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."drive" for insert to "samanvay_hub" with check (drive.lead_office_id = (select hub.ctx_office()) and drive.closed_at is null and drive.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "change" on "hub"."drive" for update to "samanvay_hub" using (drive.lead_office_id = (select hub.ctx_office())) with check (drive.lead_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."drive" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."drive_part" add constraint "drive_part_drive_id_foreign" foreign key ("drive_id") references "hub"."drive" ("id");`);
    this.addSql(`alter table "hub"."drive_part" add constraint "drive_part_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."drive_part" add constraint "drive_part_answer_check" check ("answer" in ('ACCEPTED', 'REFUSED'));`);
    this.addSql(`alter table "hub"."drive_part" add constraint "drive_part_refused_because_check" check ("refused_because" in ('NO_STAFF', 'OTHER_DUTY', 'NOT_OUR_AREA', 'DATES'));`);
    this.addSql(`alter table "hub"."drive_part" enable row level security;`);
    this.addSql(`alter table "hub"."drive_part" force row level security;`);
    this.addSql(`create policy "read" on "hub"."drive_part" for select to "samanvay_hub" using (drive_part.office_id = (select hub.ctx_office()) or drive_part.lead_office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and (select case when f.district_code is null then f.state_code = drive_part.state_code else f.district_code is not distinct from drive_part.district_code end from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."drive_part" for insert to "samanvay_hub" with check (drive_part.lead_office_id = (select hub.ctx_office()) and drive_part.reported_at is null);`);
    this.addSql(`create policy "change" on "hub"."drive_part" for update to "samanvay_hub" using (drive_part.office_id = (select hub.ctx_office())) with check (drive_part.office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."drive_part" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."course" add constraint "course_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."course" add constraint "course_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."course" add constraint "course_provider_check" check ("provider" in ('BPRD', 'STATE_ACADEMY', 'JUDICIAL_ACADEMY', 'LEGAL_SERVICES', 'NGO', 'OTHER'));`);
    this.addSql(`alter table "hub"."course" enable row level security;`);
    this.addSql(`alter table "hub"."course" force row level security;`);
    this.addSql(`create policy "read" on "hub"."course" for select to "samanvay_hub" using (course.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."course" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,STATE_ADMIN}'::text[]) and course.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and course.recorded_by_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."course" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."partner_feedback" add constraint "partner_feedback_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."partner_feedback" add constraint "partner_feedback_from_office_id_foreign" foreign key ("from_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."partner_feedback" add constraint "partner_feedback_to_office_id_foreign" foreign key ("to_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."partner_feedback" enable row level security;`);
    this.addSql(`alter table "hub"."partner_feedback" force row level security;`);
    this.addSql(`create policy "read" on "hub"."partner_feedback" for select to "samanvay_hub" using (partner_feedback.from_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or partner_feedback.to_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."partner_feedback" for insert to "samanvay_hub" with check (partner_feedback.from_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select true from hub.case_access a where a.case_id = partner_feedback.case_id));`);
    this.addSql(`create policy "keeper" on "hub"."partner_feedback" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."accreditation" add constraint "accreditation_ngo_id_foreign" foreign key ("ngo_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."accreditation" add constraint "accreditation_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."accreditation" add constraint "accreditation_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."accreditation" add constraint "accreditation_issuer_id_foreign" foreign key ("issuer_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."accreditation" add constraint "accreditation_act_check" check ("act" in ('SOCIETIES_1860', 'TRUSTS', 'COMPANIES_2013_S8', 'STATE_SOCIETIES', 'OTHER'));`);
    this.addSql(`alter table "hub"."accreditation" enable row level security;`);
    this.addSql(`alter table "hub"."accreditation" force row level security;`);
    this.addSql(`create policy "read" on "hub"."accreditation" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null);`);
    this.addSql(`create policy "add" on "hub"."accreditation" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{DCPU_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and accreditation.issuer_id = (select hub.ctx_office()) and (select case when f.district_code is null then f.state_code = accreditation.state_code else f.district_code is not distinct from accreditation.district_code end from hub.office f where f.id = (select hub.ctx_office())) and accreditation.suspended_at is null);`);
    this.addSql(`create policy "change" on "hub"."accreditation" for update to "samanvay_hub" using (accreditation.issuer_id = (select hub.ctx_office())) with check (accreditation.issuer_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."accreditation" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."suspension" add constraint "suspension_accreditation_id_foreign" foreign key ("accreditation_id") references "hub"."accreditation" ("id");`);
    this.addSql(`alter table "hub"."suspension" enable row level security;`);
    this.addSql(`alter table "hub"."suspension" force row level security;`);
    this.addSql(`create policy "read" on "hub"."suspension" for select to "samanvay_hub" using (suspension.issuer_id = (select hub.ctx_office()) or suspension.ngo_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "add" on "hub"."suspension" for insert to "samanvay_hub" with check (suspension.issuer_id = (select hub.ctx_office()) and suspension.reply is null and (select a.issuer_id = suspension.issuer_id and a.ngo_id = suspension.ngo_id from hub.accreditation a where a.id = suspension.accreditation_id));`);
    this.addSql(`create policy "change" on "hub"."suspension" for update to "samanvay_hub" using (suspension.issuer_id = (select hub.ctx_office()) or suspension.ngo_id = (select hub.ctx_office())) with check (suspension.issuer_id = (select hub.ctx_office()) or suspension.ngo_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."suspension" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."training_session" add constraint "training_session_course_id_foreign" foreign key ("course_id") references "hub"."course" ("id");`);
    this.addSql(`alter table "hub"."training_session" add constraint "training_session_keeper_office_id_foreign" foreign key ("keeper_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."training_session" add constraint "training_session_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."training_session" add constraint "training_session_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."training_session" enable row level security;`);
    this.addSql(`alter table "hub"."training_session" force row level security;`);
    this.addSql(`create policy "read" on "hub"."training_session" for select to "samanvay_hub" using (training_session.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."training_session" for insert to "samanvay_hub" with check (training_session.keeper_office_id = (select hub.ctx_office()) and training_session.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())) and training_session.held_at is null and ((select hub.ctx_roles() && '{AHTB_OFFICER,STATE_ADMIN}'::text[]) or (select o.supervisor_id is null from hub.officer o where o.id = (select hub.ctx_officer()))));`);
    this.addSql(`create policy "change" on "hub"."training_session" for update to "samanvay_hub" using (training_session.keeper_office_id = (select hub.ctx_office())) with check (training_session.keeper_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."training_session" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."enrolment" add constraint "enrolment_session_id_foreign" foreign key ("session_id") references "hub"."training_session" ("id");`);
    this.addSql(`alter table "hub"."enrolment" add constraint "enrolment_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."enrolment" add constraint "enrolment_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."enrolment" enable row level security;`);
    this.addSql(`alter table "hub"."enrolment" force row level security;`);
    this.addSql(`create policy "read" on "hub"."enrolment" for select to "samanvay_hub" using (enrolment.officer_id = (select hub.ctx_officer()) or enrolment.keeper_office_id = (select hub.ctx_office()) or (select coalesce(s.office_id, o.office_id) from hub.officer o left join hub.officer s on s.id = o.supervisor_id where o.id = enrolment.officer_id) = (select hub.ctx_office()));`);
    this.addSql(`create policy "add" on "hub"."enrolment" for insert to "samanvay_hub" with check ((select s.keeper_office_id = enrolment.keeper_office_id and (s.held_at is null) = (enrolment.attended is null) from hub.training_session s where s.id = enrolment.session_id)
    and case when enrolment.attended is null
      then enrolment.office_id = (select hub.ctx_office()) and enrolment.valid_until is null and (select true from hub.officer o where o.id = enrolment.officer_id and o.office_id = enrolment.office_id)
      else enrolment.keeper_office_id = (select hub.ctx_office()) end);`);
    this.addSql(`create policy "change" on "hub"."enrolment" for update to "samanvay_hub" using (enrolment.keeper_office_id = (select hub.ctx_office())) with check (enrolment.keeper_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."enrolment" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."vetting" add constraint "vetting_ngo_id_foreign" foreign key ("ngo_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."vetting" add constraint "vetting_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."vetting" add constraint "vetting_recorded_by_office_id_foreign" foreign key ("recorded_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."vetting" add constraint "vetting_result_check" check ("result" in ('CLEAR', 'ADVERSE'));`);
    this.addSql(`alter table "hub"."vetting" enable row level security;`);
    this.addSql(`alter table "hub"."vetting" force row level security;`);
    this.addSql(`create policy "read" on "hub"."vetting" for select to "samanvay_hub" using (vetting.recorded_by_office_id = (select hub.ctx_office()) or vetting.ngo_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{AHTB_OFFICER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and vetting.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."vetting" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,POLICE_OFFICER}'::text[]) and vetting.recorded_by_office_id = (select hub.ctx_office()) and vetting.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "keeper" on "hub"."vetting" to "samanvay_keeper" using (true) with check (true);`);

    // The hub adds, and changes what moves on. Whose rows are whose, the policies say.
    const tables = 'hub.course, hub.training_session, hub.enrolment, hub.staff_report, hub.accreditation, hub.suspension, hub.vetting, hub.partner_feedback, hub.drive, hub.drive_part, hub.instruction, hub.nodal_unit';
    this.addSql(`grant select, insert on ${tables} to samanvay_hub;`);
    this.addSql(`grant update (held_at, others_attended, version) on hub.training_session to samanvay_hub;`);
    this.addSql(`grant update (attended, score_before, score_after, valid_until, superseded_at) on hub.enrolment to samanvay_hub;`);
    this.addSql(`grant update (superseded_at) on hub.staff_report, hub.nodal_unit to samanvay_hub;`);
    this.addSql(`grant update (superseded_at, superseded_by_id) on hub.instruction to samanvay_hub;`);
    this.addSql(`grant update (suspended_at, version) on hub.accreditation to samanvay_hub;`);
    this.addSql(`grant update (reply, replied_at, lifted_at) on hub.suspension to samanvay_hub;`);
    this.addSql(`grant update (closed_at, version) on hub.drive to samanvay_hub;`);
    this.addSql(`grant update (answer, refused_because, answered_at, places_visited, villages_reached, people_reached, inspections, violations, children_rescued, leads, reported_at, version) on hub.drive_part to samanvay_hub;`);
    this.addSql(`grant select on ${tables} to samanvay_keeper;`);
    this.addSql(`grant update (enrolled) on hub.training_session to samanvay_keeper;`);
    this.addSql(`grant update (reminded_at) on hub.enrolment to samanvay_keeper;`);
    this.addSql(`grant update (ending_told_at, ended_told_at) on hub.accreditation to samanvay_keeper;`);
    this.addSql(`grant update (ending_told_at) on hub.vetting to samanvay_keeper;`);

    this.addSql(`alter table hub.training_session add constraint there_is_room check (enrolled <= capacity), add constraint ends_after_it_begins check (ends_on >= starts_on);`);
    this.addSql(`alter table hub.enrolment add constraint scores_of_a_hundred check (score_before between 0 and 100 and score_after between 0 and 100),
      add constraint scores_of_who_was_there check (attended or (score_before is null and score_after is null and valid_until is null));`);
    this.addSql(`alter table hub.staff_report add constraint posts_that_fit check (sanctioned >= 0 and filled >= outside_hub and outside_hub >= trained_outside_hub and trained_outside_hub >= 0);`);
    this.addSql(`alter table hub.accreditation add constraint ends_after_it_begins check (valid_until >= valid_from);`);
    this.addSql(`alter table hub.vetting add constraint a_clear_one_ends check ((result = 'CLEAR') = (valid_until is not null));`);
    this.addSql(`alter table hub.drive add constraint ends_after_it_begins check (ends_on >= starts_on);`);
    this.addSql(`alter table hub.nodal_unit add constraint notified_by_number_and_date check ((notification_number is null) = (notified_on is null));`);
    // A part says of its drive what the drive says: the policies of the two could not ask each other.
    this.addSql(`alter table hub.drive add constraint drive_as_its_parts_say unique (id, lead_office_id, state_code, district_code);`);
    this.addSql(`alter table hub.drive_part add constraint part_of_its_drive foreign key (drive_id, lead_office_id, state_code, district_code) references hub.drive (id, lead_office_id, state_code, district_code);`);
    this.addSql(`create index enrolment_ending on hub.enrolment (valid_until) where reminded_at is null and superseded_at is null;`);
    this.addSql(`create index accreditation_ending on hub.accreditation (valid_until) where ended_told_at is null;`);

    // Of a suspension the reply is the organisation's and the lifting the authority's, whatever statement comes.
    this.addSql(`create function hub.on_suspension_changed() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if (new.reply, new.replied_at) is distinct from (old.reply, old.replied_at) and (new.ngo_id is distinct from hub.ctx_office() or old.reply is not null)
          or new.lifted_at is distinct from old.lifted_at and (new.issuer_id is distinct from hub.ctx_office() or old.lifted_at is not null) then
          raise exception 'The organisation replies, and the authority lifts' using errcode = '42501';
        end if;
        return new;
      end $$;`);
    this.addSql(`revoke execute on function hub.on_suspension_changed() from public;`);
    this.addSql(`create trigger each_its_own before update on hub.suspension for each row execute function hub.on_suspension_changed();`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // No unit sees how many others have enrolled: the session counts them, and its constraint refuses one too many.
    this.addSql(`create function hub.on_enrolled() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        update training_session set enrolled = enrolled + 1 where id = new.session_id;
        return null;
      end $$;`);

    // How many are trained, by rank and kind of unit, in the caller's own area: 5 is the smallest number of people that a committee is told, and the
    // difference of two numbers is a number too.
    this.addSql(`create function hub.training_share(the_district int, the_time timestamptz)
      returns table (office_kind text, rank text, staff int, trained int, is_suppressed boolean) stable language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me office;
        today date := (the_time at time zone 'Asia/Kolkata')::date;
        is_committee boolean := hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[];
      begin
        select * into me from office where id = hub.ctx_office();
        if me.id is null or cardinality(hub.ctx_roles()) = 0 then return; end if;
        if the_district is not null and the_district is distinct from me.district_code and (me.district_code is not null or is_committee
          or not exists (select 1 from district d where d.code = the_district and d.state_code = me.state_code)) then return; end if;
        return query
          with unit as (
              select f.id, f.kind from office f where f.state_code = me.state_code and f.district_code is not distinct from coalesce(the_district, me.district_code, f.district_code)
                and f.department in ('POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES')
                and f.active_from <= today and (f.active_to is null or f.active_to >= today)),
            counted as (
              select u.kind, null::text as rank, count(*)::int as staff, count(*) filter (where exists (select 1 from enrolment e join training_session s on s.id = e.session_id
                  where e.officer_id = o.id and e.attended and e.superseded_at is null and s.ends_on > today - interval '24 months'))::int as trained
              from unit u join officer o on o.office_id = u.id where o.active_from <= today and (o.active_to is null or o.active_to >= today) group by u.kind
              union all
              select u.kind, r.rank, sum(r.outside_hub)::int, sum(r.trained_outside_hub)::int from unit u join staff_report r on r.office_id = u.id
              where r.superseded_at is null and r.outside_hub > 0 group by u.kind, r.rank)
          select c.kind, c.rank, case when is_committee and c.staff < 5 then null else c.staff end,
            case when is_committee and (c.staff < 5 or c.trained between 1 and 4 or c.staff - c.trained between 1 and 4) then null else c.trained end,
            is_committee and (c.staff < 5 or c.trained between 1 and 4 or c.staff - c.trained between 1 and 4)
          from counted c;
      end $$;`);

    this.addSql(`create function hub.remind_of_training(the_time timestamptz, days int) returns int language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        today date := (at_time at time zone 'Asia/Kolkata')::date;
        told int;
      begin
        with ending as (
            update enrolment e set reminded_at = at_time from officer o
            where e.reminded_at is null and e.superseded_at is null and e.valid_until <= today + days and o.id = e.officer_id and (o.active_to is null or o.active_to >= today)
              and not exists (select 1 from enrolment l where l.officer_id = e.officer_id and l.superseded_at is null and l.valid_until > e.valid_until)
            returning e.id, o.office_id, o.supervisor_id),
          added as (
            insert into notice (id, at, office_id, officer_id, kind, subject)
            select gen_random_uuid(), at_time, coalesce(s.office_id, n.office_id), s.id, 'TRAINING_DUE', 'Enrolment_' || n.id from ending n left join officer s on s.id = n.supervisor_id
            returning 1)
        select count(*)::int into told from added;
        return told;
      end $$;`);

    // An accreditation that another follows is not ending. The Committees are those of the district, and of the cases in which assignments go on.
    this.addSql(`create function hub.remind_of_partners(the_time timestamptz, days int) returns int language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        today date := (at_time at time zone 'Asia/Kolkata')::date;
        told int;
      begin
        with ending as (
            update accreditation a set ending_told_at = at_time
            where a.ending_told_at is null and a.valid_until between today and today + days
              and not exists (select 1 from accreditation l where l.ngo_id = a.ngo_id and l.valid_until > a.valid_until)
            returning a.id, a.ngo_id, a.issuer_id),
          ended as (
            update accreditation a set ended_told_at = at_time
            where a.ended_told_at is null and a.valid_until < today
              and not exists (select 1 from accreditation l where l.ngo_id = a.ngo_id and l.valid_until > a.valid_until)
            returning a.id, a.ngo_id, a.issuer_id, a.district_code),
          vetted as (
            update vetting v set ending_told_at = at_time
            where v.ending_told_at is null and v.valid_until between today and today + days
              and not exists (select 1 from vetting l where l.ngo_id = v.ngo_id and l.verified_on > v.verified_on)
            returning v.id, v.ngo_id, v.recorded_by_office_id),
          whom as (
            select 'Accreditation_' || id as subject, unnest(array[ngo_id, issuer_id]) as office_id from ending
            union select 'Accreditation_' || id, unnest(array[ngo_id, issuer_id]) from ended
            union select 'Accreditation_' || e.id, c.id from ended e join office c on c.kind = 'CWC' and c.district_code = e.district_code and c.active_to is null
            union select 'Accreditation_' || e.id, c.id from ended e join survivor_participant p on p.office_id = e.ngo_id and p.capacity = 'PARTNER' and p.until is null
              join case_participant q on q.case_id = p.case_id and q.until is null join office c on c.id = q.office_id and c.kind = 'CWC'
            union select 'Vetting_' || id, unnest(array[ngo_id, recorded_by_office_id]) from vetted),
          added as (
            insert into notice (id, at, office_id, kind, subject) select gen_random_uuid(), at_time, w.office_id, 'PARTNER_EXPIRING', w.subject from whom w returning 1)
        select count(*)::int into told from added;
        return told;
      end $$;`);

    // Numbers of organisations, in the caller's area; an organisation gets its own alone.
    this.addSql(`create function hub.partner_figures(the_time timestamptz, hours int)
      returns table (ngo_id uuid, is_active boolean, assigned int, leads int, leads_acted_on int, feedback int) stable language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me office;
        today date := (the_time at time zone 'Asia/Kolkata')::date;
        is_committee boolean := hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[];
        may_see_all boolean := hub.ctx_roles() && '{COMMITTEE_MEMBER,DISTRICT_ADMINISTRATION,DCPU_OFFICER,CWC_MEMBER,AHTB_OFFICER,STATE_ADMIN}'::text[];
      begin
        select * into me from office where id = hub.ctx_office();
        if me.id is null then return; end if;
        return query
          with n as (
            select f.id,
              exists (select 1 from accreditation a where a.ngo_id = f.id and a.suspended_at is null and today between a.valid_from and a.valid_until) as active,
              (select count(*)::int from survivor_participant p where p.office_id = f.id and p.until is null and p.capacity = 'PARTNER' and p.handover_id is null) as assigned_now,
              l.leads_all, l.acted, (select count(*)::int from partner_feedback b where b.to_office_id = f.id) as said
            from office f cross join lateral (
              select count(*)::int as leads_all, count(*) filter (where w.weighed <= c.opened_at + hours * interval '1 hour')::int as acted
              from case_file c
                cross join lateral (select p.office_id from case_participant p where p.case_id = c.id and p.basis = 'OPENED' order by p.since limit 1) o
                cross join lateral (select min(e.recorded_at) as weighed from case_event e where e.case_id = c.id and e.kind in ('TRIAGED', 'CLOSED') and e.recorded_by_office_id <> f.id) w
              where o.office_id = f.id and c.opened_at > the_time - interval '12 months'
                and c.id in (select q.case_id from case_participant q where q.office_id = f.id and q.basis = 'OPENED')) l
            where f.kind = 'NGO' and (f.id = me.id or (may_see_all and case when me.district_code is null then f.state_code = me.state_code else f.district_code = me.district_code end)))
          select n.id, n.active, case when is_committee and n.assigned_now between 1 and 4 then null else n.assigned_now end,
            case when is_committee and n.leads_all between 1 and 4 then null else n.leads_all end,
            case when is_committee and (n.leads_all between 1 and 4 or n.acted between 1 and 4 or n.leads_all - n.acted between 1 and 4) then null else n.acted end,
            case when is_committee and n.said between 1 and 4 then null else n.said end
          from n;
      end $$;`);

    // By whole quarters alone: of two windows a day apart the difference would be told. 5 is the smallest number of people that a committee is told.
    this.addSql(`create function hub.drive_results(since date, until date)
      returns table (quarter date, kind text, district int, name text, drives int, places_visited int, villages_reached int, people_reached int, inspections int, violations int, children_rescued int, leads int, is_suppressed boolean)
      stable language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me office;
        is_committee boolean := hub.ctx_roles() && '{COMMITTEE_MEMBER}'::text[];
      begin
        select * into me from office where id = hub.ctx_office();
        if me.id is null or cardinality(hub.ctx_roles()) = 0 then return; end if;
        return query
          with r as (
            select date_trunc('quarter', d.ends_on)::date as q, d.kind, d.district_code as code, count(distinct d.id)::int as n, sum(p.places_visited)::int as places, sum(p.villages_reached)::int as villages,
              least(sum(p.people_reached), 2147483647)::int as people, sum(p.inspections)::int as visits, sum(p.violations)::int as found, sum(p.children_rescued)::int as children, sum(p.leads)::int as told
            from drive d join drive_part p on p.drive_id = d.id and p.answer = 'ACCEPTED'
            where d.closed_at is not null and date_trunc('quarter', d.ends_on) between date_trunc('quarter', since) and date_trunc('quarter', drive_results.until)
              and case when me.district_code is null then d.state_code = me.state_code else d.district_code = me.district_code end
            group by 1, 2, 3)
          select r.q, r.kind, r.code, t.name, r.n, coalesce(r.places, 0), coalesce(r.villages, 0),
            case when is_committee and r.people between 1 and 4 then null else coalesce(r.people, 0) end, coalesce(r.visits, 0), coalesce(r.found, 0),
            case when is_committee and r.children between 1 and 4 then null else coalesce(r.children, 0) end,
            case when is_committee and r.told between 1 and 4 then null else coalesce(r.told, 0) end,
            is_committee and (r.people between 1 and 4 or r.children between 1 and 4 or r.told between 1 and 4)
          from r join district t on t.code = r.code;
      end $$;`);
    const read = 'hub.training_share(int, timestamptz), hub.partner_figures(timestamptz, int), hub.drive_results(date, date)';
    const work = 'hub.remind_of_training(timestamptz, int), hub.remind_of_partners(timestamptz, int)';
    this.addSql(`revoke execute on function ${read}, ${work}, hub.on_enrolled() from public;`);
    this.addSql(`grant execute on function ${read} to samanvay_hub;`);
    this.addSql(`grant execute on function ${work} to samanvay_worker;`);
    this.addSql(`grant execute on function hub.on_enrolled() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`create trigger counts after insert on hub.enrolment for each row when (new.attended is null) execute function hub.on_enrolled();`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
