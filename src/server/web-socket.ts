/** Subscriptions over one socket: the protocol `graphql-transport-ws`, by its library. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { type Context as SocketContext, CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { limits } from './limits.js';
import { type Credentials, type SignedIn, type SubscriptionDoor, mustSignIn } from './subscriptions.js';
import { ResultQueue } from './result-queue.js';

export interface SocketOptions {
  server: Server;
  schema: GraphQLSchema;
  door: SubscriptionDoor;
  signIn: (credentials: Credentials) => Promise<SignedIn>;
  addressOf: (request: IncomingMessage) => string | undefined;
  failed: (error: unknown) => void;
  /** How many sockets one officer may have in this process. */
  socketsOfOne?: number;
  keepAliveMs?: number;
}

/** The library wants a document to be told that it is a subscription. The door has read the one that was sent. */
const anySubscription = parse('subscription { changes { cursor } }');

interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
  signedIn?: SignedIn;
  /** By the id that the client gave its subscription. */
  opening: Map<string, ResultQueue>;
}

const SOCKETS_OF_ONE = 20;
/** Before anybody has said who they are. */
const STRANGERS_AT_MOST = 500;
const SIGN_IN_WITHIN_MS = 5000;
const KEEP_ALIVE_MS = 12_000;
/** Written and not taken yet: whoever is so far behind is cut off, and goes on from their cursor. */
export const BEHIND_AT_MOST = 1024 * 1024;
/** Understood by clients of the protocol as: do not come back with the same token. */
const UNAUTHORIZED = 4401;
const TOO_SLOW = 4408;

export function serveSockets({
  server,
  schema,
  door,
  signIn,
  addressOf,
  failed,
  socketsOfOne = SOCKETS_OF_ONE,
  keepAliveMs = KEEP_ALIVE_MS,
}: SocketOptions): {
  stop(): Promise<void>;
} {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, handleProtocols });
  const ofOfficer = new Map<string, number>();
  let strangers = 0;

  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: SIGN_IN_WITHIN_MS,
    async onConnect({ extra, connectionParams }: SocketContext<Record<string, unknown>, Extra>) {
      const { headers } = extra.request;
      const said = connectionParams ?? {};
      try {
        const signedIn = await signIn({
          authorization: said['authorization'] ?? said['Authorization'] ?? headers.authorization,
          onBehalfOf: said['samanvay-on-behalf-of'] ?? headers['samanvay-on-behalf-of'],
          brokenGlass: said['samanvay-broken-glass'] ?? headers['samanvay-broken-glass'],
          address: addressOf(extra.request),
        });
        const { officerId } = signedIn.actor;
        const count = ofOfficer.get(officerId) ?? 0;
        if (count >= socketsOfOne) {
          extra.socket.close(CloseCode.TooManyInitialisationRequests, 'Too many connections');
          return false;
        }
        // Gone while it was signing in: nothing would ever take it off the count.
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        ofOfficer.set(officerId, count + 1);
        extra.signedIn = signedIn;
        strangers--;
        return true;
      } catch (error) {
        extra.socket.close(mustSignIn(error as Error) ? UNAUTHORIZED : 1013, mustSignIn(error as Error) ? 'Unauthorized' : 'Try again later');
        return false;
      }
    },
    async onSubscribe({ extra }, id, payload) {
      const queue = new ResultQueue(0);
      // Frames are written here: the text is the same for all, and the library would write it anew for each.
      const frame = (type: string, text: string) => `{"id":${JSON.stringify(id)},"type":"${type}","payload":${text}}`;
      const { socket } = extra;
      extra.opening.set(id, queue);
      queue.whenOver(() => extra.opening.delete(id));
      try {
        const stop = await door.open(extra.signedIn!, payload, {
          next(result) {
            if (socket.readyState !== socket.OPEN) return false;
            if (socket.bufferedAmount > BEHIND_AT_MOST) {
              socket.close(TOO_SLOW, 'Too slow');
              socket.terminate();
              return false;
            }
            socket.send(frame('next', result));
            return true;
          },
          end(reason) {
            if (mustSignIn(reason)) socket.close(UNAUTHORIZED, 'Unauthorized');
            else if (reason && socket.readyState === socket.OPEN) socket.send(frame('error', JSON.stringify([door.refusal(reason)])));
            queue.end();
          },
        });
        queue.whenOver(() => {
          extra.opening.delete(id);
          stop();
        });
        return { schema, document: anySubscription, contextValue: queue };
      } catch (error) {
        extra.opening.delete(id);
        const { message, extensions = {} } = door.refusal(error);
        return [new GraphQLError(message, { extensions })];
      }
    },
    subscribe: ({ contextValue }) => contextValue as ResultQueue,
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => undefined);
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/graphql' || strangers >= STRANGERS_AT_MOST) {
      stream.end(`HTTP/1.1 ${path === '/graphql' ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => open(socket, request));
  };
  server.on('upgrade', upgrade);

  function open(socket: WebSocket, request: IncomingMessage): void {
    const extra: Extra = { socket, request, opening: new Map() };
    strangers++;
    // The library of sockets writes nothing to a log, and neither do we: what was sent could be in it.
    socket.on('error', () => undefined);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer) => {
            void Promise.resolve(take(data.toString())).catch((error: unknown) => {
              failed(error);
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      extra,
    );
    let isThere = true;
    socket.on('pong', () => {
      isThere = true;
    });
    const pinging = setInterval(() => {
      if (!isThere) return socket.terminate();
      isThere = false;
      socket.ping();
    }, keepAliveMs).unref();
    socket.once('close', (code, reason) => {
      clearInterval(pinging);
      for (const queue of extra.opening.values()) queue.end();
      if (extra.signedIn) {
        const { officerId } = extra.signedIn.actor;
        const left = ofOfficer.get(officerId)! - 1;
        if (left > 0) ofOfficer.set(officerId, left);
        else ofOfficer.delete(officerId);
      } else strangers--;
      void closed(code, reason.toString()).catch(failed);
    });
  }

  return {
    async stop() {
      server.off('upgrade', upgrade);
      // Going away: clients of the protocol come again, to another process.
      for (const socket of sockets.clients) socket.close(1001, 'Going away');
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 1000);
      await Promise.all([...sockets.clients].map((socket) => new Promise((gone) => socket.once('close', gone))));
      clearTimeout(cut);
    },
  };
}
