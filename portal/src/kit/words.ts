/**
 * Words in the language of whoever reads. A text is named by a key and written in `words/<language>/<room>.json` as an ICU message; it is English that
 * says which keys there are (`Key`). A language is fetched alone, and each room's words with the room.
 */
import { i18n } from '@lingui/core';
import { signal } from '@preact/signals';
import type en from '../../words/en/common.json';

export const languages = { en: 'English', hi: 'हिन्दी', ta: 'தமிழ்' } as const;
export type Language = keyof typeof languages;
type Catalogue = Record<string, string>;
/** The catalogues of a room by path, as `import.meta.glob` of them gives. */
export type Catalogues = Record<string, () => Promise<unknown>>;

const KEPT = 'samanvay.language';
const rooms = new Map<string, Catalogues>();
/** Grows when words arrive, so that what is on the screen is said anew. */
export const language = signal<Language>(chosen());

function chosen(): Language {
  const asked = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return (asked.find((one) => one !== null && one in languages) as Language | undefined) ?? 'en';
}

/** Fetches the words of a room in the language that is read, and in those that will be. */
export async function useCatalogue(room: string, catalogues: Catalogues): Promise<void> {
  rooms.set(room, catalogues);
  await fetchWords(language.value, catalogues);
}

async function fetchWords(of: Language, catalogues: Catalogues): Promise<void> {
  const load = Object.entries(catalogues).find(([path]) => path.includes(`/words/${of}/`))?.[1];
  if (load) i18n.load(of, ((await load()) as { default: Catalogue }).default);
  i18n.activate(of);
}

export async function speak(to: Language): Promise<void> {
  await Promise.all([...rooms.values()].map((catalogues) => fetchWords(to, catalogues)));
  i18n.activate(to);
  localStorage.setItem(KEPT, to);
  document.documentElement.lang = to;
  language.value = to;
}

type Values = Record<string, string | number>;

/** Says a text. Reading `language` makes whatever is on the screen follow a change of it. */
export function say(key: string, values?: Values): string {
  void language.value;
  return i18n._(key, values);
}

/** Says a text of the words that every screen has; a room has a `t` of its own with its own keys. */
export const t = say as (key: keyof typeof en, values?: Values) => string;

/** Whether there is a text under this key: for codes of the API that a language may not have a word for yet. */
export function says(key: string): boolean {
  void language.value;
  return key in i18n.messages;
}

/** A code of the API in words, such as `JourneyStatus.RESTORED`; without a word for it the code as it is, readable. */
export function code(list: string, value: string): string {
  const key = `${list}.${value}`;
  return says(key) ? say(key) : value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');
}
