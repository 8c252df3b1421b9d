/** The desk: signs in, asks who one is, and opens the room of the address. */
import './kit/style.css';
import { type ComponentType, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { SignedIn, Start } from './desk/start.js';
import { HubError } from './hub/ask.js';
import { changed } from './hub/changed.js';
import { follow } from './hub/live.js';
import { isSignedIn, signOut } from './hub/session.js';
import { settings } from './hub/settings.js';
import { mayCall, readViewer, viewer } from './hub/viewer.js';
import { Failed, Page, Toasts } from './kit/kit.js';
import { Preferences } from './kit/preferences.js';
import { setSize, size } from './kit/size.js';
import { Tour } from './kit/tour.js';
import { language, speak, t, useCatalogue } from './kit/words.js';
import { type Room, rooms } from './rooms.js';

function Desk() {
  const { path, url, route } = useLocation();
  // The field app is a page of its own.
  if (path === '/signed-in') return <SignedIn go={(to) => (to.startsWith('/field') ? location.replace(to) : route(to, true))} />;
  if (!isSignedIn.value) return <Start returnTo={url === '/' ? '/home' : url} />;
  return <Inside path={path} route={route} />;
}

/** For who is signed in. An NGO's home is its app for the field. */
function Inside({ path, route }: { path: string; route: (to: string, replace?: boolean) => void }) {
  const error = useSignal<HubError | undefined>(undefined);
  const tries = useSignal(0);
  useEffect(() => {
    error.value = undefined;
    readViewer().catch((reason: unknown) => (error.value = reason as HubError));
  }, [tries.value]);
  // Some roles see no case, and there is nothing for them to follow.
  const mayFollow = mayCall('changes');
  useEffect(() => {
    if (!mayFollow) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = follow(() => (waiting ??= setTimeout(() => ((waiting = undefined), changed.value++), 1000)));
    return () => (clearTimeout(waiting), stop());
  }, [mayFollow]);
  if (error.value?.code === 'UNAUTHENTICATED') signOut();
  if (error.value)
    return (
      <Page title={t('start.title')} narrow>
        <Failed error={error.value} again={() => tries.value++} />
      </Page>
    );
  if (!viewer.value)
    return (
      <main>
        <p class="dots hush" role="status">
          {t('loading')}
        </p>
      </main>
    );
  if (path === '/' || path === '/home') {
    if (viewer.value.roles.includes('NGO_WORKER')) {
      location.replace('/field/');
      return null;
    }
    if (path === '/') {
      route('/home', true);
      return null;
    }
  }
  const room = rooms.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  return room && (room.needs === undefined || mayCall(room.needs)) ? <In room={room} key={room.name} /> : <Missing />;
}

const loaded = new Map<string, ComponentType>();

function In({ room }: { room: Room }) {
  const Content = useSignal<ComponentType | undefined>(loaded.get(room.name));
  const failed = useSignal(false);
  const tries = useSignal(0);
  useEffect(() => {
    failed.value = false;
    Promise.all([room.load(), useCatalogue(room.catalogue, room.words)]).then(
      ([{ default: content }]) => {
        loaded.set(room.name, content);
        Content.value = content;
      },
      () => (failed.value = true),
    );
  }, [tries.value]);
  const Shown = Content.value;
  if (Shown) return <Shown />;
  return (
    <main>
      {failed.value ? (
        <Failed error={new HubError('OFFLINE', '')} again={() => tries.value++} />
      ) : (
        <p class="dots hush" role="status">
          {t('loading')}
        </p>
      )}
    </main>
  );
}

const Missing = () => (
  <Page title={t('missing.title')} narrow>
    <p>{t('missing.what')}</p>
  </Page>
);

function Head() {
  const { path, route } = useLocation();
  const who = viewer.value;
  return (
    <header class="head">
      <a class="brand" href={who ? '/home' : '/'}>
        {t('start.title')}
      </a>
      <nav aria-label={t('nav')}>
        <ul>
          {who &&
            rooms
              .filter(({ nav, needs }) => nav !== undefined && (needs === undefined || mayCall(needs)))
              .map((room) => (
                <li key={room.path}>
                  <a href={room.path} aria-current={path === room.path || path.startsWith(`${room.path}/`) ? 'page' : undefined}>
                    {t(room.nav as 'nav.home')}
                  </a>
                </li>
              ))}
        </ul>
      </nav>
      <Preferences />
      {who && (
        <div class="row small">
          <span>
            {who.officer.designation}, {who.office.name}
          </span>
          <button
            type="button"
            class="plain"
            onClick={() => {
              signOut();
              viewer.value = undefined;
              route('/', true);
            }}
          >
            {t('signOut')}
          </button>
        </div>
      )}
    </header>
  );
}

function App() {
  void language.value;
  return (
    <LocationProvider>
      <div class="frame">
        <a class="skip" href="#main">
          {t('skip')}
        </a>
        <Head />
        <div>
          <Tour />
          <Desk />
        </div>
        <footer class="foot">{settings.demo && t('demo')}</footer>
        <Toasts />
      </div>
    </LocationProvider>
  );
}

setSize(size.value);
const common = import.meta.glob('../words/*/common.json');
await useCatalogue('common', common).then(() => speak(language.value));
render(<App />, document.getElementById('app')!);
