import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { root } from '../../src/root.js';

const folder = join(root, 'portal/words');
const languages = readdirSync(folder);
const rooms = readdirSync(join(folder, 'en'));
const catalogue = (language: string, room: string) => JSON.parse(readFileSync(join(folder, language, room), 'utf8')) as Record<string, string>;

/** What a text has places for, and of which it makes plurals. */
function places(message: string): string[] {
  const found = new Set<string>();
  const visit = (parts: unknown): void => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as unknown[]) {
      if (!Array.isArray(part)) continue;
      const [name, kind, forms] = part as [string, string | undefined, Record<string, unknown> | undefined];
      if (kind === 'plural' || kind === 'select' || kind === 'selectordinal') {
        found.add(`${name} ${kind}`);
        for (const form of Object.values(forms ?? {})) visit(form);
      } else found.add(name);
    }
  };
  visit(compileMessage(message));
  // A form of a plural may say its number or not.
  return [...found].filter((place) => place !== '#').toSorted();
}

test('there are three languages, and each has every room', () => {
  expect(languages.toSorted()).toEqual(['en', 'hi', 'ta']);
  for (const language of languages) expect({ language, rooms: readdirSync(join(folder, language)) }).toEqual({ language, rooms });
});

describe.each(rooms)('%s', (room) => {
  const english = catalogue('en', room);
  test.each(['hi', 'ta'])('every text of it is in %s, with the same places, and in its own letters', (language) => {
    const other = catalogue(language, room);
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted());
    const script = language === 'hi' ? /\p{Script=Devanagari}/u : /\p{Script=Tamil}/u;
    for (const [key, message] of Object.entries(english)) {
      expect({ key, places: places(other[key]!) }).toEqual({ key, places: places(message) });
      // A code, a unit or a sign is the same everywhere: what is more than two letters long and no abbreviation is not.
      if (/[a-z]{3}/.test(message.replaceAll(/\{[^}]*\}/g, ''))) expect({ key, isTold: script.test(other[key]!) }).toEqual({ key, isTold: true });
    }
  });
});

test('numbers that stand beside a word have a plural of it', () => {
  const wrong = rooms.flatMap((room) =>
    Object.entries(catalogue('en', room)).flatMap(([key, message]) =>
      /\{(?:n|count|number)\} [a-z]+s\b/.test(message) ? [`${room} ${key}: ${message}`] : [],
    ),
  );
  expect(wrong).toEqual([]);
});
