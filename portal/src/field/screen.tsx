/** What every screen of the phone stands in. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { at, isClockOff, now } from './time.js';
import { line, mustSignIn, round } from './sending.js';
import { contact, counts, isFull, phase } from './phone.js';
import { signIn } from '../hub/session.js';
import { Tag } from '../kit/kit.js';
import { t as common } from '../kit/words.js';
import { t } from './words.js';

/** A screen with its title. What the phone calls itself, in its title and its lists, says nothing of what it is for. */
export function Screen({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${t('app')}`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" class="screen">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}

/** Always there: whether there is a network, how many wait, and when the hub last answered. */
export function Strip() {
  const { waiting, asks } = counts.value;
  const isOpen = phase.value === 'open';
  const how = isOpen && mustSignIn.value ? 'signedOut' : line.value;
  const tones = { untried: 'calm', on: 'good', busy: 'good', off: 'warn', failing: 'warn', signedOut: 'bad' } as const;
  return (
    <div class="strip" role="region" aria-label={t('strip')}>
      <Tag tone={tones[how]}>{t(`line.${how}`)}</Tag>
      {isOpen ? (
        <a href="/field/outbox">
          {t('strip.waiting', { count: waiting })}
          {asks > 0 && ` · ${t('strip.asks', { count: asks })}`}
        </a>
      ) : (
        <span>{t('strip.waiting', { count: waiting + asks })}</span>
      )}
      {contact.value > 0 && <span class="hush">{t('strip.last', { when: at(contact.value) })}</span>}
      {isOpen && mustSignIn.value ? (
        <SignInButton />
      ) : (
        isOpen && (
          <button type="button" class="plain" disabled={line.value === 'busy'} onClick={() => void round({ all: true })}>
            {t('refresh')}
          </button>
        )
      )}
      {isFull.value && <p class="bad">{t('full')}</p>}
      {isClockOff() && <p class="warn">{t('clock.off', { now: at(now().getTime()) })}</p>}
    </div>
  );
}

/** Leaves for the identity provider, and comes back here. */
export function SignInButton() {
  return (
    <button type="button" class="first" onClick={() => void signIn({ returnTo: '/field/' }).catch(() => (line.value = 'off'))}>
      {common('signIn')}
    </button>
  );
}
