import { Migration } from '@mikro-orm/migrations';

/**
 * The tallies are read off their index: a State bureau has a thousand cells, each on a page of its own, and fetching the pages was half
 * of the price of its numbers.
 */
export class Migration20261124042500_tallies_in_the_index extends Migration {
  override name = 'Migration20261124042500_tallies_in_the_index';

  override up(): void {
    for (const [table, keys] of Object.entries(tallies)) {
      this.addSql(`create unique index ${table}_cells on hub.${table} (${keys}) include (cases);`);
      this.addSql(`alter table hub.${table} drop constraint ${table}_pkey, add constraint ${table}_pkey primary key using index ${table}_cells;`);
    }
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}

const tallies = {
  case_tally: 'office_id, district_code, status, stage, shard',
  case_month_tally: 'office_id, month, status, shard',
};
