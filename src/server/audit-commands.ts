import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import pg from 'pg';
import { sealerUrl } from '../database/logins.js';
import { logSigner } from '../ledger/audit-log.js';
import { logVerifier, readNotes, readVerifier, verifierText, witnessVerifier } from '../ledger/note.js';
import { type Proof, checkProof, keyOrFile, prove } from '../ledger/prove.js';
import { type Verified, stillMissing, verify } from '../ledger/verify.js';
import { Witness, openLogKey, openWitnessKey } from '../ledger/witness.js';
import { type KnownWitness, readWitnesses } from '../ledger/witness-list.js';
import { openKeys, readConfig } from './config.js';
import { openDemoWitnesses } from './demo-witnesses.js';

type Json = { json?: boolean };
type WithAdmin = (work: (url: string) => Promise<void>) => Promise<void>;

/** How long a transaction may take to come to its end, with everything that may hold it up. */
const UNDER_WAY_MS = 15_000;

/** `samanvay audit …`: what an auditor, another office and whoever runs the hub do with the audit log. */
export function addAuditCommands(program: Command, withAdmin: WithAdmin): void {
  const audit = program.command('audit').description('The audit log: verify it, prove records, be a witness to it.');

  audit
    .command('verify')
    .option(
      '--from-checkpoint <file...>',
      "checkpoints that others have kept, such as a witness's file: without one, an old copy looks like the log itself",
    )
    .option('--json', 'as JSON')
    .description(
      'Recomputes everything: records, numbers, MACs, tree, signatures, cosignatures. Says what is wrong and where. Exits 1 when anything is.',
    )
    .action(async ({ fromCheckpoint = [], json }: Json & { fromCheckpoint?: string[] }) => {
      const config = readConfig(process.env);
      await withAuditUrl(withAdmin, async (url) => {
        const keys = openKeys(config);
        const seen = fromCheckpoint.flatMap((file) => readNotes(readFileSync(file, 'utf8')));
        if (fromCheckpoint.length > 0 && seen.length === 0) throw new Error(`There is no checkpoint in ${fromCheckpoint.join(', ')}.`);
        const started = performance.now();
        const result = await inTransaction(url, (client) =>
          verify(client, {
            log: logVerifier(logSigner(keys)),
            macKey: keys.secret('audit'),
            witnesses: knownWitnesses(config),
            seen,
            threadsUrl: url,
            ...(!json && process.stderr.isTTY && { progress: (leaves) => void process.stderr.write(`\r${leaves} records`) }),
          }),
        );
        if (!json && process.stderr.isTTY) process.stderr.write('\r');
        const seconds = (performance.now() - started) / 1000;
        if (result.gaps.length > 0) {
          await sleep(UNDER_WAY_MS);
          const missing = await inTransaction(url, (client) => stillMissing(client, result.gaps));
          result.findings.push(...missing);
          result.found += missing.length;
        }
        const { findings, found, counts, newest } = result;
        if (json) process.stdout.write(`${JSON.stringify({ findings, found, counts, newest, seen: seen.length, seconds })}\n`);
        else process.stdout.write(`${inWords(result, seen.length, seconds)}\n`);
        if (found > 0) process.exitCode = 1;
      });
    });

  audit
    .command('prove')
    .option('--survivor <id>', 'prints all records about this survivor, with the proof of each, as JSON')
    .option('--check <file>', 'checks such a file, without a database')
    .option('--key <key>', "with --check: the hub's verifier key, or a file with it (`samanvay audit key`); the hub's own keys when left out")
    .option('--witness <key...>', 'with --check: verifier keys of witnesses, or files with them')
    .option('--json', 'as JSON')
    .description('Proves to anybody that records stand in the log that was signed and cosigned.')
    .action(async ({ survivor, check, key, witness = [], json }: Json & { survivor?: string; check?: string; key?: string; witness?: string[] }) => {
      if (check) {
        const log = key ? readVerifier(keyOrFile(key)) : logVerifier(logSigner(openKeys(readConfig(process.env))));
        const proof = JSON.parse(readFileSync(check, 'utf8')) as Proof;
        const { problems, size, sealed, witnesses } = checkProof(
          proof,
          log,
          witness.map((given) => readVerifier(keyOrFile(given))),
        );
        const well = `${proof.records.length} records about ${proof.survivor} stand in the log of ${size} that was sealed ${sealed}; cosigned by: ${witnesses.join(', ') || 'nobody you named'}.`;
        process.stdout.write(
          `${json ? JSON.stringify({ problems, size, sealed, witnesses, records: proof.records.length }) : problems.join('\n') || well}\n`,
        );
        if (problems.length > 0) process.exitCode = 1;
        return;
      }
      const id = /^(?:Survivor_)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(survivor ?? '')?.[1];
      if (!id) throw new Error('Name a survivor (--survivor Survivor_0192...), or a file to check (--check FILE).');
      // By the administrator: which rows are about a survivor, the sealer's login cannot see.
      await withAdmin(async (url) => {
        const proof = await inTransaction(url, (client) => prove(client, id));
        process.stdout.write(`${JSON.stringify(proof, null, json ? 0 : 2)}\n`);
      });
    });

  audit
    .command('witness')
    .requiredOption('--hub <url>', 'where the hub is, such as https://hub.example')
    .requiredOption('--key <file>', "the witness's private key; made when it is not there")
    .requiredOption('--out <file>', 'where cosigned checkpoints are kept, one after the other')
    .option('--name <name>', 'with a new key: the name it signs under, such as dlsa-jaipur.example/witness', 'witness.invalid')
    .option('--hub-key <key>', "the hub's verifier key as it was handed over; when left out, what the hub says at first contact")
    .option('--every <seconds>', 'how often to look', '10')
    .option('--once', 'look once; exits 1 when the log contradicts what was seen')
    .option('--json', 'as JSON')
    .description(
      'Watches the log of a hub for another office: remembers checkpoints, takes only those that go on from them, cosigns them. Needs no database.',
    )
    .action(async (options: Json & { hub: string; key: string; out: string; name: string; hubKey?: string; every: string; once?: boolean }) => {
      const { hub, key, out, name, hubKey, every, once, json } = options;
      const isNew = !existsSync(key);
      const signer = openWitnessKey(key, name);
      const publicKey = verifierText(witnessVerifier(signer));
      const { verifier, isFirst } = await openLogKey(`${key}.hub`, hub, hubKey && keyOrFile(hubKey));
      const say = (answer: object, text: string) => process.stdout.write(`${json ? JSON.stringify(answer) : text}\n`);
      say(
        { publicKey, hubKey: verifierText(verifier) },
        `${isNew ? 'A key was made. ' : ''}Public key, for the list of witnesses of the hub:\n${publicKey}`,
      );
      if (isFirst)
        say(
          { compare: verifierText(verifier) },
          `The hub says that its key is this; compare it with the one of \`samanvay audit key\`:\n${verifierText(verifier)}`,
        );
      const watching = new Witness({ hub, log: verifier, signer, file: out });
      for (;;) {
        try {
          const { size, isNew: isNews } = await watching.look();
          if (isNews || once) say({ size, isNew: isNews }, isNews ? `Cosigned: ${size} records.` : `Nothing new: ${size} records.`);
        } catch (error) {
          const isContradiction = (error as Error).name === 'Contradiction';
          if (once || isContradiction) throw error;
          process.stderr.write(`${(error as Error).message}\n`);
        }
        if (once) return;
        await sleep(Math.max(1, Number(every) || 10) * 1000);
      }
    });

  audit
    .command('key')
    .option('--json', 'as JSON')
    .description("Prints the hub's verifier key (C2SP), for witnesses and auditors, and those of the witnesses it knows.")
    .action(({ json }: Json) => {
      const config = readConfig(process.env);
      const log = verifierText(logVerifier(logSigner(openKeys(config))));
      const witnesses = knownWitnesses(config).map(({ verifier, office }) => ({ key: verifierText(verifier), office }));
      const lines = [log, ...witnesses.map(({ key, office }) => `${key} ${office}`)];
      process.stdout.write(`${json ? JSON.stringify({ log, witnesses }) : lines.join('\n')}\n`);
    });
}

/** With the login that reads the audit; without an administrator's, `AUDIT_DATABASE_URL` is enough. */
async function withAuditUrl(withAdmin: WithAdmin, work: (url: string) => Promise<void>): Promise<void> {
  const { auditDatabaseUrl } = readConfig(process.env);
  if (auditDatabaseUrl) return work(auditDatabaseUrl);
  return withAdmin((url) => work(sealerUrl(url)));
}

function knownWitnesses({ demo, dataDir, witnesses }: ReturnType<typeof readConfig>): KnownWitness[] {
  if (witnesses) return readWitnesses(witnesses);
  return demo ? openDemoWitnesses(dataDir).known : [];
}

async function inTransaction<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work(client);
  } finally {
    await client.end();
  }
}

function inWords({ findings, found, counts, newest }: Verified, seen: number, seconds: number): string {
  const { records, sealed, checkpoints, cosignatures, writers } = counts;
  const what = `${records} records of ${writers} writers, ${sealed} of them sealed; ${checkpoints} checkpoints, ${cosignatures} cosignatures; ${seconds.toFixed(1)} s.`;
  const known = [
    ...(counts.void > 0 ? [`${counts.void} numbers are void: their transactions came to nothing.`] : []),
    ...(counts.lost > 0 ? [`${counts.lost} numbers are lost: a process died with them. Compare with when it did.`] : []),
    ...(newest ? [`The newest checkpoint is of ${newest.sealed} (${newest.size} records), cosigned by ${newest.offices} offices.`] : []),
    ...(seen === 0 ? ['No checkpoint of a witness was given (--from-checkpoint): this cannot tell an old copy from the log itself.'] : []),
  ];
  const wrong = findings.map(({ where, says }) => `${where}: ${says}`);
  const verdict =
    found === 0 ? 'All is as it was written and signed.' : `${found} things are wrong${found > wrong.length ? `; the first ${wrong.length}` : ''}:`;
  return [what, ...known, verdict, ...wrong].join('\n');
}
