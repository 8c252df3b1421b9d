import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** Of all that is kept, packed: a page of cases goes into three kilobytes, so this is ten thousand of them. */
const BYTES_AT_MOST = 32 * 1024 * 1024;
/** Of it, what answers one caller: a programme that asks a thousand pages makes room among its own. */
const SHARE_OF_ONE = 1 / 8;
/** Not asked for so long, it is forgotten: what nobody looks at has no business in memory. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

interface Kept {
  /** What the answer was made of: which rows in which order, and the revision of each case. */
  marks: string;
  text: Text;
  of: string;
}

/** JSON repeats itself: it packs to a tenth, and unpacks in a twentieth of a millisecond. */
class Text {
  private readonly packed: Uint8Array;

  constructor(text: string) {
    // A copy of its own size: what the library answers holds on to all the room it was given.
    this.packed = Uint8Array.from(deflateRawSync(text, { level: 1 }));
  }

  get bytes(): number {
    return this.packed.length;
  }

  toString(): string {
    return inflateRawSync(this.packed, { chunkSize: 64 * 1024 }).toString();
  }
}

/**
 * Answers that were given before. Whether one still holds, and whether it is the caller's to see, is not decided here: the database
 * says at every request, under the caller's row policies, which rows there are and what their revisions are; only an answer made of
 * the same is given again (planner.ts). It is kept from the second time it is asked for.
 */
export class KeptAnswers {
  private readonly askedOnce = new LRUCache<string, true>({ max: 20_000 });
  private readonly sizes = new Map<string, number>();
  private readonly answers: LRUCache<string, Kept>;

  constructor(private readonly bytesAtMost = BYTES_AT_MOST) {
    this.answers = new LRUCache<string, Kept>({
      maxSize: bytesAtMost,
      sizeCalculation: sizeOf,
      ttl: FORGOTTEN_AFTER_MS,
      updateAgeOnGet: true,
      dispose: (kept, key) => this.resize(kept.of, -sizeOf(kept, key)),
    });
  }

  get(key: string): Kept | undefined {
    return this.answers.get(key);
  }

  /** Whether it is worth asking for the marks: somebody has asked the same before. */
  isWorthKeeping(key: string): boolean {
    if (this.answers.has(key) || this.askedOnce.get(key)) return true;
    this.askedOnce.set(key, true);
    return false;
  }

  keep(key: string, { marks, text, of }: { marks: string; text: string; of: string }): void {
    const kept = { marks, text: new Text(text), of };
    const size = sizeOf(kept, key);
    if (size > this.bytesAtMost * SHARE_OF_ONE) return;
    this.answers.delete(key);
    // The oldest of their own make room; what others are answered with stays.
    if ((this.sizes.get(of) ?? 0) + size > this.bytesAtMost * SHARE_OF_ONE)
      for (const [other, theirs] of this.answers.rentries() as Iterable<[string, Kept]>) {
        if (theirs.of === of) this.answers.delete(other);
        if ((this.sizes.get(of) ?? 0) + size <= this.bytesAtMost * SHARE_OF_ONE) break;
      }
    this.answers.set(key, kept);
    this.resize(of, size);
  }

  private resize(of: string, by: number): void {
    const size = (this.sizes.get(of) ?? 0) + by;
    if (size > 0) this.sizes.set(of, size);
    else this.sizes.delete(of);
  }
}

function sizeOf({ marks, text }: Kept, key: string): number {
  return marks.length + text.bytes + key.length + 200;
}
