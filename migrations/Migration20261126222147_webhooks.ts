import { Migration } from '@mikro-orm/migrations';

/** What changes, sent to the systems of offices: where to, in whose name, up to where their lists were read, and each message until it is taken. */
export class Migration20261126222147_webhooks extends Migration {

  override name = 'Migration20261126222147_webhooks';

  override up(): void {
    this.addSql(`create table "hub"."webhook" ("id" uuid not null, "office_id" uuid not null, "officer_id" uuid not null, "client_id" text null, "url" text not null, "events" text[] null, "description" text null, "state" text not null, "paused_because" text null, "registered_at" timestamptz not null, "verified_at" timestamptz null, "secrets" jsonb not null, "position" bigint not null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index "webhook_office_id_registered_at_index" on "hub"."webhook" ("office_id", "registered_at");`);

    this.addSql(`create table "hub"."webhook_delivery" ("id" uuid not null, "webhook_id" uuid not null, "office_id" uuid not null, "message_id" uuid not null, "case_id" uuid null, "position" bigint not null, "state" text not null, "attempts" smallint not null, "status" smallint null, "problem" text null, "tried_at" timestamptz null, "next_at" timestamptz null, "taken_until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index webhook_delivery_over on hub.webhook_delivery (tried_at) where state <> 'WAITING';`);
    this.addSql(`create index webhook_delivery_due on hub.webhook_delivery (next_at) where state = 'WAITING';`);
    this.addSql(`create index webhook_delivery_lane on hub.webhook_delivery (webhook_id, case_id, position) where state = 'WAITING';`);
    this.addSql(`alter table "hub"."webhook_delivery" add constraint "webhook_delivery_webhook_id_position_unique" unique ("webhook_id", "position");`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'HANDOVER_PROPOSED', 'HANDOVER_ANSWERED', 'HANDOVER_ENDED', 'HANDOVER_EXPIRED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'CONTRADICTION_FOUND', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED', 'WEBHOOK_PAUSED', 'MESSAGES_GIVEN_UP'));`);

    this.addSql(`alter table "hub"."webhook" add constraint "webhook_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."webhook" add constraint "webhook_officer_id_foreign" foreign key ("officer_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."webhook" add constraint "webhook_state_check" check ("state" in ('PENDING', 'ACTIVE', 'PAUSED', 'ENDED'));`);
    this.addSql(`alter table "hub"."webhook" add constraint "webhook_paused_because_check" check ("paused_because" in ('BY_OFFICE', 'NOT_IN_SERVICE', 'NOT_TAKEN', 'GONE'));`);
    this.addSql(`alter table "hub"."webhook" enable row level security;`);
    this.addSql(`alter table "hub"."webhook" force row level security;`);
    this.addSql(`create policy "read" on "hub"."webhook" for select to "samanvay_hub" using (webhook.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."webhook" for insert to "samanvay_hub" with check (webhook.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and webhook.officer_id = (select hub.ctx_officer()) and webhook.state = 'PENDING');`);
    this.addSql(`create policy "change" on "hub"."webhook" for update to "samanvay_hub" using (webhook.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check (webhook.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."webhook" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."webhook_delivery" add constraint "webhook_delivery_webhook_id_foreign" foreign key ("webhook_id") references "hub"."webhook" ("id");`);
    this.addSql(`alter table "hub"."webhook_delivery" add constraint "webhook_delivery_state_check" check ("state" in ('WAITING', 'DELIVERED', 'WITHHELD'));`);
    this.addSql(`alter table "hub"."webhook_delivery" add constraint "webhook_delivery_problem_check" check ("problem" in ('NOT_AN_ADDRESS', 'NOT_HTTPS', 'SIGN_IN_IN_ADDRESS', 'ODD_PORT', 'NUMBER_INSTEAD_OF_NAME', 'LOCAL_NAME', 'HOST_NOT_LISTED', 'NAME_UNKNOWN', 'PRIVATE_ADDRESS', 'REDIRECTED', 'REFUSED', 'GONE', 'UNREACHABLE', 'CERTIFICATE', 'TOO_SLOW'));`);
    this.addSql(`alter table "hub"."webhook_delivery" enable row level security;`);
    this.addSql(`alter table "hub"."webhook_delivery" force row level security;`);
    this.addSql(`create policy "read" on "hub"."webhook_delivery" for select to "samanvay_hub" using (webhook_delivery.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."webhook_delivery" for insert to "samanvay_hub" with check (webhook_delivery.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select true from hub.webhook w where w.id = webhook_delivery.webhook_id and w.office_id = webhook_delivery.office_id));`);
    this.addSql(`create policy "change" on "hub"."webhook_delivery" for update to "samanvay_hub" using (webhook_delivery.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check (webhook_delivery.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."webhook_delivery" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.webhook add constraint webhook_is_short check (length(url) <= 500 and length(description) <= 200);`);
    this.addSql(`grant select, insert on hub.webhook, hub.webhook_delivery to samanvay_hub;`);
    this.addSql(`grant update (officer_id, client_id, url, events, description, state, paused_because, verified_at, secrets, position, version) on hub.webhook to samanvay_hub;`);
    this.addSql(`grant update (message_id, state, attempts, status, problem, tried_at, next_at, taken_until) on hub.webhook_delivery to samanvay_hub;`);
    this.addSql(`grant select, update (state, paused_because, verified_at) on hub.webhook to samanvay_keeper;`);
    this.addSql(`grant select, delete, update (state, attempts, status, problem, tried_at, next_at, taken_until) on hub.webhook_delivery to samanvay_keeper;`);

    // Whoever changes where or what is sent has it in their own name from then on: or they would have what another may be told sent to themselves.
    this.addSql(`create function hub.on_webhook_changed() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if new.officer_id is distinct from hub.ctx_officer() then
          raise exception 'A webhook stands in the name of whoever changes it' using errcode = '42501';
        end if;
        return new;
      end $$;`);
    this.addSql(`revoke execute on function hub.on_webhook_changed() from public;`);
    this.addSql(`create trigger in_own_name before update of url, events, secrets, officer_id, client_id on hub.webhook for each row
      when ((old.url, old.events, old.secrets, old.officer_id, old.client_id) is distinct from (new.url, new.events, new.secrets, new.officer_id, new.client_id))
      execute function hub.on_webhook_changed();`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // The webhooks for which their office's list goes on, and those whose officer or portal is not in service any more: who they are today, and what
    // they may be told, is asked again in their own name.
    this.addSql(`create function hub.webhooks_to_read(today date, at_most int)
      returns table (id uuid, officer_id uuid, office_id uuid, subject text, client_id text) language plpgsql stable security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        return query select w.id, w.officer_id, w.office_id, o.subject, w.client_id
          from webhook w join officer o on o.id = w.officer_id join office f on f.id = w.office_id left join client c on c.client_id = w.client_id
          where (w.state = 'ACTIVE' and exists (select 1 from change_access a where a.office_id = w.office_id and a.position > w.position)
              and (select count(*) from (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING' limit 1000) waiting) < 1000)
            or (w.state in ('ACTIVE', 'PENDING') and (o.office_id <> w.office_id or today < o.active_from or today > o.active_to or today < f.active_from or today > f.active_to
              or (w.client_id is not null and (c.id is null or today < c.active_from or today > c.active_to))))
          order by w.position limit at_most;
      end $$;`);
    // Messages that are due and whose case has none waiting before them, at most four of a webhook under way. One process takes at a time, so
    // that each sees what the others have taken.
    this.addSql(`create function hub.take_messages(the_time timestamptz, until timestamptz, at_most int)
      returns table (delivery_id uuid, message_id uuid, webhook_id uuid, place bigint, attempts smallint, url text, events text[], secrets jsonb, registered_at timestamptz,
        officer_id uuid, office_id uuid, subject text, client_id text) language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        perform pg_advisory_xact_lock(hashtextextended('samanvay webhooks', 0));
        return query
          with due as (
              select d.id, row_number() over (partition by d.webhook_id order by d.next_at, d.position)
                + (select count(*) from webhook_delivery f where f.webhook_id = d.webhook_id and f.state = 'WAITING' and f.taken_until > the_time) as nr
              from webhook_delivery d join webhook w on w.id = d.webhook_id
              where d.state = 'WAITING' and d.next_at <= the_time and (d.taken_until is null or d.taken_until <= the_time)
                and w.state = case when d.position = 0 then 'PENDING' else 'ACTIVE' end
                and not exists (select 1 from webhook_delivery e where e.webhook_id = d.webhook_id and e.case_id = d.case_id and e.state = 'WAITING' and e.position < d.position)),
            taken as (
              update webhook_delivery d set taken_until = until from (select due.id from due where nr <= 4 order by nr limit at_most) chosen where chosen.id = d.id
              returning d.id, d.message_id, d.webhook_id, d.position, d.attempts)
          select t.id, t.message_id, w.id, t.position, t.attempts, w.url, w.events, w.secrets, w.registered_at, w.officer_id, w.office_id, o.subject, w.client_id
          from taken t join webhook w on w.id = t.webhook_id join officer o on o.id = w.officer_id;
      end $$;`);
    this.addSql(`create function hub.pause_webhook(the_webhook uuid, the_officer uuid, because text, the_time timestamptz)
      returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        with paused as (
          update webhook w set state = 'PAUSED', paused_because = because
          where w.id = the_webhook and w.officer_id = the_officer and w.state in ('ACTIVE', 'PENDING') returning w.id, w.office_id)
        insert into notice (id, at, office_id, kind, subject) select gen_random_uuid(), the_time, p.office_id, 'WEBHOOK_PAUSED', 'Webhook_' || p.id from paused p;
      end $$;`);
    // What became of an attempt, by whoever still has the message. Given up, it stays where it is: it is the first that goes when the webhook is resumed.
    this.addSql(`create function hub.message_tried(the_delivery uuid, until timestamptz, the_time timestamptz, outcome text, the_status int, the_problem text,
        next timestamptz, paused text, is_attempt boolean) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      declare the_webhook webhook; the_place bigint;
      begin
        perform hub.must_be_hub_itself();
        update webhook_delivery d set state = outcome, status = the_status, problem = the_problem, next_at = next, taken_until = null,
            attempts = d.attempts + is_attempt::int, tried_at = case when is_attempt then the_time else d.tried_at end
          where d.id = the_delivery and d.state = 'WAITING' and d.taken_until = until returning d.position into the_place;
        if not found then return; end if;
        select w.* into the_webhook from webhook w join webhook_delivery d on d.webhook_id = w.id where d.id = the_delivery;
        if outcome = 'DELIVERED' and the_place = 0 then
          update webhook w set verified_at = the_time, state = case w.state when 'PENDING' then 'ACTIVE' else w.state end where w.id = the_webhook.id;
        end if;
        if paused is not null then perform hub.pause_webhook(the_webhook.id, the_webhook.officer_id, paused, the_time); end if;
      end $$;`);
    this.addSql(`create function hub.forget_messages(before timestamptz) returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        delete from webhook_delivery where state <> 'WAITING' and tried_at < before and position > 0;
      end $$;`);
    this.addSql(`create function hub.webhook_numbers() returns table (waiting int, paused int) language plpgsql stable security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        return query select (select count(*)::int from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state = 'WAITING' and w.state <> 'ENDED'),
          (select count(*)::int from webhook w where w.state = 'PAUSED' and w.paused_because <> 'BY_OFFICE');
      end $$;`);
    const called = `hub.webhooks_to_read(date, int), hub.take_messages(timestamptz, timestamptz, int), hub.pause_webhook(uuid, uuid, text, timestamptz),
      hub.message_tried(uuid, timestamptz, timestamptz, text, int, text, timestamptz, text, boolean), hub.forget_messages(timestamptz), hub.webhook_numbers()`;
    this.addSql(`revoke execute on function ${called} from public;`);
    this.addSql(`grant execute on function ${called} to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
