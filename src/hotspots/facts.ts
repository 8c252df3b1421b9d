import type { FactSource } from '../indicators/fact.js';
import { rulesForTheDatabase } from './rules.js';
import { PRIOR_LOOKS } from './score.js';

/** A district and kind of establishment is a hotspot when its facts come to this weight and it is found there twice as often as in the State. */
const LEAST_WEIGHT = 10;

/** What figures count of hotspots (I24). */
export const hotspotFacts: readonly FactSource[] = [
  {
    kind: 'HOTSPOT',
    means: `One district and kind of establishment (or the district as a whole) whose recorded facts, faded by their age, weigh at least ${LEAST_WEIGHT} and whose expected finding for each look is at least twice the mean of its State, at the cut-off. When its oldest fact happened.`,
    sql: `with sums as (select s.code as state_code, h.* from hub.state s cross join lateral hub.hotspot_sums(s.code, $1, '${rulesForTheDatabase}'::jsonb) h where h.fact <> 'LISTED'),
        placed as (select state_code, district_code, kind, coalesce(sum(s) filter (where fact <> 'LOOK'), 0) as s, coalesce(sum(s) filter (where fact = 'LOOK'), 0) as looks,
          min(oldest) filter (where fact <> 'LOOK') as oldest from sums group by 1, 2, 3),
        mean as (select state_code, sum(s) / (sum(looks) + ${PRIOR_LOOKS} * count(*)) as m from placed group by 1)
      select md5(concat_ws(' ', 'hotspot', district_code, kind))::uuid, null::uuid, p.state_code, p.district_code, p.oldest::timestamp at time zone 'Asia/Kolkata', null::timestamptz,
        round(s::numeric, 3), '{}'::text[]
      from placed p join mean using (state_code) where s >= ${LEAST_WEIGHT} and (${PRIOR_LOOKS} * m + s) / (${PRIOR_LOOKS} + looks) >= 2 * m`,
    marks: {},
  },
];
