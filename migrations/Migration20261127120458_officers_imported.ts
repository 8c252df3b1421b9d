import { Migration } from '@mikro-orm/migrations';

/** Officers come into the directory from a file of an administrator: without a role, and never as a head. */
export class Migration20261127120458_officers_imported extends Migration {

  override name = 'Migration20261127120458_officers_imported';

  override up(): void {
    this.addSql(`create table "hub"."officer_import" ("id" uuid not null, "state_code" int not null, "imported_by_id" uuid not null, "imported_at" timestamptz not null, "imported" int not null, "report" jsonb not null, primary key ("id"));`);

    this.addSql(`alter table "hub"."officer_import" add constraint "officer_import_imported_by_id_foreign" foreign key ("imported_by_id") references "hub"."officer" ("id");`);
    this.addSql(`alter table "hub"."officer_import" enable row level security;`);
    this.addSql(`alter table "hub"."officer_import" force row level security;`);
    this.addSql(`create policy "read" on "hub"."officer_import" for select to "samanvay_hub" using ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and officer_import.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);
    this.addSql(`create policy "add" on "hub"."officer_import" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and officer_import.imported_by_id = (select hub.ctx_officer()) and officer_import.state_code = (select f.state_code from hub.office f where f.id = (select hub.ctx_office())));`);

    // Never changed, and the hub's login brings nobody in itself: what the keeper writes of an officer are these columns.
    this.addSql(`grant select, insert on hub.officer_import to samanvay_hub;`);
    this.addSql(`grant insert (id, designation, office_id, roles, subject, supervisor_id, active_from) on hub.officer to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Under lock, of the directory as it is then. Whoever comes in has no role and a supervisor, so that nobody comes in as a head: the head who has been
    // there longest, of that office, in service. "Is not true": what is unknown is no yes.
    this.addSql(`create function hub.import_officer(the_id uuid, the_office uuid, the_designation text, the_subject text, the_time timestamptz) returns text language plpgsql security definer set search_path = hub, pg_temp as $$
      declare
        at_time timestamptz := hub.no_later(the_time);
        f office;
        me officer;
        head officer;
      begin
        select * into f from office where id = the_office;
        select * into head from officer o where o.office_id = f.id and o.supervisor_id is null and cardinality(o.roles) > 0 and hub.is_in_service(o, at_time)
          order by o.active_from, o.id limit 1;
        perform 1 from officer where id in (head.id, hub.ctx_officer()) order by id for no key update;
        select * into me from officer where id = hub.ctx_officer() and office_id = hub.ctx_office();
        select * into head from officer where id = head.id;
        if f.id is null or me.id is null or the_id is null or hub.is_in_service(me, at_time) is not true then return 'NONE'; end if;
        if (hub.administers(me, f.state_code, at_time) and 'STATE_ADMIN' = any(hub.ctx_roles())) is not true then return 'NOT_YOURS'; end if;
        if (head.office_id = f.id and head.supervisor_id is null and cardinality(head.roles) > 0 and hub.is_in_service(head, at_time)) is not true then return 'NO_HEAD'; end if;
        if (trim(the_designation) <> '' and trim(the_subject) <> '') is not true then return 'EMPTY'; end if;
        insert into officer (id, designation, office_id, roles, subject, supervisor_id, active_from)
          values (the_id, the_designation, f.id, '{}', the_subject, head.id, (at_time at time zone 'Asia/Kolkata')::date)
          on conflict (subject) do nothing;
        return case when found then 'DONE' else 'KNOWN' end;
      end $$;`);
    const called = 'hub.import_officer(uuid, uuid, text, text, timestamptz)';
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
