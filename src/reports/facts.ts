import type { FactSource } from '../indicators/fact.js';
import { DAYS_TO_SEND, ReportKind } from './codes.js';

export const reportFacts: readonly FactSource[] = [
  {
    kind: 'DISTRICT_REPORT',
    means: `The action-taken report that a district owes for a quarter, by the last day of the quarter. It waits to be sent to the State: within ${DAYS_TO_SEND} days (a measure of ours).`,
    sql: `select md5(d.code || ' ' || q.period_from)::uuid, null::uuid, d.state_code, d.code, q.period_until - interval '1 millisecond', sent.at, null::numeric,
        array[case when sent.at is null then 'NOT_SENT' when sent.at < q.period_until + interval '${DAYS_TO_SEND} days' then 'ON_TIME' else 'LATE' end]
      from hub.district d cross join (select distinct r.period_from, r.period_until from hub.action_report r where r.kind = '${ReportKind.ACTION_TAKEN}') q
        cross join lateral (select min(r.sent_at) as at from hub.action_report r where r.kind = '${ReportKind.ACTION_TAKEN}' and r.district_code = d.code and r.period_from = q.period_from and r.sent_at < $1) sent
      where d.valid_to is null and q.period_until <= $1`,
    marks: { ON_TIME: 'Sent by then.', LATE: 'Sent later.', NOT_SENT: 'Not sent by the cut-off.' },
  },
];
