import { type FactSource, stoodAtCutOff } from '../indicators/fact.js';
import { PRODUCTION_LIMIT_MINUTES } from './production.entity.js';

/**
 * The youngest that a person can have been on a day, in completed years. A range of ages counts as its lower end: whoever may be a child is
 * treated as one (JJ Act s. 94). Of a determination that came after the cut-off nothing is left to tell: the age is the record's own.
 */
const ageWhenFound = `(s.age_from + extract(year from age((s.found_at at time zone 'Asia/Kolkata')::date, s.age_on))::int)`;

/** When somebody was put on file: with the rescue, or with the first step of the journey. */
const onFileAt = `coalesce((select r.recorded_at from hub.rescue r where r.id = s.rescue_id), (select min(j.recorded_at) from hub.journey_event j where j.survivor_id = s.id), s.found_at)`;

/** One person, on file at the cut-off, and not known by then to be one who is on file already. */
const aPerson = `${onFileAt} < $1 and (s.merged_into_id is null
    or coalesce((select max(w.at) from hub.change w where w.case_id = s.case_id and w.event = 'mergeSurvivors' and w.subject_id = s.id), s.found_at) >= $1)`;

export const rescueFacts: readonly FactSource[] = [
  {
    kind: 'RESCUE',
    means: 'A rescue, by when it began, in the district where it was. The amount is how many people were found.',
    needs: 'CASE',
    sql: `select r.id, r.case_id, d.state_code, r.district_code, r.started_at, r.ended_at, r.headcount::numeric,
        array_remove(array[case when exists (select from hub.case_participant p join hub.office o on o.id = p.office_id
          where p.case_id = r.case_id and o.kind = 'NGO' and p.since <= coalesce(r.ended_at, r.started_at + interval '1 day') and p.since < $1
            and (p.until is null or p.until > r.started_at)) then 'WITH_NGO' end], null)
      from hub.rescue r join hub.district d on d.code = r.district_code where ${stoodAtCutOff('r')}`,
    marks: { WITH_NGO: 'A partner organisation took part in the case when the rescue was: it reported, or was named in the plan.' },
  },
  {
    kind: 'PERSON_FOUND',
    means: 'A person found, rescued or not, each once, by when and in the district where that was.',
    needs: 'CASE',
    sql: `select s.id, s.case_id, d.state_code, s.found_in_code, s.found_at, null::timestamptz, null::numeric,
        array_remove(array[
          case when ${ageWhenFound} < 14 then 'CHILD' when ${ageWhenFound} < 18 then 'ADOLESCENT' else 'ADULT' end,
          case when s.rescue_id is not null then 'RESCUED' end], null)
      from hub.survivor s join hub.district d on d.code = s.found_in_code where ${aPerson}`,
    marks: {
      CHILD: 'Under 14 when found (CALPRA s. 2): the lower end of the range of ages on record.',
      ADOLESCENT: '14 to under 18 when found.',
      ADULT: '18 or more.',
      RESCUED: 'Found in a rescue.',
    },
  },
  {
    kind: 'PRODUCTION',
    means:
      'A child (under 18) in charge of the police or another office, by when that began. It waits for the first production before the Child Welfare Committee (JJ Act s. 31); the amount is the minutes until then, without the journey.',
    needs: 'CASE',
    sql: `select s.id, s.case_id, d.state_code, s.found_in_code, coalesce(p.taken_in_charge_at, s.found_at), p.produced_at, p.net::numeric,
        array[case when p.net is null then 'NOT_PRODUCED' when p.net <= ${PRODUCTION_LIMIT_MINUTES} then 'WITHIN_24_HOURS' else 'LATE' end]
      from hub.survivor s join hub.district d on d.code = s.found_in_code
        left join lateral (select p.taken_in_charge_at, p.produced_at, round(extract(epoch from p.produced_at - p.taken_in_charge_at) / 60) - p.journey_minutes as net
          from hub.production p where p.survivor_id = s.id and ${stoodAtCutOff('p')} order by p.produced_at, p.id limit 1) p on true
      where ${ageWhenFound} < 18 and ${aPerson}`,
    marks: {
      WITHIN_24_HOURS: 'Produced within 24 hours, without the journey.',
      LATE: 'Produced later than that.',
      NOT_PRODUCED: 'No production is on record at the cut-off.',
    },
  },
];
