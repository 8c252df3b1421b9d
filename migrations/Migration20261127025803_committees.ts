import { Migration } from '@mikro-orm/migrations';

/**
 * Committees of districts and States: who sits, meetings whose agenda makes itself of the record, minutes that nobody changes when they are closed,
 * and what offices were given to do. What an agenda says comes from functions that hand out ids, codes and counts.
 */
export class Migration20261127025803_committees extends Migration {

  override name = 'Migration20261127025803_committees';

  override up(): void | Promise<void> {
    this.addSql(`create table "hub"."committee_access" ("committee_id" uuid not null, "office_id" uuid not null, "is_chair" boolean not null, "is_secretary" boolean not null, primary key ("committee_id", "office_id"));`);

    this.addSql(`create table "hub"."committee" ("id" uuid not null, "kind" text not null, "state_code" int not null, "district_code" int null, "office_id" uuid null, "formed_by_office_id" uuid not null, "formed_by_id" uuid not null, "formed_at" timestamptz not null, "notification" text not null, "last_met_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create unique index one_committee_of_a_kind on hub.committee (kind, state_code, coalesce(district_code, 0));`);

    this.addSql(`create table "hub"."seat" ("id" uuid not null, "committee_id" uuid not null, "office_id" uuid not null, "kind" text not null, "since" date not null, "until" date null, "seated_by_id" uuid not null, "ended_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index seat_ends on hub.seat (until) where ended_at is null and until is not null;`);
    this.addSql(`create unique index one_chair_one_secretary on hub.seat (committee_id, kind) where ended_at is null and kind in ('CHAIR', 'SECRETARY');`);
    this.addSql(`create unique index one_seat_of_an_office on hub.seat (committee_id, office_id) where ended_at is null;`);

    this.addSql(`create table "hub"."meeting" ("id" uuid not null, "committee_id" uuid not null, "number" int not null, "state" text not null, "meets_at" timestamptz not null, "called_by_id" uuid not null, "called_at" timestamptz not null, "agenda_as_of" timestamptz null, "begun_at" timestamptz null, "quorum" int null, "ended_at" timestamptz null, "minutes" text null, "minutes_hash" text null, "legal_event_id" uuid null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index meeting_agenda_due on hub.meeting (agenda_as_of) where state = 'CALLED';`);
    this.addSql(`create unique index one_meeting_at_a_time on hub.meeting (committee_id) where state in ('CALLED', 'IN_SESSION');`);
    this.addSql(`alter table "hub"."meeting" add constraint "meeting_committee_id_number_unique" unique ("committee_id", "number");`);

    this.addSql(`create table "hub"."minutes_signature" ("id" uuid not null, "meeting_id" uuid not null, "committee_id" uuid not null, "capacity" text not null, "office_id" uuid not null, "signed_by_id" uuid not null, "signed_at" timestamptz not null, "hash" text not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."minutes_signature" add constraint "minutes_signature_meeting_id_capacity_unique" unique ("meeting_id", "capacity");`);

    this.addSql(`create table "hub"."attendance" ("id" uuid not null, "meeting_id" uuid not null, "committee_id" uuid not null, "seat_id" uuid not null, "office_id" uuid not null, "is_present" boolean not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."attendance" add constraint "attendance_meeting_id_seat_id_unique" unique ("meeting_id", "seat_id");`);

    this.addSql(`create table "hub"."agenda_item" ("id" uuid not null, "meeting_id" uuid not null, "committee_id" uuid not null, "position" int not null, "kind" text not null, "code" text null, "office_id" uuid null, "district_code" int null, "cases" int not null, "case_numbers" text[] not null, "since" timestamptz null, "action_item_id" uuid null, primary key ("id"));`);
    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_meeting_id_position_unique" unique ("meeting_id", "position");`);

    this.addSql(`create table "hub"."decision" ("id" uuid not null, "meeting_id" uuid not null, "committee_id" uuid not null, "agenda_item_id" uuid null, "says" text not null, "owner_office_id" uuid not null, "due_on" date not null, "recorded_at" timestamptz not null, "superseded_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "decision_meeting_id_index" on "hub"."decision" ("meeting_id");`);

    this.addSql(`create table "hub"."dissent" ("id" uuid not null, "decision_id" uuid not null, "meeting_id" uuid not null, "committee_id" uuid not null, "office_id" uuid not null, "says" text not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."dissent" add constraint "dissent_decision_id_office_id_unique" unique ("decision_id", "office_id");`);

    this.addSql(`create table "hub"."action_item" ("id" uuid not null, "committee_id" uuid not null, "decision_id" uuid not null, "owner_office_id" uuid not null, "due_on" date not null, "given_at" timestamptz not null, "state" text not null, "overdue_at" timestamptz null, "settled_at" timestamptz null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index action_item_runs_late on hub.action_item (due_on) where state = 'OPEN' and overdue_at is null;`);
    this.addSql(`create index action_item_of_office on hub.action_item (owner_office_id, due_on, id);`);
    this.addSql(`create index action_item_of_committee on hub.action_item (committee_id, due_on) where state <> 'ACCEPTED';`);
    this.addSql(`alter table "hub"."action_item" add constraint "action_item_decision_id_unique" unique ("decision_id");`);

    this.addSql(`create table "hub"."action_answer" ("id" uuid not null, "item_id" uuid not null, "committee_id" uuid not null, "owner_office_id" uuid not null, "says" text not null, "evidence" text not null, "evidence_number" text not null, "evidence_on" date not null, "answered_by_id" uuid not null, "answered_at" timestamptz not null, "is_accepted" boolean null, "returned_because" text null, "settled_by_id" uuid null, "settled_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "action_answer_item_id_answered_at_index" on "hub"."action_answer" ("item_id", "answered_at");`);

    this.addSql(`alter table "hub"."committee_access" enable row level security;`);
    this.addSql(`alter table "hub"."committee_access" force row level security;`);
    this.addSql(`create policy "read" on "hub"."committee_access" for select to "samanvay_hub" using (committee_access.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."committee_access" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."committee" add constraint "committee_state_code_foreign" foreign key ("state_code") references "hub"."state" ("code");`);
    this.addSql(`alter table "hub"."committee" add constraint "committee_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."committee" add constraint "committee_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."committee" add constraint "committee_formed_by_office_id_foreign" foreign key ("formed_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."committee" add constraint "committee_formed_by_id_foreign" foreign key ("formed_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."committee" add constraint "committee_kind_check" check ("kind" in ('DISTRICT_TASK_FORCE', 'VIGILANCE_COMMITTEE', 'DISTRICT_CHILD_PROTECTION', 'STATE_CHILD_PROTECTION', 'STATE_ADVISORY'));`);
    this.addSql(`alter table "hub"."committee" enable row level security;`);
    this.addSql(`alter table "hub"."committee" force row level security;`);
    this.addSql(`create policy "read" on "hub"."committee" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = committee.id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or ((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and committee.formed_by_office_id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."committee" for insert to "samanvay_hub" with check (((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and committee.formed_by_office_id = (select hub.ctx_office())) and committee.formed_by_id = (select hub.ctx_officer()) and (select true from hub.office f where f.id = (select hub.ctx_office())
    and case when f.district_code is null then f.state_code = committee.state_code else f.district_code = committee.district_code end));`);
    this.addSql(`create policy "change" on "hub"."committee" for update to "samanvay_hub" using ((select a.is_chair from hub.committee_access a where a.committee_id = committee.id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_chair from hub.committee_access a where a.committee_id = committee.id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."committee" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."seat" add constraint "seat_committee_id_foreign" foreign key ("committee_id") references "hub"."committee" ("id");`);
    this.addSql(`alter table "hub"."seat" add constraint "seat_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."seat" add constraint "seat_seated_by_id_foreign" foreign key ("seated_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."seat" add constraint "seat_kind_check" check ("kind" in ('CHAIR', 'SECRETARY', 'POLICE', 'AHTU', 'CHILD_WELFARE', 'CHILD_PROTECTION', 'LABOUR', 'CENTRAL_LABOUR', 'LEGAL_SERVICES', 'HEALTH', 'CIVIL_SOCIETY', 'NOMINEE'));`);
    this.addSql(`alter table "hub"."seat" enable row level security;`);
    this.addSql(`alter table "hub"."seat" force row level security;`);
    this.addSql(`create policy "read" on "hub"."seat" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = seat.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or (select ((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and c.formed_by_office_id = (select hub.ctx_office())) from hub.committee c where c.id = seat.committee_id));`);
    this.addSql(`create policy "add" on "hub"."seat" for insert to "samanvay_hub" with check (seat.seated_by_id = (select hub.ctx_officer()) and seat.ended_at is null and (select ((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and c.formed_by_office_id = (select hub.ctx_office())) from hub.committee c where c.id = seat.committee_id));`);
    this.addSql(`create policy "change" on "hub"."seat" for update to "samanvay_hub" using ((select ((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and c.formed_by_office_id = (select hub.ctx_office())) from hub.committee c where c.id = seat.committee_id)) with check ((select ((select hub.ctx_roles() && '{DISTRICT_ADMINISTRATION,STATE_ADMIN}'::text[]) and c.formed_by_office_id = (select hub.ctx_office())) from hub.committee c where c.id = seat.committee_id));`);
    this.addSql(`create policy "keeper" on "hub"."seat" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."meeting" add constraint "meeting_committee_id_foreign" foreign key ("committee_id") references "hub"."committee" ("id");`);
    this.addSql(`alter table "hub"."meeting" add constraint "meeting_called_by_id_foreign" foreign key ("called_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."meeting" add constraint "meeting_state_check" check ("state" in ('CALLED', 'IN_SESSION', 'CLOSED', 'CANCELLED'));`);
    this.addSql(`alter table "hub"."meeting" enable row level security;`);
    this.addSql(`alter table "hub"."meeting" force row level security;`);
    this.addSql(`create policy "read" on "hub"."meeting" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = meeting.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "add" on "hub"."meeting" for insert to "samanvay_hub" with check ((select a.is_chair from hub.committee_access a where a.committee_id = meeting.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) and meeting.called_by_id = (select hub.ctx_officer()) and meeting.state = 'CALLED');`);
    this.addSql(`create policy "change" on "hub"."meeting" for update to "samanvay_hub" using ((select a.is_chair or a.is_secretary from hub.committee_access a where a.committee_id = meeting.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_chair or a.is_secretary from hub.committee_access a where a.committee_id = meeting.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."meeting" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."minutes_signature" add constraint "minutes_signature_meeting_id_foreign" foreign key ("meeting_id") references "hub"."meeting" ("id");`);
    this.addSql(`alter table "hub"."minutes_signature" add constraint "minutes_signature_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."minutes_signature" add constraint "minutes_signature_signed_by_id_foreign" foreign key ("signed_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."minutes_signature" add constraint "minutes_signature_capacity_check" check ("capacity" in ('CHAIR', 'SECRETARY'));`);
    this.addSql(`alter table "hub"."minutes_signature" enable row level security;`);
    this.addSql(`alter table "hub"."minutes_signature" force row level security;`);
    this.addSql(`create policy "read" on "hub"."minutes_signature" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = minutes_signature.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "add" on "hub"."minutes_signature" for insert to "samanvay_hub" with check (minutes_signature.signed_by_id = (select hub.ctx_officer()) and minutes_signature.office_id = (select hub.ctx_office())
    and case minutes_signature.capacity when 'CHAIR' then (select a.is_chair from hub.committee_access a where a.committee_id = minutes_signature.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) else (select a.is_secretary from hub.committee_access a where a.committee_id = minutes_signature.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) end);`);
    this.addSql(`create policy "keeper" on "hub"."minutes_signature" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."attendance" add constraint "attendance_meeting_id_foreign" foreign key ("meeting_id") references "hub"."meeting" ("id");`);
    this.addSql(`alter table "hub"."attendance" add constraint "attendance_seat_id_foreign" foreign key ("seat_id") references "hub"."seat" ("id");`);
    this.addSql(`alter table "hub"."attendance" add constraint "attendance_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."attendance" enable row level security;`);
    this.addSql(`alter table "hub"."attendance" force row level security;`);
    this.addSql(`create policy "read" on "hub"."attendance" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = attendance.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "add" on "hub"."attendance" for insert to "samanvay_hub" with check ((select a.is_secretary from hub.committee_access a where a.committee_id = attendance.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "change" on "hub"."attendance" for update to "samanvay_hub" using ((select a.is_secretary from hub.committee_access a where a.committee_id = attendance.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_secretary from hub.committee_access a where a.committee_id = attendance.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."attendance" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_meeting_id_foreign" foreign key ("meeting_id") references "hub"."meeting" ("id");`);
    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code") on delete set null;`);
    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_action_item_id_foreign" foreign key ("action_item_id") references "hub"."action_item" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."agenda_item" add constraint "agenda_item_kind_check" check ("kind" in ('ACTION_ITEM', 'OVERDUE_CLOCK', 'WAITING_HANDOVER', 'CONTRADICTION', 'WATCH_REVIEW'));`);
    this.addSql(`alter table "hub"."agenda_item" enable row level security;`);
    this.addSql(`alter table "hub"."agenda_item" force row level security;`);
    this.addSql(`create policy "read" on "hub"."agenda_item" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = agenda_item.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."agenda_item" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."decision" add constraint "decision_meeting_id_foreign" foreign key ("meeting_id") references "hub"."meeting" ("id");`);
    this.addSql(`alter table "hub"."decision" add constraint "decision_agenda_item_id_foreign" foreign key ("agenda_item_id") references "hub"."agenda_item" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."decision" add constraint "decision_owner_office_id_foreign" foreign key ("owner_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."decision" enable row level security;`);
    this.addSql(`alter table "hub"."decision" force row level security;`);
    this.addSql(`create policy "read" on "hub"."decision" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = decision.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or decision.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."decision" for insert to "samanvay_hub" with check ((select a.is_secretary from hub.committee_access a where a.committee_id = decision.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "change" on "hub"."decision" for update to "samanvay_hub" using ((select a.is_secretary from hub.committee_access a where a.committee_id = decision.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_secretary from hub.committee_access a where a.committee_id = decision.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."decision" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."dissent" add constraint "dissent_decision_id_foreign" foreign key ("decision_id") references "hub"."decision" ("id");`);
    this.addSql(`alter table "hub"."dissent" add constraint "dissent_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."dissent" enable row level security;`);
    this.addSql(`alter table "hub"."dissent" force row level security;`);
    this.addSql(`create policy "read" on "hub"."dissent" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = dissent.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "add" on "hub"."dissent" for insert to "samanvay_hub" with check ((select a.is_secretary from hub.committee_access a where a.committee_id = dissent.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "change" on "hub"."dissent" for update to "samanvay_hub" using ((select a.is_secretary from hub.committee_access a where a.committee_id = dissent.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_secretary from hub.committee_access a where a.committee_id = dissent.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."dissent" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."action_item" add constraint "action_item_decision_id_foreign" foreign key ("decision_id") references "hub"."decision" ("id");`);
    this.addSql(`alter table "hub"."action_item" add constraint "action_item_owner_office_id_foreign" foreign key ("owner_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."action_item" add constraint "action_item_state_check" check ("state" in ('OPEN', 'ANSWERED', 'ACCEPTED'));`);
    this.addSql(`alter table "hub"."action_item" enable row level security;`);
    this.addSql(`alter table "hub"."action_item" force row level security;`);
    this.addSql(`create policy "read" on "hub"."action_item" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = action_item.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or action_item.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."action_item" for insert to "samanvay_hub" with check ((select a.is_chair from hub.committee_access a where a.committee_id = action_item.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "change" on "hub"."action_item" for update to "samanvay_hub" using ((select a.is_chair from hub.committee_access a where a.committee_id = action_item.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or action_item.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check ((select a.is_chair from hub.committee_access a where a.committee_id = action_item.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or action_item.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."action_item" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."action_answer" add constraint "action_answer_item_id_foreign" foreign key ("item_id") references "hub"."action_item" ("id");`);
    this.addSql(`alter table "hub"."action_answer" add constraint "action_answer_answered_by_id_foreign" foreign key ("answered_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."action_answer" add constraint "action_answer_settled_by_id_foreign" foreign key ("settled_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."action_answer" add constraint "action_answer_evidence_check" check ("evidence" in ('ORDER', 'LETTER', 'REPORT', 'REGISTER_ENTRY', 'RECEIPT'));`);
    this.addSql(`alter table "hub"."action_answer" enable row level security;`);
    this.addSql(`alter table "hub"."action_answer" force row level security;`);
    this.addSql(`create policy "read" on "hub"."action_answer" for select to "samanvay_hub" using ((select true from hub.committee_access a where a.committee_id = action_answer.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or action_answer.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."action_answer" for insert to "samanvay_hub" with check (action_answer.answered_by_id = (select hub.ctx_officer()) and action_answer.owner_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))
    and (select true from hub.action_item i where i.id = action_answer.item_id and i.owner_office_id = action_answer.owner_office_id and i.committee_id = action_answer.committee_id));`);
    this.addSql(`create policy "change" on "hub"."action_answer" for update to "samanvay_hub" using ((select a.is_chair from hub.committee_access a where a.committee_id = action_answer.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])))) with check ((select a.is_chair from hub.committee_access a where a.committee_id = action_answer.committee_id and a.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "keeper" on "hub"."action_answer" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.seat add constraint seat_lasts check (until is null or until >= since);`);
    this.addSql(`alter table hub.decision add constraint decision_is_short check (length(says) <= 1000);`);
    this.addSql(`alter table hub.dissent add constraint dissent_is_short check (length(says) <= 500);`);
    this.addSql(`alter table hub.action_answer add constraint answer_is_short check (length(says) <= 500 and length(evidence_number) <= 40 and length(returned_because) <= 500);`);
    this.addSql(`create unique index one_answer_to_settle on hub.action_answer (item_id) where settled_at is null;`);
    this.addSql(`create index committee_access_of_office on hub.committee_access (office_id);`);

    this.addSql(`grant select, insert on hub.committee, hub.seat, hub.meeting, hub.attendance, hub.decision, hub.dissent, hub.minutes_signature, hub.action_item, hub.action_answer to samanvay_hub;`);
    this.addSql(`grant select on hub.committee_access, hub.agenda_item to samanvay_hub;`);
    this.addSql(`grant update (last_met_at) on hub.committee to samanvay_hub;`);
    this.addSql(`grant update (ended_at) on hub.seat to samanvay_hub;`);
    this.addSql(`grant update (state, begun_at, quorum, ended_at, minutes, minutes_hash, legal_event_id, version) on hub.meeting to samanvay_hub;`);
    this.addSql(`grant update (is_present) on hub.attendance to samanvay_hub;`);
    this.addSql(`grant update (superseded_at) on hub.decision to samanvay_hub;`);
    this.addSql(`grant update (state, settled_at, version) on hub.action_item to samanvay_hub;`);
    this.addSql(`grant update (is_accepted, returned_because, settled_by_id, settled_at) on hub.action_answer to samanvay_hub;`);
    this.addSql(`grant select on hub.committee, hub.attendance, hub.decision, hub.dissent, hub.minutes_signature, hub.action_answer to samanvay_keeper;`);
    this.addSql(`grant select, insert, update, delete on hub.committee_access to samanvay_keeper;`);
    this.addSql(`grant select, update (ended_at) on hub.seat to samanvay_keeper;`);
    this.addSql(`grant select, update (agenda_as_of) on hub.meeting to samanvay_keeper;`);
    this.addSql(`grant select, insert, delete on hub.agenda_item to samanvay_keeper;`);
    this.addSql(`grant select, update (overdue_at) on hub.action_item to samanvay_keeper;`);
    this.addSql(`grant select on hub.clock, hub.handover, hub.contradiction, hub.case_file, hub.case_participant, hub.office to samanvay_keeper;`);

    // Closed minutes stand, whoever comes: a correction is made by the next meeting. The functions run with the rights of who changes, who sees the
    // meeting if anybody does.
    this.addSql(`create function hub.on_meeting_moved() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if tg_op = 'DELETE' or old.state in ('CLOSED', 'CANCELLED')
          or (old.state, new.state) not in (('CALLED', 'CALLED'), ('CALLED', 'IN_SESSION'), ('CALLED', 'CANCELLED'), ('IN_SESSION', 'IN_SESSION'), ('IN_SESSION', 'CLOSED')) then
          raise exception 'Closed minutes are never changed' using errcode = 'insufficient_privilege';
        end if;
        if new.state = 'CLOSED' and (new.minutes is null or new.minutes_hash is distinct from encode(sha256(convert_to(new.minutes, 'UTF8')), 'hex')) then
          raise exception 'Minutes are closed with their hash' using errcode = 'check_violation';
        end if;
        return new;
      end $$;`);
    // Each table is written in one state of its meeting: the agenda before it begins, the rest while it is in session.
    this.addSql(`create function hub.on_proceedings_written() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      declare
        of_meeting uuid := case when tg_op = 'DELETE' then old.meeting_id else new.meeting_id end;
      begin
        if tg_op = 'UPDATE' and old.meeting_id <> new.meeting_id
          or (select m.state from meeting m where m.id = of_meeting) is distinct from tg_argv[0] then
          raise exception 'Closed minutes are never changed' using errcode = 'insufficient_privilege';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;`);
    this.addSql(`create function hub.on_minutes_signed() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if not exists (select 1 from meeting m where m.id = new.meeting_id and m.committee_id = new.committee_id and m.state = 'CLOSED' and m.minutes_hash = new.hash) then
          raise exception 'Only closed minutes are signed, and what was read' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;`);
    this.addSql(`revoke execute on function hub.on_meeting_moved(), hub.on_proceedings_written(), hub.on_minutes_signed() from public;`);
    this.addSql(`create trigger stands before update or delete on hub.meeting for each row execute function hub.on_meeting_moved();`);
    this.addSql(`create trigger stands before insert or update or delete on hub.agenda_item for each row execute function hub.on_proceedings_written('CALLED');`);
    for (const table of ['attendance', 'decision', 'dissent'])
      this.addSql(`create trigger stands before insert or update or delete on hub.${table} for each row execute function hub.on_proceedings_written('IN_SESSION');`);
    this.addSql(`create trigger stands before insert on hub.minutes_signature for each row execute function hub.on_minutes_signed();`);
    this.addSql(`create trigger never_changed before update or delete on hub.minutes_signature for each statement execute function hub.refuse_change();`);
    for (const table of ['meeting', 'agenda_item', 'attendance', 'decision', 'dissent', 'minutes_signature'])
      this.addSql(`create trigger never_emptied before truncate on hub.${table} for each statement execute function hub.refuse_change();`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Who sits sees, from then on and no longer. A home never sits: its name says where somebody is.
    this.addSql(`create function hub.on_seat_changed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        if tg_op = 'INSERT' and exists (select 1 from office o where o.id = new.office_id and o.kind in (${HOMES})) then
          raise exception 'A home has no seat' using errcode = 'check_violation';
        end if;
        delete from committee_access a where a.committee_id = new.committee_id and a.office_id = new.office_id;
        insert into committee_access (committee_id, office_id, is_chair, is_secretary)
          select c.id, new.office_id, coalesce(s.kind = 'CHAIR', false), coalesce(s.kind = 'SECRETARY', false)
          from committee c left join seat s on s.committee_id = c.id and s.office_id = new.office_id and s.ended_at is null
          where c.id = new.committee_id and (s.id is not null or c.office_id = new.office_id);
        return null;
      end $$;`);
    this.addSql(`create function hub.on_committee_formed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into committee_access (committee_id, office_id, is_chair, is_secretary) values (new.id, new.office_id, false, false);
        return null;
      end $$;`);
    // What an office records of no case may end a duty of the calendar: looked at at once, whoever recorded it.
    this.addSql(`create function hub.on_office_event() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into clock_due (case_id, since) values ('00000000-0000-0000-0000-000000000000', new.recorded_at);
        return null;
      end $$;`);

    // WHAT AN AGENDA IS MADE OF. Committee members see no case. So these hand out ids, codes, how many cases, and the numbers of cases of the
    // committee's own district; a committee of a State is told of districts, and neither of offices nor of numbers. Nothing of a clock that says what one
    // must know to see it, nothing of an office that takes part unseen or has somebody in custody, and of no home at all.
    this.addSql(`create function hub.agenda_of_action_items(the_committee uuid, the_time timestamptz)
      returns table (code text, office_id uuid, district_code int, cases int, case_numbers text[], since timestamptz, action_item_id uuid)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select case when i.state = 'OPEN' and i.due_on < (the_time at time zone 'Asia/Kolkata')::date then 'OVERDUE' else i.state end, i.owner_office_id, o.district_code,
        0, '{}'::text[], i.given_at, i.id
      from action_item i join office o on o.id = i.owner_office_id
      where i.committee_id = the_committee and i.state <> 'ACCEPTED' $$;`);
    this.addSql(`create function hub.agenda_of_clocks(the_committee uuid, the_time timestamptz)
      returns table (code text, office_id uuid, district_code int, cases int, case_numbers text[], since timestamptz, action_item_id uuid)
      stable language sql security definer set search_path = hub, pg_temp as $$
      ${ofCases(`select c.code, c.owner_office_id, c.case_id, c.due_at as since
        from clock c join area a on a.id = c.owner_office_id
        where c.state in ('RUNNING', 'EXTENDED', 'BREACHED') and c.due_at < the_time and c.needs is null
          and (c.case_id is null or exists (select 1 from case_participant p where p.case_id = c.case_id and p.office_id = c.owner_office_id and p.until is null
            and not p.sealed and p.capacity not in ('CUSTODIAN', 'RECEIVING')))`)} $$;`);
    this.addSql(`create function hub.agenda_of_handovers(the_committee uuid, the_time timestamptz)
      returns table (code text, office_id uuid, district_code int, cases int, case_numbers text[], since timestamptz, action_item_id uuid)
      stable language sql security definer set search_path = hub, pg_temp as $$
      ${ofCases(`select h.kind, h.to_office_id, h.case_id, h.proposed_at
        from handover h join area a on a.id = h.to_office_id join office f on f.id = h.from_office_id
        where h.status = 'PROPOSED' and h.expires_at > the_time and h.transfers is distinct from 'CUSTODY' and f.kind not in (${HOMES})`)} $$;`);
    // By its code only where that tells nothing of a class; the others are counted together.
    this.addSql(`create function hub.agenda_of_contradictions(the_committee uuid, the_time timestamptz)
      returns table (code text, office_id uuid, district_code int, cases int, case_numbers text[], since timestamptz, action_item_id uuid)
      stable language sql security definer set search_path = hub, pg_temp as $$
      ${ofCases(`select case when x.code in ('RESCUE_WITHOUT_PRODUCTION', 'SILENT_NODAL_OFFICE') then x.code end, coalesce(x.about_id, x.office_id), x.case_id, x.since
        from contradiction x join area a on a.id = coalesce(x.about_id, x.office_id)
        where x.ended_at is null and (x.case_id is null or exists (select 1 from case_participant p where p.case_id = x.case_id and p.office_id = x.office_id and p.until is null
          and not p.sealed and p.capacity not in ('CUSTODIAN', 'RECEIVING')))`)} $$;`);

    // Makes the agenda of a meeting that has not begun; a point that is still there keeps its id. The sources are named by the hub (\`agenda-sources.ts\`), and are functions like the above and no others.
    this.addSql(`create function hub.write_agenda(the_meeting uuid, the_sources text[], the_time timestamptz) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      declare
        m meeting;
        source text;
        place int := 0;
      begin
        select * into m from meeting where id = the_meeting and state = 'CALLED' for update;
        if m.id is null then return; end if;
        delete from agenda_item where meeting_id = m.id;
        foreach source in array the_sources loop
          if source !~ '^[A-Z_]+:agenda_of_[a-z_]+$' then raise exception 'No source of an agenda' using errcode = '42501'; end if;
          execute format('insert into agenda_item (id, meeting_id, committee_id, position, kind, code, office_id, district_code, cases, case_numbers, since, action_item_id)
            select md5(concat_ws(''|'', $1::text, $5::text, coalesce(a.code, ''''), coalesce(a.office_id::text, ''''), coalesce(a.district_code, 0), coalesce(a.action_item_id::text, '''')))::uuid, $1, $2, $4 + row_number() over (order by a.since, a.code, a.office_id, a.district_code), $5,
              a.code, a.office_id, a.district_code, a.cases, a.case_numbers, a.since, a.action_item_id from hub.%I($2, $3) a', split_part(source, ':', 2))
            using m.id, m.committee_id, the_time, place, split_part(source, ':', 1);
          select coalesce(max(position), 0) into place from agenda_item where meeting_id = m.id;
        end loop;
        update meeting set agenda_as_of = the_time where id = m.id;
      end $$;`);
    this.addSql(`create function hub.make_agenda(the_meeting uuid, the_sources text[], the_time timestamptz) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        if not exists (select 1 from meeting m join committee_access a on a.committee_id = m.committee_id
            where m.id = the_meeting and a.office_id = hub.ctx_office() and (a.is_chair or a.is_secretary)) then
          raise exception 'Only the chair and the secretary have an agenda made' using errcode = '42501';
        end if;
        perform hub.write_agenda(the_meeting, the_sources, hub.no_later(the_time));
      end $$;`);
    this.addSql(`create function hub.tell_chair_of_answer(the_item uuid, the_time timestamptz) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        insert into notice (id, at, office_id, kind, about_id, subject)
          select gen_random_uuid(), hub.no_later(the_time), s.office_id, 'ACTION_ITEM_ANSWERED', hub.ctx_officer(), 'ActionItem_' || i.id
          from action_item i join seat s on s.committee_id = i.committee_id and s.kind = 'CHAIR' and s.ended_at is null
          where i.id = the_item and i.owner_office_id = hub.ctx_office();
      end $$;`);
    // What comes with time. One process at a time: the others find it done.
    this.addSql(`create function hub.keep_committees(the_sources text[], the_time timestamptz) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        today date := (hub.no_later(the_time) at time zone 'Asia/Kolkata')::date;
        waiting uuid;
      begin
        if not pg_try_advisory_xact_lock(hashtextextended('samanvay committees', 0)) then return; end if;
        update seat set ended_at = at_time where ended_at is null and until < today;
        with late as (update action_item set overdue_at = at_time where state = 'OPEN' and overdue_at is null and due_on < today returning id, committee_id, owner_office_id)
        insert into notice (id, at, office_id, kind, subject)
          select gen_random_uuid(), at_time, told.office_id, 'ACTION_ITEM_OVERDUE', 'ActionItem_' || l.id
          from late l cross join lateral (select l.owner_office_id as office_id
            union select s.office_id from seat s where s.committee_id = l.committee_id and s.kind = 'CHAIR' and s.ended_at is null) told;
        for waiting in select id from meeting where state = 'CALLED' and agenda_as_of < at_time - interval '1 hour' loop
          perform hub.write_agenda(waiting, the_sources, at_time);
        end loop;
      end $$;`);
    const called = 'hub.make_agenda(uuid, text[], timestamptz), hub.tell_chair_of_answer(uuid, timestamptz), hub.keep_committees(text[], timestamptz)';
    const inner = ['action_items', 'clocks', 'handovers', 'contradictions'].map((source) => `hub.agenda_of_${source}(uuid, timestamptz)`).join(', ');
    const triggers = 'hub.on_seat_changed(), hub.on_committee_formed(), hub.on_office_event()';
    this.addSql(`revoke execute on function ${called}, ${inner}, ${triggers}, hub.write_agenda(uuid, text[], timestamptz) from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`grant execute on function ${triggers} to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger seat_changed after insert or update on hub.seat for each row execute function hub.on_seat_changed();`);
    this.addSql(`create trigger formed after insert on hub.committee for each row when (new.office_id is not null) execute function hub.on_committee_formed();`);
    this.addSql(`create trigger clocks_run_anew after insert on hub.legal_event for each row when (new.case_id is null) execute function hub.on_office_event();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }

}

/** The kinds of office that shelter people, as they were when this was written. The catalog check compares. */
const HOMES = `'CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE'`;
/** And those besides that see single survivors: that one has to do with a case says something of somebody in it. */
const NARROW = `'HOSPITAL', 'NGO'`;

/**
 * Rows of (code, office, case, since) of offices of the committee's area, put together: by code and office for a committee of a district, by code and district
 * for one of a State. Cases are counted and not clocks, of which a case may have one for each person.
 */
function ofCases(rows: string): string {
  return `with k as (select * from committee where id = the_committee),
        area as (select o.id, o.kind, o.district_code from office o, k where o.kind not in (${HOMES})
          and case when k.district_code is null then o.state_code = k.state_code else o.district_code = k.district_code end),
        found (code, office_id, case_id, since) as (${rows})
      select f.code, case when k.district_code is not null then f.office_id end, a.district_code, count(distinct f.case_id)::int,
        coalesce((array_agg(distinct c.number) filter (where c.district_code = k.district_code and a.kind not in (${NARROW})))[1:50], '{}'), min(f.since), null::uuid
      from found f join area a on a.id = f.office_id cross join k left join case_file c on c.id = f.case_id
      group by f.code, 2, a.district_code`;
}
