import { Migration } from '@mikro-orm/migrations';

/** What the row policies know of the caller. Without a context every function answers null, and null opens no row. */
export class Migration20261123000100_actor_context extends Migration {
  override up(): void {
    this.addSql(`create function hub.ctx() returns jsonb stable parallel safe language sql
      as $$ select nullif(current_setting('samanvay.ctx', true), '')::jsonb $$;`);
    this.addSql(`create function hub.ctx_officer() returns uuid stable parallel safe language sql as $$ select (hub.ctx()->>'officer')::uuid $$;`);
    this.addSql(`create function hub.ctx_office() returns uuid stable parallel safe language sql as $$ select (hub.ctx()->>'office')::uuid $$;`);
    this.addSql(`create function hub.ctx_roles() returns text[] stable parallel safe language sql
      as $$ select array(select jsonb_array_elements_text(hub.ctx()->'roles')) where hub.ctx() is not null $$;`);
    this.addSql(`grant usage on schema hub to samanvay_hub, samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
