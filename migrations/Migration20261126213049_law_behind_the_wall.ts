import { Migration } from '@mikro-orm/migrations';

/** The law by which clocks run is made by administrators alone, two of them, whatever statement comes to the hub's login. */
export class Migration20261126213049_law_behind_the_wall extends Migration {

  override name = 'Migration20261126213049_law_behind_the_wall';

  override up(): void {
    this.addSql(`alter table "hub"."clock_rule" enable row level security;`);
    this.addSql(`alter table "hub"."clock_rule" force row level security;`);
    this.addSql(`create policy "read" on "hub"."clock_rule" for select to "samanvay_hub" using ((select hub.ctx_officer()) is not null);`);
    this.addSql(`create policy "add" on "hub"."clock_rule" for insert to "samanvay_hub" with check ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and clock_rule.status = 'DRAFT' and clock_rule.drafted_by_id = (select hub.ctx_officer()));`);
    this.addSql(`create policy "change" on "hub"."clock_rule" for update to "samanvay_hub" using ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[])) with check ((select hub.ctx_roles() && '{STATE_ADMIN}'::text[]) and clock_rule.answered_by_id = (select hub.ctx_officer()) and clock_rule.drafted_by_id <> (select hub.ctx_officer()) and (clock_rule.status = 'REFUSED' or (clock_rule.status = 'LIVE' and clock_rule.preview is not null)));`);
    this.addSql(`create policy "keeper" on "hub"."clock_rule" to "samanvay_keeper" using (true) with check (true);`);
    this.addSql(`create policy "work" on "hub"."clock_rule" to "samanvay_worker" using (true) with check (true);`);

    // Not by the owner, for whom the policies hold as well.
    this.addSql(`grant select, insert on hub.clock_rule, hub.holiday to samanvay_keeper;`);
    // What was answered stays answered: clocks have been run by it.
    this.addSql(`create function hub.refuse_second_answer() returns trigger language plpgsql set search_path = hub, pg_temp as $$
      begin raise exception 'A rule is answered once' using errcode = 'insufficient_privilege'; end $$;`);
    this.addSql(`revoke execute on function hub.refuse_second_answer() from public;`);
    this.addSql(`create trigger answered_once before update of status, answered_by_id, answered_at on hub.clock_rule for each row when (old.status <> 'DRAFT') execute function hub.refuse_second_answer();`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
