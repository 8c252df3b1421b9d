import { endOfDay, type FactSource, stoodAtCutOff, writtenBy } from '../indicators/fact.js';

/** Sections by which an FIR is one of trafficking: BNS 143 and 144, and IPC 370 and 370A for offences before 1 July 2024. */
const TRAFFICKING = `'^(BNS:14[34]|IPC:370A?)(\\(|$)'`;
/** BNSS s. 193(2): two months for sexual offences; PoA Rules 2016: 60 days; otherwise 90 days, a measure of ours after BNSS s. 187. */
const CHARGE_SHEET_TIME = `case
    when exists (select from unnest(d.sections) s (code) where s.code ~ '^(BNS:(6[4-8]|70|71)|POCSO:(4|6|8|10)|IPC:376[A-E]*)(\\(|$)') then interval '2 months'
    when exists (select from unnest(d.sections) s (code) where s.code ~ '^P[oO]A:') then interval '60 days'
    else interval '90 days' end`;

/** When the FIR that stood at the cut-off was registered; the first, where there are several. */
const FIRST_FIR = `(select min(f.registered_at) from hub.fir f where f.case_id = c.id and ${stoodAtCutOff('f')})`;

/** Departments of which an office has put something on record in the case by the cut-off. */
const DEPARTMENTS = `(select count(distinct o.department) from hub.office o where o.id in (${[
  'case_event',
  'report',
  'fir',
  'accused',
  'establishment',
  'rescue',
  'journey_event',
  'production',
  'medical_examination',
  'statement',
  'social_investigation',
  'cwc_order',
  'care_plan',
  'follow_up_visit',
  'legal_event',
]
  .map((table) => `select x.recorded_by_office_id from hub.${table} x where x.case_id = c.id and x.recorded_at < $1`)
  .join(' union ')}))`;

const OPENED = `(c.opened_at < $1)`;

export const caseFacts: readonly FactSource[] = [
  {
    kind: 'COMPLAINT',
    means: 'A complaint: one case, by when the first information of it was received. It waits for the first FIR of the case.',
    needs: 'ACC:S',
    sql: `select c.id, c.id, c.state_code, c.district_code, c.received_at, fir.at, null::numeric,
        array_remove(array[
          case when c.kind in ('TRAFFICKING', 'SEXUAL_EXPLOITATION', 'MISSING_CHILD') or fir.at is not null
            or exists (select from hub.rescue r where r.case_id = c.id and ${stoodAtCutOff('r')})
            or exists (select from hub.legal_event l where l.case_id = c.id and l.kind = 'COGNIZABLE_INFORMATION' and ${stoodAtCutOff('l')}) then 'COGNIZABLE' end,
          case when fir.at is not null then 'FIR' end,
          case when fir.at is null and refused.at is not null then 'REFUSED' end,
          case when fir.at is null and refused.at is null then 'NO_ANSWER' end], null)
      from hub.case_file c cross join lateral (select ${FIRST_FIR} as at) fir
        cross join lateral (select max(w.at) as at from hub.change w where w.case_id = c.id and w.event = 'recordNoFir' and w.at < $1) refused
      where ${OPENED}`,
    marks: {
      COGNIZABLE:
        'It discloses a cognizable offence: a case of trafficking, sexual exploitation or a missing child, one in which a rescue or such information is on record, or one with an FIR.',
      FIR: 'An FIR is registered.',
      REFUSED: 'There is no FIR, and the reason is on record.',
      NO_ANSWER: 'There is no FIR, and no reason is on record.',
    },
  },
  {
    kind: 'FIR',
    means: 'An FIR, by when it was registered. A zero-FIR waits to be sent to the station that has the area.',
    needs: 'ACC:F',
    sql: `select f.id, f.case_id, c.state_code, c.district_code, f.registered_at, sent.at, null::numeric,
        array_remove(array[
          case when f.is_zero_fir then 'ZERO' end,
          case when sent.at is not null then 'SENT_ON' end,
          case when exists (select from unnest(d.sections) s (code) where s.code ~ ${TRAFFICKING}) then 'TRAFFICKING' end,
          case when alert.at <= f.registered_at + interval '24 hours' then 'ALERT_WITHIN_24_HOURS' end,
          case when alert.at > f.registered_at + interval '24 hours' then 'ALERT_LATE' end], null)
      from hub.fir f join hub.case_file c on c.id = f.case_id left join hub.fir_detail d on d.id = f.id
        cross join lateral (select ${writtenBy('transferFir', 'f', 'f.transferred_at')} as at) sent
        cross join lateral (select min(a.issued_at) as at from hub.alert a where a.case_id = f.case_id and a.issued_at < $1) alert
      where ${stoodAtCutOff('f')}`,
    marks: {
      ZERO: 'Registered outside the area of the offence (BNSS s. 173).',
      SENT_ON: 'A zero-FIR that was sent to the station that has the area.',
      TRAFFICKING: 'It names BNS 143 or 144 (IPC 370 or 370A for older offences).',
      ALERT_WITHIN_24_HOURS: 'An alert was issued in the case within 24 hours of the FIR, or before it.',
      ALERT_LATE: 'An alert was issued in the case, later than that.',
    },
  },
  {
    kind: 'CHARGE_SHEET_DUE',
    means:
      'An FIR by when its charge sheet was due: two months for the offences of BNSS s. 193(2), 60 days under the PoA Rules, and 90 days otherwise (a measure of ours).',
    needs: 'ACC:F',
    sql: `select f.id, f.case_id, c.state_code, c.district_code, due.at, filed.at, null::numeric,
        array[case when filed.at <= due.at then 'IN_TIME' when filed.at is not null then 'LATE' else 'NOT_FILED' end]
      from hub.fir f join hub.case_file c on c.id = f.case_id left join hub.fir_detail d on d.id = f.id
        cross join lateral (select ${endOfDay('f.registered_at', CHARGE_SHEET_TIME)} as at) due
        cross join lateral (select ${writtenBy('fileChargeSheet', 'f', 'f.charge_sheet_at')} as at) filed
      where ${stoodAtCutOff('f')}`,
    marks: { IN_TIME: 'The charge sheet was filed by then.', LATE: 'It was filed later.', NOT_FILED: 'It was not filed by the cut-off.' },
  },
  {
    kind: 'CHARGE_SHEET',
    means: 'A charge sheet, by when it was filed.',
    needs: 'ACC:S',
    sql: `select f.id, f.case_id, c.state_code, c.district_code, filed.at, null::timestamptz, null::numeric, '{}'::text[]
      from hub.fir f join hub.case_file c on c.id = f.case_id cross join lateral (select ${writtenBy('fileChargeSheet', 'f', 'f.charge_sheet_at')} as at) filed
      where ${stoodAtCutOff('f')} and filed.at is not null`,
    marks: {},
  },
  {
    kind: 'ACCUSED',
    means: 'An accused person, by when the standing on record at the cut-off began.',
    needs: 'ACC:F',
    sql: `select a.id, a.case_id, c.state_code, c.district_code, a.since, null::timestamptz, null::numeric, array[d.standing]
      from hub.accused a join hub.accused_detail d on d.id = a.id join hub.case_file c on c.id = a.case_id where ${stoodAtCutOff('a')}`,
    marks: {
      SUSPECTED: 'Suspected.',
      NAMED: 'Named in the FIR.',
      ARRESTED: 'Arrested.',
      BAILED: 'On bail.',
      ABSCONDING: 'Absconding.',
      CHARGE_SHEETED: 'Charge-sheeted.',
      CONVICTED: 'Convicted.',
      ACQUITTED: 'Acquitted.',
      DISCHARGED: 'Discharged.',
    },
  },
  {
    kind: 'CASE_OPENED',
    means: 'A case, by when it was put on file. The amount is how many departments have put something on record in it by the cut-off.',
    needs: 'CASE',
    sql: `select c.id, c.id, c.state_code, c.district_code, c.opened_at, null::timestamptz, departments.n::numeric,
        array_remove(array[
          case when departments.n >= 3 then 'THREE_DEPARTMENTS' end,
          case when (${FIRST_FIR} is not null or exists (select from hub.change w where w.case_id = c.id and w.event = 'recordNoFir' and w.at < $1))
            and not exists (select from hub.survivor s where s.case_id = c.id and s.found_at < $1 and s.merged_into_id is null and (s.home_district_code is null
              or (s.age_from < 18 and not exists (select from hub.production p where p.survivor_id = s.id and ${stoodAtCutOff('p')})))) then 'COMPLETE' end], null)
      from hub.case_file c cross join lateral (select ${DEPARTMENTS} as n) departments where ${OPENED}`,
    marks: {
      THREE_DEPARTMENTS: 'Offices of three departments or more have put something on record.',
      COMPLETE: 'On record are: the FIR or why there is none, the home district of each person found, and the production of each child.',
    },
  },
];
