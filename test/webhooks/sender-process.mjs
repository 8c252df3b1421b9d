// A process that sends webhooks, to be killed: DATABASE, KEYS and OFFSET in the environment; says `ready` when it looks.
import 'reflect-metadata';
import pino from 'pino';
import { hubUrl, sealerUrl } from '../../dist/src/database/logins.js';
import { openOrm } from '../../dist/src/database/orm.js';
import { KeyRing } from '../../dist/src/keys/key-ring.js';
import { AuditLog } from '../../dist/src/ledger/audit-log.js';
import { createApp } from '../../dist/src/server/app.js';
import { actorToday } from '../../dist/src/server/sign-in.js';
import { WebhookSender } from '../../dist/src/webhooks/deliver.js';

const { DATABASE, KEYS, OFFSET = '0' } = process.env;
const orm = await openOrm({ url: hubUrl(DATABASE), connections: 6, statementTimeoutMs: 3000 });
const [keys, log] = [KeyRing.open(KEYS), pino({ level: 'error' }, pino.destination(2))];
const clock = () => new Date(Date.now() + Number(OFFSET));
const audit = await AuditLog.open({ url: sealerUrl(DATABASE), keys, log, deadAfterMs: 500 });
const webhooks = { toThisMachine: true };
const { shared } = await createApp({
  orm,
  keys,
  audit,
  log,
  clock,
  webhooks,
  development: true,
  verify: () => Promise.reject(new Error('Nobody signs in here')),
});
new WebhookSender({ shared, source: 'urn:samanvay:test', clock, actorOf: actorToday(orm), log }).start();
// What it looks with keeps no process alive.
setInterval(() => undefined, 60_000);
process.stdout.write('ready\n');
