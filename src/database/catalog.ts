import pg from 'pg';
import { HUB, KEEPER, OWNER, SEALER, WORKER } from '../access/visibility.js';
import { shelterOfficeKindsInSql } from '../offices/codes.js';

/** Tables that are about no case and no person: places, the directory, documents of clients, holidays. Everything else is under forced row policies. */
const open = ['state', 'district', 'office', 'officer', 'client', 'directory_revision', 'trusted_document', 'holiday', 'migration'];
/** What the worker may see: what it keeps itself, the law and the directory. Of what happens in cases, a function tells it codes and times. */
const OF_WORKER = `array['clock', 'clock_due', 'clock_escalation', 'clock_rule', 'holiday', 'contradiction', 'case_figure', 'message', 'office', 'district', 'state']`;

/** The audit and the log over it. */
const AUDIT = `'{audit_record,audit_writer,audit_leaf,audit_subtree,audit_checkpoint,audit_cosignature}'::text[]`;

const checks: readonly { problem: string; sql: string }[] = [
  {
    problem: 'table without forced row policies',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('r', 'p')
          and not (relrowsecurity and relforcerowsecurity) and relname <> all($1)`,
  },
  {
    problem: 'table without any policy',
    sql: `select relname as what from pg_class c where relnamespace = 'hub'::regnamespace and relkind in ('r', 'p')
          and relname <> all($1) and not exists (select 1 from pg_policy p where p.polrelid = c.oid)`,
  },
  {
    problem: 'policy for everybody',
    sql: `select c.relname || '.' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid
          where c.relnamespace = 'hub'::regnamespace and 0 = any(p.polroles) and $1::text[] is not null`,
  },
  {
    // Whatever else it says: a policy that asks neither an access list nor the context opens its rows to every officer.
    problem: 'policy that does not ask who asks',
    sql: `select c.relname || '.' || p.polname as what from pg_policy p join pg_class c on c.oid = p.polrelid join pg_roles h on h.oid = any(p.polroles)
          where c.relnamespace = 'hub'::regnamespace and h.rolname = '${HUB}' and $1::text[] is not null
          and ((p.polcmd <> 'a' and coalesce(pg_get_expr(p.polqual, p.polrelid), '') !~ '_access|said_|ctx_')
            or (p.polcmd not in ('r', 'd') and coalesce(pg_get_expr(coalesce(p.polwithcheck, p.polqual), p.polrelid), '') !~ '_access|said_|ctx_'))`,
  },
  {
    // Policies add up: what one withholds, another may open.
    problem: 'second policy for what one decides',
    sql: `select c.relname || '.' || min(p.polname) as what from pg_policy p join pg_class c on c.oid = p.polrelid join pg_roles h on h.oid = any(p.polroles)
          where c.relnamespace = 'hub'::regnamespace and h.rolname = '${HUB}' and p.polpermissive and $1::text[] is not null
          group by c.relname, p.polrelid, p.polcmd having count(*) > 1`,
  },
  {
    problem: 'view that does not use the rights of its caller',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('v', 'm') and $1::text[] is not null
          and not exists (select 1 from pg_options_to_table(reloptions) where option_name = 'security_invoker' and option_value in ('true', 'on', '1'))`,
  },
  {
    problem: 'partitioned table (policies of partitions do not follow the parent)',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'p' and $1::text[] is not null`,
  },
  {
    problem: 'role too strong',
    sql: `select rolname as what from pg_roles where rolname in ('${HUB}', '${KEEPER}', '${OWNER}', '${SEALER}', '${WORKER}') and $1::text[] is not null
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`,
  },
  {
    problem: 'the hub is a member of another role',
    sql: `select r.rolname as what from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles h on h.oid = m.member
          where h.rolname = '${HUB}' and $1::text[] is not null`,
  },
  {
    problem: 'the sealer is a member of another role',
    sql: `select r.rolname as what from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles h on h.oid = m.member
          where h.rolname = '${SEALER}' and $1::text[] is not null`,
  },
  {
    problem: 'the worker is a member of another role',
    sql: `select r.rolname as what from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles h on h.oid = m.member
          where h.rolname = '${WORKER}' and $1::text[] is not null`,
  },
  {
    problem: 'the worker sees or changes more than its own',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' and relname <> all(${OF_WORKER}) and $1::text[] is not null
          and (has_any_column_privilege('${WORKER}', oid, 'SELECT') or has_any_column_privilege('${WORKER}', oid, 'UPDATE')
            or has_table_privilege('${WORKER}', oid, 'DELETE') or has_table_privilege('${WORKER}', oid, 'TRUNCATE')
            or (relname not in ('notice', 'outbox') and has_any_column_privilege('${WORKER}', oid, 'INSERT')))`,
  },
  {
    problem: 'the sealer sees or changes more than the audit',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r' and $1::text[] is not null
          and case when relname = any(${AUDIT}) then has_any_column_privilege('${SEALER}', oid, 'UPDATE')
              or has_table_privilege('${SEALER}', oid, 'DELETE') or has_table_privilege('${SEALER}', oid, 'TRUNCATE')
            else has_any_column_privilege('${SEALER}', oid, 'SELECT') or has_any_column_privilege('${SEALER}', oid, 'INSERT')
              or has_any_column_privilege('${SEALER}', oid, 'UPDATE') or has_table_privilege('${SEALER}', oid, 'DELETE') end`,
  },
  {
    problem: 'what is on record may be changed',
    sql: `select relname as what from pg_class c where relnamespace = 'hub'::regnamespace and relname = any(${AUDIT}) and $1::text[] is not null and (
            not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = 'never_changed' and tgenabled in ('O', 'A'))
            or exists (select 1 from unnest(array['${HUB}', '${KEEPER}', '${SEALER}']) login (name)
              where has_any_column_privilege(name, c.oid, 'UPDATE') or has_table_privilege(name, c.oid, 'DELETE') or has_table_privilege(name, c.oid, 'TRUNCATE')))`,
  },
  {
    problem: 'the hub may write in the log over the audit',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relname = any(${AUDIT}) and relname <> 'audit_record'
          and $1::text[] is not null and (has_any_column_privilege('${HUB}', oid, 'INSERT') or has_any_column_privilege('${HUB}', oid, 'SELECT'))`,
  },
  {
    problem: 'the hub owns',
    sql: `select relname as what from pg_class where pg_get_userbyid(relowner) in ('${HUB}', '${SEALER}') and $1::text[] is not null`,
  },
  {
    problem: 'function that runs with rights of another and no fixed search path',
    sql: `select proname as what from pg_proc where pronamespace = 'hub'::regnamespace and $1::text[] is not null
          and (proleakproof or (prosecdef and not coalesce(array_to_string(proconfig, ',') like '%search_path=%', false)))`,
  },
  {
    problem: 'function with the rights of somebody who may see everything, other than the keeper',
    sql: `select proname as what from pg_proc where pronamespace = 'hub'::regnamespace and prosecdef and pg_get_userbyid(proowner) <> '${KEEPER}' and $1::text[] is not null`,
  },
  {
    problem: 'the hub may create or delete',
    sql: `select what from (values ('schema objects', has_schema_privilege('${HUB}', 'hub', 'CREATE')),
            ('objects in schema public', has_schema_privilege('${HUB}', 'public', 'CREATE')),
            ('temporary tables', has_database_privilege('${HUB}', current_database(), 'TEMP'))) as v(what, may) where may and $1::text[] is not null
          union all select 'rows of ' || relname from pg_class where relnamespace = 'hub'::regnamespace and relkind = 'r'
            and (has_table_privilege('${HUB}', oid, 'DELETE') or has_table_privilege('${HUB}', oid, 'TRUNCATE'))`,
  },
  {
    problem: 'the hub may read or rewrite',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relname in ('audit_record', 'outbox') and $1::text[] is not null
          and (has_any_column_privilege('${HUB}', oid, 'SELECT') or has_any_column_privilege('${HUB}', oid, 'UPDATE'))`,
  },
  {
    problem: 'what is published may be changed',
    sql: `select relname as what from pg_class c where relnamespace = 'hub'::regnamespace and relname in ('publication', 'published_number', 'rounding_key')
          and $1::text[] is not null and (
            not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = 'never_changed' and tgenabled in ('O', 'A'))
            or (relname = 'published_number' and not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = 'never_added_to' and tgenabled in ('O', 'A')))
            or has_any_column_privilege('${HUB}', oid, 'INSERT') or has_any_column_privilege('${HUB}', oid, 'UPDATE') or has_any_column_privilege('${KEEPER}', oid, 'UPDATE')
            or has_table_privilege('${KEEPER}', oid, 'DELETE') or has_table_privilege('${KEEPER}', oid, 'TRUNCATE'))`,
  },
  {
    problem: 'a report may be changed',
    sql: `select relname || '.' || needed as what from pg_class c
          join (values ('report_fact', 'never_changed'), ('report_fact', 'never_added_to'), ('report_signature', 'never_changed'), ('report_signature', 'signs'),
            ('action_report', 'moves'), ('action_report', 'never_removed')) as v(of_table, needed) on v.of_table = c.relname
          where relnamespace = 'hub'::regnamespace and $1::text[] is not null
            and not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = needed and tgenabled in ('O', 'A'))
          union all select relname from pg_class c where relnamespace = 'hub'::regnamespace and relname = 'report_fact'
            and (has_any_column_privilege('${HUB}', oid, 'INSERT') or has_any_column_privilege('${HUB}', oid, 'UPDATE') or has_any_column_privilege('${KEEPER}', oid, 'UPDATE'))`,
  },
  {
    // Made by migrations, of the kinds as they were then.
    problem: 'numbers for committees that tell of a home',
    sql: `select proname as what from pg_proc where pronamespace = 'hub'::regnamespace and $1::text[] is not null
          and proname in ('workload', 'overdue_duties', 'handovers_waiting', 'agenda_of_clocks', 'agenda_of_handovers', 'agenda_of_contradictions')
          and position(case proname when 'handovers_waiting' then $$f.kind not in (${shelterOfficeKindsInSql}) and t.kind not in (${shelterOfficeKindsInSql})$$
            else $$o.kind not in (${shelterOfficeKindsInSql})$$ end in prosrc) = 0`,
  },
  {
    problem: 'what an agenda is made of may be asked for without a meeting',
    sql: `select proname as what from pg_proc where pronamespace = 'hub'::regnamespace and (proname like 'agenda\\_of\\_%' or proname = 'write_agenda')
          and $1::text[] is not null and has_function_privilege('${HUB}', oid, 'EXECUTE')`,
  },
  {
    problem: 'closed minutes may be changed',
    sql: `select relname as what from pg_class c where relnamespace = 'hub'::regnamespace
          and relname in ('meeting', 'agenda_item', 'attendance', 'decision', 'dissent', 'minutes_signature') and $1::text[] is not null and (
            not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = 'stands' and tgenabled in ('O', 'A'))
            or (relname = 'minutes_signature' and not exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = 'never_changed' and tgenabled in ('O', 'A')))
            or (relname = 'agenda_item' and has_any_column_privilege('${HUB}', c.oid, 'INSERT')))`,
  },
  {
    problem: 'the hub may read the key of the rounding',
    sql: `select relname as what from pg_class where relnamespace = 'hub'::regnamespace and relname = 'rounding_key' and $1::text[] is not null
          and has_any_column_privilege('${HUB}', oid, 'SELECT')`,
  },
];

/** What is wrong with the wall, in words; nothing when it stands. The hub refuses to start over anything. */
export async function catalogProblems(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const problems: string[] = [];
    for (const { problem, sql } of checks) {
      const { rows } = await client.query<{ what: string }>(sql, [open]);
      problems.push(...rows.map(({ what }) => `${problem}: ${what}`));
    }
    return problems;
  } finally {
    await client.end();
  }
}
