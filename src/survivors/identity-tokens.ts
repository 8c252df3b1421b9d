import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeyRing } from '../keys/key-ring.js';
import type { Identity } from './sealed-identity.js';

/**
 * THE BLIND INDEX. A person is found by name, year of birth and home district together, exactly or in a spelling that is as good as the
 * same; never by a name alone, which many bear. What is kept is 48 bits of HMAC-SHA-256 under a key of its own outside the
 * database: equal for equal persons, and to nobody without the key more than that.
 */
export interface Compound {
  /** In any of the scripts in which it was recorded. */
  name: string;
  birthYear: number;
  /** LGD code. */
  homeDistrict: number;
}

/** An age that is known less closely than this finds too many. */
const MOST_YEARS = 8;
const TOKEN_BYTES = 6;

interface AgeBand {
  ageFrom: number;
  ageTo: number;
  /** The day on which the age was that, as YYYY-MM-DD. */
  ageOn: string;
}

/** All by which this person is found: each name, and each year of birth that the age allows where the birth date is not known. */
export function tokensOf(keys: KeyRing, { names, bornOn, homeDistrict }: Identity, age: AgeBand): number[] {
  if (homeDistrict === undefined) return [];
  const years = bornOn ? [Number(bornOn.slice(0, 4))] : birthYears(age);
  const spellings = new Set(names.map(({ fullName }) => spelling(fullName)));
  return [...spellings].flatMap((spelled) => years.map((birthYear) => tokenOf(keys, spelled, birthYear, homeDistrict)));
}

/** The survivors of this compound, among those whose identity the caller's row policies open. Found or not, the same work is done. */
export async function findByIdentity(em: EntityManager, keys: KeyRing, { name, birthYear, homeDistrict }: Compound): Promise<string[]> {
  const rows: { survivor_id: string }[] = await em.execute('select survivor_id from hub.identity_token where token = ? order by survivor_id', [
    tokenOf(keys, spelling(name), birthYear, homeDistrict),
  ]);
  return rows.map((row) => row.survivor_id);
}

function tokenOf(keys: KeyRing, spelled: string, birthYear: number, homeDistrict: number): number {
  return keys.sign('blind-index', `identity|${spelled}|${birthYear}|${homeDistrict}`).readUIntBE(0, TOKEN_BYTES);
}

function birthYears({ ageFrom, ageTo, ageOn }: AgeBand): number[] {
  const year = Number(ageOn.slice(0, 4));
  const [first, last] = [year - ageTo - 1, year - ageFrom];
  return last - first >= MOST_YEARS ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** What stands beside a name and belongs to none. */
const titles = new Set(['shri', 'sri', 'smt', 'kumari', 'km', 'ku', 'late', 'mr', 'mrs', 'ms']);

/** Spellings of one sound in Latin letters, as clerks write names of India. In this order. */
const sounds: readonly [RegExp, string][] = [
  [/\b(?:mohd|md|mohammad|mohammed|muhammad|mohamed|muhammed)\b/g, 'mohamad'],
  [/ee|ii|ie(?=\s|$)/g, 'i'],
  [/oo|uu/g, 'u'],
  [/aa/g, 'a'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/ksh|x/g, 'ks'],
  [/q/g, 'k'],
  [/(?<=[a-z])y(?=\s|$)/g, 'i'],
  [/(?<=[aeiou])h(?=\s|$)/g, ''],
  [/([a-z])\1/g, '$1'],
];

/** Signs that are left out at will: accents, the nukta of each script, vowel marks and the stroke of Arabic letters. */
const marks = /[\u0300-\u036f\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\u0640\u064b-\u0655\u0670]/gu;
/** Signs of which either is written: candrabindu and anusvara, and the letters of Arabic and of Urdu. */
const alike = new Map(['ँं', 'ঁং', 'ਁਂ', 'ઁં', 'ଁଂ', 'ఀం', 'ಀಂ', 'ഁം', 'يی', 'ىی', 'كک', 'هہ', 'ةہ'].map((pair) => [pair[0]!, pair[1]!]));

/**
 * A name without what differs from clerk to clerk: case, spaces, points, marks, titles, the order of its words, and spellings of one
 * sound. From one script to another nothing is carried over: who is written in two scripts is found by either.
 */
export function spelling(name: string): string {
  // Taken apart, a letter with a nukta is the letter and the nukta, whichever way it came.
  const bare = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll(/[\p{L}\p{M}]/gu, (letter) => alike.get(letter) ?? letter);
  let text = bare
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u2060'’`]/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  for (let before; before !== text;) {
    before = text;
    for (const [variant, one] of sounds) text = text.replaceAll(variant, one);
  }
  const words = text.split(' ').toSorted();
  const named = words.filter((word) => !titles.has(word));
  return (named.length > 0 ? named : words).join(' ');
}
