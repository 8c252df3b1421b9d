import type { Language, Words } from './words.js';

/** With the digits grouped as in India: 12,34,567. Up to two decimals, where there are any. */
export function grouped(value: number): string {
  return value.toLocaleString('en-IN', { maximumFractionDigits: 2 });
}

/** Paise as rupees. */
export function rupees(paise: number): string {
  return `₹ ${(paise / 100).toLocaleString('en-IN', { minimumFractionDigits: paise % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })}`;
}

/** DD-MM-YYYY of a day written YYYY-MM-DD. */
export function dayWritten(day: string): string {
  return day.split('-').toReversed().join('-');
}

/** DD-MM-YYYY HH:MM in India. */
export function instantWritten(at: Date): string {
  const india = new Date(at.getTime() + 5.5 * 3_600_000).toISOString();
  return `${dayWritten(india.slice(0, 10))} ${india.slice(11, 16)}`;
}

/** A period by its first and last day: whole months of a year by their names, anything else by its days. */
export function periodWritten({ months, from }: Words, firstDay: string, lastDay: string): string {
  const [year, month] = firstDay.split('-').map(Number) as [number, number];
  const [lastYear, lastMonth, day] = lastDay.split('-').map(Number) as [number, number, number];
  const whole = firstDay.endsWith('-01') && year === lastYear && day === new Date(Date.UTC(lastYear, lastMonth, 0)).getUTCDate();
  if (!whole) return put(from, dayWritten(firstDay), dayWritten(lastDay));
  return month === lastMonth ? `${months[month - 1]} ${year}` : `${put(from, months[month - 1]!, months[lastMonth - 1]!)} ${year}`;
}

function put(text: string, one: string, other: string): string {
  return text.replace('{}', one).replace('{}', other);
}

/** The language of a text that is shown as it was typed, by its script; where it cannot be told, that of the document. */
export function languageOf(text: string, document: Language): Language {
  if (/\p{Script=Tamil}/u.test(text)) return 'ta';
  if (/\p{Script=Devanagari}/u.test(text)) return 'hi';
  return /\p{Script=Latin}/u.test(text) ? 'en' : document;
}
