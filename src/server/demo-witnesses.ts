import path from 'node:path';
import type { Logger } from 'pino';
import { witnessVerifier } from '../ledger/note.js';
import { Witness, openLogKey, openWitnessKey } from '../ledger/witness.js';
import type { KnownWitness } from '../ledger/witness-list.js';

/** Offices that would hold a witness each. In the demo they live in the hub's own process, which proves nothing to anybody: it shows how it works. */
const offices = [
  { name: 'legal-services.demo.invalid', office: 'Legal Services Authority' },
  { name: 'child-rights-commission.demo.invalid', office: 'Commission for Protection of Child Rights' },
];

const EVERY_MS = 5000;

/** Two witnesses of two offices, each with a folder of its own below the demo's data. */
export function openDemoWitnesses(dataDir: string): { known: KnownWitness[]; watch(hub: string, log: Logger): () => Promise<void> } {
  const witnesses = offices.map(({ name, office }) => {
    const folder = path.join(dataDir, 'witnesses', name);
    return { office, folder, signer: openWitnessKey(path.join(folder, 'witness.key'), name) };
  });
  return {
    known: witnesses.map(({ office, signer }) => ({ office, verifier: witnessVerifier(signer) })),
    watch(hub, log) {
      let turn: Promise<unknown> = Promise.resolve();
      const look = async () => {
        for (const { office, folder, signer } of witnesses)
          try {
            const { verifier } = await openLogKey(path.join(folder, 'log.key'), hub);
            await new Witness({ hub, log: verifier, signer, file: path.join(folder, 'checkpoints') }).look();
          } catch (error) {
            // Before the first checkpoint there is nothing to see.
            if ((error as Error).name === 'Contradiction') log.error({ office }, (error as Error).message);
          }
      };
      const timer = setInterval(() => void (turn = turn.then(look)), EVERY_MS).unref();
      return async () => {
        clearInterval(timer);
        await turn;
      };
    },
  };
}
