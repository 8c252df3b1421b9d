/** Before the phone is open: signing in, choosing a PIN, and the PIN. */
import { useSignal } from '@preact/signals';
import { isSignedIn, signOut } from '../hub/session.js';
import { Sheet } from '../kit/kit.js';
import { Preferences } from '../kit/preferences.js';
import { t as common } from '../kit/words.js';
import { choosePin, counts, ended, isWaiting, open, triesLeft, TRIES, wipe } from './phone.js';
import { Screen, SignInButton } from './screen.js';
import { isGoodPin } from './sealed.js';
import { t } from './words.js';

/** A phone with nothing on it. */
export function Begin() {
  return (
    <Screen title={t('app')}>
      <Ended />
      {isSignedIn.value ? (
        <ChoosePin />
      ) : (
        <>
          <p>{t('begin.what')}</p>
          <SignInButton />
        </>
      )}
      <Preferences />
    </Screen>
  );
}

/** Why what was here is gone. */
export function Ended() {
  if (!ended.value) return null;
  return (
    <div class="note warn" role="alert">
      <p>{t(`ended.${ended.value}`)}</p>
    </div>
  );
}

function ChoosePin() {
  const [pin, again, wrong, isBusy] = [useSignal(''), useSignal(''), useSignal<'weak' | 'differ' | 'full' | undefined>(undefined), useSignal(false)];
  const choose = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    wrong.value = !isGoodPin(pin.value) ? 'weak' : pin.value !== again.value ? 'differ' : undefined;
    if (wrong.value) return;
    isBusy.value = true;
    await choosePin(pin.value).catch(() => (wrong.value = 'full'));
    isBusy.value = false;
  };
  return (
    <form onSubmit={(event) => void choose(event)} noValidate>
      <p>{t('pin.why')}</p>
      <PinField id="pin" label={t('pin.choose')} value={pin.value} type={(value) => (pin.value = value)} hint={t('pin.hint')} />
      <PinField id="pin-again" label={t('pin.again')} value={again.value} type={(value) => (again.value = value)} />
      <p class="bad" role="alert">
        {wrong.value && t(`pin.${wrong.value}`)}
      </p>
      <button type="submit" class="first wide" disabled={isBusy.value}>
        {t('pin.keep')}
      </button>
    </form>
  );
}

/** Digits that nobody reads over a shoulder. */
export function PinField({
  id,
  label,
  hint,
  value,
  type,
}: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  type: (value: string) => void;
}) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span class="hush small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        id={id}
        class="pin"
        type="password"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={(event) => type(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
    </div>
  );
}

/** A phone that was put down. */
export function Locked() {
  const [pin, isBusy, isForgotten] = [useSignal(''), useSignal(false), useSignal(false)];
  const left = triesLeft.value;
  const isWrong = left < TRIES;
  const waiting = counts.value.waiting + counts.value.asks;
  const enter = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value || pin.value === '') return;
    isBusy.value = true;
    await open(pin.value);
    pin.value = '';
    isBusy.value = false;
  };
  return (
    <Screen title={t('app')}>
      <Ended />
      <form onSubmit={(event) => void enter(event)} noValidate>
        <PinField id="pin" label={t('pin')} value={pin.value} type={(value) => (pin.value = value)} />
        <div role="alert">
          {isWrong && (
            <div class="note bad">
              <p>{t('pin.wrong', { left })}</p>
              {waiting > 0 && <p>{t('pin.loses', { count: waiting })}</p>}
            </div>
          )}
        </div>
        <button type="submit" class="first wide" disabled={isBusy.value}>
          {t('pin.open')}
        </button>
      </form>
      {isWrong && waiting > 0 && <SealedCopy />}
      <p>
        <button type="button" class="plain" onClick={() => (isForgotten.value = true)}>
          {t('pin.forgotten')}
        </button>
      </p>
      <Sheet isOpen={isForgotten.value} close={() => (isForgotten.value = false)} title={t('pin.forgotten')}>
        <p>{t('pin.noOther')}</p>
        {waiting > 0 && <SealedCopy />}
        <Clear />
      </Sheet>
      <Preferences />
    </Screen>
  );
}

/** What waits, as it lies here: it opens with the PIN, on any phone. */
function SealedCopy() {
  return (
    <>
      <p>{t('copy.what')}</p>
      <p>
        <button type="button" onClick={() => void import('./hand-over.js').then(({ saveSealed }) => saveSealed())}>
          {t('copy.save')}
        </button>
      </p>
    </>
  );
}

/** Clears the phone; while something waits, only for who writes that it shall be lost. */
export function Clear({ done }: { done?: () => void }) {
  const typed = useSignal('');
  const waiting = counts.value.waiting + counts.value.asks;
  const word = t('clear.word');
  const may = !isWaiting() || typed.value.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (may) void wipe().then(signOut).then(done);
      }}
    >
      {waiting > 0 && (
        <div class="field">
          <label for="clear-word">{t('clear.type', { count: waiting, word })}</label>
          <input id="clear-word" autocomplete="off" value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
        </div>
      )}
      <button type="submit" class="grave" disabled={!may}>
        {t('clear')}
      </button>
      <button type="button" class="plain" hidden={done === undefined} onClick={done}>
        {common('cancel')}
      </button>
    </form>
  );
}
