import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Typst says what a cluster of Devanagari or Tamil reads as beside its glyphs (/ActualText, ISO 32000-1, 14.9.4). Screen readers, Acrobat and
 * poppler read that; pdf.js, PDFium in part, and most libraries read what each glyph stands for, and find every sign of a cluster standing for all
 * of it. This gives the glyphs of such a cluster codes of their own, which together stand for it in the order of reading, so that all of them
 * read the same. What is seen does not change: the codes lead to the same glyphs.
 *
 * It is written behind the file as an update (ISO 32000-1, 7.5.6), and knows the form in which Typst 0.14 writes, and no other: what it does not
 * know it leaves alone.
 */
export function withReadableText(pdf: Buffer): Buffer {
  const file = new PdfFile(pdf);
  const fonts = new Map<number, Font>();
  for (const page of file.all(/^<<\n\s*\/Type \/Page\n/)) {
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
    const names = new Map([...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, nr]) => [name!, Number(nr)]));
    if (contents === undefined) continue;
    const stream = file.stream(Number(contents));
    const fontOf = (name: string): Font | undefined => {
      const nr = names.get(name);
      if (nr === undefined) return undefined;
      if (!fonts.has(nr)) fonts.set(nr, new Font(file, nr));
      return fonts.get(nr);
    };
    const text = stream.replaceAll(CLUSTER, (_, before: string, hex: string, shown: string) => `${before}${recoded(shown, hex, fontOf)}EMC`);
    if (text !== stream) file.replaceStream(Number(contents), text);
  }
  for (const font of fonts.values()) font.write();
  return file.updated();
}

const CLUSTER = /(\/Span <<\s*\/ActualText <FEFF((?:[0-9A-F]{4})+)>\s*>> BDC)([\s\S]*?)EMC/g;
const FONT_OR_STRING = /\/(f\d+) [-\d.]+ Tf|\((?:\\[\s\S]|[^\\()])*\)|<([0-9A-Fa-f]+)>/g;

/** The same glyphs under codes that stand for the text, piece by piece. */
function recoded(shown: string, hex: string, fontOf: (name: string) => Font | undefined): string {
  const text = Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const glyphs = [...shown.matchAll(FONT_OR_STRING)].reduce((sum, [token, font]) => sum + (font ? 0 : codesIn(token).length), 0);
  const pieces = piecesOf(text, glyphs);
  let [font, at] = [undefined as Font | undefined, 0];
  return shown.replaceAll(FONT_OR_STRING, (token: string, name?: string) => {
    if (name !== undefined) {
      font = fontOf(name);
      return token;
    }
    const codes = codesIn(token).map((code) => font?.codeFor(code, pieces[at++]!) ?? code);
    return `<${codes.map(fourDigits).join('')}>`;
  });
}

/** As many pieces as there are glyphs, in the order of reading: a character each, the rest on the last. Where there are too few characters, signs of two parts are taken apart, and what is left over stands for nothing. */
function piecesOf(text: string, glyphs: number): string[] {
  // By code points, since a cluster is what is to be parted.
  const whole = Array.from(text);
  const characters = whole.length < glyphs ? Array.from(text.normalize('NFD')) : whole;
  return Array.from({ length: glyphs }, (_, at) => (at === glyphs - 1 ? characters.slice(at).join('') : (characters[at] ?? '')));
}

/** The codes of a string of two bytes a character, as it stands in the file. */
function codesIn(token: string): number[] {
  const bytes = token.startsWith('<') ? Buffer.from(token.slice(1, -1), 'hex') : Buffer.from(unescaped(token.slice(1, -1)), 'latin1');
  return Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16BE(2 * at));
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, letter?: string) =>
    octal === undefined ? (ESCAPES[letter!] ?? letter!) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

const fourDigits = (code: number) => code.toString(16).padStart(4, '0');

/** The variation selectors. */
const UNSEEN = Array.from({ length: 16 }, (_, at) => 0xfe00 + at);

/** A font of the file, with codes added to it. */
class Font {
  private readonly descendant: number;
  private readonly toUnicode: number;
  private readonly widths: Map<number, number>;
  private readonly added = new Map<string, { code: number; glyph: number; text: string }>();
  private next: number;

  constructor(
    private readonly file: PdfFile,
    nr: number,
  ) {
    const font = file.text(nr);
    this.descendant = Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)![1]);
    this.toUnicode = Number(/\/ToUnicode (\d+) 0 R/.exec(font)![1]);
    // Typst writes ranges: from, to, width.
    const numbers = /\/W \[([^\]]*)\]/.exec(file.text(this.descendant))![1]!.trim().split(/\s+/).map(Number);
    this.widths = new Map();
    for (let at = 0; at + 2 < numbers.length; at += 3)
      for (let code = numbers[at]!; code <= numbers[at + 1]!; code += 1) this.widths.set(code, numbers[at + 2]!);
    this.next = Math.max(...this.widths.keys(), ...this.codesToText().keys()) + 1;
  }

  private codesToText(): Map<number, string> {
    return new Map(
      [...this.file.stream(this.toUnicode).matchAll(/^\s*<([0-9A-F]{4})> <([0-9A-F]*)>$/gim)].map(([, code, text]) => [
        Number.parseInt(code!, 16),
        text!,
      ]),
    );
  }

  /** The code that shows the glyph and stands for the text. */
  codeFor(glyph: number, text: string): number {
    const key = `${glyph} ${text}`;
    const known = this.added.get(key);
    if (known) return known.code;
    // What stands for nothing is read by pdf.js as the character of its code: then let it be one that nobody sees.
    const code = text === '' ? UNSEEN.find((one) => [...this.added.values()].every((other) => other.code !== one)) : this.next;
    if (code === undefined || (text !== '' && code >= UNSEEN[0]!)) return glyph;
    if (text !== '') this.next += 1;
    this.added.set(key, { code, glyph, text });
    return code;
  }

  write(): void {
    if (this.added.size === 0) return;
    const added = [...this.added.values()];
    const codes = 1 + Math.max(...added.map(({ code }) => code));
    const glyphOf = Buffer.alloc(2 * codes);
    for (let code = 0; code < codes; code += 1) glyphOf.writeUInt16BE(code, 2 * code);
    for (const { code, glyph } of added) glyphOf.writeUInt16BE(glyph, 2 * code);
    const map = this.file.addStream(glyphOf);
    const widths = added.map(({ code, glyph }) => `${code} ${code} ${this.widths.get(glyph) ?? 0}`).join(' ');
    this.file.replace(
      this.descendant,
      this.file
        .text(this.descendant)
        .replace('/CIDToGIDMap /Identity', `/CIDToGIDMap ${map} 0 R`)
        .replace(/\/W \[([^\]]*)\]/, (_, before: string) => `/W [${before} ${widths}]`),
    );
    const chunks = Array.from({ length: Math.ceil(added.length / 100) }, (_, at) => added.slice(100 * at, 100 * at + 100));
    const more = chunks.map((chunk) => {
      const lines = chunk.map(({ code, text }) => `<${fourDigits(code)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`);
      return `${chunk.length} beginbfchar\n${lines.join('\n')}\nendbfchar\n`;
    });
    this.file.replaceStream(
      this.toUnicode,
      this.file.stream(this.toUnicode).replace('endcmap', () => `${more.join('')}endcmap`),
    );
  }
}

/** As much of a file as it takes: its objects by the table of places, and new versions of them behind it. */
class PdfFile {
  private readonly raw: string;
  private readonly places = new Map<number, number>();
  private readonly changed = new Map<number, Buffer>();
  private readonly trailer: string;
  private readonly start: number;
  private size: number;

  constructor(private readonly bytes: Buffer) {
    this.raw = bytes.toString('latin1');
    this.start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.raw)![1]);
    const [table, trailer] = this.raw.slice(this.start).split('trailer') as [string, string];
    this.trailer = trailer.slice(0, trailer.indexOf('startxref')).trim();
    this.size = Number(/\/Size (\d+)/.exec(this.trailer)![1]);
    for (const [nr, [, place]] of [...table.matchAll(/^(\d{10}) \d{5} [nf]/gm)].entries()) this.places.set(nr, Number(place));
  }

  all(form: RegExp): string[] {
    return [...this.places.keys()]
      .slice(1)
      .map((nr) => this.text(nr))
      .filter((text) => form.test(text));
  }

  /** What is written of an object; of a stream, before it begins. */
  text(nr: number): string {
    const changed = this.changed.get(nr)?.toString('latin1');
    const from = this.raw.indexOf('\n', this.places.get(nr)) + 1;
    const text = changed ?? this.raw.slice(from, this.raw.indexOf('endobj', from));
    const stream = text.indexOf('\nstream\n');
    return stream < 0 ? text.trimEnd() : text.slice(0, stream);
  }

  stream(nr: number): string {
    const head = this.text(nr);
    const from = this.raw.indexOf('\nstream\n', this.places.get(nr)) + 8;
    const data = this.bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(head)![1]));
    return (head.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
  }

  replace(nr: number, text: string): void {
    this.changed.set(nr, Buffer.from(text, 'latin1'));
  }

  replaceStream(nr: number, text: string): void {
    this.changed.set(nr, streamOf(Buffer.from(text, 'latin1'), this.text(nr).includes('/Type /CMap') ? '/Type /CMap /WMode 0 ' : ''));
  }

  addStream(data: Buffer): number {
    const nr = this.size;
    this.size += 1;
    this.changed.set(nr, streamOf(data, ''));
    return nr;
  }

  updated(): Buffer {
    if (this.changed.size === 0) return this.bytes;
    const parts: Buffer[] = [this.bytes, Buffer.from('\n')];
    let length = this.bytes.length + 1;
    const table: string[] = [];
    for (const [nr, text] of [...this.changed].toSorted(([a], [b]) => a - b)) {
      const object = Buffer.concat([Buffer.from(`${nr} 0 obj\n`), text, Buffer.from('\nendobj\n')]);
      table.push(`${nr} 1\n${String(length).padStart(10, '0')} 00000 n\r\n`);
      parts.push(object);
      length += object.length;
    }
    const trailer = this.trailer.replace(/\/Size \d+/, `/Size ${this.size}`).replace(/>>$/, `/Prev ${this.start}\n>>`);
    parts.push(Buffer.from(`xref\n${table.join('')}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(parts);
  }
}

function streamOf(data: Buffer, more: string): Buffer {
  const packed = deflateSync(data);
  return Buffer.concat([Buffer.from(`<< ${more}/Length ${packed.length} /Filter /FlateDecode >>\nstream\n`), packed, Buffer.from('\nendstream')]);
}
