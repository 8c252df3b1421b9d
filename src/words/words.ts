import { english } from './english.js';
import { hindi } from './hindi.js';
import { tamil } from './tamil.js';

/** The languages in which the hub writes documents: BCP 47. A further one is a further catalogue here, complete or it does not compile. */
export const languages = ['en', 'hi', 'ta'] as const;
export type Language = (typeof languages)[number];

/** The paragraphs of the advisory that a report answers, and what cuts across them. */
export const paras = ['(i)', '(ii)', '(iii)', '(iv)', '(v)', '(vi)', '(vii)', '(viii)', '3', 'CROSS'] as const;
export type Para = (typeof paras)[number];

/** The indicators I1 to I35; a letter is a part of one. */
export const indicatorCodes = [
  'I1',
  'I2',
  'I3',
  'I4a',
  'I4b',
  'I4c',
  'I5',
  'I5b',
  'I6',
  'I7a',
  'I7b',
  'I8',
  'I9a',
  'I9b',
  'I9c',
  'I9d',
  'I10',
  'I11',
  'I12a',
  'I12b',
  'I12c',
  'I13',
  'I14a',
  'I14b',
  'I14c',
  'I15',
  'I16',
  'I17',
  'I18',
  'I19a',
  'I19b',
  'I19c',
  'I19d',
  'I20a',
  'I20b',
  'I21',
  'I22',
  'I23',
  'I24',
  'I25',
  'I26',
  'I27a',
  'I27b',
  'I28',
  'I29',
  'I30',
  'I31',
  'I32',
  'I33',
  'I34',
  'I35a',
  'I35b',
] as const;

export const units = ['NUMBER', 'PEOPLE', 'PERCENT', 'HOURS', 'PAISE', 'POINTS'] as const;
export type Unit = (typeof units)[number];

/** In what capacity a report is signed. */
export const capacities = ['DISTRICT_MAGISTRATE', 'ANTI_TRAFFICKING_UNIT', 'STATE_NODAL_OFFICER', 'STATE_COMMITTEE'] as const;
export type SigningCapacity = (typeof capacities)[number];

/** What is written in one language. `{}` stands for what is put in, in the order in which it is. */
export interface Words {
  /** January first. */
  months: readonly string[];
  titles: Record<'ACTION_TAKEN_REPORT' | 'REVIEW_PACK', string>;
  /** What a report answers: the advisory of the Ministry. */
  occasion: string;
  paras: Record<Para, string>;
  para: string;
  outcomes: string;
  indicators: Record<(typeof indicatorCodes)[number], string>;
  /** After the number; PAISE are written as rupees. */
  units: Record<Exclude<Unit, 'NUMBER' | 'PEOPLE' | 'PAISE'>, string>;
  capacities: Record<SigningCapacity, string>;
  state: string;
  district: string;
  period: string;
  cutOff: string;
  /** Instants are those of India. */
  time: string;
  from: string;
  version: string;
  hash: string;
  overview: string;
  asked: string;
  figures: string;
  reportedOf: string;
  written: string;
  yes: string;
  no: string;
  code: string;
  indicator: string;
  value: string;
  counted: string;
  outOf: string;
  notReported: string;
  fewerThan: string;
  moreThan: string;
  notTold: string;
  none: string;
  narrative: string;
  definition: string;
  target: string;
  chart: string;
  signatures: string;
  office: string;
  capacity: string;
  signedAt: string;
  unsigned: string;
  page: string;
  reading: string;
  notes: readonly string[];
}

export const words: Record<Language, Words> = { en: english, hi: hindi, ta: tamil };

/** Puts what is given in the places of a text, one after another. */
export function said(text: string, ...given: readonly (string | number)[]): string {
  let at = 0;
  return text.replaceAll('{}', () => String(given[at++] ?? ''));
}
