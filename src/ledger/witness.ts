import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Tree, EMPTY_ROOT, isConsistent } from './merkle.js';
import {
  type CheckpointText,
  type Note,
  type Signer,
  type Verifier,
  checkLine,
  cosign,
  noteText,
  openCheckpoint,
  readNotes,
  readVerifier,
  witnessVerifier,
} from './note.js';

/** What a witness was shown contradicts what it had seen. It signs nothing, and says so to whoever runs it. */
export class Contradiction extends Error {
  override name = 'Contradiction';
}

export interface WitnessOptions {
  /** Where the hub is, such as https://hub.example. */
  hub: string;
  /** The hub's verifier key, as it was handed over (`samanvay audit key`). */
  log: Verifier;
  signer: Signer;
  /** What it has cosigned, one checkpoint after the other. Nothing is ever taken from it. */
  file: string;
}

export type Look = { size: number; isNew: boolean };

/**
 * A WITNESS: another office that remembers. It keeps the newest checkpoint that it has seen, in a file of its own on a machine of its own; takes the next
 * only with a proof that it goes on from that one; and cosigns it. It needs no database and sees nothing but hashes. Whoever changes what is
 * on record, whatever they are allowed, does not change what the witness has seen.
 */
export class Witness {
  constructor(private readonly options: WitnessOptions) {}

  /** Looks once: asks for the newest checkpoint, has it proved, writes it down, cosigns it. */
  async look(now = new Date()): Promise<Look> {
    const { hub, log, signer, file } = this.options;
    const [note] = readNotes(await this.ask('/audit/checkpoint'));
    const newest = note && openCheckpoint(note, log);
    if (!note || !newest || newest.origin !== log.name) throw new Contradiction('The newest checkpoint is not signed with the key of this log.');
    const seen = lastSeen(file, log);
    if (seen && newest.size < seen.size)
      throw new Contradiction(`The log has ${newest.size} records, and this witness has seen ${seen.size}: some of what was on record is gone.`);
    await this.mustGoOn(seen ?? { size: 0, root: EMPTY_ROOT }, newest);
    const isNew = seen?.size !== newest.size;
    if (!isNew && note.lines.some((line) => checkLine(note.text, line, witnessVerifier(signer))?.holds)) return { size: newest.size, isNew };
    const own: Note = { text: note.text, lines: [...note.lines.slice(0, 1), cosign(note.text, signer, now)] };
    if (isNew) append(file, noteText(own));
    const reply = await fetch(new URL('/audit/cosignature', hub), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: noteText(own) });
    if (reply.status === 403) throw new Error('The hub does not count this witness yet. Hand its public key to whoever runs the hub.');
    if (!reply.ok) throw new Error(`The hub did not take the cosignature (HTTP ${reply.status}).`);
    return { size: newest.size, isNew };
  }

  private async mustGoOn(seen: Tree, newest: Tree): Promise<void> {
    const isSame = seen.size === newest.size || seen.size === 0;
    const text = isSame ? '' : await this.ask(`/audit/consistency?from=${seen.size}&to=${newest.size}`);
    const proof = text
      .split('\n')
      .filter(Boolean)
      .map((line) => Buffer.from(line, 'base64').toString('hex'));
    if (!isConsistent(seen, newest, proof))
      throw new Contradiction(
        `The log of ${newest.size} records does not go on from the ${seen.size} that this witness has seen: something was changed.`,
      );
  }

  private async ask(what: string): Promise<string> {
    const reply = await fetch(new URL(what, this.options.hub), { signal: AbortSignal.timeout(10_000) });
    if (!reply.ok) throw new Error(`The hub did not answer ${what.split('?')[0]} (HTTP ${reply.status}).`);
    return reply.text();
  }
}

/** The newest checkpoint in a witness's file. A last one that was cut off while it was written does not count. */
function lastSeen(file: string, log: Verifier): CheckpointText | undefined {
  if (!existsSync(file)) return undefined;
  const whole = readNotes(endOf(file, 20_000));
  const checkpoints = whole.map((note) => openCheckpoint(note, log)).filter((checkpoint) => checkpoint !== undefined);
  if (whole.length > 0 && checkpoints.length === 0) throw new Contradiction(`${file} holds no checkpoint of this log. Is the key another one?`);
  return checkpoints.reduce<CheckpointText | undefined>((last, next) => (last && last.size > next.size ? last : next), undefined);
}

function endOf(file: string, bytes: number): string {
  const handle = openSync(file, 'r');
  const { size } = fstatSync(handle);
  const end = Buffer.alloc(Math.min(size, bytes));
  readSync(handle, end, 0, end.length, size - end.length);
  closeSync(handle);
  return end.toString('utf8');
}

function append(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const isFirst = !existsSync(file);
  const handle = openSync(file, 'a', 0o600);
  appendFileSync(handle, isFirst ? text : `\n${text}`);
  fsyncSync(handle);
  closeSync(handle);
}

/** The witness's key, made when it is not there. The name it signs under stands in the first line of the file. */
export function openWitnessKey(file: string, name: string): Signer {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    writeFileSync(file, `${name}\n${pem}`, { mode: 0o600, flag: 'wx' });
  }
  const [first = '', ...pem] = readFileSync(file, 'utf8').split('\n');
  return { name: first, key: createPrivateKey(pem.join('\n')) };
}

/** The key of the log that a witness watches: the one that it was given, or for want of that the one that the hub told it first, kept beside its own. */
export async function openLogKey(file: string, hub: string, given?: string): Promise<{ verifier: Verifier; isFirst: boolean }> {
  const known = existsSync(file) ? readVerifier(readFileSync(file, 'utf8')) : undefined;
  if (known) return { verifier: known, isFirst: false };
  const text = given ?? (await (await fetch(new URL('/audit/key', hub))).text());
  const verifier = readVerifier(text);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${text.trim()}\n`, { flag: 'wx' });
  return { verifier, isFirst: given === undefined };
}
