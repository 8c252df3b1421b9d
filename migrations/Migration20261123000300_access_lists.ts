import { Migration } from '@mikro-orm/migrations';

/**
 * Participation as the database reads it, kept by triggers in the transaction that changes it; the constraints that
 * hold whoever writes; and what the hub's login may do to each table. The functions run as the keeper, which nobody
 * can sign in as.
 */
export class Migration20261123000300_access_lists extends Migration {
  override up(): void {
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`grant select, insert, update, delete on all tables in schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);

    // Homes, hospitals and partner organisations see single survivors; every other office sees its cases' survivors.
    this.addSql(`create function hub.sees_single_survivors(the_office uuid) returns boolean stable language sql as $$
      select kind in ('CHILD_CARE_INSTITUTION', 'SHAKTI_SADAN', 'ONE_STOP_CENTRE', 'HOSPITAL', 'NGO') from hub.office where id = the_office $$;`);

    this.addSql(`create function hub.keep_office(the_case uuid, the_office uuid) returns void language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        if exists (select 1 from case_participant where case_id = the_case and office_id = the_office and until is null) then
          insert into case_access (case_id, office_id, district_code, status, updated_at)
            select id, the_office, district_code, status, updated_at from case_file where id = the_case
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
          delete from survivor_access where case_id = the_case and office_id = the_office;
        end if;
      end $$;`);

    this.addSql(`create function hub.on_participation() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin perform hub.keep_office(new.case_id, new.office_id); return null; end $$;`);

    this.addSql(`create function hub.on_case_opened() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into case_participant (id, case_id, office_id, capacity, basis, sealed, since)
          values (gen_random_uuid(), new.id, new.lead_office_id, 'LEAD', 'OPENED', false, new.opened_at);
        return null;
      end $$;`);

    this.addSql(`create function hub.on_case_changed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        update case_access set status = new.status, updated_at = new.updated_at, district_code = new.district_code where case_id = new.id;
        return null;
      end $$;`);

    this.addSql(`create function hub.on_survivor_added() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into survivor_access (survivor_id, office_id, case_id)
          select new.id, a.office_id, new.case_id from case_access a
          where a.case_id = new.case_id and not hub.sees_single_survivors(a.office_id);
        return null;
      end $$;`);

    // How many people a case has, hidden ones too: the next one's letter must not be a letter in use. For participants only.
    this.addSql(`create function hub.survivors_of(the_case uuid) returns int stable language sql security definer set search_path = hub, pg_temp as $$
      select count(*)::int from survivor where case_id = the_case
        and exists (select 1 from case_access where case_id = the_case and office_id = hub.ctx_office()) $$;`);

    // The offices of a team come into the open when its rescue starts, by a member of the team.
    this.addSql(`create function hub.unseal(the_plan uuid) returns void language sql security definer set search_path = hub, pg_temp as $$
      update case_participant p set sealed = false from rescue_plan r
        where r.id = the_plan and r.case_id = p.case_id and p.sealed and r.team @> array[hub.ctx_officer()]
          and p.office_id in (select office_id from officer where id = any(r.team)) $$;`);
    this.addSql(`revoke execute on function hub.keep_office(uuid, uuid), hub.sees_single_survivors(uuid), hub.on_participation(), hub.on_case_opened(),
      hub.on_case_changed(), hub.on_survivor_added(), hub.survivors_of(uuid), hub.unseal(uuid) from public;`);
    this.addSql(`grant execute on function hub.survivors_of(uuid), hub.unseal(uuid) to samanvay_hub;`);
    this.addSql(`grant execute on function hub.on_participation(), hub.on_case_opened(), hub.on_case_changed(), hub.on_survivor_added() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);

    this.addSql(`create trigger opened after insert on hub.case_file for each row execute function hub.on_case_opened();`);
    this.addSql(`create trigger changed after update of status, updated_at, district_code on hub.case_file for each row execute function hub.on_case_changed();`);
    this.addSql(`create trigger kept after insert or update on hub.case_participant for each row execute function hub.on_participation();`);
    this.addSql(`create trigger kept after insert or update on hub.survivor_participant for each row execute function hub.on_participation();`);
    this.addSql(`create trigger added after insert on hub.survivor for each row execute function hub.on_survivor_added();`);

    // At most one custodian at any instant, and one standing participation for each office and basis.
    this.addSql(`alter table hub.placement add constraint one_custodian_at_a_time
      exclude using gist (survivor_id with =, tstzrange(since, until) with &&) where (superseded_at is null);`);
    this.addSql(`create unique index one_standing_participation on hub.case_participant (case_id, office_id, basis) where until is null and basis <> 'TEAM';`);
    this.addSql(`create unique index one_standing_assignment on hub.survivor_participant (survivor_id, office_id) where until is null;`);

    // A row below a survivor names the survivor's own case: a wrong one would show it to the wrong offices.
    this.addSql(`alter table hub.survivor add constraint survivor_of_case unique (id, case_id);`);
    this.addSql(`do $$ declare t text; begin
      for t in select table_name from information_schema.columns where table_schema = 'hub' and column_name in ('survivor_id', 'case_id')
               and table_name <> 'survivor_access' group by 1 having count(*) = 2 loop
        execute format('alter table hub.%I add constraint %I foreign key (survivor_id, case_id) references hub.survivor (id, case_id)', t, t || '_survivor_of_case');
      end loop; end $$;`);

    // The hub reads and adds. It changes only what moves on, and deletes nothing.
    this.addSql(`grant select on all tables in schema hub to samanvay_hub;`);
    this.addSql(`revoke all on hub.audit_record, hub.outbox, hub.migration from samanvay_hub;`);
    this.addSql(`do $$ declare t text; begin
      for t in select relname from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r'
               and relname not in ('state', 'district', 'office', 'officer', 'client', 'case_access', 'survivor_access', 'migration') loop
        execute format('grant insert on hub.%I to samanvay_hub', t);
      end loop;
      for t in select table_name from information_schema.columns where table_schema = 'hub' and column_name = 'superseded_at' loop
        execute format('grant update (superseded_at, superseded_because) on hub.%I to samanvay_hub', t);
      end loop; end $$;`);
    for (const [table, columns] of Object.entries(changing)) this.addSql(`grant update (${columns}) on hub.${table} to samanvay_hub;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

const changing = {
  case_file: 'priority, stage, status, lead_office_id, updated_at, version',
  case_participant: 'until, sealed',
  survivor_participant: 'until',
  workstream: 'closed_at, closed_because',
  fir_standing: 'status, since, reason',
  fir: 'transferred_at, charge_sheet_at',
  fir_detail: 'transferred_to_id',
  survivor: 'age_from, age_to, age_on, age_basis, home_district_code, rescue_id, status, status_since, updated_at, version',
  medical_examination: 'reported_at',
  age_determination: 'determined_at, asked_of_id',
  rescue_plan: 'started_at, version',
  rescue_plan_detail: 'started_at',
  rescue: 'ended_at',
  placement: 'until',
  social_investigation: 'submitted_at',
  care_plan: 'approved_at',
  service: 'status, status_since, version',
  entitlement: 'stage, applied_at, sanctioned_at, released_at, credited_at, version',
  entitlement_detail: 'sanctioned_paise, credited_paise, bank_reference',
  follow_up_visit: 'visited_at',
};
