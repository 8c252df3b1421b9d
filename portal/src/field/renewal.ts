/**
 * The service worker, and a new version of the app. A version that was fetched waits, and takes over when the phone is locked, new or just started: never
 * under the hands of somebody who types. A phone that is put down locks after two minutes, so it waits for no restart.
 */
import { effect } from '@preact/signals';
import { phase } from './phone.js';

let registration: ServiceWorkerRegistration | undefined;
let isNew = false;

export async function register(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const wasControlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of all brings what is here already. Another tab may have let a new one in: this one follows when it is put down.
    if (!wasControlled) return;
    isNew = true;
    turnOver();
  });
  registration = await navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' });
  registration.addEventListener('updatefound', () => registration!.installing?.addEventListener('statechange', turnOver));
  effect(() => {
    void phase.value;
    turnOver();
  });
}

function turnOver(): void {
  if (phase.peek() === 'open') return;
  if (isNew) location.reload();
  else if (navigator.serviceWorker.controller) registration?.waiting?.postMessage('take over');
}

/** Whether there is a newer version of the app than this. */
export async function lookForUpdate(): Promise<boolean> {
  if (!registration) return false;
  await registration.update().catch(() => undefined);
  return registration.installing !== null || registration.waiting !== null;
}
