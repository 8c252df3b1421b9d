/** What happened in a case, newest first, of all that the reader sees of it. */
import { code } from '../kit/words.js';
import type { CaseFacts } from './tasks.js';
import { t } from './words.js';

export interface Happening {
  key: string;
  at: string;
  what: string;
  who: string | undefined;
}

export function timelineOf({ events, rescues, firs, survivors, handovers }: CaseFacts): Happening[] {
  const happenings: Happening[] = [
    ...events.nodes.map((event) => ({ key: event.id, at: event.recordedAt, what: eventText(event), who: event.recordedBy?.name })),
    ...rescues.nodes.map(({ id, startedAt, headcount, recordedBy }) => ({
      key: id,
      at: startedAt,
      what: t('task.rescued', { count: headcount }),
      who: recordedBy?.name,
    })),
    ...firs.nodes.map(({ id, registeredAt, detail, recordedBy }) => ({
      key: id,
      at: registeredAt,
      what: t('timeline.fir', { number: detail?.number ?? '' }),
      who: recordedBy?.name,
    })),
    ...survivors.nodes.map(({ id, pseudonym, status, statusSince }) => ({
      key: id,
      at: statusSince,
      what: `${pseudonym}: ${code('JourneyStatus', status)}`,
      who: undefined,
    })),
    ...handovers.nodes.map((handover) => ({
      key: handover.id,
      at: handover.endedAt ?? handover.answeredAt ?? handover.proposedAt,
      what: t('timeline.handover', { what: code('Handing', handover.transfers ?? handover.kind), status: code('HandoverStatus', handover.status) }),
      who: t('handover.between', { from: handover.fromOffice.name, to: handover.toOffice.name }),
    })),
  ];
  return happenings.toSorted((a, b) => b.at.localeCompare(a.at));
}

function eventText({ kind, stage, priority, workstream, closedBecause, reopenedBecause }: CaseFacts['events']['nodes'][number]): string {
  const more = [
    stage !== null && code('CaseStage', stage),
    priority !== null && code('CasePriority', priority),
    workstream !== null && code('WorkstreamKind', workstream),
    closedBecause !== null && code('ClosureReason', closedBecause),
    reopenedBecause !== null && code('ReopeningReason', reopenedBecause),
  ].filter((one) => one !== false);
  return [code('CaseEventKind', kind), ...more].join(': ');
}
