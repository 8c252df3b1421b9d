/** The field app: for a phone that is often without a network, and sometimes in the wrong hands. */
import '../kit/style.css';
import './field.css';
import { type ComponentType, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { effect, untracked, useSignal } from '@preact/signals';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { HubError } from '../hub/ask.js';
import { settings } from '../hub/settings.js';
import { Failed, Toasts } from '../kit/kit.js';
import { setSize, size } from '../kit/size.js';
import { Tour } from '../kit/tour.js';
import { language, speak, t as common, useCatalogue } from '../kit/words.js';
import { Begin, Ended, Locked } from './gate.js';
import { counts, isWaiting, phase, start, watchTouches } from './phone.js';
import { register } from './renewal.js';
import { Rescues } from './rescues.js';
import { Screen, Strip } from './screen.js';
import { keepSending, round } from './sending.js';
import { t } from './words.js';

const routes: Record<string, () => Promise<{ default: ComponentType }>> = {
  '/field/outbox': () => import('./outbox-screen.js'),
  '/field/new': () => import('./intake.js'),
  '/field/tasks': () => import('./tasks.js'),
  '/field/me': () => import('./me.js'),
};
const loaded = new Map<string, ComponentType>();

function Open() {
  const { path } = useLocation();
  return (
    <>
      {isWaiting() && <Ended />}
      {path in routes ? <Route path={path} key={path} /> : <Rescues />}
      <Ways path={path} />
    </>
  );
}

function Route({ path }: { path: string }) {
  const Content = useSignal(loaded.get(path));
  const failed = useSignal(false);
  const tries = useSignal(0);
  useEffect(() => {
    failed.value = false;
    routes[path]!().then(
      ({ default: content }) => {
        loaded.set(path, content);
        Content.value = content;
      },
      () => (failed.value = true),
    );
  }, [tries.value]);
  const Shown = Content.value;
  if (Shown) return <Shown />;
  return <main class="screen">{failed.value && <Failed error={new HubError('OFFLINE', '')} again={() => tries.value++} />}</main>;
}

function Ways({ path }: { path: string }) {
  const { waiting, asks } = counts.value;
  const ways = [
    ['/field', t('way.rescues')],
    ['/field/outbox', t('way.outbox', { count: waiting + asks })],
    ['/field/tasks', t('way.tasks')],
    ['/field/me', t('way.me')],
  ] as const;
  return (
    <nav class="ways" aria-label={common('nav')}>
      <ul>
        {ways.map(([to, name]) => (
          <li key={to}>
            <a href={to === '/field' ? '/field/' : to} aria-current={path === to ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function App() {
  void language.value;
  return (
    <LocationProvider scope="/field">
      <div class="phone">
        <header>
          <a class="skip" href="#main">
            {common('skip')}
          </a>
          <Strip />
          <Tour />
          {settings.demo && (
            <p class="hush small" style={{ margin: '0.25rem 0.75rem' }}>
              {common('demo')}
            </p>
          )}
        </header>
        <div class="body">
          {phase.value === 'new' && <Begin />}
          {phase.value === 'locked' && <Locked />}
          {phase.value === 'open' && <Open />}
          {phase.value === 'broken' && (
            <Screen title={t('app')}>
              <p class="note bad">{t('broken')}</p>
            </Screen>
          )}
        </div>
        <Toasts />
      </div>
    </LocationProvider>
  );
}

setSize(size.value);
// A worker looks after /field/ and what is below it.
if (location.pathname === '/field') history.replaceState(null, '', '/field/');
await Promise.all([
  useCatalogue('common', import.meta.glob('../../words/*/common.json')),
  useCatalogue('field', import.meta.glob('../../words/*/field.json')),
  start(),
]);
await speak(language.value);
watchTouches();
keepSending();
effect(() => {
  if (phase.value === 'open') untracked(() => void round());
});
render(<App />, document.getElementById('app')!);
void register().catch(() => undefined);
