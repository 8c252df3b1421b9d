/** The addresses of the logins that the hub makes for itself, from the administrator's. */
import { createHmac } from 'node:crypto';
import { HUB, SEALER, WORKER } from '../access/visibility.js';

/**
 * The hub's own login. Its password is derived from the administrator's, so that every process behind the balancer
 * finds the same one without keeping state. Production may name its password instead (`HUB_DATABASE_URL`).
 */
export function hubUrl(adminUrl: string): string {
  return derived(adminUrl, HUB, 'samanvay hub login');
}

/** The login that reads the audit and seals it, made in the same way (`AUDIT_DATABASE_URL`). */
export function sealerUrl(adminUrl: string): string {
  return derived(adminUrl, SEALER, 'samanvay sealer login');
}

/** The login that does what is done apart from requests, made in the same way (`WORKER_DATABASE_URL`). */
export function workerUrl(adminUrl: string): string {
  return derived(adminUrl, WORKER, 'samanvay worker login');
}

function derived(adminUrl: string, role: string, purpose: string): string {
  const url = new URL(adminUrl);
  url.password = createHmac('sha256', url.password).update(purpose).digest('base64url');
  url.username = role;
  return url.toString();
}
