/** A step of a journey in two taps: the button on the card, and SAVE on this sheet, which has everything filled in. */
import { signal, useSignal } from '@preact/signals';
import type { JourneyStatus } from '../../generated/field.js';
import { Sheet, tell } from '../kit/kit.js';
import { fromLocalInput, toLocalInput } from '../kit/when.js';
import { code, t as common } from '../kit/words.js';
import { HELD_MS, record, release, undo } from './outbox.js';
import { type Shown, shown, who } from './people.js';
import { contact, forget, keep, kept, remembers } from './phone.js';
import { line, soon } from './sending.js';
import { at, now } from './time.js';
import { t } from './words.js';

/** What the sheet is about. It outlives a lock: who is called away finds it as it was. */
interface Asked {
  ids: readonly string[];
  /** Undefined while one of several is to be chosen. */
  status: JourneyStatus | undefined;
  /** As typed; undefined: now. */
  when: string | undefined;
  note: string;
}

const asked = signal<Asked | undefined>(undefined);
const DRAFT = 'draft.step';

remembers({
  fill: async () => void (asked.value = await kept<Asked>(DRAFT)),
  clear: () => (asked.value = undefined),
});

/** A clock that runs before the last word of the hub was set back: the time must be given. */
const isClockLost = () => now().getTime() < contact.value - 60_000;

export function askForStep(ids: readonly string[], status?: JourneyStatus): void {
  asked.value = { ids, status, when: isClockLost() ? '' : undefined, note: '' };
}

/** Tells that it is saved, and holds it for ten seconds, in which it can be taken back. */
export function tellSaved(count: number, opIds: readonly string[]): void {
  navigator.vibrate?.(30);
  tell(t('saved', { count }), () => void undo(opIds).then((isUndone) => (isUndone ? soon() : tell(t('saved.gone')))), HELD_MS);
  soon();
}

function change(to: Partial<Asked>): void {
  asked.value = { ...asked.value!, ...to };
  // Only what was typed is worth keeping.
  void keep(DRAFT, asked.value);
}

function close(): void {
  asked.value = undefined;
  void forget(DRAFT).catch(() => undefined);
}

export function StepSheet() {
  const on = asked.value;
  const about = shown.value?.filter(({ id }) => on?.ids.includes(id)) ?? [];
  const isOpen = on !== undefined && about.length > 0;
  const title = on?.status ? t('sheet.title', { step: code('step', on.status) }) : t('other');
  return (
    <Sheet isOpen={isOpen} close={close} title={title}>
      {isOpen && (on.status ? <Confirm on={on} status={on.status} about={about} /> : <Others of={about[0]!} />)}
    </Sheet>
  );
}

/** The hub's list without what the card offers. */
function Others({ of }: { of: Shown }) {
  return (
    <>
      <p class="hush">{of.pseudonym}</p>
      <ul class="cards">
        {of.nextSteps
          .filter((step) => step !== of.expectedStep)
          .map((step) => (
            <li key={step}>
              <button type="button" class="wide" onClick={() => (asked.value = { ...asked.value!, status: step })}>
                {code('step', step)}
              </button>
            </li>
          ))}
      </ul>
    </>
  );
}

function Confirm({ on, status, about }: { on: Asked; status: JourneyStatus; about: readonly Shown[] }) {
  const [isSaving, wrong, left] = [useSignal(false), useSignal<'full' | 'when' | undefined>(undefined), useSignal<readonly string[]>([])];
  const chosen = about.filter(({ id }) => !left.value.includes(id));
  const save = async () => {
    if (isSaving.value) return;
    const happened = on.when === undefined ? now() : fromLocalInput(on.when);
    if (Number.isNaN(happened.getTime()) || happened.getTime() > now().getTime() + 60_000) {
      wrong.value = 'when';
      return;
    }
    isSaving.value = true;
    // One is done with what was saved before.
    release();
    const note = on.note.trim();
    const happenedAt = happened.toISOString();
    const drafts = chosen.map(({ id, pseudonym, version, status: seen, statusSince }) => ({
      kind: 'step' as const,
      title: pseudonym,
      input: {
        opId: crypto.randomUUID(),
        survivorId: id,
        expectedVersion: version,
        basedOn: { status: seen, since: statusSince },
        status,
        happenedAt,
        ...(note !== '' && { note }),
      },
    }));
    try {
      const made = await record(drafts, who.value?.officer.id);
      close();
      tellSaved(
        made.length,
        made.map(({ opId }) => opId),
      );
    } catch {
      // It stays on the screen: nowhere else it is.
      wrong.value = 'full';
    } finally {
      isSaving.value = false;
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {about.length === 1 ? (
        <p class="hush">{about[0]!.pseudonym}</p>
      ) : (
        <fieldset class="field">
          <legend>{t('sheet.who', { count: chosen.length })}</legend>
          {about.map(({ id, pseudonym }) => (
            <label class="choice" key={id}>
              <input
                type="checkbox"
                checked={!left.value.includes(id)}
                onChange={({ currentTarget }) => (left.value = currentTarget.checked ? left.value.filter((one) => one !== id) : [...left.value, id])}
              />
              {pseudonym}
            </label>
          ))}
        </fieldset>
      )}
      <div role="alert">{wrong.value && <p class="note bad">{t(`wrong.${wrong.value}`)}</p>}</div>
      {on.when === undefined ? (
        <p class="row apart">
          <span>
            <strong>{t('sheet.when')}</strong> {at(now().getTime())}
          </span>
          <button type="button" onClick={() => change({ when: toLocalInput(now()) })}>
            {t('sheet.change')}
          </button>
        </p>
      ) : (
        <div class="field">
          <label for="f-happenedAt">{t('sheet.when')}</label>
          {isClockLost() && <span class="warn">{t('clock.lost')}</span>}
          <input
            id="f-happenedAt"
            type="datetime-local"
            value={on.when}
            max={toLocalInput(now())}
            onInput={({ currentTarget }) => change({ when: currentTarget.value })}
          />
        </div>
      )}
      <details open={on.note !== ''}>
        <summary>{t('sheet.note')}</summary>
        <div class="field">
          <label for="f-note" class="hush small">
            {t('sheet.noNames')}
          </label>
          <textarea id="f-note" rows={3} maxLength={1000} value={on.note} onInput={({ currentTarget }) => change({ note: currentTarget.value })} />
        </div>
      </details>
      {status === 'MISSING' && (
        <p>
          <a href="tel:1098">{t('call')}</a>
        </p>
      )}
      <button type="submit" class="first" disabled={isSaving.value || chosen.length === 0}>
        {t('sheet.save')}
      </button>
      <p class="hush small">{line.value === 'off' ? t('sheet.later') : t('sheet.soon')}</p>
      <button type="button" class="plain" onClick={close}>
        {common('cancel')}
      </button>
    </form>
  );
}
