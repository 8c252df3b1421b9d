/**
 * The tasks of a case by stage, made of the clocks and facts that the hub gives. Under which heading a duty stands is a matter of reading alone: what is
 * owed, by whom and until when, the hub has decided.
 */
import type { OfficersCaseQuery } from '../../generated/officers.js';
import { levelOf } from '../hub/viewer.js';
import { code } from '../kit/words.js';
import { type ClockFacts, type Standing, standingOf } from './standing.js';
import { dutyText, t } from './words.js';

export type CaseFacts = NonNullable<OfficersCaseQuery['case']>;

/** The headings, in the order of a case's life. */
export const headings = ['INTAKE', 'RESCUE', 'FIR', 'PRODUCTION', 'MEDICAL', 'CARE', 'MONEY', 'COURT', 'HOME', 'OTHER'] as const;
export type Heading = (typeof headings)[number];

/** By the code of the duty; what is not here stands under OTHER. */
const dutiesOf: Record<Exclude<Heading, 'OTHER'>, readonly string[]> = {
  INTAKE: ['C03', 'C14'],
  RESCUE: ['C14b', 'C14c', 'C25'],
  FIR: ['C01', 'C01b', 'C01c', 'C02', 'C09c'],
  PRODUCTION: ['C04', 'C09b', 'C22', 'C26'],
  MEDICAL: ['C05', 'C06', 'C08'],
  CARE: ['C07', 'C09', 'C12', 'C26b', 'C26c'],
  MONEY: ['C14d', 'C15', 'C17', 'C17b', 'C18', 'C19', 'C20', 'C21', 'C30', 'C33', 'C33b'],
  COURT: ['C10', 'C11', 'C16', 'C27', 'C27b', 'C28', 'C29', 'C31', 'C32', 'C32b'],
  HOME: ['C13', 'C23', 'C24'],
};

export interface Task {
  key: string;
  heading: Heading;
  what: string;
  /** The office that owes it. */
  owner: string | undefined;
  standing: Standing;
  /** Of several, how many are done. */
  done?: number;
  of?: number;
  /** When the next of it is due. */
  dueAt?: string;
  /** What it is made of, where it is made of duties. */
  clocks: readonly ClockFacts[];
}

export function tasksOf(it: CaseFacts, clocks: readonly ClockFacts[]): Task[] {
  return [...factTasks(it), ...dutyTasks(clocks)];
}

/** One task for each duty of an office, however many persons it is about. */
function dutyTasks(clocks: readonly ClockFacts[]): Task[] {
  const groups = new Map<string, [ClockFacts, ...ClockFacts[]]>();
  for (const clock of clocks) {
    const key = `${clock.code} ${clock.ownerOffice.id}`;
    const group = groups.get(key);
    if (group) group.push(clock);
    else groups.set(key, [clock]);
  }
  return [...groups].map(([key, of]) => {
    const [first] = of;
    const standings = of.map(standingOf);
    const owed = standings.filter((standing) => standing !== 'NOT_APPLICABLE');
    const open = of.filter((clock) => !['DONE', 'DONE_LATE', 'NOT_APPLICABLE'].includes(standingOf(clock)));
    const next = open.map(({ dueAt }) => dueAt).toSorted()[0];
    return {
      key,
      heading: headings.find((heading) => heading !== 'OTHER' && dutiesOf[heading].includes(first.code)) ?? 'OTHER',
      what: dutyText(first.code, first.rule.duty),
      owner: first.ownerOffice.name,
      standing: together(standings),
      done: owed.length - open.length,
      of: owed.length,
      ...(next !== undefined && { dueAt: next }),
      clocks: of,
    };
  });
}

/** How several stand as one: what is late comes first. */
function together(standings: readonly Standing[]): Standing {
  const has = (standing: Standing) => standings.includes(standing);
  if (has('LATE')) return 'LATE';
  if (has('PAST_TARGET')) return 'PAST_TARGET';
  if (has('RUNNING')) return has('DONE') || has('DONE_LATE') ? 'PARTLY' : 'RUNNING';
  if (has('DONE_LATE')) return 'DONE_LATE';
  return has('DONE') ? 'DONE' : 'NOT_APPLICABLE';
}

/** What is on record besides duties. */
function factTasks({ stage, leadOffice, rescues, firStanding, survivors: { nodes: people } }: CaseFacts): Task[] {
  const tasks: Task[] = [fact('INTAKE', t('task.triage'), stage === 'INTAKE' ? 'NOT_STARTED' : 'DONE', leadOffice.name)];
  const headcount = rescues.nodes.reduce((sum, one) => sum + one.headcount, 0);
  tasks.push(
    fact(
      'RESCUE',
      headcount > 0 ? t('task.rescued', { count: headcount }) : t('task.rescue'),
      headcount > 0 ? 'DONE' : 'NOT_STARTED',
      rescues.nodes[0]?.recordedBy?.name,
    ),
  );
  if (firStanding) tasks.push(fact('FIR', firText(firStanding), firStanding.status === 'NOT_YET' ? 'NOT_STARTED' : 'DONE'));
  const of = people.length;
  if (of === 0) return tasks;
  const counted = (heading: Heading, what: string, done: number, total = of) =>
    tasks.push({ ...fact(heading, what, partly(done, total)), done, of: total });
  const knows = (dataClass: string) => ['F', 'S'].includes(levelOf(dataClass));
  const way = people.map(({ rehabilitationStatus }) => rehabilitationStatus);
  if (knows('RHB')) counted('CARE', t('task.carePlan'), way.filter(({ carePlanApprovedAt }) => carePlanApprovedAt !== null).length);
  const claims = way.reduce((sum, one) => sum + one.claims, 0);
  const credited = way.reduce((sum, one) => sum + one.claimsCredited, 0);
  if (knows('FIN') && claims > 0) counted('MONEY', t('task.credited'), credited, claims);
  return tasks;
}

const fact = (heading: Heading, what: string, standing: Standing, owner?: string): Task => ({
  key: what,
  heading,
  what,
  owner,
  standing,
  clocks: [],
});

const partly = (done: number, of: number): Standing => (done === 0 ? 'NOT_STARTED' : done < of ? 'PARTLY' : 'DONE');

function firText({ status, reason }: NonNullable<CaseFacts['firStanding']>): string {
  const text = code('FirStatus', status);
  return reason === null ? text : `${text}: ${code('NoFirReason', reason)}`;
}
