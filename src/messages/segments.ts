/** The characters that a text message holds in seven bits each (3GPP TS 23.038, 6.2.1), and those that take two places. */
const basic = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '\f^{}\\[~]|€';

export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  /** In the places of its encoding. */
  length: number;
  segments: number;
}

/**
 * In how many parts a text is sent and paid for: 160 places alone and 153 in each of several; with one character that is not in the table
 * (Devanagari, a curly quote) 70 and 67. What takes two places is not cut in the middle, so a part may end one place early.
 */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => basic.includes(character) || extended.includes(character));
  const widths = characters.map((character) => (isGsm ? (extended.includes(character) ? 2 : 1) : character.length));
  const length = widths.reduce((sum, width) => sum + width, 0);
  const [alone, each] = isGsm ? [160, 153] : [70, 67];
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  if (length <= alone) return { encoding, length, segments: 1 };
  let [segments, left] = [1, each];
  for (const width of widths) {
    if (width > left) [segments, left] = [segments + 1, each];
    left -= width;
  }
  return { encoding, length, segments };
}
