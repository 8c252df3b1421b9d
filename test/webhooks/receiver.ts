import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { Webhook as Verifier } from 'standardwebhooks';
import { actorToday } from '../../src/server/sign-in.js';
import { WebhookSender } from '../../src/webhooks/deliver.js';
import type { TestHub } from '../hub.js';

export const SOURCE = 'urn:samanvay:test';

/** A CloudEvent as it came. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  event: {
    id: string;
    type: string;
    time: string;
    source: string;
    subject: string;
    data: { caseId: string; subjectId: string; cursor: string; webhookId?: string };
  };
}

/** The system of an office: a real HTTP server on this machine, which keeps what it took. */
export interface Receiver {
  url: string;
  /** What was taken, in its order. */
  taken: Received[];
  /** Every request, taken or not. */
  asked: Received[];
  connections: number;
  /** How it answers; 204 when nothing is said. */
  answers: (received: Received) => { status: number; headers?: Record<string, string> } | 'never';
  /** The names of the events taken, without the first message. */
  events(): string[];
  close(): Promise<void>;
}

export async function aReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const received: Received = { headers: request.headers, body, event: JSON.parse(body || '{}') };
      receiver.asked.push(received);
      const answer = receiver.answers(received);
      if (answer === 'never') return;
      if (answer.status >= 200 && answer.status < 300) receiver.taken.push(received);
      response.writeHead(answer.status, answer.headers).end('not read by anybody');
    });
  });
  server.on('connection', () => receiver.connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/samanvay`,
    taken: [],
    asked: [],
    connections: 0,
    answers: () => ({ status: 204 }),
    events: () => receiver.taken.map(({ event }) => event.type.replace('in.samanvay.', '')).filter((type) => type !== 'webhook.verification'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return receiver;
}

/** Whether what came was signed with this secret, by the library that receivers use. */
export function isSigned({ headers, body }: Pick<Received, 'headers' | 'body'>, secret: string): boolean {
  try {
    new Verifier(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

/** A process's sender over the database of a test hub. A test says when it works (`finish`), or lets it run (`start`). */
export function aSender(hub: TestHub): WebhookSender {
  return new WebhookSender({
    shared: hub.app.shared,
    source: SOURCE,
    clock: hub.now,
    actorOf: actorToday(hub.orm),
    log: pino({ level: 'debug' }, { write: (line: string) => void hub.log.push(line) }),
    tried: hub.app.metrics.webhookTried,
  });
}

/** Gives every committed change its place, as the listener of each process does within a second. */
export async function placed(hub: TestHub): Promise<void> {
  await hub.admin.query('select hub.number_changes()');
}

/** Registers as a persona, and answers what only this answer says. */
export async function registers(hub: TestHub, persona: string, input: object): Promise<{ id: string; secret: string }> {
  const { registerWebhook } = await hub
    .officer(persona)
    .data('mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { webhook { id } secret problems { message } } }', {
      input: { opId: crypto.randomUUID(), ...input },
    });
  if (registerWebhook.problems.length > 0) throw new Error(JSON.stringify(registerWebhook.problems));
  return { id: registerWebhook.webhook.id, secret: registerWebhook.secret };
}
