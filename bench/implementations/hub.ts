import type { AddressInfo } from 'node:net';
import { type Ask, canonical, documents, type Implementation, type Kind, type ServeOptions, type Variables } from '../operations.ts';

/** The variables as the hub's schema has them: global ids, one input object. */
const variablesOf: { [K in Kind]: (variables: Variables[K]) => object } = {
  A: (variables) => variables,
  B: ({ id }) => ({ id: `Case_${id}` }),
  C: (variables) => variables,
  D: ({ survivorId, ...rest }) => ({ input: { ...rest, survivorId: `Survivor_${survivorId}` } }),
};

/** @param keeping Whether answers that still hold are given again. Without it every request reads all of it, as those of all the others do. */
const hub = (keeping: boolean): Implementation => ({
  about: keeping ? 'the hub' : 'the hub, every answer read anew',

  body({ kind, variables }: Ask): string {
    return JSON.stringify({ query: documents[kind], variables: variablesOf[kind](variables as never) });
  },

  inTheHubsWords(_ask, { data, errors }) {
    if (errors) throw new Error(JSON.stringify(errors));
    return canonical(data);
  },

  /** As in production, but for where tokens come from. */
  async serve({ walledUrl, auditUrl, keysDir, connections, verify }: ServeOptions): Promise<number> {
    const [{ createApp }, { openOrm }, { KeyRing }, { AuditLog }, { default: pino }] = await Promise.all([
      import('../../dist/src/server/app.js'),
      import('../../dist/src/database/orm.js'),
      import('../../dist/src/keys/key-ring.js'),
      import('../../dist/src/ledger/audit-log.js'),
      import('pino'),
    ]);
    const orm = await openOrm({ url: walledUrl });
    const [keys, log] = [KeyRing.open(keysDir), pino({ level: 'info' }, pino.destination(2))];
    const app = await createApp({
      orm,
      keys,
      audit: await AuditLog.open({ url: auditUrl, keys, log }),
      log,
      verify,
      development: false,
      documents: 'any',
      connections,
      keeping,
    });
    await new Promise<void>((done) => app.server.listen(0, '127.0.0.1', done));
    return (app.server.address() as AddressInfo).port;
  },
});

export const implementation = hub(true);
export const anew = hub(false);
