/** The outbox: what waits, what needs an answer, what was sent. */
import { useSignal } from '@preact/signals';
import type { JourneyStatus } from '../../generated/field.js';
import { tell } from '../kit/kit.js';
import { fromLocalInput, toLocalInput } from '../kit/when.js';
import { code, says, t as common } from '../kit/words.js';
import { isBehind, type Item, items, sending, undo, update } from './outbox.js';
import { Screen } from './screen.js';
import { line, mustSignIn, round, soon } from './sending.js';
import { at, now } from './time.js';
import { t } from './words.js';

export default function Outbox() {
  const all = items.value;
  const asks = all.filter(({ state }) => state === 'asks');
  const waiting = all.filter(({ state }) => state === 'waiting');
  const done = all.filter(({ state }) => state === 'sent' || state === 'dropped').toReversed();
  return (
    <Screen title={t('outbox')}>
      {asks.length > 0 && (
        <>
          <h2>{t('outbox.asks', { count: asks.length })}</h2>
          <ul class="cards">
            {asks.map((item) => (
              <Asking item={item} key={item.opId} />
            ))}
          </ul>
        </>
      )}
      <div class="row apart">
        <h2>{t('outbox.waiting', { count: waiting.length })}</h2>
        {waiting.length > 0 && (
          <button type="button" disabled={line.value === 'busy' || mustSignIn.value} onClick={() => void round({ all: true })}>
            {t('outbox.now')}
          </button>
        )}
      </div>
      {waiting.length === 0 && <p class="hush">{t('outbox.none')}</p>}
      <ul class="cards">
        {waiting.map((item) => (
          <Waiting item={item} key={item.opId} />
        ))}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{t('outbox.sent', { count: done.length })}</summary>
          <ul class="plain list">
            {done.map((item) => (
              <li key={item.opId}>
                <What item={item} />
                <p class="small hush">
                  {item.state === 'sent'
                    ? t('outbox.receipt', { when: at(item.doneAt ?? item.madeAt), receipt: item.opId.slice(0, 8) })
                    : t('outbox.dropped', { when: at(item.doneAt ?? item.madeAt) })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Screen>
  );
}

/** What an item says, in one or two lines. */
function What({ item }: { item: Item }) {
  const { title } = item;
  const note = item.kind === 'case' ? undefined : item.input.note;
  return (
    <>
      <p>
        <strong>{title}</strong> {saying(item)}
      </p>
      {note && <p class="small">{note}</p>}
    </>
  );
}

function saying(item: Item): string {
  switch (item.kind) {
    case 'step':
      return t('item.step', { step: code('step', item.input.status), when: at(item.input.happenedAt) });
    case 'visit':
      return t('item.visit', { outcome: code('VisitOutcome', item.input.outcome), when: at(item.input.visitedAt) });
    case 'case':
      return t('item.case', { kind: code('CaseKind', item.input.kind), when: at(item.input.receivedAt) });
  }
}

function Waiting({ item }: { item: Item }) {
  // Whether it may be taken back the moment decides; what was on the line once may be in the hub.
  const isFirst = item.attempts === 0 && !items.value.some((one) => isBehind(one, [item]));
  return (
    <li class="card">
      <What item={item} />
      <p class="small hush">
        {t('item.made', { when: at(item.madeAt) })} · {t('item.attempts', { count: item.attempts })}
        {isBehind(item) && ` · ${t('item.behind')}`}
      </p>
      {isFirst && !sending.has(item.opId) && (
        <button type="button" class="plain" onClick={() => void undo([item.opId]).then((isUndone) => (isUndone ? soon() : tell(t('saved.gone'))))}>
          {t('item.takeBack')}
        </button>
      )}
    </li>
  );
}

/** Why the hub said no, and what one can do. */
function Asking({ item }: { item: Item }) {
  const isChanging = useSignal(false);
  const { why, theirs } = item;
  const again = (changed: Item) => {
    const { why: _, ...rest } = changed;
    return update({ ...rest, state: 'waiting', rebase: item.kind === 'step', nextTry: 0, heldUntil: 0 }).then(() => round());
  };
  const drop = () => update({ ...item, state: 'dropped', doneAt: now().getTime() }).then(() => tell(t('asks.kept')));
  const isMoved = why?.code === 'STALE_VERSION' || why?.code === 'ILLEGAL_STEP' || why?.code === 'CONFLICT';
  const mayAgain = why?.code !== 'OP_ID_REUSED' && why?.code !== 'OTHER_OFFICER';
  return (
    <li class="card">
      <What item={item} />
      <div class="note warn">
        {isMoved && theirs && (
          <p>{t('asks.theirs', { status: code('JourneyStatus', theirs.status), when: at(theirs.at), office: theirs.office ?? t('asks.someone') })}</p>
        )}
        <p>{reason(item)}</p>
      </div>
      {isChanging.value ? (
        <Change item={item} save={again} close={() => (isChanging.value = false)} />
      ) : (
        <div class="row">
          <button type="button" onClick={() => void drop()}>
            {isMoved ? t('asks.keepTheirs') : t('asks.drop')}
          </button>
          {mayAgain && (
            <button type="button" onClick={() => void again(item)}>
              {why?.code === 'STALE_VERSION' ? t('asks.mine') : common('again')}
            </button>
          )}
          {mayAgain && item.kind !== 'case' && (
            <button type="button" onClick={() => (isChanging.value = true)}>
              {t('asks.change')}
            </button>
          )}
          {!mayAgain && (
            <button type="button" onClick={() => void import('./hand-over.js').then(({ saveForSupervisor }) => saveForSupervisor())}>
              {t('out.save')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** In the reader's language as far as there are words for it; otherwise as the hub says it. */
function reason({ why, kind }: Item): string {
  if (!why) return '';
  const [field] = why.path.slice(-1);
  const key = [`asks.${why.code}.${field}`, `asks.${why.code}.${kind}`, `asks.${why.code}`].find(says);
  return key ? t(key as 'asks.STALE_VERSION') : why.message;
}

/** Another time, another step of the hub's list, another note. */
function Change({ item, save, close }: { item: Item; save: (changed: Item) => Promise<void>; close: () => void }) {
  const was = item.kind === 'step' ? item.input.happenedAt : item.kind === 'visit' ? item.input.visitedAt : '';
  const when = useSignal(toLocalInput(new Date(was)));
  const status = useSignal<JourneyStatus | undefined>(item.kind === 'step' ? item.input.status : undefined);
  const note = useSignal(item.kind === 'case' ? '' : (item.input.note ?? ''));
  const steps = [...new Set([...(status.value ? [status.value] : []), ...(item.theirs?.nextSteps ?? [])])];
  const changed = (): Item => {
    const instant = fromLocalInput(when.value).toISOString();
    const { note: _, ...input } = item.input as { note?: string };
    const noted = { ...input, ...(note.value.trim() !== '' && { note: note.value.trim() }) };
    if (item.kind === 'step') return { ...item, input: { ...noted, happenedAt: instant, status: status.value! } as typeof item.input };
    return { ...item, input: { ...noted, visitedAt: instant } } as Item;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (when.value !== '') void save(changed());
      }}
    >
      {item.kind === 'step' && (
        <div class="field">
          <label for="f-status">{t('asks.step')}</label>
          <select id="f-status" value={status.value} onChange={({ currentTarget }) => (status.value = currentTarget.value as JourneyStatus)}>
            {steps.map((step) => (
              <option value={step} key={step}>
                {code('step', step)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="f-when">{t('sheet.when')}</label>
        <input
          id="f-when"
          type="datetime-local"
          value={when.value}
          max={toLocalInput(now())}
          required
          onInput={({ currentTarget }) => (when.value = currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="f-note">{t('sheet.noNames')}</label>
        <textarea id="f-note" rows={3} maxLength={1000} value={note.value} onInput={({ currentTarget }) => (note.value = currentTarget.value)} />
      </div>
      <div class="row">
        <button type="submit" class="first">
          {t('sheet.save')}
        </button>
        <button type="button" class="plain" onClick={close}>
          {common('cancel')}
        </button>
      </div>
    </form>
  );
}
