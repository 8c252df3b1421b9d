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
    ...stepsOf(survivors.nodes),
    ...handovers.nodes.map((handover) => ({
      key: handover.id,
      at: handover.endedAt ?? handover.answeredAt ?? handover.proposedAt,
      what: t('timeline.handover', { what: code('Handing', handover.transfers ?? handover.kind), status: code('HandoverStatus', handover.status) }),
      who: t('handover.between', { from: handover.fromOffice.name, to: handover.toOffice.name }),
    })),
  ];
  return happenings.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Where people have come to: those who came there together are told together. */
function stepsOf(people: CaseFacts['survivors']['nodes']): Happening[] {
  const together = new Map<string, { status: string; at: string; who: string[] }>();
  for (const { pseudonym, status, statusSince } of people) {
    const key = `${status} ${statusSince}`;
    const group = together.get(key);
    if (group) group.who.push(pseudonym);
    else together.set(key, { status, at: statusSince, who: [pseudonym] });
  }
  return [...together].map(([key, { status, at, who }]) => ({
    key,
    at,
    what: code('JourneyStatus', status),
    who: who.length > 3 ? t('home.people', { count: who.length }) : who.join(', '),
  }));
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
