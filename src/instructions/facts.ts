import type { FactSource } from '../indicators/fact.js';
import { paras } from './codes.js';

const startOf = (day: string) => `(${day})::timestamp at time zone 'Asia/Kolkata'`;
const stood = (row: string) => `${row}.recorded_at <= $1 and (${row}.superseded_at is null or ${row}.superseded_at > $1)`;
const posts = (
  mark: string,
  column: string,
) => `select md5(r.id || '${mark}')::uuid, null::uuid, r.state_code, r.district_code, ${startOf('r.reported_on')}, null::timestamptz, r.${column}::numeric,
    array['${mark}', o.kind] from hub.staff_report r join hub.office o on o.id = r.office_id where o.kind in ('AHTB', 'AHTU') and ${stood('r')}`;

export const instructionFacts: readonly FactSource[] = [
  {
    kind: 'INSTRUCTION',
    means: 'An order that a department issued on a para of the advisory, and that stands at the cut-off; at: its date.',
    sql: `select i.id, null::uuid, i.state_code, null::int, ${startOf('i.issued_on')}, null::timestamptz, null::numeric, array[i.department, 'PARA_' || i.para]
      from hub.instruction i where i.order_number is not null and ${stood('i')}`,
    marks: {
      POLICE: 'Of the police',
      LABOUR: 'Of the labour department',
      DISTRICT_ADMINISTRATION: 'Of the administration',
      CHILD_WELFARE: 'Of child welfare',
      HEALTH: 'Of the health department',
      LEGAL_SERVICES: 'Of the Legal Services Authority',
      ...Object.fromEntries(
        Object.entries(paras).map(([para, means]) => [`PARA_${para}`, `On para (${para.toLowerCase()}) of the advisory: ${means}`]),
      ),
    },
  },
  {
    kind: 'NODAL_UNIT',
    means:
      'One bureau (AHTB) or unit (AHTU) in service; a stock, counted as it stands at the cut-off; at: the date of its notification, or the first day it takes part where none is recorded.',
    sql: `select o.id, null::uuid, o.state_code, o.district_code, ${startOf('coalesce(u.notified_on, o.active_from)')}, null::timestamptz, null::numeric,
        array_remove(array[o.kind, case when u.notified_on is not null then 'NOTIFIED' end, case when u.functional_since <= ($1::timestamptz at time zone 'Asia/Kolkata')::date then 'FUNCTIONAL' end], null)
      from hub.office o left join hub.nodal_unit u on u.office_id = o.id and ${stood('u')}
      where o.kind in ('AHTB', 'AHTU') and o.active_from <= ($1::timestamptz at time zone 'Asia/Kolkata')::date
        and (o.active_to is null or o.active_to >= ($1::timestamptz at time zone 'Asia/Kolkata')::date)`,
    marks: {
      AHTB: 'Bureau of a State',
      AHTU: 'Unit of a district',
      NOTIFIED: 'A notification is on record',
      FUNCTIONAL: 'It works, as it was reported',
    },
  },
  {
    kind: 'POST',
    means:
      'The posts of one rank of one bureau or unit, as it reported them last; a stock, counted as it stands at the cut-off; at: the day of the report; amount: posts.',
    sql: `${posts('SANCTIONED', 'sanctioned')} union all ${posts('FILLED', 'filled')}`,
    marks: { SANCTIONED: 'Sanctioned posts', FILLED: 'Filled posts', AHTB: 'Of a bureau', AHTU: 'Of a unit' },
  },
];
