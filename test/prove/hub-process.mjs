// A hub in a process of its own, to be killed: DATABASE, KEYS and OFFSET (milliseconds) in the environment, the port on standard output. Tokens are read and not
// proved, as everywhere in these tests but those of the tokens.
import 'reflect-metadata';
import pino from 'pino';
import { hubUrl, sealerUrl } from '../../dist/src/database/logins.js';
import { openOrm } from '../../dist/src/database/orm.js';
import { KeyRing } from '../../dist/src/keys/key-ring.js';
import { AuditLog } from '../../dist/src/ledger/audit-log.js';
import { createApp } from '../../dist/src/server/app.js';

const { DATABASE, KEYS, OFFSET = '0' } = process.env;
const orm = await openOrm({ url: hubUrl(DATABASE), connections: 6, statementTimeoutMs: 3000 });
const [keys, log] = [KeyRing.open(KEYS), pino({ level: 'error' }, pino.destination(2))];
const app = await createApp({
  orm,
  keys,
  audit: await AuditLog.open({ url: sealerUrl(DATABASE), keys, log, deadAfterMs: 500 }),
  log,
  clock: () => new Date(Date.now() + Number(OFFSET)),
  development: true,
  verify: async (token) => {
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
    return { subject: sub, isMachine: false, expiresAt: new Date(Date.now() + 60_000) };
  },
});
app.server.listen(0, '127.0.0.1', () => process.stdout.write(`${app.server.address().port}\n`));
