import { type KeyObject, createSecretKey } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DoesNotOpen, seal, unseal } from './seal.js';

/**
 * THE KEYS OF THE STATES, wherever they are: in a folder (below), on a token behind PKCS#11, in a vault. They wrap the data keys of the
 * survivors whose cases are that State's, and unwrap them, and nobody outside is given one. `about` is authenticated with the data
 * key and not kept with it.
 */
export interface StateKeys {
  /** The version that wraps from now on. Asked anew for each change, so that a rotation reaches a running hub. */
  newest(state: number): Promise<number>;
  wrap(state: number, version: number, dataKey: Uint8Array, about: string): Promise<Buffer>;
  unwrap(state: number, version: number, wrapped: Uint8Array, about: string): Promise<Buffer>;
}

const fileShape = /^state-(\d+)\.v(\d+)\.key$/;

export function stateKeyFile(state: number, version: number): string {
  return `state-${state}.v${version}.key`;
}

/** State and version of each file of a folder that holds a State's key. */
export function stateKeysAmong(files: readonly string[]): { state: number; version: number }[] {
  return files.flatMap((file) => {
    const [, state, version] = fileShape.exec(file)?.map(Number) ?? [];
    return state && version ? [{ state, version }] : [];
  });
}

/** One file for each version of a State's key. A file that is added is found without a restart. */
export class FolderOfStateKeys implements StateKeys {
  private readonly known = new Map<string, KeyObject>();

  constructor(private readonly folder: string) {}

  async newest(state: number): Promise<number> {
    const versions = stateKeysAmong(await readdir(this.folder)).flatMap((key) => (key.state === state ? [key.version] : []));
    if (versions.length === 0) throw new Error(`There is no key of State ${state} in ${this.folder}. \`samanvay keys create\` makes it.`);
    return Math.max(...versions);
  }

  async wrap(state: number, version: number, dataKey: Uint8Array, about: string): Promise<Buffer> {
    return seal(await this.key(state, version), dataKey, about);
  }

  async unwrap(state: number, version: number, wrapped: Uint8Array, about: string): Promise<Buffer> {
    return unseal(await this.key(state, version), wrapped, about);
  }

  private async key(state: number, version: number): Promise<KeyObject> {
    const file = stateKeyFile(state, version);
    const known = this.known.get(file);
    if (known) return known;
    const text = await readFile(path.join(this.folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new DoesNotOpen() : error;
    });
    const key = createSecretKey(text.trim(), 'base64url');
    this.known.set(file, key);
    return key;
  }
}
