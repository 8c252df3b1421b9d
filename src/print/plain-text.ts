/** What a line may hold besides characters of the fonts: its end, and what joins and parts letters in Devanagari and Tamil. */
const KEPT = new Set([0x0a, 0x200c, 0x200d]);

/** Turns the direction of what follows, or hides that something is there: on paper nobody would see that a text says something else. */
const TURNS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/**
 * A text as it can be printed: in composed form, and what no font has, or what would make the rest look like something else, as its number,
 * so that the reader sees that there is something.
 */
export function plainText(text: string, known: ReadonlySet<number>): string {
  return Array.from(text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' '))
    .map((character) => {
      const code = character.codePointAt(0)!;
      const shown = KEPT.has(code) || (known.has(code) && !TURNS.test(character));
      return shown ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
}
