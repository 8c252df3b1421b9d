import type { FactSource } from '../indicators/fact.js';

/** What figures count of what is seen in the field (I9, I15) and of placement agencies (I19). */
export const watchFacts: readonly FactSource[] = [
  {
    kind: 'INSPECTION',
    means:
      'One look at an establishment: an inspection of the labour department or the district administration, or a check of the police on their beat. When it happened is by the clock of whoever was there; the amount is how many children and adolescents were found employed in breach of the law.',
    sql: `select i.id, i.case_id, i.state_code, i.district_code, i.happened_at, null::timestamptz, i.children_found::numeric,
        array_remove(array[
          case when i.kind = 'VIGIL_CHECK' then 'BEAT_CHECK' end,
          case when exists (select from hub.inspection_partner p where p.inspection_id = i.id) then 'JOINT' end,
          case when cardinality(i.violations) > 0 then 'VIOLATION' end,
          case when i.outcome = 'PROSECUTED' then 'PROSECUTED' end,
          case when i.outcome = 'NIL' then 'NIL' end], null)
      from hub.inspection i where i.recorded_at < $1 and (i.superseded_at is null or i.superseded_at >= $1)`,
    marks: {
      BEAT_CHECK: 'A check of the police on their beat; without it, an inspection.',
      JOINT: 'Another office was there too.',
      VIOLATION: 'A violation was found.',
      PROSECUTED: 'A complaint was made to a court, or an FIR was asked for.',
      NIL: 'Nothing was found.',
    },
  },
  {
    kind: 'AGENCY',
    means: 'One placement agency on the register, in the district that it works from. When it was put on the register.',
    sql: `select a.id, null::uuid, a.state_code, a.district_code, a.recorded_at, null::timestamptz, null::numeric,
        array_remove(array[
          'KNOWN',
          case when a.licence_number is not null and (a.licence_valid_until is null or a.licence_valid_until >= ($1 at time zone 'Asia/Kolkata')::date) then 'LICENSED' end,
          case when exists (select from hub.inspection i join hub.premises p on p.id = i.premises_id where p.agency_id = a.id and i.recorded_at < $1
            and (i.superseded_at is null or i.superseded_at >= $1)) then 'INSPECTED' end,
          case when exists (select from hub.watch_entry w where w.agency_id = a.id and w.decided_at < $1 and w.expires_on is not null)
            or exists (select from hub.inspection i join hub.premises p on p.id = i.premises_id where p.agency_id = a.id and i.recorded_at < $1
              and (i.superseded_at is null or i.superseded_at >= $1) and i.outcome in ('NOTICE', 'PROSECUTED', 'COMPOUNDED')) then 'ACTIONED' end], null)
      from hub.agency a where a.recorded_at < $1`,
    marks: {
      KNOWN: 'It is on the register.',
      LICENSED: 'Its licence, as the register has it now, is valid at the cut-off.',
      INSPECTED: 'An inspection or check of its premises is on record.',
      ACTIONED: 'It was put on the watch list, or an inspection of it led to a notice, a prosecution or a compounding.',
    },
  },
];
