import { type KeyObject, createHmac, createPrivateKey, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FolderOfStateKeys, type StateKeys, stateKeyFile, stateKeysAmong } from './state-keys.js';

/** What each key is for. One key does one thing, so that losing one opens one door. */
const purposes = {
  context: 'signs who asks, so that the database believes it',
  audit: 'signs each record of the audit, so that none can be written behind the hub',
  'blind-index': 'makes what a name is found or known again by, and cannot be read from',
  webhook: 'makes the secrets with which messages to other systems are signed',
} as const;
type Purpose = keyof typeof purposes;

const CHECKPOINT = 'checkpoint.pem';

/**
 * THE KEYS. They lie in a folder of their own and never in the database, so that whoever has the database, or a copy of it, has no
 * name and can forge nothing. Every process of one hub is given the same folder.
 */
export class KeyRing {
  private readonly secrets: Record<Purpose, KeyObject>;
  /** Signs the checkpoints of the audit log (Ed25519). */
  readonly checkpoint: KeyObject;
  /** Wrap the data keys of survivors. */
  readonly states: StateKeys;

  private constructor(folder: string, states: StateKeys) {
    const secret = (name: string) => createSecretKey(readFileSync(path.join(folder, name), 'utf8').trim(), 'base64url');
    this.secrets = {
      context: secret('context.key'),
      audit: secret('audit.key'),
      'blind-index': secret('blind-index.key'),
      webhook: secret('webhook.key'),
    };
    this.checkpoint = createPrivateKey(readFileSync(path.join(folder, CHECKPOINT)));
    this.states = states;
  }

  /** Opens the folder, or says everything that is missing from it at once. The keys of the States may be elsewhere. */
  static open(folder: string, states: StateKeys = new FolderOfStateKeys(folder)): KeyRing {
    const missing = needed([]).filter((file) => !existsSync(path.join(folder, file)));
    if (missing.length > 0)
      throw new Error(
        `These keys are missing in ${folder}: ${missing.join(', ')}. \`samanvay keys create\` makes them; a restored hub needs its old ones.`,
      );
    return new KeyRing(folder, states);
  }

  /** Makes the keys that are not there, and leaves those that are: a key that is replaced makes unreadable what it was for. */
  static create(folder: string, states: readonly number[]): string[] {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const has = (state: number) => versionsOf(folder, state).length > 0;
    const lacking = states.filter((state) => !has(state));
    return needed(lacking).filter((file) =>
      make(path.join(folder, file), file === CHECKPOINT ? signingKey() : randomBytes(32).toString('base64url')),
    );
  }

  /** Adds the next version of a State's key. New data keys are wrapped with it; the older ones go on opening what they closed. */
  static rotate(folder: string, state: number): number {
    const version = Math.max(0, ...versionsOf(folder, state)) + 1;
    if (!make(path.join(folder, stateKeyFile(state, version)), randomBytes(32).toString('base64url')))
      throw new Error(`Somebody else is rotating the key of State ${state} at this moment.`);
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
}

/** Which versions of a State's key are in the folder, oldest first. */
export function versionsOf(folder: string, state: number): number[] {
  return stateKeysAmong(readdirSync(folder))
    .flatMap((key) => (key.state === state ? [key.version] : []))
    .toSorted((a, b) => a - b);
}

function needed(states: readonly number[]): string[] {
  return [...Object.keys(purposes).map((purpose) => `${purpose}.key`), CHECKPOINT, ...states.map((state) => stateKeyFile(state, 1))];
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
