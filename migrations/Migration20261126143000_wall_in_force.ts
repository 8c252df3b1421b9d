import { Migration } from '@mikro-orm/migrations';

/**
 * Nobody enters a context while row policies do not hold for the hub: its login made to bypass them, made a superuser, or the policies of the
 * access list switched off. Looked at where each transaction begins, since the check of the catalog looks when the hub starts.
 */
export class Migration20261126143000_wall_in_force extends Migration {
  override name = 'Migration20261126143000_wall_in_force';

  override up(): void {
    this.addSql(`create or replace function hub.enter(context text) returns boolean volatile language plpgsql as $$
      begin
        if not row_security_active('hub.case_access') then raise exception 'The row policies are not in force' using errcode = '42501'; end if;
        perform set_config('samanvay.ctx', context, true);
        if hub.ctx_verified() is null then raise exception 'The context does not hold' using errcode = '28000'; end if;
        return true;
      end $$;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
