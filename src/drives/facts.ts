import type { FactSource } from '../indicators/fact.js';

const of = (
  kind: string,
  amount: string,
) => `select d.id, null::uuid, d.state_code, d.district_code, d.starts_on::timestamp at time zone 'Asia/Kolkata', d.closed_at,
    ${amount}::numeric, (case when '${kind}' = 'JOINT_DRIVE' and (select count(distinct o.department) from hub.drive_part p join hub.office o on o.id = p.office_id
      where p.drive_id = d.id and p.answer = 'ACCEPTED' and o.department in ('POLICE', 'LABOUR')) = 2 then '{JOINT}' else '{}' end)::text[]
  from hub.drive d where d.kind = '${kind}' and d.closed_at <= $1`;
const reported = (column: string) => `(select coalesce(sum(p.${column}), 0) from hub.drive_part p where p.drive_id = d.id and p.reported_at <= $1)`;

export const driveFacts: readonly FactSource[] = [
  {
    kind: 'DRIVE',
    means:
      'A drive of inspections that was closed; at: its first day; until: when it was closed; amount: children and adolescents rescued in it (persons).',
    sql: of('JOINT_DRIVE', reported('children_rescued')),
    marks: { JOINT: 'Police and labour took part' },
  },
  {
    kind: 'CAMPAIGN',
    means: 'A campaign that was closed; at: its first day; until: when it was closed; amount: villages that it reached.',
    sql: of('CAMPAIGN', reported('villages_reached')),
    marks: {},
  },
];
