import type { FactSource } from '../indicators/fact.js';
import { TRAINED_MONTHS } from './codes.js';

/** Departments whose staff are counted: those who act on cases, and not civil society or committees. */
const STAFF_OF = `('POLICE', 'LABOUR', 'DISTRICT_ADMINISTRATION', 'CHILD_WELFARE', 'HEALTH', 'LEGAL_SERVICES')`;
const startOf = (day: string) => `(${day})::timestamp at time zone 'Asia/Kolkata'`;
const endOf = (day: string) => `(${day} + 1)::timestamp at time zone 'Asia/Kolkata'`;
const TODAY = `($1::timestamptz at time zone 'Asia/Kolkata')::date`;
const isInService = (row: string) => `${row}.active_from <= ${TODAY} and (${row}.active_to is null or ${row}.active_to >= ${TODAY})`;
/** What was recorded of an enrolment by the cut-off. */
const stood = (row: string) => `${row}.recorded_at <= $1 and (${row}.superseded_at is null or ${row}.superseded_at > $1)`;

export const trainingFacts: readonly FactSource[] = [
  {
    kind: 'COURSE',
    means: 'A course held once; at: its last day; amount: how many took part (persons).',
    sql: `select s.id, null::uuid, s.state_code, s.district_code, ${startOf('s.ends_on')}, null::timestamptz,
        (s.others_attended + (select count(*) from hub.enrolment e where e.session_id = s.id and e.attended and ${stood('e')}))::numeric, array[c.provider]
      from hub.training_session s join hub.course c on c.id = s.course_id where s.held_at <= $1`,
    marks: {
      BPRD: 'Given by the Bureau of Police Research and Development',
      STATE_ACADEMY: 'Given by an academy of the State',
      JUDICIAL_ACADEMY: 'Given by a judicial academy',
      LEGAL_SERVICES: 'Given by a Legal Services Authority',
      NGO: 'Given by a partner organisation',
      OTHER: 'Given by anybody else',
    },
  },
  {
    kind: 'STAFF',
    means:
      'One officer of the hub, or one filled post that a unit reported; a stock, counted as it stands at the cut-off; at: since when the officer serves, or the day of the report.',
    sql: `select o.id, null::uuid, f.state_code, f.district_code, ${startOf('o.active_from')}, ${endOf('o.active_to')}, null::numeric,
        array_remove(array[
          case when exists (select 1 from hub.enrolment e join hub.training_session s on s.id = e.session_id
            where e.officer_id = o.id and e.attended and ${stood('e')} and s.held_at <= $1 and s.ends_on > ${TODAY} - interval '${TRAINED_MONTHS} months') then 'TRAINED' end,
          case when f.kind = 'AHTU' then 'AHTU' end, case when 'CHILD_WELFARE_POLICE' = any(o.roles) then 'CWPO' end], null)
      from hub.officer o join hub.office f on f.id = o.office_id
      where f.department in ${STAFF_OF} and ${isInService('o')} and ${isInService('f')}
      union all
      select md5(r.id || ' ' || n)::uuid, null, r.state_code, r.district_code, ${startOf('r.reported_on')}, null, null,
        array_remove(array[case when n <= r.trained_outside_hub then 'TRAINED' end, case when f.kind = 'AHTU' then 'AHTU' end, case when f.kind = 'SJPU' then 'CWPO' end], null)
      from hub.staff_report r join hub.office f on f.id = r.office_id cross join lateral generate_series(1, r.outside_hub) n
      where f.department in ${STAFF_OF} and ${stood('r')}`,
    marks: {
      TRAINED: `Trained in the ${TRAINED_MONTHS} months before the cut-off`,
      AHTU: 'Of a district Anti Human Trafficking Unit',
      CWPO: 'Child Welfare Police Officer, or of a Special Juvenile Police Unit (JJ Act s. 107)',
    },
  },
  {
    kind: 'SCORE',
    means: 'What one officer gained by a course: the score after less the score before; at: the last day of the course; amount: points of 100.',
    sql: `select e.id, null::uuid, s.state_code, s.district_code, ${startOf('s.ends_on')}, null::timestamptz, (e.score_after - e.score_before)::numeric, '{}'::text[]
      from hub.enrolment e join hub.training_session s on s.id = e.session_id
      where e.score_after is not null and e.score_before is not null and ${stood('e')} and s.held_at <= $1`,
    marks: {},
  },
];
