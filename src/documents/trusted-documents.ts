import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Where documents are registered, for all processes. */
export interface Register {
  ids(): Promise<readonly string[]>;
  text(id: string): Promise<string | undefined>;
}

/** Who asks for unknown documents all day has the register read no more often than this. */
const LOOKED_UP_EVERY_MS = 2000;
/** As long a document goes on to be answered at most after it was taken from the register. */
const FORGOTTEN_AFTER_MS = 60_000;
const TEXTS_AT_MOST = 5000;

export function idOfDocument(text: string): string {
  return hash('sha256', text);
}

/**
 * The documents that may be executed, by the SHA-256 of their text. The register is read when somebody names one that is not known,
 * and from time to time; the texts when they are first asked for.
 */
export class TrustedDocuments {
  private readonly own: ReadonlyMap<string, string>;
  private readonly texts = new LRUCache<string, string>({ max: TEXTS_AT_MOST });
  private known = new Set<string>();
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly register: Register,
    /** The hub's own documents, which need no register. */
    own: readonly string[],
    private readonly now: () => number = () => performance.now(),
  ) {
    this.own = new Map(own.map((text) => [idOfDocument(text), text]));
  }

  /** The text under an id; undefined: nobody has registered it. */
  async textOf(id: string): Promise<string | undefined> {
    const own = this.own.get(id);
    if (own !== undefined) return own;
    const age = this.now() - this.readAt;
    if (age >= FORGOTTEN_AFTER_MS || (!this.known.has(id) && age >= LOOKED_UP_EVERY_MS)) await this.read();
    if (!this.known.has(id)) return undefined;
    const kept = this.texts.get(id);
    if (kept !== undefined) return kept;
    const text = await this.register.text(id);
    // Whoever can write to the table and not to the hub cannot make one document into another.
    if (text === undefined || idOfDocument(text) !== id) return undefined;
    this.texts.set(id, text);
    return text;
  }

  private read(): Promise<void> {
    this.reading ??= (async () => {
      try {
        this.known = new Set(await this.register.ids());
        this.readAt = this.now();
      } finally {
        this.reading = undefined;
      }
    })();
    return this.reading;
  }
}
