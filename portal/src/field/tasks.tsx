/** Follow-up visits that are due, and what they found. */
import { useSignal } from '@preact/signals';
import type { VisitOutcome } from '../../generated/field.js';
import { Choices, Empty, Sheet, Tag } from '../kit/kit.js';
import { dayInIndia, dayText, fromLocalInput, toLocalInput } from '../kit/when.js';
import { code } from '../kit/words.js';
import { items, record, release } from './outbox.js';
import { mayCall, people, who } from './people.js';
import { tellSaved } from './save-step.js';
import { Screen } from './screen.js';
import { now } from './time.js';
import { t } from './words.js';

interface Due {
  id: string;
  dueOn: string;
  pseudonym: string;
  isWaiting: boolean;
}

const outcomes: readonly VisitOutcome[] = ['SAFE_IN_SCHOOL', 'SAFE_NOT_IN_SCHOOL', 'AT_WORK', 'AT_RISK', 'NOT_FOUND', 'RETRAFFICKED'];

function dueVisits(): readonly Due[] {
  const recorded = new Set(items.value.flatMap((item) => (item.kind === 'visit' && item.state !== 'dropped' ? [item.input.visitId] : [])));
  return (people.value ?? [])
    .flatMap(({ pseudonym, followUpVisits }) =>
      followUpVisits.nodes
        .filter(({ visitedAt }) => visitedAt === null)
        .map(({ id, dueOn }) => ({ id, dueOn, pseudonym, isWaiting: recorded.has(id) })),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.pseudonym.localeCompare(b.pseudonym)));
}

export default function Tasks() {
  const asked = useSignal<Due | undefined>(undefined);
  const due = dueVisits();
  const today = dayInIndia(now());
  return (
    <Screen title={t('tasks')}>
      {due.length === 0 && <Empty>{t('tasks.none')}</Empty>}
      <ul class="cards">
        {due.map((visit) => (
          <li class="card" key={visit.id}>
            <div class="row apart">
              <h2>{visit.pseudonym}</h2>
              {visit.isWaiting ? (
                <Tag tone="warn">{t('card.waiting')}</Tag>
              ) : (
                <Tag tone={visit.dueOn < today ? 'bad' : visit.dueOn === today ? 'warn' : 'calm'}>
                  {t(visit.dueOn < today ? 'tasks.late' : 'tasks.due', { day: dayText(visit.dueOn) })}
                </Tag>
              )}
            </div>
            {mayCall('recordVisit') && !visit.isWaiting && (
              <button type="button" class="first" onClick={() => (asked.value = visit)}>
                {t('tasks.record')}
                <span class="only-heard">, {visit.pseudonym}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Sheet isOpen={asked.value !== undefined} close={() => (asked.value = undefined)} title={t('tasks.found')}>
        {asked.value && <Visit of={asked.value} close={() => (asked.value = undefined)} />}
      </Sheet>
    </Screen>
  );
}

function Visit({ of, close }: { of: Due; close: () => void }) {
  const outcome = useSignal<VisitOutcome | undefined>(undefined);
  const [when, next, note] = [useSignal(toLocalInput(now())), useSignal(''), useSignal('')];
  const wrong = useSignal<'full' | 'when' | 'outcome' | undefined>(undefined);
  const isSaving = useSignal(false);
  const save = async () => {
    const visited = fromLocalInput(when.value);
    wrong.value = !outcome.value ? 'outcome' : visited.getTime() <= now().getTime() + 60_000 ? undefined : 'when';
    if (wrong.value || isSaving.value) return;
    isSaving.value = true;
    release();
    const opId = crypto.randomUUID();
    const input = {
      opId,
      visitId: of.id,
      visitedAt: visited.toISOString(),
      outcome: outcome.value!,
      ...(note.value.trim() !== '' && { note: note.value.trim() }),
      ...(next.value !== '' && { nextDueOn: next.value }),
    };
    try {
      await record([{ kind: 'visit', title: of.pseudonym, input }], who.value?.officer.id);
      close();
      tellSaved(1, [opId]);
    } catch {
      wrong.value = 'full';
    } finally {
      isSaving.value = false;
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="hush">{of.pseudonym}</p>
      <div role="alert">{wrong.value && <p class="note bad">{t(`wrong.${wrong.value}`)}</p>}</div>
      <Choices
        name="outcome"
        label={t('tasks.outcome')}
        options={outcomes.map((value) => ({ value, label: code('VisitOutcome', value) }))}
        value={outcome.value}
        choose={(value) => (outcome.value = value)}
      />
      <div class="field">
        <label for="f-visitedAt">{t('sheet.when')}</label>
        <input
          id="f-visitedAt"
          type="datetime-local"
          value={when.value}
          max={toLocalInput(now())}
          onInput={({ currentTarget }) => (when.value = currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="f-nextDueOn">{t('tasks.next')}</label>
        <input
          id="f-nextDueOn"
          type="date"
          value={next.value}
          min={dayInIndia(now())}
          onInput={({ currentTarget }) => (next.value = currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="f-note">{t('sheet.noNames')}</label>
        <textarea id="f-note" rows={3} maxLength={1000} value={note.value} onInput={({ currentTarget }) => (note.value = currentTarget.value)} />
      </div>
      <button type="submit" class="first" disabled={isSaving.value}>
        {t('sheet.save')}
      </button>
    </form>
  );
}
