import { AgendaKind } from './codes.js';

interface AgendaSource {
  kind: AgendaKind;
  /**
   * A function of the database, `hub.<from>(committee uuid, the_time timestamptz)`, which runs as the keeper and which nobody but
   * `hub.write_agenda` may call: committee members see no case, so it hands out ids, codes, numbers of cases of the committee's own district,
   * counts and times, and nothing of a class. It answers rows of (code text, office_id uuid, district_code int, cases int,
   * case_numbers text[], since timestamptz, action_item_id uuid).
   */
  from: string;
}

/** What an agenda is made of, in its order. A further source is a line here and a function in a migration. */
export const agendaSources: readonly AgendaSource[] = [
  { kind: AgendaKind.ACTION_ITEM, from: 'agenda_of_action_items' },
  { kind: AgendaKind.OVERDUE_CLOCK, from: 'agenda_of_clocks' },
  { kind: AgendaKind.WAITING_HANDOVER, from: 'agenda_of_handovers' },
  { kind: AgendaKind.CONTRADICTION, from: 'agenda_of_contradictions' },
  { kind: AgendaKind.WATCH_REVIEW, from: 'agenda_of_watch_reviews' },
];

/** The sources as the database takes them: `kind:function`. */
export const sourcesForDatabase = `{${agendaSources.map(({ kind, from }) => `${kind}:${from}`).join(',')}}`;
