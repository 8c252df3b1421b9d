import { Migration } from '@mikro-orm/migrations';

/** The codes of a route were kept as texts, and a list that the planner made gave them as such. */
export class Migration20261126231500_routes_are_numbers extends Migration {

  override name = 'Migration20261126231500_routes_are_numbers';

  override up(): void {
    this.addSql(`alter table "hub"."alert" alter column "route_districts" type int[] using "route_districts"::int[], alter column "route_states" type int[] using "route_states"::int[];`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
