import { Migration } from '@mikro-orm/migrations';

/** Second of two: nothing plain is left of identity. Refuses when anything is unsealed, rather than lose it. */
export class Migration20261126135732_plain_identity_gone extends Migration {

  override name = 'Migration20261126135732_plain_identity_gone';

  override up(): void {
    this.addSql(`lock table hub.survivor_identity, hub.survivor_name in access exclusive mode;`);
    // As the keeper, who sees the rows: row policies hold for the owner.
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`do $$ begin
      if exists (select 1 from hub.survivor_name where sealed is null or full_name is not null)
        or exists (select 1 from hub.survivor_identity where sealed is null
          or num_nonnulls(born_on, guardians, address, village, home_district_code, school, phone) > 0)
      then raise exception 'There are identities that are not sealed. Run: samanvay migrate'; end if;
    end $$;`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
    this.addSql(`alter table "hub"."survivor_identity" drop constraint "survivor_identity_home_district_code_foreign";`);
    this.addSql(`alter table "hub"."survivor_identity" drop column "address", drop column "born_on", drop column "guardians", drop column "home_district_code", drop column "phone", drop column "school", drop column "village";`);
    this.addSql(`alter table "hub"."survivor_identity" alter column "sealed" set not null;`);
    this.addSql(`alter table "hub"."survivor_name" drop column "full_name";`);
    this.addSql(`alter table "hub"."survivor_name" alter column "sealed" set not null;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
