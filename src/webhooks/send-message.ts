import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { WebhookProblem } from './codes.js';
import type { Checked } from './egress.js';

const ANSWERED_WITHIN_MS = 10_000;
/** Of what the receiver says the status alone is taken; longer headers are refused, and no body is read. */
const HEADER_BYTES = 8192;

export interface Outcome {
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** Nothing: it was taken. */
  problem?: WebhookProblem;
}

/** Sends one message, to the addresses that were checked and to no other. What comes back is a status; a redirect is a failure like any other. */
export function sendMessage({ url, addresses }: Checked, headers: Record<string, string>, body: string): Promise<Outcome> {
  const bytes = Buffer.from(body);
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const deadline = AbortSignal.timeout(ANSWERED_WITHIN_MS);
  const request = send(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': bytes.length },
    // No connection is kept: each attempt goes to the addresses that were checked for it.
    agent: false,
    lookup: pinnedTo(addresses),
    maxHeaderSize: HEADER_BYTES,
    signal: deadline,
  });
  request.on('response', (response) => {
    const status = response.statusCode ?? 0;
    response.destroy();
    resolve({ status, ...problemOf(status) });
  });
  request.on('error', (error: NodeJS.ErrnoException) => resolve({ problem: deadline.aborted ? WebhookProblem.TOO_SLOW : whyNot(error) }));
  request.end(bytes);
  return promise;
}

/** In the place of asking the resolver a second time. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, answer) => (all ? answer(null, found) : answer(null, found[0]!.address, found[0]!.family));
}

function problemOf(status: number): { problem?: WebhookProblem } {
  if (status >= 200 && status < 300) return {};
  if (status >= 300 && status < 400) return { problem: WebhookProblem.REDIRECTED };
  return { problem: status === 410 ? WebhookProblem.GONE : WebhookProblem.REFUSED };
}

function whyNot({ code = '' }: NodeJS.ErrnoException): WebhookProblem {
  return /CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code) ? WebhookProblem.CERTIFICATE : WebhookProblem.UNREACHABLE;
}
