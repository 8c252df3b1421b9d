import type { FactSource } from '../indicators/fact.js';

export const partnerFacts: readonly FactSource[] = [
  {
    kind: 'PARTNER',
    means:
      'One partner organisation that is or was accredited; a stock, counted as it stands at the cut-off; at: the first day of its first accreditation.',
    // Suspending and lifting move the row: what stood at the cut-off, the suspensions say.
    sql: `select a.ngo_id, null::uuid, a.state_code, min(a.district_code), min(a.valid_from)::timestamp at time zone 'Asia/Kolkata', null::timestamptz, null::numeric,
        case when bool_or(($1::timestamptz at time zone 'Asia/Kolkata')::date between a.valid_from and a.valid_until and not exists (
          select 1 from hub.suspension s where s.accreditation_id = a.id and s.since <= $1 and (s.lifted_at is null or s.lifted_at > $1))) then '{ACTIVE}' else '{}' end::text[]
      from hub.accreditation a where a.recorded_at <= $1 group by a.ngo_id, a.state_code`,
    marks: { ACTIVE: 'An accreditation stands and is not suspended' },
  },
  {
    kind: 'LEAD',
    means:
      'A case that a partner organisation opened (at: when; until: when an authority weighed it), or information that a campaign brought (at: when it was reported; of what became of it the record says nothing).',
    sql: `select c.id, c.id, c.state_code, c.district_code, c.opened_at,
        (select min(e.recorded_at) from hub.case_event e where e.case_id = c.id and e.kind in ('TRIAGED', 'CLOSED') and e.recorded_by_office_id <> o.office_id and e.recorded_at <= $1), null::numeric, '{NGO}'::text[]
      from hub.case_file c join lateral (select p.office_id from hub.case_participant p join hub.office f on f.id = p.office_id
          where p.case_id = c.id and p.basis = 'OPENED' and f.kind = 'NGO' order by p.since limit 1) o on true
      where c.opened_at <= $1
      union all
      select md5(p.id || ' ' || n)::uuid, null, p.state_code, p.district_code, p.reported_at, null, null, '{CAMPAIGN}'
      from hub.drive_part p join hub.drive d on d.id = p.drive_id cross join lateral generate_series(1, p.leads) n
      where d.kind = 'CAMPAIGN' and p.reported_at <= $1`,
    marks: { NGO: 'From a partner organisation', CAMPAIGN: 'From a campaign' },
  },
];
