import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { workerUrl } from '../../src/database/logins.js';
import { mailOutlet } from '../../src/messages/mail-outlet.js';
import type { Outlet, Sms } from '../../src/messages/outlet.js';
import { MessageSender } from '../../src/messages/send-messages.js';
import type { TestHub } from '../hub.js';

/** A mail as it arrived, its words readable. */
export interface Arrived {
  to: string;
  headers: string;
  text: string;
  raw: string;
}

/** A server that takes mail, on this machine: real SMTP, and what a test wants it to do. */
export class MailServer {
  readonly arrived: Arrived[] = [];
  /** What it says of a receiver; nothing: welcome. */
  refuses: (to: string) => Error | undefined = () => undefined;
  /** How long it thinks before it says so. */
  waits: (to: string) => Promise<void> | undefined = () => undefined;
  /** While it gets the text of a mail, and before it says yes. */
  whileTaking: () => Promise<void> = async () => undefined;
  private constructor(private readonly server: SMTPServer) {}

  static async open(options: SMTPServerOptions = {}): Promise<MailServer> {
    let mails: MailServer;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => void Promise.resolve(mails.waits(address)).then(() => done(mails.refuses(address) ?? null)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          void mails.whileTaking().then(() => {
            for (const { address } of session.envelope.rcptTo) mails.arrived.push(readable(address, raw));
            done();
          }, done);
        });
      },
      ...options,
    });
    mails = new MailServer(server);
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return mails;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as { port: number }).port}`;
  }

  to(address: string): Arrived[] {
    return this.arrived.filter(({ to }) => to === address);
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}

function readable(to: string, raw: string): Arrived {
  const [headers = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  // Lines that were broken for the way are put together again.
  const plain = /quoted-printable/i.test(headers)
    ? text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return { to, headers, text: plain.replaceAll('\r\n', '\n'), raw };
}

/** What a worker of a hub that sends mail here has, by the hub's clock. */
export class Sending {
  readonly texted: Sms[] = [];
  readonly counted: Record<string, number> = {};
  private readonly pool: pg.Pool;
  readonly sender: MessageSender;

  constructor(hub: TestHub, mails: MailServer, outlet: Partial<Outlet> = {}) {
    this.pool = new pg.Pool({ connectionString: workerUrl(hub.databaseUrl), max: 3 });
    this.sender = new MessageSender({
      pool: this.pool,
      keys: hub.keys,
      clock: hub.now,
      log: pino({ level: 'debug' }, { write: (line: string) => void hub.log.push(line) }),
      counted: (channel, state) => void (this.counted[`${channel} ${state}`] = (this.counted[`${channel} ${state}`] ?? 0) + 1),
      outlet: {
        ...mailOutlet({ url: mails.url, from: 'hub@samanvay.example', needsTls: false }),
        sms: async (sms, handOver) => {
          await handOver();
          this.texted.push(sms);
        },
        ...outlet,
      },
    });
  }

  /** Everything that is due now. */
  async sendAll(): Promise<void> {
    await this.sender.giveUpOnTheDead();
    await this.sender.address();
    while (await this.sender.sendNext()) await sleep(0);
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

/** The address of a persona's office in the demo's directory. */
export const boxOf = (persona: string): string => {
  const [name, district = '102'] = persona.split('@');
  return `${name}.${district}@demo.invalid`;
};
