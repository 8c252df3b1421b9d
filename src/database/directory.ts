import pg from 'pg';
import { OfficeKind, officeKinds } from '../offices/codes.js';
import { HEAD, personas } from '../offices/personas.js';

/**
 * The directory of the demo: an office of every kind in each district or State, an officer and their head in each, and one portal.
 * Keys are made from names, so that running it again changes nothing. In production offices are imported.
 */
export async function loadDemoDirectory(adminUrl: string): Promise<void> {
  const rows = personas.map(({ persona, office, role, designation, officeName }) => ({
    persona,
    kind: office,
    role,
    designation,
    office_name: officeName,
    department: officeKinds[office].department,
    by_state: officeKinds[office].level === 'STATE',
    can_register_fir: officeKinds[office].canRegisterFir ?? false,
  }));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`create temporary table persona on commit drop as select * from jsonb_to_recordset('${JSON.stringify(rows).replaceAll("'", "''")}')
      as r(persona text, kind text, role text, designation text, office_name text, department text, by_state boolean, can_register_fir boolean)`);
    // An AHTU is a police station in some States only (D: which ones is made up here).
    await client.query(`
      insert into hub.office (id, name, kind, department, state_code, district_code, station_code, can_register_fir, notification, phone, email, active_from)
      select md5('office ' || p.persona || '@' || d.code)::uuid, p.office_name || ', ' || d.name, p.kind, p.department, d.state_code, d.code,
        case when p.can_register_fir then 'PS' || d.code end, p.can_register_fir or (p.kind = '${OfficeKind.AHTU}' and d.state_code in (8, 19, 27)),
        case when p.kind in ('${OfficeKind.AHTU}', '${OfficeKind.CWC}') then 'Demo notification ' || d.code || ' of 2024' end, '1800-000-' || lpad(d.code::text, 4, '0'),
        p.persona || '.' || d.code || '@demo.invalid', date '2020-01-01'
      from persona p cross join hub.district d where not p.by_state and d.valid_to is null
      union all
      select md5('office ' || p.persona || '@state ' || s.code)::uuid, p.office_name || ', ' || s.name, p.kind, p.department, s.code, null,
        null, false, 'Demo notification ' || s.code || ' of 2021', '1800-000-' || lpad(s.code::text, 4, '0'), p.persona || '.state.' || s.code || '@demo.invalid', date '2020-01-01'
      from persona p cross join hub.state s where p.by_state
      on conflict (id) do nothing`);
    await client.query(`
      insert into hub.officer (id, designation, office_id, roles, subject, active_from)
      select md5('officer ' || who.subject)::uuid, who.designation,
        case when p.by_state then md5('office ' || p.persona || '@state ' || d.state_code)::uuid else md5('office ' || p.persona || '@' || d.code)::uuid end,
        array[p.role], who.subject, date '2020-01-01'
      from persona p cross join hub.district d
        cross join lateral (values (p.persona || '@' || d.code, p.designation), (p.persona || '${HEAD}@' || d.code, 'Head of office')) who(subject, designation)
      where d.valid_to is null
      on conflict (id) do nothing`);
    await client.query(`
      update hub.officer o set supervisor_id = md5('officer ' || replace(o.subject, '@', '${HEAD}@'))::uuid
      from persona p where o.supervisor_id is null and o.subject like p.persona || '@%'`);
    await client.query(`
      insert into hub.client (id, client_id, name, department, state_code, roles, active_from)
      values (md5('client labour-portal')::uuid, 'labour-portal', 'Portal of the labour department (demo)', 'LABOUR', 8, array['LABOUR_OFFICER'], date '2020-01-01')
      on conflict (id) do nothing`);
    await accreditPartners(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Or nobody could be assigned. For three years from the day on which the demo begins; and units are notified. */
async function accreditPartners(client: pg.Client): Promise<void> {
  // A database of an older hub, on its way to this one, has no such tables yet.
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('hub.accreditation') is not null as there`);
  if (!rows[0]!.there) return;
  await client.query(`
      insert into hub.vetting (id, ngo_id, state_code, result, verified_on, valid_until, recorded_by_office_id, recorded_at)
      select md5('vetting ' || o.id)::uuid, o.id, o.state_code, 'CLEAR', date '2020-01-01', (current_date + interval '3 years')::date, md5('office ahtu@' || o.district_code)::uuid, timestamptz '2020-01-01T00:00:00+05:30'
      from hub.office o where o.kind = '${OfficeKind.NGO}' on conflict (id) do nothing`);
  await client.query(`
      insert into hub.accreditation (id, ngo_id, state_code, district_code, act, registration_number, issuer_id, valid_from, valid_until, recorded_at, version)
      select md5('accreditation ' || o.id)::uuid, o.id, o.state_code, o.district_code, 'SOCIETIES_1860', 'DEMO/' || o.district_code, md5('office administration@' || o.district_code)::uuid,
        date '2020-01-01', v.valid_until, v.recorded_at, 1
      from hub.office o join hub.vetting v on v.id = md5('vetting ' || o.id)::uuid where o.kind = '${OfficeKind.NGO}' on conflict (id) do nothing`);
  await client.query(`
      insert into hub.nodal_unit (id, office_id, state_code, district_code, notification_number, notified_on, functional_since, can_register_fir, recorded_by_office_id, recorded_at)
      select md5('nodal unit ' || o.id)::uuid, o.id, o.state_code, o.district_code, 'DEMO/' || coalesce(o.district_code, o.state_code), date '2021-01-01', date '2021-02-01', o.can_register_fir,
        md5('office ahtb@state ' || o.state_code)::uuid, timestamptz '2021-01-01T00:00:00+05:30'
      from hub.office o where o.kind in ('${OfficeKind.AHTB}', '${OfficeKind.AHTU}') on conflict do nothing`);
}
