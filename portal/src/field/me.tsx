/** Me: who I am, how the phone is set, and how to leave it. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { signOut } from '../hub/session.js';
import { Sheet, Summary, tell } from '../kit/kit.js';
import { Preferences } from '../kit/preferences.js';
import { count as grouped } from '../kit/when.js';
import { Clear, PinField } from './gate.js';
import { who } from './people.js';
import { changePin, contact, counts, isWaiting, wipe } from './phone.js';
import { Screen } from './screen.js';
import { round } from './sending.js';
import { at } from './time.js';
import { t } from './words.js';

export default function Me() {
  const leaving = useSignal<'out' | 'clear' | undefined>(undefined);
  const leave = () => {
    if (isWaiting()) leaving.value = 'out';
    else void wipe().then(signOut);
  };
  return (
    <Screen title={t('me')}>
      <Summary
        facts={[
          [t('me.who'), who.value && `${who.value.officer.designation}, ${who.value.office.name}`],
          [t('me.contact'), contact.value > 0 && at(contact.value)],
        ]}
      />
      <h2>{t('me.read')}</h2>
      <Preferences />
      <h2>{t('me.storage')}</h2>
      <Storage />
      <h2>{t('me.pin')}</h2>
      <ChangePin />
      <h2>{t('me.copy')}</h2>
      <BringBack />
      <h2>{t('me.leave')}</h2>
      <p class="row">
        <button type="button" onClick={leave}>
          {t('me.out')}
        </button>
        <button type="button" class="grave" onClick={() => (leaving.value = 'clear')}>
          {t('clear')}
        </button>
      </p>
      <p class="hush small">{t('me.honest')}</p>
      <Sheet isOpen={leaving.value === 'out'} close={() => (leaving.value = undefined)} title={t('out.title')}>
        <p>{t('out.why', { count: counts.value.waiting + counts.value.asks })}</p>
        <div class="row">
          <button type="button" class="first" onClick={() => void round({ all: true }).then(() => (leaving.value = undefined))}>
            {t('out.send')}
          </button>
          <button type="button" onClick={() => void import('./hand-over.js').then(({ saveForSupervisor }) => saveForSupervisor())}>
            {t('out.save')}
          </button>
        </div>
        <p class="hush small">{t('out.file')}</p>
      </Sheet>
      <Sheet isOpen={leaving.value === 'clear'} close={() => (leaving.value = undefined)} title={t('clear')}>
        <p>{t('clear.what')}</p>
        {leaving.value === 'clear' && (
          <Clear
            done={() => {
              leaving.value = undefined;
            }}
          />
        )}
      </Sheet>
    </Screen>
  );
}

function Storage() {
  const found = useSignal<{ kB: number; isKept: boolean } | undefined>(undefined);
  useEffect(() => {
    void (async () => {
      const [{ usage = 0 }, isKept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
      found.value = { kB: Math.round(usage / 1000), isKept };
    })().catch(() => undefined);
  }, []);
  if (!found.value) return null;
  const { kB, isKept } = found.value;
  return (
    <>
      <p>{t('me.used', { size: grouped(kB) })}</p>
      <p class={isKept ? undefined : 'note warn'}>{t(isKept ? 'me.kept' : 'me.notKept')}</p>
    </>
  );
}

function ChangePin() {
  const [old, next, result] = [useSignal(''), useSignal(''), useSignal<'wrong' | 'weak' | undefined>(undefined)];
  const change = async (event: Event) => {
    event.preventDefault();
    const how = await changePin(old.value, next.value);
    result.value = how === 'changed' ? undefined : how;
    if (how === 'changed') {
      old.value = next.value = '';
      tell(t('me.pinChanged'));
    }
  };
  return (
    <details>
      <summary>{t('me.pinChange')}</summary>
      <form onSubmit={(event) => void change(event)} noValidate>
        <PinField id="pin-old" label={t('pin')} value={old.value} type={(value) => (old.value = value)} />
        <PinField id="pin-new" label={t('me.pinNew')} hint={t('pin.hint')} value={next.value} type={(value) => (next.value = value)} />
        <p class="bad" role="alert">
          {result.value === 'weak' && t('pin.weak')}
          {result.value === 'wrong' && t('me.pinWrong')}
        </p>
        <button type="submit">{t('me.pinChange')}</button>
      </form>
    </details>
  );
}

/** A sealed copy that was saved before a PIN was forgotten. */
function BringBack() {
  const [file, pin, result] = [
    useSignal<File | undefined>(undefined),
    useSignal(''),
    useSignal<'unreadable' | 'wrong' | 'other' | undefined>(undefined),
  ];
  const bring = async (event: Event) => {
    event.preventDefault();
    if (!file.value) return;
    const { bringBack } = await import('./hand-over.js');
    const how = await bringBack(file.value, pin.value);
    result.value = typeof how === 'number' ? undefined : how;
    if (typeof how !== 'number') return;
    pin.value = '';
    tell(t('copy.back', { count: how }));
    void round();
  };
  return (
    <details>
      <summary>{t('copy.bring')}</summary>
      <form onSubmit={(event) => void bring(event)} noValidate>
        <div class="field">
          <label for="f-copy">{t('copy.file')}</label>
          <input id="f-copy" type="file" accept=".json,application/json" onChange={({ currentTarget }) => (file.value = currentTarget.files?.[0])} />
        </div>
        <PinField id="pin-copy" label={t('copy.pin')} value={pin.value} type={(value) => (pin.value = value)} />
        <p class="bad" role="alert">
          {result.value && t(`copy.${result.value}`)}
        </p>
        <button type="submit">{t('copy.bring')}</button>
      </form>
    </details>
  );
}
