import type { FactSource } from '../indicators/fact.js';
import { CommitteeKind } from './codes.js';
import { committeeRules } from './rules.js';

/** What indicators I22 and I23 count. */
export const committeeFacts: readonly FactSource[] = [
  {
    kind: 'MEETING',
    means:
      'A meeting of a committee that was held and closed with its minutes. It is of the day on which it began; what it waits for is the second signature. Amount: offices that were there.',
    sql: `select m.id, null::uuid as case_id, c.state_code, c.district_code, m.begun_at as at,
        (select case when count(*) = 2 then max(s.signed_at) end from hub.minutes_signature s where s.meeting_id = m.id and s.signed_at < $1) as until,
        (select count(*) from hub.attendance a where a.meeting_id = m.id and a.is_present)::numeric as amount, array[c.kind] as marks
      from hub.meeting m join hub.committee c on c.id = m.committee_id
      where m.state = 'CLOSED' and m.ended_at < $1`,
    marks: Object.fromEntries(Object.values(CommitteeKind).map((kind) => [kind, `Of a ${committeeRules[kind].label}.`])),
  },
  {
    kind: 'ACTION_ITEM',
    means: 'Something that a meeting gave an office to do: from when it was given until the chair accepted the answer.',
    sql: `select i.id, null::uuid as case_id, c.state_code, c.district_code, i.given_at as at, case when i.settled_at < $1 then i.settled_at end as until, null::numeric as amount,
        array_remove(array[
          case when i.settled_at < $1 then 'CLOSED' end,
          case when i.settled_at < $1 and a.answered_at < day.over then 'ON_TIME' end,
          case when case when i.settled_at < $1 then a.answered_at >= day.over else day.over <= $1 end then 'OVERDUE' end], null) as marks
      from hub.action_item i join hub.committee c on c.id = i.committee_id
        cross join lateral (select (i.due_on + 1)::timestamp at time zone 'Asia/Kolkata' as over) day
        left join hub.action_answer a on a.item_id = i.id and a.is_accepted
      where i.given_at < $1`,
    marks: {
      CLOSED: 'The chair accepted an answer.',
      ON_TIME: 'The answer that was accepted was given before its day (IST) was over.',
      OVERDUE: 'Its day (IST) was over before the answer that was accepted, or is over and none is accepted.',
    },
  },
];
