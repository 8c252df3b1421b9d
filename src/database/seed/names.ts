import { Script } from '../../survivors/codes.js';
import type { Random } from './random.js';

/**
 * Names of nobody: syllables put together by chance. The scripts of the north and the south have the same letters in the same
 * places of their Unicode blocks, so one name is written in any of them by moving its letters.
 */
const syllables: readonly { latin: string; letters: string; urdu: string }[] = [
  'क k ک',
  'ज j ج',
  'त t ت',
  'न n ن',
  'प p پ',
  'म m م',
  'य y ی',
  'र r ر',
  'ल l ل',
  'स s س',
  'ह h ہ',
].flatMap((line) => {
  const [letter, latin, urdu] = line.split(' ');
  return ['|a|', 'ा|a|ا', 'ि|i|ی', 'ु|u|و', 'े|e|ے', 'ो|o|و'].map((sign) => {
    const [mark = '', vowel, long] = sign.split('|');
    return { latin: latin! + vowel!, letters: letter! + mark, urdu: urdu! + long! };
  });
});

const DEVANAGARI = 0x0900;

/** Where each script's block begins. */
const blocks: Partial<Record<Script, number>> = {
  [Script.DEVANAGARI]: DEVANAGARI,
  [Script.BENGALI]: 0x0980,
  [Script.GURMUKHI]: 0x0a00,
  [Script.GUJARATI]: 0x0a80,
  [Script.ODIA]: 0x0b00,
  [Script.TAMIL]: 0x0b80,
  [Script.TELUGU]: 0x0c00,
  [Script.KANNADA]: 0x0c80,
  [Script.MALAYALAM]: 0x0d00,
};

/** By LGD code of the State; Devanagari elsewhere. */
const scripts: Readonly<Record<number, Script>> = {
  1: Script.ARABIC,
  37: Script.ARABIC,
  3: Script.GURMUKHI,
  4: Script.GURMUKHI,
  14: Script.BENGALI,
  16: Script.BENGALI,
  18: Script.BENGALI,
  19: Script.BENGALI,
  21: Script.ODIA,
  24: Script.GUJARATI,
  38: Script.GUJARATI,
  28: Script.TELUGU,
  36: Script.TELUGU,
  29: Script.KANNADA,
  31: Script.MALAYALAM,
  32: Script.MALAYALAM,
  33: Script.TAMIL,
  34: Script.TAMIL,
};

export function scriptOf(state: number): Script {
  return scripts[state] ?? Script.DEVANAGARI;
}

/** A made-up name, in Latin letters and in a script of the home State. */
export function nameOf(random: Random, state: number): { latin: string; script: Script; written: string } {
  const script = scriptOf(state);
  const words = [2, random.whole(2, 3)].map((length) => Array.from({ length }, () => random.of(syllables)));
  const latin = words.map((word) => capital(word.map((syllable) => syllable.latin).join(''))).join(' ');
  const block = blocks[script];
  const written = words
    .map((word) =>
      block === undefined ? word.map(({ urdu }) => urdu).join('') : moved(word.map(({ letters }) => letters).join(''), block - DEVANAGARI),
    )
    .join(' ');
  return { latin, script, written };
}

/** A made-up word, such as the name of a village or a workshop. */
export function wordOf(random: Random): string {
  return capital(random.of(syllables).latin + random.of(syllables).latin + random.of(syllables).latin);
}

/** No such number can be dialled in India. */
export function phoneOf(random: Random): string {
  return `00000${String(random.whole(0, 99_999)).padStart(5, '0')}`;
}

function moved(text: string, by: number): string {
  let result = '';
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(text.charCodeAt(i) + by);
  return result;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
