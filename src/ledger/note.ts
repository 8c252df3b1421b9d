import { type KeyObject, createPublicKey, hash, sign, verify } from 'node:crypto';
import type { Hash } from './merkle.js';

/**
 * Signed notes, checkpoints and cosignatures as C2SP writes them down (https://c2sp.org/signed-note, /tlog-checkpoint, /tlog-cosignature), with
 * Ed25519 of node:crypto: any witness that speaks C2SP can watch this log, and any tool for it can read what was signed.
 */
const NOTE = 0x01;
const COSIGNATURE = 0x04;

/** A public key with the name it signs under. */
export interface Verifier {
  name: string;
  /** The four bytes in front of each of its signatures. */
  id: Buffer;
  type: number;
  key: KeyObject;
}

/** A private key with the name it signs under. */
export interface Signer {
  name: string;
  key: KeyObject;
}

/** The hub's own: it signs notes. */
export function logVerifier({ name, key }: Signer): Verifier {
  return verifierOf(name, NOTE, rawKey(key));
}

/** A witness's: it cosigns what the hub signed. */
export function witnessVerifier({ name, key }: Signer): Verifier {
  return verifierOf(name, COSIGNATURE, rawKey(key));
}

function verifierOf(name: string, type: number, raw: Buffer): Verifier {
  const id = Buffer.from(hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), raw]), 'hex'), 'hex').subarray(0, 4);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return { name, id, type, key };
}

function rawKey(key: KeyObject): Buffer {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return Buffer.from((open.export({ format: 'jwk' }) as { x: string }).x, 'base64url');
}

/** `name+id+key`: how a key is handed on. */
export function verifierText({ name, id, type, key }: Verifier): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(type), rawKey(key)]).toString('base64')}`;
}

/** Reads `name+id+key`, or says what is wrong with it. */
export function readVerifier(text: string): Verifier {
  const [, name, id, encoded] = /^([^\s+]+)\+([\da-f]{8})\+([A-Za-z\d+/]{44})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length !== 33) throw new Error('A verifier key looks like name+0a1b2c3d+AQ... and this does not.');
  const verifier = verifierOf(name, bytes[0]!, bytes.subarray(1));
  if (verifier.type !== NOTE && verifier.type !== COSIGNATURE) throw new Error(`${name}: this is not an Ed25519 key for notes or cosignatures.`);
  if (verifier.id.toString('hex') !== id) throw new Error(`${name}: the key is not the one that its number says. It was copied wrongly.`);
  return verifier;
}

/** What a checkpoint says. */
export interface CheckpointText {
  /** The name of the log. */
  origin: string;
  size: number;
  root: Hash;
  /** When it was sealed, ISO 8601, and SHA-256 of the text of the checkpoint before it: so none can be left out or be given another time. */
  sealed: string;
  after: Hash;
}

export function checkpointText({ origin, size, root, sealed, after }: CheckpointText): string {
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\nsealed ${sealed}\nafter ${after}\n`;
}

/** SHA-256 of a checkpoint's text, for the one after it. */
export function textHash(text: string): Hash {
  return hash('sha256', text, 'hex');
}

/** Reads what `checkpointText` writes, and nothing else. */
export function readCheckpoint(text: string): CheckpointText | undefined {
  const [, origin, size, root, sealed, after] =
    /^(\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z\d+/]{43}=)\nsealed (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nafter ([\da-f]{64})\n$/.exec(text) ?? [];
  if (!origin) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root!, 'base64').toString('hex'), sealed: sealed!, after: after! };
}

export interface Note {
  text: string;
  /** Signature lines, each with its end. */
  lines: string[];
}

/** A note is its text, an empty line, and lines of signatures. */
export function noteText({ text, lines }: Note): string {
  return `${text}\n${lines.join('')}`;
}

/** All whole notes of a file, in their order. */
export function readNotes(file: string): Note[] {
  return [...file.matchAll(/((?:[^\n—][^\n]*\n)+)\n((?:— \S+ [A-Za-z\d+/=]+\n)+)/g)].map(([, text, lines]) => ({
    text: text!,
    lines: lines!.match(/[^\n]+\n/g)!,
  }));
}

/** Signs a text as a note. */
export function signNote(text: string, signer: Signer): Note {
  const { name, id } = logVerifier(signer);
  return { text, lines: [line(name, id, sign(null, Buffer.from(text), signer.key))] };
}

/** The line by which a witness says that it has seen this checkpoint, at this second, and nothing that contradicts it. */
export function cosign(text: string, signer: Signer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const { name, id } = witnessVerifier(signer);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  return line(name, id, Buffer.concat([time, sign(null, cosigned(text, seconds), signer.key)]));
}

function cosigned(text: string, seconds: number | bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function line(name: string, id: Buffer, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** A line that a verifier knows as its own: whether it holds, and when a witness says it was made. */
export interface Checked {
  holds: boolean;
  at?: Date;
}

/** Undefined: the line is somebody else's, and says nothing here. */
export function checkLine(text: string, signature: string, verifier: Verifier): Checked | undefined {
  const [, name, encoded] = /^— (\S+) ([A-Za-z\d+/=]+)\n$/.exec(signature) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  // Written in one way only: base64 leaves bits over that say nothing, and could be changed unseen.
  if (bytes.toString('base64') !== encoded) return name === verifier.name ? { holds: false } : undefined;
  if (name !== verifier.name || !bytes.subarray(0, 4).equals(verifier.id)) return undefined;
  const rest = bytes.subarray(4);
  if (verifier.type === NOTE) return { holds: rest.length === 64 && verify(null, Buffer.from(text), verifier.key, rest) };
  if (rest.length !== 72) return { holds: false };
  const seconds = rest.readBigUInt64BE();
  return { holds: verify(null, cosigned(text, seconds), verifier.key, rest.subarray(8)), at: new Date(Number(seconds) * 1000) };
}

/** The checkpoint of a note that the verifier signed; undefined when it did not, or when its signature is false. */
export function openCheckpoint({ text, lines }: Note, verifier: Verifier): CheckpointText | undefined {
  const checked = lines.map((signature) => checkLine(text, signature, verifier)).filter((result) => result !== undefined);
  if (checked.length === 0 || checked.some(({ holds }) => !holds)) return undefined;
  return readCheckpoint(text);
}
