import type { FactSource } from '../indicators/fact.js';

export const handoverFacts: readonly FactSource[] = [
  {
    kind: 'INTER_STATE_REQUEST',
    means:
      'A handover, question or task that an office sent to one of another State, by when it was sent, in the place of the sender. It waits for the answer.',
    needs: 'CASE',
    sql: `select h.id, h.case_id, f.state_code, f.district_code, h.proposed_at, case when h.answered_at < $1 then h.answered_at end, null::numeric,
        array_remove(array[
          case when h.acknowledged_at < $1 then 'ACKNOWLEDGED' end,
          case when h.answered_at < $1 then 'ANSWERED' else 'NOT_ANSWERED' end], null)
      from hub.handover h join hub.office f on f.id = h.from_office_id join hub.office t on t.id = h.to_office_id
      where f.state_code <> t.state_code and h.proposed_at < $1 and h.transfers is distinct from 'CUSTODY'`,
    marks: {
      ACKNOWLEDGED: 'The addressee has said that it has seen it.',
      ANSWERED: 'Accepted or refused by the cut-off.',
      NOT_ANSWERED: 'Not answered by the cut-off.',
    },
  },
];
