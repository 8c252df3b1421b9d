import { Migration } from '@mikro-orm/migrations';

/** A draft is counted over the cases that have such a clock, and no longer over all. */
export class Migration20261126235500_next_cases_gone extends Migration {

  override name = 'Migration20261126235500_next_cases_gone';

  override up(): void {
    this.addSql(`set local role samanvay_keeper;`);
    this.addSql(`drop function hub.next_cases(uuid, int);`);
    this.addSql(`reset role;`);
    this.addSql(`set local role samanvay_owner;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
