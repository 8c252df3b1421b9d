import { createHash } from 'node:crypto';
import type { Random } from '../planner/draw.js';

/**
 * Where a marker may be. A `sealed` one, of a survivor's identity: nowhere. A `kept` one, of another person: in its own table, and in
 * the files of the database. A `spoken` one was sent in a wrong place: it may lie about in a file of the database, and is told to nobody.
 */
type Kind = 'sealed' | 'kept' | 'spoken';

export interface Marker {
  /** One word: a leak of half a name is a leak. */
  word: string;
  kind: Kind;
  /** What it is of, such as `names` or `guardians`. */
  of: string;
  /** The table that may have a `kept` one. */
  home?: string;
}

const scripts: Record<string, string> = {
  LATIN: 'bcdfghjklmnpqrstvwxz',
  DEVANAGARI: 'कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह',
  BENGALI: 'কখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহ',
  ODIA: 'କଖଗଘଚଛଜଝଟଠଡଢଣତଥଦଧନପଫବଭମଯରଲଶଷସହ',
  TAMIL: 'கஙசஞடணதநபமயரலவழளறன',
  ARABIC: 'بتجحدرسشصطعفقکلمنوی',
};

/** Draws words that stand nowhere else, and remembers of what they are. */
export class Markers {
  readonly all: Marker[] = [];

  constructor(private readonly dice: Random) {}

  word(kind: Kind, of: string, { script = 'LATIN', home }: { script?: string; home?: string } = {}): string {
    const letters = scripts[script] ?? scripts['LATIN']!;
    let word = Array.from({ length: script === 'LATIN' ? 10 : 7 }, () => letters[this.dice.below(letters.length)]).join('');
    if (script === 'LATIN') word = word[0]!.toUpperCase() + word.slice(1);
    return this.keep({ word, kind, of, ...(home && { home }) });
  }

  digits(kind: Kind, of: string, home?: string): string {
    return this.keep({ word: Array.from({ length: 15 }, () => this.dice.below(10)).join(''), kind, of, ...(home && { home }) });
  }

  /** A day on which nothing else of the hub is. */
  day(kind: Kind, of: string): string {
    const two = (n: number) => String(n).padStart(2, '0');
    return this.keep({ word: `19${two(1 + this.dice.below(24))}-${two(1 + this.dice.below(12))}-${two(1 + this.dice.below(28))}`, kind, of });
  }

  /** The input of a mutation with markers in every field that says who a person is. */
  mark(mutation: string, input: object): object {
    const marked = this.deep(input) as Record<string, unknown>;
    const own = (of: string, home: string, fields: string[]) => Object.fromEntries(fields.map((field) => [field, this.word('kept', of, { home })]));
    if (mutation === 'openCase')
      return { ...marked, reporter: { ...own('reporter', 'reporter', ['name']), phone: this.digits('kept', 'reporter', 'reporter') } };
    if (mutation === 'recordAccused' && marked['name']) return { ...marked, ...own('accused', 'accused_detail', ['name']) };
    if (mutation === 'recordEstablishment')
      return {
        ...marked,
        ...own(
          'establishment',
          'establishment_detail',
          ['name', 'employer', 'address'].filter((field) => marked[field]),
        ),
      };
    return marked;
  }

  identity(homeDistrict?: number): object {
    const names = Object.keys(scripts).map((script) => ({
      script,
      fullName: `${this.word('sealed', 'names', { script })} ${this.word('sealed', 'names', { script })}`,
    }));
    const word = (of: string, script?: string) => this.word('sealed', of, script ? { script } : {});
    return {
      names,
      bornOn: this.day('sealed', 'bornOn'),
      guardians: `${word('guardians')}, ${word('guardians', 'DEVANAGARI')}`,
      address: `House 7, ${word('address')} "${word('address', 'BENGALI')}"`,
      village: word('village'),
      school: `${word('school')}/${word('school', 'TAMIL')}`,
      phone: this.digits('sealed', 'phone'),
      ...(homeDistrict && { homeDistrict }),
    };
  }

  private deep(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.deep(item));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      key === 'identity' ? this.identity((item as { homeDistrict?: number }).homeDistrict) : this.deep(item),
    ]);
    const isFound = 'ageBasis' in value && 'exploitation' in value;
    return { ...Object.fromEntries(entries), ...(isFound && !('identity' in value) && { identity: this.identity() }) };
  }

  private keep(marker: Marker): string {
    this.all.push(marker);
    return marker.word;
  }
}

/** A word as it may lie in a file, a log or an answer: in each writing that programs use, by name. */
export function writings(word: string): Map<string, Buffer> {
  const all = new Map<string, Buffer>();
  const text = (name: string, ...values: string[]) => values.forEach((value, i) => all.set(`${name}${i || ''}`, Buffer.from(value)));
  const utf8 = Buffer.from(word);
  text('UTF-8', word, word.toLowerCase(), word.toUpperCase(), word.normalize('NFD'));
  const utf16 = Buffer.from(word, 'utf16le');
  all.set('UTF-16LE', utf16).set('UTF-16BE', Buffer.from(utf16).swap16());
  text('hex', utf8.toString('hex'), utf8.toString('hex').toUpperCase());
  for (const before of [0, 1, 2]) {
    // The letters that hang on the word alone, wherever in a longer text it stands.
    const whole = Buffer.concat([Buffer.alloc(before), utf8])
      .toString('base64')
      .replaceAll('=', '');
    const own = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + utf8.length) * 8) / 6));
    text(`base64 at ${before}`, own, own.replaceAll('+', '-').replaceAll('/', '_'));
  }
  const units = [...Array(word.length).keys()].map((i) => word.charCodeAt(i));
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  text(
    'JSON',
    escaped,
    escaped.replaceAll(/[a-f](?=[0-9a-f]*)/g, (letter) => letter.toUpperCase()).replaceAll('\\U', '\\u'),
    escaped.replaceAll('\\', '\\\\'),
  );
  const percent = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  text('URL', encodeURIComponent(word), percent, percent.toUpperCase());
  text('octal', [...utf8].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''));
  text('entities', units.map((unit) => `&#${unit};`).join(''), units.map((unit) => `&#x${unit.toString(16)};`).join(''));
  // Whoever tries names finds one by its plain hash.
  for (const algorithm of ['md5', 'sha1', 'sha256']) {
    const hash = createHash(algorithm).update(word).digest();
    all.set(algorithm, hash);
    text(`${algorithm} in hex`, hash.toString('hex'));
    text(`${algorithm} in base64`, hash.toString('base64').replaceAll('=', ''), hash.toString('base64url'));
  }
  return all;
}

export interface Sighting {
  marker: Marker;
  writing: string;
}

const KEYS = 1 << 24;

/** Looks for thousands of words in all their writings in one pass over the bytes. */
export class Scanner {
  /** Whether any pattern begins with these three bytes. */
  private readonly begins = new Uint8Array(KEYS);
  private readonly patterns = new Map<number, { bytes: Buffer; sighting: Sighting }[]>();

  constructor(markers: readonly Marker[]) {
    for (const marker of markers)
      for (const [writing, bytes] of writings(marker.word)) {
        const key = (bytes[0]! << 16) | (bytes[1]! << 8) | bytes[2]!;
        this.begins[key] = 1;
        const known = this.patterns.get(key) ?? [];
        if (!known.some((pattern) => pattern.bytes.equals(bytes))) known.push({ bytes, sighting: { marker, writing } });
        this.patterns.set(key, known);
      }
  }

  find(text: string | Buffer): Sighting[] {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const found = new Set<Sighting>();
    let key = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
    for (let i = 2; i < bytes.length; i++) {
      key = ((key << 8) | bytes[i]!) & (KEYS - 1);
      if (this.begins[key] === 0) continue;
      for (const { bytes: pattern, sighting } of this.patterns.get(key)!)
        if (bytes.compare(pattern, 0, pattern.length, i - 2, Math.min(bytes.length, i - 2 + pattern.length)) === 0) found.add(sighting);
    }
    return [...found];
  }
}
