import { Migration } from '@mikro-orm/migrations';

export class Migration20261126135413_trusted_documents extends Migration {
  override name = 'Migration20261126135413_trusted_documents';

  override up(): void {
    this.addSql(`create table "hub"."trusted_document" ("id" text not null, "name" text not null, "text" text not null, "added_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`grant select on hub.trusted_document to samanvay_hub;`);
    // For readiness: whether the newest migration is applied.
    this.addSql(`grant select on hub.migration to samanvay_hub;`);

    // What each officer and portal has spent in the newest minute that somebody told of. Not logged: after a crash everybody begins anew.
    this.addSql(`create unlogged table hub.rate_account (asker text primary key, minute int not null, points bigint not null) with (fillfactor = 50);`);
    this.addSql(`alter table hub.rate_account enable row level security;`);
    this.addSql(`alter table hub.rate_account force row level security;`);
    this.addSql(`create policy "keeper" on hub.rate_account to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`grant select, insert, update on hub.rate_account to samanvay_keeper;`);

    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // Adds what a process has spent and answers what all have, for the same askers. In their order, so that no two processes wait for each other.
    this.addSql(`create function hub.spend(the_minute int, the_askers text[], the_points bigint[]) returns table (asker text, points bigint)
      language sql security definer set search_path = hub, pg_temp as $$
      insert into rate_account as a (asker, minute, points)
        select s.asker, the_minute, s.points from unnest(the_askers, the_points) as s(asker, points) order by s.asker collate "C"
        on conflict on constraint rate_account_pkey do update
          set minute = greatest(a.minute, excluded.minute),
              points = case when a.minute > excluded.minute then a.points when a.minute = excluded.minute then a.points + excluded.points else excluded.points end
        returning a.asker, case when a.minute = the_minute then a.points else 0 end $$;`);
    this.addSql(`revoke execute on function hub.spend(int, text[], bigint[]) from public;`);
    this.addSql(`grant execute on function hub.spend(int, text[], bigint[]) to samanvay_hub;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
