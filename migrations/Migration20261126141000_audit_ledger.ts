import { Migration } from '@mikro-orm/migrations';

/**
 * Each record is numbered and signed by its writer, and a log over all of them is signed every few seconds: what is changed or taken away behind
 * the hub, by whatever administrator, is found.
 */
export class Migration20261126141000_audit_ledger extends Migration {

  override name = 'Migration20261126141000_audit_ledger';

  override up(): void {
    this.addSql(`create table "hub"."audit_writer" ("id" uuid not null, "opened_at" timestamptz not null, primary key ("id"));`);

    this.addSql(`create table "hub"."audit_checkpoint" ("size" bigint not null, "note" text not null, primary key ("size"));`);

    this.addSql(`create table "hub"."audit_cosignature" ("size" bigint not null, "witness" text not null, "line" text not null, primary key ("size", "witness"));`);

    this.addSql(`create table "hub"."audit_leaf" ("position" bigint not null, "writer" uuid not null, "writer_seq" bigint not null, "hash" bytea not null, primary key ("position"));`);
    this.addSql(`alter table "hub"."audit_leaf" add constraint "audit_leaf_writer_seq" unique ("writer", "writer_seq");`);

    this.addSql(`create table "hub"."audit_subtree" ("level" smallint not null, "nr" bigint not null, "hash" bytea not null, primary key ("level", "nr"));`);

    this.addSql(`alter table "hub"."audit_record" add "writer" uuid null, add "writer_seq" bigint null, add "form" smallint null, add "mac" bytea null;`);
    // What is there already was written before there were writers and MACs: one writer that was nobody, numbered by time, form 0. It is sealed first.
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`update hub.audit_record r set writer = '00000000-0000-0000-0000-000000000000', writer_seq = o.nr - 1, form = 0, mac = ''
      from (select id, row_number() over (order by at, id) as nr from hub.audit_record) o where o.id = r.id;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    // The table has no policies yet.
    this.addSql(`insert into hub.audit_writer (id, opened_at) values ('00000000-0000-0000-0000-000000000000', '2000-01-01');`);
    this.addSql(`alter table "hub"."audit_record" alter "writer" set not null, alter "writer_seq" set not null, alter "form" set not null, alter "mac" set not null;`);
    this.addSql(`alter table "hub"."audit_record" add constraint "audit_record_writer_seq" unique ("writer", "writer_seq");`);
    this.addSql(`alter table "hub"."audit_record" add constraint numbered_and_signed check (writer_seq >= 0 and (form = 0 or length(mac) = 32));`);
    this.addSql(`drop policy "keeper" on "hub"."audit_record";`);
    this.addSql(`create policy "keeper" on "hub"."audit_record" for select to "samanvay_keeper" using (true);`);
    this.addSql(`create policy "seal" on "hub"."audit_record" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add_of_itself" on "hub"."audit_record" for insert to "samanvay_sealer" with check (audit_record.officer_id = '00000000-0000-0000-0000-000000000000');`);

    this.addSql(`alter table "hub"."audit_writer" enable row level security;`);
    this.addSql(`alter table "hub"."audit_writer" force row level security;`);
    this.addSql(`create policy "read" on "hub"."audit_writer" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add" on "hub"."audit_writer" for insert to "samanvay_sealer" with check (true);`);

    this.addSql(`alter table "hub"."audit_checkpoint" enable row level security;`);
    this.addSql(`alter table "hub"."audit_checkpoint" force row level security;`);
    this.addSql(`create policy "read" on "hub"."audit_checkpoint" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add" on "hub"."audit_checkpoint" for insert to "samanvay_sealer" with check (true);`);

    this.addSql(`alter table "hub"."audit_cosignature" enable row level security;`);
    this.addSql(`alter table "hub"."audit_cosignature" force row level security;`);
    this.addSql(`create policy "read" on "hub"."audit_cosignature" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add" on "hub"."audit_cosignature" for insert to "samanvay_sealer" with check (true);`);

    this.addSql(`alter table "hub"."audit_leaf" enable row level security;`);
    this.addSql(`alter table "hub"."audit_leaf" force row level security;`);
    this.addSql(`create policy "read" on "hub"."audit_leaf" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add" on "hub"."audit_leaf" for insert to "samanvay_sealer" with check (true);`);

    this.addSql(`alter table "hub"."audit_subtree" enable row level security;`);
    this.addSql(`alter table "hub"."audit_subtree" force row level security;`);
    this.addSql(`create policy "read" on "hub"."audit_subtree" for select to "samanvay_sealer" using (true);`);
    this.addSql(`create policy "add" on "hub"."audit_subtree" for insert to "samanvay_sealer" with check (true);`);

    // Nobody changes or takes away, the owner and the keeper included: first without the right, then by a trigger.
    this.addSql(`create function hub.refuse_audit_change() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin raise exception 'What is on record stays as it is' using errcode = 'insufficient_privilege'; end $$;`);
    this.addSql(`revoke execute on function hub.refuse_audit_change() from public;`);
    for (const table of tables) {
      this.addSql(`revoke all on hub.${table} from public, samanvay_keeper;`);
      this.addSql(`create trigger never_changed before update or delete or truncate on hub.${table} for each statement execute function hub.refuse_audit_change();`);
      this.addSql(`grant select, insert on hub.${table} to samanvay_sealer;`);
    }
    this.addSql(`grant select on hub.audit_record to samanvay_keeper;`);
    this.addSql(`grant usage on schema hub to samanvay_sealer;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

const tables = ['audit_record', 'audit_writer', 'audit_leaf', 'audit_subtree', 'audit_checkpoint', 'audit_cosignature'];
