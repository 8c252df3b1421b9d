import type { Condition } from './rules.js';
import type { CaseLog, LogEvent, LogSurvivor } from './log.js';

const sexual = sectionsIn(
  'BNS:64-68 BNS:70 BNS:71 POCSO:4 POCSO:6 POCSO:8 POCSO:10 IPC:376 IPC:376A IPC:376AB IPC:376B IPC:376C IPC:376D IPC:376DA IPC:376DB IPC:376E',
);
/** Death, life, or ten years and more. */
const grave = sectionsIn('BNS:64-68 BNS:70 BNS:71 BNS:99 BNS:139 BNS:143 IPC:370 IPC:363A IPC:373 POCSO:4 POCSO:6');

interface Of {
  log: CaseLog;
  survivor?: LogSurvivor | undefined;
  trigger: LogEvent;
}

/** What each condition of a rule means. An age known as a range is a child's as long as it may be (JJ Act s. 94: presumed until determined). */
export const conditions: Record<Condition, (of: Of) => boolean> = {
  CHILD: ({ survivor }) => survivor === undefined || survivor.ageFrom < 18,
  FEMALE: ({ survivor }) => survivor?.sex === 'FEMALE',
  BONDED: ({ log, survivor }) => log.kind === 'BONDED_LABOUR' || !!survivor?.exploitation.includes('BONDED'),
  EMPLOYED: ({ log, survivor }) =>
    ['CHILD_LABOUR', 'BONDED_LABOUR'].includes(log.kind) ||
    !!survivor?.exploitation.some((kind) => ['CHILD_LABOUR', 'HAZ_ADOLESCENT', 'BONDED', 'FORCED_LABOUR', 'DOMESTIC_SERVITUDE'].includes(kind)),
  MISSING: ({ log }) => log.kind === 'MISSING_CHILD',
  SEXUAL_OFFENCE: ({ log, survivor }) =>
    log.events.some(
      ({ kind, survivorId }) => ['SEXUAL_OFFENCE_INFORMATION', 'POCSO_INFORMATION'].includes(kind) && (!survivor || survivorId === survivor.id),
    ),
  FIR_OF_SEXUAL_OFFENCE: (of) => sectionsOf(of).some(sexual),
  FIR_OF_ATROCITY: (of) => sectionsOf(of).some((section) => /^(POA|PoA):/.test(section)),
  FIR_OF_CHILD_TRAFFICKING: (of) => sectionsOf(of).some((section) => /^(BNS:143|IPC:370)\((4|5|6)\)$/.test(section)),
  FIR_OF_GRAVE_OFFENCE: (of) => sectionsOf(of).some(grave),
  NO_FIR_OF_GRAVE_OFFENCE: (of) => !sectionsOf(of).some(grave),
};

/** Of the FIR that starts the clock; otherwise of all FIRs of the case. */
function sectionsOf({ log, trigger }: Of): readonly string[] {
  return trigger.sections ?? log.events.flatMap(({ sections }) => sections ?? []);
}

/** `ACT:from-to` is all sections from one number to another, with their subsections. */
function sectionsIn(list: string): (section: string) => boolean {
  const known = new Set(
    list.split(' ').flatMap((entry) => {
      const [act, numbers] = entry.split(':') as [string, string];
      const [from, to] = numbers.split('-');
      return to ? Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${act}:${Number(from) + i}`) : [entry];
    }),
  );
  return (section) => known.has(section.replace(/\(.*$/, ''));
}
