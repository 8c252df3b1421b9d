import { Migration } from '@mikro-orm/migrations';

/**
 * The roles of the context are an array literal, read by an expression that PostgreSQL inlines: unpacking a JSON array took
 * a twentieth of a millisecond at every place where a policy asks for them, a dozen times in a list.
 */
export class Migration20261124031800_roles_of_the_context extends Migration {
  override name = 'Migration20261124031800_roles_of_the_context';

  override up(): void {
    this.addSql(`create or replace function hub.ctx_roles() returns text[] stable parallel safe language sql
      as $$ select (hub.ctx()->>'roles')::text[] $$;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
