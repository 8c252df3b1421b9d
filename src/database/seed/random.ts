import { createHash } from 'node:crypto';

/** The bytes of a uuid, which is how they travel to the database. */
export type Id = Buffer;

/** Chance that comes out the same for the same words: sfc32, started from a hash of them. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(words: string) {
    const start = createHash('sha256').update(words).digest();
    [this.a, this.b, this.c, this.d] = [start.readInt32LE(0), start.readInt32LE(4), start.readInt32LE(8), start.readInt32LE(12)];
  }

  /** 32 bits, as a signed integer. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** At least 0 and below 1. */
  share(): number {
    return (this.bits() >>> 0) / 0x1_0000_0000;
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  between(from: number, to: number): number {
    return from + this.share() * (to - from);
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.share() * list.length)]!;
  }

  /** Shaped like a uuid of version 7: the order of ids is the order of the instants they are made for. */
  id(at: number): Id {
    const id = Buffer.allocUnsafe(16);
    id.writeUIntBE(Math.floor(at), 0, 6);
    id.writeInt32BE(this.bits(), 6);
    id.writeInt32BE(this.bits(), 10);
    id.writeInt16BE(this.bits() >> 16, 14);
    id[6] = (id[6]! & 0x0f) | 0x70;
    id[8] = (id[8]! & 0x3f) | 0x80;
    return id;
  }
}

/** Things to draw from, each as often as its weight says. */
export class Weighted<T> {
  private readonly values: T[];
  private readonly upTo: number[] = [];
  private total = 0;

  constructor(weights: Iterable<readonly [T, number]>) {
    const entries = [...weights].filter(([, weight]) => weight > 0);
    this.values = entries.map(([value]) => value);
    for (const [, weight] of entries) this.upTo.push((this.total += weight));
  }

  draw(random: Random): T {
    return this.at(random.share());
  }

  /** The value at a share of the whole, from 0 to 1. */
  at(share: number): T {
    const wanted = share * this.total;
    let [low, high] = [0, this.values.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return this.values[low]!;
  }
}

/** `{ PENCIL: 30, WALK_IN: 5 }`, as things to draw from. */
export function weighted<T extends string>(weights: Partial<Record<T, number>>): Weighted<T> {
  return new Weighted(Object.entries(weights) as [T, number][]);
}
