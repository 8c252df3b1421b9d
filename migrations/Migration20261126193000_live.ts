import { Migration } from '@mikro-orm/migrations';

/**
 * What has changed, for whoever is told: the outbox gets an order (`seq`, under the locks of each change) and, once committed, a place
 * (`position`), given by one writer at a time. An identity column alone is no cursor: of two transactions the one with the lower number may
 * commit later, and whoever has read past it never sees it. The number of the transaction is none either: it is given when a transaction
 * first writes, so of one case the later change may have the lower one; and the horizon under which it is safe stands still
 * while anything at all in the server is being written.
 */
export class Migration20261126193000_live extends Migration {

  override name = 'Migration20261126193000_live';

  override up(): void {
    this.addSql(`create table "hub"."change_access" ("office_id" uuid not null, "position" bigint not null, primary key ("office_id", "position"));`);

    this.addSql(`create index "change_access_position_index" on "hub"."change_access" ("position");`);

    this.addSql(`create table "hub"."change" ("position" bigint not null, "id" uuid not null, "at" timestamptz not null, "event" text not null, "case_id" uuid not null, "subject_type" text not null, "subject_id" uuid not null, primary key ("position"));`);
    this.addSql(`alter table "hub"."change" add constraint "change_id_unique" unique ("id");`);
    this.addSql(`create index "change_case_id_position_index" on "hub"."change" ("case_id", "position");`);

    this.addSql(`alter table "hub"."outbox" add "seq" bigint null, add "position" bigint null;`);
    this.addSql(`create unique index outbox_position on hub.outbox (position);`);
    this.addSql(`create index outbox_unnumbered on hub.outbox (seq) where position is null;`);

    this.addSql(`alter table "hub"."change_access" enable row level security;`);
    this.addSql(`alter table "hub"."change_access" force row level security;`);
    this.addSql(`create policy "read" on "hub"."change_access" for select to "samanvay_hub" using (change_access.office_id = (select hub.ctx_office_as('{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."change_access" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."change" add constraint "change_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id");`);
    this.addSql(`alter table "hub"."change" enable row level security;`);
    this.addSql(`alter table "hub"."change" force row level security;`);
    this.addSql(`create policy "read" on "hub"."change" for select to "samanvay_hub" using ((select true from hub.case_access a where a.case_id = change.case_id) and case when change.event in ('openCase', 'triageCase', 'closeWorkstream', 'closeCase', 'reopenCase', 'endParticipation') then true when change.event in ('registerFir', 'transferFir', 'fileChargeSheet') then (select true from hub.fir s where s.id = change.subject_id) when change.event in ('recordNoFir') then (select hub.said_roles() && '{AHTB_OFFICER,AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,LABOUR_OFFICER,LEGAL_SERVICES,POLICE_OFFICER}'::text[]) when change.event in ('recordAccused') then (select true from hub.accused s where s.id = change.subject_id) when change.event in ('recordEstablishment') then (select true from hub.establishment s where s.id = change.subject_id) when change.event in ('planRescue', 'startRescue') then (select true from hub.rescue_plan s where s.id = change.subject_id) when change.event in ('recordRescue') then (select true from hub.rescue s where s.id = change.subject_id) when change.event in ('addSurvivor', 'recordJourneyEvent') then (select true from hub.survivor s where s.id = change.subject_id) when change.event in ('recordProduction') then (select true from hub.production s where s.id = change.subject_id) when change.event in ('recordIdentity') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('referForExamination') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('recordMedicalExamination') then (select true from hub.medical_examination s where s.id = change.subject_id) when change.event in ('orderAgeDetermination', 'recordAgeDetermination') then (select true from hub.age_determination s where s.id = change.subject_id) when change.event in ('recordStatement') then (select true from hub.statement s where s.id = change.subject_id) when change.event in ('recordOrder') then (select true from hub.cwc_order s where s.id = change.subject_id) when change.event in ('assignNgo') then (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('placeSurvivor', 'endPlacement') then (select true from hub.placement s where s.id = change.subject_id) when change.event in ('consultHomeDistrict') then (select true from hub.survivor s where s.id = change.subject_id) and (select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LABOUR_OFFICER,LEGAL_SERVICES,NGO_WORKER,POLICE_OFFICER}'::text[]) when change.event in ('directInvestigation', 'submitInvestigation') then (select true from hub.social_investigation s where s.id = change.subject_id) when change.event in ('drawUpCarePlan', 'approveCarePlan') then (select true from hub.care_plan s where s.id = change.subject_id) when change.event in ('planService', 'moveService') then (select true from hub.service s where s.id = change.subject_id) when change.event in ('claimEntitlement', 'moveEntitlement') then (select true from hub.entitlement s where s.id = change.subject_id) when change.event in ('scheduleVisit', 'recordVisit') then (select true from hub.follow_up_visit s where s.id = change.subject_id) when change.event in ('recordLegalEvent') then (select true from hub.legal_event s where s.id = change.subject_id) when change.event in ('noteContradiction') then (select true from hub.contradiction s where s.id = change.subject_id) when change.event in ('openIdentity', 'openShelter', 'findByIdentity') then (select true from hub.sighting s where s.id = change.subject_id) when change.event in ('breakGlass', 'reviewBrokenGlass') then (select true from hub.broken_glass s where s.id = change.subject_id) when change.event in ('askSecondPerson', 'answerSecondPerson') then (select true from hub.approval s where s.id = change.subject_id) when change.event in ('requestAccess', 'answerAccessRequest') then (select true from hub.access_request s where s.id = change.subject_id) else false end);`);
    this.addSql(`create policy "keeper" on "hub"."change" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`grant select on hub.change, hub.change_access to samanvay_hub;`);
    this.addSql(`grant select, insert on hub.change, hub.change_access to samanvay_keeper;`);

    this.addSql(`create sequence hub.outbox_seq;`);
    this.addSql(`grant usage on sequence hub.outbox_seq to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`update hub.outbox o set seq = nextval('hub.outbox_seq') from (select id from hub.outbox order by at, id) before where before.id = o.id;`);
    this.addSql(`reset role;`);
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Taken while the change holds its locks: who waited for another change of the same case comes after it. Nobody gives a place themselves.
    this.addSql(`create function hub.on_outbox_row() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin new.seq := nextval('hub.outbox_seq'); new.position := null; return new; end $$;`);
    // Ids alone: whoever may sign in to this database may listen. What does not fit is said by saying nothing: the listener looks for itself.
    this.addSql(`create function hub.on_outbox() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        perform pg_notify('samanvay_changes', (select case when count(*) <= 100 then string_agg(id::text, ',') else '' end from added));
        return null;
      end $$;`);
    this.addSql(`create function hub.on_directory_changed() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin perform pg_notify('samanvay_directory', ''); return null; end $$;`);
    // The hub itself, and no request: a context that is nobody's, which the hub signs for its own work alone. SQL smuggled into a request cannot make one.
    this.addSql(`create function hub.must_be_hub_itself() returns void language plpgsql stable set search_path = hub, pg_temp as $$
      begin
        if hub.ctx_officer() is distinct from '00000000-0000-0000-0000-000000000000' then
          raise exception 'This is the work of the hub itself' using errcode = '42501';
        end if;
      end $$;`);
    // One at a time, and committed before the next: so a place that can be seen has all the lower ones before it. Each statement has a
    // snapshot of its own, taken after the lock is held. Whoever takes part in the case now is told.
    this.addSql(`create function hub.number_changes() returns void language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        if not exists (select 1 from outbox where position is null) then return; end if;
        perform pg_advisory_xact_lock(hashtextextended('samanvay changes', 0));
        with due as (select id, seq from outbox where position is null order by seq limit 1000),
          placed as (
            update outbox o set position = d.position
            from (select id, (select coalesce(max(position), 0) from outbox) + row_number() over (order by seq) as position from due) d
            where d.id = o.id returning o.position, o.id, o.at, o.event, o.case_id, o.subject),
          made as (
            insert into change (position, id, at, event, case_id, subject_type, subject_id)
            select p.position, p.id, p.at, p.event, p.case_id, split_part(p.subject, '_', 1), split_part(p.subject, '_', 2)::uuid
            from placed p join case_file f on f.id = p.case_id)
        insert into change_access (office_id, position)
          select a.office_id, p.position from placed p join case_access a on a.case_id = p.case_id;
      end $$;`);
    // For the hub's own delivery: which offices are to be told, and of what; what each of them sees of it is read under its own policies.
    this.addSql(`create function hub.changes_since(after bigint, at_most int)
      returns table (place bigint, event text, case_id uuid, subject_id uuid, offices uuid[]) language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        perform hub.number_changes();
        return query select c.position, c.event, c.case_id, c.subject_id, array(select a.office_id from change_access a where a.position = c.position)
          from change c where c.position > after order by c.position limit at_most;
      end $$;`);
    this.addSql(`create function hub.newest_change() returns bigint language plpgsql volatile security definer set search_path = hub, pg_temp as $$
      begin
        perform hub.must_be_hub_itself();
        perform hub.number_changes();
        return (select coalesce(max(position), 0) from change);
      end $$;`);
    // Where a cursor stands. Cursors are signed by the hub, so no id is tried here; that of a case which has gone from sight still has its place.
    this.addSql(`create function hub.place_of_change(the_change uuid) returns bigint language sql stable security definer set search_path = hub, pg_temp as $$
      select position from change where id = the_change and hub.ctx_verified() is not null $$;`);
    const functions = 'hub.on_outbox_row(), hub.on_outbox(), hub.on_directory_changed(), hub.number_changes(), hub.changes_since(bigint, int), hub.newest_change(), hub.place_of_change(uuid), hub.must_be_hub_itself()';
    this.addSql(`revoke execute on function ${functions} from public;`);
    this.addSql(`grant execute on function hub.on_outbox_row(), hub.on_outbox(), hub.on_directory_changed() to samanvay_owner;`);
    this.addSql(`grant execute on function hub.changes_since(bigint, int), hub.newest_change(), hub.place_of_change(uuid) to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
    this.addSql(`create trigger numbered before insert on hub.outbox for each row execute function hub.on_outbox_row();`);
    this.addSql(`create trigger told after insert on hub.outbox referencing new table as added for each statement execute function hub.on_outbox();`);
    for (const table of ['officer', 'office', 'client'])
      this.addSql(`create trigger told after insert or update or delete on hub.${table} for each statement execute function hub.on_directory_changed();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
