import { hash } from 'node:crypto';
import { type Column, NULL } from '../audit/canonical.js';
import { withoutMac } from '../audit/writer.js';
import type { Hash } from './merkle.js';

/**
 * What is hashed of a record, from its cells as COPY writes them. A leaf is made of two texts in canonical form, one after the other: what the
 * MAC is over, and the rest of the columns with the MAC among them. So each record is put into words once, for both; at 150,000 records a
 * second that is what takes the time. HMAC-SHA-256 (RFC 2104) with the pads of the key made once, which node:crypto makes anew for each.
 */
export class RecordHasher {
  /** Of the record last read. */
  leaf: Hash = '';
  /** What its MAC must be; empty when there is no key. */
  mac: Hash = '';

  private readonly orders: { signed: Piece[]; rest: Piece[] }[];
  private readonly isKeyed: boolean;
  /** The inner pad, then the text. */
  private inner = Buffer.alloc(8192);
  private readonly outer = Buffer.alloc(96);
  private readonly lastOfPad: number;

  constructor(columns: readonly Column[], macKey?: Buffer) {
    this.orders = withoutMac.map((unsigned) => {
      const pieces = columns.map(({ name, key, read, isQuoted }, at) => {
        const begin = isQuoted ? `${key}"` : key;
        return { name, at, first: `{${begin}`, afterText: `",${begin}`, afterOther: `,${begin}`, read, isQuoted };
      });
      const isRest = ({ name }: { name: string }) => name === 'mac' || unsigned.includes(name);
      return { signed: pieces.filter((piece) => !isRest(piece)), rest: pieces.filter(isRest) };
    });
    this.isKeyed = macKey !== undefined;
    const pad = (byte: number) => Buffer.concat([macKey ?? Buffer.alloc(0), Buffer.alloc(64 - (macKey?.length ?? 0))]).map((one) => one ^ byte);
    this.inner.set(pad(0x36));
    this.outer.set(pad(0x5c));
    this.lastOfPad = this.inner[63]!;
  }

  /** Reads a record. False: its form is not one that there is. */
  read(cells: readonly string[], form: number): boolean {
    const order = this.orders[form];
    if (!order) return false;
    const signed = words(order.signed, cells);
    const rest = words(order.rest, cells);
    const needed = 64 + (signed.length + rest.length) * 3;
    if (needed > this.inner.length) this.inner = Buffer.concat([this.inner, Buffer.alloc(needed)]);
    const { inner, outer } = this;
    const middle = 64 + inner.write(signed, 64, 'utf8');
    const end = middle + inner.write(rest, middle, 'utf8');
    if (this.isKeyed) {
      outer.write(hash('sha256', inner.subarray(0, middle), 'hex'), 64, 'hex');
      this.mac = hash('sha256', outer, 'hex');
    }
    // A leaf has a zero in front of it.
    inner[63] = 0;
    this.leaf = hash('sha256', inner.subarray(63, end), 'hex');
    inner[63] = this.lastOfPad;
    return true;
  }
}

interface Piece {
  at: number;
  /** `"name":` with what stands before it: at the beginning, after a text that must be closed, after anything else. */
  first: string;
  afterText: string;
  afterOther: string;
  read: ((cell: string) => string) | undefined;
  isQuoted: boolean;
}

/** A JSON object (RFC 8785) of cells. */
function words(pieces: readonly Piece[], cells: readonly string[]): string {
  let text = '';
  let isInText = false;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const cell = cells[piece.at]!;
    if (cell === NULL) continue;
    text += (text === '' ? piece.first : isInText ? piece.afterText : piece.afterOther) + (piece.read === undefined ? cell : piece.read(cell));
    isInText = piece.isQuoted;
  }
  return text === '' ? '{}' : isInText ? `${text}"}` : `${text}}`;
}
