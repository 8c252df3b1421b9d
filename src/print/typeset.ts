import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Language } from '../words/words.js';
import { charactersOf, readFonts } from './fonts.js';
import { layOut } from './lay-out.js';
import type { PrintableReport } from './printable.js';
import { withReadableText } from './readable-text.js';

const TEMPLATE = fileURLToPath(new URL('report.typ', import.meta.url));
/** What was set in the last so many documents is kept: fonts, words, the template. Beyond that memory would grow with every report. */
const KEPT_DOCUMENTS = 10;

/** Sets reports as PDF/UA-1 by Typst, in the thread that it is made in. It reads the template and the fonts, and no other file. */
export class Typesetter {
  private readonly compiler: NodeCompiler;
  private readonly known: Set<number>;

  constructor(private readonly finish: (pdf: Buffer) => Buffer = withReadableText) {
    const fonts = readFonts();
    this.known = charactersOf(fonts);
    this.compiler = NodeCompiler.create({ workspace: path.dirname(TEMPLATE), fontArgs: [{ fontBlobs: fonts }] });
  }

  /** The same report gives the same bytes: nothing in them says when they were made. */
  set(report: PrintableReport, language: Language): Uint8Array {
    try {
      const data = JSON.stringify(layOut(report, language, this.known));
      return this.finish(this.compiler.pdf({ mainFilePath: TEMPLATE, inputs: { data } }, { pdfStandard: 'ua-1' }));
    } catch (error) {
      // The library says what is wrong where others say of what kind it is.
      throw new Error(`The report cannot be set: ${(error as { code?: unknown }).code}`, { cause: error });
    } finally {
      this.compiler.evictCache(KEPT_DOCUMENTS);
    }
  }
}
