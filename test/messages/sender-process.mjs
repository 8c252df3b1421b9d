// A worker that sends mail, in a process of its own, to be killed. DATABASE, KEYS, OFFSET and SMTP in the environment.
import 'reflect-metadata';
import pino from 'pino';
import { workerUrl } from '../../dist/src/database/logins.js';
import { KeyRing } from '../../dist/src/keys/key-ring.js';
import { mailOutlet } from '../../dist/src/messages/mail-outlet.js';
import { messageWorker } from '../../dist/src/messages/message-worker.js';
import { MessageSender } from '../../dist/src/messages/send-messages.js';
import { poolOf } from '../../dist/src/queue/queue.js';

const { DATABASE, KEYS, OFFSET, SMTP } = process.env;
const log = pino({ level: 'silent' });
const outlet = mailOutlet({ url: SMTP, from: 'hub@samanvay.example', needsTls: false });
const clock = () => new Date(Date.now() + Number(OFFSET));
const worker = messageWorker(new MessageSender({ pool: poolOf(workerUrl(DATABASE), 5, log), keys: KeyRing.open(KEYS), outlet, clock, log }), log);
setInterval(() => undefined, 60_000);
process.on('SIGTERM', () => void worker.stop().then(() => process.exit(0)));
