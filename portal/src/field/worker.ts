/**
 * The service worker of the field app: keeps the files of one version and answers with them, so that the app opens without a network. It keeps nothing that
 * the hub or the identity provider answers.
 */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

/** Of a worker, as far as it is used here: the types of pages do not know it. */
interface Waitable extends Event {
  waitUntil: (until: Promise<unknown>) => void;
}
interface FetchEvent extends Waitable {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}
const worker = self as unknown as {
  addEventListener: ((type: 'install' | 'activate', listener: (event: Waitable) => void) => void) &
    ((type: 'fetch', listener: (event: FetchEvent) => void) => void) &
    ((type: 'message', listener: (event: MessageEvent) => void) => void);
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
};

const PAGE = '/field/';
const cacheName = `field-${__VERSION__}`;
const files = new Set<string>(__FILES__);

worker.addEventListener('install', (event) => event.waitUntil(fetchAll()));
worker.addEventListener('activate', (event) => event.waitUntil(removeOld().then(() => worker.clients.claim())));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/field(?:\/|$)/.test(pathname)) return;
    event.respondWith(answer(PAGE));
    event.waitUntil(renewPage());
  } else if (files.has(pathname) || pathname.startsWith('/assets/')) event.respondWith(answer(pathname));
});

/** A file whose name says what is in it is taken over from the version before. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    [...files].map(async (file) => {
      const isNamed = file.startsWith('/assets/');
      const known = isNamed ? await caches.match(file, { ignoreVary: true }) : undefined;
      const response = known ?? (await fetch(file, isNamed ? {} : { cache: 'no-cache' }));
      if (!response.ok) throw new Error(file);
      await cache.put(file, response);
    }),
  );
}

/** The version before stays: a tab that still runs it may need a part that it has not fetched. */
async function removeOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('field-') && name !== cacheName);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(file: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(file, { ignoreVary: true })) ?? (await caches.match(file, { ignoreVary: true })) ?? fetch(file);
}

/** The page also says where one signs in, which can change without a new version. It is kept if it is a page of this version. */
async function renewPage(): Promise<void> {
  const response = await fetch(PAGE, { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return;
  const text = await response.clone().text();
  const needs = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file!);
  if (needs.length > 0 && needs.every((file) => files.has(file))) await (await caches.open(cacheName)).put(PAGE, response);
}
