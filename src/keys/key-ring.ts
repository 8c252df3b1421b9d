import { type KeyObject, createHmac, createPrivateKey, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What each key is for. One key does one thing, so that losing one opens one door. */
const purposes = {
  context: 'signs who asks, so that the database believes it',
  audit: 'signs each record of the audit, so that none can be written behind the hub',
  'blind-index': 'makes the index by which a name is found and cannot be read',
} as const;
type Purpose = keyof typeof purposes;

const CHECKPOINT = 'checkpoint.pem';
const stateKeyFile = /^state-(\d+)\.v(\d+)\.key$/;

/** The key of one State at one version: it wraps the data keys of the survivors whose cases are that State's. */
export interface StateKey {
  state: number;
  version: number;
  key: KeyObject;
}

/**
 * THE KEYS. They lie in a folder of their own and never in the database, so that whoever has the database, or a copy of it, has no
 * name and can forge nothing. Every process of one hub is given the same folder; a folder on a token or in a vault looks the same.
 */
export class KeyRing {
  private readonly secrets: Record<Purpose, KeyObject>;
  /** Signs the checkpoints of the audit log (Ed25519). */
  readonly checkpoint: KeyObject;
  private readonly states = new Map<number, StateKey[]>();

  private constructor(folder: string) {
    const secret = (name: string) => createSecretKey(readFileSync(path.join(folder, name), 'utf8').trim(), 'base64url');
    this.secrets = {
      context: secret('context.key'),
      audit: secret('audit.key'),
      'blind-index': secret('blind-index.key'),
    };
    this.checkpoint = createPrivateKey(readFileSync(path.join(folder, CHECKPOINT)));
    for (const file of readdirSync(folder)) {
      const [, state, version] = stateKeyFile.exec(file)?.map(Number) ?? [];
      if (state && version) this.states.set(state, [...(this.states.get(state) ?? []), { state, version, key: secret(file) }]);
    }
    for (const keys of this.states.values()) keys.sort((a, b) => a.version - b.version);
  }

  /** Opens the folder, or says everything that is missing from it at once. */
  static open(folder: string): KeyRing {
    const missing = needed([]).filter((file) => !existsSync(path.join(folder, file)));
    if (missing.length > 0)
      throw new Error(
        `These keys are missing in ${folder}: ${missing.join(', ')}. \`samanvay keys create\` makes them; a restored hub needs its old ones.`,
      );
    return new KeyRing(folder);
  }

  /** Makes the keys that are not there, and leaves those that are: a key that is replaced makes unreadable what it was for. */
  static create(folder: string, states: readonly number[]): string[] {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const has = (state: number) => readdirSync(folder).some((file) => Number(stateKeyFile.exec(file)?.[1]) === state);
    const lacking = states.filter((state) => !has(state));
    return needed(lacking).filter((file) =>
      make(path.join(folder, file), file === CHECKPOINT ? signingKey() : randomBytes(32).toString('base64url')),
    );
  }

  /** Adds the next version of a State's key. New data keys are wrapped with it; the older ones go on opening what they closed. */
  static rotate(folder: string, state: number): number {
    const version =
      Math.max(0, ...readdirSync(folder).map((file) => (Number(stateKeyFile.exec(file)?.[1]) === state ? Number(stateKeyFile.exec(file)![2]) : 0))) +
      1;
    make(path.join(folder, stateKeyName(state, version)), randomBytes(32).toString('base64url'));
    return version;
  }

  /** HMAC-SHA-256 under the key for this purpose. */
  sign(purpose: Purpose, message: string | Uint8Array): Buffer {
    return createHmac('sha256', this.secrets[purpose]).update(message).digest();
  }

  /** The key itself, for whoever must hand it on: the database verifies the context with the same one. */
  secret(purpose: Purpose): Buffer {
    return this.secrets[purpose].export();
  }

  /** The keys of a State, oldest first; empty when this hub holds none of it. */
  ofState(state: number): readonly StateKey[] {
    return this.states.get(state) ?? [];
  }
}

function needed(states: readonly number[]): string[] {
  return [...Object.keys(purposes).map((purpose) => `${purpose}.key`), CHECKPOINT, ...states.map((state) => stateKeyName(state, 1))];
}

function stateKeyName(state: number, version: number): string {
  return `state-${state}.v${version}.key`;
}

function signingKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Whole or not at all, and never over one that is there: of two processes that start together, both use the key of one. */
function make(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}
