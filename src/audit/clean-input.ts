import { Invalid } from '../errors.js';

const LONGEST_TEXT = 8000;
const LONGEST_NAME = 200;

/** Control characters other than tab and line ends, marks that reorder text, and characters without a shape: they hide what a text says. */
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]/u;
/** Letters and marks of any script, the joiners that Indic scripts need, and what stands between parts of a name. */
// The joiners are meant one by one, which the rule takes for a joined sequence.
// oxlint-disable-next-line no-misleading-character-class
const nameShape = /^[\p{L}\p{Mn}\p{Mc}\p{N}\u200c\u200d .,'’/()-]+$/u;
/** They pick the look of an emoji and belong to no name. */
const variationSelectors = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** Every text of an input, however deep: short enough, and with nothing in it that a person could not see. */
export function mustBeClean(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) throw new Invalid(`Texts have at most ${LONGEST_TEXT} characters.`, path);
    if (!value.isWellFormed()) throw new Invalid('This text holds half a character. Send it as Unicode.', path);
    if (hidden.test(value)) throw new Invalid('Texts cannot hold control characters or marks that reorder the text.', path);
  } else if (Array.isArray(value)) value.forEach((item, i) => mustBeClean(item, [...path, String(i)]));
  else if (value !== null && typeof value === 'object' && !(value instanceof Date))
    for (const [key, item] of Object.entries(value)) mustBeClean(item, [...path, key]);
}

/** A person's name in any script: composed (NFC), trimmed, letters and marks. */
export function personName(value: string, path: readonly string[]): string {
  const name = value
    .normalize('NFC')
    .replaceAll(/[\u061c\u200e\u200f]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (name.length === 0 || name.length > LONGEST_NAME) throw new Invalid(`A name has 1 to ${LONGEST_NAME} characters.`, path);
  if (!nameShape.test(name) || !/\p{L}/u.test(name) || variationSelectors.test(name))
    throw new Invalid('A name is written in letters, with spaces, points, commas, hyphens or apostrophes.', path);
  return name;
}

/** A text that says something. */
export function written(value: string, path: readonly string[], longest = LONGEST_TEXT): string {
  const text = value.trim();
  if (text.length === 0 || text.length > longest) throw new Invalid(`This needs 1 to ${longest} characters.`, path);
  return text;
}

/** The number of an order, a letter or an FIR: a number, so that no name slips in. */
export function mustBeANumber(value: string, path: readonly string[]): void {
  if (!/^(?=.*\d)[A-Za-z\d][A-Za-z\d ./()-]{0,39}$/.test(value))
    throw new Invalid('A number has letters, digits, points, strokes and hyphens, at most 40, and a digit among them.', path);
}
