import { Migration } from '@mikro-orm/migrations';

/**
 * What moves when a case does, so that an answer may be kept and still never be stale; and two indexes for lists: who takes part in the
 * order in which they are shown, and where somebody is placed now.
 */
export class Migration20261126105102_case_revisions extends Migration {

  override name = 'Migration20261126105102_case_revisions';

  override up(): void {
    this.addSql(`create table "hub"."case_revision" ("case_id" uuid not null, "revision" xid8 not null, primary key ("case_id"));`);

    this.addSql(`create table "hub"."directory_revision" ("id" boolean not null, "revision" xid8 not null, primary key ("id"));`);

    this.addSql(`drop index "hub"."case_participant_case_id_index";`);
    this.addSql(`create index "case_participant_list" on "hub"."case_participant" ("case_id", "since", "id");`);

    this.addSql(`create index placement_standing on hub.placement (survivor_id) include (since, id) where superseded_at is null and until is null;`);

    this.addSql(`alter table "hub"."case_revision" enable row level security;`);
    this.addSql(`alter table "hub"."case_revision" force row level security;`);
    this.addSql(`create policy "read" on "hub"."case_revision" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_revision.case_id));`);
    this.addSql(`create policy "add" on "hub"."case_revision" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = case_revision.case_id));`);
    this.addSql(`create policy "change" on "hub"."case_revision" for update to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = case_revision.case_id)) with check ((select true from hub.case_access a where a.case_id = case_revision.case_id));`);
    this.addSql(`create policy "keeper" on "hub"."case_revision" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`grant select on hub.case_revision, hub.directory_revision to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.case_revision, hub.directory_revision to samanvay_keeper;`);
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Once a transaction: its number is the revision. A second writer of the case waits for the first one's end, as at the case itself.
    this.addSql(`create function hub.touch_case(the_case uuid) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        if exists (select 1 from case_revision where case_id = the_case and revision = pg_current_xact_id()) then return; end if;
        insert into case_revision as r (case_id, revision) values (the_case, pg_current_xact_id())
          on conflict (case_id) do update set revision = excluded.revision;
      end $$;`);
    this.addSql(`create function hub.on_case_touched() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        if tg_op = 'DELETE' then perform hub.touch_case(old.case_id); else perform hub.touch_case(new.case_id); end if;
        return null;
      end $$;`);
    this.addSql(`create function hub.on_case_file_touched() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin perform hub.touch_case(new.id); return null; end $$;`);
    this.addSql(`create function hub.on_directory_touched() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into directory_revision (id, revision) values (true, pg_current_xact_id())
          on conflict (id) do update set revision = excluded.revision;
        return null;
      end $$;`);
    const functions = 'hub.touch_case(uuid), hub.on_case_touched(), hub.on_case_file_touched(), hub.on_directory_touched()';
    this.addSql(`revoke execute on function ${functions} from public;`);
    this.addSql(`grant execute on function hub.on_case_touched(), hub.on_case_file_touched(), hub.on_directory_touched() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger touched after insert or update on hub.case_file for each row execute function hub.on_case_file_touched();`);
    for (const table of touching)
      this.addSql(`create trigger touched after insert or update or delete on hub.${table} for each row execute function hub.on_case_touched();`);
    for (const table of ['office', 'district', 'state'])
      this.addSql(`create trigger touched after insert or update or delete on hub.${table} for each statement execute function hub.on_directory_touched();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

/** What a kept answer is made of, and what decides who sees it. */
const touching = [
  'case_participant',
  'workstream',
  'report',
  'fir_standing',
  'fir',
  'accused',
  'establishment',
  'rescue',
  'case_event',
  'survivor',
  'survivor_participant',
  'survivor_access',
  'journey_event',
  'production',
  'placement',
  'placement_home',
  'medical_examination',
  'age_determination',
  'statement',
  'social_investigation',
  'cwc_order',
  'care_plan',
  'service',
  'entitlement',
  'follow_up_visit',
];
