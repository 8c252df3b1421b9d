import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { contextOf } from '../dist/src/access/actor.js';
import type { KeyRing } from '../dist/src/keys/key-ring.js';
import { type EmbeddedServer, startEmbedded } from '../dist/src/database/embedded.js';
import { migrate } from '../dist/src/database/migrate.js';
import { seedCases } from '../dist/src/database/seed/seed.js';
import { nextSteps } from '../dist/src/rescues/codes.js';
import type { Ask, Caller, Kind, Operation } from './operations.ts';

const root = path.dirname(import.meta.dirname);

const dataDir = path.resolve(root, process.env.BENCH_DATA ?? '.data/bench');
export const keysDir = path.join(dataDir, 'keys');

/** The database of a size, on a server that is there for measuring alone. `DATA` keeps it: two million cases take an hour to make. */
export function startServer(): Promise<EmbeddedServer> {
  return startEmbedded({
    dataDir,
    // Durability costs all writers the same, and on a shared disk it measures the neighbours.
    settings: { shared_buffers: '2GB', max_wal_size: '4GB', synchronous_commit: 'off', autovacuum: 'off' },
  });
}

/** Makes the database if it is not there, and brings it to the newest migration. */
export async function prepare(url: string, keys: KeyRing, cases: number, say: (text: string) => void): Promise<void> {
  const isThere = await withClient(url, (client) => client.query('select count(*)::int as n from hub.case_file'))
    .then(({ rows }) => rows[0].n >= cases)
    .catch(() => false);
  if (isThere) {
    const { applied } = await migrate(url, { keys });
    if (applied.length > 0) await withClient(url, (client) => client.query('vacuum analyze'));
    return;
  }
  let said = 0;
  await seedCases(url, keys, {
    cases,
    seed: 1,
    progress: ({ cases: done, seconds }) => {
      if (seconds - said < 20 && done < cases) return;
      said = seconds;
      say(`  seeding ${done} of ${cases} cases, ${Math.round(seconds)} s`);
    },
  });
}

/** Everybody who can sign in. */
export async function callersOf(url: string, keys: KeyRing): Promise<Map<string, Caller>> {
  const { rows } = await withClient(url, (client) => client.query(`select subject, id, office_id, roles from hub.officer`));
  return new Map(
    rows.map(({ subject, id, office_id, roles }) => [
      subject as string,
      { officerId: id, officeId: office_id, roles, context: contextOf({ officerId: id, officeId: office_id, roles }, (message) => keys.sign('context', message), { seconds: 24 * 3600 }) },
    ]),
  );
}

/** Who asks for case work in a list; homes and hospitals see single rows, administrators and committees none. */
const roles = `'{POLICE_OFFICER,AHTU_OFFICER,AHTB_OFFICER,LABOUR_OFFICER,DISTRICT_ADMINISTRATION,CWC_MEMBER,DCPU_OFFICER,LEGAL_SERVICES}'::text[]`;

/** Full pages only, so that a request reads as much among few cases as among many. The order is drawn, and always the same. */
const pages = (which: string): string => `
  with page as (select office_id, district_code, status from hub.case_access group by 1, 2, 3 having count(*) > 20)
  select o.subject, p.district_code, p.status from page p join hub.officer o on o.office_id = p.office_id
  where o.roles && ${which} order by md5(o.subject || p.district_code || p.status) limit $1`;

const drawn: Record<Exclude<Operation, 'M'>, { sql: string; ask: (row: any) => Omit<Ask, 'subject'> }> = {
  A: { sql: pages(roles), ask: ({ district_code, status }) => ({ kind: 'A', variables: { district: district_code, status } }) },
  'A-shared': {
    sql: pages(`'{NGO_WORKER}'::text[]`),
    ask: ({ district_code, status }) => ({ kind: 'A', variables: { district: district_code, status } }),
  },
  B: {
    sql: `
      select distinct on (md5(a.case_id::text)) o.subject, a.case_id
      from (select case_id, office_id from hub.case_access where md5(case_id::text) < $2) a join hub.officer o on o.office_id = a.office_id
      where o.roles && ${roles} and exists (select from hub.survivor s where s.case_id = a.case_id)
      order by md5(a.case_id::text), md5(o.subject) limit $1`,
    ask: ({ case_id }) => ({ kind: 'B', variables: { id: case_id } }),
  },
  C: {
    sql: `select o.subject, s.status from hub.officer o cross join (values (null), ('OPEN'), ('CLOSED')) s(status)
      where o.roles && '{AHTB_OFFICER}'::text[] order by md5(o.subject || coalesce(s.status, '')) limit $1`,
    ask: ({ status }) => ({ kind: 'C', variables: { status } }),
  },
  D: {
    // One survivor of a case at a time, so that no request waits for another's row.
    sql: `
      select * from (
        select distinct on (s.case_id) o.subject, s.id, s.version, s.status
        from (select * from hub.survivor where md5(id::text) < $2 and status = any($3::text[])) s
          join hub.survivor_access a on a.survivor_id = s.id join hub.officer o on o.office_id = a.office_id join hub.case_file c on c.id = s.case_id
        where o.roles && '{NGO_WORKER}'::text[] and c.status = 'OPEN' order by s.case_id, md5(s.id::text)) x
      order by md5(id::text) limit $1`,
    ask: ({ id, version, status }) => ({
      kind: 'D',
      variables: {
        opId: randomUUID(),
        survivorId: id,
        expectedVersion: version,
        status: (nextSteps as Record<string, string[]>)[status]![0]!,
        happenedAt: '2026-11-20T10:00:00.000Z',
        note: 'Reached in good health, with the escort.',
      },
    }),
  },
};

/** The requests of an operation; the same for every implementation and every run. */
export async function asksFor(url: string, cases: number, howMany: number): Promise<Record<Operation, Ask[]>> {
  return withClient(url, async (client) => {
    const draw = async (operation: Exclude<Operation, 'M'>): Promise<Ask[]> => {
      const { sql, ask } = drawn[operation];
      // Among millions a share is enough to draw from: digests begin with every hexadecimal number equally often.
      const share = Math.min(1, (40 * howMany) / cases);
      const below = share === 1 ? 'g' : Math.floor(share * 0xffff).toString(16).padStart(4, '0');
      const open = Object.entries(nextSteps as Record<string, string[]>).flatMap(([status, next]) => (next.length > 0 ? [status] : []));
      const values = [howMany, below, open].slice(0, sql.includes('$3') ? 3 : sql.includes('$2') ? 2 : 1);
      const { rows } = await client.query(sql, values);
      if (rows.length === 0) throw new Error(`There is nobody to ask ${operation} among ${cases} cases`);
      // Where there are fewer than asked for, they ask again; a change is made once.
      return Array.from({ length: operation === 'D' ? Math.min(howMany, rows.length) : howMany }, (_, i) => {
        const row = rows[i % rows.length];
        return { subject: row.subject, ...ask(row) } as Ask;
      });
    };
    const asks = { A: await draw('A'), 'A-shared': await draw('A-shared'), B: await draw('B'), C: await draw('C'), D: await draw('D') };
    return { ...asks, M: mixed(asks, howMany) };
  });
}

/** In every ten requests six A, two B, one C and one D, so that every connection sends the mix. */
function mixed(asks: Record<'A' | 'B' | 'C' | 'D', Ask[]>, howMany: number): Ask[] {
  const order: Kind[] = ['A', 'B', 'A', 'A', 'C', 'A', 'D', 'A', 'B', 'A'];
  return Array.from({ length: howMany }, (_, i) => {
    const of = asks[order[i % order.length]!];
    return of[i % of.length]!;
  });
}

/** What a run of D changes is put back, so that every implementation meets the same rows. */
export class Rollback {
  private readonly client: pg.Client;

  private constructor(client: pg.Client) {
    this.client = client;
  }

  static async of(url: string, asks: readonly Ask[]): Promise<Rollback> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const ids = asks.filter(({ kind }) => kind === 'D').map(({ variables }) => (variables as { survivorId: string }).survivorId);
    await client.query(`
      create temporary table old_survivor as select id, case_id, status, status_since, updated_at, version from hub.survivor where id = any('{${ids.join()}}');
      create temporary table old_case as select id, updated_at from hub.case_file where id in (select case_id from old_survivor);
      create temporary table old_event as select id from hub.journey_event where survivor_id in (select id from old_survivor);
      create unique index on old_event (id);
      analyze old_survivor; analyze old_case; analyze old_event;`);
    return new Rollback(client);
  }

  /**
   * With the triggers asleep, so the revision of what is put back is moved by hand: an answer that was kept in between holds no more.
   * Also clears away what updates leave behind: otherwise the last to run would pay for all.
   */
  async putBack(): Promise<void> {
    await this.client.query(`
      begin;
      set local session_replication_role = replica;
      create temporary table gone on commit drop as
        select id from hub.journey_event where survivor_id in (select id from old_survivor) and id not in (select id from old_event);
      insert into hub.case_revision (case_id, revision)
        select o.id, pg_current_xact_id() from old_case o join hub.case_file c on c.id = o.id where c.updated_at <> o.updated_at
        on conflict (case_id) do update set revision = excluded.revision;
      delete from hub.journey_note where id in (select id from gone);
      delete from hub.journey_event where id in (select id from gone);
      truncate hub.audit_record, hub.outbox, hub.operation_done;
      update hub.survivor s set status = o.status, status_since = o.status_since, updated_at = o.updated_at, version = o.version
        from old_survivor o where o.id = s.id and o.version <> s.version;
      update hub.case_file c set updated_at = o.updated_at from old_case o where o.id = c.id and o.updated_at <> c.updated_at;
      update hub.case_access a set updated_at = o.updated_at from old_case o where o.id = a.case_id and o.updated_at <> a.updated_at;
      commit;`);
    for (const table of ['survivor', 'case_file', 'case_access', 'journey_event', 'journey_note', 'operation_done'])
      await this.client.query(`vacuum hub.${table}`);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
