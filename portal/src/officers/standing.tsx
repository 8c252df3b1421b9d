/** How a duty stands, as word, shape and colour; and the law behind it. */
import type { ClockFactsFragment } from '../../generated/officers.js';
import { Summary, Tag, type Tone, When } from '../kit/kit.js';
import { count } from '../kit/when.js';
import { code } from '../kit/words.js';
import { CaseLink, PersonLink } from './links.js';
import { dutyText, t } from './words.js';

export type ClockFacts = ClockFactsFragment;

/** How a task stands, made of one duty or of many. */
export type Standing = 'DONE' | 'DONE_LATE' | 'LATE' | 'PAST_TARGET' | 'RUNNING' | 'PARTLY' | 'NOT_STARTED' | 'NOT_APPLICABLE';

const tones: Record<Standing, Tone> = {
  DONE: 'good',
  DONE_LATE: 'warn',
  LATE: 'bad',
  PAST_TARGET: 'warn',
  RUNNING: 'calm',
  PARTLY: 'warn',
  NOT_STARTED: 'calm',
  NOT_APPLICABLE: 'calm',
};

/** Of one clock, as the hub says that it stands. */
export function standingOf({ state, isOverdue, isAdvisory }: ClockFacts): Standing {
  if (isOverdue) return isAdvisory ? 'PAST_TARGET' : 'LATE';
  switch (state) {
    case 'MET':
      return 'DONE';
    case 'MET_LATE':
      return 'DONE_LATE';
    case 'NOT_APPLICABLE':
      return 'NOT_APPLICABLE';
    case 'BREACHED':
      return 'LATE';
    default:
      return 'RUNNING';
  }
}

export const isOpen = (clock: ClockFacts): boolean => ['LATE', 'PAST_TARGET', 'RUNNING'].includes(standingOf(clock));

export function StandingTag({ standing, done, of }: { standing: Standing; done?: number; of?: number }) {
  return (
    <Tag tone={tones[standing]}>
      {t(`standing.${standing}`)}
      {of !== undefined && of > 1 && `, ${t('of', { done: count(done ?? 0), of: count(of) })}`}
    </Tag>
  );
}

/** What to do, whose it is and until when, with the law behind it. `isOwn`: all of them are of the reader's office; `isHere`: of the person whose page it is. */
export function ClockRow({ clock, isOwn = false, isHere = false }: { clock: ClockFacts; isOwn?: boolean; isHere?: boolean }) {
  return (
    <li>
      <div class="row apart">
        <span>
          {!isHere && clock.case && (
            <>
              <CaseLink of={clock.case} />{' '}
            </>
          )}
          {!isHere && clock.survivor && (
            <>
              <PersonLink of={clock.survivor} />{' '}
            </>
          )}
          <strong>{dutyText(clock.code, clock.rule.duty)}</strong>
          {!isOwn && <span class="hush"> {clock.ownerOffice.name}</span>}
        </span>
        <StandingTag standing={standingOf(clock)} />
      </div>
      <span class="small">
        {isOpen(clock) ? t('clock.due') : t('clock.wasDue')} <When at={clock.dueAt} away={isOpen(clock)} />
        {clock.metAt !== null && (
          <>
            {', '}
            {t('clock.done')} <When at={clock.metAt} />
          </>
        )}
      </span>
      <details class="small">
        <summary>{t('clock.why', { code: clock.code })}</summary>
        <Law clock={clock} />
      </details>
    </li>
  );
}

/** Law, source and how far it is verified; what a clock counts and leaves out. */
export function Law({ clock: { rule, isAdvisory, startedAt, excludedMinutes, state, notApplicable } }: { clock: ClockFacts }) {
  return (
    <Summary
      facts={[
        [t('law.law'), rule.law],
        [t('law.time'), rule.time],
        [t('law.verified'), code('Verified', rule.verified)],
        [t('law.severity'), code('ClockSeverity', rule.severity)],
        [t('law.started'), <When key="started" at={startedAt} />],
        excludedMinutes > 0 && [t('law.excluded'), t('minutes', { minutes: excludedMinutes })],
        state === 'EXTENDED' && [t('law.extended'), t('law.extendedBy')],
        isAdvisory && [t('law.advisory'), t('law.advisoryMeans')],
        notApplicable !== null && [t('standing.NOT_APPLICABLE'), code('NotApplicableReason', notApplicable)],
        rule.note !== null && [t('law.note'), rule.note],
      ]}
    />
  );
}
