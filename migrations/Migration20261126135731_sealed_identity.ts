import { Migration } from '@mikro-orm/migrations';

/**
 * First of two: room for sealed identities beside the plain ones. Between this one and the next, `migrate` seals what is there: it takes
 * keys, which no migration has (src/database/seal-identities.ts).
 */
export class Migration20261126135731_sealed_identity extends Migration {

  override name = 'Migration20261126135731_sealed_identity';

  override up(): void {
    this.addSql(`create table "hub"."identity_token" ("survivor_id" uuid not null, "token" bigint not null, "case_id" uuid not null, primary key ("survivor_id", "token"));`);
    this.addSql(`comment on table "hub"."identity_token" is 'Class ID, content';`);
    this.addSql(`create index "identity_token_case_id_index" on "hub"."identity_token" ("case_id");`);
    this.addSql(`create index "identity_token_token_index" on "hub"."identity_token" ("token");`);

    this.addSql(`create table "hub"."survivor_key" ("survivor_id" uuid not null, "case_id" uuid not null, "version" int not null, "state_code" int not null, "state_key_version" int not null, "wrapped" bytea null, "made_at" timestamptz not null, "destroyed_at" timestamptz null, primary key ("survivor_id"));`);
    this.addSql(`comment on table "hub"."survivor_key" is 'Class ID, content';`);
    this.addSql(`create index "survivor_key_case_id_index" on "hub"."survivor_key" ("case_id");`);

    this.addSql(`alter table "hub"."survivor_identity" add "sealed" bytea null;`);

    this.addSql(`alter table "hub"."survivor_name" add "sealed" bytea null, alter column "full_name" drop not null;`);

    this.addSql(`alter table "hub"."identity_token" add constraint "identity_token_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id");`);
    this.addSql(`alter table "hub"."identity_token" enable row level security;`);
    this.addSql(`alter table "hub"."identity_token" force row level security;`);
    this.addSql(`create policy "read" on "hub"."identity_token" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "add" on "hub"."identity_token" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = identity_token.case_id));`);
    this.addSql(`create policy "change" on "hub"."identity_token" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[]))) with check ((select true from hub.survivor_access a where a.survivor_id = identity_token.survivor_id) and (((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = identity_token.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])));`);
    this.addSql(`create policy "keeper" on "hub"."identity_token" to "samanvay_keeper" using (true) with check (true);`);

    this.addSql(`alter table "hub"."survivor_key" add constraint "survivor_key_survivor_id_foreign" foreign key ("survivor_id") references "hub"."survivor" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "hub"."survivor_key" add constraint "survivor_key_whole_or_destroyed" check ((wrapped is null) = (destroyed_at is not null));`);
    this.addSql(`alter table "hub"."survivor_key" enable row level security;`);
    this.addSql(`alter table "hub"."survivor_key" force row level security;`);
    this.addSql(`create policy "read" on "hub"."survivor_key" for select to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);
    this.addSql(`create policy "add" on "hub"."survivor_key" for insert to "samanvay_hub" with check ((select true from hub.case_access a where a.case_id = survivor_key.case_id));`);
    this.addSql(`create policy "change" on "hub"."survivor_key" for update to "samanvay_hub" using ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1)))) with check ((select true from hub.survivor_access a where a.survivor_id = survivor_key.survivor_id) and ((((select hub.said_roles() && '{AHTU_OFFICER,CHILD_WELFARE_POLICE,POLICE_OFFICER}'::text[]) and (select a.status <> 'CLOSED' from hub.case_access a where a.case_id = survivor_key.case_id)) or (select hub.said_roles() && '{CWC_MEMBER,DCPU_OFFICER,DISTRICT_ADMINISTRATION,HOME_STAFF,LEGAL_SERVICES,MEDICAL_OFFICER,NGO_WORKER}'::text[])) or ((select hub.said_roles() && '{LABOUR_OFFICER}'::text[]) and (select true from hub.entitlement_detail e where e.survivor_id = survivor_key.survivor_id and e.kind = 'BACK_WAGES' and e.processed_by_id = (select hub.said_office()) limit 1))));`);
    this.addSql(`create policy "keeper" on "hub"."survivor_key" to "samanvay_keeper" using (true) with check (true);`);

    for (const table of ['survivor_key', 'identity_token'])
      this.addSql(`alter table hub.${table} add constraint ${table}_survivor_of_case foreign key (survivor_id, case_id) references hub.survivor (id, case_id);`);
    // The hub adds them. To wrap a key anew, to destroy it and to take a survivor out of the index is the administrator's, as the keeper.
    this.addSql(`grant select, insert on hub.survivor_key, hub.identity_token to samanvay_hub;`);
    this.addSql(`grant select, insert, update on hub.survivor_key to samanvay_keeper;`);
    this.addSql(`grant select, insert, delete on hub.identity_token to samanvay_keeper;`);
  }

  override down(): void {
    throw new Error('Migrations are append-only: write the next one.');
  }
}
