import { Invalid } from '../errors.js';

const LONGEST_TEXT = 8000;
const LONGEST_NAME = 200;

/** Control characters other than tab and line ends, and the marks that reorder text: they hide what a text says. */
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;
/** Letters and marks of any script, the joiners that Indic scripts need, and what stands between parts of a name. */
const nameShape = /^[\p{L}\p{M}\p{N}\u200c\u200d .,'’/()-]+$/u;

/** Every text of an input, however deep: short enough, and with nothing in it that a person could not see. */
export function mustBeClean(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) throw new Invalid(`Texts have at most ${LONGEST_TEXT} characters.`, path);
    if (hidden.test(value)) throw new Invalid('Texts cannot hold control characters or marks that reorder the text.', path);
  } else if (Array.isArray(value)) value.forEach((item, i) => mustBeClean(item, [...path, String(i)]));
  else if (value !== null && typeof value === 'object' && !(value instanceof Date))
    for (const [key, item] of Object.entries(value)) mustBeClean(item, [...path, key]);
}

/** A person's name in any script: composed (NFC), trimmed, letters and marks. */
export function personName(value: string, path: readonly string[]): string {
  const name = value.normalize('NFC').replaceAll(/[\u200e\u200f]/gu, '').replaceAll(/\s+/gu, ' ').trim();
  if (name.length === 0 || name.length > LONGEST_NAME) throw new Invalid(`A name has 1 to ${LONGEST_NAME} characters.`, path);
  if (!nameShape.test(name)) throw new Invalid('A name is written in letters, with spaces, points, commas, hyphens or apostrophes.', path);
  return name;
}
