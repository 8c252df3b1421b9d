/** One way to ask the hub: by the name of a document that it knows, never by text. */
import { currentToken } from './session.js';

/** A document of `documents/*.graphql`, by the SHA-256 of its text (`npm run schema`). Its types are those of the schema. */
export interface Doc<Result, Variables> {
  id: string;
  /** Of the types alone. */
  __of?: (variables: Variables) => Result;
}

/** Why the hub did not answer: the codes of the API, and `OFFLINE` where there is no network, or nobody at the other end. */
export class HubError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** After so many seconds it may be tried again. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const DEADLINE_MS = 20_000;

export interface AskOptions {
  signal?: AbortSignal;
  /** Through a glass that was broken: its id. */
  brokenGlass?: string;
  /** Told of every answer, and when it was asked for: the field app measures its clock by it. */
  heard?: (response: Response, askedAt: number) => void;
}

/** Asks. Throws a `HubError` unless the answer is whole. Signed out, it is `UNAUTHENTICATED`; a token that ran out is renewed first. */
export async function ask<Result, Variables>(document: Doc<Result, Variables>, variables: Variables, options: AskOptions = {}): Promise<Result> {
  return (await once(document, variables, options, false)) ?? (await once(document, variables, options, true))!;
}

async function once<Result, Variables>(
  document: Doc<Result, Variables>,
  variables: Variables,
  { signal, brokenGlass, heard }: AskOptions,
  renew: boolean,
): Promise<Result | undefined> {
  let response: Response;
  try {
    const token = await currentToken({ renew });
    if (token === undefined) throw new HubError('UNAUTHENTICATED', 'Sign in again.');
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const askedAt = Date.now();
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
        ...(brokenGlass !== undefined && { 'samanvay-broken-glass': brokenGlass }),
      },
      body: JSON.stringify({ documentId: document.id, variables }),
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    heard?.(response, askedAt);
  } catch (error) {
    if (error instanceof HubError || (error as Error).name === 'AbortError') throw error;
    throw new HubError('OFFLINE', 'There is no network, or the hub does not answer.');
  }
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  const [error] = answer.errors ?? [];
  const code = error?.extensions?.code ?? (response.status >= 500 ? 'UNAVAILABLE' : undefined);
  if (code === 'UNAUTHENTICATED' && !renew) return undefined;
  if (error || !answer.data) {
    const after = Number(response.headers.get('retry-after'));
    throw new HubError(code ?? 'INTERNAL', error?.message ?? '', after > 0 ? after : undefined);
  }
  return answer.data;
}
