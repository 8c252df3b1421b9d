import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { HUB, KEEPER, OWNER, SEALER, WORKER } from '../access/visibility.js';
import { installRulePack } from '../clocks/law.js';
import { installFacts } from '../indicators/install-facts.js';
import type { KeyRing } from '../keys/key-ring.js';
import { QUEUE_SCHEMA } from '../queue/queue.js';
import { asKeeper } from './as-keeper.js';
import { hubUrl, sealerUrl, workerUrl } from './logins.js';
import { loadPlaces } from './places.js';
import { openOrm } from './orm.js';
import { NOTHING_PLAIN, ROOM_TO_SEAL, type Told, sealIdentities } from './seal-identities.js';

/** An administrator's connection that acts as the owner of the tables. */
export function asOwner(adminUrl: string): string {
  return withRole(adminUrl, OWNER);
}

/** Brings the database to the newest migration: roles, tables, policies, triggers, places. Safe to run from many processes at once. */
export async function migrate(
  adminUrl: string,
  {
    keys,
    hubDatabaseUrl = hubUrl(adminUrl),
    auditDatabaseUrl = sealerUrl(adminUrl),
    workerDatabaseUrl = workerUrl(adminUrl),
    told,
  }: {
    keys: KeyRing;
    hubDatabaseUrl?: string | undefined;
    auditDatabaseUrl?: string | undefined;
    workerDatabaseUrl?: string | undefined;
    told?: Told;
  },
): Promise<{ applied: string[] }> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`select pg_advisory_lock(hashtext('samanvay migrate'))`);
    await admin.query(
      rolesAndSchema({ [HUB]: passwordOf(hubDatabaseUrl), [SEALER]: passwordOf(auditDatabaseUrl), [WORKER]: passwordOf(workerDatabaseUrl) }),
    );
    const orm = await openOrm({ url: adminUrl, role: OWNER, connections: 2 });
    try {
      const applied = await sealing(admin, orm, keys, told);
      await loadPlaces(asOwner(adminUrl));
      await asKeeper(admin, () => installRulePack(admin));
      await installFacts(admin);
      await installQueue(admin, workerDatabaseUrl);
      await installContextKey(admin, keys.secret('context'));
      return { applied: applied.map(({ name }) => name) };
    } finally {
      await orm.close(true);
    }
  } finally {
    await admin.end();
  }
}

/** Every migration that is due; between the two that seal identity, what is there is sealed. */
async function sealing(admin: pg.Client, orm: MikroORM, keys: KeyRing, told?: Told): Promise<{ name: string }[]> {
  const pending = await orm.migrator.getPending();
  if (!pending.some(({ name }) => name === NOTHING_PLAIN)) return orm.migrator.up();
  const applied = await orm.migrator.up({ to: ROOM_TO_SEAL });
  await sealIdentities(admin, keys, told);
  return [...applied, ...(await orm.migrator.up())];
}

/** The tables of the queue, which the worker owns. To make sure of its schema it asks for the right to make one. */
async function installQueue(admin: pg.Client, workerDatabaseUrl: string): Promise<void> {
  const mayCreate = (grant: string) => admin.query(`do $$ begin execute format('${grant} ${WORKER}', current_database()); end $$`);
  await mayCreate('grant create on database %I to');
  try {
    await runMigrations({ connectionString: workerDatabaseUrl, schema: QUEUE_SCHEMA, logger: new Logger(() => () => undefined) });
  } finally {
    await mayCreate('revoke create on database %I from');
  }
}

/** Gives the database the key under which contexts are signed, if it is another than before. The one before goes on to hold. */
async function installContextKey(admin: pg.Client, key: Buffer): Promise<void> {
  const block = Buffer.concat([key, Buffer.alloc(64 - key.length)]);
  const [inner, outer] = [0x36, 0x5c].map((pad) => block.map((byte) => byte ^ pad));
  await asKeeper(admin, async () => {
    await admin.query(
      `insert into hub.context_key (version, inner_pad, outer_pad)
       select coalesce(max(version), 0) + 1, $1, $2 from hub.context_key
       having not exists (select 1 from hub.context_key where inner_pad = $1 and version = (select max(version) from hub.context_key))`,
      [inner, outer],
    );
    await admin.query('delete from hub.context_key where version < (select max(version) - 1 from hub.context_key)');
  });
}

/** Roles belong to the server and not to one database, so another database's hub may have made them already. */
function rolesAndSchema(passwords: Record<string, string>): string {
  const make = (role: string) => `
    begin
      create role ${role} nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end;`;
  return `
    do $$ begin ${[OWNER, KEEPER, HUB, SEALER, WORKER].map(make).join('')} end $$;
    select pg_advisory_xact_lock(hashtext('samanvay roles'));
    grant ${OWNER}, ${KEEPER} to current_user;
    ${Object.entries(passwords)
      .map(([role, password]) => `alter role ${role} login noinherit password ${pg.escapeLiteral(password)};`)
      .join('\n')}
    alter role ${HUB} set plan_cache_mode = force_generic_plan;
    alter role ${HUB} set lock_timeout = '5s';
    alter role ${HUB} set statement_timeout = '10s';
    alter role ${HUB} set idle_in_transaction_session_timeout = '30s';
    alter role ${SEALER} set lock_timeout = '5s';
    alter role ${SEALER} set idle_in_transaction_session_timeout = '60s';
    alter role ${WORKER} set lock_timeout = '5s';
    alter role ${WORKER} set idle_in_transaction_session_timeout = '60s';
    create schema if not exists hub authorization ${OWNER};
    grant ${WORKER} to current_user;
    create schema if not exists ${QUEUE_SCHEMA} authorization ${WORKER};
    create extension if not exists btree_gist with schema public;
    revoke create on schema public from public;
    do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
  `;
}

function passwordOf(url: string): string {
  return decodeURIComponent(new URL(url).password);
}

function withRole(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', `-c role=${role}`);
  return url.toString();
}
