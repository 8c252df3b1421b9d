import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Regular and bold of Latin, Devanagari and Tamil: SIL Open Font License 1.1, one family for all three so that lines look alike. */
export const fontFiles: readonly string[] = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
  '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf',
  '@expo-google-fonts/noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf',
  '@expo-google-fonts/noto-sans-tamil/700Bold/NotoSansTamil_700Bold.ttf',
];

export const readFonts = (): Buffer[] => fontFiles.map((file) => readFileSync(require.resolve(file)));

/** The characters that every one of the weights can show: those that a regular font has, of any of the three scripts. */
export function charactersOf(fonts: readonly Buffer[]): Set<number> {
  return new Set(fonts.filter((_, at) => at % 2 === 0).flatMap(charactersIn));
}

/** The table `cmap` of an OpenType font, format 12 or 4 (OpenType 1.9.1): from character to glyph. */
function charactersIn(font: Buffer): number[] {
  const table = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at).find((at) => font.toString('latin1', at, at + 4) === 'cmap')!;
  const cmap = font.readUInt32BE(table + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 8 + 8 * at));
  const wide = subtables.find((at) => font.readUInt16BE(at) === 12);
  if (wide !== undefined)
    return Array.from({ length: font.readUInt32BE(wide + 12) }, (_, at) => wide + 16 + 12 * at).flatMap((at) =>
      range(font.readUInt32BE(at), font.readUInt32BE(at + 4)),
    );
  const narrow = subtables.find((at) => font.readUInt16BE(at) === 4)!;
  const segments = font.readUInt16BE(narrow + 6) / 2;
  return Array.from({ length: segments }, (_, at) => at).flatMap((at) =>
    range(font.readUInt16BE(narrow + 16 + 2 * segments + 2 * at), Math.min(font.readUInt16BE(narrow + 14 + 2 * at), 0xfffe)),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
