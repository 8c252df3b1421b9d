import { CLOSED_ON, nationalDays } from '../../src/clocks/holidays.js';
import type { CaseLog, LogEvent, LogSurvivor } from '../../src/clocks/log.js';
import type { Law } from '../../src/clocks/run-clocks.js';
import { OfficeKind } from '../../src/offices/codes.js';
import { type EventKind, rulePack } from '../../src/clocks/rules.js';

const nothingGazetted = { holidays: new Set(nationalDays()), closedOn: CLOSED_ON, gazettedFor: new Set<number>() };
/** The same where no State has sent its list. */
export const lawWithoutGazettes: Law = { rules: rulePack, calendarOf: () => nothingGazetted };

/** The law as it comes with the hub, with a calendar of every State in which nothing but the national holidays was gazetted. */
export const law: Law = {
  rules: rulePack,
  calendarOf: () => ({ ...nothingGazetted, gazettedFor: new Set(Array.from({ length: 40 }, (_, i) => 2010 + i)) }),
};

/** An instant in India, from `2026-06-05 07:10`. */
export const ist = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+05:30`);

/** The last instant of a day in India. */
export const endOf = (day: string): number => Date.parse(`${day}T23:59:59.999+05:30`);

export const aGirl: LogSurvivor = {
  id: 'survivor-1',
  pseudonym: 'X-A',
  sex: 'FEMALE',
  ageFrom: 13,
  ageOn: '2026-06-05',
  exploitation: ['BONDED', 'CHILD_LABOUR'],
  foundIn: 102,
  homeDistrict: 196,
  isMerged: false,
};

let events = 0;
export function event(kind: EventKind, at: string, more: Partial<LogEvent> = {}): LogEvent {
  const instant = ist(at);
  return { id: `event-${++events}`, kind, at: instant, reportedAt: instant, survivorId: aGirl.id, officeId: 'police', ...more };
}

export function aLog(happened: readonly LogEvent[], more: Partial<CaseLog> = {}): CaseLog {
  return {
    caseId: 'case-1',
    number: 'X',
    kind: 'CHILD_LABOUR',
    district: 102,
    state: 8,
    leadOfficeId: 'lead',
    closedBecause: null,
    survivors: [aGirl],
    offices: [
      { id: 'dm', kind: OfficeKind.DISTRICT_MAGISTRATE, district: 102, state: 8 },
      { id: 'ahtu', kind: OfficeKind.AHTU, district: 102, state: 8 },
      { id: 'dcpu', kind: OfficeKind.DCPU, district: 102, state: 8 },
      { id: 'dcpu of the home district', kind: OfficeKind.DCPU, district: 196, state: 10 },
      { id: 'cwc', kind: OfficeKind.CWC, district: 102, state: 8 },
      { id: 'dlsa', kind: OfficeKind.DLSA, district: 102, state: 8 },
      { id: 'labour', kind: OfficeKind.DISTRICT_LABOUR_OFFICE, district: 102, state: 8 },
    ],
    events: happened,
    ...more,
  };
}
