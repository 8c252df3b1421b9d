import { Migration } from '@mikro-orm/migrations';

/** Nobody is given a role by one person alone, and nobody by themselves. */
export class Migration20261126223018_roles_of_two extends Migration {

  override name = 'Migration20261126223018_roles_of_two';

  override up(): void {
    this.addSql(`create table "hub"."role_grant" ("id" uuid not null, "step" text not null, "officer_id" uuid not null, "role" text not null, "office_id" uuid not null, "state_code" int not null, "asked_by_id" uuid not null, "asked_at" timestamptz not null, "reason" text not null, "expires_at" timestamptz null, "answered_by_id" uuid null, "answered_at" timestamptz null, "is_granted" boolean null, primary key ("id"));`);
    this.addSql(`create index "role_grant_state_code_asked_at_index" on "hub"."role_grant" ("state_code", "asked_at");`);
    this.addSql(`create index "role_grant_office_id_asked_at_index" on "hub"."role_grant" ("office_id", "asked_at");`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED', 'WEBHOOK_PAUSED', 'MESSAGES_GIVEN_UP', 'ROLE_ASKED', 'ROLE_ANSWERED', 'ROLE_WITHDRAWN'));`);

    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_asked_by_id_foreign" foreign key ("asked_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_answered_by_id_foreign" foreign key ("answered_by_id") references "hub"."officer" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_step_check" check ("step" in ('GIVEN', 'WITHDRAWN'));`);
    this.addSql(`alter table "hub"."role_grant" add constraint "role_grant_role_check" check ("role" in ('POLICE_OFFICER', 'AHTU_OFFICER', 'AHTB_OFFICER', 'CHILD_WELFARE_POLICE', 'LABOUR_OFFICER', 'DISTRICT_ADMINISTRATION', 'CWC_MEMBER', 'DCPU_OFFICER', 'HOME_STAFF', 'MEDICAL_OFFICER', 'LEGAL_SERVICES', 'NGO_WORKER', 'COMMITTEE_MEMBER', 'STATE_ADMIN'));`);
    this.addSql(`alter table "hub"."role_grant" enable row level security;`);
    this.addSql(`alter table "hub"."role_grant" force row level security;`);
    this.addSql(`create policy "read" on "hub"."role_grant" for select to "samanvay_hub" using (role_grant.office_id = (select hub.ctx_office()) or ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and role_grant.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office()))));`);
    this.addSql(`create policy "add" on "hub"."role_grant" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and role_grant.asked_by_id = (select hub.ctx_officer()) and role_grant.officer_id <> (select hub.ctx_officer()) and role_grant.step = 'GIVEN'
    and role_grant.answered_at is null and role_grant.answered_by_id is null and role_grant.is_granted is null and role_grant.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office()))
    and (select true from hub.officer o join hub.office f on f.id = o.office_id where o.id = role_grant.officer_id and f.id = role_grant.office_id and f.state_code = role_grant.state_code));`);
    this.addSql(`create policy "keeper" on "hub"."role_grant" to "samanvay_keeper" using (true) with check (true);`);

    // Asked by the hub's login, and never answered by it; the directory it reads and does not change.
    this.addSql(`grant select, insert on hub.role_grant to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.role_grant to samanvay_keeper;`);
    this.addSql(`grant select on hub.officer, hub.office to samanvay_keeper;`);
    this.addSql(`grant update (roles) on hub.officer to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // What the kinds of office can have, as src/offices/codes.ts says it; a test compares the two.
    this.addSql(`create function hub.roles_of_kind(the_kind text) returns text[] immutable language sql set search_path = hub, pg_temp as $$
      select (case the_kind
          when 'POLICE_STATION' then '{POLICE_OFFICER,CHILD_WELFARE_POLICE}'
          when 'SJPU' then '{CHILD_WELFARE_POLICE}'
          when 'AHTU' then '{AHTU_OFFICER}'
          when 'AHTB' then '{AHTB_OFFICER}'
          when 'GRP' then '{POLICE_OFFICER,CHILD_WELFARE_POLICE}'
          when 'RPF' then '{POLICE_OFFICER}'
          when 'DISTRICT_LABOUR_OFFICE' then '{LABOUR_OFFICER}'
          when 'CENTRAL_LABOUR' then '{LABOUR_OFFICER}'
          when 'DISTRICT_MAGISTRATE' then '{DISTRICT_ADMINISTRATION}'
          when 'CWC' then '{CWC_MEMBER}'
          when 'DCPU' then '{DCPU_OFFICER}'
          when 'CHILD_CARE_INSTITUTION' then '{HOME_STAFF}'
          when 'SHAKTI_SADAN' then '{HOME_STAFF}'
          when 'ONE_STOP_CENTRE' then '{HOME_STAFF}'
          when 'HOSPITAL' then '{MEDICAL_OFFICER}'
          when 'DLSA' then '{LEGAL_SERVICES}'
          when 'NGO' then '{NGO_WORKER}'
          when 'DISTRICT_TASK_FORCE' then '{COMMITTEE_MEMBER}'
          when 'STATE_COMMITTEE' then '{COMMITTEE_MEMBER}'
          when 'HUB_ADMINISTRATION' then '{STATE_ADMIN}'
          else '{}' end)::text[] $$;`);
    this.addSql(`create function hub.is_in_service(the_officer hub.officer, the_time timestamptz) returns boolean stable language sql set search_path = hub, pg_temp as $$
      select exists (select 1 from office f cross join (select (the_time at time zone 'Asia/Kolkata')::date as d) today
        where f.id = the_officer.office_id and the_officer.active_from <= d and (the_officer.active_to is null or the_officer.active_to >= d)
          and f.active_from <= d and (f.active_to is null or f.active_to >= d)) $$;`);
    // An administrator of the hub in a State: by office, by role, in service.
    this.addSql(`create function hub.administers(the_officer hub.officer, the_state int, the_time timestamptz) returns boolean stable language sql set search_path = hub, pg_temp as $$
      select hub.is_in_service(the_officer, the_time) and 'STATE_ADMIN' = any(the_officer.roles)
        and exists (select 1 from office f where f.id = the_officer.office_id and f.kind = 'HUB_ADMINISTRATION' and f.state_code = the_state) $$;`);
    // Asked with "is not true" below: what is unknown is no yes. A head of an officer's office: the officer's supervisor, or who has no supervisor; of that office, in service, and with something to do there.
    this.addSql(`create function hub.is_head_of(head hub.officer, the_officer hub.officer, the_time timestamptz) returns boolean stable language sql set search_path = hub, pg_temp as $$
      select hub.is_in_service(head, the_time) and head.office_id = the_officer.office_id and head.id <> the_officer.id and cardinality(head.roles) > 0
        and (head.supervisor_id is null or head.id is not distinct from the_officer.supervisor_id) $$;`);
    // Whatever was looked at before is looked at again, under lock: two officers in service, of the right offices, and neither of them the one who gains.
    this.addSql(`create function hub.answer_role(the_id uuid, granted boolean, the_time timestamptz) returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        g role_grant;
        f office;
        subject officer;
        asker officer;
        me officer;
      begin
        select * into g from role_grant where id = the_id for update;
        if g.id is null or g.step <> 'GIVEN' or granted is null or hub.ctx_officer() is null then return 'NONE'; end if;
        perform 1 from officer where id in (g.officer_id, g.asked_by_id, hub.ctx_officer()) order by id for no key update;
        select * into subject from officer where id = g.officer_id;
        select * into asker from officer where id = g.asked_by_id;
        select * into me from officer where id = hub.ctx_officer() and office_id = hub.ctx_office();
        select * into f from office where id = subject.office_id;
        if me.id is null or hub.is_in_service(me, at_time) is not true then return 'NONE'; end if;
        if me.id in (subject.id, asker.id) or asker.id = subject.id then return 'SAME'; end if;
        if f.kind = 'HUB_ADMINISTRATION' then
          if (hub.administers(me, f.state_code, at_time) and 'STATE_ADMIN' = any(hub.ctx_roles())) is not true then return 'NOT_SECOND'; end if;
        elsif hub.is_head_of(me, subject, at_time) is not true then return 'NOT_SECOND';
        end if;
        if g.answered_at is not null then return 'ANSWERED'; end if;
        if at_time < g.asked_at or g.expires_at is null or g.expires_at <= at_time or g.expires_at > g.asked_at + interval '24 hours' then return 'EXPIRED'; end if;
        if granted then
          if g.office_id <> subject.office_id then return 'MOVED'; end if;
          if hub.administers(asker, f.state_code, at_time) is not true then return 'ASKER_GONE'; end if;
          if hub.is_in_service(subject, at_time) is not true then return 'OUT_OF_SERVICE'; end if;
          if (g.role = any(hub.roles_of_kind(f.kind))) is not true then return 'NOT_OF_KIND'; end if;
          if g.role = any(subject.roles) then return 'HELD'; end if;
          update officer set roles = roles || g.role where id = subject.id;
        end if;
        update role_grant set answered_by_id = me.id, answered_at = at_time, is_granted = granted where id = g.id;
        return 'DONE';
      end $$;`);
    // One person's act. Nobody's own: so a State that has an administrator keeps one, also when two take it from each other at once.
    this.addSql(`create function hub.withdraw_role(the_id uuid, the_officer uuid, the_role text, the_reason text, the_time timestamptz) returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        f office;
        subject officer;
        me officer;
      begin
        perform 1 from officer where id in (the_officer, hub.ctx_officer()) order by id for no key update;
        select * into subject from officer where id = the_officer;
        select * into me from officer where id = hub.ctx_officer() and office_id = hub.ctx_office();
        select * into f from office where id = subject.office_id;
        if subject.id is null or me.id is null or the_role is null or hub.is_in_service(me, at_time) is not true then return 'NONE'; end if;
        if me.id = subject.id then return 'SELF'; end if;
        if ((hub.administers(me, f.state_code, at_time) and 'STATE_ADMIN' = any(hub.ctx_roles())) or hub.is_head_of(me, subject, at_time)) is not true then return 'NOT_YOURS'; end if;
        if not the_role = any(subject.roles) then return 'NOT_HELD'; end if;
        update officer set roles = array_remove(roles, the_role) where id = subject.id;
        insert into role_grant (id, step, officer_id, role, office_id, state_code, asked_by_id, asked_at, reason)
          values (the_id, 'WITHDRAWN', subject.id, the_role, f.id, f.state_code, me.id, at_time, the_reason);
        return 'DONE';
      end $$;`);
    const inside = 'hub.roles_of_kind(text), hub.is_in_service(hub.officer, timestamptz), hub.administers(hub.officer, int, timestamptz), hub.is_head_of(hub.officer, hub.officer, timestamptz)';
    const called = 'hub.answer_role(uuid, boolean, timestamptz), hub.withdraw_role(uuid, uuid, text, text, timestamptz)';
    this.addSql(`revoke execute on function ${inside}, ${called} from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
