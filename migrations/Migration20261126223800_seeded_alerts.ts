import { Migration } from '@mikro-orm/migrations';

/** A login that is no superuser seeds as the keeper, alerts too. */
export class Migration20261126223800_seeded_alerts extends Migration {

  override name = 'Migration20261126223800_seeded_alerts';

  override up(): void {
    this.addSql(`grant insert on hub.alert, hub.alert_sighting to samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
