/** Subscriptions over a stream of server-sent events: GraphQL over SSE, one subscription a request, by its library. */
import type { Request, RequestHandler, Response } from 'express';
import { createHandler } from 'graphql-sse/lib/use/express';
import type { OperationResult } from 'graphql-sse';
import { ResultQueue } from './result-queue.js';
import { type Credentials, type SignedIn, type SubscriptionDoor, mustSignIn } from './subscriptions.js';
import { BEHIND_AT_MOST } from './web-socket.js';

export interface StreamOptions {
  door: SubscriptionDoor;
  signIn: (credentials: Credentials) => Promise<SignedIn>;
  /** How many streams one officer may have in this process. */
  streamsOfOne?: number;
}

const STREAMS_OF_ONE = 20;
const RESULTS_WAITING = 1000;

export function serveStreams({ door, signIn, streamsOfOne = STREAMS_OF_ONE }: StreamOptions): { handler: RequestHandler; stop(): void } {
  const ofOfficer = new Map<string, number>();
  const open = new Set<ResultQueue>();
  const handle = createHandler({
    // Each request is its own: nothing is reserved for one that comes later.
    authenticate: () => '',
    async onSubscribe(request, params) {
      const { raw, context } = request as unknown as { raw: Request; context: { res: Response } };
      const queue = new ResultQueue(RESULTS_WAITING);
      const { res } = context;
      try {
        const signedIn = await signIn({
          authorization: raw.headers.authorization,
          onBehalfOf: raw.headers['samanvay-on-behalf-of'],
          brokenGlass: raw.headers['samanvay-broken-glass'],
          address: raw.ip,
        });
        const { officerId } = signedIn.actor;
        const count = ofOfficer.get(officerId) ?? 0;
        if (count >= streamsOfOne)
          return refuse(429, { message: `An officer has at most ${streamsOfOne} streams at a time.`, extensions: { code: 'RATE_LIMITED' } });
        ofOfficer.set(officerId, count + 1);
        res.once('close', () => {
          open.delete(queue);
          queue.end();
          const left = ofOfficer.get(officerId)! - 1;
          if (left > 0) ofOfficer.set(officerId, left);
          else ofOfficer.delete(officerId);
        });
        const stop = await door.open(signedIn, params, {
          next(result) {
            const takes = !res.destroyed && res.writableLength <= BEHIND_AT_MOST && queue.push(JSON.parse(result));
            if (!takes) res.destroy();
            return takes;
          },
          end: (reason) => queue.end(reason && { errors: [door.refusal(reason)] }),
        });
        queue.whenOver(stop);
        if (res.destroyed) queue.end();
        open.add(queue);
        return queue as unknown as OperationResult;
      } catch (error) {
        return refuse(mustSignIn(error as Error) ? 401 : 400, door.refusal(error));
      }
    },
  });
  const handler: RequestHandler = (request, response, next) => {
    if (request.method !== 'POST' || request.headers['x-graphql-event-stream-token'] !== undefined || 'token' in request.query) {
      response
        .status(405)
        .setHeader('Allow', 'POST')
        .json({ errors: [{ message: 'Subscribe by POST, each subscription in a request of its own.', extensions: { code: 'BAD_USER_INPUT' } }] });
      return;
    }
    // What passes a proxy must not wait there for more.
    response.setHeader('X-Accel-Buffering', 'no');
    Promise.resolve(handle(request, response)).catch((error: unknown) => (response.headersSent ? response.destroy() : next(error)));
  };
  return {
    handler,
    stop() {
      for (const queue of open) queue.end();
    },
  };
}

function refuse(status: number, error: object): [string, { status: number; statusText: string; headers: Record<string, string> }] {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(status === 401 && { 'www-authenticate': 'Bearer' }) };
  return [JSON.stringify({ errors: [error] }), { status, statusText: '', headers }];
}
