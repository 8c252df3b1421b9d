import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of the tag tree: what a screen reader walks along. */
export interface Tag {
  role: string;
  alt?: string;
  lang?: string;
  children?: Tag[];
}

export interface ReadPdf {
  pages: number;
  /** As it is copied out: in the order of reading, spaces and ends of lines as one space. */
  text: string;
  title: string;
  language: string;
  marked: boolean;
  /** The XMP metadata. */
  metadata: string;
  tags: Tag[];
}

/** Reads a PDF by another program than the one that made it. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  try {
    const { info, metadata } = await document.getMetadata();
    const marks = await document.getMarkInfo();
    const texts: string[] = [];
    const tags: Tag[] = [];
    for (let nr = 1; nr <= document.numPages; nr += 1) {
      const page = await document.getPage(nr);
      const { items } = await page.getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      const tree = await page.getStructTree();
      if (tree) tags.push(tree as unknown as Tag);
    }
    return {
      pages: document.numPages,
      text: oneLine(texts.join('\n')),
      title: (info as { Title?: string }).Title ?? '',
      language: (info as { Language?: string }).Language ?? '',
      marked: (marks as { Marked?: boolean } | null)?.Marked === true,
      metadata: metadata?.getRaw() ?? '',
      tags,
    };
  } finally {
    await task.destroy();
  }
}

export const oneLine = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/**
 * The letters alone. pdf.js guesses spaces from gaps, and finds some within words of Devanagari and Tamil; the variation selectors are where it
 * takes a code that stands for nothing for a character (`readable-text.ts`).
 */
export const dense = (text: string) => text.normalize('NFC').replaceAll(/[\s\ufe00-\ufe0f]+/g, '');

export function allTags(tags: readonly Tag[]): Tag[] {
  return tags.flatMap((tag) => [tag, ...allTags(tag.children ?? [])]);
}
