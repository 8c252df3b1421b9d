import { endOfDay, type FactSource, stoodAtCutOff, writtenBy } from '../indicators/fact.js';
import { ClaimKind } from './codes.js';

/** When somebody came home, as the record stood at the cut-off: the last time, of those who were brought home more than once. */
const RESTORED = `(select s.id, s.case_id, s.found_in_code, s.home_district_code, max(j.happened_at) as at
    from hub.journey_event j join hub.survivor s on s.id = j.survivor_id
    where j.status = 'RESTORED' and s.merged_into_id is null and ${stoodAtCutOff('j')} group by s.id)`;
const ofHome = `coalesce(r.home_district_code, r.found_in_code)`;

/** Of each restored person, as many months later, what the newest visit up to then had found. */
function schoolAfter(months: 6 | 12, mark: string): FactSource {
  return {
    kind: `SCHOOL_${mark}`,
    means: `A child restored to the family, by the day ${months} months after that, in the home district. What counts is the newest follow-up visit on record up to that day.`,
    needs: 'RHB:F',
    sql: `select r.id, r.case_id, d.state_code, d.code, r.at + interval '${months} months', visit.at, null::numeric,
        array_remove(array[case when visit.at is null then 'NOT_VISITED' when visit.outcome = 'SAFE_IN_SCHOOL' then 'IN_SCHOOL' else 'NOT_IN_SCHOOL' end], null)
      from ${RESTORED} r join hub.survivor s on s.id = r.id join hub.district d on d.code = ${ofHome}
        left join lateral (select v.visited_at as at, t.outcome from hub.follow_up_visit v join hub.visit_report t on t.id = v.id
          where v.survivor_id = r.id and v.visited_at >= r.at and v.visited_at <= r.at + interval '${months} months' and ${stoodAtCutOff('v')}
            and ${writtenBy('recordVisit', 'v', 'v.visited_at')} is not null order by v.visited_at desc, v.id limit 1) visit on true
      where s.age_from + extract(year from age((r.at at time zone 'Asia/Kolkata')::date, s.age_on))::int < 18 and r.at + interval '${months} months' < $1`,
    marks: {
      IN_SCHOOL: 'Found safe and in school.',
      NOT_IN_SCHOOL: 'Found, but not in school, at work, at risk, or not found.',
      NOT_VISITED: 'No visit is on record since the return.',
    },
  };
}

export const rehabilitationFacts: readonly FactSource[] = [
  {
    kind: 'SOCIAL_INVESTIGATION',
    means: 'A social investigation that the Committee directed, by when its report was due: 15 days after (JJ Act s. 36(2)).',
    needs: 'ST:S',
    sql: `select i.id, i.case_id, d.state_code, s.found_in_code, ${endOfDay('i.directed_at', "interval '15 days'")}, done.at, null::numeric,
        array[case when done.at is null then 'NOT_SUBMITTED' when done.at <= ${endOfDay('i.directed_at', "interval '15 days'")} then 'IN_TIME' else 'LATE' end]
      from hub.social_investigation i join hub.survivor s on s.id = i.survivor_id join hub.district d on d.code = s.found_in_code
        cross join lateral (select ${writtenBy('submitInvestigation', 'i', 'i.submitted_at')} as at) done
      where ${stoodAtCutOff('i')}`,
    marks: { IN_TIME: 'Submitted by then.', LATE: 'Submitted later.', NOT_SUBMITTED: 'Not submitted by the cut-off.' },
  },
  {
    kind: 'ENTITLEMENT',
    means: 'What a survivor is entitled to, by when it was due. The amount is what is due, in paise. It waits to be credited.',
    needs: 'FIN:F',
    sql: `select e.id, e.case_id, d.state_code, s.found_in_code, e.due_at, paid.at, t.due_paise::numeric,
        array[t.kind, case when paid.at is null then 'NOT_CREDITED' else 'CREDITED' end]
      from hub.entitlement e join hub.entitlement_detail t on t.id = e.id join hub.survivor s on s.id = e.survivor_id join hub.district d on d.code = s.found_in_code
        cross join lateral (select ${writtenBy('moveEntitlement', 'e', 'e.credited_at')} as at) paid
      where coalesce((select min(w.at) from hub.change w where w.case_id = e.case_id and w.event = 'claimEntitlement' and w.subject_id = e.id), e.due_at) < $1`,
    marks: {
      CREDITED: 'Credited to the account of the survivor by the cut-off.',
      NOT_CREDITED: 'Not credited by the cut-off; sanctioned is not paid.',
      ...Object.fromEntries(Object.values(ClaimKind).map((kind) => [kind, `A claim of the kind ${kind}.`])),
    },
  },
  {
    kind: 'CREDIT',
    means: 'The same, where it was credited by the cut-off, by when it was due. The amount is what was credited, in paise.',
    needs: 'FIN:F',
    sql: `select e.id, e.case_id, d.state_code, s.found_in_code, e.due_at, paid.at, t.credited_paise::numeric, array[t.kind]
      from hub.entitlement e join hub.entitlement_detail t on t.id = e.id join hub.survivor s on s.id = e.survivor_id join hub.district d on d.code = s.found_in_code
        cross join lateral (select ${writtenBy('moveEntitlement', 'e', 'e.credited_at')} as at) paid
      where paid.at is not null`,
    marks: Object.fromEntries(Object.values(ClaimKind).map((kind) => [kind, `A claim of the kind ${kind}.`])),
  },
  {
    kind: 'FOLLOW_UP_VISIT',
    means: 'A follow-up visit, by the day on which it was due, in the home district. It waits to be made.',
    needs: 'RHB:S',
    sql: `select v.id, v.case_id, d.state_code, d.code, ${endOfDay(`(v.due_on::timestamp at time zone 'Asia/Kolkata')`)}, done.at, null::numeric,
        array[case when done.at is null then 'NOT_DONE' when done.at <= ${endOfDay(`(v.due_on::timestamp at time zone 'Asia/Kolkata')`)} then 'ON_TIME' else 'DONE_LATE' end]
      from hub.follow_up_visit v join hub.survivor s on s.id = v.survivor_id join hub.district d on d.code = coalesce(s.home_district_code, s.found_in_code)
        cross join lateral (select ${writtenBy('recordVisit', 'v', 'v.visited_at')} as at) done
      where ${stoodAtCutOff('v')}`,
    marks: { ON_TIME: 'Made by then.', DONE_LATE: 'Made later.', NOT_DONE: 'Not made by the cut-off.' },
  },
  {
    kind: 'RESTORATION',
    means: 'A person brought back to the family, by when, in the home district. It waits, in the worst case, for being trafficked again.',
    needs: 'RHB:F',
    sql: `select r.id, r.case_id, d.state_code, d.code, r.at, again.at, null::numeric,
        array_remove(array[case when again.at < r.at + interval '24 months' then 'AGAIN_WITHIN_24_MONTHS' end], null)
      from ${RESTORED} r join hub.district d on d.code = ${ofHome}
        cross join lateral (select min(x.at) as at from (
          select v.visited_at as at from hub.follow_up_visit v join hub.visit_report t on t.id = v.id
            where v.survivor_id = r.id and t.outcome = 'RETRAFFICKED' and v.visited_at >= r.at and ${stoodAtCutOff('v')} and ${writtenBy('recordVisit', 'v', 'v.visited_at')} is not null
          union all select e.recorded_at from hub.case_event e where e.case_id = r.case_id and e.kind = 'REOPENED' and e.reopened_because = 'REOPENED_RETRAFFICKED'
            and e.recorded_at >= r.at and e.recorded_at < $1
            and exists (select from hub.journey_event m where m.survivor_id = r.id and m.status = 'MISSING' and m.happened_at >= r.at and ${stoodAtCutOff('m')})) x) again`,
    marks: {
      AGAIN_WITHIN_24_MONTHS:
        'Within 24 months after, a visit found the person trafficked again, or the case was opened again for it and the person is on record as missing.',
    },
  },
  schoolAfter(6, 'SIX_MONTHS'),
  schoolAfter(12, 'TWELVE_MONTHS'),
];
