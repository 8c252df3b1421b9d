import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { personaSubject } from '../../src/offices/personas.js';
import type { TestHub } from '../hub.js';

export const TOLD = 'subscription Told($after: String) { changes(after: $after) { event caseId subjectId cursor } }';

/** Somebody who is told, and what they have been told so far. */
export interface Told {
  changes: { event: string; caseId: string; subjectId: string; cursor: string }[];
  results: any[];
  errors: any[];
  /** The code with which the socket was closed. */
  closed: Promise<number>;
  /** Resolves when it has ended, whoever ended it. */
  over: Promise<void>;
  /** Waits until so many have come, or fails. */
  until(n: number, withinMs?: number): Promise<void>;
  /** Takes nothing more from the socket. */
  pause(): void;
  stop(): Promise<void>;
}

/** Subscribes as a persona over a socket, and waits until the hub has let it in. */
export async function listens(
  hub: Pick<TestHub, 'url' | 'token'>,
  persona: string,
  {
    query = TOLD,
    variables = {},
    claims = {},
    params = {},
    url = hub.url,
  }: { query?: string; variables?: object; claims?: object; params?: object; url?: string } = {},
): Promise<Told> {
  const authorization = `Bearer ${await hub.token(personaSubject(persona), claims)}`;
  const closed = Promise.withResolvers<number>();
  const over = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  let socket: WebSocket | undefined;
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization, ...params },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    on: {
      connected: (opening) => {
        socket = opening as WebSocket;
        opened.resolve();
      },
      closed: (event) => {
        closed.resolve((event as { code: number }).code);
        opened.resolve();
      },
    },
  });
  const told: Told = {
    changes: [],
    results: [],
    errors: [],
    closed: closed.promise,
    over: over.promise,
    until: (n, withinMs = 5000) =>
      eventually(
        () => told.results.length >= n,
        withinMs,
        () => `${persona}: ${told.results.length} of ${n} came; ${JSON.stringify(told.errors)}`,
      ),
    pause: () => (socket as unknown as { _socket: { pause(): void } })._socket.pause(),
    stop: async () => {
      socket?.terminate();
      // One that was refused says so again.
      await Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
  await opened.promise;
  client.subscribe(
    { query, variables: variables as Record<string, unknown> },
    {
      next: (result) => {
        told.results.push(result);
        const change = (result.data as any)?.changes;
        if (change) told.changes.push(change);
      },
      error: (errors) => {
        told.errors.push(...(Array.isArray(errors) ? errors : [errors]));
        over.resolve();
      },
      complete: () => over.resolve(),
    },
  );
  return told;
}

export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  withinMs = 5000,
  otherwise: () => string = () => 'It did not become so',
): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Until the hub has so many subscriptions. */
export function subscribed(hub: { app: { live: { size: { subscriptions: number } } } }, n: number): Promise<void> {
  return eventually(
    () => hub.app.live.size.subscriptions === n,
    5000,
    () => `${hub.app.live.size.subscriptions} of ${n} are subscribed`,
  );
}
