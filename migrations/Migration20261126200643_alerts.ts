import { Migration } from '@mikro-orm/migrations';

/** Alerts to other offices, in the manner of Cri-MAC: what they say, to whom they went, what was seen, and the files made of them. */
export class Migration20261126200643_alerts extends Migration {

  override name = 'Migration20261126200643_alerts';

  override up(): void {
    this.addSql(`create table "hub"."alert" ("id" uuid not null, "case_id" uuid null, "issued_by_office_id" uuid not null, "issued_by_id" uuid not null, "issued_at" timestamptz not null, "valid_until" timestamptz not null, "kind" text not null, "urgency" text not null, "text" text not null, "route_districts" text[] not null, "route_states" text[] not null, "vehicle" text null, "train" text null, "agent_alias" text null, "agent_phone" text null, "marks" text[] not null, "superseded_at" timestamptz null, "superseded_by_id" uuid null, "withdrawn_at" timestamptz null, "withdrawn_because" text null, "version" int not null, primary key ("id"));`);
    this.addSql(`create index alert_marks on hub.alert using gin (marks);`);
    this.addSql(`create index "alert_case_id_index" on "hub"."alert" ("case_id");`);
    this.addSql(`create index "alert_issued_by_office_id_issued_at_index" on "hub"."alert" ("issued_by_office_id", "issued_at");`);

    this.addSql(`create table "hub"."alert_sighting" ("id" uuid not null, "alert_id" uuid not null, "issued_by_office_id" uuid not null, "case_id" uuid null, "reported_by_office_id" uuid not null, "reported_by_id" uuid not null, "reported_at" timestamptz not null, "district_code" int not null, "seen_at" timestamptz not null, "text" text not null, primary key ("id"));`);
    this.addSql(`create index "alert_sighting_alert_id_reported_at_index" on "hub"."alert_sighting" ("alert_id", "reported_at");`);

    this.addSql(`create table "hub"."alert_recipient" ("id" uuid not null, "alert_id" uuid not null, "issued_by_office_id" uuid not null, "office_id" uuid not null, "acknowledged_at" timestamptz null, "outcome" text null, "acted_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "alert_recipient_office_id_index" on "hub"."alert_recipient" ("office_id");`);
    this.addSql(`alter table "hub"."alert_recipient" add constraint "alert_recipient_alert_id_office_id_unique" unique ("alert_id", "office_id");`);

    this.addSql(`create table "hub"."alert_export" ("id" uuid not null, "alert_id" uuid not null, "office_id" uuid not null, "exported_by_id" uuid not null, "exported_at" timestamptz not null, "csv" text not null, "sha256" text not null, primary key ("id"));`);
    this.addSql(`create index "alert_export_alert_id_index" on "hub"."alert_export" ("alert_id");`);

    this.addSql(`alter table "hub"."opening_count" add "refused" int not null default 0;`);

    this.addSql(`alter table "hub"."notice" drop constraint "notice_kind_check";`);
    this.addSql(`alter table "hub"."notice" add constraint "notice_kind_check" check ("kind" in ('BUDGET_REACHED', 'SECOND_PERSON_ASKED', 'SECOND_PERSON_ANSWERED', 'GLASS_BROKEN', 'GLASS_NOT_BROKEN', 'GLASS_REVIEWED', 'ACCESS_REQUESTED', 'ACCESS_ANSWERED', 'CLOCK_50', 'CLOCK_80', 'CLOCK_100', 'ALERT_RECEIVED', 'ALERT_WITHDRAWN', 'ALERT_SIGHTING', 'ALERT_ACTED', 'NAMES_REFUSED'));`);

    this.addSql(`alter table "hub"."alert" add constraint "alert_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_issued_by_office_id_foreign" foreign key ("issued_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_issued_by_id_foreign" foreign key ("issued_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_superseded_by_id_foreign" foreign key ("superseded_by_id") references "hub"."alert" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_kind_check" check ("kind" in ('MISSING_CHILD', 'TRAFFICKING_ROUTE', 'WANTED_AGENT', 'VEHICLE', 'TRAIN', 'OTHER'));`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_urgency_check" check ("urgency" in ('ORDINARY', 'URGENT', 'IMMEDIATE'));`);
    this.addSql(`alter table "hub"."alert" add constraint "alert_withdrawn_because_check" check ("withdrawn_because" in ('PERSON_FOUND', 'PERSON_ARRESTED', 'MISTAKEN', 'NO_LONGER_NEEDED'));`);
    this.addSql(`alter table "hub"."alert" enable row level security;`);
    this.addSql(`alter table "hub"."alert" force row level security;`);
    this.addSql(`create policy "read" on "hub"."alert" for select to "samanvay_hub" using (alert.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or (select true from hub.alert_recipient r where r.alert_id = alert.id and r.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) or (select true from hub.case_access a where a.case_id = alert.case_id));`);
    this.addSql(`create policy "add" on "hub"."alert" for insert to "samanvay_hub" with check (alert.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and alert.issued_by_id = (select hub.ctx_officer()) and (select true from hub.case_access a where a.case_id = alert.case_id));`);
    this.addSql(`create policy "change" on "hub"."alert" for update to "samanvay_hub" using (alert.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check (alert.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."alert" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."alert_sighting" add constraint "alert_sighting_alert_id_foreign" foreign key ("alert_id") references "hub"."alert" ("id");`);
    this.addSql(`alter table "hub"."alert_sighting" add constraint "alert_sighting_reported_by_office_id_foreign" foreign key ("reported_by_office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."alert_sighting" add constraint "alert_sighting_reported_by_id_foreign" foreign key ("reported_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."alert_sighting" add constraint "alert_sighting_district_code_foreign" foreign key ("district_code") references "hub"."district" ("code");`);
    this.addSql(`alter table "hub"."alert_sighting" enable row level security;`);
    this.addSql(`alter table "hub"."alert_sighting" force row level security;`);
    this.addSql(`create policy "read" on "hub"."alert_sighting" for select to "samanvay_hub" using (alert_sighting.reported_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or alert_sighting.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or (select true from hub.case_file c where c.id = alert_sighting.case_id and c.lead_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))));`);
    this.addSql(`create policy "add" on "hub"."alert_sighting" for insert to "samanvay_hub" with check (alert_sighting.reported_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and alert_sighting.reported_by_id = (select hub.ctx_officer()) and (select true from hub.alert l where l.id = alert_sighting.alert_id and l.issued_by_office_id = alert_sighting.issued_by_office_id and l.case_id is not distinct from alert_sighting.case_id));`);
    this.addSql(`create policy "keeper" on "hub"."alert_sighting" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."alert_recipient" add constraint "alert_recipient_alert_id_foreign" foreign key ("alert_id") references "hub"."alert" ("id");`);
    this.addSql(`alter table "hub"."alert_recipient" add constraint "alert_recipient_office_id_foreign" foreign key ("office_id") references "hub"."office" ("id");`);
    this.addSql(`alter table "hub"."alert_recipient" add constraint "alert_recipient_outcome_check" check ("outcome" in ('NOTHING_FOUND', 'UNDER_WATCH', 'INTERCEPTED', 'PERSON_RESCUED', 'PERSON_ARRESTED'));`);
    this.addSql(`alter table "hub"."alert_recipient" enable row level security;`);
    this.addSql(`alter table "hub"."alert_recipient" force row level security;`);
    this.addSql(`create policy "read" on "hub"."alert_recipient" for select to "samanvay_hub" using (alert_recipient.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) or alert_recipient.issued_by_office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "change" on "hub"."alert_recipient" for update to "samanvay_hub" using (alert_recipient.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]))) with check (alert_recipient.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."alert_recipient" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."alert_export" add constraint "alert_export_alert_id_foreign" foreign key ("alert_id") references "hub"."alert" ("id");`);
    this.addSql(`alter table "hub"."alert_export" add constraint "alert_export_exported_by_id_foreign" foreign key ("exported_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."alert_export" enable row level security;`);
    this.addSql(`alter table "hub"."alert_export" force row level security;`);
    this.addSql(`create policy "read" on "hub"."alert_export" for select to "samanvay_hub" using (alert_export.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."alert_export" for insert to "samanvay_hub" with check (alert_export.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])) and (select true from hub.alert l where l.id = alert_export.alert_id and l.issued_by_office_id = alert_export.office_id));`);
    this.addSql(`create policy "keeper" on "hub"."alert_export" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.alert add constraint alert_is_short check (length(text) <= 1000 and valid_until <= issued_at + interval '30 days');`);
    this.addSql(`grant select, insert on hub.alert, hub.alert_sighting, hub.alert_export to samanvay_hub;`);
    this.addSql(`grant update (superseded_at, superseded_by_id, withdrawn_at, withdrawn_because, version) on hub.alert to samanvay_hub;`);
    this.addSql(`grant select, update (acknowledged_at, outcome, acted_at) on hub.alert_recipient to samanvay_hub;`);
    this.addSql(`grant select on hub.alert, hub.alert_recipient, hub.alert_sighting, hub.alert_export to samanvay_keeper;`);
    this.addSql(`grant insert on hub.alert_recipient to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // All that is sealed of a case, as it is sealed, for whoever takes part in it or received an alert from it: what goes to others must hold none
    // of it. It opens nothing: the keys are not in the database. Which case an alert is of, is not told.
    this.addSql(`create function hub.identities_to_keep_out(the_case uuid, the_alert uuid)
      returns table (survivor_id uuid, version int, state_code int, state_key_version int, wrapped bytea, script text, name_id uuid, sealed bytea)
      stable language sql security definer set search_path = hub, pg_temp as $$
      with me as (select hub.ctx_office() as office), of_case as (
        select a.case_id from case_access a, me where a.case_id = the_case and a.office_id = me.office
        union select l.case_id from alert l, me where l.id = the_alert and (l.issued_by_office_id = me.office
          or exists (select 1 from alert_recipient r where r.alert_id = l.id and r.office_id = me.office)
          or exists (select 1 from case_access a where a.case_id = l.case_id and a.office_id = me.office)))
      select k.survivor_id, k.version, k.state_code, k.state_key_version, k.wrapped, s.script, s.name_id, s.sealed
      from of_case c join survivor_key k on k.case_id = c.case_id and k.destroyed_at is null
        cross join lateral (select null::text as script, null::uuid as name_id, i.sealed from survivor_identity i where i.survivor_id = k.survivor_id
          union all select n.script, n.id, n.sealed from survivor_name n where n.survivor_id = k.survivor_id) s $$;`);
    // The office that leads the case learns of what was seen; the one that saw it does not learn which that is.
    this.addSql(`create function hub.tell_lead_of_sighting(the_sighting uuid, the_time timestamptz) returns void language sql security definer set search_path = hub, pg_temp as $$
      insert into notice (id, at, office_id, kind, about_id, subject)
      select gen_random_uuid(), the_time, c.lead_office_id, 'ALERT_SIGHTING', s.reported_by_id, 'Alert_' || s.alert_id
      from alert_sighting s join case_file c on c.id = s.case_id
      where s.id = the_sighting and s.reported_by_id = hub.ctx_officer() and c.lead_office_id <> s.issued_by_office_id $$;`);
    // To whom an alert goes: the offices of these kinds in these districts and States, the bureaus of the States, these offices, and where it takes
    // the place of another, those of that. Only for an alert of the caller's own that has gone to nobody yet. Answers how many.
    this.addSql(`create function hub.address_alert(the_alert uuid, in_place_of uuid, kinds text[], never text[], districts int[], states int[], offices uuid[], today date)
      returns int language sql security definer set search_path = hub, pg_temp as $$
      with issued as (select l.id, l.issued_by_office_id from alert l where l.id = the_alert and l.issued_by_id = hub.ctx_officer()
          and l.issued_by_office_id = hub.ctx_office() and not exists (select 1 from alert_recipient r where r.alert_id = l.id)),
        told as (insert into alert_recipient (id, alert_id, issued_by_office_id, office_id)
          select gen_random_uuid(), i.id, i.issued_by_office_id, o.id from issued i join office o on o.id <> i.issued_by_office_id
          where o.kind <> all(never) and o.active_from <= today and (o.active_to is null or o.active_to >= today)
            and (o.id = any(offices) or (o.kind = any(kinds) and (o.district_code = any(districts) or o.state_code = any(states)))
              or (o.kind = 'AHTB' and o.state_code = any(states))
              or o.id in (select r.office_id from alert_recipient r where r.alert_id = in_place_of and r.issued_by_office_id = i.issued_by_office_id))
          returning 1)
      select count(*)::int from told $$;`);
    const called = `hub.address_alert(uuid, uuid, text[], text[], int[], int[], uuid[], date), hub.identities_to_keep_out(uuid, uuid), hub.tell_lead_of_sighting(uuid, timestamptz)`;
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
