import { Migration } from '@mikro-orm/migrations';

/** Nodal offices that acknowledge nothing: what does not fit about an office as a whole is of no case. */
export class Migration20261126221254_silent_offices extends Migration {

  override name = 'Migration20261126221254_silent_offices';

  override up(): void {
    this.addSql(`drop policy "change" on "hub"."contradiction";`);
    this.addSql(`drop policy "read" on "hub"."contradiction";`);
    this.addSql(`alter table "hub"."contradiction" drop constraint "contradiction_case_id_foreign";`);

    this.addSql(`alter table "hub"."contradiction" add "about_id" uuid null;`);
    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_about_id_foreign" foreign key ("about_id") references "hub"."office" ("id") on delete set null;`);
    this.addSql(`alter table "hub"."contradiction" alter column "case_id" drop not null;`);
    this.addSql(`alter table "hub"."contradiction" add constraint "contradiction_case_id_foreign" foreign key ("case_id") references "hub"."case_file" ("id") on delete set null;`);
    this.addSql(`create index contradiction_of_office on hub.contradiction (about_id) where case_id is null and ended_at is null;`);
    this.addSql(`create policy "change" on "hub"."contradiction" for update to "samanvay_hub" using (case when contradiction.case_id is null then contradiction.office_id = (select hub.ctx_office()) else (select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office()) end) with check (case when contradiction.case_id is null then contradiction.office_id = (select hub.ctx_office()) else (select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office()) end);`);
    this.addSql(`create policy "read" on "hub"."contradiction" for select to "samanvay_hub" using (case when contradiction.case_id is null then contradiction.office_id = (select hub.ctx_office()) else (select true from hub.case_access a where a.case_id = contradiction.case_id) and contradiction.office_id = (select hub.said_office()) end);`);

    this.addSql(`alter table hub.contradiction add constraint of_a_case_or_an_office check ((case_id is null) = (about_id is not null));`);
    this.addSql(`grant select on hub.contradiction to samanvay_keeper;`);
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`set local role samanvay_keeper;`);
    // For which offices of these kinds something waits, since when, and when each last acknowledged anything: codes and times, and of no case.
    // What was taken back waits no more; what expired unread does, or a silent office would be heard of less the longer it is silent.
    this.addSql(`create function hub.waiting_log(the_kinds text[], looks_back timestamptz)
      returns table (office_id uuid, kind text, district_code int, state_code int, waiting_since bigint, acknowledged_at bigint)
      stable language sql security definer set search_path = hub, pg_temp as $$
      select o.id, o.kind, o.district_code, o.state_code, hub.ms(w.since), hub.ms(greatest(
          (select max(h.acknowledged_at) from handover h where h.to_office_id = o.id and h.acknowledged_at >= looks_back),
          (select max(r.acknowledged_at) from alert_recipient r where r.office_id = o.id and r.acknowledged_at >= looks_back)))
      from office o cross join lateral (select least(
          (select min(h.proposed_at) from handover h where h.to_office_id = o.id and h.proposed_at >= looks_back and h.acknowledged_at is null and h.status in ('PROPOSED', 'EXPIRED')),
          (select min(l.issued_at) from alert_recipient r join alert l on l.id = r.alert_id
            where r.office_id = o.id and l.issued_at >= looks_back and r.acknowledged_at is null and l.superseded_at is null and l.withdrawn_at is null)) as since) w
      where o.active_to is null and o.kind = any(the_kinds) and w.since is not null $$;`);
    this.addSql(`revoke execute on function hub.waiting_log(text[], timestamptz) from public;`);
    this.addSql(`grant execute on function hub.waiting_log(text[], timestamptz) to samanvay_worker;`);
    // A silent office that acknowledges something is looked at anew, and not an hour later.
    this.addSql(`create or replace function hub.cases_are_due() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      begin
        insert into clock_due (case_id) select coalesce(n.case_id, '00000000-0000-0000-0000-000000000000')
          from added n where n.event <> 'clockMoved' and (n.case_id is not null or n.event = 'recordLegalEvent')
        union select '00000000-0000-0000-0000-000000000000' from added n
          where n.event in ('acknowledgeHandover', 'acceptHandover', 'refuseHandover', 'acknowledgeAlert', 'actUponAlert')
            and exists (select 1 from contradiction c join officer o on o.office_id = c.about_id where o.id = n.officer_id and c.case_id is null and c.ended_at is null);
        return null;
      end $$;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
