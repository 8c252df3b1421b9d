import { Migration } from '@mikro-orm/migrations';

/**
 * The statistics that every committee reads: written once for a month that has ended, by the keeper, and never changed by anybody.
 * What may not be told of a small number is kept out of the table by a constraint, whoever writes it.
 */
export class Migration20261126103756_published_statistics extends Migration {
  override name = 'Migration20261126103756_published_statistics';

  override up(): void {
    this.addSql(`create table "hub"."publication" ("month" date not null, "published_at" timestamptz not null, "cut_off" timestamptz not null, "definition" int not null, "fingerprint" text not null, primary key ("month"));`);

    this.addSql(`create table "hub"."published_number" ("month" date not null, "state_code" int not null, "district_code" int not null, "breakdown" text not null, "category" text not null, "cases" int null, primary key ("month", "state_code", "district_code", "breakdown", "category"));`);

    this.addSql(`create table "hub"."rounding_key" ("id" int not null, "key" text not null, primary key ("id"));`);

    this.addSql(`alter table "hub"."publication" enable row level security;`);
    this.addSql(`alter table "hub"."publication" force row level security;`);
    this.addSql(`create policy "read" on "hub"."publication" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."publication" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."published_number" add constraint "published_number_breakdown_check" check ("breakdown" in ('TOTAL', 'STATUS', 'STAGE', 'KIND'));`);
    this.addSql(`alter table "hub"."published_number" enable row level security;`);
    this.addSql(`alter table "hub"."published_number" force row level security;`);
    this.addSql(`create policy "read" on "hub"."published_number" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,COMMITTEE_MEMBER,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."published_number" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."rounding_key" enable row level security;`);
    this.addSql(`alter table "hub"."rounding_key" force row level security;`);
    this.addSql(`create policy "keeper" on "hub"."rounding_key" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table hub.published_number add constraint published_number_month_foreign foreign key (month) references hub.publication (month),
      add constraint nothing_small_is_told check (cases is null or cases = 0 or (cases >= 10 and cases % 5 = 0));`);
    this.addSql(`alter table hub.publication add constraint first_of_month check (extract(day from month) = 1);`);
    this.addSql(`alter table hub.rounding_key add constraint one_key check (id = 1);`);

    this.addSql(`create function hub.refuse_change() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin raise exception 'What is published is never changed' using errcode = 'insufficient_privilege'; end $$;`);
    // Numbers come with their publication: in a transaction of their own they would be added to what readers know already.
    this.addSql(`create function hub.refuse_addition() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin
        if exists (select 1 from (select distinct month from added) a join publication p using (month) where p.xmin <> pg_current_xact_id()::xid) then
          raise exception 'What is published is never changed' using errcode = 'insufficient_privilege';
        end if;
        return null;
      end $$;`);
    this.addSql(`revoke execute on function hub.refuse_change(), hub.refuse_addition() from public;`);
    for (const table of ['publication', 'published_number', 'rounding_key'])
      this.addSql(`create trigger never_changed before update or delete or truncate on hub.${table} for each statement execute function hub.refuse_change();`);
    this.addSql(`create trigger never_added_to after insert on hub.published_number referencing new table as added for each statement execute function hub.refuse_addition();`);

    this.addSql(`grant select on hub.publication, hub.published_number to samanvay_hub;`);
    this.addSql(`grant select, insert on hub.publication, hub.published_number, hub.rounding_key to samanvay_keeper;`);
    // The owner writes no row: the policies hold for the owner too.
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`insert into hub.rounding_key (id, key) values (1, encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'));`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke insert on hub.rounding_key from samanvay_keeper;`);
    this.addSql(`revoke all on hub.rounding_key, hub.publication, hub.published_number from public;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
