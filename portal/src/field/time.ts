/** What time it is, by the hub: phones in the field are hours and days off, and `happenedAt` is a legal fact. */
import { signal } from '@preact/signals';
import { awayText, instantText } from '../kit/when.js';

const KEPT = 'samanvay.field.offset';
/** Of the phone's clock, which has no more than the header's seconds to be judged by. */
const UNFELT_MS = 5000;
const WORTH_SAYING_MS = 2 * 60_000;

/** What must be added to this phone's clock. */
export const offset = signal(Number(localStorage.getItem(KEPT) ?? 0));
export const isClockOff = () => Math.abs(offset.value) > WORTH_SAYING_MS;

/** Learned from each answer of the hub: its `Date`, between asking and hearing. */
export function measure(date: string | null, askedAt: number): void {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return;
  const found = Math.round(told + 500 - (askedAt + Date.now()) / 2);
  offset.value = Math.abs(found) < UNFELT_MS ? 0 : found;
  localStorage.setItem(KEPT, String(offset.value));
}

/** Now, corrected. */
export const now = (): Date => new Date(Date.now() + offset.value);

export const at = (instant: string | number): string => instantText(new Date(instant), now());
export const away = (instant: string | number): string => awayText(new Date(instant), now());
