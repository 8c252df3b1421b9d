import { Migration } from '@mikro-orm/migrations';

/** The age band as a column: the row would otherwise leave the database whole, in every list of survivors, for two of its numbers. */
export class Migration20261124040637_age_band extends Migration {
  override name = 'Migration20261124040637_age_band';

  override up(): void {
    this.addSql(
      `alter table hub.survivor add age_band text generated always as (case when age_from = age_to then age_from::text else age_from::text || '-'::text || age_to::text end) stored not null;`,
    );
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
