import { Migration } from '@mikro-orm/migrations';

/**
 * Identity and shelter are opened: with a purpose, counted, on record before they leave. A second person consents to what one may not do
 * alone; a glass is broken, told of and reviewed; an office asks to take part. And each table says of which class it is.
 */
export class Migration20261126135234_openings extends Migration {

  override name = 'Migration20261126135234_openings';

  override up(): void {
    this.addSql(`create table "hub"."opening_count" ("officer_id" uuid not null, "day" date not null, "opened" int not null, "tries" int not null, primary key ("officer_id", "day"));`);

    this.addSql(`create table "hub"."notice" ("id" uuid not null, "at" timestamptz not null, "office_id" uuid not null, "officer_id" uuid null, "kind" text not null, "about_id" uuid not null, "subject" text null, primary key ("id"));`);
    this.addSql(`create index notice_newest on hub.notice (office_id, at desc, id desc);`);

    this.addSql(`create table "hub"."broken_glass" ("id" uuid not null, "officer_id" uuid not null, "office_id" uuid not null, "review_office_id" uuid not null, "case_id" uuid not null, "reason" text not null, "reference" text null, "since" timestamptz not null, "until" timestamptz not null, "ended_at" timestamptz null, "review_due_at" timestamptz not null, "reviewed_at" timestamptz null, "reviewed_by_id" uuid null, "is_justified" boolean null, primary key ("id"));`);
    this.addSql(`create index "broken_glass_case_id_index" on "hub"."broken_glass" ("case_id");`);
    this.addSql(`create index "broken_glass_officer_id_since_index" on "hub"."broken_glass" ("officer_id", "since");`);

    this.addSql(`create table "hub"."approval" ("id" uuid not null, "case_id" uuid not null, "asked_by_id" uuid not null, "asked_by_office_id" uuid not null, "owner_office_id" uuid not null, "asked_at" timestamptz not null, "expires_at" timestamptz not null, "data_class" text not null, "purpose" text not null, "survivor_ids" text[] not null, "reason" text not null, "answered_by_id" uuid null, "answered_at" timestamptz null, "is_granted" boolean null, "used_at" timestamptz null, primary key ("id"));`);

    this.addSql(`create table "hub"."access_request" ("id" uuid not null, "case_number" text not null, "case_id" uuid null, "owner_office_id" uuid null, "asked_by_id" uuid not null, "asked_by_office_id" uuid not null, "asked_at" timestamptz not null, "reason" text not null, "expires_at" timestamptz not null, "answered_at" timestamptz null, "is_granted" boolean null, "granted_until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "access_request_owner_office_id_asked_at_index" on "hub"."access_request" ("owner_office_id", "asked_at");`);
    this.addSql(`create index "access_request_asked_by_office_id_asked_at_index" on "hub"."access_request" ("asked_by_office_id", "asked_at");`);

    this.addSql(`create table "hub"."sighting" ("id" uuid not null, "at" timestamptz not null, "officer_id" uuid not null, "office_id" uuid not null, "client_id" text null, "case_id" uuid not null, "survivor_id" uuid not null, "data_class" text not null, "purpose" text null, "legal_basis" text null, "reference" text null, "reason" text null, "basis" text not null, "approval_id" uuid null, primary key ("id"));`);
    this.addSql(`create index sighting_of_survivor on hub.sighting (survivor_id, at desc, id desc);`);

    // What is there already was done, and its request is not known.
    this.addSql(`alter table "hub"."audit_record" add "seen" text[] not null default '{}', add "asked" text[] not null default '{}',
      add "request_id" uuid not null default '00000000-0000-0000-0000-000000000000', add "purpose" text null, add "basis" text null,
      add "decision" text not null default 'ALLOWED', add "outcome" text not null default 'DONE';`);
    this.addSql(`alter table "hub"."audit_record" alter "seen" drop default, alter "asked" drop default, alter "request_id" drop default,
      alter "decision" drop default, alter "outcome" drop default;`);

    this.addSql(`alter table "hub"."officer" add "supervisor_id" uuid null;`);
    this.addSql(`alter table "hub"."officer" add constraint "officer_supervisor_id_foreign" foreign key ("supervisor_id") references "hub"."officer" ("id") on delete set null;`);

    this.addSql(`comment on table "hub"."rescue_plan" is 'Class PLAN, status';`);

    this.addSql(`comment on table "hub"."rescue_plan_detail" is 'Class PLAN, content';`);

    this.addSql(`comment on table "hub"."report" is 'Class REP, status';`);

    this.addSql(`comment on table "hub"."reporter" is 'Class REP, content';`);

    this.addSql(`alter table "hub"."case_participant" drop constraint "case_participant_capacity_check";`);
    this.addSql(`alter table "hub"."case_participant" add "expires_at" timestamptz null;`);
    this.addSql(`alter table "hub"."case_participant" add constraint "case_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM', 'CONSULTED'));`);

    this.addSql(`comment on table "hub"."fir_standing" is 'Class ACC, status';`);

    this.addSql(`comment on table "hub"."fir" is 'Class ACC, status';`);

    this.addSql(`comment on table "hub"."fir_detail" is 'Class ACC, content';`);

    this.addSql(`comment on table "hub"."establishment" is 'Class EMP, status';`);

    this.addSql(`comment on table "hub"."establishment_detail" is 'Class EMP, content';`);

    this.addSql(`comment on table "hub"."accused" is 'Class ACC, status';`);

    this.addSql(`comment on table "hub"."accused_detail" is 'Class ACC, content';`);

    this.addSql(`comment on table "hub"."statement" is 'Class ST, status';`);

    this.addSql(`comment on table "hub"."statement_text" is 'Class ST, content';`);

    this.addSql(`comment on table "hub"."social_investigation" is 'Class ST, status';`);

    this.addSql(`comment on table "hub"."social_investigation_report" is 'Class ST, content';`);

    this.addSql(`comment on table "hub"."placement" is 'Class LOC, status';`);

    this.addSql(`comment on table "hub"."placement_home" is 'Class LOC, content';`);

    this.addSql(`comment on table "hub"."cwc_order" is 'Class RHB, status';`);

    this.addSql(`comment on table "hub"."cwc_order_detail" is 'Class RHB, content';`);

    this.addSql(`comment on table "hub"."medical_examination" is 'Class MED, status';`);

    this.addSql(`comment on table "hub"."medical_report" is 'Class MED, content';`);

    this.addSql(`comment on table "hub"."journey_place" is 'Class LOC, content';`);

    this.addSql(`comment on table "hub"."journey_note" is 'Class RHB, content';`);

    this.addSql(`comment on table "hub"."follow_up_visit" is 'Class RHB, status';`);

    this.addSql(`comment on table "hub"."entitlement" is 'Class FIN, status';`);

    this.addSql(`comment on table "hub"."entitlement_detail" is 'Class FIN, content';`);

    this.addSql(`comment on table "hub"."care_plan" is 'Class RHB, status';`);

    this.addSql(`comment on table "hub"."service" is 'Class RHB, status';`);

    this.addSql(`comment on table "hub"."service_detail" is 'Class RHB, content';`);

    this.addSql(`comment on table "hub"."care_plan_detail" is 'Class RHB, content';`);

    this.addSql(`comment on table "hub"."age_determination" is 'Class MED, status';`);

    this.addSql(`comment on table "hub"."age_finding" is 'Class MED, content';`);

    this.addSql(`comment on table "hub"."survivor_identity" is 'Class ID, content';`);

    this.addSql(`comment on table "hub"."survivor_name" is 'Class ID, content';`);

    this.addSql(`alter table "hub"."survivor_participant" drop constraint "survivor_participant_capacity_check";`);
    this.addSql(`alter table "hub"."survivor_participant" add constraint "survivor_participant_capacity_check" check ("capacity" in ('LEAD', 'INVESTIGATION', 'LABOUR', 'ADMINISTRATION', 'CHILD_WELFARE', 'HOME_DISTRICT', 'CUSTODIAN', 'MEDICAL', 'LEGAL_AID', 'PARTNER', 'BUREAU', 'RESCUE_TEAM', 'CONSULTED'));`);

    this.addSql(`comment on table "hub"."visit_report" is 'Class RHB, content';`);

    this.addSql(`alter table "hub"."opening_count" enable row level security;`);
    this.addSql(`alter table "hub"."opening_count" force row level security;`);
    this.addSql(`create policy "read" on "hub"."opening_count" for select to "samanvay_hub" using (opening_count.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "add" on "hub"."opening_count" for insert to "samanvay_hub" with check (opening_count.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."opening_count" for update to "samanvay_hub" using (opening_count.officer_id = (select hub.ctx_officer())) with check (opening_count.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."opening_count" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."notice" add constraint "notice_about_id_foreign" foreign key ("about_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED'));`);
    this.addSql(`alter table "hub"."notice" enable row level security;`);
    this.addSql(`alter table "hub"."notice" force row level security;`);
    this.addSql(`create policy "read" on "hub"."notice" for select to "samanvay_hub" using (notice.office_id = (select hub.ctx_office()) and (notice.officer_id is null or notice.officer_id = (select hub.said_officer())));`);
    this.addSql(`create policy "add" on "hub"."notice" for insert to "samanvay_hub" with check (notice.about_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."notice" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."broken_glass" add constraint "broken_glass_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."broken_glass" add constraint "broken_glass_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."broken_glass" add constraint "broken_glass_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."broken_glass" add constraint "broken_glass_reviewed_by_id_foreign" foreign key ("reviewed_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."broken_glass" enable row level security;`);
    this.addSql(`alter table "hub"."broken_glass" force row level security;`);
    this.addSql(`create policy "read" on "hub"."broken_glass" for select to "samanvay_hub" using (broken_glass.officer_id = (select hub.ctx_officer()) or broken_glass.review_office_id = (select hub.ctx_office()) or ((select true from hub.case_access a where a.case_id = broken_glass.case_id) and (select hub.said_roles() && '{CWC_MEMBER}'::text[])));`);
    this.addSql(`create policy "change" on "hub"."broken_glass" for update to "samanvay_hub" using (broken_glass.officer_id = (select hub.ctx_officer()) or broken_glass.review_office_id = (select hub.ctx_office()) or ((select true from hub.case_access a where a.case_id = broken_glass.case_id) and (select hub.said_roles() && '{CWC_MEMBER}'::text[]))) with check (broken_glass.officer_id = (select hub.ctx_officer()) or broken_glass.review_office_id = (select hub.ctx_office()) or ((select true from hub.case_access a where a.case_id = broken_glass.case_id) and (select hub.said_roles() && '{CWC_MEMBER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."broken_glass" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."approval" add constraint "approval_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_asked_by_id_foreign" foreign key ("asked_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_asked_by_office_id_foreign" foreign key ("asked_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_answered_by_id_foreign" foreign key ("answered_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_data_class_check" check ("data_class" in ('ID', 'LOC'));`);
    this.addSql(`alter table "hub"."approval" add constraint "approval_purpose_check" check ("purpose" in ('RESCUE_AND_PRODUCTION', 'INVESTIGATION', 'MEDICAL_EXAMINATION', 'CARE', 'SOCIAL_INVESTIGATION', 'RESTORATION', 'ENTITLEMENT', 'LEGAL_AID', 'ORDER', 'FOLLOW_UP', 'EMERGENCY'));`);
    this.addSql(`alter table "hub"."approval" enable row level security;`);
    this.addSql(`alter table "hub"."approval" force row level security;`);
    this.addSql(`create policy "read" on "hub"."approval" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = approval.case_id) and (approval.owner_office_id = (select hub.said_office()) or approval.asked_by_office_id = (select hub.said_office())));`);
    this.addSql(`create policy "add" on "hub"."approval" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = approval.case_id) and approval.asked_by_id = (select hub.said_officer()));`);
    this.addSql(`create policy "change" on "hub"."approval" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = approval.case_id) and (approval.owner_office_id = (select hub.said_office()) or approval.asked_by_office_id = (select hub.said_office()))) with check ((select true from hub.case_access a where a.case_id = approval.case_id) and (approval.owner_office_id = (select hub.said_office()) or approval.asked_by_office_id = (select hub.said_office())));`);
    this.addSql(`create policy "keeper" on "hub"."approval" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."access_request" add constraint "access_request_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."access_request" add constraint "access_request_asked_by_id_foreign" foreign key ("asked_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."access_request" add constraint "access_request_asked_by_office_id_foreign" foreign key ("asked_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."access_request" enable row level security;`);
    this.addSql(`alter table "hub"."access_request" force row level security;`);
    this.addSql(`create policy "read" on "hub"."access_request" for select to "samanvay_hub" using (access_request.asked_by_office_id = (select hub.ctx_office()) or access_request.owner_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "change" on "hub"."access_request" for update to "samanvay_hub" using (access_request.asked_by_office_id = (select hub.ctx_office()) or access_request.owner_office_id = (select hub.ctx_office())) with check (access_request.asked_by_office_id = (select hub.ctx_office()) or access_request.owner_office_id = (select hub.ctx_office()));`);
    this.addSql(`create policy "keeper" on "hub"."access_request" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."sighting" add constraint "sighting_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_purpose_check" check ("purpose" in ('RESCUE_AND_PRODUCTION', 'INVESTIGATION', 'MEDICAL_EXAMINATION', 'CARE', 'SOCIAL_INVESTIGATION', 'RESTORATION', 'ENTITLEMENT', 'LEGAL_AID', 'ORDER', 'FOLLOW_UP', 'EMERGENCY'));`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_legal_basis_check" check ("legal_basis" in ('JJ_ACT_S31', 'JJ_ACT_S36', 'JJ_ACT_S37', 'JJ_ACT_S39', 'JJ_ACT_S40', 'JJ_ACT_S74_PROVISO', 'JJ_ACT_S94', 'BNSS_S173', 'BNSS_S184', 'BNSS_S396', 'BLSA_SS10_12', 'CALPRA_S17', 'LSA_ACT_S12', 'COURT_ORDER'));`);
    this.addSql(`alter table "hub"."sighting" add constraint "sighting_basis_check" check ("basis" in ('OPENED', 'RULE', 'HANDOVER', 'ORDER', 'TEAM', 'BREAK_GLASS'));`);
    this.addSql(`alter table "hub"."sighting" enable row level security;`);
    this.addSql(`alter table "hub"."sighting" force row level security;`);
    this.addSql(`create policy "read" on "hub"."sighting" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = sighting.survivor_id) and (select hub.said_roles() && '{CWC_MEMBER,LEGAL_SERVICES}'::text[]));`);
    this.addSql(`create policy "add" on "hub"."sighting" for insert to "samanvay_hub" with check (sighting.officer_id = (select hub.ctx_officer()) and (select true from hub.survivor_access a where a.survivor_id = sighting.survivor_id));`);
    this.addSql(`create policy "keeper" on "hub"."sighting" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`create index participant_expires on hub.case_participant (expires_at) where until is null and expires_at is not null;`);
    this.addSql(`create index broken_glass_open on hub.broken_glass (until) where ended_at is null;`);
    this.addSql(`grant select, insert on hub.sighting, hub.notice to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.opening_count to samanvay_hub;`);
    this.addSql(`grant select, insert on hub.approval to samanvay_hub;`);
    this.addSql(`grant update (answered_by_id, answered_at, is_granted, used_at) on hub.approval to samanvay_hub;`);
    this.addSql(`grant select, update (reviewed_at, reviewed_by_id, is_justified) on hub.broken_glass to samanvay_hub;`);
    this.addSql(`grant select, update (answered_at, is_granted, granted_until) on hub.access_request to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.sighting, hub.opening_count, hub.notice, hub.approval, hub.broken_glass, hub.access_request to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Nobody's clock but the hub's own says what time it is, and not a later one than the database's.
    this.addSql(`create function hub.no_later(the_time timestamptz) returns timestamptz stable language sql as $$ select least(the_time, now() + interval '1 minute') $$;`);

    // The grant, its rows in the access lists and whom it is told to are one: no SQL of the hub's can have one without the others.
    this.addSql(`create function hub.break_glass(the_id uuid, the_number text, the_reason text, the_reference text, the_time timestamptz, the_end timestamptz)
      returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me uuid := hub.ctx_officer();
        my_office uuid := hub.ctx_office();
        starts timestamptz := hub.no_later(the_time);
        of_case case_file;
        above officer;
      begin
        if me is null then return 'NONE'; end if;
        perform pg_advisory_xact_lock(hashtextextended('broken glass ' || me, 0));
        if exists (select 1 from broken_glass g where g.officer_id = me
            and ((g.reviewed_at is null and g.review_due_at <= starts) or (not g.is_justified and g.reviewed_at > starts - interval '90 days'))) then
          return 'SUSPENDED';
        end if;
        select * into of_case from case_file where number = the_number for no key update;
        if not found then return 'NONE'; end if;
        select s.* into above from officer o join officer s on s.id = o.supervisor_id where o.id = me;
        insert into broken_glass (id, officer_id, office_id, review_office_id, case_id, reason, reference, since, until, review_due_at)
          values (the_id, me, my_office, coalesce(above.office_id, my_office), of_case.id, the_reason, the_reference, starts,
            least(the_end, starts + interval '60 minutes'), starts + interval '24 hours');
        insert into case_access (case_id, office_id, district_code, status, stage, opened_at, updated_at)
          values (of_case.id, the_id, of_case.district_code, of_case.status, of_case.stage, of_case.opened_at, of_case.updated_at);
        insert into rescue_access (rescue_id, office_id, case_id, district_code, started_at)
          select id, the_id, case_id, district_code, started_at from rescue where case_id = of_case.id and superseded_at is null;
        insert into survivor_access (survivor_id, office_id, case_id) select id, the_id, case_id from survivor where case_id = of_case.id;
        insert into notice (id, at, office_id, officer_id, kind, about_id, subject)
          select gen_random_uuid(), starts, told.office_id, told.officer_id, 'GLASS_BROKEN', me, 'BrokenGlass_' || the_id
          from (select coalesce(above.office_id, my_office) as office_id, above.id as officer_id
            union select distinct p.office_id, null::uuid from case_participant p join office o on o.id = p.office_id
              where p.case_id = of_case.id and p.until is null and (o.kind = 'CWC' or p.office_id = of_case.lead_office_id)) told;
        return 'BROKEN';
      end $$;`);

    // Whether a record that the caller has just written is there: a rule or a trigger could have made nothing of it.
    this.addSql(`create function hub.is_on_record(the_record uuid) returns boolean stable language sql security definer set search_path = hub, pg_temp as $$
      select exists (select 1 from audit_record where id = the_record and officer_id = hub.ctx_officer()) $$;`);

    // Asked when a transaction begins, before there is a context.
    this.addSql(`create function hub.glass_is_broken(the_glass uuid, the_officer uuid, the_time timestamptz) returns boolean
      stable language sql security definer set search_path = hub, pg_temp as $$
      select exists (select 1 from broken_glass where id = the_glass and officer_id = the_officer and ended_at is null
        and since <= the_time and until > the_time) $$;`);

    this.addSql(`create function hub.request_access(the_id uuid, the_number text, the_reason text, the_time timestamptz, the_end timestamptz)
      returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        me uuid := hub.ctx_officer();
        my_office uuid := hub.ctx_office();
        of_case case_file;
      begin
        if me is null then return; end if;
        select * into of_case from case_file where number = the_number;
        insert into access_request (id, case_number, case_id, owner_office_id, asked_by_id, asked_by_office_id, asked_at, reason, expires_at)
          values (the_id, the_number, of_case.id, of_case.lead_office_id, me, my_office, the_time, the_reason, the_end);
        if of_case.id is not null then
          insert into notice (id, at, office_id, kind, about_id, subject)
            values (gen_random_uuid(), the_time, of_case.lead_office_id, 'ACCESS_REQUESTED', me, 'AccessRequest_' || the_id);
        end if;
      end $$;`);

    this.addSql(`create function hub.end_expired(the_time timestamptz) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
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
      end $$;`);
    const called = `hub.is_on_record(uuid), hub.break_glass(uuid, text, text, text, timestamptz, timestamptz), hub.glass_is_broken(uuid, uuid, timestamptz),
      hub.request_access(uuid, text, text, timestamptz, timestamptz), hub.end_expired(timestamptz)`;
    this.addSql(`revoke execute on function hub.no_later(timestamptz), ${called} from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
