import { expect, test } from '@jest/globals';
import { dayWritten, grouped, instantWritten, languageOf, periodWritten, rupees } from '../../src/words/numbers.js';
import { type Language, type Words, languages, said, words } from '../../src/words/words.js';

/** Every text of a catalogue, by where it stands. */
function textsOf(catalogue: Words): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, at: string) => {
    if (typeof value === 'string') texts.set(at, value);
    else for (const [key, below] of Object.entries(value as object)) walk(below, `${at}.${key}`);
  };
  walk(catalogue, '');
  return texts;
}

const scripts: Record<Language, RegExp> = { en: /^[\p{Script=Latin}\p{Script=Common}]*$/u, hi: /\p{Script=Devanagari}/u, ta: /\p{Script=Tamil}/u };
const foreign: Record<Language, RegExp> = {
  en: /[\p{Script=Devanagari}\p{Script=Tamil}]/u,
  hi: /[\p{Script=Tamil}]/u,
  ta: /[\p{Script=Devanagari}]/u,
};

test.each(languages)('%s has a text for everything, in its own script and with the same places to fill', (language) => {
  const [texts, english] = [textsOf(words[language]), textsOf(words.en)];
  expect([...texts.keys()]).toEqual([...english.keys()]);
  for (const [at, text] of texts) {
    expect(text.trim()).not.toBe('');
    expect(text).toBe(text.normalize('NFC'));
    expect(text.split('{}')).toHaveLength(english.get(at)!.split('{}').length);
    expect(text).not.toMatch(foreign[language]);
    // A percent sign is a percent sign everywhere.
    if (at !== '.units.PERCENT') expect(text).toMatch(scripts[language]);
  }
});

test('no two months, and no two indicators, are called the same', () => {
  for (const { months, indicators } of Object.values(words)) {
    expect(new Set(months).size).toBe(12);
    expect(new Set(Object.values(indicators)).size).toBe(Object.keys(indicators).length);
  }
});

test('numbers, days and money are written as in India', () => {
  expect([grouped(1234567), grouped(0), grouped(92.5), grouped(1000.126)]).toEqual(['12,34,567', '0', '92.5', '1,000.13']);
  expect([rupees(12345675), rupees(5000000)]).toEqual(['₹ 1,23,456.75', '₹ 50,000']);
  expect(dayWritten('2026-03-04')).toBe('04-03-2026');
  // A minute before midnight in India.
  expect(instantWritten(new Date('2026-10-14T18:29:59.999Z'))).toBe('14-10-2026 23:59');
});

test.each<[Language, string, string, string]>([
  ['en', '2026-07-01', '2026-09-30', 'July to September 2026'],
  ['hi', '2026-07-01', '2026-09-30', 'जुलाई से सितंबर 2026'],
  ['ta', '2026-07-01', '2026-09-30', 'ஜூலை முதல் செப்டம்பர் வரை 2026'],
  ['en', '2028-02-01', '2028-02-29', 'February 2028'],
  ['en', '2026-07-02', '2026-09-30', '02-07-2026 to 30-09-2026'],
  ['en', '2026-12-01', '2027-01-31', '01-12-2026 to 31-01-2027'],
])('in %s the period from %s to %s is called %s', (language, from, until, called) => {
  expect(periodWritten(words[language], from, until)).toBe(called);
});

test('the language of what was typed is told by its script', () => {
  expect([languageOf('जिला', 'en'), languageOf('மாவட்டம்', 'hi'), languageOf('District 7', 'ta'), languageOf('15/7', 'ta')]).toEqual([
    'hi',
    'ta',
    'en',
    'ta',
  ]);
  expect(said('{} of {}', 3, 4)).toBe('3 of 4');
});
