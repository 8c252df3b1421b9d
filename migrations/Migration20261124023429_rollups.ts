import { Migration } from '@mikro-orm/migrations';

/**
 * What a committee asks for is kept beside what it counts: tallies of cases, in the transaction that changes them; and the
 * lists by day of opening and of rescues are read off an index of an access list.
 */
export class Migration20261124023429_rollups extends Migration {
  override name = 'Migration20261124023429_rollups';

  override up(): void {
    // A hub that writes meanwhile waits: what it changed between the count and the triggers, nobody would have counted.
    this.addSql(`lock table hub.case_file, hub.case_participant, hub.rescue in share row exclusive mode;`);
    this.addSql(`create table "hub"."case_month_tally" ("office_id" uuid not null, "month" date not null, "status" text not null, "shard" int not null, "cases" int not null, primary key ("office_id", "month", "status", "shard"));`);

    this.addSql(`create table "hub"."case_tally" ("office_id" uuid not null, "district_code" int not null, "status" text not null, "stage" text not null, "shard" int not null, "cases" int not null, primary key ("office_id", "district_code", "status", "stage", "shard"));`);

    this.addSql(`create table "hub"."rescue_access" ("rescue_id" uuid not null, "office_id" uuid not null, "case_id" uuid not null, "district_code" int not null, "started_at" timestamptz not null, primary key ("rescue_id", "office_id"));`);
    this.addSql(`create index "rescue_access_case_id_index" on "hub"."rescue_access" ("case_id");`);
    this.addSql(`create index rescue_access_newest on hub.rescue_access (office_id, started_at desc, rescue_id desc);`);

    this.addSql(`alter table "hub"."case_access" add "stage" text, add "opened_at" timestamptz;`);
    this.addSql(`alter table "hub"."case_month_tally" enable row level security;`);
    this.addSql(`alter table "hub"."case_month_tally" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_month_tally" for select to "samanvay_hub" using (case_month_tally.office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."case_month_tally" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."case_tally" enable row level security;`);
    this.addSql(`alter table "hub"."case_tally" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_tally" for select to "samanvay_hub" using (case_tally.office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."case_tally" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."rescue_access" enable row level security;`);
    this.addSql(`alter table "hub"."rescue_access" force row level security;`);
    this.addSql(`create policy "read" on "hub"."rescue_access" for select to "samanvay_hub" using (rescue_access.office_id = (select hub.ctx_office()) and (select hub.ctx_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]));`);
    this.addSql(`create policy "keeper" on "hub"."rescue_access" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`grant select on hub.rescue_access, hub.case_tally, hub.case_month_tally to samanvay_hub;`);
    this.addSql(`grant select, insert, update, delete on hub.rescue_access, hub.case_tally, hub.case_month_tally to samanvay_keeper;`);
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);

    // What is there already. The owner sees no row of it: the policies hold for the owner too.
    this.addSql(`update hub.case_access a set stage = c.stage, opened_at = c.opened_at from hub.case_file c where c.id = a.case_id;`);
    this.addSql(`insert into hub.rescue_access (office_id, rescue_id, case_id, district_code, started_at)
      select a.office_id, r.id, r.case_id, r.district_code, r.started_at
      from hub.case_access a join hub.rescue r on r.case_id = a.case_id where r.superseded_at is null;`);
    this.addSql(`insert into hub.case_tally (office_id, district_code, status, stage, shard, cases)
      select office_id, district_code, status, stage, 0, count(*) from hub.case_access group by 1, 2, 3, 4;`);
    this.addSql(`create function hub.month_in_india(instant timestamptz) returns date immutable language sql
      as $$ select date_trunc('month', instant at time zone 'Asia/Kolkata')::date $$;`);
    this.addSql(`insert into hub.case_month_tally (office_id, month, status, shard, cases)
      select office_id, hub.month_in_india(opened_at), status, 0, count(*) from hub.case_access group by 1, 2, 3;`);

    // A shard that no other transaction writes until this one ends: nobody waits for a row of a tally, in whatever order a
    // transaction comes by its cells. The lowest free one, so that a quiet hub has one row for each number. With all sixteen
    // taken, one waits.
    this.addSql(`create function hub.tally_shard() returns int language plpgsql set search_path = hub, pg_temp as $$
      declare the_shard int;
      begin
        for the_shard in 0..15 loop
          if pg_try_advisory_xact_lock(hashtext('samanvay tally'), the_shard) then return the_shard; end if;
        end loop;
        the_shard := pg_backend_pid() % 16;
        perform pg_advisory_xact_lock(hashtext('samanvay tally'), the_shard);
        return the_shard;
      end $$;`);

    this.addSql(`create function hub.on_access_counted() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        one int := case tg_op when 'INSERT' then 1 else -1 end;
        the_shard int;
      begin
        if not exists (select 1 from touched) then return null; end if;
        the_shard := hub.tally_shard();
        insert into case_tally as t (office_id, district_code, status, stage, shard, cases)
          select office_id, district_code, status, stage, the_shard, one * count(*) from touched group by 1, 2, 3, 4 order by 1, 2, 3, 4
          on conflict (office_id, district_code, status, stage, shard) do update set cases = t.cases + excluded.cases;
        insert into case_month_tally as t (office_id, month, status, shard, cases)
          select office_id, hub.month_in_india(opened_at), status, the_shard, one * count(*) from touched group by 1, 2, 3 order by 1, 2, 3
          on conflict (office_id, month, status, shard) do update set cases = t.cases + excluded.cases;
        return null;
      end $$;`);

    // Most changes of a case only touch it: then no number moves, and no tally is looked at.
    this.addSql(`create or replace function hub.on_case_changed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare the_shard int;
      begin
        if (new.status, new.stage, new.district_code) is not distinct from (old.status, old.stage, old.district_code) then
          update case_access set updated_at = new.updated_at where case_id = new.id;
          return null;
        end if;
        the_shard := hub.tally_shard();
        with before as (
          select office_id, district_code, status, stage, opened_at from case_access where case_id = new.id
        ), after as (
          update case_access set status = new.status, stage = new.stage, district_code = new.district_code, updated_at = new.updated_at
            where case_id = new.id returning office_id, district_code, status, stage, opened_at
        ), moves as (
          select *, -1 as n from before union all select *, 1 from after
        ), months as (
          insert into case_month_tally as t (office_id, month, status, shard, cases)
            select office_id, hub.month_in_india(opened_at), status, the_shard, sum(n) from moves group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
            on conflict (office_id, month, status, shard) do update set cases = t.cases + excluded.cases
        )
        insert into case_tally as t (office_id, district_code, status, stage, shard, cases)
          select office_id, district_code, status, stage, the_shard, sum(n) from moves group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
          on conflict (office_id, district_code, status, stage, shard) do update set cases = t.cases + excluded.cases;
        return null;
      end $$;`);

    // Who takes part and how the case stands change one after the other, never side by side: the row of the case is locked first.
    this.addSql(`create or replace function hub.keep_office(the_case uuid, the_office uuid) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        perform 1 from case_file where id = the_case for no key update;
        if exists (select 1 from case_participant where case_id = the_case and office_id = the_office and until is null) then
          insert into case_access (case_id, office_id, district_code, status, stage, opened_at, updated_at)
            select id, the_office, district_code, status, stage, opened_at, updated_at from case_file where id = the_case
            on conflict do nothing;
          insert into rescue_access (rescue_id, office_id, case_id, district_code, started_at)
            select id, the_office, case_id, district_code, started_at from rescue where case_id = the_case and superseded_at is null
            on conflict do nothing;
          if hub.sees_single_survivors(the_office) then
            insert into survivor_access (survivor_id, office_id, case_id)
              select distinct survivor_id, office_id, case_id from survivor_participant
              where case_id = the_case and office_id = the_office and until is null
              on conflict do nothing;
            delete from survivor_access a where a.case_id = the_case and a.office_id = the_office and not exists
              (select 1 from survivor_participant p where p.survivor_id = a.survivor_id and p.office_id = the_office and p.until is null);
          else
            insert into survivor_access (survivor_id, office_id, case_id)
              select id, the_office, case_id from survivor where case_id = the_case
              on conflict do nothing;
          end if;
        else
          delete from case_access where case_id = the_case and office_id = the_office;
          delete from rescue_access where case_id = the_case and office_id = the_office;
          delete from survivor_access where case_id = the_case and office_id = the_office;
        end if;
      end $$;`);

    this.addSql(`create function hub.on_rescue() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        perform 1 from case_file where id = new.case_id for no key update;
        if new.superseded_at is null then
          insert into rescue_access (rescue_id, office_id, case_id, district_code, started_at)
            select new.id, office_id, new.case_id, new.district_code, new.started_at from case_access where case_id = new.case_id
            on conflict do nothing;
        else
          delete from rescue_access where rescue_id = new.id;
        end if;
        return null;
      end $$;`);

    this.addSql(`revoke execute on function hub.month_in_india(timestamptz), hub.tally_shard(), hub.on_access_counted(), hub.on_rescue() from public;`);
    this.addSql(`grant execute on function hub.on_access_counted(), hub.on_rescue() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);

    this.addSql(`alter table "hub"."case_access" alter column "stage" set not null, alter column "opened_at" set not null;`);
    this.addSql(`create index case_access_opened on hub.case_access (office_id, opened_at desc, case_id desc);`);
    // Counters are rewritten for ever: with room in the page a new version stays beside the old one, and no index learns of it.
    this.addSql(`alter table hub.case_tally set (fillfactor = 70);`);
    this.addSql(`alter table hub.case_month_tally set (fillfactor = 70);`);
    this.addSql(`create trigger counted after insert on hub.case_access referencing new table as touched for each statement execute function hub.on_access_counted();`);
    this.addSql(`create trigger uncounted after delete on hub.case_access referencing old table as touched for each statement execute function hub.on_access_counted();`);
    this.addSql(`drop trigger changed on hub.case_file;`);
    this.addSql(`create trigger changed after update of status, stage, updated_at, district_code on hub.case_file for each row execute function hub.on_case_changed();`);
    this.addSql(`create trigger kept after insert or update of superseded_at on hub.rescue for each row execute function hub.on_rescue();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
