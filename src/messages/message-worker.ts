import type { Logger } from 'pino';
import { Looker } from '../queue/looker.js';
import type { MessageSender } from './send-messages.js';

const LOOKS_EVERY_MS = 1000;
/** Mails at once from one process: most of the time of each is waiting for a server. */
const LANES = 4;

/**
 * Sends, looking once a second. Not a job of the queue for each message: a job whose process was killed is taken up again after four hours, and
 * a duty of 24 hours cannot wait for that. What waits lies in `message`.
 */
export function messageWorker(sender: MessageSender, log: Logger): Looker {
  const lane = async () => {
    while (!looker.isStopped && (await sender.sendNext()));
  };
  const look = async () => {
    await sender.giveUpOnTheDead();
    await sender.address();
    await Promise.all(Array.from({ length: LANES }, lane));
  };
  const looker = new Looker(LOOKS_EVERY_MS, look, log, 'Messages could not be sent, and are tried again');
  return looker;
}
