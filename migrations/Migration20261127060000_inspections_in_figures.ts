import { Migration } from '@mikro-orm/migrations';

/** Inspections move the tallies of their district and State: what was done, what found a violation, and that the office has reported. */
export class Migration20261127060000_inspections_in_figures extends Migration {
  override name = 'Migration20261127060000_inspections_in_figures';

  override up(): void {
    // Who writes meanwhile waits: what was added between the count and the trigger, nobody would have counted.
    this.addSql(`lock table hub.inspection in share row exclusive mode;`);
    this.addSql(`grant create on schema hub to samanvay_keeper;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(counted('select 1 as one, i.* from hub.inspection i', '0'));
    this.addSql(`create function hub.on_inspections_moved() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
      declare the_shard int := hub.tally_shard();
      begin
        if tg_op = 'UPDATE' then
          ${counted('select 1 as one, a.* from added a union all select -1, r.* from removed r', 'the_shard')}
        else
          ${counted('select 1 as one, a.* from added a', 'the_shard')}
        end if;
        return null;
      end $$;`);
    this.addSql(`revoke execute on function hub.on_inspections_moved() from public;`);
    this.addSql(`grant execute on function hub.on_inspections_moved() to samanvay_owner;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(
      `create trigger inspections_added after insert on hub.inspection referencing new table as added for each statement execute function hub.on_inspections_moved();`,
    );
    this.addSql(
      `create trigger inspections_changed after update on hub.inspection referencing new table as added old table as removed for each statement execute function hub.on_inspections_moved();`,
    );
    this.addSql(`revoke create on schema hub from samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

/** Adds inspections that stand to the tallies, or takes them out (`one` is 1 or -1): of the district, and of the State. */
const counted = (inspections: string, shard: string) => `
          insert into hub.figure_tally as t (state_code, district_code, figure, month, category, hours, shard, numerator, denominator, due_paise, credited_paise)
            select i.state_code, p.district, w.figure, hub.month_in_india(i.happened_at), w.category, -1, ${shard}, sum(i.one * w.numerator), sum(i.one), 0, 0
              from (${inspections}) i join hub.office o on o.id = i.recorded_by_office_id,
                lateral (values ('INSPECTIONS', i.kind, (cardinality(i.violations) > 0)::int), ('REPORTING', o.kind, 1)) w (figure, category, numerator),
                lateral (values (i.district_code), (0)) p (district)
              where i.superseded_at is null group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
            on conflict (state_code, district_code, figure, month, category, hours, shard) do update set numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator;`;
