import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isAddress } from './addresses.js';
import { Channel } from './codes.js';
import { NotSent, type Mail } from './outlet.js';

export interface MailSettings {
  /** smtp://user:password@host:587, or smtps:// where TLS comes before the first word. */
  url: string;
  /** The mailbox that it is from. */
  from: string;
  /** No mail without TLS, and none to a server whose certificate does not hold. */
  needsTls: boolean;
}

/** Together shorter than a transaction may be idle (60 seconds): the message is locked until it is handed over. */
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 5000, socketTimeout: 15_000, socketCloseTimeout: 1000 };

/**
 * Sends mail by SMTP, one connection a mail. The connection is ours and not the library's transport, since of one thing we must be sure: that
 * it is on record that a mail is being handed over before a byte of it is (`Outlet`).
 */
export function mailOutlet({ url, from, needsTls }: MailSettings): { name: string; mail(mail: Mail, handOver: () => Promise<void>): Promise<void> } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  if (!isAddress(Channel.MAIL, from)) throw new Error('MAIL_FROM is no e-mail address.');
  return {
    name: `mail by ${hostname}`,
    async mail({ id, to, subject, text, at }, handOver) {
      // What could begin another header or another command is no address, wherever it came from.
      if (!isAddress(Channel.MAIL, to)) throw new NotSent('NO_ADDRESS');
      if (hasControls(subject)) throw new NotSent('NO_SUBJECT');
      const raw = await new MailComposer({
        from,
        to,
        subject,
        text,
        date: at,
        messageId: `<${id}@${from.split('@')[1]}>`,
        // A machine wrote it: no answer from another machine, please (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build();
      const line = new SMTPConnection({ host: hostname, ...(port && { port: Number(port) }), secure, requireTLS: needsTls && !secure, ...TIMES });
      // A line that breaks says so here too; whoever waits for it hears of it there.
      line.on('error', () => undefined);
      let isHandedOver = false;
      try {
        await step((done) => line.connect(done));
        if (username) await step((done) => line.login({ user: decodeURIComponent(username), pass: decodeURIComponent(password) }, done));
        // Read when the server has said that it takes the text, and not before.
        const body = Readable.from(
          (async function* () {
            await handOver();
            isHandedOver = true;
            yield raw;
          })(),
        );
        await new Promise<void>((resolve, reject) => {
          line.once('end', () => reject(new Error('The line broke')));
          body.once('error', reject);
          line.send({ from, to: [to] }, body, (error) => (error ? reject(error) : resolve()));
        });
        line.quit();
      } catch (error) {
        line.close();
        // A server that answers no has not taken it.
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        if (!isHandedOver || (responseCode ?? 0) >= 400) throw new NotSent(String(responseCode ?? code ?? 'FAILED'));
        throw error;
      }
    },
  };

  /** One step of the conversation; a line that ends in the middle of it has failed it. */
  function step(begin: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())));
  }
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
