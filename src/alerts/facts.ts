import type { FactSource } from '../indicators/fact.js';
import { AlertOutcome } from './codes.js';

export const alertFacts: readonly FactSource[] = [
  {
    kind: 'ALERT_RECEIVED',
    means: 'An alert at one office that received it, by when it was issued, in the place of that office. It waits for what that office did.',
    sql: `select r.id, null::uuid, o.state_code, o.district_code, a.issued_at, case when r.acted_at < $1 then r.acted_at end, null::numeric,
        array_remove(array[
          case when r.acknowledged_at < $1 then 'ACKNOWLEDGED' end,
          case when r.acted_at < $1 then 'ACTED' end,
          case when r.acted_at < $1 and r.outcome in ('PERSON_RESCUED', 'PERSON_ARRESTED') then 'LED_TO_PERSON' end,
          case when r.acted_at < $1 then r.outcome end], null)
      from hub.alert_recipient r join hub.alert a on a.id = r.alert_id join hub.office o on o.id = r.office_id where a.issued_at < $1`,
    marks: {
      ACKNOWLEDGED: 'The office has said that it has seen it.',
      ACTED: 'The office has said what came of it.',
      LED_TO_PERSON: 'A person was rescued or arrested.',
      ...Object.fromEntries(Object.values(AlertOutcome).map((outcome) => [outcome, `What came of it: ${outcome}.`])),
    },
  },
];
