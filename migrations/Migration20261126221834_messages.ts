import { Migration } from '@mikro-orm/migrations';

/** What leaves the hub: messages of notices, digests and codes to addresses that somebody answers for, and the calendar at a secret address. */
export class Migration20261126221834_messages extends Migration {

  override name = 'Migration20261126221834_messages';

  override up(): void {
    this.addSql(`create table "hub"."calendar_address" ("id" uuid not null, "officer_id" uuid not null, "secret_hash" text not null, "made_at" timestamptz not null, "ended_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "hub"."calendar_address" add constraint "calendar_address_secret_hash_unique" unique ("secret_hash");`);
    this.addSql(`create index calendar_of_officer on hub.calendar_address (officer_id, made_at desc, id desc);`);

    this.addSql(`create table "hub"."message" ("id" uuid not null, "about" text not null, "template" text not null, "channel" text not null, "office_id" uuid not null, "officer_id" uuid null, "state" text not null, "attempts" int not null default 0, "made_at" timestamptz not null, "next_at" timestamptz not null, "claimed_at" timestamptz null, "sent_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index message_of_receiver on hub.message (office_id, officer_id, channel, claimed_at);`);
    this.addSql(`create index message_held on hub.message (office_id, officer_id) where state in ('HELD', 'UNCERTAIN');`);
    this.addSql(`create index message_sending on hub.message (claimed_at) where state = 'SENDING';`);
    this.addSql(`create index message_waiting on hub.message (next_at, id) where state = 'WAITING';`);
    this.addSql(`create unique index message_once on hub.message (about, channel, office_id, officer_id) nulls not distinct;`);

    this.addSql(`create table "hub"."message_due" ("id" bigserial primary key, "notice_id" uuid not null);`);

    this.addSql(`create table "hub"."officer_contact" ("id" uuid not null, "officer_id" uuid not null, "channel" text not null, "address" text null, "delivery" text not null, "verified_at" timestamptz null, "code_id" uuid null, "code_at" timestamptz null, "tries" int not null, "codes_on" date null, "codes" int not null, primary key ("id"));`);
    this.addSql(`alter table "hub"."officer_contact" add constraint "officer_contact_officer_id_channel_unique" unique ("officer_id", "channel");`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED', 'MESSAGES_GIVEN_UP'));`);

    this.addSql(`alter table "hub"."calendar_address" enable row level security;`);
    this.addSql(`alter table "hub"."calendar_address" force row level security;`);
    this.addSql(`create policy "read" on "hub"."calendar_address" for select to "samanvay_hub" using (calendar_address.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "add" on "hub"."calendar_address" for insert to "samanvay_hub" with check (calendar_address.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."calendar_address" for update to "samanvay_hub" using (calendar_address.officer_id = (select hub.ctx_officer())) with check (calendar_address.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."calendar_address" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."message" add constraint "message_channel_check" check ("channel" in ('MAIL', 'SMS'));`);
    this.addSql(`alter table "hub"."message" add constraint "message_state_check" check ("state" in ('WAITING', 'SENDING', 'SENT', 'HELD', 'UNCERTAIN', 'IN_DIGEST', 'GIVEN_UP', 'DROPPED'));`);
    this.addSql(`alter table "hub"."message" enable row level security;`);
    this.addSql(`alter table "hub"."message" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."message" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."message" to "samanvay_worker" using (true) with check (true);`);

    this.addSql(`alter table "hub"."message_due" enable row level security;`);
    this.addSql(`alter table "hub"."message_due" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."message_due" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."officer_contact" add constraint "officer_contact_channel_check" check ("channel" in ('MAIL', 'SMS'));`);
    this.addSql(`alter table "hub"."officer_contact" add constraint "officer_contact_delivery_check" check ("delivery" in ('AT_ONCE', 'DIGEST', 'OFF'));`);
    this.addSql(`alter table "hub"."officer_contact" enable row level security;`);
    this.addSql(`alter table "hub"."officer_contact" force row level security;`);
    this.addSql(`create policy "read" on "hub"."officer_contact" for select to "samanvay_hub" using (officer_contact.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "add" on "hub"."officer_contact" for insert to "samanvay_hub" with check (officer_contact.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."officer_contact" for update to "samanvay_hub" using (officer_contact.officer_id = (select hub.ctx_officer())) with check (officer_contact.officer_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "keeper" on "hub"."officer_contact" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`grant select, insert on hub.officer_contact, hub.calendar_address to samanvay_hub;`);
    this.addSql(`grant update (address, delivery, verified_at, code_id, code_at, tries, codes_on, codes) on hub.officer_contact to samanvay_hub;`);
    this.addSql(`grant update (ended_at) on hub.calendar_address to samanvay_hub;`);
    this.addSql(`grant select on hub.officer_contact, hub.calendar_address, hub.contradiction, hub.clock_rule to samanvay_keeper;`);
    this.addSql(`grant select, insert on hub.message to samanvay_keeper;`);
    this.addSql(`grant select, insert, update, delete on hub.message_due to samanvay_keeper;`);
    this.addSql(`grant usage on sequence hub.message_due_id_seq to samanvay_keeper;`);
    this.addSql(`grant select, update (state, attempts, next_at, claimed_at, sent_at) on hub.message to samanvay_worker;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`create function hub.on_notices() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin insert into message_due (notice_id) select id from added; return null; end $$;`);
    this.addSql(`create function hub.on_code() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into message (id, about, template, channel, office_id, officer_id, state, made_at, next_at)
          select gen_random_uuid(), new.code_id::text, 'CODE', new.channel, o.office_id, o.id, 'WAITING', new.code_at, new.code_at from officer o where o.id = new.officer_id;
        return null;
      end $$;`);
    // A row for each receiver and way: the office's own address, and those of its officers that are known to be theirs. Of a duty that may tell too
    // much (or is no more) nothing is kept but that it is one. Taken and made in one transaction, each notice by one worker.
    this.addSql(`create function hub.address_notices(urgent text[], the_time timestamptz, at_once_since timestamptz, at_most int) returns int language sql security definer set search_path = hub, pg_temp as $$
      with due as (delete from message_due where id in (select id from message_due order by id limit at_most for update skip locked) returning notice_id),
        told as (select n.id, n.office_id, n.officer_id, n.kind, n.at >= at_once_since as is_new,
            case when n.kind like 'CLOCK\\_%' and not exists (select 1 from clock c where 'Clock_' || c.id = n.subject and c.needs is null) then 'DUTY' else n.kind end as template
          from due d join notice n on n.id = d.notice_id),
        receivers as (
          select t.id, t.template, 'MAIL' as channel, t.office_id, null::uuid as officer_id, case when t.is_new then 'WAITING' else 'HELD' end as state
            from told t join office o on o.id = t.office_id where t.officer_id is null and o.email is not null
          union all
          select t.id, t.template, c.channel, t.office_id, f.id,
              case when t.is_new and c.delivery = 'AT_ONCE' then 'WAITING' when c.channel = 'MAIL' then 'HELD' else 'DROPPED' end
            from told t join officer f on f.office_id = t.office_id and (t.officer_id is null or t.officer_id = f.id)
              join officer_contact c on c.officer_id = f.id and c.verified_at is not null and c.delivery <> 'OFF'
            where c.channel = 'MAIL' or t.kind = any(urgent)),
        made as (insert into message (id, about, template, channel, office_id, officer_id, state, made_at, next_at)
          select gen_random_uuid(), id::text, template, channel, office_id, officer_id, state, the_time, the_time from receivers on conflict do nothing)
      select count(*)::int from due $$;`);
    // For the moment in which a message leaves: where to, if it is for somebody still, and the number of the case if the receiver takes part in it.
    this.addSql(`create function hub.message_to_send(the_message uuid, the_day date, codes_since timestamptz)
      returns table (address text, number text) stable language sql security definer set search_path = hub, pg_temp as $$
      with m as (select * from message where id = the_message and state = 'WAITING'),
        receiver as (
          select o.email as address, true as works_on_cases from m join office o on o.id = m.office_id
            where m.officer_id is null and o.active_from <= the_day and (o.active_to is null or o.active_to >= the_day)
          union all
          select c.address, not f.roles <@ '{COMMITTEE_MEMBER,STATE_ADMIN}'::text[] from m join officer f on f.id = m.officer_id and f.office_id = m.office_id
              join office o on o.id = f.office_id join officer_contact c on c.officer_id = f.id and c.channel = m.channel
            where f.active_from <= the_day and (f.active_to is null or f.active_to >= the_day) and o.active_from <= the_day and (o.active_to is null or o.active_to >= the_day)
              and case when m.template = 'CODE' then c.code_id::text = m.about and c.code_at >= codes_since
                else c.verified_at is not null and (c.delivery = 'AT_ONCE' or (c.delivery = 'DIGEST' and m.template = 'DIGEST')) end),
        subject as (select split_part(n.subject, '_', 1) as type, nullif(split_part(n.subject, '_', 2), '')::uuid as id
          from m join notice n on n.id::text = m.about where m.template not in ('DUTY', 'CODE', 'DIGEST')),
        of_case as (
          select t.case_id from subject s join clock t on t.id = s.id where s.type = 'Clock' and t.needs is null
          union all select t.case_id from subject s join handover t on t.id = s.id where s.type = 'Handover'
          union all select t.case_id from subject s join approval t on t.id = s.id where s.type = 'Approval'
          union all select t.case_id from subject s join broken_glass t on t.id = s.id where s.type = 'BrokenGlass'
          union all select t.case_id from subject s join access_request t on t.id = s.id where s.type = 'AccessRequest'
          union all select t.case_id from subject s join contradiction t on t.id = s.id where s.type = 'Contradiction')
      select r.address, (select f.number from of_case c join case_file f on f.id = c.case_id join case_access a on a.case_id = f.id and a.office_id = (select office_id from m)
        where r.works_on_cases) from receiver r where r.address is not null $$;`);
    // Of what an office owes and sees, as its row policies have it: the duty by name and the number of the case, or neither where they may tell too much.
    this.addSql(`create function hub.duties_to_tell(the_office uuid, the_officer uuid, before timestamptz) returns table (duty text, number text, due_at timestamptz)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select case when c.needs is null then r.duty end, case when c.needs is null then f.number end, c.due_at
      from clock c join clock_rule r on r.id = c.rule_id left join case_file f on f.id = c.case_id
      where c.owner_office_id = the_office and c.state in ('RUNNING', 'EXTENDED', 'BREACHED') and c.due_at < before
        and (c.case_id is null or (exists (select 1 from case_access a where a.case_id = c.case_id and a.office_id = the_office)
          and not exists (select 1 from officer o where o.id = the_officer and o.roles <@ '{COMMITTEE_MEMBER,STATE_ADMIN}'::text[])))
        and (c.survivor_id is null or exists (select 1 from survivor_access a where a.survivor_id = c.survivor_id and a.office_id = the_office))
      order by c.due_at, c.id $$;`);
    // One a day for each that has something to be told; whether there is, is looked at again when it leaves.
    this.addSql(`create function hub.make_digests(the_day date, the_time timestamptz, before timestamptz) returns int language sql security definer set search_path = hub, pg_temp as $$
      with owing as (select distinct owner_office_id as id from clock where state in ('RUNNING', 'EXTENDED', 'BREACHED') and due_at < before),
        held as (select distinct office_id, officer_id from message where state in ('HELD', 'UNCERTAIN') and channel = 'MAIL' and template not in ('CODE', 'DIGEST')),
        receivers as (
          select o.id as office_id, null::uuid as officer_id from office o where o.email is not null
          union all
          select f.office_id, f.id from officer_contact c join officer f on f.id = c.officer_id where c.channel = 'MAIL' and c.verified_at is not null and c.delivery <> 'OFF'),
        made as (insert into message (id, about, template, channel, office_id, officer_id, state, made_at, next_at)
          select gen_random_uuid(), the_day::text, 'DIGEST', 'MAIL', r.office_id, r.officer_id, 'WAITING', the_time, the_time from receivers r
          where r.office_id in (select id from owing) or exists (select 1 from held h where h.office_id = r.office_id and h.officer_id is not distinct from r.officer_id)
          on conflict do nothing returning 1)
      select count(*)::int from made $$;`);
    // Whose calendar it is, by what its secret is known again by. Asked before there is a context, by whoever has the secret and the hub's key together.
    this.addSql(`create function hub.calendar_holder(the_hash text) returns table (id uuid, subject text) stable language sql security definer set search_path = hub, pg_temp as $$
      select c.id, o.subject from calendar_address c join officer o on o.id = c.officer_id where c.secret_hash = the_hash and c.ended_at is null $$;`);
    const called = `hub.address_notices(text[], timestamptz, timestamptz, int), hub.message_to_send(uuid, date, timestamptz), hub.duties_to_tell(uuid, uuid, timestamptz), hub.make_digests(date, timestamptz, timestamptz)`;
    this.addSql(`revoke execute on function ${called}, hub.calendar_holder(text), hub.on_notices(), hub.on_code() from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_worker;`);
    this.addSql(`grant execute on function hub.calendar_holder(text) to samanvay_hub;`);
    this.addSql(`grant execute on function hub.on_notices(), hub.on_code() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger messages_due after insert on hub.notice referencing new table as added for each statement execute function hub.on_notices();`);
    this.addSql(`create trigger code_drawn after insert on hub.officer_contact for each row when (new.code_id is not null) execute function hub.on_code();`);
    this.addSql(`create trigger code_drawn_again after update of code_id on hub.officer_contact for each row when (new.code_id is not null and new.code_id is distinct from old.code_id) execute function hub.on_code();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
