/** The rooms of the desk: where each lies, for whom it is (by an operation of the API that it needs), and what to fetch when somebody goes there. */
import type { ComponentType } from 'preact';
import type { Catalogues } from './kit/words.js';

export interface Room {
  /** Its addresses: this and all below it. */
  path: string;
  /** Its name in the menu, a key of the common words; without one it is in no menu. */
  nav?: string;
  /** Only for who may call this. */
  needs?: string;
  name: string;
  load: () => Promise<{ default: ComponentType }>;
  words: Catalogues;
}

export const rooms: readonly Room[] = [];
